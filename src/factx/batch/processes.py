"""The engine of worker processes: one loaded pipeline each, batches handed out as workers come free.

Processes are spawned, so that they behave the same on Linux, macOS and Windows. Every worker has a pipe of its own: one
that is killed takes nothing but its batch with it, whose articles are then tried again one by one, so that only the
article that kills its worker twice is given up.
"""

import logging
import multiprocessing
import os
import signal
import threading
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from factx.batch.work import Batch, Outcome, Recipe, Task, items_of, settle
from factx.errors import EngineError, FactxError, InputError

_LOG = logging.getLogger(__name__)

# Batches read ahead for each worker. A long article holds back what comes after it, and the others go on meanwhile.
_BATCHES_A_WORKER = 6
# So many workers in a row that die before they can work: nothing is gained by starting more.
_FALSE_STARTS = 3
_SECONDS_TO_END = 5.0


@dataclass(slots=True)
class _Assignment:
    """Tasks that one worker has, for the first or second time."""

    tasks: list[Task]
    again: bool = False


@dataclass(slots=True)
class _Worker:
    process: Any
    connection: Connection
    ready: bool = False
    assignment: _Assignment | None = None


class ProcessEngine:
    """Works with so many processes as `jobs` says; they are started as there is work for them."""

    def __init__(self, recipe: Recipe, jobs: int, ready: Callable[[], None] = lambda: None) -> None:
        self._recipe, self._jobs, self._ready = recipe, jobs, ready
        self._workers: list[_Worker] = []
        self._queue: deque[_Assignment] = deque()
        self._false_starts = 0

    def __call__(self, batches: Iterable[Batch]) -> Generator[Batch]:
        """The batches, settled, in their order; a bounded number is held at any time.

        Raises:
            EngineError: when workers cannot be started.
            FactxError: what the recipe raises in a worker.
        """
        source = iter(batches)
        window: deque[Batch] = deque()
        try:
            while True:
                while window and not window[0].pending:
                    yield window.popleft()
                self._fill(window, source)
                if not window:
                    break
                self._hand_out()
                if window[0].pending:
                    self._listen()
            self._end()
        finally:
            self._stop()

    def _fill(self, window: deque[Batch], source: Iterator[Batch]) -> None:
        while len(window) < _BATCHES_A_WORKER * self._jobs:
            batch = next(source, None)
            if batch is None:
                return
            window.append(batch)
            if pending := batch.pending:
                self._queue.append(_Assignment(pending))
                self._hand_out()
            elif len(window) == 1:
                return  # it can be written at once

    def _hand_out(self) -> None:
        """Give what waits to workers that do nothing; start one where all are busy and there may be more."""
        for worker in self._workers:
            if worker.ready and worker.assignment is None and self._queue:
                worker.assignment = self._queue.popleft()
                with suppress(OSError):  # it has died: the end of its pipe tells, and the tasks are taken back then
                    worker.connection.send(items_of(worker.assignment.tasks))
        starting = sum(1 for worker in self._workers if not worker.ready)
        while starting < len(self._queue) and len(self._workers) < self._jobs:
            self._workers.append(_started(self._recipe))
            starting += 1

    def _listen(self) -> None:
        """Wait until a worker says something or dies, and take it in."""
        heard = wait([worker.connection for worker in self._workers])
        for worker in [worker for worker in self._workers if worker.connection in heard]:
            try:
                said = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(said, FactxError):
                raise said
            if worker.assignment is None:
                worker.ready, self._false_starts = True, 0
                self._ready()
            else:
                settle(worker.assignment.tasks, said)
                worker.assignment = None
        self._hand_out()

    def _bury(self, worker: _Worker) -> None:
        """A worker has died: its tasks wait again, one by one; a task that killed two workers has failed."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join(_SECONDS_TO_END)
        how = _way_of_ending(worker.process.exitcode)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise EngineError("--jobs", f"workers end before they can work ({how})", "try fewer jobs, or one")
            return
        assignment = worker.assignment
        if assignment is None:
            return
        if assignment.again:
            what = f"the worker that read it {how}, twice"
            error = InputError(assignment.tasks[0].where, what, "leave it out, or give each job more memory")
            assignment.tasks[0].outcome = Outcome(failure=error)
            return
        number = len(assignment.tasks)
        articles = "1 article is" if number == 1 else f"{number} articles are"
        _LOG.warning("a worker %s; its %s tried again", how, articles)
        self._queue.extendleft(_Assignment([task], again=True) for task in reversed(assignment.tasks))

    def _end(self) -> None:
        """Let the workers, which have nothing left to do, end by themselves."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(_SECONDS_TO_END)

    def _stop(self) -> None:
        """End every worker that still runs, whatever it does."""
        for worker in self._workers:
            worker.connection.close()
            if worker.process.is_alive():
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_SECONDS_TO_END)
            if worker.process.is_alive():
                worker.process.kill()
        self._workers.clear()
        self._queue.clear()


def _started(recipe: Recipe) -> _Worker:
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    # Each worker has one core: threads of the linear algebra underneath would only stand in the others' way.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    process = spawning.Process(target=_serve, args=(theirs, recipe), daemon=True, name="factx-worker")
    try:
        with _uninterrupted():
            process.start()
    except OSError as error:
        ours.close()
        what = f"a worker cannot be started ({error.strerror or error})"
        raise EngineError("--jobs", what, "try fewer jobs, or one") from error
    finally:
        theirs.close()
    return _Worker(process, ours)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Have processes that are started here ignore Ctrl-C from their first moment on.

    It goes to all processes of a terminal, and the one that writes the output decides what comes of it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(connection: Connection, recipe: Recipe) -> None:
    """What a worker process does until its pipe closes: load, say that it is ready, then outcomes for items."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows inherits nothing of it
    warnings.simplefilter("ignore")
    with suppress(EOFError, OSError):  # whoever gave us work has gone
        try:
            work = recipe()
        except FactxError as error:
            connection.send(error)
            return
        except Exception as error:
            connection.send(EngineError("--jobs", f"a worker could not load ({type(error).__name__}: {error})"))
            return
        connection.send(None)
        while True:
            connection.send(work(connection.recv()))


def _way_of_ending(code: int | None) -> str:
    """How a process ended, from its exit status.

    >>> _way_of_ending(-9), _way_of_ending(3)
    ('was killed (SIGKILL, as when memory runs out)', 'ended with status 3')
    """
    if code is None or code >= 0:
        return f"ended with status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"was killed ({name}{', as when memory runs out' if name == 'SIGKILL' else ''})"
