"""Opening an input: as it was when it was opened, unpacked, and with its beginning looked at.

A file that grows while it is read is read as far as it was when it was opened, so that reading it ends. What is
compressed is known by its first bytes, whatever its name is, and unpacked as it is read.
"""

import gzip
import importlib
import io
import logging
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from factx.duck import Packing
from factx.errors import InputError
from factx.reading.items import needs_extra, shown_path

_LOG = logging.getLogger(__name__)

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# News compresses to a third or a tenth, and the same article over and over to a thousandth at the most that gzip can.
# What goes on unpacking to more than _MOST_RATIO times its size after _FREE_BYTES was made to fill a disk.
_FREE_BYTES = 1 << 28
_MOST_RATIO = 500
# zstd takes back references as far as its window; more than `zstd --long=27` asks for is refused, as zstd itself does.
_ZSTD_WINDOW_LOG = 27


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A file, unpacked.

    Raises:
        OSError: it cannot be opened.
        ValueError: its name has a NUL byte.
        InputError: it is a disk, or compressed in a way that is not known here.
    """
    with open(path, "rb", buffering=0) as raw:  # noqa: PTH123
        mode = os.fstat(raw.fileno()).st_mode
        if stat.S_ISBLK(mode):
            raise InputError(shown_path(path), "is a device, not a file", "give a file")
        whole = _AsOpened(raw, shown_path(path)) if stat.S_ISREG(mode) else raw
        yield unpacked(io.BufferedReader(whole, 1 << 16), shown_path(path))


def packing(path: str) -> Packing | None:
    """How a file is compressed, so that others can open it, too; None for pipes and devices.

    Raises:
        OSError: it cannot be opened.
    """
    if not os.path.isfile(path):  # noqa: PTH113
        return None
    with open(path, "rb", buffering=0) as raw:  # noqa: PTH123
        head = raw.read(4)
    return "gzip" if head.startswith(GZIP) else "zstd" if _is_zstd(head) else "uncompressed"


def _is_zstd(head: bytes) -> bool:
    """Whether a stream that begins so is zstd; pzstd and seekable archives begin with a frame to be passed over.

    >>> _is_zstd(ZSTD), _is_zstd(b"\\x5e\\x2a\\x4d\\x18"), _is_zstd(b"text")
    (True, True, False)
    """
    return head == ZSTD or (head[1:] == b"\x2a\x4d\x18" and head[0] & 0xF0 == 0x50)


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    """A stream without its compression, if it has any.

    Raises:
        InputError: it is compressed with zstd, and nothing here unpacks that.
    """
    head = stream.read(4)
    whole = rejoined(head, stream)
    if head.startswith(GZIP):
        counted = _Counted(whole)
        return io.BufferedReader(_Unpacked(gzip.GzipFile(fileobj=counted, mode="rb"), counted, name, "gzip"), 1 << 16)
    if _is_zstd(head):
        counted = _Counted(whole)
        return io.BufferedReader(_Unpacked(_zstd(counted, name), counted, name, "zstd"), 1 << 16)
    return whole


def rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream whose beginning has been looked at, whole again."""
    return io.BufferedReader(_Rejoined(head, rest), 1 << 16)


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data: bytes | memoryview = self._head[: len(buffer)]
        self._head = self._head[len(data) :]
        if not data:
            data = self._rest.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(data)] = data
        return len(data)


class _AsOpened(io.RawIOBase):
    """A file as far as it went when it was opened."""

    def __init__(self, file: io.FileIO, name: str) -> None:
        self._file, self._name = file, name
        # The system tells no size of files that it makes up as they are read (/proc/version).
        self._size = self._left = os.fstat(file.fileno()).st_size or None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._left is None:
            return self._file.readinto(buffer) or 0
        number = self._file.readinto(memoryview(buffer)[: self._left]) if self._left else 0
        self._left -= number or 0
        if not number:
            self._look_for_change()
        return number or 0

    def _look_for_change(self) -> None:
        size = os.fstat(self._file.fileno()).st_size
        if self._size is not None and size > self._size:
            _LOG.warning("%s: grew while it was read; only its first %s bytes were read", self._name, f"{self._size:,}")
        elif self._left:
            _LOG.warning("%s: shrank while it was read; what is gone was not read", self._name)
        self._size, self._left = None, 0  # said once


class _Counted(io.RawIOBase):
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        number = self._stream.readinto1(buffer)  # type: ignore[attr-defined]
        self.taken += number
        return int(number)


class _Unpacked(io.RawIOBase):
    """What unpacks a stream, with every fault of the stream as an InputError, and an end to what never ends."""

    def __init__(self, unpacker: Any, packed: _Counted, name: str, method: str) -> None:
        self._unpacker, self._packed, self._name, self._method = unpacker, packed, name, method
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._unpacker.read1(len(buffer))  # read would lose what comes before a fault
        except InputError:
            raise
        except EOFError as error:
            what = f"is cut off: the end of its {self._method} stream is missing"
            raise InputError(self._name, what, "get the whole file") from error
        except (OSError, ValueError, zlib.error) as error:
            raise self._broken(error) from error
        except Exception as error:
            if type(error).__name__ != "ZstdError":  # which cannot be imported where it cannot be raised
                raise
            raise self._broken(error) from error
        self._given += len(data)
        if self._given > max(_FREE_BYTES, _MOST_RATIO * self._packed.taken):
            what = f"unpacks to more than {_MOST_RATIO} times its size"
            raise InputError(self._name, what, "unpack it yourself if it is what it should be")
        buffer[: len(data)] = data
        return len(data)

    def _broken(self, error: Exception) -> InputError:
        reason = str(error).rstrip(".") or type(error).__name__
        return InputError(self._name, f"is no {self._method} that can be unpacked ({reason})", "get the file again")


def _zstd(stream: BinaryIO | _Counted, name: str) -> Any:
    """What unpacks zstd: Python's own module from 3.14 on, its backport before."""
    for module_name in ("compression.zstd", "backports.zstd"):
        try:
            module = importlib.import_module(module_name)
        except ImportError:
            continue
        return module.ZstdFile(stream, options={module.DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG})
    raise needs_extra(name, "is compressed with zstd", "zstd")
