"""Lay the weights of an assembled pipeline on grids, on which its products are exact sums: exact.py PIPELINE ARTICLES.

`src/factx/pipeline/matrices.py` says what for. For each layer that multiplies, the articles show how large its inputs
get, and the grids of inputs and weights are chosen together: of all pairs that leave every possible sum below 2^24
steps, the one under which the products of the layer change least. The weights are rounded in place and `grids.json`
is written.
"""

import argparse
import json
import math
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Before numpy is imported: see src/factx/pipeline/matrices.py.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import spacy
from entities import read
from spacy.language import Language
from thinc.api import Model, NumpyOps

from factx.pipeline.matrices import FILE, MOST, Floats, Grid, layers_of, snap

ARTICLES = 80
ROWS = 3000  # inputs kept of each layer
MARGIN = 1.5  # between the largest input seen and the bound
STATES = 2000  # of a transition system, made up of tokens by chance
Params = Any


@dataclass
class Seen:
    """What came into the products of a layer: the largest number, and some rows."""

    most: float = 0.0
    rows: list[Floats] = field(default_factory=list)

    def sample(self) -> Floats:
        """Return the kept rows, at most ROWS of them, spread over what was seen."""
        rows = np.concatenate(self.rows)
        return rows[:: math.ceil(len(rows) / ROWS)]


