"""How time grows with a text: `python -m benchmarks.growth` prints an exponent for each of more than a hundred shapes.

An exponent of 1 is a time in proportion to the text, 2 one in proportion to its square. Processor time of the whole
way from a text to its facts, at 10,000 and 100,000 characters; `--sizes 2000 20000` gives a first look in a minute.
"""

import argparse
import math
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import factx
from benchmarks.shapes import long, shapes
from factx.analysis import Extractor, analyse
from factx.article import Article
from factx.pipeline.parsing import parse

HIGHEST = 1.2
# A step under this time is noise, and what a text costs at all (tables, memory zones) is most of it.
_LEAST_SECONDS = 0.02


class Spent(NamedTuple):
    """Seconds of processor time for one text, by step."""

    pipeline: float
    rules: float

    @property
    def whole(self) -> float:
        """Both steps."""
        return self.pipeline + self.rules


class TooLongError(Exception):
    """A text took more time than a shape is given."""


def spent(extractor: Extractor, text: str) -> Spent:
    """Processor time of one text from characters to facts."""
    began = time.process_time()
    with extractor.nlp.memory_zone():
        doc = parse(extractor.nlp, text)
        parsed = time.process_time()
        analyse(doc, Article("a", text, published="2022-01-07"), extractor.lexicon)
    return Spent(parsed - began, time.process_time() - parsed)


def exponent(short: float, tall: float, ratio: float) -> float:
    """The power of its length that a text's time grows with; 1 where it takes next to no time.

    >>> exponent(0.1, 10, 10), exponent(0.1, 1, 10)
    (2.0, 1.0)
    """
    if tall < _LEAST_SECONDS * ratio:
        return 1.0
    return math.log(tall / max(short, _LEAST_SECONDS)) / math.log(ratio)


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise TooLongError in a block that takes more processor time."""

    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def measure(extractor: Extractor, unit: str, sizes: tuple[int, int], limit: int) -> tuple[float, Spent, Spent]:
    """The exponent of a shape, and what its two texts took; an exponent without end where the limit passed."""
    try:
        with at_most(limit):
            short = min((spent(extractor, long(unit, sizes[0])) for _ in range(2)), key=lambda took: took.whole)
            tall = spent(extractor, long(unit, sizes[1]))
    except (TooLongError, RecursionError):
        return math.inf, Spent(0, 0), Spent(limit, 0)
    return exponent(short.whole, tall.whole, sizes[1] / sizes[0]), short, tall


def main() -> None:
    """Measure and print the table; status 1 where an exponent is too high."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*", help="only these shapes")
    options.add_argument("--sizes", nargs=2, type=int, default=(10_000, 100_000), metavar="CHARACTERS")
    options.add_argument("--limit", type=int, default=120, help="seconds that one shape may take")
    chosen = options.parse_args()
    extractor = factx.load()
    spent(extractor, long(shapes()["prose"], 10_000))  # the first text fills caches
    high = []
    print("| shape | exponent | seconds: pipeline, rules | of the short text |\n|---|---|---|---|", flush=True)
    for name, unit in shapes().items():
        if chosen.names and name not in chosen.names:
            continue
        power, short, tall = measure(extractor, unit, tuple(chosen.sizes), chosen.limit)
        if power > HIGHEST:
            high.append(name)
        times = " | ".join(f"{took.pipeline:.2f}, {took.rules:.2f}" for took in (tall, short))
        print(f"| {name} | {power:.2f}{' !' if power > HIGHEST else ''} | {times} |", flush=True)
    if high:
        sys.exit(f"grow faster than {HIGHEST}: {', '.join(high)}")


if __name__ == "__main__":
    main()
