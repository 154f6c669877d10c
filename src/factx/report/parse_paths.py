"""The way through the parse between two stretches, as a line: `protesters ←nsubj:pass─ killed`."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from factx import marks, syntax
from factx.facts import Span


@dataclass(frozen=True, slots=True)
class Edge:
    """One dependency: `child` hangs on `head` by `label`."""

    child: str
    label: str
    head: str


@dataclass(frozen=True, slots=True)
class Path:
    """The edges between two parts of a fact, and how they read in one line; arrows point to the dependent."""

    between: str
    line: str
    edges: tuple[Edge, ...]


def between(doc: Doc, name: str, one: Span, other: Span) -> Path | None:
    """The shortest path between the heads of two stretches; None across sentences, or where both have one head.

    “At least 26 protesters were killed” → `26 ←nummod─ protesters ←nsubj:pass─ killed`.
    """
    found = (_way(near, far) for near in _heads(doc, one) for far in _heads(doc, other))
    ways = [way for way in found if way is not None and len(way[0]) + len(way[1]) > 2]
    if not ways:
        return None
    up, down = min(
        ways, key=lambda way: (len(way[0]) + len(way[1]), way[0][0].pos_ != "NUM", not syntax.is_verb(way[1][0]))
    )
    line = up[0].text + "".join(f" ←{child.dep_}─ {child.head.text}" for child in up[:-1])
    line += "".join(f" ─{child.dep_}→ {child.text}" for child in reversed(down[:-1]))
    edges = [Edge(child.text, child.dep_, child.head.text) for child in (*up[:-1], *reversed(down[:-1]))]
    return Path(name, line, tuple(edges))


def _way(one: Token, other: Token) -> tuple[list[Token], list[Token]] | None:
    """The way between two tokens: from each, the tokens up to the head that they share, itself included.

    “Protesters were killed”, *protesters* and *killed*: ([protesters, killed], [killed]). None across sentences.
    """
    up, down = [one, *syntax.ancestors(one)], [other, *syntax.ancestors(other)]
    above = {token.i: place for place, token in enumerate(up)}
    for place, token in enumerate(down):
        if token.i in above:
            return up[: above[token.i] + 1], down[: place + 1]
    return None


def _heads(doc: Doc, span: Span) -> list[Token]:
    """The words of a stretch that hang on nothing within it; at most ten."""
    tokens = marks.tokens_at(doc, span.start_char, span.end_char)
    if tokens is None:
        return []
    start, end = tokens
    outer = [token for token in doc[start:end] if not start <= token.head.i < end or token.head.i == token.i]
    return [token for token in outer if not (token.is_punct or token.is_space)][:10]
