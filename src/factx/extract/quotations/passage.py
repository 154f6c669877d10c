"""A document as the quotation rules read it: its sentences with quotations whole, and no dashes inside words."""

from bisect import bisect_right
from functools import cached_property

import numpy
from spacy.strings import get_string_id

from factx import marks, syntax
from factx.document import CLOSING, Document, cut
from factx.lexicon.closed_classes import FINAL
from factx.rules import Rules

__all__ = ["BREAKS", "CLOSING", "COMMAS", "Passage", "last_inner"]

COMMAS = frozenset((",", "—", "–", "-", "--", "---", "―"))
BREAKS = COMMAS | FINAL | {";", ":"}
_DATE_TYPES = numpy.array([get_string_id("DATE"), get_string_id("TIME")], dtype="uint64")
_HYPHENS = frozenset(("-", "–"))
_INNER_HYPHEN = "\u2010"


class Passage:
    """A document with the rules that are in force, and what only quotation rules ask of it.

    Attributes:
        document: what all rooms read, most of which stands here by the same name.
        rules: the rules in force.
        lower: each token's text in lower case, a hyphen inside a word as another sign than a dash.
        tags: each token's fine-grained tag.
        pos: each token's part of speech.
    """

    def __init__(self, document: Document, rules: Rules) -> None:
        self.document, self.rules = document, rules
        self.doc, self.lexicon, self.text, self.names = document.doc, document.lexicon, document.text, document.names
        self.tags, self.pos = document.words.tags, document.words.pos
        self.furniture, self.space = document.furniture, document.space
        self.stretches, self.quoted, self.cues = document.stretches, document.quoted, document.cues
        self.stretch_over, self.stretches_in = document.stretch_over, document.stretches_in
        self.token, self.entry, self.name_over = document.token, document.entry, document.name_over
        self.paragraph, self.paragraph_index = document.paragraph, document.paragraph_index
        self.lower = _without_inner_hyphens(document)
        self._dated = numpy.isin(self.doc.to_array(["ENT_TYPE"]).reshape(-1), _DATE_TYPES).tobytes()
        self._times = self.lexicon.words("quoting", "time")
        mended = marks.get(self.doc, marks.Retagged)
        self._no_dates = {mark.start for mark in mended if mark.label == "NNP"}  # “*May* said”

    def __len__(self) -> int:
        return len(self.lower)

    @property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Paragraphs as token ranges without the line breaks around them."""
        return self.document.paragraphs

    @cached_property
    def named(self) -> bytearray:
        """One byte per token: 1 inside a name."""
        mask = marks.covered(self.doc, self.names)
        for entity in self.doc.ents:
            if entity.label_ in ("PERSON", "ORG"):
                mask[entity.start : entity.end] = b"\x01" * (entity.end - entity.start)
        return mask

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the persons' names, in lower case."""
        return frozenset(self.lower[name.end - 1] for name in self.names if name.label == "PERSON")

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences as token ranges; those that one quotation holds are one."""
        found: list[tuple[int, int]] = []
        for start, end in self.document.sentences:
            if found and self._goes_on(start):
                found[-1] = found[-1][0], end
            else:
                found.append((start, end))
        return cut(found)

    def _goes_on(self, start: int) -> bool:
        """Whether a sentence begins inside a quotation and inside a paragraph."""
        index = self.stretch_over(start)
        inside = index is not None and self.stretches[index].start < start
        return inside and self.paragraph(start)[0] != start and start not in self.document.openings

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence that a token stands in."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, i) - 1)]

    def is_date(self, i: int) -> bool:
        """A word of a date, or one that mostly tells of time: “Trump *this week* said”."""
        return bool(self._dated[i] or self.lower[i] in self._times) and i not in self._no_dates

    def is_finite(self, i: int) -> bool:
        """A verb that shows tense, or a modal."""
        return self.tags[i] in syntax.FINITE

    def skip(self, i: int, end: int, what: frozenset[str] = frozenset()) -> int:
        """The next token from i that is neither blank nor one of `what`."""
        while i < end and (self.space[i] or self.lower[i] in what):
            i += 1
        return i

    def skip_back(self, i: int, start: int, what: frozenset[str] = frozenset()) -> int:
        """The next token from i to the left that is neither blank nor one of `what`."""
        while i >= start and (self.space[i] or self.lower[i] in what):
            i -= 1
        return i

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Characters of a token range; those of a quoted stretch reach from mark to mark."""
        left, right = marks.characters(self.doc, start, end)
        index = self.stretch_over(start)
        if index is not None and self.stretches[index].start == start:
            left = self.stretches[index].start_char
        index = self.stretch_over(end - 1)
        if index is not None and self.stretches[index].end == end:
            right = self.stretches[index].end_char
        return left, right

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A range of tokens without blanks and commas at its edges; may come out empty (start ≥ end)."""
        while start < end and (self.space[start] or (self.lower[start] in BREAKS and not self.quoted[start])):
            start += 1
        while end > start and (self.space[end - 1] or (self.lower[end - 1] in BREAKS and not self.quoted[end - 1])):
            end -= 1
        return start, end


def _without_inner_hyphens(document: Document) -> list[str]:
    """The words in lower case: “180-day” has no dash."""
    doc, space, lower = document.doc, document.space, list(document.words.printed)
    for i in [i for i, word in enumerate(lower) if word in _HYPHENS]:
        apart = bool(i) and (doc[i - 1].whitespace_ or space[i - 1])
        signs = apart and i + 1 < len(doc) and doc[i + 1].is_title  # “…” -Commissioner Edwin Marlow
        if i and not signs and not (doc[i - 1].whitespace_ and doc[i].whitespace_):
            lower[i] = _INNER_HYPHEN
    return lower


def last_inner(passage: Passage, stretch: marks.Quoted) -> str:
    """The last character inside a quoted stretch, before its closing mark."""
    return stretch.last_inner(passage.text)
