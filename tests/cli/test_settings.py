"""Settings: option before environment before file, and what is said about a slip in either."""

import json
import socket
import sys
from pathlib import Path

import pytest

from factx.cli import settings, settings_files
from factx.cli.app import command
from tests.cli.conftest import Command


def source_of(factx_command: Command, option: str, of: str = "extract") -> tuple[object, str]:
    rows = json.loads(factx_command("info", "--settings", "--json").stdout)
    return next((row["value"], row["source"]) for row in rows if (row["command"], row["option"]) == (of, option))


def test_a_default_is_called_one(factx_command: Command) -> None:
    assert source_of(factx_command, "text-field") == ("text", "default")


@pytest.mark.parametrize("key", ["text-field", "text_field"])
@pytest.mark.parametrize("table", ["", "[extract]\n"])
def test_a_file_sets_an_option_for_all_commands_or_one(
    factx_command: Command, tmp_path: Path, table: str, key: str
) -> None:
    Path(tmp_path, "factx.toml").write_text(f'{table}{key} = "body"')

    assert source_of(factx_command, "text-field") == ("body", "factx.toml")


def test_what_is_said_for_one_command_goes_before_what_is_said_for_all(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "factx.toml").write_text('color = "never"\n[ledger]\ncolor = "always"')

    assert source_of(factx_command, "color", "ledger")[0] == "always"
    assert source_of(factx_command, "color", "extract")[0] == "never"


def test_a_format_for_all_commands_is_for_those_that_write_it(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "factx.toml").write_text('format = "csv"')

    assert source_of(factx_command, "format", "extract") == ("csv", "factx.toml")
    assert source_of(factx_command, "format", "explain") == ("text", "default")


def test_a_format_that_nothing_writes_is_refused(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "factx.toml").write_text('format = "cvs"')

    ran = factx_command("extract", "-", stdin=b"Nobody left.")
    assert ran.status == 2
    assert "--format (from the settings file): 'cvs' is not one of" in ran.stderr


def test_a_project_file_is_read_where_there_is_no_factx_toml(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "pyproject.toml").write_text("[tool.other]\nx = 1\n[tool.factx]\nquiet = true\n")

    assert source_of(factx_command, "quiet") == (True, "pyproject.toml")


