"""How fast factx is: `python -m benchmarks.speed` prints ratios and a table for the README.

Ratios are of times on one machine and in one run, so that they hold on others. What has one core is measured in
processor time, two jobs and the start in wall time: let nothing else run meanwhile.
"""

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import factx
from benchmarks import corpus
from factx.analysis import Extractor, analyse
from factx.article import Article
from factx.output import jsonl
from factx.pipeline.parsing import parse
from factx.reading import sources

ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1"}
# Articles in one memory zone, as `Extractor.pipe` has them.
_ZONE = 16
Row = tuple[str, str, str]


def way(extractor: Extractor, source: Path) -> dict[str, float]:
    """Seconds of processor time for each step of the way, over the articles of a file."""
    spent = dict.fromkeys(("reading", "pipeline", "rules", "writing"), 0.0)
    last = time.process_time()

    def took(step: str) -> None:
        nonlocal last
        now = time.process_time()
        spent[step] += now - last
        last = now

    reads = sources.read([str(source)], sources.Reading(), None)
    while articles := [read for read in itertools.islice(reads, _ZONE) if isinstance(read, Article)]:
        took("reading")
        with extractor.nlp.memory_zone():
            for article in articles:
                doc = parse(extractor.nlp, article.text)
                took("pipeline")
                records = analyse(doc, article, extractor.lexicon)
                took("rules")
                b"".join(map(jsonl.line, records))
                took("writing")
            del doc, records
        took("pipeline")  # what its words added to the vocabulary is freed
    return spent


def way_rows(spent: dict[str, float], words: int) -> Iterator[Row]:
    """Share of each step, the ratio of the pipeline alone to everything, and words a second."""
    total = sum(spent.values())
    shares = ", ".join(f"{step} {100 * seconds / total:.1f} %" for step, seconds in spent.items())
    yield "pipeline alone / factx, one core", f"{spent['pipeline'] / total:.2f}", "≥ 0.85"
    yield "the whole way, one core", f"{words / total:,.0f} words/s", ""
    yield "… its steps", shares, ""
    hours = 1e6 * 500 / (words / total) / 3600
    yield "a million articles of 500 words", f"{hours:,.0f} core hours", ""


def jobs_rows(source: Path, folder: Path) -> Iterator[Row]:
    """One job against two, wall time of the command."""
    one, two = (_command_seconds(source, folder, jobs) for jobs in (1, 2))
    yield "two jobs / one job", f"{one / two:.2f} × ({one:,.0f} s, {two:,.0f} s)", "≥ 1.8"


def _command_seconds(source: Path, folder: Path, jobs: int) -> float:
    target = folder / f"facts-{jobs}.jsonl"
    command = [*corpus.FACTX, "extract", str(source), "-o", str(target), "-q", "-j", str(jobs)]
    began = time.perf_counter()
    subprocess.run(command, cwd=corpus.REPOSITORY, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def start_rows(times: int, folder: Path) -> Iterator[Row]:
    """`factx extract` of one article against importing spaCy and loading the pipeline, the best of several.

    Both have their modules compiled, as an installation leaves them: a first round that does not count sees to that.
    """
    article = sorted(corpus.SAMPLES.glob("*.txt"))[0]
    compiled = {**ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    load = f"import spacy; spacy.load({str(factx.pipeline_path())!r})"
    commands = [sys.executable, "-c", load], [*corpus.FACTX, "extract", str(article), "-f", "jsonl", "-q"]
    wall, processor = [float("inf")] * 2, [float("inf")] * 2
    for again in range(times + 1):
        for place, command in enumerate(commands):
            began, before = time.perf_counter(), os.times()
            subprocess.run(command, cwd=corpus.REPOSITORY, env=compiled, stdout=subprocess.DEVNULL, check=True)
            if again:
                after = os.times()
                spent = after.children_user + after.children_system - before.children_user - before.children_system
                wall[place] = min(wall[place], time.perf_counter() - began)
                processor[place] = min(processor[place], spent)
    told = f"({wall[1]:.1f} s, {wall[0]:.1f} s; in processor time {processor[1] / processor[0]:.2f})"
    yield "extract of one article / import and load", f"{wall[1] / wall[0]:.2f} {told}", "≤ 1.6"


def length_rows(extractor: Extractor, most: int) -> Iterator[Row]:
    """Processor time for one article of 1,000, 10,000 and 100,000 words: rules and pipeline a thousand words."""
    samples = corpus.texts()
    words: list[str] = []
    number = 0
    while len(words) < most:
        words += [*corpus.article(number, samples).split(" "), "\n\n"]
        number += 1
    for length in (1_000, 10_000, 100_000):
        if length > most:
            return
        text = " ".join(words[:length])
        began = time.process_time()
        doc = parse(extractor.nlp, text)
        parsed = time.process_time()
        analyse(doc, Article("a", text, published="2022-01-07"), extractor.lexicon)
        done = time.process_time()
        thousands = length / 1000
        rules, pipeline = 1000 * (done - parsed) / thousands, 1000 * (parsed - began) / thousands
        yield (
            f"one article of {length:,} words",
            f"rules {rules:,.0f} ms, pipeline {pipeline:,.0f} ms a thousand words",
            "",
        )


def main() -> None:
    """Measure and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=2000, help="for one job against two")
    options.add_argument("--way", type=int, default=300, help="articles for the steps of the way")
    options.add_argument("--longest", type=int, default=100_000, help="words of the longest article")
    options.add_argument("--starts", type=int, default=5)
    chosen = options.parse_args()
    print("| measured | | bar |\n|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = folder / "few.jsonl", folder / "many.jsonl"
        corpus.write(few, chosen.way)
        corpus.write(many, chosen.articles)
        if chosen.starts:
            _print(start_rows(chosen.starts, folder))
        if chosen.articles:
            _print(jobs_rows(many, folder))
        extractor = factx.load()
        way(extractor, few)  # the first round fills caches that a long run has filled
        _print(way_rows(way(extractor, few), _words(few)))
        _print(length_rows(extractor, chosen.longest))


def _words(source: Path) -> int:
    reads = sources.read([str(source)], sources.Reading(), None)
    return sum(len(read.text.split()) for read in reads if isinstance(read, Article))


def _print(rows: Iterator[Row]) -> None:
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
