"""Whatever text comes in: no fault, spans that are the text they claim, ids that are unique and stable, valid records.

In CI some two hundred texts; ten thousand of each kind with

    python -m pytest tests/fuzz --hypothesis-profile=full

A text that ever failed stays here as an @example, whatever hypothesis draws.
"""

import json
from collections import Counter

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import factx
from factx.errors import InputError
from factx.facts import Record, json_schema
from tests.fuzz.mutations import MONOTONOUS, MUTATIONS, TEXTS, Mutilated, mutilated
from tests.golden.test_samples import check_slices

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
# Any character at all but halves of surrogate pairs, which are no text.
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=400)


def check(extractor: factx.Extractor, text: str) -> list[Record]:
    """Extract, and make sure of everything that holds for any text."""
    facts = extractor.extract(text, published="2022-01-07")
    for fact in facts:
        record = json.loads(fact.model_dump_json())
        check_slices(record, text)
        VALIDATOR.validate(record)
        assert 0 <= fact.start_char < fact.end_char <= len(text)
        assert fact.sentence is None or fact.sentence.start_char <= fact.start_char
        assert fact.sentence is None or fact.end_char <= fact.sentence.end_char
    assert [fact_id for fact_id, times in Counter(fact.id for fact in facts).items() if times > 1] == []
    return facts


@given(drawn=mutilated)
def test_mutilated_articles(extractor: factx.Extractor, drawn: Mutilated) -> None:
    check(extractor, drawn.text)


@given(text=ANY_TEXT)
@example(text="")
@example(text="\n\n\n")
@example(text="\x00\x01\x02")
@example(text="x\u2028y")
@example(text="\u202e‮مرحبا")
def test_any_characters(extractor: factx.Extractor, text: str) -> None:
    check(extractor, text)


@pytest.mark.parametrize("text", ["\ud800", "Two died.\udfff", "\udc00\ud800"])
def test_half_a_character_is_no_text(extractor: factx.Extractor, text: str) -> None:
    with pytest.raises(InputError, match=r"text: character \d+ is half of a surrogate pair; decode"):
        extractor.extract(text)


@given(text=st.text(st.sampled_from("“”‘’\"'«»`.,:()- \n\nabcSaidHe123$%"), max_size=400))
def test_nothing_but_marks(extractor: factx.Extractor, text: str) -> None:
    check(extractor, text)


@pytest.mark.parametrize("text", MONOTONOUS.values(), ids=MONOTONOUS.keys())
def test_what_is_long_and_the_same_all_over(extractor: factx.Extractor, text: str) -> None:
    check(extractor, text)


@given(drawn=st.lists(mutilated, min_size=2, max_size=5))
@settings(max_examples=10)
def test_an_article_tells_the_same_whatever_stands_beside_it(
    extractor: factx.Extractor, drawn: list[Mutilated]
) -> None:
    articles = [factx.Article(id=str(number), text=item.text) for number, item in enumerate(drawn)]
    together = [[fact.model_dump_json() for fact in facts] for _, facts in extractor.pipe(articles)]
    alone = [[fact.model_dump_json() for fact in extractor.extract(a.text, id=a.id)] for a in reversed(articles)]
    assert together == alone[::-1]


def test_every_mutation_changes_some_sample() -> None:
    for name in MUTATIONS:
        changed = [Mutilated(sample, 0, (name,), 1).text != TEXTS[sample][:1200] for sample in TEXTS]
        assert any(changed), name
