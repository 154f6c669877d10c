"""Forms: ways of naming a stretch of the calendar, each a pattern of words and a rule that tells what it means.

A form says which words can begin it, so that a scan of the text asks its pattern only where it can match.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from factx.extract.dates.anchor import Anchor
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.rules import Rule, Stage, Step

FAMILY = "date"
READ: Step[[Expression, Anchor], Period] = Step(FAMILY, Stage.PROPOSE, "Which days does an expression name?")

DIGIT = "#"  # stands in `starters` for any word that begins with a digit
Reads = Callable[[Expression, Anchor], Period | None]


def the(words: str) -> str:
    """Starters of two words: “the” and any of these.

    >>> the("day night")
    'the+day the+night'
    """
    return " ".join(f"the+{word}" for word in words.split())


@dataclass(frozen=True)
class Form:
    """One way of naming a stretch of the calendar.

    Attributes:
        rule: the rule that reads it; its id names the form.
        starters: words that can begin it (`the+day` is two).
        expression: its pattern.
        read: what an expression of this form, or of one alike, means.
    """

    rule: Rule[[Expression, Anchor], Period]
    starters: frozenset[str]
    expression: str
    read: Reads

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression compiled, when it is first tried: all of them would be a twentieth of a short run's time."""
        return re.compile(self.expression)


def form(
    id: str,
    starters: str,
    expression: str,
    *,
    examples: tuple[str, ...],
    counterexamples: tuple[str, ...],
    tier: int = 2,
) -> Callable[[Reads], Form]:
    """Make a function that reads expressions the rule of a form.

    Args:
        id: of the rule, `date.name`.
        starters: the words that can begin it, with blanks between.
        expression: its pattern; the groups are what the function reads.
        examples: texts in which it names a date.
        counterexamples: texts that look alike, in which it names none.
        tier: of two forms that match the same characters that of the lower tier is taken.
    """

    def made(read: Reads) -> Form:
        def apply(found: Expression, anchor: Anchor) -> Period | None:
            return read(found, anchor) if found.rule == id else None

        apply.__doc__, apply.__wrapped__ = read.__doc__, read  # type: ignore[attr-defined]
        rule = READ.rule(id, tier=tier, examples=examples, counterexamples=counterexamples)(apply)
        return Form(rule, frozenset(starters.split()), expression, read)

    return made
