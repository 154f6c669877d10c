"""Titles before, behind and of a name, with the country and the body that they tie to it."""

import pytest

from factx.annotate import mentions
from factx.described import Description
from factx.document import Document
from factx.extract import actors
from factx.extract.actors.titles.roles import Roles
from factx.lexicon import Lexicon
from tests.named import named
from tests.parses import parse


def described(line: str, lexicon: Lexicon) -> tuple[list[Description], list[list[str]]]:
    doc = named(line)
    mentions.annotate(doc, lexicon)
    people = [item for item in actors.describe(Document(doc, lexicon)) if item.name.label == "PERSON"]
    return people, [[doc[start:end].text for start, end in item.titles] for item in people]


@pytest.mark.parametrize(
    ("line", "titles", "country"),
    [
        ("[LOC Peru/NNP] _’s/POS former/JJ energy/NN minister/NN [PERSON Ana/NNP Sosa/NNP] left/VBD", ["former energy minister"], "PER"),
        ("[NORP Chinese/JJ] president/NN [PERSON Xi/NNP] left/VBD", ["president"], "CHN"),
        ("Gen/NNP [PERSON Prawit/NNP] left/VBD", ["Gen"], None),
        ("Mrs/NNP [PERSON Oware/NNP] left/VBD", [], None),
        ("[PERSON Ana/NNP Ruiz/NNP] ,/, chair/NN of/IN the/DT board/NN at/IN [ORG Relay/NNP] ,/, left/VBD", ["chair of the board"], None),
        ("[PERSON Ana/NNP Ruiz/NNP] ,/, leader/NN of/IN the/DT Board/NN at/IN [ORG Relay/NNP] ,/, left/VBD", ["leader of the Board"], None),
        ("[PERSON Ana/NNP Ruiz/NNP] ,/, leader/NN of/IN the/DT agency/NN ,/, left/VBD", ["leader"], None),
        ("Gen/NNP ./. [PERSON Prawit/NNP] left/VBD", ["Gen"], None),
        ("we/PRP met/VBD a/DT [NORP Danish/JJ] official/NN ./. [PERSON Prawit/NNP] left/VBD", [], None),
        ("Prime/NNP Minister/NNP Gen/NNP [PERSON Prayut/NNP] left/VBD", ["Gen", "Prime Minister"], None),
        ("the/DT president/NN of/IN [LOC Russia/NNP] ,/, [PERSON Vladimir/NNP Putin/NNP] ,/, left/VBD", ["president"], "RUS"),
        ("his/PRP$ lawyer/NN ,/, [PERSON Jan/NNP Bos/NNP] ,/, left/VBD", ["lawyer"], None),
        ("the/DT then/RB acting/VBG mayor/NN [PERSON Ada/NNP Cole/NNP] left/VBD", ["acting mayor"], None),
        ("the/DT late/JJ senator/NN [PERSON Ada/NNP Cole/NNP] left/VBD", ["senator"], None),
        ("her/PRP$ [NORP Mexican/JJ] counterpart/NN ,/, [PERSON Luis/NNP Rey/NNP] ,/, left/VBD", [], "MEX"),
        ("[LOC Tunisia/NNP] _’s/POS [PERSON Kais/NNP Saied/NNP] left/VBD", [], "TUN"),
        ("[PERSON Sun/NNP Lijun/NNP] ,/, 53/CD ,/, [LOC China/NNP] _’s/POS former/JJ deputy/NN minister/NN ,/, left/VBD", ["former deputy minister"], "CHN"),
        ("[PERSON Ana/NNP Ruiz/NNP] ,/, professor/NN of/IN public/JJ affairs/NNS at/IN [ORG Bay/NNP University/NNP] ,/, left/VBD", ["professor of public affairs"], None),
        ("[PERSON Ana/NNP Ruiz/NNP] ,/, founder/NN and/CC CEO/NNP of/IN [ORG Relay/NNP] ,/, left/VBD", ["founder", "CEO"], None),
        ("[PERSON Ana/NNP Ruiz/NNP] ,/, the/DT democratically/RB elected/VBN president/NN of/IN [LOC Chile/NNP] ,/, left/VBD", ["president"], "CHL"),
        ("[PERSON Ana/NNP Ruiz/NNP] ,/, mother/NN of/IN [PERSON Tom/NNP] and/CC chair/NN of/IN it/PRP ,/, left/VBD", ["chair"], None),
        ("a/DT judge/NN called/VBN [PERSON Nawaz/NNP Khan/NNP] left/VBD", ["judge"], None),
        ("[PERSON Ana/NNP Ruiz/NNP] ,/, Minister/NNP of/IN [MISC Foreign/NNP Affairs/NNP] ,/, left/VBD", ["Minister of Foreign Affairs"], None),
    ],
)  # fmt: skip
def test_titles_and_country(line: str, titles: list[str], country: str | None, lexicon: Lexicon) -> None:
    people, found = described(line, lexicon)
    assert (found[0], people[0].country) == (titles, country)


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("[ORG CSTO/NNP] spokesman/NN [PERSON Jan/NNP Bos/NNP] left/VBD", "CSTO"),
        ("[ORG Sun/NNP Party/NNP] (/-LRB- [ORG SP/NNP] )/-RRB- leader/NN [PERSON Jan/NNP Bos/NNP] left/VBD", "Sun Party"),
        ("[PERSON Jan/NNP Bos/NNP] of/IN the/DT [ORG BJP/NNP] left/VBD", "BJP"),
        ("[PERSON Jan/NNP Bos/NNP] ,/, chairman/NN of/IN [ORG Weekend/NNP Tours/NNPS] ,/, left/VBD", "Weekend Tours"),
        ("[PERSON Jan/NNP Bos/NNP] ,/, director/NN of/IN local/JJ think/NN tank/NN [ORG Zeit/NNP Institute/NNP] ,/, left/VBD", "Zeit Institute"),
    ],
)  # fmt: skip
def test_affiliations(line: str, affiliation: str, lexicon: Lexicon) -> None:
    doc = named(line)
    mentions.annotate(doc, lexicon)
    person = next(item for item in actors.describe(Document(doc, lexicon)) if item.name.label == "PERSON")
    assert affiliation in [doc[start:end].text for start, end in person.affiliations]


