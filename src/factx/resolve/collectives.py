"""Which body a description means: “the ministry”, “the archives”, “the company”, “the sexual minorities group”.

A body answers by the noun that heads its name, by the words of its name, or by its kind; of several, the one that the
text spoke of last.
"""

from collections.abc import Sequence
from functools import cache

from factx.document import Document
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Nominal
from factx.resolve.clusters import REACH, Cluster, last_before
from factx.resolve.discourse import main_subject, place_in
from factx.resolve.steps import MEANT_BODY, Meant, OfBody, Wanted

# Kinds of bodies that nouns of the lexicon may mean (`called media`: “the paper”).
_CALLED = (
    "media", "party", "international", "armed group", "company", "court", "police", "military", "education", "sports",
    "hospital", "ngo",
)  # fmt: skip
_OPENERS = word_set("the this that")
_OF_OWN_NOUNS = ("party", "armed group", "company")  # no reader takes them for “the agency”
_LEAD, _SOON = 2, 5  # sentences: an address and a heading may stand above the lead
_FAR = 900  # tokens: a noun that only one body of the article bears is understood so long
_TOO_CLOSE, _JUST_BEFORE = 12, 60
_BY_NAME, _BY_WORDS, _BY_KIND = 3, 2, 1


def wanted(view: Document, nominal: Nominal) -> Wanted | None:
    """“the Ghanaian health **ministry**” → (ministry, (health,), GHA); None for “a ministry”, “my ministry”."""
    words, places = view.words, phrases.places(view.lexicon)
    opener = words.lowers[nominal.start]
    owner = nominal.start != nominal.head and words.lowers[nominal.head - 1] in ("'s", "'")
    bare = nominal.start == nominal.head and opener in view.lexicon.naming("bare bodies")
    if not (opener in _OPENERS or bare or owner):
        return None
    country, modifiers = None, []
    for i in range(nominal.start + (opener in _OPENERS), nominal.head):
        place = places.get(words.texts[i : i + 1])
        if place is not None and place.kind != "capital":
            country = place.alpha3
        elif words.lowers[i] not in ("'s", "'", "-", "the"):
            modifiers.append(words.lowers[i])
    return Wanted(words.lowers[nominal.head], tuple(modifiers), country)


@MEANT_BODY.rule(
    "entity.the-government",
    tier=1,
    examples=(
        "The Kenyan government agreed on Friday. The government will pay in May.",
        "The Chilean government agreed on Friday. In May the government will pay.",
    ),
    counterexamples=("Dorn Bank agreed on Friday. The bank will pay in May.",),
)
def government(asked: OfBody) -> Meant | None:
    """“the **Kenyan government** … *the government*”: the only one that the article names, or the one named just
    before.
    """
    want, token = asked.want, asked.nominal.start
    if want is None or want.noun != "government":
        return None
    named = [c for c in asked.bodies if any(_head(form) == "government" for form in c.forms)]
    if want.country is not None:
        named = [cluster for cluster in named if cluster.country == want.country]
    if want.modifiers and want.modifiers != ("central",):
        return Meant(None)
    if len(named) > 1:
        named = [c for c in named if 0 <= token - last_before(c, token) < _JUST_BEFORE and last_before(c, token) >= 0]
    return Meant(named[0] if len(named) == 1 else None)


@MEANT_BODY.rule(
    "entity.noun-of-body",
    tier=2,
    examples=(
        "Dorn Bank fell by a tenth. The bank gave no reason.",
        "The National Archives opened in May. The archives told the family nothing.",
    ),
    counterexamples=("Dorn Bank fell by a tenth. The company gave no reason.",),
)
def by_name(asked: OfBody) -> Meant | None:
    """“the National **Archives** … *the archives* told us”: the noun that heads its name, and the words before it."""
    return _last_named(asked, _BY_NAME)


