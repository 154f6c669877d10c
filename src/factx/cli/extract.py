"""`factx extract`: the options of the main command. What it does is in `factx.cli.extraction`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from factx.article import iso_day
from factx.cli import messages

TYPES = ("quote", "casualty", "actor", "organization")
MAX_CHARACTERS = 1_000_000


class FormatChoice(StrEnum):
    """Values of --format."""

    AUTO = "auto"
    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"


class InputChoice(StrEnum):
    """Values of --input-format."""

    AUTO = "auto"
    TEXT = "text"
    JSONL = "jsonl"


class ColorChoice(StrEnum):
    """Values of --color."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


_FORMATS: dict[FormatChoice, Literal["table", "jsonl", "json"] | None] = {
    FormatChoice.AUTO: None,
    FormatChoice.TABLE: "table",
    FormatChoice.JSONL: "jsonl",
    FormatChoice.JSON: "json",
}
_INPUT, _OUTPUT, _ANALYSIS, _RUN = "Input", "Output", "Analysis", "Run and messages"

EXAMPLES = """[bold]Examples[/bold]

factx extract article.txt --published 2022-01-07

factx extract articles/ -r -o facts.jsonl

factx extract a.txt -t quote | jq -r '.speaker.name + ": " + .text'

factx extract corpus.jsonl --text-field body --date-field date -o facts.jsonl

[bold]Exit status[/bold]: 0 fine, 1 a fault of factx, 2 usage, 3 some inputs failed, 4 all failed, \
5 model or configuration, 130 interrupted.
"""


def chosen_types(values: list[str] | None) -> list[str]:
    """The record types of `-t quote,actor -t casualty`."""
    wanted = [kind.strip() for value in values or () for kind in value.split(",")]
    for kind in wanted:
        if kind not in TYPES:
            raise typer.BadParameter(f"{kind!r} is not one of {', '.join(TYPES)}")
    return wanted


def day_of_publication(value: str | None) -> str | None:
    """The day of `--published`."""
    day = iso_day(value) if value is not None else None
    if value is not None and day is None:
        raise typer.BadParameter(f"{value!r} is no date (YYYY-MM-DD)")
    return day


def extract(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Texts, JSONL files and folders; - or nothing for a pipe.",
            show_default=False,
        ),
    ] = None,
    recursive: Annotated[
        bool,
        typer.Option(
            "--recursive", "-r", metavar="", help="Go down into the folders of a folder.", rich_help_panel=_INPUT
        ),
    ] = False,
    glob: Annotated[
        list[str] | None,
        typer.Option(
            "--glob",
            metavar="PATTERN",
            help="Which files of a folder to take; may be given again. Otherwise *.txt, *.text, *.jsonl and *.ndjson.",
            rich_help_panel=_INPUT,
        ),
    ] = None,
    input_format: Annotated[
        InputChoice,
        typer.Option(
            metavar="FORMAT",
            help="auto, text or jsonl. auto: by the suffix, else by how an input begins.",
            rich_help_panel=_INPUT,
        ),
    ] = InputChoice.AUTO,
    text_field: Annotated[
        str, typer.Option(metavar="NAME", help="JSONL field with the text.", rich_help_panel=_INPUT)
    ] = "text",
    id_field: Annotated[
        str, typer.Option(metavar="NAME", help="JSONL field with the id.", rich_help_panel=_INPUT)
    ] = "id",
    title_field: Annotated[
        str, typer.Option(metavar="NAME", help="JSONL field with the headline.", rich_help_panel=_INPUT)
    ] = "title",
    date_field: Annotated[
        str, typer.Option(metavar="NAME", help="JSONL field with the day of publication.", rich_help_panel=_INPUT)
    ] = "published",
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            callback=day_of_publication,
            help="Day of publication of all inputs, YYYY-MM-DD; “on Friday” is resolved against it. "
            "Otherwise that of the record, else of the dateline.",
            rich_help_panel=_INPUT,
        ),
    ] = None,
    max_chars: Annotated[
        int,
        typer.Option(
            min=1, metavar="N", help="Refuse articles of more characters; none is ever cut.", rich_help_panel=_INPUT
        ),
    ] = MAX_CHARACTERS,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            "-t",
            metavar="TYPES",
            callback=chosen_types,
            help=f"Only these facts: {', '.join(TYPES)}; commas between them, may be given again.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    format: Annotated[
        FormatChoice,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="auto, table, jsonl or json. auto: by the suffix of -o, else table on a terminal and jsonl in a pipe.",
            rich_help_panel=_OUTPUT,
        ),
    ] = FormatChoice.AUTO,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Write to this file, which is there only when it is whole; - is standard output.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    with_articles: Annotated[
        bool,
        typer.Option(
            "--with-articles",
            metavar="",
            help="Write a record of each article, text included, before its facts.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", metavar="", help="Overwrite the output if it exists.", rich_help_panel=_OUTPUT)
    ] = False,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME_OR_PATH",
            help="Another English spaCy pipeline than the one that comes with factx.",
            rich_help_panel=_ANALYSIS,
        ),
    ] = None,
    lexicon: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="A folder of TOML word lists to lay over those of factx.", rich_help_panel=_ANALYSIS
        ),
    ] = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", metavar="", help="Stop at the first input that fails.", rich_help_panel=_RUN)
    ] = False,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Write inputs that failed here, one a line.", rich_help_panel=_RUN),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", metavar="", help="No progress and no closing line.", rich_help_panel=_RUN)
    ] = False,
    verbose: Annotated[
        int,
        typer.Option(
            "--verbose",
            "-v",
            metavar="",
            count=True,
            help="Say more; twice for tracebacks.",
            show_default=False,
            rich_help_panel=_RUN,
        ),
    ] = 0,
    progress: Annotated[
        bool | None,
        typer.Option(
            "--progress/--no-progress", metavar="", help="Otherwise on a terminal only.", rich_help_panel=_RUN
        ),
    ] = None,
    color: Annotated[
        ColorChoice,
        typer.Option(
            metavar="WHEN", help="auto, always or never. auto heeds NO_COLOR and FORCE_COLOR.", rich_help_panel=_RUN
        ),
    ] = ColorChoice.AUTO,
) -> int:
    """Find quotes, casualty counts, actors and organizations in articles.

    Facts go to standard output or into the file of -o, everything else to standard error. A bad input is reported, and
    the rest goes on.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color)
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(context.get_help())
        return 0
    from factx.cli.extraction import Job, extract_facts
    from factx.reading.records import Fields
    from factx.reading.sources import Reading

    target = Path(output) if output is not None and output != "-" else None
    reading = Reading(
        input_format=input_format.value,
        fields=Fields(text=text_field, id=id_field, title=title_field, date=date_field),
        recursive=recursive,
        patterns=tuple(glob or ()),
        limit=max_chars,
        published=published,
        exclude=tuple(path for path in (target, errors) if path is not None),
    )
    job = Job(
        paths=tuple(paths or ("-",)),
        reading=reading,
        types=frozenset(types or ()),
        chosen=_FORMATS[format],
        output=target,
        with_articles=with_articles,
        force=force,
        model=model,
        lexicon=lexicon,
        fail_fast=fail_fast,
        errors=errors,
        progress=False if quiet else progress,
        color=color.value,
    )
    return extract_facts(job)
