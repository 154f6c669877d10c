"""Names: what belongs to one, what stands around it, and the bodies that a recognizer misses."""

import pytest
from spacy.tokens import Doc

from factx import marks
from factx.annotate import mentions
from factx.annotate.mentions.short_forms import is_short_form
from factx.lexicon import Lexicon
from tests.named import named


def found(doc: Doc, lexicon: Lexicon, *labels: str) -> list[str]:
    mentions.annotate(doc, lexicon)
    return [name.span(doc).text for name in marks.get(doc, marks.Name) if not labels or name.label in labels]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("[PERSON Gen/NNP Prawit/NNP] spoke/VBD", ["Prawit"]),
        ("[PERSON Prime/NNP Minister/NNP Lena/NNP Voss/NNP] left/VBD", ["Lena Voss"]),
        ("[PERSON Mr/NNP Wabba/NNP] left/VBD", ["Wabba"]),
        ("[PERSON Tokayev/NNP _’s/POS] envoy/NN left/VBD", ["Tokayev"]),
        ("[PERSON Dean/NNP Okoro/NNP] left/VBD", ["Dean Okoro"]),
        ("N/NNP [PERSON Sathish/NNP Kumar/NNP] ruled/VBD", ["N Sathish Kumar"]),
        ("[PERSON Hey/UH Frank/NNP] said/VBD he/PRP", ["Frank"]),
        ("[PERSON Ana/NNP Sosa/NNP Thursday/NNP] told/VBD us/PRP", ["Ana Sosa"]),
        ("[PERSON Eunice/NNP Yung/NNP of/IN New/NNP Dawn/NNP] won/VBD", ["Eunice Yung"]),
        ("[PERSON Carlos/NNP] the/DT Jackal/NNP hid/VBD", ["Carlos the Jackal"]),
        ("[PERSON Louis/NNP] XIV/NNP ruled/VBD", ["Louis XIV"]),
        ("Rep./NNP [PERSON Tom/NNP Rusk/NNP] ,/, [PERSON R/NNP -/HYPH S.C./NNP] ,/, rose/VBD", ["Tom Rusk"]),
        ("Rep./NNP [PERSON Tom/NNP Rusk/NNP] (/-LRB- [PERSON R/NNP -/HYPH S.C./NNP] )/-RRB- rose/VBD", ["Tom Rusk"]),
        ("Sen./NNP [PERSON Ana/NNP Pell/NNP] (/-LRB- D/NNP -/HYPH [PERSON Mo./NNP] )/-RRB- rose/VBD", ["Ana Pell"]),
        ("[PERSON R/NNP ./. Rusk/NNP] rose/VBD", ["R. Rusk"]),
        ("Madam/NNP [PERSON Speaker/NNP] rose/VBD", []),
        ("Mr./NNP [PERSON King/NNP] rose/VBD", ["King"]),
        ("Rep./NNP [PERSON Jim/NNP Jordan/NNP] rose/VBD", ["Jim Jordan"]),
        (
            "[PERSON Ada/NNP Cole/NNP] ,/, [PERSON Tom/NNP Bo/NNP] ,/, Ravi/NNP and/CC Lena/NNP rose/VBD",
            ["Ada Cole", "Tom Bo", "Ravi", "Lena"],
        ),
        ("Ana/NNP Sosa/NNP ,/, 53/CD ,/, rose/VBD", ["Ana Sosa"]),
        ("[LOC Salva/NNP Ayen/NNP] ,/, the/DT elected/VBN president/NN of/IN it/PRP ,/, rose/VBD", ["Salva Ayen"]),
    ],
)
def test_persons_without_titles_and_possessives(line: str, names: list[str], lexicon: Lexicon) -> None:
    assert found(named(line), lexicon, "PERSON") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("the/DT [NORP Russian/JJ] defence/NN ministry/NN said/VBD so/RB", ["Russian defence ministry"]),
        ("[NORP Kazakh/JJ] state/NN television/NN said/VBD so/RB", ["Kazakh state television"]),
        ("the/DT [NORP Nigerian/JJ] government/NN said/VBD so/RB", ["Nigerian government"]),
        ("the/DT [LOC Vellore/NNP] court/NN ruled/VBD", ["Vellore court"]),
        ("[LOC Japan/NNP] _'s/POS [ORG Foreign/NNP Ministry/NNP] said/VBD so/RB", ["Japan's Foreign Ministry"]),
        ("[LOC China/NNP] _’s/POS [ORG Global/NNP Times/NNP newspaper/NN] said/VBD so/RB", ["Global Times"]),
        ("state/NN television/NN reported/VBD it/PRP", ["state television"]),
        ("the/DT [LOC Kremlin/NNP] intervention/NN came/VBD late/RB", ["Kremlin"]),
        ("[LOC Beijing/NNP/nsubj] claims/VBZ it/PRP", ["Beijing"]),
        ("the/DT Ministry/NNP of/IN Agriculture/NNP and/CC Livestock/NNP said/VBD so/RB", ["Ministry of Agriculture and Livestock"]),
        ("[ORG White/NNP House/NNP Press/NNP] Secretary/NNP [PERSON Ana/NNP Sosa/NNP] left/VBD", ["White House"]),
        ("[ORG Norbeck/NNP Trust/NNP Executive/NNP] Director/NNP [PERSON Ana/NNP Sosa/NNP] left/VBD", ["Norbeck Trust"]),
        ("the/DT [ORG Associated/NNP Press/NNP] reported/VBD it/PRP", ["Associated Press"]),
        ("[PERSON Palang/NNP Pracharath/NNP Party/NNP] won/VBD", ["Palang Pracharath Party"]),
        ("Nato/NNP agreed/VBD", ["Nato"]),
        ("[MISC Hirak/NNP] movement/NN grew/VBD", ["Hirak"]),
        ("Lucy/NNP ,/, president/NN of/IN the/DT [PERSON Canatur/NNP] ,/, spoke/VBD", ["Canatur"]),
        ("a/DT Baffinland/NNP spokesperson/NN spoke/VBD", ["Baffinland"]),
        ("the/DT [ORG Andes/NNP Foundation/NNP] for/IN the/DT Blind/NNP Child/NNP opened/VBD", ["Andes Foundation for the Blind Child"]),
    ],
)  # fmt: skip
def test_bodies(line: str, names: list[str], lexicon: Lexicon) -> None:
    assert found(named(line), lexicon, "ORG") == names


