"""What a model gives is an estimate, and no toll; a model of flesh and blood gives none."""

import pytest

import factx
from factx.facts import Casualty


@pytest.mark.parametrize(
    ("text", "estimated"),
    [
        ("A computer model run by the survey gave a range of 1,000 to 10,000 deaths.", True),
        ("Simulations suggest that 3,000 people died in the quake.", True),
        ("The survey's model put the number of deaths at 4,000.", True),
        ("A fashion model said three people were killed.", False),
        ("Police gave a toll of 12 dead, and a model showed where the water rose.", False),
    ],
)
def test_numbers_of_models(text: str, estimated: bool, extractor: factx.Extractor) -> None:
    found = [fact for fact in extractor.extract(text) if isinstance(fact, Casualty) and fact.count is not None]
    assert found
    assert {fact.hypothetical for fact in found} == {estimated}
