"""Nothing but the output is written, by one run at a time: locks, links, modes and names that are no files."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from factx.errors import OutputError
from factx.output import conversion, destination, locks
from tests.cli.conftest import Command

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, modes and locks of POSIX")
ARTICLE = "“Go,” said Ana Sosa. “Stay,” she said."


@pytest.fixture
def facts(factx_command: Command, tmp_path: Path) -> Path:
    """Finished facts, with the manifest that merge asks for."""
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert factx_command("extract", "a.txt", "-o", "facts.jsonl", "--with-articles", "-q").status == 0
    return tmp_path / "facts.jsonl"


WRITING = [
    ["extract", "a.txt", "-o", "out.jsonl"],
    ["extract", "a.txt", "-o", "out.sqlite"],
    ["extract", "a.txt", "-o", "out.csv", "-t", "quote"],
    ["extract", "a.txt", "-o", "out.html"],
    ["convert", "facts.jsonl", "-o", "out.jsonl"],
    ["convert", "facts.jsonl", "-o", "out.sqlite"],
    ["merge", "facts.jsonl", "-o", "out.jsonl"],
    ["merge", "facts.jsonl", "-o", "out.sqlite"],
    ["ledger", "facts.jsonl", "-o", "out.csv"],
    ["report", "facts.jsonl", "-o", "out.html"],
]
writing = pytest.mark.parametrize("command", WRITING, ids=lambda command: f"{command[0]}-{command[3][4:]}")


@writing
def test_a_second_run_keeps_off(command: list[str], facts: Path, factx_command: Command) -> None:
    out = facts.with_name(command[3])
    with locks.held(out):
        ran = factx_command(*command)
    assert ran.status == 2
    assert f"factx: error: {out.name}: is being written by another run; " in ran.stderr
    assert not out.exists()
    assert factx_command(*command).status == 0
    assert out.exists()
    assert not list(facts.parent.glob("*.lock"))


@writing
def test_the_lock_is_held_until_the_last_file_has_its_name(
    command: list[str], facts: Path, factx_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As seen at every renaming, where a second run would do harm."""
    out, seen = facts.with_name(command[3]), []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append(self.name)
        with pytest.raises(OutputError), locks.held(out):
            pass
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    assert factx_command(*command).status == 0
    assert seen


def test_what_a_killed_run_left_of_its_lock_holds_nobody_up(facts: Path, factx_command: Command) -> None:
    locks.lock_of(facts.with_name("out.jsonl")).touch()
    assert factx_command("convert", "facts.jsonl", "-o", "out.jsonl").status == 0


def test_one_that_waits_for_a_lock_that_is_removed_takes_none_by_mistake(tmp_path: Path) -> None:
    """Its file was opened before the other run removed it: whoever comes third would lock another."""
    out = tmp_path / "out"
    real = locks._lock

    def removed_meanwhile(descriptor: int, path: Path) -> None:
        locks._lock = real
        locks.lock_of(path).unlink()
        real(descriptor, path)

    locks._lock = removed_meanwhile
    try:
        with locks.held(out), pytest.raises(OutputError), locks.held(out):
            pass
    finally:
        locks._lock = real


# --- links


def _beside(out: Path) -> Iterator[Path]:
    for ending in (".part", ".new", ".lines", ".lines.part", ".part.ordered", ".lock"):
        yield out.with_name(out.name + ending)
    yield out.with_name(f".{out.name}.part.factx")


@writing
@pytest.mark.parametrize("hard", [False, True])
def test_links_in_the_place_of_unfinished_files_are_not_written_through(
    command: list[str], hard: bool, facts: Path, factx_command: Command
) -> None:
    precious = facts.with_name("precious")
    precious.write_text("mine")
    for path in _beside(facts.with_name(command[3])):
        if hard and not path.name.endswith(".lock"):
            path.hardlink_to(precious)
        elif not hard:
            path.symlink_to(precious)

    factx_command(*command)

    assert precious.read_text() == "mine"


def test_a_link_in_the_place_of_the_lock_is_refused_in_a_line(facts: Path, factx_command: Command) -> None:
    facts.with_name("out.jsonl.lock").symlink_to("precious")

    ran = factx_command("convert", "facts.jsonl", "-o", "out.jsonl")

    assert (ran.status, len(ran.lines)) == (2, 1)
    assert not facts.with_name("precious").exists()


def test_a_run_does_not_go_on_through_a_link(facts: Path, factx_command: Command) -> None:
    precious = facts.with_name("precious")
    precious.write_bytes(facts.read_bytes())
    facts.with_name("out.jsonl.part").symlink_to(precious)
    facts.with_name(".facts.jsonl.factx").rename(facts.with_name(".out.jsonl.part.factx"))
    before = precious.read_bytes()

    ran = factx_command("extract", "a.txt", "a.txt", "-o", "out.jsonl", "--with-articles", "--resume")

    assert ran.status == 2
    assert precious.read_bytes() == before


# --- --errors and -o


