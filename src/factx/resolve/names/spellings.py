"""Names spelled in two ways: “Al Zoheiry … Al **Zoheiri**”, “World Health **Organisation**”."""

from collections import defaultdict
from collections.abc import Callable

from factx.document import Document
from factx.resolve import spelling
from factx.resolve.clusters import Cluster, alive, compatible
from factx.resolve.steps import JOIN_BODIES, JOIN_PERSONS, JOIN_SURNAMES, Join, Joins


@JOIN_PERSONS.rule(
    "entity.spelling",
    tier=2,
    examples=(
        "Karim Zoheiry spoke on Friday. Karim Zoheiri said he would stay.",
        "Petra Vandall left early. On Monday Petra Vandal came back.",
    ),
    counterexamples=("Karim Zoheiry spoke on Friday. Karim Montalvo said he would stay.",),
)
def of_person(_document: Document, clusters: list[Cluster]) -> Joins:
    """“Al **Zoheiry**” = “Al **Zoheiri**”: one letter of one word differs, and the other words are the same."""
    return _spelled_alike(clusters, lambda cluster: spelling.key(cluster.fullest))


@JOIN_BODIES.rule(
    "entity.spelling-of-body",
    tier=7,
    examples=(
        "The World Health Organisation met on Friday. The World Health Organization has no vaccine.",
        "The Dorn Pracharath Party won. The Dorn Pracharat Party has ten seats.",
    ),
    counterexamples=("The World Health Organisation met on Friday. The World Trade Organization did not.",),
)
def of_body(_document: Document, clusters: list[Cluster]) -> Joins:
    """“World Health **Organisation**” = “World Health **Organization**”, “Pracharath” = “Pracharat”: one letter."""
    return _spelled_alike(clusters, _american)


def _american(cluster: Cluster) -> tuple[str, ...]:
    return tuple(word.replace("isation", "ization") for word in spelling.key(cluster.fullest))


def _spelled_alike(clusters: list[Cluster], key: Callable[[Cluster], tuple[str, ...]]) -> Joins:
    index: dict[tuple[int, tuple[str, ...]], Cluster] = {}
    for cluster in sorted(alive(clusters), key=lambda c: c.first):
        words = key(cluster)
        for place, rest in spelling.with_gaps(words) if len(words) > 1 else ():
            other = index.setdefault((place, rest), cluster)
            apart = other is cluster or not other.mentions or not compatible(cluster, other)
            if not apart and spelling.near(words[place], key(other)[place]):
                yield Join(other, cluster)
                break


@JOIN_SURNAMES.rule(
    "entity.spelling-of-surname",
    examples=(
        "Karim Zoheiry spoke on Friday. Zoheiri said he would stay.",
        "Rosa Montalvo won the vote. “We did it,” Montalva said.",
    ),
    counterexamples=("Rosa Montalvo won the vote. “We did it,” Vandal said.",),
)
def of_surname(_document: Document, clusters: list[Cluster]) -> Joins:
    """“Karim **Al-Saleem** … *Al-Salim* said”, “Md **Atiqul** Alam … *Atikul* said”: a bare name one letter off a word
    of the only full name before it.

    Not where the full name comes later, or where the two bear other titles: then they are two persons.
    """
    clusters, full = alive(clusters), defaultdict[str, list[Cluster]](list)
    for cluster in clusters:
        words = spelling.key(cluster.fullest)
        for first in dict.fromkeys(word.removeprefix("al-")[:1] for word in words) if len(words) > 1 else ():
            full[first].append(cluster)
    for cluster in clusters:
        words = spelling.key(cluster.fullest)
        bare = words[0].removeprefix("al-") if len(words) == 1 else ""
        options = [
            other
            for other in (full[bare[:1]] if bare else ())
            if other.first < cluster.first
            and compatible(cluster, other)
            and any(spelling.near(bare, word.removeprefix("al-")) for word in spelling.key(other.fullest))
            and _titles_agree(cluster, other)
        ]
        if len(options) == 1:
            yield Join(options[0], cluster)


def _titles_agree(one: Cluster, other: Cluster) -> bool:
    """Whether one of two has no title, or both share one."""
    roles, theirs = ({role for mention in c.mentions for role in mention.roles} for c in (one, other))
    return not roles or not theirs or bool(roles & theirs)
