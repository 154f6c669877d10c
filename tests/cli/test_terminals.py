"""No text of an article and no name of a file steers a terminal, in whatever format or message it comes."""

import io
import json
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from factx.facts import Actor, Casualty, Count, Mention, Place, Quote, Record, Span
from factx.output import jsonl, terminal
from tests.cli.conftest import Command
from tests.processes import FACTX

ESC, OSC, C1 = "\x1b[2J", "\x1b]0;mine\x07", "\x9b31m\x85\x90"
HOSTILE = f"x{ESC}{OSC}{C1}\x7f\u061c\u200e\u200f\u202e\u2066\u2069\r\x08y"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")
WHERE = {"text": HOSTILE, "start_char": 0, "end_char": len(HOSTILE)}
COMMON = {**WHERE, "article": f"{HOSTILE}.txt", "rule": HOSTILE}
WHO = Mention(**WHERE, form="named", name=HOSTILE, actor="a1")
RECORDS: list[Record] = [
    Quote(**COMMON, id="q1", kind="direct", contents=(Span(**WHERE),), speaker=WHO, addressee=WHO),
    Casualty(
        **COMMON, id="c1", outcome="killed", kind="counted", source=WHO, victims=Span(**WHERE), place=Place(**WHERE, place_from="clause"),
        count=Count(**WHERE, low=2, high=2, best=2, modifier="exact"),
    ),
    Actor(**COMMON, id="a1", name=HOSTILE, aliases=(HOSTILE,), titles=(HOSTILE,), mentions=(WHO,)),
]  # fmt: skip


@pytest.fixture
def _files(tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(b"".join(map(jsonl.line, RECORDS)))
    (tmp_path / "a.txt").write_text(f"“We won {HOSTILE}”", encoding="utf-8", newline="")
    (tmp_path / f"b{HOSTILE}.txt").write_bytes(b"EXPLODE")
    (tmp_path / "bad.jsonl").write_text('{"type": "quote", "' + HOSTILE[:1] + '\x7f\x9b\u202e": 1}', encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words/persons.toml").write_text('[[entry]]\nwords = ["a\x9b\u200e"]\n', encoding="utf-8")
    (tmp_path / "gold.jsonl").write_bytes((tmp_path / "facts.jsonl").read_bytes())


COMMANDS: Sequence[Sequence[str]] = [
    *(("extract", "a.txt", "-f", chosen, "--with-articles") for chosen in ("table", "jsonl", "json")),
    *(("extract", "a.txt", "-t", "quote", "-f", chosen) for chosen in ("csv", "tsv")),
    ("extract", ".", "-t", "quote", "-f", "jsonl"),
    ("extract", f"none{HOSTILE}"),
    ("convert", "facts.jsonl"),
    ("convert", "facts.jsonl", "-t", "quote"),
    *(("ledger", "facts.jsonl", "-f", chosen) for chosen in ("table", "jsonl", "json", "csv")),
    *(
        ("query", "facts.jsonl", "SELECT * FROM quotes", "-f", chosen)
        for chosen in ("table", "jsonl", "json", "csv", "tsv")
    ),
    ("query", "facts.jsonl", f"SELECT '{ESC}{C1}' AS \"{C1}\""),
    ("query", "facts.jsonl", f"SELECT {ESC}{C1}"),
    ("convert", "bad.jsonl"),
    ("lexicon", "list", "persons", "--lexicon", "words"),
    ("lexicon", "check", "words"),
    ("evaluate", "gold.jsonl", "gold.jsonl"),
    ("extract", "a.txt", "--published", HOSTILE),
    ("extract", "a.txt", "-o", f"{HOSTILE}.xyz"),
]


@pytest.mark.usefixtures("_files")
@pytest.mark.parametrize(
    "arguments", COMMANDS, ids=lambda arguments: " ".join(arguments)[:48].encode("unicode_escape").decode()
)
def test_nothing_steers_a_terminal(
    arguments: Sequence[str], factx_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    colour = () if arguments[0] in ("evaluate", "lexicon") else ("--color", "never")
    ran = factx_command(*arguments, *colour, terminal=True)
    assert ran.stdout or ran.stderr
    assert not STEERING.findall(ran.stdout + ran.stderr)


@pytest.mark.usefixtures("_files")
def test_what_is_escaped_is_still_json(factx_command: Command) -> None:
    shown = factx_command("convert", "facts.jsonl", terminal=True).stdout
    assert [json.loads(line) for line in shown.splitlines()] == [record.model_dump(mode="json") for record in RECORDS]


@pytest.mark.usefixtures("_files")
@pytest.mark.parametrize("chosen", ["jsonl", "csv"])
def test_pipes_and_files_get_the_bytes_untouched(chosen: str, factx_command: Command, tmp_path: Path) -> None:
    ran = factx_command("extract", "a.txt", "-t", "quote", "-f", chosen)
    kept = "\x7f\u061c\u200e\u200f\u202e\u2066\u2069"
    assert kept in ran.stdout
    factx_command("extract", "a.txt", "-t", "quote", "-f", chosen, "-o", "out.txt", terminal=True)
    assert kept in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_a_real_terminal_named_as_the_output_is_one_too(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    (tmp_path / "facts.jsonl").write_bytes(b"".join(map(jsonl.line, RECORDS)))
    ours, theirs = pty.openpty()
    try:
        command = [*FACTX, "convert", "facts.jsonl", "-t", "quote", "--force", "-o", os.ttyname(theirs)]
        subprocess.run(command, cwd=tmp_path, stderr=subprocess.DEVNULL, check=True, timeout=60)
        shown = os.read(ours, 1 << 16).decode("utf-8").replace("\r\n", "\n")
    finally:
        os.close(ours)
        os.close(theirs)
    assert "\\u202e" in shown
    assert not STEERING.findall(shown)


def test_a_character_may_come_in_two_pieces() -> None:
    under = io.BytesIO()
    stream = terminal.shielded(under, terminal=True)
    data = "a\u202eb".encode()
    for place in range(len(data)):
        stream.write(data[place : place + 1])
    assert under.getvalue() == b"a\\u202eb"
    assert terminal.unshielded(stream) is under
    assert terminal.shielded(under) is cast(object, under)
