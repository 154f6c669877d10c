"""The examples of the tables on titles, bodies, countries and first names, executed."""

import re

import pytest

from factx.lexicon import Lexicon, phrases

TABLES = ("titles", "organizations", "countries", "forenames")


def examples(lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(table, example) for table in TABLES for entry in lexicon.entries(table) for example in entry.examples]


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_has_an_example(table: str, lexicon: Lexicon) -> None:
    assert [entry.words[0] for entry in lexicon.entries(table) if not entry.examples] == []


def test_examples(lexicon: Lexicon) -> None:
    for table, example in examples(lexicon):
        for bracketed in re.findall(r"\[(.+?)\]", example):
            assert known(table, bracketed, lexicon), (table, example)


def known(table: str, bracketed: str, lexicon: Lexicon) -> bool:
    words, lowers = list(phrases.pieces(bracketed)), list(phrases.pieces(bracketed.lower()))
    if table == "titles":
        return phrases.titles(lexicon).get(lowers) is not None
    if table == "organizations":
        return (
            phrases.heads(lexicon).get(lowers) is not None
            or phrases.organization_names(lexicon).get(words) is not None
            or lowers[0] in phrases.leading_nouns(lexicon)
        )
    if table == "countries":
        return phrases.places(lexicon).get(words) is not None
    return bracketed in phrases.forenames(lexicon)


def test_every_country_of_the_table_once(lexicon: Lexicon) -> None:
    codes = [entry.alpha3 for entry in lexicon.countries]
    assert len(codes) == len(set(codes)) >= 250


@pytest.mark.parametrize(
    ("words", "code"),
    [("Kazakh", "KAZ"), ("U.S.", "USA"), ("South Korean", "KOR"), ("Ivory Coast", "CIV"), ("Filipinos", "PHL"), ("Britain", "GBR")],
)  # fmt: skip
def test_places(words: str, code: str, lexicon: Lexicon) -> None:
    place = phrases.places(lexicon).get(phrases.pieces(words))
    assert place is not None and place.alpha3 == code
