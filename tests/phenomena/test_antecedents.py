"""Pronouns by grammar and by what the sentence before was about; descriptions that tell something new."""

import pytest

from factx import marks
from factx.facts import Actor, Mention, Quote, Span
from factx.lexicon import Lexicon
from factx.resolve import roles
from tests.named import named
from tests.parses import parse
from tests.people import meant, people_in, who

WHOM_THE_SENTENCE_WAS_ABOUT = """
Dorn    Dorn   PROPN NNP 2 nsubj B-PERSON
praised praise VERB  VBD 0 root
Ruiz    Ruiz   PROPN NNP 2 {obj} B-PERSON
and     and    CCONJ CC  6 cc
Ruiz    Ruiz   PROPN NNP 7 {poss} B-PERSON
_'s     's     PART  POS 5 case
plan    plan   NOUN  NN  3 conj
_.      .      PUNCT .   2 punct
He      he     PRON  PRP 10 nsubj
left    leave  VERB  VBD 0 root
"""


@pytest.mark.parametrize(("obj", "poss"), [("obj", "nmod:poss"), ("dobj", "poss")])
def test_the_subject_of_the_sentence_before(obj: str, poss: str, lexicon: Lexicon) -> None:
    assert who(parse(WHOM_THE_SENTENCE_WAS_ABOUT.format(obj=obj, poss=poss)), lexicon) == {"He": "Dorn"}


NAMED_BY_ITSELF = """
Dorn      Dorn     PROPN NNP 2 nsubj B-PERSON
met       meet     VERB  VBD 0 root
Ruiz      Ruiz     PROPN NNP 2 {obj} B-PERSON
_.        .        PUNCT .   2 punct
He        he       PRON  PRP 6 nsubj
described describe VERB  VBD 0 root
Dorn      Dorn     PROPN NNP 6 {obj} B-PERSON
kindly    kindly   ADV   RB  6 advmod
"""


@pytest.mark.parametrize("obj", ["obj", "dobj"])
def test_nobody_is_named_in_his_own_clause(obj: str, lexicon: Lexicon) -> None:
    assert who(parse(NAMED_BY_ITSELF.format(obj=obj)), lexicon) == {"He": "Ruiz"}


SAID_OF_ANOTHER = {
    "ud": """
    Ashok    Ashok PROPN NNP 2 nsubj B-PERSON
    spoke    speak VERB  VBD 0 root
    _.       .     PUNCT .   2 punct
    Zamir    Zamir PROPN NNP 6 nsubj B-PERSON
    was      be    AUX   VBD 6 cop
    wrong    wrong ADJ   JJ  0 root
    _,       ,     PUNCT ,   9 punct
    he       he    PRON  PRP 9 nsubj
    said     say   VERB  VBD 6 parataxis
    """,
    "clearnlp": """
    Ashok    Ashok PROPN NNP 2 nsubj B-PERSON
    spoke    speak VERB  VBD 0 ROOT
    _.       .     PUNCT .   2 punct
    Zamir    Zamir PROPN NNP 5 nsubj B-PERSON
    was      be    AUX   VBD 9 ccomp
    wrong    wrong ADJ   JJ  5 acomp
    _,       ,     PUNCT ,   9 punct
    he       he    PRON  PRP 9 nsubj
    said     say   VERB  VBD 0 ROOT
    """,
}


@pytest.mark.parametrize("scheme", SAID_OF_ANOTHER)
def test_who_speaks_of_somebody_by_name_is_another(scheme: str, lexicon: Lexicon) -> None:
    assert who(parse(SAID_OF_ANOTHER[scheme]), lexicon) == {"he": "Ashok"}


SHARED_SUBJECT = """
Biden   Biden PROPN NNP 2 nsubj B-PERSON
called  call  VERB  VBD 0 root
Dorn    Dorn  PROPN NNP 2 {obj} B-PERSON
and     and   CCONJ CC  5 cc
urged   urge  VERB  VBD 2 conj
him     he    PRON  PRP 5 {obj}
to      to    PART  TO  8 mark
go      go    VERB  VB  5 xcomp
"""


@pytest.mark.parametrize("obj", ["obj", "dobj"])
def test_an_object_is_not_the_shared_subject(obj: str, lexicon: Lexicon) -> None:
    assert who(parse(SHARED_SUBJECT.format(obj=obj)), lexicon) == {"him": "Dorn"}


