"""What a document says about the type of each name in it, as numbers: the features of the re-typer.

All mentions of one string in a document are pooled into one `Name`, after "one sense per discourse" (Gale, Church and
Yarowsky 1992); what stands around them, what longer and shorter forms of the name were taken for, and lists of known
names speak together (non-local features: Ratinov and Roth 2009; Krishnan and Manning 2006).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span
from spacy.vectors import Vectors  # type: ignore[import-not-found]

Floats = NDArray[np.float32]

# Names of these types are re-typed; dates and amounts are told by their form, which the recognizer sees best.
TYPES = ("PERSON", "ORG", "LOC", "NORP", "MISC")
BUCKETS = 1 << 16
CONTEXT = 96  # width of the parser's network, whose output for a token tells its role in the sentence
LISTS = ("city", "division", "country", "person", "party", "armed group")
POSSESSIVES = {"'s", "’s", "'", "’"}


@dataclass
class Name:
    """One string of a document and all its mentions, as token offsets with the type the recognizer gave."""

    key: str
    words: list[str]
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class NameLists:
    """Known names: sorted hashes, and for each the bits of the lists (`LISTS`) that have it."""

    keys: NDArray[np.uint64]
    bits: NDArray[np.uint8]

    def look_up(self, name: str) -> int:
        """Return the bits of the lists that have the name, case ignored; 0 for an unknown one."""
        if not len(self.keys):
            return 0
        key = np.uint64(get_string_id(name))
        place = int(np.searchsorted(self.keys, key))
        return int(self.bits[place]) if place < len(self.keys) and self.keys[place] == key else 0


def bare(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the mention's range without a leading article and a trailing possessive mark."""
    while end - start > 1 and doc[end - 1].text in POSSESSIVES:
        end -= 1
    if end - start > 1 and doc[start].lower_ == "the":
        start += 1
    return start, end


def collect(doc: Doc, ents: Sequence[Span]) -> list[Name]:
    """Return the names of the document that can be re-typed, in order of first mention.

    >>> import spacy
    >>> doc = spacy.blank("en")("Abuja fell quiet. ABUJA’s markets closed.")
    >>> [(n.key, len(n.mentions)) for n in collect(doc, [Span(doc, 0, 1, "LOC"), Span(doc, 4, 5, "ORG")])]
    [('abuja', 2)]
    """
    names: dict[str, Name] = {}
    for ent in ents:
        if ent.label_ not in TYPES:
            continue
        start, end = bare(doc, ent.start, ent.end)
        words = [doc[i].lower_ for i in range(start, end)]
        key = " ".join(words)
        name = names.setdefault(key, Name(key, words))
        name.mentions.append((ent.start, ent.end, ent.label_))
    return list(names.values())


def votes(mentions: Sequence[tuple[int, int, str]]) -> Floats:
    """Return the share of each type among the mentions."""
    counts = np.zeros(len(TYPES), dtype=np.float32)
    for _, _, label in mentions:
        counts[TYPES.index(label)] += 1
    return counts / max(1.0, float(counts.sum()))


def initials(words: Sequence[str]) -> str:
    """Return the initials of the content words: what an acronym of the name would be.

    >>> initials(["collective", "security", "treaty", "organization"])
    'csto'
    """
    return "".join(w[0] for w in words if len(w) > 3 or w not in {"of", "the", "and", "for", "in", "on", "de", "-"})


def relatives(names: Sequence[Name]) -> list[Floats]:
    """Return for each name the votes of names that end in it, begin with it, have it as acronym, and of its parts."""
    own = [votes(n.mentions) for n in names]
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    by_initials: dict[str, list[int]] = {}
    single: dict[str, int] = {}
    for i, name in enumerate(names):
        if len(name.words) == 1:
            single[name.words[0]] = i
        else:
            by_last.setdefault(name.words[-1], []).append(i)
            by_first.setdefault(name.words[0], []).append(i)
            by_initials.setdefault(initials(name.words), []).append(i)
    result = []
    for name in names:
        rows = np.zeros((5, len(TYPES)), dtype=np.float32)
        if len(name.words) == 1:
            word = name.words[0]
            for row, table in enumerate((by_last, by_first, by_initials)):
                related = table.get(word.replace(".", ""), [])
                if related:
                    rows[row] = np.mean([own[i] for i in related], axis=0)
        else:
            for row, word in ((3, name.words[-1]), (4, name.words[0])):
                if word in single:
                    rows[row] = own[single[word]]
        result.append(rows.ravel())
    return result


