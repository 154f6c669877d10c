"""Records as JSON: one a line, or all in one array. UTF-8, `\\n`, nothing escaped that JSON does not ask for."""

from collections.abc import Sequence
from typing import BinaryIO

from factx.facts import Model, Record


class JsonlWriter:
    """One record a line, in the order of the articles; each article's lines are out before the next begins."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, records: Sequence[Record]) -> None:
        """Write the records of one article."""
        self._stream.write(b"".join(line(record) for record in records))
        self._stream.flush()

    def close(self) -> None:
        """Nothing is left to write."""


class JsonWriter:
    """All records of the run in one array, one a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._before = b"["

    def write(self, records: Sequence[Record]) -> None:
        """Write the records of one article."""
        for record in records:
            self.add(line(record))

    def add(self, record: bytes) -> None:
        """Write one record, given as its line of JSONL."""
        self._stream.write(self._before + b"\n" + record.rstrip())
        self._before = b","

    def close(self) -> None:
        """Close the array."""
        self._stream.write(b"[]\n" if self._before == b"[" else b"\n]\n")
        self._stream.flush()


def line(record: Model) -> bytes:
    """One record as its line of JSONL."""
    return record.model_dump_json().encode("utf-8") + b"\n"
