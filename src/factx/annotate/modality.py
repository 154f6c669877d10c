"""“The guards did *not* fire”, “the wave *could* kill hundreds”, “*threatened* to kill”: clauses that are denied or
unreal.

>>> from factx import marks
>>> doc = extractor.nlp("They did not shoot, officials said.")       # doctest: +SKIP
>>> annotate(doc, extractor.lexicon)                                 # doctest: +SKIP
>>> [(mark.span(doc).text, mark.label) for mark in marks.get(doc, marks.Modality)]     # doctest: +SKIP
[('They did not shoot', 'negated')]

A mark covers the words of one clause: its verb with subject, objects and open complements, without the clauses below it
(“did *not* say | that ten had died” denies the saying alone). Verbs that share the auxiliary are marked with it.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from factx import marks, syntax
from factx.lexicon import Lexicon

_NEGATED = "negated"
_HYPOTHETICAL = "hypothetical"
_WORD_CLASSES = ("negation", "modal", "condition")
_LEMMA_CLASSES = ("unreal", "refusal")
_ONLY = frozenset(("only", "just", "merely", "simply"))  # “not only killed but also robbed” denies nothing


class _Triggers(NamedTuple):
    """Word → its class, and id of a lemma → its class."""

    words: dict[str, str]
    lemmas: dict[int, str]


@cache
def _triggers(lexicon: Lexicon) -> _Triggers:
    words = {word: kind for kind in _WORD_CLASSES for word in lexicon.words("modality", kind)}
    lemmas = {get_string_id(word): kind for kind in _LEMMA_CLASSES for word in lexicon.words("modality", kind)}
    return _Triggers(words, lemmas)


def annotate(doc: Doc, lexicon: Lexicon) -> None:
    """Mark the clauses that something denies (`negated`) or makes unreal (`hypothetical`)."""
    marks.put(doc, marks.Modality, dict.fromkeys(_modalities(doc, lexicon)))


def _modalities(doc: Doc, lexicon: Lexicon) -> Iterator[marks.Modality]:
    triggers = _triggers(lexicon)
    for i, word in enumerate(marks.words(doc).printed):
        if word in triggers.words:
            yield from _by_word(doc[i], triggers.words[word])
    for i, lemma in enumerate(marks.column(doc, "LEMMA")):
        if lemma not in triggers.lemmas:
            continue
        label = _HYPOTHETICAL if triggers.lemmas[lemma] == "unreal" else _NEGATED
        token = doc[i]
        for governed in _governed(token):
            yield from _clause(governed, label, token)


def _by_word(token: Token, kind: str) -> Iterator[marks.Modality]:
    """Marks of an adverb, auxiliary or conjunction: it covers the clause of its head."""
    head = token.head
    if head == token:
        return
    if kind == "negation":
        following = token.nbor() if token.i + 1 < len(token.doc) else token
        if following.lower_ not in _ONLY:
            yield from _clause(head, _NEGATED, token)
    elif kind == "modal":
        if token.dep in syntax.AUXILIARY:
            yield from _clause(head, _HYPOTHETICAL, token)
    elif token.dep in syntax.MARKER or token.dep in syntax.ADVERB:
        yield from _clause(head, _HYPOTHETICAL, token)


def _governed(token: Token) -> list[Token]:
    """What a verb or noun makes unreal: “threatened to *kill*”, “feared *dead*”, “a plot to *kill*”, “fears that …
    *died*”."""
    if token.pos_ == "NOUN":
        clauses = syntax.children(token, syntax.CLAUSAL_COMPLEMENT | syntax.OPEN_COMPLEMENT | syntax.ADNOMINAL_CLAUSE)
        clauses += [clause for clause in syntax.children(token, syntax.RELATIVE_CLAUSE) if _is_told(token, clause)]
    elif syntax.is_verb(token) or token.tag_ in ("VBN", "VBD"):
        clauses = syntax.clausal_complements(token)
    else:
        return []
    return [clause for clause in clauses if not _behind_colon(token, clause)]


def _is_told(noun: Token, clause: Token) -> bool:
    """“a *risk* that hundreds had *drowned*”, read as a relative clause: “that” behind the noun, and a subject."""
    subject = syntax.own_subject(clause)
    return noun.i + 1 < clause.i and noun.nbor().lower_ == "that" and subject is not None and subject.i > noun.i + 1


def _behind_colon(token: Token, clause: Token) -> bool:
    """“‘They *aimed* at the lamps’: 23 dead”: what a colon sets apart is told as a fact of its own."""
    return any(between.lower_ == ":" for between in token.doc[token.i + 1 : clause.i])


def _clause(head: Token, label: str, cue: Token) -> Iterator[marks.Modality]:
    start, end = syntax.clause_extent(head)
    yield marks.Modality(start, end, label, cue.i)
    for other in syntax.conjuncts(head):
        if syntax.is_verb(other) and syntax.own_subject(other) is None and not syntax.auxiliaries(other):
            start, end = syntax.clause_extent(other)
            yield marks.Modality(start, end, label, cue.i)
