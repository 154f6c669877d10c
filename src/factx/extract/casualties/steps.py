"""The questions that the casualty rules answer, in the order in which a link is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.sources.in_sentence import Attribution, SentenceSources
from factx.outcomes import Outcome
from factx.rules import Stage, Step

FAMILY = "casualty"
Links = tuple[Link, ...]
Kept = Mapping[int, Sequence[Link]]
"""Links that are kept so far, by where their group starts."""


@dataclass(frozen=True, slots=True)
class Governed:
    """A group and the token at `index` that may govern it, over determiners; its sentence begins at `begin`."""

    group: Group
    index: int
    begin: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups beside one another, and the links of the one that has some."""

    left: Group
    right: Group
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Untied:
    """The group at a `position` of the text's groups that no rule has tied, and what is kept of the others."""

    group: Group
    position: int
    kept: Kept
    gained: Kept


@dataclass(frozen=True, slots=True)
class Told:
    """A later group told apart: its evidence, and its victims where they stand elsewhere."""

    start: int
    end: int
    victims: tuple[int, int] | None


PROPOSE_TOTAL: Step[[Scene, OutcomeWord], Link] = Step(FAMILY, Stage.PROPOSE, "Which number does a total reach?")
PROPOSE_COUNTED: Step[[Scene, Group], Links] = Step(FAMILY, Stage.PROPOSE, "Is what is counted itself an outcome?")
PROPOSE_BEFORE: Step[[Scene, Governed], Links] = Step(
    FAMILY, Stage.PROPOSE, "What befell a count, by the words before it?"
)
PROPOSE_BEHIND: Step[[Scene, Group], Links] = Step(
    FAMILY, Stage.PROPOSE, "What befell a count, by the words behind it?"
)
PROPOSE_PARSED: Step[[Scene, Group], Links] = Step(FAMILY, Stage.PROPOSE, "What befell a count, by the parse?")
PROPOSE_WITHIN: Step[[Scene, Group], Links] = Step(
    FAMILY, Stage.PROPOSE, "What befell a count of which nothing else is said, by its own words?"
)
PROPOSE_SUFFERER: Step[[Scene, OutcomeWord], Token] = Step(
    FAMILY, Stage.PROPOSE, "Who without a number suffers what a word tells?"
)
INHERIT_FROM_NEXT: Step[[Scene, Pair], Links] = Step(FAMILY, Stage.INHERIT, "What does a count share with the next?")
INHERIT_FROM_LAST: Step[[Scene, Pair], Links] = Step(
    FAMILY, Stage.INHERIT, "What does a count share with the one before it?"
)
INHERIT_FROM_WHOLE: Step[[Scene, Untied], Link] = Step(FAMILY, Stage.INHERIT, "Of which count is a count a part?")
INHERIT_ELSEWHERE: Step[[Scene, Link, Group], Link] = Step(
    FAMILY, Stage.INHERIT, "Is the same told of another place or body?"
)
INHERIT_RETOLD: Step[[Scene, Group], int] = Step(
    FAMILY, Stage.INHERIT, "Where does it begin that the count before is told again?"
)
INHERIT_FIGURE: Step[[Scene, Group], int] = Step(
    FAMILY, Stage.INHERIT, "Where does it begin that the count of the sentence before is told again?"
)
INHERIT_LATER_PART: Step[[Scene, Untied], Told] = Step(
    FAMILY, Stage.INHERIT, "Is a count a part of that of the sentence before?"
)
JOIN_CONTRAST: Step[[Scene, Link, Sequence[Link]], Outcome] = Step(
    FAMILY, Stage.JOIN, "Which outcome do other counts leave for this one?"
)
VETO_LINK: Step[[Scene, Link], str] = Step(FAMILY, Stage.VETO, "Why is this no casualty?")
SOURCE_IN_SENTENCE: Step[[SentenceSources, Link], Attribution] = Step(
    FAMILY, Stage.SOURCE, "Whom does the sentence of a count name as its source?"
)
