"""The component `factx_retyper`: decides the type of every name once a document, from all of its mentions.

The recognizer sees four tokens to each side, so it calls *Tokayev* a place here and a person there. This component
pools what the whole document says (see `mentions`) and decides with a small network: a linear layer over hashed
features beside one hidden layer over vectors and votes. It can also decide that a name is none.

Sources of the idea: one sense per discourse (Gale, Church and Yarowsky 1992); non-local features for named entities
(Ratinov and Roth 2009); a two-stage model (Krishnan and Manning 2006).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from factx.pipeline.date_spans import tidied
from factx.pipeline.matrices import exact_product, settled
from factx.pipeline.mentions import BUCKETS, LISTS, TYPES, Features, Floats, Name, NameLists, collect
from factx.pipeline.stored import Arrays, Stored, halved

CLASSES = (*TYPES, "")  # the last: no name at all
HIDDEN = 48
# Below this chance of its best type a name is left out: a wrong mention costs precision and recall at once. F on the
# development articles is 80.9 at 0, 81.3 at 0.35, 81.7 at 0.42 and 81.8 at 0.5.
SURE = 0.45


@dataclass
class Weights:
    """The numbers of the network; `wide` is stored as float16, for size."""

    wide: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    bias: Floats
    mean: Floats
    scale: Floats

    @classmethod
    def zeros(cls, dense_width: int) -> "Weights":
        """Return weights that decide nothing."""
        n = len(CLASSES)
        f = np.float32
        return cls(
            wide=np.zeros((BUCKETS, n), f),
            hidden=np.zeros((dense_width, HIDDEN), f),
            hidden_bias=np.zeros(HIDDEN, f),
            output=np.zeros((HIDDEN, n), f),
            bias=np.zeros(n, f),
            mean=np.zeros(dense_width, f),
            scale=np.ones(dense_width, f),
        )

    def settled(self) -> "Weights":
        """Return the weights with those that are multiplied laid on a grid."""
        return replace(self, wide=settled(self.wide), hidden=settled(self.hidden), output=settled(self.output))

    def scores(self, wide: Floats, dense: Floats) -> Floats:
        """Return the classes' scores, one row a name; `wide` is the sum of the wide rows of each name."""
        inner = np.maximum(exact_product((dense - self.mean) * self.scale, self.hidden) + self.hidden_bias, 0)
        result: Floats = (wide + exact_product(inner, self.output) + self.bias).astype(np.float32)
        return result


@Language.factory("factx_retyper", assigns=["doc.ents"], requires=["doc.ents"])
def create_retyper(nlp: Language, name: str) -> "Retyper":
    """Make an empty component; its weights come from disk (the entry point of the pipeline's configuration)."""
    return Retyper(nlp.vocab, name)


class Retyper(Stored):
    """Give all mentions of a name in a document one type, or none."""

    def __init__(self, vocab: Vocab, name: str = "factx_retyper") -> None:
        self.vocab = vocab
        self.name = name
        self.weights: Weights | None = None
        self.lists = NameLists(np.zeros(0, np.uint64), np.zeros(0, np.uint8))

    def features(self) -> Features:
        """Return the feature extractor over the vocabulary's vectors."""
        return Features(self.vocab.vectors, self.lists)

    def __call__(self, doc: Doc) -> Doc:
        """Re-type the names of one document and tidy its dates; without weights only the latter."""
        ents = list(doc.ents)
        names = collect(doc, ents) if self.weights else []
        if names:
            ents = retyped(ents, names, self.decide(doc, names))
        if any(ent.label_ == "DATE" for ent in ents):
            ents = [piece for ent in ents for piece in (tidied(ent) if ent.label_ == "DATE" else [ent])]
        doc.ents = tuple(ents)
        return doc

    def decide(self, doc: Doc, names: list[Name]) -> list[str]:
        """Return the class of each name, "" for none or no sure one."""
        chances = self.chances(doc, names)
        best = chances.argmax(axis=1)
        return [CLASSES[k] if row[k] >= SURE else "" for k, row in zip(best, chances, strict=True)]

    def chances(self, doc: Doc, names: list[Name]) -> Floats:
        """Return the probabilities of the classes, one row a name."""
        assert self.weights is not None
        features = self.features()
        wide = np.zeros((len(names), len(CLASSES)), dtype=np.float32)
        for i, name in enumerate(names):
            buckets, shares = features.sparse(doc, name)
            wide[i] = exact_product(np.asarray(shares, dtype=np.float32), self.weights.wide[buckets])
        scores = self.weights.scores(wide, features.dense(doc, names))
        odds = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64)).astype(np.float32)
        result: Floats = odds / odds.sum(axis=1, keepdims=True)
        return result

    def arrays(self) -> Arrays:
        """Return weights and lists by name."""
        lists: Arrays = {"list_keys": self.lists.keys, "list_bits": self.lists.bits}
        return {**lists, **halved(vars(self.weights))} if self.weights else lists

    def take(self, arrays: Arrays) -> None:
        """Set weights and lists from stored arrays."""
        self.lists = NameLists(arrays.pop("list_keys").astype(np.uint64), arrays.pop("list_bits").astype(np.uint8))
        if arrays:
            self.weights = Weights(**{name: value.astype(np.float32) for name, value in arrays.items()}).settled()


def retyped(ents: Iterable[Span], names: list[Name], decided: list[str]) -> list[Span]:
    """Return the entities with the decided types; those decided to be no names are left out."""
    types = {(a, b): label for name, label in zip(names, decided, strict=True) for a, b, _ in name.mentions}
    result = []
    for ent in ents:
        label = types.get((ent.start, ent.end), ent.label_)
        if label == ent.label_:
            result.append(ent)
        elif label:
            result.append(Span(ent.doc, ent.start, ent.end, label=label))
    return result


__all__ = ["CLASSES", "HIDDEN", "LISTS", "Retyper", "Weights", "create_retyper"]
