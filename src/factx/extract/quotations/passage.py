"""A marked Doc as the quotation rules read it: words, sentences that quotations do not break, and what stands quoted.

The sentence splitter may cut inside a quotation or after “Mr.”; here a sentence begins only after a full stop, a
closing mark that stands after one, or a line break, and never inside quotation marks.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

import numpy
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from factx import marks
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import FINAL
from factx.lexicon.schema import CueEntry
from factx.rules import Rules

CLOSING = frozenset("”\"’'»)]“") | {"''", "’’"}
COMMAS = frozenset((",", "—", "–", "-", "--", "---", "―"))
BREAKS = COMMAS | FINAL | {";", ":"}
_LONGEST_SENTENCE = 500
# Closing marks, blanks and brackets between a stop and the next word; more of them stand in a row of marks only.
_MOST_MARKS = 20
_DATE_TYPES = numpy.array([get_string_id("DATE"), get_string_id("TIME")], dtype="uint64")
_HYPHENS = frozenset(("-", "–"))
_INNER_HYPHEN = "\u2010"


class Passage:
    """One Doc with what the rules ask of it again and again, as plain lists over its tokens.

    Attributes:
        lower: each token's text in lower case.
        tags: each token's fine-grained tag.
        pos: each token's part of speech.
        stretches: the quoted stretches in order.
        cues: single-word and phrase cues by their first token, without those in furniture.
        furniture: one byte per token.
        rules: the rules in force.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon, rules: Rules, text: str | None = None) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.rules = rules
        self.text = marks.text(doc) if text is None else text
        words = marks.words(doc)
        self.lower, self.tags, self.pos = list(words.printed), words.tags, words.pos  # own: hyphens
        columns = doc.to_array(["IS_SPACE", "ENT_TYPE"]).reshape(-1, 2)
        self.space = bytearray((columns[:, 0] != 0).tobytes())
        self._dated = numpy.isin(columns[:, 1], _DATE_TYPES).tobytes()
        for i in [i for i, word in enumerate(self.lower) if word in _HYPHENS]:
            apart = bool(i) and (doc[i - 1].whitespace_ or self.space[i - 1])
            signs = apart and i + 1 < len(doc) and doc[i + 1].is_title  # “…” -Commissioner Edwin Marlow
            if i and not signs and not (doc[i - 1].whitespace_ and doc[i].whitespace_):
                self.lower[i] = _INNER_HYPHEN  # “180-day” has no dash
        self._abbreviations = lexicon.words("quoting", "abbreviation")
        self._times = lexicon.words("quoting", "time")
        mended = {mark.start for mark in marks.get(doc, marks.Retagged) if mark.label == "NNP"}
        self._no_dates = mended  # “*May* said”
        self.furniture = marks.furniture(doc)
        self.stretches = [quoted for quoted in marks.get(doc, marks.Quoted) if not self.furniture[quoted.start]]
        self.quoted = marks.covered(doc, self.stretches)
        self.names = marks.get(doc, marks.Name)
        self.cues = {
            cue.start: cue
            for cue in marks.get(doc, marks.CueMark)
            if not self.furniture[cue.start] and not self.quoted[cue.start]
        }
        self._stretch_starts = [quoted.start for quoted in self.stretches]

    def __len__(self) -> int:
        return len(self.lower)

    def token(self, i: int) -> Token:
        """Token number i."""
        return self.doc[i]

    @cached_property
    def named(self) -> bytearray:
        """One byte per token: 1 inside a name."""
        mask = marks.covered(self.doc, self.names)
        for entity in self.doc.ents:
            if entity.label_ in ("PERSON", "ORG"):
                mask[entity.start : entity.end] = b"\x01" * (entity.end - entity.start)
        return mask

    @cached_property
    def _name_at(self) -> dict[int, marks.Name]:
        return {i: name for name in self.names for i in range(name.start, name.end)}

    def name_over(self, i: int) -> marks.Name | None:
        """The name that a token stands in."""
        return self._name_at.get(i)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the persons' names, in lower case."""
        return frozenset(self.lower[name.end - 1] for name in self.names if name.label == "PERSON")

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Paragraphs as token ranges without the line breaks around them."""
        found = []
        start = 0
        for i in [i for i, blank in enumerate(self.space) if blank]:
            if "\n" in self.lower[i]:
                if i > start:
                    found.append((start, i))
                start = i + 1
        if start < len(self.lower):
            found.append((start, len(self.lower)))
        return found

    @cached_property
    def openings(self) -> frozenset[int]:
        """First tokens after a dateline or byline: “VARN, 3 May (Hill Press) — *Two* bridges fell, police said.”"""
        ends = [mark.end for mark in marks.get(self.doc, marks.Section) if mark.label in ("dateline", "byline")]
        return frozenset(end for end in ends if end < len(self))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences as token ranges; quotations are whole within one."""
        starts = self.doc.to_array(["SENT_START"]).reshape(-1) == 1
        for quoted in self.stretches:
            starts[quoted.start] = True
            if quoted.end < len(starts) and self._is_capital(quoted.end) and last_inner(self, quoted) == ".":
                starts[quoted.end] = True
        for opening in self.openings:
            starts[opening] = True
        possible = numpy.flatnonzero(starts)
        found = []
        for first, last in self.paragraphs:
            begin = first
            for i in possible[numpy.searchsorted(possible, first + 1) : numpy.searchsorted(possible, last)]:
                if self._may_begin(int(i), begin):
                    found.append((begin, int(i)))
                    begin = int(i)
            found.append((begin, last))
        return [piece for start, end in found for piece in _pieces(start, end)]

    def _is_capital(self, i: int) -> bool:
        return self.text[self.doc[i].idx : self.doc[i].idx + 1].isupper()

    def _may_begin(self, i: int, begin: int) -> bool:
        """Whether a sentence may begin at a token: after a full stop, outside a quotation."""
        if i in self.openings:
            return True
        index = self.stretch_over(i)
        if index is not None and self.stretches[index].start < i:
            return False
        k, farthest = i - 1, max(begin, i - _MOST_MARKS)
        while k > farthest and (self.space[k] or self.lower[k] in CLOSING):
            k -= 1
        if k < i - 1 and self.quoted[k] and self.lower[k] in ("?", "!") and self._attributes(i):
            return False
        if self.lower[k] in FINAL:
            return True
        # “said the U.S. “clearly” needed”: what goes on in small letters begins no sentence
        return self.lower[k][-1:] == "." and self.lower[k] not in self._abbreviations and not self._is_small(i)

    def _is_small(self, i: int) -> bool:
        """Whether the first word from a token on is in small letters."""
        last = min(i + _MOST_MARKS, len(self.lower) - 1)
        while i < last and not self.lower[i][:1].isalnum():
            i += 1
        return self.text[self.doc[i].idx : self.doc[i].idx + 1].islower()

    def _attributes(self, i: int) -> bool:
        """“… is it?” *Sosa said*, according to: what begins after a quotation may go on with its sentence."""
        for k in range(i, min(i + 4, len(self.lower))):
            if k in self.cues:
                return self.cues[k].label in ("speech", "cognition")
            if self.pos[k] not in ("PROPN", "PRON", "DET", "NOUN"):
                return False
        return False

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence that a token stands in."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, i) - 1)]

    def paragraph(self, i: int) -> tuple[int, int]:
        """The paragraph that a token stands in."""
        return self.paragraphs[self.paragraph_index(i)]

    def paragraph_index(self, i: int) -> int:
        """The number of the paragraph that a token stands in."""
        return max(0, bisect_right(self._paragraph_starts, i) - 1)

    def stretch_over(self, i: int) -> int | None:
        """The number of the quoted stretch over a token, if one is."""
        index = bisect_right(self._stretch_starts, i) - 1
        return index if index >= 0 and i < self.stretches[index].end else None

    def stretches_in(self, start: int, end: int) -> range:
        """Numbers of the stretches that begin within a range of tokens."""
        return range(bisect_right(self._stretch_starts, start - 1), bisect_right(self._stretch_starts, end - 1))

    def entry(self, cue: marks.CueMark) -> CueEntry | None:
        """The lexicon's entry of a cue."""
        if cue.end - cue.start > 1:
            return self.lexicon.cue_index.get(("preposition", cue.lemma))
        kind = "noun" if cue.label == "noun" else "verb"
        return self.lexicon.cue_index.get((kind, cue.lemma))

    def is_date(self, i: int) -> bool:
        """A word of a date, or one that mostly tells of time: “Trump *this week* said”."""
        return bool(self._dated[i] or self.lower[i] in self._times) and i not in self._no_dates

    def is_finite(self, i: int) -> bool:
        """A verb that shows tense, or a modal."""
        return self.tags[i] in ("VBD", "VBZ", "VBP", "MD")

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


def _pieces(start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, cut up where it is so long that it is none: what the rules do stays linear on any text."""
    if end - start <= _LONGEST_SENTENCE:
        return [(start, end)]
    cuts = [*range(start, end, _LONGEST_SENTENCE), end]
    return list(pairwise(cuts))


def last_inner(passage: Passage, stretch: marks.Quoted) -> str:
    """The last character inside a quoted stretch, before its closing mark."""
    return stretch.last_inner(passage.text)
