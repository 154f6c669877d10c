"""Runs that are killed at random moments, as processes; in full: `python -m benchmarks.kills`."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.fakes import many, run
from tests.conftest import REPOSITORY
from tests.processes import sessions

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")
NUMBER = 700


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_ten_random_moments(jobs: int, tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    command = [sys.executable, "-m", "tests.batch.fakes", str(NUMBER), str(target), str(jobs)]
    part, chance = target.with_name("facts.jsonl.part"), random.Random(jobs)
    kills, begun = 0, set[int]()
    for _ in range(60):
        process = subprocess.Popen(command, cwd=REPOSITORY, start_new_session=True)
        begun.add(process.pid)
        if kills < 10:
            grown = _size(part) + chance.randint(0, 6000)
            while process.poll() is None and _size(part) < grown:
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
            kills += process.wait() == -signal.SIGKILL
        elif process.wait() == 0:
            break
    assert kills == 10
    assert target.read_bytes() == run(many(NUMBER)).lines
    assert not part.exists()
    _wait_until_all_have_ended(begun)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _wait_until_all_have_ended(begun: set[int]) -> None:
    """Workers whose run was killed end by themselves."""
    until = time.monotonic() + 20
    while (left := begun & set(sessions())) and time.monotonic() < until:
        time.sleep(0.1)
    assert not left
