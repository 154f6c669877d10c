"""“Four goats were killed”, “six people a day”: numbers and outcome words that are no casualties, and why."""

import pytest

from factx.extract.casualties.near import near_misses
from factx.lexicon import Lexicon
from tests.cases.casualties import PARSED, found_in
from tests.parses import parse


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("goats", [("number", "Four goats", "“goats” is no word for people")]),
        ("fever a day", [("number", "six people", "a rate or an average, not a count")]),
        ("bill", [("outcome word", "killed", "nobody is counted or named with it")]),
        ("in two sentences", []),
    ],
)
def test_near_misses_have_their_reason(name: str, reasons: list[tuple[str, str, str]], lexicon: Lexicon) -> None:
    doc = parse(PARSED[name]["parse"])
    facts = found_in(doc, lexicon)
    found = [(near.label, doc[near.start : near.end].text, near.reason) for near in near_misses(doc, lexicon, facts)]
    assert found == reasons
