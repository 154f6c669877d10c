"""Questions about verbs and their clauses."""

from spacy.tokens import Token

from factx.syntax.labels import (
    ADJECTIVE,
    ADNOMINAL_CLAUSE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    CLAUSAL_COMPLEMENT,
    CLAUSE,
    CONJUNCT,
    COORDINATOR,
    COPULA,
    DETERMINER,
    NEGATION,
    NEGATORS,
    OBJECT,
    OPEN_COMPLEMENT,
    PARATAXIS,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PREDICATE,
    PUNCTUATION,
    RELATIVE_CLAUSE,
    SUBJECT,
    child,
    children,
    is_verb,
)
from factx.syntax.nouns import extent, prepositional


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on this verb itself (or, in ClearNLP, on its auxiliary's head)."""
    return child(verb, SUBJECT)


def subject(verb: Token) -> Token | None:
    """The subject of a verb, inherited where the verb shares one.

    “He accused the media and *lambasted* activists”: he. “They agreed to *talk*”: they.
    “Guards, *saying* …, left”: guards. Conjuncts, open complements and adverbial participles look up their head.
    """
    seen = 0
    while seen < 6:
        found = own_subject(verb)
        if found is not None:
            return found
        if verb.dep in RELATIVE_CLAUSE or verb.dep in ADNOMINAL_CLAUSE:
            return verb.head
        if verb.head == verb or not (
            verb.dep in CONJUNCT or verb.dep in OPEN_COMPLEMENT or verb.dep in ADVERBIAL_CLAUSE
        ):
            return None
        if not is_verb(verb.head) and own_subject(verb.head) is None and verb.head.dep not in CONJUNCT:
            return None
        verb = verb.head
        seen += 1
    return None


def is_passive(verb: Token) -> bool:
    """“was killed”, “got arrested”, “those *killed*”: the verb's sufferer is its subject or the noun it modifies."""
    if child(verb, PASSIVE_SUBJECT) is not None or child(verb, PASSIVE_AUXILIARY) is not None:
        return True
    reduced = verb.dep in ADNOMINAL_CLAUSE or verb.dep in ADJECTIVE
    return reduced and (
        verb.tag_ == "VBN" or ("Part" in verb.morph.get("VerbForm", []) and "Past" in verb.morph.get("Tense", []))
    )


def objects(verb: Token) -> list[Token]:
    """Direct objects."""
    return children(verb, OBJECT)


def agent(verb: Token) -> Token | None:
    """Who did it in a passive: “killed *by* the **army**”."""
    for preposition, noun in prepositional(verb):
        if preposition.lower_ == "by":
            return noun
    return None


def clausal_complements(verb: Token) -> list[Token]:
    """Heads of the clauses that a verb governs, finite or not: “said [they had *left*]”, “promised [to *leave*]”."""
    return children(verb, CLAUSAL_COMPLEMENT | OPEN_COMPLEMENT)


def parataxis(verb: Token) -> list[Token]:
    """Clauses set beside a verb without a conjunction; UD hangs “he said” so on what was said."""
    return children(verb, PARATAXIS)


def predicate(token: Token) -> Token:
    """What a copula says of its subject: *dead* for *is* in ClearNLP; in UD the predicate is already the head."""
    return child(token, PREDICATE) or token


def copula(token: Token) -> Token | None:
    """The “is” of “is dead”, asked of *dead* in either scheme."""
    own = child(token, COPULA)
    if own is not None:
        return own
    return token.head if token.dep in PREDICATE else None


def is_negated(token: Token) -> bool:
    """“did *not* say”, “*never* said”: a negation hangs on the token or on its auxiliary."""
    return any(
        near.dep in NEGATION or (near.lower_ in NEGATORS and near.dep in ADVERB | DETERMINER | COORDINATOR)
        for near in token.children
    )


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and modals: “would have been”."""
    return children(verb, AUXILIARY)


def clause_head(token: Token) -> Token:
    """The head of the clause a token stands in: the nearest verb or clause root above it, itself included."""
    while token.head != token and token.dep not in CLAUSE and not (token.dep in CONJUNCT and is_verb(token)):
        if is_verb(token) and token.dep not in AUXILIARY | COPULA:
            break
        token = token.head
    return token


def clause_extent(head: Token) -> tuple[int, int]:
    """First and one-past-last token of a clause without the clauses below it.

    “They did not *say* that ten had died” for *say* → “They did not say”; open complements stay in (“tried to leave”).
    """
    start, stop = head.i, head.i + 1
    for dependent in head.children:
        below = dependent.dep in CLAUSE or (dependent.dep in CONJUNCT and is_verb(dependent))
        if below or dependent.dep in PUNCTUATION or dependent.dep in COORDINATOR:
            if dependent.i > head.i and below:
                break
            if below:
                start, stop = head.i, head.i + 1
            continue
        left, right = extent(dependent)
        start, stop = min(start, left), max(stop, right)
    return start, stop
