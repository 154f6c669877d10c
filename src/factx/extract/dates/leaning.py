"""Dates that say little by themselves: “for the year”, “on the 15th”, “at 7:15 p.m.”, “the week of March 4”.

The words before and behind tell that a date is meant at all, and the tense of the clause or the date mentioned last
which one."""

import datetime
import re

from factx.extract.dates import calendar
from factx.extract.dates.anchor import YEAR_REACH, Anchor
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import DIGIT, form, the
from factx.extract.dates.words import ANY_WEEKDAY, DAY, GAP, MONTH, ORDINAL, ORDINALS, YEAR, month_number, number

_ASKING_FOR_UNIT = re.compile(r"\b(?:in|during|for|over|within)\s$", re.IGNORECASE)
_ASKING_FOR_DAY = re.compile(r"\b(?:on|by|until|till|since|before|after|from)\s$", re.IGNORECASE)
_DAY_REACH = 200
# “1 a.m. **Sunday**”: the day that follows is the date.
_DAY_BEHIND = re.compile(
    rf",?\s(?:on\s)?(?:the\s)?(?:{ANY_WEEKDAY}|{MONTH}|\d{{1,2}}\s{MONTH}|yesterday|today|local)", re.IGNORECASE
)
# A time of day on the clock, which the day beside it dates: “9:30 p.m.”, “0400 GMT”.
_CLOCK = (
    rf"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?{GAP}?(?:[ap]\.m\.?|[ap]m\b|[AP]M\b|[AP]\.M\.?)(?:{GAP}(?:[ECMP][SD]?T|GMT|UTC|BST)\b)?|"
    rf"(?:[01]\d|2[0-3])[:.]?[0-5]\d{GAP}?(?:hours{GAP})?(?:GMT|UTC)\b"
)


@form(
    "date.the-year",
    the("year month week fiscal financial"),
    rf"the{GAP}(?:(?:fiscal|financial){GAP})?(?P<unit>year|month|week)(?={GAP}?(?:[.,;:!?)”\"]|$|to{GAP}date\b))",
    examples=("Sales grew 4% for the year.", "In 2021 it opened a mill. It lost money in the year."),
    counterexamples=("He was named man of the year.",),
)
def bare_unit(expression: Expression, anchor: Anchor) -> Period | None:
    """“Sales grew 4% for the year”: the year that the text talks of, else that of the publication."""
    if not _ASKING_FOR_UNIT.search(expression.before):
        return None
    unit = expression.part("unit")
    if unit == "week":
        return calendar.week(anchor.today)
    if unit == "month":
        return calendar.month(anchor.today.year, anchor.today.month)
    told = anchor.year_talked_of(expression)
    return calendar.year(told if told is not None else anchor.today.year)


@form(
    "date.day-of-the-month",
    the(f"{DIGIT} {' '.join(word for word in ORDINALS if word.isalpha())}"),
    rf"the{GAP}(?:(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?={GAP}?(?:[.,;:!?)”\"]|$|and\b|when\b|at\b|in{GAP}(?![A-Z])))|"
    rf"(?P<word>{ORDINAL})(?={GAP}?(?:[.,;:!?)]|$)|{GAP}and{GAP}(?:that|he|she|it|they|I|we)\b))",
    examples=("They met on the 15th.", "He came on July 2, 2021, and left on the 9th."),
    counterexamples=("They live on the 15th floor.",),
)
def bare_day(expression: Expression, anchor: Anchor) -> Period | None:
    """“on the 15th”: of the month mentioned last if the talk is of it, else the nearest by tense."""
    if not _ASKING_FOR_DAY.search(expression.before):
        return None
    day = number(expression.part("day") or expression.part("word")) or 0
    near = anchor.mentioned is not None and expression.start_char - anchor.mentioned_until <= YEAR_REACH
    if near and anchor.mentioned is not None and anchor.mentioned.precision in ("day", "month"):
        found = calendar.date(anchor.mentioned.first.year, anchor.mentioned.first.month, day)
        return calendar.day(found) if found is not None else None
    if expression.part("word"):
        return None  # “He came in on the fifth.”: of whatever
    today = anchor.today
    months = (calendar.month(today.year, today.month + step).first for step in (-2, -1, 0, 1, 2))
    days = [found for first in months if (found := calendar.date(first.year, first.month, day)) is not None]
    ahead = anchor.direction(expression) > 0
    fitting = [found for found in days if (found >= today if ahead else found <= today)]
    return calendar.day(min(fitting, key=lambda found: abs((found - today).days))) if fitting else None


@form(
    "date.time-of-day",
    DIGIT,
    _CLOCK,
    examples=(
        "A bomb went off on 3 May 2021. A second one went off at 7:15 p.m.",
        "Shells fell on May 3, 2021; the last one fell at 0400 GMT.",
    ),
    counterexamples=("The office opens at 9 a.m.",),
)
def clock(expression: Expression, anchor: Anchor) -> Period | None:
    """“It struck at 7:15 p.m.”: told of the past, on the day mentioned last if the talk is of it; alone no date."""
    near = expression.start_char - anchor.mentioned_until <= _DAY_REACH and not _DAY_BEHIND.match(expression.following)
    if not near or anchor.mentioned is None or anchor.mentioned.precision != "day":
        return None
    return anchor.mentioned if anchor.direction(expression) < 0 else None


@form(
    "date.week-of",
    the("week"),
    rf"the{GAP}week{GAP}(?:of|beginning|starting|(?P<ending>ending|ended)){GAP}(?P<month>{MONTH}){GAP}(?P<day>{DAY})(?:,?{GAP}(?P<year>{YEAR}))?",
    examples=("It happened in the week of March 4.", "Claims fell in the week ended March 2, 2019."),
    counterexamples=("The week of the vote was calm.",),
)
def week_of(expression: Expression, anchor: Anchor) -> Period | None:
    """“the week of March 4”: Monday to Sunday; “the week ending March 8” the seven days up to it."""
    month, day = month_number(expression.part("month")), number(expression.part("day")) or 0
    years = (
        [int(expression.part("year"))] if expression.part("year") else [anchor.today.year + step for step in (-1, 0, 1)]
    )
    days = [found for year in years if (found := calendar.date(year, month, day)) is not None]
    if not days:
        return None
    nearest = min(days, key=lambda found: abs((found - anchor.today).days)) if len(days) > 1 else days[0]
    if expression.part("ending"):
        return Period(nearest - datetime.timedelta(days=6), nearest, "week", "day")
    return calendar.week(nearest)
