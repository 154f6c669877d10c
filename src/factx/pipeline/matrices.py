"""Matrix products that are the same number on every processor, for every batch, with any number of threads.

A sum of floating-point numbers depends on the order in which it is summed up, and that order on the processor's
kernels, on the threads and on the rows that stand beside. It does not where every summand is a multiple of one power
of two and no sum of them can reach 2^24 of these steps: then float32 holds every partial sum exactly, and any order
gives the same. So the weights of the bundled pipeline lie on such grids, on disk already, and what comes into a
product is rounded to a grid when it comes (`grids.json` in the pipeline's folder says to which;
`models/scripts/exact.py` chooses them from what the networks see in news). The networks' other steps are single
operations of IEEE 754, maxima, and sums in an order of numpy's own.

The products run through numpy's OpenBLAS, which is up to three times as fast as the one that spaCy brings along. It
starts a thread for every core, which only wait for each other on matrices as small as these, and slow everything
tenfold where the cores have other work. How many threads it takes is settled when numpy is first imported: the
command `factx` asks for one; a program that uses factx does so with OPENBLAS_NUM_THREADS=1 (or OMP_NUM_THREADS=1) in
its environment. Without that spaCy's own products are taken, with the same results.

A pipeline without `grids.json`, of another maker, is left as it is.

The idea, of arithmetic on integers inside networks of floats: Jacob et al. 2018, Quantization and Training of Neural
Networks for Efficient Integer-Arithmetic-Only Inference, section 2.
"""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model, NumpyOps

Floats = NDArray[np.float32]

FILE = "grids.json"
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")  # the first that is set counts
MOST = 2**24  # steps of a grid up to which float32 holds every whole number
_ROWS = 128  # rounded and multiplied at a time: they stay in the processor's cache
_TURN = 1.5 * 2**23  # added to a number and taken off again, it rounds to whole steps


class Grid(NamedTuple):
    """Where the numbers that go into the products of a layer lie, and where those that come out do.

    Attributes:
        step: a power of two; what comes in is rounded to its multiples, half-way to the even one.
        bound: what lies beyond, to either side, is taken for this.
        result_step, result_bound: the same for what comes out, if it is summed up further in another's code; else 0.
    """

    step: float
    bound: float
    result_step: float = 0.0
    result_bound: float = 0.0


def snap(values: Floats, step: float, bound: float, out: Floats | None = None) -> None:
    """Round the numbers to multiples of `step`, none beyond `bound`, in place or into `out`.

    The bound is at most 2^22 steps.

    >>> numbers = np.array([0.3, -0.9, 7.0], dtype=np.float32)
    >>> snap(numbers, 0.25, 2.0)
    >>> numbers.tolist()
    [0.25, -1.0, 2.0]
    """
    turn = np.float32(_TURN * step)
    laid = values if out is None else out
    np.clip(values, -bound, bound, out=laid)
    laid += turn
    laid -= turn


