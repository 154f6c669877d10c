"""Expressions that mean days: “Friday”, “July 4”, “yesterday”, “that night”, “Christmas Eve”."""

import datetime

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor, whole_year, year_of
from factx.extract.dates.calendar import Period
from factx.extract.dates.expressions import Expression
from factx.extract.dates.words import month_number, number, weekday_number

# A day of a month so few days away is meant whatever the tense says: on 2 November “Nov. 9” is never that of last year.
_SURELY_NEAR = 75
# dateparser must never ask the clock, not even for what it does not use.
_NOON = datetime.datetime(2000, 1, 1, 12)
_ATTACKS = datetime.date(2001, 9, 11)
_FROM_EASTER = {"easter sunday": 0, "easter monday": 1, "good friday": -2}
# How far from the publication a 29 February, or a weekday that must fit, is looked for.
_YEARS_AROUND = 4


def iso_day(expression: Expression, _anchor: Anchor) -> Period | None:
    """“2022-01-07”."""
    found = calendar.date(*(int(expression.part(name)) for name in ("year", "month", "day")))
    return calendar.day(found) if found else None


def numeric_day(expression: Expression, anchor: Anchor) -> Period | None:
    """“26/07/2022” has one reading; of the two of “05/06/2022” only a publication day within a month can choose."""
    a, b = int(expression.part("a")), int(expression.part("b"))
    year = whole_year(expression.part("year"), anchor.published)
    day_first, month_first = calendar.date(year, b, a), calendar.date(year, a, b)
    readings = {reading for reading in (day_first, month_first) if reading is not None}
    if expression.part("mark") == "." and day_first is not None:
        readings = {day_first}
    if len(readings) > 1:
        near = [reading for reading in readings if abs((reading - anchor.today).days) <= 31]
        if len(near) != 1:
            anchor.unknown = True
            return calendar.day(min(readings))
        readings = set(near)
    return calendar.day(readings.pop()) if readings else None


def month_day(expression: Expression, anchor: Anchor) -> Period | None:
    """“July 4, 2021”, “Nov. 9”, “November 7–18”: of the 31st of June only the year is left, if one stands there."""
    month, first = month_number(expression.part("month")), number(expression.part("day")) or 0
    last = number(expression.part("last")) if expression.part("last") else None
    year = year_of(expression, anchor)
    start = _nearest_day(expression, anchor, month, first) if year is None else calendar.date(year, month, first)
    if start is None:
        return calendar.year(year) if year is not None else None
    end = calendar.date(start.year, start.month, last) if last is not None else None
    return calendar.days(start, end) if end is not None and end > start else calendar.day(start)


def _nearest_day(expression: Expression, anchor: Anchor, month: int, day: int) -> datetime.date | None:
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


def weekday(expression: Expression, anchor: Anchor) -> Period | None:
    """“Friday”: the latest one, that of the publication included, in past tense; the next one in future tense.

    The second of “from Monday to Wednesday” lies after the first; “Monday (July 25)” is the day in the brackets.
    """
    number_of_day = weekday_number(expression.part("weekday") or expression.part("bare"))
    told = _told_in_brackets(expression, anchor)
    if told is not None and told.weekday() == number_of_day:
        return calendar.day(told)
    week = expression.part("week")
    if week:
        within = calendar.shifted(anchor.today, {"last": -7, "next": 7}.get(week, 0))
        return calendar.day(calendar.in_week(within, number_of_day))
    if expression.part("pointer"):
        return calendar.day(_pointed_weekday(expression.part("pointer"), number_of_day, anchor))
    since = anchor.range_start(expression)
    if since is not None:
        return calendar.day(calendar.after(since, number_of_day))
    if anchor.direction(expression) > 0:
        return calendar.day(calendar.after(calendar.shifted(anchor.today, -1), number_of_day))
    return calendar.day(calendar.until(anchor.today, number_of_day))


def _told_in_brackets(expression: Expression, anchor: Anchor) -> datetime.date | None:
    month, day = (
        expression.part("month") or expression.part("monthafter"),
        expression.part("day") or expression.part("daybefore"),
    )
    return _nearest_day(expression, anchor, month_number(month), number(day) or 0) if month else None


