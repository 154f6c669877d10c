"""`factx ledger`: the tolls of an article or a folder side by side."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal, cast

import typer

from factx.batch.tally import ALL_FAILED, Tally
from factx.cli import consoles, fact_files, messages, options
from factx.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.output.sheets import Sheet
    from factx.report.ledger import Range, Toll

Format = Literal["table", "jsonl", "json"]

EXAMPLES = """[bold]Examples[/bold]

factx ledger facts.jsonl

factx ledger monday.jsonl tuesday.jsonl -o tolls.xlsx

factx ledger facts/ --series -f csv -o how-it-rose.csv
"""


class LedgerFormat(StrEnum):
    """Values of --format."""

    AUTO = "auto"
    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    SQLITE = "sqlite"


_SUFFIXES: "Mapping[str, Sheet]" = {
    ".csv": "csv", ".tsv": "tsv", ".xlsx": "xlsx", ".parquet": "parquet", ".sqlite": "sqlite", ".db": "sqlite",
}  # fmt: skip


def ledger(
    context: typer.Context,
    facts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FACTS",
            help="What factx extract or factx link wrote, best with --with-articles: JSONL, JSON, Parquet, SQLite, "
            "folders; - or nothing for a pipe.",
            show_default=False,
        ),
    ] = None,
    series: Annotated[
        bool,
        typer.Option(
            "--series",
            metavar="",
            help="In CSV, TSV, XLSX, Parquet and SQLite a row for each telling, not one for each event and outcome.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    vague: options.Vague = options.VagueChoice.RANGE,
    min_confidence: options.MinConfidence = 0.0,
    format: Annotated[
        LedgerFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="auto, table, jsonl, json, csv, tsv, xlsx, parquet or sqlite. auto: by the suffix of -o, else table "
            "on a terminal and jsonl in a pipe.",
        ),
    ] = LedgerFormat.AUTO,
    output: options.Output = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Put the tolls of all articles side by side: by event, outcome, source and time.

    Superseded and conflicting tolls are marked, parts of others set in. Nothing is added up but the parts of one whole
    of which no total is told: a range is the span of the tolls that stand. Facts that are not linked yet are linked
    first.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color)
    if not facts and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(context.get_help())
        return 0
    from factx.confidence import surer_than
    from factx.output import destination
    from factx.report.ledger import ledger as lines_of

    target = options.file_of(output)
    chosen = _chosen(format, target)
    tally = Tally()
    with ExitStack() as stack:
        if target is not None:
            stack.enter_context(destination.sole_writer(target, force=force))
        lines = lines_of(
            surer_than(fact_files.records(dict.fromkeys(facts or ["-"]), tally), min_confidence), vague=vague.value
        )
        if tally.exit_status != ALL_FAILED:
            opened = stack.enter_context(destination.whole_file(target, force=force)) if target is not None else None
            stream = opened or consoles.stdout()
            if chosen in ("table", "jsonl", "json"):
                _write(lines, chosen, stream, target, color.value, stack)
            else:
                _write_sheet(lines, cast("Sheet", chosen), stream, target, series=series)
    _say_what_was_done(lines, tally)
    return tally.exit_status


def _chosen(asked: LedgerFormat, target: Path | None) -> "Format | Sheet":
    """The format asked for, else that of the suffix, else a table on a terminal and JSONL in a pipe.

    Raises:
        OutputError: it is a file, not a stream, and no file is named; or the suffix is that of a format that no ledger
            has.
        MissingExtraError: it takes a package that is not installed.
    """
    from factx.output import formats, sheets

    found: Format | Sheet | None = None
    if asked is not LedgerFormat.AUTO:
        found = cast("Format | Sheet", asked.value)
    elif target is not None:
        found = _SUFFIXES.get(target.suffix.lower())
    if found is None:
        other = formats.choose(None, target, terminal=target is None and sys.stdout.isatty())
        if other not in ("table", "jsonl", "json"):
            raise OutputError(str(target), f"a ledger is not written as {other}", f"use {', '.join(LedgerFormat)}")
        return other
    if found in ("xlsx", "parquet", "sqlite"):
        if target is None:
            raise OutputError(found, "is a file, not a stream", "name a file with -o")
        sheets.check(cast("Sheet", found))
    return found


def _write_sheet(
    lines: "Sequence[Toll | Range]", chosen: "Sheet", stream: BinaryIO, target: Path | None, *, series: bool
) -> None:
    """A row for each event and outcome, or for each telling."""
    from factx.output import sheets
    from factx.report import summary

    rows = summary.series(lines) if series else summary.summary(lines)
    columns = summary.SERIES if series else summary.SUMMARY
    folder = target.parent if target is not None else None
    with TemporaryDirectory(prefix="factx-", dir=folder) as made:
        part = Path(made, "ledger")
        sheets.write(rows, columns, chosen, part, "tellings" if series else "tolls")
        stream.write(part.read_bytes())
    stream.flush()


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
