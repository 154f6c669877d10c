"""What goes through an engine: tasks in batches, and what became of each.

A *recipe* is what a worker is given: called once, it loads whatever is heavy and gives the *work*, which turns items
into outcomes. Recipes, items and outcomes pickle; engines know nothing else of them.
"""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from factx.errors import FactxError, InputError


class Item(Protocol):
    """One article as it lies in its source, not read yet; `reading.sources` gives them."""

    @property
    def where(self) -> str:
        """Names it in messages and manifests: `news/a.txt`, `a.jsonl:12`."""
        ...

    @property
    def kind(self) -> str:
        """How it is to be read."""
        ...

    @property
    def data(self) -> bytes:
        """Its bytes."""
        ...

    @property
    def told(self) -> bytes:
        """What is known of it from outside, for who reads it."""
        ...


@dataclass(frozen=True, slots=True)
class Note:
    """What was logged while an item was worked on; the process that writes the output shows it, in order."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item.

    Attributes:
        lines: its records as JSONL; empty where it failed.
        article: the id of the article.
        words: how many words it has.
        counts: its facts by type.
        notes: what was logged meanwhile.
        failure: why there are no facts, or None.
        reused: the lines are those of an earlier run.
    """

    lines: bytes = b""
    article: str = ""
    words: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    failure: FactxError | None = None
    reused: bool = False


Work = Callable[[Sequence[Item]], list[Outcome]]
Recipe = Callable[[], Work]


@dataclass(slots=True)
class Task:
    """One input of a run in its place; settled once it has its outcome.

    Attributes:
        number: its place among all inputs of the run, from 1, those of other shards included.
        where: names it.
        item: the input; None for one that was settled before it could become a task.
        sha256: of the item's bytes and what was told of it, empty without an item.
        outcome: what became of it, or None.
    """

    number: int
    where: str
    item: Item | None = None
    sha256: str = ""
    outcome: Outcome | None = None

    @property
    def key(self) -> bytes:
        """The same for the same bytes under the same name: what an earlier run found for it is still true."""
        kind = self.item.kind if self.item is not None else ""
        return key(self.where, kind, self.sha256)


def key(where: str, kind: str, sha256: str) -> bytes:
    """The key of an input; short, because a resumed run holds one for every article."""
    return hashlib.blake2b("\0".join((where, kind, sha256)).encode("utf-8"), digest_size=16).digest()


def checksum(data: bytes) -> str:
    """SHA-256 as the manifest writes it."""
    return hashlib.sha256(data).hexdigest()


@dataclass(slots=True)
class Batch:
    """Tasks that go to a worker together."""

    tasks: list[Task]

    @property
    def pending(self) -> list[Task]:
        """The tasks that are not settled."""
        return [task for task in self.tasks if task.outcome is None]

    @property
    def outcomes(self) -> list[tuple[Task, Outcome]]:
        """The tasks that are settled, with what became of them."""
        return [(task, task.outcome) for task in self.tasks if task.outcome is not None]


Engine = Callable[[Iterable[Batch]], Generator[Batch]]
"""Batches in, the same batches out in the same order, every task settled."""

# A worker's batch takes it a second or two: little is lost with it, and handing it over costs nothing that shows.
_MOST_TASKS = 16
_MOST_BYTES = 60_000
# The first batches are smaller, so that few articles are shared out among several workers, too.
_FIRST_TASKS = 4


def batches(tasks: Iterable[Task], first: int = 0) -> Iterator[Batch]:
    """Tasks in batches of about equal work; the `first` of them smaller.

    >>> [len(batch.tasks) for batch in batches((Task(number, "a") for number in range(1, 40)), first=2)]
    [4, 4, 16, 15]
    """
    waiting: list[Task] = []
    size = given = 0
    for task in tasks:
        waiting.append(task)
        size += len(task.item.data) if task.item is not None else 0
        if len(waiting) >= (_FIRST_TASKS if given < first else _MOST_TASKS) or size >= _MOST_BYTES:
            yield Batch(waiting)
            waiting, size, given = [], 0, given + 1
    if waiting:
        yield Batch(waiting)


def settle(tasks: Sequence[Task], outcomes: Sequence[Outcome]) -> None:
    """Give tasks their outcomes."""
    for task, outcome in zip(tasks, outcomes, strict=True):
        task.outcome = outcome


def items_of(tasks: Iterable[Task]) -> list[Item]:
    """What a worker is sent of tasks."""
    return [task.item for task in tasks if task.item is not None]


# Articles that are worked on together have this long at the most before they are tried one by one, unless one alone
# has longer: a batch is the work of a second or two.
_MOST_SECONDS_TOGETHER = 30.0


def seconds_for(number: int, timeout: float) -> float:
    """How many seconds so many articles may take together, where one may take `timeout`; 0 for no end.

    >>> seconds_for(1, 2.0), seconds_for(16, 2.0), seconds_for(16, 1.0), seconds_for(16, 60.0), seconds_for(16, 0.0)
    (2.0, 30.0, 16.0, 60.0, 0.0)
    """
    return max(timeout, min(number * timeout, _MOST_SECONDS_TOGETHER))


def took_too_long(where: str, timeout: float) -> InputError:
    """The failure of an article that took longer than it may."""
    return InputError(where, f"took longer than {timeout:g} s", "give it more with --timeout, or leave it out")
