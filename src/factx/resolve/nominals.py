"""Descriptions joined to names: “the interior minister”, “Kazakhstan’s president”, “the paper”, “the commission”."""

from collections import defaultdict
from dataclasses import dataclass

from spacy.tokens import Doc

from factx import syntax
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Nominal, Words
from factx.resolve.clusters import Cluster, Mention, last_before

# Offices that one person of a country holds: a headline may tell the office and the story the name.
_SOLE_OFFICES = word_set("president premier chancellor king queen emperor pope sultan emir leader")
_SOLE_PHRASES = frozenset(("prime minister", "first minister", "supreme leader", "crown prince"))
_SAME_KIND = {
    noun: kind
    for kind, nouns in {
        "media": "paper newspaper channel broadcaster outlet magazine station daily website",
        "party": "party", "company": "company firm bank airline", "court": "court", "police": "police force",
        "education": "university school", "sports": "club team", "hospital": "hospital",
    }.items()
    for noun in nouns.split()
}  # fmt: skip
_REACH = 250  # tokens: about ten sentences; farther back, a reader needs the name again


@dataclass(frozen=True)
class View:
    """What the passes over nominals and pronouns look at; `placed` is 1 where the name of a place or people stands."""

    doc: Doc
    words: Words
    lexicon: Lexicon
    sentence_of: list[int]
    placed: bytearray


def join(view: View, nominals: list[Nominal], clusters: list[Cluster]) -> list[Nominal]:
    """Join what is certain; returns the nominals that stand for nobody named."""
    people = [c for c in clusters if c.kind == "person"]
    holders, bodies = _by_role(people), _by_noun([c for c in clusters if c.kind == "organization"])
    starts = {m.start: (m, c) for c in people for m in c.mentions if m.form == "named"}
    ends = {m.end: c for c in people for m in c.mentions if m.form == "named"}
    left = []
    for nominal in nominals:
        cluster = _beside(view, nominal, starts, ends) if nominal.label == "person" else None
        if cluster is not None:
            pass
        elif nominal.label == "person":
            options = holders[view.words.lowers[nominal.head]]
            cluster = _person(view, nominal, options) or _told_later(view, nominal, people)
        else:
            cluster = _body(view, nominal, bodies[view.words.lowers[nominal.head]])
        if cluster is None:
            left.append(nominal)
            continue
        cluster.add(Mention(nominal.start, nominal.end, "nominal", rule="description"))
    return left


def _beside(
    view: View, nominal: Nominal, starts: dict[int, tuple[Mention, Cluster]], ends: dict[int, Cluster]
) -> Cluster | None:
    """“**her lawyer**, Peter Otieno, …”, “Kim Kun-hee, **his wife**, …”: renamed right beside the name."""
    lowers = view.words.lowers
    after = starts.get(nominal.end + 1) if lowers[nominal.end : nominal.end + 1] == [","] else None
    if after is not None:
        mention, cluster = after
        closed = lowers[mention.end : mention.end + 1] in ([","], ["."], [")"], [])
        renames = syntax.head_within(view.doc, mention.start, mention.end).dep in syntax.APPOSITION
        return cluster if closed or renames else None
    if nominal.start > 0 and lowers[nominal.start - 1] == "," and lowers[nominal.end : nominal.end + 1] in _CLOSES:
        return ends.get(nominal.start - 1)
    return None


_CLOSES: tuple[list[str], ...] = ([","], ["."], ["who"], ["and"], [])


def _by_role(people: list[Cluster]) -> defaultdict[str, list[Cluster]]:
    """Words of roles → who holds one."""
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in people:
        for word in dict.fromkeys(word for role in cluster.roles for word in role):
            index[word].append(cluster)
    return index


def _by_noun(bodies: list[Cluster]) -> defaultdict[str, list[Cluster]]:
    """Nouns that may stand for a body: words of its names, and those of its kind."""
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in bodies:
        own = {word.lower() for form in cluster.forms if len(form) > 1 for word in form}
        kind = _category(cluster)
        for word in own | {noun for noun, wanted in _SAME_KIND.items() if wanted == kind}:
            index[word].append(cluster)
    return index


def _described(view: View, nominal: Nominal) -> tuple[tuple[str, ...], str | None, str]:
    """The words of a description without article and owner, its country, and its article or owner's kind."""
    words, places = view.words, phrases.places(view.lexicon)
    country, opener, first = None, "", nominal.start
    for i in range(nominal.start, nominal.head + 1):
        if words.lowers[i] in ("the", "this", "that", "a", "an") or words.tags[i] == "PRP$":
            opener, first = words.lowers[i], i + 1
        elif words.lowers[i] in ("'s", "'"):
            opener, first = "'s", i + 1
        place = places.match(words.texts, i)
        if place is not None and place[0] <= nominal.head and place[1].kind != "capital":
            country, first = place[1].alpha3, max(first, place[0])
    for i in range(nominal.head + 1, min(nominal.head + 4, nominal.end)):
        place = places.match(words.texts, i)
        if place is not None:
            country = place[1].alpha3
    inside = range(first, nominal.head + 1)
    role = tuple(words.lowers[i] for i in inside if not view.placed[i] and words.lowers[i] not in ("'s", "'", "-"))
    return role, country, opener


