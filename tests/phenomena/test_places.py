"""Where and when the event of a casualty fact was, and which part of the article told it."""

import re

import pytest

import factx
from factx import facts


def found(extractor: factx.Extractor, text: str) -> list[facts.Casualty]:
    records = extractor.extract(re.sub(r"[\[\]]", "", text), published="2024-03-06")
    return [record for record in records if isinstance(record, facts.Casualty)]


PLACES = [
    # in the clause, before and behind the count
    ("Ten people were killed in Herat on Monday.", ["Herat"]),
    ("In Herat, ten people were killed on Monday.", ["Herat"]),
    ("An explosion in Herat killed ten people.", ["Herat"]),
    ("A strong tremor shook Machala, killing ten people.", ["Machala"]),
    ("The Herat bombing killed ten people.", ["Herat"]),
    # each count its own
    ("The quake killed 31 people in Ecuador and nine in Chile.", ["Ecuador", "Chile"]),
    ("Ten people were killed in Herat and four were wounded in Kandahar.", ["Herat", "Kandahar"]),
    ("Lusaka recorded 12 deaths from cholera on Monday and Kitwe recorded nine deaths.", ["Lusaka", "Kitwe"]),
    # the inner of two
    ("Ten people were killed in Caotun Township in Nantou County.", ["Caotun Township"]),
    ("Ten people were killed in Paris, Texas.", ["Paris"]),
    ("Ten people were killed in Nigeria's Kaduna state.", ["Kaduna state"]),
    # buildings, waters and roads
    ("Ten inmates were killed at the Belmonte prison in Quito.", ["Belmonte prison"]),
    ("Forty people drowned in the Jubal River in Kenya.", ["Jubal River"]),
    # where the teller, the hurt and the guests are
    ("Ten people were killed in Herat, officials in Kabul said.", ["Herat"]),
    ("The ministry in Kabul said ten people were killed in Herat.", ["Herat"]),
    ("Ten people were killed in Herat, the governor told reporters in Kabul.", ["Herat"]),
    ("Two tourists from Lyon were killed in Zermatt.", ["Zermatt"]),
    ("Three men were wounded in Kasese and flown to a hospital in Kampala.", ["Kasese"]),
    ("Ten people died in Sitakul, 40km from Chittagong.", ["Sitakul"]),
    ("A bus bound for Lagos overturned near Ibadan, killing ten people.", ["Ibadan"]),
    # told elsewhere in the article
    ("Ten people were killed in Peru on Monday. The accident happened near the town of Otuzco.", ["Otuzco"]),
    ("A bomb exploded in Herat on Monday.\n\nTen people were killed.", ["Herat"]),
    ("A boat capsized near Mombasa. Two divers drowned.", ["Mombasa"]),
    # other events
    (
        "Ten people were killed in a raid on Kafanchan on Monday.\n\nIn a separate attack, gunmen killed six people in "
        "Zaria.",
        ["Kafanchan", "Zaria"],
    ),
    # nowhere
    ("Ten people were killed on Monday.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_the_place_of_the_event(text: str, expected: list[str | None], extractor: factx.Extractor) -> None:
    counted = [fact for fact in found(extractor, text) if fact.kind == "counted"]
    assert [fact.place.text if fact.place else None for fact in counted] == expected
    for fact in counted:
        if fact.place is not None:
            assert text[fact.place.start_char : fact.place.end_char] == fact.place.text


@pytest.mark.parametrize(
    ("text", "told_in"),
    [
        ("Ten people were killed in Herat.", "clause"),
        ("Ten people were killed and four wounded in Herat.", "sentence"),
        ("A bomb exploded in Herat.\n\nTen people were killed.", "article"),
        ("Herat market blast\n\nTen people were killed on Monday, police said.", "headline"),
        ("HERAT, Afghanistan (AP) — Ten people were killed on Monday, police said.", "dateline"),
    ],
)
def test_the_part_of_the_article_that_told_the_place(text: str, told_in: str, extractor: factx.Extractor) -> None:
    fact = next(fact for fact in found(extractor, text) if fact.kind == "counted")
    assert fact.place is not None
    assert fact.place.place_from == told_in


DATES = [
    ("Ten people were killed in Herat on Monday.", "2024-03-04"),
    ("On Monday, ten people were killed in Herat.", "2024-03-04"),
    ("Monday's attack in Herat killed ten people.", "2024-03-04"),
    ("An attack on March 1 killed ten people, police said on Sunday.", "2024-03-01"),
    ("Police said on Sunday that an attack on Friday had killed ten people.", "2024-03-01"),
    ("A bomb exploded in Herat on Friday.\n\nTen people were killed.", "2024-03-01"),
    ("A boat capsized near Mombasa on Friday. Two divers drowned.", "2024-03-01"),
    ("The toll of Friday's blast rose to ten dead on Monday, officials said.", "2024-03-01"),
    ("Ten people were killed in a raid last week.", "2024-02-26"),
    # only the day of the telling, of the count, of what is to come
    ("Ten people were killed in Herat, police said on Sunday.", None),
    ("The death toll rose to ten on Sunday.", None),
    ("KABUL, March 3 (AP) — Ten people were killed in an attack in Herat.", None),
    ("Ten people were killed in Herat. A memorial will be held on Sunday.", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_the_day_of_the_event(text: str, expected: str | None, extractor: factx.Extractor) -> None:
    fact = next(fact for fact in found(extractor, text) if fact.kind == "counted")
    assert (fact.date.value if fact.date else None) == expected
    assert (fact.date_from is None) == (expected is None)


@pytest.mark.parametrize("side", ["South Side", "west Bellmont", "Northwest Side"])
def test_a_point_of_the_compass_is_no_region_of_that_name(side: str, extractor: factx.Extractor) -> None:
    text = f"BELLMONT, Ohio – Two men were shot dead on the {side} on Friday, police said.\n"
    assert {place["country"] for place in _places(text, extractor)} == {"USA"}


def _places(text: str, extractor: factx.Extractor) -> list[dict[str, object]]:
    records = [fact.model_dump() for fact in extractor.extract(text) if fact.type == "casualty"]
    return [record["place"] for record in records if record["place"]]
