"""Durations and sets: how long something lasts and how often it happens, apart from dates."""

import pytest

import factx
from factx import facts


def stretches(extractor: factx.Extractor, text: str) -> list[facts.Date]:
    _, records = extractor.annotated(factx.Article("a", text, published="2024-03-06"))
    (article,) = (record for record in records if isinstance(record, facts.ArticleRecord))
    assert all(text[date.start_char : date.end_char] == date.text for date in article.dates)
    return [date for date in article.dates if date.kind != "date"]


DURATIONS = [
    ("It rained for three days.", "three days", "P3D"),
    ("The strike lasted 36 hours.", "36 hours", "PT36H"),
    ("They signed a 30-year lease.", "30-year", "P30Y"),
    ("She waited for two and a half hours.", "two and a half hours", "PT2H30M"),
    ("He served 2 1/2 years in jail.", "2 1/2 years", "P2Y6M"),
    ("It took half an hour.", "half an hour", "PT30M"),
    ("It took a minute and a half.", "a minute and a half", "PT1M30S"),
    ("Over the past two months, prices fell.", "the past two months", "P2M"),
    ("The plan covers the next five years.", "the next five years", "P5Y"),
    ("In recent weeks, prices fell.", "recent weeks", "PXW"),
    ("The siege went on for months.", "months", "PXM"),
    ("He was held for several days.", "several days", "PXD"),
    ("A day-long meeting was held.", "day-long", "P1D"),
    ("It rained all week.", "all week", "P1W"),
    ("The quake was felt for four decades of its fame.", "four decades", "P40Y"),
    ("The bridge has stood for three centuries.", "three centuries", "P3C"),
    ("The talks went on for 1.5 hours.", "1.5 hours", "PT1.5H"),
    ("They stayed a fortnight.", "a fortnight", "P2W"),
    ("It lost money for two quarters.", "two quarters", "P2Q"),
]


@pytest.mark.parametrize(("text", "words", "value"), DURATIONS)
def test_how_long(text: str, words: str, value: str, extractor: factx.Extractor) -> None:
    assert [(date.text, date.kind, date.value) for date in stretches(extractor, text)] == [(words, "duration", value)]


SETS = [
    ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
    ("They meet on Mondays.", "Mondays", "XXXX-WXX-1"),
    ("A fair is held each July.", "each July", "XXXX-07"),
    ("A fair is held every summer.", "every summer", "XXXX-SU"),
    ("The board meets every three months.", "every three months", "P3M"),
    ("Buses run every other day.", "every other day", "P2D"),
    ("He visits her twice a week.", "a week", "P1W"),
    ("The market opens daily.", "daily", "P1D"),
    ("The group meets weekly.", "weekly", "P1W"),
    ("She calls every morning.", "every morning", "XXXX-XX-XXTMO"),
]


@pytest.mark.parametrize(("text", "words", "value"), SETS)
def test_how_often(text: str, words: str, value: str, extractor: factx.Extractor) -> None:
    assert [(date.text, date.kind, date.value) for date in stretches(extractor, text)] == [(words, "set", value)]


@pytest.mark.parametrize(
    "text",
    [
        "A second group of workers arrived.",
        "Three-quarters of the voters stayed at home.",
        "The 44-year-old teacher resigned.",
        "He is 52 years old.",
        "The fine is $500 a day.",
        "He left two years ago.",  # a date
        "She was freed last week.",
        "The Daily Herald reported on Six Day War veterans.",
        "One day he may return.",
        "The company has a quarter of the market.",
        "Years have passed.",
    ],
)
def test_no_duration_and_no_set(text: str, extractor: factx.Extractor) -> None:
    assert stretches(extractor, text) == []


def test_a_duration_has_no_precision_and_a_date_has(extractor: factx.Extractor) -> None:
    text = "On Monday it rained for three days."
    _, records = extractor.annotated(factx.Article("a", text, published="2024-03-06"))
    (article,) = (record for record in records if isinstance(record, facts.ArticleRecord))
    date, duration = (found.model_dump() for found in article.dates)
    assert (date["kind"], date["precision"]) == ("date", "day")
    assert duration["kind"] == "duration" and "precision" not in duration


def test_no_fact_is_dated_by_a_duration(extractor: factx.Extractor) -> None:
    (fact,) = extractor.extract("Ten people were killed in three days.")
    assert isinstance(fact, facts.Casualty)
    assert fact.date is None
