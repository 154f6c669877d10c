"""The country that a reader infers: that of somebody's body, or the one that the article is about.

“former president **Nursultan Nazarbayev**” in an article on Kazakhstan: no reader asks of which country.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from factx import marks
from factx.lexicon import Lexicon, phrases
from factx.resolve import collectives
from factx.resolve.clusters import Cluster

_DOMINANCE = 2.0  # how much more often it is named than the next: two countries that meet have a president each
# “a Swiss newspaper reported” tells who writes, not what about.
_MEDIA = [["newspaper"], ["paper"], ["media"], ["daily"], ["broadcaster"], ["magazine"], ["website"]]
_LEAD = 4  # the country must be among those named first


def country_of_article(doc: Doc, words: marks.Words, lexicon: Lexicon) -> str | None:
    """The country named most often by far, as a place or a people, if it is also named in the lead."""
    codes = _named(doc, words, lexicon)
    if not codes:
        return None
    (code, times), *others = Counter(codes).most_common(2)
    rival = others[0][1] if others else 0
    return code if times > max(1, _DOMINANCE * rival) and code in codes[:_LEAD] else None


def most_named(doc: Doc, words: marks.Words, lexicon: Lexicon) -> str | None:
    """The country that an article names most often, capitals and its peoples included; None where two tie."""
    told = [*_named(doc, words, lexicon), *_by_parts(doc, words, lexicon)]
    (first, *others) = Counter(told).most_common(2) or [("", 0)]
    return first[0] if first[1] and (not others or first[1] > others[0][1]) else None


def _named(doc: Doc, words: marks.Words, lexicon: Lexicon) -> list[str]:
    """The countries named, in text order, each time again."""
    places = phrases.places(lexicon)
    named = (
        places.get(words.texts[n.start : n.end])
        for n in marks.get(doc, marks.Name)
        if n.label in ("LOC", "NORP") and words.lowers[n.end : n.end + 1] not in _MEDIA
    )
    return [place.alpha3 for place in named if place is not None]


def _by_parts(doc: Doc, words: marks.Words, lexicon: Lexicon) -> list[str]:
    """The countries of the parts of countries that are named, and of bodies: “Nunavut”, “the **Taiwan** Railways”."""
    places, regions, found = phrases.places(lexicon), phrases.regions(lexicon), []
    for name in marks.get(doc, marks.Name):
        texts = words.texts[name.start : name.end]
        match = regions.match(texts, 0)
        if match is None and name.label == "ORG" and len(texts) > 1:
            match = places.match(texts, 0)
        if match is not None and name.label in ("LOC", "ORG") and places.get(texts) is None:
            found.append(match[1].alpha3)
    return found


def infer(
    clusters: Sequence[Cluster],
    tied: Sequence[Sequence[int | str]],
    settled: str | None,
    likely: str | None,
    lexicon: Lexicon,
) -> None:
    """Give those whom the text ties to no country the one that a reader infers: their town's, else their body's, else
    the article's.

    Of two who hold one state office at most one is of the article's country, “Presidents Biden and Al-Sisi”: neither
    gets it; nor does “President Trump” where the article's country, Iran, has a president of its own. A body of several
    countries has none.

    Args:
        clusters: persons and bodies.
        tied: for each, indexes (or names) of the bodies that the text ties it to.
        settled: the country that the article is about beyond doubt.
        likely: the country that it names most often.
        lexicon: knows the offices of a state.
    """
    held = {role[-1] for c in clusters if settled is not None and c.country == settled for role in c.roles if role}
    untied = [(cluster, office) for cluster in clusters if (office := _office(cluster, lexicon)) is not None]
    holders = Counter(office for _, office in untied)
    # A former president leaves room for the president of the same country.
    foreign = {
        id(c)
        for c, (former, office) in untied
        if holders[former, office] > 1 or (not former and office.split()[-1] in held)
    }
    for cluster, bodies in zip(clusters, tied, strict=True):
        own = [clusters[i] for i in bodies if isinstance(i, int)]
        hints = [_town(cluster), *(body.country for body in own), *map(_town, own)]
        if cluster.country is None and any(hints):
            cluster.context = next(filter(None, hints))
        elif cluster.country is None and id(cluster) not in foreign and not _beyond(cluster, own):
            cluster.context = settled or likely


def _town(cluster: Cluster) -> str | None:
    """“the mayor of **Kumasi**”, “**Kumasi** Police”: the country of the town that somebody governs or serves."""
    return next((m.described.home for m in cluster.mentions if m.described is not None and m.described.home), None)


def _beyond(cluster: Cluster, bodies: Sequence[Cluster]) -> bool:
    """Whether somebody is no country's: an international body, and who belongs to one."""
    return any(collectives.category(body) == "international" for body in (cluster, *bodies))


def _office(cluster: Cluster, lexicon: Lexicon) -> tuple[bool, str] | None:
    """The state office of a person without country and body, and whether it is a former one."""
    tied = any(m.described.affiliations for m in cluster.mentions if m.described is not None)
    if cluster.kind != "person" or cluster.country is not None or tied:
        return None
    held = [(*role[:-1], role[-1].removesuffix("s")) for role in cluster.roles if role]  # “Presidents Aro and Bero”
    roles = [role for role in held if role[-1] in lexicon.naming("state offices") and "vice" not in role]
    return ("former" in roles[0], " ".join(roles[0][-2:])) if roles else None
