"""Shards: every run takes each Nth input of the same inputs, and `merge` puts what they found in order again."""

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from factx.batch import manifest
from factx.batch.manifest import End, Entry, Failed, Journal
from factx.batch.tally import Tally
from factx.errors import ManifestError


@dataclass(frozen=True, slots=True)
class Shard:
    """One of so many parts of the inputs."""

    index: int
    of: int

    def has(self, number: int) -> bool:
        """Whether an input is this shard's, by its place among all inputs from 1.

        >>> [number for number in range(1, 8) if Shard(2, 3).has(number)]
        [2, 5]
        """
        return (number - self.index) % self.of == 0

    def share(self, total: int) -> int:
        """How many of so many inputs are this shard's.

        >>> [Shard(index, 3).share(7) for index in (1, 2, 3)]
        [3, 2, 2]
        """
        return max(0, (total - self.index) // self.of + 1)

    def __str__(self) -> str:
        return f"{self.index}/{self.of}"


WHOLE = Shard(1, 1)
_TAKES = "merge takes what factx extract -o wrote as JSONL"


def parse(text: str) -> Shard:
    """The shard of `--shard 2/8`.

    Raises:
        ValueError: when it is none.

    >>> parse("2/8")
    Shard(index=2, of=8)
    """
    index, stroke, of = text.partition("/")
    if not (stroke and index.isascii() and of.isascii() and index.isdigit() and of.isdigit()):
        raise ValueError(f"{text!r} is no shard (I/N, such as 2/8)")
    shard = Shard(int(index), int(of))
    if not 1 <= shard.index <= shard.of:
        raise ValueError(f"{text!r}: of {of} shards the first is 1 and the last {of}")
    return shard


@dataclass(frozen=True, slots=True)
class Part:
    """The finished output of one shard."""

    path: Path
    journal: Journal
    shard: Shard
    inputs: int


def part(path: Path) -> Part:
    """The part that a run with `--shard` wrote.

    Raises:
        ManifestError: when it is not there, has no manifest, is no JSONL, or its run is not finished.
    """
    if not path.is_file():
        raise ManifestError(str(path), "no such file", "run its shard")
    journal = manifest.journal(manifest.beside(path))
    if journal is None:
        raise ManifestError(str(path), f"has no manifest ({manifest.beside(path).name})", _TAKES)
    with path.open("rb") as stream:
        if stream.read(1) not in (b"", b"{"):
            raise ManifestError(str(path), "is no JSONL", _TAKES)
    ends = [said.inputs for _, _, said in journal.lines() if isinstance(said, End)]
    if not ends:
        raise ManifestError(str(path), "is not finished", "go on with its run with --resume")
    try:
        shard = parse(str(journal.run.get("shard", WHOLE)))
    except ValueError as error:
        raise ManifestError(str(journal.path), f"is damaged ({error})", "run its shard again") from error
    return Part(path, journal, shard, ends[0])


def in_order(paths: Sequence[Path]) -> list[Part]:
    """The parts of one run by their shards.

    Raises:
        ManifestError: when one is missing, there twice, of another run, or not finished.
    """
    parts = sorted((part(path) for path in paths), key=lambda one: one.shard.index)
    first = parts[0]
    for one in parts:
        if one.shard.of != first.shard.of:
            raise ManifestError(str(one.path), f"is shard {one.shard}, and {first.path} {first.shard}", "run all alike")
        if _maker(one) != _maker(first):
            what = f"was not made as {first.path} was ({_difference(one, first)} differs)"
            raise ManifestError(str(one.path), what, "run all shards with the same factx and options")
        if one.inputs != first.inputs:
            what = f"saw {one.inputs:,} inputs, and {first.path} {first.inputs:,}"
            raise ManifestError(str(one.path), what, "run all shards over the same inputs, with --resume")
    counted = Counter(one.shard.index for one in parts)
    for index in range(1, first.shard.of + 1):
        if counted[index] != 1:
            what = f"shard {Shard(index, first.shard.of)} is {'missing' if not counted[index] else 'there twice'}"
            raise ManifestError("merge", what, "name the output of every shard once")
    return parts


def _maker(one: Part) -> dict[str, Any]:
    return {name: value for name, value in one.journal.run.items() if name != "shard"}


def _difference(one: Part, other: Part) -> str:
    mine, theirs = _maker(one), _maker(other)
    return next(name for name in [*mine, *theirs] if mine.get(name) != theirs.get(name))


def merge(parts: Sequence[Part], out: BinaryIO, tally: Tally) -> None:
    """Write the lines of all parts in the order of the inputs: the bytes that one run over all would have written.

    Raises:
        ManifestError: when lines are missing or changed.
    """
    with ExitStack() as stack:
        files = {one.path: stack.enter_context(one.path.open("rb")) for one in parts}
        for number, path, said in heapq.merge(*(_entries(one) for one in parts), key=lambda entry: entry[0]):
            if number != tally.inputs + 1:
                break
            tally.inputs = number
            if isinstance(said, Failed):
                tally.failed += 1
                continue
            out.write(_lines(files[path], path, said))
            tally.articles += 1
            tally.words += said.words
            tally.facts.update(said.counts)
    if tally.inputs != parts[0].inputs:
        raise ManifestError("merge", f"input {tally.inputs + 1:,} is in none of the parts", "run its shard again")


def _entries(one: Part) -> Iterator[tuple[int, Path, Entry | Failed]]:
    for _, _, said in one.journal.lines():
        if not isinstance(said, End):
            yield said.number, one.path, said


def _lines(stream: BinaryIO, path: Path, entry: Entry) -> bytes:
    lines = entry.read(stream)
    if lines is None:
        raise ManifestError(str(path), "is not what its manifest says", "run its shard again")
    return lines
