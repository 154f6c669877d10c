"""Articles out of Parquet: a row is read as the line of JSON that it would be, columns chosen as fields are."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, BinaryIO

from factx import duck
from factx.errors import InputError, MissingExtraError
from factx.reading.items import Item, listed, needs_extra
from factx.reading.records import Fields, holds_facts, most_bytes

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS_AT_ONCE = 64
_DEEPEST = 8  # levels of lists and structures
_NESTED = ("STRUCT", "MAP", "UNION", "BLOB")


def items(
    stream: BinaryIO, name: str, fields: Fields, limit: int, path: str | None, *, plain: str | None
) -> Iterator[Item | InputError]:
    """The rows of a Parquet file, `name:ROW` counting from 1.

    Args:
        stream: the file, unpacked.
        name: names it in errors.
        fields: which column holds what.
        limit: most characters of one article.
        path: the file as articles name it.
        plain: the file as the system names it, where it is one that is not packed; else the stream is copied.

    Raises:
        InputError: it is no Parquet, or holds no articles, or the extra `parquet` is not installed.
    """
    with opened(stream, name, plain) as (connected, file):
        yield from _rows(connected, file, name, fields, limit, path)


@contextmanager
def opened(stream: BinaryIO, name: str, plain: str | None) -> "Iterator[tuple[DuckDBPyConnection, str]]":
    """A Parquet file as DuckDB can read it for the time of the block, and what reads it.

    Args:
        stream: the file, unpacked.
        name: names it in errors.
        plain: the file as the system names it, where it is one that is not packed; else the stream is copied.

    Raises:
        InputError: it is no Parquet, or the extra `parquet` is not installed.
    """
    try:
        connected = duck.connection(name)
    except MissingExtraError:
        raise needs_extra(name, "is a Parquet file", "parquet") from None
    from duckdb import Error

    kept = duck.spooled(stream, ".parquet") if plain is None else nullcontext(plain)
    with connected, kept as file, duck.plainly_named(file, ".parquet") as readable:
        try:
            yield connected, readable
        except Error as error:
            raise duck.broken(name, error) from error


def rows(plain: str) -> int | None:
    """How many rows a file has, as its footer says; None where that cannot be read."""
    try:
        with duck.connection(plain) as connected, duck.plainly_named(plain, ".parquet") as readable:
            found = connected.execute(
                "SELECT coalesce(sum(num_rows), 0) FROM parquet_file_metadata([?])", [readable]
            ).fetchone()
    except Exception:
        return None  # why is said where the file is read
    return int(found[0]) if found else None


def _rows(
    connected: "DuckDBPyConnection", readable: str, name: str, fields: Fields, limit: int, path: str | None
) -> Iterator[Item | InputError]:
    described = connected.execute(f"DESCRIBE SELECT * FROM {duck.PARQUET_ROWS}", [readable]).fetchall()
    columns = {str(column): str(kind) for column, kind, *_ in described}
    if {"schema", "rule", "start_char"} <= columns.keys():
        raise holds_facts(name)
    if fields.text not in columns:
        what = f"has no column {fields.text!r} (its columns: {listed(columns)})"
        raise InputError(name, what, "name the column of the text with --text-field")
    wanted = list(dict.fromkeys((fields.text, fields.id, fields.title, fields.date, fields.url)))
    chosen = [field for field in wanted if field in columns]
    selected = ", ".join(_selected(field, columns[field]) for field in chosen)
    found = connected.execute(f"SELECT {selected} FROM {duck.PARQUET_ROWS}", [readable])
    number, most = 0, most_bytes(limit)
    while batch := found.fetchmany(_ROWS_AT_ONCE):
        for row in batch:
            number += 1
            line = json.dumps(dict(zip(chosen, row, strict=True)), ensure_ascii=False, default=str).encode()
            if len(line) > most:
                what = f"is far longer than an article of {limit:,} characters"
                yield InputError(f"{name}:{number}", what, "split it or raise --max-chars")
            else:
                yield Item(f"{name}:{number}", path, "jsonl", line)


def _selected(column: str, kind: str) -> str:
    """A column as JSON can hold it: dates as their text.

    What is nested deeper than any field of an article is not read, for DuckDB takes twice as long for every level of
    lists: an empty list stands for it, which is refused by its kind as it would be itself.

    >>> _selected("published", "TIMESTAMP"), _selected("title", "VARCHAR"), _selected('a"b', "INTEGER[]")
    ('CAST("published" AS VARCHAR)', '"title"', '"a""b"')
    """
    quoted = '"' + column.replace('"', '""') + '"'
    if kind.count("[") + kind.count("(") > _DEEPEST:
        return f"[] AS {quoted}"
    if kind in ("VARCHAR", "BOOLEAN", "BIGINT", "INTEGER", "DOUBLE") or kind.endswith("]") or kind.startswith(_NESTED):
        return quoted
    return f"CAST({quoted} AS VARCHAR)"
