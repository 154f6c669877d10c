"""One-to-one pairs between what was annotated and what was found, the best first."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
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
    gold: Sequence[G], found: Sequence[P], pieces: Callable[[G | P], Pieces], weight: Callable[[G, P], float]
) -> list[tuple[G, P]]:
    """Pairs of positive weight, the heaviest taken first, each side used once; in the order of the gold.

    Greedy, as careful readers pair things: where annotations of one kind hardly overlap it gives what the Hungarian
    method would. Only what overlaps is ever weighed, so the cost grows with the overlaps and not with the square.
    """
    candidates = sorted(
        ((-weight(gold[i], found[j]), i, j) for i, j in _overlapping(gold, found, pieces)),
    )
    taken_gold: dict[int, int] = {}
    taken_found: set[int] = set()
    for negative, i, j in candidates:
        if negative < 0 and i not in taken_gold and j not in taken_found:
            taken_gold[i] = j
            taken_found.add(j)
    return [(gold[i], found[j]) for i, j in sorted(taken_gold.items())]


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
