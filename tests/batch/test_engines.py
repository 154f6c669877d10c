"""Whatever engine does the work, and in however many parts: the same bytes in the order of the inputs."""

import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factx.batch import shards
from factx.batch.engine import StoppedAtFailureError
from factx.batch.local import InlineEngine
from factx.batch.processes import ProcessEngine
from factx.batch.shards import Shard
from factx.batch.work import Batch, Task, Work, batches
from factx.errors import InputError, PipelineError
from tests.batch.fakes import Recipe, Thing, many, resume, run, things

TEXTS = st.lists(st.sampled_from(["", "one", "two words", "fail", "note this", "word " * 5000]), max_size=70)
INPUTS = TEXTS.map(lambda texts: [_opened(thing) for thing in things(texts)])


def _opened(thing: Thing) -> Thing | InputError:
    return InputError(thing.where, "no such file", "check it") if thing.data == b"two words" else thing


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inputs=INPUTS, parts=st.integers(1, 5))
def test_shards_joined_are_the_whole(inputs: list[Thing | InputError], parts: int, tmp_path: Path) -> None:
    whole = run(inputs)
    paths = [tmp_path / f"{index}.jsonl" for index in range(1, parts + 1)]
    for index, path in enumerate(paths, 1):
        resume(inputs, path, shard=Shard(index, parts), again=False)
    with (tmp_path / "merged").open("wb") as out:
        tally = type(whole.tally)()
        shards.merge(shards.in_order(paths[::-1]), out, tally)
    assert (tmp_path / "merged").read_bytes() == whole.lines
    assert (tally.articles, tally.failed, tally.facts) == (
        whole.tally.articles,
        whole.tally.failed,
        whole.tally.facts,
    )


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(inputs=INPUTS, jobs=st.sampled_from([1, 2, 4]))
def test_any_number_of_processes_gives_the_same_bytes(inputs: list[Thing | InputError], jobs: int) -> None:
    inline = run(inputs)
    several = run(inputs, ProcessEngine(Recipe(), jobs), small_batches=2 * jobs)
    assert several == inline


def test_a_slow_article_holds_nothing_up_but_the_order() -> None:
    inputs = things(["slow", *["word"] * 200, "slow", "last"])
    assert run(inputs, ProcessEngine(Recipe(), 3), small_batches=6) == run(inputs)


def test_an_article_that_kills_its_worker_is_the_only_one_lost(caplog: pytest.LogCaptureFixture) -> None:
    inputs = things(["word"] * 20 + ["die"] + ["word"] * 20)
    with caplog.at_level(logging.WARNING, "factx"):
        ran = run(inputs, ProcessEngine(Recipe(), 2))
    assert (ran.tally.articles, ran.tally.failed) == (40, 1)
    assert ran.errors == [
        "t21: the worker that read it was killed (SIGKILL, as when memory runs out), twice; "
        "leave it out, or give each job more memory"
    ]
    assert [record.getMessage() for record in caplog.records] == [
        "a worker was killed (SIGKILL, as when memory runs out); its 16 articles are tried again"
    ]
    assert ran.lines == run([thing for thing in inputs if thing.data != b"die"]).lines


def test_a_worker_that_dies_by_chance_costs_nothing(tmp_path: Path) -> None:
    inputs = things(["word"] * 20 + [f"die once {tmp_path / 'died'}"] + ["word"] * 20)
    ran = run(inputs, ProcessEngine(Recipe(), 2))
    assert (tmp_path / "died").exists()
    assert ran == run(inputs)


def test_an_article_alone_that_kills_its_worker(tmp_path: Path) -> None:
    assert run(things(["die"]), ProcessEngine(Recipe(), 2)).tally.failed == 1


@pytest.mark.parametrize("chosen", [InlineEngine(Recipe(broken=True)), ProcessEngine(Recipe(broken=True), 2)])
def test_what_cannot_be_loaded_ends_the_run(chosen: InlineEngine) -> None:
    with pytest.raises(PipelineError, match="tiny: cannot be loaded; mend it"):
        run(things(["word"]), chosen)


def test_nothing_is_loaded_for_nothing() -> None:
    inputs = [InputError("a", "is missing"), InputError("b", "is missing")]
    for chosen in (InlineEngine(Recipe(broken=True)), ProcessEngine(Recipe(broken=True), 2)):
        assert run(inputs, chosen).tally.failed == 2


def test_workers_that_cannot_start_end_the_run() -> None:
    with pytest.raises(Exception, match=r"--jobs: workers end before they can work \(was killed"):
        run(things(["word"]), ProcessEngine(_dying, 2))


def _dying() -> Work:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


@pytest.mark.parametrize("jobs", [1, 2])
def test_fail_fast_keeps_what_came_before(jobs: int) -> None:
    inputs = things(["a", "b", "fail", "c", "fail"])
    chosen = ProcessEngine(Recipe(), jobs) if jobs > 1 else InlineEngine(Recipe())
    errors: list[str] = []
    with pytest.raises(StoppedAtFailureError):
        errors = run(inputs, chosen, fail_fast=True).errors
    assert errors == []


def test_what_is_read_ahead_is_bounded() -> None:
    drawn = 0

    def endless() -> Iterator[Task]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Task(drawn, f"t{drawn}", Thing(f"t{drawn}", b"word"))

    settled = ProcessEngine(Recipe(), 2)(batches(endless()))
    for _ in range(3):
        assert isinstance(next(settled), Batch)
    settled.close()
    assert drawn < 16 * 20


def test_ids_that_come_twice_are_told_once(caplog: pytest.LogCaptureFixture) -> None:
    inputs = [Thing("same", b"a"), Thing("same", b"b"), Thing("same", b"c")]
    with caplog.at_level(logging.WARNING, "factx"):
        assert run(inputs).tally.repeated_ids == 2
    assert len(caplog.records) == 1


def test_notes_of_workers_are_told_in_order(caplog: pytest.LogCaptureFixture) -> None:
    inputs = things(["note", "word", "note"] * 30)
    told = []
    for chosen in (InlineEngine(Recipe()), ProcessEngine(Recipe(), 2)):
        caplog.clear()
        with caplog.at_level(logging.WARNING, "factx"):
            run(inputs, chosen)
        told.append([record.getMessage() for record in caplog.records])
    assert told[0] == told[1]
    assert len(told[0]) == 60


def test_shards_have_equal_parts() -> None:
    inputs = many(100)
    parts = [run(inputs, shard=Shard(index, 7)).tally for index in range(1, 8)]
    assert {part.done for part in parts} == {14, 15}
    assert sum(part.done for part in parts) == 100


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "a/b", "1/0", "-1/2", "1/2/3", "²/3"])
def test_wrong_shards(text: str) -> None:
    with pytest.raises(ValueError, match=r"shard"):
        shards.parse(text)
