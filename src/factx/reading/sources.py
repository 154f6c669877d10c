"""Paths, folders and standard input in, articles out: a stream, so that a million articles need the memory of one.

What cannot be read is given as an InputError in its place, and the rest goes on.
"""

import fnmatch
import io
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO, Literal

from factx.article import Article
from factx.errors import InputError
from factx.reading import records
from factx.reading import text as texts

STDIN = "-"
InputFormat = Literal["auto", "text", "jsonl"]
Read = Article | InputError

_RECORDS = (".jsonl", ".ndjson")
_TEXTS = (".txt", ".text")
# What is taken from a folder; other names (README.md, LICENSE, pictures) take a --glob.
FOLDER_PATTERNS = tuple(f"*{suffix}" for suffix in (*_TEXTS, *_RECORDS))
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read.

    Attributes:
        input_format: `text` and `jsonl` for all inputs, or `auto`: by suffix, else by how the input begins.
        fields: which field of a JSONL record holds what.
        recursive: go down into the folders of a folder.
        patterns: which files of a folder are taken; a pattern with a slash is matched against the path from the folder on.
        limit: most characters of one article.
        published: ISO date that holds for all articles, whatever they say themselves.
        exclude: a file that is no input wherever it is met (the output of this run).
    """

    input_format: InputFormat = "auto"
    fields: records.Fields = field(default_factory=records.Fields)
    recursive: bool = False
    patterns: tuple[str, ...] = ()
    limit: int = texts.MAX_CHARACTERS
    published: str | None = None
    exclude: Path | None = None


def read(paths: Sequence[str], reading: Reading, stdin: BinaryIO) -> Iterator[Read]:
    """The articles of all paths in order; of a folder sorted by name; `-` stands for standard input."""
    for path in dict.fromkeys(paths):
        for item in _read_path(path, reading, stdin):
            if isinstance(item, Article) and reading.published is not None:
                yield replace(item, published=reading.published, published_from="option")
            else:
                yield item


def _read_path(path: str, reading: Reading, stdin: BinaryIO) -> Iterator[Read]:
    if path == STDIN:
        yield from _read_stream(stdin, "stdin", reading, None)
    elif not path:
        yield InputError("an empty path", "names no file", "give a file, a folder or - for stdin")
    elif not os.path.isdir(path):  # noqa: PTH112  (a Path cannot hold every name that the system can)
        if _is_excluded(path, reading):
            yield InputError(_shown(path), "is the output of this run, too", "name another file with -o")
        else:
            yield from _read_file(path, reading)
    else:
        found = False
        for item in _files(path, "", reading):
            found = True
            if isinstance(item, InputError):
                yield item
            else:
                yield from _read_file(item, reading)
        if not found:
            looked = ", ".join(reading.patterns or FOLDER_PATTERNS)
            remedy = "choose its files with --glob" if reading.recursive else "go into its folders with -r or choose its files with --glob"
            yield InputError(_shown(path), f"is a folder without articles (looked for {looked})", remedy)


def _files(folder: str, below: str, reading: Reading) -> Iterator[str | InputError]:
    """The files of a folder that are articles, by name; links to folders are not followed, so there are no loops."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        path = os.path.join(folder, entry.name)  # noqa: PTH118
        inner = f"{below}{entry.name}"
        if entry.is_dir():
            if reading.recursive and not entry.is_symlink() and not entry.name.startswith("."):
                yield from _files(path, f"{inner}/", reading)
        elif entry.is_file() and _is_wanted(inner, reading) and not _is_excluded(path, reading):
            yield path
        elif entry.is_symlink() and not entry.is_file() and _is_wanted(inner, reading):
            yield InputError(_shown(path), "is a link to nothing", "mend or remove it")


