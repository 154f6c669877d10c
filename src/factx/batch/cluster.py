"""The engine of a Dask cluster: the same work on the workers of a scheduler that runs already.

    dask scheduler --port 8786
    dask worker tcp://HOST:8786 --nworkers 16 --nthreads 1      # on every machine
    factx extract corpus.jsonl -o facts.jsonl --engine dask://HOST:8786

Every worker process loads the pipeline once, however many batches it gets. Dask gives the batches of a worker that dies
to others; a batch that several die of is split, so that only the article that kills them is given up.

Dask's protocol carries pickled objects, so that each side can run code on the other. `tls://HOST:PORT` has both show a
certificate first; which, Dask's own configuration says (`distributed.comm.tls`, `DASK_DISTRIBUTED__COMM__TLS__…`).
"""

import faulthandler
import functools
import logging
import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from factx.batch.scheduler import Cluster
from factx.batch.work import Batch, Item, Outcome, Recipe, Task, Work, items_of, seconds_for, settle
from factx.errors import FactxError, InputError

_LOG = logging.getLogger(__name__)

# Batches on their way for each thread of the cluster: enough that none waits, few enough that memory stays bounded.
_BATCHES_A_THREAD = 3
# A pipeline is no place for two threads at once; workers with one thread never wait here.
_ONE_AT_A_TIME = threading.Lock()


def work_on(recipe: Recipe, items: Sequence[Item], seconds: float = 0.0) -> list[Outcome] | FactxError:
    """What a Dask worker runs; an error of the recipe comes back as a result, for Dask would try it again.

    A worker that takes longer than so many seconds ends itself, as one that dies of an article would; 0 for no end.
    """
    with _ONE_AT_A_TIME:
        try:
            work = _loaded(recipe)
            with _at_most(seconds):
                return work(items)
        except FactxError as error:
            return error


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """End this process when the block takes longer, even where a library holds Python's lock."""
    if not seconds:
        yield
        return
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@functools.lru_cache(maxsize=1)
def _loaded(recipe: Recipe) -> Work:
    """The work of a recipe, loaded once in each process."""
    return recipe()


class DaskEngine:
    """Works through the scheduler at an address (`dask://HOST:PORT`, `tls://HOST:PORT`).

    Args:
        address: of the scheduler.
        recipe: what the workers do.
        ready: called when the cluster is there.
        timeout: the most seconds for an article; 0 for as many as it takes.
    """

    def __init__(
        self, address: str, recipe: Recipe, ready: Callable[[], None] = lambda: None, *, timeout: float = 0.0
    ) -> None:
        self._address, self._timeout = address, timeout
        self._recipe, self._ready = recipe, ready

    def __call__(self, batches: Iterable[Batch]) -> Generator[Batch]:
        """The batches, settled, in their order; a bounded number is on its way at any time.

        Raises:
            MissingExtraError: when distributed is not installed.
            EngineError: when the scheduler or its workers cannot be reached, or have another factx.
        """
        cluster = Cluster(self._address)
        try:
            self._ready()
            window: deque[tuple[Batch, Any]] = deque()
            for batch in batches:
                pending = batch.pending
                window.append((batch, self._submit(cluster, pending) if pending else None))
                while window and (not window[0][0].pending or len(window) >= _BATCHES_A_THREAD * cluster.threads()):
                    yield self._settled(cluster, *window.popleft())
            while window:
                yield self._settled(cluster, *window.popleft())
        finally:
            cluster.close()

    def _submit(self, cluster: Cluster, tasks: Sequence[Task]) -> Any:
        return cluster.submit(work_on, self._recipe, items_of(tasks), seconds_for(len(tasks), self._timeout))

    def _settled(self, cluster: Cluster, batch: Batch, future: Any) -> Batch:
        """The batch once every task of it is settled.

        Raises:
            FactxError: when a worker could not begin, or the cluster gives nothing back.
        """
        tasks = batch.pending
        outcomes = cluster.result(future) if tasks else []
        if outcomes is not None:
            settle(tasks, outcomes)
            return batch
        _LOG.warning("the workers that had %d articles died; each is tried again", len(tasks))
        for task in tasks:
            task.outcome = self._alone(cluster, task)
        return batch

    def _alone(self, cluster: Cluster, task: Task) -> Outcome:
        """The outcome of a task that is on its way alone; once more where another's death may have been its own."""
        for _ in range(2):
            found = cluster.result(self._submit(cluster, [task]))
            if found is not None:
                return found[0]
        late = f", or took longer than {self._timeout:g} s" if self._timeout else ""
        what = f"the workers that read it died{late}, one after the other"
        return Outcome(failure=InputError(task.where, what, "leave it out, or give the workers more memory"))
