"""The run over many inputs: those of the shard that are not done yet go through an engine, into the output in order."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Protocol

from factx.batch.shards import WHOLE, Shard
from factx.batch.tally import Tally
from factx.batch.work import Engine, Item, Outcome, Task, batches, checksum
from factx.errors import FactxError, InputError

_LOG = logging.getLogger(__name__)


class Sink(Protocol):
    """What takes outcomes in the order of the inputs: a spool, or a stream."""

    def write(self, task: Task, outcome: Outcome) -> None:
        """Take what became of the next input."""
        ...

    def flush(self) -> None:
        """Some inputs are through: leave what was taken where others see it."""
        ...


class StoppedAtFailureError(Exception):
    """The run was to end with its first failure, and did."""


def run(
    inputs: Iterable[Item | InputError],
    engine: Engine,
    sink: Sink,
    *,
    tally: Tally,
    failed: Callable[[FactxError], None],
    shard: Shard = WHOLE,
    known: Callable[[Task], Outcome | None] = lambda _: None,
    small_batches: int = 0,
    fail_fast: bool = False,
) -> Iterator[Tally]:
    """Work on all inputs, giving the tally back after each.

    Args:
        inputs: the items of the sources, and errors in the place of those that could not be opened.
        engine: settles tasks.
        sink: where the outcomes go.
        tally: counts what was done; it holds also when the run breaks off.
        failed: told of every input that failed.
        shard: which of the inputs are this run's.
        known: what an earlier run found for a task.
        small_batches: so many batches are small ones, to keep all workers at work from the start.
        fail_fast: end at the first failure.

    Raises:
        StoppedAtFailureError: at the first failure, with `fail_fast`; what came before it is in the sink.
    """
    seen: set[int] = set()
    # Closed in any case, so that its workers end when the run breaks off.
    with closing(engine(batches(_tasks(inputs, tally, shard, known), small_batches))) as settled:
        for batch in settled:
            for task, outcome in batch.outcomes:
                _tell(outcome, seen, tally)
                sink.write(task, outcome)
                if outcome.failure is None:
                    _count(outcome, tally)
                    continue
                tally.failed += 1
                failed(outcome.failure)
                if fail_fast:
                    sink.flush()
                    raise StoppedAtFailureError
            sink.flush()
            yield tally


def _tasks(
    inputs: Iterable[Item | InputError], tally: Tally, shard: Shard, known: Callable[[Task], Outcome | None]
) -> Iterator[Task]:
    """The inputs of the shard; settled where they failed already, or an earlier run is done with them."""
    for item in inputs:
        tally.inputs += 1
        if not shard.has(tally.inputs):
            continue
        if isinstance(item, InputError):
            yield Task(tally.inputs, item.where, outcome=Outcome(failure=item))
            continue
        task = Task(tally.inputs, item.where, item, checksum(item.data + item.told))
        task.outcome = known(task)
        yield task


def _tell(outcome: Outcome, seen: set[int], tally: Tally) -> None:
    """Pass on what was logged in the worker, and warn once of ids that come twice."""
    for note in outcome.notes:
        _LOG.log(note.level, "%s", note.text)
    if outcome.failure is not None:
        return
    if hash(outcome.article) in seen:
        tally.repeated_ids += 1
        if tally.repeated_ids == 1:
            what = "this id came before in this run; its facts cannot be told from the other's"
            _LOG.warning("%s: %s", outcome.article, what)
    seen.add(hash(outcome.article))


def _count(outcome: Outcome, tally: Tally) -> None:
    tally.articles += 1
    tally.words += outcome.words
    tally.facts.update(outcome.counts)
    if outcome.reused:
        tally.reused += 1
    else:
        tally.new_words += outcome.words
