"""`factx who`: a person or body of many articles: what they are called, what they said, who passes it on."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from factx.batch.tally import Tally
from factx.cli import consoles, fact_files, messages, options

if TYPE_CHECKING:
    from factx.report.who import Person

EXAMPLES = """[bold]Examples[/bold]

factx who "Ana Sosa" facts.jsonl

factx who person:ana-sosa linked.jsonl -f jsonl
"""


class WhoFormat(StrEnum):
    """Values of --format."""

    AUTO = "auto"
    TABLE = "table"
    JSONL = "jsonl"


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, part of one, or an identity of factx link.")],
    facts: Annotated[
        list[str],
        typer.Argument(metavar="FACTS", help="What factx extract or factx link wrote; folders; - for a pipe."),
    ],
    format: Annotated[
        WhoFormat,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="auto, table or jsonl. auto: table on a terminal, else jsonl."
        ),
    ] = WhoFormat.AUTO,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Print a person's or body's names and titles over time, their quotes, and who passes these on.

    Facts that are not linked yet are linked first, so that one person of many articles is one. A name that fits several
    prints them all, those of most articles first.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color)
    from factx.report import who as report

    tally = Tally()
    found = report.persons(fact_files.records(dict.fromkeys(facts), tally), name)
    if not found:
        messages.LOG.warning("nobody is called %s; factx link FACTS --review shows how names were joined", name)
    as_table = format is WhoFormat.TABLE or (format is WhoFormat.AUTO and sys.stdout.isatty())
    with ExitStack() as stack:
        _write(found, stack, color.value, as_table=as_table)
    return tally.exit_status


def _write(found: "Sequence[Person]", stack: ExitStack, color: str, *, as_table: bool) -> None:
    from factx.output import jsonl
    from factx.output import who as layout

    stream = consoles.stdout()
    if as_table:
        layout.show([person.model_dump() for person in found], consoles.table_console(None, color, stream, stack))
    else:
        stream.writelines(jsonl.line(person) for person in found)
        stream.flush()
