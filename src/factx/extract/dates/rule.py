"""What a rule of the grammar of dates is: words that can begin an expression, and its pattern."""

import re
from dataclasses import dataclass
from functools import cached_property

DIGIT = "#"  # stands in `starters` for any word that begins with a digit


def the(words: str) -> str:
    """Starters of two words: “the” and any of these.

    >>> the("day night")
    'the+day the+night'
    """
    return " ".join(f"the+{word}" for word in words.split())


@dataclass(frozen=True)
class Rule:
    """One way of naming a stretch of the calendar: words that can begin it (`the+day` is two), and its pattern."""

    name: str
    starters: frozenset[str]
    expression: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression compiled, when it is first tried: all of them would be a twentieth of a short run's time."""
        return re.compile(self.expression)


def rule(name: str, starters: str, expression: str) -> Rule:
    """A rule by its name, the words that can begin what it finds, with blanks between, and its pattern."""
    return Rule(name, frozenset(starters.split()), expression)
