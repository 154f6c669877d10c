"""How a mention and a pronoun's clause are joined to their sentence: “by **Sosa**”, “**because** *he* …”."""

from spacy.tokens import Token

from factx import syntax
from factx.lexicon.closed_classes import word_set

MARKERS = ("none", "because", "time", "and", "but", "that", "who", "other")
PREPOSITIONS = ("by", "with", "of", "to", "from", "for", "in")
_TIMES = word_set("when while after before as until since once")
_CAUSES = word_set("because since so although though if")


def preposition(token: Token, place: str) -> int:
    """“by **Sosa**”, “with **Sosa**”: which preposition a mention stands behind."""
    if place != "oblique":
        return 0
    before = syntax.preposition_of(token)
    word = before.lower_ if before is not None else ""
    return PREPOSITIONS.index(word) + 1 if word in PREPOSITIONS else 0


def coordinated(token: Token) -> bool:
    """“**Sosa** and Bos”: one of several."""
    return token.dep in syntax.CONJUNCT or any(child.dep in syntax.CONJUNCT for child in token.children)


def marker(token: Token) -> int:
    """How the clause of a pronoun is joined to what stands above it."""
    clause = syntax.clause_head(token)
    words = [child.lower_ for child in clause.children if child.dep in syntax.MARKER and child.i < token.i]
    words += [child.lower_ for child in clause.children if child.dep in syntax.ADVERB and child.lower_ == "when"]
    if words:
        word = words[0]
        if word in _TIMES:
            return MARKERS.index("time")
        return MARKERS.index("because" if word in _CAUSES else "that" if word == "that" else "other")
    if clause.dep in syntax.RELATIVE_CLAUSE:
        return MARKERS.index("who")
    if clause.dep in syntax.CLAUSAL_COMPLEMENT:
        return MARKERS.index("that")
    if clause.dep in syntax.CONJUNCT:
        but = any(child.lower_ == "but" for child in clause.children)
        return MARKERS.index("but" if but else "and")
    return 0
