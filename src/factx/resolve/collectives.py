"""Which body a description means: “the ministry”, “the archives”, “the company”, “the sexual minorities group”.

A body answers by the noun that heads its name, by the words of its name, or by its kind; of several, the one that the
text spoke of last.
"""

from collections.abc import Sequence
from typing import NamedTuple

from factx.document import Document
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Nominal
from factx.resolve.clusters import REACH, Cluster, last_before
from factx.resolve.discourse import main_subject, place_in

_KINDS = {
    noun: kind
    for kind, nouns in {
        "media": "paper newspaper channel broadcaster outlet magazine station daily website weekly tabloid",
        "party": "party", "international": "bloc organisation organization alliance", "armed group": "group militia",
        "company": "company firm carmaker retailer manufacturer giant startup corporation conglomerate",
        "court": "court tribunal", "police": "police force", "military": "military army",
        "education": "university school institution college", "sports": "club team side",
        "hospital": "hospital facility", "ngo": "group organisation organization charity association union initiative",
    }.items()
    for noun in nouns.split()
}  # fmt: skip
_GENERIC = word_set("group agency party company organisation organization firm initiative association institution body")
_OPENERS = word_set("the this that")
# Of these an article may speak without an article: “government has announced”, “police said”.
_SPECIAL = word_set("bank university hospital airline newspaper school club party ministry court")
_FIRMS = word_set("ltd limited inc inc. corp corp. plc gmbh llc partnership holdings industries enterprises co co.")
_OF_OWN_NOUNS = ("party", "armed group", "company")  # no reader takes them for “the agency”
_LEAD, _SOON = 2, 5  # sentences: an address and a heading may stand above the lead
_FAR = 900  # tokens: a noun that only one body of the article bears is understood so long
_TOO_CLOSE = 12


class Asked(NamedTuple):
    """What a description asks for: its noun, the words before it, and the country among these."""

    noun: str
    modifiers: tuple[str, ...]
    country: str | None


def asked(view: Document, nominal: Nominal) -> Asked | None:
    """“the Ghanaian health **ministry**” → (ministry, (health,), GHA); None for “a ministry”, “my ministry”."""
    words, places = view.words, phrases.places(view.lexicon)
    opener = words.lowers[nominal.start]
    owner = nominal.start != nominal.head and words.lowers[nominal.head - 1] in ("'s", "'")
    bare = nominal.start == nominal.head
    if not (opener in _OPENERS or bare or owner):
        return None
    country, modifiers = None, []
    for i in range(nominal.start + (opener in _OPENERS), nominal.head):
        place = places.get(words.texts[i : i + 1])
        if place is not None and place.kind != "capital":
            country = place.alpha3
        elif words.lowers[i] not in ("'s", "'", "-", "the"):
            modifiers.append(words.lowers[i])
    return Asked(words.lowers[nominal.head], tuple(modifiers), country)


def meant(
    view: Document, nominal: Nominal, bodies: Sequence[Cluster], says: Sequence[tuple[int, int]]
) -> Cluster | None:
    """The body that a description means, whether named before it or, in the lead, behind it; None for nobody."""
    return body(view, nominal, bodies, says) or announced(view, nominal, bodies)


def body(
    view: Document, nominal: Nominal, bodies: Sequence[Cluster], says: Sequence[tuple[int, int]] = ()
) -> Cluster | None:
    """The body that a description means, or None; `says` are the tokens that it is said to say in quotation marks.

    “**The archives** told the family” after “the National Archives”; “**the company**” after “Dorn Construction
    Limited”; not “the bank” after it, not “the group” where two groups stand side by side, and not whom its own words
    name: ““The Sun Party failed,” *the party* said”.
    """
    want = asked(view, nominal)
    if want is None:
        return None
    if want.noun == "government":
        return _government(nominal, want, bodies)
    near = []
    for cluster in bodies:
        last = _last_outside(cluster, nominal.start, says)
        level = _level(want, cluster) if last >= 0 else 0
        if level and nominal.start - last <= (_FAR if level == _BY_NAME else REACH):
            near.append((level, last, cluster))
    if not near:
        return _topic(view, nominal, want, bodies)
    best = max(level for level, _, _ in near)
    ranked = sorted((item for item in near if item[0] == best), key=lambda item: -item[1])
    generic = want.noun in _GENERIC and not want.modifiers
    if len(ranked) > 1 and generic and ranked[0][1] - ranked[1][1] < _TOO_CLOSE:
        return None
    return ranked[0][2]


