"""What `factx extract` does: inputs through the engine into a writer, failures told, a closing line."""

import io
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from factx.article import Article
from factx.batch import local
from factx.batch.tally import Tally
from factx.cli import messages, progress
from factx.errors import FactxError
from factx.facts import Record
from factx.output import destination, formats
from factx.reading import sources
from factx.reading.sources import Reading

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class Job:
    """One run of `factx extract`; the fields are the options of the command."""

    paths: tuple[str, ...]
    reading: Reading
    types: frozenset[str] = frozenset()
    chosen: formats.Format | None = None
    output: Path | None = None
    with_articles: bool = False
    force: bool = False
    model: str | None = None
    lexicon: Path | None = None
    fail_fast: bool = False
    errors: Path | None = None
    progress: bool | None = None
    color: str = "auto"


def extract_facts(job: Job) -> int:
    """Run a job and give its exit status.

    Raises:
        FactxError: when the output or the model cannot be used; what is wrong with single inputs is told and counted.
    """
    tally = Tally()
    extractor = _LoadedWhenNeeded(job.model, job.lexicon)
    try:
        with ExitStack() as stack:
            _run(job, extractor, tally, stack)
            if tally.failed and not tally.articles:
                raise destination.NothingToKeepError
    except (local.StoppedAtFailureError, destination.NothingToKeepError):
        pass
    except KeyboardInterrupt:
        messages.notice(f"interrupted after {progress.state(tally)}{_unfinished(job)}")
        raise
    _say_what_was_done(job, tally, extractor.seconds_since_loaded())
    return tally.exit_status


def _run(job: Job, extractor: "_LoadedWhenNeeded", tally: Tally, stack: ExitStack) -> None:
    """Everything between opening the output and closing it; the stack closes what is opened here."""
    on_terminal = job.output is None and sys.stdout.isatty()
    stream = sys.stdout.buffer if job.output is None else _opened(job.output, job.force, stack)
    chosen = formats.choose(job.chosen, job.output, terminal=on_terminal)
    failed = _failures(job, stack)
    writer = formats.writer(chosen, stream, lambda: table_console(job.output, job.color, stream, stack))
    show = stack.enter_context(progress.shown(wanted=job.progress, facts_on_terminal=on_terminal))
    done = local.run(
        sources.read(job.paths, job.reading, sys.stdin.buffer if sys.stdin else None),
        extractor,
        writer,
        tally=tally,
        failed=failed,
        types=job.types,
        with_articles=job.with_articles or chosen == "table",
        fail_fast=job.fail_fast,
    )
    for state in done:
        show(state)
    writer.close()


class _LoadedWhenNeeded:
    """An extractor whose pipeline is loaded when the first article comes: a wrong path should not cost that second."""

    def __init__(self, model: str | None, lexicon: Path | None) -> None:
        self._model, self._lexicon = model, lexicon
        self._loaded_at: float | None = None

    def pipe(
        self,
        articles: Iterable[Article],
        *,
        with_articles: bool = False,
        failed: Callable[[Article, Exception], None] | None = None,
    ) -> Iterator[tuple[Article, list[Record]]]:
        """As `Extractor.pipe`."""
        articles = iter(articles)
        first = next(articles, None)
        if first is None:
            return
        from factx.analysis import load

        extractor = load(self._model, lexicon=self._lexicon)
        self._loaded_at = time.monotonic()
        yield from extractor.pipe(chain([first], articles), with_articles=with_articles, failed=failed)

    def seconds_since_loaded(self) -> float:
        """For how long it has worked."""
        return time.monotonic() - self._loaded_at if self._loaded_at is not None else 0.0


def _opened(path: Path, force: bool, stack: ExitStack) -> BinaryIO:
    return stack.enter_context(destination.whole_file(path, force=force))


def table_console(output: Path | None, color: str, stream: BinaryIO, stack: ExitStack) -> "Console":
    """Where tables go, in colour or not."""
    file: TextIO = sys.stdout
    if output is not None:
        file = wrapper = io.TextIOWrapper(stream, encoding="utf-8", newline="\n", write_through=True)
        stack.callback(wrapper.detach)  # else it would close the stream when it is thrown away
    elif isinstance(file, io.TextIOWrapper):
        file.reconfigure(errors="replace")
    return console(file, "never" if output is not None and color == "auto" else color)


def console(file: TextIO, color: str) -> "Console":
    """A console on a stream, in colour or not as `--color` says."""
    from rich.console import Console

    if color == "always":
        return Console(file=file, force_terminal=True, color_system="256", no_color=False, highlight=False)
    if color == "never":
        return Console(file=file, force_terminal=False, color_system=None, no_color=True, highlight=False)
    return Console(file=file, highlight=False)


def _failures(job: Job, stack: ExitStack) -> Callable[[FactxError], None]:
    """What is told of inputs that failed: a line on standard error, or in the file of --errors (JSON in a `.jsonl`)."""
    if job.errors is None:
        return messages.error
    destination.refuse_existing(job.errors, force=job.force)
    try:
        file = stack.enter_context(job.errors.open("w", encoding="utf-8", errors="backslashreplace", newline="\n"))
    except OSError as error:
        raise destination.unwritable(job.errors, error) from error
    as_json = job.errors.suffix.lower() in (".jsonl", ".ndjson")

    def write(failure: FactxError) -> None:
        parts = {"where": failure.where, "what": failure.what, "remedy": failure.remedy}
        print(json.dumps(parts, ensure_ascii=False) if as_json else failure, file=file, flush=True)

    return write


def _unfinished(job: Job) -> str:
    if job.output is None:
        return ""
    part = destination.part_of(job.output)
    return f"; what was written is in {part}" if part.exists() else ""


def _say_what_was_done(job: Job, tally: Tally, seconds: float) -> None:
    """The closing line."""
    if not tally.articles and not tally.failed:
        messages.LOG.warning("the input holds no articles")
    line = progress.state(tally)
    if tally.failed and job.errors is not None:
        line += f" (see {job.errors})"
    if tally.failed and job.fail_fast:
        line += f"; stopped there{_unfinished(job)}"
    if tally.repeated_ids:
        line += f"; {tally.repeated_ids:,} with an id that another has, too"
    if seconds >= 0.05:
        line += f"; {seconds:.1f} s, {tally.words / seconds:,.0f} words/s"
    messages.notice(line)
