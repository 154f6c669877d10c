"""The best tree over the words of a sentence, from a table of scores: how well each word (column) heads each (row).

The diagonal says how well a word is the root. No two arcs of a tree cross, so that all that hangs on a word stands side
by side: what the rules take for a phrase or a clause is that stretch. Eisner 1996, Three New Probabilistic Models for
Dependency Parsing.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]


def is_tree(heads: Integers) -> bool:
    """Return whether one word is its own head, every other leads to it, and no arc crosses another or spans the root.

    >>> is_tree(np.array([1, 1, 1])), is_tree(np.array([1, 0, 2])), is_tree(np.array([0, 1, 1]))
    (True, False, False)
    >>> is_tree(np.array([2, 3, 2, 2])), is_tree(np.array([2, 1, 1]))
    (False, False)
    """
    return not len(no_trees(heads, [0]))


def no_trees(heads: Integers, starts: Sequence[int]) -> Integers:
    """Return which of the sentences that begin at `starts` are no trees; no head lies outside its sentence.

    >>> no_trees(np.array([1, 1, 1, 4, 3, 5]), [0, 3, 5]).tolist()
    [1]
    """
    bounds = [*starts, len(heads)]
    sizes = np.diff(bounds)
    above, steps = heads, 1
    while steps < sizes.max():  # each turn looks twice as far up
        above, steps = above[above], 2 * steps
    # In a tree every way up ends at the same word, which is its own head.
    lost = (above != np.repeat(above[starts], sizes)) | (heads[above] != above)
    wrong = np.logical_or.reduceat(lost, starts)
    for k, (begin, end) in enumerate(pairwise(bounds)):
        wrong[k] = wrong[k] or _crosses(heads[begin:end] - begin)
    result: Integers = np.flatnonzero(wrong)
    return result


def _crosses(heads: Integers) -> bool:
    """Whether two arcs of a tree cross, the one that comes to the root from before the first word with them."""
    words = np.arange(len(heads))
    left, right = np.where(heads == words, -1, np.minimum(heads, words)), np.maximum(heads, words)
    inside = (left[:, None] < left) & (left < right[:, None])
    return bool((inside & (right > right[:, None])).any())


def best_tree(scores: Floats) -> Integers:
    """Return the heads of the best tree that has one root (its own head).

    >>> best_tree(np.array([[0, 5, 1], [5, 1, 0], [0, 4, 0]], dtype=np.float32)).tolist()
    [1, 1, 1]
    """
    return _Chart(scores).heads()


class _Chart:
    """The best parts of trees over all stretches of the words, from short to long.

    A part is whole where its head, at one of its edges, has got all words of the stretch; it is open where its two
    edges are an arc and the far one still lacks words beyond it. Tables have a row for one edge of a stretch and a
    column for its length: `to_right[i, k]` is the whole part from word i to i + k under i. The same values stand a
    second time by the other edge, so that the two parts of a longer one are two slices.
    """

    def __init__(self, scores: Floats) -> None:
        size = len(scores)
        self.own = scores.diagonal()
        self.to_right, right_at_end, open_right, self.to_left, left_at_end, open_left_at_end = (
            np.zeros((size, size), dtype=np.float32) for _ in range(6)
        )
        self.split, self.split_right, self.split_left = (np.zeros((size, size), dtype=np.int64) for _ in range(3))
        for k in range(1, size):
            n = size - k
            first = np.arange(n)
            parts = self.to_right[:n, :k] + left_at_end[k:, k - 1 :: -1]
            self.split[:n, k] = at = parts.argmax(axis=1)
            best = parts[first, at]
            open_right[:n, k] = best + scores.diagonal(-k)
            open_left_at_end[k:, k] = best + scores.diagonal(k)
            parts = open_right[:n, 1 : k + 1] + right_at_end[k:, k - 1 :: -1]
            self.split_right[:n, k] = at = parts.argmax(axis=1)
            self.to_right[:n, k] = right_at_end[k:, k] = parts[first, at]
            parts = self.to_left[:n, :k] + open_left_at_end[k:, k:0:-1]
            self.split_left[:n, k] = at = parts.argmax(axis=1)
            self.to_left[:n, k] = left_at_end[k:, k] = parts[first, at]

    def heads(self) -> Integers:
        """Return the heads of the best whole, which is a part to each side of its root."""
        last = len(self.own) - 1
        words = np.arange(last + 1)
        root = int((self.own + self.to_left[0] + self.to_right[words, last - words]).argmax())
        heads = np.full(last + 1, root)
        waiting = [(0, root, False), (root, last, True)]  # whole parts: first and last word, whether the first heads it
        while waiting:
            i, j, rightwards = waiting.pop()
            if i == j:
                continue
            if rightwards:
                middle = i + 1 + int(self.split_right[i, j - i])
                heads[middle] = i
                waiting.append((middle, j, True))
                j = middle
            else:
                middle = i + int(self.split_left[i, j - i])
                heads[middle] = j
                waiting.append((i, middle, False))
                i = middle
            at = i + int(self.split[i, j - i])
            waiting += [(i, at, True), (at + 1, j, False)]
        return heads
