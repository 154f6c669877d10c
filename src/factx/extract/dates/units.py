"""Weeks, weekends, months and years by their distance: “last week”, “two years ago”, “the end of the year”."""

import datetime
import re

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor, year_of
from factx.extract.dates.calendar import Period
from factx.extract.dates.days import unit_of_day
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import DIGIT, form, the
from factx.extract.dates.pieces import POINTER, POINTER_WORDS
from factx.extract.dates.words import CARDINAL, GAP, SEASON, SEASONS, YEAR, number
from factx.lexicon.closed_classes import word_set

_CARDINAL_WORDS = "a an " + " ".join(
    sorted({re.split(r"[ -]", word.replace(r"\s", " "))[0] for word in CARDINAL.split("|")})
)
# Pointers that lean on the date mentioned last and not on the publication, and how far each of all points.
_LEANING = word_set("that same") | {
    *("the same", "that same", "that very", "the very same", "the previous", "the preceding", "the following"),
    "the next",
}
_COUNTED_FROM = re.compile(r"\b(?:since|from)\s$", re.IGNORECASE).search
# “Three years ago today” is a day.
_DAYS_SINCE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_DAYS_OF = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_STEPS = {
    "last": -1, "the previous": -1, "the preceding": -1,
    "next": 1, "the next": 1, "the following": 1, "this coming": 1, "the coming": 1,
}  # fmt: skip


@form(
    "date.the-weekend",
    the("weekend"),
    rf"(?i:the{GAP}weekend)\b(?!{GAP}(?:of|before|after)\b)",
    examples=("Two men drowned over the weekend.", "The road will be closed at the weekend."),
    counterexamples=("It was the weekend of the vote.",),
)
def weekend(expression: Expression, anchor: Anchor) -> Period | None:
    """“over the weekend”: the one before in past tense, the one to come in future tense; on a weekend that one."""
    today = anchor.today
    if today.weekday() >= 5 or anchor.direction(expression) > 0:
        return calendar.weekend(today)
    return calendar.weekend(calendar.shifted(today, -7))


@form(
    "date.last-week",
    POINTER_WORDS,
    rf"{POINTER}{GAP}(?i:(?:fiscal{GAP}|financial{GAP}|calendar{GAP}|school{GAP}|whole{GAP})?"
    rf"(?P<unit>weekend|week|month|year|quarter|decade|century|day|night|morning|afternoon|evening|{SEASON}))\b(?!-)"
    rf"(?P<part>{GAP}(?:morning|afternoon|evening|night)\b)?",
    examples=(
        "Prices rose last week.",
        "It rained this summer.",
        "He left on May 3, 2021, and died the following year.",
    ),
    counterexamples=("He spent the last week of his life there.",),
)
def unit(expression: Expression, anchor: Anchor) -> Period | None:
    """“last week”, “this summer”, “the following year”: the calendar's own week, month …, not seven or thirty days."""
    pointer, unit = expression.part("pointer"), expression.part("unit")
    if unit in ("day", "night", "morning", "afternoon", "evening"):
        return unit_of_day(expression, anchor)
    if pointer in ("the past", "this past"):
        if unit not in ("week", "weekend") and pointer == "the past":
            return None
        pointer = "last"
    step = _STEPS.get(pointer, 0)
    if unit == "weekend" and pointer == "this":
        return weekend.read(expression, anchor)
    if unit in ("week", "weekend"):
        day = calendar.shifted(anchor.day if pointer in _LEANING else anchor.today, 7 * step)
        return calendar.week(day) if unit == "week" else calendar.weekend(day)
    return _longer_unit(unit, anchor.period if pointer in _LEANING else anchor.today, step)


