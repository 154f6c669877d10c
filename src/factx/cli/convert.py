"""`factx convert`: facts that are there already, in another format."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from factx.batch.tally import ALL_FAILED, Tally
from factx.cli import consoles, conversions, messages, options, progress
from factx.errors import InputError

if TYPE_CHECKING:
    from factx.facts import Record
    from factx.output.formats import Format

EXAMPLES = """[bold]Examples[/bold]

factx convert facts.jsonl -o facts.sqlite

factx convert january.jsonl.gz february.parquet -t quote -o quotes.csv
"""


def convert(
    facts: Annotated[
        list[str],
        typer.Argument(metavar="FACTS", help="JSONL, JSON or Parquet of facts, packed or not, folders, - for a pipe."),
    ],
    output: options.Output = None,
    types: options.Types = None,
    with_articles: Annotated[
        bool,
        typer.Option("--with-articles", metavar="", help="Keep the records of articles, too, where -t names types."),
    ] = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Write facts in another format, by the suffix of -o; without it as JSONL to standard output.

    Every record is checked on the way; one that is none is reported, and the rest goes on.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color)
    tally = Tally()
    kept = frozenset((*(types or ()), *(["article"] if types and with_articles else [])))
    convert_facts(facts, options.file_of(output), kept, tally, force=force, color=color.value)
    noun = "record" if tally.articles == 1 else "records"
    messages.notice(f"{tally.articles:,} {noun}: {progress.facts(tally)}")
    return tally.exit_status


def convert_facts(
    paths: Sequence[str], target: Path | None, types: frozenset[str], tally: Tally, *, force: bool, color: str
) -> None:
    """Write the records of files into a file of any format, or as JSONL to standard output.

    Raises:
        OutputError: when the output is there already or cannot be written.
        MissingExtraError: when its format takes a package that is not installed.
    """
    from factx.output import conversion, destination, formats, jsonl

    chosen = formats.choose(None, target, terminal=False)
    if target is None:
        stream = consoles.stdout()
        for record in _wanted(paths, types, tally):
            stream.write(jsonl.line(record))
        stream.flush()
        return
    conversion.check(chosen)
    beside = None if destination.is_device(target) else target.parent  # there is no room beside a device
    with destination.sole_writer(target, force=force), TemporaryDirectory(prefix="factx-", dir=beside) as folder:
        lines = Path(folder, "facts.jsonl")
        with lines.open("wb") as spooled:
            for record in _wanted(paths, types, tally):
                spooled.write(jsonl.line(record))
        if tally.exit_status != ALL_FAILED:
            _make(lines, chosen, target, types, tally, force=force, color=color)


def _make(
    lines: Path, chosen: "Format", target: Path, types: frozenset[str], tally: Tally, *, force: bool, color: str
) -> None:
    with_articles = tally.facts["article"] > 0
    make = conversions.planned(chosen, target, types, with_articles=with_articles, force=force, color=color)
    make(lines)


def _wanted(paths: Sequence[str], types: frozenset[str], tally: Tally) -> "Iterator[Record]":
    """The records of the types asked for, of all where none is; `articles` of the tally counts records here."""
    from factx.reading import facts

    for path in dict.fromkeys(paths):
        for item in facts.read(path, sys.stdin.buffer if sys.stdin else None):
            if isinstance(item, InputError):
                tally.failed += 1
                messages.error(item)
            elif not types or item.type in types:
                tally.articles += 1
                tally.facts[item.type] += 1
                yield item
