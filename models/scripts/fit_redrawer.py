"""Fitting of the redrawer on recognizers' out-of-fold mistakes: which span around a mention is the annotated name?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

import numpy as np
from entities import Article
from gradient import Adam
from numpy.typing import NDArray
from out_of_fold import Reading
from spacy.tokens import Doc
from spacy.vocab import Vocab

from factx.pipeline.edges import BUCKETS, Mention, Places, Tokens
from factx.pipeline.redrawer import EdgeWeights, Floats, Redrawer

HIDDEN = 32
COMMON = 3  # times a word must open or close a longer annotated name, to be tried at the edge of others


@dataclass
class Samples:
    """The candidates of many articles: features, and whether each is an annotated name."""

    rows: Places
    dense: NDArray[np.float16]
    right: Floats


def gold_spans(doc: Doc, article: Article) -> tuple[set[tuple[int, int]], set[int]]:
    """Return the annotated spans as token offsets, and the tokens of which the annotation says nothing."""
    spans = [doc.char_span(start, end) for start, end, _ in article["ents"]]
    gaps = [doc.char_span(start, end, alignment_mode="expand") for start, end in article.get("unknown", [])]
    return {(s.start, s.end) for s in spans if s is not None}, {t.i for g in gaps if g is not None for t in g}


def edge_words(sources: Sequence[Reading]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the hashes of words with which an annotated name begins before a mention in it, or ends behind it."""
    openers: Counter[int] = Counter()
    closers: Counter[int] = Counter()
    for source in sources:
        spans, _ = gold_spans(source.doc, source.article)
        for start, end, _ in source.mentions:
            for a, b in spans:
                if a < end and start < b:
                    openers.update(source.doc[i].lower for i in range(max(a, start - 4), start))
                    closers.update(source.doc[i].lower for i in range(end, min(b, end + 6)))
    first, second = (
        np.array(sorted(w for w, n in words.items() if n >= COMMON), np.uint64) for words in (openers, closers)
    )
    return first, second


def empty_weights(width: int, sources: Sequence[Reading]) -> EdgeWeights:
    """Return weights that decide nothing yet but know the edge words."""
    f = np.float32
    openers, closers = edge_words(sources)
    return EdgeWeights(
        wide=np.zeros(BUCKETS, f), hidden=np.zeros((width, HIDDEN), f), hidden_bias=np.zeros(HIDDEN, f),
        output=np.zeros(HIDDEN, f), bias=np.zeros(1, f), mean=np.zeros(width, f), scale=np.ones(width, f),
        openers=openers, closers=closers,
    )  # fmt: skip


def samples(component: Redrawer, sources: Sequence[Reading]) -> Samples:
    """Return the candidates of the articles that the annotation speaks about."""
    rows, dense, right = [], [], []
    for source in sources:
        if not source.mentions:
            continue
        tokens = Tokens.of(source.doc, component.looks)
        found, features = component.alternatives(source.mentions, tokens)
        spans, silent = gold_spans(source.doc, source.article)
        kept = [k for k, c in enumerate(found) if not silent.intersection(range(c.start, c.end))]
        rows.append(features[kept])
        dense.append(component.dense(source.doc, found)[kept].astype(np.float16))
        right += [(found[k].start, found[k].end) in spans for k in kept]
    return Samples(np.concatenate(rows), np.concatenate(dense), np.array(right, dtype=np.float32))


def batches(size: int, epochs: int, rng: np.random.Generator) -> Iterator[Places]:
    """Yield the numbers of the samples of each batch."""
    for _ in range(epochs):
        order = rng.permutation(size)
        yield from (order[k : k + 1024] for k in range(0, size, 1024))


