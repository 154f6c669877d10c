"""Bodies by a part of their name: “Hirak movement … **Hirak**”, “Namhae Heavy Industries … **Namhae**”."""

from collections import defaultdict

from factx.document import Document
from factx.lexicon import Lexicon, phrases
from factx.resolve import spelling
from factx.resolve.clusters import Cluster, alive, last_before
from factx.resolve.names.acronyms import SMALL
from factx.resolve.steps import JOIN_BODIES, Join, Joins


@JOIN_BODIES.rule(
    "entity.country-of-name",
    tier=2,
    examples=(
        "The Kenyan government agreed. The government of Kenya will pay in May.",
        "The Chilean Water Federation met. Later the Water Federation of Chile voted.",
    ),
    counterexamples=("The Kenyan government agreed. The government of Chile will pay in May.",),
)
def of_one_country(document: Document, clusters: list[Cluster]) -> Joins:
    """“the **Chilean** Water Federation” = “the Water Federation of **Chile**”: both names have the same country and
    the same other words.
    """
    places = phrases.places(document.lexicon)
    known: dict[tuple[str, ...], Cluster] = {}
    for cluster in sorted(alive(clusters), key=lambda c: c.first):
        for form in cluster.forms:
            key = _by_country(form, places)
            other = known.setdefault(key, cluster) if key else cluster
            if other is not cluster and other.mentions:
                yield Join(other, cluster)
                break


def _by_country(form: tuple[str, ...], places: phrases.Phrases[phrases.Place]) -> tuple[str, ...]:
    """The code of the country that a name begins or ends with, and its other words; empty where it has none."""
    form = tuple(word.removesuffix("'s") for word in form)
    of = next((i for i in range(1, len(form) - 1) if form[i] == "of"), 0)
    rest = form[of + 1 + (form[of + 1] == "the") :] if of else ()
    if rest and (place := places.get(rest)) is not None and place.kind == "name":
        return place.alpha3, *spelling.key(form[:of])
    end, place = places.match(form, 0) or (0, None)
    own = spelling.key(form[end:])
    return (place.alpha3, *own) if place is not None and place.kind != "capital" and own else ()


@JOIN_BODIES.rule(
    "entity.part-of-name",
    tier=4,
    examples=(
        "The Orno Foundation gave a prize. Orno has ten members.",
        "The Free Farmers Union of Kenya met. The Free Farmers Union voted.",
    ),
    counterexamples=("The UN General Assembly met on Friday. The UN sent a note.",),
)
def part(document: Document, clusters: list[Cluster]) -> Joins:
    """“Hirak *movement*” = “Hirak”, “*Japan's* Foreign Ministry” = “Foreign Ministry”; not “UN” = “UN General
    Assembly”: what is left out is a place or a noun such as “movement”.
    """
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in sorted(alive(clusters), key=lambda c: (-len(c.fullest), c.first)):
        words = spelling.key(cluster.fullest)
        nearby = dict.fromkeys(c for word in (words[0], words[-1]) for c in index[word] if c.mentions)
        options = [c for c in nearby if _is_part(words, c, document.lexicon)]
        if len(options) == 1 and (cluster.country is None or options[0].country in (None, cluster.country)):
            yield Join(options[0], cluster)
        else:
            for word in set(words):
                index[word].append(cluster)


def _is_part(short: tuple[str, ...], cluster: Cluster, lexicon: Lexicon) -> bool:
    places, loose, levels = phrases.places(lexicon), lexicon.naming("loose"), lexicon.naming("levels")
    for form in cluster.forms:
        long = spelling.key(form)
        if len(long) <= len(short):
            continue
        rest: tuple[str, ...] = ()
        if long[: len(short)] == short:
            rest, printed = long[len(short) :], form[len(form) - (len(long) - len(short)) :]
        elif long[-len(short) :] == short and (len(short) > 1 or len(short[0]) > 5):
            rest, printed = long[: -len(short)], form[: len(form) - len(short)]
        if not rest and len(short) == 2 and (long[0], long[-1]) == short and levels.issuperset(long[1:-1]):
            return True  # “uMngeni Local Municipality”, “uMngeni Municipality”
        if not rest:
            continue
        owner = places.get([word.removesuffix("'s") for word in printed if word not in ("of", "the")])
        if owner is not None or loose.issuperset(rest):
            return True
        if len(short) == 1 and long[-2:] == ("of", *short):
            return True  # “Scientology”, “the Church of Scientology”
        small = any(word in SMALL or word.endswith("s'") for word in rest)
        if len(short) > 1 and long[-len(short) :] == short and not small:
            return True
    return False


@JOIN_BODIES.rule(
    "entity.branch",
    tier=5,
    examples=(
        "The HWA called a strike on Friday. The Sabah HWA did not join it.",
        "The NRD gave out cards. The NRD KZN was closed.",
    ),
    counterexamples=("The BBC bought the film. ITV showed it first.",),
)
def branch(_document: Document, clusters: list[Cluster]) -> Joins:
    """“the **Sabah** NRD” = “the NRD”, “the NRD **KZN**” too: capitals behind or before a province; not “BBC ITV”."""
    clusters = alive(clusters)
    forms = {form: cluster for cluster in clusters for form in cluster.forms if len(form) == 1}
    for cluster in clusters:
        form = cluster.fullest if cluster.mentions else ()
        if len(form) != 2 or not form[1].isupper() or not form[1].isalpha() or len(form[1]) < 2:
            continue
        if form[0].isupper() and form[1:] not in forms:
            other = forms.get(form[:1])
        else:
            other = forms.get(form[1:]) if form[0][1:].islower() else None
        if other is not None and other is not cluster and other.mentions:
            yield Join(other, cluster)


