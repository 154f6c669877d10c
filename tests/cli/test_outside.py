"""The day of publication, headline and address of an article whose text tells none: from names, addresses, a table."""

import json
import os
from pathlib import Path

import pytest

from factx.article import Article
from factx.errors import InputError
from factx.reading import outside, sources
from factx.reading.sources import Reading
from tests.cli.conftest import Command
from tests.inputs import PAGE

DAY = "2016-09-12"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("2016-09-12-ferry.txt", (DAY, "name")),
        ("20160912.txt", (DAY, "name")),
        ("news/ferry_2016_09_12.txt", (DAY, "name")),
        ("ferry.2016.09.12.txt", (DAY, "name")),
        ("20160912103000_ferry.txt", (DAY, "name")),
        ("ferry-20160912T1030.txt", (DAY, "name")),
        ("a20160912b.txt", (DAY, "name")),
        ("2016-09-12/ferry.txt", (DAY, "folder")),
        ("news/20160912/ferry.txt", (DAY, "folder")),
        ("news/2016/09/12/ferry.txt", (DAY, "folder")),
        ("2017-01-01/2016-09-12-ferry.txt", (DAY, "name")),
        ("ferry.txt", None),
        ("2016-09.txt", None),
        ("2016-13-12.txt", None),
        ("2016-02-30.txt", None),
        ("2016-0912.txt", None),
        ("12-09-2016.txt", None),
        ("120160912.txt", None),
        ("18160912.txt", None),
        ("2016-09-12_to_2016-09-14.txt", None),
        ("dump-2016-09-12/ferry.txt", None),
        ("2016-09-12/more/ferry.txt", None),
        ("", None),
    ],
)
def test_names(path: str, told: tuple[str, str] | None) -> None:
    assert outside.day_of_name(path) == told


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://lake.example/2016/09/12/ferry", DAY),
        ("https://lake.example/world/2016/sep/12/ferry", DAY),
        ("https://lake.example/2016-09-12/ferry", DAY),
        ("https://lake.example/world-20160912", DAY),
        ("https://lake.example/ferry-2016-09-12.html", None),
        ("https://lake.example/2016/09/ferry", None),
        ("https://lake.example/ferry?date=/2016/09/12/", None),
        ("https://2016.example/09/12/", None),
        ("https://lake.example/2016/09/12/as-of/2016/09/13/", None),
        ("https://[broken/2016/09/12/", None),
        ("", None),
    ],
)
def test_addresses(url: str, day: str | None) -> None:
    assert outside.day_of_address(url) == day


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/20160912-a.txt").write_text("Two died on Friday.")
    (tmp_path / "news/b.txt").write_text("Two died on Friday.")
    os.utime(tmp_path / "news/b.txt", (1_500_000_000, 1_500_000_000))
    return tmp_path


def days(*paths: str, **fields: object) -> list[tuple[str | None, str | None]]:
    found = list(sources.read(paths, Reading(**fields), None))  # type: ignore[arg-type]
    assert all(isinstance(article, Article) for article in found), found
    return [(article.published, article.published_from) for article in found if isinstance(article, Article)]


def test_a_folder_of_plain_text(folder: Path) -> None:
    assert days("news") == [(DAY, "name"), (None, None)]
    assert days("news", date_from=("url", "mtime")) == [
        (days("news", date_from=("mtime",))[0]),
        ("2017-07-14", "modified"),
    ]
    assert days("news", date_from=("name", "mtime")) == [(DAY, "name"), ("2017-07-14", "modified")]
    assert days("news", date_from=()) == [(None, None), (None, None)]
    assert days("news", published="2020-01-01") == [("2020-01-01", "option")] * 2


def test_a_page_and_a_record_go_before_names_and_their_addresses_after(folder: Path) -> None:
    Path("20000101.html").write_text(PAGE, encoding="utf-8")
    records = [
        {"text": "Two died.", "url": "https://lake.example/2016/09/12/ferry"},
        {"text": "Two died.", "url": "https://lake.example/2016/09/12/ferry", "published": "2016-09-13"},
        {"text": "Two died."},
    ]
    Path("20000102.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    assert days("20000101.html", "20000102.jsonl") == [
        ("2022-01-07", "metadata"), (DAY, "url"), ("2016-09-13", "metadata"), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_beside_the_files(delimiter: str, folder: Path) -> None:
    rows = [
        ["Path", "published", "title", "url", "note"],
        ["b.txt", "2016-09-14", "Ferry, sinks", "https://lake.example/b", "x"],
        ["news/20160912-a.txt", "Tue, 13 Sep 2016 10:00:00 GMT", "", "", ""],
        ["none.txt", "", "", "", ""],
    ]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    Path("news/meta.csv").write_text("\ufeff" + text, encoding="utf-8")
    first, second = sources.read(["news"], Reading(metadata="news/meta.csv"), None)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, first.published_from, first.title) == ("2016-09-13", "sidecar", None)
    known = (second.published, second.published_from, second.title, second.url)
    assert known == ("2016-09-14", "sidecar", "Ferry, sinks", "https://lake.example/b")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,published\n", "meta.csv: has no column 'path' (its columns: file, published); name the columns path,"),
        ("path,published\na.txt,May\n", "meta.csv:2: 'May' is no date; give it as YYYY-MM-DD"),
        (None, "meta.csv: cannot be read (no such file or directory); check the path of --metadata"),
    ],
)
def test_a_table_that_is_none(text: str | None, said: str, folder: Path) -> None:
    if text is not None:
        Path("meta.csv").write_text(text)
    with pytest.raises(InputError) as raised:
        list(sources.items(["news"], Reading(metadata="meta.csv"), None))
    assert str(raised.value).startswith(said)


def test_the_command_says_what_told_the_day(folder: Path, factx_command: Command) -> None:
    ran = factx_command("extract", "news", "--with-articles")
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(r["published"], r["published_from"]) for r in told if r["type"] == "article"] == [
        (DAY, "name"),
        (None, None),
    ]
    Path("meta.csv").write_text("path,published\nb.txt,2016-09-14\n")
    ran = factx_command("extract", "news", "--with-articles", "--metadata", "meta.csv", "--date-from", "none")
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [r["published"] for r in told if r["type"] == "article"] == [None, "2016-09-14"]
    ran = factx_command("extract", "news", "--date-from", "clock")
    assert (ran.status, ran.lines[0]) == (
        2, "factx: error: --date-from: 'clock' is not one of name, url, mtime, none; see factx extract --help",
    )  # fmt: skip
