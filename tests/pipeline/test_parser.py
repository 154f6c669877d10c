"""The parser of all pairs of words: trees from scores, and what it makes of sentences and white space."""

from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from factx.pipeline.layers import Product
from factx.pipeline.long_sentences import LONGEST
from factx.pipeline.matrices import MOST
from factx.pipeline.parser import Network, Parser, sentence_starts, write
from factx.pipeline.trees import best_tree, is_tree, no_trees

GENERATOR = np.random.default_rng(11)


@pytest.fixture(scope="module")
def network(nlp: Language) -> Network:
    parser = nlp.get_pipe("parser")
    assert isinstance(parser, Parser)
    assert parser.network
    return parser.network


def every_tree(size: int) -> Iterator[NDArray[np.int64]]:
    for heads in product(range(size), repeat=size):
        if is_tree(np.array(heads)):
            yield np.array(heads)


def total(scores: NDArray[np.float32], heads: NDArray[np.int64]) -> float:
    return float(scores[np.arange(len(heads)), heads].astype(np.float64).sum())


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0], True),
        ([1, 1, 1, 2], True),
        ([1, 2, 2, 2], True),
        ([1, 0, 2], False),  # two lead to each other
        ([0, 1, 1], False),  # two roots
        ([1, 2, 0], False),  # no root
        ([0, 2, 3, 1, 0], False),  # a circle of three under no root
        ([2, 3, 2, 2], False),  # two arcs cross
        ([2, 1, 1], False),  # an arc spans the root
    ],
)
def test_a_tree_has_one_root_to_which_all_lead(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected


def test_each_sentence_is_a_tree_for_itself() -> None:
    tree, circle, two_roots = [0, 0, 1], [1, 0], [0, 0, 2]
    heads = [*tree, *(3 + k for k in circle), *(5 + k for k in two_roots), *(8 + k for k in tree)]
    assert no_trees(np.array(heads), [0, 3, 5, 8]).tolist() == [1, 2]


def test_there_are_as_many_trees_without_crossing_arcs_as_counted() -> None:
    assert [sum(1 for _ in every_tree(n)) for n in (1, 2, 3, 4)] == [1, 2, 7, 30]


@pytest.mark.parametrize("size", [2, 3, 4])
def test_no_tree_is_better_than_the_best(size: int) -> None:
    trees = list(every_tree(size))
    for _ in range(60):
        scores = GENERATOR.normal(size=(size, size)).astype(np.float32)
        found = best_tree(scores)
        assert is_tree(found)
        assert total(scores, found) == pytest.approx(max(total(scores, tree) for tree in trees), abs=1e-4)


def test_large_tables_give_trees() -> None:
    for size in (30, 120):
        assert is_tree(best_tree(GENERATOR.normal(size=(size, size)).astype(np.float32)))


@pytest.mark.parametrize(
    ("preset", "said", "expected"),
    [
        ([0] * 6, [False] * 6, [0]),
        ([0] * 6, [False, False, True, False, True, False], [0, 2, 4]),
        ([0, 0, 1, 0, -1, 0], [False, False, False, False, True, False], [0, 2]),
    ],
)
def test_preset_boundaries_stand(preset: list[int], said: list[bool], expected: list[int]) -> None:
    assert sentence_starts(range(6), 6, preset, said) == expected


def test_no_sentence_is_longer_than_any_writers() -> None:
    size = 3 * LONGEST
    starts = sentence_starts(range(size), size, [0] * size, [False] * size)
    assert starts == [0, LONGEST, 2 * LONGEST]


def test_heads_and_relations_are_written() -> None:
    doc = Doc(Vocab(), ["She", "left", ".", "He", "stayed"])
    write(doc, np.array([1, 1, 1, 4, 4]), ["nsubj", "ROOT", "punct", "nsubj", "ROOT"])
    assert [t.head.i for t in doc] == [1, 1, 1, 4, 4]
    assert [len(s) for s in doc.sents] == [3, 2]
    assert doc[3].dep_ == "nsubj"


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "Rain.", "\n\nRain fell.\n\n\nIt stopped. \n", "“No,” she said.\n\n“Why?”", "a " * 700, "? ! . ," * 40],
)  # fmt: skip
def test_every_sentence_is_a_tree_with_one_root(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(t.dep_ == "ROOT" for t in sentence) == 1
        assert all(t.head in sentence for t in sentence)
        assert all((t.head == t) == (t.dep_ == "ROOT") for t in sentence)
        assert len(sentence) <= LONGEST


def test_white_space_hangs_on_the_word_before_it(nlp: Language) -> None:
    doc = nlp("Rain fell.\n\nIt stopped.")
    white = next(t for t in doc if t.is_space)
    assert white.head.i == white.i - 1
    assert white.dep_ == "dep"


def test_what_stands_after_a_blank_line_changes_nothing_far_before(nlp: Language) -> None:
    text = "The mayor said on Monday that the bridge would stay closed for a week. " * 3
    alone, longer = nlp(text), nlp(text + "\n\n" + "Rain fell. " * 20)
    same = len(alone) - 30
    assert [t.head.i for t in alone][:same] == [t.head.i for t in longer][:same]


def test_the_component_is_read_as_it_was_written(nlp: Language, network: Network) -> None:
    parser = nlp.get_pipe("parser")
    assert isinstance(parser, Parser)
    again = Parser(nlp.vocab).from_bytes(parser.to_bytes())
    assert again.network
    assert again.network.labels == network.labels
    assert np.array_equal(again.network.inner.weights, network.inner.weights)


def test_without_weights_a_document_stays_as_it_was() -> None:
    doc = Parser(Vocab())(Doc(Vocab(), ["Rain"]))
    assert not doc.has_annotation("DEP")


def test_no_sum_can_leave_its_grid(network: Network) -> None:
    products = [value for value in vars(network).values() if isinstance(value, Product)]
    products += [layer.product for layer in network.layers]
    assert len(products) > 8
    for one in products:
        weights = one.weights.T.astype(np.float64)
        steps = np.full(len(weights), 2.0**20)
        while (off := (np.rint(weights / steps[:, None]) * steps[:, None] != weights).any(axis=1)).any():
            steps[off] /= 2
        most = np.abs(weights).sum(axis=1) / steps * (one.grid.bound / one.grid.step)
        assert most.max() <= MOST


def test_no_score_of_two_words_can_leave_its_grid(network: Network) -> None:
    both = network.dependent.bound / network.dependent.step * (network.head.bound / network.head.step)
    assert network.width * both <= MOST
