"""Single and named victims on stored parses of own sentences, in Universal Dependencies and converted to ClearNLP labels."""

from typing import Any

import pytest

from factx.lexicon import Lexicon
from tests.cases.casualties import found_in
from tests.cases.victims import CASES, parses, shown
from tests.clearnlp import SCHEMES


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", CASES, ids=[str(case["phenomenon"]) for case in CASES])
def test_phenomenon(case: dict[str, Any], scheme: str, lexicon: Lexicon) -> None:
    doc = SCHEMES[scheme](parses()[case["phenomenon"]])
    assert doc.text == case["text"], "the stored parse is of another sentence"
    found = found_in(doc, lexicon)
    assert sorted(map(shown, found)) == sorted(case["facts"])
    for fact in found:
        for span in (fact.count, fact.victims, fact.outcome_word):
            assert span is None or doc.text[span.start_char : span.end_char] == span.text


def test_every_phenomenon_has_its_own_name() -> None:
    names = [case["phenomenon"] for case in CASES]
    assert len(set(names)) == len(names) == len(parses())
