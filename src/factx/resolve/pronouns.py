"""Who “he”, “her”, “its” and, inside a quotation, “I” stand for; what is not certain stays unresolved.

Every person and body has a weight that each mention raises (a subject most) and each sentence halves, as in Lappin
and Leass
(1994). A pronoun takes the heaviest whose gender fits, unless another comes close or an unnamed person stands nearer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from factx import syntax
from factx.facts import Quote
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Nominal
from factx.resolve.clusters import Cluster, Mention
from factx.resolve.nominals import View

_THIRD = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "body", "its": "body", "itself": "body",
}  # fmt: skip
_FIRST = word_set("i me my mine myself")
_POSSESSIVES = word_set("his her its")
_SUBJECT, _OBJECT, _OTHER, _NAMED = 90.0, 50.0, 35.0, 10.0
_DECAY = 0.55  # a sentence
_GOVERNING = 160.0  # what the nearest subject above a pronoun weighs more
_SENTENCES = 4  # farther back, nobody is meant
_NEAR = 0.82  # how close the second may come; set on the hand-read articles and GUM's news

_NEAR_UNKNOWN = 0.55  # the same for “her” and somebody whom nothing calls a woman


@dataclass(eq=False, slots=True)
class Referent:
    """Somebody whom a pronoun may stand for: a cluster, or an unnamed person (`cluster` None)."""

    cluster: Cluster | None
    gender: str
    weight: float = 0.0
    sentence: int = 0
    last: int = -1
    is_body: bool = False


@dataclass(slots=True)
class Discourse:
    """Who has been mentioned so far, with weights that decay."""

    referents: dict[int, Referent] = field(default_factory=dict)

    def weight(self, referent: Referent, sentence: int) -> float:
        """What is left of a referent's weight by a sentence."""
        return float(referent.weight * _DECAY ** max(sentence - referent.sentence, 0))

    def forget(self, sentence: int) -> None:
        """Drop whom no pronoun can mean any more, so that long texts cost no more a word than short ones."""
        if len(self.referents) > 50:
            near = {key: r for key, r in self.referents.items() if sentence - r.sentence <= _SENTENCES}
            self.referents = near

    def mention(self, referent: Referent, token: int, sentence: int, weight: float) -> None:
        """Raise a referent's weight."""
        referent.weight = self.weight(referent, sentence) + weight
        referent.sentence, referent.last = sentence, token


def resolve(view: View, clusters: Sequence[Cluster], strangers: Sequence[Nominal], quotes: Sequence[Quote]) -> None:
    """Add the pronouns of a Doc to the clusters that they stand for."""
    doc, lowers = view.doc, view.words.lowers
    speakers = _speakers(view, clusters, quotes)
    events = _events(view, clusters, strangers)
    discourse, position = Discourse(), 0
    inside = {i for c in clusters for m in c.mentions for i in range(m.start, m.end) if m.form == "named"}
    for i, lower in enumerate(lowers):
        while position < len(events) and events[position][0] <= i:
            token, referent = events[position]
            discourse.referents[id(referent)] = referent
            discourse.mention(referent, token, view.sentence_of[token], _weight_of(doc[token]))
            position += 1
        if lower in _FIRST:
            speaker = speakers.get(i)
            if (
                speaker is not None
                and (lower != "i" or view.words.texts[i] == "I")
                and view.words.tags[i].startswith("PRP")
            ):
                speaker.add(Mention(i, i + 1, "pronominal", rule="speaker of the quotation"))
            continue
        gender = _THIRD.get(lower)
        if gender is None or i in inside or not view.words.tags[i].startswith("PRP"):
            continue
        discourse.forget(view.sentence_of[i])
        chosen = _choose(view, doc[i], gender, discourse, speakers.get(i))
        if chosen is None:
            continue
        discourse.mention(chosen, i, view.sentence_of[i], _weight_of(doc[i]))
        if chosen.cluster is not None:
            chosen.cluster.add(Mention(i, i + 1, "pronominal", rule="pronoun"))
            if not chosen.gender and gender != "body":
                chosen.gender = gender


def _speakers(view: View, clusters: Sequence[Cluster], quotes: Sequence[Quote]) -> dict[int, Cluster]:
    """Token inside quotation marks → who says it."""
    by_token = {i: c for c in clusters for m in c.mentions for i in range(m.start, m.end) if c.kind == "person"}
    found: dict[int, Cluster] = {}
    for quote in quotes:
        if quote.kind == "indirect" or quote.speaker is None:
            continue
        who = view.doc.char_span(quote.speaker.start_char, quote.speaker.end_char, alignment_mode="expand")
        cluster = by_token.get(who.root.i) if who is not None else None
        if cluster is None:
            continue
        for content in quote.contents:
            span = view.doc.char_span(content.start_char, content.end_char, alignment_mode="expand")
            if span is not None and quote.kind == "direct":
                found.update(dict.fromkeys(range(span.start, span.end), cluster))
    return found


def _events(view: View, clusters: Sequence[Cluster], strangers: Sequence[Nominal]) -> list[tuple[int, Referent]]:
    """Heads of all mentions in text order, each with its referent."""
    events: list[tuple[int, Referent]] = []
    for cluster in clusters:
        referent = Referent(cluster, cluster.gender, is_body=cluster.kind == "organization")
        last = -9
        for mention in sorted(cluster.mentions, key=lambda m: m.start):
            beside = (
                mention.form == "nominal" and mention.start - last < 4
            )  # “Hu Shih, the leader of …”: one mention, not two
            if not beside:
                events.append((syntax.head_within(view.doc, mention.start, mention.end).i, referent))
            last = mention.end
    titles = phrases.titles(view.lexicon)
    for nominal in strangers:
        if nominal.label == "person":
            entry = titles.get([view.words.lowers[nominal.head]])
            events.append((nominal.head, Referent(None, entry.gender if entry is not None else "")))
    return sorted(events, key=lambda event: event[0])


