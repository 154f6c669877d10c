"""*Sosa:* Talks Will Go On · *JAKE TAPPER:* Let us begin.: labels that name who speaks."""

from factx.extract.quotations import interview
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import Speaker
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_LABEL
from factx.lexicon import gazetteer
from factx.marks import CueMark

_LONGEST_TITLE = 3  # tokens: “U.N. rights group: …”
_IN_TITLE = frozenset(("NOUN", "PROPN", "ADJ"))
_LONGEST_LABEL = 10


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
def speaker_label(passage: Passage, paragraph: tuple[int, int]) -> Statement | None:
    """*Sosa:* Talks Will Go On · *JAKE TAPPER:* Let us begin.: a headline or transcript that names the speaker
    first."""
    first, last = paragraph
    colon = next((i for i in range(first, min(last, first + _LONGEST_LABEL)) if passage.lower[i] == ":"), -1)
    if colon <= first or not _names_speaker(passage, first, colon):
        return None
    transcript = all(passage.doc[i].is_upper or not passage.doc[i].is_alpha for i in range(first, colon))
    stop = last if transcript or first > 0 else passage.sentence(colon)[1]
    start, end = passage.trimmed(colon + 1, stop)
    if end - start < 2:
        return None
    cue = CueMark(colon, colon + 1, "colon", lemma=":")
    stretches = tuple(passage.stretches_in(start, end))
    speaker = Speaker(first, colon, colon - 1)
    return Statement(((start, end),), cue, speaker, Shape.COLON, (first, colon + 1), colon + 1, stretches)


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
