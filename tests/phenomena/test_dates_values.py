"""What date expressions mean on a day of publication, told by the words alone (no parse)."""

import datetime

import pytest
import spacy

from tests.dates import extract

NLP = spacy.blank("en")
FRIDAY = datetime.date(2022, 1, 7)
MONDAY = datetime.date(2022, 7, 18)


def test_ranges_of_weekdays_run_on() -> None:
    assert values("from Monday to Wednesday", MONDAY) == [("2022-07-18", None), ("2022-07-20", None)]
    assert values("It is on Monday (July 25).", MONDAY) == [("2022-07-25", None), ("2022-07-25", None)]


def values(text: str, published: datetime.date | None) -> list[tuple[str | None, str | None]]:
    return [(date.value, date.value_end) for date in extract(NLP(text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the weekday of publication is that day, not a week earlier
        ("the minister on Friday", ("2022-01-07", None)),
        ("talks on Thursday", ("2022-01-06", None)),
        ("closed until Sunday", ("2022-01-09", None)),
        ("last Friday", ("2021-12-31", None)),
        ("next Friday", ("2022-01-14", None)),
        ("Wednesday last week", ("2021-12-29", None)),
        ("the riots last weekend", ("2022-01-01", "2022-01-02")),
        ("an outage midweek", ("2022-01-04", "2022-01-06")),
        ("last week", ("2021-12-27", "2022-01-02")),
        ("this month", ("2022-01", None)),
        ("last month", ("2021-12", None)),
        ("last year", ("2021", None)),
        ("two years ago", ("2020", None)),
        ("down from $10 million a year ago", ("2021", None)),
        ("a fortnight ago", ("2021-12-24", None)),
        ("the week before last", ("2021-12-20", "2021-12-26")),
        ("three months ago", ("2021-10", None)),
        ("ten days ago", ("2021-12-28", None)),
        ("yesterday", ("2022-01-06", None)),
        ("the day before yesterday", ("2022-01-05", None)),
        ("tonight", ("2022-01-07", None)),
        ("last night", ("2022-01-06", None)),
        ("in May", ("2021-05", None)),
        ("last May", ("2021-05", None)),
        ("this September", ("2022-09", None)),
        ("on 5 January", ("2022-01-05", None)),
        ("on Dec. 13", ("2021-12-13", None)),
        ("on February 2", ("2022-02-02", None)),
        ("last summer", ("2021-06", "2021-08")),
        ("this winter", ("2021-12", "2022-02")),
        ("next spring", ("2022-03", "2022-05")),
        ("the third quarter", ("2021-07", "2021-09")),
        ("last decade", ("2010", "2019")),
        ("New Year’s Eve", ("2021-12-31", None)),
        ("Thanksgiving Day last year", ("2021-11-25", None)),
        ("the end of the year", ("2022", None)),
        ("by year-end", ("2022-12-31", None)),
        ("up a fifth since year-end", ("2021-12-31", None)),
        ("at year-end 1988", ("1988-12-31", None)),
        ("by month’s end", ("2022-01-31", None)),
    ],
)
def test_relative_to_the_day_of_publication(text: str, expected: tuple[str | None, str | None]) -> None:
    assert values(text, FRIDAY) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over the weekend", ("2022-07-16", "2022-07-17")),
        ("last weekend", ("2022-07-16", "2022-07-17")),
        ("next weekend", ("2022-07-30", "2022-07-31")),
        ("next week", ("2022-07-25", "2022-07-31")),
        ("last January", ("2022-01", None)),
        ("in August", ("2022-08", None)),
        ("last fall", ("2021-09", "2021-11")),
        ("the first five months of the year", ("2022-01", "2022-05")),
        ("November 7-18", ("2022-11-07", "2022-11-18")),
        ("5/6/2022", (None, None)),
        ("7/20/2022", ("2022-07-20", None)),
        ("the first of July", ("2022-07-01", None)),
        ("Sunday, February 20", ("2022-02-20", None)),
    ],
)
def test_relative_to_a_monday_in_july(text: str, expected: tuple[str | None, str | None]) -> None:
    assert values(text, MONDAY) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26 July 2022", ("2022-07-26", None)),
        ("Sept. 27, 1989", ("1989-09-27", None)),
        ("13-15 June 2022", ("2022-06-13", "2022-06-15")),
        ("June 31, 2020", ("2020", None)),
        ("05/Mar/2021", ("2021-03-05", None)),
        ("2021, March 5", ("2021-03-05", None)),
        ("March the 5th, 2021", ("2021-03-05", None)),
        ("2022/07/25", ("2022-07-25", None)),
        ("Quito, 5 Oct 88 (ACAN) --", ("1988-10-05", None)),
        ("9/11", ("2001-09-11", None)),
        ("the Sept. 11 attacks", ("2001-09-11", None)),
        ("May 1991", ("1991-05", None)),
        ("April–May 2021", ("2021-04", "2021-05")),
        ("1991", ("1991", None)),
        ("1990–94", ("1990", "1994")),
        ("the 1950s", ("1950", "1959")),
        ("the 1600s", ("1600", "1699")),
        ("the 20th century", ("1900", "1999")),
        ("the third quarter of 1984", ("1984-07", "1984-09")),
        ("Q3 2021", ("2021-07", "2021-09")),
        ("the second half of 2020", ("2020-07", "2020-12")),
        ("the winter of 1812", ("1812-12", "1813-02")),
        ("nineteen ninety-six", ("1996", None)),
        ("AD 71", ("0071", None)),
    ],
)
def test_explicit_dates_need_no_publication(text: str, expected: tuple[str | None, str | None]) -> None:
    assert values(text, None) == [expected]


