"""The component `factx_redrawer`: draws the edges of names anew, before their types are decided.

Every span that could stand where the recognizer marked something (see `edges`) gets a chance from a small network: a
linear layer over hashed features beside one hidden layer over the parser's and the words' vectors at both edges. Of the
spans that exclude one another those are kept whose chances are best in sum.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from factx.pipeline.edges import BUCKETS, LONGEST, Candidate, Mention, Places, Tokens, buckets, candidates
from factx.pipeline.matrices import exact_product, settled
from factx.pipeline.stored import Arrays, Stored, halved

Floats = NDArray[np.float32]

CONTEXT = 96  # width of the parser's network
# A span must be surer than this to be kept. Low, for the re-typer leaves out what is no name.
SURE = 0.28
# Dates and amounts are told by their form, which the recognizer sees best: as marked they have this much more.
STEADY = {"DATE": 0.4, "MONEY": 0.4}


@dataclass
class EdgeWeights:
    """The numbers of the network; `openers` and `closers` are hashes of words that may begin or end a longer name."""

    wide: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    bias: Floats
    mean: Floats
    scale: Floats
    openers: NDArray[np.uint64]
    closers: NDArray[np.uint64]

    def settled(self) -> "EdgeWeights":
        """Return the weights with those that are multiplied laid on a grid."""
        return replace(self, hidden=settled(self.hidden), output=settled(self.output))

    def chances(self, rows: Places, dense: Floats) -> Floats:
        """Return the chance that each candidate is a name, exactly as it stands."""
        inner = np.maximum(exact_product((dense - self.mean) * self.scale, self.hidden) + self.hidden_bias, 0)
        score = self.wide[rows].sum(axis=1) + exact_product(inner, self.output) + self.bias
        result: Floats = (1 / (1 + np.exp(-score.astype(np.float64)))).astype(np.float32)
        return result


def best(found: Sequence[Candidate], chances: Sequence[float], sure: float) -> list[int]:
    """Return the candidates (indexes, from left to right) that exclude no other and are best in sum.

    >>> best([Candidate(0, 2, 0, 0), Candidate(3, 5, 1, 1), Candidate(0, 5, 0, 1)], [0.5, 0.4, 0.8], 0.3)
    [2]
    """
    order = sorted(range(len(found)), key=lambda k: found[k].end)
    ends, sums, taken = [-1], [0.0], [(-1, 0)]  # after each step: how far, how good, which candidate and what before
    for k in order:
        before = bisect_right(ends, found[k].start) - 1
        total = sums[before] + chances[k] - sure
        better = total > sums[-1]
        ends.append(found[k].end)
        taken.append((k, before) if better else (-1, len(sums) - 1))
        sums.append(total if better else sums[-1])
    chosen = []
    step = len(taken) - 1
    while step:
        k, step = taken[step]
        if k >= 0:
            chosen.append(k)
    return chosen[::-1]


def is_as_marked(candidate: Candidate, mentions: Sequence[Mention]) -> bool:
    """Return whether the candidate is one mention, unchanged."""
    return candidate.first == candidate.last and (candidate.start, candidate.end) == mentions[candidate.first][:2]


def label_of(chosen: Candidate, mentions: Sequence[Mention]) -> str:
    """Return the label of the mention that fills most of the candidate, of equal ones the last."""
    inside = range(chosen.first, chosen.last + 1)
    return mentions[max(inside, key=lambda k: (mentions[k][1] - mentions[k][0], k))][2]


@Language.factory("factx_redrawer", assigns=["doc.ents"], requires=["doc.ents"])
def create_redrawer(nlp: Language, name: str) -> "Redrawer":
    """Make an empty component; its weights come from disk (the entry point of the pipeline's configuration)."""
    return Redrawer(nlp.vocab, name)


class Redrawer(Stored):
    """Join, lengthen, shorten, split or drop what the recognizer marked."""

    def __init__(self, vocab: Vocab, name: str = "factx_redrawer") -> None:
        self.vocab = vocab
        self.name = name
        self.weights: EdgeWeights | None = None
        self.looks: dict[int, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Draw the names of one document anew; without weights, or the parser's vectors, it is left alone."""
        if self.weights is None or doc.tensor.shape[-1] != CONTEXT:
            return doc
        mentions = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
        if all(end - start > LONGEST for start, end, _ in mentions):
            return doc  # no name, or a list or a table taken for one: nothing to choose from
        tokens = Tokens.of(doc, self.looks)
        found, rows = self.alternatives(mentions, tokens)
        chances = self.weights.chances(rows, self.dense(doc, found)).tolist()
        for k, candidate in enumerate(found):
            if is_as_marked(candidate, mentions):
                chances[k] += STEADY.get(mentions[candidate.first][2], 0.0)
        names = [found[k] for k in best(found, chances, SURE)]
        doc.ents = tuple(Span(doc, c.start, c.end, label=label_of(c, mentions)) for c in names)
        return doc

    def alternatives(self, mentions: Sequence[Mention], tokens: Tokens) -> tuple[list[Candidate], Places]:
        """Return the candidates and their hashed features."""
        assert self.weights is not None
        openers, closers = set(self.weights.openers.tolist()), set(self.weights.closers.tolist())
        found = candidates(mentions, tokens, openers, closers)
        return found, buckets(found, mentions, tokens)

    def dense(self, doc: Doc, found: Sequence[Candidate]) -> Floats:
        """Return the parser's and the words' vectors before, at the start, at the end and behind each candidate."""
        starts = np.array([c.start for c in found])
        ends = np.array([c.end for c in found])
        places = np.stack([np.maximum(starts - 1, 0), starts, ends - 1, np.minimum(ends, len(doc) - 1)], axis=1)
        vectors = self.vocab.vectors
        rows = vectors.find(keys=doc.to_array(ORTH).tolist())[places.ravel()]
        table = vectors.data if len(vectors.data) else np.zeros((1, vectors.shape[1]), dtype=np.float32)
        words = table[rows] * (rows >= 0)[:, None]
        parts = [doc.tensor[places].reshape(len(found), -1), words.reshape(len(found), -1)]
        result: Floats = np.hstack(parts).astype(np.float32)
        return result

    def arrays(self) -> Arrays:
        """Return the weights by name."""
        return halved(vars(self.weights)) if self.weights else {}

    def take(self, arrays: Arrays) -> None:
        """Set the weights from stored arrays."""
        if arrays:
            stored: dict[str, Any] = {
                name: value.astype(np.uint64 if name in {"openers", "closers"} else np.float32)
                for name, value in arrays.items()
            }
            self.weights = EdgeWeights(**stored).settled()


__all__ = ["BUCKETS", "EdgeWeights", "Redrawer", "best", "create_redrawer"]
