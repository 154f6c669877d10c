"""Whom one pronoun stands for: the most present person or body that grammar allows, or nobody where two come close.

A pronoun takes the heaviest referent whose gender fits, unless another comes close or an unnamed person stands nearer.
"""

from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Token

from factx import syntax
from factx.document import Document
from factx.resolve.binding import POSSESSIVES, renames
from factx.resolve.chooser import Chooses, Question
from factx.resolve.discourse import SENTENCES, Discourse, Mentions, Pronoun, Referent, main_subject
from factx.resolve.features import Ranked, rows
from factx.resolve.governing import announced, subject_above, whose_doing
from factx.resolve.issuers import documents
from factx.resolve.steps import PREFER, VETO_ANTECEDENT, Asked

# How close the second may come; set on the hand-read articles and GUM's news.
_NEAR = 0.82
_NEAR_UNKNOWN = 0.55  # the same for “her” and somebody whom nothing calls a woman


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a pronoun stands for, with the chance that it is so where candidates were weighed.

    `referent` is None where none of the candidates was sure enough; `chance` is the likeliest one's then. `others` are
    the candidates left, likeliest first; `rows` the features of the one taken and of the first of them.
    """

    referent: Referent | None
    chance: float | None = None
    others: tuple[tuple[Referent, float], ...] = ()
    rows: tuple[tuple[int, ...], ...] = ()


def choose(
    view: Document, pronoun: Pronoun, discourse: Discourse, told: Mentions, chooser: Chooses | None
) -> Answer | None:
    """The candidate that the chooser takes; without one the heaviest, or None where two are close."""
    if pronoun.gender in ("body", "bodies"):
        body = _body(view, pronoun, discourse, told)
        return Answer(body) if body is not None else None
    fitting = _fitting(view, pronoun, discourse, told)
    ahead = announced(pronoun, told)
    ahead = ahead if ahead is not None and ahead.gender in ("", pronoun.gender) else None
    if ahead is not None and ahead not in fitting:
        fitting.append(ahead)
    if not fitting:
        return None
    ranked = _ranked(view, Asked(view, pronoun, discourse, told), fitting, ahead)
    if chooser is None:
        return Answer(ranked.picked) if ranked.picked is not None else None
    features = rows(view, pronoun, discourse, ranked)
    choice = chooser.choose(Question(pronoun.token.i, ranked.referents, features))
    if choice.taken is None:
        return Answer(None, max(choice.chances))
    order = sorted(range(len(features)), key=lambda i: (i != choice.taken, -choice.chances[i]))
    others = tuple((ranked.referents[i], choice.chances[i]) for i in order[1:])
    taken = choice.taken
    return Answer(ranked.referents[taken], choice.chances[taken], others, tuple(tuple(features[i]) for i in order[:2]))


def _fitting(view: Document, pronoun: Pronoun, discourse: Discourse, told: Mentions) -> list[Referent]:
    """Whom grammar and gender allow."""
    gender = pronoun.gender
    outer, named = _excluded(Asked(view, pronoun, discourse, told))
    return [
        referent
        for referent in discourse.referents.values()
        if not referent.is_body
        and referent.gender in ("", gender)
        and pronoun.sentence - referent.sentence <= SENTENCES
        and (referent.cluster is None or referent.cluster is not pronoun.speaker)
        and referent.last not in outer
        and id(referent) not in named
    ]


def _excluded(asked: Asked) -> tuple[frozenset[int], frozenset[int]]:
    """The tokens whose referents a pronoun cannot mean, and all such referents by their `id`."""
    answers = [answer.value for answer in asked.discourse.rules.every(VETO_ANTECEDENT, asked)]
    at, outer = asked.discourse.at, frozenset(i for barred in answers for i in barred.tokens)
    there = (id(at[i]) for i in outer if i in at)
    return outer, frozenset(chain(there, *(barred.referents for barred in answers)))


def _ranked(view: Document, asked: Asked, fitting: list[Referent], ahead: Referent | None) -> Ranked:
    """The candidates by weight, and whom the rules would take: the heaviest, unless another comes close."""
    pronoun, discourse = asked.pronoun, asked.discourse
    token, gender = pronoun.token, pronoun.gender
    preferred = discourse.rules.choose(PREFER, view, asked, fitting)
    bonus = dict(preferred.value) if preferred is not None else {}
    pairs = sorted(
        ((_fit(discourse, r, pronoun.sentence, gender) + bonus.get(id(r), 0.0), r) for r in fitting),
        key=lambda pair: -pair[0],
    )
    weights, referents = [weight for weight, _ in pairs], [referent for _, referent in pairs]
    doubtful = gender == "female" and not referents[0].gender  # nothing tells that she is a woman
    near = _NEAR_UNKNOWN if doubtful else _NEAR
    close = len(weights) > 1 and weights[1] > near * weights[0]
    possessive = ahead if token.lower_ in POSSESSIVES else None
    picked = possessive or whose_doing(token, fitting, view.lexicon) or (None if close else referents[0])
    persons = [referent for referent in discourse.referents.values() if not referent.is_body]
    return Ranked(referents, weights, bonus, discourse.topics_before(pronoun.sentence), picked, persons, ahead)


def _fit(discourse: Discourse, referent: Referent, sentence: int, gender: str) -> float:
    """Weight by now, more for a known gender; an unknown one is rarely a woman's in news copy."""
    weight = discourse.weight(referent, sentence)
    if referent.gender == gender:
        return weight * 1.15
    return weight * 0.6 if gender == "female" else weight


