"""A record as one row of a flat table, for CSV, TSV and SQLite. The columns follow the models of facts.py.

A span becomes columns of its own (`speaker_text`, `speaker_start_char`, …). Of what a record can have several of, the
row has the texts or the number, since a cell holds one thing; where that is not enough, SQLite has tables beside.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from factx import facts
from factx.facts import HEADINGS, Link, Model, Record, Span
from factx.shapes import bare, fields, listed, scalar

TABLES: dict[str, type[Record]] = facts.TABLES
TABLE_OF: dict[str, str] = {record.model_fields["type"].default: table for table, record in TABLES.items()}
# What a reader sees for each: the sheet of a workbook, the end of the name of a CSV file, the caption in a notebook.
SHOWN_AS: dict[str, str] = {table: HEADINGS[kind].lower() for kind, table in TABLE_OF.items()}
FACT_TYPES = tuple(kind for kind in TABLE_OF if kind != "article")

How = Literal["value", "list", "texts", "speakers", "number", "counted", "json"]
# The evidence stands last in a row: what was found is looked at first.
_FIRST = ("id", "article", "type")
_LAST = ("text", "start_char", "end_char", "sentence", "rule")
_LEFT_OUT = ("schema",)
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a flat table.

    Attributes:
        name: what it is called.
        path: the fields that lead to what stands in it.
        how: as it stands there (`value`); the texts of spans, or the speakers of links, with ` | ` between them; a list
            of texts, numbers or truths; how many there are; how many of a type; as JSON what no cell can hold.
        holds: the type of Python that stands in it.
        about: what it is, where the model says so.
    """

    name: str
    path: tuple[str, ...]
    how: How
    holds: type
    about: str = ""

    def of(self, record: Mapping[str, Any]) -> Any:
        """What stands in it for a record, which is the mapping that its JSON is; a list is given as it is."""
        value: Any = record.get(self.path[0])
        for step in self.path[1:]:
            if value is None:
                break
            value = value.get(step)
        if self.how == "value":
            return value
        if self.how == "json":
            return value if value is None else json.dumps(value, ensure_ascii=False)
        if value is None:
            return 0 if self.how in ("number", "counted") else None
        if self.how == "texts":
            return _BETWEEN.join(span["text"] for span in value)
        if self.how == "speakers":
            return _BETWEEN.join(link["speaker"].get("name") or link["speaker"]["text"] for link in value) or None
        return len(value) if self.how == "number" else value


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table.

    >>> [column.name for column in columns("casualties")][3:9]
    ['confidence', 'outcome', 'kind', 'count_text', 'count_start_char', 'count_end_char']
    """
    found = {
        name: list(spread(name, kind, field_about))
        for name, kind, field_about in fields(TABLES[table])
        if name not in _LEFT_OUT
    }
    order = [*_FIRST, *(name for name in found if name not in (*_FIRST, *_LAST)), *_LAST]
    return tuple(column for name in order for column in found[name])


def spread(name: str, kind: Any, about: str, path: tuple[str, ...] = ()) -> Iterator[Column]:
    """The columns that a field takes: one, or those of its parts."""
    kind, path = bare(kind), (*path, name)
    title = "_".join(path)
    if (several := listed(kind)) is not None:
        yield _listed(title, path, several, about)
    elif path == ("counts",):
        for fact_type in FACT_TYPES:
            yield Column(f"{title}_{fact_type}", (*path, fact_type), "counted", int, f"how many records of {fact_type}")
    elif (holds := scalar(kind)) is not None:
        yield Column(title, path, "value", holds, about)
    elif isinstance(kind, type) and issubclass(kind, Model):
        for inner, inner_kind, inner_about in fields(kind):
            yield from spread(inner, inner_kind, ": ".join(filter(None, (about, inner_about))), path)
    else:
        yield Column(title, path, "json", str, about)


def _listed(title: str, path: tuple[str, ...], kind: Any, about: str) -> Column:
    if scalar(kind) is not None:
        return Column(title, path, "list", str, about)
    if kind is Span:
        return Column(title, path, "texts", str, f"{about}; “ | ” between the pieces")
    if kind is Link:
        return Column(title, path, "speakers", str, "who passed it on, by name or mention, outermost first")
    return Column(title, path, "number", int, "how many there are")


def joined(value: Any) -> Any:
    """A list as one text.

    >>> joined(["UN", "the United Nations"]), joined([1.5, True]), joined(3)
    ('UN | the United Nations', '1.5 | true', 3)
    """
    if not isinstance(value, list | tuple):
        return value
    return _BETWEEN.join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in value)


def row(table: str, record: Mapping[str, Any]) -> list[Any]:
    """The row of a record in its table, lists as they are."""
    return [column.of(record) for column in columns(table)]


def is_article(record: Mapping[str, Any]) -> bool:
    """Whether a record is that of an article."""
    return bool(record["type"] == "article")


def by_article(records: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """The records of one article after another, in the order in which a run writes them."""
    return facts.by_article(records, lambda record: (record["type"], record["article"]))


def wanted_tables(types: "Sequence[str] | frozenset[str]", *, with_articles: bool) -> list[str]:
    """The tables of the fact types asked for, all where none is.

    >>> wanted_tables(["actor", "quote"], with_articles=True)
    ['articles', 'quotes', 'actors']
    """
    return [
        table
        for kind, table in TABLE_OF.items()
        if (with_articles if kind == "article" else not types or kind in types)
    ]
