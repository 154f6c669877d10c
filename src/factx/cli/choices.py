"""The kinds of inputs and outputs that options name."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.output.formats import Format


class FormatChoice(StrEnum):
    """Values of --format."""

    AUTO = "auto"
    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    SQLITE = "sqlite"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    HTML = "html"


class InputChoice(StrEnum):
    """Values of --input-format."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    WARC = "warc"
    FEED = "feed"
    MARKDOWN = "markdown"
    DOCX = "docx"
    PDF = "pdf"


FORMATS: dict[FormatChoice, "Format"] = {
    FormatChoice.TABLE: "table",
    FormatChoice.JSONL: "jsonl",
    FormatChoice.JSON: "json",
    FormatChoice.CSV: "csv",
    FormatChoice.TSV: "tsv",
    FormatChoice.XLSX: "xlsx",
    FormatChoice.SQLITE: "sqlite",
    FormatChoice.PARQUET: "parquet",
    FormatChoice.GEOJSON: "geojson",
    FormatChoice.HTML: "html",
}
