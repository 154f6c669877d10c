"""“The club is *reportedly* spending a million”: adverbs that mark hearsay."""

from spacy.tokens import Token

from factx import syntax
from factx.extract.quotations.bounds.content import content_end
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import phrase_of
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_ADVERB
from factx.marks import CueMark


@PROPOSE_FROM_ADVERB.rule(
    "quote.hearsay",
    examples=("The club is reportedly spending a million on the keeper.", "He allegedly took the money from the till."),
    counterexamples=("The club is reported to be rich.", "The club is spending a million on the keeper."),
)
def hearsay(passage: Passage, adverb: int) -> Statement | None:
    """*The club is* reportedly *spending a million*: told as somebody's words, nobody says whose."""
    finite = any(passage.is_finite(i) for i in (adverb - 1, adverb + 1) if 0 <= i < len(passage))
    if passage.quoted[adverb] or passage.furniture[adverb] or not finite or adverb + 1 in passage.cues:
        return None
    verb = _told(passage, adverb)
    subject = syntax.subject(verb) if verb is not None else None
    _, last = passage.sentence(adverb)
    if verb is None or subject is None or not passage.sentence(adverb)[0] <= subject.i < max(adverb, verb.i):
        return None
    start = min(phrase_of(passage, subject.i).start, adverb)
    end = content_end(passage, adverb, max(adverb, verb.i), last)
    pieces = [passage.trimmed(start, adverb), passage.trimmed(adverb + 1, end)]
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    cue = CueMark(adverb, adverb + 1, "according_to", lemma=passage.lower[adverb])
    if not pieces:
        return None
    stretches = tuple(index for first, stop in pieces for index in passage.stretches_in(first, stop))
    return Statement(tuple(pieces), cue, None, Shape.APART, (adverb, adverb + 1), adverb + 1, stretches)


def _told(passage: Passage, adverb: int) -> Token | None:
    """The verb of the clause that “reportedly” tells to be hearsay."""
    for token in syntax.ancestors(passage.token(adverb), 3):
        if syntax.is_verb(token) or syntax.copula(token) is not None:
            return token
    return None