def _topic(view: Document, nominal: Nominal, want: Asked, bodies: Sequence[Cluster]) -> Cluster | None:
    """“**The Anti Corruption Bureau** arrested a clerk. *The anti-graft body* said …”: a new description of the one
    body that the sentence before is about, where nothing tells that it is of another kind.
    """
    sentence = view.sentence_of[nominal.start]
    head = view.doc[nominal.head]
    speaks = main_subject(head) and ("verb", head.head.lemma_.lower()) in view.lexicon.cue_index
    if want.noun not in _GENERIC or not sentence or not speaks:
        return None
    first, stop = view.sentence_starts[sentence - 1], view.sentence_starts[sentence]
    near = [(c, m) for c in bodies for m in c.mentions if m.form == "named" and first <= m.start < stop]
    topics = {id(c): c for c, m in near if main_subject(place_in(view.doc, m))}
    if len(topics) != 1:
        return None
    cluster = topics.popitem()[1]
    kind, alike = category(cluster), {"media"} if "news" in want.modifiers else _kinds(want.noun)
    if kind in _OF_OWN_NOUNS and kind not in alike:
        return None
    fits = not (want.country and cluster.country and want.country != cluster.country)
    return cluster if fits and (kind is None or not alike or kind in alike) else None


def announced(view: Document, nominal: Nominal, bodies: Sequence[Cluster]) -> Cluster | None:
    """“Hundreds are in prison, **a rights group** said. … *Vesna Watch*, based in Varn, said …”: the lead tells of what
    kind a speaker is, and the first body of that kind, a sentence or more later, is the subject of its own.
    """
    words, sentence = view.words, view.sentence_of[nominal.start]
    kinds = _kinds(words.lowers[nominal.head])
    opens = sentence <= _LEAD and words.lowers[nominal.start] in ("a", "an")
    if not kinds or not opens or not main_subject(view.doc[nominal.head]):
        return None
    alike = [(m.start, c, m) for c in bodies for m in c.mentions if m.form == "named" and category(c) in kinds]
    start, cluster, mention = min(alike, key=lambda item: item[0], default=(0, None, None))
    if cluster is None or mention is None or not sentence < view.sentence_of[start] <= sentence + _SOON:
        return None
    return cluster if main_subject(place_in(view.doc, mention)) else None


def _last_outside(cluster: Cluster, token: int, says: Sequence[tuple[int, int]]) -> int:
    """The last token before `token` where a body is mentioned, leaving out some stretches."""
    last = last_before(cluster, token)
    while says and (inside := next((start for start, end in says if start <= last < end), None)) is not None:
        last = last_before(cluster, inside)
    return last


_BY_NAME, _BY_WORDS, _BY_KIND = 3, 2, 1


def _level(want: Asked, cluster: Cluster) -> int:
    """How well a body answers: by its head noun, by the words of its name, by its kind; 0 not at all."""
    if want.country and cluster.country and want.country != cluster.country:
        return 0
    kind = category(cluster)
    for form in cluster.forms:
        name = [word.lower() for word in form]
        fits = all(modifier in name for modifier in want.modifiers)
        if fits and want.noun == phrases.head_of(name) and (len(name) > 1 or want.noun == name[0]):
            return _BY_NAME
        if fits and want.modifiers and want.noun in _GENERIC:
            return _BY_NAME
        if fits and len(name) > 1 and want.noun in name and ("international" not in name or want.noun in _GENERIC):
            return _BY_WORDS
    if want.modifiers:
        return 0
    firm = any(form[-1].lower() in _FIRMS for form in cluster.forms)
    special = any(phrases.head_of([word.lower() for word in form]) in _SPECIAL for form in cluster.forms)
    if _KINDS.get(want.noun) == "company" and (kind == "company" or firm):
        return 0 if special else _BY_KIND
    return _BY_KIND if kind is not None and kind in _kinds(want.noun) else 0


def _kinds(noun: str) -> set[str]:
    found = {_KINDS[noun]} if noun in _KINDS else set()
    return found | {"armed group"} if noun == "group" else found


def _government(nominal: Nominal, want: Asked, bodies: Sequence[Cluster]) -> Cluster | None:
    """“**the government**”: the only one that the article names, or the one named just before."""
    named = [c for c in bodies if any(phrases.head_of([w.lower() for w in form]) == "government" for form in c.forms)]
    if want.country is not None:
        named = [cluster for cluster in named if cluster.country == want.country]
    if want.modifiers and want.modifiers != ("central",):
        return None
    if len(named) == 1:
        return named[0]
    recent = [c for c in named if 0 <= nominal.start - last_before(c, nominal.start) < _JUST_BEFORE]
    return recent[0] if len(recent) == 1 and last_before(recent[0], nominal.start) >= 0 else None


_JUST_BEFORE = 60


def nouns_of(cluster: Cluster) -> set[str]:
    """The nouns by which a body may be spoken of: the words of its name, and those of its kind."""
    kind = category(cluster)
    own = {word.lower() for form in cluster.forms for word in form}
    firm = any(form[-1].lower() in _FIRMS for form in cluster.forms)
    return own | _GENERIC | {n for n in _KINDS if (kind in _kinds(n)) or (firm and _KINDS[n] == "company")}


def category(cluster: Cluster) -> str | None:
    """What kind of body the text, or the lexicon, tells."""
    return next(
        (m.described.category for m in cluster.mentions if m.described is not None and m.described.category), None
    )
