"""For any text and any bytes: what is read is exact, what is written can be read again, and nothing is raised but InputError."""

import io
import json
import logging
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.article import Article
from factx.errors import InputError
from factx.facts import ArticleRecord, parse
from factx.output import cells, jsonl
from factx.reading import sources
from factx.reading.kinds import InputFormat
from factx.reading.text import decode

# Texts that UTF-8 can hold and that do not begin like something else (a mark, HTML, a PDF).
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff")).map(lambda text: "x" + text)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logger = logging.getLogger("factx")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(before)


@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_text_is_read_character_for_character(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@given(st.binary())
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    try:
        decode(data, "a.txt").encode("utf-8")
    except InputError as error:
        assert "\n" not in str(error)


@given(
    st.lists(st.dictionaries(st.sampled_from(["text", "id", "title", "published", "url", "x"]), st.text()), max_size=5)
)
def test_records_are_articles_or_errors_line_by_line(lines: list[dict[str, str]]) -> None:
    stream = io.BytesIO(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    items = list(sources.read(["-"], sources.Reading(input_format="jsonl"), stream))
    assert len(items) == len(lines)
    for item, line in zip(items, lines, strict=True):
        assert isinstance(item, Article) == ("text" in line)
        if isinstance(item, Article):
            assert len(item.text) == len(line["text"])
            item.text.encode("utf-8")
            item.id.encode("utf-8")


@given(st.binary())
def test_any_stream_of_bytes_gives_articles_or_errors(data: bytes) -> None:
    for kind in get_args(InputFormat):
        reading = sources.Reading(input_format=kind)
        for item in sources.read(["-"], reading, io.BytesIO(data)):
            assert isinstance(item, Article | InputError)


@given(TEXTS)
def test_what_begins_with_blank_lines_is_read_whole(text: str) -> None:
    (article,) = sources.read(["-"], sources.Reading(), io.BytesIO(f"\n \n{text}".encode()))
    assert isinstance(article, Article)
    assert article.text == f"\n \n{text}"


@given(TEXTS)
def test_one_record_is_one_line(text: str) -> None:
    record = ArticleRecord(id="t", article=text, text=text, start_char=0, end_char=len(text), title=text)
    line = jsonl.line(record)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert parse(line) == record


@given(st.text())
def test_cells_keep_the_length_and_lose_what_steers(text: str) -> None:
    shown = cells.clean(text)
    assert len(shown) == len(text)
    assert all(character >= " " and character not in "\x7f\x9b\u202e" for character in shown)
