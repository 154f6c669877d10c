"""A Dask cluster on this machine: a real scheduler, two real workers, one of them killed during the run."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from benchmarks import corpus

from factx.batch.cluster import DaskEngine
from factx.cli import identity
from factx.cli.work import Recipe as WorkRecipe
from factx.errors import EngineError, InputError, PipelineError
from factx.output import jsonl
from tests.batch.clusters import Cluster
from tests.batch.fakes import Recipe, Thing, many, resume, run, things
from tests.corpus.records import of
from tests.corpus.test_events import ALL

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with ExitStack() as stack:
        made = Cluster(tmp_path_factory.mktemp("dask"), stack)
        made.add_worker()
        made.add_worker()
        yield made


def test_the_same_bytes_as_here(cluster: Cluster) -> None:
    inputs: list[Thing | InputError] = [*many(150), InputError("gone", "no such file"), *things(["note", "slow"])]
    assert run(inputs, DaskEngine(cluster.address, Recipe()), small_batches=4) == run(inputs)


def test_what_a_worker_cannot_load_ends_the_run(cluster: Cluster) -> None:
    with pytest.raises(PipelineError, match="tiny: cannot be loaded; mend it"):
        run(things(["word"]), DaskEngine(cluster.address, Recipe(broken=True)))


def test_a_run_goes_on_on_a_cluster(cluster: Cluster, tmp_path: Path) -> None:
    inputs = many(200)
    resume(inputs, tmp_path / "facts.jsonl", stop_after=4)
    resume(inputs, tmp_path / "facts.jsonl", DaskEngine(cluster.address, Recipe()))
    assert (tmp_path / "facts.jsonl").read_bytes() == run(inputs).lines


def test_a_worker_is_killed_during_the_run(cluster: Cluster) -> None:
    inputs = many(400)
    drawn = 0

    def read() -> Iterator[Thing]:
        nonlocal drawn
        for thing in inputs:
            drawn += 1
            if drawn == 200:
                cluster.workers.pop(0).kill()
            yield thing

    assert run(read(), DaskEngine(cluster.address, Recipe(seconds=0.005))) == run(inputs)
    cluster.add_worker()


def test_the_command_gives_the_same_bytes_on_a_cluster(cluster: Cluster, tiny: Path, tmp_path: Path) -> None:
    corpus.write(tmp_path / "c.jsonl", 100)
    command = [*corpus.FACTX, "extract", "c.jsonl", "--model", str(tiny), "--with-articles", "-o"]
    here = subprocess.run([*command, "here.jsonl"], cwd=tmp_path, capture_output=True, text=True)
    there = subprocess.run(
        [*command, "there.jsonl", "--engine", cluster.address], cwd=tmp_path, capture_output=True, text=True
    )
    assert (here.returncode, there.returncode) == (3, 3), there.stderr
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
    assert there.stderr.split("; 1 input failed")[0] == here.stderr.split("; 1 input failed")[0]


def test_linking_gives_the_same_bytes_on_a_cluster(cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(b"".join(jsonl.line(record) for record in of(ALL)))
    command = [*corpus.FACTX, "link", "facts.jsonl", "-q"]
    here, there = (
        subprocess.run([*command, *engine], cwd=tmp_path, capture_output=True, check=True).stdout
        for engine in ([], ["--engine", cluster.address])
    )
    assert here and here == there


def test_another_factx_on_the_workers_is_refused(cluster: Cluster, tiny: Path) -> None:
    made_by = {**identity.made_by(str(tiny), None), "factx": "9.9.9"}
    recipe = identity.Checked(WorkRecipe(model=str(tiny)), tuple(made_by.items()))
    with pytest.raises(EngineError, match=r"worker on .*: has another factx \(.*, the run 9\.9\.9\); install the same"):
        run(things(["word"]), DaskEngine(cluster.address, recipe))


def test_an_article_that_kills_workers_is_the_only_one_lost(cluster: Cluster) -> None:
    cluster.add_worker()
    cluster.add_worker()
    inputs = things(["word"] * 20 + ["die"] + ["word"] * 20)
    ran = run(inputs, DaskEngine(cluster.address, Recipe()))
    assert ran.errors == [
        "t21: the workers that read it died, one after the other; leave it out, or give the workers more memory"
    ]
    assert ran.lines == run([thing for thing in inputs if thing.data != b"die"]).lines


def test_where_nothing_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factx.batch.scheduler._SECONDS_TO_CONNECT", 1.0)
    with pytest.raises(EngineError, match=r"dask://127\.0\.0\.1:9: no Dask scheduler answers there"):
        run(things(["word"]), DaskEngine("dask://127.0.0.1:9", Recipe()))
