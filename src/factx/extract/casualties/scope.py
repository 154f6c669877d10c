"""“since 2014”, “the outbreak has killed 59”, “last September”: whether a count sums up, looks back or tells the event.

The words of the sentence decide: sums over a period, a war or an epidemic are `cumulative`, what an older date sets
apart is `background`, anything else is the `incident` that the article reports.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal

from factx.article import Article
from factx.extract.casualties.outcomes import diseases
from factx.extract.casualties.scene import Link, Scene
from factx.lexicon.closed_classes import word_set

Scope = Literal["incident", "cumulative", "background"]

_PERIOD = word_set("annually yearly annual cumulative epidemic pandemic war wars insurgency decades decade uprising")
# “the deadliest quake **in two decades**” sums up nothing.
_RECORD = word_set("deadliest worst biggest largest first strongest bloodiest")
_UNITS = word_set("years months year decade decades weeks days week month")
_MONTHS = word_set("january february march april june july august september october november december")
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday")
_YEAR = re.compile(r"(1[89]|20)\d\d")
# Single events seldom kill so many; sums over wars and epidemics do. Floods and fighting drive out thousands at once.
_TOO_MANY = 10_000
_TOO_MANY_DISPLACED = 50_000


class Scopes:
    """The scopes of one article's counts."""

    def __init__(self, scene: Scene, article: Article, links: Sequence[Link]) -> None:
        self._scene = scene
        self._published = (article.published or "")[:4]
        self._epidemic = any(link.outcome == "infected" for link in links)

    @cached_property
    def _year(self) -> str:
        """The year the article tells of: that of its publication, else the first that it names with a day."""
        if self._published:
            return self._published
        words = self._scene.words
        dated = (
            word
            for index, word in enumerate(words)
            if index > 1 and _YEAR.fullmatch(word) and words[index - 1 - (words[index - 1] == ",")].isdigit()
        )
        return next(dated, "")

    def of(self, link: Link) -> Scope:
        """Sums over a period or war are `cumulative`; older events told for context `background`; else the
        `incident`."""
        words = self._scene.words[self._scene.starts[link.start] : self._scene.stops[max(link.start, link.end - 1)]]
        if self._sums_up(link, words):
            return "cumulative"
        pairs = set(pairwise(words))
        if "ago" in words or any(first == "last" and second in _MONTHS | {"year", "month"} for first, second in pairs):
            return "background"
        years = {word for word in words if _YEAR.fullmatch(word) and word != self._year}
        return "background" if years else "incident"

    def _sums_up(self, link: Link, words: Sequence[str]) -> bool:
        number = link.group.number
        low = number.low or number.high or 0
        if link.outcome == "infected" or low >= (_TOO_MANY_DISPLACED if link.outcome == "displaced" else _TOO_MANY):
            return True
        known = set(words)
        if known & _PERIOD and not known & _RECORD:
            return True
        if any(_spans_period(*three) for three in zip(words, words[1:], words[2:], strict=False)):
            return True
        return link.outcome == "killed" and number.high != 1 and self._of_disease(link, known)

    def _of_disease(self, link: Link, words: set[str]) -> bool:
        """“the outbreak has killed 59”, “319 discharged and **58 deaths**” beside counts of cases."""
        if words & diseases(self._scene.lexicon):
            return True
        return self._epidemic and link.rule in ("counted noun", "toll")


def _spans_period(first: str, second: str, third: str) -> bool:
    """“since 2014”, “over the past”, “in the last three weeks”, “during November”, “so far this year”."""
    if first == "since":
        return second not in _DAYS and second not in (",", ".")
    if first in ("in", "during") and second in _MONTHS and not third[0].isdigit():
        return True
    if first in ("past", "last", "previous", "recent", "first") and third in _UNITS and second not in ("year", "week"):
        return True
    return (first, second) in _SPANS or (first == "past" and second in _UNITS)


_SPANS = frozenset(
    (("past", "year"), ("this", "year"), ("recent", "years"), ("first", "half"), ("to", "date"), ("second", "half"))
)
