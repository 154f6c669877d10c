"""The learned choice among the candidates of a pronoun, or nobody: a small network over the features of `features`.

Each candidate gets a score from one hidden layer; “nobody” has the score nought. Weights are whole numbers and so are
all sums, so that every processor comes to the same scores. Fitted by `models/scripts/fit_antecedents.py`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, log
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from factx.resolve.discourse import Referent
from factx.resolve.features import GROUPS

Whole = NDArray[np.int64]

SCALE = 1024  # what 1.0 is as a whole number, in either layer


@dataclass(frozen=True, slots=True)
class Choice:
    """What the chooser thinks: the index of the candidate it takes, or None, and the chance of each candidate."""

    taken: int | None
    chances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A pronoun (its token), its candidates, and a row of features for each."""

    pronoun: int
    candidates: Sequence[Referent]
    rows: Sequence[Sequence[int]]


class Chooses(Protocol):
    """What answers a question: a fitted network, or what records the questions for fitting one."""

    def choose(self, question: Question) -> Choice:
        """The candidate to take, or nobody."""


@dataclass(frozen=True)
class Chooser:
    """A fitted network.

    Attributes:
        table: one row a feature (`features.WIDTH`), one column a hidden unit.
        bias: of the hidden units.
        output: what each hidden unit adds to the score.
        enough: the score that a candidate must have, in `SCALE`².
        lead: how far the best must be ahead of the second, in `SCALE`².
    """

    table: Whole
    bias: Whole
    output: Whole
    enough: int
    lead: int

    def scores(self, rows: Sequence[Sequence[int]]) -> list[int]:
        """The score of each candidate, in `SCALE`²."""
        hidden = self.table[np.array(rows, dtype=np.int64)].sum(axis=1) + self.bias
        result: list[int] = (np.maximum(hidden, 0) @ self.output).tolist()
        return result

    def choose(self, question: Question) -> Choice:
        """The candidate to take, by its score alone; chances are rounded to thousandths.

        >>> one = Chooser(np.array([[1024], [0]]), np.array([0]), np.array([2048]), enough=0, lead=0)
        >>> one.choose(Question(3, (), [[0], [1]]))
        Choice(taken=0, chances=(0.787, 0.107))
        """
        scores = self.scores(question.rows)
        best = max(range(len(scores)), key=scores.__getitem__)
        second = max((score for place, score in enumerate(scores) if place != best), default=-(10**18))
        taken = scores[best] >= self.enough and scores[best] - second >= self.lead
        return Choice(best if taken else None, chances(scores))


def reasons(chooser: Chooser, rows: Sequence[Sequence[int]], most: int = 3) -> tuple[str, ...]:
    """What speaks most for the first of two candidates against the second: the groups of features, strongest first.

    Each group's weight is by how much the first would score less with what the second has in it.
    """
    if len(rows) < 2:
        return ()
    first, second = list(rows[0]), list(rows[1])
    own = chooser.scores([first])[0]
    changed = [[*first[:i], second[i], *first[i + 1 :]] for i in range(len(first))]
    gained = [(own - score, i) for i, score in enumerate(chooser.scores(changed)) if first[i] != second[i]]
    return tuple(GROUPS[i][0] for gain, i in sorted(gained, reverse=True)[:most] if gain > 0)


def chances(scores: Sequence[int]) -> tuple[float, ...]:
    """Scores as chances; what is missing from 1 is nobody's."""
    real = [score / SCALE**2 for score in scores]
    top = max(0.0, *real)
    total = exp(-top) + sum(exp(score - top) for score in real)
    return tuple(round(exp(score - top - log(total)), 3) for score in real)


@cache
def persons() -> Chooser:
    """The chooser for “he” and “she” that comes with factx."""
    stored = json.loads(resources.files("factx.resolve").joinpath("weights/persons.json").read_text(encoding="utf-8"))
    table, bias, output = (np.array(stored[name], dtype=np.int64) for name in ("table", "bias", "output"))
    return Chooser(table, bias, output, stored["enough"], stored["lead"])
