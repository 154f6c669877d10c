"""How far a run is, on standard error: a live bar on a terminal, a line now and then in a log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Protocol

from factx.batch.tally import Tally
from factx.cli import messages

_SECONDS_BETWEEN_LINES = 10.0


class Shows(Protocol):
    """What is told of the state of a run."""

    def __call__(self, tally: Tally, /) -> None:
        """Show the state."""
        ...


class Pace:
    """How fast a run is, measured from when the first worker was ready."""

    def __init__(self) -> None:
        self._since: float | None = None

    def start(self) -> None:
        """A worker is ready; only the first time counts."""
        if self._since is None:
            self._since = time.monotonic()

    @property
    def seconds(self) -> float:
        """For how long there have been workers."""
        return time.monotonic() - self._since if self._since is not None else 0.0

    def words(self, tally: Tally) -> float:
        """Words a second."""
        return tally.new_words / self.seconds if self.seconds else 0.0

    def left(self, tally: Tally, total: int | None) -> float | None:
        """Seconds until all of so many inputs are through, if they go on as before; None where nothing tells."""
        worked_on = tally.done - tally.reused
        if total is None or not worked_on or not self.seconds:
            return None
        return max(0, total - tally.done) * self.seconds / worked_on


class Total:
    """How many inputs there are, counted beside the run: a long list should not hold it up."""

    def __init__(self, count: Callable[[], int | None]) -> None:
        self._count = count
        self.value: int | None = None
        Thread(target=self._set, daemon=True, name="factx-count").start()

    def _set(self) -> None:
        try:
            self.value = self._count()
        except Exception:
            self.value = None  # the run itself will tell what is wrong with the inputs


@contextmanager
def shown(
    *, wanted: bool | None, facts_on_terminal: bool, count: Callable[[], int | None], pace: Pace
) -> Iterator[Shows]:
    """Progress for the time of a block.

    Args:
        wanted: True for always (as lines where standard error is no terminal), False for never, None for on a terminal.
        facts_on_terminal: the facts themselves go to the terminal, where a live line would stand in their way.
        count: tells how many inputs there are, or None; asked once, in a thread of its own.
        pace: how fast the run is.
    """
    on_terminal = sys.stderr.isatty() and not facts_on_terminal
    if wanted is False or (wanted is None and not on_terminal):
        yield lambda _: None
    elif on_terminal:
        with _live(Total(count), pace) as show:
            yield show
    else:
        yield _now_and_then(Total(count), pace)


def _now_and_then(total: Total, pace: Pace) -> Shows:
    last = time.monotonic()

    def show(tally: Tally) -> None:
        nonlocal last
        if time.monotonic() - last >= _SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            messages.notice(line(tally, total.value, pace.words(tally), pace.left(tally, total.value)))

    return show


@contextmanager
def _live(total: Total, pace: Pace) -> Iterator[Shows]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    told = TextColumn(
        "{task.description}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"), markup=False
    )
    columns = SpinnerColumn(), TimeElapsedColumn(), BarColumn(bar_width=12), told
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as bar:
        task = bar.add_task("loading the pipeline", total=None)

        def show(tally: Tally) -> None:
            lines = two_lines(tally, total.value, pace.words(tally), pace.left(tally, total.value))
            bar.update(task, completed=tally.done, total=total.value, description=lines)

        yield show


def line(tally: Tally, total: int | None, words_a_second: float, seconds_left: float | None) -> str:
    """How far a run is, for a log.

    >>> from collections import Counter
    >>> line(Tally(articles=9, failed=1, facts=Counter(quote=3)), 2000, 812.4, 754.0)
    '10 of 2,000, 812 words/s, 13 min left: 3 quotes; 1 input failed'
    """
    done = f"{tally.done:,} of {total:,}" if total is not None else _several(tally.articles, "article")
    return f"{', '.join([done, *_times(words_a_second, seconds_left)])}: {facts(tally)}{_failures(tally)}"


def two_lines(tally: Tally, total: int | None, words_a_second: float, seconds_left: float | None) -> str:
    """How far a run is, beside a bar.

    >>> from collections import Counter
    >>> print(two_lines(Tally(articles=9, failed=1, facts=Counter(quote=3)), 2000, 812.4, 754.0))
    10/2,000 · 812 words/s · 13 min left · 1 failed
    3 quotes
    """
    parts = [f"{tally.done:,}/{total:,}" if total is not None else _several(tally.articles, "article")]
    parts += _times(words_a_second, seconds_left)
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    return f"{' · '.join(parts)}\n{facts(tally)}"


def _times(words_a_second: float, seconds_left: float | None) -> list[str]:
    speed = [f"{words_a_second:,.0f} words/s"] if words_a_second else []
    return [*speed, *([f"{_duration(seconds_left)} left"] if seconds_left is not None else [])]


def state(tally: Tally) -> str:
    """A run in a line.

    >>> from collections import Counter
    >>> state(Tally(articles=2, failed=1, words=1200, facts=Counter(quote=3, casualty=1)))
    '2 articles, 1,200 words: 3 quotes, 1 casualty fact; 1 input failed'
    """
    return f"{_several(tally.articles, 'article')}, {_several(tally.words, 'word')}: {facts(tally)}{_failures(tally)}"


def facts(tally: Tally) -> str:
    """The facts of a run by type: `3 quotes, 1 casualty fact`."""
    from factx.facts import NOUNS

    kinds = [kind for kind in NOUNS if kind != "article" and tally.facts[kind]]
    counted = [_several(tally.facts[kind], NOUNS[kind]) for kind in kinds]
    return ", ".join(counted) or "no facts"


def _failures(tally: Tally) -> str:
    return f"; {_several(tally.failed, 'input')} failed" if tally.failed else ""


def _duration(seconds: float) -> str:
    """A time that is left, not more exact than it can be.

    >>> _duration(42.3), _duration(754.0), _duration(9000.0)
    ('42 s', '13 min', '2.5 h')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