@pytest.mark.parametrize(
    "line",
    [
        "[NORP Russian/JJ] special/JJ forces/NNS landed/VBD",
        "a/DT [NORP Greek/JJ] court/NN ruled/VBD",
        "[NORP Russian/JJ] military/JJ vehicles/NNS left/VBD",
        "[LOC Algeria/NNP] _'s/POS army/NN held/VBD power/NN",
        "in/IN [LOC Beijing/NNP] people/NNS claimed/VBD it/PRP",
        "the/DT [ORG Aswan/NNP Dam/NNP] broke/VBD",
        "the/DT [ORG Leaders/NNPS _’/POS Summit/NNP] ended/VBD",
        "the/DT [ORG Attorney/NNP General/NNP] left/VBD",
        "the/DT [ORG Registrar/NNP of/IN Companies/NNPS] left/VBD",
        "[ORG Democratic/JJ Senators/NNPS] voted/VBD",
        "[ORG Kenya/NNP] agreed/VBD",
        "[ORG U.S.-Egypt/NNP] talks/NNS failed/VBD",
        "the/DT state/NN said/VBD so/RB",
    ],
)
def test_no_body(line: str, lexicon: Lexicon) -> None:
    assert found(named(line), lexicon, "ORG") == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("the/DT [ORG Amber/NNP Coast/NNP Party/NNP] (/-LRB- [ORG ACP/NNP] )/-RRB- won/VBD", ["Amber Coast Party", "ACP"]),
        ("the/DT UN/NNP [ORG Food/NNP Relief/NNP Office/NNP] (/-LRB- FRO/NNP )/-RRB- came/VBD", ["UN", "Food Relief Office", "FRO"]),
        ("the/DT special/JJ inquiry/NN team/NN (/-LRB- [ORG SIT/NNP] )/-RRB- left/VBD", ["special inquiry team", "SIT"]),
        ("[PERSON Jatiya/NNP Ganatantrik/NNP Dal/NNP] (/-LRB- JGD/NNP )/-RRB- won/VBD", ["Jatiya Ganatantrik Dal", "JGD"]),
        ("the/DT [ORG Wages/NNPS Office/NNP] _'s/POS (/-LRB- WO/NNP )/-RRB- rules/NNS changed/VBD", ["Wages Office", "WO"]),
        ("[PERSON Ana/NNP Sosa/NNP] (/-LRB- 53/CD )/-RRB- left/VBD", []),
        ("[PERSON Ada/NNP Berg/NNP] (/-LRB- NOR/NNP )/-RRB- won/VBD", []),
        ("the/DT [MISC Clean/NNP Owners/NNPS Register/NNP] (/-LRB- COR/NNP )/-RRB- opened/VBD", []),
    ],
)  # fmt: skip
def test_short_forms_in_brackets(line: str, names: list[str], lexicon: Lexicon) -> None:
    assert found(named(line), lexicon, "ORG") == names


