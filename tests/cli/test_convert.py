"""Facts into another format, and extraction straight into every format."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factx.output import jsonl
from factx.reading import facts as reading
from tests.cli.conftest import Command
from tests.corpus.records import Story, of
from tests.inputs import gz
from tests.records import ONE_ARTICLE

LINES = b"".join(map(jsonl.line, ONE_ARTICLE))
CLOSING = "factx: 5 records: 1 quote, 1 casualty fact, 1 person, 1 organization"


@pytest.mark.parametrize(
    ("target", "made"),
    [
        ("b.jsonl", ["b.jsonl"]),
        ("b.json", ["b.json"]),
        ("b.parquet", ["b.parquet"]),
        ("b.sqlite", ["b.sqlite"]),
        ("b.txt", ["b.txt"]),
        ("b.geojson", ["b.geojson"]),
        ("b.xlsx", ["b.xlsx"]),
        ("b.csv", ["b-articles.csv", "b-casualties.csv", "b-organizations.csv", "b-persons.csv", "b-quotes.csv"]),
        ("b.tsv", ["b-articles.tsv", "b-casualties.tsv", "b-organizations.tsv", "b-persons.tsv", "b-quotes.tsv"]),
    ],
)
def test_every_format(target: str, made: list[str], factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gz(LINES))
    ran = factx_command("convert", "a.jsonl.gz", "-o", target)
    assert (ran.status, ran.stdout, ran.stderr.splitlines()[-1]) == (0, "", CLOSING)
    told = [f"factx: {target[2:].upper()} has one type a file: wrote "] if len(made) > 1 else []
    assert [line.partition("b-")[0] for line in ran.stderr.splitlines()[:-1]] == told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl.gz", *made]
    if target in ("b.jsonl", "b.json", "b.parquet", "b.sqlite"):
        assert list(reading.read(target, None)) == ONE_ARTICLE
    again = factx_command("convert", "a.jsonl.gz", "-o", target)
    assert (again.status, "exists already" in again.stderr) == (2, True)
    assert factx_command("convert", "a.jsonl.gz", "-o", target, "--force").status == 0


def test_a_database_gives_every_record_back(factx_command: Command, tmp_path: Path) -> None:
    """Linked facts, with mentions, dates and counts: the same bytes."""
    rest = of((Story("a", "2031-05-06", "Ferry sinks", "A ferry sank, killing 12.").toll("killing 12", 12), Story("b")))
    (tmp_path / "a.jsonl").write_bytes(LINES + b"".join(map(jsonl.line, rest)))
    assert factx_command("link", "a.jsonl", "-q", "-o", "b.jsonl").status == 0
    assert factx_command("convert", "b.jsonl", "-q", "-o", "c.sqlite").status == 0
    assert factx_command("convert", "c.sqlite", "-q", "-o", "d.jsonl").status == 0
    assert (tmp_path / "d.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("CREATE TABLE people (name TEXT)", "is an SQLite database without facts"),
        ("UPDATE about SET value = 'factx/9'", "holds facts of another schema"),
        ("", "cannot be read as an SQLite database"),
    ],
    ids=["others", "schema", "damaged"],
)
def test_a_database_of_other_things_is_refused(made: str, told: str, factx_command: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    if not made.startswith("CREATE"):
        (tmp_path / "a.jsonl").write_bytes(LINES)
        assert factx_command("convert", "a.jsonl", "-q", "-o", "a.sqlite").status == 0
    if made:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute(made)
    else:
        path.write_bytes(path.read_bytes()[:5000])
    ran = factx_command("convert", "a.sqlite", "-f", "jsonl")
    assert (ran.status, told in ran.stderr, len(ran.stderr.splitlines()[0]) < 200) == (4, True, True)


def test_an_output_without_its_option_is_told_and_nothing_is_printed(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(LINES)
    ran = factx_command("convert", "facts.jsonl", "facts.parquet")
    assert (ran.status, ran.stdout) == (2, "")
    assert "'facts.parquet' is not there; to write it: -o facts.parquet" in ran.stderr


def test_types_and_standard_streams(factx_command: Command) -> None:
    for more, kept in ([], ["quote", "actor"]), (["--with-articles"], ["article", "quote", "actor"]):
        ran = factx_command("convert", "-", "-t", "quote,actor", "-q", *more, stdin=LINES)
        assert (ran.status, ran.stderr) == (0, "")
        assert [json.loads(line)["type"] for line in ran.stdout.splitlines()] == kept


def test_one_type_is_one_table(factx_command: Command, tmp_path: Path) -> None:
    assert factx_command("convert", "-", "-t", "quote", "-o", "a.csv", stdin=LINES).status == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_lines_that_are_no_facts_are_told_and_the_rest_goes_on(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES + b'{"type": "quote"}\n')
    (tmp_path / "b.jsonl").write_bytes(b"no\n")
    ran = factx_command("convert", "a.jsonl", "b.jsonl", "gone.jsonl", "-o", "c.json")
    assert ran.status == 3
    assert [line.partition(" (")[0] for line in ran.stderr.splitlines()] == [
        "factx: error: a.jsonl:6: is no factx record",
        "factx: error: b.jsonl: holds no facts; find their facts first: factx extract b.jsonl -o facts.jsonl",
        "factx: error: gone.jsonl: no such file or folder; check the path",
        CLOSING,
    ]
    assert len(json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))) == 5


def test_nothing_is_made_of_nothing(factx_command: Command, tmp_path: Path) -> None:
    ran = factx_command("convert", "gone.jsonl", "-o", "a.sqlite")
    assert (ran.status, list(tmp_path.iterdir())) == (4, [])
    page = factx_command("convert", "-", "-o", "a.html", stdin=LINES)
    assert page.lines == [
        "factx: error: HTML: is a report, not a format of facts; make it with factx report FACTS -o page.html"
    ]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes("“We are safe,” she said.\n".encode())
    (tmp_path / "b.txt").write_bytes("“=1+1,” he said. “No.”\n".encode())
    return tmp_path


def test_extraction_into_a_database(factx_command: Command, articles: Path) -> None:
    ran = factx_command("extract", "a.txt", "b.txt", "-o", "facts.sqlite", "--with-articles")
    assert ran.status == 0
    with closing(sqlite3.connect(articles / "facts.sqlite")) as database:
        assert database.execute("SELECT article, text FROM quotes ORDER BY pk").fetchall() == [
            ("a.txt", "“We are safe,”"), ("b.txt", "“=1+1,”"), ("b.txt", "“No.”"),
        ]  # fmt: skip
        assert database.execute("SELECT article FROM articles WHERE text LIKE '%she%'").fetchall() == [("a.txt",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_extraction_into_one_table_and_several(factx_command: Command, articles: Path) -> None:
    assert factx_command("extract", "a.txt", "b.txt", "-t", "quote", "-o", "quotes.csv").status == 0
    assert (articles / "quotes.csv").read_text(encoding="utf-8").count("\n") == 4
    assert factx_command("extract", "a.txt", "b.txt", "-t", "quote,actor", "-o", "facts.tsv").status == 0
    made = {path.name for path in articles.iterdir() if path.suffix == ".tsv"}
    assert made == {"facts-quotes.tsv", "facts-persons.tsv"}


@pytest.mark.parametrize("made", ["b-quotes.csv", "b-quotes.tsv", "b.xlsx", "b.geojson", "b.html"])
def test_what_is_only_written_is_not_read_back(made: str, factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gz(LINES))
    words = ("report", "a.jsonl.gz", "-q", "-o", made) if made == "b.html" else ("convert", "a.jsonl.gz", "-q")
    assert factx_command(*words, *(() if made == "b.html" else ("-o", made.replace("-quotes", "")))).status == 0
    ran = factx_command("convert", made)
    said = "tables, pages and maps are only written; give the JSONL, JSON, Parquet or SQLite of the facts"
    assert ran.lines[0] == f"factx: error: {made}: holds no facts that can be read back; {said}"
    assert ran.status == 4


@pytest.mark.parametrize("words", [("extract", "a.txt"), ("convert", "facts.jsonl")])
def test_one_type_with_articles_stands_in_the_file_that_was_named(
    words: tuple[str, str], factx_command: Command, articles: Path
) -> None:
    assert factx_command("extract", "a.txt", "--with-articles", "-o", "facts.jsonl").status == 0
    ran = factx_command(*words, "-t", "quote", "--with-articles", "-o", "quotes.csv")
    assert ran.status == 0
    assert ran.lines[0] == "factx: CSV has one type a file: wrote quotes-articles.csv, quotes.csv"
    assert (articles / "quotes.csv").read_text(encoding="utf-8").startswith("who,what,")
    assert (articles / "quotes-articles.csv").read_text(encoding="utf-8").startswith("title,published,")


def test_flat_table_on_standard_output_takes_one_type(factx_command: Command, articles: Path) -> None:
    ran = factx_command("extract", "b.txt", "-t", "quote", "-f", "csv")
    heading, *found = csv.reader(ran.stdout.splitlines())
    at = heading.index("article")
    assert (heading[:3], [row[at] for row in found]) == (["who", "what", "cue"], ["b.txt", "b.txt"])
    ran = factx_command("extract", "b.txt", "-f", "csv")
    assert (ran.status, ran.stdout) == (2, "")
    assert ran.lines == [
        "factx: error: stdout: CSV has one type of facts a table; choose one with -t, or write files with -o facts.csv"
    ]
    for words in (("-t", "quote,actor"), ()):
        assert factx_command("extract", "b.txt", "-f", "csv", "-o", "/dev/stdout", *words).lines == ran.lines
    ran = factx_command("extract", "b.txt", "-f", "parquet")
    assert ran.lines == ["factx: error: stdout: parquet is a file, not a stream; name the file with -o"]


def test_extraction_into_parquet(factx_command: Command, articles: Path) -> None:
    assert factx_command("extract", "a.txt", "b.txt", "-o", "facts.parquet").status == 0
    assert factx_command("extract", "a.txt", "b.txt", "-o", "facts.jsonl").status == 0
    assert list(reading.read("facts.parquet", None)) == list(reading.read("facts.jsonl", None))
    assert articles.joinpath("facts.parquet").read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("csv", "casualties\tcount_low\tint\thow many, with bounds: so many at least"),
        ("csv", "quotes\tnegated\tbool\tthe text says that it is not so"),
        ("parquet", "negated\tBOOLEAN"),
        ("parquet", 'contents\tSTRUCT("text" VARCHAR, "start_char" BIGINT, "end_char" BIGINT)[]'),
        ("sqlite", "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"),
    ],
)
def test_schema_tells_the_columns_of_every_format(form: str, line: str, factx_command: Command) -> None:
    assert line in factx_command("schema", "-f", form).stdout.splitlines()


def test_schema_knows_the_rows_of_the_ledger(factx_command: Command) -> None:
    assert {"quote", "toll", "range"} <= json.loads(factx_command("schema").stdout)["discriminator"]["mapping"].keys()


PAIRS = ("jsonl", "json", "parquet")


@pytest.mark.parametrize("second", PAIRS)
@pytest.mark.parametrize("first", PAIRS)
@pytest.mark.parametrize("types", [[], ["-t", "quote"], ["-t", "casualty,actor", "--with-articles"]])
def test_all_pairs_of_formats_go_round_and_no_record_doubles(
    first: str, second: str, types: list[str], factx_command: Command, tmp_path: Path
) -> None:
    (tmp_path / "facts.jsonl").write_bytes(LINES)
    kept = factx_command("convert", "facts.jsonl", *types, "-q").stdout
    assert factx_command("convert", "facts.jsonl", "-o", f"a.{first}").status == 0
    assert factx_command("convert", f"a.{first}", "-o", f"b.{second}").status == 0
    assert factx_command("convert", f"b.{second}", *types, "-q").stdout == kept
    both = factx_command("convert", f"a.{first}", f"b.{second}", *types)
    assert both.stdout == kept
    number = kept.count("\n")
    assert f"{number:,} record" in both.stderr
    assert f"; {len(ONE_ARTICLE) if not types else number:,} that an earlier file has, too" in both.stderr


@pytest.mark.parametrize("chosen", ["jsonl", "json", "parquet", "sqlite", "csv", "tsv", "xlsx", "geojson", "txt"])
def test_two_files_with_the_same_facts_are_written_once_in_every_format(
    chosen: str, factx_command: Command, tmp_path: Path
) -> None:
    (tmp_path / "facts.jsonl").write_bytes(LINES)
    (tmp_path / "again.jsonl").write_bytes(LINES)
    assert factx_command("convert", "facts.jsonl", "-t", "casualty", "-o", f"once.{chosen}").status == 0
    assert factx_command("convert", "facts.jsonl", "again.jsonl", "-t", "casualty", "-o", f"twice.{chosen}").status == 0
    assert (tmp_path / f"once.{chosen}").read_bytes() == (tmp_path / f"twice.{chosen}").read_bytes()


def test_what_a_file_itself_repeats_stays(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(LINES * 2)
    assert factx_command("convert", "facts.jsonl").stdout.encode() == LINES * 2


@pytest.mark.parametrize("chosen", ["csv", "tsv", "json", "table", "jsonl"])
def test_a_format_for_standard_output(chosen: str, factx_command: Command) -> None:
    ran = factx_command("convert", "-", "-t", "quote", "-f", chosen, stdin=LINES)
    assert ran.status == 0
    assert "We will not leave" in ran.stdout
    assert ran.stderr == "factx: 1 record: 1 quote\n"


def test_tables_have_the_headline_though_only_quotes_are_asked_for(factx_command: Command, tmp_path: Path) -> None:
    ran = factx_command("convert", "-", "-t", "quote", "-o", "a.csv", "--bom", stdin=LINES)
    assert ran.status == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("\ufeffwho,what,cue")
    assert ",Lake," in (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert factx_command("convert", "-", "-t", "quote", "-o", "b.csv", "--columns", "all", stdin=LINES).status == 0
    assert (tmp_path / "b.csv").read_text(encoding="utf-8").startswith("id,article,type")
