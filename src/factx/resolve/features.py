"""What speaks for and against each candidate of a pronoun, as small whole numbers: what the learned chooser reads.

A candidate has one value in each group of `GROUPS`, so its features are as many places in one table as there are
groups. All are counted or compared by rules; none is a measured real number, so two processors agree on every one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from factx import syntax
from factx.document import Document
from factx.resolve.clause_links import MARKERS, PREPOSITIONS, coordinated, marker, preposition
from factx.resolve.discourse import Discourse, Pronoun, Referent, main_subject, place_of

_PLACES = ("subject", "speaker", "clause", "object", "possessor", "oblique", "other")
_OWN_PLACES = ("subject", "speaker", "clause", "object", "possessor of a subject", "possessor", "oblique", "other")
_STEPS = (4, 9, 17, 33, 65)

GROUPS: tuple[tuple[str, int], ...] = (
    ("sentences back", 7),
    ("tokens back", 7),
    ("part of the candidate in its clause", len(_PLACES)),
    ("parts of both in their clauses", len(_PLACES) * len(_OWN_PLACES)),
    ("form of the mention", 4),
    ("quotation", 5),
    ("paragraph", 4),
    ("joined by and", 2),
    ("preposition", len(PREPOSITIONS) + 1),
    ("in brackets", 2),
    ("conjunction", 2 * len(MARKERS)),
    ("candidates nearer", 4),
    ("persons between", 4),
    ("rank by weight", 4),
    ("weight beside the others", 8),
    ("gender", 6),
    ("times mentioned", 5),
    ("times the topic", 4),
    ("most mentioned", 2),
    ("named in the article", 5),
    ("most named", 2),
    ("first of the article", 3),
    ("named in full", 3),
    ("choice of the rules", 3),
    ("named ahead", 3),
    ("candidates", 8),
    ("part of the pronoun in its clause", 2 * len(_OWN_PLACES)),
    ("pronoun opens its sentence", 4),
    ("governing", 5),
    ("topic of the sentence before", 4),
    ("the last pronoun", 7),
    ("speaking", 4),
    ("opens its sentence", 6),
    ("in the same sentence", 5),
)
OFFSETS: tuple[int, ...] = tuple(sum(size for _, size in GROUPS[:i]) for i in range(len(GROUPS)))
WIDTH = sum(size for _, size in GROUPS)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of a pronoun with their weights and what the rules say of them.

    Attributes:
        referents: heaviest first.
        weights: of each, bonus included.
        bonus: by `id` of a referent, what governs the pronoun or was the topic before it.
        topics: whom the sentence before was about.
        picked: whom the rules would take, if anybody.
        persons: all persons whom the text has mentioned lately, fitting or not.
        ahead: whom the sentence names behind the pronoun: “When *she* was four, **Ana** moved …”.
    """

    referents: Sequence[Referent]
    weights: Sequence[float]
    bonus: dict[int, float]
    topics: Sequence[Referent]
    picked: Referent | None
    persons: Sequence[Referent]
    ahead: Referent | None = None


def rows(view: Document, pronoun: Pronoun, discourse: Discourse, ranked: Ranked) -> list[list[int]]:
    """One row a candidate, in the order of `ranked`: the places of its features in a table of `WIDTH` rows."""
    context = _Context.of(view, pronoun, discourse, ranked)
    return [context.row(place) for place in range(len(ranked.referents))]


