"""“*Mr Falk*, whose own father was a pilot, called …”, “with *three in ten* saying …”: subjects that the parse misses.

Each is read from the words before a verb of saying that has no subject of its own in the parse.
"""

from factx import syntax
from factx.extract.quotations.bounds.content import before_main_clause
from factx.extract.quotations.passage import BREAKS, COMMAS, Passage
from factx.extract.quotations.speaker_phrases import IN_PHRASE, Speaker, before, may_say, starting_at

_NOUNISH = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_RELATIVE = frozenset(("WP", "WDT", "WP$"))
_IN_FRACTION = frozenset(("of", "in", "by", "as", "than", "%", "\u2010"))
_HEADS = _NOUNISH | {"DET", "ADJ", "SYM"}
_SHARES = frozenset(("those", "%", "third", "quarter", "fifth", "half"))
_OPENERS = frozenset(("CCONJ", "SCONJ"))
_SKIPPED = frozenset(("AUX", "ADV", "PART"))
_LONGEST_RELATIVE = 40
_LONGEST_PHRASE = 14
_PREPOSITIONS = frozenset(("IN", "TO"))


def before_relative(passage: Passage, comma: int, first: int) -> Speaker | None:
    """“*Falk*, whose father was a pilot, called it a shame”: whom a clause set off right before a verb is about.

    The clause has one verb, or no comma within: in “the dam, which Falk built, broke, said …” it has ended before.
    """
    finite = commas = 0
    for i in range(comma - 1, max(first + 1, comma - _LONGEST_RELATIVE), -1):
        if passage.quoted[i]:
            continue
        if passage.tags[i] in _RELATIVE:
            opens = i - 1 if passage.lower[i - 1] == passage.lower[comma] else i - 2
            if passage.lower[opens] != passage.lower[comma] or opens <= first or (finite > 1 and commas) or not finite:
                return None
            noun = opens - 1
            nominal = passage.pos[noun] in _NOUNISH or passage.doc[noun].is_title
            found = before(passage, noun, first) if nominal else None
            return found if found is not None and may_say(passage, found.head) else None
        finite += passage.is_finite(i)
        commas += passage.lower[i] == ","
    return None


def with_participle(passage: Passage, verb: int, first: int) -> Speaker | None:
    """“…, with *three in ten* saying they want none”: the noun phrase between “with” and a participle."""
    for i in range(verb - 1, max(first - 1, verb - _LONGEST_PHRASE), -1):
        if passage.lower[i] == "with":
            found = starting_at(passage, i + 1, verb) if i + 1 < verb else None
            return Speaker(found.start, min(found.end, verb), found.head) if found is not None else None
        if passage.pos[i] not in IN_PHRASE and passage.pos[i] not in ("CCONJ", "ADP", "ADV", "SYM"):
            return None
    return None


def opening_phrase(passage: Passage, k: int, first: int) -> Speaker | None:
    """“…, and *as many as half of them* tell …”, “*those surveyed* say”: the noun phrase that a clause begins with.

    It ends at token k, right before the verb; what stands before it is a break, a conjunction or nothing.
    """
    end = k + 1
    if k > first and (passage.tags[k] == "VBN" or passage.lower[k - 1] == "those"):
        k -= 1
    if passage.pos[k] not in _NOUNISH and passage.lower[k] not in _SHARES:
        return None
    start, head = k, k
    while start > first and k - start < _LONGEST_PHRASE and not passage.quoted[start - 1]:
        near = start - 1
        if passage.lower[near] == "and" and start > first + 1 and passage.pos[start - 2] in _NOUNISH:
            if any(map(passage.is_finite, range(first, near))):
                break
            start, head = near, near - 1  # “*the board and the mayor* have said”
            continue
        if passage.tags[near] in _RELATIVE or (
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


def behind_phrase(passage: Passage, verb: int) -> Speaker | None:
    """“In addition to *stating* that …, *Falk* vowed …”, “*claiming* …, *she* left”: the main clause's subject."""
    first, last = passage.sentence(verb)
    opens = passage.skip(first, verb) == verb or passage.tags[verb - 1] in _PREPOSITIONS
    if passage.tags[verb] != "VBG" or not opens or passage.quoted[verb]:
        return None
    if any(map(passage.is_finite, range(first, verb))):
        return None
    begin = before_main_clause(passage, verb, last)
    found = starting_at(passage, begin, last) if begin < last else None
    return found if found is not None and may_say(passage, found.head) else None


def earlier_participle(passage: Passage, k: int, first: int) -> int | None:
    """“…, *saying* that the bill had failed, and arguing that …”: the participle that another one is joined to."""
    for i in range(k - 1, first, -1):
        if i in passage.cues and passage.tags[i] == "VBG" and not passage.quoted[i]:
            return i if passage.lower[i - 1] in COMMAS else None
    return None


def before_participle(passage: Passage, verb: int, first: int) -> Speaker | None:
    """“*Mr. Pell*, citing “the magic of the place,” said”: the noun phrase before a participle in commas."""
    if not passage.is_finite(verb):
        return None
    for i in range(verb - 1, max(first, verb - _LONGEST_RELATIVE), -1):
        if passage.is_finite(i) and not passage.quoted[i]:
            return None
        if passage.tags[i] == "VBG" and passage.lower[i - 1] == "," and i - 2 >= first and not passage.quoted[i]:
            return before(passage, i - 2, first) if passage.pos[i - 2] in _NOUNISH else None
    return None


def between_commas(passage: Passage, verb: int, subject: int) -> Speaker | None:
    """“It was, *the president* said, …” where the parse takes *It* for the subject: the noun beside the verb speaks."""
    if subject > verb:
        return None
    k = verb - 1
    while k > subject and passage.pos[k] in _SKIPPED:
        k -= 1
    if k <= subject or passage.pos[k] not in _NOUNISH or passage.quoted[k]:
        return None
    found = before(passage, k, subject)
    while found.start - 2 > subject and passage.lower[found.start - 1] == "and":
        if passage.pos[found.start - 2] not in _NOUNISH:
            break
        found = before(passage, found.start - 2, subject)
        found = Speaker(found.start, k + 1, found.head)
    comma = found.start - 1
    if comma <= subject or passage.lower[comma] not in COMMAS:
        return None
    heads = {found.head, *(ancestor.i for ancestor in syntax.ancestors(passage.token(found.head), 4))}
    own = _interrupts(passage, verb) or _closes_dashes(passage, comma, subject)
    return None if subject in heads and not own else found


def _closes_dashes(passage: Passage, dash: int, subject: int) -> bool:
    """“four cases – *one* in the capital, two in the south – doctors urged”: the parse's subject is an insertion."""
    if passage.lower[dash] == ",":
        return False
    start = passage.token(subject).left_edge.i  # the parse hangs a dash on the word behind it
    opening = passage.skip_back(start - 1, 0)
    return passage.lower[dash] in (passage.lower[start], passage.lower[max(opening, 0)])


def _interrupts(passage: Passage, verb: int) -> bool:
    """“The draw of the town, shopkeepers and guides *say, is* its port”: the clause around goes on with its verb."""
    if passage.lower[verb + 1 : verb + 2] != [","] or not passage.is_finite(verb):
        return False
    following = passage.skip(verb + 2, len(passage))
    return following < len(passage) and passage.is_finite(following)