class Features:
    """Turn the names of a document into sparse buckets and dense rows."""

    def __init__(self, vectors: Vectors, lists: NameLists) -> None:
        self.vectors = vectors
        self.lists = lists
        self.width = int(vectors.shape[1])
        self.dense_width = CONTEXT + 4 * self.width + 6 * len(TYPES) + len(LISTS) + 2

    def dense(self, doc: Doc, names: Sequence[Name]) -> Floats:
        """Return one row a name: vectors of words and surroundings, contexts, votes, relatives, lists, counts."""
        table = self.vectors.data
        rows = self.vectors.find(keys=doc.to_array(ORTH).tolist())
        w = self.width
        result = np.zeros((len(names), self.dense_width), dtype=np.float32)
        for i, (name, related) in enumerate(zip(names, relatives(names), strict=True)):
            start, end = bare(doc, *name.mentions[0][:2])
            known = [r for r in rows[start:end] if r >= 0]
            if known:
                result[i, :w] = table[known].mean(axis=0)
            if rows[end - 1] >= 0:
                result[i, w : 2 * w] = table[rows[end - 1]]
            before = [r for a, _, _ in name.mentions for r in rows[max(0, a - 2) : a] if r >= 0]
            after = [r for _, b, _ in name.mentions for r in rows[b : b + 2] if r >= 0]
            if before:
                result[i, 2 * w : 3 * w] = table[before].mean(axis=0)
            if after:
                result[i, 3 * w : 4 * w] = table[after].mean(axis=0)
            if doc.tensor.shape[-1] == CONTEXT:
                ends = [bare(doc, a, b)[1] - 1 for a, b, _ in name.mentions]
                result[i, 4 * w : 4 * w + CONTEXT] = doc.tensor[ends].mean(axis=0)
            tail = 4 * w + CONTEXT
            result[i, tail : tail + len(TYPES)] = votes(name.mentions)
            result[i, tail + len(TYPES) : tail + 6 * len(TYPES)] = related
            bits = self.lists.look_up(name.key)
            for k in range(len(LISTS)):
                result[i, tail + 6 * len(TYPES) + k] = bits >> k & 1
            result[i, -2] = np.log1p(len(name.mentions))
            result[i, -1] = len(name.words) > 1
        return result

    def sparse(self, doc: Doc, name: Name) -> tuple[list[int], list[float]]:
        """Return buckets and weights: the name's own form once, its surroundings shared among the mentions."""
        own = form_features(doc, name)
        buckets = [get_string_id(feature) % BUCKETS for feature in own]
        weights = [1.0] * len(buckets)
        share = 1.0 / len(name.mentions) ** 0.5
        for start, end, _ in name.mentions[:20]:
            around = context_features(doc, start, end)
            buckets += [get_string_id(feature) % BUCKETS for feature in around]
            weights += [share] * len(around)
        return buckets, weights


def form_features(doc: Doc, name: Name) -> list[str]:
    """Return what the name looks like: words, affixes, shapes, case."""
    start, end = bare(doc, *name.mentions[0][:2])
    words = name.words
    last = words[-1]
    features = [
        "s=" + name.key,
        "f=" + words[0],
        "l=" + last,
        "l3=" + last[-3:],
        "l4=" + last[-4:],
        "p3=" + words[0][:3],
    ]
    features += ["w=" + word for word in words]
    features += ["h=" + doc[end - 1].shape_, "g=" + doc[start].shape_, f"n={min(5, len(words))}"]
    if doc[start].lower_ != doc[name.mentions[0][0]].lower_ or (start and doc[start - 1].lower_ == "the"):
        features.append("the")
    if len(words) > 1 and any(doc[i].is_lower for i in range(start, end)):
        features.append("small word inside")
    return features


def context_features(doc: Doc, start: int, end: int) -> list[str]:
    """Return the two words before and after the mention, alone and in pairs."""
    size = len(doc)
    p1 = doc[start - 1].norm_ if start else "^"
    p2 = doc[start - 2].norm_ if start > 1 else "^"
    n1 = doc[end].norm_ if end < size else "$"
    n2 = doc[end + 1].norm_ if end + 1 < size else "$"
    features = ["p1=" + p1, "p2=" + p2, "n1=" + n1, "n2=" + n2, f"p={p2} {p1}", f"n={n1} {n2}", f"c={p1} {n1}"]
    if start and doc[start - 1].is_title and not doc[start - 1].ent_type:
        features.append("after a capital")
    return features
