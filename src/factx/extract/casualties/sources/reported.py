"""“according to officials”, “police said”, “the institute has registered”: whom a sentence names as source."""

from factx.extract.casualties.scene import Link
from factx.extract.casualties.sources.in_sentence import Attribution, SentenceSources
from factx.extract.casualties.steps import SOURCE_IN_SENTENCE


@SOURCE_IN_SENTENCE.rule(
    "casualty.told-according-to",
    tier=1,
    examples=(
        "12 dead in Dorn, according to police",
        "A man who died was hit by a bullet fired by a hunter, according to the office on the death of Ivan Dolny.",
    ),
    counterexamples=("12 people died.",),
)
def according_to(view: SentenceSources, link: Link) -> Attribution | None:
    """“…, **according to Kazakh officials**” anywhere in the sentence; of a document, who wrote it."""
    return view.according_to(link)


@SOURCE_IN_SENTENCE.rule(
    "casualty.told-beside",
    tier=2,
    examples=("The ministry put the dead on its side of the border at 214.", "Army says 17 fighters killed in strike"),
    counterexamples=("Twelve men were killed when the roof fell.",),
)
def beside(view: SentenceSources, link: Link) -> Attribution | None:
    """“twelve were killed, **military sources reported**”: a cue of the sentence with its subject."""
    return view.governing(link, beside=True)


@SOURCE_IN_SENTENCE.rule(
    "casualty.told-by-counter",
    tier=3,
    examples=("The institute has registered 77,020 infections.", "The clinic recorded 40 deaths."),
    counterexamples=("The flood caused 40 deaths.",),
)
def counter(view: SentenceSources, link: Link) -> Attribution | None:
    """“**the institute** has registered 40 cases”: who keeps the count."""
    return view.counter(link)


@SOURCE_IN_SENTENCE.rule(
    "casualty.told-right-before",
    tier=4,
    examples=(
        "The ministry counted 12 new cholera infections and four deaths.",
        "The clinic recorded 40 new infections and two deaths.",
    ),
    counterexamples=("The crowd carried 13 dead.",),
)
def right_before(view: SentenceSources, link: Link) -> Attribution | None:
    """“**central command reports** 13 dead”: a noun phrase and a verb of counting right before the count."""
    return view.right_before(link)


@SOURCE_IN_SENTENCE.rule(
    "casualty.told-behind",
    tier=5,
    examples=(
        "Two men riding to a fair were shot and a boy was hurt, guards and a baker said Sunday, calling it a bad day.",
        "Last week 1,562 deaths were registered, a decrease of two, detailed the director, Carla Orr, in a video.",
    ),
    counterexamples=("The blast killed two, wounding 21, an official from the emergency services among them.",),
)
def behind(view: SentenceSources, link: Link) -> Attribution | None:
    """“…, wounding 21, **an official from the emergency services** said”: between a comma and a cue, or behind it."""
    return view.behind(link)
