"""How the bundled pipeline's networks make a vector of each token, done faster than by spaCy's own layers.

The numbers are the same, to the last bit. A word that stands several times in the documents of a batch is embedded
once, and the windows over the words are those of `layers`. Where a network is made up otherwise, or is to learn, it is
left as it is.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from factx.pipeline.edges import mixed
from factx.pipeline.layers import Layer, Product
from factx.pipeline.matrices import ExactProducts, Floats, Grid, layers_of, numbers

Ids = NDArray[np.uint64]


class Words:
    """The distinct words of some documents; the embedding takes it for one document and looks at nothing else."""

    def __init__(self, vocab: Vocab, attributes: Sequence[int], table: Ids) -> None:
        self.vocab = vocab
        self.attributes = list(attributes)
        self.table = table

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.table)

    def to_array(self, wanted: int | Sequence[int]) -> Ids:
        """Return the attributes of the words: a column for each, or one if a single one is asked for."""
        if isinstance(wanted, int):
            return self.table[:, self.attributes.index(wanted)]
        return self.table[:, [self.attributes.index(name) for name in wanted]]


class Encoder:
    """What a network makes of documents: an embedding of each word, then windows over the words beside it."""

    def __init__(self, embed: Model[Any, Any], layers: Sequence[Layer], pad: int) -> None:
        """Take the embedding as it is; `pad` rows of nought stand before and behind each document."""
        self.embed = embed
        columns = next(layer.attrs["columns"] for layer in embed.walk() if layer.name == "extract_features")
        self.attributes = [*columns, *({ORTH} - set(columns))]
        self.layers = layers
        self.pad = pad

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """Return the vectors of each document (tokens × width)."""
        tables: list[Any] = [doc.to_array(self.attributes) for doc in docs]
        table: Ids = np.concatenate(tables)
        _, first, which = np.unique(mixed(0, *table.T), return_index=True, return_inverse=True)
        (vectors,) = self.embed.predict([Words(docs[0].vocab, self.attributes, table[first])])
        ends = np.cumsum([0, *map(len, docs)]).tolist()
        return [self.read(vectors[which[start:end]]) for start, end in pairwise(ends)]

    def read(self, rows: Floats) -> Floats:
        """Return what the windows make of a document's words."""
        size = len(rows)
        rows = np.pad(rows, ((self.pad, self.pad), (0, 0)))
        for layer in self.layers:
            rows = layer(rows)
        return rows[self.pad : self.pad + size]


class Forward:
    """What a thinc model of an embedding and its windows runs, in place of its own function."""

    def __init__(self, encoder: Encoder, learn: Any) -> None:
        self.encoder = encoder
        self.learn = learn  # the model's own function

    def __call__(self, model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Any]:
        """Return the vectors of the documents, and how to learn from them."""
        if is_train or not any(map(len, docs)):
            result: tuple[list[Floats], Any] = self.learn(model, docs, is_train)
            return result
        return self.encoder(docs), None


def layer_of(maxout: Model[Any, Any], norm: Model[Any, Any], grid: Grid) -> Layer:
    """Return a window over three tokens from two of thinc's layers: units × pieces becomes pieces × units."""
    weights, bias = (numbers(maxout, name) for name in ("W", "b"))
    product = Product(weights.transpose(1, 0, 2).reshape(bias.size, -1), bias.T.ravel(), grid)
    return Layer(product, numbers(norm, "G"), numbers(norm, "b"), step=1)


def encoder_of(model: Model[Any, Any]) -> Encoder | None:
    """Return what reads as the model does; None where it is no embedding with windows whose products are exact."""
    if set(model.ref_names) != {"embed", "encode"}:
        return None
    encode = model.get_ref("encode")
    named: dict[str, list[Model[Any, Any]]] = {}
    for layer in encode.walk():
        named.setdefault(layer.name, []).append(layer)
    steps = (named.get(name, []) for name in ("expand_window", "maxout", "layernorm"))
    layers = []
    for window, maxout, norm in zip(*steps, strict=True):
        if window.attrs["window_size"] != 1 or not isinstance(maxout.ops, ExactProducts):
            return None
        layers.append(layer_of(maxout, norm, maxout.ops.grid))
    return Encoder(model.get_ref("embed"), layers, encode.attrs["pad"]) if layers else None


def use_encoders(nlp: Language) -> None:
    """Let the networks of a pipeline whose products are exact read by encoders."""
    for _, pipe in nlp.pipeline:
        for model in layers_of(pipe):
            encoder = encoder_of(model)
            if encoder:
                model._func = Forward(encoder, model._func)
