"""“… , **according to Kazakh officials**”, “**police** said”: who vouches for a casualty count.

The source is the speaker of the quotation that the count stands in; where none covers it, whom its sentence names.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from factx import marks, syntax
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.sources.in_sentence import NO_SOURCE, NOBODY, PLACES, Attribution, SentenceSources
from factx.extract.casualties.steps import SOURCE_IN_SENTENCE
from factx.facts import Quote, Span
from factx.lexicon.closed_classes import word_set

_SOURCE_CUES = frozenset(("speech", "according_to", "colon", "evidence"))
_BACKGROUND = word_set("after amid following as during since despite where when which")
# Contents begin before the count; the nearest are the likeliest, and quotations rarely nest deeper than this.
_NESTING = 12


class Sources:
    """The attributions of one article, ready to be asked for the source of a count."""

    def __init__(self, scene: Scene, quotes: Sequence[Quote]) -> None:
        self._scene = scene
        self._inside = SentenceSources(scene)
        self._quotes = [quote for quote in quotes if _vouches(quote, scene) and self._may_speak(quote)]
        contents = ((span.start_char, span.end_char, quote) for quote in self._quotes for span in quote.contents)
        self._contents = sorted(contents, key=lambda item: item[:2])
        self._content_starts = [start for start, _, _ in self._contents]

    def of(self, link: Link) -> Attribution:
        """The speaker of the innermost quotation around the count, else of the sentence, and who passed it on."""
        if link.shape == "restated" and (teller := self._inside.teller(link)) is not None:
            return teller
        if (agent := self._inside.agent(link)) is not None:
            return agent
        around = self._around(link)
        if any(self._is_background(quote, start, link) for start, quote in around):
            return NOBODY
        quote = self._innermost(around)
        if quote is None:
            quote = self._same_quotation(link)
        elif (nearer := self._nearer(link, quote)) is not None:
            return nearer
        if quote is not None:
            author = self._inside.author_of(quote.speaker) if quote.speaker is not None else None
            return Attribution(author or quote.speaker, quote.via, _plain(quote.cue))
        answer = self._scene.rules.choose(SOURCE_IN_SENTENCE, self._inside, link)
        return answer.value if answer is not None else NOBODY

    def _may_speak(self, quote: Quote) -> bool:
        """A datelined town (“RAIPUR: A leader was killed”) and a relative pronoun are no sources."""
        speaker = quote.speaker
        if speaker is None or speaker.text.lower() in NO_SOURCE:
            return False
        return not (quote.cue is not None and quote.cue.cue_class == "colon" and self._in_place(quote))

    def _in_place(self, quote: Quote) -> bool:
        """The speaker is a town or country."""
        speaker = quote.speaker
        if speaker is None:
            return True
        tokens = marks.tokens_at(self._scene.doc, speaker.start_char, speaker.end_char)
        return tokens is not None and syntax.head_within(self._scene.doc, *tokens).ent_type_ in PLACES

    def _around(self, link: Link) -> list[tuple[int, Quote]]:
        """The quotations whose content holds the count, each with where that content starts, the narrowest first."""
        doc, number = self._scene.doc, link.group.number
        anchor, last = doc[number.start].idx, doc[number.end - 1].idx
        evidence = (doc[link.start].idx, doc[link.end - 1].idx + len(doc[link.end - 1]))
        known = bisect_right(self._content_starts, anchor)
        near = self._contents[max(0, known - _NESTING) : known]
        holding = [item for item in near if last < item[1] and not _tells_by_itself(item[2], evidence)]
        return [(start, quote) for start, end, quote in sorted(holding, key=lambda item: item[1] - item[0])]

    def _innermost(self, around: Sequence[tuple[int, Quote]]) -> Quote | None:
        """The narrowest quotation; of a country and a body the body."""
        bodies = [quote for _, quote in around if not self._in_place(quote)]
        return bodies[0] if bodies else around[0][1] if around else None

    def _is_background(self, quote: Quote, start: int, link: Link) -> bool:
        """“He said he had ordered them to shoot, **after days of protests left dozens dead**”: the reporter's own
        words."""
        if (
            quote.kind == "direct"
            or quote.cue is None
            or quote.cue.start_char > start
            or quote.cue.cue_class == "according_to"
        ):
            return False
        words, begin = self._scene.words, self._scene.starts[link.start]
        for index in range(link.start, begin, -1):
            if self._scene.doc[index].idx <= start:
                return False
            if words[index - 1] in (",", "”", "’") and words[index] in _BACKGROUND | {","}:
                return words[index] in _BACKGROUND
        return False

    @cached_property
    def _stretches(self) -> list[marks.Quoted]:
        return [quoted for quoted in marks.get(self._scene.doc, marks.Quoted) if quoted.label != "single"]

    def _same_quotation(self, link: Link) -> Quote | None:
        """A later sentence of a quotation whose first sentence has the speaker."""
        anchor = self._scene.doc[link.group.start].idx
        for quoted in self._stretches:
            if quoted.start_char <= anchor < quoted.end_char:
                for start, end, quote in self._contents:
                    if start < quoted.end_char and quoted.start_char < end and quote.kind != "indirect":
                        return quote
        return None

    def _nearer(self, link: Link, quote: Quote) -> Attribution | None:
        """“…, the army said, but **medics** said four had died”: a cue that governs the count, nearer than the
        quotation's."""
        inside = self._inside.right_before(link) if quote.kind == "direct" else None
        found = inside or self._inside.governing(link, beside=quote.kind == "direct")
        if found is None or found.cue is None or quote.cue is None:
            return None
        own, at, count = quote.cue.start_char, found.cue.start_char, self._scene.doc[link.group.start].idx
        if quote.kind == "direct":
            return found if any(span.start_char <= at < span.end_char for span in quote.contents) else None
        return found if own < at < count else None


def _plain(cue: Span | None) -> Span | None:
    """A cue without what quotations know of it."""
    return Span(text=cue.text, start_char=cue.start_char, end_char=cue.end_char) if cue is not None else None


def _tells_by_itself(quote: Quote, evidence: tuple[int, int]) -> bool:
    """“The attack *claimed* 12 lives”: the cue is part of what happened, not of its telling."""
    return quote.cue is not None and evidence[0] <= quote.cue.start_char and quote.cue.end_char <= evidence[1]


def _vouches(quote: Quote, scene: Scene) -> bool:
    """Whether the speaker of a quotation stands for what it says."""
    cue = quote.cue
    return (
        cue is None
        or cue.cue_class in _SOURCE_CUES
        or any(word in scene.words_of("vouching") for word in cue.lemma.split())
    )
