"""Facts in every format: nothing is lost, nothing half is left, and what reads the files finds what it expects."""

import csv
import io
import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from factx import shapes
from factx.errors import MissingExtraError, OutputError
from factx.facts import Casualty, Link, Place, Quote, Record
from factx.output import columns, conversion, delimited, geojson, jsonl
from factx.output.formats import Format
from factx.reading import facts
from tests.inputs import gz, zst
from tests.records import ANY_RECORDS, EVERY_TYPE, ONE_ARTICLE, RECORDS, TEXT

FILES: tuple[Format, ...] = ("json", "csv", "tsv", "sqlite", "parquet")


def lines(records: Sequence[Record], folder: Path) -> Path:
    path = folder / "facts.lines"
    path.write_bytes(b"".join(map(jsonl.line, records)))
    return path


def made(records: Sequence[Record], chosen: Format, folder: Path) -> Path:
    """A file of all records."""
    target = folder / f"facts.{chosen}"
    (path,) = conversion.convert(lines(records, folder), chosen, target, with_articles=True)
    return path


def tables(records: Sequence[Record], chosen: Format, folder: Path) -> dict[str, list[list[str]]]:
    """The rows of all files of CSV or TSV."""
    paths = conversion.convert(lines(records, folder), chosen, folder / f"facts.{chosen}", with_articles=True)
    found = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t" if chosen == "tsv" else ",")
            found[path.stem.removeprefix("facts-")] = list(rows)
    return found


@settings(max_examples=8, deadline=None)
@given(ANY_RECORDS)
def test_json_and_parquet_give_every_record_back(records: list[Record]) -> None:
    with TemporaryDirectory() as name:
        for chosen in ("json", "parquet"):
            path = made(records, chosen, Path(name))
            assert list(facts.read(str(path), None)) == records
            for packed in (gz(path.read_bytes()), zst(path.read_bytes())):
                path.write_bytes(packed)
                assert list(facts.read(str(path), None)) == records


@settings(max_examples=5, deadline=None)
@given(st.permutations(["quote", "casualty", "actor", "organization"]).map(lambda kinds: kinds[:2]), EVERY_TYPE)
def test_parquet_of_some_types_has_their_columns_only(types: list[str], records: list[Record]) -> None:
    wanted = [record for record in records if record.type in types]
    with TemporaryDirectory() as name:
        path = Path(name, "some.parquet")
        conversion.convert(lines(wanted, Path(name)), "parquet", path, types=frozenset(types))
        assert list(facts.read(str(path), None)) == wanted


@settings(max_examples=15, deadline=None)
@given(ANY_RECORDS, st.sampled_from(["csv", "tsv"]))
def test_flat_tables_have_a_row_a_record_and_a_cell_a_column(records: list[Record], chosen: Format) -> None:
    with TemporaryDirectory() as name:
        found = tables(records, chosen, Path(name))
    assert list(found) == list(columns.SHOWN_AS.values())
    for table, (heading, *rows) in zip(columns.TABLES, found.values(), strict=True):
        ours = [record for record in records if columns.TABLE_OF[record.type] == table]
        assert heading == [column.name for column in columns.columns(table)]
        assert len(rows) == len(ours)
        for row, record in zip(rows, ours, strict=True):
            assert row[heading.index("start_char")] == str(record.start_char)
            for name_of_text in ("id", "text", "rule"):
                cell = delimited.guarded(getattr(record, name_of_text))
                if chosen == "tsv":
                    assert "\t" not in row[heading.index(name_of_text)]
                else:
                    # The reader of CSV takes every line end for one, so that only the texts between them can be told.
                    assert row[heading.index(name_of_text)].split() == cell.split()


@settings(max_examples=15, deadline=None)
@given(ANY_RECORDS)
def test_sqlite_holds_every_value(records: list[Record]) -> None:
    with TemporaryDirectory() as name, closing(sqlite3.connect(made(records, "sqlite", Path(name)))) as database:
        database.row_factory = sqlite3.Row
        assert sound(database)
        for table in columns.TABLES:
            ours = [record for record in records if columns.TABLE_OF[record.type] == table]
            rows = database.execute(f"SELECT * FROM {table} WHERE rule IS NOT NULL ORDER BY pk").fetchall()
            assert len(rows) == len(ours)
            for row, record in zip(rows, ours, strict=True):
                assert_same(row, record)
                assert_lists_beside(database, table, row["pk"], record)


