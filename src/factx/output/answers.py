"""How the answer to a question in SQL is printed: as a table, as lines of JSON, as CSV or TSV."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factx.output import cells
from factx.output.delimited import row
from factx.output.query import Answer, cell, plain
from factx.output.table import LINES

# A table is laid out when all of its rows are known.
MOST_ROWS = 1000
# Texts of more characters may be wrapped; a column that is narrower breaks every other word.
_READABLE = 24


def lines(answer: Answer, chosen: str) -> Iterator[bytes]:
    """The answer as the lines of a format: `jsonl`, `json`, `csv` or `tsv`."""
    if chosen in ("csv", "tsv"):
        yield row(answer.columns, "tsv" if chosen == "tsv" else "csv")
        for found in answer.rows:
            yield row(map(cell, found), "tsv" if chosen == "tsv" else "csv")
    elif chosen == "jsonl":
        for found in answer.rows:
            yield _object(answer, found) + b"\n"
    else:
        before = b"["
        for found in answer.rows:
            yield before + b"\n" + _object(answer, found)
            before = b","
        yield b"[]\n" if before == b"[" else b"\n]\n"


def _object(answer: Answer, found: tuple[Any, ...]) -> bytes:
    return json.dumps(dict(zip(answer.columns, map(plain, found), strict=True)), ensure_ascii=False).encode(
        "utf-8", "replace"
    )


def show(answer: Answer, console: Console) -> bool:
    """Print the answer as a table, or row below row where the terminal is too narrow for its columns.

    Gives whether it has more rows than that shows.
    """
    shown = list(islice(answer.rows, MOST_ROWS))
    left_out = next(answer.rows, None) is not None
    if _width(answer, shown) <= console.width:
        console.print(_table(answer, shown))
    else:
        _print_blocks(answer, shown, console)
    rows = cells.numbered(len(shown), "row")
    console.print(Text(f"  the first {rows}" if left_out else f"  {rows}", cells.DIM))
    return left_out


def _width(answer: Answer, shown: Sequence[tuple[Any, ...]]) -> int:
    """The columns of a terminal that a table needs to be read: of a text at least _READABLE of its characters."""
    longest = [
        max([len(name), *(min(_READABLE, cell_len(_text(found[at]).plain)) for found in shown)])
        for at, name in enumerate(answer.columns)
    ]
    return sum(width + 2 for width in longest)


def _print_blocks(answer: Answer, shown: Sequence[tuple[Any, ...]], console: Console) -> None:
    """A block a row, a line a column, as `psql` does with `\\x`; what is empty is left out."""
    names = [cells.flat(name) for name in answer.columns]
    for number, found in enumerate(shown, start=1):
        console.print(Text(f"{number}", "bold"), Text("─" * 12, cells.DIM))
        table = Table.grid(padding=(0, 2))
        table.add_column(style=cells.DIM, no_wrap=True)
        table.add_column(overflow="fold")
        for name, value in zip(names, found, strict=True):
            if value is not None:
                table.add_row(Text(f"  {name}"), _text(value))
        console.print(table)


def _table(answer: Answer, shown: Sequence[tuple[Any, ...]]) -> Table:
    numeric = [all(isinstance(found[i], int | float | None) for found in shown) for i in range(len(answer.columns))]
    table = Table(box=LINES, border_style=cells.DIM, header_style="bold")
    for name, is_number in zip(answer.columns, numeric, strict=True):
        table.add_column(
            Text(cells.flat(name)), justify="right" if is_number else "left", overflow="fold", no_wrap=is_number
        )
    for found in shown:
        table.add_row(*(_text(value) for value in found))
    return table


def _text(value: Any) -> Text:
    value = plain(value)
    if value is None:
        return Text("–", cells.DIM)
    if isinstance(value, bool):
        return Text("true" if value else "false")
    if isinstance(value, int):
        return Text(str(value))
    if isinstance(value, float):
        return Text(f"{value:.6g}")
    return Text(cells.flat(value if isinstance(value, str) else cell(value)))
