"""A long run: `python -m benchmarks.soak` takes 20,000 articles, a bad one every hundred, through `factx extract`.

No article may be lost or doubled, every bad one must be listed, and the memory of all processes may not grow: what they
hold after the 2,000th and around the last article differs by less than a tenth. Needs Linux (/proc).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks import corpus
from factx.batch.manifest import beside

MEMORY_GROWTH = 1.10


def extract(source: Path, folder: Path, jobs: int, options: Sequence[str]) -> list[tuple[int, int]]:
    """Run factx over a corpus; gives (entries in the manifest, bytes resident in all processes) as the run went on.

    Raises:
        AssertionError: when the run does not end with the status of one in which some inputs failed.
    """
    target = folder / "facts.jsonl"
    command = [*corpus.FACTX, "extract", str(source), "-o", str(target), "-j", str(jobs), "--with-articles"]
    command += ["--errors", str(folder / "errors.jsonl"), "--progress", *options]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(command, cwd=corpus.REPOSITORY, env=environment, start_new_session=True)
    seen: list[tuple[int, int]] = []
    watcher = threading.Thread(target=_watch, args=(process, target, seen))
    watcher.start()
    status = process.wait()
    watcher.join()
    assert status == 3, f"exit status {status}"
    return seen


def _watch(process: "subprocess.Popen[bytes]", target: Path, seen: list[tuple[int, int]]) -> None:
    journal = beside(target.with_name(f"{target.name}.part"))
    entries = place = 0
    while process.poll() is None:
        time.sleep(0.5)
        with suppress(OSError):
            with journal.open("rb") as file:
                file.seek(place)
                more = file.read()
            entries += more.count(b"\n")
            place += len(more)
            seen.append((entries, sum(_resident(process.pid))))


def _resident(session: int) -> Iterator[int]:
    """Bytes resident in each process of a session."""
    page = os.sysconf("SC_PAGE_SIZE")
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                yield int(fields[21]) * page


def check_facts(folder: Path, number: int) -> None:
    """Make sure that every good article is there once, in order, and every bad one listed once, in order.

    Raises:
        AssertionError: when one is not.
    """
    with (folder / "facts.jsonl").open("rb") as file:
        records = (json.loads(line) for line in file)
        found = [record["article"] for record in records if record["type"] == "article"]
    assert found == [f"a{place}" for place in range(number) if not corpus.is_bad(place)]
    with (folder / "errors.jsonl").open("rb") as file:
        failed = [json.loads(line)["where"] for line in file]
    assert failed == [f"{folder / 'corpus.jsonl'}:{place + 1}" for place in range(number) if corpus.is_bad(place)]


def growth(seen: Sequence[tuple[int, int]], number: int) -> float:
    """How much more is resident around the last articles than after the first tenth."""
    early = [size for entries, size in seen if 0.1 * number <= entries <= 0.15 * number]
    late = [size for entries, size in seen if 0.95 * number <= entries < number]
    return max(late) / max(early)


def main() -> None:
    """Make the corpus, run, check, and say what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--paragraphs", type=int, help="keep so many of each article: many articles in little time")
    chosen, further = options.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder / "corpus.jsonl", chosen.articles, chosen.paragraphs)
        words = len((folder / "corpus.jsonl").read_bytes().split())
        began = time.monotonic()
        seen = extract(folder / "corpus.jsonl", folder, chosen.jobs, further)
        seconds = time.monotonic() - began
        check_facts(folder, chosen.articles)
        grown = growth(seen, chosen.articles)
        size = max(bytes_ for _, bytes_ in seen) / 1e6
        print(f"{chosen.articles:,} articles of {words / chosen.articles:.0f} words in {seconds:,.0f} s", end=" ")
        print(f"with {chosen.jobs} jobs: none lost, none doubled, every bad one listed;")
        print(f"at most {size:,.0f} MB resident, {100 * (grown - 1):+.1f} % from the first tenth on")
        if grown > MEMORY_GROWTH:
            sys.exit("memory grows")


if __name__ == "__main__":
    main()
