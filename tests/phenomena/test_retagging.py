"""Tags that are mended before all rules, on hand-built parses: which, and which not."""

import pytest

from factx import marks
from factx.annotate import cues, quote_marks, retagging
from factx.lexicon import Lexicon
from tests.parses import parse

NAME = """
“     “    PUNCT `` 3 punct
We    we   PRON  PRP 3 nsubj
left  leave VERB VBD 7 ccomp
_,    ,    PUNCT , 3 punct
_”    ”    PUNCT '' 3 punct
said  say  VERB  VBD 0 root
{word} will AUX  MD 8 aux
Doyle Doyle PROPN NNP 6 nsubj
_.    .    PUNCT . 6 punct
"""
ONLY_VERB = """
Lord      lord     PROPN NNP 2 compound
Amble     amble    PROPN NNP 0 root
accused   accuse   VERB  VBN 2 acl
{object}
_.        .        PUNCT .   2 punct
"""
PRESENT = """
Crews   crew    NOUN  NNS 5 nsubj
_,      ,       PUNCT ,   5 punct
Falk    Falk    PROPN NNP 4 nsubj
notes   note    VERB  VBZ 5 parataxis
applaud applaud VERB  VB  0 root
it      it      PRON  PRP 5 obj
"""


def tags(table: str, lexicon: Lexicon) -> dict[str, str]:
    doc = parse(table)
    quote_marks.annotate(doc, lexicon)
    cues.annotate(doc, lexicon)
    retagging.annotate(doc, lexicon)
    words = marks.words(doc)
    assert [token.tag_ for token in doc] != [] and len(words.tags) == len(doc)
    return dict(zip(words.texts, words.tags, strict=True))


@pytest.mark.parametrize(("word", "tag"), [("Will", "NNP"), ("will", "MD")])
def test_a_modal_in_capitals_before_a_name_is_a_name(word: str, tag: str, lexicon: Lexicon) -> None:
    assert tags(NAME.format(word=word), lexicon)[word] == tag


@pytest.mark.parametrize(
    ("row", "tag"),
    [("ministers minister NOUN NNS 3 obj", "VBD"), ("of of ADP IN 3 case", "VBN")],
    ids=["accused ministers", "accused of"],
)
def test_the_only_verb_of_a_sentence_is_a_past(row: str, tag: str, lexicon: Lexicon) -> None:
    assert tags(ONLY_VERB.format(object=row), lexicon)["accused"] == tag


def test_an_infinitive_with_a_subject_is_a_present(lexicon: Lexicon) -> None:
    assert tags(PRESENT, lexicon)["applaud"] == "VBP"
    assert (
        tags(PRESENT.replace("Crews   crew    NOUN  NNS 5 nsubj", "To to PART TO 5 mark"), lexicon)["applaud"] == "VB"
    )


def test_the_tokens_have_the_mended_tags_and_marks_tell_what_was_given(lexicon: Lexicon) -> None:
    doc = parse(PRESENT)
    retagging.annotate(doc, lexicon)
    assert doc[4].tag_ == "VBP" and marks.words(doc).tags[4] == "VBP"
    assert [(mark.start, mark.label, mark.given) for mark in marks.get(doc, marks.Retagged)] == [(4, "VBP", "VB")]


def test_a_doc_that_is_read_again_has_the_same_tags(lexicon: Lexicon) -> None:
    doc = parse(NAME.format(word="Will"))
    for _ in range(3):
        retagging.restore(doc)
        quote_marks.annotate(doc, lexicon)
        cues.annotate(doc, lexicon)
        retagging.annotate(doc, lexicon)
    will = next(token for token in doc if token.text == "Will")
    assert will.tag_ == "NNP"
    assert [(mark.start, mark.given) for mark in marks.get(doc, marks.Retagged)] == [(will.i, "MD")]
