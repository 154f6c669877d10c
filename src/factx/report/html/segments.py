"""A text cut at the borders of everything marked in it, so that marks may overlap and nest as they like.

“We won,” said [Ana Sosa]: the name is speaker of a quote and mention of a person, and one segment with both.

>>> [paragraph] = paragraphs("Ana Sosa won.", [Mark("actor", 2, 0, 8), Mark("victims", 1, 4, 8)])
>>> [(segment.text, segment.layers, segment.facts) for segment in paragraph.segments]
[('Ana ', ('actor',), (2,)), ('Sosa', ('actor', 'victims'), (1, 2)), (' won.', (), ())]
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_GAP = re.compile(r"\s*\n[^\S\n]*\n\s*")
# Lines of a text that was wrapped at a fixed width are no lines of their own; measured on mail and agency copy.
_WRAPPED = range(50, 101)
_FEWEST_WRAPPED = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text: what it is (`cue`, `victims`, …) to which fact."""

    layer: str
    fact: int
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in which the marks do not change.

    Attributes:
        start_char: where it begins in the text.
        layers: what it is, sorted.
        facts: to which facts, those with the shortest mark first.
        begins: the facts that are first marked here.
    """

    text: str
    start_char: int
    layers: tuple[str, ...] = ()
    facts: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The segments between two empty lines; `wrapped` where its line ends are only those of a fixed width."""

    segments: tuple[Segment, ...]
    wrapped: bool = False


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """The text as paragraphs of segments; empty lines between them belong to none."""
    begun: set[int] = set()
    cuts = _Cuts(text, marks)
    return [
        Paragraph(tuple(cuts.between(start, end, begun)), is_wrapped(text[start:end]))
        for start, end in _stretches(text)
    ]


def is_wrapped(paragraph: str) -> bool:
    """Whether the lines of a paragraph end where a fixed width made them end.

    >>> is_wrapped("Soldiers stormed the radio house of the capital before dawn on\\n" * 3), is_wrapped("a\\nb\\nc")
    (True, False)
    """
    lines = paragraph.strip().split("\n")
    return len(lines) >= _FEWEST_WRAPPED and all(len(line) in _WRAPPED for line in lines[:-1])


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for gap in _GAP.finditer(text, start):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


class _Cuts:
    """The marks of a text in the order in which they begin, handed out paragraph by paragraph."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        self._waiting = sorted(
            (mark for mark in marks if 0 <= mark.start_char < mark.end_char <= len(text)),
            key=lambda mark: mark.start_char,
            reverse=True,
        )
        self._open: list[Mark] = []

    def between(self, start: int, end: int, begun: set[int]) -> Iterator[Segment]:
        """The segments from one place to another; `begun` keeps the facts that are marked somewhere before."""
        place = start
        while place < end:
            self._open = [mark for mark in self._open if mark.end_char > place]
            while self._waiting and self._waiting[-1].start_char <= place:
                mark = self._waiting.pop()
                if mark.end_char > place:
                    self._open.append(mark)
            borders = [mark.end_char for mark in self._open]
            if self._waiting:
                borders.append(self._waiting[-1].start_char)
            until = min([end, *borders])
            yield _segment(self._text[place:until], place, self._open, begun)
            place = until


def _segment(text: str, start_char: int, marks: Sequence[Mark], begun: set[int]) -> Segment:
    shortest = sorted(marks, key=lambda mark: (mark.end_char - mark.start_char, mark.fact))
    facts = tuple(dict.fromkeys(mark.fact for mark in shortest))
    begins = tuple(fact for fact in facts if fact not in begun)
    begun.update(begins)
    return Segment(text, start_char, tuple(sorted({mark.layer for mark in marks})), facts, begins)
