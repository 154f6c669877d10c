"""Parquet of finished JSONL: one table, a row a record in the same order, nested columns with their types.

DuckDB reads the lines and writes the file, so that memory stays flat. A record has nothing in the columns that only
other types have, which takes no room; whoever wants one type asks for `WHERE type = 'quote'` or for `factx query`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args, get_origin

from factx import duck, shapes
from factx.facts import SCHEMA, Model
from factx.output import columns

_SCALARS = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
# Far longer than the longest article that is read unless --max-chars says otherwise. DuckDB takes twice as much for
# each of its readers, of which more or fewer are at work as the machine is busy: four must fit into `--memory`.
_MOST_BYTES_OF_A_LINE = 1 << 27
_FEWEST_BYTES = 1 << 20


def types(tables: Sequence[str]) -> dict[str, str]:
    """The columns of some record types together, with their types in DuckDB.

    >>> types(["quotes"])["contents"]
    'STRUCT("text" VARCHAR, "start_char" BIGINT, "end_char" BIGINT)[]'
    """
    found: dict[str, str] = {}
    for table in tables:
        for name, kind, _ in shapes.fields(columns.TABLES[table]):
            found.setdefault(name, _type(kind))
    return found


def _type(kind: Any) -> str:
    kind = shapes.bare(kind)
    if (several := shapes.listed(kind)) is not None:
        return f"{_type(several)}[]"
    if get_origin(kind) is dict:
        return f"MAP({', '.join(_type(part) for part in get_args(kind))})"
    if isinstance(kind, type) and issubclass(kind, Model):
        inner = ", ".join(f'"{name}" {_type(inner_kind)}' for name, inner_kind, _ in shapes.fields(kind))
        return f"STRUCT({inner})"
    return _SCALARS[shapes.scalar(kind) or str]  # what has no type of its own is its JSON


def lines_as_table(file: duck.File, tables: Sequence[str]) -> str:
    """The SQL that reads facts JSON with the columns of some record types, whatever the first lines look like."""
    listed = ", ".join(f"{text(name)}: {text(kind)}" for name, kind in types(tables).items())
    return (
        f"read_json({text(file.path)}, format = {text(file.layout)}, columns = {{{listed}}}, "
        f"compression = {text(file.packing)}, maximum_object_size = {_longest_line(file)}, "
        "hive_partitioning = false)"
    )


def _longest_line(file: duck.File) -> int:
    """The most bytes that a line of a file can have: as many as the file, where that is not packed."""
    size = Path(file.path).stat().st_size if file.packing == "uncompressed" else 0
    return min(max(size, _FEWEST_BYTES) if size else _MOST_BYTES_OF_A_LINE, _MOST_BYTES_OF_A_LINE)


def text(value: str) -> str:
    """A text as SQL has it.

    >>> text("it's")
    "'it''s'"
    """
    return "'" + value.replace("'", "''") + "'"


def write(lines: Path, target: Path, tables: Sequence[str]) -> None:
    """Write a Parquet file from a file of facts JSONL.

    Raises:
        MissingExtraError: the extra `parquet` is not installed.
        duckdb.Error: the lines are no facts, or the file cannot be written.
    """
    with duck.connection("Parquet") as connected, duck.plainly_named(str(lines), ".jsonl") as readable:
        source = duck.File(str(lines), readable, "newline_delimited")
        connected.execute(
            f"COPY (SELECT * FROM {lines_as_table(source, tables)}) TO {text(str(target.absolute()))} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480, KV_METADATA {{factx: {text(SCHEMA)}}})"
        )
