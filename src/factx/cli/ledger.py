"""`factx ledger`: the tolls of an article or a folder side by side."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer

from factx.batch.tally import ALL_FAILED, Tally
from factx.cli import consoles, messages, options
from factx.errors import InputError, OutputError

if TYPE_CHECKING:
    from factx.facts import Record
    from factx.report.ledger import Range, Toll

Format = Literal["table", "jsonl", "json", "csv"]


class LedgerFormat(StrEnum):
    """Values of --format."""

    AUTO = "auto"
    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


_FORMATS: dict[LedgerFormat, Format] = {
    LedgerFormat.TABLE: "table",
    LedgerFormat.JSONL: "jsonl",
    LedgerFormat.JSON: "json",
    LedgerFormat.CSV: "csv",
}


def ledger(
    context: typer.Context,
    facts: Annotated[
        str | None,
        typer.Argument(
            metavar="FACTS",
            help="JSONL of factx extract, best with --with-articles; - or nothing for a pipe.",
            show_default=False,
        ),
    ] = None,
    vague: options.Vague = options.VagueChoice.RANGE,
    min_confidence: options.MinConfidence = 0.0,
    format: Annotated[
        LedgerFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="auto, table, jsonl, json or csv. auto: by the suffix of -o, else table on a terminal and jsonl in a "
            "pipe.",
        ),
    ] = LedgerFormat.AUTO,
    output: options.Output = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Put the tolls of all articles side by side: by event, outcome, source and time.

    Superseded, repeated and conflicting tolls are marked, parts of others set in. Nothing is added up: a range is the
    span of the tolls that stand.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color)
    if facts is None and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(context.get_help())
        return 0
    from factx.confidence import surer_than
    from factx.output import destination
    from factx.report.ledger import ledger as lines_of

    target = options.file_of(output)
    chosen = _chosen(_FORMATS.get(format), target)
    tally = Tally()
    with ExitStack() as stack:
        if target is not None:
            stack.enter_context(destination.sole_writer(target, force=force))
        lines = lines_of(surer_than(_read(facts or "-", tally), min_confidence), vague=vague.value)
        if tally.exit_status != ALL_FAILED:
            opened = stack.enter_context(destination.whole_file(target, force=force)) if target is not None else None
            _write(lines, chosen, opened or consoles.stdout(), target, color.value, stack)
    _say_what_was_done(lines, tally)
    return tally.exit_status


def _chosen(asked: Format | None, target: Path | None) -> Format:
    """The format asked for, else as for facts, and CSV by its suffix."""
    if asked is None and target is not None and target.suffix.lower() == ".csv":
        return "csv"
    if asked == "csv":
        return asked
    from factx.output import formats

    found = formats.choose(asked, target, terminal=target is None and sys.stdout.isatty())
    if found not in ("table", "jsonl", "json", "csv"):
        raise OutputError(str(target), f"a ledger is not written as {found}", "use table, jsonl, json or csv")
    return found


def _read(path: str, tally: Tally) -> "Iterator[Record]":
    """The records; lines that are none are told and counted. `articles` of the tally counts records here."""
    from factx.reading import facts

    for item in facts.read(path, sys.stdin.buffer if sys.stdin else None):
        if isinstance(item, InputError):
            tally.failed += 1
            messages.error(item)
        else:
            tally.articles += 1
            tally.facts[item.type] += 1
            yield item


def _write(
    lines: "Iterable[Toll | Range]",
    chosen: Format,
    stream: BinaryIO,
    target: Path | None,
    color: str,
    stack: ExitStack,
) -> None:
    from factx.output import jsonl
    from factx.output import ledger as layout

    if chosen == "jsonl":
        stream.writelines(jsonl.line(line) for line in lines)
    elif chosen == "json":
        written = b",\n".join(jsonl.line(line).rstrip() for line in lines)
        stream.write(b"[\n" + written + b"\n]\n" if written else b"[]\n")
    elif chosen == "csv":
        stream.writelines(layout.csv(line.model_dump() for line in lines))
    else:
        layout.show((line.model_dump() for line in lines), consoles.table_console(target, color, stream, stack))
    if chosen != "table":
        stream.flush()


def _say_what_was_done(lines: "Iterable[Toll | Range]", tally: Tally) -> None:
    """The closing line, and what would make the ledger better."""
    from factx.output.cells import numbered

    tolls = [line for line in lines if line.type == "toll"]
    if not tally.articles and not tally.failed:
        messages.LOG.warning("the input holds no facts")
    undated = all(line.published is None for line in tolls)
    if undated and len({mention.article for line in tolls for mention in line.evidence}) > 1:
        messages.LOG.warning(
            "no day of publication is known, so no toll is later than another; extract --with-articles"
        )
    status = [line.status for line in tolls]
    said = [
        numbered(tally.facts["casualty"], "casualty fact"),
        numbered(len({line.event for line in tolls}), "event"),
        numbered(len(tolls), "toll"),
        *(f"{status.count(kind):,} {kind}" for kind in ("superseded", "conflicting") if kind in status),
    ]
    messages.notice(", ".join(said) + (f"; {numbered(tally.failed, 'line')} failed" if tally.failed else ""))
