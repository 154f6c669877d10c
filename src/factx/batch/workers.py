"""Worker processes: how one is started, what it does, and that it never outlives the run that started it.

Processes are spawned, so that they behave the same on Linux, macOS and Windows. The one worker of a run with one job is
forked instead where that is safe: on Linux, before the run has threads or open files. It has everything that is loaded
by then, and costs a start nothing that shows.

No worker looks for modules in the working folder, which may be a stranger's: Python's own way of spawning would.
"""

import ctypes
import logging
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from factx.batch.work import Recipe, Task, items_of
from factx.errors import EngineError, FactxError

SECONDS_TO_END = 5.0
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Assignment:
    """Tasks that one worker has, for the first or second time."""

    tasks: list[Task]
    again: bool = False


@dataclass(slots=True)
class Worker:
    """A worker process as the run sees it.

    Attributes:
        process: of multiprocessing.
        connection: the run's end of its pipe; closed, it ends the worker.
        asleep: it waits for `wake` before it loads anything.
        ready: it has loaded.
        assignment: what it works on.
        deadline: when that should be done, by the monotonic clock; None where nothing is timed.
        overdue: it was ended because that was not done in time.
    """

    process: Any
    connection: Connection
    asleep: bool = False
    ready: bool = False
    assignment: Assignment | None = None
    deadline: float | None = None
    overdue: bool = False

    def wake(self) -> None:
        """Have it load what is heavy."""
        self.asleep = False
        self._send(None)

    def give(self, assignment: Assignment, deadline: float | None) -> None:
        """Hand tasks to it, when it has none."""
        self.assignment, self.deadline = assignment, deadline
        self._send(items_of(assignment.tasks))

    def _send(self, said: Any) -> None:
        with suppress(OSError):  # it has died: the end of its pipe tells, and the tasks are taken back then
            self.connection.send(said)

    def end(self) -> None:
        """End it, whatever it does."""
        self.connection.close()
        if self.process.is_alive():
            self.process.kill()


def may_fork() -> bool:
    """Whether this process can be doubled as it is: one thread, on a system whose libraries bear it."""
    try:
        return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def forked(recipe: Recipe) -> Worker:
    """A worker that is a double of this process, asleep.

    Raises:
        EngineError: when the system gives no more processes.
    """
    return _started("fork", recipe, asleep=True)


def spawned(recipe: Recipe) -> Worker:
    """A worker that is a new process.

    Raises:
        EngineError: when the system gives no more processes.
    """
    # Each worker has one core: threads of the linear algebra underneath would only stand in the others' way.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    return _started("spawn", recipe, asleep=False)


def _started(method: str, recipe: Recipe, *, asleep: bool) -> Worker:
    context: Any = multiprocessing.get_context(method)
    ours, theirs = context.Pipe()
    # A double has our end of the pipe, too; it must close it, or it would never see that we have gone.
    to_close = ours if method == "fork" else None
    arguments = (theirs, recipe, to_close, asleep)
    process = context.Process(target=serve, args=arguments, daemon=True, name="factx-worker")
    try:
        with _uninterrupted(), _safe_path():
            process.start()
    except OSError as error:
        ours.close()
        what = f"a worker cannot be started ({error.strerror or error})"
        raise EngineError("--jobs", what, "try fewer jobs, or one") from error
    finally:
        theirs.close()
    return Worker(process, ours, asleep)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Start Python without the working folder on its path: neither as it begins, nor as it takes over ours."""
    before, variable = sys.path[:], os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    sys.path[:] = [entry for entry in before if entry]
    try:
        yield
    finally:
        sys.path[:] = before
        if variable is None:
            del os.environ["PYTHONSAFEPATH"]


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


def serve(connection: Connection, recipe: Recipe, to_close: Connection | None = None, asleep: bool = False) -> None:
    """What a worker process does until its pipe closes: load, say that it is ready, then outcomes for items."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows inherits nothing of it
    warnings.simplefilter("ignore")
    logging.getLogger("factx").handlers.clear()  # what a double has of them; notes go back with the outcomes
    if to_close is not None:
        to_close.close()
    _end_with_parent()
    with suppress(EOFError, OSError):  # whoever gave us work has gone
        if asleep:
            connection.recv()
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


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, however that ended and whatever is done here.

    A thread that waits for it works everywhere, but not while a library holds Python's lock; Linux ends us then.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    threading.Thread(target=_wait_for_end, args=(parent.sentinel,), daemon=True, name="factx-lifeline").start()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent.pid:  # it went before we could ask for that
            os._exit(1)


def _wait_for_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def way_of_ending(code: int | None) -> str:
    """How a process ended, from its exit status.

    >>> way_of_ending(-9), way_of_ending(3)
    ('was killed (SIGKILL, as when memory runs out)', 'ended with status 3')
    """
    if code is None or code >= 0:
        return f"ended with status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"was killed ({name}{', as when memory runs out' if name == 'SIGKILL' else ''})"
