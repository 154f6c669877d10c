"""The engine of worker processes: one loaded pipeline each, batches handed out as workers come free.

Every worker has a pipe of its own: one that is killed takes nothing but its batch with it, whose articles are then
tried again one by one, so that only the article that kills its worker twice is given up. A worker that takes too long
over a batch is ended, whatever it does, and the articles are tried one by one in the same way; one that takes too long
alone is given up at once.
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Container, Generator, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Any

from factx.batch import workers
from factx.batch.work import Batch, Outcome, Recipe, Task, seconds_for, settle, took_too_long
from factx.batch.workers import Assignment, Worker
from factx.errors import EngineError, FactxError, InputError

_LOG = logging.getLogger(__name__)

# Batches read ahead for each worker. A long article holds back what comes after it, and the others go on meanwhile;
# with one worker there are no others, and every batch is written as soon as it is done.
_BATCHES_A_WORKER = 6
# So many workers in a row that die before they can work: nothing is gained by starting more.
_FALSE_STARTS = 3
_SECONDS_BETWEEN_LOOKS = 1.0
# A wait that is this much longer than asked for means that the machine or the run was stopped meanwhile.
_SECONDS_OF_OVERSLEEP = 1.0


class ProcessEngine:
    """Works with so many processes as `jobs` says; they are started as there is work for them.

    Args:
        recipe: what they do.
        jobs: the most processes.
        ready: called when one of them has loaded.
        timeout: the most seconds for an article; 0 for as many as it takes.
    """

    def __init__(
        self, recipe: Recipe, jobs: int, ready: Callable[[], None] = lambda: None, *, timeout: float = 0.0
    ) -> None:
        self._recipe, self._jobs, self._ready, self._timeout = recipe, jobs, ready, timeout
        self._ahead: Worker | None = None
        self._workers: list[Worker] = []
        self._queue: deque[Assignment] = deque()
        self._false_starts = 0

    def begin(self) -> None:
        """Double this process for the first worker, if it can be doubled; it loads nothing before there is work."""
        if workers.may_fork():
            self._ahead = workers.forked(self._recipe)

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
        while len(window) < (_BATCHES_A_WORKER * self._jobs if self._jobs > 1 else 1):
            batch = next(source, None)
            if batch is None:
                return
            window.append(batch)
            if pending := batch.pending:
                self._queue.append(Assignment(pending))
                self._hand_out()
            elif len(window) == 1:
                return  # it can be written at once

    def _hand_out(self) -> None:
        """Give what waits to workers that do nothing; start one where all are busy and there may be more."""
        for worker in self._workers:
            if worker.ready and worker.assignment is None and self._queue:
                assignment = self._queue.popleft()
                seconds = seconds_for(len(assignment.tasks), self._timeout)
                worker.give(assignment, time.monotonic() + seconds if seconds else None)
        starting = sum(1 for worker in self._workers if not worker.ready)
        while starting < len(self._queue) and len(self._workers) < self._jobs:
            self._workers.append(self._another())
            starting += 1

    def _another(self) -> Worker:
        """One more worker, which begins to load."""
        worker, self._ahead = self._ahead, None
        if worker is None:
            return workers.spawned(self._recipe)
        worker.wake()
        return worker

    def _listen(self) -> None:
        """Wait until a worker says something or dies, and take it in."""
        heard = self._heard()
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
                continue
            settle(worker.assignment.tasks, said)
            worker.assignment = worker.deadline = None
            if worker.overdue:  # it was done at the very moment when it was ended
                self._workers.remove(worker)
                worker.end()
        self._hand_out()

    def _heard(self) -> Container[Any]:
        """The connections that something has come from; workers whose time is over are ended meanwhile."""
        connections = [worker.connection for worker in self._workers]
        if not self._timeout:
            return wait(connections)
        asked = min(_SECONDS_BETWEEN_LOOKS, self._timeout / 4)
        while True:
            began = time.monotonic()
            heard = wait(connections, asked)
            now = time.monotonic()
            overslept = now - began - asked
            for worker in self._workers:
                if worker.deadline is None or worker.overdue or worker.connection in heard:
                    continue
                if overslept > _SECONDS_OF_OVERSLEEP:
                    worker.deadline += overslept  # it slept as long
                elif worker.deadline < now:
                    worker.overdue = True
                    worker.process.kill()
            if heard:
                return heard

    def _bury(self, worker: Worker) -> None:
        """A worker has ended: its tasks wait again, one by one; one that ended two workers, or is slow, has failed."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join(workers.SECONDS_TO_END)
        how = workers.way_of_ending(worker.process.exitcode)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise EngineError("--jobs", f"workers end before they can work ({how})", "try fewer jobs, or one")
            return
        assignment = worker.assignment
        if assignment is None:
            return
        tasks = assignment.tasks
        if worker.overdue and len(tasks) == 1:
            tasks[0].outcome = Outcome(failure=took_too_long(tasks[0].where, self._timeout))
        elif assignment.again:
            what = f"the worker that read it {how}, twice"
            error = InputError(tasks[0].where, what, "leave it out, or give each job more memory")
            tasks[0].outcome = Outcome(failure=error)
        else:
            self._try_again(tasks, "took too long" if worker.overdue else how)

    def _try_again(self, tasks: list[Task], how: str) -> None:
        articles = "1 article is" if len(tasks) == 1 else f"{len(tasks)} articles are"
        _LOG.warning("a worker %s; its %s tried again", how, articles)
        self._queue.extendleft(Assignment([task], again=True) for task in reversed(tasks))

    def _end(self) -> None:
        """Let the workers, which have nothing left to do, end by themselves."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(workers.SECONDS_TO_END)

    def _stop(self) -> None:
        """End every worker that still runs, whatever it does."""
        if self._ahead is not None:
            self._workers.append(self._ahead)
            self._ahead = None
        for worker in self._workers:
            worker.end()
        for worker in self._workers:
            worker.process.join(workers.SECONDS_TO_END)
        self._workers.clear()
        self._queue.clear()