@pytest.mark.parametrize("inner", [["吳育昇"], ["53"], ["left"], ["Nairobi"]])
def test_what_a_short_form_is_not(inner: list[str]) -> None:
    assert not is_short_form(inner, ["Wu", "Yu-sheng"])


def test_a_name_told_elsewhere_is_found_again(lexicon: Lexicon) -> None:
    doc = named("[PERSON Kazi/NNP Awal/NNP] spoke/VBD ./. Then/RB Awal/NNP left/VBD ./.")
    assert found(doc, lexicon, "PERSON") == ["Kazi Awal", "Awal"]


def test_after_a_form_of_address_stands_a_person(lexicon: Lexicon) -> None:
    doc = named("Mr/NNP Krungsriwilai/NNP told/VBD us/PRP that/IN Lt/NNP Col/NNP Aung/NNP Soe/NNP left/VBD ./.")
    assert found(doc, lexicon, "PERSON") == ["Krungsriwilai", "Aung Soe"]


def test_a_surname_that_is_also_a_city(lexicon: Lexicon) -> None:
    doc = named("[PERSON Vera/NNP Paris/NNP] left/VBD ./. [LOC Paris/NNP] says/VBZ so/RB in/IN [LOC Paris/NNP] ./.")
    assert found(doc, lexicon, "PERSON") == ["Vera Paris", "Paris"]


def test_no_names_in_page_furniture(lexicon: Lexicon) -> None:
    doc = named("[PERSON Ana/NNP Sosa/NNP] spoke/VBD ./. Follow/VB [PERSON Tom/NNP Reyes/NNP] on/IN [ORG Twitter/NNP]")
    marks.put(doc, marks.Section, [marks.Section(4, len(doc), "furniture")])
    assert found(doc, lexicon) == ["Ana Sosa"]


def test_an_ordinary_word_that_begins_a_sentence_is_no_name(lexicon: Lexicon) -> None:
    doc = named("[PERSON Disapproval/NN] rose/VBD as/IN disapproval/NN does/VBZ ./.")
    assert found(doc, lexicon) == []


def test_odd_input(lexicon: Lexicon) -> None:
    for line in ("(/-LRB-", "[ORG (/-LRB-]", "Mr/NNP", "[PERSON _'s/POS]", "(/-LRB- A/NNP", "the/DT"):
        assert found(named(line), lexicon) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("[PERSON Datuk/NNP Seri/NNP Razlan/NNP Omar/NNP] left/VBD", ["Razlan Omar"]),
        ("[PERSON Tan/NNP Sri/NNP Lim/NNP Boon/NNP Hock/NNP] left/VBD", ["Lim Boon Hock"]),
        ("[PERSON Tan/NNP Boon/NNP Hock/NNP] left/VBD", ["Tan Boon Hock"]),
        ("[PERSON Priya/NNP Nair/NNP] _-/HYPH _Roy/NNP left/VBD", ["Priya Nair-Roy"]),
        ("the/DT [PERSON Ada/NNP Cole/NNP] _-/HYPH _Sosa/NNP debate/NN began/VBD", ["Ada Cole"]),
        ("[PERSON Ada/NNP Cole/NNP] -/HYPH Sosa/NNP left/VBD", ["Ada Cole"]),
    ],
)
def test_honours_and_double_surnames(line: str, names: list[str], lexicon: Lexicon) -> None:
    assert found(named(line), lexicon, "PERSON") == names


