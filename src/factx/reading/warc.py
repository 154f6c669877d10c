"""Articles out of web archives: the HTML pages of a WARC file, one after another, whatever else it holds."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, BinaryIO

from factx.article import Article
from factx.errors import InputError
from factx.reading import html
from factx.reading.items import Item, needs_extra

_LOG = logging.getLogger(__name__)

_AGAIN = "get the file again"
_LONGEST_REASON = 200  # characters: warcio quotes what it cannot read
_PAGES = ("text/html", "application/xhtml+xml")


def items(stream: BinaryIO, name: str, limit: int, path: str | None) -> Iterator[Item | InputError]:
    """The pages of an unpacked archive that a server sent with success; `name:NUMBER` counts all of its records.

    Raises:
        InputError: it is no WARC from some place on, or the extra `warc` is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise needs_extra(name, "is a WARC file", "warc") from None
    number = 0
    records = iter(ArchiveIterator(_AsItComes(stream)))
    before: Any = None
    try:
        while (record := _next(records, f"{name}:{number + 1}")) is not None:
            number += 1
            where = f"{name}:{number}"
            if record.length is None:
                raise InputError(where, "is a WARC record without a length; what follows has no beginning", _AGAIN)
            found = _page(record, where, limit, path)
            if found is not None:
                yield found
            before = record if found is None else None
        if before is not None and _is_cut(before):
            raise InputError(f"{name}:{number}", "is cut off: the end of the record is missing", "get the whole file")
    except InputError:
        raise
    except Exception as error:
        # warcio raises an error of its own for records, but http, zlib and plain value errors from within them.
        reason = str(error).strip().partition("\n")[0][:_LONGEST_REASON] or type(error).__name__
        raise InputError(f"{name}:{number + 1}", f"is no WARC record ({reason})", _AGAIN) from error


def _next(records: Iterator[Any], where: str) -> Any:
    """The next record of an archive, None at its end; a wrong length, which warcio tells, is told as factx tells it."""
    with _heard() as said:
        record = next(records, None)
    if said:
        _LOG.warning("%s: does not begin where the record before it ends; some of that is lost", where)
    return record


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What warcio writes to standard error in a block, which is not for it to do: -q would not hold."""
    from warcio import archiveiterator, bufferedreaders

    said: list[str] = []
    instead = SimpleNamespace(stderr=SimpleNamespace(write=said.append))
    before = archiveiterator.sys, bufferedreaders.sys
    archiveiterator.sys = bufferedreaders.sys = instead
    try:
        yield said
    finally:
        archiveiterator.sys, bufferedreaders.sys = before


class _AsItComes:
    """A stream that is read in the pieces in which it comes, so that a fault further on takes nothing with it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        data: bytes = self._stream.read1(size)  # type: ignore[attr-defined]
        return data


def _page(record: Any, where: str, limit: int, path: str | None) -> Item | InputError | None:
    """A record as an item, if it is a page."""
    if record.rec_type != "response" or record.http_headers is None:
        return None
    media, _, parameters = (record.http_headers.get_header("Content-Type") or "").partition(";")
    if media.strip().lower() not in _PAGES or (record.http_headers.get_statuscode() or "") != "200":
        return None
    most = html.most_bytes(limit)
    with _heard() as said:
        page = record.content_stream()
        data = _up_to(most + 1, page)
    if said:
        reason = said[0].strip()[:_LONGEST_REASON] or "broken"
        return InputError(where, f"is a page that cannot be unpacked ({reason})", _AGAIN)
    if len(data) > most:
        what = f"is a page far longer than an article of {limit:,} characters"
        return InputError(where, what, "raise --max-chars if it is one")
    if _is_cut(record) or not getattr(getattr(page, "decompressor", None), "eof", True):
        return InputError(where, "is cut off: the end of the page is missing", "get the whole file")
    told = {"url": record.rec_headers.get_header("WARC-Target-URI"), "charset": charset(parameters)}
    return Item(where, path, "warc", json.dumps(told).encode() + b"\n" + data)


def _is_cut(record: Any) -> bool:
    """Whether part of a record that has been read was not there."""
    return bool(getattr(record.raw_stream, "limit", 0))


def _up_to(most: int, stream: Any) -> bytes:
    """What a stream holds, as far as that; a read of some of these streams gives less than was asked for."""
    data = bytearray()
    while len(data) < most and (more := stream.read(min(1 << 16, most - len(data)))):
        data += more
    return bytes(data)


def charset(parameters: str) -> str:
    """The encoding that a server names: `charset=UTF-8`.

    >>> charset(' boundary=x; Charset="utf-8"'), charset("")
    ('utf-8', '')
    """
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""


def article(item: Item, limit: int) -> Article:
    """The article of a page of an archive.

    Raises:
        InputError: nothing in it looks like an article, or the extra `html` is not installed.
    """
    told, _, page = item.data.partition(b"\n")
    return html.article(page, item.where, item.id, limit, path=item.path, **json.loads(told))
