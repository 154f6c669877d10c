"""Documents speak for whoever gave them out: “the **statement** of the harbour board”, “its report”, “the notice said”.

The words printed stay the mention; its name is the issuer's. A later “the statement” goes back to the last document of
that kind whose issuer the text told.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from factx import syntax
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import word_set

_BY = frozenset(("by", "from", "of"))
_BARE, _A = word_set("the this that"), word_set("a an")
_NEXT = 60  # tokens: the sentence behind
_FAR = 500  # tokens: a document is spoken of no longer than an article's page


def documents(lexicon: Lexicon) -> frozenset[str]:
    """Nouns for what somebody gives out in words."""
    return lexicon.words("quoting", "issued")


def issuer(document: Token, heads: Mapping[int, int], lexicon: Lexicon) -> int | None:
    """The record of whoever gave out a document; None where the text does not tell.

    “a **letter** from the Speaker”, “a **story** in the newspaper El Faro”, “a **statement** released on Monday by the
    port”; not “a **letter** to the Speaker”, “a **report** on the port”.
    """
    if document.lemma_.lower() in lexicon.words("quoting", "part"):
        wholes = (noun for preposition, noun in syntax.prepositional(document) if preposition.lower_ == "of")
        document = next(wholes, document)
    if document.lemma_.lower() not in documents(lexicon):
        return None
    told = _told(document, heads, lexicon)
    if told is not None:
        return told
    opener = next((child.lower_ for child in document.children if child.dep in syntax.DETERMINER), "")
    if opener in _A:
        return _told_behind(document, heads, lexicon)
    return _before(document, heads, lexicon) if opener in _BARE else None


def _told_behind(document: Token, heads: Mapping[int, int], lexicon: Lexicon) -> int | None:
    """“…, *a report* said. **The Dorn Institute's report** found …”: the next of that name tells whose the first is."""
    doc = document.doc
    for i in range(document.i + 1, min(document.i + _NEXT, len(doc))):
        if doc[i].lemma_ == document.lemma_ and syntax.is_nominal(doc[i]):
            known = all(child.lower_ not in _A for child in doc[i].children)
            return _told(doc[i], heads, lexicon) if known else None
    return None


def _told(document: Token, heads: Mapping[int, int], lexicon: Lexicon) -> int | None:
    return next((heads[token.i] for token in _candidates(document, lexicon) if token.i in heads), None)


def _candidates(document: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Who may have given it out, surest first: an owner, an agent, a name before it, who it is from, where it stood."""
    owner = syntax.possessor(document)
    if owner is not None:
        yield owner
    for clause in syntax.children(document, syntax.ADNOMINAL_CLAUSE | syntax.RELATIVE_CLAUSE):
        agent = syntax.agent(clause) if clause.lemma_ in lexicon.words("quoting", "given_out") else None
        if agent is not None:
            yield from _with_names(agent)
    for preposition, noun in syntax.prepositional(document):
        if preposition.lower_ in _BY:
            yield from _with_names(noun)
    yield from syntax.children(document, syntax.COMPOUND)
    if document.dep in syntax.OBJECT and document.head.lemma_ in lexicon.words("quoting", "given_out"):
        subject = syntax.subject(document.head)
        if subject is not None:
            yield from _with_names(subject)
    for preposition, noun in syntax.prepositional(document):
        if preposition.lower_ == "in":
            yield from _with_names(noun)


def _with_names(noun: Token) -> Iterator[Token]:
    """“the newspaper **El Faro**”, “the port's director, **Ana Sosa**”: a name beside a noun, then the noun itself."""
    yield from (child for child in noun.children if child.dep in syntax.APPOSITION | syntax.FLAT)
    yield noun


def _before(document: Token, heads: Mapping[int, int], lexicon: Lexicon) -> int | None:
    """Whose the last document of that name was: “the board said in a statement … **The statement** added”."""
    for i in range(document.i - 1, max(document.i - _FAR, -1), -1):
        token = document.doc[i]
        if token.lemma_ != document.lemma_:
            continue
        if syntax.is_verb(token):  # “the Courier **reported** … according to *the report*”
            subject = syntax.own_subject(token)
            told = next((heads[t.i] for t in _with_names(subject) if t.i in heads), None) if subject else None
            if told is not None:
                return told
        elif syntax.is_nominal(token):
            told = _told(token, heads, lexicon)
            if told is None:
                told = _in_which(token, heads)
            if told is not None or _given_out_by_another(token, lexicon):
                return told
    return None


def _given_out_by_another(document: Token, lexicon: Lexicon) -> bool:
    """“**The officials** issued a statement”: whether the text tells whose it is, though nobody is named."""
    if document.dep not in syntax.OBJECT or document.head.lemma_ not in lexicon.words("quoting", "given_out"):
        return False
    subject = syntax.subject(document.head)
    return subject is not None and subject.tag_ in ("NN", "NNS")


def _in_which(document: Token, heads: Mapping[int, int]) -> int | None:
    """“**the board** said in a statement”: who spoke in it."""
    before = syntax.preposition_of(document)
    if before is None or before.lower_ not in ("in", "through", "via", "on"):
        return None
    verb = document.head if document.dep not in syntax.PREPOSITION_OBJECT else before.head
    subject = syntax.subject(verb) if syntax.is_verb(verb) else None
    return next((heads[token.i] for token in _with_names(subject) if token.i in heads), None) if subject else None
