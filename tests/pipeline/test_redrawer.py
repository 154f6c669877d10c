"""The redrawer: which of the spans that exclude one another is kept, and its weights on disk."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span

from factx.pipeline.edges import BUCKETS, LONGEST, Candidate, Tokens
from factx.pipeline.redrawer import CONTEXT, EdgeWeights, Redrawer, best, label_of


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def weights(width: int) -> EdgeWeights:
    """Return weights for which every candidate is a name, with “council” as a word that may close one."""
    f = np.float32
    return EdgeWeights(
        wide=np.zeros(BUCKETS, f), hidden=np.zeros((width, 2), f), hidden_bias=np.zeros(2, f), output=np.zeros(2, f),
        bias=np.full(1, 3, f), mean=np.zeros(width, f), scale=np.ones(width, f),
        openers=np.zeros(0, np.uint64), closers=np.array([get_string_id("council")], np.uint64),
    )  # fmt: skip


def component(nlp: Language) -> Redrawer:
    """Return a redrawer with those weights."""
    made = Redrawer(nlp.vocab)
    made.weights = weights(4 * (CONTEXT + int(nlp.vocab.vectors.shape[1])))
    return made


def document(nlp: Language) -> Doc:
    """Return a parsed-looking document with two mentions."""
    doc = Doc(nlp.vocab, words=["The", "Volta", "council", "met", "in", "Lomé", "."])
    doc.tensor = np.zeros((len(doc), CONTEXT), dtype=np.float32)
    doc.ents = (Span(doc, 1, 2, "LOC"), Span(doc, 5, 6, "LOC"))
    return doc


def spans(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize(
    ("candidates", "chances", "kept"),
    [
        ([], [], []),
        ([(0, 2)], [0.2], []),
        ([(0, 2), (3, 5), (0, 5)], [0.5, 0.4, 0.9], [(0, 5)]),
        ([(0, 2), (3, 5), (0, 5)], [0.8, 0.7, 0.9], [(0, 2), (3, 5)]),
        ([(0, 2), (1, 3), (2, 4)], [0.6, 0.9, 0.6], [(1, 3)]),
        ([(0, 2), (1, 3), (2, 4)], [0.7, 0.9, 0.8], [(0, 2), (2, 4)]),
    ],
)
def test_of_spans_that_exclude_one_another_the_best_in_sum_are_kept(
    candidates: list[tuple[int, int]], chances: list[float], kept: list[tuple[int, int]]
) -> None:
    found = [Candidate(a, b, 0, 0) for a, b in candidates]
    assert [(found[k].start, found[k].end) for k in best(found, chances, 0.3)] == kept


def test_a_joined_name_has_the_label_of_its_longest_mention() -> None:
    mentions = [(0, 1, "LOC"), (2, 5, "ORG"), (6, 7, "PERSON")]
    assert label_of(Candidate(0, 7, 0, 2), mentions) == "ORG"
    assert label_of(Candidate(0, 7, 0, 0), mentions) == "LOC"


def test_a_chosen_word_lengthens_the_name(blank: Language) -> None:
    made = component(blank)
    assert made.weights is not None
    doc = document(blank)
    found, rows = made.alternatives([(1, 2, "LOC"), (5, 6, "LOC")], Tokens.of(doc, {}))
    longer = next(k for k, c in enumerate(found) if (c.start, c.end) == (1, 3))
    plain = next(k for k, c in enumerate(found) if (c.start, c.end) == (1, 2))
    only = [b for b in set(rows[longer].tolist()) - set(rows[plain].tolist()) if b]
    made.weights.wide[only] = 1
    assert spans(made(doc)) == [("Volta council", "LOC"), ("Lomé", "LOC")]


def test_unlikely_names_are_dropped(blank: Language) -> None:
    made = component(blank)
    assert made.weights is not None
    made.weights.bias[:] = -3
    assert spans(made(document(blank))) == []


def test_a_date_is_not_dropped_for_a_low_chance(blank: Language) -> None:
    made = component(blank)
    assert made.weights is not None
    made.weights.bias[:] = -3
    doc = document(blank)
    doc.ents = (Span(doc, 1, 2, "LOC"), Span(doc, 5, 6, "DATE"))
    assert spans(made(doc)) == [("Lomé", "DATE")]


def test_without_weights_or_vectors_of_the_parser_the_document_is_left_alone(blank: Language) -> None:
    expected = [("Volta", "LOC"), ("Lomé", "LOC")]
    assert spans(Redrawer(blank.vocab)(document(blank))) == expected
    doc = document(blank)
    doc.tensor = np.zeros((0,), dtype=np.float32)
    assert spans(component(blank)(doc)) == expected
    empty = Doc(blank.vocab)
    assert spans(component(blank)(empty)) == []


def test_what_is_longer_than_any_name_is_left_alone(blank: Language) -> None:
    doc = Doc(blank.vocab, words=["Volta"] * (LONGEST + 3))
    doc.tensor = np.zeros((len(doc), CONTEXT), dtype=np.float32)
    doc.ents = (Span(doc, 0, LONGEST + 1, "ORG"),)
    assert len(component(blank)(doc).ents) == 1


def test_labels_of_other_components_do_no_harm(blank: Language) -> None:
    doc = document(blank)
    doc.ents = (Span(doc, 1, 2, "BODY"),)
    assert spans(component(blank)(doc)) == [("Volta", "BODY")]


def test_weights_survive_the_disk(blank: Language, tmp_path: Path) -> None:
    made = component(blank)
    assert made.weights is not None
    made.weights.wide[5] = 0.5
    made.to_disk(tmp_path)
    again = Redrawer(blank.vocab).from_disk(tmp_path).weights
    assert again is not None
    assert all(np.array_equal(value, vars(again)[name]) for name, value in vars(made.weights).items())
    assert Redrawer(blank.vocab).from_disk(tmp_path / "nothing").weights is None
    assert Redrawer(blank.vocab).from_bytes(Redrawer(blank.vocab).to_bytes()).weights is None
