"""Every kind of bad input: one clear line, the right exit status, and nothing of the good inputs lost."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from factx.reading import opening
from tests.cli.conftest import Command

Files = dict[str, bytes]
GOOD = "“Enough,” she said.\n".encode()


def record(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


# name: files, arguments, exit status, lines on standard error, ids of the articles with facts
BAD: dict[str, tuple[Files, list[str], int, list[str], list[str]]] = {
    "missing file": ({}, ["none.txt"], 4, ["factx: error: none.txt: no such file or folder; check the path"], []),
    "missing file among good ones": (
        {"a.txt": GOOD, "b.txt": GOOD},
        ["a.txt", "none.txt", "b.txt"],
        3,
        ["factx: error: none.txt: no such file or folder; check the path"],
        ["a.txt", "b.txt"],
    ),
    "an address": (
        {},
        ["https://lake.example/news", "--offline"],
        4,
        [
            "factx: error: https://lake.example/news: is not fetched: factx is set to be offline here; "
            "save the page and give the file"
        ],
        [],
    ),
    "empty path": (
        {},
        [""],
        4,
        ["factx: error: an empty path: names no file; give a file, a folder or - for stdin"],
        [],
    ),
    "path with NUL": ({}, ["a\0b"], 4, ["factx: error: a�b: cannot be read (embedded null byte); check the file"], []),
    "folder without articles": (
        {"d/picture.png": b"x", "d/.hidden.txt": GOOD, "d/sub/a.txt": GOOD},
        ["d"],
        4,
        [
            "factx: error: d: is a folder without articles (looked for *.txt, *.html, *.pdf, *.docx, *.jsonl, *.parquet, *.warc and the like); "
            "go into its folders with -r or choose its files with --glob"
        ],
        [],
    ),
    "folder of what is not taken from folders": (
        {"d/a.csv": b"text", "d/b.csv": b"text", "d/old.doc": b"x"},
        ["d", "-r"],
        4,
        [
            "factx: error: d: is a folder without articles (looked for *.txt, *.html, *.pdf, *.docx, *.jsonl, *.parquet, *.warc and the like; "
            "has 2 .csv, 1 .doc); choose its files with --glob"
        ],
        [],
    ),
    "folder of articles beside others": (
        {"d/a.txt": GOOD, "d/README.md": b"x", "d/b.json": b"{}", "d/c.json.gz": b"x", "d/.d.json": b"{}"},
        ["d"],
        0,
        ["factx: warning: d: files of these kinds are left out: 2 .json, 1 .md; choose files with --glob"],
        ["d/a.txt"],
    ),
    "folder without what the pattern asks for": (
        {"d/a.txt": GOOD},
        ["d", "-r", "--glob", "*.news"],
        4,
        ["factx: error: d: is a folder without articles (looked for *.news); choose its files with --glob"],
        [],
    ),
    "binary file": (
        {"a.txt": b"abc\x00def", "b.txt": GOOD},
        ["a.txt", "b.txt"],
        3,
        ["factx: error: a.txt: is a binary file (it has NUL bytes); give the article's text"],
        ["b.txt"],
    ),
    "PDF": (
        {"a.txt": b"%PDF-1.7 \n"},
        ["a.txt"],
        4,
        [
            "factx: error: a.txt: is a PDF, not text; read it with --input-format pdf, or save its text: pdftotext FILE -"
        ],
        [],
    ),
    "zip archive": (
        {"a.docx": b"PK\x03\x04...."},
        ["a.docx"],
        4,
        ["factx: error: a.docx: is no Word document (File is not a zip file); save it as .docx, or as plain text"],
        [],
    ),
    "gzip": (
        {"a.txt.gz": b"\x1f\x8b\x08..."},
        ["a.txt.gz"],
        4,
        ["factx: error: a.txt.gz: is cut off: the end of its gzip stream is missing; get the whole file"],
        [],
    ),
    "image": (
        {"a.png": b"\x89PNG\r\n"},
        ["a.png"],
        4,
        ["factx: error: a.png: is a PNG image, not text; give the article's text"],
        [],
    ),
    "undecodable bytes": (
        {"a.txt": bytes(range(1, 256)) * 3},
        ["a.txt"],
        4,
        ["factx: error: a.txt: is no text in any known encoding; save it as UTF-8"],
        [],
    ),
    "broken UTF-16": (
        {"a.txt": b"\xff\xfea\x00b"},
        ["a.txt"],
        4,
        ["factx: error: a.txt: is marked as UTF-16 but is not, from byte 4; save it as UTF-8"],
        [],
    ),
    "a few lost bytes in UTF-8": (
        {"a.txt": "“Enough”, “no”, “so”, “yes” ".encode() + b"\xe2\x80"},
        ["a.txt"],
        0,
        ["factx: warning: a.txt: not all of it is UTF-8; U+FFFD stands for what is not (places: 1)"],
        ["a.txt", "a.txt", "a.txt", "a.txt"],
    ),
    "over the limit": (
        {"a.txt": b"x" * 11, "b.txt": b"x" * 10},
        ["a.txt", "b.txt", "--max-chars", "10"],
        3,
        ["factx: error: a.txt: has 11 characters, over the limit of 10; split it or raise --max-chars"],
        [],
    ),
    "far over the limit": (
        {"a.txt": b"x" * 60},
        ["a.txt", "--max-chars", "10"],
        4,
        ["factx: error: a.txt: is over the limit of 10 characters; split it or raise --max-chars"],
        [],
    ),
    "broken line in the middle": (
        {"a.jsonl": record(text="“A”") + b'{"text": \n' + record(id="c", text="“C”")},
        ["a.jsonl"],
        3,
        ["factx: error: a.jsonl:2: is no JSON (Expecting value at column 9); write one JSON object a line"],
        ["a.jsonl:1", "c"],
    ),
    "line that is no object": (
        {"a.jsonl": b"[1, 2]\nnull\n" + record(text="“A”")},
        ["a.jsonl"],
        3,
        [
            "factx: error: a.jsonl:1: is a list, not an article; write one JSON object a line, with the text in a field",
            "factx: error: a.jsonl:2: is null, not an article; write one JSON object a line, with the text in a field",
        ],
        ["a.jsonl:3"],
    ),
    "no text field": (
        {"a.jsonl": record(body="“A”", id=7)},
        ["a.jsonl"],
        4,
        [
            "factx: error: a.jsonl:1: has no field 'text' (its fields: body, id); "
            "name the field of the text with --text-field"
        ],
        [],
    ),
    "text that is a number": (
        {"a.jsonl": record(text=3)},
        ["a.jsonl"],
        4,
        [
            "factx: error: a.jsonl:1: has a number in the field 'text', not a text; "
            "name the field of the text with --text-field"
        ],
        [],
    ),
    "record over the limit": (
        {"a.jsonl": record(text="x" * 11) + record(text="“A”")},
        ["a.jsonl", "--max-chars", "10"],
        3,
        ["factx: error: a.jsonl:1: has 11 characters, over the limit of 10; split it or raise --max-chars"],
        ["a.jsonl:2"],
    ),
    "endless line": (
        {"a.jsonl": b'{"text": "' + b"x" * 2_000_000 + b'"}\n' + record(text="“A”")},
        ["a.jsonl", "--max-chars", "10"],
        3,
        ["factx: error: a.jsonl:1: is far longer than an article of 10 characters; split it or raise --max-chars"],
        ["a.jsonl:2"],
    ),
    "line that is not UTF-8": (
        {"a.jsonl": b'{"text": "caf\xe9"}\n' + record(text="“A”")},
        ["a.jsonl"],
        3,
        ["factx: error: a.jsonl:1: is not UTF-8; save the file as UTF-8"],
        ["a.jsonl:2"],
    ),
    "JSONL in UTF-16": (
        {"a.jsonl": '{"text": "“A”"}\n'.encode("utf-16")},
        ["a.jsonl"],
        4,
        ["factx: error: a.jsonl: is JSONL in UTF-16; turn it into UTF-8: iconv -f UTF-16 -t UTF-8 FILE"],
        [],
    ),
    "too deep JSON": (
        {"a.jsonl": b"[" * 100_000 + b"\n" + record(text="“A”")},
        ["a.jsonl"],
        3,
        ["factx: error: a.jsonl:1: is JSON that cannot be read (too deep, or a number too long); mend or remove it"],
        ["a.jsonl:2"],
    ),
    "facts instead of articles": (
        {"a.jsonl": record(schema="factx/1", type="quote", text="“A”") * 3},
        ["a.jsonl"],
        4,
        ["factx: error: a.jsonl:1: holds facts that factx wrote, not articles; give the articles"],
        [],
    ),
    "JSON that holds no articles": (
        {"a.json": b'[\n  {"text": "x", 5}\n]\n'},
        ["a.json"],
        4,
        [
            "factx: error: a.json: is no JSON (Expecting property name enclosed in double quotes at line 2, column 17); "
            "mend it, or name what it is with --input-format"
        ],
        [],
    ),
    "lone surrogate": (
        {"a.jsonl": b'{"text": "\xe2\x80\x9cA\\ud83d\xe2\x80\x9d", "id": "\\udc00"}\n'},
        ["a.jsonl"],
        0,
        ["factx: warning: a.jsonl:1: has halves of characters (lone surrogates), each read as U+FFFD"],
        ["�"],
    ),
    "no date": (
        {"a.jsonl": record(text="“A”", published="last week")},
        ["a.jsonl"],
        0,
        ["factx: warning: a.jsonl:1: 'last week' in the field 'published' is no date (YYYY-MM-DD); read without one"],
        ["a.jsonl:1"],
    ),
    "date that no calendar has": (
        {"a.jsonl": record(text="“A”", published="Fri, 07 Jan 2022 10:00:00 +9999999999")},
        ["a.jsonl"],
        0,
        [
            "factx: warning: a.jsonl:1: 'Fri, 07 Jan 2022 10:00:00 +9999999999' in the field 'published' is no date "
            "(YYYY-MM-DD); read without one"
        ],
        ["a.jsonl:1"],
    ),
    "NaN for a text": (
        {"a.jsonl": b'{"text": NaN}\n' + record(text="“A”")},
        ["a.jsonl"],
        3,
        [
            "factx: error: a.jsonl:1: has null in the field 'text', not a text; "
            "name the field of the text with --text-field"
        ],
        ["a.jsonl:2"],
    ),
    "too deep beside the text": (
        {"a.jsonl": b'{"text": "x", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n" + record(text="“A”")},
        ["a.jsonl"],
        3,
        ["factx: error: a.jsonl:1: is JSON that cannot be read (too deep, or a number too long); mend or remove it"],
        ["a.jsonl:2"],
    ),
    "folder called a.txt": (
        {"d/a.txt/b.txt": GOOD, "d/c.txt": GOOD},
        ["d/a.txt", "d", "gone/a.txt"],
        3,
        ["factx: error: gone/a.txt: no such file or folder; check the path"],
        ["d/a.txt/b.txt", "d/c.txt"],
    ),
    "a file for a folder": (
        {"a.txt": GOOD},
        ["a.txt/b.txt", "a.txt"],
        3,
        ["factx: error: a.txt/b.txt: cannot be read (Not a directory); check the file"],
        ["a.txt"],
    ),
    "name too long": (
        {},
        ["n" * 300],
        4,
        [f"factx: error: {'n' * 300}: cannot be read (File name too long); check the file"],
        [],
    ),
    "steering characters in a name": (
        {},
        ["a\x1b[31m\u202e.txt"],
        4,
        ["factx: error: a�[31m�.txt: no such file or folder; check the path"],
        [],
    ),
    "title that is a list": (
        {"a.jsonl": record(text="“A”", title=["x"])},
        ["a.jsonl"],
        0,
        ["factx: warning: a.jsonl:1: has a list in the field 'title', where a text belongs; passed over"],
        ["a.jsonl:1"],
    ),
    "an id twice": (
        {"a.jsonl": record(text="“A”", id="x") * 3},
        ["a.jsonl"],
        0,
        ["factx: warning: x: this id came before in this run; its facts cannot be told from the other's"],
        ["x", "x", "x"],
    ),
    "analysis that fails": (
        {"a.txt": GOOD, "b.txt": b"EXPLODE", "c.txt": GOOD},
        ["a.txt", "b.txt", "c.txt"],
        3,
        [
            "factx: error: b.txt: could not be analysed (RuntimeError: boom); please report it with the article",
        ],
        ["a.txt", "c.txt"],
    ),
    "output among the inputs": (
        {"a.txt": GOOD},
        ["a.txt", "-o", "a.txt", "-f", "jsonl", "--force"],
        4,
        ["factx: error: a.txt: is written to by this run, too; name another file to write to"],
        [],
    ),
    # inputs that are no trouble
    "empty file": ({"a.txt": b""}, ["a.txt"], 0, [], []),
    "empty JSONL": ({"a.jsonl": b"\n\n"}, ["a.jsonl"], 0, ["factx: warning: the input holds no articles"], []),
    "only blanks": ({"a.txt": b" \r\n\t\n"}, ["a.txt"], 0, [], []),
    "another language": ({"a.txt": "Президент заявил об этом в пятницу.".encode()}, ["a.txt"], 0, [], []),
    "lone quotation marks": ({"a.txt": '” “ " ‘ « “'.encode()}, ["a.txt"], 0, [], []),
    "NUL in the text of a record": ({"a.jsonl": record(text="“A\0B”")}, ["a.jsonl"], 0, [], ["a.jsonl:1"]),
    "marks before a text and a record": (
        {
            "a.txt": b"\xef\xbb\xbf" + GOOD,
            "b.jsonl": b"\xef\xbb\xbf" + record(text="“A”"),
            "c.txt": "“C”".encode("utf-16"),
        },
        ["a.txt", "b.jsonl", "c.txt"],
        0,
        [],
        ["a.txt", "b.jsonl:1", "c.txt"],
    ),
    "NaN for what may be missing": (
        {"a.jsonl": b'{"text": "\xe2\x80\x9cA\xe2\x80\x9d", "id": NaN, "title": NaN, "published": NaN}\n'},
        ["a.jsonl"],
        0,
        [],
        ["a.jsonl:1"],
    ),
    "null for what may be missing": (
        {"a.jsonl": record(text="“A”", id=None, title=None, published=None, url=None)},
        ["a.jsonl"],
        0,
        [],
        ["a.jsonl:1"],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input(name: str, factx_command: Command, tmp_path: Path) -> None:
    files, arguments, status, lines, ids = BAD[name]
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    ran = factx_command("extract", *arguments)
    assert ran.lines == lines
    assert [json.loads(line)["article"] for line in ran.stdout.splitlines()] == ids
    assert ran.status == status


USAGE: dict[str, tuple[list[str], str]] = {
    "unknown format": (
        ["a.txt", "-f", "xml"],
        "--format: 'xml' is not one of 'auto', 'table', 'jsonl', 'json', 'csv', 'tsv', 'xlsx', 'sqlite', 'parquet', "
        "'geojson', 'html'; "
        "see factx extract --help",
    ),
    "unknown type": (
        ["a.txt", "-t", "quote,actorz"],
        "--type: 'actorz' is not one of quote, casualty, person, organization; see factx extract --help",
    ),
    "no date": (
        ["a.txt", "--published", "Friday"],
        "--published: 'Friday' is no date (YYYY-MM-DD); see factx extract --help",
    ),
    "unknown option": (["a.txt", "--nope"], "factx extract: no such option: --nope"),
    "limit of nothing": (["a.txt", "--max-chars", "0"], "--max-chars: "),
    "limit that is no number": (["a.txt", "--max-chars", "many"], "--max-chars: "),
    "option without its value": (["a.txt", "-o"], "option '-o' requires an argument"),
    "output in no folder": (["a.txt", "-o", "no/x.jsonl"], "no/x.jsonl: there is no folder no; make it first"),
    "output that is a folder": (["a.txt", "-o", "d"], "d: is a folder; name a file in it"),
    "output that is there": (
        ["a.txt", "-o", "b.txt"],
        "b.txt: exists already; name another file or overwrite it with --force",
    ),
    "output of no known kind": (
        ["a.txt", "-o", "x.xyz"],
        "x.xyz: no format goes by the suffix '.xyz'; use .jsonl, .ndjson, .json, .csv, .tsv, .xlsx, .sqlite, .sqlite3, .db, "
        ".parquet, .geojson, .html, .htm, .txt, or say it with -f",
    ),
    "errors over a file": (
        ["a.txt", "--errors", "b.txt"],
        "b.txt: exists already; name another file or overwrite it with --force",
    ),
}


@pytest.mark.parametrize("name", USAGE)
def test_wrong_use(name: str, factx_command: Command, tmp_path: Path) -> None:
    arguments, message = USAGE[name]
    (tmp_path / "d").mkdir()
    for file in ("a.txt", "b.txt"):
        (tmp_path / file).write_bytes(GOOD)
    ran = factx_command("extract", *arguments)
    assert ran.status == 2
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stderr.startswith("factx: error: ")
    assert message in ran.stderr
    assert ran.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "d"]
    assert (tmp_path / "b.txt").read_bytes() == GOOD


def test_unknown_command(factx_command: Command) -> None:
    ran = factx_command("extrct")
    assert (ran.status, ran.stdout) == (2, "")
    assert ran.stderr.startswith("factx: error: factx: no such command 'extrct'")


def test_unreadable_file(factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, *how: object, **further: object) -> BinaryIO:
        raise PermissionError(13, "Permission denied", path)

    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "a.txt").chmod(0)
    if os.access(tmp_path / "a.txt", os.R_OK):  # this user may read everything: the refusal is played
        monkeypatch.setattr(opening, "open", refuse, raising=False)
    ran = factx_command("extract", "a.txt")
    assert ran.lines == ["factx: error: a.txt: permission denied; check who may read it"]
    assert ran.status == 4


def test_link_to_nothing_in_a_folder(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a.txt").symlink_to("gone")
    (tmp_path / "d/b.txt").write_bytes(GOOD)
    ran = factx_command("extract", "d")
    assert ran.lines == ["factx: error: d/a.txt: is a link to nothing; mend or remove it"]
    assert ran.status == 3


def test_loop_of_links(factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a.txt").write_bytes(GOOD)
    (tmp_path / "d/again").symlink_to(tmp_path / "d")
    (tmp_path / "d/self").symlink_to("self")
    (tmp_path / "d/self.txt").symlink_to("self.txt")
    ran = factx_command("extract", "d", "-r")
    assert ran.lines == [
        "factx: warning: d/again: is a link to a folder and is not followed; use --follow-links or name it to read it",
        "factx: error: d/self.txt: is a link to nothing; mend or remove it",
    ]
    assert (ran.status, ran.stdout.count("\n")) == (3, 1)


def test_file_name_that_is_not_utf8(factx_command: Command, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_bytes(GOOD)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    ran = factx_command("extract", tmp_path)
    assert ran.status == 0
    assert json.loads(ran.stdout)["article"].endswith("caf\\xe9.txt")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["-o", "/dev/full"], ["-o", "/dev/full", "-f", "json"]])
def test_full_disk(arguments: list[str], factx_command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    ran = factx_command("extract", "a.txt", *arguments)
    assert ran.lines == ["factx: error: /dev/full: cannot be written (no space left on device); make room for it"]
    assert ran.status == 2


def test_fault_of_factx(factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Callable[[], None]:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("factx.analysis.load", broken)
    (tmp_path / "a.txt").write_bytes(GOOD)
    ran = factx_command("extract", "a.txt")
    assert ran.lines == [
        "factx: error: factx itself failed (ZeroDivisionError: oh); please report it, with what -v -v prints"
    ]
    assert ran.status == 1
    assert "Traceback" in factx_command("extract", "a.txt", "-vv").stderr
