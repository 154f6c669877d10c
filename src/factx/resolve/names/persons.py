"""Persons named with more and fewer words: “Matthew William Goode … Matthew Goode”."""

from collections import defaultdict

from factx.document import Document
from factx.resolve import spelling
from factx.resolve.clusters import Cluster, compatible
from factx.resolve.steps import JOIN_PERSONS, Join, Joins


@JOIN_PERSONS.rule(
    "entity.name-within-name",
    tier=1,
    examples=(
        "Joan Mary Hill left early. On Friday Joan Hill came back.",
        "J. K. Marlow wrote to the board. Joanne Marlow wants an answer.",
    ),
    counterexamples=("Joan Mary Hill left early. On Friday Anne Hill came back.",),
)
def within(document: Document, clusters: list[Cluster]) -> Joins:
    """“Matthew *William* Goode” = “Matthew Goode”, “**J.** K. Rowling” = “**Joanne** Rowling”; not “Chen Su-fen” =
    “Chen Li-shu”: its words, or their initials, stand in the fuller name.
    """
    index: defaultdict[tuple[str, str], list[Cluster]] = defaultdict(list)
    address = document.lexicon.naming("burmese address")
    for cluster in sorted(clusters, key=lambda c: -len(c.fullest)):
        words = spelling.key(cluster.fullest)
        words = words[1:] if len(words) > 2 and words[0] in address else words  # “**Ma** Nway Oo”
        if len(words) < 2:
            continue
        for other in index[words[-1], _letter(words[0])] + index[words[0], _letter(words[-1])]:
            if other.mentions and compatible(cluster, other) and _within(words, spelling.key(other.fullest)):
                yield Join(other, cluster)
                break
        if cluster.mentions:
            keys = [(words[-1], _letter(word)) for word in words[:-1]] + [(words[0], _letter(w)) for w in words[1:]]
            for key in dict.fromkeys(keys):
                index[key].append(cluster)


def _letter(word: str) -> str:
    """What a word or its initial begins with, past the Arabic article."""
    return word.removeprefix("al-")[:1]


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of a shorter name (two at least) stand in a longer one in order, initials for words, the Arabic
    article or not: “Ahmad Al-Nawaf Al-Sabah”, “Ahmad Nawaf Al-Jaber Al-Sabah”."""
    rest = iter(long)
    if not all(
        any(
            word.removeprefix("al-") == other.removeprefix("al-")
            or spelling.is_initial_of(word, other)
            or spelling.is_initial_of(other, word)
            for other in rest
        )
        for word in short
    ):
        return False
    if short[-1] != long[-1] and short[0] != long[0]:
        return False
    # “Pierre L'Enfant” and “Pierre Charles L'Enfant” are father and son only in a biography.
    return any(len(word) > 1 for word in short[:-1]) or short[-1] == long[-1]
