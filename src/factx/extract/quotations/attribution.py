"""From a cue to its statement: the cues of a text are handed to the rules, and the statements that stand come back."""

from collections.abc import Iterator
from dataclasses import replace

from factx import syntax
from factx.extract.quotations import interview
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.reporting_clause import ReportingClause, addressee_of, clause_of
from factx.extract.quotations.statement import Statement
from factx.extract.quotations.steps import (
    PROPOSE_FROM_ADVERB,
    PROPOSE_FROM_CLAUSE,
    PROPOSE_FROM_LABEL,
    PROPOSE_FROM_PARTICIPLE,
    PROPOSE_FROM_SOURCE,
    VETO_STATEMENT,
    Headed,
)
from factx.marks import CueMark
from factx.rules import Answer, best

_QUESTIONS = frozenset(("about", "if", "whether", "how", "why", "what", "who", "which", "when", "where"))


def statements(passage: Passage) -> Iterator[Statement]:
    """The statements of verbs of saying, sources, adverbs and labels."""
    yield from _of_verbs(passage)
    ask = passage.rules.choose
    for cue in passage.cues.values():
        if cue.label in ("according_to", "noun"):
            yield from _named(ask(PROPOSE_FROM_SOURCE, passage, cue))
    adverbs = passage.lexicon.words("quoting", "hearsay")
    for adverb in [i for i, word in enumerate(passage.lower) if word in adverbs]:
        yield from _named(ask(PROPOSE_FROM_ADVERB, passage, adverb))
    speakers = interview.read(passage)
    for first, last in passage.paragraphs:
        if not passage.furniture[first]:
            yield from _named(ask(PROPOSE_FROM_LABEL, passage, Headed(first, last, speakers)))


def _named(answer: Answer[Statement] | None) -> Iterator[Statement]:
    if answer is not None:
        yield replace(answer.value, rule=answer.rule.id)


def _of_verbs(passage: Passage) -> Iterator[Statement]:
    for cue in passage.cues.values():
        entry = passage.entry(cue)
        if entry is None or entry.part_of_speech != "verb":
            continue
        clause = clause_of(passage, cue, entry)
        if _is_bare_participle(passage, cue):
            yield from _named(passage.rules.choose(PROPOSE_FROM_PARTICIPLE, passage, clause))
            continue
        found = attributed(passage, clause)
        if found is not None:
            yield found


def attributed(passage: Passage, clause: ReportingClause) -> Statement | None:
    """The statement that a reporting clause makes, with whom it is told."""
    settled = passage.rules.settle(PROPOSE_FROM_CLAUSE, VETO_STATEMENT, passage, clause)
    kept = best(settled.kept, _rank)
    if kept is None:
        return None
    found = kept.value
    content = found.start if found.start > clause.verb else len(passage)
    addressee = found.addressee or addressee_of(passage, clause, content)
    if addressee is not None and found.speaker is not None and addressee.start == found.speaker.start:
        addressee = None  # “asked *another*”, read as the object: nobody asks himself
    return replace(found, addressee=addressee, rule=kept.rule.id)


def _rank(statement: Statement) -> tuple[int, int]:
    """Of several statements of one clause the longest stands, of equal ones the first."""
    return -statement.size, statement.start


def _is_bare_participle(passage: Passage, cue: CueMark) -> bool:
    """“*Asked* about the fire, he left”, “the *reported* losses”: a passive participle reports nothing itself."""
    token = passage.token(cue.start)
    if (
        passage.tags[cue.start] not in ("VBN", "VBD")
        or syntax.auxiliaries(token)
        or (syntax.own_subject(token) is not None and cue.lemma != "ask")
    ):
        return False
    if cue.lemma == "ask" and cue.start and passage.lower[cue.start - 1] == "," and _is_inserted(passage, cue):
        return True
    if syntax.own_subject(token) is not None:
        return False
    if passage.tags[cue.start] == "VBD":
        first, last = passage.sentence(cue.start)
        opens = passage.skip(first, last) == cue.start
        return opens and cue.start + 1 < last and passage.pos[cue.start + 1] in ("ADP", "SCONJ")
    if cue.start and passage.quoted[cue.start - 1] and passage.lower[cue.end : cue.end + 1] != ["by"]:
        return False  # “…,” reported Reuters; not “…,” written by Ana Sosa
    return token.dep not in syntax.CONJUNCT


def _is_inserted(passage: Passage, cue: CueMark) -> bool:
    """“The minister, *asked whether he was worried*, said he was not”: another verb of saying behind a second comma."""
    _, last = passage.sentence(cue.start)
    comma = next((i for i in range(cue.end, last - 1) if passage.lower[i] == ","), None)
    if comma is None or passage.lower[cue.end] not in _QUESTIONS:
        return False
    told = comma + 2 if passage.pos[comma + 1] in ("ADV", "AUX") else comma + 1
    return told in passage.cues and (passage.is_finite(told) or passage.is_finite(comma + 1))
