"""Facts as tables for data analysis, and as a table of HTML in a notebook.

>>> Facts().to_dicts()
{}
"""

from collections.abc import Iterable
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from factx.errors import MissingExtraError
from factx.facts import Record
from factx.output import columns

if TYPE_CHECKING:
    import pandas
    import polars

# What a notebook shows of each type; a reader looks for the words first.
_SHOWN = {
    "quotes": ("speaker", "contents", "cue_text", "kind", "date_value"),
    "casualties": ("outcome", "count_text", "victims_text", "place_text", "date_value", "source", "text"),
    "actors": ("name", "titles", "country", "mentions", "quotes"),
    "organizations": ("name", "acronym", "category", "country", "mentions", "quotes"),
    "articles": ("title", "published", "url", "characters"),
}
_MOST_ROWS = 100


class Facts(list[Record]):
    """A list of records that a notebook shows as tables and that becomes data frames.

    Each frame is tidy: a row a fact, a column a value, with the columns of `factx schema -f csv`.
    """

    def to_dicts(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of each type that there are facts of: `{"quotes": [{"id": …, "speaker_name": …}], …}`."""
        return frames(self)

    def to_pandas(self) -> "dict[str, pandas.DataFrame]":
        """A pandas.DataFrame a type.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        pandas = _library("pandas")
        return {table: pandas.DataFrame.from_records(rows) for table, rows in frames(self).items()}

    def to_polars(self) -> "dict[str, polars.DataFrame]":
        """A polars.DataFrame a type.

        Raises:
            MissingExtraError: polars is not installed.
        """
        polars = _library("polars")
        return {
            table: polars.DataFrame(rows, schema=_polars_schema(table, polars), orient="row")
            for table, rows in frames(self).items()
        }

    def _repr_html_(self) -> str:
        """Tables for a notebook, of each type the first hundred."""
        tables = [_html(table, rows) for table, rows in frames(self).items()]
        return "".join(tables) or "<p>no facts</p>"


def frames(facts: Iterable[Record]) -> dict[str, list[dict[str, Any]]]:
    """Plain rows for any data frame library: a list of dicts for each type of fact that there is.

    Spans are columns (`speaker_text`, `speaker_name` …), several pieces stand in one text with ` | ` between them.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for fact in facts:
        table = columns.TABLE_OF[fact.type]
        record = fact.model_dump(mode="json")
        names = (column.name for column in columns.columns(table))
        rows.setdefault(table, []).append(
            dict(zip(names, map(columns.joined, columns.row(table, record)), strict=True))
        )
    return {table: rows[table] for table in columns.TABLES if table in rows}


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtraError(f"to_{name}()", "frames") from None


def _polars_schema(table: str, polars: Any) -> dict[str, Any]:
    """Types of columns that may be empty in all rows."""
    types = {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean}
    return {column.name: types[column.holds] for column in columns.columns(table)}


def _html(table: str, rows: list[dict[str, Any]]) -> str:
    shown = [name for name in _SHOWN[table] if name in rows[0] or f"{name}_text" in rows[0]]
    head = "".join(f"<th>{escape(name.removesuffix('_text').removesuffix('_value'))}</th>" for name in shown)
    body = "".join(
        "<tr>" + "".join(f"<td style='text-align:left'>{escape(_cell(row, name))}</td>" for name in shown) + "</tr>"
        for row in rows[:_MOST_ROWS]
    )
    more = f"<p>… and {len(rows) - _MOST_ROWS:,} more</p>" if len(rows) > _MOST_ROWS else ""
    caption = f"{columns.SHOWN_AS[table]} ({len(rows):,})"
    return f"<h4>{caption}</h4><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(row: dict[str, Any], name: str) -> str:
    """A value as text; of a mention its resolved name, else its words."""
    value = row[name] if name in row else row.get(f"{name}_name") or row.get(f"{name}_text")
    return "" if value is None else str(value)
