"""Whether two names can be one person's."""

import pytest

from factx.corpus.person_names import EXACT, INITIAL, NICKNAME, SHORTER, alike, parsed
from factx.corpus.spelling import slip, sounded


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("James T. Kirby", "James Kirby", SHORTER),
        ("Ivan P. Petrov", "I. P. Petrov", INITIAL),
        ("J. Joe Ruckett", "Joe Ruckett", INITIAL),
        ("Republican Lena Ostrow", "Lena Ostrow", EXACT),
        ("Mr. Lena Ostrow Jr.", "Lena Ostrow", SHORTER),
        ("Bill Harmon", "William Harmon", NICKNAME),
        ("Muhammad Sadiq", "Mohamed Sadiq", NICKNAME),
        ("Oleksandr Zelenko", "Aleksandr Zelenko", NICKNAME),
        ("Ana María Sosa", "Ana Maria Sosa", EXACT),
        ("Osama bin Ladha", "Usama Ladha", NICKNAME),
        ("Keith Lamont Obi", "Keith Obi", SHORTER),
        ("Donand Krum", "Donald Krum", 0.7),
        # two persons
        ("James T. Kirby", "James R. Kirby", 0.0),
        ("Ana Kirby", "James Kirby", 0.0),
        ("Maria Kirby", "Mario Kirby", 0.0),
        ("Amos Oduya Jr.", "Amos Oduya Sr.", 0.0),
        ("J. Kirby", "Ann Kirby", 0.0),
        ("Kirby", "Ann Kirby", 0.0),
    ],
)
def test_alike(one: str, other: str, sure: float) -> None:
    assert parsed(one).family == parsed(other).family
    assert alike(parsed(one), parsed(other)) == alike(parsed(other), parsed(one)) == sure


@pytest.mark.parametrize(
    "spellings",
    [
        ("zelensky", "zelenskyy", "zelenskiy"),
        ("yanukovych", "yanukovich"),
        ("gorbachev", "gorbacheff"),
        ("husseini", "huseini"),
    ],
)
def test_one_name_from_another_script(spellings: tuple[str, ...]) -> None:
    first = sounded(spellings[0])
    assert all(sounded(other) == first or slip(sounded(other), first) for other in spellings)


@pytest.mark.parametrize(
    ("one", "other"), [("dean", "dan"), ("marten", "martin"), ("brown", "braun"), ("lopez", "lopes")]
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sounded(one) != sounded(other)


@pytest.mark.parametrize("name", ["", " ", "-", "― Ruckett", "…", "Dr.", "Jr.", "A", "'", "O'"])
def test_names_that_are_hardly_any(name: str) -> None:
    assert isinstance(parsed(name).family, str)
