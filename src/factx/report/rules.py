"""What each rule is for: the id that a record carries in `rule`, a sentence as it was made for, and what it goes by.

Rules of the registry tell both themselves; ids of mentions name the pass that joined them.

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


_PASSES = {
    "exact": Rule("Sosa … Sosa", "The same name, but for case, accents and kind of apostrophe."),
    "name within name": Rule("Joan Mary Hill … Joan Hill", "Its words, or their initials, stand in the fuller name."),
    "spelling": Rule("Al Zoheiry … Al Zoheiri", "One letter of one word differs."),
    "spelling of a surname": Rule(
        "Karim Al-Saleem … Al-Salim", "A bare surname one letter off that of the only person named before it in full."
    ),
    "short name": Rule(
        "Ana Sosa … Sosa",
        "A surname or first name of somebody named in full; of two, whom the article means: no relative.",
    ),
    "title and name": Rule("Dr. Lena Nelson … Dr. Nelson", "Of several of that name, the one who has the title."),
    "short form introduced": Rule("the Free Farmers Union (FFU) … FFU", "The text itself puts the two side by side."),
    "known as": Rule("Kyo Min, better known as Jimmy … Jimmy", "The text equates the two: known as, aka, alias."),
    "initials": Rule("Dorn Marine Engineering … DME", "The initials of just one longer name."),
    "part of the name": Rule(
        "Varnia's Foreign Ministry … Foreign Ministry", "What is left out is a place or a noun such as “movement”."
    ),
    "noun of the name": Rule(
        "the Harbour Commission … the Commission", "The noun of a longer name, the one named last before it."
    ),
    "country of the name": Rule(
        "the Varnian government … the government of Varn", "Both names have the same country and the same other words."
    ),
    "one of its kind": Rule(
        "Parliament sat … the House rose",
        "What a country has one of, by its short name; just one stands in the article.",
    ),
    "description": Rule(
        "Ana Sosa, the mayor … the mayor", "A noun phrase that only one person or body with that role or noun fits."
    ),
    "pronoun": Rule(
        "Sosa said she would stay.", "The most prominent person or body before it of the right gender and number."
    ),
    "speaker of the quotation": Rule("“I will stay,” said Sosa.", "I, me, my in a quotation: whoever says it."),
}

RULES: Mapping[str, Rule] = {
    **{rule.id: Rule(rule.examples[0], rule.phenomenon.replace("*", "")) for rule in registry.RULES if rule.examples},
    "entity": Rule(
        "Ana Sosa … the mayor … she", "Mentions joined into one record in ordered passes, the surest first."
    ),
}
PASSES: Mapping[str, Rule] = _PASSES
