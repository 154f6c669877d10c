"""Work that needs no pipeline: what engines, spools and shards are tested with.

Run as `python -m tests.batch.fakes NUMBER TARGET JOBS`, it is a run that can be killed: `NUMBER` items into `TARGET`,
always with --resume.
"""

import ctypes
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factx.batch import engine, spool
from factx.batch.local import InlineEngine
from factx.batch.processes import ProcessEngine
from factx.batch.shards import WHOLE, Shard
from factx.batch.tally import Tally
from factx.batch.work import Engine, Item, Note, Outcome, Task, Work
from factx.errors import FactxError, InputError, PipelineError

RUN = {"factx": "1", "options": ["a"]}


@dataclass(frozen=True)
class Thing:
    """An item whose text says what is to happen to it: `fail`, `note`, `slow`, `hang`, `die`, `die once FILE`."""

    where: str
    data: bytes
    kind: str = "text"
    told: bytes = b""


@dataclass(frozen=True)
class Recipe:
    """Makes a line of every item, with as many facts as it has words."""

    broken: bool = False
    seconds: float = 0.0

    def __call__(self) -> Work:
        if self.broken:
            raise PipelineError("tiny", "cannot be loaded", "mend it")
        return self.work

    def work(self, items: Sequence[Item]) -> list[Outcome]:
        return [self.outcome(item) for item in items]

    def outcome(self, item: Item) -> Outcome:
        time.sleep(self.seconds)
        text = item.data.decode()
        _die_if_told(text)
        if text.startswith("fail"):
            return Outcome(failure=InputError(item.where, "is bad", "mend it"))
        notes = (Note(30, f"{item.where}: is odd"),) if text.startswith("note") else ()
        if text.startswith("slow"):
            time.sleep(0.3)
        if text == "hang":
            hang()
        words = text.split()
        lines = b"".join(json.dumps({"article": item.where, "word": word}).encode() + b"\n" for word in words)
        return Outcome(lines, item.where, len(words), {"quote": len(words)}, notes)


def hang() -> None:
    """Stand still inside a library for ever, with Python's lock held: no thread and no signal handler gets through.

    A file that the variable HANGS names tells that it has come so far.
    """
    if "HANGS" in os.environ:
        Path(os.environ["HANGS"]).touch()
    ctypes.PyDLL(None).sleep(100_000)


def _die_if_told(text: str) -> None:
    if text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("die once ") and not Path(text.removeprefix("die once ")).exists():
        Path(text.removeprefix("die once ")).touch()
        os.kill(os.getpid(), signal.SIGKILL)


def things(texts: Iterable[str]) -> list[Thing]:
    """Items with these texts."""
    return [Thing(f"t{number}", text.encode()) for number, text in enumerate(texts, 1)]


class Collected:
    """A sink in memory."""

    def __init__(self) -> None:
        self.lines = b""
        self.where: list[str] = []

    def write(self, task: Task, outcome: Outcome) -> None:
        self.lines += outcome.lines
        self.where.append(task.where)

    def flush(self) -> None:
        """Nothing is held back."""


@dataclass
class Ran:
    """What a run did."""

    tally: Tally
    lines: bytes
    errors: list[str]


def run(
    inputs: Iterable[Thing | InputError],
    chosen: Engine | None = None,
    shard: Shard = WHOLE,
    *,
    small_batches: int = 0,
    fail_fast: bool = False,
) -> Ran:
    """A run into memory."""
    sink, ran = Collected(), Ran(Tally(), b"", [])
    states = engine.run(
        inputs,
        chosen or InlineEngine(Recipe()),
        sink,
        tally=ran.tally,
        failed=lambda error: ran.errors.append(str(error)),
        shard=shard,
        small_batches=small_batches,
        fail_fast=fail_fast,
    )
    try:
        for _ in states:
            pass
    finally:
        ran.lines = sink.lines
    return ran


def resume(
    inputs: Iterable[Thing | InputError],
    target: Path,
    chosen: Engine | None = None,
    *,
    shard: Shard = WHOLE,
    made_by: dict[str, object] | None = None,
    stop_after: int | None = None,
    again: bool = True,
) -> Tally:
    """A run into a file that goes on with what is there; `stop_after` so many batches it leaves all as a kill would."""
    run_by = {**(made_by or RUN), "shard": str(shard)}
    sink = spool.opened(target, target.with_name(f"{target.name}.part"), run_by, resume=again, force=not again)
    tally = Tally()
    failed: Callable[[FactxError], None] = lambda _: None  # noqa: E731
    states = engine.run(
        inputs,
        chosen or InlineEngine(Recipe()),
        sink,
        tally=tally,
        failed=failed,
        shard=shard,
        known=sink.earlier.outcome,
    )
    for number, _ in enumerate(states, 1):
        if number == stop_after:
            sink.close()
            return tally
    sink.finish(tally.inputs)
    return tally


def many(number: int) -> list[Thing]:
    """Items of different lengths, the same every time; one in fifty is bad."""
    chance = random.Random(7)
    return things("fail" if place % 50 == 49 else "word " * chance.randint(0, 40) for place in range(number))


def main(number: str, target: str, jobs: str) -> None:
    """A run to be killed."""
    recipe = Recipe(seconds=0.001)
    chosen = ProcessEngine(recipe, int(jobs)) if int(jobs) > 1 else InlineEngine(recipe)
    resume(many(int(number)), Path(target), chosen)


if __name__ == "__main__":
    main(*sys.argv[1:])
