"""Words of the calendar and what they number, and the pieces of patterns that the grammar of dates is built from.

Months and weekdays are closed classes, so they live here and not in a lexicon table. A month counts only with a capital
(“May”, “MAY”; never “may”, “march”); weekdays also in lower case, as in posts.
"""

import re

from factx.lexicon.closed_classes import ONES, TENS, word_list

_MONTHS = word_list("January February March April May June July August September October November December")
_WEEKDAYS = word_list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_SHORT_WEEKDAYS = {
    "Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4, "Sat": 5, "Sun": 6,
}  # fmt: skip
_ORDINALS = word_list(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)

MONTHS = {name.lower(): number for number, name in enumerate(_MONTHS, 1)}
MONTHS |= {name.lower()[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(_WEEKDAYS)}
WEEKDAYS |= {name.lower(): number for name, number in _SHORT_WEEKDAYS.items()}
SEASONS = ("spring", "summer", "autumn", "fall", "winter")
DECADES = {f"{ten.removesuffix('y')}ies": number for ten, number in TENS.items()}
CARDINALS = {"zero": 0} | ONES | TENS
CARDINALS |= {
    f"{ten}{joint}{one}": tens + ones
    for ten, tens in TENS.items()
    for one, ones in ONES.items()
    for joint in ("-", " ")
    if ones < 10
} | {"a": 1, "an": 1, "a couple of": 2, "couple": 2}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}
ORDINALS |= {"twenty-first": 21, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

_FULL_MONTHS = "|".join([*_MONTHS, *(name.upper() for name in _MONTHS)])
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC"
# A blank of print: also a no-break space, and one line break; never the blank line between paragraphs.
GAP = r"(?:[ \t\u00a0\u202f]{1,3}\n?|\n)"
MONTH = rf"(?:(?:{_FULL_MONTHS})\b|(?:{_SHORT_MONTHS})\b\.?)"
MONTH_NAME = rf"(?:(?:{'|'.join(_MONTHS)})\b|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
WEEKDAY = (
    rf"(?:{'|'.join([*_WEEKDAYS, *(name.upper() for name in _WEEKDAYS), *(name.lower() for name in _WEEKDAYS)])})\b"
)
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:{'|'.join(_SHORT_WEEKDAYS)})\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:/]\d|%)"
YEAR = r"(?:1\d|20)\d\d(?![\d%]|[.,:]\d)"
DASH = r"\s?[-–—]\s?"
CARDINAL = "|".join(sorted((word.replace(" ", r"\s") for word in CARDINALS), key=len, reverse=True))
ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
SEASON = "|".join(SEASONS)
DAY_PART = re.compile(
    rf"(?:{GAP}|-)(?:early{GAP}|late{GAP}|mid-?)?(?:morning|afternoon|evening|night)\b", re.IGNORECASE
)


def number(text: str) -> int | None:
    """A cardinal or ordinal in digits or letters.

    >>> number("twenty-three"), number("10"), number("third"), number("16th"), number("umpteen")
    (23, 10, 3, 16, None)
    """
    text = " ".join(text.lower().split())
    digits = re.match(r"\d{1,4}(?=\D|$)", text)
    if digits:
        return int(digits.group())
    return CARDINALS.get(text) or ORDINALS.get(text)


def month_number(text: str) -> int:
    """The number of a month as printed: “Sept.” is 9."""
    return MONTHS[text.rstrip(".").lower()]


def weekday_number(text: str) -> int:
    """The number of a weekday as printed, Monday 0."""
    return WEEKDAYS[text.rstrip(".").lower()]


def full_year(text: str, beside: int) -> int:
    """A year in two digits beside one in four: “1812-13”, “2011/12”; and “1999-02” runs on into the next century."""
    if len(text) == 4:
        return int(text)
    found = beside // 100 * 100 + int(text)
    return found if found >= beside else found + 100
