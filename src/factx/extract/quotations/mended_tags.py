"""“said *Will* Doyle”, “voters, he notes, *applaud* it”: words that the tagger takes for something else, told by the
words and the parse around them."""

from spacy.tokens import Doc, Token

from factx import syntax
from factx.lexicon import Lexicon

NAMES_TOO = frozenset(("will", "may"))


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
