"""Dates: is the expression found, and is its value right?

Scored for articles whose gold line has `dates`. A value that is less precise than the annotated one (`2022-01` for
`2022-01-07`) is wrong for *value* and right for *compatible*.
"""

from factx.evaluation.gold import Annotation, Dated
from factx.evaluation.matching import Pieces, likeness, pairs
from factx.evaluation.scores import Scores


def score(gold: Annotation, found: Annotation, scores: Scores) -> None:
    """Count the dates of one article."""
    if gold.dates is None:
        return
    got = found.dates or ()
    matched = pairs(gold.dates, got, _itself, _weight)
    scores.count("date.extent", len(matched), len(gold.dates), len(got))
    right = sum(1 for expected, date in matched if _value(expected) == _value(date))
    scores.count("date.value", right, len(gold.dates), len(got))
    scores.unmatched("date", gold.dates, got, matched, lambda date: (gold.article, date.start_char, date.end_char))
    for expected, date in matched:
        scores.judge("date.compatible", _compatible(expected, date))
        if _value(expected) != _value(date):
            place = (gold.article, expected.start_char, expected.end_char)
            scores.differs("date", "value", place, _value(expected), _value(date))


def _itself(date: Dated) -> Pieces:
    return [date]


def _weight(expected: Dated, got: Dated) -> float:
    return likeness([expected], [got])


def _value(date: Dated) -> tuple[str | None, str | None]:
    return date.value, date.value_end


def _compatible(expected: Dated, got: Dated) -> bool:
    if expected.value is None or got.value is None:
        return expected.value == got.value
    return expected.value.startswith(got.value) or got.value.startswith(expected.value)