def test_two_roles_joined_before_one_name(lexicon: Lexicon) -> None:
    line = "Deputy/NNP Prime/NNP Minister/NNP and/CC [ORG Sun/NNP Party/NNP] leader/NN [PERSON Prawit/NNP Wong/NNP] left/VBD"
    assert described(line, lexicon)[1] == [["leader", "Deputy Prime Minister"]]


def test_each_name_of_a_series_has_its_own_role(lexicon: Lexicon) -> None:
    line = (
        "The/DT President/NNP of/IN the/DT [ORG Labour/NNP Congress/NNP] ,/, [PERSON Ayo/NNP Wabe/NNP] ;/: former/JJ Senator/NNP"
        " and/CC activist/NN ,/, [PERSON Shehu/NNP Sule/NNP] ,/, and/CC lawmaker/NN [PERSON Ene/NNP Obe/NNP] came/VBD ./."
    )
    assert described(line, lexicon)[1] == [["President"], ["activist", "former Senator"], ["lawmaker"]]


def test_a_plural_title_is_shared(lexicon: Lexicon) -> None:
    line = "Presidents/NNPS [PERSON Biden/NNP] and/CC [PERSON Al-Sisi/NNP] met/VBD"
    assert described(line, lexicon)[1] == [["Presidents"], ["Presidents"]]
    line = "six/CD MPs/NNS --/: [PERSON Ana/NNP] ,/, [PERSON Tom/NNP Bo/NNP] and/CC [PERSON Lee/NNP] --/: left/VBD"
    assert described(line, lexicon)[1] == [["MPs"], ["MPs"], ["MPs"]]


