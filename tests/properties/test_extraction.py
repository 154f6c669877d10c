"""Whatever the text, extraction ends, never raises, and every span is the text that it claims to be."""

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factx
from tests.golden.digest import SAMPLES
from tests.golden.test_samples import check_slices

WORDS = [word for path in sorted(SAMPLES.glob("*.txt")) for word in path.read_text(encoding="utf-8").split(" ")]
NEWS_LIKE = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)
QUOTY = st.text(alphabet=st.sampled_from("“”‘’\"'«»`.,: \n\nabcSaid123"), max_size=300)
OPTIONS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def check(extractor: factx.Extractor, text: str) -> None:
    facts = extractor.extract(text, published="2022-01-07")
    for fact in facts:
        check_slices(json.loads(fact.model_dump_json()), text)
        assert fact.sentence is None or fact.sentence.start_char <= fact.start_char
    assert len({fact.id for fact in facts}) == len(facts)


@OPTIONS
@given(text=st.one_of(NEWS_LIKE, QUOTY, st.text(max_size=300)))
def test_any_text_gives_facts_whose_spans_slice_it(extractor: factx.Extractor, text: str) -> None:
    check(extractor, text)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_mutilated_articles(extractor: factx.Extractor, sample: object) -> None:
    text = SAMPLES.joinpath(str(sample)).read_text(encoding="utf-8")
    words = text.split(" ")
    random.Random(7).shuffle(words)
    for changed in (
        text[: len(text) // 2],
        text.replace("“", ""),
        text.replace("”", "””"),
        text.upper(),
        " ".join(words),
        text.replace("\n", " "),
    ):
        check(extractor, changed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "“",
        "”",
        "'" * 500,
        '"' * 501,
        "“" * 300,
        "9" * 2000,
        "a" * 3000,
        "((((" * 200,
        "\u202e‮مرحبا",
        "😀 said 😀.",
        "\x00\x01\x02",
        "x\u2028y",
    ],
    ids=lambda text: repr(text[:6]),
)
def test_rubbish_is_no_fault(extractor: factx.Extractor, text: str) -> None:
    check(extractor, text)


def test_an_article_gives_the_same_facts_alone_and_among_others(extractor: factx.Extractor) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    articles = [factx.Article(id=str(number), text=text) for number, text in enumerate(texts)]
    together = [facts for _, facts in extractor.pipe(articles)]
    alone = [extractor.extract(article.text, id=article.id) for article in articles]
    assert [[fact.model_dump_json() for fact in facts] for facts in together] == [
        [fact.model_dump_json() for fact in facts] for facts in alone
    ]
