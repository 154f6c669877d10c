"""Control was regained, *the ministry said*. Even then, *he said*, it was late. *As Clyburn noted*, voters will look
again.

Attributing clauses beside what they attribute: the statement is the sentence without them.
"""

from dataclasses import replace

from factx.extract.quotations.bounds.content import is_subject_with_verb
from factx.extract.quotations.passage import COMMAS, Passage, last_inner
from factx.extract.quotations.reporting_clause import (
    ReportingClause,
    begun_at,
    complement_extent,
    drawn_out,
    ends_sentence,
    noun_between,
    statement_of,
)
from factx.extract.quotations.statement import Basis, Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_CLAUSE
from factx.extract.quotations.work_titles import is_title

_LONGEST_OCCASION = 6


@PROPOSE_FROM_CLAUSE.rule(
    "quote.parenthetical",
    tier=7,
    examples=("Control was regained, the ministry said.", "Even then, he said, it was late."),
    counterexamples=(
        "The mayor, who spoke in July, left the town.",
        "On Tuesday, even as prices fell, Falk wrote to the board.",
    ),
)
def parenthetical(passage: Passage, clause: ReportingClause) -> Statement | None:
    """Control was regained, *the ministry said*. Even then, *he said*, it was late: the sentence without the clause."""
    return sentence_around(passage, clause)


def sentence_around(passage: Passage, clause: ReportingClause) -> Statement | None:
    """The statement that a clause between commas, or behind one, leaves of its sentence."""
    if clause.entry.content in ("quotation", "phrase") or not clause.open_end or clause.speaker is None:
        return None
    if not (clause.inverted or clause.own_subject) or _is_relative(passage, clause):
        return None
    first, last = passage.sentence(clause.verb)
    k = passage.skip_back(clause.start - 1, first)
    if k >= first and passage.lower[k] not in COMMAS and ends_sentence(passage, clause.stop, last):
        start = drawn_out(passage, clause, first)
        k = passage.skip_back(start - 1, first)
        if k >= first and passage.lower[k] in COMMAS:
            clause = begun_at(clause, start)
    if k < first or passage.lower[k] not in COMMAS or _governs_noun(passage, clause):
        return None
    contents = []
    start, end = passage.trimmed(first, k)
    if start < end:
        contents.append((start, end))
    closes = ends_sentence(passage, clause.stop, last) or passage.lower[clause.stop] == ";"
    if not closes:
        if clause.stop >= last or passage.lower[clause.stop] not in COMMAS:
            return None
        start, end = passage.trimmed(_after_renaming(passage, clause, last), last)
        renames = clause.inverted and not _has_main_verb(passage, start, end)
        closes = start >= end or renames or _is_comment(passage, start, end)
        contents += [] if closes else [(start, end)]
    if not contents or not any(_is_predicate(passage, i) for start, end in contents for i in range(start, end)):
        return None
    if closes and not clause.inverted and _is_adverbial(passage, *contents[0]):
        return None
    shape, basis = Shape.FINAL if closes else Shape.MEDIAL, Basis.PLAIN
    if len(contents) == 2 and _is_connective(passage, *contents[0]) and _is_quotation(passage, *contents[1]):
        del contents[0]  # *Still,* she added, “we cannot ignore the tide.”
        shape, basis = Shape.INTRODUCED, Basis.QUOTATION
    stretches = [index for start, end in contents for index in passage.stretches_in(start, end)]
    return statement_of(clause, contents, shape, stretches, basis)


def _is_predicate(passage: Passage, i: int) -> bool:
    """A finite verb, or a participle right behind a noun, which may be a past: “the rules *called* for a guard”."""
    return passage.is_finite(i) or (passage.tags[i] == "VBN" and i > 0 and passage.pos[i - 1] in ("NOUN", "PROPN"))


def _is_comment(passage: Passage, start: int, end: int) -> bool:
    """“…, he said, *pointing at the dam*”, “*according to the Press*”, “*in an interview*”, “*“A Life in Ports.”*”: the
    reporter's own words; but “…, he said, *moving it would cost more*” goes on with his."""
    if passage.tags[start] == "VBG" and (start in passage.cues or not is_subject_with_verb(passage, start + 1, end)):
        return True
    if passage.lower[start] == "according" or _is_occasion(passage, start, end):
        return True
    index = passage.stretch_over(start)
    return index is not None and is_title(passage, passage.stretches[index])


def _is_adverbial(passage: Passage, start: int, end: int) -> bool:
    """“*On Tuesday, even as prices fell*, Falk wrote to …”: its one verb is that of a subordinate clause."""
    if passage.pos[start] not in ("SCONJ", "ADP", "ADV") or passage.lower[start] == "whether":
        return False
    finite = [i for i in range(start, end) if passage.is_finite(i)]
    return len(finite) == 1 and any(passage.pos[k] == "SCONJ" for k in range(start, finite[0]))


def _is_connective(passage: Passage, start: int, end: int) -> bool:
    """“*Still*, she added, “…””, “*At the same time*, he said, “…””: words that tie the reporter's sentences."""
    return " ".join(passage.lower[start:end]) in passage.lexicon.words("quoting", "connective")


def _is_quotation(passage: Passage, start: int, end: int) -> bool:
    """Whether one quotation makes up a piece."""
    index = passage.stretch_over(start)
    return index is not None and passage.stretches[index].start == start and passage.stretches[index].end >= end


