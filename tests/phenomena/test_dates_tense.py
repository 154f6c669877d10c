"""Which way a date looks, by the tense of its clause: hand-built parses in both label schemes."""

import datetime

import pytest

import factx
from tests.clearnlp import SCHEMES
from tests.dates import extract
from tests.parses import parse
from tests.phenomena.test_dates_leaning import dated

WEDNESDAY = datetime.date(2022, 7, 13)

SAID = """
He      he      PRON  PRP 2 nsubj
said    say     VERB  VBD 0 root
on      on      ADP   IN  4 case
Monday  Monday  PROPN NNP 2 obl
"""
WILL_MEET = """
They    they    PRON  PRP 3 nsubj
will    will    AUX   MD  3 aux
meet    meet    VERB  VB  0 root
on      on      ADP   IN  5 case
Monday  Monday  PROPN NNP 3 obl
"""
SAID_THEY_WILL = """
He      he      PRON  PRP 3 nsubj
on      on      ADP   IN  3 dep
said    say     VERB  VBD 0 root
they    they    PRON  PRP 6 nsubj
will    will    AUX   MD  6 aux
meet    meet    VERB  VB  3 ccomp
Monday  Monday  PROPN NNP 6 obl:tmod
"""
PLANS_TO = """
She     she     PRON  PRP 2 nsubj
plans   plan    VERB  VBZ 0 root
to      to      PART  TO  4 mark
leave   leave   VERB  VB  2 xcomp
on      on      ADP   IN  6 case
Monday  Monday  PROPN NNP 4 obl
"""
BEGAN_TO = """
She     she     PRON  PRP 2 nsubj
began   begin   VERB  VBD 0 root
to      to      PART  TO  4 mark
leave   leave   VERB  VB  2 xcomp
on      on      ADP   IN  6 case
Monday  Monday  PROPN NNP 4 obl
"""
HAS_LEFT = """
She     she     PRON  PRP 3 nsubj
has     have    AUX   VBZ 3 aux
left    leave   VERB  VBN 0 root
on      on      ADP   IN  5 case
Monday  Monday  PROPN NNP 3 obl
"""
ASKED_TO_REPLY_BY = """
He      he      PRON  PRP 2 nsubj
asked   ask     VERB  VBD 0 root
her     she     PRON  PRP 2 obj
to      to      PART  TO  5 mark
reply   reply   VERB  VB  2 xcomp
by      by      ADP   IN  7 case
Monday  Monday  PROPN NNP 5 obl
"""
POSSESSIVE = """
They    they    PRON  PRP 3 nsubj
would   would   AUX   MD  3 aux
dodge   dodge   VERB  VB  0 root
Monday  Monday  PROPN NNP 6 nmod:poss
_'s     's      PART  POS 4 case
ruling  ruling  NOUN  NN  3 obj
"""

PAST, FUTURE = "2022-07-11", "2022-07-18"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (SAID, PAST),
        (WILL_MEET, FUTURE),
        (SAID_THEY_WILL, FUTURE),
        (PLANS_TO, FUTURE),
        (BEGAN_TO, PAST),
        (HAS_LEFT, PAST),
        (ASKED_TO_REPLY_BY, FUTURE),
        (POSSESSIVE, PAST),
    ],
)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_weekday_by_tense(scheme: str, table: str, expected: str) -> None:
    assert [date.value for date in extract(SCHEMES[scheme](table), WEDNESDAY)] == [expected]


@pytest.mark.parametrize(("table", "expected"), [(SAID, "2022-05"), (WILL_MEET, "2022-09")])
def test_month_by_tense(table: str, expected: str) -> None:
    month = "May" if table is SAID else "September"
    assert [date.value for date in extract(parse(table.replace("Monday", month)), WEDNESDAY)] == [expected]


def test_the_weekday_of_publication_is_that_day_in_either_tense() -> None:
    monday = datetime.date(2022, 7, 11)
    assert [date.value for table in (SAID, WILL_MEET) for date in extract(parse(table), monday)] == ["2022-07-11"] * 2


@pytest.mark.parametrize(
    "table",
    [
        "The the DET DT 3 det B-ORG\nSunday Sunday PROPN NNP 3 compound I-ORG\nTimes Times PROPN NNP 0 root I-ORG\nprinted print VERB VBD 3 acl",
        "Every every DET DT 2 det\nFriday Friday PROPN NNP 3 obl\nprayed pray VERB VBD 0 root",
        "Bloody bloody ADJ JJ 2 amod\nSunday Sunday PROPN NNP 0 root",
        "overnight overnight ADJ JJ 2 amod\nlosses loss NOUN NNS 0 root",
        "May May PROPN NNP 2 nsubj B-PERSON\nsaid say VERB VBD 0 root",
        "about about ADV RB 2 advmod\n1500 1500 NUM CD 3 nummod\nsoldiers soldier NOUN NNS 0 root",
        "nearly nearly ADV RB 2 advmod\n2000 2000 NUM CD 3 nummod\nvillagers villager NOUN NNS 0 root",
        "the the DET DT 3 det\nlast last ADJ JJ 3 amod\nweek week NOUN NN 0 root\nof of ADP IN 6 case\nhis his PRON PRP$ 6 nmod:poss\nlife life NOUN NN 3 nmod",
    ],
)
def test_what_looks_like_a_date_by_chance(table: str) -> None:
    assert extract(parse(table), WEDNESDAY) == []


