"""“He said the plan “a gift to nobody” and left”: clauses that the parse does not show below a verb of saying."""

from factx import syntax
from factx.extract.quotations.bounds.content import content_end
from factx.extract.quotations.insertions import after_insertion, resumes
from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.propose.complements import is_of_noun, relative_pronoun
from factx.extract.quotations.reporting_clause import ReportingClause, noun_between, statement_of
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_CLAUSE

_RELATIVE_TAGS = frozenset(("WDT", "WP"))
_QUESTION_TAGS = frozenset(("WP", "WRB", "WDT"))
_LONGEST_INSERTION = 5  # tokens: “, the head pilot explained,”
_NOT = frozenset(("not", "n't", "n’t", "never"))
_CLAUSE_OPENERS = frozenset(("that", "whether", "how", "why", "if"))


def _to_rest(passage: Passage, clause: ReportingClause, start: int | None) -> Statement | None:
    """The statement that begins at a token behind the clause and runs to where the reporter speaks again."""
    if start is None:
        return None
    _, last = passage.sentence(clause.verb)
    start, end = passage.trimmed(start, content_end(passage, clause.verb, start, last))
    if start >= end:
        return None
    contents = [*relative_pronoun(passage, clause, start), (start, end)]
    return statement_of(clause, contents, Shape.COMPLEMENT, passage.stretches_in(start, end))


def _governs_clauses(clause: ReportingClause) -> bool:
    return clause.entry.content not in ("quotation", "phrase")


def _opens(passage: Passage, clause: ReportingClause, last: int) -> bool:
    """Whether “that” or a question word stands right behind the clause."""
    if clause.stop >= last or clause.open_end or passage.lower[clause.stop] not in _CLAUSE_OPENERS:
        return False
    word = passage.token(clause.stop)  # not “declined *that* offer and left”
    if word.dep not in syntax.DETERMINER or word.head.dep not in syntax.OBJECT:
        return True
    return clause.verb not in (word.head.head.i, syntax.coordination_head(word.head.head).i)


@PROPOSE_FROM_CLAUSE.rule(
    "quote.unparsed-opener",
    tier=9,
    examples=(
        "Falk announced in a statement this month that he had reached a settlement with the port.",
        "He told a crowd in Dorn that he was “troubled” by the state of the pier.",
        "The crews haven't said much about how they are preparing for the storm.",
    ),
    counterexamples=(
        "The board agreed to talk about a plan that would close the port.",
        "She declined that offer and left the room.",
    ),
)
def behind_opener(passage: Passage, clause: ReportingClause) -> Statement | None:
    """“announced in a statement *that* the levies …”: “that” or a question word opens a clause that the parse hangs
    on another word."""
    _, last = passage.sentence(clause.verb)
    if not _governs_clauses(clause) or not _opens(passage, clause, last):
        return None
    if is_of_noun(passage, clause.stop) or _is_of_other(passage, clause.verb, clause.stop):
        return None
    asks = clause.entry.addressee or clause.cue.lemma in ("wonder", "question")
    return _to_rest(passage, clause, clause.stop) if passage.lower[clause.stop] != "if" or asks else None


@PROPOSE_FROM_CLAUSE.rule(
    "quote.unparsed-clause",
    tier=10,
    examples=(
        "He said the plan “a gift to nobody” and left.",
        "While he acknowledged money was a major reason he felt tired of the port, Falk stayed.",
        "He admitted under her questions he had not read the plan.",
    ),
    counterexamples=(
        "She praised the nurses.",
        "The question nobody asked was simple.",
        "The port maintains a fleet of ten ships and two firms keep ten more.",
    ),
)
def unparsed_clause(passage: Passage, clause: ReportingClause) -> Statement | None:
    """*He said* the levies “do nothing for growth”; meddling *the mayor said* was meant to scare: where the parse
    has no clause, the rest of the sentence is one."""
    _, last = passage.sentence(clause.verb)
    if not _governs_clauses(clause):
        return None
    within = _within_relative(passage, clause, last)
    if within is not None:
        return _to_rest(passage, clause, within)
    if clause.stop >= last or _opens(passage, clause, last):
        return None
    if clause.entry.cue_class != "speech" or clause.entry.prepositions or clause.inverted:
        return None
    return _to_rest(passage, clause, _subject_start(passage, clause, last))


