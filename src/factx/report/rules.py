"""What each rule is for: the id that a record carries in `rule`, a sentence as it was made for, and what it goes by.

Rules of the registry tell both themselves. Ids of casualty counts name how number and outcome word meet, those of
mentions the pass that joined them.

>>> RULES["quote.hearsay"].example
'The club is reportedly spending a million on the keeper.'
"""

from collections.abc import Mapping
from typing import NamedTuple

from factx import registry

CASUALTY = "casualty: "


class Rule(NamedTuple):
    """A sentence that a rule was made for, and what it goes by."""

    example: str
    meaning: str


_CASUALTIES = {
    "predicate": Rule(
        "Two men, aged 50 and 46, died.", "Walking right from the counted group, its predicate is an outcome word."
    ),
    "apposed": Rule(
        "Dozens dead in blast",
        "An outcome word follows the counted group, or a relative clause about it, without a finite verb between.",
    ),
    "elsewhere": Rule(
        "611 were killed in Quito and 291 in Lima.",
        "A number without a noun that another place or body sets beside the count before it shares its outcome.",
    ),
    "sufferer": Rule(
        "A boy of three is recovering after shooting himself.",
        "The parse shows one counted person as who suffers an outcome word that stands further away.",
    ),
    "object": Rule("The blast killed 12 people.", "An outcome verb stands right before the counted group."),
    "noun of": Rule("the deaths of 26 protesters", "A noun that tells the outcome, and “of” with the counted group."),
    "counted noun": Rule("seven deaths", "What is counted is the outcome itself: deaths, injuries, arrests."),
    "attribute": Rule("12 wounded soldiers", "An outcome word stands between the number and its noun."),
    "bracket": Rule("more than 100 civilians (martyred)", "The outcome stands in brackets after the counted group."),
    "bodies": Rule("Thirteen bodies were pulled from the rubble.", "Counted bodies that were found or recovered."),
    "person noun": Rule("10 detainees", "The counted noun names the persons by the outcome."),
    "lives": Rule("The floods claimed 12 lives.", "Lives that were claimed or lost (killed), or saved (rescued)."),
    "lost": Rule("The village lost five people.", "Persons as the object of “lose”."),
    "found in": Rule(
        "New cases were confirmed in two travellers.",
        "“in” or “among” persons, after an illness that was diagnosed, confirmed or detected.",
    ),
    "together": Rule(
        "He was detained along with 150 others.",
        "“along with”, “together with”: the group shares the outcome of the verb before it.",
    ),
    "toll": Rule("The death toll rose to 36.", "The number that a toll, or a number of victims, is said to reach."),
    "restated": Rule(
        "The fire left 31 dead, although relatives put the figure at 45.",
        "A number said of “the figure”, acknowledged or “compared with”; it shares the outcome of the count before.",
    ),
    "list": Rule("Dead: 12", "A label, a colon and the number."),
    "include": Rule(
        "The wounded include three children.", "The persons are said to be among those of whom the outcome is told."
    ),
    "part of a whole": Rule(
        "12 were killed, including two officers.",
        "A part of a count in its sentence or the one before; it shares that outcome and is never added to it.",
    ),
    "distributed": Rule(
        "They killed four civilians in Dorn, two in Kest.", "The next number of a list shares the outcome of the first."
    ),
    "parse: subject": Rule("Sixty in all are thought to have died.", "In the parse the group is its subject."),
    "parse: object": Rule("The army killed, he said, 12 men.", "In the parse the group is its object."),
    "parse: of": Rule("the arrest on Friday of 12 men", "In the parse the group hangs on the outcome noun by “of”."),
    "parse: modifier": Rule("12 men from Dorn killed in a raid", "In the parse the outcome word modifies the group."),
    "named": Rule("David Amo was killed.", "One person, by name or definite description, suffers the outcome word."),
    "uncounted": Rule("They are accused of killing civilians.", "Persons without a number suffer the outcome word."),
}

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
    **{f"{CASUALTY}{name}": rule for name, rule in _CASUALTIES.items()},
    "entity": Rule(
        "Ana Sosa … the mayor … she", "Mentions joined into one record in ordered passes, the surest first."
    ),
}
PASSES: Mapping[str, Rule] = _PASSES
