"""The country that an article is about, for offices that are told without one.

“former president **Nursultan Nazarbayev**” in an article on Kazakhstan: no reader asks of which country.
"""

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc

from factx import marks
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.resolve.clusters import Cluster

# Offices of a state; a company has presidents and directors too, but then the text ties them to it.
_STATE_OFFICES = word_set("president premier minister chancellor king queen emperor sultan emir")
_DOMINANCE = 2.0  # how much more often it is named than the next: two countries that meet have a president each
# “a Swiss newspaper reported” tells who writes, not what about.
_MEDIA = [["newspaper"], ["paper"], ["media"], ["daily"], ["broadcaster"], ["magazine"], ["website"]]
_LEAD = 4  # the country must be among those named first


def country_of_article(doc: Doc, words: marks.Words, lexicon: Lexicon) -> str | None:
    """The country named most often by far, as a place or a people, if it is also named in the lead."""
    places = phrases.places(lexicon)
    named = (
        places.get(words.texts[n.start : n.end])
        for n in marks.get(doc, marks.Name)
        if n.label in ("LOC", "NORP") and words.lowers[n.end : n.end + 1] not in _MEDIA
    )
    codes = [place.alpha3 for place in named if place is not None]
    if not codes:
        return None
    (code, times), *others = Counter(codes).most_common(2)
    rival = others[0][1] if others else 0
    return code if times > max(1, _DOMINANCE * rival) and code in codes[:_LEAD] else None


def settle(clusters: Iterable[Cluster], country: str | None) -> None:
    """Give the article's country to holders of a state office whom nothing ties to a country or body.

    Where two hold one office (“Presidents Biden and Al-Sisi”), at most one is of this country: neither gets it. Nor
    does “President Trump” where the article's country, Iran, has a president of its own.
    """
    clusters = list(clusters)
    held = {role[-1] for c in clusters if country is not None and c.country == country for role in c.roles if role}
    untied = [(cluster, office) for cluster in clusters if (office := _office(cluster)) is not None]
    holders = Counter(office for _, office in untied)
    for cluster, office in untied:
        if holders[office] == 1 and office[1].split()[-1] not in held:
            cluster.country = country


def _office(cluster: Cluster) -> tuple[bool, str] | None:
    """The state office of a person without country and body, and whether it is a former one."""
    tied = any(m.described.affiliations for m in cluster.mentions if m.described is not None)
    if cluster.kind != "person" or cluster.country is not None or tied:
        return None
    roles = [role for role in cluster.roles if role and role[-1] in _STATE_OFFICES and "vice" not in role]
    return ("former" in roles[0], " ".join(roles[0][-2:])) if roles else None
