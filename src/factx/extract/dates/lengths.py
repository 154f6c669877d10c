"""“for three days”, “a 30-year bond”, “every Friday”, “twice a week”: how long something lasts, how often it happens.

They are no points of the calendar, so they are of a kind of their own, with values as ISO 8601 and TIMEX3 write them:
`P3D` three days, `PT5H` five hours, `PXW` weeks without a number, `XXXX-WXX-5` every Friday, `XXXX-07` each July.

>>> [(found.text, found.kind, found.value) for found in find("It rained for two and a half hours every Friday.")]
[('two and a half hours', 'duration', 'PT2H30M'), ('every Friday', 'set', 'XXXX-WXX-5')]
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from factx.extract.dates.words import (
    CARDINAL,
    GAP,
    MONTH_NAME,
    MONTHS,
    ORDINAL,
    SEASONS,
    WEEKDAYS,
    number,
)

Kind = Literal["duration", "set"]


class Length(NamedTuple):
    """Characters `start_char` to `end_char` tell how long or how often; `value` as ISO 8601 and TIMEX3 write it."""

    start_char: int
    end_char: int
    text: str
    kind: Kind
    value: str


# Unit → the letter of its value and how many of that; those of hours and below stand behind a T.
_UNITS = {
    "second": ("S", 1), "minute": ("M", 1), "hour": ("H", 1), "day": ("D", 1), "night": ("D", 1), "week": ("W", 1),
    "fortnight": ("W", 2), "month": ("M", 1), "quarter": ("Q", 1), "year": ("Y", 1), "decade": ("Y", 10),
    "century": ("C", 1),
}  # fmt: skip
_OF_THE_CLOCK = frozenset(("second", "minute", "hour"))
# Half of a unit in the next smaller one: “two and a half hours” is PT2H30M.
_HALVES = {"minute": "30S", "hour": "30M", "day": "T12H", "year": "6M", "decade": "5Y"}
_UNIT = re.compile(
    r"(?<![\w])(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?(?!\s+of\b)|years?|decades?|"
    r"century|centuries)\b(?![’']s?[ -]end)",
    re.IGNORECASE,
)
_VAGUE = r"several|a\s+few|few|many|some|a\s+number\s+of|dozens\s+of|hundreds\s+of|thousands\s+of"
_COUNT = rf"\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?|{_VAGUE}|half\s+an?|{CARDINAL}"
_POINTING = (
    r"(?:the|these|those|his|her|its|their|our)\s+)?"
    r"(?:past|last|next|coming|previous|following|first|final|preceding|recent|early|remaining"
)
# What may stand before a unit, read backwards from it: “the past two and a half ”, “30-”.
_BEFORE_UNIT = re.compile(
    rf"(?<![\w$£€.,-])(?:(?:{_POINTING}){GAP})?(?:(?P<count>{_COUNT})(?:(?:{GAP}|-)(?P<half>and{GAP}a{GAP}half|1/2|½))?"
    rf"(?:{GAP}(?:more|full|whole|consecutive|straight|long))?(?:{GAP}|-))$",
    re.IGNORECASE,
)
_POINTED = re.compile(rf"(?<!\w)(?:(?:the|these){GAP})?(?:past|recent|coming|last){GAP}$", re.IGNORECASE)
_LASTING = re.compile(
    r"(?<!\w)(?:for|in|over|within|after|during|takes?|took|last(?:ed|s)?|of|all|whole|entire|by)\s+$", re.IGNORECASE
)
_WHOLE = re.compile(rf"(?<!\w)(?:all|the{GAP}(?:whole|entire)){GAP}$", re.IGNORECASE)
_AFTER_UNIT = re.compile(
    rf"(?P<point>(?:(?:-|{GAP})old(?:er)?|{GAP}(?:ago|earlier|hence|previously|from{GAP}now))\b)|-long\b|{GAP}and{GAP}a{GAP}half\b",
    re.IGNORECASE,
)
# “$5 **a year**” is a price, “twice **a year**” tells how often.
_RATED = re.compile(
    rf"(?:\b(?:times|once|twice|thrice)|(?:\$|£|€)?\d\S*|\b(?:million|billion|thousand|hundred)){GAP}$", re.IGNORECASE
)
_OFTEN_RATED = re.compile(rf"\b(?:times|once|twice|thrice|hours?|days?|weeks?){GAP}$", re.IGNORECASE)
# “a **second** attempt”, “three-**quarters**”, “**one day** he may”: no time at all.
_NO_TIME = re.compile(rf"\b(?:an?{GAP}second|(?:three|one)[ -]quarters?|one{GAP}day)$", re.IGNORECASE)
_EVERY = re.compile(
    rf"\b(?:every|each){GAP}(?:(?P<other>other){GAP}|(?:(?P<count>{CARDINAL}|{ORDINAL}|\d{{1,3}}){GAP}))?"
    r"(?:(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)s?|"
    r"(?P<part>morning|afternoon|evening|weekend)|"
    rf"(?P<weekday>{'|'.join(day for day in WEEKDAYS if len(day) > 5)})|(?P<month>(?-i:{MONTH_NAME}))|"
    rf"(?P<season>{'|'.join(SEASONS)}))\b",
    re.IGNORECASE,
)
_WEEKDAYS_PLURAL = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s\b(?![’'])")
_OFTEN = re.compile(r"\b(hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|yearly|annually)\b", re.IGNORECASE)
_OFTEN_VALUES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
_PARTS = {
    "morning": "XXXX-XX-XXTMO",
    "afternoon": "XXXX-XX-XXTAF",
    "evening": "XXXX-XX-XXTEV",
    "weekend": "XXXX-WXX-WE",
}
_SEASON_VALUES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_BEHIND = 60
_ONE = ("a", "an")


def find(text: str) -> Iterator[Length]:
    """Durations and sets of a text, in the order of their kinds; those that dates overlap are the caller's to drop."""
    for match in _UNIT.finditer(text):
        found = _of_unit(text, match)
        if found is not None:
            yield found
    for match in _EVERY.finditer(text):
        yield Length(match.start(), match.end(), match.group(), "set", _repeated(match))
    for match in _WEEKDAYS_PLURAL.finditer(text):
        value = f"XXXX-WXX-{WEEKDAYS[match[1].lower()] + 1}"
        yield Length(match.start(), match.end(), match.group(), "set", value)
    for match in _OFTEN.finditer(text):
        yield Length(match.start(), match.end(), match.group(), "set", _OFTEN_VALUES[match[1].lower()])


