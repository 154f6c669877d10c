"""Pronouns: who “he”, “her”, “its” and “I” stand for, in both label schemes, and when nobody is sure."""

import pytest

from factx import marks
from factx.facts import Mention, Quote, Span
from factx.lexicon import Lexicon
from tests.clearnlp import SCHEMES
from tests.parses import parse
from tests.people import people_in, who

SAID_HE = """
Ortega  Ortega PROPN NNP 2 nsubj B-PERSON
told    tell   VERB  VBD 0 root
Bos     Bos    PROPN NNP 2 {obj} B-PERSON
that    that   SCONJ IN  6 mark
he      he     PRON  PRP 6 nsubj
left    leave  VERB  VBD 2 ccomp
_.      .      PUNCT .   2 punct
"""


@pytest.mark.parametrize("label", ["iobj", "dative"])
def test_the_subject_of_the_clause_above(label: str, lexicon: Lexicon) -> None:
    assert who(parse(SAID_HE.format(obj=label)), lexicon) == {"he": "Ortega"}


NEXT_SENTENCE = """
Tom     Tom    PROPN NNP 2 compound B-PERSON
Ortega  Ortega PROPN NNP 3 nsubj    I-PERSON
met     meet   VERB  VBD 0 root
{first} {first} PROPN NNP 5 compound B-PERSON
Bos     Bos    PROPN NNP 3 {obj}     I-PERSON
_.      .      PUNCT .   3 punct
{she}   {she}  PRON  PRP 8 nsubj
left    leave  VERB  VBD 0 root
_.      .      PUNCT .   8 punct
"""


@pytest.mark.parametrize("label", ["obj", "dobj"])
def test_gender_by_first_name(label: str, lexicon: Lexicon) -> None:
    assert who(parse(NEXT_SENTENCE.format(first="Maria", she="She", obj=label)), lexicon) == {"She": "Maria Bos"}
    assert who(parse(NEXT_SENTENCE.format(first="Maria", she="He", obj=label)), lexicon) == {"He": "Tom Ortega"}


def test_no_woman_named_nobody_meant(lexicon: Lexicon) -> None:
    assert who(parse(NEXT_SENTENCE.format(first="Peter", she="She", obj="obj")), lexicon) == {}


def test_an_object_is_not_its_own_subject(lexicon: Lexicon) -> None:
    doc = parse("""
    Ortega  Ortega PROPN NNP 2 nsubj B-PERSON
    knows   know   VERB  VBZ 0 root
    him     he     PRON  PRP 2 obj
    _.      .      PUNCT .   2 punct
    """)
    assert who(doc, lexicon) == {}


def test_a_stranger_in_between(lexicon: Lexicon) -> None:
    doc = parse("""
    Police   police  NOUN  NNS 2 nsubj
    told     tell    VERB  VBD 0 root
    Ortega   Ortega  PROPN NNP 2 obj B-PERSON
    _.       .       PUNCT .   2 punct
    The      the     DET   DT  6 det
    suspect  suspect NOUN  NN  7 nsubj
    ran      run     VERB  VBD 0 root
    _.       .       PUNCT .   7 punct
    He       he      PRON  PRP 10 nsubj
    fell     fall    VERB  VBD 0 root
    """)
    assert who(doc, lexicon) == {}


def test_the_object_that_is_backed_in_its_doing(lexicon: Lexicon) -> None:
    doc = parse("""
    Vargas    Vargas    PROPN NNP 2 nsubj B-PERSON
    backed    back      VERB  VBD 0 root
    Petrov    Petrov    PROPN NNP 2 obj B-PERSON
    in        in        ADP   IN  6 case
    his       his       PRON  PRP$ 6 nmod:poss
    crackdown crackdown NOUN  NN  2 obl
    """)
    assert who(doc, lexicon) == {"his": "Petrov"}


@pytest.mark.parametrize("possessive", ["nmod:poss", "poss"])
def test_a_body_and_its_own(possessive: str, lexicon: Lexicon) -> None:
    doc = parse(f"""
    Interfax  Interfax PROPN NNP 2 nsubj B-ORG
    closed    close    VERB  VBD 0 root
    its       its      PRON  PRP$ 4 {possessive}
    office    office   NOUN  NN  2 obj
    """)
    assert who(doc, lexicon) == {"its": "Interfax"}


def test_it_is_nobody_without_a_governing_body(lexicon: Lexicon) -> None:
    doc = parse("""
    Interfax  Interfax PROPN NNP 2 nsubj B-ORG
    closed    close    VERB  VBD 0 root
    _.        .        PUNCT .   2 punct
    It        it       PRON  PRP 5 nsubj
    rained    rain     VERB  VBD 0 root
    """)
    assert who(doc, lexicon) == {}


def test_i_inside_a_quotation_is_its_speaker(lexicon: Lexicon) -> None:
    doc = parse("""
    “       "      PUNCT `` 3 punct
    I       I      PRON  PRP 3 nsubj
    know    know   VERB  VBP 0 root
    him     he     PRON  PRP 3 obj
    _,      ,      PUNCT ,  3 punct
    _”      "      PUNCT '' 3 punct
    Ortega  Ortega PROPN NNP 8 nsubj B-PERSON
    said    say    VERB  VBD 3 parataxis
    """)
    quote = Quote(
        id="", article="a", text=doc.text, start_char=0, end_char=len(doc.text), rule="test", kind="direct",
        contents=(Span(text=doc.text[:14], start_char=0, end_char=14),),
        speaker=Mention(text="Ortega", start_char=doc[6].idx, end_char=doc[6].idx + 6, form="named"),
    )  # fmt: skip
    assert who(doc, lexicon, (quote,)) == {"I": "Ortega"}
    assert who(doc, lexicon) == {}


