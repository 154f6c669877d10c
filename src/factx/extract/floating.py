"""“The roof is gone.” after *Sosa said the night was long.*: quotations that no cue verb stands beside.

They go on with the statement before them, follow a colon, carry a label (“WALLACE: …”) or a signature (“…” — Ana Sosa).
"""

from factx import syntax
from factx.extract.passage import COMMAS, FINAL, Passage, last_inner
from factx.extract.speakers import Speaker, before, phrase_of, starting_at
from factx.extract.statement import Statement
from factx.marks import CueMark

_DASHES = COMMAS - {","}
_LONGEST_SIGNATURE = 12


def completed(passage: Passage, found: list[Statement]) -> list[Statement]:
    """The statements with the quotations that go on with them, and those whose speaker stands elsewhere."""
    claimed = bytearray(len(passage))
    for statement in found:
        _claim(claimed, statement)
    result = sorted(found, key=lambda s: s.start)
    for index, stretch in enumerate(passage.stretches):
        if any(claimed[stretch.start : stretch.end]):
            continue
        new = labelled(passage, index) or after_colon(passage, index) or signed(passage, index)
        if new is None:
            before = _statement_before(passage, result, index)
            if before is not None:
                before.contents.append((stretch.start, stretch.end))
                before.contents.sort()
                before.stretches.append(index)
                _claim(claimed, before)
            continue
        result.append(new)
        _claim(claimed, new)
    return result


def _claim(claimed: bytearray, statement: Statement) -> None:
    for start, end in statement.contents:
        claimed[start:end] = b"\x01" * (end - start)


def labelled(passage: Passage, index: int) -> Statement | None:
    """“WALLACE: Let's begin.”: a quoted transcript names its speaker inside the marks."""
    stretch = passage.stretches[index]
    start = passage.skip(stretch.start + 1, stretch.end)
    for i in range(start + 1, min(start + 4, stretch.end - 1)):
        if passage.lower[i] == ":":
            if not all(passage.doc[k].is_upper or passage.named[k] for k in range(start, i)):
                return None
            begin, end = passage.trimmed(i + 1, stretch.end)
            if begin >= end:
                return None
            speaker = Speaker(start, i, i - 1)
            return Statement([(begin, end)], _colon(i), speaker, "transcript-label", (start, i + 1), i + 1, [index])
    return None


def _colon(i: int, lemma: str = ":") -> CueMark:
    return CueMark(i, i + 1, "colon", lemma=lemma)


def after_colon(passage: Passage, index: int) -> Statement | None:
    """The banner bore one line: “Bread first.” · The president made this remark:¶ “…”: a colon leads up to the words."""
    stretch = passage.stretches[index]
    k = passage.skip_back(stretch.start - 1, 0)
    if k < 0 or passage.lower[k] != ":":
        return None
    first, _ = passage.sentence(k)
    name = passage.skip_back(k - 1, first)
    if name >= first and passage.named[name] and not passage.quoted[name]:
        speaker: Speaker | None = before(passage, name, first)
    else:
        speaker = _subject_of(passage, first, k)
    contents = [(stretch.start, stretch.end)]
    return Statement(contents, _colon(k), speaker, "colon", (first, k + 1), k + 1, [index])


def _subject_of(passage: Passage, first: int, last: int) -> Speaker | None:
    """Who or what a sentence is about: the subject of its main verb, else the noun phrase it begins with."""
    for i in range(first, last):
        token = passage.doc[i]
        if token.dep in syntax.SUBJECT and syntax.is_nominal(token) and token.head.dep not in syntax.RELATIVE_CLAUSE:
            return phrase_of(passage, i)
    start = passage.skip(first, last)
    return starting_at(passage, start, last) if start < last else None


def signed(passage: Passage, index: int) -> Statement | None:
    """“We are tired.” ― Ana Sosa: a dash and a name end the paragraph, or make up the next one."""
    stretch = passage.stretches[index]
    if len(passage.text[stretch.start_char : stretch.end_char].split()) < 3:
        return None
    dash = passage.skip(stretch.end, len(passage))
    if dash >= len(passage) or passage.lower[dash] not in _DASHES:
        return None
    first, last = passage.paragraph(dash)
    if passage.skip_back(dash - 1, first) >= first and not passage.quoted[passage.skip_back(dash - 1, first)]:
        return None
    start, end = passage.trimmed(dash + 1, last)
    if start >= end or end - start > _LONGEST_SIGNATURE or passage.pos[start] not in ("PROPN", "NOUN", "DET"):
        return None
    if any(passage.is_finite(i) or passage.quoted[i] for i in range(start, end)):
        return None
    stop = next((i for i in range(start, end) if passage.lower[i] == ","), end)
    speaker = Speaker(start, stop, stop - 1)
    return Statement([(stretch.start, stretch.end)], _colon(dash, "-"), speaker, "signature", (dash, end), dash + 1, [index])


def _statement_before(passage: Passage, found: list[Statement], index: int) -> Statement | None:
    """The statement that a quotation of whole sentences goes on with."""
    stretch = passage.stretches[index]
    if index and passage.stretches[index - 1].continues:
        return next((s for s in found if index - 1 in s.stretches), None)
    first, last = passage.sentence(stretch.start)
    if passage.skip(first, stretch.start) < stretch.start:
        return None
    whole = not stretch.closed or last_inner(passage, stretch) in FINAL or passage.skip(stretch.end, last, FINAL) >= last
    earlier = [s for s in found if _reach(s) <= stretch.start]
    if not whole or not earlier:
        return None
    nearest = max(earlier, key=_reach)
    at = passage.skip(_reach(nearest), stretch.start, FINAL)
    if at == stretch.start:
        return nearest
    _, end_of_sentence = passage.sentence(_reach(nearest) - 1)
    return nearest if passage.skip(end_of_sentence, stretch.start, FINAL) == stretch.start else None


def _reach(statement: Statement) -> int:
    """The token after all that a statement rests on."""
    return max(statement.end, statement.clause[1])
