"""Whom a description of a person means: “the interior minister”, “Kazakhstan’s president”, “the former minister”."""

from bisect import bisect_left
from typing import NamedTuple

from factx import syntax
from factx.document import Document
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Nominal
from factx.resolve import roles
from factx.resolve.clusters import REACH, Cluster, last_before

# Offices that one person of a country holds: a headline may tell the office and the story the name.
SOLE_OFFICES = word_set("president premier chancellor king queen emperor pope sultan emir leader")
_WITH_FIELDS = word_set("minister secretary commissioner")


class Described(NamedTuple):
    """What a description tells: its words without article and owner, its country, its article (or “'s”), and the
    words of the bodies named in it."""

    role: tuple[str, ...]
    country: str | None
    opener: str
    ties: frozenset[str] = frozenset()


def described(view: Document, nominal: Nominal) -> Described:
    """“Kazakhstan’s former energy minister” → (former, energy, minister), KAZ, “'s”."""
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
    role = roles.plain(words.lowers[i] for i in inside if not view.placed[i])
    named = (view.words.texts[i] for i in range(nominal.start, nominal.head) if view.placed[i])
    return Described(role, country, opener, frozenset(named))


def office(view: Document, nominal: Nominal) -> str:
    """The office that a description tells, as printed, without country, owner and article."""
    words, first = view.words, nominal.start
    for i in range(nominal.start, nominal.head):
        if view.placed[i] or words.lowers[i] in ("the", "'s", "'", "old") or words.tags[i] in ("DT", "PRP$"):
            first = i + 1
    return view.doc[first : nominal.head + 1].text


def learn(view: Document, nominal: Nominal, cluster: Cluster) -> None:
    """“Ivo Falk sued. **The Chilean boxer** won.”: the country and, where nothing has told it, what somebody is."""
    words, index = view.words, phrases.titles(view.lexicon)
    if nominal.label != "person":
        return
    cluster.country = cluster.country or _own_country(view, nominal)
    found = index.match_back(words.lowers, nominal.head + 1, nominal.start)
    known = any(words.lowers[nominal.head] in role for role in cluster.roles)
    if found is not None and found[1].kind in ("role", "religious", "nobility") and not known:
        calling = office(view, nominal)
        cluster.roles.append(roles.plain(calling.lower().split()))
        cluster.offices.append(calling)


def _own_country(view: Document, nominal: Nominal) -> str | None:
    """“the **Chilean** boxer”, “**Peru**'s envoy”, “the mayor of”: not “the ambassador to Peru”, “the Syria envoy”."""
    words, places = view.words, phrases.places(view.lexicon)
    for i in range(nominal.start, nominal.head):
        end, place = places.match(words.texts, i) or (i, None)
        owner = words.lowers[end : end + 1] in (["'s"], ["'"])
        if place is not None and end <= nominal.head and (place.kind == "demonym" or words.texts[i].isupper() or owner):
            return place.alpha3
    of = nominal.head + 1
    end, place = places.match(words.texts, of + 1) or (of, None) if words.lowers[of : of + 1] == ["of"] else (of, None)
    return place.alpha3 if place is not None and place.kind == "name" and end <= nominal.end else None


def holder(view: Document, nominal: Nominal, told: Described, holders: list[Cluster]) -> Cluster | None:
    """“**the interior minister**” after “Interior Minister Anupong Paojinda”; “**The Mexican president**” to the one
    of Mexico."""
    role, country, opener, ties = told
    if ties:
        tied = [c for c in holders if ties & _bodies_of(view, c)]
        holders = tied or holders
    if opener not in ("the", "'s", "this", "that", "") or (opener == "" and country is None) or not role:
        return None
    options = []
    for cluster in holders:
        if country and cluster.country and cluster.country != country:
            continue
        if any(_same_role(role, held) for held in cluster.roles) and (
            not country or cluster.country == country or opener == "the"
        ):
            options.append(cluster)
    same = [c for c in options if country is not None and c.country == country]
    options = same or options
    before = [
        c
        for c in options
        if last_before(c, nominal.start) >= 0 and nominal.start - last_before(c, nominal.start) < REACH
    ]
    if len(before) == 1 and (len(options) == 1 or country is None):
        return before[0]
    if len(before) > 1 and len(role) == 1 and country is None:
        untied = [c for c in before if not _tied(c)]
        before = untied if len(untied) == 1 else before  # “the president” is the country's, not a guild's
        if len(before) == 1:
            return before[0]
    if len(before) > 1:
        ranked = sorted(before, key=lambda c: -last_before(c, nominal.start))
        return (
            ranked[0]
            if len(role) > 1 or last_before(ranked[0], nominal.start) - last_before(ranked[1], nominal.start) > 40
            else None
        )
    return options[0] if len(options) == 1 and (country or len(role) > 1) else None


def _bodies_of(view: Document, cluster: Cluster) -> set[str]:
    """The words of the bodies that the text ties a person to."""
    spans = (s for m in cluster.mentions if m.described is not None for s in m.described.affiliations)
    return {word for start, end in spans for word in view.words.texts[start:end] if word[0].isupper()}


def _start(named: tuple[int, Cluster]) -> int:
    return named[0]


def renamed(view: Document, nominal: Nominal, told: Described, named: list[tuple[int, Cluster]]) -> Cluster | None:
    """“… says Chan Kong Choy. **The former transport minister** said …”: a new description of the one person whom the
    sentence before named, as the subject of the next.

    Only with “former” or a country that is the person's too; not where the text has told who holds that role.
    """
    words, doc = view.words, view.doc
    if words.lowers[nominal.start] != "the" or doc[nominal.head].dep not in syntax.SUBJECT | syntax.POSSESSIVE:
        return None
    before = bisect_left(view.sentence_of, view.sentence_of[nominal.start] - 1)
    near = named[bisect_left(named, before, key=_start) : bisect_left(named, nominal.start, key=_start)]
    if not near or any(cluster is not near[0][1] for _, cluster in near):
        return None
    cluster = near[0][1]
    role, country, *_ = told
    former = words.lowers[nominal.start + 1] == "former"
    tied = former or (country is not None and country == cluster.country and not cluster.roles)
    if not tied or not role or len(role) > 4:
        return None
    if not any(_same_role(role, held) for held in cluster.roles):
        cluster.roles.append(role)
        cluster.offices.append(office(view, nominal))
    return cluster


def compatriot(view: Document, nominal: Nominal, told: Described, people: list[Cluster]) -> Cluster | None:
    """“his Mexican counterpart, **Ana Sosa** … *the Mexican president*”: the only person of that country so far, when
    no other office of hers is told."""
    role, country, *_ = told
    if country is None or not role or role[-1] not in SOLE_OFFICES:
        return None
    own = [c for c in people if c.country == country and last_before(c, nominal.start) >= 0]
    if len(own) != 1 or own[0].roles or nominal.start - last_before(own[0], nominal.start) > REACH:
        return None
    own[0].roles.append(role)
    own[0].offices.append(office(view, nominal))
    return own[0]


def _tied(cluster: Cluster) -> bool:
    return any(m.described.affiliations for m in cluster.mentions if m.described is not None)


def _same_role(role: tuple[str, ...], held: tuple[str, ...]) -> bool:
    """“the minister of foreign affairs”, “the foreign minister” … against “Deputy Prime Minister”: heads equal, words
    within."""
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
    known = len(held) <= 2 or role[0] in _WITH_FIELDS  # “Minister of Planning and International Cooperation”
    return (len(role) == 1 and (known and "premier" not in held)) or (
        all(word in held for word in role) and len(role) > 1
    )
