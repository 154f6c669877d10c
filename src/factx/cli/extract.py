"""`factx extract`: the options of the main command. What it does is in `factx.cli.extraction`."""

import os
import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from factx.batch import shards
from factx.cli import messages, options
from factx.cli.choices import FORMATS, FormatChoice, InputChoice
from factx.cli.options import INPUT, OUTPUT, RUN

MAX_CHARACTERS = 1_000_000
_CLUSTER = re.compile(r"(?:dask|tls)://[^\s/@?#]+:\d{1,5}")


EXAMPLES = """[bold]Examples[/bold]

factx extract article.txt --published 2022-01-07

factx extract articles/ -r -j 4 -o facts.jsonl

factx extract a.txt -t quote | jq -r '.speaker.name + ": " + .text'

factx extract corpus.jsonl --text-field body --date-field date -o facts.jsonl --resume

factx extract corpus.jsonl --shard 3/8 -o facts-3.jsonl

[bold]Exit status[/bold]: 0 fine, 1 a fault of factx, 2 usage, 3 some inputs failed, 4 all failed, \
5 model or configuration, 130 interrupted.
"""


def chosen_engine(value: str) -> str:
    """The engine of `--engine`, checked."""
    if value != "local" and not _CLUSTER.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is neither local nor dask://HOST:PORT nor tls://HOST:PORT")
    return value


def number_of_jobs(value: int) -> int:
    """The jobs of `-j`; 0 stands for as many as this process has cores."""
    if value:
        return value
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _field(help: str) -> Any:
    return typer.Option(metavar="NAME", help=help, rich_help_panel=INPUT)


def extract(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Articles, files of articles, folders, addresses (https://…); - or nothing for a pipe.",
            show_default=False,
        ),
    ] = None,
    recursive: options.Recursive = False,
    glob: options.Glob = None,
    follow_links: options.FollowLinks = False,
    input_format: Annotated[
        InputChoice,
        typer.Option(
            metavar="FORMAT",
            help="auto, text, html, jsonl, json, csv (or TSV), parquet, warc, feed (RSS, Atom), markdown, docx or "
            "pdf. auto: by the suffix, else by how an input begins.",
            rich_help_panel=INPUT,
        ),
    ] = InputChoice.AUTO,
    text_field: options.TextField = "text",
    id_field: Annotated[str, _field("Field or column with the id.")] = "id",
    title_field: Annotated[str, _field("Field or column with the headline.")] = "title",
    date_field: Annotated[str, _field("Field or column with the day of publication.")] = "published",
    published: options.Published = None,
    metadata: options.Metadata = None,
    date_from: options.DateFrom = "name,url",
    offline: options.Offline = False,
    max_chars: Annotated[
        int,
        typer.Option(
            min=1, metavar="N", help="Refuse articles of more characters; none is ever cut.", rich_help_panel=INPUT
        ),
    ] = MAX_CHARACTERS,
    shard: Annotated[
        str | None,
        typer.Option(
            metavar="I/N",
            callback=options.chosen_shard,
            help="Only every Nth input, from the Ith on; factx merge joins what the N runs write.",
            rich_help_panel=INPUT,
        ),
    ] = None,
    types: options.Types = None,
    format: Annotated[
        FormatChoice,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="auto, table, jsonl, json, csv, tsv, xlsx, sqlite, parquet, geojson or html (a page to look at). "
            "auto: by the suffix of -o, else table on a terminal and jsonl in a pipe.",
            rich_help_panel=OUTPUT,
        ),
    ] = FormatChoice.AUTO,
    output: options.Output = None,
    columns: options.Columns = options.ColumnsChoice.SHORT,
    bom: options.Bom = False,
    with_articles: Annotated[
        bool,
        typer.Option(
            "--with-articles",
            metavar="",
            help="Write a record of each article, text included, before its facts.",
            rich_help_panel=OUTPUT,
        ),
    ] = False,
    force: options.Force = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            metavar="",
            help="Go on with what an earlier run left: only inputs that are missing or changed are done.",
            rich_help_panel=OUTPUT,
        ),
    ] = False,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    without: options.Without = None,
    vague: options.Vague = options.VagueChoice.RANGE,
    min_confidence: options.MinConfidence = 0.0,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            min=0,
            metavar="N",
            callback=number_of_jobs,
            help="Work with N processes; 0 for one a core.",
            rich_help_panel=RUN,
        ),
    ] = 1,
    engine: Annotated[
        str,
        typer.Option(
            metavar="ENGINE",
            callback=chosen_engine,
            help="local, or dask://HOST:PORT or tls://HOST:PORT for the workers of a Dask scheduler, which is trusted.",
            rich_help_panel=RUN,
        ),
    ] = "local",
    timeout: options.Timeout = options.SECONDS_FOR_AN_ARTICLE,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", metavar="", help="Stop at the first input that fails.", rich_help_panel=RUN)
    ] = False,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Write inputs that failed here, one a line.", rich_help_panel=RUN),
    ] = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    progress: Annotated[
        bool | None,
        typer.Option(
            "--progress/--no-progress",
            metavar="",
            help="How far the run is: a live line on a terminal, else a line now and then. Otherwise on a terminal "
            "only.",
            rich_help_panel=RUN,
        ),
    ] = None,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Find quotes, casualty counts, persons and organizations in articles.

    Facts go to standard output or into the file of -o, everything else to standard error. A bad input is reported, and
    the rest goes on.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color)
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(context.get_help())
        return 0
    if force and resume:
        raise typer.BadParameter("--resume goes on with what --force would throw away", param_hint="--force")
    from factx.cli.extraction import Job, extract_facts, written_by
    from factx.cli.work import Recipe
    from factx.output import layouts
    from factx.reading import records, sources

    target = options.file_of(output)
    reading = sources.Reading(
        input_format=input_format.value, recursive=recursive, patterns=tuple(glob or ()), follow_links=follow_links,
        fields=records.Fields(text=text_field, id=id_field, title=title_field, date=date_field), limit=max_chars,
        published=published, metadata=metadata, date_from=options.date_sources(date_from), offline=offline,
        exclude=written_by(target, errors),
    )  # fmt: skip
    off, wanted, level = tuple(without or ()), frozenset(types or ()), messages.LOG.level
    recipe = Recipe(reading, model, lexicon, off, wanted, with_articles, level, vague.value, min_confidence)
    job = Job(
        paths=tuple(paths or ("-",)),
        recipe=recipe,
        chosen=FORMATS.get(format),
        layout=layouts.Layout(columns.value, bom),
        output=target,
        force=force,
        resume=resume,
        shard=shards.parse(shard) if shard is not None else shards.WHOLE,
        engine=engine,
        jobs=jobs,
        timeout=timeout,
        fail_fast=fail_fast,
        errors=errors,
        progress=False if quiet else progress,
        color=color.value,
    )
    return extract_facts(job)
