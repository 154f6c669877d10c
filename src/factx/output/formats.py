"""Which format the facts are written in, and the writer for it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol

from factx.errors import OutputError
from factx.facts import Record
from factx.output import columns
from factx.output.destination import is_device
from factx.output.geojson import GeoJsonWriter
from factx.output.jsonl import JsonlWriter, JsonWriter
from factx.output.layouts import Layout

if TYPE_CHECKING:
    from rich.console import Console

Format = Literal["table", "jsonl", "json", "csv", "tsv", "xlsx", "sqlite", "parquet", "geojson", "html"]

# These can be written as the facts come; the others are made of finished JSONL (`factx.output.conversion`).
STREAMED: frozenset[Format] = frozenset(("table", "jsonl", "json", "csv", "tsv", "geojson"))

# One type of facts a table, for spreadsheets.
TABULAR: frozenset[Format] = frozenset(("csv", "tsv", "xlsx"))
ALL_COLUMNS = Layout()

_BY_SUFFIX: dict[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".parquet": "parquet",
    ".geojson": "geojson",
    ".html": "html",
    ".htm": "html",
    ".txt": "table",
}


class Writer(Protocol):
    """Takes the records of one article after another."""

    def write(self, records: Sequence[Record]) -> None:
        """Write the records of one article, its own first where the run has it."""
        ...

    def close(self) -> None:
        """Write what comes last."""
        ...


def choose(asked: Format | None, output: Path | None, *, terminal: bool) -> Format:
    """The format asked for; else by the suffix of the output; else tables on a terminal and JSONL in a pipe.

    Raises:
        OutputError: when the suffix tells nothing.

    >>> choose(None, None, terminal=True), choose(None, Path("facts.json"), terminal=True)
    ('table', 'json')
    """
    if asked is not None:
        return asked
    if output is None:
        return "table" if terminal else "jsonl"
    if is_device(output):
        return "jsonl"
    if output.suffix.lower() not in _BY_SUFFIX:
        known = ", ".join(_BY_SUFFIX)
        raise OutputError(
            str(output), f"no format goes by the suffix {output.suffix!r}", f"use {known}, or say it with -f"
        )
    return _BY_SUFFIX[output.suffix.lower()]


def one_type_a_table(chosen: Format) -> OutputError:
    """The error for facts of several types in one CSV or TSV."""
    remedy = f"choose one with -t, or write files with -o facts.{chosen}"
    return OutputError("stdout", f"{chosen.upper()} has one type of facts a table", remedy)


def writer(
    chosen: Format,
    stream: BinaryIO,
    console: "Callable[[], Console]",
    types: frozenset[str] = frozenset(),
    layout: Layout = ALL_COLUMNS,
) -> Writer:
    """The writer for a format that can be written as the facts come.

    Args:
        chosen: the format.
        stream: where everything but tables goes.
        console: makes the console that tables go through.
        types: the record types that are written, empty for all.
        layout: of CSV and TSV.

    Raises:
        OutputError: the format takes a file, or a file for each type.
    """
    if chosen == "jsonl":
        return JsonlWriter(stream)
    if chosen == "json":
        return JsonWriter(stream)
    if chosen == "geojson":
        return GeoJsonWriter(stream)
    if chosen in ("csv", "tsv"):
        from factx.output.delimited import DelimitedWriter

        (table, *others) = columns.wanted_tables(types, with_articles=False)
        if others:
            raise one_type_a_table(chosen)
        return DelimitedWriter(stream, table, chosen, layout)
    if chosen not in STREAMED:
        raise OutputError("stdout", f"{chosen} is a file, not a stream", "name the file with -o")
    from factx.output.table import TableWriter

    return TableWriter(console())
