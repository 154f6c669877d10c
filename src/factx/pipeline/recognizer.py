"""The recognizer's decisions, for many words at once: the same names as spaCy's own component finds, one by one.

spaCy's recognizer goes from word to word and chooses an action: a name begins here, goes on, ends, is one word, or
there is none. Outside a name its scores depend on the word alone, inside one also on where the name begins. So the
scores outside are computed for all words of a document together, and the names that may begin are followed side by
side. Which of these begin indeed, because no other one covers them, is seen at the end.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.util import minibatch
from thinc.api import Model

from factx.pipeline.layers import Product
from factx.pipeline.matrices import ExactProducts, Floats, Grid, numbers

Integers = NDArray[np.int64]
Name = tuple[int, int, str]  # first word, the word behind the last, type
WORDS = 3  # that a state looks at: the next one, the first of an open name, the last of it


class Scores:
    """What the network says of a state, from the words that it looks at."""

    def __init__(self, lower: Model[Any, Any], upper: Model[Any, Any]) -> None:
        self.lower = lower
        self.nothing = numbers(lower, "pad")[0]  # in place of a word that there is not
        self.bias = numbers(lower, "b")
        self.actions = Product(numbers(upper, "W"), numbers(upper, "b"), Grid(0, 0))

    def parts(self, vectors: Floats) -> Floats:
        """Return what each word adds to a state, in each of its places (words × places × hidden × pieces)."""
        result: Floats = self.lower.predict(vectors)[1:]
        return result

    def __call__(self, *parts: Floats) -> Floats:
        """Return the scores of the actions (states × actions) from the sum of what the words add (all on grids)."""
        total = sum(parts[1:], start=parts[0]) + self.bias
        hidden = np.maximum(total[..., 0], total[..., 1]) if total.shape[-1] == 2 else total.max(axis=-1)
        result = np.empty((len(hidden), len(self.actions.bias)), dtype=np.float32)
        self.actions.multiply(hidden, result)
        result += self.actions.bias
        return result


class Actions:
    """The actions by number: `O`, and `B-`, `I-`, `L-` and `U-` with a type."""

    def __init__(self, names: Sequence[str]) -> None:
        kinds, types = zip(*(name.partition("-")[::2] for name in names), strict=True)
        self.types: list[str] = list(types)
        typed = np.array([bool(name) for name in types])
        self.begins, self.single = (typed & (np.array(kinds) == kind) for kind in "BU")
        self.outside = np.array(kinds) == "O"
        number = {name: k for k, name in enumerate(names)}
        self.inside, self.last = (
            np.array([number.get(f"{kind}-{name}", 0) for name in types], dtype=np.int64) for kind in "IL"
        )

    def first(self, scores: Floats, is_space: NDArray[np.bool_], ends: NDArray[np.bool_]) -> Integers:
        """Return the best action at each word outside a name; white space begins none, nor goes one over an end."""
        allowed = self.outside | (~is_space[:, None] & (self.single | (self.begins & ~ends[:, None])))
        best: Integers = np.where(allowed, scores, -np.inf).argmax(axis=1)
        return best


def followed(parts: Floats, scores: Scores, actions: Actions, opened: Integers, by: Integers, ends: Any) -> Integers:
    """Return where the names end that begin at the words `opened` by the actions `by`."""
    found: Integers = np.zeros(len(opened), dtype=np.int64)
    names = np.arange(len(opened))  # that are still open
    while len(names):
        begin, at = opened[names], np.where(found[names], found[names], opened[names] + 1)
        said = scores(parts[at, 0], parts[begin, 1], parts[at - 1, 2])
        rows, goes_on, stops = np.arange(len(names)), actions.inside[by[names]], actions.last[by[names]]
        on, stop = said[rows, goes_on], said[rows, stops]
        longer = ~ends[at] & ((on > stop) | ((on == stop) & (goes_on < stops)))
        found[names] = at + 1
        names = names[longer]
    return found


def names_of(vectors: Floats, scores: Scores, actions: Actions, is_space: Any, starts: Any) -> Iterator[Name]:
    """Yield the names of a document.

    Args:
        vectors: of its words
        scores: what the network says of states
        actions: their numbers
        is_space: whether a word is white space
        starts: whether it begins a sentence
    """
    parts = scores.parts(vectors)
    ends = np.append(starts[1:], True)
    first = actions.first(scores(parts[:, 0], scores.nothing[1], scores.nothing[2]), is_space, ends)
    places = np.flatnonzero(~actions.outside[first])
    stops = places + 1
    longer = actions.begins[first[places]]
    opened = places[longer]
    stops[longer] = followed(parts, scores, actions, opened, first[opened], ends)
    behind = 0
    for start, stop, action in zip(places.tolist(), stops.tolist(), first[places].tolist(), strict=True):
        if start >= behind:
            yield start, stop, actions.types[action]
            behind = stop


class Names(list[list[Name]]):
    """The names of some documents, as this module finds them; spaCy's own code has states instead."""


class Recognizer(EntityRecognizer):  # type: ignore[misc]
    """spaCy's component with its model and its actions; documents with preset names are left to its own code."""

    def __init__(self, own: EntityRecognizer) -> None:
        """Take the place of a component."""
        settings = {name: own.cfg[name] for name in ("update_with_oracle_cut_size", "incorrect_spans_key")}
        super().__init__(own.vocab, own.model, own.name, own.moves, scorer=own.scorer, **settings)
        self.vectors = own.model.get_ref("tok2vec")
        self.scores = Scores(own.model.get_ref("lower"), own.model.get_ref("upper"))
        self.actions = Actions([own.moves.get_class_name(k) for k in range(own.moves.n_moves)])

    def predict(self, docs: Iterable[Doc]) -> Any:
        """Return the names of each document."""
        docs = list(docs)
        if any(len(doc) and doc.has_annotation("ENT_IOB") for doc in docs) or not any(map(len, docs)):
            return super().predict(docs)
        rows = self.vectors.predict(docs)
        found, begin = Names(), 0
        for doc in docs:
            columns: Any = [IS_SPACE, SENT_START]
            table = doc.to_array(columns) == 1
            some = rows[begin : begin + len(doc)]
            found.append(list(names_of(some, self.scores, self.actions, table[:, 0], table[:, 1])) if len(doc) else [])
            begin += len(doc)
        return found

    def set_annotations(self, docs: Iterable[Doc], found: Any) -> None:
        """Write the names into the documents."""
        if not isinstance(found, Names):
            super().set_annotations(docs, found)
            return
        for doc, names in zip(docs, found, strict=True):
            doc.set_ents([Span(doc, *name) for name in names], default="outside")

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Recognize a stream of documents."""
        handle = self.get_error_handler()
        for batch in minibatch(docs, size=batch_size):  # type: ignore[no-untyped-call]
            try:
                self.set_annotations(batch, self.predict(batch))
                yield from batch
            except Exception as error:
                handle(self.name, self, batch, error)


def can_replace(pipe: Any) -> bool:
    """Return whether the component decides as this module does, by a network whose products are exact."""
    if type(pipe) is not EntityRecognizer or pipe.cfg["beam_width"] != 1:
        return False
    model = pipe.model
    if not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
        return False
    lower = model.get_ref("lower")
    return isinstance(lower.ops, ExactProducts) and lower.get_dim("nF") == WORDS


def use_recognizer(nlp: Language) -> None:
    """Let the names of a pipeline be found by this module, where that gives the same."""
    for k, (name, pipe) in enumerate(nlp._components):
        if can_replace(pipe):
            nlp._components[k] = name, Recognizer(pipe)