def _is_relative(passage: Passage, clause: ReportingClause) -> bool:
    """“the mayor, *who spoke in July*, left”, “Offstage, *the actors agree with it*, but …”: no clause set beside
    another: it hangs on a noun, or what its preposition governs is what is said."""
    if clause.speaker is not None and not clause.inverted and passage.tags[clause.speaker.head] in ("WP", "WDT"):
        return True
    told = clause.entry.cue_class in ("speech", "speech_act", "according_to")
    if not told and not clause.inverted and clause.stop > clause.verb + 1:
        return True  # “…, the two learned of a meeting, …”; but “it was, he thought, late”
    governs = clause.entry.prepositions
    about = (i for i in range(clause.verb + 1, clause.stop) if passage.lower[i] in governs)
    return any(i + 1 < len(passage) and not passage.is_date(i + 1) for i in about)  # “he warned *on Friday*”


def _is_occasion(passage: Passage, start: int, end: int) -> bool:
    """“…, he said, *on condition of anonymity*”, “…, she said, *in an interview with the Post*”: how it was said."""
    if start >= end or passage.pos[start] not in ("ADP", "SCONJ") or any(map(passage.is_finite, range(start, end))):
        return False
    occasions = passage.lexicon.words("quoting", "occasion")
    return any(passage.lower[i] in occasions for i in range(start, min(end, start + _LONGEST_OCCASION)))


def _after_renaming(passage: Passage, clause: ReportingClause, last: int) -> int:
    """“…, said Ana Falk, *an expert at the port, who saw it*, would …”: where content goes on behind who the speaker
    is."""
    at = clause.stop
    while clause.inverted and at + 1 < last and passage.lower[at] == ",":
        comma = next((i for i in range(at + 1, last) if passage.lower[i] == "," and not passage.quoted[i]), last)
        if _has_main_verb(passage, at + 1, comma):
            break
        at = comma
    return at


def _has_main_verb(passage: Passage, start: int, end: int) -> bool:
    """Whether a finite verb stands there that no relative pronoun governs: not in “a union *that has* left”."""
    for i in range(start, end):
        if passage.tags[i] in ("WP", "WDT", "WP$"):
            return False
        if passage.is_finite(i):
            return True
    return False


def _governs_noun(passage: Passage, clause: ReportingClause) -> bool:
    """Whether a noun that is neither addressee, date nor prepositional stands between verb and comma: “said forces,
    which …”. Or an infinitive: “After the dam broke, the mayor *vowed to pay*.”"""
    reach = clause.stop if clause.entry.addressee else min(clause.stop, clause.verb + 3)
    infinitive = range(clause.verb + 1, reach)  # “since May, officials have *told residents not to drink* …”
    if any(passage.tags[i : i + 2] == ["TO", "VB"] for i in infinitive):
        return True
    invites = clause.entry.cue_class == "speech_act" and clause.entry.addressee and not clause.inverted
    if invites and any(passage.pos[i] in ("NOUN", "PROPN", "PRON") for i in range(clause.verb + 1, clause.stop)):
        return True  # “…, a boss *invited her to lunch*”
    if clause.entry.addressee or clause.inverted:
        return False
    complement = complement_extent(passage, clause)
    if complement is not None and complement[0] < clause.stop:
        return True
    return noun_between(passage, clause.verb + 1, clause.stop)


@PROPOSE_FROM_CLAUSE.rule(
    "quote.as-clause",
    tier=4,
    examples=("As Clara Ode noted, voters will look again.", "Voters will look again, as Clara Ode put it."),
    counterexamples=("Growing loud as he spoke, the crowd left.", "She said voters will look again."),
)
def as_reported(passage: Passage, clause: ReportingClause) -> Statement | None:
    """*As Clyburn noted*, voters will look again. Voters will look again, *as Clyburn put it*."""
    if not clause.own_subject:
        return None
    return as_clause(passage, clause, clause.start - 1)


def as_clause(passage: Passage, clause: ReportingClause, as_: int) -> Statement | None:
    """The statement of the sentence around a clause that begins with “as”."""
    first, last = passage.sentence(clause.verb)
    if as_ < first or passage.lower[as_] != "as" or not clause.open_end or clause.entry.cue_class != "speech":
        return None
    k = passage.skip_back(as_ - 1, first)
    index = passage.stretch_over(k) if k >= first else None
    if k >= first and passage.lower[k] in COMMAS:
        piece = passage.trimmed(first, k)
    elif index is not None and last_inner(passage, passage.stretches[index]) in COMMAS:
        piece = passage.trimmed(first, k + 1)
    elif _is_lead(passage, first, k) and clause.stop < last and passage.lower[clause.stop] in COMMAS:
        piece = passage.trimmed(clause.stop, last)
    else:
        return None
    pieces = [piece]
    if piece[1] <= as_ and clause.stop + 1 < last and passage.lower[clause.stop] == ",":
        rest = passage.trimmed(clause.stop, last)
        parted = not any(map(passage.is_finite, range(*piece))) and passage.pos[rest[0]] == "ADV"
        verb = rest[0] + 1 if parted and rest[0] + 1 < rest[1] else rest[0]  # “Varn, as Ode noted, *rarely has* storms”
        pieces += [rest] if passage.is_finite(verb) else []
    if piece[0] >= piece[1] or not any(passage.is_finite(i) for start, end in pieces for i in range(start, end)):
        return None
    stretches = [index for start, end in pieces for index in passage.stretches_in(start, end)]
    return replace(statement_of(clause, pieces, Shape.MEDIAL, stretches), clause=(as_, clause.stop))


def _is_lead(passage: Passage, first: int, last: int) -> bool:
    """“*And* as Clyburn noted, …”, but not “*Growing loud* as he spoke, …”: nothing but a word that ties sentences."""
    return last - first < 2 and not any(passage.pos[i] in ("VERB", "NOUN", "PROPN") for i in range(first, last + 1))
