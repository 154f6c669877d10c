"""What the rules of where and when look at: an article's places and dates, sentence by sentence, with their clauses."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TypeVar

from spacy.tokens import Token

from factx import marks, syntax
from factx.extract.casualties.place import spots
from factx.extract.casualties.place.atlas import Atlas
from factx.extract.casualties.place.spots import Part, Spot
from factx.extract.casualties.scene import Link, Scene
from factx.facts import Date, Quote
from factx.lexicon.closed_classes import word_set
from factx.lexicon.person_nouns import noun_class

T = TypeVar("T")

# Heads above a token that are asked; a clause is seldom deeper.
_CLIMB = 10
_BEFORE_YEARS = word_set("in since until till by during of early late from between and ( ,")
# Words between a speaker and the verb of saying: “the observatory in Orsk *later* said”.
_BESIDE = 6


@dataclass(frozen=True, slots=True)
class When:
    """A date expression and the tokens `start` to `end` that it stands in."""

    date: Date
    start: int
    end: int


class View:
    """The places and dates of one article. Nothing in it changes; each list is made at the first question for it."""

    def __init__(self, scene: Scene, dates: Sequence[Date], quotes: Sequence[Quote], links: Sequence[Link]) -> None:
        self.scene = scene
        self._links = links
        self._dates = dates
        self._quotes = quotes
        self.ties: dict[int, int] = {}
        """Where a date starts → the word before it that it is said of, as far as that was asked for."""

    @cached_property
    def spots(self) -> list[Spot]:
        """The places that the text names."""
        return spots.find(self.scene)

    @cached_property
    def atlas(self) -> Atlas:
        """Where they lie."""
        return Atlas(self.scene, self.spots)

    @cached_property
    def whens(self) -> list[When]:
        """The dates of the text with their tokens."""
        placed = (
            (date, marks.tokens_at(self.scene.doc, date.start_char, date.end_char))
            for date in sorted(self._dates, key=lambda date: date.start_char)
        )
        return [When(date, *tokens) for date, tokens in placed if tokens is not None]

    @cached_property
    def date_ends(self) -> frozenset[int]:
        """The last tokens of the dates."""
        return frozenset(when.end - 1 for when in self.whens)

    def spots_in(self, sentence: int) -> Sequence[int]:
        """Numbers of the places in the sentence that begins at a token."""
        return self._spots_by_sentence.get(sentence, ())

    def whens_in(self, sentence: int) -> Sequence[When]:
        """The dates in the sentence that begins at a token."""
        return self._whens_by_sentence.get(sentence, ())

    def links_in(self, sentence: int) -> Sequence[Link]:
        """The casualty links in the sentence that begins at a token."""
        return self._links_by_sentence.get(sentence, ())

    @cached_property
    def _spots_by_sentence(self) -> dict[int, list[int]]:
        return self._by_sentence((spot.start, number) for number, spot in enumerate(self.spots))

    @cached_property
    def _whens_by_sentence(self) -> dict[int, list[When]]:
        return self._by_sentence((when.start, when) for when in self.whens)

    @cached_property
    def _links_by_sentence(self) -> dict[int, list[Link]]:
        return self._by_sentence((link.start, link) for link in sorted(self._links, key=lambda link: link.start))

    def _by_sentence(self, items: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
        found: dict[int, list[T]] = defaultdict(list)
        for token, item in items:
            found[self.scene.starts[token]].append(item)
        return dict(found)

    @property
    def sentences(self) -> list[int]:
        """First tokens of all sentences."""
        return self.scene.document.sentence_starts

    def leads_to_clause(self, number: int) -> bool:
        """“fled to **Orsk, where** he was arrested”: a place that the next clause happens at."""
        end = self.spots[number].end
        return list(self.scene.words[end : end + 2]) == [",", "where"]

    def part(self, token: int) -> Part:
        """`headline`, `dateline` or `body`."""
        return self._parts.get(token, "body")

    @cached_property
    def _parts(self) -> dict[int, Part]:
        return spots.parts(self.scene)

    def paragraph_before(self, sentence: int) -> list[int]:
        """The sentences before one in its paragraph, the nearest first; a headline is no part of it."""
        earlier = self.sentences[: bisect_left(self.sentences, sentence)][::-1]
        return list(takewhile(self._goes_on, earlier))

    def _goes_on(self, sentence: int) -> bool:
        """Whether the paragraph of a sentence does not end with it."""
        last = self.scene.doc[self.scene.stops[sentence] - 1]
        return "\n" not in last.text and self.part(sentence) != "headline"

    def tells_of_event(self, sentence: int) -> bool:
        """“The accident happened near Orsk”: a sentence with casualties, or words for what happens."""
        return bool(self.links_in(sentence)) or self.scene.has(sentence, self.scene.stops[sentence], self._happening)

    def tells_of_other(self, sentence: int) -> bool:
        """“In **another** attack …”, “**Hours earlier**, …”, “In **2022** …”: not only of the article's event."""
        return sentence in self._others

    @cached_property
    def _others(self) -> frozenset[int]:
        words, starts, marking = self.scene.words, self.scene.starts, self.scene.event_words("other event")
        found = {
            starts[index]
            for index, word in enumerate(words)
            if (word in marking and self._marks_other(index))
            or (word == "earlier" and index and words[index - 1] in self.scene.event_words("stretch of time"))
        }
        found.update(starts[when.start] for when in self.whens if self._is_past_year(when))
        return frozenset(found)

    def _marks_other(self, index: int) -> bool:
        """“in **another** attack”, “**another** 12 died in Orsk”; not “another witness”, “two separate blasts”."""
        words = self.scene.words
        if index and words[index - 1] in self.scene.event_words("no other event"):
            return False
        if words[index] != "another":
            return True
        token = self.scene.doc[index]
        determiner = token.dep in syntax.DETERMINER and token.head.i > index
        noun = token.head if determiner else self.scene.doc[min(index + 1, len(words) - 1)]
        if not determiner:
            return noun.pos_ == "NUM"
        return noun_class(self.scene.lexicon, noun.lower_) != "person" and noun.pos_ in ("NOUN", "PROPN", "NUM")

    def _is_past_year(self, when: When) -> bool:
        """“in **2022**”; not “this year”, not the number of a house: “at **1912** Orange Street”."""
        if when.date.precision not in ("year", "decade") or self.scene.words[when.start] == "this":
            return False
        behind = self.scene.doc[when.end : when.end + 1].text
        before = self.scene.words[when.start - 1] if when.start else ""
        return not behind[:1].isupper() or before in _BEFORE_YEARS

    @cached_property
    def _happening(self) -> frozenset[str]:
        return self.scene.event_words("event noun") | self.scene.event_words("event verb")

    def names_teller(self, token: int) -> bool:
        """Whether a token is part of naming who tells: “**the observatory in Orsk** said”."""
        return bool(self._telling_tokens[token])

    @cached_property
    def _telling_tokens(self) -> bytearray:
        mask = bytearray(len(self.scene.doc))
        for quote in self._quotes:
            speaker = quote.speaker and marks.tokens_at(
                self.scene.doc, quote.speaker.start_char, quote.speaker.end_char
            )
            if not speaker:
                continue
            start, end = speaker
            cue = quote.cue and marks.tokens_at(self.scene.doc, quote.cue.start_char, quote.cue.end_char)
            if cue and 0 <= cue[0] - end <= _BESIDE:
                end = cue[1]
            mask[start:end] = b"\x01" * (end - start)
        return mask

    def tells(self, token: int) -> bool:
        """Whether a token introduces what somebody says, and is no word for what happens (“shot back”)."""
        return (
            token in self.scene.told
            and token not in self.scene.covering
            and self.scene.words[token] not in self._happening
        )

    def happens(self, verb: Token) -> bool:
        """Whether a verb is one of what happens: “exploded”, “struck”, “was killed”."""
        return verb.lower_ in self._happening or verb.i in self.scene.covering

    def verb_over(self, token: int) -> Token:
        """The verb that a token hangs on, or the head of its sentence where there is none."""
        here = self.scene.doc[token]
        for _ in range(_CLIMB):
            if here.pos_ in ("VERB", "AUX") or here.head is here:
                break
            here = here.head
        return here

    def above(self, token: int) -> dict[int, int]:
        """The tokens that a token hangs on → how far up, itself at 0, up to the verb that tells of it.

        A relative clause ends it (“met on Friday over a vote **that left** ten dead”), unless something happens above.
        """
        here, found, in_relative = self.scene.doc[token], {token: 0}, False
        for step in range(1, _CLIMB + 1):
            if here.head is here or self.tells(here.head.i):
                break
            in_relative = in_relative or here.dep in syntax.RELATIVE_CLAUSE
            here = here.head
            if in_relative and syntax.is_verb(here) and here.lower_ not in self._happening:
                break
            found[here.i] = step
        return found

    def event_over(self, token: int) -> int:
        """The event noun or outcome word that a date or place hangs on without a verb between; -1 for none."""
        here = self.scene.doc[token]
        for _ in range(4):
            if here.head is here or here.head.pos_ in ("VERB", "AUX"):
                return -1
            here = here.head
            if here.lower_ in self.scene.event_words("event noun") or here.i in self.scene.covering:
                return here.i
        return -1

    @staticmethod
    def anchor(link: Link) -> int:
        """The token by which a link hangs in its sentence."""
        return link.word.start if link.word is not None else link.group.start
