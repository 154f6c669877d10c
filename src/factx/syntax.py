"""Syntax through one door: questions about a dependency parse, whatever its label scheme.

The bundled pipeline speaks Universal Dependencies (`obl`, `case`, `nsubj:pass`), `en_core_web_*` speaks ClearNLP labels
(`prep`, `pobj`, `nsubjpass`). Everything that is asked of a parse is asked here, so no rule compares a label itself.
Functions take and give tokens; none walks more than the token's own children, chain of heads or subtree.

The two schemes differ most in what heads a phrase: in UD “of the army” hangs as a noun (*army*) with a `case` child,
in ClearNLP as a preposition with a `pobj` child; in UD “is dead” is headed by *dead*, in ClearNLP by *is*.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token


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
AGENT = _labels("obl:agent agent")
POSSESSIVE = _labels("nmod:poss poss")
DETERMINER = _labels("det det:predet predet")
NUMBER_MODIFIER = _labels("nummod")
ADJECTIVE = _labels("amod")
COMPOUND = _labels("compound nn")
FLAT = _labels("flat flat:name flat:foreign")
MARKER = _labels("mark")
ADVERB = _labels("advmod neg npadvmod")
NEGATION = _labels("neg")
PUNCTUATION = _labels("punct")
PARTICLE = _labels("compound:prt prt")
# What a reader leaves out of a noun phrase to get at who or what it is.
_NOT_IN_PHRASE = (
    RELATIVE_CLAUSE | ADNOMINAL_CLAUSE | APPOSITION | PARATAXIS | CONJUNCT | COORDINATOR | PUNCTUATION | COPULA
)
_CLAUSE = CLAUSAL_COMPLEMENT | PARATAXIS | ADVERBIAL_CLAUSE | RELATIVE_CLAUSE | ADNOMINAL_CLAUSE
_NEGATORS = frozenset(("not", "n't", "n’t", "never", "no", "nor", "neither"))
_VERBS = frozenset(("VERB", "AUX"))
_NOMINALS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


class Prepositional(NamedTuple):
    """A preposition and the head of what it governs: “of” and *army* in “of the Russian army”."""

    preposition: Token
    noun: Token


def children(token: Token, labels: frozenset[int]) -> list[Token]:
    """The token's own dependents with one of the labels, in text order."""
    return [child for child in token.children if child.dep in labels]


def child(token: Token, labels: frozenset[int]) -> Token | None:
    """The first dependent with one of the labels."""
    return next((child for child in token.children if child.dep in labels), None)


def is_verb(token: Token) -> bool:
    """A verb or auxiliary."""
    return token.pos_ in _VERBS


def is_nominal(token: Token) -> bool:
    """A noun, name, pronoun or numeral: something that can head a noun phrase."""
    return token.pos_ in _NOMINALS


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


def is_negated(token: Token) -> bool:
    """“did *not* say”, “*never* said”: a negation hangs on the token or on its auxiliary."""
    return any(
        near.dep in NEGATION or (near.lower_ in _NEGATORS and near.dep in ADVERB | DETERMINER | COORDINATOR)
        for near in token.children
    )


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and modals: “would have been”."""
    return children(verb, AUXILIARY)


def clause_head(token: Token) -> Token:
    """The head of the clause a token stands in: the nearest verb or clause root above it, itself included."""
    while token.head != token and token.dep not in _CLAUSE and not (token.dep in CONJUNCT and is_verb(token)):
        if is_verb(token) and token.dep not in AUXILIARY | COPULA:
            break
        token = token.head
    return token


def ancestors(token: Token, limit: int = 50) -> Iterator[Token]:
    """Heads above a token, nearest first, at most `limit` of them."""
    while token.head != token and limit:
        token = token.head
        limit -= 1
        yield token


def phrase(noun: Token) -> Span:
    """The noun phrase of a head without its conjuncts, appositions and clauses: contiguous, around the head.

    “two senior officers of the army, who fled” for *officers* → “two senior officers of the army”.
    """
    left, right = noun.i, noun.i
    for dependent in noun.children:
        if dependent.dep in _NOT_IN_PHRASE:
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
        if dependent.dep in _NOT_IN_PHRASE and dependent.dep not in PUNCTUATION and dependent.left_edge.i <= right:
            right = min(right, dependent.left_edge.i - 1)
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
    outer = [token for token in doc[start:end] if not start <= token.head.i < end or token.head is token]
    return next((token for token in outer if token.dep in SUBJECT), outer[0] if outer else doc[end - 1])


def subtree(token: Token) -> Span:
    """The whole subtree as one span."""
    start, stop = extent(token)
    return token.doc[start:stop]


def clause_extent(head: Token) -> tuple[int, int]:
    """First and one-past-last token of a clause without the clauses below it.

    “They did not *say* that ten had died” for *say* → “They did not say”; open complements stay in (“tried to leave”).
    """
    start, stop = head.i, head.i + 1
    for dependent in head.children:
        below = dependent.dep in _CLAUSE or (dependent.dep in CONJUNCT and is_verb(dependent))
        if below or dependent.dep in PUNCTUATION or dependent.dep in COORDINATOR:
            if dependent.i > head.i and below:
                break
            if below:
                start, stop = head.i, head.i + 1
            continue
        left, right = extent(dependent)
        start, stop = min(start, left), max(stop, right)
    return start, stop


def lower_words(doc: Doc) -> list[str]:
    """Every token's text in lower case, without making Token objects."""
    column = doc.to_array("LOWER").tolist() if len(doc) else []
    strings = doc.vocab.strings
    known = {key: strings[key] for key in set(column)}
    return [known[key] for key in column]


