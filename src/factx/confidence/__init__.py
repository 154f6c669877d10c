"""How sure each fact is: the probability that a careful reader would accept it as it stands.

A logistic model a kind of fact, over signs that a reader of the record sees, too: the rule, the class of the cue, how
long the pieces are, how a speaker is named, what stands around. Its weights are readable JSON, fitted by
`models/scripts/fit_confidence.py` on annotated training articles. They choose and drop nothing; a user may, by
`--min-confidence`.

>>> probability("quote", {"direct ends sentence": 1.0}) > probability("quote", {"pieces in paragraphs": 1.0})
True
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from factx.confidence.features import Signs, entity_signs, fact_signs, mention_signs
from factx.facts import Casualty, Entity, Mention, Quote, Record

R = TypeVar("R", bound=Record)
_DIGITS = 3


def graded(text: str, records: Sequence[Record]) -> list[Record]:
    """The records of one article, each with its confidence, and so their resolved speakers and sources.

    Args:
        text: the article's text.
        records: all its facts, resolved.
    """
    around = Signs.of(text, records)
    return [_graded(record, around) for record in records]


def _graded(record: Record, around: Signs) -> Record:
    if isinstance(record, Quote):
        update: dict[str, Any] = {"confidence": probability("quote", fact_signs(record, around))}
        if record.speaker is not None:
            update["speaker"] = _mention(record.speaker, around)
        return record.model_copy(update=update)
    if isinstance(record, Casualty):
        model = "casualty" if record.kind == "counted" else "uncounted casualty"
        update = {"confidence": probability(model, fact_signs(record, around))}
        if record.source is not None:
            update["source"] = _mention(record.source, around)
        return record.model_copy(update=update)
    if isinstance(record, Entity):
        return record.model_copy(update={"confidence": probability(record.type, entity_signs(record, around))})
    return record


def _mention(mention: Mention, around: Signs) -> Mention:
    """A speaker or source; how sure the resolver was of a pronoun stays with the record that it is led to."""
    return mention.model_copy(update={"confidence": probability("mention", mention_signs(mention, around))})


def probability(kind: str, signs: Mapping[str, float]) -> float:
    """The model of one kind: between 0 and 1, to three digits.

    The sum is exact (`math.fsum`), so its value is the same on every processor and in every order of the signs.

    Args:
        kind: a model of `weights.json`: quote, casualty, uncounted casualty, actor, organization, mention.
        signs: what is seen of the fact; signs without a weight count nothing.
    """
    model = weights()[kind]
    known: Mapping[str, float] = model["weights"]
    total = math.fsum([model["bias"], *(known[name] * value for name, value in signs.items() if name in known)])
    return round(1 / (1 + math.exp(-total)), _DIGITS)


@cache
def weights() -> Mapping[str, Any]:
    """The fitted models by kind: a bias, and a weight a sign."""
    import json

    found: Mapping[str, Any] = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return found


def surer_than(records: Iterable[R], least: float) -> Iterator[R]:
    """The records whose confidence is at least so high; those that have none (articles, facts of old files) stay."""
    return (record for record in records if record.confidence is None or record.confidence >= least)
