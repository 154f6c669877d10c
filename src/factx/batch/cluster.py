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
import pkgutil
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, Queue
from typing import Any

from factx.batch.work import Batch, Item, Outcome, Recipe, Task, Work, items_of, seconds_for, settle
from factx.errors import EngineError, FactxError, InputError, MissingExtraError

_LOG = logging.getLogger(__name__)

SCHEMES = {"dask://": "tcp://", "tls://": "tls://"}
# Batches on their way for each thread of the cluster: enough that none waits, few enough that memory stays bounded.
_BATCHES_A_THREAD = 3
# Together less than half a minute: whoever names a cluster that is not there, or has gone, wants to know soon.
_SECONDS_TO_CONNECT = 8.0
_SECONDS_FOR_A_WORKER = 16.0
_SECONDS_BETWEEN_LOOKS = 1.0
_VERSION = "factx:__version__"
_ROOTS_OF_LOGS = ("distributed", "tornado", "asyncio")

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
        cluster = _Cluster(self._address)
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

    def _submit(self, cluster: "_Cluster", tasks: Sequence[Task]) -> Any:
        return cluster.submit(work_on, self._recipe, items_of(tasks), seconds_for(len(tasks), self._timeout))

    def _settled(self, cluster: "_Cluster", batch: Batch, future: Any) -> Batch:
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

    def _alone(self, cluster: "_Cluster", task: Task) -> Outcome:
        """The outcome of a task that is on its way alone; once more where another's death may have been its own."""
        for _ in range(2):
            found = cluster.result(self._submit(cluster, [task]))
            if found is not None:
                return found[0]
        late = f", or took longer than {self._timeout:g} s" if self._timeout else ""
        what = f"the workers that read it died{late}, one after the other"
        return Outcome(failure=InputError(task.where, what, "leave it out, or give the workers more memory"))


class _Cluster:
    """A scheduler with its workers, of which at least one is there.

    Raises:
        MissingExtraError: when distributed is not installed.
        EngineError: when there is no scheduler at the address, or it has no workers.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._scheme = next(scheme for scheme in SCHEMES if address.startswith(scheme))
        self._where = SCHEMES[self._scheme] + address.removeprefix(self._scheme)
        self._client = self._connected()
        try:
            self._wait_for_workers()
            self._check_workers()
        except BaseException:
            self.close()
            raise

    def _connected(self) -> Any:
        try:
            from distributed import Client
        except ImportError as error:
            raise MissingExtraError(f"--engine {self._address}", "cluster") from error
        _silence_logs()
        # Thrown away half made, a client waits for its cluster and complains; `close` is all that ours need.
        connected: Any = type("Client", (Client,), {"__del__": lambda _: None})
        try:
            # The scheduler alone is spoken to: it does not tell us whom else to connect to.
            return _in_time(
                _SECONDS_TO_CONNECT + 1,
                lambda: connected(
                    self._where, timeout=_SECONDS_TO_CONNECT, set_as_default=False, direct_to_workers=False
                ),
            )
        except Exception as error:
            what, remedy = f"no Dask scheduler answers there ({type(error).__name__})", "start it: dask scheduler"
            if self._scheme == "tls://":
                remedy = "start it with certificates, and name yours in Dask's configuration (distributed.comm.tls)"
            raise EngineError(self._address, what, remedy) from error

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """The future of a call on a worker."""
        try:
            return self._client.submit(function, *arguments, pure=False)
        except Exception as error:
            raise self._lost(error) from error

    def threads(self) -> int:
        """How many threads the workers have now, at least 1.

        Raises:
            EngineError: when the scheduler does not answer.
        """
        return max(1, sum(self._workers().values()))

    def result(self, future: Any) -> list[Outcome] | None:
        """The outcomes of a future; None where the workers that had it died.

        Raises:
            FactxError: when the worker could not begin.
            EngineError: when the scheduler or the last worker has gone.
        """
        from distributed import KilledWorker

        while True:
            try:
                said = future.result(timeout=_SECONDS_BETWEEN_LOOKS)
                break
            except KilledWorker:
                return None
            except TimeoutError:
                self._wait_for_workers()
            except Exception as error:
                raise self._lost(error) from error
        if isinstance(said, FactxError):
            raise said
        outcomes: list[Outcome] = said
        return outcomes

    def _workers(self) -> dict[str, int]:
        try:
            found: dict[str, int] = self._client.sync(
                self._client.scheduler.ncores, workers=None, callback_timeout=_SECONDS_TO_CONNECT
            )
        except Exception as error:
            raise self._lost(error) from error
        return found

    def _wait_for_workers(self) -> None:
        """Wait until there is a worker, if not for long."""
        until = time.monotonic() + _SECONDS_FOR_A_WORKER
        while not self._workers():
            if time.monotonic() > until:
                raise EngineError(self._address, "has no workers", f"start some: dask worker {self._where}")
            time.sleep(_SECONDS_BETWEEN_LOOKS / 4)

    def _check_workers(self) -> None:
        """Make sure that the workers have factx: one that has not would die of the first article without a word.

        What is run there is Python's own. That all of it is the same, the recipe sees to.
        """
        ours = pkgutil.resolve_name(_VERSION)
        ask = functools.partial(self._client.run, pkgutil.resolve_name, _VERSION, on_error="return")
        try:
            versions = _in_time(_SECONDS_TO_CONNECT, ask)
        except Exception as error:
            raise self._lost(error) from error
        for worker, version in sorted(versions.items()):
            if version != ours:
                has = f"no factx ({version})" if isinstance(version, Exception) else f"another factx ({version})"
                what = f"has {has}, the run has {ours}"
                raise EngineError(f"worker {worker}", what, "install the same on all machines")

    def _lost(self, error: Exception) -> EngineError:
        """What to say when an answer cannot be had, or is none of ours."""
        reason = f"{type(error).__name__}: {error}"
        if isinstance(error, ImportError | AttributeError) or "deserializ" in str(error):
            cause = error.__cause__ or error
            what = f"its scheduler or a worker has no factx, or another one ({type(cause).__name__}: {cause})"
            return EngineError(self._address, what, "install the same on all machines")
        return EngineError(
            self._address, f"gives no results any more ({reason})", "start it again and go on with --resume"
        )

    def close(self) -> None:
        """Let go of the scheduler, whether it is still there or not."""
        with suppress(Exception):
            self._client.close(timeout=2)


def _in_time(seconds: float, call: Callable[[], Any]) -> Any:
    """What a call gives, unless it takes too long; Dask waits for ever for one that listens and says nothing.

    Raises:
        TimeoutError: when it does.
    """
    given: Queue[tuple[Any, Exception | None]] = Queue()

    def run() -> None:
        try:
            given.put((call(), None))
        except Exception as error:
            given.put((None, error))

    threading.Thread(target=run, daemon=True, name="factx-connect").start()
    try:
        value, error = given.get(timeout=seconds)
    except Empty:
        raise TimeoutError("no answer") from None
    if error is not None:
        raise error
    return value


def _silence_logs() -> None:
    """Keep what Dask logs of a cluster that goes to itself: what matters of it is told in one line."""
    if _LOG.isEnabledFor(logging.DEBUG):
        return
    for name in [*_ROOTS_OF_LOGS, *logging.root.manager.loggerDict]:
        if name.partition(".")[0] in _ROOTS_OF_LOGS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
