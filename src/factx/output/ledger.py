"""The ledger of tolls as tables, one an event. A line is the mapping that its JSON record is."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from factx.output import cells
from factx.output.table import Column, filled

Line = Mapping[str, Any]

_STATUS = {"superseded": cells.DIM, "conflicting": "bold red"}
_USUAL, _WIDE = 72, 110


def _where(mention: Line) -> str:
    """The article and the characters: `a.txt @821–830`; `a.txt:821-830` would look like lines of it."""
    return f"{mention['article']} @{mention['start_char']}–{mention['end_char']}"


def show(lines: Iterable[Line], console: Console) -> None:
    """Print a table for each event: its tolls, and under those of an outcome the range that still stands."""
    nothing = True
    for event, group in groupby(lines, key=lambda line: line["event"]):
        if not nothing:
            console.print()
        nothing = False
        # The range of a single toll is that toll.
        here = [line for line in group if not _is_range(line) or line["tolls"] > 1]
        console.print(filled(_heading(event, here[0]), _TABLE, here, console.width))
    if nothing:
        console.print(Text("no casualty facts found", cells.DIM))


def _heading(event: str, line: Line) -> Text:
    """When and where: `2021-11-03 · northern Peru · 2021-11-03-northern-peru-0a61f2`."""
    date = line["date"] or line["date_text"]
    if date and line["date_end"]:
        date = f"{date}/{line['date_end']}"
    when = f"published {date}" if line["date_from"] == "published" else date or "no date"
    where = line["place"] or "no place"
    told = " (dateline)" if line["place_from"] == "dateline" else ""
    return Text(cells.flat(f"{when} · {where}{told}"), "bold").append(" · ").append(cells.flat(event), cells.DIM)


def _is_range(line: Line) -> bool:
    return bool(line["type"] == "range")


def _outcome(line: Line) -> Text:
    """The outcome, with the scope where it is not the event alone; parts and additions set in from it."""
    text = Text("  └ " if line.get("subset") or line.get("increment") else "", cells.DIM)
    text.append_text(cells.outcome(line["outcome"]))
    if line["scope"] != "incident":
        text.append(f"\n({line['scope']})", cells.FLAG)
    return text


def _bounds(line: Line) -> Text:
    """The number or range, as the tolls that stand give it."""
    low, high = line["low"], line["high"]
    if low is None and high is None:
        return Text(cells.flat(line.get("count") or line.get("kind") or ""), cells.DIM)
    if low is not None and high is not None:
        plain = cells.number(low) if low == high else f"{cells.number(low)}–{cells.number(high)}"
        plain = f"≈ {plain}" if line.get("modifier") == "about" else plain
    elif low is not None:
        plain = f"{'>' if line.get('modifier') == 'more than' else '≥'} {cells.number(low)}"
    else:
        plain = f"{'<' if line.get('modifier') == 'fewer than' else '≤'} {cells.number(high)}"
    return Text(plain, "bold reverse" if _is_range(line) else "bold" if line["in_range"] else cells.DIM)


def _source(line: Line) -> Text:
    """Who says so, through whom."""
    if _is_range(line):
        return Text(f"range of {cells.numbered(line['tolls'], 'toll')}", cells.DIM)
    text = Text(cells.flat(line["source"]) if line["source"] else "–")
    for link in line["via"]:
        text.append("\nvia ", cells.DIM).append(cells.flat(link))
    return text


def _status(line: Line) -> Text:
    """What keeps a toll from standing, if anything does."""
    if _is_range(line):
        return Text()
    flags = [flag for flag in ("subset", "increment", "negated", "hypothetical") if line[flag]]
    named = flags or ([line["status"]] if line["status"] != "current" or line["in_range"] else ["not counted"])
    return Text(", ".join(named), cells.FLAG if flags else _STATUS.get(line["status"], ""))


def _evidence(line: Line) -> Text:
    """The words, and where they stand."""
    text = Text()
    for number, mention in enumerate(line.get("evidence", ())):
        text.append("\n" if number else "").append(cells.flat(mention["text"]))
        text.append(f" {cells.flat(_where(mention).rpartition('/')[2])}", cells.DIM)  # CSV and JSON have the folder
    return text


def _victims(line: Line) -> str:
    return cells.flat(line["victims"] or "")


_TABLE: Sequence[Column] = (
    Column("Outcome", _outcome),
    Column("Toll", _bounds, right=True, widest=16),
    Column("Victims", _victims, ratio=2, narrowest=_WIDE),
    Column("Victims", _victims, ratio=2, below=_USUAL),  # in between, the evidence names them
    Column("Source", _source, ratio=3),
    Column("Told", lambda line: line.get("published") or "", narrowest=_WIDE),
    Column("Status", _status),
    Column("Evidence", _evidence, ratio=6, narrowest=_USUAL),
)
