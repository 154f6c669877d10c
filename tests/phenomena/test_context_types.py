"""What the words around a name tell of its kind."""

import pytest
from spacy.tokens import Doc

from factx import marks
from factx.annotate import mentions
from factx.lexicon import Lexicon
from tests.named import named


def labels(doc: Doc, lexicon: Lexicon) -> dict[str, str]:
    mentions.annotate(doc, lexicon)
    return {name.span(doc).text: name.label for name in marks.get(doc, marks.Name)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("the/DT Hirak/NNP movement/NN marched/VBD", {"Hirak": "ORG"}),
        ("the/DT Swiss/NNP newspaper/NN wrote/VBD", {}),
        ("the/DT [PERSON Hirak/NNP] plan/NN failed/VBD", {"Hirak": "PERSON"}),
        ("[ORG Iranian/JJ Youth/NNP News/NNP Agency/NNP] ./. [PERSON Ruh/NNP] told/VBD [PERSON IYNA/NNP]", {"Iranian Youth News Agency": "ORG", "Ruh": "PERSON", "IYNA": "ORG"}),
        ("[PERSON Minera/NNP Dos/NNP Ríos/NNP] paid/VBD", {"Minera Dos Ríos": "ORG"}),
        ("the/DT mayor/NN of/IN [PERSON Brannock/NNP] left/VBD", {"Brannock": "LOC"}),
        ("the/DT wife/NN of/IN [PERSON Brannock/NNP] left/VBD", {"Brannock": "PERSON"}),
        ("[LOC ROME/NNP] and/CC [ORG PARIS/NNP] (/-LRB- [ORG Reuters/NNP] )/-RRB-", {"ROME": "LOC", "PARIS": "LOC", "Reuters": "ORG"}),
        ("the/DT Free/NNP Salt/NNP Front/NNP ,/, or/CC FSF/NNP ,/, left/VBD", {"Free Salt Front": "ORG", "FSF": "ORG"}),
        ("the/DT [PERSON Umm/NNP Kul/NNP] bint/FW [PERSON Yusuf/NNP] left/VBD", {"Umm Kul bint Yusuf": "PERSON"}),
        ("[ORG United/NNP Nations/NNPS High/NNP] Commissioner/NNP [PERSON Ana/NNP Bo/NNP] left/VBD", {"United Nations": "ORG", "Ana Bo": "PERSON"}),
        # Where something is posted is no body, unless it does something.
        ("she/PRP wrote/VBD on/IN [ORG Facebook/NNP] ./. The/DT [ORG Facebook/NNP] post/NN is/VBZ gone/VBN", {"Facebook": "MISC"}),
        ("he/PRP took/VBD to/IN [ORG Facebook/NNP] ,/, [ORG Instagram/NNP] and/CC [ORG Twitter/NNP]", {"Facebook": "MISC", "Instagram": "MISC", "Twitter": "MISC"}),
        ("she/PRP wrote/VBD on/IN [ORG Facebook/NNP] ./. [ORG Facebook/NNP] paid/VBD", {"Facebook": "ORG"}),
        # The letters of an office.
        ("Deputy/NNP President/NNP [PERSON Ana/NNP Bo/NNP] left/VBD ./. the/DT [ORG DP/NNP] left/VBD", {"Ana Bo": "PERSON", "DP": "MISC"}),
        ("President/NNP [PERSON Ana/NNP Bo/NNP] left/VBD ./. the/DT [ORG DP/NNP] left/VBD", {"Ana Bo": "PERSON", "DP": "ORG"}),
        ("which/WDT is/VBZ a/DT [ORG Research/NNP Institute/NNP] in/IN [LOC Lima/NNP]", {"Lima": "LOC"}),
        ("the/DT [PERSON Mothers/NNPS of/IN the/DT Square/NNP] left/VBD", {"Mothers of the Square": "ORG"}),
        ("the/DT organisation/NN “/`` [PERSON Ornopor/NNP] ”/'' left/VBD ./. [PERSON Ornopor/NNP] paid/VBD", {"Ornopor": "ORG"}),
        ("he/PRP left/VBD ./. —/: VPA/NNP", {"VPA": "ORG"}),
        ("many/JJ left/VBD ,/, according/VBG to/IN Provenor/NNP ,/, a/DT charity/NN", {"Provenor": "ORG"}),
        ("many/JJ left/VBD according/VBG to/IN Provenor/NNP residents/NNS", {}),
        ("the/DT president/NN of/IN [LOC Alfavor/NNP] left/VBD", {"Alfavor": "ORG"}),
        ("the/DT president/NN of/IN [LOC Tigray/NNP] left/VBD", {"Tigray": "LOC"}),
        ("the/DT president/NN of/IN [LOC Alfavor/NNP] district/NN left/VBD", {"Alfavor": "LOC"}),
        # A building that somebody works for.
        ("the/DT curator/NN of/IN the/DT [LOC Dorn/NNP Museum/NNP] left/VBD", {"Dorn Museum": "ORG"}),
        ("she/PRP left/VBD the/DT [LOC Dorn/NNP Museum/NNP]", {"Dorn Museum": "LOC"}),
        ("[PERSON Ana/NNP Bo/NNP] of/IN [LOC Lima/NNP] _'s/POS [LOC Dorn/NNP Centre/NNP] left/VBD", {"Ana Bo": "PERSON", "Lima": "LOC", "Dorn Centre": "ORG"}),
        ("the/DT [LOC Chile/NNP _-/HYPH _Peru/NNP] talks/NNS", {"Chile-Peru": "LOC"}),
        ("at/IN 5:42/CD PM/NNP EDT/NNP Updated/NNP", {}),
        ("the/DT [ORG Gobi/NNP Desert/NNP of/IN Mongolia/NNP] and/CC [LOC Mt/NNP Kenya/NNP]", {"Gobi Desert of Mongolia": "LOC", "Mt Kenya": "LOC"}),
        ("[ORG Foreign/NNP Affairs/NNPS] Minister/NNP [PERSON Ana/NNP Bo/NNP] left/VBD", {"Ana Bo": "PERSON"}),
    ],
)  # fmt: skip
def test_the_words_around(line: str, expected: dict[str, str], lexicon: Lexicon) -> None:
    assert labels(named(line), lexicon) == expected


def test_a_town_in_a_dateline_is_no_person(lexicon: Lexicon) -> None:
    doc = named("[PERSON SAN/NNP LORO/NNP] ,/, 30/CD October/NNP 2012/CD ./.")
    marks.put(doc, marks.Section, [marks.Section(0, 6, "dateline")])
    assert labels(doc, lexicon) == {"SAN LORO": "LOC"}


def test_the_name_behind_its_noun(lexicon: Lexicon) -> None:
    doc = named("the/DT news/NN agency/NN [PERSON Vesna/NNP] wrote/VBD ./.")
    for token, head, dep in ((doc[2], 4, "nsubj"), (doc[3], 2, "appos")):
        token.head, token.dep_ = doc[head], dep
    assert labels(doc, lexicon) == {"Vesna": "ORG"}
