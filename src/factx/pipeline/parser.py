"""The component `factx_parser`: heads, relations and sentence starts of a document, all at once.

Some layers on top of the pipeline's shared network look further to both sides, in steps of up to four tokens. From
them come the score of every token of a sentence as the head of every other, and, for the pair that is chosen, the
scores of the relations: Dozat and Manning 2017, Deep Biaffine Attention for Neural Dependency Parsing. Where the
likeliest heads are no tree without crossing arcs, the best one is sought (`trees`). There is no state that goes from
word to word, so that the products are few and large; all lie on grids (see `matrices`).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline.dep_parser import parser_score  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from factx.pipeline.long_sentences import LONGEST
from factx.pipeline.matrices import ExactProducts, Floats, Grid, is_single_threaded, normed, snap
from factx.pipeline.stored import Arrays, Stored
from factx.pipeline.trees import best_tree, is_tree

Integers = NDArray[np.int64]
WHITE = "dep"  # the relation of white space to the word before it
ROOT = "ROOT"


class Product:
    """A layer that multiplies and adds: `weights` (columns out × columns in) and what comes in lie on grids."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self.weights = np.asarray(arrays[f"{name}.weights"], dtype=np.float32)
        self.bias = np.asarray(arrays[f"{name}.bias"], dtype=np.float32)
        step, bound = (float(x) for x in arrays[f"{name}.grid"])
        self.multiply = ExactProducts(Grid(step, bound), by_numpy=is_single_threaded())

    def __call__(self, rows: Floats) -> Floats:
        """Return the products of the rows (any number × columns in)."""
        result: Floats = self.multiply.gemm(rows, self.weights, trans2=True) + self.bias
        return result


class Layer:
    """A window of three tokens, the larger of two products for each unit, their distance from the mean, added on."""

    def __init__(self, arrays: Arrays, number: int, step: int) -> None:
        self.step = step  # tokens to each side that it looks; 0: it only changes the width
        self.product = Product(arrays, f"layer{number}")
        self.gain = np.asarray(arrays[f"layer{number}.gain"], dtype=np.float32)
        self.shift = np.asarray(arrays[f"layer{number}.shift"], dtype=np.float32)

    def __call__(self, rows: Floats) -> Floats:
        """Return the next vectors of the tokens of a document (tokens × width); beyond its ends there is nought."""
        seen = rows
        if self.step:
            seen = np.zeros((len(rows), 3, rows.shape[1]), dtype=np.float32)
            seen[self.step :, 0] = rows[: -self.step]
            seen[:, 1] = rows
            seen[: -self.step, 2] = rows[self.step :]
            seen = seen.reshape(len(rows), -1)
        pieces = self.product(seen)
        half = pieces.shape[1] // 2
        new: Floats = normed(np.maximum(pieces[:, :half], pieces[:, half:])) * self.gain + self.shift
        return rows + new if self.step else new


class Network:
    """The numbers of the parser, and what they say of some vectors."""

    def __init__(self, arrays: Arrays) -> None:
        self.labels = [str(label) for label in arrays["labels"]]
        self.layers = [Layer(arrays, k, int(step)) for k, step in enumerate(arrays["steps"])]
        self.inner = Product(arrays, "inner")
        self.start = Product(arrays, "start")
        self.of_head = Product(arrays, "of_head")
        self.of_root = Product(arrays, "of_root")
        self.both = Product(arrays, "both")
        self.one = Product(arrays, "one")
        self.width = int(arrays["arc_width"])
        self.scale = np.float32(self.width**-0.5)  # of the products of two words
        self.dependent, self.head = (Grid(*map(float, arrays[name])) for name in ("dependent.grid", "head.grid"))

    def vectors(self, rows: Floats) -> Floats:
        """Return the parser's vectors of the tokens of a document from those of the shared network."""
        for layer in self.layers:
            rows = layer(rows)
        return rows


