"""A run that was broken off anywhere goes on to the bytes of one that was not, and only does what is missing."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factx.batch import manifest
from factx.batch.local import InlineEngine
from factx.batch.shards import Shard
from factx.batch.work import Outcome, Work
from factx.errors import FactxError, InputError, ManifestError, OutputError, PipelineError
from tests.batch.fakes import RUN, Recipe, Thing, many, resume, run, things

INPUTS = many(120)


def lines_of(inputs: Sequence[Thing | InputError]) -> bytes:
    return run(inputs).lines


class Counting(InlineEngine):
    """An inline engine that keeps what it had to work on."""

    def __init__(self) -> None:
        self.done: list[str] = []
        super().__init__(self._recipe_that_counts)

    def _recipe_that_counts(self) -> Work:
        def work(items: Iterable[object]) -> list[Outcome]:
            given = [item for item in items if isinstance(item, Thing)]
            self.done += [item.where for item in given]
            return Recipe().work(given)

        return work


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "facts.jsonl"


@pytest.fixture
def unfinished(target: Path) -> Path:
    """What a run leaves that is killed after three batches."""
    resume(INPUTS, target, stop_after=3)
    return target


@pytest.mark.parametrize("stop_after", range(1, 8))
def test_going_on_from_any_batch(stop_after: int, target: Path) -> None:
    resume(INPUTS, target, stop_after=stop_after)
    assert not target.exists()
    tally = resume(INPUTS, target)
    assert target.read_bytes() == lines_of(INPUTS)
    assert tally.facts == run(INPUTS).tally.facts
    assert sorted(path.name for path in target.parent.iterdir()) == [".facts.jsonl.factx", "facts.jsonl"]


def test_only_what_is_missing_is_done(unfinished: Path) -> None:
    engine = Counting()
    tally = resume(INPUTS, unfinished, engine)
    assert len(engine.done) == 120 - 3 * 16 + sum(1 for thing in INPUTS[:48] if thing.data == b"fail")
    assert tally.reused == 48 - sum(1 for thing in INPUTS[:48] if thing.data == b"fail")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.integers(0, 3000), bytes_=st.integers(0, 200_000), twice=st.booleans())
def test_going_on_from_any_byte(lines: int, bytes_: int, twice: bool, tmp_path: Path) -> None:
    """Whatever of both files is on the disk when the system goes down, in whatever order it came there."""
    target = tmp_path / "facts.jsonl"
    for path in tmp_path.iterdir():
        path.unlink()
    resume(INPUTS, target, stop_after=5)
    part = tmp_path / "facts.jsonl.part"
    _cut(part, bytes_ % (part.stat().st_size + 1))
    journal = manifest.beside(part)
    _cut(journal, lines * 7 % (journal.stat().st_size + 1))
    if twice:
        resume(INPUTS, target, stop_after=2)
    resume(INPUTS, target)
    assert target.read_bytes() == lines_of(INPUTS)


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as stream:
        stream.truncate(size)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), stop_after=st.integers(1, 9))
def test_inputs_that_change_between_runs(data: st.DataObject, stop_after: int, tmp_path: Path) -> None:
    """Changed, gone, new and moved inputs, before and after the output was finished, and again."""
    target = tmp_path / "facts.jsonl"
    for path in tmp_path.iterdir():
        path.unlink()
    resume(INPUTS, target, stop_after=stop_after)
    inputs = INPUTS
    for _ in range(2):
        inputs = _changed(inputs, data)
        resume(inputs, target, stop_after=data.draw(st.sampled_from([1, 2, None])))
    engine = Counting()
    resume(inputs, target, engine)
    assert target.read_bytes() == lines_of(inputs)
    _is_true(target)
    again = Counting()
    resume(inputs, target, again)
    assert set(again.done) == {thing.where for thing in inputs if thing.data == b"fail"}
    assert target.read_bytes() == lines_of(inputs)


def _changed(inputs: list[Thing], data: st.DataObject) -> list[Thing]:
    inputs = list(inputs)
    for place in data.draw(st.sets(st.integers(0, len(inputs) - 1), max_size=4)):
        how = data.draw(st.sampled_from(["change", "fail", "swap", "drop", "new"]))
        place %= len(inputs)
        if how == "swap":
            inputs[place], inputs[0] = inputs[0], inputs[place]
        elif how == "drop":
            del inputs[place]
        elif how == "new":
            inputs.insert(place, Thing(f"new{len(inputs)}", b"news"))
        else:
            inputs[place] = Thing(inputs[place].where, b"fail" if how == "fail" else b"other words")
    return inputs


def _is_true(target: Path) -> None:
    """The manifest of a finished file tells where everything is, in order and without gaps."""
    journal = manifest.journal(manifest.beside(target))
    assert journal is not None
    said = [line for _, _, line in journal.lines()]
    assert isinstance(said[-1], manifest.End)
    start = 0
    data = target.read_bytes()
    for number, entry in enumerate(said[:-1], 1):
        assert isinstance(entry, manifest.Entry | manifest.Failed)
        assert entry.number == number
        if isinstance(entry, manifest.Entry):
            assert entry.start == start
            start += entry.length
            for line in data[entry.start : start].splitlines():
                assert json.loads(line)["article"] == entry.input
    assert start == len(data)


@pytest.mark.parametrize(
    ("made_by", "error", "message"),
    [
        ({**RUN, "factx": "2"}, PipelineError, r"made with another factx \(1, now 2\)"),
        ({**RUN, "options": ["b"]}, ManifestError, r"made with another options \(\['a'\], now \['b'\]\)"),
        ({**RUN, "lexicon": "x"}, PipelineError, r"made with another lexicon \(none, now x\)"),
    ],
)
@pytest.mark.parametrize("finished", [False, True])
def test_another_factx_or_other_options_are_refused(
    made_by: dict[str, object], error: type[FactxError], message: str, finished: bool, unfinished: Path
) -> None:
    if finished:
        resume(INPUTS, unfinished)
    before = {path: path.read_bytes() for path in unfinished.parent.iterdir()}
    with pytest.raises(error, match=message):
        resume(INPUTS, unfinished, made_by=made_by)
    assert {path: path.read_bytes() for path in unfinished.parent.iterdir()} == before


def test_another_shard_is_refused(unfinished: Path) -> None:
    with pytest.raises(ManifestError, match=r"another shard \(1/1, now 1/2\)"):
        resume(INPUTS, unfinished, shard=Shard(1, 2))


def test_an_output_without_manifest_is_not_gone_on_with(target: Path) -> None:
    target.write_text("precious")
    with pytest.raises(ManifestError, match="has no manifest"):
        resume(INPUTS, target)
    assert target.read_text() == "precious"


def test_a_manifest_that_is_none(unfinished: Path) -> None:
    manifest.beside(unfinished.with_name("facts.jsonl.part")).write_text("{}\n")
    with pytest.raises(ManifestError, match="is no manifest"):
        resume(INPUTS, unfinished)


def test_lines_that_somebody_changed_are_found_anew(unfinished: Path) -> None:
    part = unfinished.with_name("facts.jsonl.part")
    data = bytearray(part.read_bytes())
    data[100] ^= 1
    part.write_bytes(data)
    resume(INPUTS, unfinished)
    assert unfinished.read_bytes() == lines_of(INPUTS)


def test_killed_between_the_names(target: Path, tmp_path: Path) -> None:
    """The output has its name, the manifest has not yet."""
    resume(INPUTS, target)
    part = tmp_path / "facts.jsonl.part"
    manifest.beside(target).rename(manifest.beside(part))
    engine = Counting()
    resume(INPUTS, target, engine)
    assert set(engine.done) == {thing.where for thing in INPUTS if thing.data == b"fail"}
    assert target.read_bytes() == lines_of(INPUTS)


def test_two_runs_do_not_write_to_one_output(target: Path, tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    from factx.batch import spool

    first = spool.opened(target, tmp_path / "facts.jsonl.part", RUN, resume=True, force=False)
    with pytest.raises(OutputError, match="is being written by another run"):
        spool.opened(target, tmp_path / "facts.jsonl.part", RUN, resume=False, force=True)
    first.close()
    assert not list(tmp_path.iterdir())


def test_an_unfinished_run_is_not_thrown_away_unasked(unfinished: Path) -> None:
    from factx.batch import spool

    part = unfinished.with_name("facts.jsonl.part")
    with pytest.raises(ManifestError, match="is what an unfinished run left; go on with --resume"):
        spool.opened(unfinished, part, RUN, resume=False, force=False)
    resume(INPUTS, unfinished, again=False)
    assert unfinished.read_bytes() == lines_of(INPUTS)


def test_nothing_is_lost_when_all_inputs_have_gone(unfinished: Path) -> None:
    """A disk that is not mounted must not cost what was found on it."""
    part = unfinished.with_name("facts.jsonl.part")
    before = part.read_bytes()
    gone = [InputError(thing.where, "no such file") for thing in INPUTS]
    resume(gone, unfinished, stop_after=3)
    assert part.read_bytes() == before


# --- merging


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{index}.jsonl" for index in (1, 2, 3)]
    for index, path in enumerate(paths, 1):
        resume(INPUTS, path, shard=Shard(index, 3))
    return paths


def merged(paths: list[Path]) -> None:
    from factx.batch import shards
    from factx.batch.tally import Tally

    with (paths[0].parent / "merged").open("wb") as out:
        shards.merge(shards.in_order(paths), out, Tally())


def test_a_missing_part_is_told(parts: list[Path]) -> None:
    with pytest.raises(ManifestError, match="merge: shard 2/3 is missing"):
        merged([parts[0], parts[2]])
    with pytest.raises(ManifestError, match="merge: shard 1/3 is there twice"):
        merged([parts[0], *parts])
    with pytest.raises(ManifestError, match=r"none\.jsonl: no such file"):
        merged([*parts, parts[0].with_name("none.jsonl")])


def test_parts_of_different_runs_are_told(parts: list[Path], tmp_path: Path) -> None:
    resume(INPUTS, parts[1], shard=Shard(2, 3), made_by={**RUN, "factx": "2"}, again=False)
    with pytest.raises(ManifestError, match=r"2\.jsonl: was not made as .*1\.jsonl was \(factx differs\)"):
        merged(parts)
    resume(INPUTS[:100], parts[1], shard=Shard(2, 3), again=False)
    with pytest.raises(ManifestError, match=r"2\.jsonl: saw 100 inputs, and .*1\.jsonl 120"):
        merged(parts)
    resume(INPUTS, parts[1], shard=Shard(2, 4), again=False)
    with pytest.raises(ManifestError, match=r"2\.jsonl: is shard 2/4, and"):
        merged(parts)


def test_an_unfinished_part_is_told(parts: list[Path]) -> None:
    journal = manifest.beside(parts[1])
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(ManifestError, match=r"2\.jsonl: is not finished; go on with its run with --resume"):
        merged(parts)
    journal.unlink()
    with pytest.raises(ManifestError, match=r"2\.jsonl: has no manifest"):
        merged(parts)


def test_a_part_that_was_changed_is_told(parts: list[Path]) -> None:
    parts[1].write_bytes(parts[1].read_bytes().replace(b"word", b"WORD", 1))
    with pytest.raises(ManifestError, match=r"2\.jsonl: is not what its manifest says"):
        merged(parts)


def test_things_are_named_from_one() -> None:
    assert [thing.where for thing in things(["a", "b"])] == ["t1", "t2"]


@pytest.mark.parametrize("value", [None, -1, 1.5, 1 << 70, [], {"quote": "x"}, True, "\ud800"])
@pytest.mark.parametrize("field", ["number", "start", "length", "words", "counts", "input"])
def test_a_manifest_that_was_tampered_with_is_damaged(field: str, value: object) -> None:
    line = {"number": 1, "input": "a", "kind": "text", "sha256": "", "article": "a", "start": 0, "length": 1}
    line |= {"crc32": 0, "words": 1, "counts": {}}
    assert manifest.read_line(json.dumps(line).encode() + b"\n") is not None
    if not (field == "counts" and value == {}):
        assert manifest.read_line(json.dumps({**line, field: value}).encode() + b"\n") is None


def test_what_is_damaged_is_told(target: Path) -> None:
    resume(INPUTS, target)
    path = manifest.beside(target)
    path.write_bytes(path.read_bytes().replace(b'"start":0,', b'"start":-1,', 1))
    with pytest.raises(ManifestError, match=r"\.facts\.jsonl\.factx: is damaged \(line 2\); begin anew"):
        resume(INPUTS, target)


ODD = [None, -1, 0, 7, 1.5, 1 << 70, "", "x", "\ud800", [], [1], {}, {"quote": "x"}, True]


def _tampered(path: Path, line: int, field: str, value: object) -> bytes:
    """The bytes of a manifest with one field of one line set to something else."""
    lines = path.read_bytes().splitlines(keepends=True)
    said = json.loads(lines[line])
    place = said["run"] if field in said.get("run", {}) else said
    place[field] = value
    lines[line] = json.dumps(said).encode() + b"\n"
    return b"".join(lines)


@pytest.mark.parametrize("line", [0, 2, -1])
def test_no_tampering_is_a_fault_of_factx(line: int, target: Path) -> None:
    """Whatever a field is set to, resuming and merging go on or say in one error what is damaged."""
    resume(INPUTS[:20], target, shard=Shard(1, 1))
    journal = manifest.beside(target)
    whole, facts = journal.read_bytes(), target.read_bytes()
    said = json.loads(whole.splitlines()[line])
    for field in [*said, *said.get("run", {})]:
        for value in ODD:
            journal.write_bytes(_tampered(journal, line, field, value))
            for attempt in (lambda: merged([target]), lambda: resume(INPUTS[:20], target, shard=Shard(1, 1))):
                with suppress(FactxError):
                    attempt()
                for path in target.parent.iterdir():
                    if path not in (target, journal):
                        path.unlink()
                target.write_bytes(facts)
            journal.write_bytes(whole)
