"""Dates that say little by themselves: “in the summer”, “for the year”, “on the 15th”, “the week of March 4”.

The words before and behind tell that a date is meant at all, and the tense of the clause or the date mentioned last
which one. Where neither tells, as in “In winter, the lake freezes”, there is no date.
"""

import datetime
import re

from factx.extract.dates import calendar
from factx.extract.dates.anchor import YEAR_REACH, Anchor
from factx.extract.dates.calendar import Period
from factx.extract.dates.expressions import Expression
from factx.extract.dates.words import ANY_WEEKDAY, MONTH, month_number, number

_ASKING_FOR_SEASON = re.compile(r"\b(?:in|during|over|since|until|through|by|late|early|mid)[\s-]$", re.IGNORECASE)
_ASKING_FOR_UNIT = re.compile(r"\b(?:in|during|for|over|within)\s$", re.IGNORECASE)
_ASKING_FOR_DAY = re.compile(r"\b(?:on|by|until|till|since|before|after|from)\s$", re.IGNORECASE)
_DAY_REACH = 200
# “1 a.m. **Sunday**”: the day that follows is the date.
_DAY_BEHIND = re.compile(
    rf",?\s(?:on\s)?(?:the\s)?(?:{ANY_WEEKDAY}|{MONTH}|\d{{1,2}}\s{MONTH}|yesterday|today|local)", re.IGNORECASE
)
# A season that has begun so many days ago is the one that “in the spring” tells of.
_BEGUN = 30


def bare_season(expression: Expression, anchor: Anchor) -> Period | None:
    """“in the summer”: the latest that has begun by past tense, the next one by future tense."""
    if not _ASKING_FOR_SEASON.search(expression.before) and not expression.part("lead"):
        return None
    direction = anchor.direction(expression)
    if direction == 0:
        return None
    today = anchor.today
    seasons = [calendar.season(today.year + step, expression.part("season")) for step in (-2, -1, 0, 1)]
    if direction < 0:
        begun = (season for season in seasons if (today - season.first).days >= _BEGUN)
        return max(begun, key=lambda season: season.first)
    if not expression.text.lower().startswith("the"):
        return None  # “In winter, the lake freezes”: every winter
    return next((season for season in seasons if season.last >= today), None)


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


def clock(expression: Expression, anchor: Anchor) -> Period | None:
    """“It struck at 7:15 p.m.”: told of the past, on the day mentioned last if the talk is of it; alone no date."""
    near = expression.start_char - anchor.mentioned_until <= _DAY_REACH and not _DAY_BEHIND.match(expression.following)
    if not near or anchor.mentioned is None or anchor.mentioned.precision != "day":
        return None
    return anchor.mentioned if anchor.direction(expression) < 0 else None


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
