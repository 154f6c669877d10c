"""Casualties: is the count found with its outcome (detection), with the same bounds and flags (strict), whose, by whom?

A found count is the annotated one where the outcomes agree and their numbers (their evidence, where a side has no
number) share characters.
"""

from collections.abc import Hashable

from factx.evaluation.gold import Annotation, Casualty
from factx.evaluation.matching import Pieces, likeness, pairs
from factx.evaluation.quotes import same
from factx.evaluation.scores import Place, Scores


def score(gold: Annotation, found: Annotation, scores: Scores) -> None:
    """Count the casualties of one article."""
    matched = pairs(gold.casualties, found.casualties, _places, _weight, _traits)
    strict = [pair for pair in matched if _bounds(pair[0]) == _bounds(pair[1]) and _flags(pair[0]) == _flags(pair[1])]
    scores.count("casualty.detection", len(matched), len(gold.casualties), len(found.casualties))
    scores.count("casualty.strict", len(strict), len(gold.casualties), len(found.casualties))
    scores.grade("casualty", found.casualties, [got for _, got in strict])
    for expected, got in matched:
        _judge(expected, got, scores)
    scores.unmatched("casualty", gold.casualties, found.casualties, matched, _place)


def _judge(expected: Casualty, got: Casualty, scores: Scores) -> None:
    given = expected.model_fields_set
    judged: dict[str, tuple[object, object, bool]] = {
        "bounds": (_bounds(expected), _bounds(got), _bounds(expected) == _bounds(got)),
        "flags": (_flags(expected), _flags(got), _flags(expected) == _flags(got)),
    }
    if expected.count is not None and expected.count.modifier is not None:
        modifier = got.count.modifier if got.count is not None else None
        judged["modifier"] = (expected.count.modifier, modifier, expected.count.modifier == modifier)
    for name in ("victims", "source"):
        if name in given:
            one, other = getattr(expected, name), getattr(got, name)
            judged[name] = (one, other, same(one, other))
    for name, (one, other, right) in judged.items():
        if not scores.judge(f"casualty.{name}", right):
            scores.differs("casualty", name, _place(expected), one, other)


def _place(fact: Casualty) -> Place:
    return fact.article, _places(fact)[0].start_char, _places(fact)[0].end_char


def _places(fact: Casualty) -> Pieces:
    return [fact.count if fact.count is not None else fact]


def _weight(expected: Casualty, got: Casualty) -> float:
    if expected.outcome != got.outcome or (expected.count is None) != (got.count is None):
        return 0.0
    # Of two facts on the same number the one that agrees in its bounds is meant.
    return likeness(_places(expected), _places(got)) + (_bounds(expected) == _bounds(got))


def _traits(fact: Casualty) -> Hashable:
    """What `_weight` looks at beside the place."""
    return fact.outcome, fact.count is None, _bounds(fact)


def _bounds(fact: Casualty) -> tuple[int | None, int | None]:
    return (fact.count.low, fact.count.high) if fact.count is not None else (None, None)


def _flags(fact: Casualty) -> tuple[bool, bool]:
    return fact.negated, fact.hypothetical
