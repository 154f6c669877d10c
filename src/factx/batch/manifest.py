"""The manifest of a run: an append-only journal beside the output that tells what is in it, line by line of JSON.

    {"manifest":"factx/1","run":{"factx":"0.5.0","pipeline":"en_factx_news 0.5.0",…,"shard":"1/1"}}
    {"number":1,"input":"a.txt","kind":"text","sha256":"9f…","article":"a.txt","start":0,"length":812,"crc32":…,…}
    {"number":2,"input":"b.txt","kind":"","sha256":"","failed":"b.txt: no such file or folder; check the path"}
    {"complete":true,"inputs":2}

A line counts only when it is whole, and an entry only while the bytes that it speaks of are there: a process that is
killed at any moment leaves a journal whose lines are true. Nothing but plain appending is asked of the file system,
so that it also works where SQLite does not (NFS, Lustre).
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import TypeAdapter, ValidationError

from factx.batch.work import Outcome, Task, key
from factx.errors import ManifestError

FORMAT = "factx/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One input that is done.

    Attributes:
        number: its place among all inputs.
        input: what names it.
        kind: how it was read.
        sha256: of its bytes.
        article: the id of the article.
        start: where its lines begin in the output, in bytes.
        length: how many bytes they are.
        crc32: their checksum.
        words: words of the article.
        counts: its facts by type.
    """

    number: int
    input: str
    kind: str
    sha256: str
    article: str
    start: int
    length: int
    crc32: int
    words: int
    counts: Mapping[str, int]

    @property
    def key(self) -> bytes:
        """The key of the input, as that of its task."""
        return key(self.input, self.kind, self.sha256)

    def line(self) -> bytes:
        """The entry as it is written."""
        return _line(asdict(self))

    def read(self, stream: BinaryIO) -> bytes | None:
        """The lines that it speaks of, out of the open output; None where they are not what they were."""
        stream.seek(self.start)
        lines = stream.read(self.length)
        return lines if len(lines) == self.length and zlib.crc32(lines) == self.crc32 else None


@dataclass(frozen=True, slots=True)
class Failed:
    """One input that failed, and why; a run that resumes tries it again."""

    number: int
    input: str
    kind: str
    sha256: str
    failed: str

    def line(self) -> bytes:
        """The entry as it is written."""
        return _line(asdict(self))


@dataclass(frozen=True, slots=True)
class End:
    """The last line of a finished run: how many inputs it saw, those of other shards included."""

    inputs: int


# Lines that a run wrote, to the type of every field: anybody may have edited a manifest.
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
_FAILED: TypeAdapter[Failed] = TypeAdapter(Failed)
_END: TypeAdapter[End] = TypeAdapter(End)


def head(run: Mapping[str, Any]) -> bytes:
    """The first line: by what the facts were made."""
    return _line({"manifest": FORMAT, "run": run})


def entry(task: Task, outcome: Outcome, start: int) -> Entry | Failed:
    """The entry for a task whose lines begin at `start`."""
    kind = task.item.kind if task.item is not None else ""
    if outcome.failure is not None:
        return Failed(task.number, task.where, kind, task.sha256, str(outcome.failure))
    return Entry(
        number=task.number,
        input=task.where,
        kind=kind,
        sha256=task.sha256,
        article=outcome.article,
        start=start,
        length=len(outcome.lines),
        crc32=zlib.crc32(outcome.lines),
        words=outcome.words,
        counts=dict(outcome.counts),
    )


def end(inputs: int) -> bytes:
    """The last line of a run that is finished."""
    return _line({"complete": True, "inputs": inputs})


def _line(fields: Mapping[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


class Journal:
    """A manifest as it lies on the disk.

    Attributes:
        path: where it lies.
        run: by what its facts were made.
    """

    def __init__(self, path: Path, run: dict[str, Any]) -> None:
        self.path, self.run = path, run

    def lines(self) -> Iterator[tuple[int, int, Entry | Failed | End]]:
        """What its lines say, each with where it begins and ends; they stop where one was torn off by a kill."""
        with self.path.open("rb") as stream:
            begin = len(stream.readline())
            for number, line in enumerate(stream, start=2):
                said = read_line(line)
                if said is None and line.endswith(b"}\n"):  # not torn off, but no line that a run wrote
                    raise ManifestError(str(self.path), f"is damaged (line {number})", "begin anew with --force")
                if said is None:
                    return
                yield begin, begin + len(line), said
                begin += len(line)


def journal(path: Path) -> Journal | None:
    """The manifest at a path; None where there is none, or one that was killed before it said anything.

    Raises:
        ManifestError: when it is something else.
    """
    try:
        with path.open("rb") as stream:
            line = stream.readline()
    except FileNotFoundError:
        return None
    if not line.endswith(b"\n"):
        return None
    first = _parsed(line)
    if first is None or first.get("manifest") != FORMAT:
        raise ManifestError(str(path), "is no manifest of factx", "remove it, or begin anew with --force")
    run = first.get("run") or {}
    if not isinstance(run, dict):
        raise ManifestError(str(path), "is damaged (line 1: run)", "remove it, or begin anew with --force")
    return Journal(path, run)


def read_line(line: bytes) -> Entry | Failed | End | None:
    """What one line after the first says; None for half a line."""
    fields = _parsed(line)
    if fields is None:
        return None
    kind: TypeAdapter[Any] = _END if "complete" in fields else _FAILED if "failed" in fields else _ENTRY
    try:
        said: Entry | Failed | End = kind.validate_json(line, strict=True)
    except ValidationError:
        return None
    return said if all(map(_is_sound, asdict(said).values())) else None


def _is_sound(value: Any) -> bool:
    """Whether a value is one that a run writes: a count or place that a file can have, text, or counts by type."""
    if isinstance(value, dict):
        return all(isinstance(number, int) and _is_sound(number) for number in value.values())
    if isinstance(value, str):
        return not any("\ud800" <= character <= "\udfff" for character in value)
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 62


def entry_at(stream: BinaryIO, begin: int) -> tuple[Entry | Failed, int]:
    """The entry whose line begins at a place of an open manifest, and where the line ends."""
    stream.seek(begin)
    line = stream.readline()
    said = read_line(line)
    assert isinstance(said, Entry | Failed)
    return said, begin + len(line)


def _parsed(line: bytes) -> dict[str, Any] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        fields = json.loads(line)
    except ValueError:
        return None
    return fields if isinstance(fields, dict) else None


def beside(path: Path) -> Path:
    """Where the manifest of a file lies.

    >>> beside(Path("facts.jsonl")).name
    '.facts.jsonl.factx'
    """
    return path.with_name(f".{path.name}.factx")