def _body(view: Document, pronoun: Pronoun, discourse: Discourse, told: Mentions) -> Referent | None:
    """“The **ministry** said *it* …”, “the **company** lost *its* licence”: only the subject of a clause above."""
    token, (outer, _) = pronoun.token, _excluded(Asked(view, pronoun, discourse, told))
    told_ahead = announced(pronoun, told) if pronoun.gender == "body" else None
    if told_ahead is not None:
        return told_ahead
    for above in syntax.ancestors(token, 12):
        subject = subject_above(above, view.lexicon)
        if subject is None or subject.i >= token.i:
            continue
        if pronoun.gender == "bodies" and not _they_themselves(view, token, subject, above):
            return None
        own = discourse.at.get(subject.i)
        if own is not None and own.is_body:
            return own if subject.i not in outer else None
        left, right = syntax.extent(subject)
        inside = [r for r in discourse.referents.values() if r.is_body and left <= r.last < min(right, token.i)]
        near = [r for r in inside if r.last + 1 == subject.i]
        chosen = near or (inside if len(inside) == 1 and renames(token.doc[inside[0].last]) else [])
        return chosen[0] if chosen and chosen[0].last not in outer else None
    return _speaking(view, pronoun, discourse)


def _speaking(view: Document, pronoun: Pronoun, discourse: Discourse) -> Referent | None:
    """“The **council** was glad. “We wish him well,” *it* said”, “…, *its* statement said”: the topic before, or who
    spoke."""
    options = [*discourse.topics_before(pronoun.sentence), discourse.speaker]
    body = next((r for r in options if r is not None), None)
    if body is None or not body.is_body:
        return None
    if pronoun.gender == "bodies":
        alone = all(topic is body for topic in discourse.topics_before(pronoun.sentence))
        return body if pronoun.speaks and alone and main_subject(pronoun.token) else None
    own = pronoun.token.dep in syntax.POSSESSIVE and pronoun.token.head.lemma_ in documents(view.lexicon)
    return body if pronoun.contents or own or pronoun.speaks else None


def _they_themselves(view: Document, token: Token, subject: Token, verb: Token) -> bool:
    """“The **ministry** said *they* were ready”: what a body says of itself, where the sentence has told no plural."""
    said = token.dep in syntax.SUBJECT and any(
        clause.left_edge.i <= token.i <= clause.right_edge.i for clause in syntax.clausal_complements(verb)
    )
    first = view.sentence_starts[view.sentence_of[token.i]]
    plural = any(tag in ("NNS", "NNPS") for tag in view.words.tags[first : token.i])
    return said and not plural and not syntax.conjuncts(subject)
