"""“for three days”, “a 30-year bond”, “every Friday”, “twice a week”: how long something lasts, how often it happens.

They are no points of the calendar, so they are of a kind of their own, with values as ISO 8601 and TIMEX3 write them:
`P3D` three days, `PT5H` five hours, `PXW` weeks without a number, `XXXX-WXX-5` every Friday, `XXXX-07` each July.

>>> text = "It rained for two and a half hours every Friday."
>>> [(found.text, found.kind, found.value) for found in (*counted.apply(text), *every.apply(text))]
[('two and a half hours', 'duration', 'PT2H30M'), ('every Friday', 'set', 'XXXX-WXX-5')]
"""

import re
from typing import Literal, NamedTuple

from factx.extract.dates.form import FAMILY
from factx.extract.dates.words import CARDINAL, GAP, MONTH_NAME, MONTHS, ORDINAL, SEASONS, WEEKDAYS, number
from factx.rules import Answer, Rules, Stage, Step

Kind = Literal["duration", "set"]


class Length(NamedTuple):
    """Characters `start_char` to `end_char` tell how long or how often; `value` as ISO 8601 and TIMEX3 write it."""

    start_char: int
    end_char: int
    text: str
    kind: Kind
    value: str


STRETCH: Step[[str], tuple[Length, ...]] = Step(
    FAMILY, Stage.PROPOSE, "How long does something last, or how often does it come back?"
)

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
_WEEKDAY_NAME = "|".join(day.title() for day in WEEKDAYS if len(day) > 5)
_WEEKDAYS_PLURAL = re.compile(
    rf"\b(?:(?P<day>{_WEEKDAY_NAME})s\b(?![’'])|(?P<before>{_WEEKDAY_NAME}){GAP}(?P<part>morning|afternoon|evening|night)s\b)"
)
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
_DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_SEASON_VALUES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_BEHIND = 60
_ONE = ("a", "an")


@STRETCH.rule(
    "date.duration",
    examples=("It rained for three days.", "It was a two-year plan.", "They talked for two and a half hours."),
    counterexamples=("It rained three days ago.", "An 84-year-old man died.", "It costs a million a year."),
)
def counted(text: str) -> tuple[Length, ...] | None:
    """“for *three days*”, “a *30-year* bond”, “*two and a half hours*”, “twice *a week*”: a number before a unit."""
    return tuple(length for unit in _UNIT.finditer(text) if (length := _of_count(text, unit)) is not None) or None


@STRETCH.rule(
    "date.duration-without-number",
    examples=("It has rained for weeks.", "Much has changed in recent years.", "It rained all day."),
    counterexamples=("The weeks went by.", "It rained that day."),
)
def uncounted(text: str) -> tuple[Length, ...] | None:
    """“for *weeks*”, “*recent years*”, “*all day*”, “a *day-long* strike”: a unit without a number."""
    return tuple(length for unit in _UNIT.finditer(text) if (length := _of_unit(text, unit)) is not None) or None


@STRETCH.rule(
    "date.every",
    examples=("They trade every Friday.", "It rains each July.", "A ship leaves every three days."),
    counterexamples=("They trade on Friday.", "Every man left."),
)
def every(text: str) -> tuple[Length, ...] | None:
    """“*every Friday*”, “*each July*”, “*every three days*”."""
    found = (
        Length(match.start(), match.end(), match.group(), "set", _repeated(match)) for match in _EVERY.finditer(text)
    )
    return tuple(found) or None


@STRETCH.rule(
    "date.weekdays",
    examples=("They trade on Fridays.", "The shop is closed on Saturday mornings."),
    counterexamples=("Sunday’s vote was close.",),
)
def weekdays(text: str) -> tuple[Length, ...] | None:
    """“on *Fridays*”, “on *Saturday mornings*”."""
    found = []
    for match in _WEEKDAYS_PLURAL.finditer(text):
        day = match["day"] or match["before"]
        value = f"XXXX-WXX-{WEEKDAYS[day.lower()] + 1}" + _DAY_PARTS.get((match["part"] or "").lower(), "")
        found.append(Length(match.start(), match.end(), match.group(), "set", value))
    return tuple(found) or None


@STRETCH.rule(
    "date.how-often",
    examples=("The board meets weekly.", "It pays its members annually."),
    counterexamples=("The Daily Star said so.",),
)
def how_often(text: str) -> tuple[Length, ...] | None:
    """“meets *weekly*”, “pays *annually*”."""
    found = (
        Length(match.start(), match.end(), match.group(), "set", _OFTEN_VALUES[match[1].lower()])
        for match in _OFTEN.finditer(text)
    )
    return tuple(found) or None


def find(text: str, rules: Rules) -> list[Answer[Length]]:
    """Durations and sets of a text with their rules, the longest first; some may overlap dates."""
    answers = [Answer(answer.rule, length) for answer in rules.answers(STRETCH, text) for length in answer.value]
    return sorted(answers, key=lambda answer: (answer.value.start_char - answer.value.end_char, answer.value))


def _is_time(text: str, unit: re.Match[str]) -> bool:
    """Whether a word such as “second” or “day” is a unit of time here, and no point in time ends with it."""
    if _NO_TIME.search(text, max(0, unit.start() - _BEHIND), unit.end()):
        return False
    if unit.group()[0].isupper() and not unit.group().isupper():
        return False
    behind = _AFTER_UNIT.match(text, unit.end())
    return behind is None or not behind["point"]


def _of_count(text: str, unit: re.Match[str]) -> Length | None:
    """The duration that ends with a unit, by the number before it and “-long” or “and a half” behind it."""
    floor = max(0, unit.start() - _BEHIND)
    counted = _BEFORE_UNIT.search(text, floor, unit.start())
    if counted is None or not _is_time(text, unit):
        return None
    behind = _AFTER_UNIT.match(text, unit.end())
    if behind is not None and behind.group() == "-long" and counted["count"].lower() in _ONE:
        return None  # “a day-long strike”
    return _counted(text, floor, unit, counted, behind)


def _of_unit(text: str, unit: re.Match[str]) -> Length | None:
    """The duration of a unit without a number before it."""
    floor = max(0, unit.start() - _BEHIND)
    if not _is_time(text, unit):
        return None
    counted = _BEFORE_UNIT.search(text, floor, unit.start())
    behind = _AFTER_UNIT.match(text, unit.end())
    whole = behind is not None and behind.group() == "-long"
    if counted is not None and not (whole and counted["count"].lower() in _ONE):
        return None
    if behind is not None and whole:
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
