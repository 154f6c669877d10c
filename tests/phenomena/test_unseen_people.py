"""Persons that the recognizer passed over and the words around them tell; names of places and storms that are none."""

import pytest

from factx import marks
from factx.annotate import mentions
from factx.lexicon import Lexicon
from tests.named import named
from tests.parses import parse


def people(line: str, lexicon: Lexicon) -> list[str]:
    doc = named(line)
    mentions.annotate(doc, lexicon)
    return [name.span(doc).text for name in marks.get(doc, marks.Name) if name.label == "PERSON"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mokoena/NNP ,/, who/WP was/VBD elected/VBN in/IN May/NNP ,/, left/VBD", ["Mokoena"]),
        ("Aina/NNP Rasoa/NNP ,/, whose/WP$ plan/NN failed/VBD ,/, left/VBD", ["Aina Rasoa"]),
        ("Abasse/NNP is/VBZ a/DT business/NN psychologist/NN ./.", ["Abasse"]),
        ("Teodora/NNP was/VBD an/DT award/NN -/HYPH winning/VBG journalist/NN ,/, they/PRP say/VBP", ["Teodora"]),
        ("“/`` We/PRP won/VBD ./. ”/'' Okafo/NNP added/VBD", ["Okafo"]),
        ("“/`` We/PRP won/VBD ,/, ”/'' said/VBD Okafo/NNP ./.", ["Okafo"]),
        ("“/`` We/PRP won/VBD ,/, ”/'' Special/NNP Envoy/NNP Okafo/NNP said/VBD", ["Okafo"]),
        ("police/NNS would/MD arrest/VB Phaleng/NNP and/CC leave/VB", ["Phaleng"]),
        ("Elva/NNP Llosa/NNP de/NNP Ruiz/NNP ,/, mother/NN of/IN [PERSON Juan/NNP] ,/, left/VBD", ["Elva Llosa de Ruiz", "Juan"]),
        ("Zhao/NNP Lin/NNP ,/, [LOC China/NNP] _'s/POS former/JJ deputy/JJ minister/NN ,/, left/VBD", ["Zhao Lin"]),
    ],
)  # fmt: skip
def test_told_by_the_words_around(line: str, expected: list[str], lexicon: Lexicon) -> None:
    assert people(line, lexicon) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Parliament/NNP ,/, whose/WP$ term/NN ends/VBZ ,/, met/VBD",
        "London/NNP ,/, whose/WP$ mayor/NN left/VBD ,/, slept/VBD",
        "Vanta/NNP is/VBZ a/DT leader/NN in/IN batteries/NNS",
        "Vanta/NNP is/VBZ a/DT bank/NN ./.",
        "Crepes/NNPS &/CC Waffles/NNPS ,/, who/WP pay/VBP well/RB ,/, won/VBD",
        "the/DT Cabinet/NNP ,/, who/WP met/VBD ,/, agreed/VBD",
        "NATO/NNP added/VBD troops/NNS",
        "a/DT figure/NN in/IN Madame/NNP Orno/NNP Museum/NNP ./.",
        "the/DT Ebro/NNP is/VBZ a/DT river/NN ./.",
        "[PERSON Puerto/NNP Brena/NNP] was/VBD quiet/JJ",
        "tropical/JJ storm/NN [PERSON Bonnie/NNP] came/VBD ./. [PERSON Bonnie/NNP] left/VBD",
    ],
)
def test_no_person(line: str, lexicon: Lexicon) -> None:
    assert people(line, lexicon) == []


SUBJECT = """
{name} {name} PROPN NNP 2 nsubj
rose   rise   VERB  VBD 0 root
when   when   ADV   WRB 5 advmod
{who}  {who}  PRON  PRP 5 nsubj
spoke  speak  VERB  VBD 2 advcl
"""
OBJECT = """
They   they   PRON  PRP 2 nsubj
saw    see    VERB  VBD 0 root
Orlo   Orlo   PROPN NNP 2 obj
when   when   ADV   WRB 6 advmod
he     he     PRON  PRP 6 nsubj
spoke  speak  VERB  VBD 2 advcl
"""
NEXT = """
Orlo   Orlo   PROPN NNP 2 nsubj
rose   rise   VERB  VBD 0 root
She    she    PRON  PRP 4 nsubj
spoke  speak  VERB  VBD 0 root
"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (SUBJECT.format(name="Orlo", who="she"), ["Orlo"]),
        (NEXT, ["Orlo"]),
        (SUBJECT.format(name="Orlo", who="it"), []),
        (SUBJECT.format(name="Tension", who="he"), []),
        (SUBJECT.format(name="London", who="he"), []),
        (OBJECT, []),
    ],
)
def test_a_subject_with_a_pronoun_behind(table: str, expected: list[str], lexicon: Lexicon) -> None:
    doc = parse(table)
    mentions.annotate(doc, lexicon)
    assert [name.span(doc).text for name in marks.get(doc, marks.Name) if name.label == "PERSON"] == expected


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("Free/JJ Green/NNP Party/NNP MP/NNP [PERSON Ana/NNP Bo/NNP] left/VBD", ["Free Green Party"]),
        ("Local/JJ Administration/NNP Minister/NNP [PERSON Ana/NNP Bo/NNP] left/VBD", []),
    ],
)
def test_a_run_of_capitals_ends_where_a_title_begins(line: str, bodies: list[str], lexicon: Lexicon) -> None:
    doc = named(line)
    mentions.annotate(doc, lexicon)
    assert [name.span(doc).text for name in marks.get(doc, marks.Name) if name.label == "ORG"] == bodies
