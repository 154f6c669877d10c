"""What the passes over descriptions and pronouns look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

from factx import marks
from factx.lexicon import Lexicon
from factx.marks import Words

# Tokens, about ten sentences: farther back, a reader needs the name again.
REACH = 250


@dataclass(frozen=True)
class View:
    """A Doc with its words, and what stands where.

    Attributes:
        sentence_of: number of the sentence of each token; `sentence_starts` its first token.
        placed: 1 where the name of a place, people or body stands.
        quotation_of: number of the quotation of each token, -1 outside of all.
        paragraph_of: number of the paragraph of each token.
    """

    doc: Doc
    words: Words
    lexicon: Lexicon
    sentence_of: Sequence[int]
    sentence_starts: Sequence[int]
    placed: bytearray
    quotation_of: Sequence[int]
    paragraph_of: Sequence[int]


def of(doc: Doc, words: Words, lexicon: Lexicon) -> View:
    """The view of a marked Doc."""
    placed = marks.covered(doc, (name for name in marks.get(doc, marks.Name) if name.label != "PERSON"))
    begins = doc.to_array(["SENT_START"]).reshape(-1) == 1
    begins[:1] = False
    sentence_of, starts = begins.cumsum().tolist(), [0, *begins.nonzero()[0].tolist()]
    quotation_of = [-1] * len(doc)
    for number, mark in enumerate(marks.get(doc, marks.Quoted)):
        quotation_of[mark.start : mark.end] = [number] * (mark.end - mark.start)
    paragraph_of = list(accumulate(("\n" in text for text in words.texts), initial=0))[:-1]
    return View(doc, words, lexicon, sentence_of, starts, placed, quotation_of, paragraph_of)
