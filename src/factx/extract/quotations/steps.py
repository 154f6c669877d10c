"""The questions that the quotation rules answer, in the order in which a statement is made."""

from dataclasses import dataclass

from factx.extract.quotations.interview import Interview
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.reporting_clause import ReportingClause
from factx.extract.quotations.statement import Statement
from factx.marks import CueMark
from factx.rules import Stage, Step

FAMILY = "quote"


@dataclass(frozen=True, slots=True)
class Headed:
    """The paragraph of tokens `first` to `last`, and the interview that the text is: who speaks under which label."""

    first: int
    last: int
    interview: Interview


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Words in quotation marks that no statement holds, with the statement that ends last before them.

    Attributes:
        index: number of the quoted stretch.
        latest: the statement before it, if one is.
        reach: the token after all that this one rests on.
        claimed: one byte per token: 1 where a statement has its content.
    """

    index: int
    latest: Statement | None
    reach: int
    claimed: bytearray


PROPOSE_FROM_CLAUSE: Step[[Passage, ReportingClause], Statement] = Step(
    FAMILY, Stage.PROPOSE, "What does a reporting clause attribute?"
)
PROPOSE_FROM_PARTICIPLE: Step[[Passage, ReportingClause], Statement] = Step(
    FAMILY, Stage.PROPOSE, "What does a bare participle of saying attribute?"
)
PROPOSE_FROM_SOURCE: Step[[Passage, CueMark], Statement] = Step(
    FAMILY, Stage.PROPOSE, "What does a source or a noun of saying attribute that stands without a verb?"
)
PROPOSE_FROM_ADVERB: Step[[Passage, int], Statement] = Step(
    FAMILY, Stage.PROPOSE, "What does an adverb mark as hearsay?"
)
PROPOSE_FROM_LABEL: Step[[Passage, Headed], Statement] = Step(
    FAMILY, Stage.PROPOSE, "What does the label attribute that a paragraph begins with?"
)
PROPOSE_FROM_QUOTATION: Step[[Passage, int], Statement] = Step(
    FAMILY, Stage.PROPOSE, "Whose are words in quotation marks that no cue stands beside?"
)
INHERIT_SPEAKER: Step[[Passage, Unclaimed], Statement] = Step(
    FAMILY, Stage.INHERIT, "Whose are words in quotation marks that follow on somebody's statement or deed?"
)
VETO_CITED: Step[[Passage, Statement], str] = Step(FAMILY, Stage.VETO, "Why is what a clause cites no statement?")
JOIN_CITED: Step[[Passage, Statement, Statement], Statement] = Step(
    FAMILY, Stage.JOIN, "Whose is a statement beside a clause that cites somebody?"
)
JOIN_NESTED: Step[[Passage, Statement, Statement], bool] = Step(
    FAMILY, Stage.JOIN, "Does an outer statement do little but pass an inner one on?"
)
VETO_STATEMENT: Step[[Passage, Statement], str] = Step(FAMILY, Stage.VETO, "Why is this nobody's statement?")
