"""One-to-one pairs between what was annotated and what was found, the best first."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Protocol, TypeVar


class Extended(Protocol):
    """Whatever covers characters."""

    @property
    def start_char(self) -> int:
        """Its first character."""

    @property
    def end_char(self) -> int:
        """The character after its last."""


G = TypeVar("G")
P = TypeVar("P")
T = TypeVar("T")
Pieces = Sequence[Extended]


def overlap(some: Pieces, others: Pieces) -> int:
    """How many characters two sets of stretches share."""
    return sum(
        max(0, min(one.end_char, other.end_char) - max(one.start_char, other.start_char))
        for one in some
        for other in others
    )


def size(pieces: Pieces) -> int:
    """How many characters some stretches that do not overlap have."""
    return sum(piece.end_char - piece.start_char for piece in pieces)


def likeness(some: Pieces, others: Pieces) -> float:
    """Shared characters over all characters (the Jaccard index, 0 to 1).

    >>> from factx.evaluation.gold import Stretch
    >>> likeness([Stretch(start_char=0, end_char=10)], [Stretch(start_char=5, end_char=15)])
    0.3333333333333333
    """
    shared = overlap(some, others)
    return shared / (size(some) + size(others) - shared) if shared else 0.0


def pairs(
    gold: Sequence[G],
    found: Sequence[P],
    pieces: Callable[[G | P], Pieces],
    weight: Callable[[G, P], float],
    traits: Callable[[G | P], Hashable] = lambda _: None,
) -> list[tuple[G, P]]:
    """Pairs of positive weight, the heaviest taken first, each side used once; in the order of the gold.

    Greedy, as careful readers pair things: where annotations of one kind hardly overlap it gives what the Hungarian
    method would. Only what overlaps is ever weighed, and of items with the same stretches and traits only one: the cost
    grows with the overlaps of different items and not with the square.

    Args:
        gold: what was annotated.
        found: what was found.
        pieces: the stretches of an item.
        weight: how well two items fit, by nothing but their stretches and traits.
        traits: what else the weight looks at.
    """
    kinds, other_kinds = _alike(gold, pieces, traits), _alike(found, pieces, traits)
    firsts, other_firsts = [gold[some[0]] for some in kinds], [found[some[0]] for some in other_kinds]
    levels: defaultdict[float, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for kind, other in sorted(_overlapping(firsts, other_firsts, pieces)):
        value = weight(firsts[kind], other_firsts[other])
        if value > 0:
            levels[value][kind].append(other)
    taken: dict[int, int] = {}
    free = [deque(some) for some in other_kinds]
    for _, level in sorted(levels.items(), reverse=True):
        for i, own in sorted((i, kind) for kind in level for i in kinds[kind] if i not in taken):
            nearest = min((other for other in level[own] if free[other]), key=lambda k: free[k][0], default=None)
            if nearest is not None:
                taken[i] = free[nearest].popleft()
    return [(gold[i], found[j]) for i, j in sorted(taken.items())]


def _alike(items: Sequence[T], pieces: Callable[[T], Pieces], traits: Callable[[T], Hashable]) -> list[list[int]]:
    """Numbers of items in groups of those that are weighed alike, each in order."""
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        stretches = tuple((piece.start_char, piece.end_char) for piece in pieces(item))
        groups[stretches, traits(item)].append(number)
    return list(groups.values())


def _overlapping(gold: Sequence[G], found: Sequence[P], pieces: Callable[[G | P], Pieces]) -> Iterable[tuple[int, int]]:
    """Numbers of all items that share a character."""
    stretches = sorted((piece.start_char, piece.end_char, j) for j, item in enumerate(found) for piece in pieces(item))
    longest = max((end - start for start, end, _ in stretches), default=0)
    both = set()
    for i, item in enumerate(gold):
        for piece in pieces(item):
            first = bisect_left(stretches, (piece.start_char - longest, 0, 0))
            for start, end, j in stretches[first : bisect_left(stretches, (piece.end_char, 0, 0))]:
                if end > piece.start_char and start < piece.end_char:
                    both.add((i, j))
    return both
