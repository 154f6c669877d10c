"""Articles out of tables of text, CSV and TSV: a row is read as the line of JSON that it would be."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from factx.errors import InputError
from factx.reading import text as texts
from factx.reading.items import Item
from factx.reading.records import Fields, holds_facts, most_bytes

_MOST_BYTES = 1 << 28
_DELIMITERS = ",\t;"
_LONGEST_NAME = 40


def looks_like_table(line: bytes, fields: Fields) -> bool:
    """Whether a first line is the heading of a table of articles: it names the column of the text, and another.

    >>> looks_like_table(b"id,text,date\\n", Fields()), looks_like_table(b"The text, he said, is new.\\n", Fields())
    (True, False)
    """
    heading = line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").strip()
    return len(heading) < 1000 and any(
        len(names) > 1 and fields.text in names for names in (_split(heading, sign) for sign in _DELIMITERS)
    )


def begins_with_columns(head: bytes) -> bool:
    r"""Whether a file begins like a table without a column of texts: a heading of names, and as many cells below it.

    Prose has a blank behind a comma, and a heading has none.

    >>> begins_with_columns(b'id,title,body\n1,Lake,"Two, or\nthree died."\n')
    True
    >>> begins_with_columns(b"Peru, Chile, Bolivia agree\n\nLIMA, Jan. 7, 2022\n")
    False
    """
    text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    for delimiter in _DELIMITERS:
        try:
            heading, row = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 2)
        except (csv.Error, ValueError):
            continue
        if len(heading) == len(row) > 2 and all(name and name == name.strip() for name in heading):
            return max(map(len, heading)) <= _LONGEST_NAME
    return False


def _split(heading: str, delimiter: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([heading], delimiter=delimiter), [])]
    except csv.Error:  # a carriage return or a field that does not end
        return []


def items(stream: BinaryIO, name: str, fields: Fields, limit: int, path: str | None) -> Iterator[Item | InputError]:
    """The rows of a table, `name:ROW` as a spreadsheet counts them: the heading is row 1.

    Raises:
        InputError: it is no table with a column of texts, or is too large to be held.
    """
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(name, f"is a table of more than {_MOST_BYTES >> 20} MB", "split it or make JSONL of it")
    text = texts.decode(data, name)
    csv.field_size_limit(max(csv.field_size_limit(), most_bytes(limit)))
    heading, delimiter = _heading(text, name, fields)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            if number > 1 and any(cell.strip() for cell in row):
                yield _row(row, heading, f"{name}:{number}", path)
    except csv.Error as error:
        raise InputError(f"{name}:{number + 1}", f"is no row of a table ({error})", "mend it") from error


def _heading(text: str, name: str, fields: Fields) -> tuple[list[str], str]:
    """The names of the columns, and the sign between them."""
    first = text.partition("\n")[0].strip("\r")
    for delimiter in _DELIMITERS:
        names = _split(first, delimiter)
        if {"rule", "start_char", "sentence_start_char"} <= set(names):
            raise holds_facts(name)
        if fields.text in names:
            return names, delimiter
    names = max((_split(first, delimiter) for delimiter in _DELIMITERS), key=len)
    shown = ", ".join(each[:40] for each in names[:8])
    raise InputError(name, f"has no column {fields.text!r} (its columns: {shown})", "name it with --text-field")


def _row(row: Sequence[str], heading: Sequence[str], where: str, path: str | None) -> Item | InputError:
    if len(row) > len(heading):
        what = f"has {len(row)} cells under {len(heading)} columns"
        return InputError(where, what, "put the text in quotation marks")
    record = {name: cell for name, cell in zip(heading, row, strict=False) if name}
    return Item(where, path, "jsonl", json.dumps(record, ensure_ascii=False).encode())
