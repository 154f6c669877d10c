"""The trained pipeline and the casualty rules together, on sentences written for this project (`tests/cases/casualties.toml`)."""

import factx
from factx.facts import Casualty
from tests.cases.casualties import cases, told

CASES = cases("casualties.toml")
# A retrained parser may err on a few sentences; the rules themselves are tested on hand-built parses.
TOLERATED = 0.08


def test_sentences_give_the_counts_a_reader_takes(extractor: factx.Extractor) -> None:
    wrong = []
    for case in CASES:
        facts = [fact for fact in extractor.extract(case["text"]) if isinstance(fact, Casualty) and fact.count]
        found = [told(fact) for fact in facts]
        if sorted(found) != sorted(case["facts"]):
            wrong.append((case["text"], case["facts"], found))
    assert len(wrong) <= TOLERATED * len(CASES), "\n".join(map(str, wrong))


def test_evidence_and_parts_are_where_the_text_says(extractor: factx.Extractor) -> None:
    text = "\n\n".join(case["text"] for case in CASES[:40])
    for fact in extractor.extract(text):
        if isinstance(fact, Casualty):
            assert text[fact.start_char : fact.end_char] == fact.text
            for span in (fact.count, fact.victims, fact.source, fact.place, fact.date):
                assert span is None or text[span.start_char : span.end_char] == span.text
