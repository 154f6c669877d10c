"""Stretches of the calendar and arithmetic on them: weeks, weekends, seasons, quarters, ranges.

A week runs from Monday to Sunday, a weekend is Saturday and Sunday, seasons are the northern meteorological ones
(summer is June to August, winter begins in December), a century is counted as print does it (the 20th is 1900 to 1999).

>>> season(1997, "fall").iso
('1997-09', '1997-11')
>>> week(datetime.date(2022, 1, 7)).iso
('2022-01-03', '2022-01-09')
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from factx.facts import Precision

Unit = Literal["day", "month", "year"]
ONE_DAY = datetime.timedelta(days=1)
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_FIRST_YEAR, _LAST_YEAR = 1, 9998


@dataclass(frozen=True, slots=True)
class Period:
    """Days `first` to `last`, both included; `unit` says how finely they are written."""

    first: datetime.date
    last: datetime.date
    precision: Precision
    unit: Unit

    @property
    def iso(self) -> tuple[str, str | None]:
        """`value` and `value_end` as printed: one value for a day, month or year, two for all else."""
        first, last = _written(self.first, self.unit), _written(self.last, self.unit)
        return first, None if self.precision == self.unit else last


def _written(day: datetime.date, unit: Unit) -> str:
    if unit == "year":
        return f"{day.year:04d}"
    return f"{day.year:04d}-{day.month:02d}" if unit == "month" else day.isoformat()


def day(value: datetime.date) -> Period:
    """One day."""
    return Period(value, value, "day", "day")


def date(year: int, month: int, number: int) -> datetime.date | None:
    """A day by its numbers; None for the 31st of June."""
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def days(first: datetime.date, last: datetime.date) -> Period:
    """A range of days, in whichever order its ends come."""
    return Period(min(first, last), max(first, last), "range", "day")


def week(within: datetime.date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = shifted(within, -within.weekday())
    return Period(monday, shifted(monday, 6), "week", "day")


def weekend(within: datetime.date) -> Period:
    """The Saturday and Sunday of the week that holds a day."""
    monday = shifted(within, -within.weekday())
    return Period(shifted(monday, 5), shifted(monday, 6), "weekend", "day")


def month(year: int, number: int) -> Period:
    """One month; numbers beyond 1 to 12 run on into other years."""
    return Period(*_months(year, number, number), "month", "month")


def months(year: int, first: int, last: int, precision: Precision = "range") -> Period:
    """A range of months; a last month beyond 12 is in the year after."""
    return Period(*_months(year, first, last), precision, "month")


def quarter(year: int, number: int) -> Period:
    """A calendar quarter; numbers beyond 1 to 4 run on into other years."""
    return months(year, 3 * number - 2, 3 * number, "quarter")


def quarter_number(within: datetime.date) -> int:
    """The number of the quarter that holds a day."""
    return (within.month - 1) // 3 + 1


def half(year: int, number: int) -> Period:
    """The first or second half of a year, also called semester."""
    return months(year, 6 * number - 5, 6 * number, "half")


def season(year: int, name: str) -> Period:
    """A season by the year in which it begins."""
    start = _SEASON_STARTS[name]
    return months(year, start, start + 2, "season")


def year(number: int) -> Period:
    """One year."""
    return years(number, number, "year")


def years(first: int, last: int, precision: Precision = "range") -> Period:
    """A range of years."""
    first, last = _bounded(first), _bounded(last)
    return Period(datetime.date(first, 1, 1), datetime.date(last, 12, 31), precision, "year")


def decade(first: int) -> Period:
    """Ten years: the 1950s are 1950 to 1959."""
    return years(first, first + 9, "decade")


def century(number: int) -> Period:
    """A century by its ordinal; what begins in the year 0 begins in 1."""
    return years(100 * (number - 1), 100 * number - 1, "century")


def shifted(value: datetime.date, by_days: int) -> datetime.date:
    """A day so many days on, held within the years that dates can have."""
    try:
        return value + datetime.timedelta(days=by_days)
    except OverflowError:
        return value


def in_months(value: datetime.date, by_months: int) -> datetime.date:
    """The same day of a month so many months on, or that month's last day."""
    index = value.year * 12 + value.month - 1 + by_months
    year_number, month_number = _bounded(index // 12), index % 12 + 1
    following = datetime.date(year_number + month_number // 12, month_number % 12 + 1, 1)
    return datetime.date(year_number, month_number, min(value.day, (following - ONE_DAY).day))


def in_week(value: datetime.date, weekday: int) -> datetime.date:
    """The weekday (Monday 0) of the week that holds a day."""
    return shifted(value, weekday - value.weekday())


def until(value: datetime.date, weekday: int) -> datetime.date:
    """The latest such weekday up to a day, that day included."""
    return shifted(value, -((value.weekday() - weekday) % 7))


def weekday_before(value: datetime.date, weekday: int) -> datetime.date:
    """The latest such weekday before a day."""
    return until(shifted(value, -1), weekday)


def after(value: datetime.date, weekday: int) -> datetime.date:
    """The first such weekday after a day."""
    return shifted(value, (weekday - value.weekday() - 1) % 7 + 1)


def _months(year_number: int, first: int, last: int) -> tuple[datetime.date, datetime.date]:
    start = in_months(datetime.date(_bounded(year_number), 1, 1), first - 1)
    after = in_months(start, last - first + 1)
    return start, shifted(after, -1)


def _bounded(year_number: int) -> int:
    return min(max(year_number, _FIRST_YEAR), _LAST_YEAR)