def test_a_calling_in_the_plural_is_shared(lexicon: Lexicon) -> None:
    line = (
        "A/DT team/NN of/IN government/NN pathologists/NNS ,/, comprised/VBN of/IN [PERSON Ana/NNP Bo/NNP] and/CC"
        " [PERSON Lee/NNP] ,/, left/VBD"
    )
    assert described(line, lexicon)[1] == [["government pathologists"], ["government pathologists"]]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        (
            "Deputy/NNP Youth/NNP and/CC Sports/NNP Minister/NNP [PERSON Ana/NNP Bo/NNP] left/VBD",
            ["Deputy Youth and Sports Minister"],
        ),
        (
            "the/DT trade/NN and/CC industry/NN minister/NN [PERSON Ana/NNP Bo/NNP] left/VBD",
            ["trade and industry minister"],
        ),
        ("the/DT bank/NN and/CC finance/NN minister/NN [PERSON Ana/NNP Bo/NNP] left/VBD", ["finance minister"]),
        (
            "[PERSON Ana/NNP Bo/NNP] ,/, the/DT business/NN ,/, energy/NN and/CC industrial/JJ strategy/NN secretary/NN ,/, left/VBD",
            ["business, energy and industrial strategy secretary"],
        ),
        (
            "chief/JJ executive/NN officer/NN (/( CEO/NNP )/) [PERSON Ana/NNP Bo/NNP] left/VBD",
            ["chief executive officer"],
        ),
        (
            "[PERSON Ana/NNP Bo/NNP] ,/, a/DT spokesman/NN for/IN [NORP Peruvian/JJ] president/NN [PERSON Ivo/NNP Rey/NNP] ,/, left/VBD",
            ["spokesman"],
        ),
        ("critics/NNS of/IN [PERSON Ana/NNP Bo/NNP] left/VBD", []),
    ],
)
def test_all_words_of_a_title_and_no_others(line: str, titles: list[str], lexicon: Lexicon) -> None:
    assert described(line, lexicon)[1][0] == titles


@pytest.mark.parametrize(
    "line",
    [
        "[PERSON Ana/NNP Sosa/NNP] ,/, a/DT neighbour/NN ,/, left/VBD",
        "the/DT president/NN said/VBD [PERSON Ana/NNP Sosa/NNP] left/VBD",
        "local/JJ resident/NN [PERSON Ana/NNP Sosa/NNP] left/VBD",
        "his/PRP$ son/NN [PERSON Tom/NNP] left/VBD",
        "[PERSON Ana/NNP Sosa/NNP] ,/, lawmaker/NN [PERSON Tom/NNP Bo/NNP] and/CC others/NNS left/VBD",
    ],
)
def test_no_title(line: str, lexicon: Lexicon) -> None:
    assert described(line, lexicon)[1][0] == []


UD_BEING = """
Abass   Abass  PROPN NNP 4 nsubj B-PERSON
is      be     AUX   VBZ 4 cop
a       a      DET   DT  4 det
judge   judge  NOUN  NN  0 root
_.      .      PUNCT .   4 punct
"""
CLEARNLP_BEING = """
Abass   Abass  PROPN NNP 2 nsubj B-PERSON
is      be     AUX   VBZ 0 root
a       a      DET   DT  4 det
judge   judge  NOUN  NN  2 attr
_.      .      PUNCT .   2 punct
"""


@pytest.mark.parametrize("table", [UD_BEING, CLEARNLP_BEING])
def test_what_somebody_is(table: str, lexicon: Lexicon) -> None:
    doc = parse(table)
    mentions.annotate(doc, lexicon)
    (person,) = actors.describe(Document(doc, lexicon))
    assert [doc[start:end].text for start, end in person.titles] == ["judge"]