class Watching(NumpyOps):  # type: ignore[misc]
    """thinc's operations for one layer, which notes what comes into its products."""

    def __init__(self) -> None:
        super().__init__("cpu", -1)
        self.seen = Seen()

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Multiply as ever."""
        if len(x):
            self.seen.most = max(self.seen.most, float(np.abs(x).max()))
            self.seen.rows.append(np.array(x[::25]))
        return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)


def numbers(layer: Model[Any, Any], name: str) -> Floats:
    """Return the weights of a layer that have the name."""
    value: Any = layer.get_param(name)
    return np.asarray(value)


def put(layer: Model[Any, Any], name: str, value: Any) -> None:
    """Give a layer other weights."""
    layer.set_param(name, value)


def power(value: float) -> float:
    """Return the smallest power of two that is not less.

    >>> power(0.3), power(0.5), power(5.0)
    (0.5, 0.5, 8.0)
    """
    return 2.0 ** math.ceil(math.log2(value))


def rounded_rows(weights: Floats, room: float) -> Floats:
    """Return the rows of a matrix, each on the finest grid on which its absolute sum is at most `room` steps."""
    inner = weights.shape[1]
    sums = np.abs(weights).sum(axis=1, dtype=np.float64) + 1e-12
    steps = np.exp2(np.ceil(np.log2(sums / (room - inner / 2))))[:, None]
    result: Floats = (np.rint(weights / steps) * steps).astype(np.float32)
    return result


def change(inputs: Floats, weights: Floats, grid: Grid, rounded: Floats) -> float:
    """Return the mean square by which the products of the sample change."""
    laid = inputs.copy()
    snap(laid, grid.step, grid.bound)
    return float(((inputs @ weights.T - laid @ rounded.T) ** 2).mean())


def laid_out(seen: Seen, weights: Floats) -> tuple[Grid, Floats]:
    """Return the best grid for the inputs of a layer, and its weights (columns out × columns in) rounded to theirs."""
    sample = seen.sample()
    found: list[tuple[float, Grid, Floats]] = []
    for bits in range(7, 15):
        step = power(seen.most * MARGIN / 2**bits)
        levels = math.ceil(seen.most * MARGIN / step)
        room = MOST // levels
        if room <= weights.shape[1]:
            continue
        grid, rounded = Grid(step, levels * step), rounded_rows(weights, room)
        found.append((change(sample, weights, grid, rounded), grid, rounded))
    _, grid, rounded = min(found, key=lambda item: item[0])
    return grid, rounded


def states(lower: Model[Any, Any], results: Floats, chance: np.random.Generator) -> Floats:
    """Return hidden rows of made-up states: sums of what tokens drawn by chance give, the larger of the pieces."""
    places, hidden, pieces = (lower.get_dim(name) for name in ("nF", "nO", "nP"))
    cells = results.reshape(len(results), places, hidden, pieces)
    drawn = chance.integers(0, len(cells), (STATES, places))
    sums = sum(cells[drawn[:, k], k] for k in range(places)) + numbers(lower, "b").reshape(hidden, pieces)
    largest: Floats = sums.max(axis=2)
    return largest


def lay_transitions(model: Model[Any, Any], grid: Grid, seen: Seen) -> Grid:
    """Round what a transition system adds up for a state, and the layer that scores the actions; return the whole grid.

    spaCy's own code sums these rows up and multiplies the sum, so that the rows must lie on a grid of their own.
    """
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    inputs = seen.sample()
    snap(inputs, grid.step, grid.bound)
    weights = numbers(lower, "W")
    results: Floats = inputs @ weights.reshape(-1, weights.shape[-1]).T
    hidden = states(lower, results, np.random.default_rng(1))
    scores = numbers(upper, "W")
    most = float(max(np.abs(results).max() * MARGIN, np.abs(numbers(lower, "pad")).max()))
    found: list[tuple[float, float, float, Floats]] = []
    for bits in range(6, 13):
        step = power(most / 2**bits)
        levels = math.ceil(most / step)
        bias = math.ceil(float(np.abs(numbers(lower, "b")).max()) / step)
        room = MOST // (lower.get_dim("nF") * levels + bias)
        if room <= scores.shape[1]:
            continue
        rounded = rounded_rows(scores, room)
        laid = results.copy()
        snap(laid, step, levels * step)
        error = hidden @ scores.T - states(lower, laid, np.random.default_rng(1)) @ rounded.T
        found.append((float((error**2).mean()), step, levels * step, rounded))
    _, step, bound, rounded = min(found, key=lambda item: item[0])
    put(upper, "W", rounded)
    for name in ("pad", "b"):
        value = numbers(lower, name).copy()
        snap(value, step, max(bound, step * math.ceil(float(np.abs(value).max()) / step)))
        put(lower, name, value)
    return grid._replace(result_step=step, result_bound=bound)


def lay_out(nlp: Language, texts: list[str]) -> dict[str, dict[str, Grid]]:
    """Round the weights of all networks in place; return the grid of each layer by component and number."""
    layers = {(name, k): layer for name, pipe in nlp.pipeline for k, layer in enumerate(layers_of(pipe))}
    watches = {key: Watching() for key in layers}
    before = {key: layer.ops for key, layer in layers.items()}
    for key, layer in layers.items():
        layer.ops = watches[key]
    for _ in nlp.pipe(texts):
        pass
    grids: dict[str, dict[str, Grid]] = {}
    done: dict[int, Grid] = {}  # layers that several components share, by identity
    for (name, number), layer in layers.items():
        layer.ops = before[name, number]
        seen = watches[name, number].seen
        if seen.rows and layer.id not in done:
            weights = numbers(layer, "W")
            grid, rounded = laid_out(seen, weights.reshape(-1, weights.shape[-1]))
            put(layer, "W", rounded.reshape(weights.shape))
            if layer.name == "precomputable_affine":
                grid = lay_transitions(nlp.get_pipe(name).model, grid, seen)  # type: ignore[attr-defined]
            done[layer.id] = grid
        if layer.id in done:
            grids.setdefault(name, {})[str(number)] = done[layer.id]
    return grids


def main() -> None:
    """Round the weights of the pipeline in its folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path, help="an assembled pipeline, which is changed in place")
    parser.add_argument("articles", type=Path, help="train.jsonl.gz: what the networks shall be looked at with")
    args = parser.parse_args()
    nlp = spacy.load(args.pipeline)
    texts = [article["text"] for article, _ in zip(read(args.articles), range(ARTICLES), strict=False)]
    grids = lay_out(nlp, texts)
    for name in grids:
        pipe: Any = nlp.get_pipe(name)
        pipe.to_disk(args.pipeline / name, exclude=["vocab"])
    lines = json.dumps(grids, indent=1)
    (args.pipeline / FILE).write_text(lines + "\n", encoding="utf-8")
    print(f"{sum(map(len, grids.values()))} layers of {len(grids)} components lie on grids")


if __name__ == "__main__":
    main()
