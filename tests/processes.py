"""Which processes there are, for tests that start and kill some."""

import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def sessions() -> Iterator[int]:
    """The session of every process, where the system shows them (/proc)."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            yield int(path.read_text().rpartition(")")[2].split()[3])


def heed_interrupts() -> None:
    """For `preexec_fn`: what a shell starts in the background ignores Ctrl-C, and so would all that tests start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
