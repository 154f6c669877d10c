"""The labels of both schemes, by what they say, and the plainest questions about a token."""

from collections.abc import Iterator

from spacy.strings import get_string_id
from spacy.tokens import Token


def _labels(names: str) -> frozenset[int]:
    """Ids of dependency labels; a label's id is the hash of its name, the same in every vocabulary."""
    return frozenset(get_string_id(name) for name in names.split())


SUBJECT = _labels("nsubj nsubj:pass nsubj:outer csubj csubj:pass csubj:outer nsubjpass csubjpass")
PASSIVE_SUBJECT = _labels("nsubj:pass csubj:pass nsubjpass csubjpass")
OBJECT = _labels("obj dobj")
INDIRECT_OBJECT = _labels("iobj dative")
CLAUSAL_COMPLEMENT = _labels("ccomp")
OPEN_COMPLEMENT = _labels("xcomp oprd")
PREDICATE = _labels("attr acomp")  # ClearNLP: the noun or adjective after a copula
PARATAXIS = _labels("parataxis")
ADVERBIAL_CLAUSE = _labels("advcl advcl:relcl")
RELATIVE_CLAUSE = _labels("acl:relcl relcl")
ADNOMINAL_CLAUSE = _labels("acl")
APPOSITION = _labels("appos")
CONJUNCT = _labels("conj")
COORDINATOR = _labels("cc cc:preconj preconj")
AUXILIARY = _labels("aux aux:pass auxpass")
PASSIVE_AUXILIARY = _labels("aux:pass auxpass")
COPULA = _labels("cop")
CASE = _labels("case")
PREPOSITION = _labels("prep agent")
PREPOSITION_OBJECT = _labels("pobj pcomp")
OBLIQUE = _labels("obl obl:agent obl:npmod obl:tmod obl:unmarked nmod nmod:npmod nmod:tmod nmod:unmarked nmod:desc")
POSSESSIVE = _labels("nmod:poss poss")
DETERMINER = _labels("det det:predet predet")
ADJECTIVE = _labels("amod")
COMPOUND = _labels("compound nn")
FLAT = _labels("flat flat:name flat:foreign")
MARKER = _labels("mark")
ADVERB = _labels("advmod neg npadvmod")
NEGATION = _labels("neg")
PUNCTUATION = _labels("punct")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Tags of verbs that can head a clause on their own."""
# What a reader leaves out of a noun phrase to get at who or what it is.
NOT_IN_PHRASE = (
    RELATIVE_CLAUSE | ADNOMINAL_CLAUSE | APPOSITION | PARATAXIS | CONJUNCT | COORDINATOR | PUNCTUATION | COPULA
)
CLAUSE = CLAUSAL_COMPLEMENT | PARATAXIS | ADVERBIAL_CLAUSE | RELATIVE_CLAUSE | ADNOMINAL_CLAUSE
NEGATORS = frozenset(("not", "n't", "n’t", "never", "no", "nor", "neither"))
VERBS = frozenset(("VERB", "AUX"))
NOMINALS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


def children(token: Token, labels: frozenset[int]) -> list[Token]:
    """The token's own dependents with one of the labels, in text order."""
    return [child for child in token.children if child.dep in labels]


def child(token: Token, labels: frozenset[int]) -> Token | None:
    """The first dependent with one of the labels."""
    for dependent in token.children:
        if dependent.dep in labels:
            return dependent
    return None


def is_verb(token: Token) -> bool:
    """A verb or auxiliary."""
    return token.pos_ in VERBS


def is_nominal(token: Token) -> bool:
    """A noun, name, pronoun or numeral: something that can head a noun phrase."""
    return token.pos_ in NOMINALS


def ancestors(token: Token, limit: int = 50) -> Iterator[Token]:
    """Heads above a token, nearest first, at most `limit` of them."""
    head = token.head
    while head.i != token.i and limit:
        token, limit = head, limit - 1
        yield token
        head = token.head
