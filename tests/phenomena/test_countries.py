"""Countries of persons and bodies: what the text ties to them, and what a town lets a reader infer."""

import pytest

import factx
from factx.facts import Actor
from factx.lexicon import Lexicon
from tests.named import named
from tests.parses import parse
from tests.people import people_in


def countries(line: str, lexicon: Lexicon) -> dict[str, tuple[str | None, str | None]]:
    """Name of each record → its country and the one that a reader infers."""
    return {r.name: (r.country, r.country_context) for r in people_in(named(line), lexicon).records}


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("the/DT mayor/NN of/IN [LOC Kumasi/NNP] ,/, [PERSON Ana/NNP Sosa/NNP] ,/, left/VBD", "GHA"),
        ("[LOC Osaka/NNP] Mayor/NNP [PERSON Ana/NNP Sosa/NNP] left/VBD", "JPN"),
        ("[PERSON Ana/NNP Sosa/NNP] ,/, the/DT mayor/NN of/IN [LOC Kumasi/NNP] ,/, left/VBD for/IN [LOC Chile/NNP]", "GHA"),
        # Towns of this name lie in several countries: the one that the text names, else the capital, else none.
        ("[LOC Canada/NNP] ./. the/DT mayor/NN of/IN [LOC London/NNP] ,/, [PERSON Ana/NNP Sosa/NNP] ,/, left/VBD", "CAN"),
        ("the/DT mayor/NN of/IN [LOC London/NNP] ,/, [PERSON Ana/NNP Sosa/NNP] ,/, left/VBD", "GBR"),
        ("the/DT mayor/NN of/IN [LOC Birmingham/NNP] ,/, [PERSON Ana/NNP Sosa/NNP] ,/, left/VBD", None),
        # Who works in a town, or is called like one, governs none.
        ("[PERSON Ana/NNP Sosa/NNP] ,/, correspondent/NN in/IN [LOC Kumasi/NNP] ,/, left/VBD", None),
        ("[LOC Kumasi/NNP] correspondent/NN [PERSON Ana/NNP Sosa/NNP] left/VBD", None),
        ("[PERSON Ana/NNP Sosa/NNP] left/VBD [LOC Kumasi/NNP]", None),
    ],
)  # fmt: skip
def test_a_town_tells_the_country_of_who_governs_it(line: str, country: str | None, lexicon: Lexicon) -> None:
    assert countries(line, lexicon)["Ana Sosa"] == (None, country)


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("Mombasa/NNP Police/NNP Department/NNP", "KEN"),
        ("Osaka/NNP District/NNP Court/NNP", "JPN"),
        ("Santiago/NNP City/NNP Council/NNP", "CHL"),
        ("Birmingham/NNP City/NNP Council/NNP", None),
        ("Boston/NNP Consulting/NNP Group/NNP", None),
        ("Independence/NNP Council/NNP", None),
        ("Kumasi/NNP Steel/NNP", None),
        ("National/NNP Police/NNP Agency/NNP", None),
    ],
)
def test_a_town_tells_the_country_of_its_own_bodies(body: str, country: str | None, lexicon: Lexicon) -> None:
    assert list(countries(f"the/DT [ORG {body}] left/VBD", lexicon).values()) == [(None, country)]


def test_a_person_called_like_a_town_has_no_country(lexicon: Lexicon) -> None:
    line = "[PERSON Paris/NNP Hilton/NNP] left/VBD"
    assert countries(line, lexicon) == {"Paris Hilton": (None, None)}


