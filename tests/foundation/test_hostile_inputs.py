"""Files that were made to cost time or to lose text without a word: read whole, or refused in one line, and soon."""

import gzip
import io
import random
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from factx.article import Article
from factx.errors import InputError
from factx.reading import encodings, html, sources, text, warc
from factx.reading.markup import MOST_ATTRIBUTES, MOST_DEPTH, refuse_attributes
from tests.inputs import fetched, page, parquet
from tests.inputs import warc as archive

SENTENCE = "Police in {} said on Friday that at least 12 people had been killed when a lorry ran into the market there."
PARAGRAPHS = "".join(f"<p>{SENTENCE.format(town)}</p>" for town in ("Varn", "Lorre", "Meddon"))
AFTER = "".join(f"<p>{SENTENCE.format(town)}</p>" for town in ("Adda", "Bress", "Corvo"))
SECONDS = 5.0  # processor time; what is refused or read here takes a tenth of one


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < SECONDS


def paged(body: str) -> bytes:
    return (
        f"<!doctype html><html><head><title>News</title></head><body><article>{body}</article></body></html>".encode()
    )


def read_page(data: bytes) -> str:
    return html.article(data, "a.html", "a", 1_000_000).text


@pytest.mark.parametrize("beginning", ["<!---->", "<!-- a -->", "<!---->\n", "<!--", "<?xml a?>", "<?xml", " "])
def test_what_a_page_begins_with_is_looked_at_once(beginning: str) -> None:
    assert not text.looks_like_html((beginning * 500).encode() + b"<p>")
    assert text.looks_like_html(b"<!-- a --><!---->\n<!-- <html> --> <html>")


@pytest.mark.parametrize("depth", [200, 260, 1000, 2000])
def test_deep_pages_are_read_to_their_end(depth: int) -> None:
    found = read_page(paged(PARAGRAPHS + "<div>" * depth + "<p>Deep.</p>" + "</div>" * depth + AFTER))
    assert "Corvo" in found


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<font color=red>", "<ul><li>"])
def test_pages_deeper_than_can_be_parsed_are_refused(tag: str) -> None:
    with pytest.raises(InputError, match=f"nested more than {MOST_DEPTH:,} deep"):
        read_page(paged(PARAGRAPHS + tag * 20_000 + AFTER))


def test_faults_of_a_page_do_not_hide_that_it_is_deep() -> None:
    found = read_page(paged(PARAGRAPHS + "</x></i></u>" * 500 + "<div>" * 300 + "</div>" * 300 + AFTER))
    assert "Corvo" in found


@pytest.mark.parametrize(
    "attributes",
    [" a{}=1", " a{}", "/a{}", ' a{}="1"', ' a{}=">"', " a{}='>'", '\na{} = "x"', ' a{}="1"b{}=2'],
)
def test_a_tag_of_very_many_attributes_is_refused(attributes: str) -> None:
    tag = "<div" + "".join(attributes.replace("{}", str(number)) for number in range(100_000)) + ">"
    with pytest.raises(InputError, match=r"is a page with a tag of \d+,\d+ attributes"):
        read_page(paged(tag + PARAGRAPHS + "</div>"))


@pytest.mark.parametrize(
    "body",
    [
        "<img src='data:image/png;base64," + "A/b=" * 100_000 + "'>",
        "<script>" + "if (i<n && a) { b = 1 } " * 5_000 + "</script>",
        "<style>" + "a<b c d e " * 5_000 + "</style>",
        "<!-- <a " + "b " * 5_000 + "-->",
        "<p " + " ".join(f"data-a{number}='x y z'" for number in range(MOST_ATTRIBUTES - 1)) + ">a</p>",
        "<p>3 < 4 " + "and so on " * 5_000 + "</p>",
    ],
    ids=["picture", "script", "style", "comment", "many attributes", "no tag"],
)
def test_what_only_looks_like_attributes_is_read(body: str) -> None:
    refuse_attributes(paged(body + PARAGRAPHS).decode(), "a.html")
    assert "Varn" in read_page(paged(body + PARAGRAPHS))


@pytest.mark.parametrize("unit", ["<a b='", '<a b="', "<script>", "<!--", "<a ", "<a/", "<a b=", "<", "<a\t\t\t"])
def test_the_search_for_attributes_looks_once(unit: str) -> None:
    try:
        refuse_attributes(unit * (2_000_000 // len(unit)), "a.html")
    except InputError as error:
        assert "attributes" in str(error)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"), ("utf8", "utf-8"), ("iso-8859-1", "cp1252"), ("latin1", "cp1252"), ("us-ascii", "cp1252"),
        ("windows-1251", "cp1251"), ("x-cp1251", "cp1251"), ("Shift_JIS", "cp932"), ("windows-31j", "cp932"),
        ("gb2312", "gb18030"), ("GBK", "gbk"), ("Big5", "big5hkscs"), ("euc-kr", "cp949"), ("ks_c_5601-1987", "cp949"),
        ("koi8-u", "koi8-u"), ("iso-8859-15", "iso8859-15"), ("iso-8859-9", "cp1254"), ("macintosh", "mac-roman"),
        ("tis-620", "cp874"), ("euc-jp", "euc_jp"), ("iso-2022-jp", "iso2022_jp"), ("ibm866", "cp866"),
    ],
)  # fmt: skip
def test_encodings_of_the_web(label: str, codec: str) -> None:
    assert encodings.codec_of(label) == codec
    assert b"a".decode(codec) == "a"


