"""What relative dates lean on: the day of publication, the dates mentioned before, the tense of the clause."""

import datetime
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from factx.extract.dates import calendar
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.extract.dates.words import month_number

# Stands in for an unknown day of publication, so that the precision can still be told; its values are thrown away.
_SOME_DAY = datetime.date(2000, 1, 5)
# So many dates of long ago in a row make a story of that time, in which “on June 2” has its year.
_STORY = 3
# Dates of one story lie so many years from one another at most; those of a whole life do not.
_ONE_TIME = 5
# A day this far from the date mentioned last is not the one that “that night” means.
_FAR_AWAY = 400
# “Three years ago, in May”: a month so few characters after a year is one of that year.
_BESIDE = 8
# The talk is still of the year that was mentioned last for so many characters.
YEAR_REACH = 300
_RANGE = re.compile(r"\s?(?:to|through|until|till|-|–|—)\s?").fullmatch
_SAME_CLAUSE = re.compile(r"[\s,]*(?:in|on|of|around)?\s*", re.IGNORECASE).fullmatch
_UP_TO = re.compile(r"\b(?:until|till|by|before)\s$", re.IGNORECASE).search
_WEEK_AND_A_DAY = 9
# “The next day” leans on one of so many days mentioned before.
_DAYS_KEPT = 8
# “It sank on Friday, *police said on* Monday.”: the day on which the event before it in the sentence was told.
_TOLD = re.compile(
    r",[”\"]?\s(?:[^,.;:!?]{1,40}\s)?(?:said|reported|announced|added)\s(?:in\s[^,.;:!?]{1,20}\s)?(?:on\s)?$"
).search
# A quarter is what “a year earlier” compares with only while the talk is still of it: so many characters.
_QUARTER_REACH = 3000
# “the third quarter” is what an article reports on; “the year-earlier quarter” is what that is compared with.
_NAMING_A_QUARTER = frozenset(("date.part-of-year", "date.numbered-part"))


