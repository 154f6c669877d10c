"""What a worker makes of items: lines, counts, what was logged, and failures in their places."""

import json
import logging
import pickle
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

import factx.analysis
from factx.article import Article
from factx.cli.work import Recipe
from factx.errors import MissingExtraError
from factx.facts import Casualty, Count, Record, Vague
from factx.reading import sources
from factx.reading.items import Item
from factx.reading.sources import Reading
from tests.cli.conftest import QuoteMarks

TEXT = "“Enough,” she said.\n".encode()


@pytest.fixture(autouse=True)
def without_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factx.analysis, "load", lambda *_, **__: QuoteMarks())


def item(name: str, data: bytes = TEXT) -> Item:
    return Item(name, name, "text", data)


def test_outcomes_stand_in_the_order_of_the_items() -> None:
    items = [item("a"), item("b", b"\x00"), item("c", b"EXPLODE"), item("d", TEXT * 2), item("e", b"")]
    outcomes = Recipe()()(items)
    assert [str(outcome.failure) if outcome.failure else outcome.article for outcome in outcomes] == [
        "a",
        "b: is a binary file (it has NUL bytes); give the article's text",
        "c: could not be analysed (RuntimeError: boom); please report it with the article",
        "d",
        "e",
    ]
    assert [outcome.words for outcome in outcomes] == [3, 0, 0, 6, 0]
    assert [dict(outcome.counts) for outcome in outcomes] == [{"quote": 1}, {}, {}, {"quote": 2}, {}]
    assert [json.loads(line)["article"] for line in outcomes[3].lines.splitlines()] == ["d", "d"]


def test_a_fault_in_reading_costs_its_article_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(item: Item, reading: Reading) -> Article:
        if item.where == "b":
            raise OverflowError("signed integer\nis too large")
        return Article(item.where, "“Enough,” she said.")

    monkeypatch.setattr(sources, "article", read)
    outcomes = Recipe()()([item("a"), item("b"), item("c")])
    assert [str(outcome.failure or outcome.article) for outcome in outcomes] == [
        "a",
        "b: could not be read (OverflowError: signed integer is too large); please report it with the article",
        "c",
    ]


def test_only_the_types_that_were_asked_for() -> None:
    (outcome,) = Recipe(types=frozenset({"actor"}), with_articles=True)()([item("a")])
    assert [json.loads(line)["type"] for line in outcome.lines.splitlines()] == ["article"]
    assert outcome.counts == {}


class Dozens:
    """Finds that dozens died, wherever it is asked."""

    def pipe(self, articles: Iterable[Article], **_: object) -> Iterator[tuple[Article, list[Record]]]:
        place: dict[str, Any] = {"text": "Dozens", "start_char": 0, "end_char": 6}
        fact = Casualty(**place, id="c1", article="a", rule="dozens", outcome="killed", kind="counted")
        count = Count(**place, low=12, best=12, modifier="vague")
        found: list[Record] = [fact.model_copy(update={"count": count}), fact]
        yield from ((article, found) for article in articles)


@pytest.mark.parametrize(("vague", "bounds"), [("range", (12, None)), ("acled", (12, 12)), ("none", (None, None))])
def test_how_vague_numbers_count(
    vague: Vague, bounds: tuple[int | None, int | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(factx.analysis, "load", lambda *_, **__: Dozens())
    (outcome,) = Recipe(vague=vague)()([item("a")])
    counted, named = (json.loads(line)["count"] for line in outcome.lines.splitlines())
    assert (counted["low"], counted["high"], counted["text"]) == (*bounds, "Dozens")
    assert named is None


def test_what_is_logged_goes_with_the_outcome(caplog: pytest.LogCaptureFixture) -> None:
    damaged = "“Enough”, “no”, “so”, “yes” ".encode() + b"\xe2\x80"
    outcomes = Recipe()()([item("a"), item("b", damaged)])
    assert [[note.text for note in outcome.notes] for outcome in outcomes] == [
        [],
        ["b: not all of it is UTF-8; U+FFFD stands for what is not (places: 1)"],
    ]
    assert not caplog.records


@pytest.mark.parametrize(("level", "told"), [(logging.WARNING, []), (logging.DEBUG, ["a: could not be analysed"])])
def test_the_traceback_goes_with_the_outcome_where_it_is_asked_for(
    level: int, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("factx")
    before = logger.level
    try:
        (outcome,) = Recipe(log_level=level)()([item("a", b"EXPLODE")])
    finally:
        logger.setLevel(before)
    assert [note.text.splitlines()[0] for note in outcome.notes] == told


def test_what_goes_between_processes_pickles() -> None:
    recipe = Recipe(types=frozenset({"quote"}))
    assert pickle.loads(pickle.dumps(recipe)) == recipe
    assert hash(recipe) == hash(pickle.loads(pickle.dumps(recipe)))
    outcomes = recipe()([item("a"), item("b", b"\x00")])
    again = pickle.loads(pickle.dumps(outcomes))
    assert again[0] == outcomes[0]
    assert str(again[1].failure) == str(outcomes[1].failure)
    error = pickle.loads(pickle.dumps(MissingExtraError("--engine", "cluster")))
    assert str(error) == "--engine: needs the extra 'cluster'; pip install 'factx[cluster]'"
