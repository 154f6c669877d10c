"""Packed files, pages, tables, archives and what a folder can hold beside files: one clear line for each that is bad."""

import json
import os
import socket
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from factx.reading import opening, records
from tests.cli.conftest import Command
from tests.inputs import fetched, gz, page, parquet, warc, zst

GOOD = "“Enough,” she said.\n".encode()
LINES = b"".join(json.dumps({"id": f"a{n}", "text": "“Enough”"}).encode() + b"\n" for n in range(20_000))
Maker = Callable[[Path], bytes]


def packed_parquet(folder: Path) -> bytes:
    return gz(parquet("SELECT '“A”' AS text, 'p' AS id", folder))


# name: what the files hold, arguments, exit status, lines on standard error, ids of the articles with facts
BAD: dict[str, tuple[dict[str, bytes | Maker], list[str], int, list[str], list[str]]] = {
    "gzip that is cut off": (
        {"a.txt.gz": gz(GOOD)[:-9]},
        ["a.txt.gz"],
        4,
        ["factx: error: a.txt.gz: is cut off: the end of its gzip stream is missing; get the whole file"],
        [],
    ),
    "gzip with junk in it": (
        {"a.txt.gz": gz(GOOD)[:-8] + b"junkjunk", "b.txt": GOOD},
        ["a.txt.gz", "b.txt"],
        3,
        ["factx: error: a.txt.gz: is no gzip that can be unpacked (CRC check failed {}); get the file again"],
        ["b.txt"],
    ),
    "packed twice": (
        {"a.txt.gz": gz(gz(GOOD))},
        ["a.txt.gz"],
        4,
        ["factx: error: a.txt.gz: is compressed twice, not text; unpack it first: gunzip -c FILE | factx extract"],
        [],
    ),
    "zstd that is cut off": (
        {"a.txt.zst": zst(GOOD)[:-4]},
        ["a.txt.zst"],
        4,
        ["factx: error: a.txt.zst: is cut off: the end of its zstd stream is missing; get the whole file"],
        [],
    ),
    "zstd that is none": (
        {"a.txt.zst": b"\x28\xb5\x2f\xfdjunkjunk"},
        ["a.txt.zst"],
        4,
        [
            "factx: error: a.txt.zst: is no zstd that can be unpacked (Unable to decompress Zstandard data: {}); "
            "get the file again"
        ],
        [],
    ),
    "bzip2": (
        {"a.txt.bz2": b"BZh91AY&SY"},
        ["a.txt.bz2"],
        4,
        [
            "factx: error: a.txt.bz2: is compressed with bzip2, not text; unpack it first: bunzip2 -c FILE | factx extract"
        ],
        [],
    ),
    "packed text over the limit": (
        {"a.txt.gz": gz(b"x" * 100_000)},
        ["a.txt.gz", "--max-chars", "10"],
        4,
        ["factx: error: a.txt.gz: is over the limit of 10 characters; split it or raise --max-chars"],
        [],
    ),
    "empty page": (
        {"a.html": b" \n"},
        ["a.html"],
        4,
        ["factx: error: a.html: is an empty page; give the article's page"],
        [],
    ),
    "page without an article": (
        {"a.html": b"<html><body><script>x</script></body></html>", "b.txt": GOOD},
        ["a.html", "b.txt"],
        3,
        ["factx: error: a.html: is a page without an article that could be found; save its text and give that"],
        ["b.txt"],
    ),
    "page in a text file": (
        {"a.txt": page()},
        ["a.txt"],
        4,
        [
            "factx: error: a.txt: is an HTML page; read it with --input-format html, "
            "or its markup as it is with --input-format text"
        ],
        [],
    ),
    "article of a page over the limit": (
        {"a.html": page()},
        ["a.html", "--max-chars", "100"],
        4,
        ["factx: error: a.html: has 238 characters, over the limit of 100; split it or raise --max-chars"],
        [],
    ),
    "Parquet that is none": (
        {"a.parquet": b"PAR1 and then nothing that is Parquet"},
        ["a.parquet"],
        4,
        ["factx: error: a.parquet: cannot be read as a Parquet file ({}); check the file"],
        [],
    ),
    "empty file called Parquet": (
        {"a.parquet": b""},
        ["a.parquet"],
        4,
        ["factx: error: a.parquet: cannot be read as a Parquet file (too small to be a Parquet file); check the file"],
        [],
    ),
    "Parquet in a text file": (
        {"a.txt": b"PAR1...."},
        ["a.txt"],
        4,
        ["factx: error: a.txt: is a Parquet file, not text; read it with --input-format parquet"],
        [],
    ),
    "Parquet without the column": (
        {"a.parquet": lambda folder: parquet("SELECT 'x' AS body, 1 AS id", folder)},
        ["a.parquet"],
        4,
        [
            "factx: error: a.parquet: has no column 'text' (its columns: body, id); "
            "name the column of the text with --text-field"
        ],
        [],
    ),
    "Parquet with a row without text": (
        {"a.parquet": lambda folder: parquet("FROM (VALUES ('“A”'), (NULL), ('“C”')) AS t(text)", folder)},
        ["a.parquet"],
        3,
        [
            "factx: error: a.parquet:2: has null in the field 'text', not a text; "
            "name the field of the text with --text-field"
        ],
        ["a.parquet:1", "a.parquet:3"],
    ),
    "Parquet with a number for a text": (
        {"a.parquet": lambda folder: parquet("SELECT 3 AS text", folder)},
        ["a.parquet"],
        4,
        [
            "factx: error: a.parquet:1: has a number in the field 'text', not a text; "
            "name the field of the text with --text-field"
        ],
        [],
    ),
    "Parquet of facts": (
        {"a.parquet": lambda folder: parquet("SELECT 'factx/1' AS schema, 'r' AS rule, 0 AS start_char", folder)},
        ["a.parquet"],
        4,
        ["factx: error: a.parquet: holds facts that factx wrote, not articles; give the articles"],
        [],
    ),
    "WARC that is none": (
        {"a.warc": b"neither an archive nor\n"},
        ["a.warc"],
        4,
        ["factx: error: a.warc:1: is no WARC record (Unknown archive format{}); get the file again"],
        [],
    ),
    "WARC in a text file": (
        {"a.txt": b"WARC/1.0\r\n"},
        ["a.txt"],
        4,
        ["factx: error: a.txt: is a WARC file, not text; read it with --input-format warc"],
        [],
    ),
    "WARC that is cut off in a page": (
        {"a.warc": warc(*fetched(page(), page()))[:-300]},
        ["a.warc"],
        3,
        ["factx: error: a.warc:3: is cut off: the end of the page is missing; get the whole file"],
        ["a.warc:2"],
    ),
    "packed WARC that is cut off": (
        {"a.warc.gz": warc(*fetched(page(), page()), packed=True)[:-100]},
        ["a.warc.gz"],
        3,
        ["factx: error: a.warc.gz: is cut off: the end of its gzip stream is missing; get the whole file"],
        ["a.warc.gz:2"],
    ),
    "page of an archive without an article": (
        {"a.warc": warc(*fetched(b"<html></html>", page()))},
        ["a.warc"],
        3,
        ["factx: error: a.warc:2: is a page without an article that could be found; save its text and give that"],
        ["a.warc:3"],
    ),
    # inputs that are no trouble
    "Parquet that is packed": ({"a.parquet.gz": packed_parquet}, ["a.parquet.gz"], 0, [], ["p"]),
    "archive without pages": (
        {"a.warc": warc(("https://lake.example/i", "200 OK", "image/png", b"\x89PNG"))},
        ["a.warc"],
        0,
        ["factx: warning: the input holds no articles"],
        [],
    ),
    "name that DuckDB would take for a pattern": (
        {"a[1]*?.parquet": lambda folder: parquet("SELECT '“A”' AS text", folder)},
        ["a[1]*?.parquet"],
        0,
        [],
        ["a[1]*?.parquet:1"],
    ),
}


