"""Who has been mentioned so far, and how present they are: what a pronoun chooses from.

Every person and body has a weight that each mention raises (a subject most) and each sentence halves, as in Lappin
and Leass (1994). Beside it stands who the last sentences were about: the subjects of their main clauses.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from factx import syntax
from factx.document import Document
from factx.lexicon import phrases
from factx.marks import Nominal
from factx.resolve.clusters import Cluster, Mention
from factx.rules import Rules

_SUBJECT, _OBJECT, _OTHER = 90.0, 50.0, 35.0
_DECAY = 0.55  # a sentence
SENTENCES = 4  # farther back, nobody is meant


@dataclass(eq=False, slots=True)
class Referent:
    """Somebody whom a pronoun may stand for: a cluster, or an unnamed person (`cluster` None).

    `first` and `last` are tokens of the first and last mention, `times` how many there were, `topics` how often it was
    what a main clause is about, `place` and `form` what the last one did and was; `guessed`: only a first name gives
    the gender. `named` is how often all the article names it.
    """

    cluster: Cluster | None
    gender: str
    weight: float = 0.0
    sentence: int = 0
    last: int = -1
    is_body: bool = False
    first: int = -1
    times: int = 0
    place: str = ""
    form: str = "named"
    guessed: bool = False
    topics: int = 0
    named: int = 0


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun with what it asks for.

    Attributes:
        gender: `male`, `female`, `body` (it) or `bodies` (they).
        speaker: who says the quotation it stands in, who calls himself *I*.
        contents: tokens of what it is the speaker of: nobody speaks of himself by name.
        speaks: whether it is a speaker, whatever the kind of quotation.
    """

    token: Token
    gender: str
    sentence: int
    speaker: Cluster | None = None
    contents: Sequence[tuple[int, int]] = ()
    speaks: bool = False


@dataclass(frozen=True)
class Mentions:
    """The heads of all named and described mentions in text order, each with whom it stands for."""

    tokens: list[int]
    referents: list[Referent]
    forms: list[str]

    def within(self, start: int, end: int) -> list[tuple[int, Referent]]:
        """Those whose head stands in a stretch of tokens."""
        first, stop = bisect_left(self.tokens, start), bisect_left(self.tokens, end)
        return list(zip(self.tokens[first:stop], self.referents[first:stop], strict=True))


@dataclass(slots=True)
class Discourse:
    """Who has been mentioned so far, with weights that decay, whom each sentence was about, and who spoke last.

    `heard` are the tokens of what was said last; `first` is the person that the text names first; `last_pronoun` maps a
    gender to whom its last pronoun stood for, and in which sentence; `rules` are those in force.
    """

    rules: Rules
    referents: dict[int, Referent] = field(default_factory=dict)
    topics: dict[int, list[Referent]] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    at: dict[int, Referent] = field(default_factory=dict)
    speaker: Referent | None = None
    heard: Sequence[tuple[int, int]] = ()
    first: Referent | None = None
    last_pronoun: dict[str, tuple[Referent, int]] = field(default_factory=dict)

    def weight(self, referent: Referent, sentence: int) -> float:
        """What is left of a referent's weight by a sentence."""
        return float(referent.weight * _DECAY ** max(sentence - referent.sentence, 0))

    def forget(self, sentence: int) -> None:
        """Drop whom no pronoun can mean any more, so that long texts cost no more a word than short ones."""
        if len(self.referents) > 50:
            near = {key: r for key, r in self.referents.items() if sentence - r.sentence <= SENTENCES}
            self.referents = near

    def mention(self, referent: Referent, token: Token, sentence: int, form: str = "named") -> None:
        """Raise a referent's weight; the subject of a main clause is whom the sentence is about.

        Of “The plan failed, **Sosa** said”, that is the speaker, though a parse may hang *said* on *failed*.
        """
        self.referents[id(referent)] = self.at[token.i] = referent
        referent.weight = self.weight(referent, sentence) + weight_of(token)
        referent.sentence, referent.last = sentence, token.i
        referent.times += 1
        referent.form = form
        if referent.first < 0:
            referent.first = token.i
            if not referent.is_body and self.first is None:
                self.first = referent
        place = main_subject(token)
        referent.place = place or place_of(token)
        referent.topics += bool(place)
        if place == "speaker" and sentence not in self.told:
            self.told.add(sentence)
            self.topics[sentence] = [referent]
        elif place == "speaker" or (place == "subject" and sentence not in self.told):
            self.topics.setdefault(sentence, []).append(referent)

    def topics_before(self, sentence: int) -> list[Referent]:
        """Whom the sentence before was about, or the one before that where it was about nobody."""
        return self.topics.get(sentence - 1) or self.topics.get(sentence - 2, [])


