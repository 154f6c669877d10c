"""`factx evaluate`: files or a pipe in, a table or JSON out, and what is wrong listed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command


def record(start: int, stop: int, kind: str = "direct") -> dict[str, Any]:
    content = {"start_char": start, "end_char": stop}
    return {"type": "quote", "article": "a", "kind": kind, "contents": [content]}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = Path(tmp_path, "gold.jsonl")
    path.write_text("\n".join(map(json.dumps, [record(0, 20), record(30, 50)])) + "\n\n")
    return path


def test_the_table_holds_every_measure_in_per_cent(factx_command: Command, gold: Path) -> None:
    ran = factx_command("evaluate", gold, "-", "--errors", 5, stdin=json.dumps(record(0, 20, "mixed")).encode())

    assert ran.status == 0
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert ["quote.content", "100.0", "50.0", "66.7", "2"] in lines
    assert ["quote.kind", "0.0", "1"] in lines
    assert ["kind", "quote", "a:0–20", "direct", "→", "mixed"] in lines
    assert ["missed", "quote", "a:30–50"] in lines


def test_json_holds_the_same(factx_command: Command, gold: Path) -> None:
    found = json.loads(factx_command("evaluate", gold, gold, "-f", "json").stdout)

    assert found["errors"] == []
    assert {row["f1"] for row in found["scores"] if row["f1"] is not None} == {1.0}


def test_what_factx_writes_is_gold_and_prediction_alike(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "a.txt").write_text("“It holds,” she said.", encoding="utf-8")
    facts = factx_command("extract", "a.txt", "-f", "jsonl", "--with-articles").stdout
    Path(tmp_path, "facts.jsonl").write_text(facts, encoding="utf-8")

    ran = factx_command("evaluate", "facts.jsonl", "facts.jsonl", "-f", "json")

    assert ran.status == 0
    assert {row["f1"] or row["share"] for row in json.loads(ran.stdout)["scores"]} == {1.0}


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (
            ("no.jsonl", "gold.jsonl"),
            4,
            "factx: error: no.jsonl: cannot be read (no such file or directory); check the path",
        ),
        (("gold.jsonl", "bad.jsonl"), 4, "factx: error: bad.jsonl:1: is no JSON; write one record a line"),
        (("gold.jsonl",), 2, "factx: error: factx evaluate: missing argument 'PRED'; see factx evaluate --help"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    factx_command: Command, gold: Path, arguments: tuple[str, ...], status: int, message: str
) -> None:
    gold.with_name("bad.jsonl").write_text("quote\n")

    ran = factx_command("evaluate", *arguments)

    assert (ran.status, ran.stdout, ran.stderr.strip()) == (status, "", message)


def test_empty_gold_is_told(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "empty.jsonl").write_text("")

    ran = factx_command("evaluate", "empty.jsonl", "empty.jsonl")

    assert ran.status == 0
    assert "GOLD holds no facts" in ran.stderr