class CountedNoun(NamedTuple):
    """The noun that a numeral or determiner before token `start` counts: its head and the end of its phrase; no head if elided."""

    head: int | None
    end: int


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow january february march april "
    "june july august september october november december".split()
)
_PREFIXES = frozenset(("ex", "vice", "non", "pro", "anti", "co", "self", "pre", "post", "mid", "sub", "half", "step"))
_INSIDE_NOUN_PHRASE = frozenset(("NOUN", "PROPN", "ADJ"))
_BEFORE_NOUN = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "CD", "POS", "FW", "AFX"))


def counted_noun(doc: Doc, start: int, stop: int, *, one: bool = False) -> CountedNoun:
    """“(15) **presumed Shining Path terrorists** were”: the noun phrase from `start` on, read from the tags alone.

    Shallow on purpose: a count and its noun stand together, and tags err less than attachments. The head is the last plural of
    the run, else its last noun; names after a plural (“two nephews, Jordan”, “12 people Friday”) are no part of it.
    """
    head: int | None = None
    index = start
    while index < stop:
        token = doc[index]
        if token.lower_ in _PREFIXES and index + 2 < stop and doc[index + 1].text in ("-", "‑"):
            index += 2  # “an **ex-**member”
            continue
        if token.text in ("[", "(") and head is None and index + 2 < stop and doc[index + 2].text in ("]", ")"):
            index += 3  # “no **[further]** casualties”
            continue
        if token.pos_ in _INSIDE_NOUN_PHRASE or token.tag_ in ("NN", "NNS", "NNP", "NNPS", "FW"):
            if token.lower_ in _CALENDAR:
                break
            if token.pos_ != "ADJ" or token.tag_ in ("NNS", "NNPS") or token.lower_ in ("old", "olds"):
                plural = head is not None and doc[head].tag_ in ("NNS", "NNPS")
                if plural and not one and token.tag_ not in ("NNS", "NNPS") and not _reaches_plural(doc, index, stop):
                    break
                head = index
            elif head is not None and doc[head].tag_ in ("NNS", "NNPS"):
                break
        elif head is not None and token.tag_ == "POS":
            pass
        elif head is not None and doc[head].tag_ in ("NNS", "NNPS"):
            break
        elif not _goes_on(doc, index, stop, head):
            break
        index += 1
    return CountedNoun(head, start if head is None else head + 1)


def _reaches_plural(doc: Doc, index: int, stop: int) -> bool:
    """“rebels’ **camp guards**”: whether a plural noun follows without a break."""
    for near in range(index, min(stop, index + 4)):
        if doc[near].tag_ in ("NNS", "NNPS"):
            return True
        if doc[near].pos_ not in _INSIDE_NOUN_PHRASE or doc[near].lower_ in _CALENDAR:
            return False
    return False


def _goes_on(doc: Doc, index: int, stop: int, head: int | None) -> bool:
    """Hyphens, quotation marks, adverbs and participles inside a noun phrase: “an **18-**year-old”, “12 **heavily armed** men”."""
    token = doc[index]
    following = doc[index + 1] if index + 1 < stop else None
    if following is None:
        return False
    if token.tag_ == "HYPH" or token.text in ("-", "‑", "–", "/") or token.text in ('"', "“", "”", "‘", "’", "'"):
        glued = index > 0 and not doc[index - 1].whitespace_ and not token.whitespace_
        return glued or (token.text not in ("-", "‑", "–", "/") and following.pos_ in _INSIDE_NOUN_PHRASE)
    if token.tag_ in ("VBN", "VBG", "RB", "RBR", "RBS", "CD") or token.pos_ in ("NUM", "ADV"):
        return following.tag_ in _BEFORE_NOUN or following.text in ("-", "‑") or following.pos_ in _INSIDE_NOUN_PHRASE
    if head is None and token.pos_ == "CCONJ":  # “nine **Philippine and Indonesian** workers”
        return doc[index - 1].pos_ == "ADJ" and (following.pos_ == "ADJ" or following.tag_ == "NNP")
    return token.text == "," and doc[index - 1].pos_ == "ADJ" and following.pos_ == "ADJ"