def _subject_start(passage: Passage, clause: ReportingClause, last: int) -> int | None:
    """Where a subject with a verb (in quotation marks or not) begins behind the clause."""
    begin = clause.verb + 1
    if begin < last and passage.tags[begin] == "WRB" and _is_withheld(passage, clause.verb):
        return begin
    if any(passage.pos[i] == "SCONJ" or passage.tags[i] in _QUESTION_TAGS for i in range(begin, clause.stop)):
        return None
    inserted = after_insertion(passage, clause.stop, last) if clause.open_end else None
    if inserted is not None:
        return inserted
    while begin < clause.stop and passage.doc[begin].ent_type_ in ("DATE", "TIME"):
        begin += 1
    if not clause.open_end:
        second = passage.token(clause.stop)
        second = second.head if second.pos_ == "AUX" and second.head.i != clause.verb else second
        joined = second.dep in syntax.CONJUNCT and second.head.i == clause.verb
        if joined and clause.cue.lemma != "say" and "and" in passage.lower[begin : second.i]:
            return None  # “has written hundreds of poems and *has told* them”: nothing that is written says so
        subject = syntax.own_subject(second)
        at = subject.left_edge.i if subject is not None else clause.stop + 1
        marked = any(mark.i < at for mark in syntax.children(second, syntax.MARKER))
        if begin < at <= clause.stop and not marked and not noun_between(passage, begin, at):
            return at  # “admitted under her questions *he had not read it*”
        begins = noun_between(passage, begin, clause.stop) and "as" not in passage.lower[begin + 1 : clause.stop]
        return begin if begins else None
    if clause.entry.content != "clause" or not noun_between(passage, begin, clause.stop):
        return None
    return begin if passage.quoted[clause.stop] or resumes(passage, clause.stop, last) else None


def _within_relative(passage: Passage, clause: ReportingClause, last: int) -> int | None:
    """“meddling *the mayor said was* meant to scare”: a finite verb right behind one of saying, its subject before."""
    following = clause.verb + 1
    if following >= last or not clause.own_subject or not passage.is_finite(following) or passage.quoted[following]:
        return None
    told = clause.entry.cue_class == "speech" and passage.is_finite(clause.verb)
    verb = passage.token(following)
    about = syntax.own_subject(verb.head if verb.pos_ == "AUX" else verb)
    if not told or following in passage.cues:
        return None
    whole = about is not None and COMMAS.isdisjoint(passage.lower[about.i : clause.start])
    if about is not None and about.i < clause.start and whole and passage.tags[about.i] not in _RELATIVE_TAGS:
        return None  # “the question nobody asked *was* …”: the verb of the sentence
    first, _ = passage.sentence(clause.verb)
    told_before = (i for i in range(first, clause.start) if i in passage.cues and passage.lower[i + 1] == ",")
    inserted = any("," in passage.lower[max(first, i - _LONGEST_INSERTION) : i] for i in told_before)
    return None if inserted else following  # “It was, she *explained*, a step he says will …”: her words


def _is_withheld(passage: Passage, verb: int) -> bool:
    """“has *not said* when …”, “declined *to say* where …”: behind what is left unsaid stands a question, no time."""
    return passage.tags[verb] == "VB" or not _NOT.isdisjoint(passage.lower[max(verb - 3, 0) : verb])


def _is_of_other(passage: Passage, verb: int, that: int) -> bool:
    """“agreed *to talk on the condition* that …”, “rejects *a treaty* that would …”: the clause of another word."""
    if passage.lower[that] != "that" or that <= verb + 1:
        return False
    before = that - 1
    nearer = any(i in passage.cues and passage.is_finite(i) for i in range(verb + 1, that))
    if nearer or passage.lower[before] in ("and", "but"):
        return True
    if passage.pos[that] == "DET" and passage.pos[before] in ("VERB", "ADP", "PART"):
        return True  # “to win *that* state”
    if passage.pos[before] not in ("NOUN", "PROPN") or passage.is_date(before):
        return False
    following = that + 2 if passage.pos[that + 1 : that + 2] == ["ADV"] else that + 1
    if following < len(passage) and passage.is_finite(following):
        return True
    return any(passage.tags[i] == "VB" and passage.tags[i - 1] == "TO" for i in range(verb + 2, that))
