"""Titles that a clause tells of a name, and those of a move from one office to another."""

import pytest

from factx.annotate import mentions
from factx.document import Document
from factx.extract import actors
from factx.lexicon import Lexicon
from tests.clearnlp import SCHEMES
from tests.phenomena.test_titles import described

APPOINTED = """
He        he      PRON  PRP 2 nsubj
appointed appoint VERB  VBD 0 root
Ana       Ana     PROPN NNP 2 obj B-PERSON
Sosa      Sosa    PROPN NNP 3 flat I-PERSON
as        as      ADP   IN  6 case
envoy     envoy   NOUN  NN  2 obl
"""
INTRODUCED = """
The        the       DET   DT  2 det
mayor      mayor     NOUN  NN  6 nsubj:pass
_,         ,         PUNCT ,   4 punct
Sosa       Sosa      PROPN NNP 2 appos B-PERSON
was        be        AUX   VBD 6 aux:pass
introduced introduce VERB  VBN 0 root
as         as        ADP   IN  8 case
professor  professor NOUN  NN  6 obl
"""
WORKED_UP = """
Denis   Denis  PROPN NNP 0 root B-PERSON
_,      ,      PUNCT ,   4 punct
who     who    PRON  WP  4 nsubj
rose    rise   VERB  VBD 1 acl:relcl
to      to     PART  TO  6 mark
become  become VERB  VB  4 advcl
chef    chef   NOUN  NN  6 xcomp
"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("table", "title"), [(APPOINTED, "envoy"), (INTRODUCED, "professor"), (WORKED_UP, "chef")])
def test_what_somebody_is_made(table: str, title: str, scheme: str, lexicon: Lexicon) -> None:
    doc = SCHEMES[scheme](table)
    mentions.annotate(doc, lexicon)
    (person,) = actors.describe(Document(doc, lexicon))
    assert title in [doc[start:end].text for start, end in person.titles]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        (
            "[PERSON Ana/NNP Bo/NNP] _’s/POS move/NN from/IN interior/JJ minister/NN to/TO head/NN of/IN the/DT"
            " [ORG Water/NNP Board/NNP] came/VBD",
            ["interior minister", "head"],
        ),
        ("[PERSON Ana/NNP Bo/NNP] rose/VBD from/IN mayor/NN to/TO governor/NN ./.", ["mayor", "governor"]),
        ("[PERSON Ana/NNP Bo/NNP] moved/VBD from/IN [LOC Rome/NNP] to/TO [LOC Lima/NNP]", []),
        ("the/DT former/JJ national/JJ team/NN captain/NN [PERSON Ana/NNP Bo/NNP] left/VBD", ["former national team captain"]),
        ("Captain/NNP [PERSON Ana/NNP Bo/NNP] left/VBD", ["Captain"]),
        ("a/DT retired/VBN army/NN general/NN [PERSON Ana/NNP Bo/NNP] left/VBD", ["retired army general"]),
        ("[PERSON Ana/NNP Bo/NNP] ,/, a/DT tribal/JJ leader/NN from/IN [LOC Odisha/NNP] and/CC mayor/NN ,/, left/VBD", ["tribal leader", "mayor"]),
        ("the/DT President/NNP of/IN the/DT Republic/NNP [PERSON Ana/NNP Bo/NNP] left/VBD", ["President of the Republic"]),
        ("Leader/NN of/IN the/DT opposition/NN in/IN senate/NN [PERSON Ana/NNP Bo/NNP] left/VBD", ["Leader of the opposition in senate"]),
        ("senior/JJ Plan/NN commander/NN [PERSON Ana/NNP Bo/NNP] left/VBD", ["commander"]),
        ("[ORG PP/NNP] leaders/NNS Dr/NNP [PERSON Ana/NNP] ,/, [PERSON Tom/NNP Bo/NNP] and/CC others/NNS left/VBD", ["leaders"]),
    ],
)  # fmt: skip
def test_titles_of_many_words(line: str, titles: list[str], lexicon: Lexicon) -> None:
    assert described(line, lexicon)[1][-1] == titles


def test_an_office_that_a_place_parts_from_its_former(lexicon: Lexicon) -> None:
    line = "[PERSON Ana/NNP Bo/NNP] ,/, a/DT leader/NN and/CC ex/NNP -/HYPH [LOC Odisha/NNP] governor/NN ,/, left/VBD"
    people, titles = described(line, lexicon)
    assert titles == [["leader", "governor"]]
    assert len(people[0].outside) == 1