def matches(line: str, expected: str) -> bool:
    """Whether a line is what is expected, where `{}` stands for what a library says."""
    before, _, behind = expected.partition("{}")
    return line == expected if "{}" not in expected else line.startswith(before) and line.endswith(behind)


@pytest.mark.parametrize("name", BAD)
def test_bad_file(name: str, factx_command: Command, tmp_path: Path) -> None:
    files, arguments, status, lines, ids = BAD[name]
    for path, data in files.items():
        (tmp_path / path).write_bytes(data(tmp_path) if callable(data) else data)
    ran = factx_command("extract", *arguments)
    assert len(ran.lines) == len(lines), ran.lines
    assert all(map(matches, ran.lines, lines)), ran.lines
    assert [json.loads(line)["article"] for line in ran.stdout.splitlines()] == ids
    assert ran.status == status


@pytest.mark.parametrize(("pack", "suffix"), [(gz, "gz"), (zst, "zst")])
def test_lines_before_a_cut_are_read(
    pack: Callable[[bytes], bytes], suffix: str, factx_command: Command, tmp_path: Path
) -> None:
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(pack(LINES)[:-20])
    ran = factx_command("extract", f"a.jsonl.{suffix}")
    assert ran.status == 3
    assert len(ran.lines) == 1
    assert "is cut off" in ran.lines[0]
    assert ran.stdout.count("\n") > 500