def test_a_name_that_swallowed_the_weekday_after_it_still_leaves_a_date() -> None:
    table = "In in ADP IN 2 case\nTokyo Tokyo PROPN NNP 4 obl B-LOC\nMonday Monday PROPN NNP 2 flat I-LOC\nfell fall VERB VBD 0 root"
    assert [date.value for date in extract(parse(table), WEDNESDAY)] == ["2022-07-11"]


HAD_BEEN_DUE = """
It      it      PRON  PRP 4 nsubj
had     have    AUX   VBD 4 aux
been    be      AUX   VBN 4 cop
due     due     ADJ   JJ  0 root
to      to      PART  TO  6 mark
expire  expire  VERB  VB  4 xcomp
Monday  Monday  PROPN NNP 6 obl:tmod
"""
MET_THE_DEADLINE = """
Owners  owner   NOUN  NNS 2 nsubj
sold    sell    VERB  VBD 0 root
by      by      ADP   IN  6 case
the     the     DET   DT  6 det
Monday  Monday  PROPN NNP 6 compound
deadline deadline NOUN NN 2 obl
"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("table", [HAD_BEEN_DUE, MET_THE_DEADLINE])
def test_what_had_been_due_is_over(table: str, scheme: str) -> None:
    (date,) = extract(SCHEMES[scheme](table), WEDNESDAY)
    assert date.value == "2022-07-11"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers are searching for a man after a robbery on Friday.", "2024-03-01"),
        ("Detectives are asking for witnesses to the crash on Monday.", "2024-03-04"),
        ("Police are looking for the driver who hit a girl on Saturday.", "2024-03-02"),
        ("Detectives ask anyone with information about the Friday shooting to call.", "2024-03-01"),
        ("Police investigate a death on Saturday in Norby.", "2024-03-02"),
        ("The family is mourning the death of Ana Brill on Thursday.", "2024-02-29"),
        ("A man faces charges after an arrest on Friday.", "2024-03-01"),
        ("Workers are clearing rubble following the quake on Sunday.", "2024-03-03"),
        ("Anyone with information about the robbery on Monday is asked to call.", "2024-03-04"),
        ("Police hope that witnesses to the crash on Monday will come forward.", "2024-03-04"),
        ("The cause of the fire on Monday remains unknown.", "2024-03-04"),
        ("The driver in the crash on Monday faces a fine.", "2024-03-04"),
        ("Detectives are looking into the fatal shooting of a teenager Friday.", "2024-03-01"),
    ],
)
def test_the_day_of_a_mishap_is_over_behind_a_clause_in_the_present(
    text: str, expected: str, extractor: factx.Extractor
) -> None:
    assert [value for _, value, _ in dated(extractor, text)] == [expected]


def test_a_time_of_day_goes_with_the_day_of_the_mishap(extractor: factx.Extractor) -> None:
    text = "Detectives are investigating a stabbing on Saturday at 9 p.m. in Orlow."
    assert [value for _, value, _ in dated(extractor, text)] == ["2024-03-02", "2024-03-02"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials will investigate the crash on Monday.", "2024-03-11"),
        ("The ministers will meet on Thursday.", "2024-03-07"),
        ("The vote on Sunday is expected to be close.", "2024-03-10"),
        ("A hearing is set for Monday.", "2024-03-11"),
        ("He is due in court on Friday.", "2024-03-08"),
        ("The army plans an attack on Friday.", "2024-03-08"),
        ("An attack on Sunday is likely.", "2024-03-10"),
        ("The funeral is on Friday.", "2024-03-08"),
        ("An attack on Sunday would be a disaster.", "2024-03-10"),
        ("An attack on Sunday is expected.", "2024-03-10"),
        ("The trial over the crash starts on Monday.", "2024-03-11"),
        ("Residents fear an attack on Sunday.", "2024-03-10"),
        ("They are preparing for an attack on Sunday.", "2024-03-10"),
        ("The union is planning a strike on Monday.", "2024-03-11"),
        ("The mayor is holding a vigil on Friday after the attack.", "2024-03-08"),
        ("The town is holding a vigil for the victims of the crash on Saturday.", "2024-03-09"),
        ("The town is marking the anniversary of the fire on Saturday.", "2024-03-09"),
        ("The inquest into the death of Ana Brill opens on Monday.", "2024-03-11"),
        ("Police are asking drivers to avoid the road on Saturday.", "2024-03-09"),
        ("The team is playing on Saturday.", "2024-03-09"),
    ],
)
def test_what_is_still_to_come_stays_ahead(text: str, expected: str, extractor: factx.Extractor) -> None:
    assert [value for _, value, _ in dated(extractor, text)] == [expected]