@MEANT_BODY.rule(
    "entity.words-of-body",
    tier=3,
    examples=(
        "The Harbour Bank Group fell by a tenth. The bank gave no reason.",
        "Chile's University Council met. The council voted. The university closed.",
    ),
    counterexamples=("Dorn Bank fell by a tenth. The bank gave no reason.",),
)
def by_words(asked: OfBody) -> Meant | None:
    """“the Harbour **Bank** Group … *the bank*”: a word of its name."""
    return _last_named(asked, _BY_WORDS)


@MEANT_BODY.rule(
    "entity.kind-of-body",
    tier=4,
    examples=(
        "Dorn Construction Limited won the bid. The company will build three ferries.",
        "The Hill Gazette told the story first. The newspaper named nobody.",
    ),
    counterexamples=("Dorn Construction Limited won the bid. The bank gave no reason.",),
)
def by_kind(asked: OfBody) -> Meant | None:
    """“**Dorn Construction Limited** … *the company*”: the kind of body that it is; not “the bank”."""
    return _last_named(asked, _BY_KIND)


def _last_named(asked: OfBody, level: int) -> Meant | None:
    """The body named last of those that answer so well; nobody where two stand side by side (“the group”), and not
    whom its own words name: ““The Sun Party failed,” *the party* said”.
    """
    want, token, lexicon = asked.want, asked.nominal.start, asked.view.lexicon
    if want is None:
        return None
    reach = _FAR if level == _BY_NAME else REACH
    near = []
    for cluster in asked.bodies:
        last = _last_outside(cluster, token, asked.says)
        if last >= 0 and token - last <= reach and _level(want, cluster, lexicon) == level:
            near.append((last, cluster))
    ranked = sorted(near, key=lambda item: -item[0])
    generic = want.noun in lexicon.naming("any body") and not want.modifiers
    if len(ranked) > 1 and generic and ranked[0][0] - ranked[1][0] < _TOO_CLOSE:
        return Meant(None)
    return Meant(ranked[0][1]) if ranked else None


@MEANT_BODY.rule(
    "entity.body-described-anew",
    tier=5,
    examples=(
        "The Anti Corruption Bureau arrested a clerk on Friday. The anti-graft body said he took money.",
        "The Kenya Red Cross counted the dead on Friday. The aid agency said there were ten.",
    ),
    counterexamples=("A clerk of the Anti Corruption Bureau was arrested. The anti-graft body said he took money.",),
)
def topic(asked: OfBody) -> Meant | None:
    """“**The Anti Corruption Bureau** arrested a clerk. *The anti-graft body* said …”: a new description of the one
    body that the sentence before is about, where nothing tells that it is of another kind.
    """
    view, want, token = asked.view, asked.want, asked.nominal.start
    sentence, head = view.sentence_of[token], view.doc[asked.nominal.head]
    speaks = main_subject(head) and ("verb", head.head.lemma_.lower()) in view.lexicon.cue_index
    if want is None or want.noun not in view.lexicon.naming("any body") or not sentence or not speaks:
        return None
    first, stop = view.sentence_starts[sentence - 1], view.sentence_starts[sentence]
    near = [(c, m) for c in asked.bodies for m in c.mentions if m.form == "named" and first <= m.start < stop]
    topics = {id(c): c for c, m in near if main_subject(place_in(view.doc, m))}
    if len(topics) != 1:
        return None
    cluster = topics.popitem()[1]
    kind, alike = category(cluster), {"media"} if "news" in want.modifiers else _kinds(view.lexicon, want.noun)
    if (kind in _OF_OWN_NOUNS and kind not in alike) or (want.country and cluster.country not in (None, want.country)):
        return None
    return Meant(cluster) if kind is None or not alike or kind in alike else None


