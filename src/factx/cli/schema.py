"""`factx schema`: the records as JSON Schema, and what they become in the other formats."""

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer


class SchemaFormat(StrEnum):
    """Values of --format."""

    JSONL = "jsonl"
    CSV = "csv"
    SQLITE = "sqlite"
    PARQUET = "parquet"


def schema(
    format: Annotated[
        SchemaFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="jsonl: JSON Schema; csv: the columns of CSV and TSV; sqlite: the tables; parquet: columns and types.",
        ),
    ] = SchemaFormat.JSONL,
) -> None:
    """Print the JSON Schema (2020-12) that every printed record keeps to, those of the ledger, too.

    With -f the columns of another format.
    """
    for line in _LINES[format]():
        typer.echo(line)


def _json_schema() -> Iterator[str]:
    from factx.facts import json_schema
    from factx.report.ledger import Range, Toll

    yield json.dumps(json_schema(Toll, Range), indent=2, ensure_ascii=False)


def _flat_columns() -> Iterator[str]:
    from factx.output import columns

    for table in columns.TABLES:
        for column in columns.columns(table):
            yield f"{table}\t{column.name}\t{column.holds.__name__}\t{column.about}"


def _tables() -> Iterator[str]:
    from factx.output import sqlite

    for statement in sqlite.tables():
        if statement.startswith("CREATE"):
            yield f"{statement};"


def _nested_columns() -> Iterator[str]:
    from factx.output import columns, parquet

    for name, kind in parquet.types(list(columns.TABLES)).items():
        yield f"{name}\t{kind}"


_LINES = {
    SchemaFormat.JSONL: _json_schema,
    SchemaFormat.CSV: _flat_columns,
    SchemaFormat.SQLITE: _tables,
    SchemaFormat.PARQUET: _nested_columns,
}
