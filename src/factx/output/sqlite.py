"""Facts as an SQLite database: a table a record type, tables beside for what a record has several of, full text.

Every row has a number of its own (`pk`), since the id of a fact tells it from others of the same article only. A fact
refers to its article by `article_pk`; a mention that is resolved refers to the row of its person or body by
`…_actor_pk` or `…_organization_pk`. Datasette shows the file as it is: foreign keys as links, a search field where
there is full text, JSON arrays as facets.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from factx import shapes
from factx.facts import SCHEMA, Link, Mention, Model
from factx.output import columns
from factx.output.columns import TABLES, Column

Row = Mapping[str, Any]

# What a mention can be resolved to, by the letter in the id of that record.
_ENTITIES = {"actor": "actors", "organization": "organizations"}
_PARENTS = {"quotes": "quote", "casualties": "casualty", "actors": "actor", "organizations": "organization"}
_SEARCHED = {
    "articles": ("title", "text"),
    "quotes": ("contents", "text", "speaker_text", "speaker_name"),
    "casualties": ("text", "victims_text", "source_name", "place_text"),
}
_INDEXED = {
    "articles": ("article", "published"),
    "quotes": ("id", "speaker_name", "kind"),
    "casualties": ("id", "outcome", "source_name"),
    "actors": ("id", "name", "country"),
    "organizations": ("id", "name", "category"),
}
_SQL = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}


def write(records: Iterable[Row], target: Path) -> None:
    """Make a database of records, each the mapping that its JSON is, in the order in which a run writes them.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    # Nobody sees the file before it is whole, so nothing is gained by being able to take a step back.
    # A whole path begins with no `file:`, which some builds of SQLite take for the beginning of an address.
    with closing(sqlite3.connect(target.absolute(), isolation_level=None)) as database:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON", "cache_size = -32000"):
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        for statement in tables():
            database.execute(statement)
        filling = _Filling(database)
        for together in columns.by_article(records):
            filling.add(together)
        for statement in _indexes():
            database.execute(statement)
        database.execute("COMMIT")
        database.execute("PRAGMA optimize")


def tables() -> Iterator[str]:
    """The statements that make the tables, without those for indexes and full text."""
    for table in TABLES:
        names = ["pk INTEGER PRIMARY KEY"]
        if table != "articles":
            names.append("article_pk INTEGER NOT NULL REFERENCES articles(pk)")
        # An article whose record the run did not write has a row all the same: only its name is known.
        names += [_declared(column, table) for column in columns.columns(table)]
        for mention in _mentions(table):
            names += _references(mention)
        yield f"CREATE TABLE {table} ({', '.join(names)})"
    for table in TABLES:
        for field, kind in _lists(table):
            yield f"CREATE TABLE {_beside(table, field)} ({', '.join(_columns_beside(table, kind))})"
    yield "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"
    yield f"INSERT INTO about VALUES ('schema', '{SCHEMA}')"


@cache
def _mentions(table: str) -> tuple[str, ...]:
    """The fields of a table's records that are a mention: `speaker`, `addressee`."""
    return tuple(name for name, kind, _ in shapes.fields(TABLES[table]) if shapes.bare(kind) is Mention)


@cache
def _lists(table: str) -> tuple[tuple[str, type[Model]], ...]:
    """The tables beside another: of which field, and what one of them is."""
    found = ((name, shapes.listed(kind)) for name, kind, _ in shapes.fields(TABLES[table]))
    return tuple((name, kind) for name, kind in found if isinstance(kind, type) and issubclass(kind, Model))


def _declared(column: Column, table: str) -> str:
    needed = " NOT NULL" if column.name == "article" or (table != "articles" and column.name in ("id", "text")) else ""
    return f'"{column.name}" {_SQL[column.holds]}{needed}'


def _references(mention: str) -> list[str]:
    return [f"{mention}_{one}_pk INTEGER REFERENCES {table}(pk)" for one, table in _ENTITIES.items()]


def _beside(table: str, field: str) -> str:
    """What the table beside another is called: `quote_contents`."""
    return f"{'article' if table == 'articles' else _PARENTS[table]}_{field}"