@dataclass(frozen=True, slots=True)
class _Context:
    """What is the same for all candidates of one pronoun."""

    view: Document
    pronoun: Pronoun
    discourse: Discourse
    ranked: Ranked
    own: int
    opens: bool
    paragraph: int
    quotation: int
    marker: int
    most: tuple[int, int]
    above: frozenset[int]
    shared: tuple[int, int, int]

    @classmethod
    def of(cls, view: Document, pronoun: Pronoun, discourse: Discourse, ranked: Ranked) -> "_Context":
        token = pronoun.token
        start = view.sentence_starts[pronoun.sentence]
        own = _own_place(token)
        opens = token.i - start < 3
        quotation = view.quotation_of[token.i]
        female = pronoun.gender == "female"
        spoke = bool(pronoun.contents)
        return cls(
            view, pronoun, discourse, ranked, own, opens, view.paragraph_of[token.i], quotation, marker(token),
            (max(r.times for r in ranked.referents), max(r.named for r in ranked.referents)),
            frozenset(above.i for above in syntax.ancestors(token, 8)),
            (2 * min(len(ranked.referents), 4) - 2 + spoke, own + female * len(_OWN_PLACES),
             2 * opens + (quotation >= 0)),
        )  # fmt: skip

    def row(self, place: int) -> list[int]:
        """The features of one candidate; in the order of `GROUPS`."""
        referent = self.ranked.referents[place]
        if referent.last < 0:
            return self._unseen(referent, place)
        values = (*self._of_mention(referent), *self._among(referent, place), *self._of_clause(referent))
        return [offset + value for offset, value in zip(OFFSETS, values, strict=True)]

    def _of_mention(self, referent: Referent) -> tuple[int, ...]:
        """Where the candidate was mentioned last, and how."""
        pronoun, view = self.pronoun, self.view
        tokens, at = pronoun.token.i - referent.last, _PLACES.index(referent.place)
        return (
            min(pronoun.sentence - referent.sentence, 5),
            sum(tokens >= step for step in _STEPS),
            at,
            at * len(_OWN_PLACES) + self.own,
            3 if referent.cluster is None else ("named", "nominal", "pronominal").index(referent.form),
            _quotations(self.quotation, view.quotation_of[referent.last]),
            2 * (view.paragraph_of[referent.last] == self.paragraph) + self.opens,
            int(coordinated(view.doc[referent.last])),
            preposition(view.doc[referent.last], referent.place),
            int(view.doc[referent.last - 1].text == "(" if referent.last else 0),
            2 * self.marker + (at < 3),
        )

    def _among(self, referent: Referent, place: int) -> tuple[int, ...]:
        """How the candidate stands to the others, and in the article."""
        ranked, picked = self.ranked, self.ranked.picked
        return (
            min(sum(other.last > referent.last for other in ranked.referents), 3),
            min(sum(other.last > referent.last for other in ranked.persons), 3),
            min(place, 3),
            _beside(ranked.weights, place),
            _gender(referent, self.pronoun),
            min(referent.times, 3) - 1 + (referent.times > 3) + (referent.times > 6),
            min(referent.topics, 3),
            int(referent.times == self.most[0]),
            min(referent.named, 3) + (referent.named > 5),
            int(referent.named == self.most[1]),
            self._first(referent),
            0 if referent.cluster is None else 1 + (len(referent.cluster.fullest) > 1),
            0 if picked is None else 1 + (picked is referent),
            0 if ranked.ahead is None else 1 + (ranked.ahead is referent),
            *self.shared,
        )

    def _of_clause(self, referent: Referent) -> tuple[int, ...]:
        """What the pronoun's clause, the sentence before and the last pronoun say for the candidate."""
        ranked, back = self.ranked, self.pronoun.sentence - referent.sentence
        opens = referent.last - self.view.sentence_starts[referent.sentence] < 4
        return (
            _level(ranked.bonus.get(id(referent), 0.0)),
            _topic(referent, ranked.topics),
            self._last_pronoun(referent),
            2 * bool(self.pronoun.contents) + (self.discourse.speaker is referent),
            2 * min(back, 2) + opens,
            self._same_sentence(referent, back),
        )

    def _unseen(self, referent: Referent, place: int) -> list[int]:
        """Somebody whom the text names only behind the pronoun."""
        ranked = self.ranked
        values = dict.fromkeys((name for name, _ in GROUPS), 0) | {
            "sentences back": 6,
            "tokens back": 6,
            "parts of both in their clauses": self.own,
            "rank by weight": min(place, 3),
            "weight beside the others": _beside(ranked.weights, place),
            "gender": _gender(referent, self.pronoun),
            "candidates": self.shared[0],
            "part of the pronoun in its clause": self.shared[1],
            "pronoun opens its sentence": self.shared[2],
            "choice of the rules": 0 if ranked.picked is None else 1 + (ranked.picked is referent),
            "named in the article": min(referent.named, 3) + (referent.named > 5),
            "most named": int(referent.named == self.most[1]),
            "named in full": 0 if referent.cluster is None else 1 + (len(referent.cluster.fullest) > 1),
            "conjunction": 2 * self.marker + 1,
            "named ahead": 2,
        }
        return [offset + value for offset, value in zip(OFFSETS, values.values(), strict=True)]

    def _last_pronoun(self, referent: Referent) -> int:
        """Whether the last pronoun of this gender stood for the candidate, and how many sentences back."""
        last = self.discourse.last_pronoun.get(self.pronoun.gender)
        if last is None or self.pronoun.sentence - last[1] > 3:
            return 0
        back = min(self.pronoun.sentence - last[1], 2)
        return 1 + back if last[0] is referent else 4 + back

    def _first(self, referent: Referent) -> int:
        if self.discourse.first is referent:
            return 2
        return int(self.view.sentence_of[referent.first] == 0)

    def _same_sentence(self, referent: Referent, back: int) -> int:
        """What a candidate of the same sentence is to the pronoun's clause."""
        if back:
            return 0
        token = self.view.doc[referent.last]
        if token.head.i in self.above:
            return 1 if token.dep in syntax.SUBJECT else 2
        return 3 if token.i in self.above else 4


def _own_place(token: Token) -> int:
    place = main_subject(token) or place_of(token)
    if place == "possessor":
        place = "possessor of a subject" if token.head.dep in syntax.SUBJECT else "possessor"
    return _OWN_PLACES.index(place)


def _level(bonus: float) -> int:
    return (bonus > 0) + (bonus > 60) + (bonus > 100) + (bonus > 200)


def _topic(referent: Referent, topics: Sequence[Referent]) -> int:
    """1 where the sentence before was about nobody, 2 for one of several, 3 for the only one."""
    if not topics:
        return 1
    if not any(topic is referent for topic in topics):
        return 0
    return 3 if len(topics) == 1 else 2


def _beside(weights: Sequence[float], place: int) -> int:
    """How near the second comes to the first, or this one to the first."""
    if place == 0:
        share = weights[1] / weights[0] if len(weights) > 1 and weights[0] else 0.0
    else:
        share = weights[place] / weights[0] if weights[0] else 1.0
    return 4 * (place > 0) + (share > 0.3) + (share > 0.55) + (share > 0.82)


def _gender(referent: Referent, pronoun: Pronoun) -> int:
    female = pronoun.gender == "female"
    if not referent.gender:
        return 4 + female
    return 2 * referent.guessed + female


def _quotations(own: int, other: int) -> int:
    """Neither in quotation marks, only the pronoun, only the candidate, both in one quotation, both in two."""
    if own >= 0 and other >= 0:
        return 3 if own == other else 4
    return (own >= 0) + 2 * (other >= 0)
