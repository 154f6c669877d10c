"""`factx schema`: the records as JSON Schema."""

import json

import typer


def schema() -> None:
    """Print the JSON Schema (2020-12) that every printed record keeps to."""
    from factx.facts import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