def mentions(view: Document, clusters: Sequence[Cluster], strangers: Sequence[Nominal]) -> Mentions:
    """All mentions but pronouns, with the unnamed persons among them."""
    events: list[tuple[int, Referent, str]] = []
    for cluster in clusters:
        body = cluster.kind == "organization"
        named = sum(mention.form == "named" for mention in cluster.mentions)
        referent = Referent(cluster, cluster.gender, is_body=body, guessed=cluster.guessed, named=named)
        last = 0
        for mention in sorted(cluster.mentions, key=lambda m: m.start):
            near = 0 < mention.start - last < 4 and view.sentence_of[mention.start] == view.sentence_of[last]
            beside = mention.form == "nominal" and near  # “Hu Shih, the leader of …”: one mention
            if not beside:
                events.append((place_in(view.doc, mention).i, referent, mention.form))
            last = min(mention.end, len(view.sentence_of) - 1)
    titles = phrases.titles(view.lexicon)
    for nominal in strangers:
        if nominal.label == "person":
            entry = titles.get([view.words.lowers[nominal.head]])
            events.append((nominal.head, Referent(None, entry.gender if entry is not None else ""), "nominal"))
    events.sort(key=lambda event: event[0])
    return Mentions([e[0] for e in events], [e[1] for e in events], [e[2] for e in events])


def place_in(doc: Doc, mention: Mention) -> Token:
    """The token that tells what a mention does in its sentence: the head of the title that heads its phrase, as in
    “the police **spokesperson** for Kampala Idi Senkumba said”, else its own."""
    head = syntax.head_within(doc, mention.start, mention.end)
    spans = mention.described.titles if mention.described is not None else ()
    # Not “lords, including **Sosa**”: the title of several heads no phrase of hers.
    before = [(start, end) for start, end in spans if end <= mention.start and doc[end - 1].tag_ not in _PLURAL]
    above = head
    for _ in range(3 if before else 0):
        above = above.head
        if any(start <= above.i < end for start, end in before):
            return above
    return head


_PLURAL = ("NNS", "NNPS")


def main_subject(token: Token) -> str:
    """`subject` for what a main clause is about, `speaker` where that clause is set beside what was said; else “”."""
    top = syntax.coordination_head(token)
    if top.dep in syntax.APPOSITION | syntax.FLAT | syntax.COMPOUND:
        top = top.head
    if top.dep not in syntax.SUBJECT:
        return ""
    verb, place = top.head, "subject"
    for _ in range(6):
        if verb.head == verb or verb.dep in syntax.PUNCTUATION:
            return place  # no clause is punctuation: the parse lost its way at “. . .”
        if verb.dep in syntax.PARATAXIS:
            place = "speaker"
        elif verb.dep not in syntax.CONJUNCT:
            return ""
        verb = verb.head
    return ""


def place_of(token: Token) -> str:
    """What a mention does: `clause` (subject of a lower clause), `object`, `possessor`, `oblique`, `other`."""
    top = syntax.coordination_head(token)
    if top.dep in syntax.APPOSITION | syntax.FLAT | syntax.COMPOUND:
        top = top.head
    return next((place for labels, place in _PLACES if top.dep in labels), "other")


_PLACES = (
    (syntax.SUBJECT, "clause"),
    (syntax.OBJECT, "object"),
    (syntax.POSSESSIVE, "possessor"),
    (syntax.OBLIQUE | syntax.PREPOSITION_OBJECT | syntax.INDIRECT_OBJECT, "oblique"),
)


def weight_of(token: Token) -> float:
    """Subjects weigh most, then objects; the mention's own noun phrase may hang in another's."""
    top = syntax.coordination_head(token)
    if top.dep in syntax.SUBJECT:
        return _SUBJECT
    if top.dep in syntax.APPOSITION or top.dep in syntax.COMPOUND:
        return weight_of(top.head) if top.head != top and top.head.dep not in syntax.COMPOUND else _OTHER
    if top.dep in syntax.OBJECT or top.dep in syntax.INDIRECT_OBJECT:
        return _OBJECT
    return _SUBJECT if top.head == top else _OTHER
