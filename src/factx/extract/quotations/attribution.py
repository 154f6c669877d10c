"""From a cue verb to its statement: words in quotation marks beside it, the clause it governs, or the sentence it
stands in.

“Those who do not surrender will be eliminated,” *Tokayev said*. · *Officials insist* the troops will not fight. ·
Control was regained, *the ministry said*. · Even then, *he said*, it was late. · *She praised* the nurses.
"""

from collections.abc import Iterator
from dataclasses import replace

from factx import syntax
from factx.extract.quotations.beside import direct_after, direct_before
from factx.extract.quotations.chains import as_saying
from factx.extract.quotations.clauses import Report, addressee_of, report_of, statement_of
from factx.extract.quotations.governed import governed_clause, said_to_be, unparsed_clause
from factx.extract.quotations.parenthetic import around, as_reported, reported_by
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.phrases import governed_phrase
from factx.extract.quotations.plausibility import plausible
from factx.extract.quotations.speaker_phrases import phrase_of
from factx.extract.quotations.statement import Statement
from factx.marks import CueMark

_QUESTIONS = frozenset(("about", "if", "whether", "how", "why", "what", "who", "which", "when", "where"))
_LONGEST_ADVERBIAL = 8
_CITING = frozenset(("cite", "quote"))


def statements(passage: Passage) -> Iterator[Statement]:
    """The statement of each cue verb that has one, in text order."""
    for cue in passage.cues.values():
        entry = passage.entry(cue)
        if entry is None or entry.part_of_speech != "verb":
            continue
        if _is_bare_participle(passage, cue):
            other = asked(passage, cue) if cue.lemma == "ask" else reported_by(passage, report_of(passage, cue, entry))
            if other is not None:
                yield other
            continue
        report = report_of(passage, cue, entry)
        if cue.lemma in _CITING:
            chained = cited_as_saying(passage, report)
            if chained is not None:
                yield chained
                continue
        found = (
            direct_before(passage, report)
            or direct_after(passage, report)
            or as_reported(passage, report)
            or said_to_be(passage, report)
            or governed_clause(passage, report)
            or around(passage, report)
            or governed_phrase(passage, report)
            or unparsed_clause(passage, report)
        )
        if found is not None and plausible(passage, found):
            found.addressee = addressee_of(passage, report, found.start if found.start > report.verb else len(passage))
            yield found


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
        opens = passage.skip(first, last) == cue.start or passage.lower[cue.start - 1] == "when"
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


def asked(passage: Passage, cue: CueMark) -> Statement | None:
    """“*Asked* about the fire, the mayor left”, “when *asked* if he would go, he laughed”: a question, nobody says
    whose."""
    _, last = passage.sentence(cue.start)
    start = cue.end
    while start < last and start < cue.end + _LONGEST_ADVERBIAL and passage.lower[start] not in _QUESTIONS:
        if passage.lower[start] == "," or passage.is_finite(start):
            return None
        start += 1
    if start >= last or passage.lower[start] not in _QUESTIONS:
        return None
    end = next((i for i in range(start + 1, last) if passage.lower[i] == "," and not passage.quoted[i]), last)
    start, end = passage.trimmed(start + (passage.lower[start] == "about"), end)
    if start >= end:
        return None
    return Statement(
        [(start, end)], cue, None, "asked", (cue.start, start), cue.end, [*passage.stretches_in(start, end)]
    )


def cited_as_saying(passage: Passage, report: Report) -> Statement | None:
    """*The paper cited Xi as saying* the talks would go on. The talks would go on, *the paper cited Xi as saying*."""
    for verb, speaker, cited in as_saying(passage, report):
        cue = passage.cues[verb]
        entry = passage.entry(cue)
        if entry is None:
            return None
        inner = report_of(passage, cue, entry)
        inner.speaker, inner.start, inner.own_subject, inner.inverted = speaker, report.start, True, False
        found = (
            direct_before(passage, inner)
            or direct_after(passage, inner)
            or governed_clause(passage, inner)
            or around(passage, inner)
            or unparsed_clause(passage, inner)
        )
        if found is None:
            return None
        found.rule = "chain-as-saying"
        citing = report if cited else _by_agent(passage, report)
        if citing is not None:
            found.via.append(statement_of(citing, list(found.contents), "chain-citing"))
        return found
    return None


def _by_agent(passage: Passage, report: Report) -> Report | None:
    """“the mayor was quoted *by the Hill Press* as saying”: the agent of the passive passes the words on."""
    agent = syntax.agent(passage.token(report.verb))
    return None if agent is None else replace(report, speaker=phrase_of(passage, agent.i))
