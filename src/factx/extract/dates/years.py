"""Expressions that mean years, parts and rows of them: “1991”, “the third quarter”, “the 1950s”, “the 20th century”."""

import datetime
from dataclasses import replace

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor, whole_year, year_of
from factx.extract.dates.calendar import Period
from factx.extract.dates.expressions import Expression
from factx.extract.dates.words import DECADES, full_year, month_number, number

# So many years at most from the first to the last of “1812–1990”.
_LONGEST_ROW = 300


def part_of_year(expression: Expression, anchor: Anchor) -> Period | None:
    """“the third quarter”: the latest that has begun, or the coming one in future tense; a half needs its year."""
    ordinal, part = number(expression.part("ordinal")) or 0, expression.part("part")
    year = year_of(expression, anchor)
    if ordinal > (4 if part == "quarter" else 2) or ordinal < 1:
        return None
    if part != "quarter":
        return calendar.half(year, ordinal) if year is not None else None
    if year is None:
        today = anchor.today
        begun = calendar.quarter(today.year, ordinal).first <= today
        year = today.year - (not begun and anchor.direction(expression) <= 0)
    return calendar.quarter(year - bool(expression.part("yearsame")), ordinal)


def numbered_part(expression: Expression, anchor: Anchor) -> Period | None:
    """“Q3 2021”, “H1 2022”, “1Q 2023”."""
    part = "quarter" if "q" in (expression.part("part"), expression.part("unit")) else "half"
    ordinal = expression.part("ordinal") or expression.part("number")
    return part_of_year(replace(expression, parts={**expression.parts, "part": part, "ordinal": ordinal}), anchor)


def reported_quarter(expression: Expression, anchor: Anchor) -> Period | None:
    """“the quarter”, “the year-earlier period”: of the quarter that the article reports on; none, no date."""
    quarter = anchor.quarter(expression.start_char)
    if quarter is None and anchor.of_months(expression.start_char) and expression.part("alone"):
        return calendar.year(anchor.today.year - 1)
    if quarter is None or (expression.part("period") and not expression.part("same")):
        return None
    back = 1 if expression.part("same") or expression.part("alone") or expression.parts.get("then") is not None else 0
    return calendar.quarter(quarter.first.year - back, calendar.quarter_number(quarter.first))


def first_part(expression: Expression, anchor: Anchor) -> Period | None:
    """“the first five months of the year”, “the last two weeks of 2020”."""
    year, count, unit = year_of(expression, anchor), number(expression.part("number")), expression.part("unit")
    if year is None or not count:
        return None
    if unit == "month":
        if count > 12:
            return None
        return (
            calendar.months(year, 1, count)
            if expression.part("edge") == "first"
            else calendar.months(year, 13 - count, 12)
        )
    length = count * (7 if unit == "week" else 1) - 1
    if expression.part("edge") == "first":
        first = datetime.date(year, 1, 1)
        return calendar.days(first, calendar.shifted(first, length))
    last = datetime.date(year, 12, 31)
    return calendar.days(calendar.shifted(last, -length), last)


def decade(expression: Expression, _anchor: Anchor) -> Period | None:
    """“the 1950s” ten years, “the 1600s” a hundred."""
    if expression.part("words"):
        return calendar.decade(1900 + DECADES[expression.part("words")])
    short = expression.part("short") or expression.part("bareshort")
    if short:
        return calendar.decade(1900 + int(short))
    first = int(expression.part("decade"))
    return calendar.century(first // 100 + 1) if first % 100 == 0 and first < 2000 else calendar.decade(first)


def century(expression: Expression, _anchor: Anchor) -> Period | None:
    """“the 20th century”, “the 12th to 16th centuries”."""
    last = number(expression.part("century")) or 0
    first = number(expression.part("first")) if expression.part("first") else None
    if not 1 <= last <= 30:
        return None
    if first is None or not 1 <= first < last:
        return calendar.century(last)
    return calendar.years(100 * (first - 1), 100 * last - 1)


def years(expression: Expression, _anchor: Anchor) -> Period | None:
    """“1990–94”."""
    first = int(expression.part("year"))
    last = full_year(expression.part("last"), first)
    if last > first + _LONGEST_ROW:
        return None  # “1380–2075”: numbers
    return calendar.years(first, last) if first < last else calendar.year(first)


def year(expression: Expression, _anchor: Anchor) -> Period | None:
    """“1991”, “fiscal 1989”."""
    return calendar.year(int(expression.part("year")))


def spelled_year(expression: Expression, _anchor: Anchor) -> Period | None:
    """“nineteen ninety-six”; “two thousand” is a year only where the text says so."""
    if expression.part("thousand"):
        rest = number(expression.part("rest"))
        if rest is None and not expression.part("the"):
            return None
        year = 2000 + (rest or 0)
    else:
        ones = number(expression.part("ones").removeprefix("oh "))
        if ones is None:
            return None
        year = 100 * (number(expression.part("hundreds")) or 0) + ones
    month = expression.part("month")
    return calendar.month(year, month_number(month)) if month else calendar.year(year)


def era_year(expression: Expression, _anchor: Anchor) -> Period | None:
    """“AD 71”."""
    return calendar.year(int(expression.part("year") or expression.part("after")))


def early_year(expression: Expression, _anchor: Anchor) -> Period | None:
    """“In 348 Bishop Petra died”: a year of three digits."""
    years = (expression.part(name) for name in ("year", "named", "born", "died"))
    return calendar.year(int(next(year for year in years if year)))


def short_year(expression: Expression, anchor: Anchor) -> Period | None:
    """“the class of ’71”."""
    return calendar.year(whole_year(expression.part("short"), anchor.published))
