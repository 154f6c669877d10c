"""British copy, single marks outside: thirty own paragraphs, quotes found whole by the trained pipeline."""

import tomllib

import factx
from factx.facts import Quote
from tests.phenomena.test_quotations import CASES, shown

# A retrained pipeline may err on some; the rules themselves are tested on stored parses.
FEWEST_RIGHT = 0.9


def test_paragraphs_in_single_marks(extractor: factx.Extractor) -> None:
    cases = tomllib.loads((CASES / "british.toml").read_text(encoding="utf-8"))["case"]
    wrong = []
    for case in cases:
        records = extractor.extract(case["text"])
        found = sorted(shown(record) for record in records if isinstance(record, Quote))
        if found != sorted(case["quotes"]):
            wrong.append((found, case["quotes"]))
    assert len(cases) >= 25
    assert len(wrong) <= (1 - FEWEST_RIGHT) * len(cases), wrong
