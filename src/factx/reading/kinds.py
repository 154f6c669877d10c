"""What an input is, by its name or by how it begins."""

import re
from pathlib import PurePath
from typing import BinaryIO, Literal, cast

from factx.errors import InputError
from factx.reading import arrays, feeds, records, tabular
from factx.reading import text as texts
from factx.reading.opening import rejoined

InputFormat = Literal[
    "auto", "text", "html", "jsonl", "json", "csv", "parquet", "warc", "feed", "markdown", "docx", "pdf"
]  # fmt: skip
SourceKind = Literal[
    "text", "html", "jsonl", "json", "csv", "parquet", "warc", "feed", "markdown", "docx", "pdf"
]  # fmt: skip

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
    ".csv": "csv",
    ".tsv": "csv",
    ".rss": "feed",
    ".atom": "feed",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".pdf": "pdf",
}
# A whole file of these is one article.
ONE_ARTICLE: frozenset[SourceKind] = frozenset(("text", "html", "markdown", "docx", "pdf"))
_SHEETS, _ARCHIVES = (".xlsx", ".xls", ".ods"), (".zip", ".tar", ".rar", ".7z")
_DOCUMENTS = frozenset((".eml", ".mbox", ".odt", ".doc", ".rtf", ".epub", ".pptx", *_SHEETS, *_ARCHIVES))
# Files whose names say that they hold no prose; their words would be read as if they were some.
_NO_PROSE = frozenset((
    ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".py", ".js", ".ts", ".css", ".sql", ".sh", ".c", ".h", ".java",
    ".r", ".tex", ".bib", ".srt", ".vtt", ".ics", ".log",
)) | _DOCUMENTS  # fmt: skip
PACKED = (".gz", ".zst")
# Blank lines that are passed over to see what an input is: a few kilobytes of zstd may unpack to millions of them.
_MOST_BLANK = 1 << 14  # bytes
# What is taken from a folder; other names (README.md, tables of metadata or facts, LICENSE, pictures) take a --glob.
_IN_FOLDERS = tuple(suffix for suffix in SUFFIXES if suffix not in (".csv", ".tsv", ".md", ".markdown"))
# What a folder of articles may hold beside them and is not taken from it: that is said, for it may be the articles.
LEFT_OUT = (frozenset(SUFFIXES) - frozenset(_IN_FOLDERS)) | {".json", ".xml"} | _DOCUMENTS
FOLDER_SUFFIXES = tuple(f"{suffix}{packed}" for suffix in _IN_FOLDERS for packed in ("", *PACKED))


def inner_suffix(name: str) -> str:
    """The suffix that tells what a file holds, without that of its compression.

    >>> inner_suffix("a/News.JSONL.gz"), inner_suffix("a.txt"), inner_suffix("a.gz")
    ('.jsonl', '.txt', '')
    """
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in PACKED else path.suffix


def kind_of(
    stream: BinaryIO, name: str, asked: InputFormat, limit: int, fields: records.Fields
) -> tuple[SourceKind, BinaryIO]:
    """What an unpacked input is, and its stream with nothing read from it.

    Raises:
        InputError: it is nothing that articles are read from.
    """
    suffix = inner_suffix(name)
    if asked != "auto":
        return asked, stream
    if suffix in SUFFIXES:
        return SUFFIXES[suffix], stream
    if suffix in _NO_PROSE:
        raise InputError(name, f"is a {suffix} file, which is not read", _remedy(suffix))
    head = stream.read(5)
    for beginning, kind_of_it in ((b"PAR1", "parquet"), (b"%PDF-", "pdf")):
        if head.startswith(beginning):
            return cast(SourceKind, kind_of_it), rejoined(head, stream)
    stream = rejoined(head, stream)
    head = _beginning(stream, records.most_bytes(limit))
    return _by_beginning(head, suffix, name, fields), rejoined(head, stream)


def _remedy(suffix: str) -> str:
    if suffix in _ARCHIVES:
        return "unpack it and give its folder"
    return "save its sheet as CSV" if suffix in _SHEETS else "save it as text, or use --input-format text"


def _by_beginning(head: bytes, suffix: str, name: str, fields: records.Fields) -> SourceKind:
    if head.startswith(b"WARC/"):
        return "warc"
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]
    if records.looks_like_records(first):
        return "json" if arrays.holds_a_list(first, fields) else "jsonl"
    if suffix == ".json" or _looks_like_json(head):
        return "json"
    if texts.looks_like_html(head):
        return "html"
    if feeds.looks_like_feed(head):
        return "feed"
    if suffix == ".xml" or _looks_like_xml(head):
        raise InputError(name, "is XML, but no feed and no page", "save its text, or use --input-format text")
    return "csv" if tabular.looks_like_table(first, fields) else "text"


def refuse_other_kinds(data: bytes, where: str, fields: records.Fields) -> None:
    """Raise an InputError where what is called text begins like something else, whose marks would be read as words."""
    head = data[:4096]
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    kind = None
    if feeds.looks_like_feed(head):
        kind = "a feed"
    elif _looks_like_xml(head):
        kind = "XML"
    elif _looks_like_json(head) or records.looks_like_records(first):
        kind = "JSON"
    elif tabular.looks_like_table(first, fields) or tabular.begins_with_columns(data[: 1 << 16]):
        kind = "a table"
    if kind is not None:
        remedy = "say with --input-format what it is, or text to read it as it stands"
        raise InputError(where, f"is {kind}, not text", remedy)


def _looks_like_xml(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml")


def _looks_like_json(head: bytes) -> bool:
    """Whether what begins so is an array of objects, or an object with a name in it.

    >>> _looks_like_json(b'[\\n {"text": 1}'), _looks_like_json(b"[Editor's note]"), _looks_like_json(b'{"a":')
    (True, False, True)
    """
    return re.match(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{\s*[\"}]|\{\s*\"[^\"]{1,80}\"\s*:)", head) is not None


def _beginning(stream: BinaryIO, most: int) -> bytes:
    """What a stream begins with: its first line that is not blank included, and a little more of a page."""
    head = line = stream.readline(most)
    while line and not line.strip(b"\xef\xbb\xbf \t\r\n") and len(head) < _MOST_BLANK:
        line = stream.readline(most)
        head += line
    # A page may begin with a line of comment or an XML declaration before it says what it is, JSON with a bracket.
    begins = line.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if begins == b"<" or (begins in (b"[", b"{") and not records.looks_like_records(head)):
        while len(head) < 4096 and (more := stream.read1(4096 - len(head))):  # type: ignore[attr-defined]
            head += more
    return head
