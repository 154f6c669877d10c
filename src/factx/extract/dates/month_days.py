"""Days that are told by their month or in digits: “July 4, 2021”, “26/07/2022”, “9/11”."""

import datetime

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor, whole_year, year_of
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import DIGIT, form, the
from factx.extract.dates.pieces import (
    LAST_DAY,
    MONTH_WORDS,
    ORDINAL_WORDS,
    RELATIVE_YEAR,
    SHARED_YEAR,
    WEEKDAY_BEFORE,
    WEEKDAY_WORDS,
    WIRE_YEAR,
    YEAR_BEHIND,
)
from factx.extract.dates.words import DAY, GAP, MONTH, ORDINAL, YEAR, month_number, number, weekday_number

# A day of a month so few days away is meant whatever the tense says: on 2 November “Nov. 9” is never that of last year.
_SURELY_NEAR = 75
# dateparser must never ask the clock, not even for what it does not use.
_NOON = datetime.datetime(2000, 1, 1, 12)
_ATTACKS = datetime.date(2001, 9, 11)
# How far from the publication a 29 February, or a weekday that must fit, is looked for.
_YEARS_AROUND = 4


@form(
    "date.iso-day",
    DIGIT,
    r"(?P<year>1\d{3}|20\d\d)(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?![\d/-])",
    examples=("The form was filed on 2022-07-26 at noon.", "Updated 2021/03/05 by the clerk."),
    counterexamples=("The code is 2022-17-26.",),
)
def iso_day(expression: Expression, _anchor: Anchor) -> Period | None:
    """“2022-01-07”."""
    found = calendar.date(*(int(expression.part(name)) for name in ("year", "month", "day")))
    return calendar.day(found) if found else None


@form(
    "date.numeric-day",
    DIGIT,
    r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:1\d|20)\d\d|\d\d)(?![\d/]|\.\d)",
    examples=("It was signed on 26/07/2022 in Lima.", "The ship sank on 7.12.1998 off Varna."),
    counterexamples=("The score was 26/07.",),
)
def numeric_day(expression: Expression, anchor: Anchor) -> Period | None:
    """“26/07/2022” has one reading; of the two of “05/06/2022” only a publication day within a month can choose."""
    a, b = int(expression.part("a")), int(expression.part("b"))
    year = whole_year(expression.part("year"), anchor.published)
    day_first, month_first = calendar.date(year, b, a), calendar.date(year, a, b)
    readings = {reading for reading in (day_first, month_first) if reading is not None}
    if len(readings) > 1:
        near = [reading for reading in readings if abs((reading - anchor.today).days) <= 31]
        if len(near) != 1:
            anchor.unknown = True
            return calendar.day(min(readings))
        readings = set(near)
    return calendar.day(readings.pop()) if readings else None


@form(
    "date.rare-order",
    f"{DIGIT} {MONTH_WORDS}",
    rf"(?:{DAY}[-/.]{MONTH}[-/.](?:{YEAR}|\d\d(?!\d))|{YEAR}(?:,?{GAP}|[-/.]){MONTH}(?:{GAP}|[-/.]){DAY}|{MONTH}{GAP}the{GAP}{DAY},?{GAP}{YEAR})",
    examples=("It opened on 05/Mar/2021 in Lima.", "On 2021, March 5, the mill closed."),
    counterexamples=("It opened on 5 March 2021.",),
)
def other_day(expression: Expression, _anchor: Anchor) -> Period | None:
    """“05/Mar/2021”, “2021, March 5”: whole dates in rarer orders, which dateparser reads."""
    import dateparser  # late: it takes as long to import as a long article takes to read

    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "RELATIVE_BASE": _NOON}
    words = expression.text.replace(" the ", " ")
    found = dateparser.parse(words, languages=["en"], settings=settings)
    return calendar.day(found.date()) if found is not None else None


