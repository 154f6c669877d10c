"""How the answer to a question in SQL is printed: as a table, as lines of JSON, as CSV or TSV."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factx.output import cells
from factx.output.delimited import row
from factx.output.query import Answer, cell, plain
from factx.output.table import LINES

# A table is laid out when all of its rows are known.
MOST_ROWS = 1000


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
    """Print the answer as a table; gives whether it has more rows than that shows."""
    shown = list(islice(answer.rows, MOST_ROWS))
    left_out = next(answer.rows, None) is not None
    numeric = [all(isinstance(found[i], int | float | None) for found in shown) for i in range(len(answer.columns))]
    table = Table(box=LINES, border_style=cells.DIM, header_style="bold")
    for name, is_number in zip(answer.columns, numeric, strict=True):
        table.add_column(Text(cells.flat(name)), justify="right" if is_number else "left", overflow="fold")
    for found in shown:
        table.add_row(*(_text(value) for value in found))
    console.print(table)
    rows = cells.numbered(len(shown), "row")
    console.print(Text(f"  the first {rows}" if left_out else f"  {rows}", cells.DIM))
    return left_out


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
