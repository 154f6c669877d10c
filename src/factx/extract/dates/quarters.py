"""Parts of a year: “the third quarter”, “H1 2022”, “the first five months of the year”."""

import datetime
from dataclasses import replace

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor, year_of
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import DIGIT, form, the
from factx.extract.dates.pieces import OF_YEAR, ORDINAL_WORDS, YEAR_BEHIND
from factx.extract.dates.words import CARDINAL, GAP, ORDINAL, YEAR, number


@form(
    "date.part-of-year",
    f"{DIGIT} {ORDINAL_WORDS} last this next fiscal " + the(f"{DIGIT} {ORDINAL_WORDS} year last this next fiscal"),
    rf"(?:[Tt]he{GAP})?(?:(?:(?P<yearsame>year-(?:ago|earlier))|(?P<before>{YEAR})|"
    rf"(?i:(?P<beforethat>last|this|next){GAP}year)[’']s){GAP})?"
    rf"(?i:(?:fiscal[- ])?(?P<ordinal>{ORDINAL})(?:{GAP}|-)(?:fiscal{GAP})?(?P<part>quarter|half|semester))\b"
    rf"{OF_YEAR}?",
    examples=(
        "Profit fell in the third quarter of 1984.",
        "Third-quarter profit fell.",
        "Sales rose in last year’s first half.",
    ),
    counterexamples=("He lost three quarters of his land.",),
)
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


@form(
    "date.numbered-part",
    f"q1 q2 q3 q4 h1 h2 {DIGIT}",
    rf"(?:(?P<part>[QH])(?P<ordinal>[1-4])|(?P<number>[1-4])(?P<unit>[QH]))\b{YEAR_BEHIND}?",
    examples=("Profit rose in Q3 2021.", "Sales fell in 1Q 2023."),
    counterexamples=("He came in at gate Q3b.",),
)
def numbered_part(expression: Expression, anchor: Anchor) -> Period | None:
    """“Q3 2021”, “H1 2022”, “1Q 2023”."""
    part = "quarter" if "q" in (expression.part("part"), expression.part("unit")) else "half"
    ordinal = expression.part("ordinal") or expression.part("number")
    return part_of_year.read(replace(expression, parts={**expression.parts, "part": part, "ordinal": ordinal}), anchor)


@form(
    "date.reported-quarter",
    f"year {the('latest year quarter period')}",
    rf"(?i:the{GAP}(?:latest{GAP}|(?P<same>year-(?:ago|earlier){GAP}))?(?:quarter(?P<then>(?={GAP}a{GAP}year{GAP}(?:ago|earlier)\b))?|(?P<period>period))|(?P<alone>year-(?:ago|earlier)))\b(?!-)",
    examples=(
        "Profit fell in the third quarter of 1984. Sales rose in the quarter.",
        "It lost a million in the third quarter of 1984, compared with a profit in the year-earlier period.",
    ),
    counterexamples=("They live in the quarter behind the port.",),
)
def reported_quarter(expression: Expression, anchor: Anchor) -> Period | None:
    """“the quarter”, “the year-earlier period”: of the quarter that the article reports on; none, no date."""
    quarter = anchor.quarter(expression.start_char)
    if quarter is None and anchor.of_months(expression.start_char) and expression.part("alone"):
        return calendar.year(anchor.today.year - 1)
    if quarter is None or (expression.part("period") and not expression.part("same")):
        return None
    back = 1 if expression.part("same") or expression.part("alone") or expression.parts.get("then") is not None else 0
    return calendar.quarter(quarter.first.year - back, calendar.quarter_number(quarter.first))


@form(
    "date.first-part",
    f"first last {the('first last')}",
    rf"(?i:(?:the{GAP})?(?P<edge>first|last){GAP}(?P<number>{CARDINAL}|\d{{1,2}}){GAP}(?P<unit>month|week|day)s){OF_YEAR}",
    examples=("Sales rose in the first five months of the year.", "It rained in the last two weeks of 2020."),
    counterexamples=("It was one of the first five ships.",),
)
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