def _person(view: View, nominal: Nominal, people: list[Cluster]) -> Cluster | None:
    """“**the interior minister**” after “Interior Minister Anupong Paojinda”; “**The Mexican president**” to the one
    of Mexico.
    """
    role, country, opener = _described(view, nominal)
    if opener not in ("the", "'s", "this", "that", "") or (opener == "" and country is None) or not role:
        return None
    options = []
    for cluster in people:
        if country and cluster.country and cluster.country != country:
            continue
        if any(_same_role(role, held) for held in cluster.roles) and (
            not country or cluster.country == country or opener == "the"
        ):
            options.append(cluster)
    before = [
        c
        for c in options
        if last_before(c, nominal.start) >= 0 and nominal.start - last_before(c, nominal.start) < _REACH
    ]
    if len(before) == 1 and (len(options) == 1 or country is None):
        return before[0]
    if len(before) > 1:
        ranked = sorted(before, key=lambda c: -last_before(c, nominal.start))
        return (
            ranked[0]
            if len(role) > 1 or last_before(ranked[0], nominal.start) - last_before(ranked[1], nominal.start) > 40
            else None
        )
    return options[0] if len(options) == 1 and (country or len(role) > 1) else None


def _same_role(role: tuple[str, ...], held: tuple[str, ...]) -> bool:
    """“the minister of foreign affairs”, “the foreign minister” … against “Deputy Prime Minister”: heads equal, words
    within.
    """
    if role == held:
        return True
    if role[-1] not in held or len(role) > len(held):
        return False
    if (
        ("former" in held) != ("former" in role)
        or ("deputy" in held) != ("deputy" in role)
        or ("vice" in held) != ("vice" in role)
    ):
        return False
    if held[-1] != role[-1]:
        return len(role) == 1 and held[0] == role[0]
    return (len(role) == 1 and (len(held) <= 2 and "prime" not in held)) or (
        all(word in held for word in role) and len(role) > 1
    )


def _told_later(view: View, nominal: Nominal, people: list[Cluster]) -> Cluster | None:
    """“**Kazakhstan's president** said on Friday … In a broadcast, Kassym-Jomart Tokayev …”: the lead tells the office
    first.

    Only a sole office of a country, in the first sentences, and the first person of the article named as a subject.
    """
    role, country, _ = _described(view, nominal)
    if country is None or view.sentence_of[nominal.start] > 3 or not role:
        return None
    if (
        (role[-1] not in _SOLE_OFFICES and " ".join(role[-2:]) not in _SOLE_PHRASES)
        or "former" in role
        or "vice" in role
        or "deputy" in role
    ):
        return None
    if view.doc[nominal.head].dep not in syntax.SUBJECT | syntax.COMPOUND:
        return None
    first = min(people, key=lambda c: c.first, default=None)
    if (
        first is None
        or view.sentence_of[first.first] > view.sentence_of[nominal.start] + 4
        or first.first < nominal.start
    ):
        return None
    named = min((m for m in first.mentions if m.form == "named"), key=lambda m: m.start)
    if syntax.head_within(view.doc, named.start, named.end).dep not in syntax.SUBJECT or first.country not in (
        None,
        country,
    ):
        return None
    if first.roles and not any(held[-1] == role[-1] for held in first.roles):
        return None
    first.country = country
    first.roles.append(role)
    first.offices.append(" ".join(role))
    return first


def _body(view: View, nominal: Nominal, bodies: list[Cluster]) -> Cluster | None:
    """“**the ministry**”, “**the commission**” by their noun; “**the paper**”, “**the party**” by their kind."""
    words = view.words
    noun = words.lowers[nominal.head]
    opener = words.lowers[nominal.start]
    if opener not in ("the", "this", "that") or noun == "government" or nominal.head - nominal.start > 2:
        return None
    modifiers = words.lowers[nominal.start + 1 : nominal.head]
    options: list[tuple[int, Cluster]] = []
    for cluster in bodies:
        last = last_before(cluster, nominal.start)
        if last < 0 or nominal.start - last > _REACH:
            continue
        if modifiers and not any(all(m in [w.lower() for w in form] for m in modifiers) for form in cluster.forms):
            continue
        options.append((last, cluster))
    if not options:
        return None
    options.sort(key=lambda option: -option[0])
    if len(options) > 1 and noun in ("group", "agency", "party", "company") and options[0][0] - options[1][0] < 12:
        return None
    return options[0][1]


def _category(cluster: Cluster) -> str | None:
    return next(
        (m.described.category for m in cluster.mentions if m.described is not None and m.described.category), None
    )
