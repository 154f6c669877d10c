"""“The paper *cited Xi as saying* …”, “he *was quoted by the Press as telling* friends …”: what is passed on."""

from collections.abc import Iterator
from dataclasses import replace

from factx import syntax
from factx.extract.quotations.attribution import attributed
from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.reporting_clause import CITING, ReportingClause, clause_of, statement_of
from factx.extract.quotations.speaker_phrases import Speaker, phrase_of, speaker_before
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_CLAUSE

_FARTHEST_PARTICIPLE = 25


@PROPOSE_FROM_CLAUSE.rule(
    "quote.cited-as-saying",
    tier=1,
    examples=(
        "The paper cited Sosa as saying the talks would go on.",
        "Falk was quoted as telling friends that he would resign.",
        "The talks would go on, the Hill Press quoted Sosa as saying.",
    ),
    counterexamples=("The paper cited Sosa.", "Sosa said the talks would go on."),
)
def cited_as_saying(passage: Passage, clause: ReportingClause) -> Statement | None:
    """*The paper cited Xi as saying* the talks would go on. The talks would go on, *the paper cited Xi as saying*.

    What the inner clause attributes is asked of the rules as for any other clause.
    """
    if clause.cue.lemma not in CITING:
        return None
    for verb, speaker, cited in _as_saying(passage, clause):
        cue = passage.cues[verb]
        entry = passage.entry(cue)
        if entry is None:
            return None
        inner = clause_of(passage, cue, entry)
        found = attributed(
            passage, replace(inner, speaker=speaker, start=clause.start, own_subject=True, inverted=False)
        )
        if found is None:
            return None
        citing = clause if cited else _by_agent(passage, clause)
        via = found.via
        if citing is not None:
            via = (*via, statement_of(citing, found.contents, Shape.CITED))
        return replace(found, shape=Shape.CITED, via=via)
    return None


def _by_agent(passage: Passage, clause: ReportingClause) -> ReportingClause | None:
    """“the mayor was quoted *by the Hill Press* as saying”: the agent of the passive passes the words on."""
    agent = syntax.agent(passage.token(clause.verb))
    return None if agent is None else replace(clause, speaker=phrase_of(passage, agent.i))


def _as_saying(passage: Passage, clause: ReportingClause) -> Iterator[tuple[int, Speaker, bool]]:
    """“cited *Xi as saying*”, “Braynard *is quoted as saying*”: the participle, who says, and whether somebody cites
    them."""
    _, last = passage.sentence(clause.verb)
    for i in range(clause.verb + 1, min(last - 1, clause.verb + _FARTHEST_PARTICIPLE)):
        if passage.lower[i] == "as" and i + 1 in passage.cues and passage.tags[i + 1] == "VBG":
            speaker = _cited(passage, clause, i)
            if speaker is not None:
                yield i + 1, speaker, not syntax.is_passive(passage.token(clause.verb))
            return
        if passage.quoted[i]:
            return


def _cited(passage: Passage, clause: ReportingClause, as_: int) -> Speaker | None:
    """Whom “cited … as saying” cites."""
    verb = passage.token(clause.verb)
    if syntax.is_passive(verb):
        subject = syntax.own_subject(verb)
        return phrase_of(passage, subject.i) if subject is not None else None
    for noun in syntax.objects(verb):
        if clause.verb < noun.i < as_:
            return phrase_of(passage, noun.i)
    k = passage.skip_back(as_ - 1, clause.verb + 1, COMMAS)
    return speaker_before(passage, k, clause.verb + 1) if k > clause.verb else None
