"""“The roof is gone.” after *Sosa said the night was long.*: quotations that no statement holds yet.

They go on with the statement before them, or rules tell whose they are.
"""

import heapq
from collections.abc import Sequence
from dataclasses import replace

from factx.extract.quotations.passage import Passage
from factx.extract.quotations.propose.unattributed import is_whole, with_rest
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import INHERIT_SPEAKER, PROPOSE_FROM_QUOTATION, Unclaimed
from factx.lexicon.closed_classes import FINAL

_NO_TENSE = frozenset(("VB", "VBG"))


def completed(passage: Passage, found: Sequence[Statement]) -> list[Statement]:
    """The statements with the quotations that go on with them, and those whose speaker stands elsewhere."""
    statements = _Statements(passage, found)
    for index, stretch in enumerate(passage.stretches):
        if any(statements.claimed[stretch.start : stretch.end]):
            continue
        new = passage.rules.choose(PROPOSE_FROM_QUOTATION, passage, index)
        if new is None:
            before = statements.before(index)
            if before is not None:
                statements.extend(before, index)
                continue
            new = passage.rules.choose(INHERIT_SPEAKER, passage, statements.unclaimed(index))
        if new is not None:
            statements.add(replace(new.value, rule=new.rule.id))
    return statements.all()


class _Statements:
    """The statements of an article, with those looked up that end before a place. Numbers stand for statements."""

    def __init__(self, passage: Passage, found: Sequence[Statement]) -> None:
        self.passage = passage
        self._all: list[Statement] = []
        self._reaches: list[int] = []
        self._further: dict[int, list[int]] = {}
        self._ends: dict[int, int] = {}
        self.claimed = bytearray(len(passage))
        self._owners: dict[int, int] = {}
        self._coming: list[tuple[int, int]] = []
        self._latest: int | None = None
        for statement in found:
            self.add(statement)

    def all(self) -> list[Statement]:
        """The statements, each with all quotations that go on with it."""
        return [self._whole(statement, self._further.get(number, [])) for number, statement in enumerate(self._all)]

    def _whole(self, statement: Statement, further: list[int]) -> Statement:
        if not further:
            return statement
        pieces = ((self.passage.stretches[index].start, self._ends[index]) for index in further)
        contents, stretches = (*statement.contents, *pieces), (*statement.stretches, *further)
        return replace(statement, contents=contents, stretches=stretches)

    def add(self, statement: Statement) -> None:
        """Take in one more."""
        number = len(self._all)
        self._all.append(statement)
        self._reaches.append(max(statement.end, statement.clause[1]))
        heapq.heappush(self._coming, (self._reaches[number], number))
        for start, end in statement.contents:
            self.claimed[start:end] = b"\x01" * (end - start)
        for index in statement.stretches:
            self._owners[index] = number

    def extend(self, number: int, index: int) -> None:
        """A statement goes on with one more quotation."""
        stretch = self.passage.stretches[index]
        end = with_rest(self.passage, stretch)
        self._further.setdefault(number, []).append(index)
        self._ends[index] = end
        self._reaches[number] = max(end, self._all[number].clause[1])
        self.claimed[stretch.start : end] = b"\x01" * (end - stretch.start)
        self._owners[index] = self._latest = number

    def unclaimed(self, index: int) -> Unclaimed:
        """A quotation with what stands before it."""
        if self._latest is None:
            return Unclaimed(index, None, 0, self.claimed)
        return Unclaimed(index, self._all[self._latest], self._reaches[self._latest], self.claimed)

    def before(self, index: int) -> int | None:
        """The statement that a quotation of whole sentences goes on with, in its paragraph or from open marks."""
        passage, stretch = self.passage, self.passage.stretches[index]
        while self._coming and self._coming[0][0] <= stretch.start:
            number = heapq.heappop(self._coming)[1]
            nearer = self._latest is None or self._reaches[number] >= self._reaches[self._latest]
            if self._latest is None or (nearer and not _is_by_the_way(passage, self._all[number])):
                self._latest = number
        if index and passage.stretches[index - 1].continues:
            return self._owners.get(index - 1)
        if self._latest is None or not is_whole(passage, stretch):
            return None
        reach = self._reaches[self._latest]
        if passage.paragraph_index(reach - 1) != passage.paragraph_index(stretch.start):
            return None
        _, end_of_sentence = passage.sentence(reach - 1)
        follows = any(passage.skip(at, stretch.start, FINAL) == stretch.start for at in (reach, end_of_sentence))
        return self._latest if follows else None


def _is_by_the_way(passage: Passage, statement: Statement) -> bool:
    """“…, Falk noted, *referring to a memoir by his son*.”: with such words nobody's quotation goes on."""
    if statement.shape is not Shape.PHRASE or statement.cue is None:
        return False
    return passage.tags[statement.cue.start] in _NO_TENSE
