"""Questions in SQL to facts: what they see, what is out of their reach, and what a wrong one is told."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factx.facts import parse
from factx.output import conversion, jsonl
from tests.cli.conftest import Command
from tests.inputs import gz, zst
from tests.records import ONE_ARTICLE

LINES = b"".join(map(jsonl.line, ONE_ARTICLE))
WHO = "SELECT speaker.name AS who, via[1].speaker.name AS through, len(contents) AS pieces FROM quotes"
ANSWER = {"who": "Ana Sosa", "through": "Coast Guard", "pieces": 2}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A file of facts in the folder where the command runs."""
    (tmp_path / "facts.jsonl").write_bytes(LINES)
    return tmp_path / "facts.jsonl"


def as_json(data: bytes) -> bytes:
    return b"[\n" + data.rstrip().replace(b"\n", b",\n") + b"\n]\n"


@pytest.mark.parametrize(
    ("name", "made"),
    [("a.jsonl", bytes), ("a.jsonl.gz", gz), ("a.jsonl.zst", zst), ("a.json", as_json), ("a[1]*.jsonl", bytes)],
)
def test_every_form_of_facts_answers(
    name: str, made: Callable[[bytes], bytes], factx_command: Command, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(made(LINES))
    ran = factx_command("query", name, WHO)
    assert (ran.status, json.loads(ran.stdout)) == (0, ANSWER)
    piped = factx_command("query", "-", WHO, stdin=made(LINES))
    assert (piped.status, json.loads(piped.stdout)) == (0, ANSWER)


def test_parquet_answers_packed_or_not_and_lacks_no_view(factx_command: Command, facts: Path, tmp_path: Path) -> None:
    conversion.convert(facts, "parquet", tmp_path / "a.parquet", with_articles=True)
    (tmp_path / "b.parquet.gz").write_bytes(gz((tmp_path / "a.parquet").read_bytes()))
    for name in ("a.parquet", "b.parquet.gz"):
        assert json.loads(factx_command("query", name, WHO).stdout) == ANSWER
    (tmp_path / "quotes.jsonl").write_bytes(jsonl.line(ONE_ARTICLE[1]))
    conversion.convert(tmp_path / "quotes.jsonl", "parquet", tmp_path / "q.parquet", types=frozenset({"quote"}))
    assert json.loads(factx_command("query", "q.parquet", WHO).stdout) == ANSWER
    none = factx_command("query", "q.parquet", "SELECT count(*) AS n FROM organizations WHERE acronym = 'UN'")
    assert json.loads(none.stdout) == {"n": 0}


def test_folder_is_all_of_its_files(factx_command: Command, facts: Path, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    conversion.convert(facts, "parquet", tmp_path / "d/a.parquet", with_articles=True)
    (tmp_path / "d/b.jsonl.gz").write_bytes(gz(LINES))
    (tmp_path / "d/notes.txt").write_bytes(b"no facts")
    ran = factx_command("query", "d", "SELECT count(*) AS n, count(DISTINCT id) AS ids FROM articles")
    assert json.loads(ran.stdout) == {"n": 2, "ids": 1}


@pytest.mark.parametrize("view", ["articles", "quotes", "casualties", "actors", "organizations"])
def test_views(view: str, factx_command: Command, facts: Path) -> None:
    ran = factx_command("query", facts, f"FROM {view}")
    record = json.loads(ran.stdout)
    ours = next(r for r in ONE_ARTICLE if r.type == {"casualties": "casualty"}.get(view, view.removesuffix("s")))
    # What only `factx link` fills stands in a view as null, and in no record.
    printed = parse(ran.stdout).model_dump(mode="json")
    assert "identity" in record or "copy_of" in record or view in ("quotes", "casualties")
    assert printed == {**ours.model_dump(mode="json"), **({"counts": {"quote": 1}} if view == "articles" else {})}


FORMS = {
    "jsonl": '{"n": 1, "n_2": null, "list": [1, 2]}\n',
    "json": '[\n{"n": 1, "n_2": null, "list": [1, 2]}\n]\n',
    "csv": 'n,n_2,list\n1,,"[1, 2]"\n',
    "tsv": "n\tn_2\tlist\n1\t\t[1, 2]\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_an_answer(form: str, factx_command: Command, facts: Path) -> None:
    ran = factx_command("query", facts, "SELECT 1 AS n, NULL AS n, [1, 2] AS list", "-f", form)
    assert (ran.status, ran.stdout) == (0, FORMS[form])


def test_values_that_json_lacks(factx_command: Command, facts: Path) -> None:
    ran = factx_command("query", facts, "SELECT DATE '2022-01-07' AS d, 1.5 AS n, 'nan'::DOUBLE AS x, 'a'::BLOB AS b")
    assert json.loads(ran.stdout) == {"d": "2022-01-07", "n": 1.5, "x": None, "b": "b'a'"}
    assert factx_command("query", facts, "FROM quotes WHERE false", "-f", "json").stdout == "[]\n"


def test_table_on_a_terminal(factx_command: Command, facts: Path) -> None:
    ran = factx_command("query", facts, WHO, terminal=True)
    assert "Ana Sosa" in ran.stdout
    assert "1 row" in ran.stdout
    many = factx_command("query", facts, "SELECT range AS n FROM range(2000)", "-f", "table")
    assert "the first 1,000 rows" in many.stdout
    assert many.lines == ["factx: the table shows the first 1,000 rows; write all with -f csv or -f jsonl"]


SEE = "; see the views and their columns with: DESCRIBE quotes"
CLOSED = " - file system operations are disabled by configuration"
WRONG = {
    "SELECT speakr FROM quotes": 'SQL: Binder Error: Referenced column "speakr" not found in FROM clause! Candidate bindings: ',
    "SELEC": 'SQL: Parser Error: syntax error at or near "SELEC"' + SEE,
    "FROM quote": 'SQL: Catalog Error: Table with name quote does not exist! Did you mean "quotes"?' + SEE,
    "": "SQL: holds no question; ask one SELECT at a time",
    "SELECT 1; SELECT 2": "SQL: holds 2 statements; ask one SELECT at a time",
    "SELECT 'x'::INT": "SQL: Conversion Error: Could not convert string 'x' to INT32" + SEE,
    "SELECT content FROM read_text('other.txt')": "SQL: Permission Error: Cannot access file ",
    "FROM 'other.txt'": "SQL: ",
    "FROM 'https://example.org/x.csv'": 'SQL: Permission Error: Cannot access file "https://example.org/x.csv"'
    + CLOSED,
    "SELECT * FROM glob('*')": "SQL: Permission Error: Cannot access file ",
    "COPY (SELECT 1) TO 'facts.jsonl'": "SQL: is no question (COPY): facts are only read; ask a SELECT, DESCRIBE or SUMMARIZE",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO 'facts.jsonl'": "SQL: is no question (EXPLAIN)",
    "CREATE TABLE t (n INT)": "SQL: is no question (CREATE)",
    "DROP VIEW quotes": "SQL: is no question (DROP)",
    "SET enable_external_access = true": "SQL: is no question (SET)",
    "ATTACH 'other.db'": "SQL: is no question (ATTACH)",
    "INSTALL httpfs": "SQL: is no question (LOAD)",
}


@pytest.mark.parametrize("sql", WRONG)
def test_wrong_questions(sql: str, factx_command: Command, facts: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_bytes(b"secret")
    ran = factx_command("query", facts, sql)
    assert ran.status == 2
    assert len(ran.lines) == 1
    assert ran.lines[0].startswith(f"factx: error: {WRONG[sql]}")
    assert "secret" not in ran.stdout + ran.stderr
    assert facts.read_bytes() == LINES
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts.jsonl", "other.txt"]


NO_FACTS = {
    "none.jsonl": (None, "none.jsonl: no such file or folder; check the path"),
    "articles.jsonl": (
        b'{"text": "Two died."}\n',
        "articles.jsonl: holds no facts that factx wrote; give what factx extract -o wrote",
    ),
    "broken.jsonl": (b"{{{\n", "broken.jsonl: cannot be read as facts (Malformed JSON in file "),
    "broken.parquet": (b"PAR1 and no more of it", "broken.parquet: cannot be read as facts ("),
}


@pytest.mark.parametrize("name", NO_FACTS)
def test_what_holds_no_facts(name: str, factx_command: Command, tmp_path: Path) -> None:
    data, said = NO_FACTS[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = factx_command("query", name, "FROM quotes")
    assert (ran.status, len(ran.lines)) == (4, 1)
    assert ran.lines[0].startswith(f"factx: error: {said}")


def test_without_duckdb(factx_command: Command, facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    ran = factx_command("query", facts, "FROM quotes")
    assert ran.status == 2
    assert ran.lines == ["factx: error: factx query: needs the extra 'parquet'; pip install 'factx[parquet]'"]
