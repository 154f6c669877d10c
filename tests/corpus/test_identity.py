"""One person or body over many articles."""

import itertools

import pytest

from factx.corpus.applying import link
from factx.facts import Actor, Entity, Quote, Record
from tests.corpus.records import Story, identities, of, together


def test_surnames_alone_are_the_only_bearers() -> None:
    assert together(Story("a").person("Lena Ostrow"), Story("b").person("Ostrow")) == {
        frozenset({"a Lena Ostrow", "b Ostrow"})
    }


def test_a_surname_of_two_is_neither_by_string_alone() -> None:
    stories = Story("a").person("Lena Ostrow"), Story("b").person("Marek Ostrow"), Story("c").person("Ostrow")
    assert together(*stories) == set()


def test_a_surname_of_two_is_the_one_in_whose_company_it_stands() -> None:
    stories = (
        Story("a").person("Lena Ostrow", titles=("mayor",)).body("Harbour Board").person("Pavel Ruck"),
        Story("b").person("Marek Ostrow", titles=("striker",)).body("Dalby Rovers"),
        Story("c").person("Ostrow", titles=("mayor",)).body("Harbour Board").person("Pavel Ruck"),
    )
    assert frozenset({"a Lena Ostrow", "c Ostrow"}) in together(*stories)


def test_two_short_names_without_a_bearer_are_one_where_their_articles_share_more() -> None:
    shared = Story("a").person("Ostrow", titles=("mayor",)), Story("b").person("Ostrow", titles=("mayor",))
    assert together(*shared) == {frozenset({"a Ostrow", "b Ostrow"})}
    assert together(Story("a").person("Ostrow"), Story("b").person("Ostrow")) == set()


def test_first_names_alone_are_whoever_has_the_surname_in_the_article() -> None:
    stories = (
        Story("a").person("Michelle Ostrow").person("Marek Ostrow"),
        Story("b").person("Michelle").person("Marek Ostrow"),
        Story("c").person("Michelle"),
    )
    assert frozenset({"a Michelle Ostrow", "b Michelle"}) in together(*stories)
    assert not any("c Michelle" in group for group in together(*stories))


def test_two_of_a_full_name_are_two_where_country_and_office_tell() -> None:
    stories = (
        Story("a").person("John Abara", country="NGA", titles=("striker",)),
        Story("b").person("John Abara", country="GBR", titles=("bishop",)),
    )
    assert together(*stories) == set()
    same = (
        Story("a").person("John Abara", country="NGA", titles=("senator",)),
        Story("b").person("John Abara", country="GBR", titles=("senator",)),
    )
    assert len(together(*same)) == 1  # a country that is wrong once parts nobody


def test_a_life_parts_namesakes() -> None:
    stories = Story("a", "1931-02-03").person("John Abara"), Story("b", "2016-02-03").person("John Abara")
    assert together(*stories) == set()


@pytest.mark.parametrize(
    "names",
    [
        ("FBI", "F.B.I.", "Federal Bureau of Investigation", "the FBI"),
        ("UN", "U.N.", "United Nations"),
        ("U.S. Department of Justice", "US Justice Department"),
        ("Norbeck Energy", "Norbeck"),
        ("Norbeck Inc.", "Norbeck"),
        ("The Dalby Courier", "Dalby Courier"),
        ("TWITTER", "Twitter"),
        ("Dalby police", "Dalby Police Department"),
        ("House Committee on Fisheries", "House Fisheries Committee"),
        ("Ministry of Defence", "Defense Ministry"),
        ("Islamic State", "ISIS", "ISIL", "Daesh"),
    ],
)
def test_names_of_one_body(names: tuple[str, ...]) -> None:
    (group,) = together(*(Story(str(at)).body(name) for at, name in enumerate(names)))
    assert len(group) == len(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Texas Senate", "U.S. Senate"),
        ("Dalby Foundation", "Dalby University"),
        ("Russian government", "Ukrainian government"),
        ("University of Dalby", "Dalby State University"),
        ("National Guard", "National Guard"),
        ("City Council", "City Council"),
        ("Columbia", "Columbia Pictures University"),
    ],
)
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert together(Story("a").body(one), Story("b").body(other)) == set()


def test_an_acronym_is_what_an_article_explains_it_by() -> None:
    stories = (
        Story("a").body("Dalby Fishing Council", acronym="DFC"),
        Story("b").body("DFC"),
        Story("c").body("Dalby Farmers Club"),
    )
    assert together(*stories) == {frozenset({"a Dalby Fishing Council", "b DFC"})}


def test_a_person_that_one_article_took_for_a_body_is_a_person() -> None:
    stories = *(Story(name).person("Bernard Ostrow") for name in "abc"), Story("d").body("Bernard Ostrow")
    (group,) = together(*stories)
    assert len(group) == 4


def many() -> list[Story]:
    return [
        Story("a", "2031-05-06").person("Lena Ostrow", titles=("mayor",)).body("FBI"),
        Story("b", "2031-05-07").person("L. Ostrow").body("Federal Bureau of Investigation"),
        Story("c", "2031-05-08").person("Ostrow").body("Senate").body("U.S. Senate"),
        Story("d", "2031-05-09").person("Marek Ostrow").body("Texas Senate"),
        Story("e", "2031-05-10").person("Lena Ostrow", titles=("mayor",)).quote("Lena Ostrow", "No."),
    ]


def by_record(records: list[Record]) -> dict[tuple[str, str], object]:
    return {(r.article, r.id): (r.identity, r.identity_name) for r in records if isinstance(r, Entity)}


def test_the_order_of_reading_decides_nothing() -> None:
    expected = by_record(link(of(many())))
    for order in itertools.islice(itertools.permutations(many()), 0, 120, 11):
        assert by_record(link(of(order))) == expected


def test_new_facts_join_and_rename_nothing() -> None:
    for count in range(1, 5):
        old = link(of(many()[:count]))
        both = by_record(link([*old, *of(many()[count:])]))
        assert {key: both[key] for key in by_record(old)} == by_record(old)
    linked = link(of(many()))
    assert link(linked) == linked


def test_two_identities_that_were_given_are_never_one() -> None:
    first = [
        r.model_copy(update={"identity": "X1"}) if isinstance(r, Actor) else r
        for r in Story("a").person("Lena Ostrow").records
    ]
    second = [
        r.model_copy(update={"identity": "X2"}) if isinstance(r, Actor) else r
        for r in Story("b").person("Lena Ostrow").records
    ]
    found = [
        r.identity for r in link([*first, *second, *Story("c").person("Lena Ostrow").records]) if isinstance(r, Actor)
    ]
    assert found[:2] == ["X1", "X2"] and found[2] in ("X1", "X2")


def test_quotes_carry_the_identity_of_their_speaker() -> None:
    (quote,) = (record for record in link(of(many())) if isinstance(record, Quote))
    assert quote.speaker is not None
    assert (quote.speaker.identity, quote.speaker.identity_name) == ("person:lena-ostrow", "Lena Ostrow")


def test_ids_are_names_a_reader_can_type() -> None:
    found = identities(Story("a").person("Ana Peña Nieto").body("U.N."))
    assert set(found.values()) == {"person:ana-pena-nieto", "body:un"}
