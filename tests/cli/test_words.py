"""What the command says to somebody who does not know it yet."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from factx import installing
from factx.output import jsonl
from tests.cli.conftest import Command
from tests.processes import FACTX
from tests.records import ONE_ARTICLE

COMMANDS = (
    "extract",
    "explain",
    "report",
    "query",
    "who",
    "ledger",
    "link",
    "convert",
    "merge",
    "evaluate",
    "schema",
    "info",
)


@pytest.mark.parametrize("name", ["article.txt", "news/", "https://lake.example/a", "-", "./a"])
def test_an_input_in_the_place_of_a_command(name: str, factx_command: Command) -> None:
    ran = factx_command(name)
    assert ran.status == 2
    assert (
        ran.lines == [f"factx: error: {name!r} is no command; to find its facts: factx extract {name}"] or name == "-"
    )


def test_a_slip_is_no_input(factx_command: Command) -> None:
    assert factx_command("extrct").lines[0].startswith("factx: error: factx: no such command 'extrct'")


@pytest.mark.parametrize(
    "types", ["quotes", "Quotes,casualties", "actors", "persons", "person", "organisations", "organization"]
)
def test_plurals_of_types(types: str, factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We won,” she said.", encoding="utf-8")
    assert factx_command("extract", "a.txt", "-t", types).status == 0


def test_version_in_short(factx_command: Command) -> None:
    assert factx_command("-V").stdout == factx_command("--version").stdout


@pytest.mark.parametrize("words", [["lexicon"], ["rules"]])
def test_a_group_without_a_command_shows_its_help(words: list[str], tmp_path: Path) -> None:
    ran = subprocess.run([*FACTX, *words], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert ran.returncode == 0
    assert "Usage: factx" in ran.stdout + ran.stderr
    assert "error" not in ran.stderr


@pytest.mark.parametrize("words", [[], ["extract"], ["lexicon", "check"]])
def test_help_as_a_command(words: list[str], factx_command: Command) -> None:
    shown, asked = factx_command("help", *words), factx_command(*words, "--help")
    assert (shown.status, shown.stdout.split()) == (0, asked.stdout.split())
    assert factx_command("help", "nonsense").status == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_no_types_and_shows_examples_first(command: str, factx_command: Command) -> None:
    shown = factx_command(command, "--help").stdout
    assert "list[" not in shown
    if "Examples" in shown:
        assert shown.index("Examples") < shown.index("╭")


def test_commands_are_grouped_by_what_one_wants_to_do(factx_command: Command) -> None:
    shown = factx_command("--help").stdout
    panels = re.findall(r"^╭─ (.*?) ─+╮$", shown, re.MULTILINE)
    assert panels == ["Options", "Find facts", "Look at them", "Gather and convert", "Check and change"]
    listed = re.findall(r"^│ ([a-z]+)  ", shown, re.MULTILINE)
    assert listed[:2] == ["extract", "explain"]
    assert {*COMMANDS, "rules", "lexicon"} == set(listed)


@pytest.mark.parametrize("command", [["ledger"], ["convert"], ["who", "Ana Sosa"]])
def test_articles_in_the_place_of_facts(command: list[str], factx_command: Command, tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": str(n), "text": "Two died."}) + "\n" for n in range(5))
    (tmp_path / "my corpus.jsonl").write_text(lines)
    ran = factx_command(*command, "my corpus.jsonl")
    said = "my corpus.jsonl: holds articles, not facts; find their facts first: factx extract 'my corpus.jsonl' -o facts.jsonl"
    assert [line for line in ran.lines if "error" in line] == [f"factx: error: {said}"]
    assert ran.status == 4


@pytest.mark.parametrize("command", [["ledger"], ["convert"], ["who", "Ana Sosa"]])
def test_prose_in_the_place_of_facts(command: list[str], factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Lake\n\n“We won,” said Ana Sosa.\n\nTwo died.\n", encoding="utf-8")
    ran = factx_command(*command, "a.txt")
    said = "a.txt: holds no facts; find their facts first: factx extract a.txt -o facts.jsonl"
    assert [line for line in ran.lines if "error" in line] == [f"factx: error: {said}"]
    assert ran.status == 4


def _laid_out(records: list[dict[str, object]]) -> dict[str, str]:
    """The same records as programs print them."""
    return {
        "lines.jsonl": "".join(json.dumps(record) + "\n" for record in records),
        "jq.jsonl": "".join(json.dumps(record, indent=2) + "\n" for record in records),
        "tabs.jsonl": "".join(json.dumps(record, indent="\t") + "\n" for record in records),
        "array.json": json.dumps(records, indent=2),
        "short.json": json.dumps(records),
    }


def test_facts_however_a_program_lays_out_their_json(factx_command: Command, tmp_path: Path) -> None:
    records = [json.loads(jsonl.line(record)) for record in ONE_ARTICLE]
    for name, text in _laid_out(records).items():
        (tmp_path / name).write_text(text)
        ran = factx_command("convert", name)
        assert (ran.status, [json.loads(line) for line in ran.stdout.splitlines()]) == (0, records), name
        asked = factx_command("query", name, "SELECT count(*) AS n FROM quotes", "-f", "csv")
        assert asked.stdout == "n\n1\n", name


def test_articles_however_a_program_lays_out_their_json(factx_command: Command, tmp_path: Path) -> None:
    articles: list[dict[str, object]] = [
        {"id": str(n), "text": "“We won,” she said.", "tags": [{}, []]} for n in range(3)
    ]
    for name, text in _laid_out(articles).items():
        (tmp_path / name).write_text(text)
        ran = factx_command("extract", name)
        assert [json.loads(line)["article"] for line in ran.stdout.splitlines()] == ["0", "1", "2"], name


def test_what_breaks_off_within_a_record_costs_that_record(factx_command: Command, tmp_path: Path) -> None:
    whole = [jsonl.line(record).decode() for record in ONE_ARTICLE]
    (tmp_path / "a.jsonl").write_text(whole[0] + '{\n  "schema": "factx/1",\n' + "".join(whole[1:]), encoding="utf-8")
    ran = factx_command("convert", "a.jsonl")
    assert ran.stdout == "".join(whole)
    assert [line.split(": is no")[0] for line in ran.lines if "error" in line] == ["factx: error: a.jsonl:2"]


@pytest.mark.parametrize(
    ("prefix", "origin", "said"),
    [
        ("/venv", None, "pip install 'factx[html]'"),
        ("/venv", "{broken", "pip install 'factx[html]'"),
        ("/venv", '{"url": "file:///my%20src/factx", "dir_info": {}}', "pip install '/my src/factx[html]'"),
        ("/venv", '{"url": "file:///src/factx", "dir_info": {"editable": true}}', "pip install -e '/src/factx[html]'"),
        ("/venv", '{"url": "file:///d/factx-1-py3-none-any.whl", "archive_info": {}}', "pip install 'factx[html] @ file:///d/factx-1-py3-none-any.whl'"),
        ("/home/a/.local/pipx/venvs/factx", None, "pipx install --force 'factx[html]'"),
        ("/home/a/.local/share/uv/tools/factx", None, "uv tool install --force 'factx[html]'"),
    ],
)  # fmt: skip
def test_advice_on_installing_fits_the_installation(prefix: str, origin: str | None, said: str) -> None:
    assert installing.said("html", prefix, origin) == said


def test_advice_on_installing_here_is_a_command() -> None:
    assert re.match(r"(pip|pipx|uv tool) install ", installing.advice("html"))


def test_a_page_takes_types_patterns_and_fields(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a.news").write_text('{"body": "“We won,” she said."}\n', encoding="utf-8")
    arguments = ("d", "--glob", "*.news", "--text-field", "body", "-t", "quotes", "--vague", "acled")
    ran = factx_command("report", *arguments, "-o", "page.html")
    assert (ran.status, (tmp_path / "page.html").is_file()) == (0, True), ran.stderr
    (tmp_path / "facts.jsonl").write_bytes(b"".join(map(jsonl.line, ONE_ARTICLE)))
    assert factx_command("report", "facts.jsonl", "-t", "actor", "-o", "actors.html", "-q").status == 0
    assert factx_command("report", "facts.jsonl", "-o", "all.html", "-q").status == 0
    assert (tmp_path / "actors.html").stat().st_size < (tmp_path / "all.html").stat().st_size
