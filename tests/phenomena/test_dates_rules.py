"""Date rules as the registry has them: switched off one by one, in any order, and told of."""

import random

import pytest
import spacy

from factx.extract.dates import RULES, stretches
from factx.facts import Date
from factx.rules import Rules
from tests.dates import extract

NLP = spacy.blank("en")
TEXT = (
    "On Friday, 7 January 2022, and in May last year he spoke for three days; two days later he left the 2000 people of "
    "the town, which trades every Monday and was built in the 20th century, between 2009-2010 and Christmas Eve."
)


def found(rules: Rules, text: str = TEXT) -> list[Date]:
    doc = NLP(text)
    dates = extract(doc, None, rules)
    return [*dates, *stretches(doc, dates, rules)]


def test_the_order_of_the_rules_decides_nothing() -> None:
    expected = found(Rules(RULES))
    assert len(expected) > 6
    for seed in range(5):
        assert found(Rules(random.Random(seed).sample(RULES, len(RULES)))) == expected


@pytest.mark.parametrize(
    ("rule", "text", "lost"),
    [
        ("date.weekday", "He left on Friday.", "Friday"),
        ("date.day-month", "He left on 7 January 2022.", "7 January 2022"),
        ("date.century", "It is of the 20th century.", "the 20th century"),
        ("date.duration", "It rained for three days.", "three days"),
        ("date.every", "They trade every Monday.", "every Monday"),
    ],
)
def test_a_rule_switched_off_finds_nothing(rule: str, text: str, lost: str) -> None:
    assert lost in [date.text for date in found(Rules(RULES), text)]
    assert lost not in [date.text for date in found(Rules(RULES).without([rule]), text)]


def test_a_veto_switched_off_lets_through() -> None:
    assert [date.text for date in found(Rules(RULES), "It has 2012 votes.")] == []
    assert [date.text for date in found(Rules(RULES).without(["date.no-measure"]), "It has 2012 votes.")] == ["2012"]


def test_without_rules_there_are_no_dates() -> None:
    assert found(Rules(())) == []
