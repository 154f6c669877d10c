"""What a date expression means: from words and an anchor to a stretch of the calendar.

“Friday” in an article of Friday 7 January 2022 is that day; “last weekend” the first and second; “the next day” the day
after the date just mentioned. Nothing is ever taken from today's clock: without a day of publication the expressions
that need one keep their text and have no value.
"""

from collections.abc import Callable

from factx.extract.dates import days, leaning, stretches, years
from factx.extract.dates.anchor import Anchor
from factx.extract.dates.calendar import Period
from factx.extract.dates.expressions import Expression

# “the third quarter” is what an article reports on; “the year-earlier quarter” is what that is compared with.
_NAMING_A_QUARTER = frozenset(("part_of_year", "numbered_part"))
_Resolver = Callable[[Expression, Anchor], Period | None]


def resolve(expression: Expression, anchor: Anchor) -> Period | None:
    """The stretch of the calendar that an expression means; None where it turns out to be no date.

    `anchor.unknown` tells afterwards whether the value rests on a day of publication that is not known.
    """
    anchor.unknown = False
    period = _RESOLVERS[expression.rule](expression, anchor)
    compared = any(expression.part(name) for name in ("yearsame", "same", "alone"))
    if period is not None and not anchor.unknown and not compared:
        anchor.note(period, expression.end_char)
        if expression.rule in _NAMING_A_QUARTER and period.precision == "quarter":
            anchor.note_quarter(period, expression)
    return period


_RESOLVERS: dict[str, _Resolver] = {
    "iso_day": days.iso_day,
    "numeric_day": days.numeric_day,
    "month_day": days.month_day,
    "day_month": days.month_day,
    "weekday": days.weekday,
    "deictic_day": days.deictic_day,
    "holiday": days.holiday,
    "other_day": days.other_day,
    "eleventh_of_september": days.eleventh_of_september,
    "beside": days.beside,
    "month_year": stretches.month_year,
    "month": stretches.month,
    "unit": stretches.unit,
    "weekend": stretches.weekend,
    "distance": stretches.distance,
    "last_alone": stretches.last_alone,
    "before_last": stretches.before_last,
    "close": stretches.close,
    "season": stretches.season,
    "part_of_year": years.part_of_year,
    "numbered_part": years.numbered_part,
    "reported_quarter": years.reported_quarter,
    "first_part": years.first_part,
    "decade": years.decade,
    "century": years.century,
    "years": years.years,
    "year": years.year,
    "spelled_year": years.spelled_year,
    "era_year": years.era_year,
    "early_year": years.early_year,
    "short_year": years.short_year,
    "bare_season": leaning.bare_season,
    "bare_unit": leaning.bare_unit,
    "bare_day": leaning.bare_day,
    "week_of": leaning.week_of,
    "clock": leaning.clock,
}
