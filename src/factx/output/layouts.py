"""The short layout of tables: what a reader of a spreadsheet wants first, and nothing twice; what machines need, last.

A row has the article's headline, day and address and the sentence in words where the article's record is at hand
(`--with-articles`, and every run of `factx extract` that writes tables); else those cells are empty, and the evidence
stands for the sentence. The long layout, all columns, is that of `factx.output.columns`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from factx.output import columns

Columns = Literal["short", "all"]
Row = Mapping[str, Any]
_FLAGS = ("negated", "hypothetical", "subset")
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table of facts looks.

    Attributes:
        columns: `short`, or `all` of them.
        bom: CSV and TSV begin with a byte order mark, without which some spreadsheets take UTF-8 for another encoding.
    """

    columns: Columns = "all"
    bom: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a table.

    Attributes:
        name: what it is called.
        of: what stands in it, for a record and the record of its article or None.
        holds: the type of that.
        width: of the column in a spreadsheet, in characters.
    """

    name: str
    of: Callable[[Row, Row | None], Any]
    holds: type = str
    width: int = 14


def cells(table: str, wanted: Columns) -> Sequence[Cell]:
    """The columns of a table.

    >>> [cell.name for cell in cells("quotes", "short")][:5]
    ['who', 'what', 'cue', 'kind', 'via']
    """
    if wanted == "short":
        return _SHORT[table]
    return [Cell(column.name, _whole(column), column.holds, _width(column)) for column in columns.columns(table)]


def _whole(column: columns.Column) -> Callable[[Row, Row | None], Any]:
    return lambda record, _: columns.joined(column.of(record))


def _width(column: columns.Column) -> int:
    return 40 if column.name in ("text", "contents") else max(10, len(column.name) + 2)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _span(field: str) -> Callable[[Row, Row | None], Any]:
    def of(record: Row, _: Row | None) -> Any:
        span = record.get(field)
        return _flat(span["text"]) if span else None

    return of


def _who(field: str) -> Callable[[Row, Row | None], Any]:
    def of(record: Row, _: Row | None) -> Any:
        mention = record.get(field)
        return _named(mention) if mention else None

    return of


def _named(mention: Row) -> str:
    return _flat(mention.get("name") or mention["text"])


def _via(record: Row, _: Row | None) -> Any:
    return _BETWEEN.join(_named(link["speaker"]) for link in record.get("via") or ()) or None


def _what(record: Row, _: Row | None) -> str:
    return " … ".join(_flat(piece["text"]) for piece in record["contents"])


def _date(record: Row, _: Row | None) -> Any:
    date = record.get("date")
    if not date:
        return None
    if date.get("value") is None:
        return _flat(date["text"])
    end = date.get("value_end")
    return f"{date['value']}/{end}" if end and end != date["value"] else date["value"]


def _flags(record: Row, _: Row | None) -> Any:
    named = [name for name in _FLAGS if record.get(name)]
    scope = record.get("scope", "incident")
    return ", ".join(named if scope == "incident" else [*named, scope]) or None


def _sentence(record: Row, article: Row | None) -> str:
    place = record.get("sentence")
    text = article["text"][place["start_char"] : place["end_char"]] if article and place else record["text"]
    return _flat(text)


def _about(field: str) -> Callable[[Row, Row | None], Any]:
    return lambda _, article: article.get(field) if article else None


def _plain(field: str) -> Callable[[Row, Row | None], Any]:
    return lambda record, _: columns.joined(record.get(field))


def _within(field: str, part: str) -> Callable[[Row, Row | None], Any]:
    return lambda record, _: (record.get(field) or {}).get(part)


def _mentions(record: Row, _: Row | None) -> int:
    return len(record.get("mentions") or ())


def _counted(kind: str) -> Callable[[Row, Row | None], Any]:
    return lambda record, _: (record.get("counts") or {}).get(kind, 0)


_ARTICLE = (
    Cell("title", _about("title"), width=30),
    Cell("published", _about("published"), width=11),
    Cell("url", _about("url"), width=24),
)
_EVIDENCE = (Cell("sentence", _sentence, width=60),)
_LAST = (
    Cell("article", _plain("article"), width=20),
    Cell("start_char", _plain("start_char"), int, 10),
    Cell("end_char", _plain("end_char"), int, 10),
    Cell("confidence", _plain("confidence"), float, 10),
    Cell("rule", _plain("rule"), width=20),
    Cell("id", _plain("id"), width=18),
)
_SAID_BY = (Cell("via", _via, width=18),)
_ENTITY = (
    Cell("country", _plain("country"), width=8),
    Cell("quotes", _plain("quotes"), int, 8),
    Cell("mentions", _mentions, int, 9),
    Cell("aliases", _plain("aliases"), width=30),
    *_ARTICLE,
    *_LAST,
)
_SHORT: Mapping[str, Sequence[Cell]] = {
    "quotes": (
        Cell("who", _who("speaker"), width=24),
        Cell("what", _what, width=60),
        Cell("cue", _span("cue")),
        Cell("kind", _plain("kind"), width=9),
        *_SAID_BY,
        Cell("to", _who("addressee"), width=18),
        Cell("date", _date, width=12),
        Cell("flags", _flags),
        *_ARTICLE,
        *_EVIDENCE,
        *_LAST,
    ),
    "casualties": (
        Cell("outcome", _plain("outcome"), width=11),
        Cell("count", _span("count"), width=16),
        Cell("low", _within("count", "low"), int, 8),
        Cell("high", _within("count", "high"), int, 8),
        Cell("best", _within("count", "best"), int, 8),
        Cell("victims", _span("victims"), width=24),
        Cell("who", _who("source"), width=24),
        *_SAID_BY,
        Cell("place", _span("place"), width=18),
        Cell("country", _within("place", "country"), width=8),
        Cell("date", _date, width=12),
        Cell("flags", _flags),
        Cell("kind", _plain("kind"), width=11),
        *_ARTICLE,
        *_EVIDENCE,
        *_LAST,
    ),
    "actors": (Cell("name", _plain("name"), width=26), Cell("titles", _plain("titles"), width=30), *_ENTITY),
    "organizations": (
        Cell("name", _plain("name"), width=30),
        Cell("acronym", _plain("acronym"), width=10),
        Cell("category", _plain("category")),
        *_ENTITY,
    ),
    "articles": (
        Cell("title", _plain("title"), width=40),
        Cell("published", _plain("published"), width=11),
        Cell("published_from", _plain("published_from")),
        Cell("url", _plain("url"), width=30),
        Cell("path", _plain("path"), width=30),
        Cell("characters", _plain("characters"), int, 10),
        Cell("sentences", _plain("sentences"), int, 10),
        *(Cell(columns.SHOWN_AS[columns.TABLE_OF[kind]], _counted(kind), int, 12) for kind in columns.FACT_TYPES),
        Cell("article", _plain("article"), width=20),
        Cell("id", _plain("id"), width=18),
    ),
}


class Rows:
    """The rows of one table out of the records of a run, in their order."""

    def __init__(self, table: str, wanted: Columns) -> None:
        self.table = table
        self.cells = cells(table, wanted)
        self._article: Row | None = None

    def of(self, record: Row) -> list[Any] | None:
        """The row of a record; None for a record of another table."""
        if columns.is_article(record):
            self._article = record
        elif self._article is not None and self._article["article"] != record["article"]:
            self._article = None
        if columns.TABLE_OF[record["type"]] != self.table:
            return None
        return [cell.of(record, self._article) for cell in self.cells]
