"""A marked Doc as all rules read it: its words, sentences, paragraphs, names and quoted stretches, each read once.

Made after all annotators have left their marks, and handed on to every room; nothing in it changes. What only one room
asks for stands in that room's own view, which holds this one.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from factx import marks
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import FINAL
from factx.lexicon.schema import CueEntry
from factx.marks import Name, Words

CLOSING = frozenset("”\"’'»)]“") | {"''", "’’"}
# A longer one is none; it is cut, so that what rules do stays linear on any text.
_LONGEST_SENTENCE = 500
# Closing marks, blanks and brackets between a stop and the next word; more of them stand in a row of marks only.
_MOST_MARKS = 20


class Document:
    """One Doc with what the rules ask of it again and again, as plain lists over its tokens.

    Attributes:
        doc: the Doc.
        lexicon: the words that the rules know.
        words: the words with their tags.
        text: the exact text.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.words: Words = marks.words(doc)
        self.text = marks.text(doc)

    def __len__(self) -> int:
        return len(self.words.texts)

    def token(self, i: int) -> Token:
        """Token number i."""
        return self.doc[i]

    def is_capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.words.texts[i][:1].isupper()

    @cached_property
    def furniture(self) -> bytearray:
        """One byte per token: 1 in page furniture, from which no fact may come."""
        return marks.furniture(self.doc)

    @cached_property
    def space(self) -> bytearray:
        """One byte per token: 1 for blanks and line breaks."""
        return bytearray(map(bool, marks.column(self.doc, "IS_SPACE")))

    # Names

    @cached_property
    def names(self) -> list[Name]:
        """The named mentions in text order."""
        return marks.get(self.doc, Name)

    @cached_property
    def name_from(self) -> dict[int, Name]:
        """Names by their first token."""
        return {name.start: name for name in self.names}

    @cached_property
    def name_to(self) -> dict[int, Name]:
        """Names by the token behind them."""
        return {name.end: name for name in self.names}

    @cached_property
    def _name_at(self) -> dict[int, Name]:
        return {i: name for name in self.names for i in range(name.start, name.end)}

    def name_over(self, i: int) -> Name | None:
        """The name that a token stands in."""
        return self._name_at.get(i)

    @cached_property
    def placed(self) -> bytearray:
        """One byte per token: 1 where the name of a place, people or body stands."""
        return marks.covered(self.doc, (name for name in self.names if name.label != "PERSON"))

    # Quotation marks and cues

    @cached_property
    def stretches(self) -> list[marks.Quoted]:
        """The quoted stretches in order, without those in furniture."""
        return [quoted for quoted in marks.get(self.doc, marks.Quoted) if not self.furniture[quoted.start]]

    @cached_property
    def quoted(self) -> bytearray:
        """One byte per token: 1 inside quotation marks."""
        return marks.covered(self.doc, self.stretches)

    @cached_property
    def quotation_of(self) -> list[int]:
        """For each token the number of its quotation, -1 outside of all; those in furniture count too."""
        found = [-1] * len(self)
        for number, mark in enumerate(marks.get(self.doc, marks.Quoted)):
            found[mark.start : mark.end] = [number] * (mark.end - mark.start)
        return found

    @cached_property
    def _stretch_starts(self) -> list[int]:
        return [quoted.start for quoted in self.stretches]

    def stretch_over(self, i: int) -> int | None:
        """The number of the quoted stretch over a token, if one is."""
        index = bisect_right(self._stretch_starts, i) - 1
        return index if index >= 0 and i < self.stretches[index].end else None

    def stretches_in(self, start: int, end: int) -> range:
        """Numbers of the stretches that begin within a range of tokens."""
        return range(bisect_right(self._stretch_starts, start - 1), bisect_right(self._stretch_starts, end - 1))

    @cached_property
    def cues(self) -> dict[int, marks.CueMark]:
        """Single-word and phrase cues by their first token, without those in furniture and in quotation marks."""
        return {
            cue.start: cue
            for cue in marks.get(self.doc, marks.CueMark)
            if not self.furniture[cue.start] and not self.quoted[cue.start]
        }

    def entry(self, cue: marks.CueMark) -> CueEntry | None:
        """The lexicon's entry of a cue."""
        if cue.end - cue.start > 1:
            return self.lexicon.cue_index.get(("preposition", cue.lemma))
        kind = "noun" if cue.label == "noun" else "verb"
        return self.lexicon.cue_index.get((kind, cue.lemma))

    # Paragraphs and sentences

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Paragraphs as token ranges without the line breaks around them."""
        breaks = [i for i, blank in enumerate(self.space) if blank and "\n" in self.words.texts[i]]
        edges = pairwise([-1, *breaks, len(self)])
        return [(before + 1, after) for before, after in edges if after > before + 1]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def paragraph_index(self, i: int) -> int:
        """The number of the paragraph that a token stands in."""
        return max(0, bisect_right(self._paragraph_starts, i) - 1)

    def paragraph(self, i: int) -> tuple[int, int]:
        """The paragraph that a token stands in."""
        return self.paragraphs[self.paragraph_index(i)]

    @cached_property
    def openings(self) -> frozenset[int]:
        """First tokens after a dateline or byline: “VARN, 3 May (Hill Press) — *Two* bridges fell, police said.”"""
        ends = [mark.end for mark in marks.get(self.doc, marks.Section) if mark.label in ("dateline", "byline")]
        return frozenset(end for end in ends if end < len(self))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences as token ranges, without the line breaks behind them.

        A paragraph begins one; inside it one begins where the parser lets it, or a quotation or dateline begins or
        ends, and a full stop or a closing mark behind one stands before it (not “Mr.”).
        """
        possible = numpy.flatnonzero(self._possible_starts())
        found: list[tuple[int, int]] = []
        for first, last in self.paragraphs:
            begin = first
            for i in possible[numpy.searchsorted(possible, first + 1) : numpy.searchsorted(possible, last)].tolist():
                if self._may_begin(i, begin):
                    found.append((begin, i))
                    begin = i
            found.append((begin, last))
        return cut(found)

    def _possible_starts(self) -> NDArray[numpy.bool_]:
        starts: NDArray[numpy.bool_] = self.doc.to_array(["SENT_START"]).reshape(-1) == 1
        for quoted in self.stretches:
            starts[quoted.start] = True
            if quoted.end < len(starts) and self.is_capital(quoted.end) and quoted.last_inner(self.text) == ".":
                starts[quoted.end] = True
        starts[list(self.openings)] = True
        return starts

    @cached_property
    def sentence_starts(self) -> list[int]:
        """First tokens of the sentences, the first token of all among them."""
        return [0, *(start for start, _ in self.sentences[1:])]

    def _may_begin(self, i: int, begin: int) -> bool:
        """Whether a sentence may begin at a token: after a full stop."""
        if i in self.openings:
            return True
        lower = self.words.printed
        k, farthest = i - 1, max(begin, i - _MOST_MARKS)
        while k > farthest and (self.space[k] or lower[k] in CLOSING):
            k -= 1
        if k < i - 1 and self.quoted[k] and lower[k] in ("?", "!") and self._attributes(i):
            return False
        if lower[k] in FINAL:
            return True
        # “said the U.S. “clearly” needed”: what goes on in small letters begins no sentence
        return lower[k][-1:] == "." and lower[k] not in self._abbreviations and not self._is_small(i)

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return self.lexicon.words("quoting", "abbreviation")

    def _is_small(self, i: int) -> bool:
        """Whether the first word from a token on is in small letters."""
        last = min(i + _MOST_MARKS, len(self) - 1)
        while i < last and not self.words.texts[i][:1].isalnum():
            i += 1
        return self.words.texts[i][:1].islower()

    def _attributes(self, i: int) -> bool:
        """“… is it?” *Sosa said*, according to: what begins after a quotation may go on with its sentence."""
        for k in range(i, min(i + 4, len(self))):
            if k in self.cues:
                return self.cues[k].label in ("speech", "cognition")
            if self.words.pos[k] not in ("PROPN", "PRON", "DET", "NOUN"):
                return False
        return False

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the number of its sentence; line breaks belong to the one before them."""
        return self._numbered(self.sentence_starts)

    @cached_property
    def paragraph_of(self) -> list[int]:
        """For each token the number of its paragraph; line breaks belong to the one before them."""
        return self._numbered(self._paragraph_starts)

    @cached_property
    def lead(self) -> int:
        """The number of the first sentence that is no page furniture."""
        first = next((i for i in range(len(self)) if not self.furniture[i] and not self.space[i]), None)
        return 0 if first is None else self.sentence_of[first]

    def _numbered(self, starts: list[int]) -> list[int]:
        begins = numpy.zeros(len(self), dtype=int)
        begins[starts[1:]] = 1
        numbers: list[int] = begins.cumsum().tolist()
        return numbers


def cut(sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences, those that are too long for one in pieces.

    >>> cut([(0, 7), (7, 800)])
    [(0, 7), (7, 507), (507, 800)]
    """
    return [
        (first, min(first + _LONGEST_SENTENCE, end))
        for start, end in sentences
        for first in range(start, end, _LONGEST_SENTENCE)
    ]
