"""Name forms of one person or body joined, and those of different ones kept apart."""

import pytest

from factx import marks
from factx.facts import Actor, Organization
from factx.lexicon import Lexicon
from factx.resolve import entities
from factx.resolve.names.acronyms import initials
from tests.named import named
from tests.parses import parse
from tests.people import people_in


def resolved(line: str, lexicon: Lexicon) -> entities.Entities:
    return people_in(named(line), lexicon)


def names(line: str, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Name of each record → its aliases."""
    return {record.name: record.aliases for record in resolved(line, lexicon).records}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[PERSON Kassym-Jomart/NNP Tokayev/NNP] spoke/VBD ./. [PERSON Tokayev/NNP] left/VBD", {"Kassym-Jomart Tokayev": ("Tokayev",)}),
        ("[PERSON Prawit/NNP Wong/NNP] spoke/VBD ./. Gen/NNP [PERSON Prawit/NNP] left/VBD", {"Prawit Wong": ("Prawit",)}),
        ("[PERSON Yoon/NNP Suk-yeol/NNP] spoke/VBD ./. [PERSON Yoon/NNP] left/VBD", {"Yoon Suk-yeol": ("Yoon",)}),
        ("[PERSON Jared/NNP Padal/NNP] spoke/VBD ./. [PERSON Jared/NNP Tristan/NNP Padal/NNP] left/VBD", {"Jared Tristan Padal": ("Jared Padal",)}),
        ("[PERSON J./NNP Ortega/NNP] spoke/VBD ./. [PERSON Juan/NNP Ortega/NNP] left/VBD", {"J. Ortega": ("Juan Ortega",)}),
        ("[PERSON Al/NNP Zoheiry/NNP] spoke/VBD ./. [PERSON Al/NNP Zoheiri/NNP] left/VBD", {"Al Zoheiry": ("Al Zoheiri",)}),
        ("[PERSON Ali/NNP Nawaf/NNP Al-Jaber/NNP Al-Sab/NNP] spoke/VBD ./. [PERSON Ali/NNP Al-Nawaf/NNP Al-Sab/NNP] left/VBD", {"Ali Nawaf Al-Jaber Al-Sab": ("Ali Al-Nawaf Al-Sab",)}),
        ("[PERSON Luis/NNP López/NNP Obra/NNP] spoke/VBD ./. [PERSON López/NNP Obra/NNP] left/VBD", {"Luis López Obra": ("López Obra",)}),
        ("[PERSON Nadia/NNP Al/NNP Razi/NNP] spoke/VBD ./. [PERSON Al/NNP Razi/NNP] left/VBD", {"Nadia Al Razi": ("Al Razi",)}),
    ],
)  # fmt: skip
def test_forms_of_one_person(line: str, expected: dict[str, tuple[str, ...]], lexicon: Lexicon) -> None:
    assert names(line, lexicon) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[PERSON Chen/NNP Mei-hsiu/NNP] spoke/VBD ./. [PERSON Chen/NNP Li-shu/NNP] left/VBD", {"Chen Mei-hsiu", "Chen Li-shu"}),
        ("[PERSON Tom/NNP Reyes/NNP] spoke/VBD ./. Mrs/NNP [PERSON Reyes/NNP] left/VBD", {"Tom Reyes", "Reyes"}),
        ("[PERSON Ana/NNP Sosa/NNP] spoke/VBD ./. [PERSON Tom/NNP Sosa/NNP] left/VBD", {"Ana Sosa", "Tom Sosa"}),
    ],
)  # fmt: skip
def test_persons_kept_apart(line: str, expected: set[str], lexicon: Lexicon) -> None:
    if "Mrs" in line:
        line = line.replace("[PERSON Tom", "Mr/NNP [PERSON Tom")
    assert set(names(line, lexicon)) == expected


def test_a_bare_surname_is_the_person_the_article_is_about_and_no_relative(lexicon: Lexicon) -> None:
    line = (
        "[PERSON Ivo/NNP Anders/NNP] spoke/VBD ./. [PERSON Anders/NNP] was/VBD born/VBN to/IN [PERSON Mia/NNP Anders/NNP] ./."
        " Later/RB [PERSON Anders/NNP] left/VBD ./."
    )
    assert names(line, lexicon) == {"Ivo Anders": ("Anders",), "Mia Anders": ()}


def test_of_two_with_one_surname_the_one_named_last(lexicon: Lexicon) -> None:
    line = (
        "[PERSON Lee/NNP Jae/NNP] spoke/VBD ./. [PERSON Lee/NNP] left/VBD ./. [PERSON Lee/NNP/nsubj Jun/NNP] spoke/VBD ./."
        " [PERSON Lee/NNP] left/VBD ./."
    )
    assert names(line, lexicon) == {"Lee Jae": ("Lee",), "Lee Jun": ("Lee",)}


def test_a_title_tells_which(lexicon: Lexicon) -> None:
    line = (
        "Dr/NNP [PERSON Ada/NNP Nelson/NNP] and/CC Senator/NNP [PERSON Bob/NNP Nelson/NNP] came/VBD ./. Dr/NNP [PERSON Nelson/NNP]"
        " left/VBD ./."
    )
    assert names(line, lexicon) == {"Ada Nelson": ("Nelson",), "Bob Nelson": ()}


@pytest.mark.parametrize(
    ("line", "name", "aliases", "acronym"),
    [
        ("the/DT [ORG Amber/NNP Coast/NNP Party/NNP] (/-LRB- [ORG ACP/NNP] )/-RRB- won/VBD ./. [ORG ACP/NNP] left/VBD", "Amber Coast Party", ("ACP",), "ACP"),
        ("[ORG CSTO/NNP] met/VBD ./. The/DT [ORG Collective/NNP Security/NNP Treaty/NNP Organization/NNP] left/VBD", "Collective Security Treaty Organization", ("CSTO",), "CSTO"),
        ("[ORG Orno/NNP Shipbuilding/NNP &/CC Marine/NNP Engineering/NNP] lost/VBD ./. [ORG OSME/NNP] left/VBD", "Orno Shipbuilding & Marine Engineering", ("OSME",), "OSME"),
        ("the/DT [ORG Grain/NNP Relief/NNP Front/NNP] party/NN ,/, or/CC [ORG GIS/NNP] ,/, won/VBD", "Grain Relief Front", ("GIS",), "GIS"),
        ("the/DT [ORG Special/NNP Trust/NNP for/IN Farms/NNPS] (/-LRB- Fideaga/NNP )/-RRB- paid/VBD", "Special Trust for Farms", ("Fideaga",), "Fideaga"),
        ("[ORG BNP/NNP] won/VBD", "BNP", (), "BNP"),
        ("[ORG Nato/NNP] agreed/VBD", "Nato", (), "Nato"),
        ("[ORG Interfax/NNP] reported/VBD", "Interfax", (), None),
        ("[ORG Hirak/NNP movement/NN] grew/VBD ./. [ORG Hirak/NNP] left/VBD", "Hirak movement", ("Hirak",), None),
        ("[ORG Dubai/NNP Police/NNP] came/VBD ./. [ORG Dubai/NNP Police/NNP General/NNP Command/NNP] left/VBD", "Dubai Police General Command", ("Dubai Police",), None),
        ("[LOC Japan/NNP] _'s/POS [ORG Foreign/NNP Ministry/NNP] spoke/VBD ./. the/DT [ORG Foreign/NNP Ministry/NNP] left/VBD", "Japan's Foreign Ministry", ("Foreign Ministry",), None),
        ("the/DT [ORG Water/NNP Commission/NNP] met/VBD ./. The/DT [ORG Commission/NNP] left/VBD", "Water Commission", ("Commission",), None),
    ],
)  # fmt: skip
def test_forms_of_one_body(
    line: str, name: str, aliases: tuple[str, ...], acronym: str | None, lexicon: Lexicon
) -> None:
    (record,) = resolved(line, lexicon).records
    assert isinstance(record, Organization)
    assert (record.name, record.aliases, record.acronym) == (name, aliases, acronym)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("the/DT [ORG UN/NNP] met/VBD ./. The/DT [ORG UN/NNP Water/NNP Assembly/NNP] left/VBD", {"UN", "UN Water Assembly"}),
        ("the/DT [NORP Russian/JJ] foreign/JJ ministry/NN met/VBD the/DT [NORP Polish/JJ] foreign/JJ ministry/NN", {"Russian foreign ministry", "Polish foreign ministry"}),
    ],
)  # fmt: skip
def test_bodies_kept_apart(line: str, expected: set[str], lexicon: Lexicon) -> None:
    assert set(names(line, lexicon)) == expected


@pytest.mark.parametrize("between", ["better/RB known/VBN as/IN", "also/RB known/VBN as/IN", "aka/IN", "alias/IN"])
def test_known_as(between: str, lexicon: Lexicon) -> None:
    line = f"[PERSON Kyaw/NNP Lin/NNP] ,/, {between} [PERSON Jimmy/NNP] ,/, left/VBD ./."
    assert names(line, lexicon) == {"Kyaw Lin": ("Jimmy",)}
    line = "[PERSON Kyaw/NNP Lin/NNP] (/-LRB- later/RB [PERSON Jimmy/NNP] )/-RRB- left/VBD ./."
    assert names(line, lexicon) == {"Kyaw Lin": ("Jimmy",)}
    line = "[PERSON Kyaw/NNP Lin/NNP] ,/, who/WP knew/VBD [PERSON Jimmy/NNP] ,/, left/VBD ./."
    assert names(line, lexicon) == {"Kyaw Lin": (), "Jimmy": ()}


def test_known_as_behind_an_origin_is_the_person_not_the_place(lexicon: Lexicon) -> None:
    line = (
        "[PERSON Orno/NNP] of/IN [ORG Varn/NNP] ,/, also/RB known/VBN as/IN [PERSON Abba/NNP Orno/NNP] ,/, left/VBD ./."
    )
    assert names(line, lexicon) == {"Abba Orno": ("Orno",), "Varn": ()}


@pytest.mark.parametrize("before", ["Haa/NNP Orno/NNP", "Deputy/NNP"])
def test_a_missed_full_name_begins_with_its_first_name(before: str, lexicon: Lexicon) -> None:
    line = f"{before} Maria/NNP Benoit/NNP of/IN Varn/NNP spoke/VBD ./. [PERSON Benoit/NNP] left/VBD ./."
    assert names(line, lexicon)["Maria Benoit"] == ("Benoit",)


def test_self_identified_as(lexicon: Lexicon) -> None:
    line = "[PERSON Pierre/NNP Orno/NNP] ,/, self/NN -/HYPH identified/VBN as/IN [PERSON Peter/NNP Dorn/NNP] ,/, left/VBD ./."
    assert names(line, lexicon) == {"Pierre Orno": ("Peter Dorn",)}


def test_a_party_and_its_branch_in_capitals(lexicon: Lexicon) -> None:
    line = "the/DT [ORG NRD/NNP] met/VBD ./. The/DT [ORG NRD/NNP KZN/NNP] left/VBD ./."
    assert names(line, lexicon) == {"NRD": ("NRD KZN",)}
    line = "the/DT [ORG BBF/NNP] met/VBD [ORG ITW/NNP] ./. The/DT [ORG BBF/NNP ITW/NNP] left/VBD ./."
    assert set(names(line, lexicon)) == {"BBF", "ITW", "BBF ITW"}


def test_a_bare_noun_founds_no_record(lexicon: Lexicon) -> None:
    assert names("The/DT [ORG Government/NNP] agreed/VBD ./.", lexicon) == {}


def test_a_name_of_two_types_is_one_record(lexicon: Lexicon) -> None:
    line = "[ORG Tarim/NNP] agreed/VBD ./. [ORG Tarim/NNP] left/VBD ./. [PERSON Tarim/NNP] came/VBD ./."
    (record,) = resolved(line, lexicon).records
    assert (record.type, len(record.mentions)) == ("organization", 3)


def test_the_parent_inside_a_name(lexicon: Lexicon) -> None:
    people = resolved("the/DT [ORG House/NNP of/IN Elders/NNPS _'s/POS Trade/NNP Committee/NNP] met/VBD", lexicon)
    assert [record.name for record in people.records] == ["House of Elders's Trade Committee"]
    people = resolved("the/DT [ORG City/NNP Council/NNP _'s/POS Trade/NNP Committee/NNP] met/VBD", lexicon)
    assert {record.name for record in people.records} == {"City Council's Trade Committee", "City Council"}


def test_fields_of_a_record(lexicon: Lexicon) -> None:
    line = (
        "[NORP Kazakh/JJ] [ORG Sun/NNP Party/NNP] leader/NN [PERSON Ana/NNP Sosa/NNP] spoke/VBD ./. President/NNP [PERSON Sosa/NNP]"
        " left/VBD ./."
    )
    people = resolved(line, lexicon)
    actor = next(record for record in people.records if isinstance(record, Actor))
    assert (actor.name, actor.aliases, actor.titles, actor.country) == (
        "Ana Sosa",
        ("Sosa",),
        ("leader", "President"),
        "KAZ",
    )
    assert actor.text == "leader Ana Sosa"
    index = people.records.index(actor)
    assert [people.records[body].name for body in people.affiliations[index] if isinstance(body, int)] == ["Sun Party"]


def test_find_asks_the_head_of_a_phrase(lexicon: Lexicon) -> None:
    doc = named("Gen/NNP [PERSON Prawit/NNP] met/VBD [ORG Nato/NNP] ./.")
    people = people_in(doc, lexicon)
    assert [record.name for record in people.records] == ["Prawit", "Nato"]
    assert people.find(doc, doc[0].idx, doc[1].idx + 6) == 0
    assert people.find(doc, doc[3].idx, doc[3].idx + 4) == 1
    assert people.find(doc, doc[2].idx, doc[2].idx + 3) is None
    assert people.find(doc, 0, 0) is None


def test_initials_of_a_name() -> None:
    assert "dsme" in initials(("Daewoo", "Shipbuilding", "&", "Marine", "Engineering"))
    assert "un" in initials(("United", "Nations"))


def test_nothing_named_nothing_found(lexicon: Lexicon) -> None:
    assert resolved("the/DT men/NNS left/VBD", lexicon).records == ()
    doc = named("they/PRP left/VBD")
    assert marks.get(doc, marks.Name) == []


def test_who_is_tied_to_no_country_is_of_the_articles(lexicon: Lexicon) -> None:
    line = (
        "[LOC Peru/NNP] voted/VBD ./. Former/JJ president/NN [PERSON Ana/NNP Sosa/NNP] won/VBD in/IN [LOC Peru/NNP] ./."
        " [PERSON Tom/NNP Bo/NNP] ,/, president/NN of/IN [ORG Fifa/NNP] ,/, left/VBD ./."
    )
    told = {r.name: (r.country, r.country_context, r.country_from) for r in resolved(line, lexicon).records}
    assert told == {
        "Ana Sosa": (None, "PER", "context"),
        "Tom Bo": (None, None, None),
        "Fifa": (None, None, None),
    }
    line = (
        "[LOC Peru/NNP] and/CC [LOC Peru/NNP] ./. Presidents/NNPS [PERSON Aro/NNP] and/CC [PERSON Bero/NNP] met/VBD ./."
    )
    assert {(record.country, record.country_context) for record in resolved(line, lexicon).records} == {(None, None)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[PERSON Karim/NNP Al-Saleem/NNP] spoke/VBD ./. [PERSON Al-Saleim/NNP] left/VBD", ["Karim Al-Saleem"]),
        ("[PERSON Oleg/NNP Petrovsky/NNP] spoke/VBD ./. [PERSON Petrovski/NNP] left/VBD", ["Oleg Petrovsky"]),
        ("[PERSON Nasser/NNP Al-Khaldi/NNP Al-Omar/NNP] spoke/VBD ./. [PERSON Nasser/NNP Khaldi/NNP Al-Omar/NNP] left/VBD", ["Nasser Al-Khaldi Al-Omar"]),
        # too short to tell, told before the full name, two who may be meant, another first letter
        ("[PERSON Oleg/NNP Petrov/NNP] spoke/VBD ./. [PERSON Petro/NNP] left/VBD", ["Oleg Petrov", "Petro"]),
        ("[PERSON Petrovski/NNP] left/VBD ./. [PERSON Oleg/NNP Petrovsky/NNP] spoke/VBD", ["Petrovski", "Oleg Petrovsky"]),
        ("[PERSON Oleg/NNP Petrovsky/NNP] met/VBD [PERSON Ana/NNP Petrovskv/NNP] ./. [PERSON Petrovski/NNP] left/VBD", ["Oleg Petrovsky", "Ana Petrovskv", "Petrovski"]),
        ("[PERSON Tom/NNP Hensley/NNP] spoke/VBD ./. [PERSON Bensley/NNP] left/VBD", ["Tom Hensley", "Bensley"]),
    ],
)  # fmt: skip
def test_a_surname_spelt_otherwise(line: str, expected: list[str], lexicon: Lexicon) -> None:
    assert list(names(line, lexicon)) == expected


def test_surname_spelt_otherwise_with_another_title(lexicon: Lexicon) -> None:
    line = "Gen/NNP [PERSON Tom/NNP Johnston/NNP] spoke/VBD ./. Judge/NNP [PERSON Johnson/NNP] left/VBD"
    assert list(names(line, lexicon)) == ["Tom Johnston", "Johnson"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("the/DT [ORG NRD/NNP] met/VBD ./. the/DT [ORG Sabah/NNP NRD/NNP] met/VBD", {"NRD": ("Sabah NRD",)}),
        ("the/DT [ORG ITV/NNP] met/VBD ./. the/DT [ORG BBC/NNP ITV/NNP] met/VBD", {"ITV": (), "BBC ITV": ()}),
        ("[ORG Namhae/NNP Heavy/NNP Industries/NNPS] met/VBD ./. [ORG Namhae/NNP] left/VBD", {"Namhae Heavy Industries": ("Namhae",)}),
        ("[ORG Namhae/NNP] met/VBD ./. [ORG Namhae/NNP City/NNP Council/NNP] left/VBD", {"Namhae": (), "Namhae City Council": ()}),
        ("[ORG Namhae/NNP Group/NNP International/NNP] met/VBD ./. [ORG Namhae/NNP Group/NNP] left/VBD", {"Namhae Group International": ("Namhae Group",)}),
        ("[ORG NHE/NNP 5/CD Co/NNP] met/VBD ./. [ORG NHE/NNP] left/VBD", {"NHE 5 Co": ("NHE",)}),
        ("the/DT [NORP Chilean/JJ] government/NN met/VBD ./. the/DT government/NN of/IN [LOC Chile/NNP] left/VBD", {"Chilean government": ("government of Chile",)}),
        ("the/DT [ORG Water/NNP Board/NNP of/IN Chile/NNP] met/VBD ./. the/DT [ORG Chilean/NNP Water/NNP Board/NNP] left/VBD", {"Water Board of Chile": ("Chilean Water Board",)}),
        ("the/DT [ORG Water/NNP Board/NNP of/IN Chile/NNP] met/VBD ./. the/DT [ORG Water/NNP Board/NNP] left/VBD", {"Water Board of Chile": ("Water Board",)}),
        ("the/DT [ORG Water/NNP Board/NNP of/IN Chile/NNP] met/VBD ./. the/DT [ORG Peruvian/NNP Water/NNP Board/NNP] left/VBD", {"Water Board of Chile": (), "Peruvian Water Board": ()}),
        ("[ORG Village/NNP Guard/NNP Committees/NNPS] met/VBD ./. the/DT [ORG VGCs/NNPS] left/VBD", {"Village Guard Committees": ("VGCs",)}),
        ("[ORG Umgeni/NNP Local/NNP Municipality/NNP] met/VBD ./. [ORG Umgeni/NNP Municipality/NNP] left/VBD", {"Umgeni Local Municipality": ("Umgeni Municipality",)}),
        ("[ORG Dorn/NNP Industries/NNPS Corporation/NNP] ,/, [ORG DICO/NNP] ,/, met/VBD", {"Dorn Industries Corporation": ("DICO",)}),
        ("[ORG Dorn/NNP Industries/NNPS Corporation/NNP] ,/, [ORG BRF/NNP] ,/, met/VBD", {"Dorn Industries Corporation": (), "BRF": ()}),
        ("[PERSON Nway/NNP Oo/NNP Hla/NNP] left/VBD ./. [PERSON Ma/NNP Nway/NNP Oo/NNP] left/VBD", {"Nway Oo Hla": ("Ma Nway Oo",)}),
        ("[PERSON Ma/NNP Lin/NNP] left/VBD ./. [PERSON Lin/NNP Hu/NNP] left/VBD", {"Ma Lin": (), "Lin Hu": ()}),
    ],
)  # fmt: skip
def test_branches_firms_and_forms_of_address(line: str, expected: dict[str, tuple[str, ...]], lexicon: Lexicon) -> None:
    assert names(line, lexicon) == expected


def test_its_envoy_is_tied_to_the_body(lexicon: Lexicon) -> None:
    doc = parse("""
    Interfax Interfax PROPN NNP 2 nsubj B-ORG
    said     say      VERB  VBD 0 root
    its      its      PRON  PRP$ 4 nmod:poss
    envoy    envoy    NOUN  NN  8 nsubj
    _,       ,        PUNCT ,   4 punct
    Aino     Aino     PROPN NNP 4 appos B-PERSON
    _,       ,        PUNCT ,   4 punct
    left     leave    VERB  VBD 2 ccomp
    """)
    people = people_in(doc, lexicon)
    assert [(r.name, people.affiliations[i]) for i, r in enumerate(people.records)] == [
        ("Interfax", ()),
        ("Aino", (0,)),
    ]


def test_a_former_president_leaves_room_for_the_president_of_the_same_country(lexicon: Lexicon) -> None:
    line = (
        "[LOC Peru/NNP] 's/POS president/NN [PERSON Ana/NNP Sosa/NNP] met/VBD former/JJ president/NN "
        "[PERSON Tom/NNP Bo/NNP] in/IN [LOC Peru/NNP] ./."
    )
    told = {r.name: (r.country, r.country_context) for r in resolved(line, lexicon).records}
    assert told == {"Ana Sosa": ("PER", None), "Tom Bo": (None, "PER")}


def test_a_country_beside_a_body_is_not_its_own(lexicon: Lexicon) -> None:
    """“talks with Peru **and Fifa**”: two that are named together."""
    line = "talks/NNS with/IN [LOC Peru/NNP] and/CC [ORG Fifa/NNP] began/VBD ./."
    (body,) = resolved(line, lexicon).records
    assert (body.name, body.country) == ("Fifa", None)


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("[PERSON Ana/NNP Bo/NNP] spoke/VBD in/IN [LOC Nunavut/NNP] ./.", "CAN"),
        ("[PERSON Ana/NNP Bo/NNP] met/VBD the/DT [ORG Western/NNP Cape/NNP High/NNP Court/NNP] ./.", "ZAF"),
        ("[PERSON Ana/NNP Bo/NNP] met/VBD the/DT [ORG Taiwan/NNP Railways/NNPS Office/NNP] ./.", "TWN"),
        ("[PERSON Ana/NNP Bo/NNP] spoke/VBD in/IN [LOC Varn/NNP] ./.", None),
    ],
)
def test_the_country_that_parts_of_it_and_its_bodies_tell(line: str, country: str | None, lexicon: Lexicon) -> None:
    person = next(r for r in people_in(named(line), lexicon).records if r.name == "Ana Bo")
    assert (person.country, person.country_context) == (None, country)
