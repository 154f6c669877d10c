"""`factx ledger`: what it reads, the formats it writes, and what it says about lines that are no facts."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest

import factx
from factx import duck
from factx.facts import ArticleRecord, Casualty, Count, Mention, Record
from tests.cli.conftest import Command
from tests.conftest import REPOSITORY


def toll(article: str, number: int, source: str, start: int = 10) -> Casualty:
    text = f"killed {number}"
    return Casualty(
        id=f"{article}-{start}",
        article=article,
        text=text,
        start_char=start,
        end_char=start + len(text),
        rule="r",
        outcome="killed",
        kind="counted",
        count=Count(
            text=str(number),
            start_char=start + 7,
            end_char=start + 9,
            low=number,
            high=number,
            best=number,
            modifier="exact",
        ),
        source=Mention(text=source, start_char=start + 40, end_char=start + 40 + len(source), form="nominal"),
    )


def lines(*records: Record) -> bytes:
    return b"".join(record.model_dump_json().encode() + b"\n" for record in records)


FACTS = lines(toll("a", 12, "=police"), toll("a", 27, "the union", 100))


@pytest.mark.parametrize("arguments", [[], ["-"], ["facts.jsonl"]])
def test_lines_of_a_pipe_or_a_file(arguments: list[str], factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(FACTS)
    ran = factx_command("ledger", *arguments, stdin=FACTS)
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(r["type"], r["low"], r["high"]) for r in records] == [
        ("toll", 12, 12),
        ("toll", 27, 27),
        ("range", 12, 27),
    ]
    assert [r["status"] for r in records[:2]] == ["conflicting"] * 2
    assert (ran.status, ran.stderr) == (0, "factx: 2 casualty facts, 1 event, 2 tolls, 2 conflicting\n")
    validator = jsonschema.Draft202012Validator(json.loads(factx_command("schema").stdout))
    for record in records:
        validator.validate(record)


def test_csv_guards_its_cells(factx_command: Command) -> None:
    ran = factx_command("ledger", "-f", "csv", "--series", "-q", stdin=FACTS)
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert [row["source"] for row in rows] == ["'=police", "the union"]
    assert rows[1]["evidence"] == "a:100-109 killed 27"
    assert ran.stderr == ""


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.xlsx", "t.parquet", "t.sqlite"])
def test_a_row_for_each_event_and_outcome_or_for_each_telling(
    name: str, factx_command: Command, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_bytes(FACTS)
    (tmp_path / "b.jsonl").write_bytes(lines(toll("b", 3, "a nurse")))
    for options, expected in (([], ["12", "3"]), (["--series"], ["12", "27", "3"])):
        assert factx_command("ledger", "a.jsonl", "b.jsonl", "-o", name, "--force", *options).status == 0
        assert sorted(lows(tmp_path / name)) == sorted(expected)


def lows(path: Path) -> list[str]:
    """The column `low` of a table, whatever its format."""
    if path.suffix == ".parquet":
        with duck.connection("tests") as connected:
            return [str(low) for (low,) in connected.execute(f"SELECT low FROM '{path}'").fetchall()]
    if path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as database:
            (table,) = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchone()
            return [str(low) for (low,) in database.execute(f'SELECT low FROM "{table}"')]
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        return re.findall(r'<c r="E\d+"><v>(\d+)</v>', sheet)
    dialect = "excel-tab" if path.suffix == ".tsv" else "excel"
    return [row["low"] for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), dialect=dialect)]


def test_a_workbook_is_no_stream(factx_command: Command) -> None:
    ran = factx_command("ledger", "-f", "xlsx", stdin=FACTS)
    assert (ran.status, ran.stderr.count("name a file with -o")) == (2, 1)


def test_tables_on_a_terminal(factx_command: Command) -> None:
    ran = factx_command("ledger", "-", stdin=FACTS, terminal=True)
    assert "no date · no place" in ran.stdout
    assert "12–27" in ran.stdout
    assert "conflicting" in ran.stdout


def test_json_and_the_suffix_of_the_output(factx_command: Command, tmp_path: Path) -> None:
    assert len(json.loads(factx_command("ledger", "-f", "json", stdin=FACTS).stdout)) == 3
    assert json.loads(factx_command("ledger", "-f", "json").stdout) == []
    for name, start in (
        ("t.csv", "date,place,country,outcome,low,best,high"),
        ("t.jsonl", '{"schema":"factx/1"'),
        ("t.txt", "no date ·"),
    ):
        ran = factx_command("ledger", "-o", name, stdin=FACTS)
        assert (ran.status, ran.stdout) == (0, "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    again = factx_command("ledger", "-o", "t.csv", stdin=FACTS)
    assert (again.status, again.stderr.count("exists already")) == (2, 1)
    assert factx_command("ledger", "-o", "t.csv", "--force", stdin=FACTS).status == 0


@pytest.mark.parametrize(
    "bad", [b"{", b'["x"]', b'{"text": "an article"}', b'{"schema":"factx/1","type":"toll"}', b"\xff\xfe\xff"]
)
def test_a_broken_line_is_told_and_the_rest_goes_on(bad: bytes, factx_command: Command) -> None:
    ran = factx_command("ledger", stdin=lines(toll("a", 12, "x")) + b"\n" + bad + b"\n" + lines(toll("a", 13, "y", 99)))
    assert ran.status == 3
    assert len(ran.stdout.splitlines()) == 3
    error, closing = ran.stderr.splitlines()
    assert error.startswith("factx: error: stdin:3: is no factx record (")
    assert closing.endswith("; 1 line failed")


def test_nothing_but_broken_lines(factx_command: Command, tmp_path: Path) -> None:
    ran = factx_command("ledger", "-o", "out.jsonl", stdin=b"no\n")
    assert (ran.status, (tmp_path / "out.jsonl").exists()) == (4, False)
    assert factx_command("ledger", "absent.jsonl").stderr.startswith("factx: error: absent.jsonl: no such file")


def test_no_facts(factx_command: Command) -> None:
    assert factx_command("ledger").stderr.startswith("factx: warning: the input holds no facts")
    ran = factx_command("ledger", "-", terminal=True)
    assert ran.status == 0
    assert "no casualty facts found" in ran.stdout
    assert "Usage:" in factx_command("ledger", stdin=None, terminal=True).stdout


def test_missing_days_are_warned_of(factx_command: Command) -> None:
    two = toll("a", 12, "x"), toll("b", 13, "x")
    assert "--with-articles" in factx_command("ledger", stdin=lines(*two)).stderr
    about = ArticleRecord(id="t", article="a", text="-", start_char=0, end_char=1, published="2031-05-06")
    assert "--with-articles" not in factx_command("ledger", stdin=lines(about, *two)).stderr


def test_the_samples_from_text_to_ledger(extractor: factx.Extractor, factx_command: Command) -> None:
    articles = [
        factx.Article(name, (REPOSITORY / "samples" / f"{name}.txt").read_text(encoding="utf-8"))
        for name in ("casualty-bounds", "everything", "kazakhstan-unrest")
    ]
    facts = [fact for _, found in extractor.pipe(articles, with_articles=True) for fact in found]
    ran = factx_command("ledger", stdin=lines(*facts))
    assert ran.status == 0
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    tolls = [record for record in records if record["type"] == "toll"]
    shown = {evidence["fact"] for record in tolls for evidence in record["evidence"]}
    assert shown == {fact.id for fact in facts if isinstance(fact, Casualty)}
    texts = {article.id: article.text for article in articles}
    for evidence in (evidence for record in tolls for evidence in record["evidence"]):
        assert texts[evidence["article"]][evidence["start_char"] : evidence["end_char"]] == evidence["text"]
    # “26 protesters and 18 police officers” never become 44, nor “96 … up to 20 more” 116.
    assert not {44, 116} & {record[bound] for record in records for bound in ("low", "high")}
    thousands = [record for record in tolls if record["count"] == "thousands"]
    assert [(record["hypothetical"], record["in_range"]) for record in thousands] == [(True, False)]
