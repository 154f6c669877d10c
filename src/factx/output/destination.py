"""Where the output goes: standard output, or a file that is whole or not there.

A file is written as `NAME.part` and takes its name when everything is in it: nobody reads half a file by mistake.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from factx.errors import OutputError
from factx.output.terminal import shielded


class NothingToKeepError(Exception):
    """Raised inside the block of `whole_file` to give the new file up, whatever is in it."""


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise an OutputError where a path cannot become a new file.

    Raises:
        OutputError: it is a folder, lies in none, or is there already and `force` is not given.
    """
    if path.is_dir():
        raise OutputError(str(path), "is a folder", "name a file in it")
    if not path.parent.is_dir():
        raise OutputError(str(path), f"there is no folder {path.parent}", "make it first")
    if not force and path.is_file() and not is_device(path):
        raise OutputError(str(path), "exists already", "name another file or overwrite it with --force")


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
        with part.open("wb") as stream:
            try:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            except BaseException as error:
                stream.flush()
                if unfinished != ".part" or isinstance(error, NothingToKeepError) or not part.stat().st_size:
                    part.unlink()
                raise
        part.replace(path)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from error


def is_device(path: Path) -> bool:
    """Whether a path is a pipe or a device, or a name for an open stream (`/dev/stdout`): nothing to be renamed to."""
    return path.parts[:2] == ("/", "dev") or (path.exists() and not path.is_file())


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