ANNOUNCED = """
Bos      Bos     PROPN NNP 2 nsubj B-PERSON
left     leave   VERB  VBD 0 root
_.       .       PUNCT .   2 punct
In       in      ADP   IN  6 case
his      he      PRON  PRP$ 6 {poss}
speech   speech  NOUN  NN  8 obl
Dorn     Dorn    PROPN NNP 8 nsubj B-PERSON
thanked  thank   VERB  VBD 0 root
nobody   nobody  PRON  NN  8 obj
"""


@pytest.mark.parametrize("poss", ["nmod:poss", "poss"])
def test_a_fronted_phrase_waits_for_its_subject(poss: str, lexicon: Lexicon) -> None:
    assert who(parse(ANNOUNCED.format(poss=poss)), lexicon) == {"his": "Dorn"}


def test_the_one_that_is_joined_to_what_is_his(lexicon: Lexicon) -> None:
    doc = parse("""
    Bos     Bos    PROPN NNP 2 nsubj B-PERSON
    sued    sue    VERB  VBD 0 root
    Dorn    Dorn   PROPN NNP 2 obj B-PERSON
    and     and    CCONJ CC  6 cc
    his     he     PRON  PRP$ 6 nmod:poss
    mother  mother NOUN  NN  3 conj
    """)
    assert who(doc, lexicon) == {"his": "Dorn"}


TOLD_BY_WHO = """
Bos     Bos    PROPN NNP 2 nsubj B-PERSON
met     meet   VERB  VBD 0 root
Dorn    Dorn   PROPN NNP 2 {obj} B-PERSON
_,      ,      PUNCT ,   6 punct
who     who    PRON  WP  6 nsubj
said    say    VERB  VBD 3 {relative}
he      he     PRON  PRP 8 nsubj
won     win    VERB  VBD 6 ccomp
"""


@pytest.mark.parametrize(("obj", "relative"), [("obj", "acl:relcl"), ("dobj", "relcl")])
def test_who_said_is_who_stands_before_it(obj: str, relative: str, lexicon: Lexicon) -> None:
    assert who(parse(TOLD_BY_WHO.format(obj=obj, relative=relative)), lexicon) == {"he": "Dorn"}


def test_what_somebody_is_reminded_of_is_his_own(lexicon: Lexicon) -> None:
    doc = parse("""
    Bos      Bos    PROPN NNP 2 nsubj B-PERSON
    reminded remind VERB  VBD 0 root
    Dorn     Dorn   PROPN NNP 2 obj B-PERSON
    that     that   SCONJ IN  6 mark
    he       he     PRON  PRP 6 nsubj
    promised promise VERB VBD 2 ccomp
    """)
    assert who(doc, lexicon) == {"he": "Dorn"}


THEY = """
The      the    DET   DT  2 det
{body}   x      PROPN NNP 3 nsubj B-ORG
told     tell   VERB  VBD 0 root
{whom}   x      NOUN  {tag} 3 obj
they     they   PRON  PRP 7 nsubj
would    would  AUX   MD  7 aux
wait     wait   VERB  VB  3 ccomp
"""


def test_they_are_a_body_that_speaks_of_itself(lexicon: Lexicon) -> None:
    assert who(parse(THEY.format(body="Interfax", whom="nobody", tag="NN")), lexicon) == {"they": "Interfax"}
    assert who(parse(THEY.format(body="Interfax", whom="farmers", tag="NNS")), lexicon) == {}


def test_i_is_whom_the_pronoun_beside_the_quotation_means(lexicon: Lexicon) -> None:
    doc = parse("""
    Ortega  Ortega PROPN NNP 2 nsubj B-PERSON
    came    come   VERB  VBD 0 root
    _.      .      PUNCT .   2 punct
    “       "      PUNCT `` 6 punct
    I       I      PRON  PRP 6 nsubj
    know    know   VERB  VBP 0 root
    _,      ,      PUNCT ,  6 punct
    _”      "      PUNCT '' 6 punct
    he      he     PRON  PRP 10 nsubj
    said    say    VERB  VBD 6 parataxis
    """)
    start, end = doc[3].idx, doc[7].idx + 1
    quote = Quote(
        id="", article="a", text=doc.text[start:end], start_char=start, end_char=end, rule="test", kind="direct",
        contents=(Span(text=doc.text[start:end], start_char=start, end_char=end),),
        speaker=Mention(text="he", start_char=doc[8].idx, end_char=doc[8].idx + 2, form="pronominal"),
    )  # fmt: skip
    assert who(doc, lexicon, (quote,)) == {"he": "Ortega", "I": "Ortega"}


def test_every_pronoun_tells_what_it_leans_on(lexicon: Lexicon) -> None:
    doc = parse("""
    Ortega  Ortega PROPN NNP 2 nsubj B-PERSON
    said    say    VERB  VBD 0 root
    he      he     PRON  PRP 4 nsubj
    won     win    VERB  VBD 2 ccomp
    """)
    people = people_in(doc, lexicon)
    assert people.joined == (marks.Joined(0, 1, "exact", None), marks.Joined(2, 3, "pronoun", 0))


