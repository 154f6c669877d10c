"""“*according to* the Fox poll”, “*in the words of* one nurse”: sources that stand without a verb."""

from factx.extract.quotations.bounds.content import content_end
from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.speaker_phrases import Speaker, starting_at
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_SOURCE
from factx.marks import CueMark

_LONGEST_GO_BETWEEN = 10


@PROPOSE_FROM_SOURCE.rule(
    "quote.in-the-words-of",
    tier=1,
    examples=("In the words of one nurse, “nobody slept”.", "In the words of Ana Sosa, “it was a long night.”"),
    counterexamples=("In other words, nobody slept.", "According to one nurse, nobody slept."),
)
def in_the_words_of(passage: Passage, cue: CueMark) -> Statement | None:
    """*In the words of one nurse*, “nobody slept”: a phrase that names whose words follow."""
    found = _source(passage, cue) if cue.label == "according_to" and cue.lemma != "according to" else None
    if found is None:
        return None
    speaker, stop = found
    _, last = passage.sentence(cue.start)
    begin = passage.skip(stop, last, COMMAS)
    if begin >= last or not passage.quoted[begin]:
        return None
    piece = passage.trimmed(begin, content_end(passage, cue.start, begin - 1, last))
    stretches = tuple(passage.stretches_in(*piece))
    return Statement((piece,), cue, speaker, Shape.INTRODUCED, (cue.start, stop), cue.end, stretches)


@PROPOSE_FROM_SOURCE.rule(
    "quote.according-to",
    tier=2,
    examples=(
        "The road is closed, according to police.",
        "According to police, the road is closed.",
        "The road, according to police, is closed.",
    ),
    counterexamples=("They built it according to plan.", "Police said the road is closed."),
)
def according_to(passage: Passage, cue: CueMark) -> Statement | None:
    """The road is closed, *according to police*. *According to police*, the road is closed."""
    found = _source(passage, cue) if cue.label == "according_to" else None
    if found is None:
        return None
    speaker, stop = found
    first, last = passage.sentence(cue.start)
    contents = []
    begin = _after_statement(passage, first, cue.start)
    for start, end in ((begin, cue.start), (_after_go_between(passage, stop, last), last)):
        start, end = passage.trimmed(start, end)
        if start < end and (start >= stop or first < cue.start):
            contents.append((start, end))
    contents = _with_verbs(passage, contents, stop, last)
    if not contents:
        return None
    shape = Shape.INTRODUCED if contents[0][0] >= stop else Shape.FINAL if len(contents) == 1 else Shape.MEDIAL
    stretches = tuple(index for start, end in contents for index in passage.stretches_in(start, end))
    return Statement(tuple(contents), cue, speaker, shape, (cue.start, stop), cue.end, stretches)


def _source(passage: Passage, cue: CueMark) -> tuple[Speaker, int] | None:
    """Who or what stands behind “according to”, and where the phrase ends."""
    _, last = passage.sentence(cue.start)
    at = passage.skip(cue.end, last)
    if at >= last:
        return None
    verbal = passage.tags[at] in ("VB", "VBP") and at + 1 < last and passage.pos[at + 1] in ("NOUN", "PROPN")
    speaker = starting_at(passage, at + verbal, last)
    if speaker is None or not _is_source(passage, speaker):
        return None
    if verbal:  # “according to *show* insiders”
        speaker = Speaker(at, speaker.end, speaker.head)
    while speaker.end < last and passage.pos[speaker.end] == "NOUN" and passage.pos[speaker.end - 1] == "PROPN":
        speaker = Speaker(speaker.start, speaker.end + 1, speaker.end)  # “a Finance Ministry *estimate*”
    return speaker, _source_stop(passage, speaker, last)


def _after_statement(passage: Passage, first: int, stop: int) -> int:
    """“Falk says he is close, *which stood at 40, according to the Press*”: behind somebody's statement the source is
    that of the trailing clause alone."""
    which = next((i for i in range(stop - 1, first, -1) if passage.lower[i] == "which"), first)
    if which == first or passage.lower[which - 1] != "," or passage.quoted[which]:
        return first
    cues = (passage.cues[i] for i in range(first, which) if i in passage.cues and passage.is_finite(i))
    return which if any(cue.label == "speech" for cue in cues) else first


def _with_verbs(passage: Passage, contents: list[tuple[int, int]], stop: int, last: int) -> list[tuple[int, int]]:
    """The pieces before and behind a source that are said: those with a verb, or with their verb in the other piece.

    “The crews, according to the union, will stay” has both; “the road is shut, according to Ana Falk, *head of the
    office*”, “…, according to a poll, *where 40 seats are open*” only the first; “he said *that* according to …” only
    the second.
    """
    if len(contents) == 2:
        before, behind = contents
        if passage.lower[before[1] - 1] == "that":
            return [behind]
        if passage.is_finite(behind[0]):
            return contents
        if not any(passage.pos[i] in ("VERB", "AUX") for i in range(*before)):
            contents = [behind] if _comma_closed(passage, stop, last) else []
        elif not _comma_closed(passage, stop, last) or not _has_own_verb(passage, *behind):
            contents = [before]
    return [piece for piece in contents if any(passage.pos[i] in ("VERB", "AUX") for i in range(*piece))]


def _has_own_verb(passage: Passage, start: int, end: int) -> bool:
    """Whether a finite verb stands there that belongs to no relative clause."""
    for i in range(start, end):
        if passage.tags[i] in ("WDT", "WP", "WRB", "WP$"):
            return False
        if passage.is_finite(i) or passage.quoted[i]:
            return True
        if passage.tags[i] == "VBN" and passage.pos[start] == "CCONJ":
            return True  # “and the top tenth *paid* more”, read as a participle
    return False


def _is_source(passage: Passage, speaker: Speaker) -> bool:
    """Not “according to *what* we see”, “*plan*”, “the *profit* they make”."""
    if passage.tags[speaker.head] in ("WP", "WDT"):
        return False
    return passage.doc[speaker.head].lemma_.lower() not in passage.lexicon.words("quoting", "standard")


def _after_go_between(passage: Passage, stop: int, last: int) -> int:
    """“According to the draft, *as quoted by the paper*, guns would fall silent”: who passes it on is no content."""
    start = passage.skip(stop, last, COMMAS)
    if start == stop or passage.lower[start : start + 1] != ["as"] or start + 1 not in passage.cues:
        return stop
    comma = next((i for i in range(start, min(last, start + _LONGEST_GO_BETWEEN)) if passage.lower[i] == ","), None)
    return stop if comma is None or any(passage.is_finite(i) for i in range(start + 2, comma)) else comma


def _source_stop(passage: Passage, speaker: Speaker, last: int) -> int:
    """Where the source's phrase with all that hangs on it ends."""
    end = min(passage.token(speaker.head).right_edge.i + 1, last)
    for i in range(speaker.end, end):
        if passage.lower[i] in COMMAS or passage.quoted[i]:
            return i
    return max(end, speaker.end)


def _comma_closed(passage: Passage, stop: int, last: int) -> bool:
    return stop < last and passage.lower[stop] in COMMAS
