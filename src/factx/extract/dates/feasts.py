"""Feasts: “Christmas Eve”, “Good Friday 2022”, “the Halloween before”."""

import datetime

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor, year_of
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import form, the
from factx.extract.dates.pieces import RELATIVE_YEAR, YEAR_BEHIND
from factx.extract.dates.words import GAP

_FROM_EASTER = {"easter sunday": 0, "easter monday": 1, "good friday": -2}
_HOLIDAY = (
    "New Year[’']s (?:Day|Eve)|Christmas(?: Day| Eve)?|Boxing Day|Valentine[’']s Day|Hallowe[’']?en|May Day|"
    "Thanksgiving(?: Day)?|Easter (?:Sunday|Monday)|Good Friday|Independence Day|Labor Day|Memorial Day|Veterans Day"
).replace(" ", GAP)
_HOLIDAY_WORDS = (
    "new christmas boxing valentine halloween hallowe may thanksgiving easter good independence labor memorial veterans"
)


@form(
    "date.holiday",
    f"{_HOLIDAY_WORDS} last this next {the(_HOLIDAY_WORDS)}",
    rf"(?:(?P<pointer>[Ll]ast|[Nn]ext|[Tt]his){GAP}|(?P<beforethat>[Ll]ast|[Nn]ext|[Tt]his){GAP}year(?:[’']s)?{GAP}|the{GAP}(?={_HOLIDAY}{GAP}(?:before|after)\b))?"
    rf"(?P<holiday>{_HOLIDAY})\b(?:{YEAR_BEHIND}|{RELATIVE_YEAR}|{GAP}(?P<way>before|after)(?={GAP}?[.,;:!?)]))?",
    examples=("It rained on Christmas Eve.", "Shops closed on Good Friday 2022.", "They met on last year’s Halloween."),
    counterexamples=("Christmas is near.",),
)
def holiday(expression: Expression, anchor: Anchor) -> Period | None:
    """Feasts of a fixed day; “Christmas” alone is a season and no day."""
    name, pointer = expression.part("holiday").replace("’", "'"), expression.part("pointer")
    year = year_of(expression, anchor)
    if expression.part("way"):
        year = anchor.period.year + (1 if expression.part("way") == "after" else -1)
    if name == "christmas" and not (pointer or year):
        return None
    if year is not None:
        return calendar.day(_feast(name, year))
    today = anchor.today
    days = [_feast(name, today.year + step) for step in (-1, 0, 1)]
    if pointer == "this":
        return calendar.day(days[1])
    direction = {"last": -1, "next": 1}.get(pointer) or anchor.direction(expression)
    near = [day for day in days if direction == 0 or (day - today).days * direction >= (1 if pointer else 0)]
    return calendar.day(min(near, key=lambda day: abs((day - today).days)))


def _feast(name: str, year: int) -> datetime.date:
    if name.startswith("thanksgiving"):
        return calendar.shifted(calendar.after(datetime.date(year, 10, 31), 3), 21)
    if name in _FROM_EASTER:
        return calendar.shifted(_easter(year), _FROM_EASTER[name])
    if name == "labor day":
        return calendar.after(datetime.date(year, 8, 31), 0)
    if name == "memorial day":
        return calendar.weekday_before(datetime.date(year, 6, 1), 0)
    fixed = {
        "new year's day": (1, 1), "new year's eve": (12, 31), "christmas": (12, 25), "christmas day": (12, 25),
        "christmas eve": (12, 24), "boxing day": (12, 26), "valentine's day": (2, 14), "may day": (5, 1),
        "independence day": (7, 4), "veterans day": (11, 11),
    }  # fmt: skip
    return datetime.date(year, *fixed.get(name, (10, 31)))


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.

    >>> _easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return datetime.date(year, month, day + 1)
