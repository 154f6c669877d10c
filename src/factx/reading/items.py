"""What passes from the finding of inputs to their reading: one article's bytes, with the place they come from."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from factx import installing
from factx.errors import InputError

STDIN = "-"
Kind = Literal["text", "html", "jsonl", "warc", "markdown", "docx", "pdf"]


@dataclass(frozen=True, slots=True)
class Item:
    """One article as it lies in its source: not decoded, so that this can be done elsewhere and by many.

    Attributes:
        where: names it in errors: `news/a.txt`, `a.jsonl:12`, `stdin:3`.
        path: the file it is from, None for standard input.
        kind: how its bytes are to be read; a row of a Parquet file comes as the line of JSON that it would be.
        data: a whole file, a line, or a page with what was told about it.
        told: what is known of its file from outside, as `factx.reading.outside` notes it.
    """

    where: str
    path: str | None
    kind: Kind
    data: bytes
    told: bytes = b""

    @property
    def id(self) -> str:
        """Names its article where nothing else does.

        >>> Item("a.jsonl:12", "a.jsonl", "jsonl", b"").id, Item("stdin:3", None, "jsonl", b"").id
        ('a.jsonl:12', '-:3')
        """
        is_pipe = self.path is None and self.where.startswith("stdin")
        return STDIN + self.where.removeprefix("stdin") if is_pipe else self.where


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
        remedy = (
            "save the page first: only factx extract, explain and report fetch" if "://" in path else "check the path"
        )
        return InputError(path if "://" in path else name, "no such file or folder", remedy)
    if isinstance(error, PermissionError):
        return InputError(name, "permission denied", "check who may read it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(name, f"cannot be read ({reason})", "check the file")


def needs_extra(where: str, what: str, extra: str, otherwise: str = "") -> InputError:
    """The one-line error for an input whose kind takes a package that is not installed.

    >>> str(needs_extra("a.warc", "is a WARC file", "warc"))
    "a.warc: is a WARC file, which takes the extra 'warc'; pip install ...[warc]'"
    """
    return InputError(where, f"{what}, which takes the extra '{extra}'", f"{installing.advice(extra)}{otherwise}")


def listed(names: Iterable[str]) -> str:
    """The first names of fields or columns as an error gives them, long ones cut.

    >>> listed(["id", "b" * 100]), listed([])
    ('id, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…', 'none')
    """
    return ", ".join(name if len(name) <= 40 else name[:39] + "…" for name in islice(names, 8)) or "none"


def size_of(path: str) -> int:
    """The bytes of a file; 0 where that cannot be told."""
    try:
        return os.stat(path).st_size  # noqa: PTH116  (a Path cannot hold every name that the system can)
    except (OSError, ValueError):
        return 0
