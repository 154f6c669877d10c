"""Where the output goes: standard output, or a file that is whole or not there.

A file is written as `NAME.part` and takes its name when everything is in it: nobody reads half a file by mistake.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from factx.errors import OutputError
from factx.output import locks
from factx.output.terminal import shielded


class NothingToKeepError(Exception):
    """Raised inside the block of `whole_file` to give the new file up, whatever is in it."""


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise an OutputError where a path cannot become a new file.

    Raises:
        OutputError: it is a folder, lies in none, or is there already and `force` is not given.
    """
    try:
        if path.is_dir():
            raise OutputError(str(path), "is a folder", "name a file in it")
        if not path.parent.is_dir():
            raise OutputError(str(path), f"there is no folder {path.parent}", "make it first")
        if not force and path.is_file() and not is_device(path):
            raise OutputError(str(path), "exists already", "name another file or overwrite it with --force")
    except OSError as error:  # a name that is too long, a link to itself
        raise unwritable(path, error) from error


@contextmanager
def sole_writer(path: Path, *, force: bool) -> Iterator[None]:
    """Be the only run that writes a file, for the time of a block that does all of it.

    Raises:
        OutputError: it cannot become a new file, or the block cannot write what it needs beside it.
    """
    refuse_existing(path, force=force)
    if is_device(path):
        yield
        return
    try:
        with locks.held(path):
            yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def whole_file(path: Path, *, force: bool, unfinished: str = ".part") -> Iterator[BinaryIO]:
    """A new file that takes its name when the block ends well.

    Where the block raises, what was written stays in `NAME.part`, if anything was. Devices and pipes get it directly.
    What `unfinished` names otherwise was made of something that is still there, and goes.

    Raises:
        OutputError: when it exists already, or cannot be written.
    """
    refuse_existing(path, force=force)
    try:
        if is_device(path):
            with path.open("wb") as stream:
                yield shielded(stream)
            return
        part = path.with_name(path.name + unfinished)
        with locks.held(path, within=True):
            with created(part, like=path) as stream:
                try:
                    yield stream
                    stream.flush()
                    os.fsync(stream.fileno())
                except BaseException as error:
                    stream.flush()
                    if unfinished != ".part" or isinstance(error, NothingToKeepError) or not part.stat().st_size:
                        part.unlink()
                    raise
            put(part, path)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from error


def created(path: Path, *, like: Path | None = None) -> BinaryIO:
    """A new file in the place of whatever has its name: what a link there points to is not written to.

    Args:
        path: the new file.
        like: the file whose place it is to take; if that is there, the new one has its mode from the beginning.

    Raises:
        OSError: it cannot be made.
    """
    path.unlink(missing_ok=True)
    mode = _mode(like) if like is not None else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    flags |= getattr(os, "O_BINARY", 0)
    stream = os.fdopen(os.open(path, flags, 0o666 if mode is None else mode), "wb")
    if mode is not None:
        path.chmod(mode)
    return stream


def opened_again(path: Path) -> BinaryIO:
    """A file that is there, to be read and written on; a link is refused.

    Raises:
        OSError: it is a link, or cannot be opened.
    """
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags), "r+b")


def put(part: Path, path: Path) -> None:
    """Give a finished file its name; it keeps the mode of one that had it before."""
    mode = _mode(path)
    if mode is not None:
        part.chmod(mode)
    part.replace(path)


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode) & 0o777
    except OSError:
        return None


def is_device(path: Path) -> bool:
    """Whether a path is a pipe or a device, or a name for an open stream (`/dev/stdout`): nothing to be renamed to."""
    try:
        return path.parts[:2] == ("/", "dev") or (path.exists() and not path.is_file())
    except OSError:  # a name that is too long; whoever opens it says so
        return False


def part_of(path: Path) -> Path:
    """Where a file is written before it is whole.

    >>> part_of(Path("facts.jsonl")).name
    'facts.jsonl.part'
    """
    return path.with_name(path.name + ".part")


def unwritable(path: Path | str, error: OSError) -> OutputError:
    """The one-line error for a file that the system will not write.

    >>> str(unwritable("facts.jsonl", PermissionError(13, "Permission denied")))
    'facts.jsonl: cannot be written (permission denied); check its folder and its rights'
    """
    reason = (error.strerror or str(error)).lower()
    remedy = "make room for it" if error.errno in (28, 122) else "check its folder and its rights"
    return OutputError(os.fspath(path), f"cannot be written ({reason})", remedy)