@pytest.mark.parametrize(
    "text", ["on Friday", "last weekend", "two years ago", "in May", "Dec. 13", "yesterday", "the next day"]
)
def test_without_a_publication_the_text_is_kept_and_the_value_is_null(text: str) -> None:
    (date,) = extract(NLP(f"It ended {text}."), None)
    assert (date.value, date.value_end) == (None, None)
    assert date.text in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 24 May 2021 it left. The next day it landed and that same day flew on.",
            ["2021-05-24", "2021-05-25", "2021-05-25"],
        ),
        ("On 24 May 2021 it left. It had come the previous day.", ["2021-05-24", "2021-05-23"]),
        ("He won in 1999. Two years later he lost; that year he fled.", ["1999", "2001", "2001"]),
        ("Three years ago, in late May, it was sold. Nobody came in June.", ["2019", "2019-05", "2021-06"]),
        ("He ran in 1958 and that same night was caught.", ["1958", None]),
        ("It fell in March 2021. The following month it rose.", ["2021-03", "2021-04"]),
        (
            "In 1831 he fled; in 1832 he wrote, and in 1833 he was held. On 5 June he was freed.",
            ["1831", "1832", "1833", "1833-06-05"],
        ),
    ],
)
def test_dates_that_lean_on_the_one_before(text: str, expected: list[str | None]) -> None:
    assert [value for value, _ in values(text, datetime.date(2022, 3, 1))] == expected


def test_a_year_ago_compares_quarters_where_a_quarter_is_the_topic() -> None:
    text = "Profit in the third quarter rose. A year earlier it fell. In the quarter, sales grew."
    assert values(text, datetime.date(1989, 11, 2)) == [
        ("1989-07", "1989-09"),
        ("1988-07", "1988-09"),
        ("1989-07", "1989-09"),
    ]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("on Friday", "day"), ("last week", "week"), ("last weekend", "weekend"), ("in May", "month"), ("the third quarter", "quarter"),
        ("last summer", "season"), ("the first half of 2020", "half"), ("1991", "year"), ("the 1950s", "decade"), ("the 20th century", "century"),
        ("November 7-18", "range"),
    ],
)  # fmt: skip
def test_precision_is_told_with_and_without_a_publication(text: str, precision: str) -> None:
    assert [date.precision for date in extract(NLP(text), FRIDAY)] == [precision]
    assert [date.precision for date in extract(NLP(text), None)] == [precision]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the fifties", ("1950", "1959")),
        ("in the ’90s", ("1990", "1999")),
        ("in the 1600s", ("1600", "1699")),
        ("of the 20th century", ("1900", "1999")),
        ("from the 12th to 16th centuries", ("1100", "1599")),
        ("1990–94", ("1990", "1994")),
        ("in fiscal 1989", ("1989", None)),
        ("in nineteen ninety-six", ("1996", None)),
        ("in nineteen oh five", ("1905", None)),
        ("in the year two thousand", ("2000", None)),
        ("in May nineteen ninety-six", ("1996-05", None)),
        ("the class of ’71", ("1971", None)),
        ("of this century", ("2000", "2099")),
        ("last century", ("1900", "1999")),
        ("this decade", ("2020", "2029")),
        ("in April–May 2021", ("2021-04", "2021-05")),
        ("last quarter", ("2021-10", "2021-12")),
        ("this past weekend", ("2022-01-01", "2022-01-02")),
        ("in Q3 2021", ("2021-07", "2021-09")),
        ("in H1 2021", ("2021-01", "2021-06")),
        ("in the first half of 1990", ("1990-01", "1990-06")),
        ("in the first five months of 2020", ("2020-01", "2020-05")),
        ("in the last three months of 2020", ("2020-10", "2020-12")),
        ("in the first ten days of 2020", ("2020-01-01", "2020-01-10")),
        ("in the last two weeks of 2020", ("2020-12-18", "2020-12-31")),
        ("before 9/11", ("2001-09-11", None)),
        ("before the Sept. 11 attacks", ("2001-09-11", None)),
        ("on 05/Mar/2021", ("2021-03-05", None)),
        ("on 2021, March 5", ("2021-03-05", None)),
        ("on November 7–18", ("2021-11-07", "2021-11-18")),
        ("on June 31, 2021", ("2021", None)),
        ("the previous Friday", ("2021-12-31", None)),
        ("the following Friday", ("2022-01-14", None)),
        ("this coming Friday", ("2022-01-14", None)),
        ("on Halloween 2021", ("2021-10-31", None)),
        ("on Valentine’s Day 2020", ("2020-02-14", None)),
        ("last Christmas Day", ("2021-12-25", None)),
        ("next Christmas Day", ("2022-12-25", None)),
        ("this Christmas Day", ("2022-12-25", None)),
        ("last evening", ("2022-01-06", None)),
        ("this evening", ("2022-01-07", None)),
    ],
)
def test_what_is_spelled_out_abridged_or_rare(text: str, expected: tuple[str, str | None]) -> None:
    assert values(text, FRIDAY) == [expected]


@pytest.mark.parametrize("text", ["in the last two years", "over the past year", "the first fifty months of 2020"])
def test_stretches_that_no_calendar_holds(text: str) -> None:
    assert [value for value, _ in values(text, FRIDAY) if value not in (None, "2020")] == []
