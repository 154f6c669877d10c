"""“15 **presumed Shining Path terrorists** were killed”: noun phrases read from words and tags alone.

A count and its noun stand together, and tags err less than attachments: what is asked here needs no parse.
"""

from typing import NamedTuple

from spacy.tokens import Doc

from factx.lexicon.closed_classes import MONTHS, WEEKDAYS, word_set

_CALENDAR = WEEKDAYS | MONTHS | word_set("today yesterday tonight tomorrow")
_PREFIXES = word_set("ex vice non pro anti co self pre post mid sub half step")
_INSIDE = frozenset(("NOUN", "PROPN", "ADJ"))
_BEFORE_NOUN = word_set("JJ JJR JJS NN NNS NNP NNPS VBN VBG HYPH CD POS FW AFX")
_NOUN_TAGS = word_set("NN NNS NNP NNPS FW")
_PLURALS = frozenset(("NNS", "NNPS"))
_HYPHENS = frozenset(("-", "‑"))
_HYPHENS_AND_SLASH = _HYPHENS | {"–", "/"}
_NAMING = frozenset(("named", "called", "identified", "nicknamed", "dubbed"))
_QUOTES = frozenset("\"“”‘’'")


class CountedNoun(NamedTuple):
    """The noun that a numeral or determiner counts: its head and the end of its phrase; no head if elided."""

    head: int | None
    end: int


def counted_noun(doc: Doc, start: int, stop: int, *, one: bool = False) -> CountedNoun:
    """“(15) **presumed Shining Path terrorists** were”: the noun phrase from `start` on, read from the tags alone.

    The head is the last plural of the run, else its last noun; names after a plural (“two nephews, Jordan”, “12 people
    Friday”) are no part of it.
    """
    head: int | None = None
    index = start
    while index < stop:
        token = doc[index]
        if token.lower_ in _PREFIXES and index + 2 < stop and doc[index + 1].text in _HYPHENS:
            index += 2  # “an **ex-**member”
            continue
        if token.text in ("[", "(") and head is None and index + 2 < stop and doc[index + 2].text in ("]", ")"):
            index += 3  # “no **[further]** casualties”
            continue
        if token.pos_ in _INSIDE or token.tag_ in _NOUN_TAGS:
            if token.lower_ in _CALENDAR or (head is not None and token.lower_ == "ages"):
                break  # “two boys **ages** 14 and 15”
            if token.pos_ != "ADJ" or token.tag_ in _PLURALS or token.lower_ in ("old", "olds"):
                # “gunmen of the People’s **Front**”: an owner in the plural is not what the phrase is about
                plural = head is not None and doc[head].tag_ in _PLURALS and doc[index - 1].tag_ != "POS"
                if plural and not one and token.tag_ not in _PLURALS and not _reaches_plural(doc, index, stop):
                    break
                head = index
            elif head is not None and doc[head].tag_ in _PLURALS:
                break
        elif (head is None or token.tag_ != "POS") and (
            (head is not None and doc[head].tag_ in _PLURALS) or not _goes_on(doc, index, stop, head)
        ):
            break
        index += 1
    if head is None and index == start + 1 and doc[start].ent_type_ == "NORP":
        head = start  # “a **Palestinian** was killed”, tagged as an adjective
    return CountedNoun(head, start if head is None else head + 1)


def _reaches_plural(doc: Doc, index: int, stop: int) -> bool:
    """“rebels’ **camp guards**”: whether a plural noun follows without a break."""
    for near in range(index, min(stop, index + 4)):
        if doc[near].tag_ in _PLURALS:
            return True
        if doc[near].pos_ not in _INSIDE or doc[near].lower_ in _CALENDAR:
            return False
    return False


def _goes_on(doc: Doc, index: int, stop: int, head: int | None) -> bool:
    """Hyphens, quotation marks, adverbs and participles inside: “an **18-**year-old”, “12 **heavily armed** men”."""
    token = doc[index]
    following = doc[index + 1] if index + 1 < stop else None
    if following is None:
        return False
    if token.tag_ == "HYPH" or token.text in _HYPHENS_AND_SLASH or token.text in _QUOTES:
        glued = index > 0 and not doc[index - 1].whitespace_ and not token.whitespace_
        return glued or (token.text not in _HYPHENS_AND_SLASH and following.pos_ in _INSIDE)
    if token.tag_ == "WRB":
        return False  # “a girl **when** gunfire erupted”
    if token.tag_ in ("VBN", "VBG", "JJ", "RB", "RBR", "RBS", "CD") or token.pos_ in ("NUM", "ADV"):
        if head is not None and (token.lower_ in _NAMING or (token.tag_ == "VBN" and following.pos_ == "NUM")):
            return False  # “a woman **named** Ana Sosa”, “an icefall **killed** 16 guides”, misread as a participle
        return following.tag_ in _BEFORE_NOUN or following.text in _HYPHENS or following.pos_ in _INSIDE
    if head is None and token.pos_ == "CCONJ":  # “nine **Philippine and Indonesian** workers”
        return doc[index - 1].pos_ == "ADJ" and (following.pos_ == "ADJ" or following.tag_ == "NNP")
    return token.text == "," and doc[index - 1].pos_ == "ADJ" and following.pos_ == "ADJ"
