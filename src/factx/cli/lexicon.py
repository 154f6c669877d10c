"""`factx lexicon list` and `check`: the words that the rules know, and whether one's own are as they should be."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from factx.cli import consoles, messages
from factx.errors import LexiconError

lexicon = typer.Typer(
    help="Look at the words that the rules know, or check your own.", no_args_is_help=True, rich_markup_mode="rich"
)

_Overlay = Annotated[
    Path | None, typer.Option("--lexicon", metavar="DIR", help="Your own words, laid over those of factx.")
]


@lexicon.command("list")
def list_words(
    table: Annotated[
        str | None, typer.Argument(metavar="TABLE", help="Print the entries of this table.", show_default=False)
    ] = None,
    overlay: _Overlay = None,
) -> None:
    """List the tables; with a table's name its entries as JSONL."""
    from factx.lexicon import load
    from factx.lexicon.schema import SUBJECTS, TABLES

    words = load(overlay)
    if table is not None and table not in TABLES:
        raise typer.BadParameter(f"{table!r} is not one of {', '.join(TABLES)}", param_hint="TABLE")
    for name in TABLES if table is None else ():
        entries = words.entries(name)
        number = sum(len(entry.words) for entry in entries)
        consoles.echo(f"{name:<14}{len(entries):>5} entries{number:>7,} words   {SUBJECTS.get(name, '')}")
    for entry in words.entries(table) if table is not None else ():
        consoles.echo(json.dumps(_plain(entry), ensure_ascii=False))


@lexicon.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of TOML files named like the tables.")],
) -> int:
    """Check a folder of your own words: fields, doubled words, and that every example shows its word.

    Each problem is one line that names file and entry; the exit status is 5 where there is any.
    """
    from factx.lexicon import checking, load, overlay_files
    from factx.output.cells import numbered

    found = list(checking.problems(folder))
    for problem in found:
        messages.error(problem)
    if found:
        return LexiconError.code
    tables = [path.stem for path in overlay_files(folder)]
    with_own, without = load(folder), load()
    number = sum(len(with_own.entries(table)) - len(without.entries(table)) for table in tables)
    counted = f"{number:,} {'entry' if number == 1 else 'entries'} in {numbered(len(tables), 'file')}"
    messages.notice(f"{folder}: nothing is wrong with {counted}")
    return 0


def _plain(entry: Any) -> dict[str, Any]:
    """An entry as its TOML has it, without what it leaves out."""
    fields: dict[str, Any] = entry.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    return fields
