"""Facts back out of the JSONL that `factx extract` wrote; a line that is no record is given as the error it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from factx.errors import InputError
from factx.facts import Fact, parse
from factx.reading import text as texts
from factx.reading.records import most_bytes, numbered_lines
from factx.reading.sources import STDIN, shown_path, unreadable


def read(path: str, stdin: BinaryIO | None) -> Iterator[Fact | InputError]:
    """The records of a file, or of standard input for `-`, and an error for every line that is none."""
    if path == STDIN:
        if stdin is None:
            yield InputError("stdin", "is closed", "pipe facts in or name a file")
        else:
            yield from _records(stdin, "stdin")
        return
    try:
        with Path(path).open("rb") as stream:
            yield from _records(stream, shown_path(path))
    except (OSError, ValueError) as error:
        yield unreadable(path, error)


def _records(stream: BinaryIO, name: str) -> Iterator[Fact | InputError]:
    for number, line in numbered_lines(stream, most_bytes(texts.MAX_CHARACTERS)):
        where = f"{name}:{number}"
        if line is None:
            yield InputError(where, "is far longer than a record", "mend or remove the line")
        elif line.strip():
            try:
                yield parse(line)
            except ValidationError as error:
                yield InputError(where, f"is no factx record ({_wrong(error)})", "give what factx extract -o wrote")


def _wrong(error: ValidationError) -> str:
    """The first thing that is wrong with a record."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
