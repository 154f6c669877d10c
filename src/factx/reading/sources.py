"""Paths, folders and standard input in, articles out: a stream, so that a million articles need the memory of one.

What cannot be read is given as an InputError in its place, and the rest goes on. Reading has two halves. `items` finds
the articles as bytes, cheaply and in an order that is always the same; `article` makes an article of such bytes, which
costs more for pages, and can be done by other processes.
"""

import io
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from factx.article import Article
from factx.errors import InputError
from factx.reading import (
    arrays,
    documents,
    encodings,
    feeds,
    fetching,
    html,
    kinds,
    listing,
    opening,
    outside,
    parquet,
    records,
    tabular,
    warc,
)  # fmt: skip
from factx.reading import text as texts
from factx.reading.items import STDIN, Item, Kind, shown_path, size_of, unreadable
from factx.reading.kinds import InputFormat


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read.

    Attributes:
        input_format: what all inputs are, or `auto`: by suffix, else by how the input begins.
        fields: which field of a JSONL record, or column of a Parquet file, holds what.
        recursive: go down into the folders of a folder.
        patterns: which files of a folder are taken; one with a slash is matched against the path from the folder on.
        limit: most characters of one article.
        published: ISO date that holds for all articles, whatever they say themselves.
        exclude: files that are no input wherever they are met (what this run writes).
        follow_links: take what links in a folder lead to, too.
        metadata: a table of what is known of the files, as `factx.reading.outside.sidecar` reads it.
        date_from: what tells the day of publication where neither the article nor the table does.
        offline: fetch no address, though it is an input.
    """

    input_format: InputFormat = "auto"
    fields: records.Fields = field(default_factory=records.Fields)
    recursive: bool = False
    patterns: tuple[str, ...] = ()
    limit: int = texts.MAX_CHARACTERS
    published: str | None = None
    exclude: tuple[Path, ...] = ()
    follow_links: bool = False
    metadata: str | None = None
    date_from: tuple[outside.DateSource, ...] = ("name", "url")
    offline: bool = False


def read(paths: Sequence[str], reading: Reading, stdin: BinaryIO | None) -> Iterator[Article | InputError]:
    """The articles of all paths in order; of a folder sorted by name; `-` stands for standard input."""
    for item in items(paths, reading, stdin):
        if isinstance(item, InputError):
            yield item
            continue
        try:
            made = article(item, reading)
        except InputError as error:
            yield error
        else:
            yield made


def items(paths: Sequence[str], reading: Reading, stdin: BinaryIO | None) -> Iterator[Item | InputError]:
    """The articles of all paths as they lie there, and an error in the place of each that cannot be got at.

    The same bytes and the same reading give the same items.

    Raises:
        InputError: the table of `reading.metadata` cannot be read.
    """
    table = outside.sidecar(reading.metadata) if reading.metadata is not None else None
    for path in _files(paths, reading):
        if isinstance(path, InputError):
            yield path
        elif fetching.is_address(path):
            yield from _of_address(path, reading)
        elif path != STDIN:
            told = outside.noted(path, table, reading.date_from)
            for item in _of_file(path, reading):
                yield replace(item, told=told) if told and isinstance(item, Item) else item
        elif stdin is None:
            yield InputError("stdin", "is closed", "pipe an article in or name a file")
        else:
            yield from _of_stdin(stdin, reading)


def article(item: Item, reading: Reading) -> Article:
    """The article of an item.

    Raises:
        InputError: it cannot be decoded or parsed, holds no text, or one over the limit.
    """
    if item.kind == "jsonl":
        made = records.article(item, reading.fields, reading.limit)
    elif item.kind == "html":
        made = html.article(item.data, item.where, item.id, reading.limit, path=item.path)
    elif item.kind == "warc":
        made = warc.article(item, reading.limit)
    elif item.kind in ("markdown", "docx", "pdf"):
        made = documents.article(item, reading.limit)
    else:
        if reading.input_format != "text":
            kinds.refuse_other_kinds(item.data, item.where, reading.fields)
        text = texts.decode(item.data, item.where, markup=reading.input_format == "text")
        texts.check_length(text, item.where, reading.limit)
        made = Article(id=item.id, text=text, path=item.path)
    made = outside.completed(made, item.told, reading.date_from, alone=item.kind in kinds.ONE_ARTICLE)
    if reading.published is None:
        return made
    return replace(made, published=reading.published, published_from="option")


def count(paths: Sequence[str], reading: Reading) -> int | None:
    """How many items there are at most, so far as that can be told without reading them all; None where it cannot."""
    total = 0
    for path in _files(paths, reading, quiet=True):
        if isinstance(path, InputError):
            total += 1
            continue
        number = _count(path, reading)
        if number is None:
            return None
        total += number
    return total


def _count(path: str, reading: Reading) -> int | None:
    suffix = kinds.inner_suffix(path)
    kind = reading.input_format if reading.input_format != "auto" else kinds.SUFFIXES.get(suffix)
    if kind in kinds.ONE_ARTICLE:
        return 1
    if path == STDIN or kind not in ("parquet", "jsonl") or path.lower().endswith(kinds.PACKED):
        return None
    return parquet.rows(path) if kind == "parquet" else _lines(path)


def _lines(path: str) -> int | None:
    """How many lines a file has, the last one without its end counted, too."""
    if not os.path.isfile(path):  # noqa: PTH113
        return None
    number, block = 0, b"\n"
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            left = size_of(path)
            while left > 0 and (more := file.read(min(left, 1 << 20))):
                block = more
                number += block.count(b"\n")
                left -= len(block)
    except OSError:
        return None
    return number + (not block.endswith(b"\n"))


def _files(paths: Sequence[str], reading: Reading, *, quiet: bool = False) -> Iterator[str | InputError]:
    return listing.files(
        paths,
        recursive=reading.recursive,
        patterns=reading.patterns,
        exclude=reading.exclude,
        follow_links=reading.follow_links,
        quiet=quiet,
    )


def _of_address(url: str, reading: Reading) -> Iterator[Item | InputError]:
    if reading.offline:
        yield InputError(url, "is not fetched: factx is set to be offline here", "save the page and give the file")
        return
    try:
        found = fetching.fetched(url, html.most_bytes(reading.limit))
        kind = reading.input_format if reading.input_format != "auto" else found.kind
        if kind == "html":
            told = json.dumps({"url": found.url, "charset": found.charset}).encode()
            yield Item(url, None, "warc", told + b"\n" + found.data)
        else:
            codec = encodings.codec_of(found.charset) if kind in ("text", "markdown", "csv") else None
            data = found.data.decode(codec, "replace").encode() if codec else found.data
            about = json.dumps({"url": found.url}).encode()
            stream = opening.unpacked(io.BufferedReader(io.BytesIO(data)), url)
            for item in _of_stream(stream, url, replace(reading, input_format=kind), None):
                yield replace(item, told=about) if isinstance(item, Item) else item
    except InputError as error:
        yield error


def _of_file(path: str, reading: Reading) -> Iterator[Item | InputError]:
    try:
        with opening.opened(path) as stream:
            yield from _of_stream(stream, shown_path(path), reading, path)
    except InputError as error:
        yield error
    except (OSError, ValueError) as error:
        yield unreadable(path, error)


def _of_stdin(stdin: BinaryIO, reading: Reading) -> Iterator[Item | InputError]:
    try:
        yield from _of_stream(opening.unpacked(stdin, "stdin"), "stdin", reading, None)
    except InputError as error:
        yield error
    except (OSError, ValueError) as error:
        yield unreadable("stdin", error)


def _of_stream(stream: BinaryIO, name: str, reading: Reading, file: str | None) -> Iterator[Item | InputError]:
    """The items of an unpacked file or of standard input.

    Raises:
        InputError: it cannot be read from some place on.
    """
    path = name if file is not None else None
    kind, stream = kinds.kind_of(stream, name, reading.input_format, reading.limit, reading.fields)
    if kind == "jsonl":
        yield from records.items(stream, name, reading.limit, path)
    elif kind == "warc":
        yield from warc.items(stream, name, reading.limit, path)
    elif kind == "parquet":
        plain = file if file is not None and opening.packing(file) == "uncompressed" else None
        yield from parquet.items(stream, name, reading.fields, reading.limit, path, plain=plain)
    elif kind == "csv":
        yield from tabular.items(stream, name, reading.fields, reading.limit, path)
    elif kind == "json":
        yield from arrays.items(stream, name, reading.fields, path)
    elif kind == "feed":
        yield from feeds.items(stream, name, reading.fields, path)
    else:
        most = _most_bytes(kind, reading.limit)
        data = stream.read(most + 1)
        if len(data) > most:
            texts.refuse_binary(data, name)
            raise InputError(
                name, f"is over the limit of {reading.limit:,} characters", "split it or raise --max-chars"
            )
        yield Item(name, path, kind, data)


def _most_bytes(kind: Kind, limit: int) -> int:
    """How many bytes a file can have at most whose article has so many characters."""
    if kind in ("docx", "pdf"):
        return documents.MOST_BYTES
    return html.most_bytes(limit) if kind == "html" else texts.most_bytes(limit)