def _columns_beside(table: str, kind: type) -> list[str]:
    parent = "article" if table == "articles" else _PARENTS[table]
    names = [
        "pk INTEGER PRIMARY KEY",
        f"{parent}_pk INTEGER NOT NULL REFERENCES {table}(pk)",
        "position INTEGER NOT NULL",
    ]
    names += [f'"{column.name}" {_SQL[column.holds]}' for column in _parts(kind)]
    return names + (_references("speaker") if kind is Link else [])


@cache
def _parts(kind: type) -> tuple[Column, ...]:
    return tuple(column for name, inner, about in shapes.fields(kind) for column in columns.spread(name, inner, about))


def _indexes() -> Iterator[str]:
    """The statements that make what is looked up quick, and the full text searchable."""
    for table, names in _INDEXED.items():
        for name in (*names, *(() if table == "articles" else ("article_pk",))):
            yield f"CREATE INDEX {table}_{name} ON {table}({name})"
        for mention in _mentions(table):
            for one in _ENTITIES:
                yield f"CREATE INDEX {table}_{mention}_{one}_pk ON {table}({mention}_{one}_pk)"
    for table in TABLES:
        parent = "article" if table == "articles" else _PARENTS[table]
        for field, _ in _lists(table):
            yield f"CREATE INDEX {_beside(table, field)}_{parent}_pk ON {_beside(table, field)}({parent}_pk)"
    for table, names in _SEARCHED.items():
        listed = ", ".join(names)
        # Datasette looks for the name in double quotes when it looks for the search table of a table.
        options = f"content=\"{table}\", content_rowid='pk', tokenize='unicode61 remove_diacritics 2'"
        yield f"CREATE VIRTUAL TABLE {table}_fts USING fts5({listed}, {options})"
        yield f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')"


class _Filling:
    """Puts the records of one article after another into the tables."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._last: dict[str, int] = {}
        self._inserts: dict[str, str] = {}

    def add(self, records: Sequence[Row]) -> None:
        """Add the records of one article."""
        article = next((record for record in records if columns.is_article(record)), None)
        article_pk = self._add_article(article, records[0]["article"])
        entities: dict[str, tuple[str, int]] = {}
        # Persons and bodies first: the mentions of all others refer to them.
        for record in sorted(records, key=lambda record: record["type"] not in _ENTITIES):
            if record is not article:
                pk = self._add_fact(record, article_pk, entities)
                if record["type"] in _ENTITIES:
                    entities[record["id"]] = record["type"], pk

    def _add_article(self, article: Row | None, name: str) -> int:
        if article is None:
            return self._insert(
                "articles", [name if c.name == "article" else None for c in columns.columns("articles")]
            )
        pk = self._insert("articles", _cells("articles", article))
        self._add_lists("articles", article, pk, {})
        return pk

    def _add_fact(self, record: Row, article_pk: int, entities: Mapping[str, tuple[str, int]]) -> int:
        table = columns.TABLE_OF[record["type"]]
        cells = [article_pk, *_cells(table, record)]
        for mention in _mentions(table):
            cells += _referred(record.get(mention), entities)
        pk = self._insert(table, cells)
        self._add_lists(table, record, pk, entities)
        return pk

    def _add_lists(self, table: str, record: Row, pk: int, entities: Mapping[str, tuple[str, int]]) -> None:
        for field, kind in _lists(table):
            parts = _parts(kind)
            for position, part in enumerate(record.get(field) or ()):
                cells = [pk, position, *(_cell(column.of(part)) for column in parts)]
                self._insert(
                    _beside(table, field), cells + (_referred(part["speaker"], entities) if kind is Link else [])
                )

    def _insert(self, table: str, cells: Sequence[Any]) -> int:
        """Add a row behind the others of a table, and give its number."""
        pk = self._last[table] = self._last.get(table, 0) + 1
        statement = self._inserts.setdefault(table, f"INSERT INTO {table} VALUES ({', '.join('?' * (len(cells) + 1))})")
        self._database.execute(statement, (pk, *cells))
        return pk


def _cells(table: str, record: Row) -> list[Any]:
    """The row of a record; a list is a JSON array, which Datasette makes facets of."""
    return [_cell(value) for value in columns.row(table, record)]


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _referred(mention: Row | None, entities: Mapping[str, tuple[str, int]]) -> list[int | None]:
    """The rows of the person and of the body that a mention stands for, at most one of them there."""
    kind, pk = entities.get((mention or {}).get("actor") or "", ("", 0))
    return [pk if kind == one else None for one in _ENTITIES]
