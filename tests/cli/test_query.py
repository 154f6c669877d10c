"""Questions in SQL to facts: what they see, what is out of their reach, and what a wrong one is told."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factx.cli.on_the_fly import asks_for_links
from factx.facts import parse
from factx.output import conversion, jsonl
from tests.cli.conftest import Command
from tests.corpus.records import Story, of
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


def test_a_database_answers_packed_or_piped(factx_command: Command, facts: Path, tmp_path: Path) -> None:
    conversion.convert(facts, "sqlite", tmp_path / "a.sqlite", with_articles=True)
    whole = (tmp_path / "a.sqlite").read_bytes()
    (tmp_path / "b.gz").write_bytes(gz(whole))
    for ran in (factx_command("query", name, WHO) for name in ("a.sqlite", "b.gz")):
        assert json.loads(ran.stdout) == ANSWER
    assert json.loads(factx_command("query", "-", WHO, stdin=whole).stdout) == ANSWER


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
NO_TABLE = "is no table that a question may name; use actors, articles, casualties, organizations, quotes"
WRONG = {
    "SELECT speakr FROM quotes": 'SQL: Binder Error: Referenced column "speakr" not found in FROM clause! Candidate bindings: ',
    "SELEC": 'SQL: Parser Error: syntax error at or near "SELEC"' + SEE,
    "FROM quote": f"SQL: 'quote' {NO_TABLE}",
    "": "SQL: holds no question; ask one SELECT at a time",
    "SELECT 1; SELECT 2": "SQL: holds 2 statements; ask one SELECT at a time",
    "SELECT 'x'::INT": "SQL: Conversion Error: Could not convert string 'x' to INT32" + SEE,
    "SELECT content FROM read_text('other.txt')": f"SQL: 'read_text' {NO_TABLE}",
    "FROM 'other.txt'": f"SQL: 'other.txt' {NO_TABLE}",
    "FROM 'https://example.org/x.csv'": f"SQL: 'https://example.org/x.csv' {NO_TABLE}",
    "SELECT * FROM glob('*')": f"SQL: 'glob' {NO_TABLE}",
    "SELECT * FROM pandas_scan(NULL)": f"SQL: 'pandas_scan' {NO_TABLE}",
    "SELECT * FROM quotes WHERE EXISTS (SELECT * FROM PANDAS_SCAN(1))": f"SQL: 'pandas_scan' {NO_TABLE}",
    "WITH a AS (FROM system.main.read_blob('other.txt')) FROM a": f"SQL: 'read_blob' {NO_TABLE}",
    "FROM query('VALUES (1)')": f"SQL: 'query' {NO_TABLE}",
    "FROM duckdb_settings()": f"SQL: 'duckdb_settings' {NO_TABLE}",
    "FROM duckdb_settings": f"SQL: 'duckdb_settings' {NO_TABLE}",
    "FROM information_schema.tables": f"SQL: 'information_schema.tables' {NO_TABLE}",
    "SHOW databases": "SQL: 'databases' cannot be shown; ask SHOW TABLES",
    "SELECT getenv('HOME')": "SQL: 'getenv' is no function that a question may use",
    "SELECT current_setting('allowed_paths')": "SQL: 'current_setting' is no function",
    "SELECT json_execute_serialized_sql('')": "SQL: 'json_execute_serialized_sql' is no function",
    "SELECT len(repeat('x', 3000000000))": "SQL: 'repeat' is no function",
    "SELECT list_sum(range(4000000000))": "SQL: 'range' is no function",
    "SELECT max(x) OVER (ORDER BY sleep_ms(x)) FROM range(9) t(x)": "SQL: 'sleep_ms' is no function",
    "SELECT '\udcff'": "SQL: character 9 is no character",
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


def test_a_question_that_takes_too_long_is_ended(factx_command: Command, facts: Path) -> None:
    ran = factx_command("query", facts, "SELECT count(*) FROM range(1000000000000)", "--timeout", "0.3")
    assert ran.status == 2
    assert ran.lines == ["factx: error: SQL: takes longer than 0.3 seconds; ask for less, or raise --timeout"]


def test_a_question_that_takes_too_much_is_ended(factx_command: Command, facts: Path) -> None:
    ran = factx_command("query", facts, "SELECT list(x) FROM range(100000000) t(x)", "--memory", "64MB")
    assert ran.status == 2
    assert ran.lines == ["factx: error: SQL: takes more memory than 64MB; ask for less, or raise --memory"]
    assert factx_command("query", facts, WHO, "--memory", "much").status == 2


def test_no_folder_is_made_or_read(factx_command: Command, facts: Path, tmp_path: Path) -> None:
    (tmp_path / ".tmp").mkdir()
    (tmp_path / ".tmp/x").write_bytes(b"secret")
    ran = factx_command(
        "query", facts, "SELECT x FROM range(3000000) t(x) ORDER BY x DESC LIMIT 1", "--memory", "128MB"
    )
    assert json.loads(ran.stdout) == {"x": 2999999}
    assert "secret" not in factx_command("query", facts, "FROM read_text('.tmp/x')").stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == [".tmp", "facts.jsonl"]


ALLOWED = [
    "DESCRIBE quotes", "SUMMARIZE casualties", "SHOW TABLES", "VALUES (1)",
    "SELECT count(*), count(DISTINCT speaker.name) FILTER (WHERE NOT negated) FROM quotes",
    "WITH recent AS (SELECT * FROM articles WHERE published > '2020') SELECT * FROM recent JOIN quotes USING (article)",
    "SELECT article, row_number() OVER (PARTITION BY article ORDER BY start_char) AS n FROM casualties",
    "SELECT c.text FROM quotes, unnest(contents) AS u(c)", "SELECT unnest(aliases) FROM actors",
    "SELECT [x.text FOR x IN contents IF x.start_char > 0], {'a': 1}, contents[1].text[1:3], text || '!' FROM quotes",
    "SELECT CASE WHEN text LIKE '%a%' OR text ILIKE 'b' OR text SIMILAR TO 'c' THEN 1 ELSE coalesce(NULL, 2) END FROM quotes",
    "SELECT extract(year FROM published::DATE), date_trunc('month', published::DATE) + INTERVAL 1 DAY FROM articles",
    "SELECT strftime(published::DATE, '%Y'), regexp_extract(text, 'a(.)', 1), list_transform(dates, d -> d.text) FROM articles",
    "SELECT kind, count(*) FROM quotes GROUP BY ALL HAVING count(*) > 0 ORDER BY 2 DESC LIMIT 3",
    "SELECT * EXCLUDE (text) REPLACE (lower(rule) AS rule) FROM quotes QUALIFY rank() OVER (ORDER BY id) = 1",
    "SELECT text FROM quotes UNION ALL SELECT text FROM casualties",
    "SELECT a.title FROM quotes q LEFT JOIN articles a USING (article)",
    "SELECT to_json(speaker), speaker->>'name' FROM quotes", "FROM main.quotes SELECT id", "SELECT x FROM range(3) t(x)",
    "SELECT map_keys(counts), cardinality(counts) FROM articles", "SELECT sum(len(text)) * 100.0 / 3 % 7 // 2 FROM quotes",
]  # fmt: skip


@pytest.mark.parametrize("sql", ALLOWED)
def test_what_questions_may_use(sql: str, factx_command: Command, facts: Path) -> None:
    ran = factx_command("query", facts, sql)
    assert (ran.status, ran.stderr) == (0, "")


def test_every_listed_function_is_one() -> None:
    import duckdb

    from factx.output import sql

    with duckdb.connect() as connected:
        known = {name for (name,) in connected.execute("SELECT function_name FROM duckdb_functions()").fetchall()}
    assert sql.FUNCTIONS - known <= {"unnest", "count_star"}
    assert known >= sql.TABLE_FUNCTIONS


def test_wide_rows_are_blocks(factx_command: Command, facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = factx_command("query", facts, "SELECT * FROM casualties", "-f", "table")
    lines = [line.rstrip() for line in ran.stdout.splitlines()]
    assert lines[0].startswith("1 ──")
    assert [line.split()[:2] for line in lines if line.startswith("  outcome  ")] == [["outcome", "killed"]]
    assert max(map(len, lines)) <= 80
    assert lines[-1] == "  1 row"


@pytest.mark.parametrize("width", [30, 40, 60])
def test_a_number_is_never_broken(
    width: int, factx_command: Command, facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    asked = "SELECT 123456789 AS a, 'some words that are many and go on' AS b, 9876543210 AS c"
    shown = factx_command("query", facts, asked, "-f", "table").stdout
    assert "123456789" in shown
    assert "9876543210" in shown


LINKED = "SELECT article, identity, identity_name FROM actors ORDER BY ALL"


def test_facts_are_linked_for_a_question_about_links(factx_command: Command, tmp_path: Path) -> None:
    stories = of((Story("a").person("Donald J. Trump"), Story("b").person("Donald Trump").person("Trump")))
    (tmp_path / "facts.jsonl").write_bytes(b"".join(map(jsonl.line, stories)))
    assert factx_command("link", "facts.jsonl", "-q", "-o", "linked.jsonl").status == 0
    on_the_fly = factx_command("query", "facts.jsonl", LINKED)
    assert len({json.loads(line)["identity"] for line in on_the_fly.stdout.splitlines()}) == 1
    assert on_the_fly.stdout == factx_command("query", "linked.jsonl", LINKED).stdout
    piped = factx_command("query", "-", LINKED, stdin=(tmp_path / "facts.jsonl").read_bytes())
    assert piped.stdout == on_the_fly.stdout


@pytest.mark.parametrize(
    ("sql", "asks"),
    [
        ("SELECT speaker.identity_name FROM quotes", True),
        ("SELECT Event, max(count.best) FROM casualties GROUP BY ALL", True),
        ("SELECT article FROM articles WHERE copy_of IS NULL", True),
        ("SELECT name FROM actors", False),
        ("SELECT text FROM casualties WHERE text LIKE '%events%'", False),
    ],
)
def test_only_questions_about_links_link(sql: str, asks: bool) -> None:
    assert asks_for_links(sql) is asks


def test_a_small_file_needs_little_memory(factx_command: Command, facts: Path) -> None:
    answer = factx_command("query", facts.name, f"{WHO} UNION ALL {WHO} UNION ALL {WHO}", "--memory", "200MB")
    assert [json.loads(line) for line in answer.stdout.splitlines()] == 3 * [ANSWER]


def test_a_line_that_is_no_record_is_told_where_facts_are_linked(factx_command: Command, tmp_path: Path) -> None:
    stories = of((Story("a").person("Ana Sosa"),))
    broken = b"".join(map(jsonl.line, stories)) + b'{"schema":"factx/1","type":"actor","id":1}\n'
    (tmp_path / "facts.jsonl").write_bytes(broken)
    ran = factx_command("query", "facts.jsonl", LINKED)
    assert (ran.status, "facts.jsonl:3" in ran.stderr) == (4, True)
