"""Whose sex neither title nor first name tells: all pronouns of a text together tell it."""

from collections.abc import Mapping

from factx.resolve.antecedents import Answer
from factx.resolve.clusters import Cluster, Mention
from factx.resolve.discourse import Referent
from factx.resolve.supposed import Reading, likeliest


def _person(name: str) -> Cluster:
    return Cluster("person", [Mention(0, 1, "named", (name,))])


def _reads(person: Cluster, chances: Mapping[str, tuple[float, ...]], asked: tuple[str, ...], first: str) -> Reading:
    """The reading that stands where the person's pronouns have these chances by the sex supposed."""

    def read(sexes: Mapping[Cluster, str]) -> Reading:
        reading = Reading(dict(sexes))
        for gender, chance in zip(asked, chances[sexes.get(person, first)], strict=True):
            reading.weigh(gender, Answer(Referent(person, ""), chance) if chance else None)
        reading.told = {} if sexes else {person: first}
        return reading

    return likeliest(read)


def test_many_pronouns_outweigh_the_first_one() -> None:
    person = _person("Orno")
    chances = {"female": (0.9, 0.0, 0.0), "male": (0.6, 0.9, 0.9)}
    found = _reads(person, chances, ("female", "male", "male"), "female")
    assert found.supposed == {person: "male"}


def test_a_reading_that_is_hardly_likelier_does_not_stand() -> None:
    chances = {"female": (0.8, 0.8), "male": (0.9, 0.85)}
    assert _reads(_person("Orno"), chances, ("female", "male"), "female").supposed == {}


def test_a_text_with_pronouns_of_one_sex_is_read_once() -> None:
    chances = {"female": (0.1, 0.1), "male": (0.9, 0.9)}
    assert _reads(_person("Orno"), chances, ("female", "female"), "female").supposed == {}


def test_what_stands_for_a_body_does_not_count() -> None:
    reading = Reading({})
    reading.weigh("body", None)
    assert reading.likelihood == 0.0
    assert not reading.asked
