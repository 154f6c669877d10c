"""What the rules on the end of a content are asked, and where they are asked it."""

from dataclasses import dataclass

from factx.extract.quotations.passage import COMMAS, Passage
from factx.rules import Stage, Step

COORDINATORS = frozenset(("and", "but", "then", "or", "yet"))


@dataclass(frozen=True, slots=True)
class Edge:
    """A place within the words behind a cue where what is said may end.

    Attributes:
        verb: the cue.
        start: where the content begins.
        i: the token at which the reporter may speak again: a comma, a dash, a semicolon, “and”, “but”, a source.
        last: where the content ends at the latest.
        stretch: number of the quoted stretch that ends right before i, or None.
    """

    verb: int
    start: int
    i: int
    last: int
    stretch: int | None = None


BOUND_CONTENT: Step[[Passage, Edge], bool] = Step(
    "quote", Stage.BOUND, "Does the reporter speak again at this comma, dash, “and”, “but” or source?"
)
BOUND_QUOTATION: Step[[Passage, Edge], bool] = Step(
    "quote", Stage.BOUND, "Does the reporter speak again behind these quotation marks?"
)


def may_end(passage: Passage, i: int) -> bool:
    """Whether the words at a token are of the kind that a content may end before."""
    word = passage.lower[i]
    if word in COMMAS or word in (";", "and", "but"):
        return True
    return i in passage.cues and passage.cues[i].label == "according_to"
