"""Matrix products through numpy's BLAS, which is up to three times as fast here as the one spaCy brings along.

spaCy multiplies with `blis`, built for any processor of a family; numpy's OpenBLAS picks its kernels for the processor
at hand. On the machine of the model card the pipeline reads 1.4 times as many words a second with it.

One thing `blis` has over it: a row of a product is the same number whatever rows stand beside it. OpenBLAS sums up in
another order in small products, and with some of its kernels in the last rows of any, so that an article of five words
could be read otherwise alone than in a batch. Products are therefore made in blocks of one fixed shape, the last one
filled up with rows of nothing, and of the shapes below the first is taken in which, with the kernels at hand, it does
not matter where in its block a row stands. That is tried out when the pipeline is loaded, in some milliseconds.

And OpenBLAS starts a thread for every core, which only wait for each other on matrices as small as these, and slow
everything tenfold where the cores have other work. How many threads it takes is settled when numpy is first imported:
the command `factx` asks for one; a program that uses factx does so with OPENBLAS_NUM_THREADS=1 (or OMP_NUM_THREADS=1)
in its environment, and without that spaCy's own products stay.
"""

import os
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import NumpyOps

Floats = NDArray[np.float32]

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")  # the first that is set counts
# The products that shapes are tried on: (inner, columns), from those of the pipeline to the oddest of small ones.
_TRIED = ((96, 288), (288, 288), (480, 288), (384, 64), (128, 135), (96, 50), (64, 7), (96, 3), (96, 1))


class Shape(NamedTuple):
    """The blocks that products are made in.

    Attributes:
        rows: of each block.
        turned: whether a block is multiplied as (y.T x.T).T; kernels differ in which side they are careful with.
    """

    rows: int
    turned: bool = False

    def multiply(self, left: Floats, right: Floats, out: Floats) -> None:
        """Write the product of (blocks, rows, inner) and (inner, columns) to `out`, (blocks, rows, columns)."""
        if self.turned:
            out[:] = np.matmul(right.T, left.transpose(0, 2, 1)).transpose(0, 2, 1)
        else:
            np.matmul(left, right, out=out)

    def product(self, left: Floats, right: Floats) -> Floats:
        """The same as a new array."""
        out = np.empty((*left.shape[:2], right.shape[1]), dtype=left.dtype)
        self.multiply(left, right, out)
        return out


# From the fastest to that of the smallest blocks, in which every kernel tried takes one row as any other.
SHAPES = (Shape(128), Shape(64), Shape(16, turned=True), Shape(8))


class NumpyMatrices(NumpyOps):  # type: ignore[misc]
    """thinc's operations on numpy arrays, with products by numpy.

    >>> rows = np.arange(6, dtype=np.float32).reshape(2, 3)
    >>> NumpyMatrices(Shape(8)).gemm(rows, np.ones((4, 3), dtype=np.float32), trans2=True).tolist()
    [[3.0, 3.0, 3.0, 3.0], [12.0, 12.0, 12.0, 12.0]]
    """

    def __init__(self, shape: Shape) -> None:
        """Make the operations; `blis` stays in use where thinc's own code calls it."""
        super().__init__("cpu", -1, use_blis=False)
        self.shape = shape

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of x and y, each transposed if asked; every row of x counts for itself.

        Args:
            x: matrix (rows, inner), or (inner, rows) with `trans1`
            y: matrix (inner, columns), or (columns, inner) with `trans2`
            out: matrix (rows, columns) that takes the result, or None
            trans1: whether x comes with rows and columns exchanged
            trans2: whether y does
        """
        left = np.ascontiguousarray(x.T if trans1 else x)
        right = y.T if trans2 else y
        (rows, inner), columns, block = left.shape, right.shape[1], self.shape.rows
        result = np.empty((rows, columns), dtype=left.dtype) if out is None else out
        whole = rows - rows % block
        if whole:
            number = whole // block
            blocks = result[:whole].reshape(number, block, columns)  # a view, where the result lies in one piece
            self.shape.multiply(left[:whole].reshape(number, block, inner), right, blocks)
            if not result.flags.c_contiguous:
                result[:whole] = blocks.reshape(whole, columns)
        if whole < rows:
            filled = np.zeros((1, block, inner), dtype=left.dtype)
            filled[0, : rows - whole] = left[whole:]
            result[whole:] = self.shape.product(filled, right)[0, : rows - whole]
        return result


@cache
def steady_shape() -> Shape | None:
    """The first of `SHAPES` in whose blocks a row gives the same numbers wherever it stands; None where none is so."""
    return next((shape for shape in SHAPES if all(_is_steady(shape, *tried) for tried in _TRIED)), None)


def _is_steady(shape: Shape, inner: int, columns: int) -> bool:
    """Whether the rows of a block, in another order and beside nothing, come out as they did."""
    chance = np.random.default_rng(inner + columns)
    block = chance.standard_normal((1, shape.rows, inner), dtype=np.float32)
    right = chance.standard_normal((columns, inner), dtype=np.float32).T
    known = shape.product(block, right)[0]
    orders = [np.roll(np.arange(shape.rows), step) for step in (1, 3, shape.rows // 2)]
    orders.append(np.arange(shape.rows)[::-1])
    if not all(np.array_equal(shape.product(block[:, order], right)[0], known[order]) for order in orders):
        return False
    alone = np.zeros_like(block)
    alone[0, 0] = block[0, -1]
    return np.array_equal(shape.product(alone, right)[0, 0], known[-1])


def is_single_threaded() -> bool:
    """Return whether the environment, as numpy found it, allows OpenBLAS one thread only."""
    return next((os.environ[name] for name in THREADS if os.environ.get(name)), "") == "1"


def use_numpy_matrices(nlp: Language) -> None:
    """Let every network of the pipeline that runs on the processor multiply by numpy; no decision of it changes.

    Networks on another device (`spacy.prefer_gpu()`, or thinc's own operations for Apple's processors) are left alone,
    and so is everything where OpenBLAS may use several threads, or takes no row as any other.
    """
    shape = steady_shape() if is_single_threaded() else None
    if shape is None:
        return
    operations = NumpyMatrices(shape)
    for _, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = operations
