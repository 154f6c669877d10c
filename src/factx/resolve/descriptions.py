"""Whom a description of a person means: “the interior minister”, “Kazakhstan’s president”, “the former minister”."""

from bisect import bisect_left

from factx import syntax
from factx.document import Document
from factx.lexicon import phrases
from factx.marks import Nominal
from factx.resolve import roles
from factx.resolve.clusters import REACH, Cluster, last_before
from factx.resolve.steps import MEANT_PERSON, Described, Meant, Told

_FAR = 40  # tokens: of two holders, the one named so much later is meant


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
    role = roles.plain(words.lowers[i] for i in inside if not view.placed[i] and words.lowers[i] not in ("'s", "'"))
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


@MEANT_PERSON.rule(
    "entity.compatriot",
    tier=2,
    examples=(
        "Falk met his Mexican counterpart, Ana Sosa. The Mexican president said she would stay.",
        "Ivo Falk spoke with his Kenyan counterpart, Petra Vandal. The Kenyan leader promised help.",
    ),
    counterexamples=("Falk met Ana Sosa. The Mexican president said she would stay.",),
)
def compatriot(asked: Told) -> Meant | None:
    """“his Mexican counterpart, **Ana Sosa** … *the Mexican president*”: the only person of that country so far, when
    no other office of hers is told.
    """
    (role, country, *_), token = asked.told, asked.nominal.start
    if country is None or not role or role[-1] not in asked.view.lexicon.naming("sole offices"):
        return None
    own = [c for c in asked.people if c.country == country and last_before(c, token) >= 0]
    if len(own) != 1 or own[0].roles or token - last_before(own[0], token) > REACH:
        return None
    return Meant(own[0], office=True)


@MEANT_PERSON.rule(
    "entity.holder-of-office",
    tier=3,
    examples=(
        "Interior Minister Ana Sosa spoke on Friday. The interior minister said she would stay.",
        "Kenya's president, Ivo Falk, left early. The Kenyan president said so himself.",
    ),
    counterexamples=("Interior Minister Ana Sosa spoke on Friday. The finance minister said she would stay.",),
)
def holder(asked: Told) -> Meant | None:
    """“*Interior Minister* **Anupong Paojinda** … *the interior minister*”; of several the one of that country or body,
    or the one named last.
    """
    (role, country, opener, ties), view, token = asked.told, asked.view, asked.nominal.start
    holders = [c for c in asked.holders if ties and ties & _bodies_of(view, c)] or asked.holders
    if opener not in ("the", "'s", "this", "that", "") or (opener == "" and country is None) or not role:
        return None
    options = [
        c
        for c in holders
        if not (country and c.country and c.country != country)
        and (not country or c.country == country or opener == "the")
        and any(_same_role(view, role, held) for held in c.roles)
    ]
    options = [c for c in options if country is not None and c.country == country] or options
    before = [c for c in options if last_before(c, token) >= 0 and token - last_before(c, token) < REACH]
    if len(before) > 1:
        chosen = _of_several(before, token, len(role) > 1, country)
    elif before:
        chosen = before[0] if len(options) == 1 or country is None else None
    else:
        chosen = options[0] if len(options) == 1 and (country or len(role) > 1) else None
    return Meant(chosen) if chosen is not None else None


def _of_several(holders: list[Cluster], token: int, told_fully: bool, country: str | None) -> Cluster | None:
    """“the president” is the country's, not a guild's; “the interior minister” the one named last."""
    untied = [c for c in holders if not _tied(c)]
    if len(untied) == 1 and not told_fully and country is None:
        return untied[0]
    first, second, *_ = sorted(holders, key=lambda c: -last_before(c, token))
    return first if told_fully or last_before(first, token) - last_before(second, token) > _FAR else None