class Reading:
    """What the network says of the words of one document (without its white space)."""

    def __init__(self, network: Network, rows: Floats) -> None:
        self.network = network
        inner = np.maximum(network.inner(rows), 0)
        arc = network.width
        self.as_dependent, self.as_head = inner[:, :arc], inner[:, arc : 2 * arc]
        relation = (inner.shape[1] - 2 * arc) // 2
        self.dependents, self.heads = inner[:, 2 * arc : 2 * arc + relation], inner[:, 2 * arc + relation :]
        self.starts = network.start(rows)[:, 0] > 0
        self.of_head = network.of_head(self.as_head)[:, 0]
        self.of_root = network.of_root(self.as_dependent)[:, 0]
        self.as_dependent, self.as_head = self.as_dependent.copy(), self.as_head.copy()
        snap(self.as_dependent, network.dependent.step, network.dependent.bound)
        snap(self.as_head, network.head.step, network.head.bound)

    def tree(self, begin: int, end: int) -> Integers:
        """Return the head of each word of a sentence, counted from its begin; the root's is itself."""
        if end == begin + 1:
            return np.zeros(1, dtype=np.int64)
        scores = self.as_dependent[begin:end] @ self.as_head[begin:end].T * self.network.scale + self.of_head[begin:end]
        np.fill_diagonal(scores, self.of_root[begin:end])
        heads: Integers = scores.argmax(axis=1)
        return heads if is_tree(heads) else best_tree(scores)

    def relations(self, heads: Integers) -> list[str]:
        """Return the relation of each word to its head, ROOT where that is itself."""
        network = self.network
        at_heads = self.heads[heads]
        scores = network.both(self.dependents * at_heads) + network.one(np.hstack([self.dependents, at_heads]))
        scores[:, network.labels.index(ROOT)] = -np.inf
        best = scores.argmax(axis=1)
        return [ROOT if h == k else network.labels[b] for k, (h, b) in enumerate(zip(heads, best, strict=True))]


@Language.factory(
    "factx_parser",
    assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"],
    default_score_weights={"dep_uas": 0.5, "dep_las": 0.5},
)
def create_parser(nlp: Language, name: str) -> "Parser":
    """Make an empty component; its weights come from disk (the entry point of the pipeline's configuration)."""
    return Parser(nlp.vocab, name)


class Parser(Stored):
    """Give every token a head and a relation; sentence boundaries that stand already are kept."""

    def __init__(self, vocab: Vocab, name: str = "parser") -> None:
        self.vocab = vocab
        self.name = name
        self.stored: Arrays = {}
        self.network: Network | None = None
        self.scorer = parser_score

    def __call__(self, doc: Doc) -> Doc:
        """Parse one document; without weights it stays as it is."""
        if self.network and len(doc):
            write(doc, *tree(doc, self.network))
        return doc

    def arrays(self) -> Arrays:
        """Return the numbers by name."""
        return self.stored

    def take(self, arrays: Arrays) -> None:
        """Set the numbers."""
        self.stored = dict(arrays)
        self.network = Network(self.stored) if self.stored else None
        for label in self.network.labels if self.network else ():
            self.vocab.strings.add(label)


def tree(doc: Doc, network: Network) -> tuple[Integers, list[str]]:
    """Return the head of every token (its place in the document, a root's its own) and the relation to it."""
    heads, relations = np.maximum(np.arange(len(doc)) - 1, 0), [WHITE] * len(doc)
    words = np.array([k for k, token in enumerate(doc) if not token.is_space], dtype=np.int64)
    if not len(words):
        return heads, [ROOT, *relations[1:]]
    tensor: Any = doc.tensor
    rows = network.vectors(np.asarray(tensor.get() if hasattr(tensor, "get") else tensor))
    reading = Reading(network, rows[words])
    starts = sentence_starts(doc, words.tolist(), reading.starts.tolist())
    inside = np.concatenate([a + reading.tree(a, b) for a, b in zip(starts, [*starts[1:], len(words)], strict=True)])
    heads[words] = words[inside]
    heads[: words[0]] = words[0]
    for k, relation in zip(words.tolist(), reading.relations(inside), strict=True):
        relations[k] = relation
    return heads, relations


def sentence_starts(doc: Doc, words: Sequence[int], said: Sequence[bool]) -> list[int]:
    """Return which of the words begin a sentence: as is preset in the document, else as said; none gets too long.

    Args:
        doc: the document
        words: the places in it of the words
        said: for each word whether the network says that it begins a sentence
    """
    starts = [0]
    for k, (word, behind) in enumerate(pairwise([*words, len(doc)])):
        preset = doc[word].is_sent_start
        begins = said[k] if preset is None else preset
        if k and (begins or behind - words[starts[-1]] > LONGEST):
            starts.append(k)
    return starts


def write(doc: Doc, heads: Integers, relations: Sequence[str]) -> None:
    """Set the heads (places in the document, a root's its own) and relations of all tokens."""
    ids = {label: doc.vocab.strings.add(label) for label in set(relations)}
    table = np.empty((len(doc), 2), dtype=np.uint64)
    table[:, 0] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
    table[:, 1] = [ids[label] for label in relations]
    columns: Any = [HEAD, DEP]
    doc.from_array(columns, table)  # type: ignore[arg-type]
