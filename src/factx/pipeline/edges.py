"""Where a name may truly begin and end: other spans around what the recognizer marked, and their features.

The recognizer sees four tokens to each side and marks “Phytosanitary” and “Zoosanitary Regulation and Control Agency”
as two names, “Labor” without its “Code”, “Joaquín” without “El Chapo” Guzmán. Each cluster of neighbouring mentions
yields the spans that could stand there instead: joined, longer or shorter by some words, split. Their features are
hashed from token attributes with numpy, so that no string is built.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LOWER, SHAPE, SUFFIX, TAG  # type: ignore[import-not-found]
from spacy.strings import get_string_id
from spacy.tokens import Doc

Ids = NDArray[np.uint64]
Places = NDArray[np.int64]
Mention = tuple[int, int, str]
Column = Ids | Places | NDArray[np.bool_]

BUCKETS = 1 << 16  # bucket 0 stands for “does not apply” and weighs nothing
LONGEST = 18
GAP = 4  # tokens between mentions of one cluster
LABELS = ("PERSON", "ORG", "LOC", "NORP", "MISC", "DATE", "MONEY")
NUMBERS = {label: k for k, label in enumerate(LABELS)}  # a label that is not among them counts as one more
LINKS = frozenset(map(get_string_id, ("and", ",", "’s", "'s", "-", "&", "to", "/", "–", "of", "in", "for")))

# What a token looks like, from its shape.
NEWLINE, STOP, SMALL, CAPITAL, CAPITALS, INITIAL, DIGIT, MARK, OTHER = range(9)
NAMELIKE = frozenset({CAPITAL, CAPITALS, INITIAL, DIGIT})


def look_of(shape: str) -> int:
    """Return the look of a token by its spaCy shape.

    >>> look_of("Xxxxx") == CAPITAL, look_of("dd") == DIGIT, look_of("“") == MARK
    (True, True, True)
    """
    if "\n" in shape:
        return NEWLINE
    if shape in {".", ";", ":", "!", "?"}:
        return STOP
    if shape[:1] == "X":
        return INITIAL if len(shape) == 1 else CAPITALS if set(shape) == {"X"} else CAPITAL
    if shape[:1] in {"x", "d"}:
        return SMALL if shape[0] == "x" else DIGIT
    return MARK if shape in {"“", "”", '"', "(", ")", "‘", "’", "'", "«", "»", "[", "₡", "$", "#"} else OTHER


@dataclass(frozen=True)
class Tokens:
    """The token attributes of a document as arrays; two sentinels stand behind the last token."""

    lower: Ids
    suffix: Ids
    tag: Ids
    look: Places

    @classmethod
    def of(cls, doc: Doc, looks: dict[int, int]) -> "Tokens":
        """Read the attributes; `looks` remembers the look of each shape."""
        table = np.zeros((len(doc) + 2, 4), dtype=np.uint64)
        table[: len(doc)] = doc.to_array([LOWER, SHAPE, SUFFIX, TAG])
        shapes = table[:, 1].tolist()
        for shape in set(shapes[: len(doc)]) - looks.keys():
            looks[shape] = look_of(doc.vocab.strings[shape])
        look = [looks[shape] for shape in shapes[: len(doc)]] + [NEWLINE, NEWLINE]
        return cls(table[:, 0], table[:, 2], table[:, 3], np.array(look))


@dataclass(frozen=True)
class Candidate:
    """A span that may be a name, with the range of mentions (indexes) it overlaps."""

    start: int
    end: int
    first: int
    last: int


def clusters(mentions: Sequence[Mention], look: Sequence[int]) -> list[tuple[int, int]]:
    """Return ranges of mentions that lie within GAP tokens of one another, with no line break between."""
    if not mentions:
        return []
    breaks = [
        k + 1
        for k, (a, b) in enumerate(pairwise(mentions))
        if b[0] - a[1] > GAP or NEWLINE in look[a[1] : b[0]]
    ]  # fmt: skip
    return list(pairwise([0, *breaks, len(mentions)]))


def leftward(start: int, floor: int, lower: Sequence[int], look: Sequence[int], openers: Collection[int]) -> list[int]:
    """Return starts up to four tokens before the mention: at capitals, quotation marks, and words known to open."""
    found = []
    for k in range(start - 1, max(floor, start - 5), -1):
        if look[k] in {NEWLINE, STOP}:
            break
        if look[k] in NAMELIKE or look[k] == MARK or lower[k] in openers:
            found.append(k)
    return found


def rightward(end: int, roof: int, lower: Sequence[int], look: Sequence[int], closers: Collection[int]) -> list[int]:
    """Return ends up to six tokens behind the mention: after capitals, marks, and words known to close."""
    found = []
    for k in range(end, min(roof, end + 6)):
        if look[k] in {NEWLINE, STOP}:
            break
        if look[k] in NAMELIKE or look[k] == MARK or lower[k] in closers:
            found.append(k + 1)
    return found


def candidates(
    mentions: Sequence[Mention], tokens: Tokens, openers: Collection[int], closers: Collection[int]
) -> list[Candidate]:
    """Return the mentions and the spans that could stand in their place, without doubles."""
    lower, look = tokens.lower.tolist(), tokens.look.tolist()
    size = len(look) - 2
    found: dict[tuple[int, int], Candidate] = {}

    def add(start: int, end: int, first: int, last: int) -> None:
        if 0 < end - start <= LONGEST and (start, end) not in found:
            found[start, end] = Candidate(start, end, first, last)

    for begin, stop in clusters(mentions, look):
        for k in range(begin, stop):
            start, end, _ = mentions[k]
            add(start, end, k, k)
            for other in range(k + 1, min(stop, k + 3)):
                add(start, mentions[other][1], k, other)
            floor = mentions[k - 1][1] - 1 if k else -1
            roof = mentions[k + 1][0] if k + 1 < len(mentions) else size
            for place in (*leftward(start, floor, lower, look, openers), *range(start + 1, min(start + 3, end))):
                add(place, end, k, k)
                if k + 1 < stop:
                    add(place, mentions[k + 1][1], k, k + 1)
            for place in (*rightward(end, roof, lower, look, closers), *range(max(end - 2, start + 1), end)):
                add(start, place, k, k)
                if k > begin:
                    add(mentions[k - 1][0], place, k - 1, k)
            for place in range(start + 1, end - 1):
                if lower[place] in LINKS:
                    add(start, place, k, k)
                    add(place + 1, end, k, k)
    return list(found.values())


_PRIME = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(int(_PRIME), -1, 1 << 64))


def mixed(salt: int, *columns: Column) -> Ids:
    """Return one hash a row of the columns."""
    result = np.full(len(columns[0]), salt + 1, dtype=np.uint64)
    for column in columns:
        result = (result ^ column.astype(np.uint64)) * _PRIME
        result ^= result >> np.uint64(29)
    return result


class Ranges:
    """Hashes of ranges of tokens: equal words, equal hash, wherever they stand (a polynomial modulo 2⁶⁴)."""

    def __init__(self, ids: Ids) -> None:
        n = len(ids) + 1
        up: Ids = np.cumprod(np.full(n, _PRIME, dtype=np.uint64), dtype=np.uint64)
        self.down: Ids = np.cumprod(np.full(n, _INVERSE, dtype=np.uint64), dtype=np.uint64)
        self.sums: Ids = np.zeros(n, dtype=np.uint64)
        self.sums[1:] = np.cumsum(ids * up[:-1], dtype=np.uint64)

    def __call__(self, starts: Places, ends: Places) -> Ids:
        """Return the hash of each range; 0 for an empty one."""
        result: Ids = (self.sums[ends] - self.sums[starts]) * self.down[starts]
        return result


def others(hashes: Ids, of_mentions: Ids, own: NDArray[np.bool_]) -> Places:
    """Return how many other mentions in the document consist of the same words, at most three."""
    known, counts = np.unique(of_mentions, return_counts=True)
    place = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    result: Places = np.minimum(np.where(known[place] == hashes, counts[place], 0) - own, 3)
    return result


class Around:
    """What stands at, between and beside the edges of all candidates, as arrays with one entry a candidate."""

    def __init__(self, found: Sequence[Candidate], mentions: Sequence[Mention], t: Tokens) -> None:
        self.start, self.end, first, last = np.array([(c.start, c.end, c.first, c.last) for c in found]).T
        self.spans = np.array([(a, b, NUMBERS.get(label, len(LABELS))) for a, b, label in mentions])
        self.words, self.tags = Ranges(t.lower), Ranges(t.tag)
        self.a, self.b, self.second = (self.spans[k] for k in (first, last, np.minimum(first + 1, last)))
        self.left = np.sign(self.a[:, 0] - self.start) + 1  # 0 shorter, 1 as it was, 2 longer
        self.right = np.sign(self.end - self.b[:, 1]) + 1
        self.la, self.lb, self.joins = self.a[:, 2], self.b[:, 2], last - first
        self.relation = mixed(0, self.left, self.right, self.la, self.lb, self.joins)
        self.before = self.spans[np.maximum(first - 1, 0)]
        self.after = self.spans[np.minimum(last + 1, len(self.spans) - 1)]
        near = (self.start - self.before[:, 1] <= GAP) & (self.start >= self.before[:, 1])
        self.has_before = (first > 0) & near
        near = (self.after[:, 0] - self.end <= GAP) & (self.end <= self.after[:, 0])
        self.has_after = (last < len(self.spans) - 1) & near


Columns = list[tuple[Sequence[Column], NDArray[np.bool_] | None]]


def edge_columns(v: Around, t: Tokens) -> Columns:
    """Return words, looks and tags on both sides of both edges."""
    low, tag, look, suffix, left, right, la, lb = t.lower, t.tag, t.look, t.suffix, v.left, v.right, v.la, v.lb
    f, z, p, q, p2, q2 = v.start, v.end - 1, v.start - 1, v.end, np.maximum(v.start - 2, -1), v.end + 1
    wf, wz, wp, wq = low[f], low[z], low[p], low[q]
    parts: list[Sequence[Column]] = [
        (v.relation,), (wf,), (wz,), (wp,), (wq,), (wp, wf), (wz, wq), (left, la, wf), (right, lb, wz), (left, la, wp),
        (right, lb, wq), (np.minimum(v.end - v.start, 8), left, right), (left, right, look[f], look[p]),
        (left, right, look[z], look[q]), (left, right, tag[f], tag[p]), (left, right, tag[z], tag[q]),
        (right, wq, low[q2]), (left, low[p2], wp), (right, suffix[z]), (left, suffix[f]),
        (v.relation, look[q], look[q2]), (v.relation, look[p], look[p2]), (lb, right, tag[z], tag[q], tag[q2]),
    ]  # fmt: skip
    return [(columns, None) for columns in parts]


def change_columns(v: Around, t: Tokens) -> Columns:
    """Return what joins the mentions, and what was added to or dropped from a single one."""
    low, la, lb, a, b, second, words = t.lower, v.la, v.lb, v.a, v.b, v.second, v.words
    single = v.joins == 0
    gap = words(a[:, 1], np.maximum(second[:, 0], a[:, 1]))
    left_most, left_least = np.maximum(a[:, 0], v.start), np.minimum(a[:, 0], v.start)
    right_most, right_least = np.maximum(b[:, 1], v.end), np.minimum(b[:, 1], v.end)
    sizes = np.minimum(a[:, 1] - a[:, 0], 4), np.minimum(second[:, 1] - second[:, 0], 4)
    return [
        ((gap, v.joins), ~single), ((la, gap, second[:, 2]), ~single), ((gap, low[second[:, 0]]), ~single),
        ((la, gap, lb, low[v.end - 1]), ~single), ((low[a[:, 1] - 1], gap), ~single),
        ((gap, *sizes, la, lb), ~single),
        ((la, words(v.start, left_most)), single & (v.left == 2)),
        ((la, v.tags(v.start, left_most)), single & (v.left == 2)),
        ((la, words(left_least, v.start)), single & (v.left == 0)),
        ((lb, words(right_least, v.end)), single & (v.right == 2)),
        ((lb, v.tags(right_least, v.end)), single & (v.right == 2)),
        ((lb, words(v.end, right_most)), single & (v.right == 0)),
    ]  # fmt: skip


def company_columns(v: Around, t: Tokens) -> Columns:
    """Return the mentions beside the candidate, other mentions of the same words, and the words themselves."""
    low, words, start, end = t.lower, v.words, v.start, v.end
    single = v.joins == 0
    same, own = words(start, end), single & (v.left == 1) & (v.right == 1)
    gap_before = words(np.minimum(v.before[:, 1], start), start)
    gap_after = words(end, np.maximum(v.after[:, 0], end))
    last = end - 1
    return [
        ((v.before[:, 2], gap_before, v.la), v.has_before), ((v.left, gap_before, low[start]), v.has_before),
        ((v.lb, gap_after, v.after[:, 2]), v.has_after), ((low[last], gap_after, low[v.after[:, 0]]), v.has_after),
        ((others(same, words(v.spans[:, 0], v.spans[:, 1]), own), v.left, v.right, v.joins), None),
        ((same,), end - start <= 8), ((low[np.minimum(start + 1, last)], single), end - start > 2),
        ((low[np.maximum(last - 1, start)], single), end - start > 3),
    ]  # fmt: skip


def buckets(found: Sequence[Candidate], mentions: Sequence[Mention], tokens: Tokens) -> Places:
    """Return the hashed features, one row a candidate; bucket 0 where a feature does not apply."""
    view = Around(found, mentions, tokens)
    columns = [*edge_columns(view, tokens), *change_columns(view, tokens), *company_columns(view, tokens)]
    table = np.empty((len(found), len(columns)), dtype=np.int64)
    for k, (parts, applies) in enumerate(columns):
        bucket = (mixed(k, *parts) % np.uint64(BUCKETS - 1)).astype(np.int64) + 1
        table[:, k] = bucket if applies is None else np.where(applies, bucket, 0)
    return table
