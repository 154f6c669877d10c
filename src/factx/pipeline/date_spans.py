"""Tidy the edges of date spans, which the recognizer draws too far in lists and before capitals.

“flights on Mondays, Fridays and Sundays” are three dates, “the June 8 Meeting” is about June 8, and in
“afrol News, 17 March - The government” the date ends before the dash.
"""

import re

from spacy.tokens import Span

_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?|january|february|march|april|may|june|july|august"
_MONTH += r"|september|october|november|december"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
NAMED = re.compile(rf"(?:{_MONTH}|{_WEEKDAY})", re.IGNORECASE)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# What a date may end with; anything else at the end of a span that holds a month, weekday or year is cut off.
FINAL = re.compile(
    r"\d+(?:st|nd|rd|th|s)?|[’']?\d0s|century|centuries|years?|decades?|s|ad|bc|bce|ce|[ivx]+", re.IGNORECASE
)
STRAY = frozenset({",", "and", "-", "–", "—", "or", "the", "of", "to"})


def is_certain(word: str) -> bool:
    """Return whether the word alone makes a span a date: Friday, Sept., 2022."""
    return bool(NAMED.fullmatch(word) or YEAR.fullmatch(word))


def trimmed(words: list[str]) -> int:
    """Return how many of the words belong to the date.

    >>> trimmed(["June", "8", "Meeting"]), trimmed(["New", "Year", "’s", "Eve"])
    (2, 4)
    """
    if not any(map(is_certain, words)):
        return len(words)
    end = len(words)
    while not (is_certain(words[end - 1]) or FINAL.fullmatch(words[end - 1])):
        if words[end - 1] not in STRAY and not words[end - 1][:1].isupper():
            return len(words)
        end -= 1
    return end


def pieces(words: list[str]) -> list[tuple[int, int]]:
    """Return the ranges of the dates in a span: one, or those of a list of single words.

    >>> pieces(["Monday", ",", "Friday", "and", "Sunday"])
    [(0, 1), (2, 3), (4, 5)]
    >>> pieces(["Friday", ",", "July", "15"])
    [(0, 4)]
    """
    dates = words[::2]
    if len(words) > 2 and all(map(is_certain, dates)) and all(w in {",", "and", "&"} for w in words[1::2]):
        kinds = {bool(YEAR.fullmatch(w)) for w in dates}
        if len(kinds) == 1:
            return [(i, i + 1) for i in range(0, len(words), 2)]
    return [(0, trimmed(words))]


def tidied(span: Span) -> list[Span]:
    """Return the span, or what it should have been."""
    words = [token.text for token in span]
    return [Span(span.doc, span.start + a, span.start + b, label=span.label_) for a, b in pieces(words)]
