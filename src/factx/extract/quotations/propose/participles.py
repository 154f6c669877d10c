"""“*Asked* about the fire, the mayor left”, “*as reported* by the Press, …”: participles that attribute something."""

from dataclasses import replace

from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.propose.parenthetical import as_clause
from factx.extract.quotations.reporting_clause import ReportingClause
from factx.extract.quotations.speaker_phrases import starting_at
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_PARTICIPLE

_QUESTIONS = frozenset(("about", "if", "whether", "how", "why", "what", "who", "which", "when", "where"))
_LONGEST_ADVERBIAL = 8


@PROPOSE_FROM_PARTICIPLE.rule(
    "quote.asked",
    examples=("Asked about the fire, the mayor left.", "When asked if he would resign, Falk laughed."),
    counterexamples=("The board asked the mayor about the fire.", "Asked, the mayor left."),
)
def asked(passage: Passage, clause: ReportingClause) -> Statement | None:
    """“*Asked* about the fire, the mayor left”, “when *asked* if he would go, he laughed”: a question, nobody says
    whose."""
    cue = clause.cue
    if cue.lemma != "ask":
        return None
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
    stretches = tuple(passage.stretches_in(start, end))
    return Statement(((start, end),), cue, None, Shape.COMPLEMENT, (cue.start, start), cue.end, stretches)


@PROPOSE_FROM_PARTICIPLE.rule(
    "quote.as-reported-by",
    examples=(
        "As reported by the Hill Press, two bridges have fallen.",
        "The gates, as described by the mayor, are a gift.",
    ),
    counterexamples=("The losses reported by the bank were small.", "As Clara Ode noted, two bridges have fallen."),
)
def as_reported_by(passage: Passage, clause: ReportingClause) -> Statement | None:
    """*As reported by the Hill Press*, two bridges fell. The gates, *as described by the mayor*, are “a gift”."""
    by = clause.verb + 1
    asks = clause.cue.lemma == "ask"
    if asks or passage.tags[clause.verb] != "VBN" or passage.lower[by : by + 1] != ["by"]:
        return None
    _, last = passage.sentence(clause.verb)
    speaker = starting_at(passage, by + 1, last) if by + 1 < last else None
    if speaker is None:
        return None
    stop = next((i for i in range(speaker.end, last) if passage.lower[i] in COMMAS), last)
    agentive = replace(clause, speaker=speaker, inverted=True, stop=stop, open_end=True)
    return as_clause(passage, agentive, clause.verb - 1)
