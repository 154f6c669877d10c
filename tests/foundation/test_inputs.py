"""Every kind of input, packed and not, from a file and from a pipe: the same articles; a file that changes is no trouble."""

import gzip
import io
import json
import logging
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factx.article import Article
from factx.errors import InputError
from factx.reading import html, sources
from factx.reading.items import Item
from factx.reading.records import Fields
from factx.reading.sources import Reading
from tests.inputs import PAGE_TEXT, fetched, gz, page, parquet, warc, zst

TEXT = "“We will not leave,” said Ana Sosa.\r\nAt least 26 people died.\n"
RECORDS: list[dict[str, str | int | None]] = [
    {"id": "a1", "text": TEXT, "title": "Siege", "published": "2022-01-07", "url": "https://lake.example/1"},
    {"id": 7, "text": "Two died.", "title": None, "published": "2022-01-08T10:00:00+05:00", "url": None},
]

COLUMNS = ", ".join(f"{name}: 'VARCHAR'" for name in RECORDS[0])


def jsonl() -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in RECORDS)


def table(folder: Path) -> bytes:
    path = folder / "records.jsonl"
    path.write_bytes(jsonl())
    data = parquet(f"FROM read_json('{path}', columns = {{{COLUMNS}}})", folder)
    path.unlink()
    return data


def plain(data: bytes) -> bytes:
    return data


PACKINGS: dict[str, Callable[[bytes], bytes]] = {"": plain, ".gz": gz, ".zst": zst}


def read(*paths: Path | str, stdin: bytes | None = None, **options: Any) -> list[Article]:
    """The articles of inputs that are all good."""
    stream = io.BytesIO(stdin) if stdin is not None else None
    found = list(sources.read([str(path) for path in paths], Reading(**options), stream))
    for item in found:
        assert isinstance(item, Article), item
    return [item for item in found if isinstance(item, Article)]


def told(article: Article) -> tuple[str | None, ...]:
    return article.text, article.title, article.published, article.url


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("kind", ["txt", "jsonl", "parquet", "html", "warc"])
def test_every_kind_packed_or_not_from_a_file_or_a_pipe(kind: str, packing: str, tmp_path: Path) -> None:
    makers: dict[str, Callable[[], bytes]] = {
        "txt": lambda: TEXT.encode(),
        "jsonl": jsonl,
        "parquet": lambda: table(tmp_path),
        "html": page,
        "warc": lambda: warc(*fetched(page())),
    }
    data = makers[kind]()
    lake = (PAGE_TEXT, "Ferry sinks on the lake", "2022-01-07")
    expected = {
        "txt": [(TEXT, None, None, None)],
        "jsonl": [(TEXT, "Siege", "2022-01-07", "https://lake.example/1"), ("Two died.", None, "2022-01-08", None)],
        "html": [(*lake, "https://lake.example/ferry")],
        "warc": [(*lake, "https://lake.example/1")],
    }
    path = tmp_path / f"a.{kind}{packing}"
    path.write_bytes(PACKINGS[packing](data))
    found = read(path)
    assert [told(article) for article in found] == expected["jsonl" if kind == "parquet" else kind]
    assert all(article.path == str(path) for article in found)
    piped = read("-", stdin=PACKINGS[packing](data))
    assert [told(article) for article in piped] == [told(article) for article in found]
    assert all(article.path is None for article in piped)


@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_ids_are_those_of_the_record_or_tell_its_place(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(jsonl() if kind == "jsonl" else table(tmp_path))
    assert [article.id for article in read(path)] == ["a1", "7"]
    fields = Fields(id="nothing")
    assert [article.id for article in read(path, fields=fields)] == [f"{path}:1", f"{path}:2"]
    assert [article.id for article in read("-", stdin=path.read_bytes(), fields=fields)] == ["-:1", "-:2"]


def test_columns_of_parquet_are_chosen_and_dates_are_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = """SELECT 'Two died.' AS body, DATE '2022-01-07' AS day, 'ü' AS "head""line", uuid() AS id
        UNION ALL BY NAME SELECT 'Three died.' AS body, NULL AS day"""
    path.write_bytes(parquet(rows, tmp_path))
    fields = Fields(text="body", date="day", title='head"line')
    first, second = read(path, fields=fields)
    assert (first.text, first.published, first.title, len(first.id)) == ("Two died.", "2022-01-07", "ü", 36)
    assert (second.text, second.published, second.title) == ("Three died.", None, None)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_pages_in_the_encoding_they_name(charset: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(charset))
    assert read(tmp_path / "a.html")[0].text == PAGE_TEXT


def test_server_knows_the_encoding_better_than_the_page() -> None:
    body = page("windows-1252").replace(b"windows-1252", b"utf-8")
    assert html.article(body, "a", "a", 10_000, charset="cp1252").text == PAGE_TEXT


def test_only_pages_that_came_are_taken_from_an_archive() -> None:
    data = warc(
        ("https://lake.example/i.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://lake.example/gone", "404 Not Found", "text/html", page()),
        ("https://lake.example/moved", "301 Moved Permanently", "text/html", page()),
        ("https://lake.example/data", "200 OK", "application/json", b"{}"),
        ("https://lake.example/page", "200 OK", "TEXT/HTML", page()),
        packed=True,
    )
    (found,) = read("-", stdin=data)
    assert (found.url, found.id) == ("https://lake.example/page", "-:6")


def test_many_members_of_one_gzip_are_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(jsonl()) + gzip.compress(jsonl()))
    assert len(read(tmp_path / "a.jsonl.gz")) == 4