def sound(database: sqlite3.Connection) -> bool:
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    return not broken and [tuple(row) for row in database.execute("PRAGMA integrity_check")] == [("ok",)]


def assert_same(row: sqlite3.Row, record: Record) -> None:
    mapping = record.model_dump(mode="json")
    for column in columns.columns(columns.TABLE_OF[record.type]):
        expected = column.of(mapping)
        assert row[column.name] == (json.dumps(expected, ensure_ascii=False) if column.how == "list" else expected)


def assert_lists_beside(database: sqlite3.Connection, table: str, pk: int, record: Record) -> None:
    """What a record has several of stands in the table beside, in its order."""
    parent = {"articles": "article", "casualties": "casualty"}.get(table, table.removesuffix("s"))
    for field in ("contents", "via", "mentions", "dates"):
        parts = getattr(record, field, None)
        if parts is None:
            continue
        found = database.execute(f"SELECT * FROM {parent}_{field} WHERE {parent}_pk = ? ORDER BY position", (pk,))
        for row, part in zip(found.fetchall(), parts, strict=True):
            inner = part.speaker if isinstance(part, Link) else part
            prefix = "speaker_" if isinstance(part, Link) else ""
            assert row[f"{prefix}text"] == inner.text
            assert row[f"{prefix}end_char"] == inner.end_char


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    other = [record.model_copy(update={"article": "b.txt"}) for record in ONE_ARTICLE[1:]]
    with closing(sqlite3.connect(made([*ONE_ARTICLE, *other], "sqlite", tmp_path))) as connected:
        yield connected


def test_mentions_refer_to_the_persons_and_bodies_of_their_article(database: sqlite3.Connection) -> None:
    assert sound(database)
    asked = """SELECT articles.article, actors.name, organizations.name FROM quotes
        JOIN articles ON articles.pk = quotes.article_pk
        JOIN actors ON actors.pk = quotes.speaker_actor_pk AND actors.article_pk = articles.pk
        JOIN quote_via ON quote_via.quote_pk = quotes.pk
        JOIN organizations ON organizations.pk = quote_via.speaker_organization_pk"""
    assert database.execute(asked).fetchall() == [
        ("a.txt", "Ana Sosa", "Coast Guard"),
        ("b.txt", "Ana Sosa", "Coast Guard"),
    ]
    asked = "SELECT source_actor_pk, organizations.name FROM casualties JOIN organizations ON source_organization_pk = organizations.pk"
    assert database.execute(asked).fetchall() == [(None, "Coast Guard")] * 2


def test_full_text_is_searched_without_accents_and_by_column(database: sqlite3.Connection) -> None:
    asked = (
        "SELECT quotes.id FROM quotes_fts JOIN quotes ON quotes.pk = quotes_fts.rowid WHERE quotes_fts MATCH ? LIMIT 1"
    )
    for words in ("leave", "LEÁVE", "speaker_name: sosa", '"not leave"', "lea*"):
        assert database.execute(asked, (words,)).fetchall() == [("q1",)], words
    assert database.execute(asked, ("drowned",)).fetchall() == []
    assert database.execute(
        "SELECT count(*) FROM casualties_fts WHERE casualties_fts MATCH 'fishermen'"
    ).fetchone() == (2,)
    assert database.execute("SELECT title FROM articles_fts WHERE articles_fts MATCH 'drowned'").fetchall() == [
        ("Lake",)
    ]


def test_database_shows_itself_as_datasette_expects_it(database: sqlite3.Connection) -> None:
    """Tables with a key of one number, links that lead to such keys, a search table that says of what it is."""
    listed = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    names = {name for name, _ in listed}
    for table in columns.TABLES:
        keys = [row for row in database.execute(f"PRAGMA table_info({table})") if row[5]]
        assert [(row[1], row[2]) for row in keys] == [("pk", "INTEGER")]
        for row in database.execute(f"PRAGMA foreign_key_list({table})"):
            assert row[2] in names
            assert row[4] == "pk"
    # This is how Datasette finds the search table of a table.
    like = "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"{}\"%'"
    for table in ("articles", "quotes", "casualties"):
        assert database.execute(like.format(table)).fetchall() == [(f"{table}_fts",)]
    assert json.loads(database.execute("SELECT aliases FROM actors").fetchone()[0]) == ["Sosa", "Ana"]


