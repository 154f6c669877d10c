"""Every example of a rule makes that rule decide something, and no counterexample does; on the trained pipeline."""

import pytest

import factx
from factx import analysis
from factx.article import Article
from factx.pipeline.parsing import parse
from factx.registry import RULES
from factx.rules import AnyRule


def decisive(text: str, extractor: factx.Extractor) -> set[str]:
    """Ids of the rules whose answers were taken somewhere in a text, and of those that records name."""
    heard: set[str] = set()
    rules = RULES.told_to(lambda rule, *_: heard.add(rule.id))
    records = analysis.analyse(parse(extractor.nlp, text), Article("a", text), extractor.lexicon, rules)
    return heard | {record.rule for record in records}


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.id)
def test_examples_fire_and_counterexamples_do_not(rule: AnyRule, extractor: factx.Extractor) -> None:
    assert len(rule.examples) >= 2 and len(rule.counterexamples) >= 1, "give two examples and a counterexample"
    for text in rule.examples:
        assert rule.id in decisive(text, extractor), text
    for text in rule.counterexamples:
        assert rule.id not in decisive(text, extractor), text


def test_a_rule_switched_off_finds_nothing() -> None:
    text = "The club is reportedly spending a million on the keeper."
    without = factx.load(without=["quote.hearsay"])
    assert [record.rule for record in factx.load().extract(text) if record.type == "quote"] == ["quote.hearsay"]
    assert [record for record in without.extract(text) if record.type == "quote"] == []
