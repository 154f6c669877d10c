"""“… , according to Kazakh officials”, “in Almaty”, “on Friday”, “could kill”: who says a casualty fact, where, when,
how real.

The source is the speaker of the quotation that the count stands in; a `via` link is who passed that quotation on.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Span as Tokens

from factx import marks
from factx.article import Article
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.scope import Scope, Scopes
from factx.extract.casualties.sentence_source import Attribution
from factx.extract.casualties.source import Sources
from factx.facts import Date, Quote, Span
from factx.lexicon.closed_classes import word_set

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


class Circumstances:
    """Answers about the surroundings of one article's casualty links; its lists are sorted once."""

    def __init__(
        self, scene: Scene, article: Article, quotes: Sequence[Quote], dates: Sequence[Date], links: Sequence[Link]
    ) -> None:
        self._scene = scene
        self._linked = {link.group.start: link.outcome for link in links}
        self._ending = {link.end: link for link in links}
        self._dates = sorted(dates, key=lambda date: date.start_char)
        self._date_starts = [date.start_char for date in self._dates]
        self._sources = Sources(scene, quotes)
        self._scopes = Scopes(scene, article, links)

    def source(self, link: Link) -> Attribution:
        """Who vouches for the count, and who passed it on."""
        found = self._sources.of(link)
        if found.source is None and (before := self._added_to(link)) is not None:
            return self.source(before)
        return found

    def _added_to(self, link: Link) -> Link | None:
        """“10 were killed, **with** five others missing **and** 25 injured”: the count that this one is added to."""
        words, start = self._scene.words, link.group.start
        if start < 2 or words[start - 1] not in ("with", "and"):
            return None
        before = self._ending.get(start - 2 if words[start - 1] == "with" and words[start - 2] == "," else start - 1)
        if before is None or (words[start - 1] == "and" and before.rule not in ("apposed", "predicate")):
            return None
        return before if self._scene.stops[before.start] == self._scene.stops[link.start] else None

    def place(self, link: Link) -> Span | None:
        """The nearest place that the sentence names, after the evidence first; else that of the dateline."""
        start, stop = self._sentence(link)
        found = self._places[bisect_left(self._place_starts, start) : bisect_left(self._place_starts, stop)]
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
    def _place_starts(self) -> list[int]:
        return [entity.start for entity in self._places]

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
        number = doc[link.group.number.start : link.group.number.end]
        # “the number of cases to 1932” is no year
        here = [date for date in here if date.end_char <= number.start_char or number.end_char <= date.start_char]
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
        inside = range(word.start, word.end)  # “did *not* survive” tells a death
        return any(
            mark.start <= word.start < mark.end and mark.cue not in inside and doc[mark.cue].head.i in heads
            for mark in self._denials
        )

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
            other.number.end == number.end and self._linked.get(other.start) == link.outcome
            for other in self._scene.groups_from(number.start + 1, number.end)
        )

    def scope(self, link: Link) -> Scope:
        """Whether the count tells of the event, of a sum over time, or of an older event."""
        return self._scopes.of(link)

    def _sentence(self, link: Link) -> tuple[int, int]:
        return self._scene.starts[link.start], self._scene.stops[max(link.start, link.end - 1)]


def _span(entity: Tokens) -> Span:
    return Span(text=entity.text, start_char=entity.start_char, end_char=entity.end_char)
