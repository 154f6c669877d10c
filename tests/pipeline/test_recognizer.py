"""The recognizer's decisions for many words at once are those that spaCy's own component makes from word to word."""

import numpy as np
import pytest
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from factx.pipeline.recognizer import Actions, Recognizer, can_replace, use_recognizer

TEXTS = [
    "The mayor of Port Sorel, Ana Sosa, said on Monday, Jan. 7, 2022 that 14 people had died near the Harbour Guard.",
    "",
    " ",
    "Rain",
    "Ana Sosa",
    "Ana\n\nSosa of the Ministry of Roads and Bridges of the Republic of\n\nNorth Varra",
    "Sosa Marlow Diallo Brandt Sosa Marlow Diallo Brandt Sosa Marlow Diallo Brandt",
    "“No,” said Gen. Diallo of the U.N. in New Varra City. It cost $14 million.\n\nThe Sosas left.",
    "Mr. and Mrs. - , - , 3 4 5 of May June July 1999 - 2000 UN EU AU OSCE NATO",
]


@pytest.fixture(scope="module")
def recognizer(nlp: Language) -> Recognizer:
    pipe = nlp.get_pipe("ner")
    assert isinstance(pipe, Recognizer)
    return pipe


def parsed(nlp: Language, text: str) -> Doc:
    """The text before its names are recognized."""
    with nlp.select_pipes(disable=["ner", "factx_redrawer", "factx_retyper"]):
        return nlp(text)


def marked(doc: Doc) -> list[tuple[int, str, str]]:
    return [(token.ent_iob, token.ent_type_, token.text) for token in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_names_are_those_of_spacy_s_own_component(nlp: Language, recognizer: Recognizer, text: str) -> None:
    doc, other = parsed(nlp, text), parsed(nlp, text)
    recognizer(doc)
    if len(other):
        EntityRecognizer.set_annotations(recognizer, [other], EntityRecognizer.predict(recognizer, [other]))
    assert marked(doc) == marked(other)


def test_names_do_not_depend_on_the_documents_beside(nlp: Language, recognizer: Recognizer) -> None:
    alone = [marked(recognizer(parsed(nlp, text))) for text in TEXTS]
    for size in (1, 2, 64):
        assert [marked(doc) for doc in recognizer.pipe([parsed(nlp, text) for text in TEXTS], batch_size=size)] == alone
    assert any(iob == 3 for rows in alone for iob, _, _ in rows)


def test_preset_names_stand(nlp: Language, recognizer: Recognizer) -> None:
    doc = parsed(nlp, "The mayor, Ana Sosa, said on Monday that it had rained.")
    doc.set_ents([Span(doc, 1, 2, "ORG")], default="unmodified")
    recognizer(doc)
    assert ("mayor", "ORG") in [(ent.text, ent.label_) for ent in doc.ents]
    assert any(ent.text == "Ana Sosa" for ent in doc.ents)


def test_outside_a_name_none_goes_over_an_end_or_begins_in_white_space() -> None:
    actions = Actions(["U-", "B-ORG", "I-ORG", "L-ORG", "U-ORG", "O", "M"])
    scores = np.array([[9, 5, 8, 8, 4, 1, 9]] * 3, dtype=np.float32)
    is_space, ends = np.array([False, False, True]), np.array([False, True, False])
    assert actions.first(scores, is_space, ends).tolist() == [1, 4, 5]
    assert (actions.inside[1], actions.last[1], actions.types[1]) == (2, 3, "ORG")


def test_of_equal_scores_the_first_counts() -> None:
    actions = Actions(["O", "B-ORG", "U-ORG"])
    assert actions.first(np.ones((1, 3), dtype=np.float32), np.array([False]), np.array([False])).tolist() == [0]


def test_a_component_without_exact_products_is_left_alone(nlp: Language) -> None:
    import spacy

    other = spacy.blank("en")
    pipe = other.add_pipe("ner")
    pipe.add_label("ORG")  # type: ignore[attr-defined]
    other.initialize()
    use_recognizer(other)
    assert type(other.get_pipe("ner")) is EntityRecognizer
    assert not can_replace(nlp.get_pipe("tagger"))
    assert not can_replace(nlp.get_pipe("ner"))  # already


def test_an_error_is_handled_as_in_other_components(nlp: Language, recognizer: Recognizer) -> None:
    told: list[int] = []
    before = recognizer.get_error_handler()
    recognizer.set_error_handler(lambda name, pipe, docs, error: told.append(len(docs)))
    try:
        assert list(recognizer.pipe([Doc(nlp.vocab, ["Rain"]), "no document"])) == []  # type: ignore[list-item]
    finally:
        recognizer.set_error_handler(before)
    assert told == [2]
