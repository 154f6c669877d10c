"""Facts back out of what `factx extract` and `factx convert` wrote; what is no record is given as the error it is.

JSONL and JSON, both of them packed or not, Parquet and SQLite, by the content whatever the name; of a folder every file
whose suffix is one of theirs.
"""

import json
import shlex
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from pydantic import ValidationError

from factx import duck
from factx.errors import InputError
from factx.facts import Fact, parse
from factx.reading import listing, opening, parquet, sqlite
from factx.reading import text as texts
from factx.reading.items import STDIN, shown_path, unreadable
from factx.reading.kinds import PACKED
from factx.reading.records import json_value, most_bytes, numbered_records

SUFFIXES = tuple(
    f"{suffix}{packed}" for suffix in (".jsonl", ".ndjson", ".json", ".parquet", ".sqlite") for packed in ("", *PACKED)
)
_PARQUET = b"PAR1"
_ONLY_WRITTEN = (".csv", ".tsv", ".xlsx", ".geojson", ".html", ".htm")
_ROWS_AT_ONCE = 256
# So many lines tell whether a file holds records at all, some of which may be damaged.
_LOOKED_AT = 3


Line = tuple[str, bytes]


def read(path: str, stdin: BinaryIO | None) -> Iterator[Fact | InputError]:
    """The records of a file, a folder, or of standard input for `-`, and an error for every line that is none."""
    for line in lines(path, stdin):
        yield line if isinstance(line, InputError) else parsed(line[1], line[0])


def lines(path: str, stdin: BinaryIO | None) -> Iterator[Line | InputError]:
    """The records of a file, a folder, or of standard input for `-` as unchecked JSON, each with where it is."""
    for file in _files(path):
        if isinstance(file, InputError):
            yield file
            continue
        try:
            if file != STDIN:
                with opening.opened(file) as stream:
                    yield from _of_stream(stream, shown_path(file), file)
            elif stdin is None:
                yield InputError("stdin", "is closed", "pipe facts in or name a file")
            else:
                yield from _of_stream(opening.unpacked(stdin, "stdin"), "stdin", None)
        except InputError as error:
            yield error
        except (OSError, ValueError) as error:
            yield unreadable(file, error)


@contextmanager
def as_tables(path: str, stdin: BinaryIO | None) -> Iterator[list[duck.File]]:
    """The files of facts of a path as DuckDB reads them, for the time of the block; nothing of them is checked.

    Raises:
        InputError: for the first that cannot be read, and where there is none.
    """
    with ExitStack() as stack:
        found = []
        for file in _files(path):
            if isinstance(file, InputError):
                raise file
            try:
                found.append(_as_table(file, stdin, stack))
            except (OSError, ValueError) as error:
                raise unreadable(file, error) from error
        yield found


def _as_table(file: str, stdin: BinaryIO | None, stack: ExitStack) -> duck.File:
    name = shown_path(file)
    if file == STDIN:
        if stdin is None:
            raise InputError("stdin", "is closed", "pipe facts in or name a file")
        name = "stdin"
        file = stack.enter_context(duck.spooled(opening.unpacked(stdin, name), ".jsonl"))
    packing = opening.packing(file)
    with opening.opened(file) as stream:
        head = stream.read(len(sqlite.HEAD))
        whole = opening.rejoined(head, stream)
        if head == sqlite.HEAD:
            return duck.File(name, stack.enter_context(_as_lines(whole, name, file)), "newline_delimited")
        head = head[:4]
        if packing is None or (head == _PARQUET and packing != "uncompressed"):  # a pipe, or Parquet that is packed
            file, packing = stack.enter_context(duck.spooled(whole, ".parquet")), "uncompressed"
    if head == _PARQUET:
        return duck.File(name, stack.enter_context(duck.plainly_named(file, ".parquet")), "parquet")
    layout: duck.Layout = "array" if head.lstrip().startswith(b"[") else "newline_delimited"
    if head.split(b"\n")[0].strip() == b"{" and b"\n" in head:
        layout = "unstructured"
    return duck.File(name, stack.enter_context(duck.plainly_named(file, ".jsonl")), layout, packing)