@MEANT_BODY.rule(
    "entity.body-told-first",
    tier=6,
    examples=(
        "Hundreds are held, a rights group said. The Vesna Foundation, a charity based in Varn, said more were held.",
        "The road is closed, a newspaper said. The Hill Gazette newspaper said it would be closed for a week.",
    ),
    counterexamples=(
        "Hundreds are in prison, a rights group said. They were held in the Vesna Foundation's old school.",
    ),
)
def announced(asked: OfBody) -> Meant | None:
    """“Hundreds are in prison, *a rights group* said. … **Vesna Watch**, based in Varn, said …”: the lead tells of what
    kind a speaker is, and the first body of that kind, a sentence or more later, is the subject of its own.
    """
    view, nominal = asked.view, asked.nominal
    words, sentence = view.words, view.sentence_of[nominal.start]
    kinds = _kinds(view.lexicon, words.lowers[nominal.head])
    opens = sentence <= _LEAD and words.lowers[nominal.start] in ("a", "an")
    if not kinds or not opens or not main_subject(view.doc[nominal.head]):
        return None
    named = ((m, c) for c in asked.bodies for m in c.mentions if m.form == "named" and category(c) in kinds)
    mention, cluster = min(named, key=lambda item: item[0].start, default=(None, None))
    if mention is None or not sentence < view.sentence_of[mention.start] <= sentence + _SOON:
        return None
    return Meant(cluster) if main_subject(place_in(view.doc, mention)) else None


def _last_outside(cluster: Cluster, token: int, says: Sequence[tuple[int, int]]) -> int:
    """The last token before `token` where a body is mentioned, leaving out some stretches."""
    last = last_before(cluster, token)
    while says and (inside := next((start for start, end in says if start <= last < end), None)) is not None:
        last = last_before(cluster, inside)
    return last


def _level(want: Wanted, cluster: Cluster, lexicon: Lexicon) -> int:
    """How well a body answers: by its head noun, by the words of its name, by its kind; 0 not at all."""
    if want.country and cluster.country and want.country != cluster.country:
        return 0
    generic = want.noun in lexicon.naming("any body")
    for form in cluster.forms:
        name = [word.lower() for word in form]
        if not all(modifier in name for modifier in want.modifiers):
            continue
        headed = want.noun == phrases.head_of(name) and (len(name) > 1 or want.noun == name[0])
        if headed or (want.modifiers and generic):
            return _BY_NAME
        if len(name) > 1 and want.noun in name and ("international" not in name or generic):
            return _BY_WORDS
    if want.modifiers:
        return 0
    kind, kinds = category(cluster), _kinds(lexicon, want.noun)
    if "company" in kinds and (kind == "company" or _is_firm(cluster, lexicon)):
        return 0 if any(_head(form) in lexicon.naming("no mere company") for form in cluster.forms) else _BY_KIND
    return _BY_KIND if kind is not None and kind in kinds else 0


def _head(form: Sequence[str]) -> str:
    return phrases.head_of([word.lower() for word in form])


def _is_firm(cluster: Cluster, lexicon: Lexicon) -> bool:
    """“Dorn Construction **Limited**”."""
    return any(form[-1].lower() in lexicon.naming("firms") for form in cluster.forms)


def _kinds(lexicon: Lexicon, noun: str) -> frozenset[str]:
    return _called(lexicon).get(noun, frozenset())


@cache
def _called(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Nouns that may stand for a body → its kinds."""
    found: dict[str, frozenset[str]] = {}
    for kind in _CALLED:
        for noun in lexicon.naming(f"called {kind}"):
            found[noun] = found.get(noun, frozenset()) | {kind}
    return found


def nouns_of(cluster: Cluster, lexicon: Lexicon) -> set[str]:
    """The nouns by which a body may be spoken of: the words of its name, and those of its kind."""
    kinds = {category(cluster)} | ({"company"} if _is_firm(cluster, lexicon) else set())
    own = {word.lower() for form in cluster.forms for word in form}
    return own | lexicon.naming("any body") | {n for n, called in _called(lexicon).items() if called & kinds}


def category(cluster: Cluster) -> str | None:
    """What kind of body the text, or the lexicon, tells."""
    return next(
        (m.described.category for m in cluster.mentions if m.described is not None and m.described.category), None
    )
