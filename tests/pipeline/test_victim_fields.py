"""Unit, role and kinds of victims on sentences written for this project, with the trained pipeline."""

import pytest

import factx
from factx.facts import Casualty


@pytest.mark.parametrize(
    ("text", "unit", "role", "kinds"),
    [
        ("Floods displaced 12 families.", "families", None, ()),
        ("The fire displaced 30 households.", "households", None, ()),
        ("Thirteen bodies were found in the river.", "bodies", None, ()),
        ("Floods killed 12 people.", "persons", None, ()),
        ("The blast killed nine women and children.", "persons", None, ("children", "women")),
        ("Two girls were wounded.", "persons", None, ("children", "girls")),
        ("A 12-year-old was wounded.", "persons", None, ("children",)),
        ("Three men were wounded.", "persons", None, ("men",)),
        ("Two police officers were wounded.", "persons", "officer", ()),
        ("Three firefighters were wounded.", "persons", "rescuer", ()),
        ("Police killed two gunmen.", "persons", "attacker", ()),
        ("Three victims were treated in hospital.", "persons", "victim", ()),
        ("The blast killed the daughter of a policeman.", "persons", None, ()),
    ],
)
def test_what_the_words_tell_of_victims(
    text: str, unit: str, role: str | None, kinds: tuple[str, ...], extractor: factx.Extractor
) -> None:
    (fact,) = [fact for fact in extractor.extract(text) if isinstance(fact, Casualty)]
    assert (fact.unit, fact.victim_role, fact.victim_kinds) == (unit, role, kinds)


def test_families_are_never_persons(extractor: factx.Extractor) -> None:
    facts = [
        fact for fact in extractor.extract("Floods displaced 12 families and 40 people.") if fact.type == "casualty"
    ]
    assert {fact.unit for fact in facts if isinstance(fact, Casualty)} == {"families", "persons"}
