"""The questions that the rules on pronouns answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps

from factx.document import Document
from factx.resolve.discourse import Discourse, Mentions, Pronoun, Referent
from factx.rules import Stage, Step

FAMILY = "entity"


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun, and who has been mentioned so far and in the article as a whole."""

    pronoun: Pronoun
    discourse: Discourse
    told: Mentions


@dataclass(frozen=True, slots=True)
class Barred:
    """Whom a pronoun cannot mean: whoever stands at some tokens, and some referents by their `id`."""

    tokens: frozenset[int] = frozenset()
    referents: frozenset[int] = frozenset()


def barring(find: Callable[[Asked], set[int]]) -> Callable[[Asked], Barred | None]:
    """The referents that a function finds, as an answer; None where it finds none."""

    @wraps(find)
    def answer(asked: Asked) -> Barred | None:
        referents = find(asked)
        return Barred(referents=frozenset(referents)) if referents else None

    return answer


Weights = Mapping[int, float]
"""How much more than by their presence some referents weigh, by their `id`."""

VETO_ANTECEDENT: Step[[Asked], Barred] = Step(FAMILY, Stage.VETO, "Whom can a pronoun not mean?")
PREFER: Step[[Document, Asked, Sequence[Referent]], Weights] = Step(
    FAMILY, Stage.PROPOSE, "Whom does the place of a pronoun prefer, of those whom it can mean?"
)
