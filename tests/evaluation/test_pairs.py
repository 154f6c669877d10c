"""Pairs between what was annotated and what was found: the same as all pairs sorted, without looking at all of them."""

import random
import time
from collections.abc import Hashable, Sequence
from typing import NamedTuple

import pytest

from factx.evaluation.gold import Stretch
from factx.evaluation.matching import likeness, pairs


class Item(NamedTuple):
    name: int
    start: int
    end: int
    colour: str

    @property
    def stretches(self) -> Sequence[Stretch]:
        return [Stretch(start_char=self.start, end_char=self.end)]


def weight(one: Item, other: Item) -> float:
    return likeness(one.stretches, other.stretches) if one.colour == other.colour else 0.0


def colour(item: Item) -> Hashable:
    return item.colour


def all_pairs(gold: Sequence[Item], found: Sequence[Item]) -> list[tuple[Item, Item]]:
    """The plain way: every pair weighed and sorted."""
    candidates = sorted((-weight(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found))
    taken: dict[int, int] = {}
    for negative, i, j in candidates:
        if negative < 0 and i not in taken and j not in taken.values():
            taken[i] = j
    return [(gold[i], found[j]) for i, j in sorted(taken.items())]


@pytest.mark.parametrize("seed", range(60))
def test_pairs_are_those_of_the_plain_way(seed: int) -> None:
    chance = random.Random(seed)
    gold, found = (
        [Item(k, start := chance.randint(0, 6), start + chance.randint(1, 4), chance.choice("ab")) for k in range(14)]
        for _ in range(2)
    )
    assert pairs(gold, found, lambda item: item.stretches, weight, colour) == all_pairs(gold, found)


def test_three_thousand_of_one_stretch() -> None:
    gold = [Item(number, 10, 50, "ab"[number % 2]) for number in range(3000)]
    began = time.process_time()
    assert len(pairs(gold, gold[::-1], lambda item: item.stretches, weight, colour)) == 3000
    assert time.process_time() - began < 3
