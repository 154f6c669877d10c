"""A name in the making: tokens, a label, and what found it."""

from dataclasses import dataclass


@dataclass(slots=True)
class Draft:
    """A name in the making: tokens `start` to `end` (exclusive), its label, and what found it."""

    start: int
    end: int
    label: str
    rule: str = "recognizer"
