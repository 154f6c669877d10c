"""Articles out of JSONL: one JSON object a line, with the text and, where it has them, id, title, date and address.

A line that is too long is given as the error it is, and the lines after it are read; whether a line is an article
shows when it is parsed, which need not be done by who reads the lines.
"""

import codecs
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from factx.article import Article, published_day
from factx.errors import InputError
from factx.reading import text as texts
from factx.reading.items import Item, listed

_LOG = logging.getLogger(__name__)

_SURROGATE = re.compile("[\ud800-\udfff]")
# A character can take twelve bytes of JSON (two \uXXXX), and an article's other fields some more.
_BYTES_A_CHARACTER = 12
_BYTES_BESIDE = 1 << 20
# A line of so many bytes is no line: a disk's worth of zeros, or a stream that is something else.
_ENDLESS = 1 << 30
_MOST_BLANK = 1_000_000  # lines


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field of a record holds what."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    date: str = "published"
    url: str = "url"


def most_bytes(characters: int) -> int:
    """How many bytes a record can have at most whose text has so many characters."""
    return characters * _BYTES_A_CHARACTER + _BYTES_BESIDE


def looks_like_records(line: bytes) -> bool:
    """Whether a stream whose first line this is holds records: a JSON object on a line of its own begins no article.

    >>> looks_like_records(b'{"text": "Two died."}'), looks_like_records(b"{curly} news")
    (True, False)
    """
    line = line.removeprefix(codecs.BOM_UTF8).strip()
    if not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def items(stream: BinaryIO, name: str, limit: int, path: str | None = None) -> Iterator[Item | InputError]:
    """The lines of a JSONL stream that are not blank, and an error for every one that is too long for an article.

    Args:
        stream: UTF-8 (JSON has no other encoding between programs), with or without a mark.
        name: names the stream in errors, and with the line number the articles that have no id.
        limit: most characters of one article.
        path: the file, if the stream is one.

    Raises:
        InputError: the stream holds facts, or is not in UTF-8.
    """
    first, last = True, 0
    for number, line in numbered_records(stream, most_bytes(limit), name):
        if line == b"\n":
            if number - last > _MOST_BLANK:
                what = f"has more than {_MOST_BLANK:,} blank lines in a row"
                raise InputError(f"{name}:{number}", what, "give one JSON object a line")
            continue
        last, where = number, f"{name}:{number}"
        if line is None:
            what = f"is far longer than an article of {limit:,} characters"
            yield InputError(where, what, "split it or raise --max-chars")
        elif line.strip():
            if first:
                _refuse_other_streams(line, name, where)
            yield Item(where, path, "jsonl", line)
            first = False


def _refuse_other_streams(line: bytes, name: str, where: str) -> None:
    """Look at the first line that is not blank."""
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError(name, "is JSONL in UTF-16", "turn it into UTF-8: iconv -f UTF-16 -t UTF-8 FILE")
    if b'"factx/' in line and str(_parsed(line, where).get("schema", "")).startswith("factx/"):
        raise holds_facts(where)


def holds_facts(where: str) -> InputError:
    """The error for facts in the place of articles."""
    return InputError(where, "holds facts that factx wrote, not articles", "give the articles")


def article(item: Item, fields: Fields, limit: int) -> Article:
    """The article of a line.

    Raises:
        InputError: it is no JSON object with a text.
    """
    return _article(_parsed(item.data, item.where), item, fields, limit)


