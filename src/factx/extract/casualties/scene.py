"""What the casualty rules look at: a text's words, sentences, counted groups and outcome words, each made once."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from spacy.tokens import Doc

from factx import marks
from factx.document import Document
from factx.extract.casualties import counted, outcomes
from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord
from factx.facts import Outcome
from factx.lexicon import Lexicon
from factx.rules import Rules

_EPIDEMIC = 3
_TELLING = frozenset(("speech", "cognition", "evidence"))


@dataclass(frozen=True, slots=True)
class Link:
    """A group is tied to an outcome; tokens `start` to `end` are the evidence.

    Attributes:
        word: the outcome word, where there is one (a part inherits its outcome from the whole).
        part: the persons are part of another count.
        shape: how the group meets its outcome; all that other rules may ask of where a link comes from.
        victims: tokens of the victims' phrase where it stands elsewhere than beside the number.
        rule: id of the rule that made it; set by who asked the rules.
        kind: `counted`, or `named` or `uncounted` where the group has no number.
    """

    group: Group
    outcome: Outcome
    word: OutcomeWord | None
    shape: str
    start: int
    end: int
    part: bool = False
    victims: tuple[int, int] | None = None
    kind: Literal["counted", "named", "uncounted"] = "counted"
    rule: str = ""


@dataclass(frozen=True)
class Scene:
    """A text as the casualty rules see it.

    Attributes:
        document: what all rooms read.
        rules: the rules in force.
        doc: the Doc.
        lexicon: the words that the rules know.
        words: lower-case words.
        starts: for each token, where its sentence starts.
        stops: for each token, where its sentence stops.
    """

    document: Document
    rules: Rules
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

    @cached_property
    def hurt(self) -> bool:
        """The text tells of people who were shot or hurt: who “is expected to survive” is one of them."""
        return any(word.outcome in ("casualty", "injured") and word.role != "survives" for word in self.found)

    @cached_property
    def epidemic(self) -> bool:
        """The text names diseases several times."""
        names = outcomes.diseases(self.lexicon)
        return sum(word in names for word in self.words) >= _EPIDEMIC

    @cached_property
    def told(self) -> frozenset[int]:
        """Tokens of words that introduce what somebody says or thinks."""
        cues = (cue for cue in marks.get(self.doc, marks.CueMark) if cue.label in _TELLING)
        return frozenset(index for cue in cues for index in range(cue.start, cue.end))

    @cached_property
    def counted(self) -> frozenset[int]:
        """Tokens of all counted groups, their numbers included."""
        return frozenset(index for group in self.groups for index in range(group.start, group.end))

    @cached_property
    def _group_starts(self) -> list[int]:
        return [group.start for group in self.groups]

    @cached_property
    def _found_starts(self) -> list[int]:
        return [word.start for word in self.found]

    def groups_from(self, start: int, stop: int) -> Sequence[Group]:
        """The groups that begin between two tokens."""
        return self.groups[bisect_left(self._group_starts, start) : bisect_left(self._group_starts, stop)]

    def found_from(self, start: int, stop: int) -> Sequence[OutcomeWord]:
        """The outcome words that begin between two tokens."""
        return self.found[bisect_left(self._found_starts, start) : bisect_left(self._found_starts, stop)]

    def words_of(self, kind: str) -> frozenset[str]:
        """The words of one class of the table `surroundings`."""
        return self.lexicon.words("surroundings", kind)

    def event_words(self, kind: str) -> frozenset[str]:
        """The words of one class of the table `events`, which tell where and when something happens."""
        return self.lexicon.words("events", kind)

    def has(self, start: int, stop: int, words: frozenset[str]) -> bool:
        """Whether any of some words stands between two tokens."""
        return not words.isdisjoint(self.words[start:stop])


def view(document: Document, rules: Rules) -> Scene:
    """The scene of a document, without what stands in page furniture."""
    doc, lexicon, words, furniture = document.doc, document.lexicon, document.words.printed, document.furniture
    begins = document.sentence_starts
    ends = [*begins[1:], len(document)]
    starts, stops = ([edges[number] for number in document.sentence_of] for edges in (begins, ends))
    found = [word for word in outcomes.find(doc, words, lexicon) if not furniture[word.start]]
    numbers = [number for number in marks.get(doc, marks.Number) if not furniture[number.start]]
    reader = counted.Reader(
        doc,
        words,
        lexicon,
        stops,
        frozenset(number.start for number in numbers),
        frozenset(word.start for word in found if word.part == "phrase"),
        frozenset(word.start for word in found if word.part == "adjective"),
    )
    groups = counted.groups(reader, numbers)
    return Scene(
        document,
        rules,
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
