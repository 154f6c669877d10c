"""What each rule is for: the id that a record carries in `rule`, a sentence as it was made for, and what it goes by.

Ids of quotes name the shape of the statement, those of casualty counts how number and outcome word meet, those of
mentions the pass that joined them. A test reads the ids out of the extractors' code, so that none is without its line.

>>> RULES["direct-inverted"].example
'“We won,” said Ana Sosa.'
"""

from collections.abc import Mapping
from typing import NamedTuple

CASUALTY = "casualty: "


class Rule(NamedTuple):
    """A sentence that a rule was made for, and what it goes by."""

    example: str
    meaning: str


_QUOTES = {
    "direct-final": Rule("“We won,” she said.", "A quotation, and right after it a clause with a verb of saying."),
    "direct-inverted": Rule(
        "“We won,” said Ana Sosa.", "A quotation, and right after it a verb of saying with its subject behind it."
    ),
    "direct-interrupted": Rule(
        "“Those,” he said, “who stay are safe.”",
        "A quotation that the attributing clause interrupts; its pieces are joined into one.",
    ),
    "direct-introduced": Rule(
        "She told reporters on Friday, “No.”", "The attributing clause leads up to the quotation, with a comma or none."
    ),
    "direct-colon": Rule(
        "He told reporters: “We won.”", "The attributing clause ends in a colon, and the quotation follows."
    ),
    "mixed-final": Rule(
        "Prices “will fall” soon, he said.",
        "A sentence that ends in words in quotation marks, and the attributing clause after them.",
    ),
    "mixed-interrupted": Rule(
        "The plan is “a gift,” she said, “to nobody.”",
        "A sentence partly in quotation marks that the attributing clause interrupts.",
    ),
    "mixed-introduced": Rule(
        "The sign reads “bread first” in red.",
        "The attributing clause leads up to words in quotation marks that are no sentence of their own.",
    ),
    "indirect-complement": Rule(
        "Officials insist the troops will not fight.", "The clause that a verb of saying governs in the parse."
    ),
    "indirect-final": Rule(
        "Control was regained, the ministry said.",
        "The sentence in front of an attributing clause that stands at its end, after a comma.",
    ),
    "indirect-medial": Rule(
        "Even then, he said, it was late.", "The sentence around an attributing clause that stands between commas."
    ),
    "indirect-unparsed": Rule(
        "He said the levies “do nothing for growth”.",
        "Where the parse shows no clause below the verb of saying, the rest of the sentence is what was said.",
    ),
    "as-reported": Rule(
        "As Clara Ode noted, voters will look again.", "The main clause beside “as”, a subject and a verb of saying."
    ),
    "hearsay": Rule(
        "The club is reportedly spending a million.",
        "The clause around “reportedly” or “allegedly”: somebody's words, nobody says whose.",
    ),
    "passive": Rule(
        "The minister was said to be “furious”.",
        "A passive verb of saying with an infinitive; its subject is part of what is said.",
    ),
    "asked": Rule(
        "Asked about the fire, the mayor left.", "What a bare “asked” asks about; the text does not say who asked."
    ),
    "phrase": Rule(
        "She praised the nurses.",
        "The noun phrase, or the words after its preposition, that a verb of speaking governs.",
    ),
    "according-to-initial": Rule(
        "According to police, the road is closed.", "The sentence after “according to” and the source."
    ),
    "according-to-final": Rule(
        "The road is closed, according to police.", "The sentence before “according to” and the source."
    ),
    "according-to-medial": Rule(
        "The road, according to police, is closed.", "The sentence around “according to” and the source."
    ),
    "in-the-words-of": Rule(
        "In the words of one nurse, “nobody slept”.", "The quotation after a phrase that names whose words it has."
    ),
    "noun-that": Rule(
        "His claim that the vote was stolen fell flat.",
        "The clause with “that” below a noun of saying; its possessor is the speaker.",
    ),
    "headline-colon": Rule("Sosa: Talks Will Go On", "A name and a colon begin a headline or paragraph."),
    "transcript-label": Rule("JANE DOE: Let us begin.", "A name in capitals and a colon begin a turn of a transcript."),
    "colon": Rule(
        "The banner bore one line: “Bread first.”",
        "A colon leads up to the quotation; the speaker is the subject of the sentence before it, or the name at the "
        "colon.",
    ),
    "signature": Rule("“We are tired.” — Ana Sosa", "A dash and a name after the quotation."),
    "floating-continued": Rule(
        "“We shut it,” she said. Now “nobody pays the crews who kept the port alive.”",
        "A sentence that runs into a long quotation, right behind a statement in the same paragraph.",
    ),
    "floating-previous-speaker": Rule(
        "Sosa walked to the river. ¶ “It was all gone.”",
        "A paragraph in quotation marks without a cue belongs to whom the paragraph before it is about.",
    ),
    "chain-as-saying": Rule(
        "The paper cited Sosa as saying the talks would go on.",
        "“cited … as saying”: whom the source cites is the speaker, the source passes it on.",
    ),
    "chain-citing": Rule(
        "Reuters, citing officials, said the bridge had fallen.",
        "Whom the speaker of the sentence cites said it; the speaker passes it on.",
    ),
}

_CASUALTIES = {
    "predicate": Rule(
        "Two men, aged 50 and 46, died.", "Walking right from the counted group, its predicate is an outcome word."
    ),
    "apposed": Rule(
        "Dozens dead in blast",
        "An outcome word follows the counted group, or a relative clause about it, without a finite verb between.",
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
        "Ana Sosa … Sosa", "A surname or first name of somebody named in full; of two, whoever was named last."
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
    "description": Rule(
        "Ana Sosa, the mayor … the mayor", "A noun phrase that only one person or body with that role or noun fits."
    ),
    "pronoun": Rule(
        "Sosa said she would stay.", "The most prominent person or body before it of the right gender and number."
    ),
    "speaker of the quotation": Rule("“I will stay,” said Sosa.", "I, me, my in a quotation: whoever says it."),
}

RULES: Mapping[str, Rule] = {
    **_QUOTES,
    **{f"{CASUALTY}{name}": rule for name, rule in _CASUALTIES.items()},
    "entity": Rule(
        "Ana Sosa … the mayor … she", "Mentions joined into one record in ordered passes, the surest first."
    ),
}
PASSES: Mapping[str, Rule] = _PASSES
