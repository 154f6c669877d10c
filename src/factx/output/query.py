"""Questions in SQL to files of facts: DuckDB over one view a record type, and nothing else within its reach.

The views are `quotes`, `casualties`, `actors`, `organizations` and `articles`; their columns are the fields of the
records, spans and mentions as structs, several of them as lists:

    SELECT speaker.name, count(*) FROM quotes GROUP BY ALL ORDER BY 2 DESC
"""

import datetime
import decimal
import json
import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factx import duck
from factx.errors import InputError, QueryError
from factx.facts import SCHEMA
from factx.output import columns, parquet
from factx.output import sql as questions

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS_AT_ONCE = 512
_THREADS = 2
SECONDS, MEMORY = 60.0, "2GB"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gives.

    Attributes:
        columns: the names of the columns, each there once.
        rows: the rows, as they come.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def ask(sql: str, files: Sequence[duck.File], *, seconds: float = SECONDS, memory: str = MEMORY) -> Iterator[Answer]:
    """Ask files of facts a question; the answer can be read within the block.

    Args:
        sql: one SELECT, DESCRIBE, SUMMARIZE or SHOW TABLES about the views, with the functions of `factx.output.sql`.
        files: the facts.
        seconds: how long the answer may take, the reading of it included; 0 for ever.
        memory: the most that DuckDB may hold: `512MB`, `8GB`.

    Raises:
        MissingExtraError: the extra `parquet` is not installed.
        InputError: a file holds no facts.
        QueryError: the question is wrong, or is none, asks for something else than these facts, or for too much.
    """
    with closing(duck.connection("factx query")) as connected:
        import duckdb

        _make_views(connected, files)
        _shut_in(connected, files, memory)
        try:
            questions.check(connected, sql, columns.TABLES)
            with _ended(connected, seconds):
                found = connected.execute(sql)
                names = _unique([str(column[0]) for column in found.description or ()])
                yield Answer(names, _rows(found))
        except duckdb.InterruptException as error:
            what = f"takes longer than {seconds:g} seconds"
            raise QueryError("SQL", what, "ask for less, or raise --timeout") from error
        except (duckdb.OutOfMemoryException, MemoryError) as error:
            raise QueryError("SQL", f"takes more memory than {memory}", "ask for less, or raise --memory") from error
        except duckdb.Error as error:
            raise QueryError("SQL", _said(error), "see the views and their columns with: DESCRIBE quotes") from error


@contextmanager
def _ended(connected: "DuckDBPyConnection", seconds: float) -> Iterator[None]:
    """Interrupt the connection when the block takes longer than that."""
    timer = threading.Timer(seconds, connected.interrupt)
    timer.daemon = True
    if seconds:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _make_views(connected: "DuckDBPyConnection", files: Sequence[duck.File]) -> None:
    from duckdb import Error

    for file in files:
        try:
            _look_at(connected, file)
        except Error as error:
            raise duck.broken(file.name, error, "facts") from error
    for table in columns.TABLES:
        kind = columns.TABLES[table].model_fields["type"].default
        parts = " UNION ALL ".join(_selection(connected, file, table) for file in files)
        connected.execute(f"CREATE VIEW {table} AS SELECT * FROM ({parts}) WHERE \"type\" = '{kind}'")


def _look_at(connected: "DuckDBPyConnection", file: duck.File) -> None:
    """Make sure that the first record of a file is one."""
    first = connected.execute(f'SELECT "schema" FROM {_table(file, ["quotes"])} LIMIT 1').fetchone()
    if first is not None and first[0] != SCHEMA:
        raise InputError(file.name, "holds no facts that factx wrote", "give what factx extract -o wrote")


def _table(file: duck.File, tables: Sequence[str]) -> str:
    if file.layout == "parquet":
        return duck.PARQUET_ROWS.replace("?", parquet.text(file.path))
    return parquet.lines_as_table(file, tables)


def _selection(connected: "DuckDBPyConnection", file: duck.File, table: str) -> str:
    """The fields of a record type out of a file; a Parquet file of some types has not the columns of the others."""
    wanted = parquet.types([table])
    source = _table(file, [table])
    there = set(wanted)
    if file.layout == "parquet":
        there = {str(row[0]) for row in connected.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}
    selected = [f'"{name}"' if name in there else f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in wanted.items()]
    return f"SELECT {', '.join(selected)} FROM {source}"


def _shut_in(connected: "DuckDBPyConnection", files: Sequence[duck.File], memory: str) -> None:
    """From here on these files can be read, and nothing else be read, written, fetched or loaded."""
    allowed = ", ".join(parquet.text(file.path) for file in files)
    for setting in (
        f"threads = {_THREADS}",
        f"memory_limit = {parquet.text(memory)}",
        f"allowed_paths = [{allowed}]",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connected.execute(f"SET {setting}")


def _rows(found: "DuckDBPyConnection") -> Iterator[tuple[Any, ...]]:
    while batch := found.fetchmany(_ROWS_AT_ONCE):
        yield from batch


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Names of columns, the second of the same name told from the first.

    >>> _unique(["name", "n", "name"])
    ('name', 'n', 'name_2')
    """
    unique: list[str] = []
    for name in names:
        number, new = 1, name
        while new in unique:
            number += 1
            new = f"{name}_{number}"
        unique.append(new)
    return tuple(unique)


def _said(error: Exception) -> str:
    """What DuckDB says, up to where it shows the place."""
    return " ".join(str(error).partition("\n\n")[0].split()).rstrip(".")


def plain(value: Any) -> Any:
    """A value as JSON can hold it.

    >>> plain({"day": datetime.date(2022, 1, 7), "n": decimal.Decimal("1.5"), "of": (1, math.nan)})
    {'day': '2022-01-07', 'n': 1.5, 'of': [1, None]}
    """
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, datetime.date | datetime.datetime | datetime.time):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float) else str(value)


def cell(value: Any) -> Any:
    """A value as a cell holds it: what is nested as JSON.

    >>> cell([{"text": "“No”"}]), cell(3)
    ('[{"text": "“No”"}]', 3)
    """
    value = plain(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