@dataclass(slots=True)
class Anchor:
    """What relative expressions lean on.

    Attributes:
        published: day of publication, or None.
        direction: past (-1), future (+1) or unknown (0) of the clause in which an expression stands.
        months: the characters at which a text of companies speaks of six or nine months.
        mentioned: the date mentioned last.
        mentioned_day: the last one that is a day.
        days: the latest of these, in the order of the text.
        mentioned_quarter: the last quarter, and the character at which it was mentioned.
        weekdays: the last day mentioned for each weekday.
        mentioned_until: the character at which the date mentioned last ends.
        old_dates: how many dates in a row, up to the last one, lie more than a year back.
        unknown: set when the value leaned on a day of publication that is not known.
    """

    published: datetime.date | None
    direction: Callable[[Expression], int] = lambda _: 0
    months: tuple[int, ...] = ()
    mentioned: Period | None = None
    mentioned_day: datetime.date | None = None
    days: deque[datetime.date] = field(default_factory=lambda: deque(maxlen=_DAYS_KEPT))
    mentioned_quarter: tuple[Period, int] | None = None
    weekdays: dict[int, datetime.date] = field(default_factory=dict)
    mentioned_until: int = 0
    old_dates: int = 0
    unknown: bool = False

    @property
    def today(self) -> datetime.date:
        """The day of publication, or a stand-in that marks the value as unknown."""
        if self.published is None:
            self.unknown = True
            return _SOME_DAY
        return self.published

    @property
    def day(self) -> datetime.date:
        """The day that “the next day” counts from: the last day mentioned, else the day of publication.

        Unknown where a year or month far from that day was mentioned since: “In 1958 it ran ashore; that night …”.
        """
        day = self.mentioned_day or self.today
        if self.mentioned is not None and abs((self.mentioned.first - day).days) > _FAR_AWAY:
            self.unknown = True
        return day

    def beside(self, steps: int, expression: Expression) -> datetime.date:
        """So many days from the day mentioned last: “the next day”, “two days later”, “the night before”.

        What is told of the past never lies after the publication: “It sank on Friday. … He spoke on Monday”, a paper of
        that Monday writes; “*the next day*, it was raised” then counts from Friday. Unknown where no day is left.
        """
        found = calendar.shifted(self.day, steps)
        if self.published is None or found <= self.published or self.direction(expression) >= 0:
            return found
        earlier = (calendar.shifted(day, steps) for day in reversed(self.days))
        told = next((day for day in earlier if day <= self.today), None)
        if told is None:
            self.unknown = True
        return told or found

    @property
    def period(self) -> datetime.date:
        """The first day of what “that year” points to: the date mentioned last, else the day of publication."""
        return self.mentioned.first if self.mentioned is not None else self.today

    def quarter(self, at: int) -> Period | None:
        """The quarter that the text talks of at a character, if it does of any."""
        if self.mentioned_quarter is None or at - self.mentioned_quarter[1] > _QUARTER_REACH or self.of_months(at):
            return None
        return self.mentioned_quarter[0]

    def of_months(self, at: int) -> bool:
        """Whether the talk has turned from a quarter to the six or nine months up to it: “For the nine months, …”."""
        quarter = self.mentioned_quarter
        return quarter is not None and any(quarter[1] < turn < at for turn in self.months)

    def _note_quarter(self, quarter: Period, expression: Expression) -> None:
        """Remember a quarter that the text reports on; one that is still to end is only looked forward to."""
        if self.mentioned_quarter is None or quarter.last <= self.today or self.direction(expression) <= 0:
            self.mentioned_quarter = (quarter, expression.start_char)

    def year_talked_of(self, expression: Expression) -> int | None:
        """The year that “the year” means: the one mentioned shortly before, by itself or by a part of it."""
        if self.mentioned is None or expression.start_char - self.mentioned_until > YEAR_REACH:
            return None
        return self.mentioned.first.year if self.mentioned.precision in ("year", "quarter", "half") else None

    def told_year(self, expression: Expression) -> int | None:
        """The year that the text gives to “in May” or “on June 2”, if it does.

        “Three years ago, in late May”: the year right before it. “In March 1840 …; on June 2, …”: that of a story
        from long ago. None while the text tells of the present.
        """
        if self.mentioned is None:
            return None
        between = expression.start_char - self.mentioned_until
        if self.mentioned.precision == "year" and between <= _BESIDE and _SAME_CLAUSE(expression.before[-between:]):
            return self.mentioned.first.year
        if self.old_dates < _STORY:
            return None
        over = self.direction(expression) <= 0 or _UP_TO(expression.before)
        return self.mentioned.first.year if over else None

    def range_start(self, expression: Expression) -> datetime.date | None:
        """The day mentioned right before “to Wednesday”, where a range began: “from Monday to Wednesday”."""
        between = expression.start_char - self.mentioned_until
        if self.mentioned is None or self.mentioned.precision != "day" or between > _BESIDE:
            return None
        near = abs((self.mentioned.first - self.today).days) < _WEEK_AND_A_DAY
        return self.mentioned.first if near and _RANGE(expression.before[-between:]) else None

    def note(self, period: Period, expression: Expression) -> None:
        """Remember a resolved date for those that lean on it; one that is only compared with is not talked of."""
        if self.unknown or any(expression.part(name) for name in ("yearsame", "same", "alone")):
            return
        if expression.rule in _NAMING_A_QUARTER and period.precision == "quarter":
            self._note_quarter(period, expression)
        between = expression.start_char - self.mentioned_until
        before, self.mentioned, self.mentioned_until = self.mentioned, period, expression.end_char
        old = self.published is None or period.last.year < self.published.year - 1
        beside = before is None or abs(period.first.year - before.first.year) <= _ONE_TIME
        self.old_dates = (self.old_dates if beside else 0) + 1 if old else 0
        if period.precision != "day":
            return
        self.weekdays[period.first.weekday()] = period.first
        if not self._only_told(expression, between):
            self.mentioned_day = period.first
            self.days.append(period.first)

    def _only_told(self, expression: Expression, between: int) -> bool:
        """“It sank on Friday, police said on *Monday*. The next day, …”: the talk goes on from the Friday."""
        if self.mentioned_day is None or expression.following[:1] != "." or between > len(expression.before):
            return False
        return "." not in expression.before[-between:] and _TOLD(expression.before) is not None


def year_of(expression: Expression, anchor: Anchor) -> int | None:
    """The year that stands with an expression: “2022”, “last year”, “the same year”."""
    year = expression.part("year") or expression.part("before")
    if year:
        return int(year)
    if expression.part("wireyear"):
        return whole_year(expression.part("wireyear"), anchor.published)
    if expression.part("sharedyear"):
        turned = month_number(expression.part("shared")) < month_number(expression.part("month"))
        return int(expression.part("sharedyear")) - turned
    that = expression.part("that") or expression.part("beforethat")
    if not that:
        return None
    if that in ("last", "next", "this", "the"):
        return anchor.today.year + {"last": -1, "next": 1}.get(that, 0)
    return anchor.period.year + {"the previous": -1, "the following": 1}.get(that, 0)


def whole_year(text: str, published: datetime.date | None) -> int:
    """“98” → 1998, “12” → 2012: not more than twenty years after the publication."""
    if len(text) == 4:
        return int(text)
    latest = (published.year if published else 2010) + 20
    return latest // 100 * 100 + int(text) - (100 if latest // 100 * 100 + int(text) > latest else 0)
