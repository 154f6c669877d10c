"""Who may be meant at all: whom the last sentence was about where its parse broke, joint speakers, titled subjects."""

import pytest

from factx.lexicon import Lexicon
from tests.clearnlp import SCHEMES
from tests.parses import parse
from tests.people import who

# “Bos said he “slept . . . late”. He left.”, where the dots drew the root to themselves.
BROKEN_AT_DOTS = """
The     the    DET   DT  2 det
minister minister NOUN NN 3 nsubj
spoke   speak  VERB  VBD 0 root
_.      .      PUNCT .   3 punct
Ortu    Ortu   PROPN NNP 6 nsubj B-PERSON
said    say    VERB  VBD 10 punct
he      he     PRON  PRP 8 nsubj
slept   sleep  VERB  VBD 6 ccomp
_.      .      PUNCT .   10 punct
late    late   ADV   RB  0 root
_.      .      PUNCT .   10 punct
He      he     PRON  PRP 13 nsubj
left    leave  VERB  VBD 0 root
"""


def test_the_topic_of_a_sentence_whose_parse_broke(lexicon: Lexicon) -> None:
    assert who(parse(BROKEN_AT_DOTS), lexicon) == {"he": "Ortu", "He": "Ortu"}


JOINT = """
Bos     Bos    PROPN NNP 4 nsubj B-PERSON
and     and    CCONJ CC  3 cc
Ortu    Ortu   PROPN NNP 1 conj B-PERSON
said    say    VERB  VBD 0 root
he      he     PRON  PRP 6 nsubj
won     win    VERB  VBD 4 ccomp
"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_two_who_speak_together_mean_another(scheme: str, lexicon: Lexicon) -> None:
    assert who(SCHEMES[scheme](JOINT), lexicon) == {}


TITLED = """
The       the       DET   DT  2 det
spokesman spokesman NOUN  NN  7 nsubj
for       for       ADP   IN  5 case
northern  northern  ADJ   JJ  5 amod
police    police    NOUN  NN  2 nmod
Ortu      Ortu      PROPN NNP 5 flat B-PERSON
said      say       VERB  VBD 0 root
he        he        PRON  PRP 9 nsubj
slept     sleep     VERB  VBD 7 ccomp
"""


def test_a_name_whose_title_is_the_subject(lexicon: Lexicon) -> None:
    assert who(parse(TITLED), lexicon) == {"he": "Ortu"}


BEHIND_A_QUOTATION = """
Ortu    Ortu   PROPN NNP 2 nsubj B-PERSON
spoke   speak  VERB  VBD 12 ccomp
_.      .      PUNCT .   2 punct
“       “      PUNCT ``  6 punct
We      we     PRON  PRP 6 nsubj
won     win    VERB  VBD 2 parataxis
_,      ,      PUNCT ,   6 punct
”       ”      PUNCT ''  6 punct
yes     yes    INTJ  UH  6 discourse
”       ”      PUNCT ''  6 punct
he      he     PRON  PRP 12 nsubj
added   add    VERB  VBD 0 root
"""


def test_who_is_named_before_the_quotation_may_speak_it(lexicon: Lexicon) -> None:
    assert who(parse(BEHIND_A_QUOTATION), lexicon) == {"he": "Ortu"}


A_MOTHER = """
Hui     Hui    PROPN NNP 7 nsubj B-PERSON
_,      ,      PUNCT ,   5 punct
{a}     a      DET   DT  5 det
{kind}  {kind} ADJ   JJ  5 amod
{noun}  {noun} NOUN  NN  1 appos
_,      ,      PUNCT ,   5 punct
met     meet   VERB  VBD 0 root
Bei     Bei    PROPN NNP 7 obj B-PERSON
_.      .      PUNCT .   7 punct
He      he     PRON  PRP 11 nsubj
left    leave  VERB  VBD 0 root
"""


@pytest.mark.parametrize(
    ("kind", "noun", "meant"), [("Inuk", "mother", "Bei"), ("young", "father", "Hui"), ("young", "teacher", "Hui")]
)
def test_a_description_tells_the_gender(kind: str, noun: str, meant: str, lexicon: Lexicon) -> None:
    assert who(parse(A_MOTHER.format(a="a", kind=kind, noun=noun)), lexicon) == {"He": meant}


def test_a_female_teacher_is_no_man(lexicon: Lexicon) -> None:
    doc = parse("""
    The     the    DET   DT  3 det
    female  female ADJ   JJ  3 amod
    teacher teach  NOUN  NN  4 nmod:desc
    Hui     Hui    PROPN NNP 5 nsubj B-PERSON
    met     meet   VERB  VBD 0 root
    Bei     Bei    PROPN NNP 5 obj B-PERSON
    _.      .      PUNCT .   5 punct
    He      he     PRON  PRP 9 nsubj
    left    leave  VERB  VBD 0 root
    """)
    assert who(doc, lexicon) == {"He": "Bei"}


NOT_HER_OWN = """
Ana     Ana     PROPN NNP 2 nsubj B-PERSON
left    leave   VERB  VBD 0 root
_.      .       PUNCT .   2 punct
Mia     Mia     PROPN NNP 7 nsubj B-PERSON
was     be      AUX   VBD 7 cop
her     her     PRON  PRP$ 7 nmod:poss
teacher teacher NOUN  NN  0 root
"""
NEXT_TO_HER = """
Ana      Ana      PROPN NNP 7 nsubj B-PERSON
_,       ,        PUNCT ,   3 punct
Mia      Mia      PROPN NNP 1 conj B-PERSON
and      and      CCONJ CC  6 cc
her      her      PRON  PRP$ 6 nmod:poss
daughter daughter NOUN  NN  1 conj
left     leave    VERB  VBD 0 root
"""
WITH_WHOM = """
Ana     Ana   PROPN NNP 2 nsubj B-PERSON
left    leave VERB  VBD 0 root
_.      .     PUNCT .   2 punct
Mia     Mia   PROPN NNP 9 nsubj B-PERSON
whom    whom  PRON  WP  7 obj
she     she   PRON  PRP 7 nsubj
knew    know  VERB  VBD 4 acl:relcl
_,      ,     PUNCT ,   4 punct
stayed  stay  VERB  VBD 0 root
"""
NAMED_AS = """
Ana     Ana     PROPN NNP 2 nsubj B-PERSON
left    leave   VERB  VBD 0 root
_,      ,       PUNCT ,   4 punct
naming  name    VERB  VBG 2 advcl
Mia     Mia     PROPN NNP 4 obj B-PERSON
as      as      ADP   IN  8 case
her     her     PRON  PRP$ 8 nmod:poss
heir    heir    NOUN  NN  4 obl
"""
TO_WHOM_HE_SPOKE = """
Hui     Hui   PROPN NNP 2 nsubj B-PERSON
left    leave VERB  VBD 0 root
_.      .     PUNCT .   2 punct
Bei     Bei   PROPN NNP 5 nsubj B-PERSON
stayed  stay  VERB  VBD 0 root
_.      .     PUNCT .   5 punct
he      he    PRON  PRP 8 nsubj
came    come  VERB  VBD 0 root
and     and   CCONJ CC  10 cc
spoke   speak VERB  VBD 8 conj
to      to    ADP   IN  12 case
Bei     Bei   PROPN NNP 10 obl B-PERSON
"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (NOT_HER_OWN, {"her": "Ana"}),
        (NEXT_TO_HER, {"her": "Mia"}),
        (WITH_WHOM, {"she": "Ana"}),
        (NAMED_AS, {"her": "Ana"}),
        (TO_WHOM_HE_SPOKE, {"he": "Hui"}),
    ],
)
def test_whom_grammar_rules_out(table: str, expected: dict[str, str], lexicon: Lexicon) -> None:
    assert who(parse(table), lexicon) == expected
