"""Whom the place of a pronoun prefers, as rules: the chooser weighs it, and without a chooser it decides."""

from collections.abc import Sequence

from factx import syntax
from factx.document import Document
from factx.resolve.binding import sets_off
from factx.resolve.discourse import Discourse, Pronoun, Referent, main_subject
from factx.resolve.governing import fronted, governor
from factx.resolve.steps import PREFER, Asked, Weights

_PARALLEL = 90.0  # what the subject of the sentence before weighs more for the subject of this one


@PREFER.rule(
    "entity.fronted-topic",
    tier=1,
    examples=(
        "As for Jonas Neel, the mayor Julian Marlow said that he would stay.",
        "As for Jonas Neel, Julian Marlow said that he would stay.",
    ),
    counterexamples=("Julian Marlow said that he would stay.",),
)
def fronted_topic(view: Document, asked: Asked, referents: Sequence[Referent]) -> Weights | None:
    """“*Regarding* **Wang**, Chen said that he …”: whom a sentence says that it is about."""
    return fronted(view, asked.pronoun, referents) or None


@PREFER.rule(
    "entity.subject-above",
    tier=2,
    examples=("Julian Marlow said he would stay.", "Julian Marlow waved as he left the hall."),
    counterexamples=("Julian Marlow stayed. He was tired.",),
)
def subject_above(view: Document, asked: Asked, referents: Sequence[Referent]) -> Weights | None:
    """“**Tokayev** said *he* …”, “**Bos** and *his* wife”: the nearest subject above, or who is beside what is his."""
    return governor(view, asked.pronoun.token, referents, asked.discourse) or None


@PREFER.rule(
    "entity.topic-before",
    tier=3,
    examples=("Julian Marlow stayed. He was tired.", "Petra Vandal met Amber Dorn. She left early."),
    counterexamples=("Julian Marlow said he would stay.",),
)
def topic_before(_view: Document, asked: Asked, _referents: Sequence[Referent]) -> Weights | None:
    """“**Bos** met Sosa. *He* left”: whom the sentence before was about; “… *he* added”: who spoke last."""
    return _topics(asked.pronoun, asked.discourse) or None


def _topics(pronoun: Pronoun, discourse: Discourse) -> dict[int, float]:
    """“**Bos** met Sosa. *He* left”, “according to *him*”: whom the sentence before was about; less for an object
    (“Li told *him*”); “… *he* added”: who spoke last."""
    token = pronoun.token
    told = token.i > 1 and token.doc[token.i - 1].lower_ == "to" and token.doc[token.i - 2].lower_ == "according"
    weight = _PARALLEL if told or main_subject(token) or sets_off(token) else 0.0
    if token.dep in syntax.OBJECT | syntax.INDIRECT_OBJECT:
        weight = _PARALLEL / 2
    found = dict.fromkeys(map(id, discourse.topics_before(pronoun.sentence)), weight)
    adds = token.head.lemma_ == "add" and token.dep in syntax.SUBJECT
    if discourse.speaker is not None and (adds or (pronoun.contents and not found)):
        found[id(discourse.speaker)] = found.get(id(discourse.speaker), 0.0) + _PARALLEL
    return found
