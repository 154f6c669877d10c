"""“*Mr Falk*, whose own father was a pilot, called …”, “with *three in ten* saying …”: subjects that the parse misses.

Each is read from the words before a verb of saying that has no subject of its own in the parse.
"""

from factx import syntax
from factx.extract.quotations.bounds.content import before_main_clause
from factx.extract.quotations.passage import BREAKS, COMMAS, Passage
from factx.extract.quotations.speaker_phrases import (
    IN_PHRASE,
    NOUNISH,
    Speaker,
    may_say,
    phrase_of,
    speaker_before,
    starting_at,
)
from factx.extract.quotations.speakers.seeking import (
    RELATIVE,
    SPEAKER_OF_VERB,
    SayingVerb,
    left_of,
    may_speak,
    restricts,
)

_IN_FRACTION = frozenset(("of", "in", "by", "as", "than", "%", "\u2010"))
_HEADS = NOUNISH | {"DET", "ADJ", "SYM"}
_SHARES = frozenset(("those", "%", "third", "quarter", "fifth", "half"))
_OPENERS = frozenset(("CCONJ", "SCONJ"))
_LONGEST_RELATIVE = 40
_LONGEST_PHRASE = 14
_PREPOSITIONS = frozenset(("IN", "TO"))
_AND = frozenset(("and", "but", "or", "then", "yet"))
_LIKE = dict.fromkeys(("VBD", "VBN"), ("VBD", "VBN"))  # forms that a tagger takes for one another
_SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "it", "who"))


@SPEAKER_OF_VERB.rule(
    "quote.main-clause-speaks",
    tier=2,
    examples=(
        "Citing court papers, the Courier reported that the firm was broke.",
        "Claiming that the vote was stolen, Falk left the hall.",
    ),
    counterexamples=("Falk left the hall, claiming that the vote was stolen.", "Falk claims that the vote was stolen."),
)
def main_clause(passage: Passage, saying: SayingVerb) -> Speaker | None:
    """“In addition to *stating* that …, *Falk* vowed …”, “*claiming* …, *she* left”: the main clause's subject."""
    verb, first, last = saying.index, saying.first, saying.last
    opens = passage.skip(first, verb) == verb or passage.tags[verb - 1] in _PREPOSITIONS
    if passage.tags[verb] != "VBG" or not opens or passage.quoted[verb]:
        return None
    if any(map(passage.is_finite, range(first, verb))):
        return None
    begin = before_main_clause(passage, verb, last)
    found = starting_at(passage, begin, last) if begin < last else None
    return found if found is not None and may_say(passage, found.head) else None


@SPEAKER_OF_VERB.rule(
    "quote.shared-subject-speaks",
    tier=3,
    examples=(
        "Sosa confirmed that she had been there and said that she would return.",
        "Falk told the paper that the mine had lost money, adding that it would shut.",
    ),
    counterexamples=("Sosa said that she would return.", "Sosa left, and Falk said that she would return."),
)
def shared_subject(passage: Passage, saying: SayingVerb) -> Speaker | None:
    """The subject of a verb that has none of its own: beside it, or that of the cue before it.

    “… and *Clinton* said”; “*Hayek* confirmed she had been, and said …”; “*Trump* told Newsmax that Romney had lost,
    adding …”.
    """
    verb, first = saying.index, saying.first
    k = left_of(passage, verb, first)
    if saying.own is not None or k < first or passage.quoted[verb]:
        return None
    joined = passage.lower[k] in _AND or "then" in passage.lower[k + 1 : verb]
    if passage.tags[verb] == "VBG" and passage.lower[k] not in COMMAS and not joined and not passage.quoted[k]:
        return None
    if passage.is_finite(verb) and (passage.lower[k] in _SUBJECT_PRONOUNS or passage.tags[k] == "NNP"):
        return speaker_before(passage, k, first)
    if not joined and passage.tags[verb] != "VBG":
        return None
    for i in range(k - 1, first - 1, -1):
        own = syntax.own_subject(passage.token(i)) if i in passage.cues and not passage.quoted[i] else None
        adds = passage.tags[verb] == "VBG"
        alike = passage.tags[verb] in _LIKE.get(passage.tags[i], (passage.tags[i],))
        if own is None or not (alike or (adds and passage.tags[i] != "VB")):
            continue
        if not (adds and restricts(passage, own.i)) and may_speak(passage, own.i, i):
            return phrase_of(passage, own.i)
    return None


@SPEAKER_OF_VERB.rule(
    "quote.with-participle-speaks",
    tier=4,
    examples=(
        "About half want a new dam, with three in ten saying they want none.",
        "The town is split, with three in ten saying they want no bridge.",
    ),
    counterexamples=("Many residents say they stayed at home.", "She left with a smile, saying that she had won."),
)
def with_participle(passage: Passage, saying: SayingVerb) -> Speaker | None:
    """“…, with *three in ten* saying they want none”: the noun phrase between “with” and a participle."""
    verb, first = saying.index, saying.first
    if saying.own is not None or passage.quoted[verb] or passage.tags[verb] != "VBG":
        return None
    for i in range(verb - 1, max(first - 1, verb - _LONGEST_PHRASE), -1):
        if passage.lower[i] == "with":
            found = starting_at(passage, i + 1, verb) if i + 1 < verb else None
            return Speaker(found.start, min(found.end, verb), found.head) if found is not None else None
        if passage.pos[i] not in IN_PHRASE and passage.pos[i] not in ("CCONJ", "ADP", "ADV", "SYM"):
            return None
    return None


