"""“**According to** Kazakh officials”, “**the institute** has registered 40 cases”: who tells a count in its sentence.

Asked where no quotation covers the count, or for a teller nearer to it than the quotation's: sources report whole
sentences, even where the parse hangs their words on one clause.
"""

from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Token

from factx import marks, syntax
from factx.extract.casualties.scene import Link, Scene
from factx.facts import Form, Mention, Span
from factx.facts import Link as Via
from factx.lexicon.closed_classes import word_set

NO_SOURCE = word_set("i we you that which who whom it me us this there")
PLACES = frozenset(("LOC", "GPE", "FAC"))
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_PHRASE_POS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "X"))
_SOURCE_WORDS = 14


_NAMES = _PHRASE_POS | {"PRON"}
_JOINS = frozenset(("of", "for", "from", "in", "at", "with", "and", "-", "&"))
_BREAKS = frozenset((",", "”", '"'))
_BREAKS = frozenset((",", "”", '"'))
_CLOSING = frozenset((".", ",", ";", "on", "in", "at", "late", "early", "today", "yesterday", "”", '"')) | _DAYS


def _closes(word: str) -> bool:
    """Whether what is behind a cue ends the attribution: “said.”, “said on Friday”; not “said that”."""
    return word in _CLOSING


class Attribution(NamedTuple):
    """Who vouches for a count, who passed it on, and the words that tell so."""

    source: Mention | None
    via: tuple[Via, ...] = ()
    cue: Span | None = None


NOBODY = Attribution(None)


class SentenceSources:
    """The attributions inside the sentences of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def of(self, link: Link) -> Attribution:
        """Whom the sentence of a count names as its source."""
        return self._according_to(link) or self._attributed(link) or self._counter(link) or self._behind(link) or NOBODY

    def teller(self, link: Link) -> Attribution | None:
        """“**relatives** put the figure at 45”, “**the government** acknowledges 200”: who tells a count again."""
        told = self._scene.doc[link.start]
        if syntax.is_verb(told):
            return self._subject_of(told, link)
        return self._subject_of(told.head, link) if told.dep in syntax.OBJECT else None

    def governing(self, link: Link, *, beside: bool) -> Attribution | None:
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
            if subject is None or subject.lower_ in NO_SOURCE or not self._governs(cue.start, anchor):
                continue
            phrase = syntax.phrase(subject)
            counted = link.start <= phrase.start and phrase.end <= link.end
            if not counted and not phrase.start <= anchor.i < phrase.end:
                return Attribution(self._mention(phrase.start, phrase.end), (), self._span(cue.start, cue.end))
        return None

    def _according_to(self, link: Link) -> Attribution | None:
        """“according to Kazakh officials” anywhere in the sentence: the next after the count, else the last before."""
        begin, stop = self._scene.starts[link.start], self._scene.stops[link.end - 1]
        words = self._scene.words
        places = [index for index in range(begin, stop - 2) if words[index] == "according" and words[index + 1] == "to"]
        if not places:
            return None
        chosen = next((index for index in places if index >= link.group.start), places[-1])
        mention = self._phrase_from(chosen + 2, stop)
        return Attribution(mention, (), self._span(chosen, chosen + 2)) if mention is not None else None

    def _phrase_from(self, start: int, stop: int) -> Mention | None:
        """The noun phrase that begins at a token, with its `of` phrase and the name behind it."""
        doc = self._scene.doc
        end = start
        if doc[start].tag_ == "VBG" and doc[start + 1].pos_ in _PHRASE_POS:
            end += 1  # “according to **monitoring** group …”
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

    def _attributed(self, link: Link) -> Attribution | None:
        """“Twelve were killed when … , military sources reported from Florencia”: a cue of the sentence with its
        subject."""
        return self.governing(link, beside=True)

    def _behind(self, link: Link) -> Attribution | None:
        """“…, wounding 21, **an official from the emergency services** said.”: a speaker between comma and cue."""
        words, doc, stop = self._scene.words, self._scene.doc, self._scene.stops[link.end - 1]
        for cue in self._cues:
            if not link.end < cue.start < stop or cue.end >= len(words) or not _closes(words[cue.end]):
                continue
            left = max(link.end - 1, cue.start - _SOURCE_WORDS - 1)
            comma = next((near for near in range(cue.start - 1, left, -1) if words[near] in _BREAKS), cue.start - 1)
            tokens = doc[comma + 1 : cue.start]
            named = all(
                token.pos_ in _NAMES or (index and token.lower_ in _JOINS) for index, token in enumerate(tokens)
            )
            if len(tokens) and named and tokens[0].lower_ not in NO_SOURCE and tokens[-1].pos_ not in ("DET", "ADP"):
                return Attribution(self._mention(comma + 1, cue.start), (), self._span(cue.start, cue.end))
        return None

    def _counter(self, link: Link) -> Attribution | None:
        """“**The institute** has registered 77,020 infections”, “a report counted 547 deaths”: who keeps the count."""
        if link.rule != "counted noun" or link.word is None:
            return None
        noun = self._scene.doc[link.word.end - 1]
        if noun.dep not in syntax.OBJECT or noun.head.lemma_.lower() not in self._scene.words_of("counting"):
            return None
        return self._subject_of(noun.head, link)

    def _subject_of(self, verb: Token, link: Link) -> Attribution | None:
        """The body or person that is subject of a verb before a count; no town, speaker’s pronoun or other count."""
        subject = syntax.own_subject(verb)
        if subject is None or subject.lower_ in NO_SOURCE or not syntax.is_nominal(subject):
            return None
        phrase = syntax.phrase(subject)
        counts = any(
            index in self._scene.counted or index in self._scene.covering for index in range(phrase.start, phrase.end)
        )
        if phrase.end > link.start or counts or subject.ent_type_ in PLACES | {"DATE"}:
            return None
        return Attribution(self._mention(phrase.start, phrase.end), (), self._span(verb.i, verb.i + 1))

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
                if below == anchor and anchor.dep in syntax.OBLIQUE and self._scene.words[anchor.left_edge.i] == "up":
                    return True  # “officials *claim* up to 80,000 died”, misread as “claim up”
                return below.dep in syntax.CLAUSAL_COMPLEMENT | syntax.OBJECT | syntax.OPEN_COMPLEMENT
            below = above
        return False

    @cached_property
    def _cues(self) -> list[marks.CueMark]:
        vouching = self._scene.words_of("vouching")
        found = marks.get(self._scene.doc, marks.CueMark)
        return [cue for cue in found if any(word in vouching for word in cue.lemma.split())]

    def _mention(self, start: int, end: int) -> Mention:
        span = self._scene.doc[start:end]
        form: Form = "nominal"
        if any(token.ent_type_ in ("PERSON", "ORG") for token in span):
            form = "named"
        elif len(span) == 1 and span[0].pos_ == "PRON":
            form = "pronominal"
        return Mention(text=span.text, start_char=span.start_char, end_char=span.end_char, form=form)

    def _span(self, start: int, end: int) -> Span:
        span = self._scene.doc[start:end]
        return Span(text=span.text, start_char=span.start_char, end_char=span.end_char)
