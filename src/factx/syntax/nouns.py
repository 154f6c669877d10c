"""Questions about nouns and their phrases."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from factx.syntax.labels import (
    APPOSITION,
    CASE,
    CONJUNCT,
    NOT_IN_PHRASE,
    OBLIQUE,
    POSSESSIVE,
    PREPOSITION,
    PREPOSITION_OBJECT,
    PUNCTUATION,
    SUBJECT,
    child,
    children,
)


class Prepositional(NamedTuple):
    """A preposition and the head of what it governs: “of” and *army* in “of the Russian army”."""

    preposition: Token
    noun: Token


def prepositional(token: Token) -> Iterator[Prepositional]:
    """The prepositional phrases that hang on a token, as pairs of preposition and noun.

    “members of the tribe in Anbar” → (of, tribe) and, where the parse has it so, (in, Anbar).
    """
    for dependent in token.children:
        if dependent.dep in PREPOSITION:
            for governed in dependent.children:
                if governed.dep in PREPOSITION_OBJECT:
                    yield Prepositional(dependent, governed)
        elif dependent.dep in OBLIQUE:
            for marker in dependent.children:
                if marker.dep in CASE:
                    yield Prepositional(marker, dependent)
                    break


def governed_by(noun: Token, prepositions: frozenset[str]) -> Token | None:
    """What a noun hangs on through one of these prepositions: for *army* in “chief of the army” and {"of"}, *chief*."""
    if noun.dep in PREPOSITION_OBJECT and noun.head.lower_ in prepositions:
        return noun.head.head
    if noun.dep in OBLIQUE and any(mark.dep in CASE and mark.lower_ in prepositions for mark in noun.children):
        return noun.head
    return None


def preposition_of(noun: Token) -> Token | None:
    """The preposition that governs a noun, if one does: “in” for *Almaty* in “in Almaty”."""
    if noun.dep in PREPOSITION_OBJECT:
        return noun.head
    return child(noun, CASE)


def appositions(noun: Token) -> list[Token]:
    """“Tokayev, the **president**, …”: renamings of a noun."""
    return children(noun, APPOSITION)


def possessor(noun: Token) -> Token | None:
    """“**Kazakhstan**’s president”, “**his** death”."""
    return child(noun, POSSESSIVE)


def conjuncts(token: Token) -> list[Token]:
    """The other members of a coordination: for *protesters* in “26 protesters and 18 officers”, *officers*."""
    found: list[Token] = []
    queue = [token]
    while queue and len(found) < 100:
        for other in children(queue.pop(0), CONJUNCT):
            found.append(other)
            queue.append(other)
    return sorted(found, key=lambda other: other.i)


def coordination_head(token: Token) -> Token:
    """The first member of the coordination that a token belongs to, or the token itself."""
    while token.dep in CONJUNCT and token.head != token:
        token = token.head
    return token


def phrase(noun: Token) -> Span:
    """The noun phrase of a head without its conjuncts, appositions and clauses: contiguous, around the head.

    “two senior officers of the army, who fled” for *officers* → “two senior officers of the army”.
    """
    left, right = noun.i, noun.i
    for dependent in noun.children:
        if dependent.dep in NOT_IN_PHRASE:
            continue
        start, stop = extent(dependent)
        left, right = min(left, start), max(right, stop - 1)
    return noun.doc[_first_after_break(noun, left) : _last_before_break(noun, right) + 1]


def _first_after_break(noun: Token, left: int) -> int:
    """Where the phrase begins, without anything left of a blank line."""
    for i in range(noun.i, left, -1):
        if noun.doc[i - 1].is_space:
            return i
    return left


def _last_before_break(noun: Token, right: int) -> int:
    """Where the phrase ends: before a clause or apposition of its own, and without trailing punctuation or space."""
    doc = noun.doc
    for dependent in noun.rights:
        if dependent.dep in NOT_IN_PHRASE and dependent.dep not in PUNCTUATION and dependent.left_edge.i <= right:
            right = max(noun.i, dependent.left_edge.i - 1)  # crossing edges may begin left of the head
            break
    for i in range(noun.i + 1, right + 1):
        if doc[i].is_space and "\n" in doc[i].text:
            right = i - 1
            break
    while right > noun.i and (doc[right].is_space or (doc[right].is_punct and doc[right].text not in (")", "]", "%"))):
        right -= 1
    return right


def extent(token: Token) -> tuple[int, int]:
    """First and one-past-last token index of a token's subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def head_within(doc: Doc, start: int, end: int) -> Token:
    """The token of a stretch that the others hang on: *Xi* of “Xi Jinping” in UD, *Jinping* in ClearNLP.

    Where the parse breaks a name in two, the part that is somebody's subject counts.
    """
    if end == start + 1:
        return doc[start]
    inside = [doc[i] for i in range(start, end)]
    outer = [token for token in inside if not start <= (above := token.head).i < end or above == token]
    return next((token for token in outer if token.dep in SUBJECT), outer[0] if outer else doc[end - 1])