def test_article_without_a_record_has_its_name(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT article, title, text FROM articles").fetchall()
    assert found == [("a.txt", "Lake", TEXT), ("b.txt", None, None)]


def test_parquet_has_types(tmp_path: Path) -> None:
    import duckdb

    path = made(ONE_ARTICLE, "parquet", tmp_path)
    with duckdb.connect() as connected:
        described = connected.execute(f"DESCRIBE FROM '{path}'").fetchall()
        kinds = {name: kind for name, kind, *_ in described}
        assert kinds["contents"] == 'STRUCT("text" VARCHAR, start_char BIGINT, end_char BIGINT)[]'
        assert kinds["counts"] == "MAP(VARCHAR, BIGINT)"
        assert (kinds["negated"], kinds["start_char"], kinds["aliases"]) == ("BOOLEAN", "BIGINT", "VARCHAR[]")
        asked = f"SELECT speaker.name, via[1].speaker.text, len(contents) FROM '{path}' WHERE type = 'quote'"
        assert connected.execute(asked).fetchall() == [("Ana Sosa", "The coast guard", 2)]
        known = connected.execute(f"SELECT key, value FROM parquet_kv_metadata('{path}')").fetchall()
    assert (b"factx", b"factx/1") in known


@pytest.mark.parametrize("chosen", FILES)
def test_same_facts_same_bytes(chosen: Format, tmp_path: Path) -> None:
    written = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths = conversion.convert(lines(ONE_ARTICLE, folder), chosen, folder / f"facts.{chosen}", with_articles=True)
        written.append([path.read_bytes() for path in paths])
    assert written[0] == written[1]


@pytest.mark.parametrize("chosen", FILES)
def test_file_that_is_there_stays_unless_forced(chosen: Format, tmp_path: Path) -> None:
    source = lines(ONE_ARTICLE, tmp_path)
    paths = conversion.outputs(chosen, tmp_path / f"facts.{chosen}", frozenset(), with_articles=True)
    paths[-1].write_bytes(b"mine")
    with pytest.raises(OutputError, match="exists already"):
        conversion.convert(source, chosen, tmp_path / f"facts.{chosen}", with_articles=True)
    assert paths[-1].read_bytes() == b"mine"
    assert {path.name for path in tmp_path.iterdir()} == {source.name, paths[-1].name}
    conversion.convert(source, chosen, tmp_path / f"facts.{chosen}", with_articles=True, force=True)
    assert paths[-1].read_bytes() != b"mine"


@pytest.mark.parametrize("chosen", ["csv", "tsv", "sqlite", "parquet", "table"])
def test_lines_that_are_no_facts_leave_nothing(chosen: Format, tmp_path: Path) -> None:
    source = tmp_path / "facts.lines"
    source.write_bytes(jsonl.line(ONE_ARTICLE[1]) + b'{"type": \n')
    with pytest.raises(OutputError, match="cannot be"):
        conversion.convert(source, chosen, tmp_path / f"facts.{chosen}", console=lambda _: Console(width=80))
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


def test_one_type_is_one_file_and_several_are_one_each(tmp_path: Path) -> None:
    source = lines(ONE_ARTICLE[1:], tmp_path)
    quotes = conversion.convert(source, "csv", tmp_path / "quotes.csv", types=frozenset({"quote"}))
    assert [path.name for path in quotes] == ["quotes.csv"]
    assert quotes[0].read_text(encoding="utf-8").count("\n") == 2
    both = conversion.convert(source, "csv", tmp_path / "some.csv", types=frozenset({"quote", "actor"}))
    assert [path.name for path in both] == ["some-quotes.csv", "some-persons.csv"]


def test_cells_of_lists_are_joined_and_formulas_are_guarded(tmp_path: Path) -> None:
    quote = ONE_ARTICLE[1].model_copy(update={"text": "=1+1"})
    found = tables([quote, ONE_ARTICLE[3]], "csv", tmp_path)
    heading, row = found["quotes"]
    cells = dict(zip(heading, row, strict=True))
    assert (cells["contents"], cells["via"], cells["text"]) == ("“We will not leave,” | told", "Coast Guard", "'=1+1")
    heading, row = found["persons"]
    cells = dict(zip(heading, row, strict=True))
    assert (cells["aliases"], cells["mentions"], cells["country"]) == ("Sosa | Ana", "2", "")


def test_tables_into_a_file_take_a_console(tmp_path: Path) -> None:
    wrappers: list[io.TextIOWrapper] = []

    def console(stream: BinaryIO) -> Console:
        wrappers.append(io.TextIOWrapper(stream, "utf-8", write_through=True))
        return Console(file=wrappers[0], width=80)

    conversion.convert(lines(ONE_ARTICLE, tmp_path), "table", tmp_path / "facts.txt", console=console)
    assert "Quotes (1)" in (tmp_path / "facts.txt").read_text(encoding="utf-8")


def test_missing_duckdb_is_told_before_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match="pip install 'factx\\[parquet\\]'"):
        conversion.check("parquet")
    conversion.check("sqlite")


