"""`factx report`: an article beside its facts, or a corpus at a glance, as one HTML page."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from enum import StrEnum
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from factx.batch.tally import Tally
from factx.cli import consoles, fact_files, messages, options
from factx.cli.options import OUTPUT, RUN
from factx.cli.pages import PageWriter, index_of, into_folder, show
from factx.errors import InputError, OutputError

if TYPE_CHECKING:
    from factx.facts import Record, Vague
    from factx.report.html.page import View

EXAMPLES = """[bold]Examples[/bold]

factx report article.txt -o report.html

factx report articles/ -r -j 4 -o dashboard.html --open

factx report articles/ -o pages/

factx report facts.jsonl -o dashboard.html
"""
_BEGINS = b'{"schema":"factx/1"'


class ViewChoice(StrEnum):
    """Values of --view."""

    AUTO = "auto"
    ARTICLE = "article"
    DASHBOARD = "dashboard"


def report(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Articles or folders of them, or facts of factx extract (JSONL, Parquet or SQLite, best with "
            "--with-articles); - for a pipe.",
            show_default=False,
        ),
    ] = None,
    view: Annotated[
        ViewChoice,
        typer.Option(
            metavar="VIEW",
            help="article, dashboard or auto: the article view for one article, the dashboard for folders and facts.",
            rich_help_panel=OUTPUT,
        ),
    ] = ViewChoice.AUTO,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Write to this file, which is there only when it is whole; a folder (pages/) gets the dashboard, "
            "index.html, and a page for each article; - is standard output.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    opened: Annotated[
        bool,
        typer.Option(
            "--open",
            metavar="",
            help="Show the page in the browser; without -o it lies in a new folder for temporary files.",
            rich_help_panel=OUTPUT,
        ),
    ] = False,
    force: options.Force = False,
    recursive: options.Recursive = False,
    glob: options.Glob = None,
    text_field: options.TextField = "text",
    types: options.Types = None,
    published: options.Published = None,
    offline: options.Offline = False,
    vague: options.Vague = options.VagueChoice.RANGE,
    min_confidence: options.MinConfidence = 0.0,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    without: options.Without = None,
    jobs: Annotated[
        int,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Work with N processes.", rich_help_panel=RUN),
    ] = 1,
    timeout: options.Timeout = options.SECONDS_FOR_AN_ARTICLE,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Make a page to look at: an article beside its facts, or the tolls, quotes and names of many.

    The page is one file that asks the network nothing.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color)
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(context.get_help())
        return 0
    target = _target(output, opened=opened)
    inputs = tuple(paths or ("-",))
    holds_facts = _hold_facts(inputs)
    chosen = _view(view.value, inputs, facts=holds_facts, folder=output is not None and _is_folder(output))
    shown = target if chosen != "folder" or target is None else index_of(target)
    kept = Kept(frozenset(types or ()), vague.value, min_confidence)
    if holds_facts:
        status = _of_facts(inputs, target, chosen, kept, force=force)
        if opened and shown is not None:
            show(shown)
        return status
    from factx.cli.extraction import Job, extract_facts, written_by
    from factx.cli.work import Recipe
    from factx.reading.records import Fields
    from factx.reading.sources import Reading

    pages = tuple(sorted(target.rglob("*.html"))) if chosen == "folder" and target is not None else ()
    made = (*written_by(target, None), *pages)
    reading = Reading(
        recursive=recursive, patterns=tuple(glob or ()), fields=Fields(text=text_field), published=published,
        offline=offline, exclude=made,
    )  # fmt: skip
    recipe = Recipe(reading, model, lexicon, tuple(without or ()), kept.types, vague=kept.vague)
    job = Job(
        paths=inputs, recipe=replace(recipe, log_level=messages.LOG.level, min_confidence=min_confidence),
        chosen="html", output=target, force=force, jobs=jobs, timeout=timeout, progress=False if quiet else None,
        color=color.value, view=chosen,
    )  # fmt: skip
    status = extract_facts(job)
    if opened and shown is not None:
        show(shown)
    return status


def _is_folder(output: str) -> bool:
    """Whether -o names a folder, by the slash at its end or because it is there; `.` is none."""
    path = Path(output)
    return path.name not in ("", "..") and (output.endswith((os.sep, os.altsep or os.sep)) or path.is_dir())


def _target(output: str | None, *, opened: bool) -> Path | None:
    """Where the page goes: a file, a folder, None for standard output.

    Raises:
        OutputError: it would go to a terminal, or is to be shown and goes to standard output.
    """
    if opened and output is None:
        made = Path(tempfile.mkdtemp(prefix="factx-"), "report.html")
        messages.notice(f"the page is {made}")
        return made
    if output is None and sys.stdout.isatty():
        raise OutputError("factx report", "prints no page on a terminal", "name the page with -o report.html or --open")
    target = Path(output) if output is not None and _is_folder(output) else options.file_of(output)
    if opened and target is None:
        raise OutputError("--open", "shows a file, not standard output", "leave -o out, or name the page with it")
    return target


def _view(view: "View", inputs: Sequence[str], *, facts: bool, folder: bool) -> "View":
    """Which pages are made of some inputs.

    Raises:
        OutputError: one article's page is asked for, and a folder.
    """
    if folder:
        if view == "article":
            raise OutputError("--view article", "is one page, not a folder", "name a file with -o")
        return "folder"
    if view == "auto" and (facts or len(inputs) > 1 or Path(inputs[0]).is_dir()):
        return "dashboard"
    return view


def _hold_facts(paths: Sequence[str]) -> bool:
    """Whether the inputs are facts, not articles.

    Raises:
        InputError: some are, and some are not.
    """
    told = [path for path in paths if _holds_facts(path)]
    if told and len(told) < len(paths):
        other = next(path for path in paths if path not in told)
        raise InputError(other, f"holds no facts, but {told[0]} does", "name only articles or only facts")
    return bool(told)


def _holds_facts(path: str) -> bool:
    """Whether an input is what `factx extract` wrote, or a folder with such files."""
    from factx.reading import facts
    from factx.reading.items import STDIN

    if path == STDIN:
        stream = sys.stdin.buffer if sys.stdin is not None else None
        return isinstance(stream, BufferedReader) and stream.peek(len(_BEGINS)).startswith(_BEGINS)
    files: Sequence[Path] = (Path(path),)
    with suppress(OSError, ValueError):
        if files[0].is_dir():
            files = [file for file in sorted(files[0].iterdir()) if file.name.lower().endswith(facts.SUFFIXES)]
    firsts = (next(facts.read(str(file), None), None) for file in files)
    return any(first is not None and not isinstance(first, InputError) for first in firsts)


class Kept(NamedTuple):
    """Which facts a page shows: of which types, all where none is named; how vague counts count; how sure at least."""

    types: frozenset[str]
    vague: "Vague"
    least: float

    def of(self, records: "Iterable[Record]") -> "Iterator[Record]":
        """The records that are shown, those of articles always."""
        from factx.confidence import surer_than

        for record in surer_than(records, self.least):
            if self.types and record.type not in self.types and record.type != "article":
                continue
            if record.type == "casualty" and (count := getattr(record, "count", None)) is not None:
                yield record.model_copy(update={"count": count.under(self.vague)})
            else:
                yield record


def _of_facts(paths: Sequence[str], target: Path | None, view: "View", kept: Kept, *, force: bool) -> int:
    """Write the page of facts that are there already, and give the exit status."""
    from factx.output import destination
    from factx.output.cells import numbered

    tally = Tally()
    with suppress(destination.NothingToKeepError), ExitStack() as stack:
        writer = stack.enter_context(_writer(target, view, force=force))
        writer.write_all(kept.of(fact_files.records(paths, tally)))
        tally.articles = writer.articles
    failed = f"; {numbered(tally.failed, 'line')} failed" if tally.failed else ""
    counted = numbered(tally.facts.total() - tally.facts["article"], "fact")
    messages.notice(f"{counted} of {numbered(tally.articles, 'article')}{failed}")
    return tally.exit_status


@contextmanager
def _writer(target: Path | None, view: "View", *, force: bool) -> "Iterator[PageWriter]":
    """A writer of a page or a folder of them, closed when the block ends well."""
    from factx.output import destination

    if view == "folder" and target is not None:
        with into_folder(target, force=force) as pages:
            yield pages
        return
    with ExitStack() as stack:
        stream = consoles.stdout()
        if target is not None:
            stack.enter_context(destination.sole_writer(target, force=force))
            stream = stack.enter_context(destination.whole_file(target, force=force))
        writer = PageWriter(stream, view)
        yield writer
        writer.close()
        stream.flush()
