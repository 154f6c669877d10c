"""Runs that are killed: `python -m benchmarks.kills` kills `factx extract` 25 times with SIGKILL and resumes it.

The kills come at random moments, first while the pipeline loads, then wherever the run is. At the end the output must
be the one of a run that nobody touched, byte by byte.
"""

import argparse
import os
import random
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import corpus


def killed_and_resumed(
    source: Path, target: Path, kills: int, jobs: int, options: Sequence[str], chance: random.Random
) -> int:
    """Kill a run so many times, resume it each time, and let it end; gives how many kills hit a run at work.

    Raises:
        AssertionError: when it does not end well.
    """
    command = [*corpus.FACTX, "extract", str(source), "-o", str(target), "-j", str(jobs), "-q", "--resume", *options]
    part = target.with_name(f"{target.name}.part")
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    hit = 0
    for number in range(kills):
        process = subprocess.Popen(command, cwd=corpus.REPOSITORY, env=environment, stderr=subprocess.DEVNULL)
        # Each kill waits for a little more output than the one before, so that the run comes on.
        wanted = _size(part) + chance.randint(1, 60_000) if number else 0
        while process.poll() is None and _size(part) < wanted:
            time.sleep(0.01)
        time.sleep(chance.random() / 5)
        process.kill()
        hit += process.wait() == -signal.SIGKILL
    status = subprocess.run(command, cwd=corpus.REPOSITORY, env=environment, stderr=subprocess.DEVNULL).returncode
    assert status in (0, 3), f"exit status {status}"
    return hit


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def main() -> None:
    """Make a corpus, run it once in peace and once with kills, and compare."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=600)
    options.add_argument("--kills", type=int, default=25)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    chosen, further = options.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        source, whole, target = (Path(name) / file for file in ("corpus.jsonl", "whole.jsonl", "facts.jsonl"))
        corpus.write(source, chosen.articles)
        subprocess.run([*corpus.FACTX, "extract", str(source), "-o", str(whole), "-q", *further], stderr=-3)
        chance = random.Random(chosen.seed)
        hit = killed_and_resumed(source, target, chosen.kills, chosen.jobs, further, chance)
        assert target.read_bytes() == whole.read_bytes(), "the output differs"
        print(f"{hit} kills of {chosen.kills} hit a run at work; {target.stat().st_size:,} bytes, the same as in peace")


if __name__ == "__main__":
    main()
