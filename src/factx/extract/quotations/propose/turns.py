"""*A:* We open in spring. · *From Ivo Brandt, Leeds:* You forgot us.: turns of an interview, and letters."""

from dataclasses import replace

from factx.extract.quotations import interview
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import Speaker
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_LABEL
from factx.marks import CueMark

_LONGEST_SENDER = 10


@PROPOSE_FROM_LABEL.rule(
    "quote.interview-turn",
    examples=(
        "We spoke with Maria Oquendo, the head of the harbor.\n\nQ: When will it open?\n\nA: We hope to open it soon.",
        "Jonas Neel interviewed the director Petra Vandal.\n\nJN: Were you surprised?\n\nPV: I was stunned by it.",
        "We spoke with Maria Oquendo.\n\nQ: When will it open?\n\nA: In spring.\n\nI think so.",
    ),
    counterexamples=(
        "A: the first way.\n\nB: the second way.",
        "We spoke with Maria Oquendo about it.\n\nQ: When will it open?",
    ),
)
def turn(passage: Passage, paragraph: tuple[int, int]) -> Statement | None:
    """*A:* We open in spring. · *JN:* Why?: a label of an interview stands for whom the interview introduces, and what
    follows without a label goes on with it."""
    first, last = paragraph
    label = interview.label_of(passage, paragraph)
    speaker = passage.interview.speakers.get(label.word.lower()) if label is not None else None
    if label is None or speaker is None:
        return None
    said = _after(passage, first, label.mark, last, speaker, Shape.TURN)
    if said is None:
        return None
    more = [passage.trimmed(*each) for each in interview.further(passage, paragraph, speaker)]
    stretches = (*said.stretches, *(index for each in more for index in passage.stretches_in(*each)))
    return replace(said, contents=(*said.contents, *more), stretches=stretches)


@PROPOSE_FROM_LABEL.rule(
    "quote.sender",
    examples=(
        "Our readers wrote about the bridge.\n\nFrom Alice Brandt: The bridge was never safe for us.",
        "Our readers wrote about the bridge.\n\nFrom Alice Brandt, Leeds: The bridge was never safe for us.",
    ),
    counterexamples=("From Monday: The bridge is shut to all cars.", "From Alice Brandt came a long letter."),
)
def sender(passage: Passage, paragraph: tuple[int, int]) -> Statement | None:
    """*From Alice Brandt, Leeds:* The bridge was never safe.: letters begin with who wrote them."""
    first, last = paragraph
    if passage.lower[first] != "from" or first + 1 >= last:
        return None
    name = passage.name_over(first + 1)
    if name is None or name.label != "PERSON":
        return None
    colon = next((i for i in range(name.end, min(last, first + _LONGEST_SENDER)) if passage.lower[i] == ":"), -1)
    if colon < 0 or (colon > name.end and passage.lower[name.end] not in (",", "(", "in", "of")):
        return None
    if any(passage.is_finite(i) for i in range(name.end, colon)):
        return None
    return _after(passage, first, colon, last, Speaker(first + 1, name.end, name.end - 1), Shape.COLON)


def _after(passage: Passage, first: int, colon: int, last: int, speaker: Speaker, shape: Shape) -> Statement | None:
    """All that stands behind a label in its paragraph."""
    start, end = passage.trimmed(colon + 1, last)
    if end - start < 2:
        return None
    cue = CueMark(colon, colon + 1, "colon", lemma=":")
    stretches = tuple(passage.stretches_in(start, end))
    return Statement(((start, end),), cue, speaker, shape, (first, colon + 1), colon + 1, stretches)
