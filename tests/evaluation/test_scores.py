"""What the scorers give for facts that are right, half right, missed, doubled or made up."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.errors import InputError
from factx.evaluation import Scores, evaluate, parsed


def scores(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Scores:
    lines = [[parsed(json.dumps({"article": "a", **record}), "x:1") for record in side] for side in (gold, found)]
    return evaluate(*lines)


def span(start: int, stop: int, **more: Any) -> dict[str, Any]:
    return {"start_char": start, "end_char": stop, **more}


def quote(*contents: tuple[int, int], **more: Any) -> dict[str, Any]:
    return {"type": "quote", "contents": [span(*piece) for piece in contents], **more}


def casualty(number: tuple[int, int], low: int, high: int | None, **more: Any) -> dict[str, Any]:
    count = span(*number, low=low, high=high)
    return {"type": "casualty", **span(0, 90), "outcome": "killed", "count": count, **more}


def actor(name: str, *mentions: tuple[int, int], **more: Any) -> dict[str, Any]:
    return {"type": "actor", "name": name, "mentions": [span(*mention) for mention in mentions], **more}


def figures(measured: Scores, name: str) -> tuple[float, float]:
    tally = measured.tallies[name]
    return round(tally.precision, 3), round(tally.recall, 3)


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ([quote((0, 40))], 1, 1),
        ([quote((10, 40))], 1, 1),  # three quarters of the characters
        ([quote((21, 40))], 0, 0),  # less than half
        ([quote((0, 10), (20, 40))], 1, 1),  # interrupted
        ([], 1, 0),
        ([quote((0, 40)), quote((0, 38))], 0.5, 1),  # the same twice
        ([quote((50, 60))], 0, 0),
    ],
)
def test_a_statement_is_found_where_half_of_its_characters_agree(
    found: list[dict[str, Any]], precision: float, recall: float
) -> None:
    assert figures(scores([quote((0, 40))], found), "quote.content") == (precision, recall)


def test_the_better_of_two_candidates_is_the_match() -> None:
    measured = scores([quote((0, 40), kind="direct")], [quote((0, 30), kind="mixed"), quote((0, 40), kind="direct")])

    assert measured.shares["quote.kind"] == (1, 1)
    assert [(miss.what, miss.end_char) for miss in measured.misses] == [("spurious", 30)]


def test_the_right_words_of_the_wrong_speaker_are_content_and_not_joint() -> None:
    measured = scores([quote((0, 9), speaker=span(20, 30))], [quote((0, 9), speaker=span(40, 50))])

    assert figures(measured, "quote.content") == (1, 1)
    assert figures(measured, "quote.joint") == (0, 0)
    assert [(miss.what, miss.gold, miss.found) for miss in measured.misses] == [("speaker", "20–30", "40–50")]


def test_no_speaker_is_an_answer_and_a_speaker_left_out_is_none() -> None:
    nobody = scores([quote((0, 9), speaker=None)], [quote((0, 9), speaker=span(20, 30))])
    unjudged = scores([quote((0, 9))], [quote((0, 9), speaker=span(20, 30))])

    assert nobody.shares["quote.speaker"] == (0, 1)
    assert "quote.speaker" not in unjudged.shares
    assert "quote.joint" not in unjudged.tallies


@pytest.mark.parametrize(
    ("found", "detection", "strict"),
    [
        (casualty((5, 7), 26, 26), 1, 1),
        (casualty((5, 7), 26, None), 1, 0),
        (casualty((5, 7), 26, 26, negated=True), 1, 0),
        (casualty((5, 7), 26, 26, outcome="injured"), 0, 0),
        (casualty((8, 9), 26, 26), 0, 0),
    ],
)
def test_a_count_is_detected_by_outcome_and_number_and_strict_by_bounds_and_flags(
    found: dict[str, Any], detection: float, strict: float
) -> None:
    measured = scores([casualty((5, 7), 26, 26)], [found])

    assert figures(measured, "casualty.detection")[1] == detection
    assert figures(measured, "casualty.strict")[1] == strict


def test_persons_without_a_number_never_match_a_number() -> None:
    named = {"type": "casualty", **span(0, 90), "outcome": "killed", "count": None}

    assert figures(scores([named], [casualty((5, 7), 1, 1)]), "casualty.detection") == (0, 0)
    assert figures(scores([named], [named]), "casualty.strict") == (1, 1)


def test_a_person_split_into_two_records_is_found_once() -> None:
    measured = scores([actor("Ana Sosa", (0, 8), (20, 24))], [actor("Ana Sosa", (0, 8)), actor("Sosa", (20, 24))])

    assert figures(measured, "actor") == (0.5, 1)
    assert figures(measured, "mention.b3") == (1, 0.5)
    assert measured.shares["actor.name"] == (1, 1)


def test_two_persons_lumped_into_one_record_cost_precision_of_mentions() -> None:
    measured = scores([actor("Ana Sosa", (0, 8)), actor("Ben Sosa", (20, 28))], [actor("Ana Sosa", (0, 8), (20, 28))])

    assert figures(measured, "actor") == (1, 0.5)
    assert figures(measured, "mention.b3") == (0.5, 1)


def test_lists_of_a_record_are_compared_without_regard_to_case() -> None:
    gold, found = actor("A", (0, 1), titles=["President", "Dr"]), actor("A", (0, 1), titles=["president", "minister"])

    assert figures(scores([gold], [found]), "actor.titles") == (0.5, 0.5)


def test_dates_are_judged_where_the_gold_line_has_them() -> None:
    day, month = span(0, 6, value="2022-01-07"), span(0, 6, value="2022-01")
    line = {"type": "article"}
    measured = scores([line | {"dates": [day]}], [line | {"dates": [month]}])

    assert figures(measured, "date.extent") == (1, 1)
    assert figures(measured, "date.value") == (0, 0)
    assert measured.shares["date.compatible"] == (1, 1)
    assert not scores([line], [line | {"dates": [month]}]).tallies


def test_an_annotated_article_without_facts_counts_what_is_made_up_there() -> None:
    gold = [quote((0, 9)), {"type": "article", "article": "b"}]
    found = [quote((0, 9)), quote((0, 9)) | {"article": "b"}, quote((0, 9)) | {"article": "not annotated"}]

    assert figures(scores(gold, found), "quote.content") == (0.5, 1)


def test_a_type_that_nobody_annotated_is_not_judged() -> None:
    assert list(scores([quote((0, 9))], [quote((0, 9)), actor("Ana", (0, 3))]).tallies) == ["quote.content"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "gold.jsonl:3: is no JSON; write one record a line"),
        (
            '{"type": "quote", "article": "a", "contents": []}',
            "gold.jsonl:3: contents: tuple should have at least 1 item",
        ),
        ('{"type": "casualty", "article": "a", "start_char": 4, "end_char": 4, "outcome": "killed"}', "greater than"),
        ('{"type": "toll"}', "gold.jsonl:3: record: input tag 'toll'"),
        ("[1]", "gold.jsonl:3: record: "),
    ],
)
def test_a_line_that_is_no_record_is_named(line: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        parsed(line, "gold.jsonl:3")

    assert message in str(raised.value)


_SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(_SPANS, max_size=8), st.lists(_SPANS, max_size=8))
def test_facts_measured_against_themselves_are_right_and_no_figure_leaves_its_range(
    some: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    gold, found = [quote(piece) for piece in some], [quote(piece) for piece in others]

    for tally in scores(gold, gold).tallies.values():
        assert (tally.precision, tally.recall, tally.f1) == (1, 1, 1)
    for tally in scores(gold, found).tallies.values():
        assert 0 <= tally.precision <= 1
        assert 0 <= tally.recall <= 1
        assert tally.recalled <= min(tally.gold, tally.found)
