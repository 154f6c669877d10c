"""What people have: tables of text, JSON, feeds, Markdown, Word, PDF; each one exact text, and none of it read as prose."""

import io
import json
import logging
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factx.article import Article
from factx.errors import InputError
from factx.reading import sources
from factx.reading.kinds import InputFormat
from factx.reading.records import Fields
from factx.reading.sources import Reading
from tests.inputs import gz

QUOTE = "“We are safe,” said Ana Sosa."
TOLL = "At least 14 fishermen drowned, the coast guard said."


def feed(kind: str) -> bytes:
    body = f"<p>{QUOTE}</p><p>{TOLL}<br>More &amp; more.</p><script>x()</script>"
    escaped = body.replace("&", "&amp;").replace("<", "&lt;")
    if kind == "atom":
        entry = (
            "<entry><id>urn:1</id><title>Ferry sinks</title><link href='https://lake.example/ferry'/>"
            f"<published>2022-01-07T10:00:00Z</published><content type='html'>{escaped}</content></entry>"
        )
        return (
            f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Lake</title>{entry}</feed>".encode()
        )
    item = (
        "<item><guid>urn:1</guid><title>Ferry sinks</title><link>https://lake.example/ferry</link>"
        f"<pubDate>Fri, 07 Jan 2022 10:00:00 GMT</pubDate><description>{escaped}</description></item>"
    )
    return f"<rss version='2.0'><channel><title>Lake</title>{item}</channel></rss>".encode()


def word() -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.title = "Ferry sinks"
    document.add_paragraph(QUOTE)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = TOLL, "More & more."
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(lines: list[str], *, password: bool = False) -> bytes:
    """A page with lines of text, by the plainest means of PDF."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 40 700 Td {shown} ET".encode("cp1252")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(made),
    )
    if not password:
        return made
    import pypdf

    writer, stream_out = pypdf.PdfWriter(io.BytesIO(made)), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(stream_out)
    return stream_out.getvalue()


MARKDOWN = f"""---
title: "Ferry sinks"
date: 2022-01-07
url: https://lake.example/ferry
---

# The *ferry*

{QUOTE.replace("safe", "[safe](https://x.example)")}

* {TOLL}

