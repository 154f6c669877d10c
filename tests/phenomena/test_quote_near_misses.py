"""“The book “Two Lakes” sold well”, “the talks continued”: quotation marks and cues that are no quote, and why."""

import pytest

from factx import analysis
from factx.article import Article
from factx.extract.quotations.near import refused
from factx.facts import Quote
from factx.lexicon import Lexicon
from factx.report.near import near_misses
from tests.clearnlp import SCHEMES
from tests.parses import parse

BOOK = """
The the DET DT 2 det
book book NOUN NN 7 nsubj
“ " PUNCT `` 5 punct
_Two two NUM CD 5 nummod
Lakes Lakes PROPN NNPS 2 appos
_” " PUNCT '' 5 punct
sold sell VERB VBD 0 root
well well ADV RB 7 advmod
_. . PUNCT . 7 punct
"""
DENOUNCED = """
His his PRON PRP$ 2 nmod:poss
critics critic NOUN NNS 3 nsubj
denounced denounce VERB VBD 0 root
him he PRON PRP 3 obj
_. . PUNCT . 3 punct
"""
TALKS = """
The the DET DT 2 det
talks talk NOUN NNS 3 nsubj
continued continue VERB VBD 0 root
on on ADP IN 5 case
Monday Monday PROPN NNP 3 obl B-DATE
_. . PUNCT . 3 punct
"""
ASK = """
Ask ask VERB VB 0 root
the the DET DT 3 det
clerk clerk NOUN NN 1 obj
_. . PUNCT . 1 punct
"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (BOOK, ("quotation marks", "“Two Lakes”", "no cue and speaker beside it: a title, a name, a word in doubt")),
        (TALKS, ("cue", "continued", "it governs no statement, and no quotation marks stand in its sentence")),
        (ASK, ("cue", "Ask", "nobody is its subject")),
    ],
)
def test_near_misses_have_their_reason(
    table: str, expected: tuple[str, str, str], scheme: str, lexicon: Lexicon
) -> None:
    doc = SCHEMES[scheme](table)
    records = analysis.analyse(doc, Article("a", doc.text), lexicon)
    found = near_misses(doc, [record for record in records if isinstance(record, Quote)], [])
    assert [(near.label, near.text, near.reason) for near in found] == [expected]
    assert {near.passage.text for near in found} == {doc.text}


def test_what_a_rule_refuses_has_its_reason(lexicon: Lexicon) -> None:
    doc = parse(DENOUNCED)
    article = Article("a", doc.text)
    records = analysis.analyse(doc, article, lexicon)
    assert records[1:] == []
    (near,) = near_misses(doc, [], [], refused(doc, article, lexicon))
    assert (near.label, near.text) == ("cue", "denounced")
    assert near.reason == "a mere name or pronoun tells nothing of what was said (quote.bare-object)"
