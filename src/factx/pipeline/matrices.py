"""Matrix products through numpy's BLAS, which is up to three times as fast here as the one spaCy brings along.

spaCy multiplies with `blis`, built for any processor of a family; numpy's OpenBLAS picks its kernels for the processor
at hand. On the machine of the model card the pipeline reads 1.4 times as many words a second with it.

One thing `blis` has over it: a row of a product is the same number whatever rows stand beside it. OpenBLAS takes other
kernels for fewer than eight rows, so that an article of five words could be read otherwise alone than in a batch; short
matrices are therefore filled up with rows of nothing.

And OpenBLAS starts a thread for every core, which only wait for each other on matrices as small as these, and slow
everything tenfold where the cores have other work. How many threads it takes is settled when numpy is first imported:
the command `factx` asks for one; a program that uses factx does so with OPENBLAS_NUM_THREADS=1 (or OMP_NUM_THREADS=1)
in its environment, and without that spaCy's own products stay.
"""

import os
from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import NumpyOps

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")  # the first that is set counts
# Kernels for few rows end below 8 on the processors tried; from 16 on every row comes out alike.
FEWEST_ROWS = 16


class NumpyMatrices(NumpyOps):  # type: ignore[misc]
    """thinc's operations on numpy arrays, with products by numpy.

    >>> rows = np.arange(6, dtype=np.float32).reshape(2, 3)
    >>> NumpyMatrices().gemm(rows, np.ones((4, 3), dtype=np.float32), trans2=True).tolist()
    [[3.0, 3.0, 3.0, 3.0], [12.0, 12.0, 12.0, 12.0]]
    """

    def __init__(self) -> None:
        """Make the operations; `blis` stays in use where thinc's own code calls it."""
        super().__init__("cpu", -1, use_blis=False)

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of x and y, each transposed if asked; every row of x counts for itself.

        Args:
            x: matrix (rows, inner), or (inner, rows) with `trans1`
            y: matrix (inner, columns), or (columns, inner) with `trans2`
            out: matrix (rows, columns) that takes the result, or None
            trans1: whether x comes with rows and columns exchanged
            trans2: whether y does
        """
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        rows = left.shape[0]
        if rows < FEWEST_ROWS:
            filled = np.zeros((FEWEST_ROWS, left.shape[1]), dtype=left.dtype)
            filled[:rows] = left
            product = (filled @ right)[:rows]
        elif out is None:
            return left @ right
        else:
            return np.matmul(left, right, out=out)
        if out is None:
            return np.ascontiguousarray(product)
        out[:] = product
        return out


def is_single_threaded() -> bool:
    """Return whether the environment, as numpy found it, allows OpenBLAS one thread only."""
    return next((os.environ[name] for name in THREADS if os.environ.get(name)), "") == "1"


def use_numpy_matrices(nlp: Language) -> None:
    """Let every network of the pipeline that runs on the processor multiply by numpy; no decision of it changes.

    Networks on another device (`spacy.prefer_gpu()`, or thinc's own operations for Apple's processors) are left alone,
    and so is everything where OpenBLAS may use several threads.
    """
    if not is_single_threaded():
        return
    operations = NumpyMatrices()
    for _, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = operations
