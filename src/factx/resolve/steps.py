"""The questions that the rules on persons and bodies answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import NamedTuple

from factx.document import Document
from factx.marks import Nominal
from factx.resolve.clusters import Cluster, Mention
from factx.resolve.discourse import Discourse, Mentions, Pronoun, Referent
from factx.rules import Stage, Step

FAMILY = "entity"


@dataclass(frozen=True, slots=True)
class Join:
    """Two names that mean one.

    Attributes:
        kept: whose mentions they all are; None where a name means nobody.
        taken: who is no person or body of its own; where it keeps mentions, it stays one.
        mentions: which of its mentions are meant, where not all.
        described: whether they describe rather than name: “the House”.
    """

    kept: Cluster | None
    taken: Cluster
    mentions: tuple[Mention, ...] | None = None
    described: bool = False


Joins = Iterator[Join]
"""Names that mean one, each found when those before it are joined."""

JOIN_PERSONS: Step[[Document, list[Cluster]], Joins] = Step(FAMILY, Stage.JOIN, "Which names mean one person?")
JOIN_SURNAMES: Step[[Document, list[Cluster]], Joins] = Step(
    FAMILY, Stage.JOIN, "Which bare names are a surname spelled in another way?"
)
JOIN_BODIES: Step[[Document, list[Cluster]], Joins] = Step(FAMILY, Stage.JOIN, "Which names mean one body?")
JOIN_EQUATED: Step[[Document, list[Cluster]], Joins] = Step(FAMILY, Stage.JOIN, "Which names does the text equate?")


class Described(NamedTuple):
    """What a description tells: its words without article and owner, its country, its article (or “'s”), and the
    words of the bodies named in it."""

    role: tuple[str, ...]
    country: str | None
    opener: str
    ties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """A description of a person, and the persons of the article.

    Attributes:
        view: the document.
        nominal: the description.
        told: what it tells.
        people: the persons.
        holders: those with an office of its noun.
        named: where each name begins, and whose it is, in text order.
        starts: the same with the mention.
        ends: where each name ends, and whose it is.
    """

    view: Document
    nominal: Nominal
    told: Described
    people: Sequence[Cluster]
    holders: Sequence[Cluster]
    named: Sequence[tuple[int, Cluster]]
    starts: Mapping[int, tuple[Mention, Cluster]]
    ends: Mapping[int, Cluster]


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a description means: nobody where `cluster` is None; `office` where it tells an office that nothing else
    told, `country` where it tells that too.
    """

    cluster: Cluster | None
    office: bool = False
    country: str | None = None


class Wanted(NamedTuple):
    """What a description of a body asks for: its noun, the words before it, and the country among these."""

    noun: str
    modifiers: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class OfBody:
    """A description of a body, and the bodies that its noun may mean.

    Attributes:
        view: the document.
        nominal: the description.
        want: what it asks for; None of “a ministry”.
        bodies: those by whose name or kind the noun is.
        says: the tokens of what it is said to say in quotation marks.
    """

    view: Document
    nominal: Nominal
    want: Wanted | None
    bodies: Sequence[Cluster]
    says: Sequence[tuple[int, int]] = ()


MEANT_PERSON: Step[[Told], Meant] = Step(FAMILY, Stage.PROPOSE, "Whom does a description of a person mean?")
MEANT_BODY: Step[[OfBody], Meant] = Step(FAMILY, Stage.PROPOSE, "Which body does a description mean?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun, and who has been mentioned so far and in the article as a whole."""

    view: Document
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