def _of_unit(text: str, unit: re.Match[str]) -> Length | None:
    """The duration that ends with a unit: its number or pointer before it, “-long” or “and a half” behind it."""
    floor = max(0, unit.start() - _BEHIND)
    if _NO_TIME.search(text, floor, unit.end()) or (unit.group()[0].isupper() and not unit.group().isupper()):
        return None
    behind = _AFTER_UNIT.match(text, unit.end())
    if behind is not None and behind["point"]:
        return None
    counted = _BEFORE_UNIT.search(text, floor, unit.start())
    whole = behind is not None and behind.group() == "-long"
    if counted is not None and not (whole and counted["count"].lower() in _ONE):
        return _counted(text, floor, unit, counted, behind)
    if behind is not None and whole:  # “a day-long strike”
        return _length(text, unit.start(), behind.end(), "duration", _value("1", _singular(unit.group()), half=False))
    return _uncounted(text, floor, unit)


def _counted(
    text: str, floor: int, unit: re.Match[str], counted: re.Match[str], behind: re.Match[str] | None
) -> Length | None:
    """“three days”, “two and a half hours”; “a week” is a set after “twice”, and a price's unit after a sum."""
    rate = counted["count"].lower() in _ONE and _OFTEN_RATED.search(text, floor, counted.start()) is not None
    if counted["count"].lower() in _ONE and not rate and _RATED.search(text, floor, counted.start()):
        return None
    half = counted["half"] is not None or (behind is not None and behind.group().lower().endswith("half"))
    end = behind.end() if behind else unit.end()
    value = _value(counted["count"], _singular(unit.group()), half=half)
    return _length(text, counted.start(), end, "set" if rate else "duration", value)


def _uncounted(text: str, floor: int, unit: re.Match[str]) -> Length | None:
    """“recent weeks”, “for months”, “all day”, “the past decade”."""
    name, end = _singular(unit.group()), unit.end()
    pointed = _POINTED.search(text, floor, unit.start())
    if unit.group().lower() == name:
        whole = _WHOLE.search(text, floor, unit.start()) or (pointed if name in ("decade", "century") else None)
        return _length(text, whole.start(), end, "duration", _value("1", name, half=False)) if whole else None
    if not pointed and not _LASTING.search(text, floor, unit.start()):
        return None
    start = pointed.start() if pointed else unit.start()
    return _length(text, start, end, "duration", _value("X", name, half=False))


def _length(text: str, start: int, end: int, kind: Kind, value: str) -> Length:
    return Length(start, end, text[start:end], kind, value)


def _singular(unit: str) -> str:
    unit = unit.lower()
    return "century" if unit == "centuries" else unit.removesuffix("s")


def _value(count: str, unit: str, *, half: bool) -> str:
    """The ISO value of so many units.

    >>> _value("three", "day", half=False), _value("a few", "week", half=False), _value("2", "hour", half=True)
    ('P3D', 'PXW', 'PT2H30M')
    """
    letter, size = _UNITS[unit]
    clock = "T" if unit in _OF_THE_CLOCK else ""
    words = " ".join(count.lower().split())
    if words.startswith("half a"):
        return f"P{clock}{_HALVES[unit]}" if unit in _HALVES else f"P{clock}0.5{letter}"
    amount = _amount(words)
    if amount is None:
        return f"P{clock}X{letter}"
    whole = f"P{clock}{_written(amount * size)}{letter}"
    return whole + (_HALVES[unit] if half and unit in _HALVES else "")


def _amount(words: str) -> float | None:
    """The number of a count; None where the words leave it open."""
    if words[0].isdecimal():
        return float(words.replace(",", ""))
    found = number(words)
    return None if found is None else float(found)


def _written(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else str(amount)


def _repeated(match: re.Match[str]) -> str:
    """What comes back: “every Friday” a weekday, “each July” a month, “every three days” a stretch."""
    if match["weekday"]:
        return f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower()] + 1}"
    if match["month"]:
        return f"XXXX-{MONTHS[match['month'].lower().rstrip('.')]:02d}"
    if match["season"]:
        return f"XXXX-{_SEASON_VALUES[match['season'].lower()]}"
    if match["part"]:
        return _PARTS[match["part"].lower()]
    count = "2" if match["other"] else str(number(match["count"]) or 1) if match["count"] else "1"
    return _value(count, match["unit"].lower(), half=False)
