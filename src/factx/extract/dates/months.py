"""Months: “May 1991”, “last May”, “in June”."""

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor, year_of
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import form
from factx.extract.dates.pieces import MONTH_WORDS, POINTER, POINTER_WORDS, RELATIVE_YEAR, SHARED_YEAR, YEAR_BEHIND
from factx.extract.dates.words import GAP, MONTH, MONTH_NAME, MONTHS, month_number

# “transactions in November”, told in October, are to come unless a past tense governs them; what is more than seven
# months ahead is not.
_NEXT_MONTH, _FARTHEST_MONTH = 1, 7
_SURELY_PAST = -2
_LOWER_MONTH = rf"(?:{'|'.join(month for month in MONTHS if len(month) > 3)})\b"


@form(
    "date.month-year",
    MONTH_WORDS,
    rf"(?P<month>{MONTH})(?:[-–—](?P<last>{MONTH}|{_LOWER_MONTH}))?(?:{YEAR_BEHIND}|{RELATIVE_YEAR}|{SHARED_YEAR})",
    examples=("It opened in May 1991.", "It closed in August last year.", "It ran from April-May 2021."),
    counterexamples=("He may win 1,991 votes.",),
)
def month_year(expression: Expression, anchor: Anchor) -> Period | None:
    """“May 1991”, “August last year”, “April–May 2021”."""
    year, month = year_of(expression, anchor), month_number(expression.part("month"))
    last = expression.part("last")
    if year is None:
        return None
    if last and month_number(last) > month:
        return calendar.months(year, month, month_number(last))
    return calendar.month(year, month)


@form(
    "date.month",
    f"{MONTH_WORDS} {POINTER_WORDS}",
    rf"(?:{POINTER}{GAP}(?P<month>{MONTH})|(?P<bare>{MONTH_NAME}))(?:{GAP}night\b)?",
    examples=("The mill closed in June.", "They met last May.", "It opens in mid-November."),
    counterexamples=("She may leave.", "They march on the capital."),
    tier=3,
)
def month(expression: Expression, anchor: Anchor) -> Period | None:
    """“in May”: the latest one by past tense, the next one by future tense; “last May” the latest that is over."""
    month = month_number(expression.part("month") or expression.part("bare"))
    pointer = expression.part("pointer")
    if pointer in ("that", "the same", "that same", "the following", "the next", "the previous"):
        year, now = anchor.period.year, anchor.period.month
        later, earlier = pointer in ("the following", "the next"), pointer == "the previous"
        return calendar.month(year + (later and month <= now) - (earlier and month >= now), month)
    today = anchor.today
    if pointer == "this":
        return calendar.month(today.year, month)
    if pointer in ("last", "this past", "the past"):
        return calendar.month(today.year - (month >= today.month), month)
    if pointer:
        return calendar.month(today.year + (month < today.month + (pointer == "next")), month)
    direction = anchor.direction(expression)
    told = anchor.told_year(expression)
    if told is not None:
        return calendar.month(told, month)
    ahead = (month - today.month) % 12
    if (ahead <= _NEXT_MONTH and direction > _SURELY_PAST) or (direction > 0 and ahead <= _FARTHEST_MONTH):
        return calendar.month(today.year, today.month + ahead)
    return calendar.month(today.year, today.month + ahead - 12)
