"""“… , **according to Kazakh officials**”, “**police** said”: who vouches for a casualty count.

The source is the speaker of the quotation that the count stands in. Where no quotation covers the count, the
attribution of its
sentence does: sources report whole sentences, even where the parse hangs their words on one clause.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Token

from factx import marks, syntax
from factx.extract.casualties.scene import Link, Scene
from factx.facts import Form, Mention, Quote
from factx.facts import Link as Via
from factx.lexicon.closed_classes import word_set

_SOURCE_CUES = frozenset(("speech", "according_to", "colon", "evidence"))
# Who condemns, mourns or fears a toll does not vouch for it; who reports or admits it does.
_ASSERTING = word_set(
    "report confirm announce claim acknowledge admit estimate reveal state disclose note add tell inform "
    "declare put count allege maintain recount record document register detail specify explain recall stress "
    "insist warn assert contend describe mention point testify write tweet post quote cite publish concede "
    "verify believe calculate list indicate suggest denounce accuse charge regret lament say"
)
_NO_SOURCE = word_set("i we you that which who whom it me us this there")
_PLACES = frozenset(("LOC", "GPE", "FAC"))
_BACKGROUND = word_set("after amid following as during since despite where when while which")
_PHRASE_POS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "X"))
# Contents begin before the count; the nearest are the likeliest, and quotations rarely nest deeper than this.
_NESTING = 12
_SOURCE_WORDS = 14


class Sources:
    """The attributions of one article, ready to be asked for the source of a count."""

    def __init__(self, scene: Scene, quotes: Sequence[Quote]) -> None:
        self._scene = scene
        self._quotes = [quote for quote in quotes if _vouches(quote) and self._may_speak(quote)]
        contents = ((span.start_char, span.end_char, quote) for quote in self._quotes for span in quote.contents)
        self._contents = sorted(contents, key=lambda item: item[:2])
        self._content_starts = [start for start, _, _ in self._contents]

    def of(self, link: Link) -> tuple[Mention | None, tuple[Via, ...]]:
        """The speaker of the innermost quotation around the count, else of the sentence, and who passed it on."""
        around = self._around(link)
        if any(self._is_background(quote, start, link) for start, quote in around):
            return None, ()
        quote = self._innermost(around)
        if quote is None:
            quote = self._same_quotation(link)
        elif quote.kind == "indirect" and (nearer := self._nearer(link, quote)) is not None:
            return nearer, ()
        if quote is not None:
            if self._in_place(quote) and quote.via and quote.cue is not None:
                return quote.via[0].speaker, ()  # “China reported 699 cases, the commission said”
            return quote.speaker, quote.via
        return self._according_to(link) or self._attributed(link), ()

    def _may_speak(self, quote: Quote) -> bool:
        """A datelined town (“RAIPUR: A leader was killed”) and a relative pronoun are no sources."""
        speaker = quote.speaker
        if speaker is None or speaker.text.lower() in _NO_SOURCE:
            return False
        return not (quote.cue is not None and quote.cue.cue_class == "colon" and self._in_place(quote))

    def _in_place(self, quote: Quote) -> bool:
        """The speaker is a town or country."""
        speaker = quote.speaker
        if speaker is None:
            return True
        span = self._scene.doc.char_span(speaker.start_char, speaker.end_char, alignment_mode="expand")
        return span is not None and span[-1].ent_type_ in _PLACES

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

    def _according_to(self, link: Link) -> Mention | None:
        """“according to Kazakh officials” anywhere in the sentence: the next after the count, else the last before."""
        begin, stop = self._scene.starts[link.start], self._scene.stops[link.end - 1]
        words = self._scene.words
        places = [index for index in range(begin, stop - 2) if words[index] == "according" and words[index + 1] == "to"]
        if not places:
            return None
        chosen = next((index for index in places if index >= link.group.start), places[-1])
        return self._phrase_from(chosen + 2, stop)

    def _phrase_from(self, start: int, stop: int) -> Mention | None:
        """The noun phrase that begins at a token, with its `of` phrase and the name behind it."""
        doc = self._scene.doc
        end = start
        while end < min(stop, start + _SOURCE_WORDS):
            token = doc[end]
            joins = token.lower_ in ("of", "for", "and", "-", "&", "on", "(", ")") and end > start and end + 1 < stop
            if token.pos_ not in _PHRASE_POS and not joins:
                break
            if token.lower_ == "and" and doc[end + 1].pos_ not in _PHRASE_POS:
                break
            end += 1
        while end > start and (doc[end - 1].pos_ in ("ADP", "CCONJ") or doc[end - 1].text in ("-", "(")):
            end -= 1
        return self._mention(start, end) if end > start else None

    def _nearer(self, link: Link, quote: Quote) -> Mention | None:
        """“…, the army said, but **medics** said four had died”: a cue that governs the count, nearer than the
        quotation's."""
        found = self._governing_cue(link, beside=False)
        if found is None or quote.cue is None:
            return None
        cue, mention = found
        own, count = quote.cue.start_char, self._scene.doc[link.group.start].idx
        return mention if own < self._scene.doc[cue].idx < count else None

    def _attributed(self, link: Link) -> Mention | None:
        """“Twelve were killed when … , military sources reported from Florencia”: a cue of the sentence with its
        subject."""
        found = self._governing_cue(link, beside=True)
        return found[1] if found is not None else None

    def _governing_cue(self, link: Link, *, beside: bool) -> tuple[int, Mention] | None:
        """The cue whose clause, or (`beside`) whose neighbour, the outcome stands in, and its subject."""
        begin, stop = self._scene.starts[link.start], self._scene.stops[link.end - 1]
        word = link.word
        anchor = self._scene.doc[word.start if word is not None else link.group.start]
        chain = [anchor, *syntax.ancestors(anchor)]
        above = {token.i for token in chain}
        if beside:
            above |= {other.i for token in chain for other in syntax.parataxis(token)}
        for cue in self._cues:
            if not (
                begin <= cue.start < stop and cue.start in above and (cue.start >= link.end or cue.end <= link.start)
            ):
                continue
            subject = syntax.own_subject(self._scene.doc[cue.start])
            if subject is None or subject.lower_ in _NO_SOURCE or not self._governs(cue.start, anchor):
                continue
            phrase = syntax.phrase(subject)
            if not phrase.start <= anchor.i < phrase.end:
                return cue.start, self._mention(phrase.start, phrase.end)
        return None

    def _governs(self, cue: int, anchor: Token) -> bool:
        """“police *said* [12 died]”, “*reported* [two deaths]”; not “declared an emergency after [three died]”, “no
        deaths were reported”."""
        verb = self._scene.doc[cue]
        if cue in self._scene.covering or syntax.is_passive(verb):
            return False
        if verb.dep in syntax.PARATAXIS:
            return True
        below = anchor
        for above in syntax.ancestors(anchor):
            if above.i == cue:
                return below.dep in syntax.CLAUSAL_COMPLEMENT | syntax.OBJECT | syntax.OPEN_COMPLEMENT
            below = above
        return False

    @cached_property
    def _cues(self) -> list[marks.CueMark]:
        return [
            cue
            for cue in marks.get(self._scene.doc, marks.CueMark)
            if any(word in _ASSERTING for word in cue.lemma.split())
        ]

    def _mention(self, start: int, end: int) -> Mention:
        span = self._scene.doc[start:end]
        form: Form = "nominal"
        if any(token.ent_type_ in ("PERSON", "ORG") for token in span):
            form = "named"
        elif len(span) == 1 and span[0].pos_ == "PRON":
            form = "pronominal"
        return Mention(text=span.text, start_char=span.start_char, end_char=span.end_char, form=form)


def _tells_by_itself(quote: Quote, evidence: tuple[int, int]) -> bool:
    """“The attack *claimed* 12 lives”: the cue is part of what happened, not of its telling."""
    return quote.cue is not None and evidence[0] <= quote.cue.start_char and quote.cue.end_char <= evidence[1]


def _vouches(quote: Quote) -> bool:
    """Whether the speaker of a quotation stands for what it says."""
    cue = quote.cue
    return cue is None or cue.cue_class in _SOURCE_CUES or any(word in _ASSERTING for word in cue.lemma.split())
