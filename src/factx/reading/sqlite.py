"""Facts back out of an SQLite database that `factx extract` or `factx convert` wrote: a record for each row."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, get_origin

from factx import shapes
from factx.errors import InputError
from factx.facts import SCHEMA, TABLES, Model

HEAD = b"SQLite format 3\0"
_REMEDY = "give what factx extract -o facts.sqlite wrote"

Row = Mapping[str, Any]


def records(path: str, name: str) -> Iterator[tuple[str, bytes]]:
    """The records of a database as JSON, each with where it is, article after article as a run writes them.

    Args:
        path: of the file.
        name: names it in errors.

    Raises:
        InputError: it is none that factx wrote, or is damaged.
    """
    try:
        # Nothing in a file that somebody else made is run: it is read only, and its views and triggers are not trusted.
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA query_only = ON")
            _check(database, name)
            for number, record in enumerate(_records(database), start=1):
                yield f"{name}:{number}", json.dumps(record, ensure_ascii=False).encode()
    except sqlite3.Error as error:
        raise InputError(name, f"cannot be read as an SQLite database ({error})", "check the file") from error


def _check(database: sqlite3.Connection, name: str) -> None:
    """Make sure that a database holds facts.

    Raises:
        InputError: it does not.
    """
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"about", *TABLES} <= tables:
        raise InputError(name, "is an SQLite database without facts", _REMEDY)
    written = database.execute("SELECT value FROM about WHERE name = 'schema'").fetchone()
    if written is None or written[0] != SCHEMA:
        raise InputError(name, f"holds facts of another schema than {SCHEMA}", _REMEDY)


def _records(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for article in database.execute("SELECT * FROM articles ORDER BY pk"):
        if article["id"] is not None:  # else only its name is known
            yield _record(database, "articles", article)
        for table in TABLES:
            if table != "articles":
                rows = database.execute(f"SELECT * FROM {table} WHERE article_pk = ? ORDER BY pk", (article["pk"],))
                yield from (_record(database, table, row) for row in rows)


def _record(database: sqlite3.Connection, table: str, row: sqlite3.Row) -> dict[str, Any]:
    """A record of a row, and of the rows beside it for what it has several of."""
    model, cells = TABLES[table], dict(row)
    kind = model.model_fields["type"].default
    record: dict[str, Any] = {"schema": SCHEMA}
    for field, inner, _ in shapes.fields(model):
        several = shapes.listed(inner)
        if isinstance(several, type) and issubclass(several, Model):
            beside = f"SELECT * FROM {kind}_{field} WHERE {kind}_pk = ? ORDER BY position"
            record[field] = [_parts(several, dict(part), "") for part in database.execute(beside, (row["pk"],))]
        elif field not in record:
            record[field] = _value(inner, cells, field)
    return record


def _value(kind: Any, row: Row, column: str) -> Any:
    """What the columns of a field hold; None where none of them holds anything."""
    bare = shapes.bare(kind)
    if isinstance(bare, type) and get_origin(bare) is None and issubclass(bare, Model):
        return _parts(bare, row, f"{column}_")
    if get_origin(bare) is dict:
        counts = ((name.removeprefix(f"{column}_"), row[name]) for name in row if name.startswith(f"{column}_"))
        return {name: number for name, number in counts if number}
    found = row.get(column)
    if found is None:
        return None
    if bare is bool:
        return bool(found)
    return found if shapes.listed(kind) is None and shapes.scalar(bare) is not None else json.loads(found)


def _parts(model: type[Model], row: Row, prefix: str) -> dict[str, Any] | None:
    parts = {field: _value(kind, row, f"{prefix}{field}") for field, kind, _ in shapes.fields(model)}
    return parts if any(value is not None for value in parts.values()) else None
