"""Sentences longer than any writer's: lists, tables and runs of one mark, which a parser takes for one sentence.

Rules look at pairs of words of a sentence, so that one sentence of a whole page would cost the square of its length.
Such a sentence is parted: at most `LONGEST` tokens stand under one root.
"""

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The longest sentences of 1,300 news articles have about 150 tokens.
LONGEST = 250


def part(doc: "Doc") -> "Doc":
    """Cut sentences of more than `LONGEST` tokens, in place; a word whose head is cut off becomes a root.

    Every subtree stays contiguous, so that the text is still parted into sentences. Docs without such a sentence, or
    without a parse, are left alone.

    >>> import spacy
    >>> from spacy.tokens import Doc
    >>> doc = Doc(spacy.blank("en").vocab, ["no"] * 600, heads=[0] * 600, deps=["ROOT"] + ["dep"] * 599)
    >>> [len(sentence) for sentence in part(doc).sents][:2]
    [250, 1]
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return doc
    begins = [sentence.start for sentence in doc.sents]
    ends = [*begins[1:], len(doc)]
    if all(end - begin <= LONGEST for begin, end in zip(begins, ends, strict=True)):
        return doc
    cuts = [cut for begin, end in zip(begins, ends, strict=True) for cut in range(begin, end, LONGEST)]
    _take(doc, _piece_of(len(doc), cuts))
    return doc


def _piece_of(tokens: int, cuts: list[int]) -> NDArray[np.int64]:
    """For each token the number of its piece."""
    return np.array([bisect_right(cuts, index) for index in range(tokens)])


def _take(doc: "Doc", piece: NDArray[np.int64]) -> None:
    """Write the parse anew, without the arcs that leave a piece."""
    from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]

    arcs: Any = doc.to_array([HEAD, DEP])  # unsigned 64 bits, which spaCy's types do not know
    heads = arcs[:, 0].astype(np.int64)
    lost = piece[np.arange(len(doc)) + heads] != piece
    arcs[lost, 0] = 0
    arcs[lost, 1] = doc.vocab.strings.add("ROOT")
    doc.from_array([HEAD, DEP], arcs)