More & more. ![a picture](x.png)
"""
CSV = f'id,title,text,published,url\nurn:1,Ferry sinks,"{QUOTE}\n\n{TOLL}",2022-01-07,https://lake.example/ferry\n\nurn:2,,"Two, died.",,\n'
RECORD = {
    "id": "urn:1",
    "title": "Ferry sinks",
    "text": QUOTE,
    "published": "2022-01-07",
    "url": "https://lake.example/ferry",
}

TEXT = f"{QUOTE}\n\n{TOLL}"
KINDS: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "rss": ("a.xml", lambda: feed("rss"), f"{TEXT}\nMore & more.", "urn:1"),
    "atom": ("a.atom", lambda: feed("atom"), f"{TEXT}\nMore & more.", "urn:1"),
    "markdown": ("a.md", MARKDOWN.encode, f"The ferry\n\n{TEXT}\n\nMore & more.", "a.md"),
    "docx": ("a.docx", word, f"{TEXT}\n\nMore & more.", "a.docx"),
    "csv": ("a.csv", CSV.encode, TEXT, "urn:1"),
    "tsv": ("a.tsv", lambda: CSV.replace(",", "\t").replace("Two\t died", "Two, died").replace("safe\t", "safe,").replace("drowned\t", "drowned,").encode(), TEXT, "urn:1"),
    "csv of a spreadsheet": ("a.csv", lambda: ("\ufeff" + f"id;text\nurn:1;{QUOTE}\n").encode(), QUOTE, "urn:1"),
    "csv without a name": ("a", CSV.encode, TEXT, "urn:1"),
    "json": ("a.json", lambda: json.dumps([RECORD, {"text": "Two died."}], indent=1).encode(), QUOTE, "urn:1"),
    "json within": ("a.json", lambda: json.dumps({"n": 1, "articles": [RECORD]}, indent=1).encode(), QUOTE, "urn:1"),
    "one article": ("a.json", lambda: json.dumps(RECORD, indent=1).encode(), QUOTE, "urn:1"),
    "json without a name": ("a", lambda: json.dumps([RECORD], indent=1).encode(), QUOTE, "urn:1"),
    "pdf": ("a.pdf", lambda: pdf([QUOTE, TOLL]), f"{QUOTE}\n{TOLL}", "a.pdf"),
    "pdf without a name": ("a", lambda: pdf([QUOTE]), QUOTE, "a"),
}  # fmt: skip


def read(
    path: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **fields: object
) -> list[Article | InputError]:
    monkeypatch.chdir(tmp_path)
    Path(path).write_bytes(data)
    return list(sources.read([path], Reading(**fields), None))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_every_kind_is_one_exact_text(kind: str, packed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, make, text, id = KINDS[kind]
    path = f"{name}.gz" if packed else name
    article = read(path, gz(make()) if packed else make(), tmp_path, monkeypatch)[0]
    assert isinstance(article, Article)
    assert article.text == text
    assert article.id == (f"{id}.gz" if packed and id.startswith("a") else id)
    if kind in ("rss", "atom", "markdown", "csv", "tsv", "json", "json within", "one article"):
        known = (article.title, article.published, article.published_from, article.url)
        assert known == ("Ferry sinks", "2022-01-07", "metadata", "https://lake.example/ferry")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_through_a_pipe_when_it_is_named(kind: str) -> None:
    name, make, text, _ = KINDS[kind]
    suffix = name.rpartition(".")[2]
    formats: dict[str, InputFormat] = {"xml": "feed", "atom": "feed", "md": "markdown", "tsv": "csv"}
    asked = formats.get(suffix, suffix) if "." in name else "auto"
    reading = Reading(input_format=asked)  # type: ignore[arg-type]
    pipe = io.BufferedReader(io.BytesIO(make()))
    article = next(sources.read(["-"], reading, pipe))
    assert isinstance(article, Article)
    assert (article.text, article.path) == (text, None)


def test_rows_are_named_as_a_spreadsheet_counts_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"text,note\nOne died.,x\n\n,\nTwo died.,x,y\nThree died.\n"
    found = read("a.csv", data, tmp_path, monkeypatch)
    assert [getattr(item, "id", None) or str(item) for item in found] == [
        "a.csv:2", "a.csv:5: has 3 cells under 2 columns; put the text in quotation marks", "a.csv:6",
    ]  # fmt: skip
    found = read("a.csv", data, tmp_path, monkeypatch, fields=Fields(text="note"))
    assert [item.text for item in found if isinstance(item, Article)] == ["x"]


REFUSED = {
    "feed.txt": (feed("rss"), "feed.txt: is a feed, not text; say with --input-format what it is"),
    "a.txt": (b"<?xml version='1.0'?><doc><p>Two died.</p></doc>", "a.txt: is XML, not text"),
    "b.txt": (b'[\n {"text": "Two died."}\n]\n', "b.txt: is JSON, not text"),
    "c.txt": (b'{"text": "Two died."}\n', "c.txt: is JSON, not text"),
    "d.txt": (CSV.encode(), "d.txt: is a table, not text"),
    "f.txt": (b"id\ttitle\tday\n1\tTwo died\t2022\n", "f.txt: is a table, not text"),
    "g.txt": (b'id,body,day\n1,"Two died, she said.\n' + 900 * b"One more." + b'",2022\n', "g.txt: is a table, not text"),
    "e.txt": (pdf(["a"]), "e.txt: is a PDF, not text; read it with --input-format pdf"),
    "a.xml": (b"<?xml version='1.0'?><doc><p>Two died.</p></doc>", "a.xml: is XML, but no feed and no page"),
    "a.rss": (b"<rss version='2.0'><channel></channel></rss>", "a.rss: is no feed with entries"),
    "b.rss": (b"Two died.", "b.rss: is no feed with entries"),
    "a.csv": (b"who,what\nAna,left\n", "a.csv: has no column 'text' (its columns: who, what); name it with --text-field"),
    "facts.csv": (b"id,text,rule,start_char,sentence_start_char\n1,a,b,c,d\n", "facts.csv: holds facts that factx wrote"),
    "a.json": (b'{"a": {\n"b": 1}}', "a.json: is JSON without a list of articles"),
    "b.json": (b"[1, 2", "b.json: is no JSON (Expecting ',' delimiter at column 6)"),
    "facts.json": (b'[\n{"schema": "factx/1", "type": "quote", "text": "a"}\n]\n', "facts.json:1: holds facts that factx wrote"),
    "a.docx": (b"Two died.", "a.docx: is no Word document (File is not a zip file)"),
    "a.pdf": (b"Two died.", "a.pdf: is no PDF that can be read ("),
    "scan.pdf": (pdf([]), "scan.pdf: has no text; a scan has pictures of words only: run OCR over it first"),
    "locked.pdf": (pdf(["a"], password=True), "locked.pdf: is a PDF with a password; save it without one"),
    "a.md": (b"---\ntitle: x\n---\n", "a.md: has no text"),
    "a.yaml": (b"title: Two died.\n", "a.yaml: is a .yaml file, which is not read; save it as text, or use --input-format text"),
    "a.eml": (b"Subject: Two died.\n", "a.eml: is a .eml file, which is not read"),
    "a.xlsx": (b"PK", "a.xlsx: is a .xlsx file, which is not read; save its sheet as CSV"),
    "a.zip": (b"PK", "a.zip: is a .zip file, which is not read; unpack it and give its folder"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_prose_is_not_read_as_prose(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, said = REFUSED[name]
    (found,) = read(name, data, tmp_path, monkeypatch)
    assert isinstance(found, InputError)
    assert str(found).startswith(said)
    assert "\n" not in str(found)
    if name.endswith((".txt", ".xml", ".yaml", ".eml")) and not data.startswith(b"%PDF"):
        (text,) = read(name, data, tmp_path, monkeypatch, input_format="text")
        assert isinstance(text, Article)


@pytest.mark.parametrize(
    "prose",
    [
        "Peru, Chile, Bolivia agree\n\nLIMA, Jan. 7, 2022 (AP) — Two died.\n",
        "Red,white and blue\n\nTwo died,he said.\n",
        "1,2,3\n\nTwo died, he said.\n",
        "Two died; three fled; all wept\nOne; two; three\n",
        "a,b,c",
    ],
)
def test_commas_make_no_table_of_prose(prose: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (article,) = read("a.txt", prose.encode(), tmp_path, monkeypatch)
    assert isinstance(article, Article) and article.text == prose


def test_a_list_of_articles_within_an_object_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"total": 2, "tags": ["a"], "articles": [{"text": "Two died."}, {"text": "One fled."}]}\n'
    for name in ("a.json", "a"):
        found = read(name, data, tmp_path, monkeypatch)
        assert [getattr(item, "text", str(item)) for item in found] == ["Two died.", "One fled."]


def test_an_archive_is_no_document_and_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", "Two died.")
    assert "without a Word document in it" in str(read("a.docx", stream.getvalue(), tmp_path, monkeypatch)[0])
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * (300 << 20))
    assert "unpacks to more than 256 MB" in str(read("a.docx", stream.getvalue(), tmp_path, monkeypatch)[0])


@pytest.mark.parametrize(
    ("package", "name", "make"),
    [("feedparser", "a.rss", lambda: feed("rss")), ("docx", "a.docx", word), ("pypdf", "a.pdf", lambda: pdf([QUOTE])), ("markdown_it", "a.md", MARKDOWN.encode)],
)  # fmt: skip
def test_a_missing_package_is_named(
    package: str, name: str, make: Callable[[], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = make()
    monkeypatch.setitem(sys.modules, package, None)
    (found,) = read(name, data, tmp_path, monkeypatch)
    assert "which takes the extra 'documents'; pip install" in str(found)


def test_broken_documents_are_an_error_each_and_say_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        for name, data in (("a.pdf", pdf([QUOTE])), ("a.docx", word()), ("a.rss", feed("rss"))):
            for cut in range(0, len(data), max(1, len(data) // 25)):
                for found in read(name, data[:cut] + b"\x00\xff" + data[cut + 9 :], tmp_path, monkeypatch):
                    assert isinstance(found, Article | InputError)
    assert {record.name.partition(".")[0] for record in caplog.records} <= {"factx"}
