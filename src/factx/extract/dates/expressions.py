"""Finding date expressions in a text: where a word can begin one, the forms are tried and the longest match wins.

>>> [(found.text, found.rule) for found in find("Early on Tuesday, two weeks after July 4, 2021, he left.")]
[('Tuesday', 'date.weekday'), ('July 4, 2021', 'date.month-day')]
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from factx.extract.dates.expression import Expression
from factx.extract.dates.form import DIGIT, Form
from factx.extract.dates.registry import FORMS
from factx.extract.dates.words import DAY_PART, GAP

_WORD = re.compile(r"[^\W_]+")
_AFTER_ARTICLE = re.compile(rf"{GAP}[’'‘]?([^\W_]+)")
# “'60s”, “’71”: an apostrophe belongs to the number after it.
_APOSTROPHES = "’'‘"
_LEAD = re.compile(
    rf"(?:(?:the{GAP})?(?:end|start|beginning|middle){GAP}of{GAP}(?:the{GAP})?|"
    rf"(?:very{GAP})?(?:early|late|mid|earlier|later)(?:{GAP}|-)(?:in{GAP})?)$",
    re.IGNORECASE,
)
_LEAD_LENGTH = 24

# How far what stands before may tell what a date is of: “, the mayor of Orlow said on *Monday*”.
_BEFORE = 80
# How far what follows may tell that a number is no year: “, 2013 Main Street, Springfield”.
_FOLLOWING = 50
# Forms of days, which a part of the day may follow.
_DAYS = frozenset(
    f"date.{name}" for name in ("iso-day", "month-day", "day-month", "weekday", "deictic-day", "numeric-day", "holiday")
)


class Grammar:
    """Forms by the words that can begin them.

    Args:
        forms: those in force, in any order.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms = sorted(forms, key=lambda form: (form.rule.tier, form.rule.id))

    @cached_property
    def of(self) -> dict[str, tuple[Form, ...]]:
        """The forms of each first word; `DIGIT` stands for all numbers."""
        starters = {starter for form in self._forms for starter in form.starters}
        return {starter: tuple(form for form in self._forms if starter in form.starters) for starter in starters}

    @cached_property
    def after_article(self) -> dict[str, tuple[Form, ...]]:
        """The forms of each word behind “the”."""
        return {starter.split("+")[1]: forms for starter, forms in self.of.items() if "+" in starter}


@lru_cache(maxsize=32)
def in_force(off: frozenset[str] = frozenset()) -> Grammar:
    """The grammar without the forms whose rules are switched off."""
    return Grammar(form for form in FORMS if form.rule.id not in off)


def find(text: str, grammar: Grammar | None = None) -> Iterator[Expression]:
    """All date expressions of a text from left to right, none overlapping another; of all forms by default."""
    grammar = grammar or in_force()
    free_from = 0
    for word in _WORD.finditer(text):
        first = word.group().lower()
        number = first[0].isdecimal()
        start = word.start()
        if first == "the":
            forms = _after_article(text, word.end(), grammar)
        else:
            forms = grammar.of.get(DIGIT if number else first)
        if forms is None or start < free_from:
            continue
        if number:
            if start and text[start - 1] in _APOSTROPHES:
                start -= 1
            elif _in_larger_number(text, start):
                continue
        found = _longest(text, start, forms)
        if found is not None:
            yield found
            free_from = found.end_char


def _after_article(text: str, end: int, grammar: Grammar) -> tuple[Form, ...] | None:
    """The forms for “the *weekend*”, “the *’60s*”, “the *16th* of March”: few words go on with “the” to make a date."""
    following = _AFTER_ARTICLE.match(text, end)
    if following is None:
        return None
    word = following[1].lower()
    return grammar.after_article.get(DIGIT if word[0].isdecimal() else word)


def _longest(text: str, start: int, forms: tuple[Form, ...]) -> Expression | None:
    """The longest match at a place, with “early” before it and “morning” after it; of two, that of the lower tier."""
    best: re.Match[str] | None = None
    name = ""
    for form in forms:
        match = form.pattern.match(text, start)
        if match is not None and (best is None or match.end() > best.end()):
            best, name = match, form.rule.id
    if best is None:
        return None
    end = best.end()
    if name in _DAYS:
        part = DAY_PART.match(text, end)
        end = part.end() if part else end
    parts = {group: value for group, value in best.groupdict().items() if value is not None}
    return _led(text, start, end, name, parts)


def _led(text: str, start: int, end: int, name: str, parts: dict[str, str]) -> Expression:
    """Take “mid-”, “early” or “the end of” before the expression into its span."""
    lead = _LEAD.search(text, max(0, start - _LEAD_LENGTH), start)
    if lead is not None and (lead.start() == 0 or not text[lead.start() - 1].isalnum()):
        parts["lead"] = text[lead.start() : start]
        start = lead.start()
    before, following = text[max(0, start - _BEFORE) : start], text[end : end + _FOLLOWING]
    return Expression(start, end, text[start:end], name, parts, before, following)


def _in_larger_number(text: str, start: int) -> bool:
    """“10,000 years”, “$2015”, “No. 2020”, “-1999”: digits that are no number of their own."""
    before = text[max(0, start - 2) : start]
    if not before:
        return False
    if before[-1] in "$£€¥#_@/\\=":
        return True
    if before[-1] in ".,:-–" and len(before) == 2 and before[0].isdecimal():
        return True
    return before[-1] == "-" and not before[0].islower()
