"""What a date expression means: from words and an anchor to a stretch of the calendar.

“Friday” in an article of Friday 7 January 2022 is that day; “last weekend” the first and second; “the next day” the day
after the date just mentioned. Nothing is ever taken from today's clock: without a day of publication the expressions
that need one keep their text and have no value.
"""

from collections.abc import Callable

from factx.extract import date_days, date_stretches, date_years
from factx.extract.calendar import Period
from factx.extract.date_anchor import Anchor
from factx.extract.date_expressions import Expression

# “the third quarter” is what an article reports on; “the year-earlier quarter” is what that is compared with.
_NAMING_A_QUARTER = frozenset(("part_of_year", "numbered_part"))
_Resolver = Callable[[Expression, Anchor], Period | None]


def resolve(expression: Expression, anchor: Anchor) -> Period | None:
    """The stretch of the calendar that an expression means; None where it turns out to be no date.

    `anchor.unknown` tells afterwards whether the value rests on a day of publication that is not known.
    """
    anchor.unknown = False
    period = _RESOLVERS[expression.rule](expression, anchor)
    if period is not None and not anchor.unknown:
        anchor.note(period, expression.end_char)
        if expression.rule in _NAMING_A_QUARTER and period.precision == "quarter" and not expression.part("yearsame"):
            anchor.mentioned_quarter = (period, expression.start_char)
    return period


_RESOLVERS: dict[str, _Resolver] = {
    "iso_day": date_days.iso_day,
    "numeric_day": date_days.numeric_day,
    "month_day": date_days.month_day,
    "day_month": date_days.month_day,
    "weekday": date_days.weekday,
    "deictic_day": date_days.deictic_day,
    "holiday": date_days.holiday,
    "other_day": date_days.other_day,
    "eleventh_of_september": date_days.eleventh_of_september,
    "beside": date_days.beside,
    "month_year": date_stretches.month_year,
    "month": date_stretches.month,
    "unit": date_stretches.unit,
    "weekend": date_stretches.weekend,
    "distance": date_stretches.distance,
    "before_last": date_stretches.before_last,
    "close": date_stretches.close,
    "season": date_stretches.season,
    "part_of_year": date_years.part_of_year,
    "numbered_part": date_years.numbered_part,
    "reported_quarter": date_years.reported_quarter,
    "first_part": date_years.first_part,
    "decade": date_years.decade,
    "century": date_years.century,
    "years": date_years.years,
    "year": date_years.year,
    "spelled_year": date_years.spelled_year,
    "era_year": date_years.era_year,
    "short_year": date_years.short_year,
}
