"""Short forms of bodies: “the Palang Pracharath Party (**PPRP**)”, “Daewoo Shipbuilding … **DS**”."""

from collections import defaultdict

from factx.document import Document
from factx.lexicon.closed_classes import word_set
from factx.resolve.clusters import Cluster, alive
from factx.resolve.steps import JOIN_BODIES, Join, Joins

SMALL = word_set("of the and for in on de la e y a an to with")


@JOIN_BODIES.rule(
    "entity.short-form-introduced",
    tier=1,
    examples=(
        "The Free Farmers Union (FFU) met on Friday. The FFU said it would stay.",
        "The Harbour Workers Association (HWA) struck on Monday, and the HWA won.",
    ),
    counterexamples=("The Free Farmers Union met on Friday. The BBC told of it.",),
)
def introduced(_document: Document, clusters: list[Cluster]) -> Joins:
    """“the Free Farmers Union (**FFU**)”: the text itself puts the two side by side."""
    owner = {(mention.start, mention.end): cluster for cluster in clusters for mention in cluster.mentions}
    for mention in [mention for cluster in clusters for mention in cluster.mentions]:
        short = mention.described.acronym if mention.described is not None else None
        cluster, other = owner[mention.start, mention.end], owner.get(short) if short is not None else None
        if other is not None and other is not cluster:
            owner.update(((moved.start, moved.end), cluster) for moved in other.mentions)
            yield Join(cluster, other)


@JOIN_BODIES.rule(
    "entity.initials",
    tier=3,
    examples=(
        "The Harbour Workers Association met in Varn. On Friday the HWA said it would strike.",
        "The Office of National Statistics counted twice. The ONS found ten.",
    ),
    counterexamples=("Dorn Marine Engineering won the bid. The BBC told of it.",),
)
def spelt(_document: Document, clusters: list[Cluster]) -> Joins:
    """“Daewoo Shipbuilding & Marine Engineering … **DSME**”, never introduced: the initials of just one longer name."""
    clusters, longs = alive(clusters), defaultdict[str, list[Cluster]](list)
    for cluster in clusters:
        for form in cluster.forms:
            if len(form) > 1:
                for letters in initials(form):
                    if len(letters) > 1 and cluster not in longs[letters]:
                        longs[letters].append(cluster)
    for cluster in clusters:
        form = cluster.fullest
        short = form[0].replace(".", "").replace("&", "") if len(form) == 1 else ""
        if short[:-1].isupper() and short.endswith("s"):
            short = short[:-1]  # “VDCs”: Village Defence Committees
        options = [c for c in longs[short.lower()] if c.mentions and c is not cluster] if short.isupper() else []
        if len(options) == 1:
            yield Join(options[0], cluster)


def initials(words: tuple[str, ...]) -> set[str]:
    """The short forms that the initials of a name make, small words left out or kept.

    >>> sorted(initials(("Office", "of", "National", "Statistics")))
    ['ons', 'oons']
    """
    every = [part for word in words for part in word.replace("&", " & ").split("-")]
    large = [word for word in words if word.lower() not in SMALL]
    bare = [part for word in large for part in word.split("-")]
    return {"".join(part[0].lower() for part in parts if part and part[0].isalnum()) for parts in (every, bare, large)}
