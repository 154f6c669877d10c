"""“*according to* the Fox poll”, “*in the words of* one nurse”, “*Trump:* …”: sources that stand without a verb."""

from collections.abc import Iterator

from factx import syntax
from factx.extract.quotations.content import content_end
from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.speaker_phrases import Speaker, phrase_of, starting_at
from factx.extract.quotations.statement import Statement
from factx.marks import CueMark

# “The Latest: …”, “BREAKING: …”: labels of a page that name nobody.
_NO_NAMES = frozenset(
    [
        "latest",
        "breaking",
        "update",
        "updated",
        "exclusive",
        "video",
        "watch",
        "analysis",
        "opinion",
        "boom",
        "photos",
        "live",
        "note",
        "related",
        "read",
        "source",
        "correction",
        "editor",
        "follow",
        "edit",
        "via",
        "transcript",
    ]
)
_REPORTS = frozenset(("report", "poll", "study", "survey", "sources", "officials", "police"))
_LONGEST_LABEL = 10


def statements(passage: Passage) -> Iterator[Statement]:
    """Statements of prepositional cues, and of the labels before colons."""
    for cue in passage.cues.values():
        if cue.label == "according_to":
            found = according_to(passage, cue)
            if found is not None:
                yield found
        elif cue.label == "noun":
            found = noun_cue(passage, cue)
            if found is not None:
                yield found
    for first, last in passage.paragraphs:
        if not passage.furniture[first]:
            found = labelled(passage, first, last)
            if found is not None:
                yield found


def labelled(passage: Passage, first: int, last: int) -> Statement | None:
    """*Sosa:* Talks Will Go On · *JAKE TAPPER:* Let us begin.: a headline or transcript that names the speaker
    first."""
    colon = next((i for i in range(first, min(last, first + _LONGEST_LABEL)) if passage.lower[i] == ":"), -1)
    if colon <= first or not _names_speaker(passage, first, colon):
        return None
    transcript = all(passage.doc[i].is_upper or not passage.doc[i].is_alpha for i in range(first, colon))
    stop = last if transcript or first > 0 else passage.sentence(colon)[1]
    start, end = passage.trimmed(colon + 1, stop)
    if end - start < 2:
        return None
    cue = CueMark(colon, colon + 1, "colon", lemma=":")
    rule = "transcript-label" if transcript else "headline-colon"
    stretches = [*passage.stretches_in(start, end)]
    return Statement(
        [(start, end)], cue, Speaker(first, colon, colon - 1), rule, (first, colon + 1), colon + 1, stretches
    )


def _names_speaker(passage: Passage, first: int, colon: int) -> bool:
    words = range(first, colon)
    if any(passage.lower[i] in _NO_NAMES or passage.quoted[i] or passage.is_finite(i) for i in words):
        return False
    capitals = all(passage.doc[i].is_upper for i in words if passage.doc[i].is_alpha)
    if colon - first == 1 and passage.lower[first] in _REPORTS:
        return True
    return bool(passage.named[colon - 1]) or (capitals and (first > 0 or colon - first > 1) and colon - first <= 3)


def according_to(passage: Passage, cue: CueMark) -> Statement | None:
    """The road is closed, *according to police*. *According to police*, the road is closed."""
    first, last = passage.sentence(cue.start)
    at = passage.skip(cue.end, last)
    if at >= last:
        return None
    speaker = starting_at(passage, at, last)
    if speaker is None:
        return None
    stop = _source_stop(passage, speaker, last)
    if cue.lemma != "according to":
        begin = passage.skip(stop, last, COMMAS)
        if begin < last and passage.quoted[begin]:
            piece = passage.trimmed(begin, content_end(passage, cue.start, begin - 1, last))
            stretches = [*passage.stretches_in(*piece)]
            return Statement([piece], cue, speaker, "in-the-words-of", (cue.start, stop), cue.end, stretches)
    contents = []
    for start, end in ((first, cue.start), (_after_go_between(passage, stop, last), last)):
        start, end = passage.trimmed(start, end)
        if start < end and (start >= stop or first < cue.start):
            contents.append((start, end))
    initial = bool(contents) and contents[0][0] >= stop
    if len(contents) == 2 and not _comma_closed(passage, stop, last):
        contents = contents[:1]
    contents = [piece for piece in contents if any(passage.pos[i] in ("VERB", "AUX") for i in range(*piece))]
    if not contents:
        return None
    rule = "according-to-initial" if initial else "according-to-final" if len(contents) == 1 else "according-to-medial"
    stretches = [index for start, end in contents for index in passage.stretches_in(start, end)]
    return Statement(contents, cue, speaker, rule, (cue.start, stop), cue.end, stretches)


def _after_go_between(passage: Passage, stop: int, last: int) -> int:
    """“According to the draft, *as quoted by the paper*, guns would fall silent”: who passes it on is no content."""
    start = passage.skip(stop, last, COMMAS)
    if start == stop or passage.lower[start : start + 1] != ["as"] or start + 1 not in passage.cues:
        return stop
    comma = next((i for i in range(start, min(last, start + _LONGEST_LABEL)) if passage.lower[i] == ","), None)
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


def noun_cue(passage: Passage, cue: CueMark) -> Statement | None:
    """*His claim* that the vote was stolen fell flat: a noun of saying with a clause and its possessor."""
    _, last = passage.sentence(cue.start)
    at = passage.skip(cue.end, last)
    if at >= last or passage.lower[at] != "that":
        return None
    noun = passage.token(cue.start)
    owner = syntax.possessor(noun)
    if owner is None:
        owner = next(
            (other for preposition, other in syntax.prepositional(noun) if preposition.lower_ in ("by", "from")), None
        )
    if owner is None:
        return None
    clauses = [head for head in noun.rights if head.right_edge.i > at and head.left_edge.i <= at + 1]
    end = max((head.right_edge.i + 1 for head in clauses), default=content_end(passage, cue.start, at, last))
    start, end = passage.trimmed(at, min(end, last))
    if end - start < 3:
        return None
    speaker = phrase_of(passage, owner.i)
    stretches = [*passage.stretches_in(start, end)]
    return Statement([(start, end)], cue, speaker, "noun-that", (speaker.start, at), cue.end, stretches)
