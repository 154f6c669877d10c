"""Which stretches of a text are date expressions: the grammar alone, without a parse."""

from itertools import pairwise

import pytest

from factx.extract.dates.expressions import find
from factx.extract.dates.registry import FORMS


def texts(text: str) -> list[str]:
    return [found.text for found in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 26 July 2022.", ["26 July 2022"]),
        ("It opened on July 26, 2022, in Geneva.", ["July 26, 2022"]),
        ("On Friday, July 15, flights began.", ["Friday, July 15"]),
        ("Filed on 2022-07-26 at noon.", ["2022-07-26"]),
        ("Signed on 26/07/2022 in Lima.", ["26/07/2022"]),
        ("The summit is on November 7-18.", ["November 7-18"]),
        ("The summit is on 7–18 November 2022.", ["7–18 November 2022"]),
        ("He came on March 20 and 21 and left.", ["March 20 and 21"]),
        ("On May 5 and 10 others were held.", ["May 5"]),
        ("It was the 16th of December, a Sunday morning.", ["the 16th of December", "Sunday morning"]),
        ("They met from March to August 2011.", ["March", "August 2011"]),
        ("It ran January 23 – March 9, 2014.", ["January 23", "March 9, 2014"]),
        ("in October of 1812", ["October of 1812"]),
        ("since August last year", ["August last year"]),
        ("in mid-November and early 1991", ["mid-November", "early 1991"]),
        ("at the end of this week", ["the end of this week"]),
        ("Last Tuesday, on Wednesday last week", ["Last Tuesday", "Wednesday last week"]),
        ("the previous Friday, that same day", ["the previous Friday", "that same day"]),
        (
            "two years ago, a week earlier, twenty-three years later",
            ["two years ago", "a week earlier", "twenty-three years later"],
        ),
        ("the third quarter of 1984", ["the third quarter of 1984"]),
        ("third-quarter profit; last year’s first half", ["third-quarter", "last year’s first half"]),
        ("during the first semester of 2022", ["the first semester of 2022"]),
        ("the first five months of the year", ["the first five months of the year"]),
        ("the 1950s, the ’60s and the nineties", ["the 1950s", "the ’60s", "the nineties"]),
        ("the mid-1980s", ["mid-1980s"]),
        ("the 20th century, the 12th to 16th centuries", ["the 20th century", "the 12th to 16th centuries"]),
        ("the winter of 1812-13 and summer 2022", ["the winter of 1812-13", "summer 2022"]),
        ("nineteen ninety-six, the year two thousand", ["nineteen ninety-six", "the year two thousand"]),
        ("from 1990 to 1994, 1990–94", ["1990", "1994", "1990–94"]),
        ("New Year’s Eve 2021", ["New Year’s Eve 2021"]),
        ("the day before yesterday", ["the day before yesterday"]),
    ],
)
def test_expressions_are_found_whole(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She may march in the fall of the wall.",
        "Some 10,000 years, $2015 and No. 12 of 1,500 men.",
        "Mondays are quiet; on Fridays they trade.",
        "three hours, past four decades, a few days",
        "It rose 14.2015 points to 3:1999.",
        "the 44 BC murder of the dictator in the 1st century BC",
        "an 84-year-old man in his 60s",
        "now, recently, soon, the other day",
    ],
)
def test_what_is_no_date_expression(text: str) -> None:
    assert texts(text) == []


def test_slices_are_equal_and_ordered() -> None:
    text = "On Friday, 7 January 2022, and in May last year; two days later, on 8 January."
    found = list(find(text))
    assert all(text[date.start_char : date.end_char] == date.text for date in found)
    assert all(one.end_char <= other.start_char for one, other in pairwise(found))


def test_blank_lines_end_an_expression() -> None:
    assert texts("It was May\n\n5 people came in 2021\n\nJune") == ["May", "2021", "June"]


def test_every_rule_can_begin_somewhere() -> None:
    assert all(form.starters for form in FORMS)
