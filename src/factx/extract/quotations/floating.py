"""“The roof is gone.” after *Sosa said the night was long.*: quotations that no cue verb stands beside.

They go on with the statement before them, follow a colon, carry a label (“WALLACE: …”) or a signature (“…” — Ana Sosa).
"""

import heapq

from factx import syntax
from factx.extract.quotations.passage import COMMAS, FINAL, Passage, last_inner
from factx.extract.quotations.speaker_phrases import Speaker, before, phrase_of, starting_at
from factx.extract.quotations.statement import Statement
from factx.marks import CueMark, Quoted

_DASHES = COMMAS - {","}
_NO_TENSE = frozenset(("VB", "VBG"))
_LONGEST_SIGNATURE = 12
_SHORTEST_PARAGRAPH = 7
_LONGEST_REST = 15
# Of own and read samples, nearly all quotations of so many words in a sentence without a cue are what somebody said.
_SHORTEST_STATEMENT = 7


def completed(passage: Passage, found: list[Statement]) -> list[Statement]:
    """The statements with the quotations that go on with them, and those whose speaker stands elsewhere."""
    statements = _Statements(passage, found)
    for index, stretch in enumerate(passage.stretches):
        if any(statements.claimed[stretch.start : stretch.end]):
            continue
        new = labelled(passage, index) or after_colon(passage, index) or signed(passage, index)
        if new is None:
            before = statements.before(index)
            if before is not None:
                statements.extend(before, index)
                continue
            new = statements.continued(index) or after_mention(passage, index)
        if new is not None:
            statements.add(new)
    return statements.all


class _Statements:
    """The statements of an article, with those looked up that end before a place."""

    def __init__(self, passage: Passage, found: list[Statement]) -> None:
        self.passage = passage
        self.all: list[Statement] = []
        self.claimed = bytearray(len(passage))
        self._owners: dict[int, Statement] = {}
        self._coming: list[tuple[int, int, Statement]] = []
        self._latest: Statement | None = None
        for statement in found:
            self.add(statement)

    def add(self, statement: Statement) -> None:
        """Take in one more."""
        self.all.append(statement)
        heapq.heappush(self._coming, (_reach(statement), len(self.all), statement))
        for start, end in statement.contents:
            self.claimed[start:end] = b"\x01" * (end - start)
        for index in statement.stretches:
            self._owners[index] = statement

    def extend(self, statement: Statement, index: int) -> None:
        """A statement goes on with one more quotation."""
        stretch = self.passage.stretches[index]
        end = _with_rest(self.passage, stretch)
        statement.contents.append((stretch.start, end))
        statement.stretches.append(index)
        self.claimed[stretch.start : end] = b"\x01" * (end - stretch.start)
        self._owners[index] = self._latest = statement

    def before(self, index: int) -> Statement | None:
        """The statement that a quotation of whole sentences goes on with."""
        passage, stretch = self.passage, self.passage.stretches[index]
        while self._coming and self._coming[0][0] <= stretch.start:
            arrived = heapq.heappop(self._coming)[2]
            if self._latest is None or (
                _reach(arrived) >= _reach(self._latest) and not _is_by_the_way(passage, arrived)
            ):
                self._latest = arrived
        if index and passage.stretches[index - 1].continues:
            return self._owners.get(index - 1)
        if self._latest is None or not _is_whole(passage, stretch):
            return None
        reach = _reach(self._latest)
        _, end_of_sentence = passage.sentence(reach - 1)
        follows = any(passage.skip(at, stretch.start, FINAL) == stretch.start for at in (reach, end_of_sentence))
        return self._latest if follows else None

    def continued(self, index: int) -> Statement | None:
        """“…,” she said. *Now “they have stopped paying the crews at the port.”*: a sentence that runs into marks.

        In the paragraph of the statement before it, right after it, and without a cue of its own: hers too.
        """
        passage, stretch, latest = self.passage, self.passage.stretches[index], self._latest
        first, last = passage.sentence(stretch.start)
        start, end = passage.trimmed(first, last)
        if latest is None or latest.speaker is None or not _is_long(passage, stretch) or any(self.claimed[start:end]):
            return None
        if start < stretch.start and passage.quoted[start]:
            return None  # ““Top secret” is the highest rank, for what may “do grave harm to all of us”” explains a term
        reach = _reach(latest)
        begin, _ = passage.paragraph(start)
        if latest.cue is not None and latest.cue.label not in ("speech", "according_to"):
            return None
        own_cue = any(i in passage.cues and passage.cues[i].label != "noun" for i in range(start, end))
        if own_cue or not begin < reach <= start or passage.sentence(reach - 1)[1] < passage.skip_back(first - 1, 0):
            return None
        numbers = [*passage.stretches_in(start, end)]
        return Statement([(start, end)], latest.cue, latest.speaker, "floating-continued", latest.clause, 0, numbers)