@JOIN_BODIES.rule(
    "entity.firm",
    tier=6,
    examples=(
        "Samsung Heavy Industries won the bid. Samsung will build a carrier.",
        "Toyota Motor Corp. raised its forecast. Toyota will build two plants.",
    ),
    counterexamples=("The Orno Foundation gave a prize. Dorn Shipping Ltd lost two ships.",),
)
def firm(_document: Document, clusters: list[Cluster]) -> Joins:
    """“**Namhae** Heavy Industries … *Namhae* built its first carrier”, “**Orno Group** International … *Orno Group*”:
    the first words of the one firm named before.
    """
    clusters, index = alive(clusters), defaultdict[str, list[Cluster]](list)
    for cluster in clusters:
        words = spelling.key(cluster.fullest)
        if len(words) > 1:
            index[words[0]].append(cluster)
    for cluster in clusters:
        words = spelling.key(cluster.fullest) if cluster.mentions else ()
        options = [
            c
            for c in (index[words[0]] if words else ())
            if c is not cluster
            and c.mentions
            and spelling.key(c.fullest)[: len(words)] == words
            and (_is_firm(c) or (len(words) > 1 and _is_firm(cluster)))
        ]
        told = len("".join(words)) > 3 or len(words) > 1 or "".join(cluster.fullest).isupper()
        if len(options) == 1 and options[0].first < cluster.first and told:
            yield Join(options[0], cluster)


def _is_firm(cluster: Cluster) -> bool:
    return any(m.described is not None and m.described.category == "company" for m in cluster.mentions)


@JOIN_BODIES.rule(
    "entity.noun-of-name",
    tier=8,
    examples=(
        "The European Parliament sat on Monday. On Tuesday the Parliament rose.",
        "The European Parliament sat on Monday. Parliament rose on Tuesday.",
    ),
    counterexamples=("The Harbour Commission met in Varn. Ana Sosa voted on Friday.",),
)
def noun_of_name(document: Document, clusters: list[Cluster]) -> Joins:
    """“the **Commission**” after “the European Commission”: of several the one named last before it; with no such body
    before it, it names none.
    """
    nouns, names = phrases.organization_nouns(document.lexicon), phrases.organization_names(document.lexicon)
    clusters = alive(clusters)
    for cluster in clusters:
        form = cluster.fullest
        if len(form) != 1 or form[0].isupper() or nouns.get([form[0].lower()]) is None:
            continue
        noun = form[0].lower()
        longer = [c for c in clusters if c is not cluster and c.mentions and len(c.fullest) > 1 and _headed(c, noun)]
        stays = names.get(form) is not None
        for mention in list(cluster.mentions):
            best = max(longer, key=lambda c: last_before(c, mention.start), default=None)
            if best is not None and last_before(best, mention.start) >= 0 and not (stays and len(longer) > 1):
                yield Join(best, cluster, (mention,))
        if not stays and cluster.mentions:
            yield Join(None, cluster)


def _headed(cluster: Cluster, noun: str) -> bool:
    words = [word.lower() for word in cluster.fullest]
    return words[-1] == noun or (noun in words and words[words.index(noun) + 1] in ("of", "for", "on"))


# What a country has one of, by the short name that its papers use, and by the longer ones that it may have.
_ONE_OF_EACH = {
    ("house",): ("house of representatives", "house of assembly", "house of commons", "parliament"),
    ("central", "bank"): ("bank of", "reserve bank", "national bank of", "monetary authority"),
    ("assembly",): ("national assembly", "legislative assembly", "state assembly"),
}


@JOIN_BODIES.rule(
    "entity.one-of-its-kind",
    tier=9,
    examples=(
        "The Bank of Canada raised rates. The Central Bank gave no reason.",
        "Parliament sat until midnight. The House then rose.",
    ),
    counterexamples=("Dorn Shipping Ltd raised rates. The Central Bank gave no reason.",),
)
def one_of_its_kind(_document: Document, clusters: list[Cluster]) -> Joins:
    """“**Parliament** sat … the *House* rose”, “the **Bank of Varn** … the *Central Bank*”: a country has one of it."""
    clusters = alive(clusters)
    for cluster in clusters:
        longer = _ONE_OF_EACH.get(spelling.key(cluster.fullest)) if cluster.mentions else None
        named = [c for c in clusters if c is not cluster and c.mentions and _begins(c, longer)] if longer else []
        if len(named) == 1:
            yield Join(named[0], cluster, described=True)


def _begins(cluster: Cluster, openings: tuple[str, ...]) -> bool:
    return any(" ".join(spelling.key(form)).startswith(openings) for form in cluster.forms)
