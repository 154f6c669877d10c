"""How sure facts are: every fact says it, the surer kinds are surer, and nothing else depends on it."""

import json
from pathlib import Path

import pytest

import factx
from factx.confidence import graded, probability, surer_than, weights
from factx.confidence.features import Signs, fact_signs
from factx.evaluation.reliability import bins, calibration_error
from factx.facts import Casualty, Quote, Record

TEXT = (
    "“We will not leave the valley,” said Ana Sosa, the mayor of Marlan. At least 12 people were killed on Friday, the "
    "Harbour Guard said. She denied it. Elias Brandt, a fisherman, told reporters that the road was shut."
)


@pytest.fixture(scope="module")
def facts(extractor: factx.Extractor) -> list[Record]:
    return list(extractor.extract(TEXT))


def test_every_fact_and_every_resolved_mention_says_how_sure_it_is(facts: list[Record]) -> None:
    assert {fact.type for fact in facts} == {"quote", "casualty", "actor", "organization"}
    assert all(fact.confidence is not None and 0 < fact.confidence < 1 for fact in facts)
    mentions = [fact.speaker for fact in facts if isinstance(fact, Quote) and fact.speaker]
    mentions += [fact.source for fact in facts if isinstance(fact, Casualty) and fact.source]
    assert mentions and all(mention.confidence is not None for mention in mentions if mention.name)


def test_articles_print_no_confidence(extractor: factx.Extractor) -> None:
    article = extractor.annotated(factx.Article("a", TEXT))[1][0]
    assert "confidence" not in json.loads(article.model_dump_json())


def test_a_quotation_is_surer_than_what_somebody_is_told_to_deny(facts: list[Record]) -> None:
    quotes = [fact for fact in facts if isinstance(fact, Quote)]
    direct = next(quote for quote in quotes if quote.kind == "direct")
    assert all((direct.confidence or 0) >= (quote.confidence or 0) for quote in quotes)


def test_grading_twice_changes_nothing_and_touches_nothing_else(facts: list[Record]) -> None:
    again = graded(TEXT, facts)
    assert again == facts
    bare = [fact.model_copy(update={"confidence": None}) for fact in facts]
    assert graded(TEXT, bare) == facts


def test_the_order_of_signs_does_not_matter(facts: list[Record]) -> None:
    signs = fact_signs(next(fact for fact in facts if isinstance(fact, Quote)), Signs.of(TEXT, facts))
    turned = dict(reversed(signs.items()))
    assert probability("quote", signs) == probability("quote", turned)


def test_the_weights_name_a_model_for_every_kind_of_fact() -> None:
    assert set(weights()) == {"quote", "casualty", "uncounted casualty", "actor", "organization", "mention"}


def test_only_facts_that_are_sure_enough_are_kept(facts: list[Record]) -> None:
    sures = sorted(fact.confidence or 0 for fact in facts)
    assert len(list(surer_than(facts, 0.0))) == len(facts)
    assert len(list(surer_than(facts, sures[-1]))) == sures.count(sures[-1])
    unknown = [fact.model_copy(update={"confidence": None}) for fact in facts]
    assert len(list(surer_than(unknown, 1.0))) == len(facts)  # nobody has graded them


def test_the_command_leaves_out_what_is_not_sure_enough(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from factx.cli.app import app

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    printed = [
        CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "-q", "-f", "jsonl", *options]).stdout.splitlines()
        for options in ([], ["--min-confidence", "1"])
    ]
    assert len(printed[0]) > 4 and printed[1] == []


def test_facts_that_are_as_sure_as_they_are_right_have_no_error() -> None:
    grades = [(0.8, True)] * 80 + [(0.8, False)] * 20
    assert calibration_error(grades, parts=1) == pytest.approx(0)
    assert calibration_error([(0.99, False)] * 10, parts=1) == pytest.approx(0.99)
    assert [step.facts for step in bins(grades)] == [100]