def _is_by_the_way(passage: Passage, statement: Statement) -> bool:
    """“…, Falk noted, *referring to a memoir by his son*.”: with such words nobody's quotation goes on."""
    return statement.rule == "phrase" and statement.cue is not None and passage.tags[statement.cue.start] in _NO_TENSE


def _is_long(passage: Passage, stretch: Quoted) -> bool:
    """Words enough to be somebody's, not a title, a name or a term: seven of them, not all in capitals."""
    words = passage.text[stretch.start_char : stretch.end_char].split()
    return len(words) >= _SHORTEST_STATEMENT and sum(word[:1].isupper() for word in words) * 2 < len(words)


def _with_rest(passage: Passage, stretch: Quoted) -> int:
    """Where a statement ends that goes on without marks: ““They are all in support” *of the plan*.”"""
    _, last = passage.sentence(stretch.start)
    end = passage.trimmed(stretch.start, last)[1]
    return end if stretch.closed and last_inner(passage, stretch) not in FINAL and end > stretch.end else stretch.end


def _runs_on(passage: Passage, stretch: Quoted, last: int) -> bool:
    """Whether a quotation of some words runs into the end of its sentence, with no verb of the reporter after it."""
    rest = range(stretch.end, last)
    if stretch.end - stretch.start < _SHORTEST_PARAGRAPH or len(rest) > _LONGEST_REST:
        return False
    return not any(passage.is_finite(i) or i in passage.cues or passage.lower[i] in COMMAS for i in rest)


def _is_whole(passage: Passage, stretch: Quoted) -> bool:
    """Whether a quotation begins a sentence and ends one, alone or with a few words after it."""
    first, last = passage.sentence(stretch.start)
    if passage.skip(first, stretch.start) < stretch.start:
        return False
    ends = not stretch.closed or last_inner(passage, stretch) in FINAL
    return ends or passage.skip(stretch.end, last, FINAL) >= last or _runs_on(passage, stretch, last)


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
    """The banner bore one line: “Bread first.” · The president made this remark:¶ “…”: a colon leads up to the
    words."""
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
    return Statement(
        [(stretch.start, stretch.end)], _colon(dash, "-"), speaker, "signature", (dash, end), dash + 1, [index]
    )


def after_mention(passage: Passage, index: int) -> Statement | None:
    """*Sosa walked to the river.* “It was all gone.”: whole sentences in marks belong to whom the one before is about.

    In the same paragraph, or as a paragraph of their own.
    """
    stretch = passage.stretches[index]
    number = passage.paragraph_index(stretch.start)
    first, last = passage.paragraphs[number]
    if stretch.end - stretch.start < _SHORTEST_PARAGRAPH:
        return None
    if passage.skip(first, last) < stretch.start:
        if not _is_whole(passage, stretch):
            return None
        before_last = passage.skip_back(stretch.start - 1, first) + 1
    elif number == 0 or passage.skip(stretch.end, last, FINAL) < last:
        return None
    else:
        before_last = passage.paragraphs[number - 1][1]
    begin, end = passage.sentence(before_last - 1)
    speaker = _subject_of(passage, begin, end)
    if speaker is None or passage.furniture[begin]:
        return None
    if not passage.named[speaker.head] and passage.lower[speaker.head] not in ("he", "she"):
        return None
    contents = [(stretch.start, stretch.end)]
    return Statement(contents, None, speaker, "floating-previous-speaker", (begin, end), 0, [index])


def _reach(statement: Statement) -> int:
    """The token after all that a statement rests on."""
    return max(statement.end, statement.clause[1])