class ExactProducts(NumpyOps):  # type: ignore[misc]
    """thinc's operations for one layer, whose products are sums on a grid.

    >>> rows = np.array([[0.3, -0.9]], dtype=np.float32)
    >>> products = ExactProducts(Grid(0.25, 2.0), by_numpy=True)
    >>> products.gemm(rows, np.ones((1, 2), dtype=np.float32), trans2=True).tolist()
    [[-0.75]]
    """

    def __init__(self, grid: Grid, *, by_numpy: bool) -> None:
        """Make the operations; `blis` stays in use in thinc's own code, and where numpy is not to multiply."""
        super().__init__("cpu", -1)
        self.grid = grid
        self.by_numpy = by_numpy

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of x, rounded to the grid, and y, which lies on one; each transposed if asked.

        Args:
            x: matrix (rows, inner), or (inner, rows) with `trans1`
            y: matrix (inner, columns), or (columns, inner) with `trans2`
            out: matrix (rows, columns) that takes the result, or None
            trans1: whether x comes with rows and columns exchanged
            trans2: whether y does
        """
        left, right = x.T if trans1 else x, y.T if trans2 else y
        result = np.empty((len(left), right.shape[1]), dtype=np.float32) if out is None else out
        for start in range(0, len(left), _ROWS):
            block = np.array(left[start : start + _ROWS], dtype=np.float32, order="C")
            snap(block, self.grid.step, self.grid.bound)
            place = result[start : start + _ROWS]
            if self.by_numpy:
                np.matmul(block, right, out=place)
            else:
                place[:] = super().gemm(block, right)
            if self.grid.result_step:
                snap(place, self.grid.result_step, self.grid.result_bound)
        return result


def settled(weights: Floats) -> Floats:
    """The weights as `exact_product` wants them: multiples of 2^-16, none over 16 in size.

    >>> settled(np.array([0.3, 20.0], dtype=np.float32)).tolist()
    [0.3000030517578125, 16.0]
    """
    laid: Floats = (np.rint(np.clip(weights, -16, 16) * 2**16) * 2**-16).astype(np.float32)
    return laid


def exact_product(left: Floats, right: Floats) -> Floats:
    """The product of small matrices, as float32: a sum in float64 of multiples of 2^-28, which no order changes.

    Args:
        left: numbers up to 128 in size (what lies beyond is taken for that), which are rounded to 2^-12
        right: `settled` weights, of at most 4,000 rows

    >>> exact_product(np.array([[0.5, 200.0]], dtype=np.float32), np.ones((2, 1), dtype=np.float32)).tolist()
    [[128.5]]
    """
    laid = np.empty(left.shape, dtype=np.float32)
    snap(left, 2**-12, 128, laid)
    product: Floats = (laid.astype(np.float64) @ right.astype(np.float64)).astype(np.float32)
    return product


def normed(rows: Floats) -> Floats:
    """The rows with mean 0 and variance 1, by a square root, which IEEE 754 defines, not thinc's power of -0.5."""
    add, width = np.add.reduce, np.float32(rows.shape[1])
    centred: Any = rows - add(rows, axis=1, keepdims=True) / width
    centred /= np.sqrt(add(centred * centred, axis=1, keepdims=True) / width + np.float32(1e-8))
    result: Floats = centred
    return result


def exact_norm(layer: Any, rows: Floats, is_train: bool) -> tuple[Floats, Any]:  # noqa: ARG001
    """Thinc's LayerNorm for reading, the same on every processor."""
    return normed(rows) * layer.get_param("G") + layer.get_param("b"), None


def is_single_threaded() -> bool:
    """Return whether the environment, as numpy found it, allows OpenBLAS one thread only."""
    return next((os.environ[name] for name in THREADS if os.environ.get(name)), "") == "1"


def layers_of(pipe: Any) -> list[Model[Any, Any]]:
    """The layers of a component's network, none where it has none, in the order by which `grids.json` numbers them."""
    model = getattr(pipe, "model", None)
    return list(model.walk()) if isinstance(model, Model) else []


def numbers(layer: Model[Any, Any], name: str) -> Floats:
    """Return the weights of a layer that have the name."""
    value: Any = layer.get_param(name)
    return np.asarray(value, dtype=np.float32)


def use_exact_products(nlp: Language, folder: Path | None) -> None:
    """Let the networks of a pipeline multiply on the grids of its folder; without grids nothing changes.

    Networks on another device than the processor (`spacy.prefer_gpu()`) are left alone.
    """
    if folder is None or not (folder / FILE).is_file():
        return
    by_numpy = is_single_threaded()
    grids: dict[str, dict[str, list[float]]] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    for name, pipe in nlp.pipeline:
        known = grids.get(name, {})
        for number, layer in enumerate(layers_of(pipe)):
            if layer.ops.device_type != "cpu":
                continue
            if str(number) in known:
                layer.ops = ExactProducts(Grid(*known[str(number)]), by_numpy=by_numpy)
            elif layer.name == "layernorm" and known:
                layer._func = exact_norm
