"""What `factx extract` does: inputs through an engine into an output, failures told, a closing line."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factx.batch import engine, manifest, shards
from factx.batch.engine import StoppedAtFailureError
from factx.batch.spool import Spool
from factx.batch.tally import Tally
from factx.batch.work import Engine
from factx.cli import conversions, identity, messages, progress, sinks
from factx.cli.progress import Pace
from factx.cli.work import Recipe
from factx.errors import FactxError, OutputError
from factx.output import destination, formats, locks
from factx.output.layouts import Layout
from factx.output.terminal import escaped
from factx.reading import sources

if TYPE_CHECKING:
    from factx.report.html.page import View

LOCAL = "local"
# A few articles are shared out among all workers at first, so that none waits for the others' batches to fill.
_SMALL_BATCHES = 2


@dataclass(frozen=True, slots=True)
class Job:
    """One run of `factx extract`; the fields are the options of the command.

    Attributes:
        paths: the inputs.
        recipe: what is done with each.
        chosen: the format asked for, or None.
        output: the file to write, None for standard output.
        layout: of tables for spreadsheets.
        engine: `local`, or the address of a Dask scheduler (`dask://HOST:PORT`, `tls://HOST:PORT`).
        jobs: so many processes.
        timeout: the most seconds for an article; with 0, and one job, the work is done in this process.
        view: which HTML page is made.
    """

    paths: tuple[str, ...]
    recipe: Recipe = field(default_factory=Recipe)
    chosen: formats.Format | None = None
    output: Path | None = None
    layout: Layout = formats.ALL_COLUMNS
    force: bool = False
    resume: bool = False
    shard: shards.Shard = shards.WHOLE
    engine: str = LOCAL
    jobs: int = 1
    timeout: float = 0.0
    fail_fast: bool = False
    errors: Path | None = None
    progress: bool | None = None
    color: str = "auto"
    view: "View" = "auto"


def extract_facts(job: Job) -> int:
    """Run a job and give its exit status.

    Raises:
        FactxError: when the output or the model cannot be used; what is wrong with single inputs is told and counted.
    """
    tally, pace = Tally(), Pace()
    try:
        with ExitStack() as stack:
            _run(job, tally, pace, stack)
    except StoppedAtFailureError:
        pass
    except KeyboardInterrupt:
        messages.notice(f"interrupted after {progress.state(tally)}{_unfinished(job)}")
        raise
    _say_what_was_done(job, tally, pace)
    return tally.exit_status


def _run(job: Job, tally: Tally, pace: Pace, stack: ExitStack) -> None:
    """Everything between opening the output and closing it; the stack closes what is opened here."""
    on_terminal = job.output is None and sys.stdout.isatty()
    chosen = formats.choose(job.chosen, job.output, terminal=on_terminal)
    told = chosen in ("table", "html") or (chosen in formats.TABULAR and job.layout.columns == "short")
    recipe = replace(job.recipe, with_articles=job.recipe.with_articles or told)
    through = _engine(job, recipe, pace)
    sink = stack.enter_context(_sink(job, chosen, recipe, tally))
    failed = _failures(job, stack)
    show = stack.enter_context(
        progress.shown(wanted=job.progress, facts_on_terminal=on_terminal, count=lambda: _count(job), pace=pace)
    )
    done = engine.run(
        sources.items(job.paths, recipe.reading, sys.stdin.buffer if sys.stdin else None),
        through,
        sink,
        tally=tally,
        failed=failed,
        shard=job.shard,
        known=sink.earlier.outcome if isinstance(sink, Spool) else lambda _: None,
        small_batches=0 if job.engine == LOCAL and job.jobs == 1 else _SMALL_BATCHES * job.jobs,
        fail_fast=job.fail_fast,
    )
    for state in done:
        show(state)


def _sink(
    job: Job, chosen: formats.Format, recipe: Recipe, tally: Tally
) -> "AbstractContextManager[sinks.Stream | Spool]":
    """Where the facts go.

    Raises:
        FactxError: when they cannot go there.
    """
    if job.output is None or destination.is_device(job.output) or chosen == "html":
        if job.resume:
            if chosen == "html":
                raise OutputError(
                    "--resume", "a page is made in one run", "write JSONL with -o and make the page of that"
                )
            raise OutputError("--resume", "needs a file to go on with", "name it with -o")
        return sinks.to_stream(chosen, job.output, job.color, recipe.types, job.layout, force=job.force, view=job.view)
    target, convert = job.output, None
    destination.refuse_existing(target, force=job.force or job.resume)
    if chosen != "jsonl":
        convert = conversions.planned(
            chosen,
            target,
            recipe.types,
            job.layout,
            with_articles=(job.recipe if chosen in formats.TABULAR else recipe).with_articles,
            force=job.force or job.resume,
            color=job.color,
        )
        if job.resume and target.exists() and not destination.part_of(target).exists():
            told = "is whole and holds no lines to go on with: all inputs are done anew"
            messages.notice(f"{target}: {told}; write JSONL and factx convert it where inputs come and go")
    run = {**identity.of(recipe), "shard": str(job.shard)}
    return sinks.to_file(target, run, tally, resume=job.resume, force=job.force, convert=convert)


def written_by(target: Path | None, errors: Path | None) -> tuple[Path, ...]:
    """The files that a run writes, which are none of its inputs."""
    made: tuple[Path, ...] = ()
    if target is not None:
        part = destination.part_of(target)
        made = target, part, manifest.beside(target), manifest.beside(part), locks.lock_of(target)
    return (*made, *(() if errors is None else (errors,)))


def _engine(job: Job, recipe: Recipe, pace: Pace) -> Engine:
    if job.engine != LOCAL:
        from factx.batch.cluster import DaskEngine

        made_by = identity.made_by(recipe.model, recipe.lexicon)
        return DaskEngine(job.engine, identity.Checked(recipe, tuple(made_by.items())), pace.start, timeout=job.timeout)
    if job.jobs > 1 or job.timeout:
        from factx.batch.processes import ProcessEngine

        processes = ProcessEngine(recipe, job.jobs, pace.start, timeout=job.timeout)
        if job.jobs == 1:
            processes.begin()
        return processes
    from factx.batch.local import InlineEngine

    return InlineEngine(recipe, pace.start)


def _count(job: Job) -> int | None:
    """How many inputs this run has, where that can be told."""
    total = sources.count(job.paths, job.recipe.reading)
    return job.shard.share(total) if total is not None else None


def _failures(job: Job, stack: ExitStack) -> Callable[[FactxError], None]:
    """What is told of inputs that failed: a line on standard error, or in the file of --errors (JSON in a `.jsonl`)."""
    if job.errors is None:
        return messages.error
    if job.output is not None and _is_among(job.errors, written_by(job.output, None)):
        raise OutputError(f"--errors {job.errors}", f"is what -o {job.output} writes", "name another file")
    destination.refuse_existing(job.errors, force=job.force or job.resume)
    try:
        file = stack.enter_context(job.errors.open("w", encoding="utf-8", errors="backslashreplace", newline="\n"))
    except OSError as error:
        raise destination.unwritable(job.errors, error) from error
    as_json = job.errors.suffix.lower() in (".jsonl", ".ndjson")

    def write(failure: FactxError) -> None:
        parts = {"where": failure.where, "what": failure.what, "remedy": failure.remedy}
        line = json.dumps(parts, ensure_ascii=False) if as_json else str(failure)
        try:
            print(escaped(line) if file.isatty() else line, file=file, flush=True)
        except OSError as error:
            raise destination.unwritable(file.name, error) from error

    return write


def _is_among(path: Path, files: Sequence[Path]) -> bool:
    """Whether a path is one of some files, by whatever name or link."""
    if destination.is_device(path):
        return False
    for file in files:
        if os.path.realpath(path) == os.path.realpath(file):
            return True
        with suppress(OSError):
            if path.samefile(file):
                return True
    return False


def _unfinished(job: Job) -> str:
    if job.output is None:
        return ""
    part = destination.part_of(job.output)
    return f"; what was written is in {part}, go on with --resume" if part.exists() else ""


def _say_what_was_done(job: Job, tally: Tally, pace: Pace) -> None:
    """The closing line."""
    if not tally.inputs:
        messages.LOG.warning("the input holds no articles")
    line = progress.state(tally)
    if tally.failed and job.errors is not None:
        line += f" (see {job.errors})"
    if tally.failed and job.fail_fast:
        line += f"; stopped there{_unfinished(job)}"
    if tally.repeated_ids:
        line += f"; {tally.repeated_ids:,} with an id that another has, too"
    if tally.reused:
        line += f"; {tally.reused:,} done before"
    if pace.seconds >= 0.05 and tally.new_words:
        line += f"; {pace.seconds:.1f} s, {pace.words(tally):,.0f} words/s"
    messages.notice(line)