def test_who_speaks_for_a_towns_police_is_of_its_country(lexicon: Lexicon) -> None:
    line = "[ORG Mombasa/NNP Police/NNP] spokeswoman/NN [PERSON Ana/NNP Sosa/NNP] left/VBD"
    assert countries(line, lexicon)["Ana Sosa"] == (None, "KEN")


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("[PERSON Ana/NNP Sosa/NNP] ,/, a/DT [NORP Norwegian/JJ] citizen/NN ,/, left/VBD", "NOR"),
        ("[PERSON Ana/NNP Sosa/NNP] ,/, a/DT [NORP Chilean/JJ] _-/HYPH [NORP American/JJ] dual/JJ national/NN ,/, left/VBD", "CHL"),
        ("[PERSON Ana/NNP Sosa/NNP] ,/, a/DT private/JJ citizen/NN ,/, left/VBD", None),
        ("[PERSON Ana/NNP Sosa/NNP] ,/, a/DT friend/NN of/IN a/DT [NORP Chilean/JJ] citizen/NN ,/, left/VBD", None),
    ],
)  # fmt: skip
def test_whose_citizen_somebody_is(line: str, country: str | None, lexicon: Lexicon) -> None:
    assert countries(line, lexicon)["Ana Sosa"][0] == country


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("the/DT [NORP Kenyan/JJ] tabloid/NN '/`` [ORG _Rolling/NNP Drum/NNP] '/'' left/VBD", "KEN"),
        ("the/DT [NORP Kenyan/JJ] workers/NNS '/POS [ORG Rolling/NNP Drum/NNP] left/VBD", None),
    ],
)
def test_a_straight_mark_before_a_name_is_no_owner(line: str, country: str | None, lexicon: Lexicon) -> None:
    assert countries(line, lexicon)["Rolling Drum"][0] == country


LEAD = """
{before}
saw       see       VERB  VBD  0 root
a         a         DET   DT   {head} det
Norwegian Norwegian ADJ   JJ   {head} amod B-NORP
harbour   harbour   NOUN  NN   {head} compound
official  official  NOUN  NN   {verb} obj
_.        .         PUNCT .    {verb} punct
"""
NAMED = """
Ivo      Ivo      PROPN NNP {verb} nsubj B-PERSON
Falk     Falk     PROPN NNP {name} flat I-PERSON
_,       ,        PUNCT ,   {name} punct
an       a        DET   DT  {role} det
{noun}   {noun}   NOUN  NN  {name} appos
_,       ,        PUNCT ,   {name} punct
left     leave    VERB  VBD 0 root
_.       .        PUNCT .   {verb} punct
"""


@pytest.mark.parametrize(
    ("before", "noun", "country"),
    [
        ("Friends friend NOUN NNS {verb} nsubj", "official", "NOR"),
        ("Friends friend NOUN NNS {verb} nsubj", "engineer", None),
        ("Officials official NOUN NNS {verb} nsubj", "official", None),
        ("Sosa Sosa PROPN NNP {verb} nsubj B-PERSON", "official", None),
    ],
)
def test_the_lead_tells_the_country_of_whom_the_next_sentence_names(
    before: str, noun: str, country: str | None, lexicon: Lexicon
) -> None:
    """“Friends saw a **Norwegian** harbour official. **Ivo Falk**, an official, left.”"""
    lead = LEAD.format(before=before.format(verb=2), verb=2, head=6)
    doc = parse(lead + NAMED.format(name=8, role=12, verb=14, noun=noun))
    (falk,) = (record for record in people_in(doc, lexicon).records if record.name == "Ivo Falk")
    assert falk.country == country


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "his/PRP$ [NORP Chilean/JJ] and/CC [NORP Kenyan/JJ] counterparts/NNS ,/, [PERSON Ana/NNP Sosa/NNP] and/CC"
            " [PERSON Ivo/NNP Falk/NNP] ,/, left/VBD",
            {"Ana Sosa": "CHL", "Ivo Falk": "KEN"},
        ),
        (
            "the/DT [NORP Chilean/JJ] ,/, [NORP Danish/JJ] and/CC [NORP Kenyan/JJ] foreign/JJ ministers/NNS [PERSON Ana/NNP Sosa/NNP] ,/,"
            " [PERSON Jo/NNP Bos/NNP] and/CC [PERSON Ivo/NNP Falk/NNP] left/VBD",
            {"Ana Sosa": "CHL", "Jo Bos": "DNK", "Ivo Falk": "KEN"},
        ),
        (
            "the/DT [NORP Chilean/JJ] ministers/NNS [PERSON Ana/NNP Sosa/NNP] and/CC [PERSON Ivo/NNP Falk/NNP] left/VBD",
            {"Ana Sosa": "CHL", "Ivo Falk": "CHL"},
        ),
    ],
)
def test_several_peoples_before_a_plural_are_one_for_each_name(
    line: str, expected: dict[str, str], lexicon: Lexicon
) -> None:
    assert {name: country for name, (country, _) in countries(line, lexicon).items()} == expected


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("the/DT [ORG government/NN of/IN Saudi/NNP Arabia/NNP] left/VBD", "SAU"),
        ("the/DT [ORG Chilean/JJ _-/HYPH _Kenyan/JJ Council/NNP] left/VBD", None),
    ],
)
def test_the_country_in_the_name_of_a_body(line: str, country: str | None, lexicon: Lexicon) -> None:
    assert [own for own, _ in countries(line, lexicon).values()] == [country]


