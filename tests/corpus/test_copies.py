"""The same text again."""

import random

import pytest

from factx.corpus.copies import Signature, copies, numbers_of

WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "nrstl"]


def text(seed: int, words: int = 300) -> str:
    drawn = random.Random(seed)
    return " ".join(drawn.choice(WORDS) for _ in range(words))


def signature(name: str, words: str, moment: str = "") -> Signature:
    return Signature(name, sum(name.encode()), moment, numbers_of(words))


ORIGINAL = text(1)


@pytest.mark.parametrize(
    "other",
    [
        ORIGINAL,
        ORIGINAL.upper(),
        "By our staff. " + ORIGINAL + " Read more on our site.",
        " ".join(ORIGINAL.split()[:-20]),
        ORIGINAL.replace(" ", "\n", 40),
    ],
    ids=["same", "capitals", "frame", "cut", "lines"],
)
def test_copies(other: str) -> None:
    assert copies([signature("a", ORIGINAL, "2031-05-06"), signature("b", other, "2031-05-07")]) == {"b": "a"}


@pytest.mark.parametrize(
    "other", [text(2), ORIGINAL[: len(ORIGINAL) // 2], "Short.", ""], ids=["other", "half", "short", "none"]
)
def test_no_copies(other: str) -> None:
    assert copies([signature("a", ORIGINAL), signature("b", other)]) == {}


def test_the_first_to_come_out_is_the_original_in_any_order() -> None:
    found = [
        signature("late", ORIGINAL, "2031-05-08"),
        signature("first", ORIGINAL, "2031-05-06"),
        signature("x", text(3)),
    ]
    for order in (found, found[::-1]):
        assert copies(order) == {"late": "first"}


def test_a_copy_that_was_found_before_stays_one() -> None:
    given = Signature("b", 2, "", numbers_of(ORIGINAL), given="z")
    assert copies([given, signature("c", ORIGINAL)]) == {"b": "z", "c": "z"}