def _of_month(expression: Expression, anchor: Anchor) -> Period | None:
    """“July 4, 2021”, “Nov. 9”, “November 7–18”: of the 31st of June only the year is left, if one stands there."""
    month, first = month_number(expression.part("month")), number(expression.part("day")) or 0
    last = number(expression.part("last")) if expression.part("last") else None
    year = year_of(expression, anchor)
    start = nearest_day(expression, anchor, month, first) if year is None else calendar.date(year, month, first)
    if start is None:
        return calendar.year(year) if year is not None else None
    end = calendar.date(start.year, start.month, last) if last is not None else None
    return calendar.days(start, end) if end is not None and end > start else calendar.day(start)


@form(
    "date.month-day",
    f"{MONTH_WORDS} {WEEKDAY_WORDS}",
    rf"{WEEKDAY_BEFORE}(?P<month>{MONTH}){GAP}?(?P<day>{DAY}){LAST_DAY}?(?:{YEAR_BEHIND}|{RELATIVE_YEAR}|{SHARED_YEAR})?",
    examples=(
        "It opened on July 26, 2022, in Geneva.",
        "The summit is on November 7-18.",
        "They met on March 20 and 21.",
    ),
    counterexamples=("He ran 26 miles in July.",),
)
def month_day(expression: Expression, anchor: Anchor) -> Period | None:
    """“July 4, 2021”, “Nov. 7–18”, “July 4 last year”: the month goes before the day."""
    return _of_month(expression, anchor)


@form(
    "date.day-month",
    f"{DIGIT} {WEEKDAY_WORDS} {ORDINAL_WORDS} {the(f'{DIGIT} {ORDINAL_WORDS}')}",
    rf"{WEEKDAY_BEFORE}(?:the{GAP})?(?P<day>{DAY}|(?i:{ORDINAL})\b){LAST_DAY}?{GAP}(?:of{GAP})?(?P<month>{MONTH})"
    rf"(?:{YEAR_BEHIND}|{RELATIVE_YEAR}|{SHARED_YEAR}|{WIRE_YEAR})?",
    examples=("It opened on 26 July 2022.", "It was the 16th of December.", "The summit is on 7–18 November."),
    counterexamples=("In July 26 men were held.",),
)
def day_month(expression: Expression, anchor: Anchor) -> Period | None:
    """“26 July 2022”, “the 16th of December”: the day goes before the month."""
    return _of_month(expression, anchor)


def nearest_day(expression: Expression, anchor: Anchor, month: int, day: int) -> datetime.date | None:
    """“on Aug. 7”: the latest in past tense, the next in future tense, else the nearest; a weekday decides."""
    told = anchor.told_year(expression)
    if told is not None:
        return calendar.date(told, month, day)
    today = anchor.today
    years = range(today.year - _YEARS_AROUND, today.year + _YEARS_AROUND + 1)
    days = [found for found in (calendar.date(year, month, day) for year in years) if found is not None]
    weekday = expression.part("weekday")
    fitting = [found for found in days if found.weekday() == weekday_number(weekday)] if weekday else []
    days = fitting or days
    nearest = min(days, key=lambda found: abs((found - today).days), default=None)
    if nearest is None or fitting or abs((nearest - today).days) <= _SURELY_NEAR:
        return nearest
    direction = anchor.direction(expression)
    if direction != 0:
        days = [found for found in days if (found - today).days * direction >= 0] or days
    return min(days, key=lambda found: abs((found - today).days))


@form(
    "date.nine-eleven",
    f"{DIGIT} september sept sep",
    rf"9/11\b(?![/\d])|(?:September|Sept?\.?){GAP}11(?:th)?(?={GAP}(?:\w+{GAP})?(?:attack|terror|hijack))",
    examples=("He lost a brother on 9/11.", "She wrote of the Sept. 11 attacks."),
    counterexamples=("They met on Sept. 11 in Lima.",),
    tier=1,
)
def eleventh_of_september(_expression: Expression, _anchor: Anchor) -> Period | None:
    """“9/11”, “the Sept. 11 attacks”: those of 2001, wherever they are told of later on."""
    return calendar.day(_ATTACKS)
