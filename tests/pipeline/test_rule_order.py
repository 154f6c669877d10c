"""Inside a tier order decides nothing: facts are the same in whatever order its rules are asked."""

import random
from collections.abc import Sequence
from itertools import groupby

import pytest
from spacy.tokens import Doc

import factx
from factx import analysis
from factx import rules as engine
from factx.article import Article
from factx.lexicon import Lexicon
from factx.pipeline.parsing import parse_all
from factx.registry import RULES
from factx.rules import AnyRule, Rules


@pytest.fixture(scope="module")
def docs(extractor: factx.Extractor) -> list[Doc]:
    """All examples and counterexamples of all rules, parsed."""
    texts = dict.fromkeys(text for rule in RULES for text in rule.examples + rule.counterexamples)
    return list(parse_all(extractor.nlp, list(texts)))


def facts(rules: Rules, docs: Sequence[Doc], lexicon: Lexicon) -> list[str]:
    """The facts of some texts, without which of two rules that agree gave its name to one, and how sure that is."""
    return [
        record.model_copy(update={"rule": "", "confidence": None}).model_dump_json()
        for doc in docs
        for record in analysis.analyse(doc, Article("a", doc.text), lexicon, rules)
    ]


def shuffled(rules: list[AnyRule]) -> tuple[tuple[AnyRule, ...], ...]:
    chance = random.Random(7)
    places = {rule.id: chance.random() for rule in rules}
    ordered = sorted(rules, key=lambda rule: (rule.tier, places[rule.id]))
    return tuple(tuple(tier) for _, tier in groupby(ordered, key=lambda rule: rule.tier))


def test_rules_of_one_tier_in_any_order_find_the_same(
    docs: list[Doc], extractor: factx.Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = facts(Rules(RULES), docs, extractor.lexicon)
    monkeypatch.setattr(engine, "_in_tiers", shuffled)
    assert facts(Rules(RULES), docs, extractor.lexicon) == expected


@pytest.mark.parametrize("family", ["quote", "casualty"])
def test_there_are_tiers_to_shuffle(family: str) -> None:
    steps = [(rule.step, rule.tier) for rule in RULES if rule.step.family == family]
    assert len(set(steps)) < len(steps)
