"""How far a run is, on standard error: a live line on a terminal, a line now and then in a log."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from factx.batch.tally import Tally
from factx.cli import messages

_SECONDS_BETWEEN_LINES = 10.0


class Shows(Protocol):
    """What is told of the state of a run."""

    def __call__(self, tally: Tally, /) -> None:
        """Show the state."""
        ...


@contextmanager
def shown(*, wanted: bool | None, facts_on_terminal: bool) -> Iterator[Shows]:
    """Progress for the time of a block.

    Args:
        wanted: True for always (as lines where standard error is no terminal), False for never, None for on a terminal.
        facts_on_terminal: the facts themselves go to the terminal, where a live line would stand in their way.
    """
    on_terminal = sys.stderr.isatty() and not facts_on_terminal
    if wanted is False or (wanted is None and not on_terminal):
        yield lambda _: None
    elif on_terminal:
        with _live() as show:
            yield show
    else:
        yield _now_and_then()


def _now_and_then() -> Shows:
    last = time.monotonic()

    def show(tally: Tally) -> None:
        nonlocal last
        if time.monotonic() - last >= _SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            messages.notice(state(tally))

    return show


@contextmanager
def _live() -> Iterator[Shows]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}")
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("loading the pipeline", total=None)
        yield lambda tally: progress.update(task, description=_short(tally))


def _short(tally: Tally) -> str:
    """A run in half a line.

    >>> _short(Tally(articles=2, failed=1, words=1200))
    '2 articles, 1,200 words, 0 facts, 1 input failed'
    """
    parts = [_several(tally.articles, "article"), _several(tally.words, "word"), _several(tally.facts.total(), "fact")]
    return ", ".join(parts) + (f", {_several(tally.failed, 'input')} failed" if tally.failed else "")


def state(tally: Tally) -> str:
    """A run in a line.

    >>> from collections import Counter
    >>> state(Tally(articles=2, failed=1, words=1200, facts=Counter(quote=3, casualty=1)))
    '2 articles, 1,200 words: 3 quotes, 1 casualty; 1 input failed'
    """
    counted = ", ".join(_several(number, kind) for kind, number in _in_order(tally)) or "no facts"
    line = f"{_several(tally.articles, 'article')}, {_several(tally.words, 'word')}: {counted}"
    return line + (f"; {_several(tally.failed, 'input')} failed" if tally.failed else "")


def _in_order(tally: Tally) -> list[tuple[str, int]]:
    order = ("quote", "casualty", "actor", "organization")
    return [(kind, tally.facts[kind]) for kind in order if tally.facts[kind]]


def _several(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
