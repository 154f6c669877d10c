"""Bytes in, the article's one exact text out.

The text is kept as it was decoded: line ends (`\\r\\n` too), blanks and control characters stay, only a byte order mark
goes. So every offset in the output can be checked against the same file, decoded the same way.
"""

import logging
import re

from factx.errors import InputError
from factx.reading import lookalikes

MAX_CHARACTERS = 1_000_000

_LOG = logging.getLogger(__name__)

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

# What files that are no text begin with, and what to do about the kinds that hold articles all the same.
_KINDS = (
    (b"%PDF-", "a PDF", "read it with --input-format pdf, or save its text: pdftotext FILE -"),
    (
        b"PK\x03\x04",
        "a zip archive or an office document",
        "unpack it, read it with --input-format docx, or save it as plain text",
    ),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x1f\x8b", "compressed twice", "unpack it first: gunzip -c FILE | factx extract"),
    (b"\x28\xb5\x2f\xfd", "compressed twice", "unpack it first: zstd -dc FILE | factx extract"),
    (b"BZh", "compressed with bzip2", "unpack it first: bunzip2 -c FILE | factx extract"),
    (b"\xfd7zXZ", "compressed with xz", "unpack it first: xz -dc FILE | factx extract"),
    (b"PAR1", "a Parquet file", "read it with --input-format parquet"),
    (b"SQLite format 3", "an SQLite database", "turn it into JSONL first"),
    (b"WARC/", "a WARC file", "read it with --input-format warc"),
    (b"\x89PNG", "a PNG image", "give the article's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text"),
    (b"GIF8", "a GIF image", "give the article's text"),
)
# Possessive: a comment ends at its first `-->`, so that no beginning is looked at twice.
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)

_CAPITALS = re.compile(r"(?<![^\W\d_])[À-ÖØ-ÞŠŒŽŸ](?=[a-zß-öø-ÿšœž])")
# Share of characters beyond ASCII up to which a text is taken for one in a Western European language.
_WESTERN = 0.2


def decode(data: bytes, where: str, *, markup: bool = False) -> str:
    r"""The text of a file: UTF-8, UTF-16 and UTF-32 by their marks, UTF-8 without one, else what its bytes look like.

    Args:
        data: the whole file.
        where: names it in errors and warnings.
        markup: take HTML for the text it is written in.

    Raises:
        InputError: when it is no text, or text that nothing decodes, or HTML that nobody asked for.

    >>> decode(b"\xef\xbb\xbfAt least 26 died.\r\n", "a.txt")
    'At least 26 died.\r\n'
    >>> decode("“We won’t leave,” said José.".encode("cp1252"), "a.txt")
    '“We won’t leave,” said José.'
    """
    if not markup:
        refuse_markup(data, where)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, where)
    refuse_binary(data, where)
    text = _seven_bits(data, where)
    if text is not None:
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = _mixed(data, where) or _damaged_utf8(data, where) or _western(data, where) or _detected(data, where)
    if text is None:
        raise InputError(where, "is no text in any known encoding", "save it as UTF-8")
    return text


def looks_like_html(data: bytes) -> bool:
    """Whether what begins so is an HTML page.

    >>> looks_like_html(b"<!-- saved --> <!DOCTYPE html>"), looks_like_html(b"<3 news")
    (True, False)
    """
    return bool(_HTML.match(data.removeprefix(b"\xef\xbb\xbf"), 0, 4096))


def refuse_markup(data: bytes, where: str) -> None:
    """Raise an InputError where the beginning of a file shows that it is an HTML page."""
    if looks_like_html(data):
        remedy = "read it with --input-format html, or its markup as it is with --input-format text"
        raise InputError(where, "is an HTML page", remedy)


def check_length(text: str, where: str, limit: int) -> None:
    """Raise an InputError where a text has more characters than the limit; it is never cut.

    >>> check_length("x" * 11, "a.txt", 10)
    Traceback (most recent call last):
        ...
    factx.errors.InputError: a.txt: has 11 characters, over the limit of 10; split it or raise --max-chars
    """
    if len(text) > limit:
        what = f"has {len(text):,} characters, over the limit of {limit:,}"
        raise InputError(where, what, "split it or raise --max-chars")


def most_bytes(characters: int) -> int:
    """How many bytes a text of so many characters can have at most, its mark included."""
    return 4 * characters + 4


def refuse_binary(data: bytes, where: str) -> None:
    """Raise an InputError for images, archives, PDF and other files that are no text."""
    for beginning, kind, remedy in _KINDS:
        if data.startswith(beginning):
            raise InputError(where, f"is {kind}, not text", remedy)
    if b"\x00" in data:
        raise InputError(where, "is a binary file (it has NUL bytes)", "give the article's text")


def _marked(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        what = f"is marked as {name} but is not, from byte {error.start:,}"
        raise InputError(where, what, "save it as UTF-8") from error


def _seven_bits(data: bytes, where: str) -> str | None:
    """Text in an encoding that passes for ASCII, which would be read as nonsense without a word."""
    try:
        found = lookalikes.seven_bits(data)
    except lookalikes.UnreadableError as error:
        raise InputError(where, f"is in {error}, which cannot be read", "save it as UTF-8") from error
    if found is None:
        return None
    _LOG.warning("%s: is not UTF-8; read as %s", where, found[1])
    return found[0]


def _mixed(data: bytes, where: str) -> str | None:
    text = lookalikes.mixed(data)
    if text is not None:
        _LOG.warning("%s: is in two encodings; what is not UTF-8 was read as cp1252", where)
    return text


def _damaged_utf8(data: bytes, where: str) -> str | None:
    """UTF-8 that lost a few bytes: what cannot be decoded becomes U+FFFD; None where it was never UTF-8."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    kept = sum(1 for character in text if character > "\x7f") - lost
    if kept < 4 * lost:
        return None
    _LOG.warning("%s: not all of it is UTF-8; U+FFFD stands for what is not (places: %d)", where, lost)
    return text


def _western(data: bytes, where: str) -> str | None:
    """Text in one of the two eight-bit encodings that English was written in, told apart by where their signs stand."""
    beyond = sum(1 for byte in data if byte > 0x7F)
    if beyond > _WESTERN * len(data) or any(byte < 0x20 and byte not in b"\t\n\r\f\x0b\x1a" for byte in data):
        return None
    best, best_share, best_encoding = None, 0.0, ""
    for encoding in ("cp1252", "mac_roman"):
        text = data.decode(encoding, "replace")
        fitting = sum(1 for character in text if character in lookalikes.FITTING)
        share = (fitting + len(_CAPITALS.findall(text))) / beyond
        if share > best_share:
            best, best_share, best_encoding = text, share, encoding
    if best is None or best_share < 0.9:
        return None
    _LOG.warning("%s: is not UTF-8; read as %s", where, best_encoding)
    return best


def _detected(data: bytes, where: str) -> str | None:
    import charset_normalizer

    found = charset_normalizer.from_bytes(data).best()
    if found is None:
        return None
    _LOG.warning("%s: is not UTF-8; read as %s", where, found.encoding)
    return str(found)