def train(w: EdgeWeights, data: Samples, seed: int, epochs: int, rate: float, decay: float, dropout: float) -> None:
    """Fit the weights: logistic loss, learning rate falling to zero."""
    rng = np.random.default_rng(seed)
    some = data.dense[:: max(1, len(data.dense) // 20_000)].astype(np.float32)
    w.mean, w.scale = some.mean(axis=0), (1 / (some.std(axis=0) + 0.1)).astype(np.float32)
    w.hidden = rng.normal(0, len(w.mean) ** -0.5, w.hidden.shape).astype(np.float32)
    w.output = rng.normal(0, HIDDEN**-0.5, HIDDEN).astype(np.float32)
    adam = Adam(rate, decay)
    total = epochs * (len(data.right) // 1024 + 1)
    for batch in batches(len(data.right), epochs, rng):
        adam.step += 1
        adam.rate = rate * max(0.02, 1 - adam.step / total)
        descend(w, data, batch, adam, dropout, rng)


def descend(w: EdgeWeights, data: Samples, batch: Places, adam: Adam, dropout: float, rng: np.random.Generator) -> None:
    """Take one step of gradient descent."""
    f = np.float32
    x = (data.dense[batch].astype(f) - w.mean) * w.scale
    x *= (rng.random(x.shape, dtype=f) > dropout) * f(1 / (1 - dropout))
    rows = data.rows[batch]
    keep = ((rng.random(rows.shape, dtype=f) > dropout) & (rows > 0)) * f(1 / (1 - dropout))
    inner = np.maximum(x @ w.hidden + w.hidden_bias, 0)
    score = (w.wide[rows] * keep).sum(axis=1) + inner @ w.output + w.bias
    error = ((1 / (1 + np.exp(-score)) - data.right[batch]) / len(batch)).astype(f)
    back = np.outer(error, w.output) * (inner > 0)
    wide = np.bincount(rows.ravel(), (error[:, None] * keep).ravel(), minlength=BUCKETS).astype(f)
    adam.update("output", w.output, inner.T @ error, True)
    adam.update("hidden", w.hidden, x.T @ back, True)
    adam.update("hidden_bias", w.hidden_bias, back.sum(axis=0), False)
    adam.update("bias", w.bias, error.sum(keepdims=True), False)
    adam.update("wide", w.wide, wide, True)
    w.wide[0] = 0


def merged(networks: Sequence[EdgeWeights]) -> EdgeWeights:
    """Return one network whose scores are the mean of those given, which were fitted on the same samples."""
    first, n = networks[0], np.float32(len(networks))
    return replace(
        first,
        wide=np.mean([w.wide for w in networks], axis=0),
        hidden=np.hstack([w.hidden for w in networks]),
        hidden_bias=np.hstack([w.hidden_bias for w in networks]),
        output=np.hstack([w.output for w in networks]) / n,
        bias=np.mean([w.bias for w in networks], axis=0),
    )


def fitted(
    vocab: Vocab, sources: Sequence[Reading], seed: int, networks: int = 3, epochs: int = 6, rate: float = 0.01
) -> Redrawer:
    """Return a redrawer fitted on the articles."""
    component = Redrawer(vocab)
    width = 4 * (96 + int(vocab.vectors.shape[1]))
    component.weights = empty = empty_weights(width, sources)
    data = samples(component, sources)
    several = [deepcopy(empty) for _ in range(networks)]
    for k, weights in enumerate(several):
        train(weights, data, seed + k, epochs, rate, decay=0.1, dropout=0.2)
    component.weights = merged(several)
    return component


def redrawn(component: Redrawer, source: Reading) -> list[Mention]:
    """Return the mentions of an article as the component draws them."""
    doc = component(source.marked())
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]


def cross_fitted(vocab: Vocab, sources: Sequence[Reading], seed: int) -> None:
    """Redraw each fold's mentions with a component fitted on the other folds, in place."""
    drawn: list[tuple[Reading, list[Mention]]] = []
    for fold in sorted({s.fold for s in sources}):
        component = fitted(vocab, [s for s in sources if s.fold != fold], seed)
        drawn += [(s, redrawn(component, s)) for s in sources if s.fold == fold]
    for source, mentions in drawn:
        source.mentions = mentions
