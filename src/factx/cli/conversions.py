"""Files in other formats than JSONL, which are made of finished lines."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from factx.cli import messages
from factx.cli.consoles import table_console

if TYPE_CHECKING:
    from factx.output.formats import Format
    from factx.output.layouts import Layout


def planned(
    chosen: "Format",
    target: Path,
    types: frozenset[str],
    layout: "Layout",
    *,
    with_articles: bool,
    force: bool,
    color: str,
) -> Callable[[Path], None]:
    """What makes the target of a file of lines; what would keep it from that is told now, before the lines are made.

    Raises:
        OutputError: when a file is there already.
        MissingExtraError: when the format takes a package that is not installed.
    """
    from factx.output import conversion, destination

    conversion.check(chosen)
    for path in conversion.outputs(chosen, target, types, with_articles=with_articles):
        destination.refuse_existing(path, force=force)

    def convert(lines: Path) -> None:
        with ExitStack() as stack:
            made = conversion.convert(
                lines,
                chosen,
                target,
                types=types,
                with_articles=with_articles,
                force=True,
                layout=layout,
                console=lambda stream: table_console(target, color, stream, stack),
            )
        if len(made) > 1:
            names = ", ".join(path.name for path in made)
            messages.notice(f"{chosen.upper()} has one type a file: wrote {names}")

    return convert
