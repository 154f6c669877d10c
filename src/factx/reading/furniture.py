"""Parts of a news page: headline, dateline, byline, and furniture from which no fact may come.

Nothing is cut out of the text: the parts are told as stretches of it. Furniture is taken a whole line at a time, and
only where the line can be nothing else: a sentence of the article must never be lost (“Share prices fell”, “Read more
than once, …”). The patterns are data: `lexicon/data/furniture.toml`.

>>> from factx import lexicon
>>> page = "Dam bursts\\n\\nBy Ana Orsk\\n\\n3 May 2021\\n\\nThe dam burst.\\n\\nShare this article"
>>> layout = read(page, None, lexicon.load())
>>> [section.label for section in layout.sections], layout.published
(['headline', 'byline', 'dateline', 'furniture'], datetime.date(2021, 5, 3))
"""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from factx.lexicon import Lexicon
from factx.lexicon.schema import WordEntry
from factx.reading import datelines

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_SPEAKER = re.compile(r"^[A-Z][A-Z .'’-]{1,40}:\s", re.MULTILINE)
_BREAK = re.compile(r"[\r\n\u2028\u2029\x0b\x0c\x85]")
# No line of furniture is longer than a teaser of another article.
_LONGEST_FURNITURE = 220
_LONGEST_HEADLINE, _MOST_HEADLINE_WORDS = 200, 28
# The head of a page ends with the first line that is a sentence, or after so many lines.
_HEAD_LINES, _SENTENCE_WORDS = 12, 8
_STOPS = (".", "!", ";", ",", ":", "…")
_CLOSING = "”’\"')]"


@dataclass(frozen=True, slots=True)
class TextSection:
    """Characters `start_char` to `end_char` (exclusive) are a `headline`, `dateline`, `byline` or `furniture`."""

    label: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections of a text in order, and the day of publication if its dateline or byline tells it."""

    sections: tuple[TextSection, ...]
    published: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The lexicon's furniture as three matchers."""

    line: re.Pattern[str]
    start: re.Pattern[str]
    phrases: tuple[str, ...]


def read(text: str, title: str | None, lexicon: Lexicon) -> Layout:
    """Find the parts of a page.

    Args:
        text: the article's one exact text, of any kind and length.
        title: its headline where that is known from outside.
        lexicon: whose table `furniture` holds the patterns.
    """
    patterns = _patterns(lexicon)
    sections: list[TextSection] = []
    told: list[tuple[int, datetime.date]] = []
    in_head, awaits_headline = True, True
    for number, (start, line) in enumerate(_lines(text)):
        section = _head_section(line, title, text) if in_head else None
        if section is None and _is_furniture(line, patterns):
            section = ("furniture", 0, len(line))
        if section is None and awaits_headline and _is_headline(line, text, start):
            section = ("headline", 0, len(line))
        if section is None and not in_head and datelines.credits(line):
            section = ("byline", 0, len(line))
        awaits_headline = (
            awaits_headline and section is not None and _is_whole(section, line) and section[0] != "headline"
        )
        if section is not None:
            label, first, last = section
            sections.append(TextSection(label, start + first, start + last))
            told.extend(_told(label, line[first:last]))
        in_head = in_head and number < _HEAD_LINES and not _is_sentence(line, section)
    _add_phrases(text, patterns, sections)
    return Layout(tuple(sorted(sections, key=lambda section: section.start_char)), min(told, default=(0, None))[1])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, without the blanks around them, and where each begins."""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            yield match.start() + line.index(stripped[0]), stripped


def _head_section(line: str, title: str | None, text: str) -> tuple[str, int, int] | None:
    """What a line at the head of the page is: title, byline, date line or the dateline of the first sentence."""
    if title and " ".join(line.split()) == " ".join(title.split()):
        return "headline", 0, len(line)
    if datelines.date_line(line):
        return "dateline", 0, len(line)
    if datelines.byline(line):
        return "byline", 0, len(line)
    found = datelines.dateline(line) or datelines.town(line, text)
    if found is not None and not (line[found[1] - 1] == ":" and _is_transcript(text)):
        return "dateline", *found
    return None


def _is_whole(section: tuple[str, int, int], line: str) -> bool:
    """Whether a section is its whole line, and not the dateline of a sentence."""
    return section[2] == len(line)


def _is_transcript(text: str) -> bool:
    """“TAPPER: Welcome. …” again and again: names of speakers, and no place."""
    return len(_SPEAKER.findall(text, 0, 20_000)) > 1


def _is_headline(line: str, text: str, start: int) -> bool:
    """A first line but for furniture and a date is a headline if it is short, has no final stop and is not the last."""
    if len(line) > _LONGEST_HEADLINE or len(line.split()) > _MOST_HEADLINE_WORDS:
        return False
    if line.rstrip(_CLOSING).endswith(_STOPS) or not any(character.isalpha() for character in line):
        return False
    following = text[start + len(line) : start + len(line) + 2000]
    return bool(following.strip()) and _BREAK.match(following.lstrip(" \t")) is not None


def _is_sentence(line: str, section: tuple[str, int, int] | None) -> bool:
    """Whether a line belongs to the body of the article, with which the head of the page ends."""
    if section is not None and _is_whole(section, line):
        return False
    return len(line.split()) >= _SENTENCE_WORDS and line.rstrip(_CLOSING).endswith((".", "!", "?", "…", ":"))


def _is_furniture(line: str, patterns: _Patterns) -> bool:
    if len(line) > _LONGEST_FURNITURE:
        return False
    return patterns.line.fullmatch(line) is not None or patterns.start.match(line) is not None


def _told(label: str, words: str) -> Iterator[tuple[int, datetime.date]]:
    """The day that a section tells, with its rank: what is published comes before what is updated."""
    if label in ("dateline", "byline"):
        day = datelines.told_day(words)
        if day is not None:
            yield int(datelines.is_update(words)), day


def _add_phrases(text: str, patterns: _Patterns, sections: list[TextSection]) -> None:
    """Add the exact phrases of furniture that stand amid a text, where their line is not furniture already."""
    known = sorted((section.start_char, section.end_char) for section in sections)
    for phrase in patterns.phrases:
        at = text.find(phrase)
        while at >= 0:
            before = bisect_right(known, (at, len(text))) - 1
            if before < 0 or known[before][1] <= at:
                sections.append(TextSection("furniture", at, at + len(phrase)))
            at = text.find(phrase, at + len(phrase))


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    entries = cast(tuple[WordEntry, ...], lexicon.entries("furniture"))
    words = {
        kind: [word for entry in entries if entry.word_class == kind for word in entry.words]
        for kind in ("line", "start", "phrase")
    }
    never = r"(?!)"
    return _Patterns(
        re.compile(rf"(?:{'|'.join(words['line']) or never})\s?[.:…»›→>!]*", re.IGNORECASE),
        re.compile(rf"[•*»›→>▶+-]?\s?(?:{'|'.join(words['start']) or never})", re.IGNORECASE),
        tuple(words["phrase"]),
    )
