"""Whatever the text: no exception, spans within it, slices equal, nothing overlapping."""

import datetime
import re
import time
from itertools import pairwise

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factx.lexicon import load
from factx.marks import tokens_at
from factx.reading.furniture import read
from tests.dates import extract

LEXICON = load()
NLP = spacy.blank("en")
_WORDS = (
    "Friday last next week weekend 2022 1990s the 31 30 February Feb. May 29 , - – . : ’60s 20th century first quarter of "
    "a year ago later and to 12/13/14 2020-02-30 tonight midweek Sunday \n \n\n (AP) — LAGOS By Ana Share Read more: Leave "
    "a Reply © \x00 \u2028 ½ ٣ 0 00 9999 two half thousand ten three months Christmas last year’s that same day before "
    "00/00/0000 99999999999999999999 05/Mar/2021 9/11 (July through until 1812-13 AD '71"
)
PIECES = st.sampled_from([word for word in re.split(" ", _WORDS) if word])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, DAYS)
def test_dates_of_any_text(text: str, published: datetime.date | None) -> None:
    dates = extract(NLP(text), published)
    for date in dates:
        assert text[date.start_char : date.end_char] == date.text
        assert date.value is None or (date.value_end or date.value) >= date.value
    assert all(one.end_char <= other.start_char for one, other in pairwise(dates))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.one_of(st.none(), st.text(max_size=40)))
def test_layout_of_any_text(text: str, title: str | None) -> None:
    sections = read(text, title, LEXICON).sections
    for section in sections:
        assert 0 <= section.start_char < section.end_char <= len(text)
    assert all(one.end_char <= other.start_char for one, other in pairwise(sections))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.integers(0, 300), st.integers(1, 40))
def test_tokens_at_is_what_char_span_gives(text: str, start: int, length: int) -> None:
    doc = NLP(text)
    stretch = text[start : start + length]
    if not stretch.strip():
        return
    start += len(stretch) - len(stretch.lstrip())
    end = start + len(stretch.strip())
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None
    assert tokens_at(doc, start, end) == (span.start, span.end)


def test_dates_take_linear_time() -> None:
    for words in ("January ", "Friday, ", "the end of the ", "the ", "19 "):
        doc = NLP(words * 30_000)
        start = time.process_time()
        extract(doc, datetime.date(2022, 1, 7))
        assert time.process_time() - start < 20, words


def test_layout_takes_linear_time() -> None:
    for text in (
        "a" * 1_000_000,
        "A " * 500_000,
        "Share on \n" * 100_000,
        "Your email address will not be published. " * 20_000,
        "\x00" * 1_000_000,
        "A, " * 300_000,
        "By A. " * 150_000,
        "NEW YORK, " * 90_000,
    ):
        start = time.process_time()
        read(text, None, LEXICON)
        assert time.process_time() - start < 10, text[:20]
