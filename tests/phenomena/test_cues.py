"""Cues: the marks find them on plain tags."""

import pytest

from factx import marks
from factx.annotate.cues import annotate
from factx.lexicon import Lexicon
from tests.parses import parse

SAID = """
Officials official NOUN NNS 2 nsubj
said say VERB VBD 0 root
the the DET DT 4 det
claim claim NOUN NN 5 nsubj
is be AUX VBZ 2 ccomp
false false ADJ JJ 5 acomp
, , PUNCT , 2 punct
according accord VERB VBG 2 prep
to to ADP IN 8 prep
Holm Holm PROPN NNP 9 pobj
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("expected_text", "expected_class", "expected_lemma"),
    [("said", "speech", "say"), ("claim", "noun", "claim"), ("according to", "according_to", "according to")],
)
def test_marks(expected_text: str, expected_class: str, expected_lemma: str, lexicon: Lexicon) -> None:
    doc = parse(SAID)
    annotate(doc, lexicon)
    found = [(mark.span(doc).text, mark.label, mark.lemma) for mark in marks.get(doc, marks.CueMark)]
    assert (expected_text, expected_class, expected_lemma) in found
    assert len(found) == 3


def test_an_empty_doc_has_no_cues(lexicon: Lexicon) -> None:
    from spacy.lang.en import English

    doc = English()("")
    annotate(doc, lexicon)
    assert marks.get(doc, marks.CueMark) == []


PAST = """
“        “        PUNCT `` 2 punct
No       no       INTJ  UH 6 ccomp
_,       ,        PUNCT ,  2 punct
_”       ”        PUNCT '' 2 punct
{name}   Ana      PROPN NNP 6 nsubj
retorted retorted ADJ   {tag} 0 root
_.       .        PUNCT .  6 punct
"""


@pytest.mark.parametrize(("name", "tag", "found"), [("Ana", "VBD", True), ("Ana", "JJ", True), ("very", "JJ", False)])
def test_a_regular_past_without_its_lemma_is_a_cue(name: str, tag: str, found: bool, lexicon: Lexicon) -> None:
    row = PAST.format(name=name, tag=tag).replace("Ana      PROPN NNP", "Ana PROPN NNP" if found else "very ADV RB")
    doc = parse(row)
    annotate(doc, lexicon)
    assert [(mark.start, mark.lemma) for mark in marks.get(doc, marks.CueMark)] == ([(5, "retort")] if found else [])
