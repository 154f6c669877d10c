"""What the quotation rules pass to one another before it becomes a record."""

from dataclasses import dataclass
from enum import StrEnum

from factx.extract.quotations.speaker_phrases import Speaker
from factx.marks import CueMark

Pieces = tuple[tuple[int, int], ...]
"""Token ranges in text order."""


class Shape(StrEnum):
    """How content and attributing clause lie to one another: all that one rule may ask of what another found."""

    FINAL = "final"
    """“We won,” *she said*: content, then clause"""
    MEDIAL = "medial"
    """“We,” *she said*, “won”: the clause interrupts"""
    INTRODUCED = "introduced"
    """*She said on Friday*, “No.”: clause, then a quotation"""
    COLON = "colon"
    """*She said*: “No.” · *Sosa*: Talks Will Go On"""
    COMPLEMENT = "complement"
    """*She said* that they won: the clause governs another one"""
    PHRASE = "phrase"
    """*She praised* the nurses: the clause governs nouns"""
    CITED = "cited"
    """The paper *cited her as saying* that they won: one clause passes on what another attributes"""
    TURN = "turn"
    """*A*: We won: the label of a turn of an interview stands for somebody introduced far before"""
    APART = "apart"
    """no clause stands beside the content"""


class Basis(StrEnum):
    """What a statement was made of."""

    QUOTATION = "quotation"
    """words in quotation marks, and nothing else"""
    MIXED = "mixed"
    """a sentence that runs into quotation marks or out of them"""
    PLAIN = "plain"
    """a clause or phrase, whatever marks stand in it"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as proposed: token ranges of its content, its cue and speaker.

    Attributes:
        contents: token ranges in text order.
        cue: the cue, or None where only its place tells that it is a statement.
        speaker: who speaks.
        shape: how content and attributing clause lie to one another.
        clause: tokens of the clause that attributes: speaker, cue and what hangs on them.
        cue_end: the token after the cue's words (“pointed out”).
        stretches: numbers of the quoted stretches that are (part of) its content.
        basis: what it was made of.
        via: statements that pass this one on, outermost first.
        addressee: who was told.
        rule: id of the rule that the record names.
    """

    contents: Pieces
    cue: CueMark | None
    speaker: Speaker | None
    shape: Shape
    clause: tuple[int, int]
    cue_end: int = 0
    stretches: tuple[int, ...] = ()
    basis: Basis = Basis.PLAIN
    via: tuple["Statement", ...] = ()
    addressee: Speaker | None = None
    rule: str = ""

    @property
    def start(self) -> int:
        """The first token of its content."""
        return self.contents[0][0]

    @property
    def end(self) -> int:
        """The token after its content."""
        return self.contents[-1][1]

    @property
    def size(self) -> int:
        """How many tokens its content has."""
        return sum(end - start for start, end in self.contents)

    @property
    def of_source(self) -> bool:
        """Whether “according to” or its like attributes it."""
        return self.cue is not None and self.cue.label == "according_to"