def _pointed_weekday(pointer: str, weekday: int, anchor: Anchor) -> datetime.date:
    """“last Friday”, “the previous Friday”, “that Friday”: before or after the publication, or the day mentioned."""
    if pointer in ("the previous", "the preceding"):
        return calendar.before(anchor.weekdays.get(weekday) or anchor.day, weekday)
    if pointer in ("the following", "the next"):
        return calendar.after(anchor.day, weekday)
    if pointer in ("last", "this past", "the past"):
        return calendar.before(anchor.today, weekday)
    if pointer in ("next", "this coming", "the coming"):
        return calendar.after(anchor.today, weekday)
    if pointer == "this":
        return calendar.in_week(anchor.today, weekday)
    return anchor.weekdays.get(weekday) or calendar.until(anchor.today, weekday)


def deictic_day(expression: Expression, anchor: Anchor) -> Period | None:
    """“yesterday”, “the day after tomorrow”; “midweek” is Tuesday to Thursday."""
    text = " ".join(expression.text.lower().split())
    word = expression.part("word") or expression.part("other")
    steps = {"yesterday": -1, "tomorrow": 1, "overnight": -1}.get(word, 0)
    if "day before yesterday" in text or "day after tomorrow" in text:
        steps *= 2
    if word == "overnight" and anchor.direction(expression) > 0:
        return None  # “You may not stay overnight”: no certain night
    if word != "midweek":
        return calendar.day(calendar.shifted(anchor.today, steps))
    monday = calendar.week(anchor.today).first
    if anchor.today.weekday() < 2 and anchor.direction(expression) <= 0:
        monday = calendar.shifted(monday, -7)
    return calendar.days(calendar.shifted(monday, 1), calendar.shifted(monday, 3))


def other_day(expression: Expression, _anchor: Anchor) -> Period | None:
    """“05/Mar/2021”, “2021, March 5”: whole dates in rarer orders, which dateparser reads."""
    import dateparser  # late: it takes as long to import as a long article takes to read

    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "RELATIVE_BASE": _NOON}
    words = expression.text.replace(" the ", " ")
    found = dateparser.parse(words, languages=["en"], settings=settings)
    return calendar.day(found.date()) if found is not None else None


def eleventh_of_september(expression: Expression, anchor: Anchor) -> Period | None:
    """“9/11”, “the Sept. 11 attacks”: those of 2001, wherever they are told of later on."""
    if anchor.published is not None and anchor.published < _ATTACKS:
        return month_day(expression, anchor) if expression.part("month") else None
    return calendar.day(_ATTACKS)


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
        return calendar.before(datetime.date(year, 6, 1), 0)
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


def unit_of_day(pointer: str, unit: str, anchor: Anchor) -> Period | None:
    """“last night”, “this morning” count from the publication, “that night”, “the next day” from the day mentioned."""
    if pointer == "last" and unit in ("night", "evening"):
        return calendar.day(calendar.shifted(anchor.today, -1))
    if pointer == "this":
        return calendar.day(anchor.today) if unit != "day" else None
    steps = {
        "that": 0, "same": 0, "the same": 0, "that same": 0, "that very": 0, "the very same": 0,
        "the next": 1, "the following": 1, "the previous": -1, "the preceding": -1,
    }  # fmt: skip
    if anchor.mentioned_day is None and pointer in (*steps, "next"):
        anchor.unknown = True  # “the next day” after a day that the text does not name
    if pointer == "next" and unit in ("day", "morning"):
        return calendar.day(calendar.shifted(anchor.day, 1))
    return calendar.day(calendar.shifted(anchor.day, steps[pointer])) if pointer in steps else None


def beside(expression: Expression, anchor: Anchor) -> Period | None:
    """“the day before”, “the week after”: beside the date mentioned last."""
    unit, step = expression.part("unit"), 1 if expression.part("way") == "after" else -1
    if anchor.mentioned is None:
        anchor.unknown = True
    if unit in ("day", "night"):
        return calendar.day(calendar.shifted(anchor.day, step))
    if unit == "week":
        return calendar.week(calendar.shifted(anchor.day, 7 * step))
    start = anchor.period
    return calendar.month(start.year, start.month + step) if unit == "month" else calendar.year(start.year + step)
