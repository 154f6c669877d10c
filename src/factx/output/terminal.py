r"""Bytes on their way to a terminal: no text of an article or name of a file may steer it.

Whatever a format leaves as it is (DEL, C1 controls and marks of writing direction in JSON; those, ESC and carriage
returns in CSV) is written as `\u001b` where the stream is a terminal. Files and pipes get the bytes untouched.
"""

import codecs
import io
import re
from typing import BinaryIO, cast

# C0 but tab and line feed, DEL, C1; marks, embeddings, overrides and isolates of direction, and the deprecated formats
# beside them; halves of surrogate pairs.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ud800-\udfff"
STEERING = re.compile(f"[{_CONTROLS}]")


def escaped(text: str) -> str:
    r"""A text with every character that would steer a terminal as its `\uXXXX`; tabs and line feeds stay.

    >>> escaped("a\x1b[2Jb\u202ec\n")
    'a\\u001b[2Jb\\u202ec\n'
    """
    return STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class Escaping(io.BufferedIOBase):
    """A stream that escapes what would steer the terminal at its other end.

    Attributes:
        unescaped: the stream below, for what brings its own colours and has cleaned its texts.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.unescaped = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def write(self, data: object) -> int:
        """Write the bytes, escaped; gives how many were taken."""
        taken = bytes(cast(bytes, data))
        self.unescaped.write(escaped(self._decoder.decode(taken)).encode("utf-8"))
        return len(taken)

    def flush(self) -> None:
        """Let the terminal show what there is."""
        if not self.unescaped.closed:
            self.unescaped.flush()

    def fileno(self) -> int:
        """The stream below is the one that the system knows."""
        return self.unescaped.fileno()


def shielded(stream: BinaryIO, *, terminal: bool | None = None) -> BinaryIO:
    """The stream, escaping if it is a terminal; `terminal` says so where the stream itself cannot."""
    if stream.isatty() if terminal is None else terminal:
        return cast(BinaryIO, Escaping(stream))
    return stream


def unshielded(stream: BinaryIO) -> BinaryIO:
    """The stream that `shielded` was given."""
    return stream.unescaped if isinstance(stream, Escaping) else stream