@pytest.mark.parametrize("name", ["out.jsonl", "./out.jsonl", "soft", "out.jsonl.part", ".out.jsonl.part.factx"])
def test_failures_are_not_written_over_the_facts(name: str, facts: Path, factx_command: Command) -> None:
    facts.with_name("soft").symlink_to("out.jsonl")

    ran = factx_command("extract", "a.txt", "none.txt", "-o", "out.jsonl", "--errors", name, "--force")

    assert ran.status == 2
    assert ran.lines == [f"factx: error: --errors {Path(name)}: is what -o out.jsonl writes; name another file"]
    assert not facts.with_name("out.jsonl").exists()


def test_nor_where_the_facts_have_another_name_for_the_same_file(facts: Path, factx_command: Command) -> None:
    facts.with_name("other").hardlink_to(facts)
    before = facts.read_bytes()

    ran = factx_command("extract", "a.txt", "none.txt", "-o", "facts.jsonl", "--errors", "other", "--force")

    assert ran.status == 2
    assert facts.read_bytes() == before


def test_facts_and_failures_may_both_go_nowhere(facts: Path, factx_command: Command) -> None:
    assert factx_command("extract", "a.txt", "-o", "/dev/null", "--errors", "/dev/null").status == 0


# --- modes


@writing
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_a_file_that_is_overwritten_keeps_its_mode(
    command: list[str], mode: int, facts: Path, factx_command: Command
) -> None:
    out = facts.with_name(command[3])
    out.write_text("old")
    out.chmod(mode)

    assert factx_command(*command, "--force").status == 0

    assert stat.S_IMODE(out.stat().st_mode) == mode


def test_what_is_secret_is_so_while_it_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.touch(mode=0o600)
    with destination.whole_file(out, force=True):
        assert stat.S_IMODE((tmp_path / "out.part").stat().st_mode) == 0o600


# --- names


@pytest.mark.parametrize("name", ["", ".", "/", "..", "folder/", "./", "a/.."])
@pytest.mark.parametrize(
    "command", [["extract", "a.txt"], ["convert", "facts.jsonl"], ["merge", "facts.jsonl"], ["ledger", "facts.jsonl"],
                ["report", "facts.jsonl"]], ids=lambda command: str(command[0])
)  # fmt: skip
def test_what_names_no_file_is_a_usage_error(
    command: list[str], name: str, facts: Path, factx_command: Command
) -> None:
    if command[0] == "report" and name == "folder/":
        pytest.skip("a folder of pages is what `report -o folder/` writes")
    ran = factx_command(*command, "-o", name)

    assert ran.status == 2
    assert len(ran.lines) == 1
    assert "names no file" in ran.stderr


@pytest.mark.parametrize("name", ["file:x.sqlite", "file:x.sqlite?mode=memory", "file:%2e%2e/x.sqlite"])
def test_a_name_that_looks_like_an_address_is_a_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "file:%2e%2e").mkdir()
    lines = tmp_path / "lines"
    lines.write_bytes(b"")

    conversion.convert(lines, "sqlite", tmp_path / name)

    with closing(sqlite3.connect(tmp_path / name)) as database:
        assert database.execute("SELECT value FROM about WHERE name = 'schema'").fetchone() == ("factx/1",)


def test_such_a_name_in_the_working_folder(facts: Path, factx_command: Command) -> None:
    assert factx_command("extract", "a.txt", "-o", "file:x.sqlite").status == 0
    assert facts.with_name("file:x.sqlite").stat().st_size > 0


def test_a_name_that_is_too_long_is_named(facts: Path, factx_command: Command) -> None:
    for name in ("x" * 250 + ".jsonl", "x" * 248 + ".jsonl"):
        ran = factx_command("extract", "a.txt", "-o", name)
        assert ran.status == 2
        assert ran.stderr.startswith(f"factx: error: {name}: cannot be written (file name too long)")


# --- what is said when the system refuses


def test_a_full_disk_names_the_file_that_found_no_room(
    facts: Path, factx_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        name = "errors.txt"

        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

        def flush(self) -> None: ...

        def isatty(self) -> bool:
            return False

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None: ...

    opening = Path.open

    def opened(self: Path, *arguments: object, **options: object) -> object:
        return Full() if self.name == "errors.txt" else opening(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    ran = factx_command("extract", "a.txt", "none.txt", "--errors", "errors.txt")
    assert ran.status == 2
    assert ran.lines == ["factx: error: errors.txt: cannot be written (no space left on device); make room for it"]


@writing
def test_standard_output_is_not_blamed_for_a_file(
    command: list[str], facts: Path, factx_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    monkeypatch.setattr(Path, "replace", lambda *_: no_room(0))
    ran = factx_command(*command)
    assert ran.status == 2
    assert f"factx: error: {command[3]}" in ran.stderr
    assert "cannot be written (no space left on device); make room for it" in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_standard_output_is_blamed_where_it_is_to_blame() -> None:
    import subprocess

    from tests.processes import FACTX

    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*FACTX, "schema"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr == "factx: error: stdout: cannot be written (no space left on device); check where it goes\n"
