"""How long `factx link` takes over many articles, and how much memory: `python -m benchmarks.linking 10000 100000`.

The facts are those of the samples, repeated and perturbed: each group of five articles has names of its own (every
letter of a name moved on in its class, so that lengths and offsets stay), days of its own, and numbers that rise from
article to article, so that persons, bodies and events are as many as in a real collection, and stories have several
articles. A tenth of the persons keep their names in all groups, as those do whom every newspaper names.

Printed for each size: wall and processor seconds, the peak of memory of all processes together, and the exponent with
which the seconds grew from the size before.
"""

import argparse
import datetime
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[1]
_GROUP = 5
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"
_WORD = re.compile(r"\b[a-z]{4,}\b")
_FIRST_DAY = datetime.date(2011, 1, 1)


@dataclass(frozen=True, slots=True)
class Base:
    """The facts of one sample: its lines, and the words of its names."""

    lines: tuple[str, ...]
    names: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--facts", type=Path, help="facts to repeat, instead of those of the samples")
    chosen = parser.parse_args(arguments)
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory(prefix="factx-") as name:
        folder = Path(name)
        base = _base(chosen.facts or _samples(folder))
        for articles in chosen.articles:
            made = folder / "facts.jsonl"
            records = write(base, articles, made)
            wall, cpu, peak = measured(made, folder / "linked.jsonl", chosen.jobs)
            grown = f", exponent {math.log(wall / before[1]) / math.log(articles / before[0]):.2f}" if before else ""
            size = made.stat().st_size / 1e6
            print(
                f"{articles:,} articles, {records:,} records, {size:,.0f} MB: {wall:.1f} s, {cpu:.1f} s of processors, "
                f"{peak / 1e9:.2f} GB{grown}",
                flush=True,
            )
            before = articles, wall


def _samples(folder: Path) -> Path:
    target = folder / "base.jsonl"
    command = [sys.executable, "-m", "factx", "extract", str(REPOSITORY / "samples"), "--with-articles", "-q"]
    subprocess.run([*command, "-o", str(target)], check=True)
    return target


def _base(path: Path) -> list[Base]:
    lines: dict[str, list[str]] = {}
    names: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        lines.setdefault(record["article"], []).append(line)
        if record["type"] in ("actor", "organization"):
            words = (word for name in (record["name"], *record["aliases"]) for word in re.findall(r"[A-Z][a-z]+", name))
            names.setdefault(record["article"], set()).update(words)
    return [Base(tuple(own), tuple(sorted(names.get(article, ())))) for article, own in lines.items()]


def write(base: Sequence[Base], articles: int, target: Path) -> int:
    """Write the facts of so many articles, and say how many records they are."""
    records = 0
    with target.open("w", encoding="utf-8") as stream:
        for number in range(articles):
            for line in perturbed(base[(number // _GROUP) % len(base)], number):
                stream.write(line + "\n")
                records += 1
    return records


def perturbed(base: Base, number: int) -> Iterator[str]:
    """The records of one more article."""
    group, place = divmod(number, _GROUP)
    moved = {word: _moved(word, group) for word in base.names}
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, base.names)) + r")\b") if base.names else None
    wording = number if place % 2 else group * _GROUP  # three of five articles have one text
    day = (_FIRST_DAY + datetime.timedelta(days=(group * 7) % 3650 + place)).isoformat()
    for line in base.lines:
        record = json.loads(pattern.sub(lambda found: moved[found[0]], line) if pattern else line)
        record["article"] = f"{record['article']}-{number}"
        if record["type"] == "article":
            record["published"] = day
            record["text"] = _WORD.sub(lambda found: _others(found[0], wording), record["text"])
        count: dict[str, Any] | None = record.get("count")
        if count and count.get("best"):
            for bound in ("low", "high", "best"):
                count[bound] = count[bound] + place if count[bound] is not None else None
        yield json.dumps(record, ensure_ascii=False)


def _others(word: str, wording: int) -> str:
    """A word of a text; a third of them are others in each wording, so that not all texts are copies."""
    return _moved(word, wording) if zlib.crc32(f"{word} {wording}".encode()) % 3 == 0 else word


def _moved(word: str, group: int) -> str:
    """A name of the same length for a group; one in ten stays."""
    digest = hashlib.blake2b(word.encode(), digest_size=2).digest()
    if digest[0] % 10 == 0:
        return word
    step = int.from_bytes(hashlib.blake2b(f"{word} {group}".encode(), digest_size=4).digest())
    letters = []
    for at, letter in enumerate(word):
        kind = next((kind for kind in (_VOWELS, _CONSONANTS) if letter.lower() in kind), "")
        new = kind[(kind.index(letter.lower()) + (step >> (at % 8 * 3))) % len(kind)] if kind else letter
        letters.append(new.upper() if letter.isupper() else new)
    return "".join(letters)


def measured(facts: Path, target: Path, jobs: int) -> tuple[float, float, int]:
    """Wall seconds, processor seconds and the peak of memory of linking a file."""
    command = [sys.executable, "-m", "factx", "link", str(facts), "-o", str(target), "--force", "-j", str(jobs)]
    before, begun = os.times(), time.monotonic()
    process = subprocess.Popen(command)
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.2):
            peak = max(peak, sum(_resident(pid) for pid in _family(process.pid)))

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    done.set()
    watcher.join()
    if status:
        sys.exit(f"factx link ended with {status}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - begun, cpu, peak


def _family(pid: int) -> Iterator[int]:
    """A process and those that it started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                yield from _family(int(child))
        except OSError:
            continue


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0


if __name__ == "__main__":
    main()
