"""What the quotation rules pass to one another before it becomes a record."""

from dataclasses import dataclass, field

from factx.extract.quotations.speaker_phrases import Speaker
from factx.marks import CueMark


@dataclass(slots=True)
class Statement:
    """One statement as found: token ranges of its content, its cue and speaker.

    Attributes:
        contents: token ranges in text order.
        cue: the cue, or None where only its place tells that it is a statement.
        cue_end: the token after the cue's words (“pointed out”).
        speaker: who speaks.
        rule: what found it.
        clause: tokens of the clause that attributes: speaker, cue and what hangs on them.
        stretches: numbers of the quoted stretches that are (part of) its content.
        via: statements that pass this one on, outermost first.
        addressee: who was told.
    """

    contents: list[tuple[int, int]]
    cue: CueMark | None
    speaker: Speaker | None
    rule: str
    clause: tuple[int, int]
    cue_end: int = 0
    stretches: list[int] = field(default_factory=list)
    via: list["Statement"] = field(default_factory=list)
    addressee: Speaker | None = None

    @property
    def start(self) -> int:
        """The first token of its content."""
        return self.contents[0][0]

    @property
    def end(self) -> int:
        """The token after its content."""
        return self.contents[-1][1]
