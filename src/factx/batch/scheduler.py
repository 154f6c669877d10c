"""A Dask scheduler as a run sees it: answers, or one error within half a minute that says what is missing."""

import functools
import logging
import pkgutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, Queue
from typing import Any

from factx.batch.work import Outcome
from factx.errors import EngineError, FactxError, MissingExtraError

_LOG = logging.getLogger(__name__)

SCHEMES = {"dask://": "tcp://", "tls://": "tls://"}
# Together less than half a minute: whoever names a cluster that is not there, or has gone, wants to know soon.
_SECONDS_TO_CONNECT = 8.0
_SECONDS_FOR_A_WORKER = 16.0
_SECONDS_BETWEEN_LOOKS = 1.0
_VERSION = "factx:__version__"
_ROOTS_OF_LOGS = ("distributed", "tornado", "asyncio")


class Cluster:
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