@pytest.mark.parametrize(
    "label",
    [
        "punycode", "idna", "unicode_escape", "raw_unicode_escape", "charmap", "undefined", "utf-7", "rot13", "hex",
        "base64", "zip", "bz2", "uu", "quopri", "mbcs", "utf-16", "utf-32", "hz", "cp037", "", "utf-8\x00",
        "a" * 5000, "../utf-8", "üтф",
    ],
)  # fmt: skip
def test_what_is_no_encoding_of_the_web(label: str) -> None:
    assert encodings.codec_of(label) is None


@pytest.mark.parametrize("label", ["punycode", "unicode_escape", "charmap", "idna"])
def test_a_page_that_names_no_encoding_of_the_web_is_read_as_any(label: str) -> None:
    data = paged(PARAGRAPHS + "<p>" + "é\\u0041-" * 100_000 + "</p>")
    declared = data.replace(b"<title>", f'<meta charset="{label}"><title>'.encode())
    assert html.decode(declared, "a.html") == declared.decode()


@pytest.mark.parametrize("suffix", ["", ".txt", ".jsonl", ".html"])
def test_a_few_kilobytes_of_newlines(suffix: str, tmp_path: Path) -> None:
    module = pytest.importorskip("backports.zstd")
    path = tmp_path / f"a{suffix}.zst"
    path.write_bytes(module.compress(b"\n" * 250_000_000))
    assert path.stat().st_size < 33_000
    tracemalloc.start()
    (found,) = sources.read([str(path)], sources.Reading(), None)
    assert isinstance(found, InputError)
    assert tracemalloc.get_traced_memory()[1] < 200_000_000
    tracemalloc.stop()


def test_blank_lines_between_articles_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'\n\n{"text": "Two died."}\n \n\r\n\n{"text": "No."}\n')
    read = sources.read([str(tmp_path / "a.jsonl")], sources.Reading(), None)
    assert [article.id for article in read if isinstance(article, Article)] == [
        f"{tmp_path.as_posix()}/a.jsonl:3", f"{tmp_path.as_posix()}/a.jsonl:7",
    ]  # fmt: skip


@pytest.mark.parametrize("nest", ["[{}]", "{{'a': {}}}", "map{{'a': {}}}"], ids=["list", "struct", "map"])
@pytest.mark.parametrize("field", ["id", "text", "title"])
def test_columns_nested_fifty_deep(nest: str, field: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    value = "1"
    for _ in range(50):
        value = nest.format(value)
    columns = {"text": "'Two people died in Varn.'", "id": "'a'", "title": "'No'"} | {field: value}
    select = ", ".join(f"{what} AS {name}" for name, what in columns.items())
    (tmp_path / "a.parquet").write_bytes(parquet(f"SELECT {select}", tmp_path))
    (found,) = sources.read([str(tmp_path / "a.parquet")], sources.Reading(), None)
    if field == "text":
        assert isinstance(found, InputError)
        assert "has a list in the field 'text'" in str(found)
    else:
        assert isinstance(found, Article)
        assert f"in the field '{field}', where a text belongs" in caplog.text


def without_length(data: bytes) -> bytes:
    """An archive whose second record (the first page) does not say how long it is."""
    head, mark, rest = data.partition(b"WARC-Type: response")
    before, _, after = rest.partition(b"Content-Length: ")
    return head + mark + before + after.partition(b"\r\n")[2]


def read_archive(data: bytes) -> list[Article | InputError]:
    return list(sources.read(["-"], sources.Reading(input_format="warc"), io.BytesIO(data)))


def test_a_record_without_a_length_does_not_swallow_what_follows_unseen() -> None:
    first, last = read_archive(without_length(archive(*fetched(page(), page()))))[0], None
    assert isinstance(first, InputError)
    assert str(first).startswith("stdin:2: is a WARC record without a length")
    assert last is None


def test_a_wrong_length_is_told_in_factx_s_own_words(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    data = archive(*fetched(page(), page(), page()))
    cut = data.replace(b"</html>", b"</html> and more", 1)  # after the length was counted
    found = read_archive(cut)
    assert sum(isinstance(read, Article) for read in found) >= 1
    assert "does not begin where the record before it ends" in caplog.text or any(
        isinstance(read, InputError) for read in found
    )
    assert capfd.readouterr().err == ""


def test_a_page_whose_packing_is_broken_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    body = bytearray(gzip.compress(page() + random.Random(1).randbytes(200_000).hex().encode(), 1))
    body[len(body) // 2 :] = b"\xff" * (len(body) - len(body) // 2)
    stream = io.BytesIO()
    headers = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1"
    )
    writer = WARCWriter(stream, gzip=False)
    address = "https://lake.example/1"
    writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(bytes(body)), http_headers=headers))
    (found,) = read_archive(stream.getvalue())
    assert isinstance(found, InputError)
    assert "cannot be unpacked" in str(found) or "is cut off" in str(found)
    assert capfd.readouterr().err == ""


def test_a_record_that_claims_more_than_there_is() -> None:
    data = archive(*fetched(page(), page()))
    name = b"Content-Length: "
    at = data.index(name) + len(name)
    found = read_archive(data[:at] + b"99999999" + data[at + data[at:].index(b"\r\n") :])
    assert [str(read) for read in found] == [
        "stdin:1: is cut off: the end of the record is missing; get the whole file"
    ]


def test_warcio_has_its_own_voice_back(monkeypatch: pytest.MonkeyPatch) -> None:
    from warcio import archiveiterator, bufferedreaders

    list(warc.items(as_stream(archive(*fetched(page()))), "a.warc", 1000, None))
    assert archiveiterator.sys is bufferedreaders.sys is sys


def as_stream(data: bytes) -> BinaryIO:
    return io.BufferedReader(io.BytesIO(data))
