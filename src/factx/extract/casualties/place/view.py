"""What the rules of where and when look at: an article's places and dates, sentence by sentence, with their clauses."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from factx import marks
from factx.extract.casualties.place import spots
from factx.extract.casualties.place.atlas import Atlas
from factx.extract.casualties.place.spots import Spot
from factx.extract.casualties.scene import Link, Scene
from factx.facts import Date, Quote

_CLIMB = 10
_BESIDE = 6


@dataclass(frozen=True, slots=True)
class When:
    """A date expression and the tokens it stands in."""

    date: Date
    start: int
    end: int


class View:
    """The places and dates of one article; frozen, everything in it is made at the first question for it."""

    def __init__(self, scene: Scene, dates: Sequence[Date], quotes: Sequence[Quote], links: Sequence[Link]) -> None:
        self.scene = scene
        self.links = sorted(links, key=lambda link: (link.start, link.end))
        self._dates = dates
        self._quotes = quotes

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
        found = []
        for date in sorted(self._dates, key=lambda date: date.start_char):
            tokens = marks.tokens_at(self.scene.doc, date.start_char, date.end_char)
            if tokens is not None:
                found.append(When(date, *tokens))
        return found

    @cached_property
    def spots_by_sentence(self) -> dict[int, list[int]]:
        """First token of a sentence → numbers of its places."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, spot in enumerate(self.spots):
            found[self.scene.starts[spot.start]].append(number)
        return found

    @cached_property
    def whens_by_sentence(self) -> dict[int, list[int]]:
        """First token of a sentence → numbers of its dates."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, when in enumerate(self.whens):
            found[self.scene.starts[when.start]].append(number)
        return found

    @cached_property
    def links_by_sentence(self) -> dict[int, list[Link]]:
        """First token of a sentence → its casualty links."""
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            found[self.scene.starts[link.start]].append(link)
        return found

    @cached_property
    def parts(self) -> dict[int, str]:
        """Tokens of headline and dateline → `headline`, `dateline`."""
        found: dict[int, str] = {}
        for section in marks.get(self.scene.doc, marks.Section):
            if section.label in ("headline", "dateline"):
                found.update(dict.fromkeys(range(section.start, section.end), section.label))
        return found

    @cached_property
    def sentences(self) -> list[int]:
        """First tokens of all sentences."""
        return sorted(set(self.scene.starts))

    def before(self, sentence: int) -> list[int]:
        """Sentences before one, the nearest first."""
        return self.sentences[: bisect_left(self.sentences, sentence)][::-1]

    @cached_property
    def tellers(self) -> list[tuple[int, int]]:
        """Tokens from a speaker to the cue: “**the observatory in Orsk said**”."""
        found = []
        for quote in self._quotes:
            if quote.speaker is None:
                continue
            speaker = marks.tokens_at(self.scene.doc, quote.speaker.start_char, quote.speaker.end_char)
            if speaker is None:
                continue
            start, end = speaker
            cue = quote.cue and marks.tokens_at(self.scene.doc, quote.cue.start_char, quote.cue.end_char)
            if cue and 0 <= cue[0] - end <= _BESIDE:
                end = cue[1]
            found.append((start, end))
        return sorted(found)

    def tells(self, token: int) -> bool:
        """Whether a token is part of naming the teller."""
        begin = self.scene.starts[token]
        return any(start <= token < end for start, end in self.tellers if start >= begin)

    def telling(self, token: int) -> bool:
        """Whether a token introduces what somebody says, and is no word for what happens (“shot back”)."""
        if token not in self.scene.told or token in self.scene.covering:
            return False
        word = self.scene.words[token]
        return word not in self.scene.words_of("event noun") and word not in self.scene.words_of("event verb")

    def verb_over(self, index: int) -> Token:
        """The verb that a token hangs on, or the head of its sentence where there is none."""
        token = self.scene.doc[index]
        for _ in range(_CLIMB):
            if token.pos_ in ("VERB", "AUX") or token.head is token:
                break
            token = token.head
        return token

    def anchor(self, link: Link) -> int:
        """The token that the outcome of a link hangs on."""
        return link.word.start if link.word is not None else link.group.start
