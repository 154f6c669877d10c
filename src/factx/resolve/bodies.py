"""Name forms of bodies joined, in ordered passes, each with the phenomenon it is for."""

from collections import defaultdict

from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.resolve import spelling
from factx.resolve.clusters import Cluster, Mention, alive, last_before

_SMALL = word_set("of the and for in on de la e y a an to with")
_LEVELS = word_set("local national regional federal central general provincial district city metropolitan")
# Words that a body's name may lose or gain and still be the same body.
_LOOSE = word_set(
    "party movement group newspaper ltd inc corp plc company co limited headquarters general command agency "
    "organisation organization university college council newspapers magazine news network initiative airlines "
    "airways bank foundation"
)


def join(clusters: list[Cluster], lexicon: Lexicon) -> list[Cluster]:
    """All passes over the clusters of exactly equal names; what is left are different bodies."""
    _introduced(clusters)
    clusters = alive(clusters)
    _of_one_country(clusters, lexicon)
    clusters = alive(clusters)
    _initials(clusters)
    clusters = alive(clusters)
    _parts(clusters, lexicon)
    clusters = alive(clusters)
    _spelled_alike(clusters)
    clusters = alive(clusters)
    _bare_nouns(clusters, lexicon)
    clusters = alive(clusters)
    _well_known(clusters)
    return alive(clusters)


# What a country has one of, by the short name that its papers use, and by the longer ones that it may have.
_ONE_OF_EACH = {
    ("house",): ("house of representatives", "house of assembly", "house of commons", "parliament"),
    ("central", "bank"): ("bank of", "reserve bank", "national bank of", "monetary authority"),
    ("assembly",): ("national assembly", "legislative assembly", "state assembly"),
}


def _well_known(clusters: list[Cluster]) -> None:
    """“**Parliament** sat … the **House** rose”, “the Bank of Varn … the **Central Bank**”: a country has one of it."""
    for cluster in clusters:
        longer = _ONE_OF_EACH.get(spelling.key(cluster.fullest)) if cluster.mentions else None
        if longer is None:
            continue
        named = [
            other
            for other in clusters
            if other is not cluster
            and other.mentions
            and any(" ".join(spelling.key(form)).startswith(longer) for form in other.forms)
        ]
        if len(named) == 1:
            for mention in cluster.mentions:
                mention.form, mention.words = "nominal", ()
            named[0].absorb(cluster, "one of its kind")


def _introduced(clusters: list[Cluster]) -> None:
    """“the Palang Pracharath Party (**PPRP**)”: the text itself says that the two are one."""
    owner = {(mention.start, mention.end): cluster for cluster in clusters for mention in cluster.mentions}
    for mention in [mention for cluster in clusters for mention in cluster.mentions]:
        short = mention.described.acronym if mention.described is not None else None
        cluster, other = owner[mention.start, mention.end], owner.get(short) if short is not None else None
        if other is not None and other is not cluster:
            owner.update(((moved.start, moved.end), cluster) for moved in other.mentions)
            cluster.absorb(other, "short form introduced")


def _of_one_country(clusters: list[Cluster], lexicon: Lexicon) -> None:
    """“the **Chilean** Water Federation” = “the Water Federation of **Chile**”, “the Nigerian government” = “the
    government of Nigeria”.
    """
    places = phrases.places(lexicon)
    known: dict[tuple[str, ...], Cluster] = {}
    for cluster in sorted(clusters, key=lambda c: c.first):
        for form in cluster.forms:
            key = _by_country(form, places)
            other = known.setdefault(key, cluster) if key else cluster
            if other is not cluster and other.mentions:
                other.absorb(cluster, "country of the name")
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


def initials(words: tuple[str, ...]) -> set[str]:
    """The short forms that the initials of a name make, small words left out or kept.

    >>> sorted(initials(("Office", "of", "National", "Statistics")))
    ['ons', 'oons']
    """
    letters = [
        part[0].lower() for word in words for part in word.replace("&", " & ").split("-") if part and part[0].isalnum()
    ]
    bare = [
        part[0].lower()
        for word in words
        if word.lower() not in _SMALL
        for part in word.split("-")
        if part and part[0].isalnum()
    ]
    whole = [word[0].lower() for word in words if word.lower() not in _SMALL and word[0].isalnum()]
    return {"".join(letters), "".join(bare), "".join(whole)}


def _initials(clusters: list[Cluster]) -> None:
    """“Daewoo Shipbuilding & Marine Engineering” and, paragraphs later, “**DSME**”, never introduced."""
    longs: defaultdict[str, list[Cluster]] = defaultdict(list)
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
        if not short.isupper():
            continue
        options = [c for c in longs[short.lower()] if c.mentions and c is not cluster]
        if len(options) == 1:
            options[0].absorb(cluster, "initials")


