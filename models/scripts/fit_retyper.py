"""Fit the redrawer and the re-typer on honest mistakes.

No recognizer has seen the articles whose mentions the redrawer learns from; for the re-typer no redrawer has either.
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Before numpy is imported: threads only wait for each other on matrices as small as these.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from entities import FOLDED, Article, read
from fit_redrawer import cross_fitted, fitted
from gradient import Adam
from name_lists import read_lists
from numpy.typing import NDArray
from out_of_fold import readings
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops

from factx.pipeline.mentions import TYPES, Features, Floats, Name, collect
from factx.pipeline.retyper import CLASSES, HIDDEN, Retyper, Weights

# A mention that only overlaps a gold one: its type teaches with this weight, and its span speaks against it.
BOUNDARY_ERROR = 0.5
WRONG_SPAN = 0.3


@dataclass
class Sample:
    """One name of one document: features, what its mentions truly are, and how many they are."""

    buckets: list[int]
    shares: list[float]
    dense: Floats
    target: Floats
    weight: float


def truth(mention: tuple[int, int], doc: Doc, article: Article) -> list[tuple[str, float]]:
    """Return the classes of a predicted mention with their weights, none where the annotation says nothing."""
    start, end = doc[mention[0]].idx, doc[mention[1] - 1].idx + len(doc[mention[1] - 1])
    if any(a < end and start < b for a, b in article.get("unknown", [])):
        return []
    for a, b, label in article["ents"]:
        if a < end and start < b:
            label = FOLDED.get(label, label)
            if label not in TYPES:
                return []
            return [(label, 1.0)] if (a, b) == (start, end) else [(label, BOUNDARY_ERROR), ("", WRONG_SPAN)]
    return [("", 1.0)]


def sample(
    name: Name, buckets: list[int], shares: list[float], row: Floats, doc: Doc, article: Article
) -> Sample | None:
    """Return the training sample of a name, or None if no mention of it is annotated."""
    target = np.zeros(len(CLASSES), dtype=np.float32)
    for start, end, _ in name.mentions:
        for label, part in truth((start, end), doc, article):
            target[CLASSES.index(label)] += part
    weight = float(target.sum())
    return Sample(buckets, shares, row, target / weight, weight) if weight else None


def samples(doc: Doc, article: Article, features: Features) -> list[Sample]:
    """Return the samples of one article as the recognizer marked it."""
    names = collect(doc, doc.ents)
    if not names:
        return []
    dense = features.dense(doc, names)
    made = [sample(name, *features.sparse(doc, name), dense[i], doc, article) for i, name in enumerate(names)]
    return [s for s in made if s]


def sums(places: NDArray[np.int64], rows: Floats, size: int) -> Floats:
    """Return a table of `size` rows, each the sum of the rows that have its place."""
    width = rows.shape[1]
    cells = (places[:, None] * width + np.arange(width)).ravel()
    result: Floats = np.bincount(cells, rows.ravel(), minlength=size * width).reshape(size, width).astype(np.float32)
    return result


class Batch:
    """Samples side by side as arrays."""

    def __init__(self, items: Sequence[Sample]) -> None:
        self.lengths = np.array([len(s.buckets) for s in items])
        self.rows = np.repeat(np.arange(len(items)), self.lengths)
        self.buckets = np.concatenate([s.buckets for s in items]).astype(np.int64)
        self.shares = np.concatenate([s.shares for s in items]).astype(np.float32)[:, None]
        self.dense = np.stack([s.dense for s in items])
        self.target = np.stack([s.target for s in items])
        self.weight = np.array([s.weight for s in items], dtype=np.float32)[:, None] ** 0.75

    def wide(self, table: Floats) -> Floats:
        """Return the sums of the wide rows."""
        return sums(self.rows, table[self.buckets] * self.shares, len(self.lengths))


def standardise(weights: Weights, items: Sequence[Sample]) -> None:
    """Set mean and scale of the dense features."""
    dense = np.stack([s.dense for s in items])
    weights.mean = dense.mean(axis=0)
    weights.scale = (1 / (dense.std(axis=0) + 0.1)).astype(np.float32)


def train(items: list[Sample], seed: int, epochs: int, rate: float, decay: float, dropout: float) -> Weights:
    """Return fitted weights: softmax cross-entropy, learning rate falling to zero."""
    rng = np.random.default_rng(seed)
    weights = Weights.zeros(len(items[0].dense))
    standardise(weights, items)
    weights.hidden = rng.normal(0, len(items[0].dense) ** -0.5, weights.hidden.shape).astype(np.float32)
    weights.output = rng.normal(0, HIDDEN**-0.5, weights.output.shape).astype(np.float32)
    adam = Adam(rate, decay)
    size = 512
    total = epochs * (len(items) // size + 1)
    for _ in range(epochs):
        order = rng.permutation(len(items))
        for begin in range(0, len(items), size):
            batch = Batch([items[i] for i in order[begin : begin + size]])
            adam.step += 1
            adam.rate = rate * max(0.02, 1 - adam.step / total)
            descend(weights, batch, adam, dropout, rng)
    return weights


def merged(networks: Sequence[Weights]) -> Weights:
    """Return one network whose scores are the mean of those given: they err on different names."""
    n = np.float32(len(networks))
    return Weights(
        wide=np.mean([w.wide for w in networks], axis=0),
        hidden=np.hstack([w.hidden for w in networks]),
        hidden_bias=np.hstack([w.hidden_bias for w in networks]),
        output=np.vstack([w.output for w in networks]) / n,
        bias=np.mean([w.bias for w in networks], axis=0),
        mean=networks[0].mean,
        scale=networks[0].scale,
    )


def descend(w: Weights, batch: Batch, adam: Adam, dropout: float, rng: np.random.Generator) -> None:
    """Take one step of gradient descent."""
    x = (batch.dense - w.mean) * w.scale
    x *= (rng.random(x.shape) > dropout) / (1 - dropout)
    batch.shares = batch.shares * ((rng.random(batch.shares.shape) > dropout) / (1 - dropout)).astype(np.float32)
    inner = np.maximum(x @ w.hidden + w.hidden_bias, 0).astype(np.float32)
    keep = ((rng.random(inner.shape) > dropout) / (1 - dropout)).astype(np.float32)
    inner *= keep
    scores = batch.wide(w.wide) + inner @ w.output + w.bias
    scores -= scores.max(axis=1, keepdims=True)
    odds = np.exp(scores)
    error = (odds / odds.sum(axis=1, keepdims=True) - batch.target) * batch.weight / batch.weight.sum()
    gradient = sums(batch.buckets, error[batch.rows] * batch.shares, len(w.wide))
    back = (error @ w.output.T) * (inner > 0) * keep
    adam.update("output", w.output, inner.T @ error, True)
    adam.update("bias", w.bias, error.sum(axis=0), False)
    adam.update("hidden", w.hidden, (x.T @ back).astype(np.float32), True)
    adam.update("hidden_bias", w.hidden_bias, back.sum(axis=0), False)
    adam.update("wide", w.wide, gradient, True)


def main() -> None:
    """Fit and write both components' folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, help="train.jsonl.gz")
    parser.add_argument("folds", type=Path, help="folder with fold0 … of recognizers, each without its fold")
    parser.add_argument("parser", type=Path, help="the pipeline whose tok2vec and tagger give the contexts")
    parser.add_argument("gazetteers", type=Path)
    parser.add_argument("redrawer", type=Path, help="folder to write")
    parser.add_argument("retyper", type=Path, help="folder to write")
    parser.add_argument("--networks", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=25)
    parser.add_argument("--rate", type=float, default=0.005)
    parser.add_argument("--decay", type=float, default=1.0)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))  # see train.py
    vocab, sources = readings(list(read(args.train)), args.folds, args.parser)
    fitted(vocab, sources, args.seed).to_disk(args.redrawer)
    cross_fitted(vocab, sources, args.seed)
    component = Retyper(vocab)
    component.lists = read_lists(args.gazetteers)
    features = component.features()
    items = [s for source in sources for s in samples(source.marked(), source.article, features)]
    seeds = range(args.seed, args.seed + args.networks)
    component.weights = merged([train(items, s, args.epochs, args.rate, args.decay, args.dropout) for s in seeds])
    component.to_disk(args.retyper)
    print(f"{len(items)} names from {len(sources)} articles")


if __name__ == "__main__":
    main()