def test_full_name_missed_before_a_surname_told_later(lexicon: Lexicon) -> None:
    line = "Maria/NNP Mba/NNP Nkoro/NNP ,/, a/DT leader/NN ,/, left/VBD ./. Mr/NNP [PERSON Nkoro/NNP] knew/VBD"
    assert found(named(line), lexicon, "PERSON") == ["Maria Mba Nkoro", "Nkoro"]


def test_no_full_name_from_a_thing_named_after_somebody(lexicon: Lexicon) -> None:
    line = "Hurricane/NNP Nkoro/NNP left/VBD ./. Mr/NNP [PERSON Nkoro/NNP] knew/VBD"
    assert "Hurricane Nkoro" not in found(named(line), lexicon)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("he/PRP said/VBD the/DT DX/NN was/VBD glad/JJ ./. The/DT DX/NN has/VBZ left/VBN", ["DX", "DX"]),
        ("he/PRP said/VBD the/DT DX/NN was/VBD glad/JJ", []),  # once may be anything
        ("he/PRP said/VBD the/DT GDP/NN was/VBD low/JJ ./. The/DT GDP/NN has/VBZ grown/VBN", []),
        ("he/PRP said/VBD the/DT UAE/NNP was/VBD glad/JJ ./. The/DT UAE/NNP has/VBZ left/VBN", []),
    ],
)
def test_capitals_that_keep_acting(line: str, names: list[str], lexicon: Lexicon) -> None:
    assert found(named(line), lexicon, "ORG") == names


def test_party_that_is_elsewhere_a_title(lexicon: Lexicon) -> None:
    assert found(named("former/JJ [ORG MCA/NNP] president/NN [PERSON Lim/NNP Hock/NNP] left/VBD"), lexicon) == [
        "MCA",
        "Lim Hock",
    ]
    assert found(named("[ORG MCA/NNP] [PERSON Ana/NNP Otieno/NNP] left/VBD"), lexicon, "ORG") == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("the/DT [NORP Kenyan/JJ] ministry/NN of/IN health/NN and/CC sanitation/NN said/VBD", ["Kenyan ministry of health and sanitation"]),
        ("the/DT [NORP Kenyan/JJ] ministry/NN of/IN health/NN said/VBD", ["Kenyan ministry of health"]),
        ("the/DT [NORP Kenyan/JJ] ministry/NN spoke/VBD of/IN health/NN", ["Kenyan ministry"]),
    ],
)  # fmt: skip
def test_field_of_a_ministry(line: str, names: list[str], lexicon: Lexicon) -> None:
    assert found(named(line), lexicon, "ORG") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("the/DT [NORP Liberal/JJ] party/NN won/VBD", ["Liberal"]),
        ("a/DT [NORP Catholic/JJ] newspaper/NN said/VBD so/RB", []),
        ("the/DT [NORP Belgian/JJ] newspaper/NN said/VBD so/RB", []),
    ],
)
def test_peoples_before_a_kind_of_body(line: str, names: list[str], lexicon: Lexicon) -> None:
    assert found(named(line), lexicon, "ORG") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("the/DT government/NN of/IN [LOC Kenya/NNP] said/VBD so/RB", ["government of Kenya"]),
        ("a/DT government/NN of/IN [LOC Kenya/NNP] fell/VBD", []),
        ("the/DT north/NN of/IN [LOC Kenya/NNP] fell/VBD", []),
        ("the/DT [ORG Council/NNP for/IN Rural/NNP Co/NNP] _-/HYPH _operation/NN and/CC Research/NNP met/VBD", ["Council for Rural Co-operation and Research"]),
        ("the/DT [ORG Rural/NNP Aid/NNP] _-/HYPH _backed/VBN scheme/NN met/VBD", ["Rural Aid"]),
    ],
)  # fmt: skip
def test_governments_and_prefixed_words(line: str, names: list[str], lexicon: Lexicon) -> None:
    assert found(named(line), lexicon, "ORG") == names
