"""“said *Will* Doyle”, “voters, he notes, *applaud* it”: words that the tagger takes for something else, told by the
words and the parse around them."""

from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from factx import syntax
from factx.lexicon import Lexicon

if TYPE_CHECKING:
    from factx.extract.quotations.passage import Passage

NAMES_TOO = frozenset(("will", "may"))
_LONGEST_CLAUSE = 40


def names_somebody(doc: Doc, lexicon: Lexicon, i: int) -> bool:
    """“said *Will* Doyle”, “*May* said”, but not “in May exports fell”: a modal or month that names somebody."""
    if i + 1 >= len(doc) or not doc[i].is_title or (i and doc[i - 1].pos_ == "ADP"):
        return False
    following = doc[i + 1]
    if following.tag_ in ("VBD", "VBZ", "VBN"):
        return ("verb", following.lemma_.lower()) in lexicon.cue_index
    return i > 0 and doc[i].tag_ == "MD" and following.tag_ == "NNP"


def is_present(verb: Token) -> bool:
    """“Voters, Falk notes, *applaud* the plan”: no infinitive, for it has a subject and no auxiliary or “to”."""
    subject = syntax.own_subject(verb)
    if subject is None or subject.i > verb.i or syntax.auxiliaries(verb):
        return False
    return not any(word.tag_ == "TO" for word in verb.lefts)


def opens_alone(doc: Doc, i: int) -> bool:
    """“*Contacted*, Tomas Falk, the head of the station, denied …”: a participle before a comma, taken for a past."""
    return bool(doc[i].is_sent_start) and i + 1 < len(doc) and doc[i + 1].lower_ == ","


def is_only_verb(passage: "Passage", verb: int) -> bool:
    """“Lord Amble *accused* ministers of …”: a past taken for a participle, where the sentence has no verb else.

    A noun stands right before it and an object behind it, no “of” as in headlines (“Mayor *accused* of …”).
    """
    doc, end = passage.doc, len(passage)
    if verb + 1 >= end or passage.quoted[verb] or passage.pos[verb - 1] not in ("NOUN", "PROPN"):
        return False
    if passage.pos[verb + 1] not in ("NOUN", "PROPN", "PRON", "DET") or syntax.auxiliaries(doc[verb]):
        return False
    first, last = verb, verb + 1
    while first and verb - first < _LONGEST_CLAUSE and not doc[first].is_sent_start:
        first -= 1
    while last < end and last - verb < _LONGEST_CLAUSE and not doc[last].is_sent_start:
        last += 1
    return not any(passage.is_finite(i) and not passage.quoted[i] for i in range(first, last))
