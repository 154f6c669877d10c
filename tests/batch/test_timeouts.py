"""An article that takes too long is given up, even where a library never comes back, and the rest goes on."""

import logging
import os
import signal
import subprocess
import sys
import time
from multiprocessing import connection
from pathlib import Path

import pytest

from factx.batch.processes import ProcessEngine
from factx.batch.work import seconds_for
from tests.batch.fakes import Recipe, run, things
from tests.conftest import REPOSITORY
from tests.processes import ENVIRONMENT, FACTX, sessions

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_hangs_is_the_only_one_lost(jobs: int, caplog: pytest.LogCaptureFixture) -> None:
    inputs = things(["word"] * 3 + ["hang"] + ["word"] * 3)
    with caplog.at_level(logging.WARNING, "factx"):
        ran = run(inputs, ProcessEngine(Recipe(), jobs, timeout=0.4))
    assert ran.errors == ["t4: took longer than 0.4 s; give it more with --timeout, or leave it out"]
    assert [record.getMessage() for record in caplog.records] == [
        "a worker took too long; its 7 articles are tried again"
    ]
    assert ran.lines == run([thing for thing in inputs if thing.data != b"hang"]).lines


def test_an_article_alone_is_not_tried_twice() -> None:
    began = time.monotonic()
    ran = run(things(["hang"]), ProcessEngine(Recipe(), 1, timeout=2.0))
    assert ran.tally.failed == 1
    assert time.monotonic() - began < 2 * 2.0 + 5


def test_articles_that_are_slow_together_but_not_alone_are_not_given_up() -> None:
    inputs = things(["slow"] * 8)
    assert run(inputs, ProcessEngine(Recipe(), 1, timeout=1.0)) == run(inputs)


def test_one_article_has_what_was_asked_for_and_several_never_less() -> None:
    for timeout in (0.5, 5.0, 60.0, 600.0):
        assert seconds_for(1, timeout) == timeout
        assert seconds_for(16, timeout) >= timeout


def test_time_for_which_the_run_itself_was_stopped_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after Ctrl-Z and `fg`: the clock goes on, and neither the run nor its workers do."""
    real, jumped = time.monotonic, [0.0]
    waiting = connection.wait

    def wait(connections: object, timeout: float | None = None) -> object:
        heard = waiting(connections, timeout)  # type: ignore[arg-type]
        jumped[0] += 0 if heard else 100
        return heard

    monkeypatch.setattr("factx.batch.processes.wait", wait)
    monkeypatch.setattr("factx.batch.processes.time.monotonic", lambda: real() + jumped[0])
    assert run(things(["slow"]), ProcessEngine(Recipe(), 1, timeout=0.5)).tally.failed == 0
    assert jumped[0] > 0


# --- workers end with the run that started them

_RUN = """
import sys
from factx.batch.processes import ProcessEngine
from tests.batch.fakes import Recipe, run, things
engine = ProcessEngine(Recipe(), {jobs})
if {doubled}:
    engine.begin()
print("begun", flush=True)
run(things(["word", "hang"]), engine)
"""


@pytest.mark.parametrize(("jobs", "doubled"), [(1, True), (1, False), (2, False)])
def test_no_worker_outlives_a_killed_run(jobs: int, doubled: bool, tmp_path: Path) -> None:
    """The worker stands still in a library that holds Python's lock, which only the system can end."""
    if sys.platform != "linux":
        pytest.skip("other systems end it when the library comes back")
    command = [sys.executable, "-c", _RUN.format(jobs=jobs, doubled=doubled)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "HANGS": str(tmp_path / "hangs")}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    process.stdout.readline()
    until = time.monotonic() + 20
    while not (tmp_path / "hangs").exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert (tmp_path / "hangs").exists()
    process.send_signal(signal.SIGKILL)
    process.wait()
    until = time.monotonic() + 5
    while process.pid in sessions() and time.monotonic() < until:
        time.sleep(0.05)
    assert process.pid not in sessions()


# --- the command

_HANGING = """
import factx.cli.work as work
from tests.batch.fakes import hang

analyse = work.Worker.__call__

def call(self, items):
    if any(b"HANG" in item.data for item in items):
        hang()
    return analyse(self, items)

work.Worker.__call__ = call
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_gives_up_what_hangs(jobs: str, tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "hanging").mkdir()
    (tmp_path / "hanging" / "sitecustomize.py").write_text(_HANGING)
    for name, text in (("a", "“Go,” said Ana Sosa."), ("b", "HANG"), ("c", "“Stay,” said Ana Sosa.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    environment = {**ENVIRONMENT, "PYTHONPATH": os.pathsep.join([str(tmp_path / "hanging"), str(REPOSITORY)])}
    common = [*FACTX, "extract", "--model", str(tiny), "--with-articles", "-q"]
    command = [*common, "a.txt", "b.txt", "c.txt", "-j", jobs, "--timeout", "1"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment)
    without = subprocess.run([*common, "a.txt", "c.txt"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == (
        "factx: error: b.txt: took longer than 1 s; give it more with --timeout, or leave it out"
    )
    assert done.returncode == 3
    assert done.stdout == without.stdout