@MEANT_PERSON.rule(
    "entity.head-of-body",
    tier=4,
    examples=(
        "Jonas Neel, director of the Harbour Union, left early. The Harbour Union chief urged calm.",
        "Petra Vandal, chairwoman of Dorn Bank, spoke on Friday. The Dorn Bank boss said she would stay.",
    ),
    counterexamples=("Jonas Neel, a member of the Harbour Union, left early. The Harbour Union chief urged calm.",),
)
def led(asked: Told) -> Meant | None:
    """“Ivo Falk, *director of the DDC*, … **The DDC chief** urged …”: the one person whom the text calls a head of that
    body.
    """
    told, view, naming = asked.told, asked.view, asked.view.lexicon.naming
    if not told.ties or not told.role or told.role[-1] not in naming("chiefs"):
        return None
    heads = [
        c
        for c in asked.people
        if any(naming("heads").intersection(held) for held in c.roles) and told.ties & _bodies_of(view, c)
    ]
    return Meant(heads[0]) if len(heads) == 1 and heads[0].first < asked.nominal.start else None


@MEANT_PERSON.rule(
    "entity.new-description",
    tier=5,
    examples=(
        "“We agree,” says Jonas Neel. The former transport minister said so twice.",
        "Jonas Neel spoke on Friday. The former harbour chief will run again.",
    ),
    counterexamples=("Jonas Neel met Petra Vandal. The former transport minister said so twice.",),
)
def renamed(asked: Told) -> Meant | None:
    """“… says **Chan Kong Choy**. *The former transport minister* said …”, “*The PPP lawmaker* apologized”: a new
    description of the one person whom the sentence before named, as the subject of the next.

    Only with “former”, a country or a body that is the person's too; not where the text has told who holds that role.
    """
    view, nominal, (role, country, *_) = asked.view, asked.nominal, asked.told
    words, start = view.words, nominal.start
    if words.lowers[start] != "the" or view.doc[nominal.head].dep not in syntax.SUBJECT | syntax.POSSESSIVE:
        return None
    before = bisect_left(view.sentence_of, view.sentence_of[start] - 1)
    near = asked.named[bisect_left(asked.named, before, key=_start) : bisect_left(asked.named, start, key=_start)]
    if not near or not role or len(role) > 4 or any(cluster is not near[0][1] for _, cluster in near):
        return None
    cluster = near[0][1]
    ties = {" ".join(words.texts[slice(*span)]) for span in _affiliations(cluster)}
    tied = any(view.placed[i] and words.texts[i] in ties for i in range(start + 1, nominal.head))
    compatriot = country is not None and country == cluster.country and not cluster.roles
    if not tied and not compatriot and words.lowers[start + 1] != "former":
        return None
    return Meant(cluster, office=not any(_same_role(view, role, held) for held in cluster.roles))


def _bodies_of(view: Document, cluster: Cluster) -> set[str]:
    """The words of the bodies that the text ties a person to."""
    spans = _affiliations(cluster)
    return {word for start, end in spans for word in view.words.texts[start:end] if word[0].isupper()}


def _affiliations(cluster: Cluster) -> list[tuple[int, int]]:
    return [span for m in cluster.mentions if m.described is not None for span in m.described.affiliations]


def _start(named: tuple[int, Cluster]) -> int:
    return named[0]


def _tied(cluster: Cluster) -> bool:
    return bool(_affiliations(cluster))


def _same_role(view: Document, role: tuple[str, ...], held: tuple[str, ...]) -> bool:
    """“the minister of foreign affairs”, “the foreign minister” … against “Deputy Prime Minister”: heads equal, words
    within."""
    if role == held:
        return True
    if role[-1] not in held or len(role) > len(held):
        return False
    if any((word in held) != (word in role) for word in ("former", "deputy", "vice")):
        return False
    if held[-1] != role[-1]:
        return len(role) == 1 and held[0] == role[0]
    if len(role) > 1:
        return all(word in held for word in role)
    known = len(held) <= 2 or role[0] in view.lexicon.naming("with fields")  # “Minister of Planning and …”
    return known and "premier" not in held