def test_the_environment_goes_before_the_file(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(tmp_path, "factx.toml").write_text('text-field = "body"')
    monkeypatch.setenv("FACTX_TEXT_FIELD", "content")

    assert source_of(factx_command, "text-field") == ("content", "FACTX_TEXT_FIELD")


def test_an_option_goes_before_both(factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(tmp_path, "factx.toml").write_text('text-field = "file"')
    monkeypatch.setenv("FACTX_TEXT_FIELD", "environment")
    line = json.dumps({"file": "“One.”", "environment": "“Two.”", "option": "“Three.”"}).encode()

    assert "“Two.”" in factx_command("extract", "-", "--input-format", "jsonl", stdin=line).stdout
    assert "“Three.”" in factx_command("extract", "-", "--text-field", "option", stdin=line).stdout
    monkeypatch.delenv("FACTX_TEXT_FIELD")
    assert "“One.”" in factx_command("extract", "-", "--input-format", "jsonl", stdin=line).stdout


def test_a_variable_names_another_file_or_none(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(tmp_path, "factx.toml").write_text("quiet = true")
    Path(tmp_path, "other.toml").write_text("verbose = 2")
    monkeypatch.setenv("FACTX_CONFIG", "other.toml")
    assert source_of(factx_command, "quiet")[1] == "default"
    assert source_of(factx_command, "verbose") == (2, "other.toml")

    monkeypatch.setenv("FACTX_CONFIG", "")
    assert source_of(factx_command, "verbose")[1] == "default"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('colour = "never"', "factx: error: factx.toml: colour: is no setting; use one of bom, color, "),
        (
            "[extrakt]\nquiet = true",
            "factx: error: factx.toml: [extrakt]: is no setting; use one of [convert], [evaluate], [explain], ",
        ),
        ("[ledger]\nglob = ['*']", "factx: error: factx.toml: ledger.glob: is no setting; use one of color, "),
        ("quiet = ", "factx: error: factx.toml: is not TOML ("),
    ],
)
def test_a_slip_in_the_file_ends_the_command_with_5(
    factx_command: Command, tmp_path: Path, toml: str, message: str
) -> None:
    Path(tmp_path, "factx.toml").write_text(toml)

    ran = factx_command("info")

    assert (ran.status, ran.stdout) == (5, "")
    assert ran.stderr.startswith(message)
    assert ran.stderr.count("\n") == 1


def test_a_value_of_the_wrong_kind_is_refused_with_its_place(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(tmp_path, "my.toml").write_text('max-chars = "many"')
    said = factx_command("extract", "-", "--config", "my.toml", stdin=b"x").stderr
    assert "--max-chars (from the settings file): " in said

    monkeypatch.setenv("FACTX_MAX_CHARS", "few")
    assert "--max-chars (from the environment): " in factx_command("extract", "-", stdin=b"x").stderr


def test_a_variable_that_sets_nothing_is_warned_about(factx_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTX_MODLE", "en")

    ran = factx_command("info")

    assert ran.status == 0
    assert ran.stderr.startswith("factx: warning: FACTX_MODLE: no option is set by it; ")


def test_every_option_of_every_command_has_a_variable_of_its_name() -> None:
    group = command()

    variables = {
        setting.option: f"FACTX_{setting.option.replace('-', '_').upper()}" for setting in settings.listed(group)
    }

    assert variables["max-chars"] == "FACTX_MAX_CHARS"
    assert not {"help", "version", "settings"} & variables.keys()


# --- whose file it is


SAFE_FOR_ALL = ("color", "format", "quiet", "text-field", "type")
FOR_THE_USER_ALONE = (
    *("engine", "errors", "force", "jobs", "lexicon", "max-chars", "model"),
    *("output", "resume", "shard", "fail-fast"),
)


def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toml: str) -> Path:
    """The settings file of the user's own configuration folder."""
    monkeypatch.setattr("typer.get_app_dir", lambda name: str(tmp_path / "home" / name))
    path = tmp_path / "home" / "factx" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(toml)
    return path


def test_what_names_a_path_or_a_host_or_takes_more_of_the_machine_is_not_harmless() -> None:
    assert set(SAFE_FOR_ALL) <= settings_files.HARMLESS
    assert not set(FOR_THE_USER_ALONE) & settings_files.HARMLESS


def test_every_harmless_option_is_one() -> None:
    assert {setting.option for setting in settings.listed(command())} >= settings_files.HARMLESS


@pytest.mark.parametrize("name", ["factx.toml", "pyproject.toml"])
def test_a_file_in_the_working_folder_sets_no_other_option(factx_command: Command, tmp_path: Path, name: str) -> None:
    table = "[tool.factx]\n" if name == "pyproject.toml" else ""
    others = {one.option for one in settings.listed(command())} - settings_files.HARMLESS
    assert others >= set(FOR_THE_USER_ALONE)
    Path(tmp_path, name).write_text(table + "\n".join(f'{option} = "/tmp/stranger"' for option in others))

    rows = json.loads(factx_command("info", "--settings", "--json").stdout)

    heeded = [row for row in rows if not row["ignored"] and row["source"] == name]
    assert heeded == []
    assert {row["option"] for row in rows if row["ignored"]} == others
    assert {row["source"] for row in rows if row["ignored"]} == {name}


def test_a_strangers_folder_overwrites_nothing(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text("precious")
    (tmp_path / "a.txt").write_text("“Go,” said Ana Sosa.", encoding="utf-8")
    (tmp_path / "factx.toml").write_text('output = "mine.jsonl"\nforce = true\nquiet = true\n')

    ran = factx_command("extract", "a.txt")

    assert (tmp_path / "mine.jsonl").read_text() == "precious"
    assert ran.status == 0
    assert ran.stderr == (
        "factx: warning: factx.toml: sets quiet; force, output ignored, because a file in the working folder may be "
        "anybody's (use all of it with --config factx.toml)\n"
    )


def test_a_strangers_folder_reaches_no_host(factx_command: Command, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        (tmp_path / "factx.toml").write_text(f'engine = "dask://127.0.0.1:{listening.getsockname()[1]}"')
        assert factx_command("extract", "-", stdin=b"Nobody left.").status == 0
        with pytest.raises(TimeoutError):
            listening.accept()


@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_the_file_that_is_used_is_named_in_one_line(factx_command: Command, tmp_path: Path, quiet: list[str]) -> None:
    (tmp_path / "factx.toml").write_text('color = "never"\n[ledger]\nformat = "csv"\n')

    said = factx_command("extract", "-", *quiet, stdin=b"Nobody left.").stderr

    assert ("factx: factx.toml: sets color\n" in said) == (not quiet)


def test_silence_that_the_folder_asks_for_does_not_hide_the_folders_file(
    factx_command: Command, tmp_path: Path
) -> None:
    (tmp_path / "factx.toml").write_text("quiet = true")

    assert factx_command("extract", "-", stdin=b"Nobody left.").stderr == "factx: factx.toml: sets quiet\n"


def test_a_file_that_says_nothing_to_the_command_is_not_named(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "factx.toml").write_text('[ledger]\noutput = "x.csv"\n')

    assert "factx.toml" not in factx_command("extract", "-", stdin=b"Nobody left.").stderr


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("joined", [True, False])
def test_a_file_named_on_the_command_line_may_set_every_option(
    factx_command: Command, tmp_path: Path, place: int, joined: bool
) -> None:
    (tmp_path / "factx.toml").write_text("quiet = true")
    (tmp_path / "my.toml").write_text("max-chars = 3")
    arguments = ["extract", "-"]
    arguments[place:place] = ["--config=my.toml"] if joined else ["--config", "my.toml"]

    ran = factx_command(*arguments, stdin=b"Nobody left.")

    assert ran.status == 4
    assert ran.stderr.startswith("factx: my.toml: sets max-chars\n")


def test_an_empty_name_means_no_file_at_all(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_settings(tmp_path, monkeypatch, "jobs = 3")
    (tmp_path / "factx.toml").write_text("quiet = ")

    assert factx_command("info", "--config", "").stderr == ""


def test_the_users_own_file_sets_every_option_and_the_folders_goes_before_it(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = own_settings(tmp_path, monkeypatch, 'jobs = 3\ncolor = "always"\ntext-field = "body"')
    (tmp_path / "factx.toml").write_text('jobs = 64\ncolor = "never"')

    assert source_of(factx_command, "jobs") == (3, str(own))
    assert source_of(factx_command, "text-field") == ("body", str(own))
    assert source_of(factx_command, "color") == ("never", "factx.toml")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG_CONFIG_HOME is of other systems")
@pytest.mark.parametrize("relative", ["", ".", "conf"])
def test_a_configuration_folder_within_the_working_folder_is_nobodys(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, relative: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", relative)
    folder = tmp_path / relative / "factx"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("jobs = 3")

    assert source_of(factx_command, "jobs")[1] == "default"


def test_the_page_of_settings_says_what_is_ignored_and_why(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "factx.toml").write_text('[extract]\nengine = "dask://198.51.100.7:8786"')

    last = factx_command("info", "--settings").stdout.splitlines()[-1]

    assert last.startswith("- extract ")
    assert last.endswith("factx.toml ignored: a file in the working folder may be anybody's")


@pytest.mark.parametrize(
    ("name", "toml", "message"),
    [
        ("pyproject.toml", "tool = 5", "pyproject.toml: tool: is no table; "),
        ("pyproject.toml", "[tool]\nfactx = 'x'", "pyproject.toml: factx: is no table; "),
        ("factx.toml", f"glob = {'[' * 20_000}{']' * 20_000}", "factx.toml: is nested too deep; "),
        ("factx.toml", f"{'a.' * 5_000}b = 1", "factx.toml: [a.a]: is no setting; "),
        ("factx.toml", f"{'k' * 5_000} = 1", f"factx.toml: {'k' * 60}…: is no setting; "),
        ("factx.toml", f"# {'x' * (1 << 20)}\n", "factx.toml: is larger than 1,048,576 bytes; "),
        ("factx.toml", f"verbose = {'9' * 10_000}", "factx.toml: is not TOML ("),
        ("factx.toml", "max-chars = inf", "factx.toml: max-chars: is no value of an option; "),
        ("factx.toml", "color = ['never']", "factx.toml: color: is no value of an option; "),
        ("factx.toml", "glob = [['*']]", "factx.toml: glob: is no value of an option; "),
        ("factx.toml", 'text-field = "a\\u0000b"', "factx.toml: text-field: is no value of an option; "),
    ],
)
def test_odd_files_are_refused_in_a_line(
    factx_command: Command, tmp_path: Path, name: str, toml: str, message: str
) -> None:
    (tmp_path / name).write_text(toml)

    ran = factx_command("extract", "-", stdin=b"Nobody left.")

    assert ran.status == 5
    assert ran.stderr.startswith(f"factx: error: {message}")
    assert ran.stderr.count("\n") == 1


def test_one_word_for_an_option_that_may_be_given_again_is_one_value(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "factx.toml").write_text('type = "quote"\nglob = "*.md"\npublished = 2022-01-07')

    assert source_of(factx_command, "glob") == (["*.md"], "factx.toml")
    assert source_of(factx_command, "published") == ("2022-01-07", "factx.toml")
    assert factx_command("extract", "-", stdin="“Go,” said Ana Sosa.".encode()).status == 0