def _is_wanted(inner: str, reading: Reading) -> bool:
    name = inner.rpartition("/")[2]
    if not reading.patterns:
        return not name.startswith(".") and any(fnmatch.fnmatchcase(name.lower(), pattern) for pattern in FOLDER_PATTERNS)
    return any(
        fnmatch.fnmatchcase(inner if "/" in pattern else name, pattern) and name.startswith(".") <= pattern.startswith(".")
        for pattern in reading.patterns
    )


def _is_excluded(path: str, reading: Reading) -> bool:
    try:
        return reading.exclude is not None and os.path.samefile(path, reading.exclude)  # noqa: PTH121
    except OSError:
        return False


def _read_file(path: str, reading: Reading) -> Iterator[Read]:
    name = _shown(path)
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
    if reading.input_format == "auto" and suffix in _RECORDS:
        reading = replace(reading, input_format="jsonl")
    elif reading.input_format == "auto" and suffix in _TEXTS:
        reading = replace(reading, input_format="text")
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            status = os.fstat(stream.fileno())
            if reading.input_format == "text" and stat.S_ISREG(status.st_mode) and status.st_size > texts.most_bytes(reading.limit):
                raise InputError(name, f"has {status.st_size:,} bytes, over the limit of {reading.limit:,} characters", "split it or raise --max-chars")
            yield from _read_stream(stream, name, reading, name)
    except InputError as error:
        yield error
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)


def _read_stream(stream: BinaryIO, name: str, reading: Reading, path: str | None) -> Iterator[Read]:
    """The articles of an open file or of standard input."""
    most = texts.most_bytes(reading.limit)
    kind = reading.input_format
    if kind == "auto":
        head = _beginning(stream, most)
        stream = io.BufferedReader(_Rejoined(head, stream))
        kind = "jsonl" if records.looks_like_records(head) else "text"
        if kind == "text" and name.lower().endswith(".json"):
            yield InputError(name, "is JSON, but not one article a line", "turn it into JSONL, for example with: jq -c '.[]' FILE")
            return
    if kind == "jsonl":
        yield from records.read(stream, name, reading.fields, reading.limit, path)
        return
    try:
        yield _article(stream.read(most + 1), name, reading, path)
    except InputError as error:
        yield error


def _beginning(stream: BinaryIO, most: int) -> bytes:
    """What a stream begins with, its first line that is not blank included."""
    head = line = stream.readline(most)
    while line and not line.strip(b"\xef\xbb\xbf \t\r\n") and len(head) < most:
        line = stream.readline(most)
        head += line
    return head


class _Rejoined(io.RawIOBase):
    """A stream whose beginning has been looked at, whole again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data: bytes | memoryview = self._head[: len(buffer)]
        self._head = self._head[len(data) :]
        if not data:
            data = self._rest.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(data)] = data
        return len(data)


def _article(data: bytes, name: str, reading: Reading, path: str | None) -> Article:
    most = texts.most_bytes(reading.limit)
    if len(data) > most:
        raise InputError(name, f"has more than {most:,} bytes, over the limit of {reading.limit:,} characters", "split it or raise --max-chars")
    if path is not None and path.lower().endswith(_PAGES) and reading.input_format == "auto":
        texts.refuse_markup(b"<html>", name)
    text = texts.decode(data, name, markup=reading.input_format == "text")
    texts.check_length(text, name, reading.limit)
    return Article(id=path or STDIN, text=text, path=path)


def _shown(path: str) -> str:
    """A path as it names its article: with slashes, and valid UTF-8 whatever bytes the name has.

    >>> _shown("articles//one.txt"), _shown("caf\\udce9.txt")
    ('articles/one.txt', 'caf\\\\xe9.txt')
    """
    return Path(path).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _unreadable(path: str, error: Exception) -> InputError:
    name = _shown(path)
    if isinstance(error, FileNotFoundError):
        remedy = "factx fetches no pages: save the article first" if "://" in path else "check the path"
        return InputError(path if "://" in path else name, "no such file or folder", remedy)
    if isinstance(error, PermissionError):
        return InputError(name, "permission denied", "check who may read it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(name, f"cannot be read ({reason})", "check the file")
