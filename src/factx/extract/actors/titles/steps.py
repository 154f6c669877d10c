"""The questions that the rules on titles answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from factx.document import Document
from factx.extract.actors.titles.roles import Roles
from factx.marks import Name
from factx.rules import Stage, Step

FAMILY = "title"
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands around one name.

    Attributes:
        titles: token ranges of titles.
        ties: the names that possess or follow them.
        outside: where a title begins, and the token of a “former” that a name parts from it.
        shared: whether all of it is told of several persons at once.
    """

    titles: tuple[tuple[int, int], ...] = ()
    ties: tuple[Name, ...] = ()
    outside: tuple[tuple[int, int], ...] = ()
    shared: bool = False


def told(
    read: Callable[Concatenate[Document, Name, Roles, P], None],
) -> Callable[Concatenate[Document, Name, P], Titles | None]:
    """What a reader finds around a name, as an answer; None where that is nothing."""

    @wraps(read)
    def answer(document: Document, name: Name, /, *args: P.args, **more: P.kwargs) -> Titles | None:
        roles = Roles()
        read(document, name, roles, *args, **more)
        if not roles.titles and not roles.ties:
            return None
        return Titles(tuple(roles.titles), tuple(roles.ties), tuple(roles.outside.items()), roles.shared)

    return answer


TITLE_BEFORE: Step[[Document, Name], Titles] = Step(FAMILY, Stage.PROPOSE, "Which titles stand before a name?")
TITLE_BEHIND: Step[[Document, Name, bool], Titles] = Step(
    FAMILY, Stage.PROPOSE, "Which titles stand behind a name, which may have one before it?"
)
TITLE_TOLD: Step[[Document, Name], Titles] = Step(
    FAMILY, Stage.PROPOSE, "What does a clause say that somebody is or becomes?"
)
TITLE_MOVED: Step[[Document, Name], Titles] = Step(FAMILY, Stage.PROPOSE, "From which office to which is a move?")