@pytest.mark.parametrize(
    ("line", "country", "category"),
    [
        ("the/DT [NORP Russian/JJ] defence/NN ministry/NN left/VBD", "RUS", "government"),
        ("[LOC China/NNP] _’s/POS [ORG Global/NNP Times/NNP] left/VBD", "CHN", "media"),
        ("the/DT [ORG Swedish/JJ Research/NNP Institute/NNP] left/VBD", "SWE", "ngo"),
        ("[NORP Italian/JJ] giant/NN [ORG Borio/NNP] left/VBD", "ITA", "company"),
        ("the/DT [ORG Kremlin/NNP] agreed/VBD", "RUS", "government"),
        ("the/DT [ORG Sun/NNP Party/NNP] left/VBD", None, "party"),
    ],
)
def test_country_and_category_of_bodies(line: str, country: str | None, category: str | None, lexicon: Lexicon) -> None:
    doc = named(line)
    mentions.annotate(doc, lexicon)
    (body,) = (item for item in actors.describe(Document(doc, lexicon)) if item.name.label == "ORG")
    assert (body.country, body.category) == (country, category)


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("Datuk/NNP Seri/NNP [PERSON Razlan/NNP Omar/NNP] left/VBD", ["Datuk Seri"]),
        ("[PERSON Ana/NNP Sosa/NNP] ,/, SC/NNP ,/, told/VBD us/PRP", ["SC"]),
        ("the/DT head/NN of/IN [ORG Delta/NNP Water/NNP Board/NNP] (/-LRB- [ORG DWB/NNP] )/-RRB- [PERSON Jan/NNP Bos/NNP] left/VBD", ["head"]),
        ("her/PRP$ rival/NN -/: former/JJ mayor/NN [PERSON Jan/NNP Bos/NNP] left/VBD", ["former mayor"]),
        ("her/PRP$ rival/NN -/HYPH former/JJ mayor/NN [PERSON Jan/NNP Bos/NNP] left/VBD", ["former mayor"]),
        ("the/DT head/NN of/IN it/PRP (/-LRB- sic/FW )/-RRB- [PERSON Jan/NNP Bos/NNP] left/VBD", []),
    ],
)  # fmt: skip
def test_honours_brackets_and_dashes(line: str, titles: list[str], lexicon: Lexicon) -> None:
    assert described(line, lexicon)[1][0] == titles


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        (
            "the/DT emir/NN of/IN [LOC Kano/NNP] ,/, [PERSON Ado/NNP Bay/NNP] ,/, the/DT patriarch/NN of/IN the/DT clan/NN ,/, "
            "Alhaji/NNP [PERSON Aminu/NNP Dan/NNP] ,/, left/VBD",
            [["emir"], ["Alhaji", "patriarch of the clan"]],
        ),
        (
            "the/DT speaker/NN of/IN the/DT [ORG House/NNP of/IN Elders/NNPS] ,/, Rep./NNP [PERSON Ada/NNP Cole/NNP] ,/, left/VBD",
            [["Rep.", "speaker"]],
        ),
        ("former/JJ Rep./NNP [PERSON Ada/NNP Cole/NNP] left/VBD", [["former Rep."]]),
        ("the/DT chief/NN of/IN staff/NN to/IN the/DT president/NN ,/, [PERSON Abba/NNP Kya/NNP] ,/, left/VBD", [["chief of staff"]]),
        ("spokesman/NN of/IN the/DT agency/NN ,/, [PERSON Femi/NNP Bo/NNP] ,/, left/VBD", [["spokesman"]]),
        ("a/DT police/NN officer/NN ,/, surnamed/VBN [PERSON Yeh/NNP] ,/, left/VBD", [["police officer"]]),
        ("Pol/NNP Maj/NNP _-/HYPH _General/NNP [PERSON Porn/NNP Sura/NNP] left/VBD", [["Pol Maj-General"]]),
        ("Iranian/JJ supreme/JJ leader/NN [PERSON Ali/NNP Hos/NNP] left/VBD", [["supreme leader"]]),
        ("the/DT Local/NNP Administration/NNP Minister/NNP [PERSON Taw/NNP Krei/NNP] left/VBD", [["Local Administration Minister"]]),
        ("[PERSON Tony/NNP Chen/NNP] and/CC [PERSON Scott/NNP Lin/NNP] ,/, cofounders/NNS of/IN [ORG Largo/NNP] ,/, left/VBD", [["cofounders"], ["cofounders"]]),
        ("[PERSON Tony/NNP Chen/NNP] and/CC [PERSON Scott/NNP Lin/NNP] ,/, senators/NNS say/VBP ,/, left/VBD", [[], []]),
    ],
)  # fmt: skip
def test_series_addresses_and_owners(line: str, titles: list[list[str]], lexicon: Lexicon) -> None:
    assert described(line, lexicon)[1] == titles


def test_former_stays_though_a_party_parts_it_from_the_title(lexicon: Lexicon) -> None:
    doc = named("Former/JJ [ORG DPX/NNP] president/NN [PERSON Paul/NNP Kiz/NNP] left/VBD")
    mentions.annotate(doc, lexicon)
    (person,) = (item for item in actors.describe(Document(doc, lexicon)) if item.name.label == "PERSON")
    assert (person.titles, person.outside) == (((2, 3),), ((2, 0),))


