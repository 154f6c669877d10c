"""Finding date expressions in a text: where a word can begin one, the rules are tried and the longest match wins.

>>> [(found.text, found.rule) for found in find("Early on Tuesday, two weeks after July 4, 2021, he left.")]
[('Tuesday', 'weekday'), ('July 4, 2021', 'month_day')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factx.extract.dates.grammar import RULES
from factx.extract.dates.rule import DIGIT, Rule
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

_BEFORE = 12
# How far what follows may tell that a number is no year: “, 2013 Main Street, Springfield”.
_FOLLOWING = 50
_DAY_RULES = frozenset(("iso_day", "month_day", "day_month", "weekday", "deictic_day", "numeric_day", "holiday"))


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: its characters, the rule that found it, what its groups hold, and the text beside it."""

    start_char: int
    end_char: int
    text: str
    rule: str
    parts: dict[str, str]
    before: str = ""
    following: str = ""

    def part(self, name: str) -> str:
        """What a group of the pattern holds, in lower case with single blanks; empty where it holds nothing."""
        return " ".join(self.parts.get(name, "").lower().split())


def _by_starter() -> dict[str, tuple[Rule, ...]]:
    starters = {starter for rule in RULES for starter in rule.starters}
    return {starter: tuple(rule for rule in RULES if starter in rule.starters) for starter in starters}


_RULES_OF = _by_starter()
_DIGIT_RULES = _RULES_OF[DIGIT]
_ARTICLE_RULES = {starter.split("+")[1]: rules for starter, rules in _RULES_OF.items() if "+" in starter}


def find(text: str) -> Iterator[Expression]:
    """All date expressions of a text from left to right, none overlapping another."""
    free_from = 0
    for word in _WORD.finditer(text):
        first = word.group().lower()
        number = first[0].isdecimal()
        start = word.start()
        if first == "the":
            rules = _rules_after_article(text, word.end())
        else:
            rules = _DIGIT_RULES if number else _RULES_OF.get(first)
        if rules is None or start < free_from:
            continue
        if number:
            if start and text[start - 1] in _APOSTROPHES:
                start -= 1
            elif _in_larger_number(text, start):
                continue
        found = _longest(text, start, rules)
        if found is not None:
            yield found
            free_from = found.end_char


def _rules_after_article(text: str, end: int) -> tuple[Rule, ...] | None:
    """The rules for “the *weekend*”, “the *’60s*”, “the *16th* of March”: few words go on with “the” to make a date."""
    following = _AFTER_ARTICLE.match(text, end)
    if following is None:
        return None
    word = following[1].lower()
    return _ARTICLE_RULES.get(DIGIT if word[0].isdecimal() else word)


def _longest(text: str, start: int, rules: tuple[Rule, ...]) -> Expression | None:
    """The longest match at a place, with “early” before it and “morning” after it; of two, the earlier rule's."""
    best: re.Match[str] | None = None
    name = ""
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is not None and (best is None or match.end() > best.end()):
            best, name = match, rule.name
    if best is None:
        return None
    end = best.end()
    if name in _DAY_RULES:
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
