"""“said he would vote for the plan[, *which was first proposed in 2009*]”: where the reporter adds something of their
own to what somebody said.

Nothing but custom tells whose words a trailing clause is. What is asked here are the kinds of which, in 700 articles
read by human annotators, more than half were left out of the content: relative clauses and appositions that run to the
end of the sentence, “as was the case …”, “but” with a clause of its own, and a clause in the present behind content in
the past. A clause with words in quotation marks, or in the first person, is never the reporter's.
"""

from factx.extract.quotations.bounds.edge import BOUND_CONTENT, Edge
from factx.extract.quotations.passage import COMMAS, Passage
from factx.lexicon.closed_classes import FIRST_PERSON

_RELATIVES = frozenset(("who", "which", "where"))
_RESUMING = frozenset(("as", "to", "that", "because", "but"))
_AUXILIARIES = frozenset(("is", "was", "are", "were", "has", "have", "had", "did", "does", "do"))
_PAST = frozenset(("VBD", "VBN"))
_PRESENT = frozenset(("VBZ", "VBP"))
_LONGEST_SUBJECT = 9
_SHORTEST_CONTENT = 3


def _may_be_aside(passage: Passage, edge: Edge) -> bool:
    """A comma or dash behind some words of content, and up to the end neither marks nor the first person."""
    i, last = edge.i, edge.last
    if passage.lower[i] not in COMMAS or i + 2 >= last or i - edge.start < _SHORTEST_CONTENT:
        return False
    return not any(passage.quoted[i:last]) and FIRST_PERSON.isdisjoint(passage.lower[i:last])


@BOUND_CONTENT.rule(
    "quote.semicolon-end",
    examples=(
        "Falk said that the bridge was safe; the dam had broken in May.",
        "Sosa said that few had come; the hall was half empty.",
    ),
    counterexamples=("Falk said that the bridge was safe; he had seen it.",),
)
def semicolon(passage: Passage, edge: Edge) -> bool | None:
    """“said the bridge was safe; *the dam had broken* in May”: a clause of its own, whose subject is no pronoun."""
    i, last = edge.i, edge.last
    if passage.lower[i] != ";" or any(passage.quoted[i:last]):
        return None
    return (_verb_of_subject(passage, i + 1, last) is not None and passage.pos[i + 1] != "PRON") or None


@BOUND_CONTENT.rule(
    "quote.relative-end",
    examples=(
        "He said he would vote for the plan, which was first proposed in 2009.",
        "Holm said she would vote for the tax, which was raised in May.",
    ),
    counterexamples=(
        "He said the plan, which is old, would cost too much.",
        "He said the plan was old, which could cost lives.",
    ),
)
def relative(passage: Passage, edge: Edge) -> bool | None:
    """“said he would vote for the plan, *which was first proposed in 2009*”: a relative clause up to the end."""
    i, last = edge.i, edge.last
    if not _may_be_aside(passage, edge) or passage.lower[i + 1] not in _RELATIVES:
        return None
    finite = next((k for k in range(i + 2, min(last, i + 2 + _LONGEST_SUBJECT)) if passage.is_finite(k)), None)
    if finite is None or passage.lower[finite] in ("could", "would"):
        return None  # “…, which could cost lives” is what they fear
    return None if _resumes(passage, i + 2, last) else True


@BOUND_CONTENT.rule(
    "quote.apposition-end",
    examples=(
        "Falk said that the mine would shut, a move that angered miners.",
        "The mayor said he would resign, a step that pleased the board.",
    ),
    counterexamples=("Falk said that the mine would shut, a good thing.",),
)
def apposition(passage: Passage, edge: Edge) -> bool | None:
    """“said the mine would shut, *a move that angered miners*”: a noun phrase with a clause in it, up to the end."""
    opens = _may_be_aside(passage, edge) and passage.lower[edge.i + 1] in ("a", "an")
    return (opens and _is_apposition(passage, edge.i + 1, edge.last)) or None


@BOUND_CONTENT.rule(
    "quote.as-was-end",
    examples=(
        "Falk said that the vote would be held in May, as was the case in 2009.",
        "Falk said that the vote would be free, as was that of last year.",
    ),
    counterexamples=("Falk said that the vote would be held in May, as planned.",),
)
def as_was(passage: Passage, edge: Edge) -> bool | None:
    """“said the vote would be held, *as was the case in 2009*”: the reporter compares."""
    compares = _may_be_aside(passage, edge) and passage.lower[edge.i + 1] == "as"
    return (compares and passage.lower[edge.i + 2] in _AUXILIARIES) or None


@BOUND_CONTENT.rule(
    "quote.own-clause-end",
    examples=(
        "Falk said that few would vote, but the turnout was higher.",
        "Brandt said the flood would end, but the river rose for three more days.",
    ),
    counterexamples=("Falk said that few would vote, but not in the north.",),
)
def own_clause(passage: Passage, edge: Edge) -> bool | None:
    """“…, *but the turnout was higher*”; “said it would help, *and aides are hoping* so”: a clause of its own."""
    if not _may_be_aside(passage, edge) or passage.lower[edge.i + 1] not in ("but", "and"):
        return None
    return _is_own_clause(passage, edge.verb, edge.start, edge.i + 1, edge.last) or None


def _resumes(passage: Passage, start: int, last: int) -> bool:
    """“the plan, which is old, *would* cost …”: whether what was interrupted goes on behind a further comma."""
    for i in range(start, last - 1):
        if passage.lower[i] in COMMAS:
            following = i + 2 if passage.pos[i + 1] == "ADV" else i + 1
            if following < last and (passage.is_finite(following) or passage.lower[following] in _RESUMING):
                return True
    return ";" in passage.lower[start:last]


def _is_apposition(passage: Passage, start: int, last: int) -> bool:
    """“…, *a move that angered miners*”: a noun phrase with a clause in it, up to the end of the sentence."""
    if not COMMAS.isdisjoint(passage.lower[start:last]):
        return False
    for i in range(start + 1, last):
        if passage.is_finite(i):
            return passage.tags[i - 1] in ("WDT", "WP", "RB", "NN", "NNS", "NNP", "PRP")
    return False


def _is_own_clause(passage: Passage, verb: int, start: int, at: int, last: int) -> bool:
    """“…, *but the turnout was higher*”; “… would help, *and aides are hoping* so”: a subject with its own verb."""
    finite = _verb_of_subject(passage, at + 1, last)
    if finite is None:
        return False
    if passage.lower[at] == "but":
        return True
    if passage.tags[verb] not in _PAST or passage.tags[finite] not in _PRESENT:
        return False
    first = next((i for i in range(start, at) if passage.is_finite(i)), None)
    return first is not None and (passage.tags[first] == "VBD" or passage.lower[first] == "would")


def _verb_of_subject(passage: Passage, start: int, last: int) -> int | None:
    """The finite verb of the noun phrase that begins here; None for “that”, “not”, “because” and other words."""
    for i in range(start, min(last, start + _LONGEST_SUBJECT)):
        if passage.is_finite(i):
            return i if i > start else None
        if passage.pos[i] in ("SCONJ", "VERB", "PART") or passage.lower[i] in COMMAS:
            return None
    return None
