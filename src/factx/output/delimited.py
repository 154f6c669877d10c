"""Cells of CSV that a spreadsheet opens as texts: one that begins like a formula gets an apostrophe in front."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: object) -> str:
    """A value as a cell; texts that a spreadsheet would run as a formula are kept from it.

    >>> guarded("=1+1"), guarded(-1), guarded(None), guarded(True)
    ("'=1+1", '-1', '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    # A surrogate has no UTF-8, and NUL ends a cell early in some programs.
    text = value.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def row(values: Iterable[object]) -> bytes:
    """One line of CSV."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([guarded(value) for value in values])
    return line.getvalue().encode("utf-8")


def rows(columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> Iterable[bytes]:
    """A heading and a line for each record, empty where it has no such field."""
    yield row(columns)
    for record in records:
        yield row(record.get(column) for column in columns)