def test_every_field_of_every_record_has_its_columns() -> None:
    for table, record in columns.TABLES.items():
        names = [column.name for column in columns.columns(table)]
        assert len(set(names)) == len(names)
        for field, _, _ in shapes.fields(record):
            assert field == "schema" or any(name == field or name.startswith(f"{field}_") for name in names), field


@given(RECORDS["quote"])
def test_records_of_the_strategies_are_records(record: Record) -> None:
    assert isinstance(record, Quote)


def placed(**position: float | None) -> Casualty:
    place = Place(text="Orsk", start_char=0, end_char=4, place_from="clause", country="RUS", **position)
    (fact,) = (record for record in ONE_ARTICLE if isinstance(record, Casualty))
    return fact.model_copy(update={"place": place})


def test_facts_with_a_place_are_features_of_a_map() -> None:
    known, unknown = placed(latitude=51.2, longitude=58.6), placed()
    nowhere = known.model_copy(update={"place": None})
    stream = io.BytesIO()
    writer = geojson.GeoJsonWriter(stream)
    writer.write([known, unknown, nowhere, *(record for record in ONE_ARTICLE if not isinstance(record, Casualty))])
    writer.close()
    collection = json.loads(stream.getvalue())
    assert collection["type"] == "FeatureCollection"
    assert [feature["geometry"] for feature in collection["features"]] == [
        {"type": "Point", "coordinates": [58.6, 51.2]},
        None,
    ]
    properties = collection["features"][0]["properties"]
    assert (properties["place_text"], properties["place_country"], properties["outcome"]) == (
        "Orsk",
        "RUS",
        known.outcome,
    )


def test_a_map_without_facts_is_an_empty_collection() -> None:
    stream = io.BytesIO()
    geojson.GeoJsonWriter(stream).close()
    assert json.loads(stream.getvalue()) == {"type": "FeatureCollection", "features": []}


@given(EVERY_TYPE)
def test_lines_and_records_make_the_same_map(records: Sequence[Record]) -> None:
    of_records, of_lines = io.BytesIO(), io.BytesIO()
    first, second = geojson.GeoJsonWriter(of_records), geojson.GeoJsonWriter(of_lines)
    first.write(records)
    for record in records:
        second.add(jsonl.line(record))
    first.close()
    second.close()
    assert of_records.getvalue() == of_lines.getvalue()
    json.loads(of_lines.getvalue())


SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\u2212", "﹢", "﹣", "﹦", "﹫", "⁺", "⁻", "₊", "⁼")
HIDDEN = (
    "", " ", "\t", "\r", "\n", "\r\n", "\x0b", "\x0c", "\xa0", "\u2003", "\u3000", "\u200b", "\u200c", "\u200d", "\u2060",
    "\ufeff", "\u200e", "\u202e", "\u00ad", "\x00", "\x01", "\x1f", "\x7f", "\x85", "\u2028", "\u061c", " \n\u200b\t ", "\u0301",
)  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda text: text.encode("unicode_escape").decode())
def test_no_cell_is_a_formula(sign: str, hidden: str) -> None:
    text = f"{hidden}{sign}SUM(1)"
    for dialect in ("csv", "tsv"):
        cell = delimited.row([text, "b"], dialect).decode().lstrip('"')
        assert cell.startswith("'"), cell


@pytest.mark.parametrize(
    "text", ["At 5 = five", "— he said", "’tis", "“=”", "#1", "1-2", "a@b", "’=1", "'=1", "–5", "(=1)", "\n\n“No”"]
)
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert delimited.guarded(text) == text


def test_blank_cells_that_a_tab_begins_are_guarded() -> None:
    assert [delimited.guarded(text) for text in ("\t", "\r\n", " ", "")] == ["'\t", "'\r\n", " ", ""]
