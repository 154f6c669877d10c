"""Whatever bytes come in as a page, an archive, records or packed: articles, or errors of one line, and soon.

In CI some two hundred of each kind; ten thousand with

    python -m pytest tests/fuzz/test_readers.py --hypothesis-profile=full

A file that ever failed stays here as an @example.
"""

import io
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factx.article import Article
from factx.errors import InputError
from factx.reading import sources
from factx.reading.kinds import InputFormat
from tests.inputs import fetched, gz, page, parquet, warc, zst

LIMIT = 20_000  # characters of an article
SECONDS = 10.0  # processor time for one file; the longest of them takes a tenth of one
RECORDS = [
    {
        "text": "Two people died in Varn.",
        "id": "a",
        "title": "Varn",
        "published": "2022-01-07",
        "url": "https://x.test",
    },
    {"text": "“No,” said Ana Sosa.\n\nShe left.", "id": 7, "published": None},
    {"text": "é" * 50, "published": "Fri, 07 Jan 2022 10:00:00 GMT", "more": {"a": [1, 2.5, None, True]}},
]
# What a byte or two of turn into something else.
PIECES: Mapping[str, Sequence[bytes]] = {
    "html": [
        b"<", b">", b"<!--", b"-->", b"<div>" * 300, b"</div>" * 50, b"<script>", b"</script>", b"<![CDATA[", b"]]>", b"&#0;",
        b"&#x110000;", b"&#xd800;", b"&amp", b"<meta charset=utf-7>", b'<meta charset="punycode">', b"<meta charset=utf-16>",
        b"<meta property='article:published_time' content='0000-00-00'>", b"<base href='http://['>", b"<table><tr><td>",
        b"<svg><math>", b"<?xml version='1.0' encoding='x'?>", b"<title>", b"<html>", b"<a href='javascript:x'>", b"\xff\xfe",
        b"<frameset>", b"<time datetime='99999-99-99'>", b"<link rel=canonical href='http://a:99999999/'>", b" a=1" * 600,
        b"<script type='application/ld+json'>{\"@type\":[1],\"datePublished\":{}}</script>", b"<p " + b"\x00" * 20, b"\x0b\x0c",
    ],
    "warc": [
        b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n", b"Content-Length: x\r\n", b"\r\n\r\n",
        b"WARC-Type: response\r\n", b"WARC-Type: request\r\n", b"HTTP/1.1 200 OK\r\n", b"HTTP/9 x\r\n", b"WARC-Target-URI: <\r\n",
        b"Content-Type: text/html; charset=punycode\r\n", b"Content-Encoding: gzip\r\n", b"Content-Encoding: br\r\n",
        b"Transfer-Encoding: chunked\r\n", b"ffffffff\r\n", b"WARC-Type: revisit\r\n", b"filedesc://a 0 0 a 1\n", b": \r\n",
        b"Content-Encoding: deflate\r\n", b"\xe2\x80\xa8", b"Content-Type: application/http;msgtype=response\r\n",
    ],
    "jsonl": [
        b"{", b"}", b"[" * 2000, b'{"a":' * 2000, b"\\ud800", b"\\u0000", b"NaN", b"Infinity", b"1e999", b"9" * 5000, b"null",
        b'"text":', b'"text":["x"]', b'"published":1e300', b'"published":"0000-00-00"', b'"schema":"factx/1"', b"\n", b"\r", b"\\",
        b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\x00", b"\xe2\x80\xa8", b'"id":[[]]', b'"id":{}', b'"id":-0.0', b'"url":"\x1b"',
    ],
    "parquet": [b"PAR1", b"\x00" * 8, b"\xff" * 8, b"\x15\x00", b"\x7f\xff\xff\xff", b"snappy", b"\x00\x00\x00\x01"],
    "packed": [b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x00" * 8, b"\xff" * 8, b"\x1f\x8b\x08\x1f", b"\x50\x2a\x4d\x18\x04\x00\x00\x00"],
}  # fmt: skip
FORMATS: Mapping[str, InputFormat] = {
    "html": "html", "warc": "warc", "jsonl": "jsonl", "parquet": "parquet", "packed": "auto",
}  # fmt: skip


@cache
def wholes(kind: str) -> Sequence[bytes]:
    """Sound files of a kind, from which broken ones are made."""
    jsonl = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS).encode()
    archive = warc(*fetched(page(), page("windows-1252")))
    with TemporaryDirectory() as folder:
        rows = "SELECT 'Two died.' AS text, 7 AS id, DATE '2022-01-07' AS published, [{'a': 1}] AS title"
        table = parquet(f"{rows} FROM range(3)", Path(folder))
    found: Mapping[str, Callable[[], Sequence[bytes]]] = {
        "html": lambda: [page(), page("windows-1252"), page("utf-16"), b"<p>Two died.</p>"],
        "warc": lambda: [archive, warc(*fetched(page()), packed=True)],
        "jsonl": lambda: [jsonl],
        "parquet": lambda: [table],
        "packed": lambda: [pack(data) for pack in (gz, zst) for data in (jsonl, archive, page(), b"Two died.", table)],
    }
    return found[kind]()


