"""`factx convert`: facts that are there already, in another format."""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from factx.batch.tally import ALL_FAILED, Tally
from factx.cli import consoles, conversions, messages, options, progress
from factx.cli.choices import FORMATS, FormatChoice
from factx.errors import InputError

if TYPE_CHECKING:
    from factx.facts import Record
    from factx.output.formats import Format
    from factx.output.layouts import Layout

EXAMPLES = """[bold]Examples[/bold]

factx convert facts.jsonl -o facts.sqlite

factx convert january.jsonl.gz february.parquet -t quote -o quotes.csv
"""


def convert(
    facts: Annotated[
        list[str],
        typer.Argument(
            metavar="FACTS", help="JSONL, JSON, Parquet or SQLite of facts, packed or not, folders, - for a pipe."
        ),
    ],
    output: options.Output = None,
    format: Annotated[
        FormatChoice,
        typer.Option("--format", "-f", metavar="FORMAT", help="As of extract; auto: by the suffix of -o, else jsonl."),
    ] = FormatChoice.AUTO,
    types: options.Types = None,
    with_articles: Annotated[
        bool,
        typer.Option("--with-articles", metavar="", help="Keep the records of articles, too, where -t names types."),
    ] = False,
    columns: options.Columns = options.ColumnsChoice.SHORT,
    bom: options.Bom = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Write facts in another format, by the suffix of -o; without it as JSONL to standard output.

    Every record is checked on the way; one that is none is reported, and the rest goes on. A record that an earlier
    file has, too, is written once.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color)
    from factx.output import formats, layouts

    target = options.file_of(output)
    if output is None and len(facts) > 1 and not Path(facts[-1]).exists():  # as `cp` and `ffmpeg` would take it
        raise typer.BadParameter(f"{facts[-1]!r} is not there; to write it: -o {facts[-1]}", param_hint="FACTS")
    asked = Conversion(
        chosen=formats.choose(FORMATS.get(format), target, terminal=False),
        types=frozenset(types or ()),
        with_articles=with_articles or not types,
        layout=layouts.Layout(columns.value, bom),
        force=force,
        color=color.value,
    )
    counted = Counted(facts, asked)
    convert_facts(counted, target, asked)
    tally = counted.tally
    noun = "record" if tally.articles == 1 else "records"
    repeated = f"; {counted.repeated:,} that an earlier file has, too" if counted.repeated else ""
    messages.notice(f"{tally.articles:,} {noun}: {progress.facts(tally)}{repeated}")
    return tally.exit_status


@dataclass(frozen=True, slots=True)
class Conversion:
    """What is made of records.

    Attributes:
        chosen: the format.
        types: the types of facts that are kept, all where none is named.
        with_articles: records of articles are kept, too.
        layout: of tables for spreadsheets.
        force: overwrite what is there.
        color: as `--color` has it.
    """

    chosen: "Format"
    types: frozenset[str]
    with_articles: bool
    layout: "Layout"
    force: bool = False
    color: str = "auto"

    def keeps(self, kind: str) -> bool:
        """Whether records of a type are written."""
        return self.with_articles if kind == "article" else not self.types or kind in self.types


class Counted:
    """The records of files that a conversion needs, counted as they come.

    Attributes:
        tally: `articles` counts records here.
        repeated: records that an earlier file has, too.
    """

    def __init__(self, paths: Sequence[str], asked: Conversion) -> None:
        self._paths, self._asked = list(dict.fromkeys(paths)), asked
        self.tally = Tally()
        self.repeated = 0
        self._seen: set[bytes] = set()

    def __iter__(self) -> "Iterator[Record]":
        """The records; what is none is told."""
        from factx.reading import facts

        for path in self._paths:
            new: set[bytes] = set()
            for item in facts.read(path, sys.stdin.buffer if sys.stdin else None):
                if isinstance(item, InputError):
                    self.tally.failed += 1
                    messages.error(item)
                elif self._is_needed(item) and self._is_new(item, new):
                    if self._asked.keeps(item.type):
                        self.tally.articles += 1
                        self.tally.facts[item.type] += 1
                    yield item
            self._seen |= new

    def _is_needed(self, record: "Record") -> bool:
        """Whether a record is written, or tells a table the headline and day of its article."""
        from factx.output.formats import TABULAR

        return self._asked.keeps(record.type) or (record.type == "article" and self._asked.chosen in TABULAR)

    def _is_new(self, record: "Record", new: set[bytes]) -> bool:
        """Whether no earlier file has the same record; within a file everything stays as it is."""
        if len(self._paths) == 1:
            return True
        digest = hashlib.blake2b(record.model_dump_json().encode("utf-8", "replace"), digest_size=16).digest()
        new.add(digest)
        self.repeated += digest in self._seen
        return digest not in self._seen


def convert_facts(records: Counted, target: Path | None, asked: Conversion) -> None:
    """Write records into a file of any format, or to standard output.

    Raises:
        OutputError: when the output is there already or cannot be written.
        MissingExtraError: when its format takes a package that is not installed.
    """
    from factx.output import conversion, destination, jsonl

    if target is None:
        _to_stdout(records, asked)
        return
    conversion.check(asked.chosen)
    beside = None if destination.is_device(target) else target.parent  # there is no room beside a device
    with destination.sole_writer(target, force=asked.force), TemporaryDirectory(prefix="factx-", dir=beside) as folder:
        lines = Path(folder, "facts.jsonl")
        with lines.open("wb") as spooled:
            for record in records:
                spooled.write(jsonl.line(record))
        if records.tally.exit_status == ALL_FAILED:
            return
        with_articles = records.tally.facts["article"] > 0
        types = asked.types | {"article"} if asked.types and with_articles else asked.types
        conversions.planned(
            asked.chosen, target, types, asked.layout, with_articles=with_articles, force=asked.force, color=asked.color
        )(lines)


def _to_stdout(records: Counted, asked: Conversion) -> None:
    from factx.facts import of_each_article
    from factx.output import formats

    with ExitStack() as stack:
        stream = consoles.stdout()
        writer = formats.writer(
            asked.chosen,
            stream,
            lambda: consoles.table_console(None, asked.color, stream, stack),
            asked.types,
            asked.layout,
        )
        for together in of_each_article(records):
            writer.write(together)
        writer.close()
        stream.flush()