def _parts(clusters: list[Cluster], lexicon: Lexicon) -> None:
    """“Hirak movement” = “Hirak”, “Japan's Foreign Ministry” = “Foreign Ministry”; not “UN” = “UN General Assembly”."""
    places = phrases.places(lexicon)
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda c: (-len(c.fullest), c.first)):
        words = spelling.key(cluster.fullest)
        nearby = dict.fromkeys(c for word in (words[0], words[-1]) for c in index[word] if c.mentions)
        options = [c for c in nearby if _is_part(words, c, places)]
        if len(options) == 1 and (cluster.country is None or options[0].country in (None, cluster.country)):
            options[0].absorb(cluster, "part of the name")
        else:
            for word in set(words):
                index[word].append(cluster)
    _branches(clusters)
    _firms(clusters)


def _firms(clusters: list[Cluster]) -> None:
    """“Namhae Heavy Industries … **Namhae** built its first carrier”, “Orno Group International … **Orno Group**”: the
    first words of the one firm named before.
    """
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        words = spelling.key(cluster.fullest) if cluster.mentions else ()
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
            options[0].absorb(cluster, "part of the name")


def _is_firm(cluster: Cluster) -> bool:
    return any(m.described is not None and m.described.category == "company" for m in cluster.mentions)


def _branches(clusters: list[Cluster]) -> None:
    """“the **Sabah NRD**” = “the NRD”, “the **NRD KZN**” too: capitals behind or before a province; not “BBC ITV”."""
    forms = {form: cluster for cluster in clusters for form in cluster.forms if cluster.mentions and len(form) == 1}
    for cluster in clusters:
        form = cluster.fullest if cluster.mentions else ()
        if len(form) != 2 or not form[1].isupper() or not form[1].isalpha() or len(form[1]) < 2:
            continue
        if form[0].isupper() and form[1:] not in forms:
            other = forms.get(form[:1])
        else:
            other = forms.get(form[1:]) if form[0][1:].islower() else None
        if other is not None and other is not cluster and other.mentions:
            other.absorb(cluster, "part of the name")


def _is_part(short: tuple[str, ...], cluster: Cluster, places: phrases.Phrases[phrases.Place]) -> bool:
    for form in cluster.forms:
        long = spelling.key(form)
        if len(long) <= len(short):
            continue
        rest: tuple[str, ...] = ()
        if long[: len(short)] == short:
            rest, printed = long[len(short) :], form[len(form) - (len(long) - len(short)) :]
        elif long[-len(short) :] == short and (len(short) > 1 or len(short[0]) > 5):
            rest, printed = long[: -len(short)], form[: len(form) - len(short)]
        inner = long[1:-1]
        if not rest and len(short) == 2 and (long[0], long[-1]) == short and all(word in _LEVELS for word in inner):
            return True  # “uMngeni Local Municipality”, “uMngeni Municipality”
        if not rest:
            continue
        owner = places.get([word.removesuffix("'s") for word in printed if word not in ("of", "the")])
        if owner is not None or all(word in _LOOSE for word in rest):
            return True
        if len(short) == 1 and len(long) > 1 and long[-2:] == ("of", *short):
            return True  # “Scientology”, “the Church of Scientology”
        if len(short) > 1 and long[-len(short) :] == short and not any(word in _SMALL for word in rest):
            return True
    return False


def _spelled_alike(clusters: list[Cluster]) -> None:
    """“World Health Organisation” = “World Health Organization”, “Pracharath” = “Pracharat”: one letter of one word."""
    index: dict[tuple[int, tuple[str, ...]], Cluster] = {}
    for cluster in sorted(clusters, key=lambda c: c.first):
        words = _american(cluster)
        for place, rest in spelling.with_gaps(words) if len(words) > 1 else ():
            other = index.setdefault((place, rest), cluster)
            if other is not cluster and other.mentions and spelling.near(words[place], _american(other)[place]):
                other.absorb(cluster, "spelling")
                break


def _american(cluster: Cluster) -> tuple[str, ...]:
    return tuple(word.replace("isation", "ization") for word in spelling.key(cluster.fullest))


def _bare_nouns(clusters: list[Cluster], lexicon: Lexicon) -> None:
    """“the **Commission**” after “the European Commission”; with no such body before it, it names none."""
    nouns, names = phrases.organization_nouns(lexicon), phrases.organization_names(lexicon)
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
                best.add(_renamed(mention))
                cluster.mentions.remove(mention)
        if not stays:
            cluster.mentions = []


def _renamed(mention: Mention) -> Mention:
    mention.rule = "noun of the name"
    return mention


def _headed(cluster: Cluster, noun: str) -> bool:
    words = [word.lower() for word in cluster.fullest]
    return words[-1] == noun or (
        noun in words and words.index(noun) + 1 < len(words) and words[words.index(noun) + 1] in ("of", "for", "on")
    )
