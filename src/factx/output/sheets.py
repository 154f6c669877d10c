"""One flat table of rows as a file: CSV, TSV, an Excel workbook, Parquet, SQLite."""

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Literal, get_args

from factx import duck
from factx.errors import MissingExtraError
from factx.output import delimited, parquet
from factx.output.cells import flat

Sheet = Literal["csv", "tsv", "xlsx", "parquet", "sqlite"]
SHEETS: tuple[Sheet, ...] = get_args(Sheet)
Row = Mapping[str, Any]

_SQL: Mapping[type, str] = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
_DUCK: Mapping[type, str] = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
_NARROW, _BROAD = 10, 60


def check(chosen: Sheet) -> None:
    """See before the work whether a format can be written at its end.

    Raises:
        MissingExtraError: it takes a package that is not installed.
    """
    if chosen == "parquet":
        duck.connection("Parquet").close()
    elif chosen == "xlsx":
        workbook(None)


def write(rows: Iterable[Row], columns: Mapping[str, type], chosen: Sheet, target: Path, table: str) -> None:
    """Write rows into a new file.

    Args:
        rows: values by column; what a row lacks is empty.
        columns: the columns in their order, with the type of what they hold.
        chosen: the format.
        target: the file; what is there is written over.
        table: what the table, or the sheet of a workbook, is called.

    Raises:
        MissingExtraError: the format takes a package that is not installed.
        OSError: the file cannot be written.
    """
    if chosen in ("csv", "tsv"):
        with target.open("wb") as stream:
            stream.write(delimited.row(columns, chosen))
            stream.writelines(delimited.row((row.get(name) for name in columns), chosen) for row in rows)
    elif chosen == "sqlite":
        _sqlite(rows, columns, target, table)
    elif chosen == "parquet":
        _parquet(rows, columns, target)
    else:
        _xlsx(rows, columns, target, table)


def _sqlite(rows: Iterable[Row], columns: Mapping[str, type], target: Path, table: str) -> None:
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as database, database:
        declared = ", ".join(f'"{name}" {_SQL[kind]}' for name, kind in columns.items())
        database.execute(f'CREATE TABLE "{table}" (pk INTEGER PRIMARY KEY, {declared})')
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{name}"' for name in columns)
        database.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})', ([row.get(name) for name in columns] for row in rows)
        )


def _parquet(rows: Iterable[Row], columns: Mapping[str, type], target: Path) -> None:
    with duck.connection("Parquet") as connected, tempfile.TemporaryDirectory(prefix="factx-") as folder:
        lines = Path(folder, "rows.jsonl")
        with lines.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps({name: row.get(name) for name in columns}) + "\n" for row in rows)
        listed = ", ".join(f"{parquet.text(name)}: {parquet.text(_DUCK[kind])}" for name, kind in columns.items())
        connected.execute(
            f"COPY (SELECT * FROM read_json({parquet.text(str(lines))}, format = 'newline_delimited', "
            f"columns = {{{listed}}})) TO {parquet.text(str(target.absolute()))} (FORMAT parquet, COMPRESSION zstd)"
        )


def _xlsx(rows: Iterable[Row], columns: Mapping[str, type], target: Path, table: str) -> None:
    with closing(workbook(target)) as book:
        sheet = book.add_worksheet(table[:31])
        head, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        widths = {name: max(_NARROW, len(name) + 2) for name in columns}
        last = 0
        for at, name in enumerate(columns):
            sheet.write_string(0, at, name, head)
        for last, row in enumerate(rows, 1):
            for at, (name, kind) in enumerate(columns.items()):
                value = row.get(name)
                if value is None:
                    continue
                widths[name] = min(_BROAD, max(widths[name], len(str(value)) + 2))
                if kind is bool:
                    sheet.write_boolean(last, at, value)
                elif kind in (int, float):
                    sheet.write_number(last, at, value)
                else:
                    sheet.write_string(last, at, flat(str(value)), wrapped)
        for at, width in enumerate(widths.values()):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)


def workbook(target: Path | None) -> Any:
    """A new Excel workbook; None where no file is named, which only sees whether one could be made.

    Raises:
        MissingExtraError: the extra `xlsx` is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("XLSX", "xlsx") from None
    return xlsxwriter.Workbook(str(target), {"constant_memory": True}) if target is not None else None
