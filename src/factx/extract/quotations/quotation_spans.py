"""“We won,” *she said*. *He told reporters on Friday*: “No.”: the quotations right before and behind a clause."""

from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.reporting_clause import ReportingClause, begun_at, drawn_out

_LEFT_GAP = COMMAS
_RIGHT_GAP = COMMAS | {":"}
# How many words may stand between a clause and the quotation it introduces (own samples: “in a speech on Friday in …”).
_LONGEST_GAP = 18


def quotation_before(passage: Passage, clause: ReportingClause, first: int) -> tuple[int, ReportingClause]:
    """The last token of the quotation that a clause follows, and the clause with its speaker drawn out to there.

    The token is no quoted one, or before `first`, where no quotation stands there.
    """
    k = passage.skip_back(clause.start - 1, first, _LEFT_GAP)
    if k < first or passage.quoted[k] or clause.inverted or clause.speaker is None:
        return k, clause
    start = drawn_out(passage, clause, first)
    k = passage.skip_back(start - 1, first, _LEFT_GAP)
    if k >= first and passage.quoted[k] and not passage.quoted[start]:
        return k, begun_at(clause, start)
    return k, clause


def paragraphs_before(passage: Passage, index: int) -> list[int]:
    """““The tide was out. ¶ “We walked to the wreck,” said Tait”: the paragraphs that a quotation goes on from.

    They hold nothing but the quotation: what begins beside another verb of saying belongs to that one.
    """
    first = index
    while first and passage.stretches[first - 1].continues and _opens_paragraph(passage, first - 1):
        first -= 1
    whole = first == 0 or not passage.stretches[first - 1].continues
    return [*range(first, index)] if whole else []


def _opens_paragraph(passage: Passage, index: int) -> bool:
    start = passage.stretches[index].start
    return passage.paragraph(start)[0] == start


def continued(passage: Passage, stop: int) -> list[int]:
    """“A,” he said, *“B.”* · “A,” he said at a rally in Macon, Ga., *“B.”*: a quotation that goes on after a comma."""
    _, last = passage.sentence(stop - 1)
    for i in range(stop, min(last, stop + _LONGEST_GAP)):
        if passage.quoted[i]:
            index = passage.stretch_over(i)
            k = passage.skip_back(i - 1, stop)
            opens = index is not None
            return [index] if index is not None and opens and k >= stop and passage.lower[k] in COMMAS else []
        if i in passage.cues or passage.is_finite(i):
            return []
    return []


def quotation_after(passage: Passage, clause: ReportingClause) -> int | None:
    """The number of the quotation that a clause leads up to."""
    first, last = passage.paragraph(clause.verb)
    at = passage.skip(clause.stop, last, _RIGHT_GAP)
    if at >= last:
        if last > first and passage.lower[passage.skip_back(last - 1, first)] == ":":
            return _opens_next_paragraph(passage, clause.verb)
        return None
    if not passage.quoted[at]:
        at = _after_gap(passage, clause, at)
        if at < 0:
            return None
    index = passage.stretch_over(at)
    if index is None or passage.stretches[index].start != at:
        return None
    return index


def _after_gap(passage: Passage, clause: ReportingClause, at: int) -> int:
    """The quotation after “…, in a speech in Kabul, “ or before which a colon stands; -1 if none."""
    _, last = passage.sentence(clause.verb)
    for i in range(at, min(last, at + _LONGEST_GAP)):
        if passage.quoted[i]:
            k = passage.skip_back(i - 1, at)
            return i if passage.lower[k] in (",", ":") else -1
        if i in passage.cues or (passage.is_finite(i) and ":" not in passage.lower[i : i + 8]):
            return -1
    return -1


def _opens_next_paragraph(passage: Passage, i: int) -> int | None:
    """The quotation that begins the paragraph after the one of token i."""
    number = passage.paragraph_index(i) + 1
    if number >= len(passage.paragraphs):
        return None
    first, _ = passage.paragraphs[number]
    index = passage.stretch_over(first)
    return index if index is not None and passage.stretches[index].start == first else None