@pytest.mark.parametrize(("obl", "passive"), [("obl", "nsubj:pass"), ("obl", "nsubjpass")])
def test_what_somebody_serves_as(obl: str, passive: str, lexicon: Lexicon) -> None:
    doc = parse(f"""
    Ana     Ana     PROPN NNP 3 {passive} B-PERSON
    was     be      AUX   VBD 3 aux:pass
    named   name    VERB  VBN 0 root
    as      as      ADP   IN  5 case
    mayor   mayor   NOUN  NN  3 {obl}
    of      of      ADP   IN  7 case
    Dorn    Dorn    PROPN NNP 5 nmod B-LOC
    """)
    mentions.annotate(doc, lexicon)
    (person,) = (item for item in actors.describe(Document(doc, lexicon)) if item.name.label == "PERSON")
    assert person.titles == ((4, 5),)


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("glazier/NN [PERSON Jo/NNP Bos/NNP] left/VBD ./.", [["glazier"]]),
        (
            "two/CD _-/HYPH _time/NN Olympic/JJ champion/NN [PERSON Jo/NNP Bos/NNP] left/VBD ./.",
            [["two-time Olympic champion"]],
        ),
        (
            "police/NN spokesperson/NN ,/, Brigadier/NNP [PERSON Jo/NNP Bos/NNP] left/VBD ./.",
            [["Brigadier", "police spokesperson"]],
        ),
        # A newspaper, a river and a relative are no callings.
        ("newspaper/NN [PERSON Jo/NNP Bos/NNP] left/VBD ./.", [[]]),
        ("river/NN [PERSON Jo/NNP Bos/NNP] left/VBD ./.", [[]]),
        ("brother/NN [PERSON Jo/NNP Bos/NNP] left/VBD ./.", [[]]),
    ],
)
def test_callings_that_no_table_has(line: str, titles: list[list[str]], lexicon: Lexicon) -> None:
    assert described(line, lexicon)[1] == titles


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        # Plurals of every kind, and nobody's where a comma ends the clause before the name.
        ("Cabinet/NNP Secretaries/NNPS [PERSON Ana/NNP Sosa/NNP] and/CC [PERSON Ivo/NNP Falk/NNP] left/VBD", [["Cabinet Secretaries"]] * 2),
        ("revolutionaries/NNS including/VBG [PERSON Ana/NNP Sosa/NNP] and/CC [PERSON Ivo/NNP Falk/NNP]", [["revolutionaries"]] * 2),
        ("other/JJ actors/NNS such/JJ as/IN [PERSON Ana/NNP Sosa/NNP] left/VBD", [["actors"]]),
        ("fees/NNS fell/VBD for/IN members/NNS ,/, [PERSON Ana/NNP Sosa/NNP] said/VBD", [[]]),
        ("[PERSON Ana/NNP Sosa/NNP] and/CC [PERSON Ivo/NNP Falk/NNP] ,/, both/DT urban/JJ activists/NNS ,/, left/VBD", [["urban activists"]] * 2),
        # A role with what it is of before “and” and another.
        (
            "the/DT Chair/NNP of/IN the/DT [ORG Sun/NNP Party/NNP] and/CC Head/NNP of/IN the/DT [ORG Water/NNP Board/NNP] ,/, [PERSON Ana/NNP Sosa/NNP] ,/, left/VBD",
            [["Head", "Chair"]],
        ),
        ("the/DT mayor/NN and/CC chair/NN of/IN the/DT [ORG Water/NNP Board/NNP] ,/, [PERSON Ana/NNP Sosa/NNP] ,/, left/VBD", [["chair", "mayor"]]),
        ("[PERSON Ana/NNP Sosa/NNP] ,/, head/NN of/IN a/DT large/JJ ring/NN ,/, left/VBD", [["head"]]),
        ("a/DT writer/NN known/VBN only/RB by/IN the/DT pen/NN name/NN [PERSON Ana/NNP Sosa/NNP] left/VBD", [["writer"]]),
        ("the/DT dealer/NN ,/, known/VBN as/IN [PERSON Ana/NNP Sosa/NNP] ,/, left/VBD", [["dealer"]]),
        ("the/DT writer/NN known/VBN to/TO [PERSON Ana/NNP Sosa/NNP] left/VBD", [[]]),
    ],
)  # fmt: skip
def test_plurals_pairs_and_pen_names(line: str, titles: list[list[str]], lexicon: Lexicon) -> None:
    assert described(line, lexicon)[1] == titles


def test_no_title_is_the_beginning_of_another() -> None:
    roles = Roles()
    for start, end in ((0, 1), (0, 3), (0, 2), (5, 6), (0, 3)):
        roles.add(start, end)
    assert roles.titles == [(0, 3), (5, 6)]
