"""`factx merge`: what the shards of a run wrote, in one file and in the order of the inputs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factx.batch import shards
from factx.batch.tally import Tally
from factx.cli import consoles, conversions, messages, options, progress

if TYPE_CHECKING:
    from factx.output.formats import Format
    from factx.output.layouts import Layout

EXAMPLES = """[bold]Example[/bold]: eight runs, on as many machines as there are, and one file.

for i in 1 2 3 4 5 6 7 8; do factx extract corpus.jsonl --shard $i/8 -o part-$i.jsonl; done

factx merge part-*.jsonl -o facts.jsonl
"""


def merge(
    parts: Annotated[
        list[Path], typer.Argument(metavar="PARTS", help="What factx extract --shard wrote as JSONL, in any order.")
    ],
    output: options.Output = None,
    columns: options.Columns = options.ColumnsChoice.SHORT,
    bom: options.Bom = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Join the parts that shards wrote, in the order of the inputs: the bytes that one run would have written.

    It is made sure that no shard is missing, that all saw the same inputs, and that all were made alike. Any suffix
    that extract knows will do for -o.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color.value)
    from factx.output.layouts import Layout

    tally = Tally()
    merge_parts(parts, options.file_of(output), tally, Layout(columns.value, bom), force=force, color=color.value)
    messages.notice(f"{len(parts)} {'part' if len(parts) == 1 else 'parts'}: {progress.state(tally)}")
    return tally.exit_status


def merge_parts(
    paths: Sequence[Path], target: Path | None, tally: Tally, layout: "Layout", *, force: bool, color: str
) -> None:
    """Merge parts into a file of any format, or as JSONL to standard output.

    Raises:
        ManifestError: when a part is missing, not finished or of another run.
        OutputError: when the output cannot be written.
    """
    from factx.output import destination, formats

    chosen = formats.choose(None, target, terminal=False)
    if target is None:
        stream = consoles.stdout()
        shards.merge(shards.in_order(list(dict.fromkeys(paths))), stream, tally)
        stream.flush()
        return
    with destination.sole_writer(target, force=force):
        parts = shards.in_order(list(dict.fromkeys(paths)))
        if chosen == "jsonl":
            with destination.whole_file(target, force=force) as file:
                shards.merge(parts, file, tally)
        else:
            _merge_into(chosen, target, parts, tally, layout, force=force, color=color)


def _merge_into(
    chosen: "Format",
    target: Path,
    parts: Sequence[shards.Part],
    tally: Tally,
    layout: "Layout",
    *,
    force: bool,
    color: str,
) -> None:
    """Merge into lines first, and make the target of these."""
    from factx.output import destination

    run = parts[0].journal.run
    with_articles = bool(run.get("with_articles"))
    convert = conversions.planned(
        chosen, target, frozenset(run.get("types", ())), layout, with_articles=with_articles, force=force, color=color
    )
    lines = target.with_name(f"{target.name}.lines")
    try:
        with destination.whole_file(lines, force=True) as stream:
            shards.merge(parts, stream, tally)
        convert(lines)
    finally:
        lines.unlink(missing_ok=True)
        destination.part_of(lines).unlink(missing_ok=True)
