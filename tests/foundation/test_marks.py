"""Marks survive their way through a Doc, and a Doc with marks survives serialisation."""

import spacy
from spacy.tokens import Doc

from factx import marks

NLP = spacy.blank("en")


def test_marks_come_back_in_text_order_with_their_values() -> None:
    doc = NLP("Two died, at least 12 fled.")
    written = [marks.Number(3, 6, "at least", 12, None, 12), marks.Number(0, 1, "exact", 2, 2, 2)]
    marks.put(doc, marks.Number, written)
    assert marks.get(doc, marks.Number) == written[::-1]
    assert marks.get(doc, marks.Quoted) == []


def test_marks_survive_serialisation() -> None:
    doc = NLP("“No,” he said.")
    quoted = marks.Quoted(0, 4, "double", 0, 5, True, False)
    marks.put(doc, marks.Quoted, [quoted])
    assert marks.get(Doc(NLP.vocab).from_bytes(doc.to_bytes()), marks.Quoted) == [quoted]


def test_furniture_is_a_mask_over_tokens() -> None:
    doc = NLP("It rained. Source link")
    marks.put(doc, marks.Section, [marks.Section(3, 5, "furniture"), marks.Section(0, 3, "headline")])
    assert list(marks.furniture(doc)) == [0, 0, 0, 1, 1]
