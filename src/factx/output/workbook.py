"""Facts as an Excel workbook: a sheet a fact type, its heading frozen, with filters, widths and wrapped texts.

Rows go out as they come, so that memory stays flat. No cell is a formula or a link, whatever its text begins with.
"""

import datetime
import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from factx.output import columns, sheets
from factx.output.layouts import Columns, Rows

_LOG = logging.getLogger(__name__)

# What Excel can hold: of a sheet and of a cell.
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# The same facts give the same bytes.
_MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def write(records: Iterable[Mapping[str, Any]], target: Path, tables: Sequence[str], wanted: Columns) -> None:
    """Make a workbook of records, each the mapping that its JSON is, in the order in which a run writes them.

    Raises:
        MissingExtraError: the extra `xlsx` is not installed.
        OSError: the file cannot be written.
    """
    book = sheets.workbook(target)
    try:
        book.set_properties({"created": _MADE})
        made = [_Sheet(book, Rows(table, wanted)) for table in tables]
        for record in records:
            for sheet in made:
                sheet.add(record)
        for sheet in made:
            sheet.finish()
    finally:
        book.close()


class _Sheet:
    """The sheet of one type of facts, and those after it where one has no room for all."""

    def __init__(self, book: Any, rows: Rows) -> None:
        self._book, self._rows = book, rows
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._top = book.add_format({"valign": "top"})
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._last = 0
        table = columns.SHOWN_AS[self._rows.table]
        self._sheet = self._book.add_worksheet(table if self._number == 1 else f"{table} {self._number}")
        self._sheet.freeze_panes(1, 1)
        for at, cell in enumerate(self._rows.cells):
            self._sheet.set_column(at, at, cell.width)
            self._sheet.write_string(0, at, cell.name, self._head)

    def add(self, record: Mapping[str, Any]) -> None:
        """Add the row of a record, if it is one of this table."""
        row = self._rows.of(record)
        if row is None:
            return
        if self._last + 1 >= MOST_ROWS:
            self.finish()
            self._begin()
        self._last += 1
        for at, (cell, value) in enumerate(zip(self._rows.cells, row, strict=True)):
            if value is None or value == "":
                continue
            if isinstance(value, bool):
                self._sheet.write_boolean(self._last, at, value, self._top)
            elif isinstance(value, int | float):
                self._sheet.write_number(self._last, at, value, self._top)
            else:
                text = self._fitting(str(value), record)
                self._sheet.write_string(self._last, at, text, self._wrapped if cell.width >= 24 else self._top)

    def _fitting(self, text: str, record: Mapping[str, Any]) -> str:
        text = _UNFIT.sub("\ufffd", text)
        if len(text) <= MOST_CHARACTERS:
            return text
        _LOG.warning("%s: a text is longer than a cell of Excel can hold and is cut there", record["article"])
        return text[: MOST_CHARACTERS - 1] + "…"

    def finish(self) -> None:
        """Let the rows be filtered."""
        self._sheet.autofilter(0, 0, self._last, len(self._rows.cells) - 1)
