"""*A:* We open in spring. · *From Ivo Brandt, Leeds:* You forgot us. · *Sosa:* Talks Will Go On: labels that name who
speaks."""

from dataclasses import replace

from factx.extract.quotations import interview
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import Speaker
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_LABEL, Headed
from factx.lexicon import gazetteer
from factx.marks import CueMark

_LONGEST_TITLE = 3  # tokens: “U.N. rights group: …”
_IN_TITLE = frozenset(("NOUN", "PROPN", "ADJ"))
_LONGEST_LABEL = 10
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
def turn(passage: Passage, paragraph: Headed) -> Statement | None:
    """*A:* We open in spring. · *JN:* Why?: a label of an interview stands for whom the interview introduces, and what
    follows without a label goes on with it."""
    first, last = paragraph.first, paragraph.last
    label = interview.label_of(passage, first, last)
    speaker = paragraph.interview.speakers.get(label.word.lower()) if label is not None else None
    if label is None or speaker is None:
        return None
    said = _after(passage, first, label.mark, last, speaker, Shape.TURN)
    if said is None:
        return None
    more = [passage.trimmed(*each) for each in interview.further(passage, first, paragraph.interview, speaker)]
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
def sender(passage: Passage, paragraph: Headed) -> Statement | None:
    """*From Alice Brandt, Leeds:* The bridge was never safe.: letters begin with who wrote them."""
    first, last = paragraph.first, paragraph.last
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


@PROPOSE_FROM_LABEL.rule(
    "quote.speaker-label",
    tier=2,
    examples=(
        "Ana Sosa: Talks Will Go On After the Storm",
        "The show began at nine.\n\nJANE DOE: Let us begin with the flood.",
    ),
    counterexamples=(
        "Photo: Two bridges over the river",
        "Update: Two bridges fall in the storm",
        "Doha: The ministry has handed over two hundred houses.",
        "Q: When will the pier open?",
    ),
)
def speaker_label(passage: Passage, paragraph: Headed) -> Statement | None:
    """*Sosa:* Talks Will Go On · *JAKE TAPPER:* Let us begin.: a headline or transcript that names the speaker
    first."""
    first, last = paragraph.first, paragraph.last
    colon = next((i for i in range(first, min(last, first + _LONGEST_LABEL)) if passage.lower[i] == ":"), -1)
    if colon <= first or not _names_speaker(passage, first, colon):
        return None
    transcript = all(passage.doc[i].is_upper or not passage.doc[i].is_alpha for i in range(first, colon))
    stop = last if transcript or first > 0 else passage.sentence(colon)[1]
    return _after(passage, first, colon, stop, Speaker(first, colon, colon - 1), Shape.COLON)


def _after(passage: Passage, first: int, colon: int, last: int, speaker: Speaker, shape: Shape) -> Statement | None:
    """All that stands behind a label."""
    start, end = passage.trimmed(colon + 1, last)
    if end - start < 2:
        return None
    cue = CueMark(colon, colon + 1, "colon", lemma=":")
    stretches = tuple(passage.stretches_in(start, end))
    return Statement(((start, end),), cue, speaker, shape, (first, colon + 1), colon + 1, stretches)


def _names_speaker(passage: Passage, first: int, colon: int) -> bool:
    words = range(first, colon)
    labels = passage.lexicon.words("quoting", "page_label")
    if any(passage.lower[i] in labels or passage.quoted[i] or passage.is_finite(i) for i in words):
        return False
    if passage.lower[first] == "from" or (colon - first == 1 and interview.is_turn(passage, passage.doc[first].text)):
        return False
    capitals = all(passage.doc[i].is_upper for i in words if passage.doc[i].is_alpha)
    short = colon - first == 1 or (colon - first <= _LONGEST_TITLE and all(passage.pos[i] in _IN_TITLE for i in words))
    if short and passage.lower[colon - 1] in passage.lexicon.words("quoting", "headline_source"):
        return True
    if passage.lower[first].startswith("#") or _is_place(passage, colon):
        return False
    if bool(passage.named[colon - 1]) or (first == 0 and colon == 1 and _is_surname(passage, first)):
        return True
    return capitals and (first > 0 or colon - first > 1) and colon - first <= 3


def _is_surname(passage: Passage, i: int) -> bool:
    return passage.pos[i] == "PROPN" and passage.doc[i].is_title


def _is_place(passage: Passage, colon: int) -> bool:
    """“Peru: Two bridges fall”: a place tells where, unless words in marks follow (“Peru: ‘We will pay’”)."""
    name = passage.name_over(colon - 1)
    label = name.label if name is not None else passage.doc[colon - 1].ent_type_
    place = label in ("LOC", "GPE") or (name is None and _is_town(passage, colon))
    return place and not any(passage.quoted[colon : passage.sentence(colon)[1]])


def _is_town(passage: Passage, colon: int) -> bool:
    """“*Doha*: The ministry has handed over houses”: a town that no name is found in, and nobody here is called by."""
    first = passage.paragraph(colon)[0]
    place = passage.text[passage.doc[first].idx : passage.doc[colon].idx].strip()
    return passage.lower[colon - 1] not in passage.surnames and gazetteer.is_town(place)
