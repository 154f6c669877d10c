"""Name forms of bodies joined, in ordered passes, each with the phenomenon it is for."""

from collections import defaultdict

from factx.lexicon import Lexicon, phrases
from factx.resolve import spelling
from factx.resolve.clusters import Cluster, Mention, alive, last_before

_SMALL = frozenset("of the and for in on de la e y a an to with".split())
# Words that a body's name may lose or gain and still be the same body.
_LOOSE = frozenset(
    "party movement group newspaper ltd inc corp plc company co limited headquarters general command agency organisation "
    "organization university college council newspapers magazine news network initiative airlines airways bank foundation".split()
)


def join(clusters: list[Cluster], lexicon: Lexicon) -> list[Cluster]:
    """All passes over the clusters of exactly equal names; what is left are different bodies."""
    _introduced(clusters)
    clusters = alive(clusters)
    _initials(clusters)
    clusters = alive(clusters)
    _parts(clusters, lexicon)
    clusters = alive(clusters)
    _spelled_alike(clusters)
    clusters = alive(clusters)
    _bare_nouns(clusters, lexicon)
    return alive(clusters)


def _introduced(clusters: list[Cluster]) -> None:
    """“the Palang Pracharath Party (**PPRP**)”: the text itself says that the two are one."""
    by_start = {mention.start: cluster for cluster in clusters for mention in cluster.mentions}
    for cluster in list(clusters):
        for mention in list(cluster.mentions):
            short = mention.described.acronym if mention.described is not None else None
            other = by_start.get(short[0]) if short is not None else None
            if other is None:
                continue
            other = next((c for c in clusters if c is other and c.mentions), None) or _holder(clusters, short[0] if short else -1)
            if other is not None and other is not cluster and cluster.mentions:
                cluster.absorb(other, "short form introduced")


def _holder(clusters: list[Cluster], start: int) -> Cluster | None:
    return next((c for c in clusters for m in c.mentions if m.start == start), None)


def initials(words: tuple[str, ...]) -> set[str]:
    """The short forms that the initials of a name make, small words left out or kept.

    >>> sorted(initials(("Office", "of", "National", "Statistics")))
    ['ons', 'oons']
    """
    letters = [part[0].lower() for word in words for part in word.replace("&", " & ").split("-") if part and part[0].isalnum()]
    bare = [part[0].lower() for word in words if word.lower() not in _SMALL for part in word.split("-") if part and part[0].isalnum()]
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
        if len(form) != 1 or not form[0].replace(".", "").replace("&", "").isupper():
            continue
        options = [c for c in longs[form[0].lower().replace(".", "").replace("&", "")] if c.mentions and c is not cluster]
        if len(options) == 1:
            options[0].absorb(cluster, "initials")


def _parts(clusters: list[Cluster], lexicon: Lexicon) -> None:
    """“Hirak movement” = “Hirak”, “Japan's Foreign Ministry” = “Foreign Ministry”; not “UN” = “UN General Assembly”."""
    places = phrases.places(lexicon)
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda c: (-len(c.fullest), c.first)):
        words = spelling.key(cluster.fullest)
        options = [c for c in index[words[0]] + index[words[-1]] if c.mentions and c is not cluster and _is_part(words, c, places)]
        options = list(dict.fromkeys(options))
        if len(options) == 1 and (cluster.country is None or options[0].country in (None, cluster.country)):
            options[0].absorb(cluster, "part of the name")
        else:
            for word in set(words):
                index[word].append(cluster)


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
        if not rest:
            continue
        owner = places.get([word.removesuffix("'s") for word in printed])
        if owner is not None or all(word in _LOOSE for word in rest):
            return True
        if len(short) == 1 and len(long) > 1 and long[-2:] == ("of", *short):
            return True  # “Scientology”, “the Church of Scientology”
        if len(short) > 1 and long[-len(short) :] == short and not any(word in _SMALL or word.endswith("s'") for word in rest):
            return True
    return False


def _spelled_alike(clusters: list[Cluster]) -> None:
    """“World Health Organisation” = “World Health Organization”; one letter of one long word."""
    index: defaultdict[tuple[int, str], list[Cluster]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda c: c.first):
        words = tuple(word.replace("isation", "ization") for word in spelling.key(cluster.fullest))
        for other in index[len(words), words[0][:1]]:
            theirs = tuple(word.replace("isation", "ization") for word in spelling.key(other.fullest))
            differing = [(a, b) for a, b in zip(words, theirs, strict=True) if a != b]
            if not differing or (len(differing) == 1 and len(words) > 1 and spelling.near(*differing[0])):
                other.absorb(cluster, "spelling")
                break
        if cluster.mentions:
            index[len(words), words[0][:1]].append(cluster)


def _bare_nouns(clusters: list[Cluster], lexicon: Lexicon) -> None:
    """“the **Commission**” after “the European Commission”; with no such body before it, it names none."""
    nouns, names = phrases.organization_nouns(lexicon), phrases.organization_names(lexicon)
    for cluster in clusters:
        form = cluster.fullest
        if len(form) != 1 or nouns.get([form[0].lower()]) is None:
            continue
        noun = form[0].lower()
        longer = [c for c in clusters if c is not cluster and c.mentions and len(c.fullest) > 1 and _headed(c, noun)]
        stays = names.get(form) is not None
        for mention in list(cluster.mentions):
            best = max(longer, key=lambda c: last_before(c, mention.start), default=None)
            if best is not None and last_before(best, mention.start) >= 0 and not (stays and len(longer) > 1):
                best.mentions.append(_renamed(mention))
                cluster.mentions.remove(mention)
        if not stays:
            cluster.mentions = []


def _renamed(mention: Mention) -> Mention:
    mention.rule = "noun of the name"
    return mention


def _headed(cluster: Cluster, noun: str) -> bool:
    words = [word.lower() for word in cluster.fullest]
    return words[-1] == noun or (noun in words and words.index(noun) + 1 < len(words) and words[words.index(noun) + 1] in ("of", "for", "on"))