@contextmanager
def _as_lines(stream: BinaryIO, name: str, file: str) -> Iterator[str]:
    """A database as a file of lines for the time of the block."""
    with TemporaryDirectory(prefix="factx-") as folder:
        path = Path(folder, "facts.jsonl")
        with path.open("wb") as lines:
            for item in _of_stream(stream, name, file):
                lines.write((item[1] if not isinstance(item, InputError) else b"") + b"\n")
        yield str(path)


def _files(path: str) -> Iterator[str | InputError]:
    patterns = tuple(f"*{suffix}" for suffix in SUFFIXES)
    return listing.files([path], recursive=False, patterns=patterns, exclude=())


def _of_stream(stream: BinaryIO, name: str, file: str | None) -> Iterator[Line | InputError]:
    head = stream.read(len(sqlite.HEAD))
    stream = opening.rejoined(head, stream)
    plain = file if file is not None and opening.packing(file) == "uncompressed" else None
    if head.startswith(_PARQUET):
        yield from _of_parquet(stream, name, plain)
    elif head == sqlite.HEAD:
        with duck.spooled(stream, ".sqlite") if plain is None else nullcontext(plain) as database:
            yield from sqlite.records(database, name)
    else:
        yield from _of_lines(stream, name)


def _of_lines(stream: BinaryIO, name: str) -> Iterator[Line | InputError]:
    found = _of_text(stream, name)
    head = list(islice(found, _LOOKED_AT))
    records = [item[1] for item in head if not isinstance(item, InputError)]
    remedy = f"find their facts first: factx extract {'-' if name == 'stdin' else shlex.quote(name)} -o facts.jsonl"
    if records and name.lower().endswith(_ONLY_WRITTEN):
        remedy = "tables, pages and maps are only written; give the JSONL, JSON, Parquet or SQLite of the facts"
        raise InputError(name, "holds no facts that can be read back", remedy)
    if records and _is_article(records[0]):
        raise InputError(name, "holds articles, not facts", remedy)
    if records and not any(record.startswith(b"{") for record in records):
        raise InputError(name, "holds no facts", remedy)
    yield from head
    yield from found


def _of_text(stream: BinaryIO, name: str) -> Iterator[Line | InputError]:
    """The records of JSON, a line each or not."""
    for number, line in numbered_records(stream, most_bytes(texts.MAX_CHARACTERS), name):
        where = f"{name}:{number}"
        if line is None:
            yield InputError(where, "is far longer than a record", "mend or remove the line")
            continue
        # The array of a JSON output has one record a line, too, with brackets around and commas behind.
        record = line.strip().removesuffix(b",")
        if record.startswith(b"[{"):
            yield from ((where, json.dumps(each, ensure_ascii=False).encode()) for each in _array(record, where))
        elif record not in (b"", b"[", b"]", b"[]"):
            yield where, record


def _array(line: bytes, where: str) -> list[Any]:
    """The records of an array that stands in one line."""
    found = json_value(line, where, "mend or remove the line")
    return found if isinstance(found, list) else []


def _is_article(line: bytes) -> bool:
    """Whether a line is an article: an object with a text, and not of the kinds that factx writes."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and isinstance(record.get("text"), str) and not {"schema", "type"} & record.keys()


def _of_parquet(stream: BinaryIO, name: str, plain: str | None) -> Iterator[Line | InputError]:
    with parquet.opened(stream, name, plain) as (connected, file):
        found = connected.execute(f"SELECT * FROM {duck.PARQUET_ROWS}", [file])
        columns = [str(column[0]) for column in found.description or ()]
        number = 0
        while batch := found.fetchmany(_ROWS_AT_ONCE):
            for row in batch:
                number += 1
                # One table holds all types of records: a type has nothing in the columns of the others.
                fields = {key: value for key, value in zip(columns, row, strict=True) if value is not None}
                yield f"{name}:{number}", json.dumps(fields, ensure_ascii=False, default=str).encode()


def parsed(record: bytes, where: str) -> Fact | InputError:
    """A line as its record, or as the error that it is."""
    try:
        return parse(record)
    except ValidationError as error:
        return InputError(where, f"is no factx record ({_wrong(error)})", "give what factx extract -o wrote")


def _wrong(error: ValidationError) -> str:
    """The first thing that is wrong with a record."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
