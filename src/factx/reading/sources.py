"""Paths, folders and standard input in, articles out: a stream, so that a million articles need the memory of one.

What cannot be read is given as an InputError in its place, and the rest goes on.
"""

import fnmatch
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
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


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read.

    Attributes:
        input_format: `text` and `jsonl` for all inputs, or `auto`: by suffix, else by how the input begins.
        fields: which field of a JSONL record holds what.
        recursive: go down into the folders of a folder.
        patterns: which files of a folder are taken; one with a slash is matched against the path from the folder on.
        limit: most characters of one article.
        published: ISO date that holds for all articles, whatever they say themselves.
        exclude: files that are no input wherever they are met (what this run writes).
    """

    input_format: InputFormat = "auto"
    fields: records.Fields = field(default_factory=records.Fields)
    recursive: bool = False
    patterns: tuple[str, ...] = ()
    limit: int = texts.MAX_CHARACTERS
    published: str | None = None
    exclude: tuple[Path, ...] = ()


def read(paths: Sequence[str], reading: Reading, stdin: BinaryIO | None) -> Iterator[Read]:
    """The articles of all paths in order; of a folder sorted by name; `-` stands for standard input."""
    for path in dict.fromkeys(paths):
        for item in _read_path(path, reading, stdin):
            if isinstance(item, Article) and reading.published is not None:
                yield replace(item, published=reading.published, published_from="option")
            else:
                yield item


def _read_path(path: str, reading: Reading, stdin: BinaryIO | None) -> Iterator[Read]:
    if path == STDIN:
        yield from _read_stdin(stdin, reading)
    elif not path:
        yield InputError("an empty path", "names no file", "give a file, a folder or - for stdin")
    elif not os.path.isdir(path):  # noqa: PTH112  (a Path cannot hold every name that the system can)
        if _is_excluded(path, reading):
            yield InputError(shown_path(path), "is written to by this run, too", "name another file to write to")
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
            what = f"is a folder without articles (looked for {', '.join(reading.patterns or FOLDER_PATTERNS)})"
            deeper = "" if reading.recursive else "go into its folders with -r or "
            yield InputError(shown_path(path), what, f"{deeper}choose its files with --glob")


def _files(folder: str, below: str, reading: Reading) -> Iterator[str | InputError]:
    """The files of a folder that are articles, by name; links to folders are not followed, so there are no loops."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(folder, error)
        return
    for entry in entries:
        path = os.path.join(folder, entry.name)  # noqa: PTH118
        inner = f"{below}{entry.name}"
        if os.path.isdir(path):  # noqa: PTH112
            if reading.recursive and not entry.is_symlink() and not entry.name.startswith("."):
                yield from _files(path, f"{inner}/", reading)
        elif not _is_wanted(inner, reading) or _is_excluded(path, reading):
            continue
        elif os.path.isfile(path):  # noqa: PTH113
            yield path
        elif entry.is_symlink():
            yield InputError(shown_path(path), "is a link to nothing", "mend or remove it")


def _is_wanted(inner: str, reading: Reading) -> bool:
    name = inner.rpartition("/")[2]
    if not reading.patterns:
        return not name.startswith(".") and name.lower().endswith((*_TEXTS, *_RECORDS))
    patterns = [pattern.removeprefix("**/") for pattern in reading.patterns]
    patterns = [pattern for pattern in patterns if pattern.startswith(".") or not name.startswith(".")]
    return any(fnmatch.fnmatchcase(inner if "/" in pattern else name, pattern) for pattern in patterns)


def _is_excluded(path: str, reading: Reading) -> bool:
    for file in reading.exclude:
        with suppress(OSError):
            if os.path.samefile(path, file):  # noqa: PTH121
                return True
    return False


def _read_file(path: str, reading: Reading) -> Iterator[Read]:
    name = shown_path(path)
    try:
        stream = open(path, "rb")  # noqa: PTH123, SIM115
    except (OSError, ValueError) as error:
        yield unreadable(path, error)
        return
    with stream:
        yield from _read_stream(stream, name, reading, name)


def _read_stdin(stdin: BinaryIO | None, reading: Reading) -> Iterator[Read]:
    if stdin is None:
        yield InputError("stdin", "is closed", "pipe an article in or name a file")
    else:
        yield from _read_stream(stdin, "stdin", reading, None)


def _read_stream(stream: BinaryIO, name: str, reading: Reading, path: str | None) -> Iterator[Read]:
    """The articles of an open file or of standard input."""
    try:
        kind, stream = _kind(stream, name, reading)
        if kind == "jsonl":
            yield from records.read(stream, name, reading.fields, reading.limit, path)
        else:
            yield _article(stream, name, reading, path)
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(name, error)


def _kind(stream: BinaryIO, name: str, reading: Reading) -> tuple[str, BinaryIO]:
    """What an input is, `text` or `jsonl`, and its stream with nothing read from it."""
    suffix = PurePath(name).suffix.lower()
    if reading.input_format != "auto":
        return reading.input_format, stream
    if suffix in (*_RECORDS, *_TEXTS):
        return "jsonl" if suffix in _RECORDS else "text", stream
    head = _beginning(stream, records.most_bytes(reading.limit))
    kind = "jsonl" if records.looks_like_records(head) else "text"
    if kind == "text" and suffix == ".json":
        remedy = "turn it into JSONL, for example with: jq -c '.[]' FILE"
        raise InputError(name, "is JSON, but not one article a line", remedy)
    return kind, io.BufferedReader(_Rejoined(head, stream))


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


def _article(stream: BinaryIO, name: str, reading: Reading, path: str | None) -> Article:
    data = stream.read(texts.most_bytes(reading.limit) + 1)
    if len(data) > texts.most_bytes(reading.limit):
        texts.refuse_binary(data, name)
        raise InputError(name, f"is over the limit of {reading.limit:,} characters", "split it or raise --max-chars")
    text = texts.decode(data, name, markup=reading.input_format == "text")
    texts.check_length(text, name, reading.limit)
    return Article(id=path or STDIN, text=text, path=path)


def shown_path(path: str) -> str:
    """A path as it names its article: with slashes, and valid UTF-8 whatever bytes the name has.

    >>> shown_path("articles//one.txt"), shown_path("caf\\udce9.txt")
    ('articles/one.txt', 'caf\\\\xe9.txt')
    """
    return Path(path).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def unreadable(path: str, error: Exception) -> InputError:
    """The one-line error for a file that cannot be opened or read."""
    name = shown_path(path)
    if isinstance(error, FileNotFoundError):
        remedy = "factx fetches no pages: save the article first" if "://" in path else "check the path"
        return InputError(path if "://" in path else name, "no such file or folder", remedy)
    if isinstance(error, PermissionError):
        return InputError(name, "permission denied", "check who may read it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(name, f"cannot be read ({reason})", "check the file")
