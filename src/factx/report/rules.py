"""What each rule is for: the id that a record carries in `rule`, a sentence as it was made for, and what it goes by.

Rules of the registry tell both themselves, those that join mentions among them; what joins a mention by no rule is told
here.

>>> RULES["quote.hearsay"].example
'The club is reportedly spending a million on the keeper.'
"""

from collections.abc import Mapping
from typing import NamedTuple

from factx import registry


class Rule(NamedTuple):
    """A sentence that a rule was made for, and what it goes by."""

    example: str
    meaning: str


RULES: Mapping[str, Rule] = {
    **{rule.id: Rule(rule.examples[0], rule.phenomenon.replace("*", "")) for rule in registry.RULES if rule.examples},
    "entity": Rule(
        "Ana Sosa … the mayor … she", "Mentions joined into one record in ordered passes, the surest first."
    ),
    "exact": Rule("Sosa … Sosa", "The same name, but for case, accents and kind of apostrophe."),
    "pronoun": Rule(
        "Sosa said she would stay.", "The most prominent person or body before it of the right gender and number."
    ),
    "speaker of the quotation": Rule("“I will stay,” said Sosa.", "I, me, my in a quotation: whoever says it."),
}