def numbered_lines(stream: BinaryIO, limit: int, name: str) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; None for one over the limit, which is passed over without being held.

    Raises:
        InputError: a line does not end, so that passing it over would not either.
    """
    number = 0
    while line := stream.readline(limit):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) < limit or line.endswith(b"\n"):
            yield number, line
            continue
        passed = len(line)
        while line and not line.endswith(b"\n"):
            if passed > max(limit, _ENDLESS):
                raise InputError(f"{name}:{number}", "is a line that does not end", "give one JSON object a line")
            line = stream.readline(limit)
            passed += len(line)
        yield number, None


def numbered_records(stream: BinaryIO, limit: int, name: str) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; an object over several lines, as `jq` without -c prints it, is one of its first line.

    Such an object begins with a brace alone on its line and ends with one below it.

    Raises:
        InputError: a line does not end.
    """
    begun, parts, size, closing = 0, list[bytes](), 0, b""
    for number, line in numbered_lines(stream, limit, name):
        if parts and line is not None and not line.startswith(b'{"') and size + len(line) <= limit:
            parts.append(line)
            size += len(line)
            if line.rstrip().removesuffix(b",") == closing:
                yield begun, b"".join(part.strip() for part in parts)  # no text of JSON goes over the end of a line
                parts = []
            continue
        if parts:
            yield begun, None if size + len(line or b"") > limit else parts[0]
            parts = []
        if line is not None and line.strip() == b"{":
            begun, parts, size, closing = number, [line], len(line), line[: line.index(b"{")] + b"}"
            continue
        yield number, line
    if parts:
        yield begun, b"".join(parts)


def json_value(data: bytes, where: str, mend: str) -> Any:
    """What some bytes of JSON hold.

    Raises:
        InputError: they are no JSON; `mend` says what to do.
    """
    try:
        # NaN, which is no JSON, is what Python programs write for a title or date that is not there.
        return json.loads(data.decode("utf-8-sig").strip(), parse_constant=lambda _: None)
    except UnicodeDecodeError as error:
        raise InputError(where, "is not UTF-8", "save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise InputError(where, f"is no JSON ({error.msg} at {line}column {error.colno:,})", mend) from error
    except (ValueError, RecursionError) as error:
        what = "is JSON that cannot be read (too deep, or a number too long)"
        raise InputError(where, what, "mend or remove it") from error


def _parsed(line: bytes, where: str) -> dict[str, object]:
    record = json_value(line, where, "write one JSON object a line")
    if not isinstance(record, dict):
        what = f"is {_kind(record)}, not an article"
        raise InputError(where, what, "write one JSON object a line, with the text in a field")
    return record


def _kind(value: object) -> str:
    """What JSON calls a value.

    >>> _kind([1]), _kind(None), _kind(True)
    ('a list', 'null', 'true')
    """
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    names = {dict: "an object", list: "a list", str: "a text", int: "a number", float: "a number"}
    return names[type(value)]


def _article(record: dict[str, object], item: Item, fields: Fields, limit: int) -> Article:
    where = item.where
    if fields.text not in record:
        what = f"has no field {fields.text!r} (its fields: {listed(record)})"
        raise InputError(where, what, "name the field of the text with --text-field")
    body = record[fields.text]
    if not isinstance(body, str):
        what = f"has {_kind(body)} in the field {fields.text!r}, not a text"
        raise InputError(where, what, "name the field of the text with --text-field")
    texts.check_length(body, where, limit)
    return Article(
        id=_short(record, fields.id, where) or item.id,
        text=_whole(body, where),
        title=_short(record, fields.title, where),
        published=_day(record, fields.date, where),
        url=_short(record, fields.url, where),
        path=item.path,
    )


def _whole(text: str, where: str) -> str:
    r"""The text without lone surrogates, which JSON can hold (`"\ud83d"`) but no UTF-8 can: U+FFFD stands for each."""
    if not _SURROGATE.search(text):
        return text
    _LOG.warning("%s: has halves of characters (lone surrogates), each read as U+FFFD", where)
    return _SURROGATE.sub("\ufffd", text)


def _short(record: dict[str, object], field: str, where: str) -> str | None:
    """A text or number of a record as text; None where it has none, and with a warning where it is something else."""
    value = record.get(field)
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value) if value.strip() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if value is not None:
        _LOG.warning("%s: has %s in the field %r, where a text belongs; passed over", where, _kind(value), field)
    return None


def _day(record: dict[str, object], field: str, where: str) -> str | None:
    """The day of publication: ISO 8601 or as in mail and feeds (`Fri, 07 Jan 2022 10:00:00 GMT`).

    >>> _day({"published": "Fri, 07 Jan 2022 10:00:00 GMT"}, "published", "a.jsonl:1")
    '2022-01-07'
    """
    value = _short(record, field, where)
    if value is None:
        return None
    day = published_day(value)
    if day is None:
        _LOG.warning("%s: %r in the field %r is no date (YYYY-MM-DD); read without one", where, value, field)
    return day
