"""“*Imagine* that she had won”, “*it is telling* that …”, “*Yesterday* dismissed it”: statements that nobody makes."""

from factx import syntax
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import may_say
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import VETO_STATEMENT
from factx.lexicon.person_nouns import noun_class

_THOUGHTS = frozenset(("cognition", "evidence"))
_NOBODY = frozenset(("you", "one", "nobody"))
# Said of nobody when they stand alone: “*people* think”, but “some *people* in the valley think”.
_ANYBODY = frozenset(("people", "anyone", "anybody", "everyone", "everybody", "someone", "somebody"))


@VETO_STATEMENT.rule(
    "quote.own-content",
    examples=(
        "She lived near the marsh, called the Long Mire by farmers.",
        "Falk crossed the marsh, called the Long Mire.",
    ),
    counterexamples=("She called the shoals a danger.", "Falk praised the crew."),
)
def own_content(passage: Passage, found: Statement) -> str | None:
    """“the shoals, called *the Varn Flats* by sailors”: who the parse says speaks is part of what is said."""
    speaker = found.speaker
    if found.shape is not Shape.PHRASE or speaker is None:
        return None
    inside = any(a <= speaker.start and speaker.end <= b for a, b in found.contents)
    return "its speaker would be part of what is said" if inside else None


@VETO_STATEMENT.rule(
    "quote.nobodys-thought",
    examples=("Imagine that she had won.", "Do you know where the keys are?"),
    counterexamples=("She knew that she had won.", "Some people in the valley think that the dam will break."),
)
def nobodys_thought(passage: Passage, found: Statement) -> str | None:
    """“*Imagine* that she had won”, “do *you know* where it is?”, “*people think* so”: told of nobody in particular."""
    if found.cue is None or found.cue.label not in _THOUGHTS:
        return None
    speaker = found.speaker
    if speaker is None:
        return "nobody is said to think it"
    word = passage.lower[speaker.head]
    if word in _NOBODY or (word in _ANYBODY and speaker.end - speaker.start == 1):
        return f"“{word}” is nobody in particular"
    return None


@VETO_STATEMENT.rule(
    "quote.things-infinitive",
    examples=("He took the opportunity to comment on the strike.", "He took the chance to deny that the board knew."),
    counterexamples=("Officials met to comment on the strike.",),
)
def things_infinitive(passage: Passage, found: Statement) -> str | None:
    """“*The plans* never got far enough to *confirm* how …”: an infinitive whose subject, elsewhere, is nobody."""
    if found.cue is None or found.speaker is None or passage.tags[found.cue.start] != "VB":
        return None
    before = found.cue.start - 2 if passage.pos[found.cue.start - 1] == "ADV" else found.cue.start - 1
    if passage.tags[before] != "TO":
        return None  # “sources close to her campaign *say* she …”, a present taken for an infinitive
    if syntax.own_subject(passage.token(found.cue.start)) is not None or may_say(passage, found.speaker.head):
        return None
    return f"“{passage.lower[found.speaker.head]}” says nothing"


@VETO_STATEMENT.rule(
    "quote.quoted-thing",
    examples=(
        "Bos said the “primitive act” indicated that the “mood” had changed.",
        "Sosa said that the “cruel joke” showed that the “game” was over.",
    ),
    counterexamples=("The “Pails” said that the match was lost.", "The “spokesman” said that all was well."),
)
def quoted_thing(passage: Passage, found: Statement) -> str | None:
    """“Falk said that *the “primitive act”* indicated the mood”: a thing in somebody's marks says nothing itself."""
    speaker = found.speaker
    if speaker is None or not passage.quoted[speaker.head] or passage.pos[speaker.head] != "NOUN":
        return None
    human = noun_class(passage.lexicon, passage.lower[speaker.head]) in ("person", "group")
    if human or not passage.token(speaker.head).is_lower:
        return None
    return f"“{passage.lower[speaker.head]}” is what somebody calls a thing"


@VETO_STATEMENT.rule(
    "quote.telling-fact",
    examples=("It is telling that the largest producer is poor.", "It was telling how few of them came."),
    counterexamples=("She is telling friends that the largest producer is poor.",),
)
def telling_fact(passage: Passage, found: Statement) -> str | None:
    """“*It is telling* that the largest producer is poor”: an adjective, and nobody tells anybody."""
    if found.cue is None or found.speaker is None or passage.lower[found.cue.start] != "telling":
        return None
    impersonal = passage.lower[found.speaker.head] == "it"
    told = impersonal and passage.lower[found.start] in ("that", "how") and found.start == found.cue.end
    return "“telling” is an adjective here" if told else None