def told(text: str, extractor: factx.Extractor) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """Name of each person → country and titles."""
    return {r.name: (r.country, r.titles) for r in extractor.extract(text) if isinstance(r, Actor)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivo Falk sued the club on Friday. The Chilean boxer won.", ("CHL", ("boxer",))),
        ("Ivo Falk, 23, sued the club on Friday. The 23-year-old boxer won.", (None, ("boxer",))),
        ("Mayor Ivo Falk sued the club on Friday. The mayor won.", (None, ("Mayor",))),
        ("Ivo Falk sued the club on Friday. The young man won.", (None, ())),
        # What a pronoun is said to be.
        ("Ivo Falk sued the club on Friday. He is Peru's most successful boxer.", ("PER", ("successful boxer",))),
        ("Ivo Falk sued the club on Friday. He met the director of the mint.", (None, ())),
        # The lead tells it, the name comes later.
        ("A Chilean banker was arrested on Friday. Ivo Falk was arrested at home.", ("CHL", ("banker",))),
        ("A Chilean banker was arrested on Friday. He is ill. Ivo Falk owes millions.", ("CHL", ("banker",))),
        ("A Chilean banker was arrested on Friday. Ivo Falk saw it.", (None, ())),
    ],
)
def test_a_description_tells_what_somebody_is_and_of_which_country(
    text: str, expected: tuple[str | None, tuple[str, ...]], extractor: factx.Extractor
) -> None:
    assert told(text, extractor) == {"Ivo Falk": expected}


def test_a_country_of_ones_own_counts_more_than_one_told_of_several(extractor: factx.Extractor) -> None:
    text = "The two Chilean bankers, Ivo Falk and Jonas Neel, were arrested. Falk, a Peruvian dual national, is ill."
    assert {name: country for name, (country, _) in told(text, extractor).items()} == {
        "Ivo Falk": "PER",
        "Jonas Neel": "CHL",
    }


def test_a_people_beside_another_word_is_not_a_persons(lexicon: Lexicon) -> None:
    """“Through the Chilean branch **Sosa** wants to sell.”"""
    doc = parse(BRANCH)
    assert people_in(doc, lexicon).records[0].country is None


BRANCH = """
Through   through   ADP   IN   4 case
the       the       DET   DT   4 det
Chilean   Chilean   ADJ   JJ   4 amod B-NORP
branch    branch    NOUN  NN   6 obl
Sosa      Sosa      PROPN NNP  6 nsubj B-PERSON
wants     want      VERB  VBZ  0 root
to        to        PART  TO   8 mark
sell      sell      VERB  VB   6 xcomp
_.        .         PUNCT .    6 punct
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two Chileans were killed on Friday. Police identified the dead as Ivo Falk, 25, and Jonas Neel, 31.",
            {"Ivo Falk": "CHL", "Jonas Neel": "CHL"},
        ),
        ("Chileans voted on Friday. Police identified the dead as Ivo Falk, 25.", {"Ivo Falk": None}),
    ],
)
def test_the_dead_are_of_the_people_that_were_counted(
    text: str, expected: dict[str, str | None], extractor: factx.Extractor
) -> None:
    assert {name: country for name, (country, _) in told(text, extractor).items()} == expected