def _longer_unit(unit: str, start: datetime.date, step: int) -> Period:
    """The month, season, year … that holds a day, or one so many steps from it."""
    if unit in SEASONS:
        return _season_near(start, unit, step)
    if unit == "month":
        return calendar.month(start.year, start.month + step)
    if unit == "quarter":
        return calendar.quarter(start.year, calendar.quarter_number(start) + step)
    if unit == "year":
        return calendar.year(start.year + step)
    if unit == "decade":
        return calendar.decade(start.year // 10 * 10 + 10 * step)
    return calendar.century(start.year // 100 + 1 + step)


def _season_near(day: datetime.date, name: str, step: int) -> Period:
    """The season that is over latest before a day (-1), the first to begin after it (+1), or that of its year (0)."""
    seasons = [calendar.season(day.year + shift, name) for shift in (-2, -1, 0, 1, 2)]
    if step < 0:
        return max(
            (season for season in seasons if season.last < day), key=lambda season: season.first, default=seasons[0]
        )
    if step > 0:
        return next((season for season in seasons if season.first > day), seasons[-1])
    return seasons[1 if name == "winter" and day.month <= 3 else 2]


@form(
    "date.distance",
    f"{DIGIT} {_CARDINAL_WORDS}",
    rf"(?P<number>\d{{1,3}}|(?i:{CARDINAL}))(?:{GAP}|-)(?i:(?P<half>and{GAP}a{GAP}half{GAP})?(?P<unit>day|night|week|weekend|fortnight|month|year|decade)s?{GAP}"
    rf"(?P<way>ago|earlier|later|previously|before(?={GAP}?(?:[.,;:!?)—–-]|$))|prior(?={GAP}?[.,;:!?)]|$)|afterwards?|from{GAP}now|hence))\b"
    rf"(?:(?<=ago){GAP}(?P<since>today|yesterday|tomorrow|tonight|this{GAP}(?:week|month))\b)?",
    examples=(
        "The mill closed two years ago.",
        "A week earlier, on May 3, it had rained.",
        "Three years ago today the war began.",
    ),
    counterexamples=("It rained for two years.",),
)
def distance(expression: Expression, anchor: Anchor) -> Period | None:
    """“two years ago” from the publication, “two years earlier” from the date mentioned last; as exact as its unit."""
    count, unit, way = number(expression.part("number")), expression.part("unit"), expression.part("way")
    if count is None:
        return None
    ago = way in ("ago", "from now", "hence")
    since = expression.part("since")
    if since in _DAYS_SINCE and unit in ("year", "month"):
        day = calendar.shifted(anchor.today, _DAYS_SINCE[since])
        return calendar.day(calendar.in_months(day, -count * (12 if unit == "year" else 1)))
    sign = 1 if way in ("later", "after", "afterward", "afterwards", "from now", "hence") else -1
    quarter = anchor.quarter(expression.start_char)
    if unit == "year" and sign < 0 and count == 1 and quarter is not None:
        return calendar.quarter(quarter.first.year - 1, calendar.quarter_number(quarter.first))
    if unit == "year" and sign < 0 and count == 1 and anchor.of_months(expression.start_char):
        return calendar.year(anchor.today.year - 1)
    if not ago and anchor.mentioned is None:
        anchor.unknown = True
    if unit in _DAYS_OF:
        steps = sign * count * _DAYS_OF[unit]
        day = calendar.shifted(anchor.today, steps) if ago else anchor.beside(steps, expression)
        return calendar.weekend(day) if unit == "weekend" else calendar.day(day)
    start = anchor.today if ago else anchor.period
    if unit == "month":
        return calendar.month(start.year, start.month + sign * count)
    return calendar.year(start.year + sign * count * (10 if unit == "decade" else 1))


@form(
    "date.last-alone",
    "last",
    rf"(?i:(?<=\bas )|(?<=\bthan ))last(?={GAP}?[.,;:)])",
    examples=(
        "LAGOS, March 3, 2021 (Port News) - Twice as many ships came this year as last.",
        "LAGOS, March 3, 2021 (Port News) - They sold more this week than last.",
    ),
    counterexamples=("He came last.",),
)
def last_alone(_expression: Expression, anchor: Anchor) -> Period | None:
    """“twice as many this year as last”: the week, month or year before the one mentioned last."""
    mentioned = anchor.mentioned
    if mentioned is None or anchor.today > mentioned.last or mentioned.precision not in ("week", "month", "year"):
        return None
    if mentioned.precision == "week":
        return calendar.week(calendar.shifted(mentioned.first, -7))
    return _longer_unit(mentioned.precision, mentioned.first, -1)


@form(
    "date.before-last",
    the("week weekend month year"),
    rf"(?i:the{GAP}(?P<unit>week|weekend|month|year){GAP}before{GAP}last)\b",
    examples=("Prices rose the week before last.", "The mill closed the year before last."),
    counterexamples=("He came the week before.",),
)
def before_last(expression: Expression, anchor: Anchor) -> Period | None:
    """“the week before last”."""
    unit, today = expression.part("unit"), anchor.today
    if unit in ("week", "weekend"):
        back = calendar.shifted(today, -14)
        return calendar.week(back) if unit == "week" else calendar.weekend(back)
    return calendar.month(today.year, today.month - 2) if unit == "month" else calendar.year(today.year - 2)


@form(
    "date.end-of-the-year",
    "year month end later earlier late early "
    + the("end start beginning middle close rest remainder later earlier late early year month full"),
    rf"(?i:(?:the{GAP})?(?:(?P<edge>end|start|beginning|middle|close|rest|remainder){GAP}of|later{GAP}in|earlier{GAP}in|late{GAP}in|early{GAP}in)"
    rf"{GAP}the{GAP}(?:fiscal{GAP}|financial{GAP})?(?P<unit>week|month|year)|(?P<whole>year|month)(?:[’']s{GAP}|-|{GAP})end(?:{GAP}(?P<year>{YEAR}))?|"
    rf"the{GAP}full{GAP}(?P<full>year))\b",
    examples=(
        "The bridge will be ready by the end of the year.",
        "It rained later in the week.",
        "Work should be done by year-end.",
    ),
    counterexamples=("He stood at the end of the pier.",),
)
def close(expression: Expression, anchor: Anchor) -> Period | None:
    """“the end of the year”, “later in the week”: the whole year, the whole week; “year-end” is its last day."""
    if expression.part("whole"):
        year = year_of(expression, anchor)
        if year is None:
            counted = _COUNTED_FROM(expression.before) is not None
            return _end(expression.part("whole"), anchor.today, -counted)
        return calendar.day(datetime.date(year, 12, 31))
    unit = expression.part("unit") or expression.part("full")
    if unit == "week":
        return calendar.week(anchor.today)
    if unit == "month":
        return calendar.month(anchor.today.year, anchor.today.month)
    named = anchor.mentioned is not None and anchor.mentioned.precision == "year"
    told = anchor.year_talked_of(expression) if named and expression.part("unit") else None
    return calendar.year(told if told is not None else anchor.today.year)


def _end(unit: str, day: datetime.date, steps: int) -> Period:
    """The last day of the year or month of a day, or of one so many steps from it."""
    return calendar.day(_longer_unit(unit, day, steps).last)
