"""Tables for a terminal: one per fact type, for each article.

Three layouts by the width of the terminal: below 72 columns who and what, up to 109 the usual columns, from 110 all.
Colours say what kind of thing a text is: an outcome, words in quotation marks, a cue, a flag; nothing is told by colour
alone.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from factx.facts import HEADINGS, Actor, ArticleRecord, Casualty, Entity, Organization, Quote, Record
from factx.output import cells
from factx.output.totals import Totals

_USUAL, _WIDE = 72, 110
# Lines around all and below the headings; what parts the rows is there only to tell where a wrapped cell stops.
LINES = box.Box(" ── \n    \n ── \n    \n ┄┄ \n ── \n    \n ── \n")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        heading: what stands above it.
        cell: what stands in it for a fact.
        ratio: its share of the width that the others leave; None takes what it needs.
        narrowest: the narrowest terminal that has it.
        below: only terminals narrower than this have it.
        right: numbers stand to the right.
        style: a rich style for all of it.
        widest: at most so many columns.
    """

    heading: str
    cell: Callable[[Any], Text | str]
    ratio: int | None = None
    narrowest: int = 0
    below: int | None = None
    right: bool = False
    style: str = ""
    widest: int | None = None


_QUOTES = (
    Column("Speaker", cells.speaker, ratio=3),
    Column("What was said", cells.content, ratio=8),
    Column(
        "Cue", lambda fact: cells.flat(fact.cue.text) if fact.cue else "", narrowest=_USUAL, style=cells.CUE, widest=14
    ),
    Column("Kind", lambda fact: fact.kind, narrowest=_WIDE, style=cells.DIM),
    Column("When", lambda fact: cells.when(fact.date), narrowest=_WIDE, widest=13),
)
_CASUALTIES = (
    Column("Outcome", lambda fact: cells.outcome(fact.outcome)),
    Column("Count", cells.count, right=True, widest=16),
    Column("Victims", lambda fact: cells.flat(fact.victims.text) if fact.victims else "", ratio=3, narrowest=_USUAL),
    Column("Source", cells.source, ratio=3, narrowest=_USUAL),
    Column("Where", lambda fact: cells.flat(fact.place.text) if fact.place else "", narrowest=_WIDE, widest=16),
    Column("When", lambda fact: cells.when(fact.date), narrowest=_WIDE, widest=13),
    Column("Evidence", cells.evidence, ratio=6, narrowest=_USUAL),
    Column("Evidence", cells.evidence_and_source, ratio=6, below=_USUAL),
)


def _entity_columns(first: Sequence[Column], names: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns that persons and organizations share after their own first ones; `names` are the bodies' by id."""

    def bodies(fact: Entity) -> str:
        return cells.several(names.get(body, body) for body in fact.affiliations)

    return (
        *first,
        Column("Country", cells.country),
        Column("Also called", _aliases, ratio=3, narrowest=_USUAL),
        Column("Belongs to", bodies, ratio=3, narrowest=_WIDE),
        Column("Mentions", lambda fact: cells.number(len(fact.mentions)), right=True, narrowest=_USUAL),
        Column("Quotes", lambda fact: cells.number(fact.quotes), right=True),
    )


def _aliases(fact: Entity) -> str:
    acronym = fact.acronym if isinstance(fact, Organization) else None
    return cells.several(alias for alias in fact.aliases if alias != acronym)


def _other_than_name(fact: Entity, text: str | None) -> str:
    return "" if text is None or text == fact.name else cells.flat(text)


_NAME = Column("Name", lambda fact: Text(cells.flat(fact.name), "bold"), ratio=4)
_PERSONS = (_NAME, Column("Titles", lambda fact: cells.several(fact.titles), ratio=4))
_ORGANIZATIONS = (
    _NAME,
    Column("Short", lambda fact: _other_than_name(fact, fact.acronym), widest=12),
    Column("Category", lambda fact: cells.flat(fact.category or ""), narrowest=_USUAL),
)


class TableWriter:
    """Tables of one article after another, each under a heading, and the totals below the last."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._totals = Totals()

    def write(self, records: Sequence[Record]) -> None:
        """Print the tables of one article."""
        if not records:
            return
        if self._totals.articles:
            self._console.print()
            self._console.print(Rule(characters="━", style=cells.DIM))
        self._totals.add(records)
        self._console.print(heading(records), soft_wrap=False)
        shown = tables(records, self._console.width)
        for table in shown:
            self._console.print()
            self._console.print(table)
        if not shown:
            self._console.print(Text("no facts found", cells.DIM))

    def close(self) -> None:
        """Print the totals."""
        shown = self._totals.shown()
        if shown is not None:
            self._console.print()
            self._console.print(shown)


def heading(records: Sequence[Record]) -> Text:
    """Which article it is: its title or id, and below what is known about it."""
    about = next((record for record in records if isinstance(record, ArticleRecord)), None)
    name = "standard input" if records[0].article == "-" else records[0].article
    title = about.title if about is not None else None
    if about is not None and about.path == name:
        name = os.path.normpath(name)  # a/../b.txt is b.txt to a reader
    text = Text.assemble((cells.flat(title or name), "bold"))
    known = [cells.flat(name)] if title else []
    if about is not None:
        if about.published:
            told = " (from its dateline)" if about.published_from == "dateline" else ""
            known.append(f"published {about.published}{told}")
        known.append(cells.numbered(about.characters, "character"))
        known.append(cells.numbered(about.sentences, "sentence"))
    if known:
        text.append("\n").append(" · ".join(known), cells.DIM)
    return text


def tables(records: Sequence[Record], width: int) -> list[Table]:
    """The tables of one article's facts for a terminal of so many columns; none for a type without facts."""
    names = {record.id: record.name for record in records if isinstance(record, Organization)}
    kinds: tuple[tuple[type[Record], Sequence[Column]], ...] = (
        (Quote, _QUOTES),
        (Casualty, _CASUALTIES),
        (Actor, _entity_columns(_PERSONS, names)),
        (Organization, _entity_columns(_ORGANIZATIONS, names)),
    )
    shown = []
    for kind, columns in kinds:
        facts = [record for record in records if isinstance(record, kind)]
        if facts:
            title = HEADINGS[facts[0].type]
            lined = kind in (Quote, Casualty)
            shown.append(filled(f"{title} ({len(facts)})", columns, facts, width, lined=lined))
    return shown


def filled(
    title: str | Text, columns: Sequence[Column], facts: Sequence[Any], width: int, *, lined: bool = False
) -> Table:
    """A table without the columns that the terminal is too narrow for or that nothing stands in."""
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=LINES,
        show_lines=lined,
        border_style=cells.DIM,
        header_style="bold",
        expand=True,
    )
    filled: list[list[Text]] = []
    for column in columns:
        if width < column.narrowest or (column.below is not None and width >= column.below):
            continue
        cells_below = [_text(column.cell(fact)) for fact in facts]
        if not any(cells_below):
            continue
        filled.append(cells_below)
        table.add_column(
            column.heading,
            ratio=column.ratio,
            justify="right" if column.right else "left",
            style=column.style,
            min_width=_longest_word(cells_below) if column.right else None,  # a number is never broken
            max_width=column.widest,
            overflow="fold",
        )
    for row in zip(*filled, strict=True):
        table.add_row(*row)
    return table


def _longest_word(found: Sequence[Text]) -> int:
    return max((cell_len(word) for cell in found for word in cell.plain.split()), default=0)


def _text(cell: Text | str) -> Text:
    """A cell as it is, square brackets included, which rich would take for markup in a plain string."""
    return cell if isinstance(cell, Text) else Text(cell)
