"""The networks' vectors, made faster than by spaCy's own layers, are the same to the last bit."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from spacy.attrs import LOWER, ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from factx.pipeline.encoders import Forward, Words, encoder_of
from factx.pipeline.layers import Layer, Product
from factx.pipeline.matrices import Floats, Grid, layers_of, normed, snap

GENERATOR = np.random.default_rng(5)
GRID = Grid(2**-4, 4.0)
TEXTS = [
    "The mayor of Port Sorel, Ana Sosa, said on Monday that 14 people had died in the port. The port can't open.",
    "",
    "“No,” he said.\n\nIt rained. It rained.",
    "Rain.",
]


def networks(nlp: Language) -> list[Model[Any, Any]]:
    return [m for _, pipe in nlp.pipeline for m in layers_of(pipe) if isinstance(m._func, Forward)]


def same(some: Sequence[Floats], others: Sequence[Floats]) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(some, others, strict=True))


@pytest.mark.parametrize("chosen", [slice(None), slice(0, 1), slice(1, 3), slice(3, 4)])
def test_vectors_are_those_of_spacy_s_own_layers(nlp: Language, chosen: slice) -> None:
    docs = [nlp.make_doc(text) for text in TEXTS[chosen]]
    found = networks(nlp)
    assert len(found) == 2  # the shared one and the recognizer's
    for model in found:
        own = model._func
        assert isinstance(own, Forward)
        assert same(model.predict(docs), own.learn(model, docs, False)[0])


def test_no_document_gives_a_word_no_vector(nlp: Language) -> None:
    for model in networks(nlp):
        assert [len(rows) for rows in model.predict([nlp.make_doc("")])] == [0]


def test_a_network_that_learns_runs_spacy_s_own_layers(nlp: Language) -> None:
    docs = [nlp.make_doc(TEXTS[0])]
    for model in networks(nlp):
        vectors, learn = model(docs, is_train=True)
        assert callable(learn)
        assert vectors[0].shape == model.predict(docs)[0].shape


def test_a_network_without_exact_products_is_left_alone() -> None:
    from spacy.ml.models.tok2vec import build_hash_embed_cnn_tok2vec

    def made(window: int) -> Model[Any, Any]:
        model: Model[Any, Any] = build_hash_embed_cnn_tok2vec(
            width=8, depth=2, embed_size=20, window_size=window, maxout_pieces=2, subword_features=True,
            pretrained_vectors=None,
        )  # fmt: skip
        return model.initialize([Doc(Vocab(), ["Rain"])])

    assert encoder_of(made(1)) is None
    assert encoder_of(made(2)) is None
    assert encoder_of(made(1).get_ref("embed")) is None


def test_words_give_the_attributes_that_are_asked_for() -> None:
    table = np.array([[1, 2], [3, 4]], dtype=np.uint64)
    words = Words(Vocab(), [LOWER, ORTH], table)
    assert len(words) == 2
    assert words.to_array(ORTH).tolist() == [2, 4]
    assert words.to_array([ORTH, LOWER]).tolist() == [[2, 1], [4, 3]]


# --- layers ---------------------------------------------------------------------------------------------------------------


def on_grid(*shape: int) -> Floats:
    numbers: Floats = (np.rint(GENERATOR.normal(size=shape) * 16) / 16).astype(np.float32)
    return numbers


def layer(width: int, step: int, pieces: int, *, by_numpy: bool = True) -> Layer:
    product = Product(on_grid(pieces * width, 3 * width if step else width), on_grid(pieces * width), GRID)
    product.by_numpy = by_numpy
    return Layer(product, on_grid(width), on_grid(width), step)


def plainly(made: Layer, rows: Floats) -> NDArray[np.float32]:
    """What the layer says, word by word."""
    width = len(made.gain)
    laid = rows.copy()
    snap(laid, GRID.step, GRID.bound)
    result = []
    for k in range(len(rows)):
        seen = [
            laid[i] if 0 <= i < len(rows) else np.zeros_like(laid[0])
            for i in ([k - made.step, k, k + made.step] if made.step else [k])
        ]
        products = np.concatenate(seen) @ made.product.weights + made.product.bias
        unit = products.reshape(-1, width).max(axis=0)
        new = normed(unit[None])[0] * made.gain + made.shift
        result.append(rows[k] + new if made.step else new)
    return np.array(result, dtype=np.float32).reshape(-1, width)


@pytest.mark.parametrize("by_numpy", [True, False])
@pytest.mark.parametrize("step", [0, 1, 2, 4])
@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 9, 200, 401])
def test_a_layer_looks_to_both_sides_in_its_step(size: int, step: int, by_numpy: bool) -> None:
    made = layer(8, step, 3 if size % 2 else 2, by_numpy=by_numpy)
    rows = GENERATOR.normal(size=(size, 8)).astype(np.float32)
    before = rows.copy()
    assert np.array_equal(made(rows), plainly(made, rows))
    assert np.array_equal(rows, before)


def test_a_product_rounds_what_comes_in() -> None:
    product = Product(np.ones((2, 3), dtype=np.float32), np.array([0, 1], dtype=np.float32), Grid(0.25, 2.0))
    assert product(np.array([[0.3, -0.9, 7.0]], dtype=np.float32)).tolist() == [[1.25, 2.25]]