class Broken(NamedTuple):
    """A file and what was done to it; prints as what it is made from."""

    kind: str
    whole: int
    times: int
    seed: int

    @property
    def data(self) -> bytes:
        """The bytes that came out."""
        files = wholes(self.kind)
        data, chance = bytearray(files[self.whole % len(files)]), random.Random(self.seed)
        for _ in range(self.times):
            data = _mutilated(data, chance, PIECES[self.kind])
        return bytes(data)


def _mutilated(data: bytearray, chance: random.Random, pieces: Sequence[bytes]) -> bytearray:
    """One thing done to a file somewhere."""
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.choice([1, 2, 8, 40, 400]))
    match chance.randint(0, 6):
        case 0:
            data[start:start] = chance.choice(pieces)
        case 1:
            data[start:end] = chance.choice(pieces)
        case 2:
            del data[start:end]
        case 3:
            del data[start:]
        case 4:
            data[start:end] = data[start:end] * chance.randint(2, 50)
        case 5 if start < len(data):
            data[start] = chance.randint(0, 255)
        case _:
            data[start:start] = chance.randbytes(chance.randint(1, 8))
    return data


def check(data: bytes, input_format: InputFormat) -> None:
    """Read a file, and make sure of what holds for any."""
    began = time.process_time()
    for read in sources.read(["-"], sources.Reading(input_format=input_format, limit=LIMIT), io.BytesIO(data)):
        if isinstance(read, Article):
            read.text.encode("utf-8")
            assert len(read.text) <= LIMIT
            assert all(isinstance(value, str) for value in (read.id, read.title or "", read.url or ""))
        else:
            assert isinstance(read, InputError)
            assert "\n" not in str(read)
            assert len(str(read)) < 1000
    assert time.process_time() - began < SECONDS


def broken(kind: str) -> st.SearchStrategy[Broken]:
    return st.builds(Broken, st.just(kind), st.integers(0, 9), st.integers(0, 6), st.integers(0, 2**32))


@pytest.mark.parametrize("kind", PIECES)
def test_sound_files_are_read(kind: str) -> None:
    for data in wholes(kind):
        found = list(sources.read(["-"], sources.Reading(input_format=FORMATS[kind]), io.BytesIO(data)))
        assert found or kind == "html"


@given(drawn=broken("html"))
def test_broken_pages(drawn: Broken) -> None:
    check(drawn.data, "html")


@given(drawn=broken("warc"))
@example(drawn=Broken("warc", 5, 3, 217844390))  # errors that quote a whole line
@example(drawn=Broken("warc", 1, 6, 1596885648))
def test_broken_archives(drawn: Broken) -> None:
    check(drawn.data, "warc")


@given(drawn=broken("jsonl"))
@example(drawn=Broken("jsonl", 2, 3, 2661371083))  # names of fields without end
@example(drawn=Broken("jsonl", 6, 2, 3888707259))
def test_broken_records(drawn: Broken) -> None:
    check(drawn.data, "jsonl")


@given(drawn=broken("parquet"))
def test_broken_tables(drawn: Broken) -> None:
    check(drawn.data, "parquet")


@given(drawn=broken("packed"))
def test_broken_packing(drawn: Broken) -> None:
    check(drawn.data, "auto")


@given(
    data=st.binary(max_size=400),
    input_format=st.sampled_from(["auto", "text", "html", "jsonl", "parquet", "warc"]),
)
def test_any_bytes_as_any_kind(data: bytes, input_format: InputFormat) -> None:
    check(data, input_format)
