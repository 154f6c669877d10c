"""The command as a process, and which processes there are: for tests that start and kill some."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

FACTX = [sys.executable, "-m", "factx"]
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1"}


def sessions() -> Iterator[int]:
    """The session of every process, where the system shows them (/proc)."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            yield int(path.read_text().rpartition(")")[2].split()[3])


def heed_interrupts() -> None:
    """For `preexec_fn`: what a shell starts in the background ignores Ctrl-C, and so would all that tests start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(command: list[str], folder: Path, said: IO[bytes], *, apart: bool = False) -> "subprocess.Popen[bytes]":
    """A process that reads from a pipe and heeds Ctrl-C; `apart` gives it a session of its own."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stderr=said,
        cwd=folder,
        env=ENVIRONMENT,
        start_new_session=apart,
        preexec_fn=heed_interrupts,
    )


def feed(process: "subprocess.Popen[bytes]", lines: bytes, enough: Callable[[], bool], seconds: float = 120) -> None:
    """Write the same lines into a process until something has happened, or the time is over."""
    assert process.stdin is not None
    until = time.monotonic() + seconds
    while time.monotonic() < until and not enough():
        process.stdin.write(lines)
        process.stdin.flush()
        time.sleep(0.02)
