"""An article can end anywhere, as where a page was cut: no rule looks beyond its last word."""

import pytest
from spacy.tokens import Doc

from factx.analysis import analyse
from factx.article import Article
from factx.lexicon import Lexicon
from tests.cases.casualties import PARSED
from tests.parses import parse

BREAKS_OFF_AT_AND = """
Police  police  NOUN  NNS 4 nsubj
did     do      AUX   VBD 4 aux
_n’t    not     PART  RB  4 advmod
see     see     VERB  VB  0 root
any     any     DET   DT  6 det
link    link    NOUN  NN  4 obj
between between ADP   IN  9 case
the     the     DET   DT  9 det
march   march   NOUN  NN  6 nmod
and     and     CCONJ CC  4 punct
"""


def check(doc: Doc, lexicon: Lexicon) -> None:
    """Whatever is found stands in the text."""
    article = Article(id="a", text=doc.text)
    for record in analyse(doc, article, lexicon):
        assert article.text[record.start_char : record.end_char] == record.text


@pytest.mark.parametrize("name", PARSED)
def test_wherever_it_ends(name: str, lexicon: Lexicon) -> None:
    whole = parse(PARSED[name]["parse"])
    for length in range(1, len(whole)):
        check(whole[:length].as_doc(), lexicon)
    for start in range(1, len(whole)):
        check(whole[start:].as_doc(), lexicon)


def test_behind_the_last_and(lexicon: Lexicon) -> None:
    check(parse(BREAKS_OFF_AT_AND), lexicon)