FORMER = """
Chan     Chan   PROPN NNP 2 nsubj B-PERSON
denied   deny   VERB  VBD 0 root
it       it     PRON  PRP 2 obj
_.       .      PUNCT .   2 punct
The      the    DET   DT  8 det
{new}    x      ADJ   JJ  8 amod
energy   energy NOUN  NN  8 compound
minister minister NOUN NN 9 nsubj
left     leave  VERB  VBD 0 root
"""


def test_a_new_description_of_the_one_person_before(lexicon: Lexicon) -> None:
    assert meant(parse(FORMER.format(new="former")), lexicon, "nominal") == {"The former energy minister": "Chan"}
    assert meant(parse(FORMER.format(new="angry")), lexicon, "nominal") == {}


def test_the_president_of_a_country_before_that_of_a_guild(lexicon: Lexicon) -> None:
    doc = named(
        "President/NNP [PERSON Ana/NNP Sosa/NNP] met/VBD the/DT president/NN of/IN [ORG Conaie/NNP] ,/, "
        "[PERSON Jan/NNP Bos/NNP] ./. The/DT president/NN left/VBD"
    )
    doc[13].dep_, doc[13].head = "nsubj", doc[14]
    people = people_in(doc, lexicon)
    assert people.find(doc, doc[12].idx, doc[13].idx + 9) == 0


def test_the_judge_is_the_justice(lexicon: Lexicon) -> None:
    assert roles.plain(["justice"]) == roles.plain(["judge"]) == ("judge",)
    assert roles.plain(["justice", "minister"]) == ("justice", "minister")
    assert roles.plain(["deputy", "prime", "minister"]) == ("deputy", "premier")


def test_the_country_of_an_article_goes_to_no_second_president(lexicon: Lexicon) -> None:
    doc = named(
        "In/IN [LOC Iran/NNP] and/CC [LOC Iran/NNP] and/CC [LOC Iran/NNP] ,/, [NORP Iranian/JJ] President/NNP "
        "[PERSON Ali/NNP Ruh/NNP] met/VBD President/NNP [PERSON Dan/NNP Tromp/NNP] ./."
    )
    people = people_in(doc, lexicon)
    assert [(r.name, r.country) for r in people.records if isinstance(r, Actor)] == [
        ("Ali Ruh", "IRN"),
        ("Dan Tromp", None),
    ]


@pytest.mark.parametrize("relative", ["acl:relcl", "relcl"])
def test_him_is_not_who_does_it(relative: str, lexicon: Lexicon) -> None:
    doc = parse(f"""
    Ortega   Ortega PROPN NNP 2 nsubj B-PERSON
    met      meet   VERB  VBD 0 root
    Hailonga Hailonga PROPN NNP 2 obj B-PERSON
    _,       ,      PUNCT ,   6 punct
    who      who    PRON  WP  6 nsubj
    freed    free   VERB  VBD 3 {relative}
    him      he     PRON  PRP 6 obj
    """)
    assert who(doc, lexicon) == {"him": "Ortega"}


def test_whom_the_sentence_regards(lexicon: Lexicon) -> None:
    doc = parse("""
    Regarding regard VERB VBG 2 case
    Wang      Wang   PROPN NNP 5 obl B-PERSON
    _,        ,      PUNCT ,   2 punct
    Chen      Chen   PROPN NNP 5 nsubj B-PERSON
    said      say    VERB  VBD 0 root
    he        he     PRON  PRP 7 nsubj
    won       win    VERB  VBD 5 ccomp
    """)
    assert who(doc, lexicon) == {"he": "Wang"}


def test_a_first_name_gives_way_to_the_pronouns_of_the_article(lexicon: Lexicon) -> None:
    doc = parse("""
    Maria   Maria  PROPN NNP 3 nsubj B-PERSON
    Ortu    Ortu   PROPN NNP 1 flat I-PERSON
    said    say    VERB  VBD 0 root
    he      he     PRON  PRP 5 nsubj
    sold    sell   VERB  VBD 3 ccomp
    his     he     PRON  PRP$ 7 nmod:poss
    car     car    NOUN  NN  5 obj
    and     and    CCONJ CC  10 cc
    his     he     PRON  PRP$ 10 nmod:poss
    house   house  NOUN  NN  7 conj
    """)
    assert who(doc, lexicon) == {"he": "Maria Ortu", "his": "Maria Ortu"}
