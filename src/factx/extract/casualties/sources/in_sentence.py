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
from factx.lexicon.closed_classes import WEEKDAYS, word_set
from factx.lexicon.inflections import verb_forms

NO_SOURCE = word_set("i we you that which who whom it me us this there")
PLACES = frozenset(("LOC", "GPE", "FAC"))
_PHRASE_POS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "X"))
_SOURCE_WORDS = 14


_NAMES = _PHRASE_POS | {"PRON"}
_JOINS = frozenset(("of", "for", "from", "in", "at", "with", "and", "-", "&"))
_BREAKS = frozenset((",", "”", '"'))
_OPENING = frozenset((",", "“", '"', "that", "but", "while", "and", ":", "‘", "”"))
# Before a speaker: what was told before is told by somebody else, “12 died **but** officials said that …”.
_JOINING = frozenset(("but", "and", "while", "yet", "though", "although"))
_LIST_REACH = 8
_AUTHOR_REACH = 8
# What ends an attribution behind its cue: “said.”, “said on Friday”; not “said that”.
_CLOSING = frozenset((".", ",", ";", "on", "in", "at", "late", "early", "today", "yesterday", "”", '"')) | WEEKDAYS


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
            apart = anchor.i < phrase.start and self._scene.words[phrase.start - 1] in _JOINING
            if not counted and not apart and not phrase.start <= anchor.i < phrase.end:
                return Attribution(self._mention(phrase.start, phrase.end), (), self._span(cue.start, cue.end))
        return None

    def according_to(self, link: Link) -> Attribution | None:
        """“according to Kazakh officials” anywhere in the sentence: the next after the count, else the last before."""
        begin, stop = self._scene.starts[link.start], self._scene.stops[link.end - 1]
        words = self._scene.words
        places = [index for index in range(begin, stop - 2) if words[index] == "according" and words[index + 1] == "to"]
        if not places:
            return None
        chosen = next((index for index in places if index >= link.group.start), places[-1])
        mention = self._author(chosen + 2, stop) or self._phrase_from(chosen + 2, stop)
        return Attribution(mention, (), self._span(chosen, chosen + 2)) if mention is not None else None

    def _author(self, start: int, stop: int) -> Mention | None:
        """“a **report** published by **the ministry**”: who wrote the document that a phrase begins with."""
        words, documents = self._scene.words, self._scene.words_of("document")
        noun = next((index for index in range(start, min(stop, start + 5)) if words[index] in documents), None)
        if noun is None:
            return None
        reach = range(noun + 1, min(stop - 1, noun + _AUTHOR_REACH))
        by = next((index for index in reach if words[index] == "by"), None)
        if by is None or any(words[index] in _BREAKS for index in range(noun, by)):
            return None
        return self._phrase_from(by + 1, stop)

    def agent(self, link: Link) -> Attribution | None:
        """“four femicides **documented by these initiatives**”: who counted what the noun phrase names."""
        words, stop = self._scene.words, self._scene.stops[link.end - 1]
        if link.end + 2 >= stop or words[link.end + 1] != "by":
            return None
        if self._scene.doc[link.end].lemma_.lower() not in self._scene.words_of("counting"):
            return None
        mention = self._phrase_from(link.end + 2, stop)
        return Attribution(mention, (), self._span(link.end, link.end + 1)) if mention is not None else None

    def right_before(self, link: Link) -> Attribution | None:
        """“**central command reports** 13 dead”: a noun phrase and a verb of vouching right before the count."""
        words, doc, begin = self._scene.words, self._scene.doc, self._scene.starts[link.start]
        cue = self._first_of_list(link.start, begin) - 1
        if cue <= begin or words[cue] not in self._vouching_forms:
            return None
        start = cue
        while start > begin and doc[start - 1].pos_ in _PHRASE_POS:
            start -= 1
        opens = start == begin or words[start - 1] in _OPENING
        head = doc[cue - 1]
        if start == cue or not opens or head.pos_ not in ("NOUN", "PROPN") or words[start] in NO_SOURCE:
            return None
        return Attribution(self._mention(start, cue), (), self._span(cue, cue + 1))

    def _first_of_list(self, start: int, begin: int) -> int:
        """Where the list begins that a count ends: “reports **13 dead** and two injured”."""
        while start - 1 > begin and self._scene.words[start - 1] in ("and", ","):
            reach = range(start - 2, max(begin, start - 2 - _LIST_REACH), -1)
            before = next((index for index in reach if index in self._scene.group_from), None)
            if before is None:
                break
            start = before
        return start

    @cached_property
    def _vouching_forms(self) -> frozenset[str]:
        counting = self._scene.words_of("counting")
        return frozenset(form for verb in counting for form in verb_forms(verb) if not form.endswith("ing"))

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
            end += 1
        while end > start and (doc[end - 1].pos_ in ("ADP", "CCONJ") or doc[end - 1].text in ("-", "(")):
            end -= 1
        return self._mention(start, end) if end > start else None

    def behind(self, link: Link) -> Attribution | None:
        """“…, wounding 21, **an official from the emergency services** said.”: a speaker between comma and cue."""
        words, doc, stop = self._scene.words, self._scene.doc, self._scene.stops[link.end - 1]
        for index in range(link.end + 1, stop - 1):
            if words[index - 1] == "," and words[index] in self._vouched and self._follows_speaker(index + 1, stop):
                return self._inverted(index, stop)
        for cue in self._cues:
            if not link.end < cue.start < stop or cue.end >= len(words) or words[cue.end] not in _CLOSING:
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

    @cached_property
    def _vouched(self) -> frozenset[str]:
        """“detailed”, “said”: verbs of vouching in the past tense."""
        vouching = self._scene.words_of("vouching")
        past = frozenset(f"{verb}d" if verb.endswith("e") else f"{verb}ed" for verb in vouching)
        return past | {"said", "told", "wrote"}

    def _inverted(self, cue: int, stop: int) -> Attribution | None:
        """“…, detailed **the director**.”: a speaker behind the cue, where the phrase ends the clause."""
        start = cue + 1
        while self._scene.doc[start].is_space:
            start += 1
        mention = self._phrase_from(start, stop)
        if mention is None:
            return None
        tokens = marks.tokens_at(self._scene.doc, mention.start_char, mention.end_char)
        ends = tokens is not None and (tokens[1] >= stop or self._scene.words[tokens[1]] in _CLOSING)
        return Attribution(mention, (), self._span(cue, cue + 1)) if ends else None

    def author_of(self, mention: Mention) -> Mention | None:
        """“**a report** published by the ministry” as a speaker: the ministry."""
        tokens = marks.tokens_at(self._scene.doc, mention.start_char, mention.end_char)
        if tokens is None or not self._scene.has(tokens[0], tokens[1], self._scene.words_of("document")):
            return None
        return self._author(tokens[0], self._scene.stops[tokens[0]])

    def _follows_speaker(self, start: int, stop: int) -> bool:
        """Whether a name or a role begins behind a cue that stands in front of its subject."""
        while start < stop and self._scene.doc[start].is_space:
            start += 1
        return start < stop and (
            self._scene.doc[start].pos_ == "PROPN" or self._scene.words[start] in ("the", "a", "an", "local")
        )

    def counter(self, link: Link) -> Attribution | None:
        """“**The institute** has registered 77,020 infections”, “a report counted 547 deaths”: who keeps the count."""
        if link.shape != "counted noun" or link.word is None:
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
