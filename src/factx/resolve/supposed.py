"""Of which sex a person must be whom neither title nor first name tells: what all pronouns together speak for.

“The minister, **Ti Orno**, said the swimmer had told him that *she* was content. “I met her,” *he* said.” The first
pronoun that goes to somebody settles the sex; where a text has pronouns of both, it is read once more with the other
one, and the reading stands whose choices are likelier together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import log

from factx.resolve.antecedents import Answer
from factx.resolve.clusters import Cluster, Mention

SEXES = {"male": "female", "female": "male"}
# What a reading pays for a pronoun for which it has no candidate: the chance that nobody named or described is meant.
_NOBODY = 0.05
_LEAST = 0.02
# How much likelier the other reading must be (in logarithms): in news copy, of three persons whose sex nothing tells,
# two are men.
_LEAD = {"male": 0.5, "female": 1.2}
_MOST = 4  # persons that are tried


@dataclass(slots=True)
class Reading:
    """Whom the pronouns of an article stand for, supposing the sex of some persons.

    Attributes:
        supposed: the sex of each of them.
        found: the pronouns that stand for somebody named.
        told: whose sex a pronoun told first, and which.
        asked: the sexes that pronouns have.
        likelihood: how likely all choices are together.
    """

    supposed: dict[Cluster, str]
    found: list[tuple[Cluster, Mention]] = field(default_factory=list)
    told: dict[Cluster, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    likelihood: float = 0.0

    def weigh(self, gender: str, answer: Answer | None) -> None:
        """Count one choice among persons."""
        if gender not in SEXES:
            return
        self.asked.add(gender)
        chance = _NOBODY if answer is None or answer.chance is None else answer.chance
        self.likelihood += log(max(chance, _LEAST))


def likeliest(read: Callable[[Mapping[Cluster, str]], Reading]) -> Reading:
    """The reading whose choices are likeliest together, of those that differ in the sex of one person."""
    best = read({})
    if len(best.asked) < 2:
        return best
    for cluster, sex in [*best.told.items()][:_MOST]:
        same = read(best.supposed | {cluster: sex})
        other = read(best.supposed | {cluster: SEXES[sex]})
        if other.likelihood - same.likelihood > _LEAD[SEXES[sex]]:
            best = other
    return best