def test_the_office_in_the_lead_and_the_name_later(lexicon: Lexicon) -> None:
    doc = parse("""
    Peru       Peru      PROPN NNP 3 nmod:poss B-LOC
    _’s        's        PART  POS 1 case
    president  president NOUN  NN  4 nsubj
    said       say       VERB  VBD 0 root
    he         he        PRON  PRP 6 nsubj
    won        win       VERB  VBD 4 ccomp
    _.         .         PUNCT .   4 punct
    Ana        Ana       PROPN NNP 10 nsubj B-PERSON
    Sosa       Sosa      PROPN NNP 8 flat I-PERSON
    spoke      speak     VERB  VBD 0 root
    """)
    people = people_in(doc, lexicon)
    (record,) = people.records
    assert (record.name, record.country) == ("Ana Sosa", "PER")
    assert [mention.text for mention in record.mentions if mention.form == "nominal"] == ["Peru’s president"]
    assert people.find(doc, 0, doc[2].idx + 9) == 0


def test_the_paper_is_the_one_named_before(lexicon: Lexicon) -> None:
    doc = parse("""
    Global  Global PROPN NNP 3 nsubj B-ORG
    Times   Times  PROPN NNP 1 flat I-ORG
    agreed  agree  VERB  VBD 0 root
    _.      .      PUNCT .   3 punct
    The     the    DET   DT  6 det
    paper   paper  NOUN  NN  7 nsubj
    left    leave  VERB  VBD 0 root
    """)
    people = people_in(doc, lexicon)
    assert people.find(doc, doc[4].idx, doc[5].idx + 5) == 0
    assert marks.get(doc, marks.Nominal)[0].label == "organization"


MET_HIS_WIFE = """
Ortega  Ortega PROPN NNP 2 nsubj B-PERSON
met     meet   VERB  VBD 0 root
his     his    PRON  PRP$ 4 nmod:poss
wife    wife   NOUN  NN  2 obj
_,      ,      PUNCT ,   4 punct
"""
MINA_BEFORE_SHE_LEFT = """
Mina    Mina   PROPN NNP 4 appos B-PERSON
_,      ,      PUNCT ,   4 punct
before  before SCONJ IN  10 mark
she     she    PRON  PRP 10 nsubj
left    leave  VERB  VBD 2 advcl
_.      .      PUNCT .   2 punct
"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_his_wife_renames_a_name_beside_it(scheme: str, lexicon: Lexicon) -> None:
    assert who(SCHEMES[scheme](MET_HIS_WIFE + MINA_BEFORE_SHE_LEFT), lexicon) == {"his": "Ortega", "she": "Mina"}


@pytest.mark.parametrize("end", ["", "General General PROPN NNP 4 appos"])
def test_a_text_that_breaks_off_behind_his_wife(end: str, lexicon: Lexicon) -> None:
    assert who(parse(MET_HIS_WIFE + end), lexicon) == {"his": "Ortega"}


@pytest.mark.parametrize("label", ["acl:relcl", "relcl"])
def test_who_is_the_one_before_it(label: str, lexicon: Lexicon) -> None:
    doc = parse(f"""
    Ortega  Ortega PROPN NNP 5 nsubj B-PERSON
    _,      ,      PUNCT ,   1 punct
    who     who    PRON  WP  4 nsubj
    agreed  agree  VERB  VBD 1 {label}
    left    leave  VERB  VBD 0 root
    """)
    people = people_in(doc, lexicon)
    assert people.find(doc, doc[2].idx, doc[2].idx + 3) == 0


def test_a_title_that_no_table_knows_heads_the_phrase(lexicon: Lexicon) -> None:
    doc = parse("""
    Zorb.   Zorb.  PROPN NNP 4 nsubj
    Stacey  Stacey PROPN NNP 1 flat B-PERSON
    Plask   Plask  PROPN NNP 1 flat I-PERSON
    left    leave  VERB  VBD 0 root
    """)
    people = people_in(doc, lexicon)
    assert people.find(doc, 0, doc[2].idx + 5) == 0


PLEA = """
Bos     Bos    PROPN NNP 2 nsubj B-PERSON
heard   hear   VERB  VBD 0 root
Sosa    Sosa   PROPN NNP 5 {poss} B-PERSON
_'s     's     PART  POS 3 case
plea    plea   NOUN  NN  2 {obj}
to      to     PART  TO  7 mark
lift    lift   VERB  VB  5 acl
his     his    PRON  PRP$ 9 {poss}
ban     ban    NOUN  NN  7 {obj}
_.      .      PUNCT .   2 punct
"""


@pytest.mark.parametrize(("poss", "obj"), [("nmod:poss", "obj"), ("poss", "dobj")])
def test_whose_plan_it_is(poss: str, obj: str, lexicon: Lexicon) -> None:
    assert who(parse(PLEA.format(poss=poss, obj=obj)), lexicon) == {"his": "Sosa"}


TWO_UNKNOWN = """
Nkoro   Nkoro  PROPN NNP 2 nsubj B-PERSON
met     meet   VERB  VBD 0 root
Mbeni   Mbeni  PROPN NNP 2 {obj} B-PERSON
_.      .      PUNCT .   2 punct
Her     her    PRON  PRP$ 6 {poss}
car     car    NOUN  NN  7 nsubj
left    leave  VERB  VBD 0 root
_.      .      PUNCT .   7 punct
"""


@pytest.mark.parametrize(("poss", "obj"), [("nmod:poss", "obj"), ("poss", "dobj")])
def test_nobody_is_known_to_be_a_woman(poss: str, obj: str, lexicon: Lexicon) -> None:
    assert who(parse(TWO_UNKNOWN.format(poss=poss, obj=obj)), lexicon) == {}
