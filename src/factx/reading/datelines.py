"""Datelines, date lines and bylines at the head of an article, and the day of publication where one tells it.

>>> dateline("BEIJING, Feb. 20, 2015 (Xinhua) -- A court heard the case.")
(0, 34)
>>> told_day("Friday, September 9, 2016"), told_day("LAGOS, Nov 3 (Reuters) -")
(datetime.date(2016, 9, 9), None)
"""

import datetime
import re

from factx.lexicon import gazetteer

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:{_MONTH}\s?{_DAY}(?:,?\s+{_YEAR})?|{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s+(?:{_YEAR}|\d\d\b))?|{_YEAR}-\d\d-\d\d)"
)
_TIME = (
    r"(?:[\s,T|@•·–-]*(?:at\s)?\d{1,2}[:.h]\d\d(?::\d\d)?\s?(?:[AaPp]\.?[Mm]\.?)?"
    r"(?:\s?\(?(?:[A-Z]{2,4}|[+-]\d\d:?\d\d|Z)\)?)?(?:\s?[+-]\d{1,2})?)?"
)
# A place: one to four words in capitals, or capitalised words before an agency in brackets.
_CAPITALS = r"(?:[A-ZÀ-ÝŁŚŻ][A-ZÀ-ÝŁŚŻ’'.-]+(?:\s[A-ZÀ-ÝŁŚŻ][A-ZÀ-ÝŁŚŻ’'.-]*){0,3})"
_CAPITALISED = r"(?:[A-ZÀ-Ý][\w’'.-]*(?:\s(?:de|la|al|el|of|[A-ZÀ-Ý][\w’'.-]*)){0,4})"
_AGENCY = r"\((?:[A-Z][\w’'./&-]*(?:\s[A-Z&][\w’'./&-]*){0,3})\)"
_DASH = r"(?:—|–|--?|_|:)"
_DATELINE = re.compile(
    rf"\s*(?:{_CAPITALS}(?:[,/]\s?{_CAPITALISED}){{0,2}}(?:(?:,\s?|\s?{_DASH}\s){_DATE})?(?:\s{_AGENCY})?|"
    rf"{_CAPITALISED}(?:,\s{_CAPITALISED}){{0,2}}(?:,\s{_DATE})?\s{_AGENCY})\s?{_DASH}(?=\s|$)"
)
_DATE_LINE = re.compile(
    r"\s*(?:(?:(?:first\s)?published|posted|updated|last\s(?:updated|modified)|date|issued|created)(?:\s(?:on|at))?\s?:?\s*)?"
    rf"{_TIME}\s?{_WEEKDAY}{_DATE}{_TIME}\s*[.|]?\s*(?:\|.{{0,60}}|\(?(?:updated|last updated).{{0,60}})?$",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[A-ZÀ-ÝŁŚŻ][\w’'.-]*|al|bin|de|da|del|van|von|der|dos|la)"
_NAME = rf"(?:{_NAME_WORD}(?:\s{_NAME_WORD}){{0,5}})"
_BYLINE = re.compile(
    rf"\s*(?:By|BY|by|Written by|Reported by|Posted by|Story by|Text by|Report by)\s?:?\s+{_NAME}"
    rf"(?:(?:,\s|\sand\s|\s&\s|,\sand\s){_NAME}){{0,5}}"
    rf"(?:\s(?:in|for|at)\s{_NAME})?(?:\s?[|,•·–—-]\s?.{{0,80}})?$"
)
_CREDIT_LINE = re.compile(r"\s*\(?(?:Additional )?(?:Reporting|Writing|Editing) by\s[A-ZÀ-Ý].{0,300}$")
_FULL_DATE = re.compile(
    rf"(?P<month>{_MONTH})\s?(?P<day>{_DAY}),?\s+(?P<year>{_YEAR})\b|"
    rf"\b(?P<day2>{_DAY})\s(?:of\s)?(?P<month2>{_MONTH}),?\s+(?P<year2>{_YEAR}|\d\d(?=\s\())\b|"
    rf"\b(?P<year3>{_YEAR})-(?P<month3>\d\d)-(?P<day3>\d\d)\b",
    re.IGNORECASE,
)
# “BREAKING: …”, “EXCLUSIVE - …”, “NATO: …”: words in capitals at the head of a line that are no place.
_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|WARNING|ANALYSIS|OPINION|EXPLAIN\w+|FACT\w*|TIMELINE|INTERVIEW|LIVE|WATCH|READ|VIDEO|"
    r"PHOTOS?|ADVISORY|CORRECT\w+|RECAP|REVIEW|COMMENT|COLUMN|EDITORIAL|LETTER|SPORTS?|NEWS|WORLD|POLITICS|BUSINESS|"
    r"QUESTION|ANSWER|NOTE|PROFILE|FEATURE|SPECIAL|URGENT|[A-Z]{1,3}|NATO|OPEC|ASEAN)\b[\w\s’'-]{0,12}?\s?(?:—|–|-|:|_)"
)
# “BHOPAL: The …” begins a sentence; “TELEPHONE: 555 0100” does not.
_BARE = re.compile(r"[^,(\d]+:$")
# “Doha: The ministry has handed over two hundred houses.”
_TOWN = re.compile(rf"({_CAPITALISED}):\s(?=[A-ZÀ-Ý“\"‘'0-9])")
_FEWEST_WORDS = 10
_TURN = 30
_LONGEST_DATELINE = 120
_LONGEST_LINE = 160
_NEAR = 20_000


def dateline(line: str) -> tuple[int, int] | None:
    """Where the dateline at the start of a line stands, dash included: “KABUL, Afghanistan (AP) —”; None if none."""
    match = _DATELINE.match(line[:_LONGEST_DATELINE])
    if match is None:
        return None
    start = len(match.group()) - len(match.group().lstrip())
    found = match.group().strip()
    if _NO_PLACE.match(found) or (found.endswith(":") and _BARE.match(found) and len(line.split()) < _FEWEST_WORDS):
        return None
    return start, match.end()


def town(line: str, text: str) -> tuple[int, int] | None:
    """The same of a town in small letters before a colon and a whole sentence; not of a name that a person has here.

    >>> sentence = "Doha: The ministry has handed over two hundred houses in the north."
    >>> town(sentence, sentence), town(sentence, "Ana Doha left early."), town("Doha: Talks end", "Doha: Talks end")
    ((0, 5), None, None)
    """
    match = _TOWN.match(line[:_LONGEST_DATELINE])
    if match is None or len(line.split()) < _FEWEST_WORDS or not line.rstrip("”\"’'").endswith((".", "!", "?")):
        return None
    place = match.group(1)
    if not gazetteer.is_town(place) or re.search(rf"\b[A-ZÀ-Ý][\w’'-]+\s{re.escape(place)}\b", text[:_NEAR]):
        return None
    return 0, len(place) + 1


def date_line(line: str) -> bool:
    """Whether a line is a date of publication: “Friday, September 9, 2016”, “Published: 7 January 2022 10:30”."""
    return len(line) <= _LONGEST_LINE and _DATE_LINE.match(line) is not None


def is_update(line: str) -> bool:
    """Whether a date line tells a later change and not the publication."""
    return bool(re.match(r"\s*(?:last\s)?(?:updated|modified)", line, re.IGNORECASE))


def byline(line: str) -> bool:
    """Whether a line names the writers and nothing else: “By Jane Doe in Lagos”."""
    if len(line) > _LONGEST_LINE:
        return False
    return _BYLINE.match(line) is not None and not line.rstrip().endswith((".", "!", "?", ",", ":", ";"))


def credits(line: str) -> bool:
    """“Reporting by Ana Orsk; Editing by Li Aung”: the writers after the end of a dispatch."""
    return _CREDIT_LINE.match(line) is not None


def told_day(line: str) -> datetime.date | None:
    """The day that a dateline or date line tells with its year; None without a year, or where there is no such day."""
    match = _FULL_DATE.search(line[:_LONGEST_LINE])
    if match is None:
        return None
    for suffix in ("", "2", "3"):
        if match[f"year{suffix}"]:
            return _day(match[f"year{suffix}"], match[f"month{suffix}"], match[f"day{suffix}"])
    return None


def _day(year: str, month: str, day: str) -> datetime.date | None:
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return datetime.date(_whole_year(year), number, int(re.sub(r"\D", "", day)))
    except ValueError:
        return None


def _whole_year(text: str) -> int:
    """“88” in the dateline of a wire report is 1988; wires began to write four digits well before 2030."""
    year = int(text)
    return year if year >= 100 else year + (1900 if year >= _TURN else 2000)