def test_folder_has_all_kinds_in_the_order_of_names(tmp_path: Path) -> None:
    files = {
        "a.txt": TEXT.encode(), "b.jsonl.gz": gz(jsonl()), "c.HTML": page(), "d.warc": warc(*fetched(page())),
        "e.txt.zst": zst(TEXT.encode()), "notes.md": b"no", ".hidden.txt": b"no", "picture.png": b"no",
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = read(tmp_path)
    assert [Path(article.path or "").name for article in found] == [
        "a.txt", "b.jsonl.gz", "b.jsonl.gz", "c.HTML", "d.warc", "e.txt.zst",
    ]  # fmt: skip


def test_items_travel_and_become_the_same_articles(tmp_path: Path) -> None:
    for name, data in {"a.txt": TEXT.encode(), "b.jsonl": jsonl(), "c.warc": warc(*fetched(page()))}.items():
        (tmp_path / name).write_bytes(data)
    reading = Reading(published="2020-02-02")
    found = list(sources.items([str(tmp_path)], reading, None))
    assert all(isinstance(item, Item) for item in found)
    assert [item.where.rpartition("/")[2] for item in found if isinstance(item, Item)] == [
        "a.txt", "b.jsonl:1", "b.jsonl:2", "c.warc:2",
    ]  # fmt: skip
    travelled = pickle.loads(pickle.dumps((found, reading)))
    made = [sources.article(item, travelled[1]) for item in travelled[0]]
    assert made == list(sources.read([str(tmp_path)], reading, None))
    assert {article.published for article in made} == {"2020-02-02"}


@pytest.mark.parametrize(
    ("name", "data", "number"),
    [
        ("a.txt", TEXT.encode(), 1),
        ("a.html", page(), 1),
        ("a.jsonl", jsonl(), 2),
        ("a.jsonl", jsonl().rstrip(), 2),
        ("a.jsonl", b"", 0),
        ("a.txt.gz", gz(TEXT.encode()), 1),
        ("a.jsonl.gz", gz(jsonl()), None),
        ("a.warc", b"", None),
        ("none.xyz", b"", None),
    ],
)
def test_how_many_items_there_are(name: str, data: bytes, number: int | None, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert sources.count([str(tmp_path / name)], Reading()) == number


def test_how_many_rows_there_are(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(table(tmp_path))
    (tmp_path / "b.txt").write_bytes(b"x")
    assert sources.count([str(tmp_path), "gone.txt"], Reading()) == 4
    assert sources.count(["-"], Reading()) is None


def test_file_that_grows_is_read_as_it_was(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl() * 2000)
    found = sources.items([str(path)], Reading(), None)
    first = next(found)
    with path.open("ab") as file:
        file.write(jsonl() * 10)
    with caplog.at_level(logging.WARNING):
        assert len([first, *found]) == 4000
    assert caplog.messages == [
        f"{path}: grew while it was read; only its first {len(jsonl()) * 2000:,} bytes were read"
    ]


def test_file_that_shrinks_ends_there(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl() * 2000)
    found = sources.items([str(path)], Reading(), None)
    next(found)
    with path.open("r+b") as file:
        file.truncate(10)
    with caplog.at_level(logging.WARNING):
        assert 1 <= len(list(found)) < 3999
    assert caplog.messages == [f"{path}: shrank while it was read; what is gone was not read"]


def test_file_that_vanishes_after_it_was_listed(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = sources.read([str(tmp_path)], Reading(), None)
    assert isinstance(next(found), Article)
    (tmp_path / "b.txt").unlink()
    gone, last = found
    assert str(gone) == f"{tmp_path}/b.txt: no such file or folder; check the path"
    assert isinstance(last, Article)


def test_ids_of_records_are_no_paths(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": "../../etc/passwd", "text": "Two died."}\n')
    (found,) = read(tmp_path / "a.jsonl")
    assert (found.id, found.path) == ("../../etc/passwd", f"{tmp_path}/a.jsonl")


def test_pages_that_are_broken_in_every_way_are_errors_or_articles() -> None:
    whole = page()
    for start in range(0, len(whole), 37):
        for data in (whole[start:], whole[:start], whole[:start] + b"\xff\x00<" + whole[start:]):
            for item in sources.read(["-"], Reading(input_format="html"), io.BytesIO(data)):
                assert isinstance(item, Article | InputError)
