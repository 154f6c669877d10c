"""“said [he would run] *and called* on others to leave”: where a reader would end what was said.

The parse often cuts a clause short, so the content runs to the end of its sentence, unless a rule tells that the
reporter speaks again.
"""

from factx.extract.quotations.bounds.edge import BOUND_CONTENT, BOUND_QUOTATION, COORDINATORS, Edge, may_end
from factx.extract.quotations.passage import Passage

_SUBORDINATORS = frozenset(("while", "although", "though", "when", "if", "after", "before", "because", "since"))
_TIMES = frozenset(("after", "before", "when", "since"))
_IN_SPAN = frozenset(("DET", "NUM", "ADJ", "NOUN", "ADV"))
_LONGEST_SPAN = 5
_AFTER_PARTICIPLE = frozenset(("IN", "WP", "WRB", "WDT"))


def content_end(passage: Passage, verb: int, start: int, last: int) -> int:
    """Where the content that begins at `start` and is governed by the cue at `verb` ends, at `last` at the latest."""
    last = before_main_clause(passage, verb, last)
    choose = passage.rules.choose
    i = start + 1
    while i < last:
        index = passage.stretch_over(i)
        if index is not None:
            i = passage.stretches[index].end
            if i < last and choose(BOUND_QUOTATION, passage, Edge(verb, start, i, last, index)) is not None:
                return i
            continue
        if may_end(passage, i) and choose(BOUND_CONTENT, passage, Edge(verb, start, i, last)) is not None:
            return i
        i += 1
    return last


def before_main_clause(passage: Passage, verb: int, last: int) -> int:
    """“*Claiming that they were robbed*, the brothers told police …”, “*While he said he would go*, he stayed”.

    A participle or subordinate clause that opens a sentence ends where the subject of the main clause begins; so does
    a phrase with a participle or noun of saying: “*Contrary to his claim that nobody saw it*, two guards were there”.
    """
    first, _ = passage.sentence(verb)
    first = passage.skip(first, verb)
    first += passage.lower[first] in COORDINATORS
    opens = _opens_subordinate(passage, first, verb) or passage.tags[first] in ("VBG", "VBN")
    asked = passage.tags[first] == "VBD" and not _AFTER_PARTICIPLE.isdisjoint(passage.tags[first + 1 : first + 2])
    opens = opens or asked  # “*Asked* if she believed it, …”, tagged as a past
    if not opens and (passage.is_finite(verb) or not _opens_with_phrase(passage, first, verb)):
        return last
    for i in range(first + 1, last - 2):
        closes = passage.quoted[i] and passage.lower[i] == "," and i + 1 < last and not passage.quoted[i + 2]
        if (passage.lower[i] == "," and not passage.quoted[i]) or closes:
            begin = i + 2 if closes else i + 1
            if is_subject_with_verb(passage, begin, last):
                return begin if begin > verb + 1 else last  # the cue may be the main clause's own
    return last


def _opens_subordinate(passage: Passage, first: int, cue: int) -> bool:
    """“*While* he said …”, “*A few weeks after* he said …”: a subordinator, at most a span of time before it."""
    for i in range(first, min(cue, first + _LONGEST_SPAN)):
        if passage.lower[i] in _SUBORDINATORS:
            return i == first or passage.lower[i] in _TIMES
        if passage.pos[i] not in _IN_SPAN:
            return False
    return False


def _opens_with_phrase(passage: Passage, first: int, cue: int) -> bool:
    """“*Despite* admitting …”, “*Contrary to* his claim …”: a preposition, and no clause up to the cue."""
    governs = passage.tags[first] == "IN" or passage.lower[first + 1 : first + 2] == ["to"]
    return governs and not any(map(passage.is_finite, range(first, cue)))


def is_subject_with_verb(passage: Passage, begin: int, last: int) -> bool:
    """Whether a noun phrase and then a finite verb begin here, with nothing of another clause between."""
    for i in range(begin, min(last, begin + 12)):
        if passage.is_finite(i):
            return i > begin
        if passage.pos[i] in ("SCONJ", "CCONJ", "VERB") or passage.lower[i] == ",":
            return False
    return False
