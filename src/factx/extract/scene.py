"""What the casualty rules look at: a text's words, sentences, counted groups and outcome words, each made once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc

from factx import marks
from factx.extract import counted, outcomes
from factx.extract.counted import Group
from factx.extract.outcomes import OutcomeWord
from factx.facts import Outcome
from factx.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Link:
    """A group is tied to an outcome by a rule; tokens `start` to `end` are the evidence.

    Attributes:
        word: the outcome word, where there is one (a part inherits its outcome from the whole).
        part: the persons are part of another count.
        victims: tokens of the victims' phrase where it stands elsewhere than beside the number.
    """

    group: Group
    outcome: Outcome
    word: OutcomeWord | None
    rule: str
    start: int
    end: int
    part: bool = False
    victims: tuple[int, int] | None = None


@dataclass(frozen=True)
class Scene:
    """A text as the casualty rules see it.

    Attributes:
        words: lower-case words.
        starts: for each token, where its sentence starts; blank lines end sentences.
        stops: for each token, where its sentence stops.
    """

    doc: Doc
    lexicon: Lexicon
    words: Sequence[str]
    starts: Sequence[int]
    stops: Sequence[int]
    found: Sequence[OutcomeWord]
    groups: Sequence[Group]
    by_start: dict[int, OutcomeWord] = field(default_factory=dict)
    by_end: dict[int, OutcomeWord] = field(default_factory=dict)
    group_from: dict[int, Group] = field(default_factory=dict)
    group_to: dict[int, Group] = field(default_factory=dict)

    @cached_property
    def covering(self) -> dict[int, OutcomeWord]:
        """Each token of an outcome word → the word."""
        return {index: word for word in self.found for index in range(word.start, word.end)}

    def has(self, start: int, stop: int, words: frozenset[str]) -> bool:
        """Whether any of some words stands between two tokens."""
        return any(self.words[index] in words for index in range(start, stop))


def view(doc: Doc, lexicon: Lexicon) -> Scene:
    """The scene of a marked Doc, without what stands in page furniture."""
    words = [token.lower_ for token in doc]
    starts, stops = _sentences(doc)
    furniture = marks.furniture(doc)
    found = [word for word in outcomes.find(doc, words, lexicon) if not furniture[word.start]]
    numbers = [number for number in marks.get(doc, marks.Number) if not furniture[number.start]]
    groups = counted.groups(doc, words, lexicon, stops, numbers) if found or "lives" in words or "life" in words else []
    return Scene(
        doc,
        lexicon,
        words,
        starts,
        stops,
        found,
        groups,
        {word.start: word for word in found},
        {word.end: word for word in found},
        {group.start: group for group in reversed(groups)},
        {group.end: group for group in groups},
    )


def _sentences(doc: Doc) -> tuple[list[int], list[int]]:
    """For each token the bounds of its sentence, cut at blank lines too."""
    starts, stops = [0] * len(doc), [len(doc)] * len(doc)
    begin = 0
    for index, token in enumerate(doc):
        last = index + 1 == len(doc) or bool(doc[index + 1].is_sent_start) or (token.is_space and "\n" in token.text)
        if last:
            for inside in range(begin, index + 1):
                starts[inside], stops[inside] = begin, index + 1
            begin = index + 1
    return starts, stops