def _weight_of(token: Token) -> float:
    """Subjects weigh most, then objects; the mention's own noun phrase may hang in another's."""
    top = syntax.coordination_head(token)
    if top.dep in syntax.SUBJECT:
        return _SUBJECT
    if top.dep in syntax.APPOSITION or top.dep in syntax.COMPOUND:
        return _weight_of(top.head) if top.head != top and top.head.dep not in syntax.COMPOUND else _OTHER
    if top.dep in syntax.OBJECT or top.dep in syntax.INDIRECT_OBJECT:
        return _OBJECT
    return _SUBJECT if top.head == top else _OTHER


def _choose(view: View, pronoun: Token, gender: str, discourse: Discourse, speaker: Cluster | None) -> Referent | None:
    """The heaviest referent that fits, or None where two are close."""
    if gender == "body":
        return _choose_body(pronoun, discourse)
    sentence = view.sentence_of[pronoun.i]
    barred, praised = _barred(pronoun), _praised(pronoun)
    fitting = [
        referent
        for referent in discourse.referents.values()
        if not referent.is_body
        and referent.gender in ("", gender)
        and sentence - referent.sentence <= _SENTENCES
        and (referent.cluster is None or referent.cluster is not speaker)
        and referent.last not in barred
    ]
    if praised is not None:
        doing = [r for r in fitting if praised.left_edge.i <= r.last <= praised.right_edge.i]
        if doing:
            return doing[0]
    bonus = _governor(pronoun, fitting)
    ranked = sorted(
        ((_fit(discourse, r, sentence, gender) + bonus.get(id(r), 0.0), r) for r in fitting), key=lambda p: -p[0]
    )
    if not ranked:
        return None
    doubtful = gender == "female" and not ranked[0][1].gender  # nothing tells that she is a woman
    near = _NEAR_UNKNOWN if doubtful else _NEAR
    if len(ranked) > 1 and ranked[1][0] > near * ranked[0][0]:
        return None
    return ranked[0][1]


def _fit(discourse: Discourse, referent: Referent, sentence: int, gender: str) -> float:
    """Weight by now, more for a known gender; an unknown one is rarely a woman's in news copy."""
    weight = discourse.weight(referent, sentence)
    if referent.gender == gender:
        return weight * 1.15
    return weight * 0.6 if gender == "female" else weight


def _governor(pronoun: Token, referents: Sequence[Referent]) -> dict[int, float]:
    """“**Tokayev** said he …”, “as **Gen Prawit** got out of his car”: the nearest subject above weighs more; so does
    whose plan it is: “**Sosa**’s plea to lift her ban”.
    """
    for above in syntax.ancestors(pronoun, 12):
        subject = syntax.own_subject(above) or next(
            (owner for owner in syntax.children(above, syntax.POSSESSIVE) if owner.tag_.startswith("NNP")), None
        )
        if subject is None or subject.i >= pronoun.i:
            continue
        left, right = syntax.extent(subject)
        inside = [r for r in referents if left <= r.last < right]
        if inside:
            best = min(inside, key=lambda r: abs(r.last - subject.i))
            return {id(best): _GOVERNING if abs(best.last - subject.i) < 3 else _GOVERNING / 2}
    return {}


def _praised(pronoun: Token) -> Token | None:
    """“Putin backed **Lukashenko** in *his* crackdown”, “accused her of *her* …”: the object's own doing."""
    if pronoun.lower_ not in _POSSESSIVES:
        return None
    verb = syntax.governed_by(pronoun.head, frozenset(("for", "in", "over", "of", "on")))
    if verb is not None and verb.dep in syntax.OBJECT and verb.head.lemma_ in _OBJECTS_DOING:
        return verb  # the same, where the parse hangs “in his crackdown” on the object
    if verb is None or verb.lemma_ not in _OBJECTS_DOING:
        return None
    return next(iter(syntax.objects(verb)), None)


_OBJECTS_DOING = word_set(
    "accuse praise criticise criticize thank blame condemn back support help assist congratulate commend honour honor "
    "punish arrest charge convict admire applaud slam attack defend remember"
)


def _barred(pronoun: Token) -> set[int]:
    """Who cannot be meant: “Putin met *him*”, “Putin’s brother”: the other arguments of the same verb."""
    if (pronoun.lower_ in _POSSESSIVES and pronoun.dep in syntax.POSSESSIVE) or pronoun.lower_.endswith("self"):
        return {pronoun.head.i}
    verb = pronoun.head
    if pronoun.dep in syntax.SUBJECT:
        return set()
    if pronoun.dep in syntax.PREPOSITION_OBJECT:
        verb = verb.head
    barred = {child.i for child in verb.children if child.dep in syntax.SUBJECT or child.dep in syntax.OBJECT}
    if not barred:
        own = syntax.subject(verb) if syntax.is_verb(verb) else None
        barred = {own.i} if own is not None else set()
    return barred


def _choose_body(pronoun: Token, discourse: Discourse) -> Referent | None:
    """“The **ministry** said *it* …”, “the **company** lost *its* licence”: only the subject of a clause above."""
    barred = _barred(pronoun)
    for above in syntax.ancestors(pronoun, 12):
        subject = syntax.own_subject(above)
        if subject is None or subject.i >= pronoun.i or subject is pronoun:
            continue
        for referent in discourse.referents.values():
            if referent.is_body and referent.last not in barred and subject.left_edge.i <= referent.last <= subject.i:
                return referent if referent.last == subject.i or referent.last + 1 == subject.i else None
        return None
    return None
