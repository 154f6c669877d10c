"""A person or body of many articles as tables. A person is the mapping that its JSON record is."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from factx.output import cells
from factx.output.table import Column, filled

_WIDE = 90


def show(persons: Sequence[Mapping[str, Any]], console: Console) -> None:
    """Print for each what they are called, then their quotes."""
    for number, person in enumerate(persons):
        if number:
            console.print()
        console.print(_heading(person))
        for title in person["titles"]:
            console.print(Text("  ").append(cells.flat(title["title"])).append(_when(title), cells.DIM))
        if person["passed_on_by"]:
            told = ", ".join(map(cells.flat, person["passed_on_by"]))
            console.print(Text(f"  passed on by {told}", cells.DIM))
        if person["quotes"]:
            console.print(
                filled(Text(cells.numbered(len(person["quotes"]), "quote")), _QUOTES, person["quotes"], console.width)
            )


def _heading(person: Mapping[str, Any]) -> Text:
    text = Text(cells.flat(person["name"]), "bold")
    facts = [person["identity"], person["country"] or "", cells.numbered(person["articles"], "article")]
    others = [name for name in person["names"] if name != person["name"]]
    if others:
        facts.append("also " + ", ".join(others))
    return text.append(" · ").append(cells.flat(" · ".join(filter(None, facts))), cells.DIM)


def _when(title: Mapping[str, Any]) -> str:
    days = dict.fromkeys(day for day in (title["first"], title["last"]) if day)
    return f"  {' to '.join(days)}" if days else ""


_QUOTES: Sequence[Column] = (
    Column("Published", lambda said: said["published"] or ""),
    Column("Said", lambda said: cells.flat(said["content"]), ratio=6),
    Column("Cue", lambda said: cells.flat(said["cue"] or "")),
    Column("Via", lambda said: cells.flat(", ".join(said["via"])), ratio=1, narrowest=_WIDE),
    Column("Article", lambda said: cells.flat(said["article"].rpartition("/")[2]), ratio=2),
)
