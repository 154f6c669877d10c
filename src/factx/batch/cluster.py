"""The engine of a Dask cluster: the same work on the workers of a scheduler that runs already.

    dask scheduler --port 8786
    dask worker tcp://HOST:8786 --nworkers 16 --nthreads 1      # on every machine
    factx extract corpus.jsonl -o facts.jsonl --engine dask://HOST:8786

Every worker process loads the pipeline once, however many batches it gets. Dask gives the batches of a worker that dies
to others; a batch that several die of is split, so that only the article that kills them is given up.
"""

import functools
import logging
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Any

from factx.batch.work import Batch, Item, Outcome, Recipe, Task, Work, items_of, settle
from factx.errors import EngineError, FactxError, InputError, MissingExtraError

_LOG = logging.getLogger(__name__)

SCHEME = "dask://"
# Batches on their way for each thread of the cluster: enough that none waits, few enough that memory stays bounded.
_BATCHES_A_THREAD = 3
_SECONDS_TO_CONNECT = 10.0
_SECONDS_FOR_A_WORKER = 60.0

# A pipeline is no place for two threads at once; workers with one thread never wait here.
_ONE_AT_A_TIME = threading.Lock()


def work_on(recipe: Recipe, items: Sequence[Item]) -> list[Outcome] | FactxError:
    """What a Dask worker runs; an error of the recipe comes back as a result, for Dask would try it again."""
    with _ONE_AT_A_TIME:
        try:
            return _loaded(recipe)(items)
        except FactxError as error:
            return error


@functools.lru_cache(maxsize=1)
def _loaded(recipe: Recipe) -> Work:
    """The work of a recipe, loaded once in each process."""
    return recipe()


class DaskEngine:
    """Works through the scheduler at an address (`dask://HOST:PORT`)."""

    def __init__(self, address: str, recipe: Recipe, ready: Callable[[], None] = lambda: None) -> None:
        self._address = address
        self._recipe, self._ready = recipe, ready

    def __call__(self, batches: Iterable[Batch]) -> Generator[Batch]:
        """The batches, settled, in their order; a bounded number is on its way at any time.

        Raises:
            MissingExtraError: when distributed is not installed.
            EngineError: when the scheduler or its workers cannot be reached, or have another factx.
        """
        client = _connected(self._address)
        try:
            self._ready()
            window: deque[tuple[Batch, Any]] = deque()
            for batch in batches:
                pending = batch.pending
                window.append((batch, self._submit(client, pending) if pending else None))
                while window and (not window[0][0].pending or len(window) >= _most(client)):
                    yield self._settled(client, *window.popleft())
            while window:
                yield self._settled(client, *window.popleft())
        finally:
            client.close(timeout=5)

    def _submit(self, client: Any, tasks: Sequence[Task]) -> Any:
        return client.submit(work_on, self._recipe, items_of(tasks), pure=False)

    def _settled(self, client: Any, batch: Batch, future: Any) -> Batch:
        """The batch once every task of it is settled.

        Raises:
            FactxError: when a worker could not begin, or the cluster gives nothing back.
        """
        tasks = batch.pending
        outcomes = _result(future, self._address) if tasks else []
        if outcomes is not None:
            settle(tasks, outcomes)
            return batch
        _LOG.warning("the workers that had %d articles died; each is tried again", len(tasks))
        for task in tasks:
            task.outcome = self._alone(client, task)
        return batch

    def _alone(self, client: Any, task: Task) -> Outcome:
        """The outcome of a task that is on its way alone; once more where another's death may have been its own."""
        for _ in range(2):
            found = _result(self._submit(client, [task]), self._address)
            if found is not None:
                return found[0]
        remedy = "leave it out, or give the workers more memory"
        return Outcome(failure=InputError(task.where, "the workers that read it died, one after the other", remedy))


def _result(future: Any, address: str) -> list[Outcome] | None:
    """The outcomes of a future; None where the workers that had it died.

    Raises:
        FactxError: when the worker could not begin.
        EngineError: when the scheduler has gone.
    """
    from distributed import KilledWorker

    try:
        said = future.result()
    except KilledWorker:
        return None
    except Exception as error:
        what = f"gives no results any more ({type(error).__name__}: {error})"
        raise EngineError(address, what, "start it again and go on with --resume") from error
    if isinstance(said, FactxError):
        raise said
    outcomes: list[Outcome] = said
    return outcomes


def _most(client: Any) -> int:
    """How many batches may be on their way, with the workers that there are now."""
    threads = sum(client.nthreads().values())
    return _BATCHES_A_THREAD * max(1, int(threads))


def _connected(address: str) -> Any:
    """A client of the scheduler.

    Raises:
        MissingExtraError: when distributed is not installed.
        EngineError: when there is no scheduler at the address, or it has no workers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingExtraError(f"--engine {address}", "cluster") from error
    where = address.removeprefix(SCHEME)
    try:
        client: Any = Client(f"tcp://{where}", timeout=_SECONDS_TO_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        what = f"no Dask scheduler answers there ({type(error).__name__})"
        raise EngineError(address, what, "start it: dask scheduler") from error
    try:
        client.wait_for_workers(1, timeout=_SECONDS_FOR_A_WORKER)
    except TimeoutError as error:
        client.close(timeout=5)
        raise EngineError(address, "has no workers", f"start some: dask worker tcp://{where}") from error
    return client
