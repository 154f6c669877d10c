"""What an input is, by its name or by how it begins."""

from pathlib import PurePath
from typing import BinaryIO, Literal

from factx.errors import InputError
from factx.reading import records
from factx.reading import text as texts
from factx.reading.opening import rejoined

InputFormat = Literal["auto", "text", "html", "jsonl", "parquet", "warc"]
SourceKind = Literal["text", "html", "jsonl", "parquet", "warc"]

SUFFIXES: dict[str, SourceKind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc",
}
PACKED = (".gz", ".zst")
# Blank lines that are passed over to see what an input is: a few kilobytes of zstd may unpack to millions of them.
_MOST_BLANK = 1 << 14  # bytes
# What is taken from a folder; other names (README.md, LICENSE, pictures) take a --glob.
FOLDER_SUFFIXES = tuple(f"{suffix}{packed}" for suffix in SUFFIXES for packed in ("", *PACKED))


def inner_suffix(name: str) -> str:
    """The suffix that tells what a file holds, without that of its compression.

    >>> inner_suffix("a/News.JSONL.gz"), inner_suffix("a.txt"), inner_suffix("a.gz")
    ('.jsonl', '.txt', '')
    """
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in PACKED else path.suffix


def kind_of(stream: BinaryIO, name: str, asked: InputFormat, limit: int) -> tuple[SourceKind, BinaryIO]:
    """What an unpacked input is, and its stream with nothing read from it.

    Raises:
        InputError: it is JSON, but not JSONL.
    """
    suffix = inner_suffix(name)
    if asked != "auto":
        return asked, stream
    if suffix in SUFFIXES:
        return SUFFIXES[suffix], stream
    head = stream.read(4)
    if head == b"PAR1":
        return "parquet", rejoined(head, stream)
    stream = rejoined(head, stream)
    head = _beginning(stream, records.most_bytes(limit))
    kind: SourceKind = "text"
    if head.startswith(b"WARC/"):
        kind = "warc"
    elif records.looks_like_records(head):
        kind = "jsonl"
    elif suffix == ".json":
        remedy = "turn it into JSONL, for example with: jq -c '.[]' FILE"
        raise InputError(name, "is JSON, but not one article a line", remedy)
    elif texts.looks_like_html(head):
        kind = "html"
    return kind, rejoined(head, stream)


def _beginning(stream: BinaryIO, most: int) -> bytes:
    """What a stream begins with: its first line that is not blank included, and a little more of a page."""
    head = line = stream.readline(most)
    while line and not line.strip(b"\xef\xbb\xbf \t\r\n") and len(head) < _MOST_BLANK:
        line = stream.readline(most)
        head += line
    # A page may begin with a line of comment or an XML declaration before it says what it is.
    if line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and len(head) < 4096:
        head += stream.read1(4096 - len(head))  # type: ignore[attr-defined]
    return head
