"""What stands below the tables of a run: how many facts of each type there are, and of what kinds. No toll is added."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich import box
from rich.table import Table
from rich.text import Text

from factx.facts import NOUNS, Casualty, Entity, Quote, Record
from factx.output import cells
from factx.output.columns import FACT_TYPES

_QUOTE_KINDS = ("direct", "mixed", "indirect")


@dataclass(slots=True)
class Totals:
    """Counts of the facts of a run.

    Attributes:
        articles: how many articles there were.
        types: facts by type.
        quotes: quotes by kind.
        outcomes: casualty facts by outcome.
        resolved: quotes whose speaker has a name.
        quoted: persons and organizations with a quote of theirs, by type.
    """

    articles: int = 0
    types: Counter[str] = field(default_factory=Counter)
    quotes: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    resolved: int = 0
    quoted: Counter[str] = field(default_factory=Counter)

    def add(self, records: Sequence[Record]) -> None:
        """Count the records of one article."""
        self.articles += 1
        for record in records:
            self.types[record.type] += 1
            if isinstance(record, Quote):
                self.quotes[record.kind] += 1
                self.resolved += record.speaker is not None and record.speaker.name is not None
            elif isinstance(record, Casualty):
                self.outcomes[record.outcome] += 1
            elif isinstance(record, Entity):
                self.quoted[record.type] += record.quotes > 0

    def shown(self) -> Table | None:
        """The totals as a small table; None where there is nothing to count."""
        counted = [(kind, self.types[kind]) for kind in FACT_TYPES if self.types[kind]]
        if not counted or (self.articles == 1 and sum(number for _, number in counted) == 1):
            return None
        title = f"Totals of {cells.numbered(self.articles, 'article')}" if self.articles > 1 else "Totals"
        table = Table(
            title=title, title_justify="left", title_style="bold", box=box.SIMPLE, show_header=False, show_edge=False,
            pad_edge=False, expand=False,
        )  # fmt: skip
        table.add_column(justify="right", style="bold", no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column()
        for kind, number in counted:
            noun = cells.numbered(number, NOUNS[kind]).split(" ", 1)[1]
            table.add_row(cells.number(number), Text(noun), self._kinds(kind))
        return table

    def _kinds(self, kind: str) -> Text:
        if kind == "quote":
            parts = [Text(f"{self.quotes[name]:,} {name}") for name in _QUOTE_KINDS if self.quotes[name]]
            parts.append(Text(f"{self.resolved:,} with a named speaker"))
        elif kind == "casualty":
            parts = [
                Text(f"{number:,} ", cells.outcome(name).style).append_text(cells.outcome(name))
                for name, number in self._by_number()
            ]
        else:
            parts = [Text(f"{self.quoted[kind]:,} quoted")] if self.quoted[kind] else []
        return Text(" · ", cells.DIM).join(parts)

    def _by_number(self) -> list[tuple[str, int]]:
        return sorted(self.outcomes.items(), key=lambda item: (-item[1], item[0]))
