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
from spacy.attrs import DEP, HEAD, IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline.dep_parser import parser_score  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from factx.pipeline.layers import Layer, Product
from factx.pipeline.long_sentences import LONGEST
from factx.pipeline.matrices import Floats, Grid, snap
from factx.pipeline.stored import Arrays, Stored
from factx.pipeline.trees import best_tree, no_trees

Integers = NDArray[np.int64]
WHITE = "dep"  # the relation of white space to the word before it
ROOT = "ROOT"


def product(arrays: Arrays, name: str) -> Product:
    """Return a layer from stored arrays: `weights` (columns out × columns in) and what comes in lie on grids."""
    weights, bias = (np.asarray(arrays[f"{name}.{part}"], dtype=np.float32) for part in ("weights", "bias"))
    return Product(weights, bias, grid(arrays, name))


def laid(rows: Floats, on: Grid) -> Floats:
    """Return the rows rounded to a grid."""
    result = np.empty(rows.shape, dtype=np.float32)
    snap(rows, on.step, on.bound, result)
    return result


def grid(arrays: Arrays, name: str) -> Grid:
    """Return step and bound of what comes into a product."""
    return Grid(*map(float, arrays[f"{name}.grid"]))


def layer(arrays: Arrays, number: int, step: int) -> Layer:
    """Return one of the layers in a row, which looks `step` tokens to each side."""
    name = f"layer{number}"
    gain, shift = (np.asarray(arrays[f"{name}.{part}"], dtype=np.float32) for part in ("gain", "shift"))
    return Layer(product(arrays, name), gain, shift, step)


class Network:
    """The numbers of the parser, and what they say of some vectors."""

    def __init__(self, arrays: Arrays) -> None:
        self.labels = [str(label) for label in arrays["labels"]]
        self.layers = [layer(arrays, k, int(step)) for k, step in enumerate(arrays["steps"])]
        self.inner, self.start = product(arrays, "inner"), product(arrays, "start")
        self.of_head, self.of_root = product(arrays, "of_head"), product(arrays, "of_root")
        self.both, self.one = product(arrays, "both"), product(arrays, "one")
        self.width = int(arrays["arc_width"])
        self.scale = np.float32(self.width**-0.5)  # of the products of two words
        self.dependent, self.head = (grid(arrays, name) for name in ("dependent", "head"))

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
        as_dependent, as_head = inner[:, :arc], inner[:, arc : 2 * arc]
        relation = (inner.shape[1] - 2 * arc) // 2
        self.dependents, self.heads = inner[:, 2 * arc : 2 * arc + relation], inner[:, 2 * arc + relation :]
        self.starts = network.start(rows)[:, 0] > 0
        self.of_head = network.of_head(as_head)[:, 0]
        self.of_root = network.of_root(as_dependent)[:, 0]
        self.as_dependent, self.as_head = laid(as_dependent, network.dependent), laid(as_head, network.head)

    def trees(self, starts: Sequence[int]) -> Integers:
        """Return the head of each word, within the sentences that begin at the words `starts`; the root's is itself."""
        size = len(self.of_head)
        bounds = list(pairwise([*starts, size]))
        tables = [self.scores(begin, end) for begin, end in bounds]
        found = [begin + table.argmax(axis=1) for (begin, _), table in zip(bounds, tables, strict=True)]
        heads: Integers = np.concatenate(found)
        for k in no_trees(heads, starts).tolist():
            begin, end = bounds[k]
            heads[begin:end] = begin + best_tree(tables[k])
        return heads

    def scores(self, begin: int, end: int) -> Floats:
        """Return how well each word of a sentence (column) heads each (row); the diagonal says it of roots."""
        network = self.network
        scores: Floats = self.as_dependent[begin:end] @ self.as_head[begin:end].T
        scores *= network.scale
        scores += self.of_head[begin:end]
        np.fill_diagonal(scores, self.of_root[begin:end])
        return scores

    def relations(self, heads: Integers) -> list[str]:
        """Return the relation of each word to its head, ROOT where that is itself."""
        network = self.network
        at_heads = self.heads[heads]
        scores = network.both(self.dependents * at_heads) + network.one(np.hstack([self.dependents, at_heads]))
        root = network.labels.index(ROOT)
        scores[:, root] = -np.inf
        best = np.where(heads == np.arange(len(heads)), root, scores.argmax(axis=1))
        return [network.labels[k] for k in best.tolist()]


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
    columns: Any = [IS_SPACE, SENT_START]
    table = doc.to_array(columns).astype(np.int64)
    words = np.flatnonzero(table[:, 0] == 0)
    if not len(words):
        return heads, [ROOT, *relations[1:]]
    tensor: Any = doc.tensor
    rows = network.vectors(np.asarray(tensor.get() if hasattr(tensor, "get") else tensor))
    reading = Reading(network, rows[words])
    starts = sentence_starts(words.tolist(), len(doc), table[words, 1].tolist(), reading.starts.tolist())
    inside = reading.trees(starts)
    heads[words] = words[inside]
    heads[: words[0]] = words[0]
    for k, relation in zip(words.tolist(), reading.relations(inside), strict=True):
        relations[k] = relation
    return heads, relations


def sentence_starts(words: Sequence[int], size: int, preset: Sequence[int], said: Sequence[bool]) -> list[int]:
    """Return which of the words begin a sentence: as is preset in the document, else as said; none gets too long.

    Args:
        words: their places in the document
        size: of the document
        preset: for each word spaCy's SENT_START: 1 where it begins a sentence, -1 where not, else 0
        said: for each word whether the network says that it begins a sentence
    """
    starts = [0]
    for k, behind in enumerate([*words[1:], size]):
        begins = preset[k] == 1 if preset[k] else said[k]
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
