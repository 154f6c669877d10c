"""“… , according to Kazakh officials”, “in Almaty”, “on Friday”, “could kill”: who says a casualty fact, where, when,
how real.

The source is the speaker of the quotation that the count stands in; a `via` link is who passed that quotation on.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal

from spacy.tokens import Span as Tokens

from factx import marks
from factx.article import Article
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.source import Sources
from factx.facts import Date, Mention, Quote, Span
from factx.facts import Link as Via
from factx.lexicon.closed_classes import word_set

Scope = Literal["incident", "cumulative", "background"]

_PLACES = frozenset(("LOC", "GPE", "FAC"))
_PLACE_PREPOSITIONS = word_set(
    "in at near on outside inside around across throughout off from to of into within north south east west"
)
_UNREAL = word_set("would could might may if should unless lest")
_INTENT = word_set(
    "threaten threatens threatened threatening plan plans planned planning vow vows vowed vowing intend intends "
    "intended intending plot plotted plotting want wants wanted try tries tried trying attempt attempted attempting "
    "aim aimed aiming order ordered feared fear fears fearing expected expect expects pledged pledge pledging "
    "prepared preparing hope hoped sought conspiring conspired conspiracy able ready going"
)


_PERIOD = word_set("annually yearly annual cumulative epidemic pandemic war wars insurgency decades decade uprising")
_LONG_AGO = word_set("ago deadliest")
_UNITS = word_set("years months year decade decades weeks days week month")
_MONTHS = word_set("january february march april june july august september october november december")
_YEAR = re.compile(r"(1[89]|20)\d\d")
# Single events seldom kill so many; sums over wars and epidemics do.
_TOO_MANY = 10_000
_THOUSAND = 1_000


def _spans_period(first: str, second: str, third: str) -> bool:
    """“since 2014”, “over the past”, “in the last three weeks”, “during November”, “so far this year”."""
    if first == "since" and (
        second in ("the", "last", "early", "late", "mid", "its") or second[0].isdigit() or second in _MONTHS
    ):
        return True
    if first in ("in", "during") and second in _MONTHS and not third[0].isdigit():
        return True
    if first in ("past", "last", "previous", "recent") and third in _UNITS and second not in ("year", "week"):
        return True
    return (first, second) in (("past", "year"), ("this", "year"), ("recent", "years"), ("past", "decade")) or (
        first == "past" and second in _UNITS
    )


class Circumstances:
    """Answers about the surroundings of one article's casualty links; its lists are sorted once."""

    def __init__(
        self, scene: Scene, article: Article, quotes: Sequence[Quote], dates: Sequence[Date], links: Sequence[Link]
    ) -> None:
        self._scene = scene
        self._linked = {link.group.start: link.outcome for link in links}
        self._article = article
        self._dates = sorted(dates, key=lambda date: date.start_char)
        self._date_starts = [date.start_char for date in self._dates]
        self._sources = Sources(scene, quotes)

    def source(self, link: Link) -> tuple[Mention | None, tuple[Via, ...]]:
        """Who vouches for the count, and who passed it on."""
        return self._sources.of(link)

    def place(self, link: Link) -> Span | None:
        """The nearest place that the sentence names, after the evidence first; else that of the dateline."""
        start, stop = self._sentence(link)
        found = [entity for entity in self._places if start <= entity.start < stop]
        after = [entity for entity in found if entity.start >= link.end and self._is_located(entity)]
        before = [entity for entity in found if entity.end <= link.start and self._is_located(entity)]
        if after:
            return _span(after[0])
        if before:
            return _span(before[-1])
        return self._dateline_place

    def _is_located(self, entity: Tokens) -> bool:
        words = self._scene.words
        return any(words[index] in _PLACE_PREPOSITIONS for index in range(max(0, entity.start - 4), entity.start))

    @cached_property
    def _places(self) -> list[Tokens]:
        return [entity for entity in self._scene.doc.ents if entity.label_ in _PLACES]

    @cached_property
    def _dateline_place(self) -> Span | None:
        for section in marks.get(self._scene.doc, marks.Section):
            if section.label == "dateline":
                for entity in self._places:
                    if section.start <= entity.start < section.end:
                        return _span(entity)
        return None

    def date(self, link: Link) -> Date | None:
        """The date expression of the sentence that is nearest to the evidence."""
        start, stop = self._sentence(link)
        doc = self._scene.doc
        first, last = doc[start].idx, doc[stop - 1].idx + len(doc[stop - 1])
        here = self._dates[bisect_left(self._date_starts, first) : bisect_left(self._date_starts, last)]
        left, right = doc[link.start].idx, doc[link.end - 1].idx
        return min(here, key=lambda date: max(date.start_char - right, left - date.end_char, 0), default=None)

    def hypothetical(self, link: Link) -> bool:
        """“could kill thousands”, “threatened to kill”, “is feared dead”: not told as a fact."""
        word = link.word
        anchor = link.group.number.start if word is None else word.end - 1 if word.part == "phrase" else word.start
        if any(self._makes_unreal(mark, anchor, link) for mark in self._unreal if mark.start <= anchor < mark.end):
            return True
        if word is None:
            return False
        words, begin = self._scene.words, self._scene.starts[word.start]
        index = word.start - 1
        if index >= begin and words[index] == "to" and words[word.start] == word.base.split()[0]:
            return any(words[near] in _INTENT for near in range(max(begin, index - 3), index))
        while (
            index >= begin and index >= word.start - 5 and self._scene.doc[index].pos_ in ("AUX", "ADV", "PART", "VERB")
        ):
            if words[index] in _UNREAL or words[index] in ("feared", "expected"):
                return True
            index -= 1
        return link.rule == "toll" and any(words[near] in _UNREAL for near in range(word.end, link.group.start))

    def denied(self, link: Link) -> bool:
        """“the three men were *not* hurt”: a negation that hangs on the outcome word itself."""
        word = link.word
        if word is None or word.part not in ("verb", "phrase", "adjective") or link.rule == "toll":
            return False
        doc = self._scene.doc
        heads = {word.start, doc[word.start].head.i} if word.part != "verb" else {word.start}
        return any(mark.start <= word.start < mark.end and doc[mark.cue].head.i in heads for mark in self._denials)

    @cached_property
    def _denials(self) -> list[marks.Modality]:
        return [mark for mark in marks.get(self._scene.doc, marks.Modality) if mark.label == "negated"]

    def _makes_unreal(self, mark: marks.Modality, anchor: int, link: Link) -> bool:
        """Whether a mark's cue reaches the outcome: “could” not past a relative clause that tells what did happen."""
        cue = self._scene.doc[mark.cue]
        if cue.tag_ != "MD":
            return True
        if cue.i > anchor or (link.rule == "counted noun" and cue.i > link.group.start):
            return False
        between = self._scene.doc[cue.i + 1 : anchor]
        return not any(token.tag_ in ("VBD", "VBZ", "VBP", "WDT", "WP") for token in between)

    @cached_property
    def _unreal(self) -> list[marks.Modality]:
        return [mark for mark in marks.get(self._scene.doc, marks.Modality) if mark.label == "hypothetical"]

    def counts_inside(self, link: Link) -> bool:
        """“**300 of the 367 people** who were arrested remained in jail”: the larger number is a fact with the same
        outcome."""
        number = link.group.number
        return any(
            other.number.start > number.start
            and other.number.end == number.end
            and self._linked.get(other.start) == link.outcome
            for other in self._scene.groups
            if number.start < other.start < number.end
        )

    def scope(self, link: Link) -> Scope:
        """Sums over a period or war are `cumulative`; older events told for context `background`; else the
        `incident`."""
        start, stop = self._sentence(link)
        words = self._scene.words[start:stop]
        low = link.group.number.low or link.group.number.high or 0
        if link.outcome == "infected" or low >= _TOO_MANY or (link.outcome == "displaced" and low >= _THOUSAND):
            return "cumulative"
        if set(words) & _PERIOD or any(
            _spans_period(*three) for three in zip(words, words[1:], words[2:], strict=False)
        ):
            return "cumulative"
        pairs = set(pairwise(words))
        if ("last", "year") in pairs or ("last", "month") in pairs or set(words) & _LONG_AGO:
            return "background"
        published = (self._article.published or "")[:4]
        years = {word for word in words if _YEAR.fullmatch(word) and word != published}
        return "background" if years else "incident"

    def _sentence(self, link: Link) -> tuple[int, int]:
        return self._scene.starts[link.start], self._scene.stops[max(link.start, link.end - 1)]


def _span(entity: Tokens) -> Span:
    return Span(text=entity.text, start_char=entity.start_char, end_char=entity.end_char)
