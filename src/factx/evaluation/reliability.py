"""Whether facts that are said to be sure to nine tenths are right nine times of ten: how reliable a confidence is."""

from collections.abc import Sequence
from typing import NamedTuple

STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


class Bin(NamedTuple):
    """Facts whose confidence is at least `least` and below the next step: how many, how sure, how often right."""

    least: float
    facts: int
    confidence: float
    right: float


def bins(grades: Sequence[tuple[float, bool]], steps: Sequence[float] = STEPS) -> list[Bin]:
    """The reliability table of one type of fact; steps without a fact are left out.

    >>> bins([(0.9, True), (0.92, False), (0.4, False)])
    [Bin(least=0.0, facts=1, confidence=0.4, right=0.0), Bin(least=0.9, facts=2, confidence=0.91, right=0.5)]
    """
    found = []
    for least, end in zip(steps, [*steps[1:], 2.0], strict=True):
        inside = [(sure, right) for sure, right in grades if least <= sure < end]
        if inside:
            facts = len(inside)
            found.append(Bin(least, facts, sum(sure for sure, _ in inside) / facts, sum(r for _, r in inside) / facts))
    return found


def calibration_error(grades: Sequence[tuple[float, bool]], parts: int = 10) -> float:
    """Expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015), over parts with as many facts each.

    The mean distance between how sure the facts of a part are and how often they are right, 0 to 1.

    >>> calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], parts=1)
    0.0
    """
    ordered = sorted(grades)
    error = 0.0
    for number in range(parts):
        part = ordered[number * len(ordered) // parts : (number + 1) * len(ordered) // parts]
        error += abs(sum(sure - right for sure, right in part))
    return error / max(len(ordered), 1)
