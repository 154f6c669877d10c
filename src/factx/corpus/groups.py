"""Records that are one person or body so far, and what is known of them together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from factx.corpus.bearers import Bearer
from factx.corpus.person_names import forenames, parsed

# What a person's own articles weigh beside all of the surname.
_OWN = 0.8
# How much less likely a name is whose first name nobody has.
_ODD = 2.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A join that is less than sure: the name that was joined, to which, how surely (0–1), and why."""

    name: str
    to: str
    sure: float
    why: str


@dataclass(slots=True)
class Group:
    """Records that are one, with what they tell together.

    Attributes:
        bearers: in no order that decides anything.
        anchor: the identity it has to have; empty where it is new.
        doubts: how less than sure joins came about.
    """

    bearers: list[Bearer]
    anchor: str = ""
    doubts: list[Doubt] = field(default_factory=list)
    _company: Counter[int] | None = None

    @property
    def size(self) -> int:
        """How many records, that is articles, have it."""
        return len(self.bearers)

    @property
    def rank(self) -> tuple[int, int]:
        """The larger first, then by a key that no order of reading changes."""
        return -len(self.bearers), min(bearer.key for bearer in self.bearers)

    @property
    def company(self) -> Counter[int]:
        """In how many of its articles others are named."""
        if self._company is None:
            self._company = Counter(number for bearer in self.bearers for number in bearer.company)
        return self._company

    @property
    def plausible(self) -> bool:
        """Whether its first name is one that the lexicon has: “Derelict Sosa” is hardly a name."""
        given = parsed(self.bearers[0].name).given
        return bool(given) and (len(given[0]) == 1 or given[0] in forenames())

    def titles(self) -> Counter[str]:
        """The heads of its titles."""
        return Counter(title for bearer in self.bearers for title in bearer.titles)

    def countries(self) -> Counter[str]:
        """The countries it is tied to."""
        return Counter(bearer.country for bearer in self.bearers if bearer.country)

    def take(self, other: "Group", doubt: Doubt | None = None) -> None:
        """Have the records of another group, too."""
        self.bearers.extend(other.bearers)
        self.doubts.extend(other.doubts)
        self.anchor = self.anchor or other.anchor
        self._company = None
        if doubt is not None:
            self.doubts.append(doubt)

    def may_take(self, other: "Group") -> bool:
        """Whether no two identities that were given already would become one."""
        return not (self.anchor and other.anchor and self.anchor != other.anchor)


def by_anchor(bearers: Iterable[Bearer]) -> list[Group]:
    """Records of one name as groups: one for each identity that some have already, the others with the largest.

    >>> by_anchor([])
    []
    """
    found: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        found.setdefault(bearer.anchor, []).append(bearer)
    loose = found.pop("", [])
    groups = sorted((Group(own, anchor) for anchor, own in found.items()), key=lambda group: (group.rank, group.anchor))
    if not loose:
        return groups
    if not groups:
        return [Group(loose)]
    groups[0].take(Group(loose))
    return groups


def chosen(bearer: Bearer, groups: Sequence[Group], everywhere: Counter[int], total: int) -> list[tuple[float, Group]]:
    """How likely each of some groups is whom a record means, by their size and by who else its article names.

    Args:
        bearer: the record.
        groups: those whose names fit.
        everywhere: in how many of the articles in question others are named.
        total: how many these are.

    Returns:
        Probability and group, the likeliest first.
    """
    titles = [group.titles() for group in groups]
    usual_titles = sum(titles, Counter[str]())
    scores = []
    for group, own in zip(groups, titles, strict=True):
        score = log(group.size) if group.size else 0.0
        if group.size == 1 and not group.plausible:
            score -= _ODD
        for number in bearer.company:
            usual = (everywhere[number] + 0.5) / (total + 1)
            score += log(_OWN * group.company[number] / (group.size + 1) + (1 - _OWN) * usual)
        for title in bearer.titles:
            usual = (usual_titles[title] + 0.5) / (total + 1)
            score += log(_OWN * own[title] / (group.size + 1) + (1 - _OWN) * usual)
        if bearer.country and (countries := group.countries()):
            score += 1.0 if bearer.country in countries else -1.0
        scores.append(score)
    top = max(scores)
    weights = [2.718281828 ** (score - top) for score in scores]
    ranked = sorted(zip(weights, groups, strict=True), key=lambda pair: (-pair[0], pair[1].rank))
    return [(weight / sum(weights), group) for weight, group in ranked]
