"""Cues: the lexicon's examples show the words they are there for, and the marks find them on plain tags."""

import re
from collections import Counter

import pytest

from factx import marks
from factx.annotate.cues import annotate
from factx.lexicon import Lexicon
from tests.parses import parse

# Forms that no ending explains.
_IRREGULAR = {"said": "say", "told": "tell", "spoke": "speak", "wrote": "write", "found": "find", "gave": "give"}

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


def test_no_word_is_listed_twice(lexicon: Lexicon) -> None:
    words = Counter((entry.part_of_speech, word) for entry in lexicon.cues for word in entry.words)
    assert [key for key, count in words.items() if count > 1] == []


def test_every_entry_has_an_example_that_shows_its_words(lexicon: Lexicon) -> None:
    for entry in lexicon.cues:
        assert entry.examples, entry.words
        for example in entry.examples:
            shown = re.findall(r"\[(.+?)\]", example)
            assert shown, example
            for word in shown:
                lemma = _IRREGULAR.get(word.lower(), word.lower())
                assert any(_is_form(lemma, item) for item in entry.words), (word, entry.words)


def _is_form(form: str, lemma: str) -> bool:
    stem = lemma.removesuffix("e").removesuffix("y")
    return form == lemma or bool(re.fullmatch(re.escape(stem) + r"\w?(?:s|es|ed|ied|ies|ing)", form))


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
