"""The layers of the pipeline's networks, for reading: exact products (see `matrices`) with few copies between them.

What spaCy's and thinc's own layers do in passes over all documents of a batch is done here for one document at a time
and in blocks that stay in the processor's cache: the same numbers in two thirds of the time.
"""

import numpy as np
from thinc.api import NumpyOps

from factx.pipeline.matrices import Floats, Grid, is_single_threaded, normed, snap

_ROWS = 192  # at a time, between one product and the next
_OPERATIONS = NumpyOps()


class Product:
    """A layer that multiplies and adds; its weights lie on a grid, and what comes in is rounded to one."""

    def __init__(self, weights: Floats, bias: Floats, grid: Grid) -> None:
        """Take weights (numbers out × numbers in), which are kept the other way round: that multiplies faster."""
        self.weights = np.ascontiguousarray(weights.T, dtype=np.float32)
        self.bias = np.asarray(bias, dtype=np.float32)
        self.grid = grid
        self.by_numpy = is_single_threaded()

    def __call__(self, rows: Floats) -> Floats:
        """Return the products of the rows (any number × numbers in), the bias added."""
        result = self.bare(rows)
        result += self.bias
        return result

    def bare(self, rows: Floats) -> Floats:
        """Return the products without the bias."""
        laid = np.empty(rows.shape, dtype=np.float32)
        self.lay(rows, laid)
        result = np.empty((len(rows), len(self.bias)), dtype=np.float32)
        self.multiply(laid, result)
        return result

    def lay(self, rows: Floats, out: Floats) -> None:
        """Round the rows to the grid."""
        snap(rows, self.grid.step, self.grid.bound, out)

    def multiply(self, laid: Floats, out: Floats) -> None:
        """Multiply rows on the grid."""
        if self.by_numpy:
            np.matmul(laid, self.weights, out=out)
        else:
            out[:] = _OPERATIONS.gemm(laid, self.weights)


class Layer:
    """The largest of some products for each unit, their distance from the mean; in a window it is added to what was."""

    def __init__(self, product: Product, gain: Floats, shift: Floats, step: int) -> None:
        """Make a layer.

        Args:
            product: all units of the first piece, then all of the second, …
            gain: a number a unit that multiplies its distance
            shift: a number a unit that is added
            step: tokens to each side that it looks; 0: only at the token
        """
        self.product = product
        self.gain, self.shift = np.asarray(gain, dtype=np.float32), np.asarray(shift, dtype=np.float32)
        self.step = step

    def __call__(self, rows: Floats) -> Floats:
        """Return the next vectors of the tokens of a document (tokens × width); beyond its ends there is nought."""
        if not self.step:
            return self.units(self.product.bare(rows))
        result = np.empty(rows.shape, dtype=np.float32)
        # Tokens that see each other stand side by side, between rows of nought: those at even places, those at odd …
        groups = [slice(k, None, self.step) for k in range(min(self.step, len(rows)))]
        new = self.units(self.windows([rows[group] for group in groups]))
        at = 0
        for group in groups:
            size = len(rows[group])
            np.add(rows[group], new[at : at + size], out=result[group])
            at += size + 1
        return result

    def windows(self, groups: list[Floats]) -> Floats:
        """Return the products of each row and its neighbours, without bias; one row more stands between two groups."""
        width = groups[0].shape[1]
        laid = np.zeros((sum(map(len, groups)) + len(groups) + 1, width), dtype=np.float32)
        at = 1
        for rows in groups:
            self.product.lay(rows, laid[at : at + len(rows)])
            at += len(rows) + 1
        result = np.empty((len(laid) - 2, len(self.product.bias)), dtype=np.float32)
        # Every third window begins where another one ends: nothing needs to be copied.
        numbers = laid.ravel()
        for first in range(min(3, len(result))):
            out = result[first::3]
            seen = numbers[first * width :][: len(out) * 3 * width]
            self.product.multiply(seen.reshape(len(out), 3 * width), out)
        return result

    def units(self, products: Floats) -> Floats:
        """Return the units of each row of products, to which the bias is still to be added, in place."""
        width = len(self.gain)
        result = np.empty((len(products), width), dtype=np.float32)
        for start in range(0, len(products), _ROWS):
            some = products[start : start + _ROWS]
            some += self.product.bias
            most = np.maximum(some[:, :width], some[:, width : 2 * width])
            for k in range(2 * width, some.shape[1], width):
                np.maximum(most, some[:, k : k + width], out=most)
            most = normed(most)
            most *= self.gain
            np.add(most, self.shift, out=result[start : start + _ROWS])
        return result
