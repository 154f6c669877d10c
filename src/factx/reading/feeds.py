"""Articles out of feeds, RSS and Atom: an entry with its text, headline, day and address."""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from factx.errors import InputError
from factx.reading import fragments
from factx.reading.items import Item, needs_extra
from factx.reading.records import Fields

_MOST_BYTES = 1 << 26
_FEED = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)\b", re.IGNORECASE)


def looks_like_feed(head: bytes) -> bool:
    """Whether what begins so is a feed.

    >>> looks_like_feed(b'<?xml version="1.0"?><rss version="2.0">'), looks_like_feed(b"<?xml?><html>")
    (True, False)
    """
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _FEED.search(head[:4096]) is not None


def items(stream: BinaryIO, name: str, fields: Fields, path: str | None) -> Iterator[Item | InputError]:
    """The entries of a feed, `name:NUMBER` counting from 1.

    Raises:
        InputError: it is no feed, or has no entries, or the extra `documents` is not installed.
    """
    try:
        import feedparser
    except ImportError:
        raise needs_extra(name, "is a feed", "documents") from None
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(name, f"is a feed of more than {_MOST_BYTES >> 20} MB", "split it")
    try:
        found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise InputError(name, f"is a feed that cannot be read ({type(error).__name__})", "get it again") from error
    if not found.get("version") or not found.entries:
        reason = f" ({found.bozo_exception})" if found.get("bozo") else ""
        raise InputError(name, f"is no feed with entries{reason}", "give RSS or Atom")
    for number, entry in enumerate(found.entries, start=1):
        yield _item(entry, f"{name}:{number}", fields, path)


def _item(entry: Any, where: str, fields: Fields, path: str | None) -> Item | InputError:
    bodies = [str(part.get("value") or "") for part in entry.get("content", ())] or [str(entry.get("summary") or "")]
    text = fragments.text_of(max(bodies, key=len))
    if not text:
        return InputError(where, "is an entry without a text", "fetch its page: a feed may hold headlines only")
    moment = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    known = {
        fields.text: text,
        fields.id: entry.get("id") or entry.get("link"),
        fields.title: " ".join(fragments.text_of(str(entry.get("title") or "")).split()) or None,
        fields.date: datetime.date(*moment[:3]).isoformat() if moment else None,
        fields.url: entry.get("link"),
    }
    return Item(where, path, "jsonl", json.dumps(known, ensure_ascii=False).encode("utf-8", "replace"))
