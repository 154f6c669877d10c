"""Mentions and the clusters that they are joined into, before they become records."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from factx.described import Description
from factx.facts import Form

Kind = Literal["person", "organization"]

# Tokens, about ten sentences: farther back, a reader needs the name again.
REACH = 250


@dataclass(slots=True)
class Mention:
    """One mention: its tokens, its form, and for a named one its words and what the text says about it.

    `words` are the blank-separated words of a name with straight apostrophes, so “Kassym-Jomart Tokayev” has two;
    `antecedent` is the token of the mention that it leans on; `gender` is what a title or noun beside it tells, and
    `relative` that it is named as somebody's kin; `chance` is how sure a choice was, and `others` the tokens of the
    candidates left, each with its chance; `rows` are the features of the one taken and of the next.
    """

    start: int
    end: int
    form: Form
    words: tuple[str, ...] = ()
    described: Description | None = None
    roles: tuple[tuple[str, ...], ...] = ()
    rule: str = "exact"
    antecedent: int | None = None
    gender: str = ""
    relative: bool = False
    chance: float | None = None
    others: tuple[tuple[int, float], ...] = ()
    rows: tuple[tuple[int, ...], ...] = ()


@dataclass(eq=False, slots=True)
class Cluster:
    """All mentions of one person or body, with what they tell together."""

    kind: Kind
    mentions: list[Mention] = field(default_factory=list)
    gender: str = ""
    roles: list[tuple[str, ...]] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    country: str | None = None
    context: str | None = None  # the country that a reader infers
    guessed: bool = False  # its gender is a first name's
    starts: list[int] = field(default_factory=list)
    _forms: tuple[int, list[tuple[str, ...]], tuple[str, ...]] = field(default=(0, [], ()))  # of how many mentions

    def add(self, mention: Mention) -> None:
        """Take a mention; `starts` stays sorted."""
        self.mentions.append(mention)
        insort(self.starts, mention.start)

    @property
    def forms(self) -> list[tuple[str, ...]]:
        """The different name forms in the order of print."""
        if self._forms[0] != len(self.mentions):
            named = sorted((m for m in self.mentions if m.form == "named"), key=lambda m: m.start)
            forms = list(dict.fromkeys(m.words for m in named))
            self._forms = (len(self.mentions), forms, max(forms, key=len, default=()))
        return self._forms[1]

    @property
    def fullest(self) -> tuple[str, ...]:
        """The name form with the most words, the first of equals."""
        return self._forms[2] if self.forms else ()

    def leans_on(self, mention: Mention) -> int | None:
        """The token of the mention that another leans on: what its pass told, or where the cluster is named in full."""
        if mention.antecedent is not None or mention.rule in ("exact", "speaker of the quotation"):
            return mention.antecedent
        full = next((m.start for m in self.mentions if m.words == self.fullest), None)
        return full if full != mention.start else None

    @property
    def first(self) -> int:
        """Token of its first named mention."""
        return min(m.start for m in self.mentions if m.form == "named")

    def absorb(self, other: "Cluster", rule: str) -> None:
        """Take over the mentions of another cluster."""
        for mention in other.mentions:
            mention.rule = rule
        self.mentions += other.mentions
        self.starts = sorted([*self.starts, *other.starts])
        self.gender = self.gender or other.gender
        self.roles += [role for role in other.roles if role not in self.roles]
        self.offices += other.offices
        self.country = self.country or other.country
        other.mentions = []


def compatible(one: Cluster, other: Cluster) -> bool:
    """Whether nothing speaks against two clusters being one person: “Mrs Obama” is not Barack Obama."""
    return not (one.gender and other.gender and one.gender != other.gender)


def alive(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Clusters that have not been absorbed."""
    return [cluster for cluster in clusters if cluster.mentions]


def last_before(cluster: Cluster, token: int) -> int:
    """The last token before `token` where a cluster is mentioned, or -1."""
    index = bisect_left(cluster.starts, token)
    return cluster.starts[index - 1] if index else -1
