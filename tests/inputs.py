"""Inputs of every kind, made on the spot: pages, archives, Parquet, packed files."""

import gzip
import importlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>Ferry sinks | The Lake Post</title>
<meta property="article:published_time" content="2022-01-07T10:00:00Z">
<link rel="canonical" href="https://lake.example/ferry"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry sinks on the lake</h1>
<p>“We are safe,” said Ana Sosa on Friday, wrapped in a blanket at the pier where the boats had brought her.</p>
<p>At least 14 fishermen drowned, the coast guard said. It is still looking for the others in the cold water.</p>
</article><footer>Share this article</footer></body></html>
"""
PAGE_TEXT = (
    "Ferry sinks on the lake\n\n"
    "“We are safe,” said Ana Sosa on Friday, wrapped in a blanket at the pier where the boats had brought her.\n\n"
    "At least 14 fishermen drowned, the coast guard said. It is still looking for the others in the cold water."
)


def page(charset: str = "utf-8") -> bytes:
    """A page with one article in an encoding."""
    return PAGE.replace("{charset}", charset).encode(charset)


def gz(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def zst(data: bytes) -> bytes:
    for name in ("compression.zstd", "backports.zstd"):
        try:
            module: Any = importlib.import_module(name)
        except ImportError:
            continue
        packed: bytes = module.compress(data)
        return packed
    raise ImportError("the extra zstd is not installed")


def parquet(select: str, folder: Path) -> bytes:
    """The rows of a SELECT as Parquet."""
    import duckdb

    path = folder / "made-for-a-test.parquet"
    with duckdb.connect() as connected:
        connected.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    data = path.read_bytes()
    path.unlink()
    return data


def warc(*pages: tuple[str, str, str, bytes], packed: bool = False) -> bytes:
    """An archive of responses, each an address, a status, a content type and a body."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a test"}))
    for address, status, content_type, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(body), http_headers=headers))
    return stream.getvalue()


def fetched(*bodies: bytes) -> Sequence[tuple[str, str, str, bytes]]:
    """Pages as a server sends them."""
    return [
        (f"https://lake.example/{number}", "200 OK", "text/html; charset=utf-8", body)
        for number, body in enumerate(bodies, 1)
    ]