def _finite_place(passage: Passage, saying: SayingVerb) -> int | None:
    """The token that a noun phrase before a finite verb without subject would end with, brackets stepped over."""
    verb, first = saying.index, saying.first
    if saying.own is not None or passage.quoted[verb] or not passage.is_finite(verb):
        return None
    k = left_of(passage, verb, first)
    if k > first and passage.lower[k] == ")":  # “John Kasich (R-OH) said”
        k = next((i - 1 for i in range(k, first, -1) if passage.lower[i] == "("), k)
    return k if k > first else None


@SPEAKER_OF_VERB.rule(
    "quote.noun-before-relative-speaks",
    tier=4,
    examples=(
        "Praise flooded in on Twitter for Sosa, including from the baker Ivo Falk, who, calling her his friend, wrote: "
        "“A great woman.”",
        "Tributes flooded in for Sosa on Friday, including from the famous cook Ivo Falk, who, calling her his friend, "
        "wrote: “A great woman has left us.”",
    ),
    counterexamples=("Mr Falk called the plan a shame.",),
)
def before_relative(passage: Passage, saying: SayingVerb) -> Speaker | None:
    """“from *Falk*, who, calling her his friend, wrote”: whom a clause set off right before a verb is about.

    “*Falk*, whose father was a pilot, called it a shame” has at most one verb, or no comma within: in “the dam, which
    Falk built, broke, said …” it has ended before.
    """
    comma, first = _finite_place(passage, saying), saying.first
    if comma is None or passage.lower[comma] not in COMMAS:
        return None
    finite = commas = 0
    for i in range(comma - 1, max(first + 1, comma - _LONGEST_RELATIVE), -1):
        if passage.quoted[i]:
            continue
        if passage.tags[i] in RELATIVE:
            opens = i - 1 if passage.lower[i - 1] == passage.lower[comma] else i - 2
            if passage.lower[opens] != passage.lower[comma] or opens <= first or (finite > 1 and commas):
                return None
            noun = opens - 1
            nominal = passage.pos[noun] in NOUNISH or passage.doc[noun].is_title
            found = speaker_before(passage, noun, first) if nominal else None
            return found if found is not None and may_say(passage, found.head) else None
        finite += passage.is_finite(i)
        commas += passage.lower[i] == ","
    return None


@SPEAKER_OF_VERB.rule(
    "quote.opening-phrase-speaks",
    tier=4,
    examples=("The mine, the mayor and others said, would close.", "Falk, the paper and others said, would stay."),
    counterexamples=("The mayor said that he wants no bridge.",),
)
def opening_phrase(passage: Passage, saying: SayingVerb) -> Speaker | None:
    """“…, and *as many as half of them* tell …”, “*those surveyed* say”: the noun phrase that a clause begins with.

    It ends at token k, right before the verb; what stands before it is a break, a conjunction or nothing.
    """
    k, first = _finite_place(passage, saying), saying.first
    if k is None or passage.lower[k] in COMMAS:
        return None
    end = k + 1
    if k > first and (passage.tags[k] == "VBN" or passage.lower[k - 1] == "those"):
        k -= 1
    if passage.pos[k] not in NOUNISH and passage.lower[k] not in _SHARES:
        return None
    start, head = k, k
    while start > first and k - start < _LONGEST_PHRASE and not passage.quoted[start - 1]:
        near = start - 1
        if passage.lower[near] == "and" and start > first + 1 and passage.pos[start - 2] in NOUNISH:
            if any(map(passage.is_finite, range(first, near))):
                break
            start, head = near, near - 1  # “*the board and the mayor* have said”
            continue
        if passage.tags[near] in RELATIVE or (
            passage.pos[near] in _OPENERS and passage.lower[near] not in _IN_FRACTION
        ):
            break
        if (
            passage.pos[near] not in IN_PHRASE
            and passage.pos[near] != "ADV"
            and passage.lower[near] not in _IN_FRACTION
        ):
            break
        if passage.lower[near] in ("of", "in") and near > first:
            head = near - 1
        start = near
    while start < head and passage.pos[start] == "ADV" and passage.pos[start + 1] not in ("NUM", "DET", "ADJ"):
        start += 1
    opens = start == first or passage.lower[start - 1] in BREAKS or passage.pos[start - 1] in _OPENERS
    if not opens or passage.lower[start] in _IN_FRACTION - {"as"} or passage.pos[head] not in _HEADS:
        return None
    return Speaker(start, end, head)
