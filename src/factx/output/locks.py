"""One writer at a time for an output, from before anything is done until the last file has its name.

The lock lies in a file of its own, `NAME.lock`, which is there only while it is held: the output itself, its parts and
its manifest change their names while a run ends, and a lock goes with the file, not with the name. After `kill -9` the
file stays and holds nobody up: the system lets go of the lock.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factx.errors import OutputError

# The locks of this process, so that what writes a file inside of a larger piece of work does not wait for itself.
_HELD: set[str] = set()


def lock_of(path: Path) -> Path:
    """The file that holds the lock of an output.

    >>> lock_of(Path("facts.jsonl")).name
    'facts.jsonl.lock'
    """
    return path.with_name(path.name + ".lock")


@contextmanager
def held(path: Path, *, within: bool = False) -> Iterator[None]:
    """Be the only one that writes an output for the time of the block; `within` a block that is so already, do nothing.

    Raises:
        OutputError: when another run writes it.
        OSError: when the lock's file cannot be made.
    """
    lock = lock_of(path)
    name = str(Path(os.path.realpath(lock.parent), lock.name))
    if within and name in _HELD:
        yield
        return
    descriptor = _acquired(lock, path)
    _HELD.add(name)
    try:
        yield
    finally:
        _HELD.discard(name)
        with suppress(OSError):  # Windows removes no open file; the empty one that stays is taken the next time
            lock.unlink()
        os.close(descriptor)


def _acquired(lock: Path, path: Path) -> int:
    """The open file of the lock, locked; looked at again, for whoever had it may have removed it meanwhile."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    while True:
        descriptor = os.open(lock, flags, 0o666)
        try:
            _lock(descriptor, path)
            if os.path.samestat(os.fstat(descriptor), os.stat(lock, follow_symlinks=False)):  # noqa: PTH116
                return descriptor
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows; a lock there keeps others from reading, too, and is not worth that
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OutputError(str(path), "is being written by another run", "wait for it or name another output") from error
    except OSError:
        return  # a file system without locks
