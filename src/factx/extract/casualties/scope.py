"""“since 2014”, “the outbreak has killed 59”, “last September”: whether a count sums up, looks back or tells the event.

The words of the sentence decide: sums over a period, a war or an epidemic are `cumulative`, what an older date sets
apart is `background`, anything else is the `incident` that the article reports. One person is no sum.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal

from factx.article import Article
from factx.extract.casualties.outcomes import diseases
from factx.extract.casualties.scene import Link, Scene
from factx.lexicon.closed_classes import MONTHS, WEEKDAYS, word_set
from factx.lexicon.person_nouns import noun_class

Scope = Literal["incident", "cumulative", "background"]

_CRIMES = word_set("homicide murder suicide")
_UNITS = word_set("years months year decade decades weeks days week month")
_DAYS = WEEKDAYS | {"yesterday"}
_MONTHS_ALL = MONTHS | {"may"}
_LONG_AGO = MONTHS | word_set("spring summer fall autumn winter year month")
# Behind the first count: what came before the event that the article tells of.
_EARLIER = frozenset(
    (
        *(("last", "week"), ("last", "weekend"), ("earlier", "this"), ("comes", "after"), ("came", "after")),
        *(("unrelated", "shooting"), ("unrelated", "incident"), ("separate", "incident"), ("separate", "shooting")),
    )
)
_ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth latest")
_YEAR = re.compile(r"(1[89]|20)\d\d")
# Single events seldom kill so many; sums over wars and epidemics do. Floods and fighting drive out thousands at once.
_TOO_MANY = 10_000
_TOO_MANY_DISPLACED = 50_000
# In a month or a year so many die of more than one event.
_MANY = 20
_HELD = 10


class Scopes:
    """The scopes of one article's counts."""

    def __init__(self, scene: Scene, article: Article, links: Sequence[Link]) -> None:
        self._scene = scene
        self._published = (article.published or "")[:4]
        self._known: dict[Link, Scope] = {}
        self._epidemic = any(link.outcome == "infected" for link in links)
        self._first = min((link.start for link in links), default=0)

    @cached_property
    def _year(self) -> str:
        """The year the article tells of: that of its publication, else the first that it names with a day."""
        if self._published:
            return self._published
        words = self._scene.words
        dated = (
            word for index, word in enumerate(words) if index > 1 and _YEAR.fullmatch(word) and _is_dated(words, index)
        )
        return next(dated, "")

    def of(self, link: Link) -> Scope:
        """Sums over a period or war are `cumulative`; older events told for context `background`; else the
        `incident`."""
        known = self._known.get(link)
        if known is None:
            known = self._known[link] = self._of(link)
        return known

    def _of(self, link: Link) -> Scope:
        words = self._scene.words[self._scene.starts[link.start] : self._scene.stops[max(link.start, link.end - 1)]]
        one = link.group.number.high == 1 or link.kind == "named"
        if not one and self._sums_up(link, words):
            return "cumulative"
        if self._looks_back(link, words):
            return "cumulative" if not one and self._of_a_year(link, words) else "background"
        return "background" if self._in_month(words) else "incident"

    def _looks_back(self, link: Link, words: Sequence[str]) -> bool:
        """“two years **ago**”, “**last year**”, “**last week**” behind the first count, “in **2015**”."""
        pairs = set(pairwise(words))
        if "ago" in words or any(one == "last" and two in _LONG_AGO for one, two in pairs):
            return True
        if link.start > self._first and (pairs & _EARLIER or self._scene.starts[link.start] in self._of_other_events):
            return True
        if self._is_same_place(link):
            return True
        return any(_YEAR.fullmatch(word) and word != self._year for word in words)

    @cached_property
    def _of_other_events(self) -> frozenset[int]:
        """“This is the **third shooting** in two days. A man was shot *on Sunday* …”: sentences of a paragraph that
        counts events, behind its count, if they name a day; and “another violent night”."""
        found, counted, begun = set[int](), False, False
        for begin in sorted(set(self._scene.starts)):
            stop = self._scene.stops[begin]
            violent = ("another", "violent") in pairwise(self._scene.words[begin:stop])
            if violent or (counted and self._scene.has(begin, stop, _DAYS)):
                found.add(begin)
            counts = begun and (violent or self._counts_events(begin, stop))
            counted = counted or counts
            if "\n" in self._scene.doc[stop - 1].text:
                counted, begun = counts, True  # what it counts may be told in the next paragraph
        return frozenset(found)

    def _counts_events(self, begin: int, stop: int) -> bool:
        """“marked **the second fatal shooting** in a week”."""
        words = self._scene.words
        if not self._scene.has(begin, stop, _ORDINALS):
            return False
        return any(
            words[index] in _ORDINALS
            and words[index - 1] == "the"
            and (words[index + 1] == "time" or self._names_event(words[index + 1 : index + 4]))
            for index in range(begin + 1, stop - 1)
        )

    def _is_same_place(self, link: Link) -> bool:
        """“at **the same address where** three people were shot last month”."""
        words, begin = self._scene.words, self._scene.starts[link.start]
        return any(
            words[index] == "where" and words[index - 2] == "same"
            for index in range(begin + 2, min(link.end, link.start + 1))
        )

    def _of_a_year(self, link: Link, words: Sequence[str]) -> bool:
        """“36 women died **last year**”: a year's sum; not “a crash in 1991 killed 36”, “in July last year”."""
        number = link.group.number
        known = set(words)
        if (number.low or number.high or 0) < _MANY or known & (MONTHS | _DAYS | {"may", "ago"}):
            return False
        yearly = ("last", "year") in pairwise(words) or any(_YEAR.fullmatch(word) for word in known)
        return yearly and not self._names_event(words)

    def _names_event(self, words: Sequence[str]) -> bool:
        """“in a **brawl**”, “when a **stampede** …”: one event, no sum."""
        return any(noun_class(self._scene.lexicon, word) == "event" and not word.endswith("s") for word in words)

    def _in_month(self, words: Sequence[str]) -> bool:
        """“**In June**, police arrested eight people”: a month without a day."""
        triples = zip(words, words[1:], (*words[2:], "."), strict=False)
        return any(
            one in ("in", "since") and two in _MONTHS_ALL and not three[0].isdigit() and three not in ("and", "to")
            for one, two, three in triples
        )

    def _sums_up(self, link: Link, words: Sequence[str]) -> bool:
        number = link.group.number
        low = number.low or number.high or 0
        if link.outcome == "infected" or low >= (_TOO_MANY_DISPLACED if link.outcome == "displaced" else _TOO_MANY):
            return True
        known = set(words)
        if known & self._scene.words_of("period") and not known & self._scene.words_of("record"):
            return True
        if known & self._scene.words_of("summing") or self._is_held(link):
            return True
        if low >= _MANY and self._in_month(words) and ("last", "year") not in pairwise(words):
            return not self._names_event(words)
        if any(one == "between" and four in MONTHS for one, four in zip(words, words[4:], strict=False)):
            return True  # “172 were rescued **between 4 and 11 May**”
        if any(_spans_period(*three) for three in zip(words, words[1:], (*words[2:], "."), strict=False)):
            return True
        if link.shape == "toll" and link.word is not None and link.word.base in _CRIMES:
            return True  # “the city’s **homicide count** to 51”
        return link.outcome == "killed" and self._of_disease(link, known)

    def _is_held(self, link: Link) -> bool:
        """“more than 100 people **are in prison**”: a state, no event."""
        word = link.word
        number = link.group.number
        if link.outcome != "detained" or word is None or (number.low or 0) < _HELD:
            return False
        if self._scene.groups_from(number.start + 1, number.end):
            return False  # “300 of the 367 who were arrested remained behind bars”
        start = max(self._scene.starts[word.start], word.start - 4)
        return word.role in ("predicate", "person") or (
            self._scene.has(word.start, word.end, self._scene.words_of("state of custody"))
            and self._scene.has(start, word.start, frozenset(("are", "currently")))
        )

    def _of_disease(self, link: Link, words: set[str]) -> bool:
        """“the outbreak has killed 59”, “319 discharged and **58 deaths**” beside counts of cases."""
        if words & diseases(self._scene.lexicon):
            return True
        return self._epidemic and link.shape in ("counted noun", "toll")


def _is_dated(words: Sequence[str], year: int) -> bool:
    """“21 July **2022**”, “June 26, **2022**”: a day or a month right before the year."""
    before = words[year - 1 - (words[year - 1] == ",")]
    return before.isdigit() or before in MONTHS or any(before.endswith(month) for month in MONTHS)


def _spans_period(first: str, second: str, third: str) -> bool:
    """“since 2014”, “over the past”, “in the last three weeks”, “during November”, “so far this year”."""
    if first == "since":
        return second not in _DAYS and second not in (",", ".")
    if (first, second) == ("so", "far") and (third == "in" or third == "this"):
        return True
    if first == "during" and second in MONTHS and not third[0].isdigit():
        return True
    if first == "the" and second in ("last", "past") and third in _UNITS:
        return True
    if first in ("past", "last", "previous", "recent", "first") and third in _UNITS and second not in ("year", "week"):
        return True
    return (first, second) in _SPANS or (first == "past" and second in _UNITS)


_SPANS = frozenset(
    (("past", "year"), ("this", "year"), ("recent", "years"), ("first", "half"), ("to", "date"), ("second", "half"))
)
