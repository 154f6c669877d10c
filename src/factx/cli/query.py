"""`factx query`: questions in SQL to facts."""

import re
import sys
from contextlib import ExitStack
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from factx.cli import consoles, messages, on_the_fly, options

if TYPE_CHECKING:
    from factx.output.query import Answer

EXAMPLES = """[bold]Examples[/bold]

factx query facts.jsonl "SELECT speaker.name, count(*) AS quotes FROM quotes GROUP BY ALL ORDER BY 2 DESC LIMIT 10"

factx query facts.parquet "SELECT article, count.low, count.high, text FROM casualties WHERE outcome = 'killed'" -f csv

factx query facts.jsonl "SELECT speaker.identity_name AS who, count(*) AS n FROM quotes GROUP BY ALL ORDER BY n DESC"

factx query facts.jsonl "DESCRIBE quotes"
"""


# Values of --format.
QueryFormat = StrEnum("QueryFormat", ["auto", "table", "jsonl", "json", "csv", "tsv"])


def size(value: str) -> str:
    """The memory of `--memory`, checked."""
    if not re.fullmatch(r"[1-9]\d{0,5} ?[KMGT]i?B", value, re.IGNORECASE):
        raise typer.BadParameter(f"{value!r} is no size (512MB, 8GB)")
    return value


def query(
    facts: Annotated[
        str,
        typer.Argument(
            metavar="FACTS", help="JSONL, JSON, Parquet or SQLite of facts, a folder of these, or - for a pipe."
        ),
    ],
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT, DESCRIBE or SUMMARIZE.")],
    format: Annotated[
        QueryFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="auto, table, jsonl, json, csv or tsv. auto: table on a terminal, jsonl in a pipe.",
        ),
    ] = QueryFormat.auto,
    timeout: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="How long the answer may take; 0 for ever.")
    ] = 60,
    memory: Annotated[
        str, typer.Option(metavar="SIZE", callback=size, help="The most memory that it may take: 512MB, 8GB.")
    ] = "2GB",
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Ask facts a question in SQL.

    DuckDB answers over the views quotes, casualties, actors (persons), organizations and articles. The facts are only
    read; the question reaches no other file and no network. Facts that are not linked yet are linked first where the
    question names identity, identity_name, event or copy_of.
    """
    messages.set_up(quiet=False, verbose=verbose, color=color)
    from factx.output import query as questions
    from factx.reading.facts import as_tables

    chosen = format.value if format != QueryFormat.auto else "table" if sys.stdout.isatty() else "jsonl"
    with ExitStack() as stack:
        files = stack.enter_context(as_tables(facts, sys.stdin.buffer if sys.stdin else None))
        if on_the_fly.asks_for_links(sql) and on_the_fly.unlinked(files):
            files = stack.enter_context(on_the_fly.linked(files))
        answer = stack.enter_context(questions.ask(sql, files, seconds=timeout, memory=memory))
        if chosen == "table":
            _print(answer, color)
        else:
            _write(answer, chosen, consoles.stdout())
    return 0


def _write(answer: "Answer", chosen: str, stream: BinaryIO) -> None:
    from factx.output import answers

    for line in answers.lines(answer, chosen):
        stream.write(line)
    stream.flush()


def _print(answer: "Answer", color: options.ColorChoice) -> None:
    from factx.output import answers

    left_out = answers.show(answer, consoles.console(sys.stdout, color.value))
    if left_out:
        messages.notice(f"the table shows the first {answers.MOST_ROWS:,} rows; write all with -f csv or -f jsonl")
