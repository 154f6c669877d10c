"""Finished JSONL into any other format: in one pass, in flat memory, and the new file is there when it is whole.

A run writes its facts as JSONL first, which can be broken off and taken up again; every other kind of file is made of
that at its end. `factx convert` does the same with facts that are there already.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic import ValidationError

from factx import duck
from factx.errors import FactxError, OutputError
from factx.facts import parse
from factx.output import columns, destination, formats, locks, sheets
from factx.output.delimited import DelimitedWriter, Dialect
from factx.output.formats import Format
from factx.output.geojson import GeoJsonWriter
from factx.output.jsonl import JsonWriter
from factx.output.layouts import Layout

if TYPE_CHECKING:
    from rich.console import Console

Types = frozenset[str]


def check(chosen: Format) -> None:
    """See before the work whether a format can be written at its end.

    Raises:
        OutputError: it is not made here.
        MissingExtraError: it takes a package that is not installed.
    """
    if chosen == "html":
        raise OutputError("HTML", "is a report, not a format of facts", "make it with factx report FACTS -o page.html")
    if chosen == "parquet":
        duck.connection("Parquet").close()
    elif chosen == "xlsx":
        sheets.workbook(None)


def outputs(chosen: Format, target: Path, types: Types, *, with_articles: bool) -> list[Path]:
    """The files that a format makes: CSV and TSV have one for each type, by the name as it is where there is only one
    type of facts, with the articles beside it where these are wanted, too; into a device go the facts only.

    Raises:
        OutputError: several types of facts are to go into one pipe or device.

    >>> [path.name for path in outputs("csv", Path("facts.csv"), frozenset({"quote", "actor"}), with_articles=False)]
    ['facts-quotes.csv', 'facts-persons.csv']
    >>> [path.name for path in outputs("csv", Path("tolls.csv"), frozenset({"casualty"}), with_articles=True)]
    ['tolls-articles.csv', 'tolls.csv']
    """
    tables = columns.wanted_tables(types, with_articles=with_articles)
    facts = [table for table in tables if table != "articles"]
    if chosen not in ("csv", "tsv") or len(tables) == 1:
        return [target]
    if destination.is_device(target):
        if len(facts) > 1:
            raise formats.one_type_a_table(chosen)
        return [target]
    return [
        target if [table] == facts else target.with_name(f"{target.stem}-{columns.SHOWN_AS[table]}{target.suffix}")
        for table in tables
    ]


def convert(
    lines: Path,
    chosen: Format,
    target: Path,
    *,
    types: Types = frozenset(),
    with_articles: bool = False,
    force: bool = False,
    console: "Callable[[BinaryIO], Console] | None" = None,
    layout: Layout = formats.ALL_COLUMNS,
) -> list[Path]:
    """Make a file, or one for each type, of finished facts JSONL.

    Args:
        lines: the JSONL; it is only read.
        chosen: the format to make.
        target: the file to make.
        types: the record types that were asked for, empty for all.
        with_articles: the lines hold records of articles, too.
        force: take the place of files that are there.
        console: makes the console that tables are printed on.
        layout: of CSV, TSV and XLSX.

    Returns:
        The files that were made.

    Raises:
        OutputError: a file is there already or cannot be written, or the lines are no facts.
        MissingExtraError: the format takes a package that is not installed.
    """
    check(chosen)
    made = outputs(chosen, target, types, with_articles=with_articles)
    tables = columns.wanted_tables(types, with_articles=with_articles)
    try:
        if chosen in ("sqlite", "parquet", "xlsx"):
            _make_whole(lines, chosen, target, tables, layout, force=force)
        else:
            with ExitStack() as stack:
                streams = [stack.enter_context(destination.whole_file(p, force=force, unfinished=".new")) for p in made]
                if chosen in ("csv", "tsv"):
                    _write_tables(lines, streams, tables[-len(streams) :], chosen, layout)
                elif chosen == "table":
                    _print(lines, streams[0], console)
                else:
                    _write_lines(lines, streams[0], chosen)
    except (FactxError, OSError):
        raise
    except Exception as error:
        wrong = _no_record(lines)
        if wrong is None:  # the lines are facts: the fault is ours, and no advice about the input helps
            raise
        raise OutputError(str(target), f"cannot be made of what is no facts ({wrong})", f"check {lines}") from error
    return made


def _no_record(lines: Path) -> str | None:
    """The first line that is no record, and why; None where all of them are."""
    with lines.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                try:
                    parse(line)
                except ValidationError as error:
                    first = error.errors(include_url=False, include_input=False)[0]
                    return f"line {number}: {'.'.join(map(str, first['loc']))} {first['msg']}".replace(":  ", ": ")
    return None


def _make_whole(
    lines: Path, chosen: Format, target: Path, tables: Sequence[str], layout: Layout, *, force: bool
) -> None:
    """Have a library write a file of its own."""
    destination.refuse_existing(target, force=force)
    if destination.is_device(target):
        raise OutputError(str(target), f"{chosen} is a file, not a stream", "name a file with -o")
    part = target.with_name(f"{target.name}.new")
    try:
        with locks.held(target, within=True):
            destination.created(part, like=target).close()
            try:
                _fill(part, lines, chosen, tables, layout)
                destination.put(part, target)
            finally:
                part.unlink(missing_ok=True)
    except OSError as error:
        raise destination.unwritable(target, error) from error
    except sqlite3.OperationalError as error:
        raise OutputError(str(target), f"cannot be written ({error})", "check its folder and the room there") from error
    except Exception as error:
        if type(error).__name__ not in ("IOException", "FileCreateError"):  # DuckDB's and xlsxwriter's
            raise
        what = f"cannot be written ({duck.reason(error)})"
        raise OutputError(str(target), what, "check its folder and the room there") from error


def _fill(part: Path, lines: Path, chosen: Format, tables: Sequence[str], layout: Layout) -> None:
    if chosen == "sqlite":
        from factx.output import sqlite

        sqlite.write(_mappings(lines), part)
    elif chosen == "xlsx":
        from factx.output import workbook

        workbook.write(_mappings(lines), part, tables, layout.columns)
    else:
        from factx.output import parquet

        parquet.write(lines, part, tables)


def _write_tables(
    lines: Path, streams: Sequence[BinaryIO], tables: Sequence[str], dialect: Dialect, layout: Layout
) -> None:
    writers = [DelimitedWriter(stream, table, dialect, layout) for table, stream in zip(tables, streams, strict=True)]
    for record in _mappings(lines):
        for writer in writers:
            writer.add(record)


def _print(lines: Path, stream: BinaryIO, console: "Callable[[BinaryIO], Console] | None") -> None:
    if console is None:
        raise TypeError("tables take a console")
    its_console = console
    writer = formats.writer("table", stream, lambda: its_console(stream))
    for together in columns.by_article(_mappings(lines)):
        writer.write([parse(json.dumps(record)) for record in together])
    writer.close()


def _write_lines(lines: Path, stream: BinaryIO, chosen: Format) -> None:
    """JSON is the lines with commas between them, JSONL the lines themselves, GeoJSON what of them has a place."""
    writer: JsonWriter | GeoJsonWriter | None = None
    if chosen != "jsonl":
        writer = GeoJsonWriter(stream) if chosen == "geojson" else JsonWriter(stream)
    with lines.open("rb") as records:
        for record in records:
            if writer is None:
                stream.write(record)
            elif record.strip():
                writer.add(record)
    if writer is not None:
        writer.close()


def _mappings(lines: Path) -> Iterator[Mapping[str, Any]]:
    """The records of facts JSONL as they lie there."""
    with lines.open("rb") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)
