"""The learned choice of an antecedent: whole numbers, the same in any order; “nobody”; fronted clauses."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

import factx
from factx.facts import Actor
from factx.resolve import chooser
from factx.resolve.chooser import SCALE, Chooser, Question
from factx.resolve.features import GROUPS, OFFSETS, WIDTH

WEIGHTS = Path(chooser.__file__).parent / "weights" / "persons.json"


def rows(seed: int, candidates: int) -> list[list[int]]:
    """Features of made-up candidates."""
    rng = random.Random(seed)
    return [
        [offset + rng.randrange(size) for offset, (_, size) in zip(OFFSETS, GROUPS, strict=True)]
        for _ in range(candidates)
    ]


def test_the_stored_weights_fit_the_features_and_are_small() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert len(stored["table"]) == WIDTH
    assert all(isinstance(weight, int) for row in stored["table"] for weight in row)
    assert WEIGHTS.stat().st_size < 1_000_000


@pytest.mark.parametrize("seed", range(5))
def test_scores_do_not_depend_on_the_order_of_candidates_or_features(seed: int) -> None:
    given = rows(seed, 6)
    scores = chooser.persons().scores(given)
    assert chooser.persons().scores(given[::-1]) == scores[::-1]
    assert chooser.persons().scores([row[::-1] for row in given]) == scores


def test_nobody_where_no_candidate_scores_enough() -> None:
    poor = Chooser(np.array([[-SCALE], [SCALE]]), np.array([0]), np.array([SCALE]), enough=1, lead=0)
    assert poor.choose(Question(0, (), [[0]])).taken is None
    assert poor.choose(Question(0, (), [[0], [1]])).taken == 1


def test_nobody_where_two_come_too_close() -> None:
    careful = Chooser(np.array([[SCALE], [SCALE]]), np.array([0]), np.array([SCALE]), enough=0, lead=1)
    assert careful.choose(Question(0, (), [[0], [1]])).taken is None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("When he was seven, Marcus Holt moved to Varn with Peter Dorn.", "he", "Marcus Holt"),
        (
            "Nadia Holt, a spokeswoman for Irene Vane, said the port was shut. “It will open soon,” she added.",
            "she",
            "Nadia Holt",
        ),
        ("Marcus Holt praised his friend Peter Dorn.", "his", "Marcus Holt"),
    ],
)
def test_whom_a_pronoun_means(text: str, pronoun: str, name: str, extractor: factx.Extractor) -> None:
    actors = [fact for fact in extractor.extract(text) if isinstance(fact, Actor)]
    assert [a.name for a in actors for m in a.mentions if m.text == pronoun] == [name]


def test_no_woman_is_a_he(extractor: factx.Extractor) -> None:
    actors = [f for f in extractor.extract("Irene Vane left the port. He was late.") if isinstance(f, Actor)]
    assert [m.text for a in actors for m in a.mentions if m.form == "pronominal"] == []
