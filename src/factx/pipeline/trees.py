"""The best tree over the words of a sentence, from a table of scores: how well each word (column) heads each (row).

The diagonal says how well a word is the root. Chu and Liu 1965, On the Shortest Arborescence of a Directed Graph;
Edmonds 1967, Optimum Branchings.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
ROOTS = 3  # words tried as the root where the likeliest heads are no tree
_NEVER = -1e9
_ROUNDING = 1e-6  # of sums of the scores of a sentence


def is_tree(heads: Integers) -> bool:
    """Return whether one word is its own head and every other leads to it.

    >>> is_tree(np.array([1, 1, 1])), is_tree(np.array([1, 0, 2])), is_tree(np.array([0, 1, 1]))
    (True, False, False)
    """
    return not len(no_trees(heads, [0]))


def no_trees(heads: Integers, starts: Sequence[int]) -> Integers:
    """Return which of the sentences that begin at `starts` are no trees; no head lies outside its sentence.

    >>> no_trees(np.array([1, 1, 1, 4, 3, 5]), [0, 3, 5]).tolist()
    [1]
    """
    sizes = np.diff([*starts, len(heads)])
    above, steps = heads, 1
    while steps < sizes.max():  # each turn looks twice as far up
        above, steps = above[above], 2 * steps
    # In a tree every way up ends at the same word, which is its own head.
    lost = (above != np.repeat(above[starts], sizes)) | (heads[above] != above)
    result: Integers = np.flatnonzero(np.logical_or.reduceat(lost, starts))
    return result


def best_tree(scores: NDArray[np.float32]) -> Integers:
    """Return the heads of the best tree that has one root (its own head), trying the likeliest roots in turn.

    >>> best_tree(np.array([[0, 5, 1], [5, 1, 0], [0, 4, 0]], dtype=np.float32)).tolist()
    [1, 1, 1]
    """
    table = scores.astype(np.float64)
    own = table.diagonal().copy()
    np.fill_diagonal(table, _NEVER)
    rows = np.arange(len(table))
    found: Integers = rows
    best = -np.inf
    greatest = table.max(axis=1)
    bounds = own + (greatest.sum() - greatest)  # under each root, if no word had to think of the others
    for root in np.argsort(-own, kind="stable")[:ROOTS]:
        if bounds[root] < best - _ROUNDING:
            continue
        heads = arborescence(table, int(root))
        others = rows != root
        total = own[root] + table[rows[others], heads[others]].sum()
        if total > best:
            found, best = heads, total
    return found


def arborescence(scores: NDArray[np.float64], root: int) -> Integers:
    """Return the heads of the best tree under a root; the scores have nothing to say on the diagonal."""
    heads: Integers = scores.argmax(axis=1)
    heads[root] = root
    cycle = cycle_of(heads, root)
    if cycle is None:
        return heads
    # The cycle becomes one word, the last of a smaller sentence.
    outside = np.ones(len(heads), dtype=bool)
    outside[cycle] = False
    rest = np.flatnonzero(outside)
    gain = scores[cycle][:, rest] - scores[cycle, heads[cycle]][:, None]
    broken = gain.argmax(axis=0)  # the word of the cycle that each other word would head
    into = scores[rest][:, cycle]
    way = into.argmax(axis=1)
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    small[:-1, :-1] = scores[rest][:, rest]
    small[:-1, -1] = into.max(axis=1)
    small[-1, :-1] = gain.max(axis=0)
    above = arborescence(small, int(np.searchsorted(rest, root)))
    for k, word in enumerate(rest):
        if word != root:
            heads[word] = cycle[way[k]] if above[k] == len(rest) else rest[above[k]]
    heads[cycle[broken[above[-1]]]] = rest[above[-1]]
    return heads


def cycle_of(heads: Integers, root: int) -> Integers | None:
    """Return the words of one cycle outside the root, in ascending order; None where there is none.

    >>> cycle_of(np.array([1, 0, 2]), 2).tolist()
    [0, 1]
    """
    seen = [0] * len(heads)
    seen[root] = -1
    above = heads.tolist()
    for start in range(len(above)):
        word, path = start, []
        while not seen[word]:
            seen[word] = start + 1
            path.append(word)
            word = above[word]
        if seen[word] == start + 1:
            return np.array(sorted(path[path.index(word) :]), dtype=np.int64)
    return None