def test_what_unpacks_without_end_is_given_up(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_FREE_BYTES", 1 << 20)
    (tmp_path / "a.jsonl.gz").write_bytes(gz(b" \n" * (1 << 21)))
    (tmp_path / "b.txt").write_bytes(GOOD)
    ran = factx_command("extract", "a.jsonl.gz", "b.txt")
    assert ran.lines == [
        "factx: error: a.jsonl.gz: unpacks to more than 500 times its size; unpack it yourself if it is what it should be"
    ]
    assert (ran.status, ran.stdout.count("\n")) == (3, 1)


def test_line_that_does_not_end(factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_ENDLESS", 1 << 22)
    (tmp_path / "a.jsonl").write_bytes(b"x" * (1 << 23))
    ran = factx_command("extract", "a.jsonl", "--max-chars", "10")
    assert ran.lines == ["factx: error: a.jsonl:1: is a line that does not end; give one JSON object a line"]


MISSING = {
    "a.html": (
        "trafilatura",
        "is an HTML page, which takes the extra 'html'; pip install 'factx[html]', "
        "or read the markup as it is with --input-format text",
    ),
    "a.warc": ("warcio.archiveiterator", "is a WARC file, which takes the extra 'warc'; pip install 'factx[warc]'"),
    "a.parquet": ("duckdb", "is a Parquet file, which takes the extra 'parquet'; pip install 'factx[parquet]'"),
    "a.txt.zst": ("backports.zstd", "is compressed with zstd, which takes the extra 'zstd'; pip install 'factx[zstd]'"),
}


@pytest.mark.parametrize("file", MISSING)
def test_missing_extra(file: str, factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module, said = MISSING[file]
    if module == "backports.zstd" and sys.version_info >= (3, 14):
        pytest.skip("this Python unpacks zstd by itself")
    data = {"a.html": page(), "a.warc": warc(*fetched(page())), "a.parquet": b"PAR1", "a.txt.zst": zst(GOOD)}
    (tmp_path / file).write_bytes(data[file])
    (tmp_path / "b.txt").write_bytes(GOOD)
    monkeypatch.setitem(sys.modules, module, None)
    ran = factx_command("extract", file, "b.txt")
    assert ran.lines == [f"factx: error: {file}: {said}"]
    assert (ran.status, ran.stdout.count("\n")) == (3, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_and_sockets_in_a_folder(factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "d").mkdir()
    os.mkfifo(tmp_path / "d/a.txt")
    monkeypatch.chdir(tmp_path / "d")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("b.txt")
        monkeypatch.chdir(tmp_path)
        (tmp_path / "d/c.txt").write_bytes(GOOD)
        ran = factx_command("extract", "d")
    assert ran.lines == [
        f"factx: error: d/{name}: is a pipe, a socket or a device, not a file; "
        "give it by its own name if it is to be read"
        for name in ("a.txt", "b.txt")
    ]
    assert (ran.status, ran.stdout.count("\n")) == (3, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_by_its_own_name(factx_command: Command, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    writing = threading.Thread(target=lambda: (tmp_path / "a.txt").write_bytes(GOOD))
    writing.start()
    ran = factx_command("extract", "a.txt")
    writing.join(10)
    assert (ran.status, ran.lines, ran.stdout.count("\n")) == (0, [], 1)


NOT_FOLLOWED = "is a link to a {} and is not followed; use --follow-links or name it to read it"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_link_to_a_file_of_a_stranger(factx_command: Command, tmp_path: Path) -> None:
    """A folder from somewhere must not make factx print what it does not hold."""
    (tmp_path / "secret.txt").write_bytes(GOOD)
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "d/b.txt").write_bytes(GOOD)
    ran = factx_command("extract", "d", "--with-articles")
    assert ran.lines == [f"factx: warning: d/a.txt: {NOT_FOLLOWED.format('file')}"]
    assert (ran.status, ran.stdout.count('"type":"article"')) == (0, 1)
    assert factx_command("extract", "d/a.txt").status == 0  # named by who runs it


def test_links_that_are_asked_for(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far/c.txt").write_bytes(GOOD)
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a.txt").symlink_to(tmp_path / "far/c.txt")
    (tmp_path / "d/near").symlink_to(tmp_path / "far")
    (tmp_path / "d/round").symlink_to(tmp_path)
    ran = factx_command("extract", "d", "-r", "--follow-links")
    assert ran.lines == ["factx: warning: d/round: is a link to a folder that it lies in, and is not followed"]
    assert (ran.status, ran.stdout.count("\n")) == (0, 2)


def test_link_to_a_folder_is_not_followed_and_said(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "far").mkdir()
    (tmp_path / "far/b.txt").write_bytes(GOOD)
    (tmp_path / "d/a.txt").write_bytes(GOOD)
    (tmp_path / "d/near").symlink_to(tmp_path / "far")
    ran = factx_command("extract", "d", "-r")
    assert ran.lines == [f"factx: warning: d/near: {NOT_FOLLOWED.format('folder')}"]
    assert (ran.status, ran.stdout.count("\n")) == (0, 1)


def test_disk_is_no_input(factx_command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    monkeypatch.setattr(stat, "S_ISBLK", lambda _: True)
    ran = factx_command("extract", "a.txt")
    assert ran.lines == ["factx: error: a.txt: is a device, not a file; give a file"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_device_without_end(factx_command: Command) -> None:
    ran = factx_command("extract", "/dev/zero", "--input-format", "text", "--max-chars", "1000")
    assert ran.lines == ["factx: error: /dev/zero: is a binary file (it has NUL bytes); give the article's text"]
