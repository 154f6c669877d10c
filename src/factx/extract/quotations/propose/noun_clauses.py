"""“*His claim* that the vote was stolen fell flat”: nouns of saying with a clause."""

from spacy.tokens import Token

from factx import syntax
from factx.extract.quotations.bounds.content import before_main_clause, content_end
from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.speaker_phrases import phrase_of
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_SOURCE
from factx.marks import CueMark

_OCCASIONS = frozenset(("in", "during", "at", "through", "via"))


def is_owned(noun: Token) -> bool:
    """“*his claim* that …”, but not “said *in his speech* that …”: whether a clause behind a noun is the noun's own."""
    return syntax.possessor(noun) is not None and not _is_occasion(noun)


def _is_occasion(noun: Token) -> bool:
    """“said *in her opening remarks* that …”: where it was said, beside a verb that governs the clause."""
    preposition = syntax.preposition_of(noun)
    return preposition is not None and preposition.lower_ in _OCCASIONS


def _maker(passage: Passage, noun: Token) -> Token | None:
    """“*Falk* repeated his claim that …”, “*the board* made the point that …”: whose claim the verb tells it is."""
    if noun.dep not in syntax.OBJECT or noun.head.lemma_.lower() not in passage.lexicon.words("quoting", "own_words"):
        return None
    maker = syntax.subject(noun.head)
    return maker if maker is not None and syntax.is_nominal(maker) and maker.i < noun.head.i else None


def _before_others(passage: Passage, start: int, end: int) -> int:
    """“In answer to the charge that she was weak, *she said* …”, “the claim that he was ill *– an argument …*”."""
    for i in range(start + 3, end - 2):
        if passage.lower[i] not in COMMAS or passage.quoted[i]:
            continue
        if passage.lower[i] != "," and passage.pos[i + 1] == "DET":
            return i
        k = i + 1
        while k < end and passage.pos[k] in ("PROPN", "PRON", "DET", "NOUN", "ADJ"):
            k += 1
        if i + 1 < k < end and k in passage.cues and passage.is_finite(k) and passage.tags[i + 1] not in ("WDT", "WP"):
            return i
    return end


@PROPOSE_FROM_SOURCE.rule(
    "quote.noun-clause",
    examples=("His claim that the vote was stolen fell flat.", "Falk repeated his claim that the vote was stolen."),
    counterexamples=("The fact that the vote was stolen hurt him.", "He said in his speech that the vote was stolen."),
)
def noun_clause(passage: Passage, cue: CueMark) -> Statement | None:
    """*His claim* that the vote was stolen fell flat: a noun of saying with a clause and its possessor."""
    _, last = passage.sentence(cue.start)
    at = passage.skip(cue.end, last)
    if cue.label != "noun" or at + 1 >= last or passage.lower[at] != "that" or passage.is_finite(at + 1):
        return None
    noun = passage.token(cue.start)
    if _is_occasion(noun):
        return None
    owner = syntax.possessor(noun)
    maker = _maker(passage, noun)
    if maker is not None and (owner is None or owner.tag_ == "PRP$"):
        owner = maker
    if owner is None:
        owner = next(
            (other for preposition, other in syntax.prepositional(noun) if preposition.lower_ in ("by", "from")), None
        )
    if owner is None:
        return None
    clauses = [head for head in noun.rights if head.right_edge.i > at and head.left_edge.i <= at + 1]
    end = max((head.right_edge.i + 1 for head in clauses), default=content_end(passage, cue.start, at, last))
    end = before_main_clause(passage, cue.start, min(end, last))
    start, end = passage.trimmed(at, _before_others(passage, at, end))
    if end - start < 3:
        return None
    speaker = phrase_of(passage, owner.i)
    stretches = tuple(passage.stretches_in(start, end))
    return Statement(((start, end),), cue, speaker, Shape.COMPLEMENT, (speaker.start, at), cue.end, stretches)
