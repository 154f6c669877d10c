"""CSV and TSV: cells that a spreadsheet opens as texts, and the tables of facts, one for each type.

A cell that begins like a formula gets an apostrophe in front. A line of TSV is a line: tabs and line ends within a
text are blanks there.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO, Literal

from factx.facts import Record
from factx.output import columns
from factx.output.layouts import Layout, Rows

Dialect = Literal["csv", "tsv"]

_ALL = Layout()

# What begins a formula, in any of the widths that a spreadsheet takes for the sign itself.
_FORMULA = frozenset("=+-@\u2212")
# A surrogate has no UTF-8, and NUL ends a cell early in some programs.
_UNFIT = re.compile("[\0\ud800-\udfff]")
_QUOTED = {"csv": re.compile('[",\r\n]'), "tsv": re.compile('"')}
_BREAKS = re.compile(r"[\t\r\n]+")


def guarded(value: object) -> str:
    """A value as a cell; texts that a spreadsheet would run as a formula are kept from it, a list is one text.

    >>> guarded("=1+1"), guarded(-1), guarded(None), guarded(True), guarded(["a", 1.5])
    ("'=1+1", '-1', '', 'true', 'a | 1.5')
    """
    value = columns.joined(value)
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    text = _UNFIT.sub("\ufffd", value)
    return f"'{text}" if _is_formula(value) else text


def _is_formula(text: str) -> bool:
    """Whether a spreadsheet may run a cell; what is not seen before the sign (blanks, zero widths) hides none.

    >>> _is_formula("\\u200b\\u00a0＝1+1"), _is_formula("\\u2212 5"), _is_formula("— he said"), _is_formula("2 = 2")
    (True, True, False, False)
    """
    for character in text:
        if unicodedata.category(character)[0] in "ZC" or unicodedata.combining(character):
            continue
        return unicodedata.normalize("NFKC", character)[0] in _FORMULA
    return text[:1] in ("\t", "\r", "\n")


def row(values: Iterable[object], dialect: Dialect = "csv") -> bytes:
    r"""One line of CSV or TSV.

    >>> row(["a\tb", "“No”", None], "tsv")
    b'a b\t\xe2\x80\x9cNo\xe2\x80\x9d\t\n'
    >>> row(["a\rb", 'a "b" c', 1])
    b'"a\rb","a ""b"" c",1\n'
    """
    cells = [guarded(value) for value in values]
    if dialect == "tsv":
        cells = [_BREAKS.sub(" ", cell) for cell in cells]
    # Python's own writer leaves a lone carriage return unquoted, which every reader takes for the end of the line.
    needs = _QUOTED[dialect].search
    quoted = ['"' + cell.replace('"', '""') + '"' if needs(cell) else cell for cell in cells]
    line = ("\t" if dialect == "tsv" else ",").join(quoted)
    return (line or '""').encode("utf-8") + b"\n"


def rows(columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> Iterable[bytes]:
    """A heading and a line for each record, empty where it has no such field."""
    yield row(columns)
    for record in records:
        yield row(record.get(column) for column in columns)


class DelimitedWriter:
    """The table of one type of facts; records of other types are passed over."""

    def __init__(self, stream: BinaryIO, table: str, dialect: Dialect, layout: Layout = _ALL) -> None:
        self._stream, self._dialect = stream, dialect
        self._rows = Rows(table, layout.columns)
        stream.write(codecs.BOM_UTF8 if layout.bom else b"")
        stream.write(row([cell.name for cell in self._rows.cells], dialect))

    def write(self, records: Sequence[Record]) -> None:
        """Write the records of one article."""
        for record in records:
            self.add(record.model_dump(mode="json"))
        self._stream.flush()

    def add(self, record: Mapping[str, Any]) -> None:
        """Write one record, given as the mapping that its JSON is; one of another type only tells of the article."""
        cells = self._rows.of(record)
        if cells is not None:
            self._stream.write(row(cells, self._dialect))

    def close(self) -> None:
        """Nothing is left to write."""
