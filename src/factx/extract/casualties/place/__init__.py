"""“in **Almaty**”, “on **Friday**”: where and when the event of a casualty fact happened."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Span as Tokens

from factx import marks
from factx.extract.casualties.scene import Link, Scene
from factx.facts import Date, Place, ToldIn
from factx.lexicon.closed_classes import word_set

_PLACES = frozenset(("LOC", "GPE", "FAC"))
_PLACE_PREPOSITIONS = word_set(
    "in at near on outside inside around across throughout off from to of into within north south east west"
)


class Setting:
    """Answers where and when the events of one article's casualty links happened."""

    def __init__(self, scene: Scene, dates: Sequence[Date]) -> None:
        self._scene = scene
        self._dates = sorted(dates, key=lambda date: date.start_char)
        self._date_starts = [date.start_char for date in self._dates]

    def place(self, link: Link) -> Place | None:
        """The nearest place that the sentence names, after the evidence first; else that of the dateline."""
        start, stop = self._sentence(link)
        found = self._places[bisect_left(self._place_starts, start) : bisect_left(self._place_starts, stop)]
        after = [entity for entity in found if entity.start >= link.end and self._is_located(entity)]
        before = [entity for entity in found if entity.end <= link.start and self._is_located(entity)]
        if after:
            return _place(after[0], "sentence")
        if before:
            return _place(before[-1], "sentence")
        return self._dateline_place

    def date(self, link: Link) -> tuple[Date | None, ToldIn | None]:
        """The date expression of the sentence that is nearest to the evidence, and where it stands."""
        start, stop = self._sentence(link)
        doc = self._scene.doc
        first, last = doc[start].idx, doc[stop - 1].idx + len(doc[stop - 1])
        here = self._dates[bisect_left(self._date_starts, first) : bisect_left(self._date_starts, last)]
        number = doc[link.group.number.start : link.group.number.end]
        # “the number of cases to 1932” is no year
        here = [date for date in here if date.end_char <= number.start_char or number.end_char <= date.start_char]
        if not here:
            return None, None
        left, right = doc[link.start].idx, doc[link.end - 1].idx
        return min(here, key=lambda date: max(date.start_char - right, left - date.end_char, 0)), "sentence"

    def _sentence(self, link: Link) -> tuple[int, int]:
        return self._scene.starts[link.start], self._scene.stops[max(link.start, link.end - 1)]

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
    def _dateline_place(self) -> Place | None:
        for section in marks.get(self._scene.doc, marks.Section):
            if section.label == "dateline":
                for entity in self._places:
                    if section.start <= entity.start < section.end:
                        return _place(entity, "dateline")
        return None


def _place(entity: Tokens, told_in: ToldIn) -> Place:
    return Place(text=entity.text, start_char=entity.start_char, end_char=entity.end_char, place_from=told_in)
