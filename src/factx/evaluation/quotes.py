"""Quotes: is the statement found, cut where the annotator cut it, and given to the right speaker?

Content counts as found where the annotated and the found characters share at least half of what they cover together;
*joint* asks for the speaker as well. Of *direct*, *mixed* and *indirect* each is scored by itself.
"""

from factx.evaluation.gold import Annotation, Quote, Stretch
from factx.evaluation.matching import Pieces, likeness, overlap, pairs
from factx.evaluation.scores import Place, Scores

_ENOUGH = 0.5


def score(gold: Annotation, found: Annotation, scores: Scores) -> None:
    """Count the quotes of one article."""
    matched = pairs(gold.quotes, found.quotes, _contents, _weight)
    speakers = [(expected, got) for expected, got in matched if same(expected.speaker, got.speaker)]
    judged = [quote for quote in gold.quotes if "speaker" in quote.model_fields_set]
    scores.count("quote.content", len(matched), len(gold.quotes), len(found.quotes))
    if len(judged) == len(gold.quotes):
        scores.count("quote.joint", len(speakers), len(gold.quotes), len(found.quotes))
    for kind in ("direct", "mixed", "indirect"):
        of_kind = [quote for quote in gold.quotes if quote.kind == kind]
        got_of_kind = [quote for quote in found.quotes if quote.kind == kind]
        if of_kind or (got_of_kind and any(quote.kind for quote in gold.quotes)):
            right = sum(1 for expected, got in matched if expected.kind == got.kind == kind)
            scores.count(f"quote.{kind}", right, len(of_kind), len(got_of_kind))
    accepted = speakers if judged else matched
    scores.grade("quote", found.quotes, [got for _, got in accepted])
    for expected, got in matched:
        _judge(expected, got, scores)
    scores.unmatched("quote", gold.quotes, found.quotes, matched, _place)


def _judge(expected: Quote, got: Quote, scores: Scores) -> None:
    judged = {
        "kind": expected.kind == got.kind,
        "cue": same(expected.cue, got.cue),
        "speaker": same(expected.speaker, got.speaker),
    }
    for name, right in judged.items():
        if name in expected.model_fields_set and not scores.judge(f"quote.{name}", right):
            scores.differs("quote", name, _place(expected), getattr(expected, name), getattr(got, name))


def _place(quote: Quote) -> Place:
    return quote.article, quote.contents[0].start_char, quote.contents[-1].end_char


def _contents(quote: Quote) -> Pieces:
    return quote.contents


def _weight(expected: Quote, got: Quote) -> float:
    alike = likeness(expected.contents, got.contents)
    return alike if alike >= _ENOUGH else 0.0


def same(expected: Stretch | None, got: Stretch | None) -> bool:
    """Both none, or two mentions that overlap."""
    if expected is None or got is None:
        return expected is got
    return overlap([expected], [got]) > 0
