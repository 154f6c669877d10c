"""Denied and unreal clauses on hand-built parses, in both label schemes."""

import re

import pytest
from spacy.tokens import Doc

from factx import marks
from factx.annotate.modality import annotate
from factx.lexicon import Lexicon
from tests.parses import parse

NOT_UD = """
They they PRON PRP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
say say VERB VB 0 root
that that SCONJ IN 8 mark
ten ten NUM CD 7 nummod
men man NOUN NNS 8 nsubj
died die VERB VBD 4 ccomp
. . PUNCT . 4 punct
"""
NOT_CLEARNLP = NOT_UD.replace("3 advmod", "3 neg").replace("4 advmod", "4 neg")

COULD_UD = """
The the DET DT 2 det
wave wave NOUN NN 4 nsubj
could could AUX MD 4 aux
kill kill VERB VB 0 root
ten ten NUM CD 6 nummod
men man NOUN NNS 4 obj
and and CCONJ CC 8 cc
sink sink VERB VB 4 conj
two two NUM CD 10 nummod
boats boat NOUN NNS 8 obj
. . PUNCT . 4 punct
"""
COULD_CLEARNLP = COULD_UD.replace(" obj", " dobj")

THREAT_UD = """
They they PRON PRP 2 nsubj
threatened threaten VERB VBD 0 root
to to PART TO 4 mark
kill kill VERB VB 2 xcomp
ten ten NUM CD 6 nummod
men man NOUN NNS 4 obj
. . PUNCT . 2 punct
"""
THREAT_CLEARNLP = THREAT_UD.replace(" mark", " aux").replace(" obj", " dobj")

IF_UD = """
If if SCONJ IN 4 mark
the the DET DT 3 det
dam dam NOUN NN 4 nsubj
breaks break VERB VBZ 7 advcl
, , PUNCT , 4 punct
ten ten NUM CD 7 nsubj
die die VERB VBP 0 root
. . PUNCT . 7 punct
"""

DECLINED_UD = """
She she PRON PRP 2 nsubj
declined decline VERB VBD 0 root
to to PART TO 4 mark
say say VERB VB 2 xcomp
why why ADV WRB 4 advmod
. . PUNCT . 2 punct
"""

ONLY_UD = """
They they PRON PRP 5 nsubj
did do AUX VBD 5 aux
not not PART RB 5 advmod
only only ADV RB 5 advmod
kill kill VERB VB 0 root
ten ten NUM CD 7 nummod
men man NOUN NNS 5 obj
. . PUNCT . 5 punct
"""

ACCUSED_UD = """
He he PRON PRP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
accused accuse VERB VBN 0 root
of of SCONJ IN 5 mark
killing kill VERB VBG 3 advcl
four four NUM CD 7 nummod
men man NOUN NNS 5 obj
. . PUNCT . 3 punct
"""

# “They aimed low: ten men died.”
COLON_UD = """
They they PRON PRP 2 nsubj
aimed aim VERB VBD 0 root
low low ADV RB 2 advmod
: : PUNCT : 7 punct
ten ten NUM CD 6 nummod
men man NOUN NNS 7 nsubj
died die VERB VBD 2 ccomp
"""


def marked(doc: Doc, lexicon: Lexicon) -> list[tuple[str, str, str]]:
    annotate(doc, lexicon)
    return [(mark.span(doc).text, mark.label, doc[mark.cue].text) for mark in marks.get(doc, marks.Modality)]


@pytest.mark.parametrize("table", [NOT_UD, NOT_CLEARNLP], ids=["ud", "clearnlp"])
def test_negation_denies_its_own_clause_alone(table: str, lexicon: Lexicon) -> None:
    assert marked(parse(table), lexicon) == [("They did not say", "negated", "not")]


@pytest.mark.parametrize("table", [COULD_UD, COULD_CLEARNLP], ids=["ud", "clearnlp"])
def test_a_modal_is_shared_by_conjuncts(table: str, lexicon: Lexicon) -> None:
    assert marked(parse(table), lexicon) == [
        ("The wave could kill ten men", "hypothetical", "could"),
        ("sink two boats", "hypothetical", "could"),
    ]


@pytest.mark.parametrize("table", [THREAT_UD, THREAT_CLEARNLP], ids=["ud", "clearnlp"])
def test_a_threat_is_no_deed(table: str, lexicon: Lexicon) -> None:
    assert marked(parse(table), lexicon) == [("to kill ten men", "hypothetical", "threatened")]


def test_a_condition_covers_its_clause(lexicon: Lexicon) -> None:
    assert marked(parse(IF_UD), lexicon) == [("If the dam breaks", "hypothetical", "If")]


def test_a_refusal_denies_what_it_governs(lexicon: Lexicon) -> None:
    assert marked(parse(DECLINED_UD), lexicon) == [("to say why", "negated", "declined")]


@pytest.mark.parametrize("table", [ONLY_UD, ACCUSED_UD, COLON_UD], ids=["not only", "allegation", "behind a colon"])
def test_what_denies_nothing(table: str, lexicon: Lexicon) -> None:
    assert marked(parse(table), lexicon) == []


def test_every_entry_shows_its_words(lexicon: Lexicon) -> None:
    for entry in lexicon.entries("modality"):
        assert entry.examples, entry.words
        for example in entry.examples:
            (word,) = re.findall(r"\[(.+?)\]", example)
            stems = {item.lower()[: max(2, len(item) - 2)] for item in entry.words}
            assert any(word.lower().startswith(stem) for stem in stems), (word, entry.words)
