"""The commands of factx, put together."""

from typing import Annotated, Any

import typer

import factx
from factx.cli.explain import explain
from factx.cli.extract import EXAMPLES, extract
from factx.cli.info import info
from factx.cli.ledger import ledger
from factx.cli.schema import schema

_HELP = """Who said what, how many were killed or hurt, and who is who: facts from English news, offline.

[bold]factx extract article.txt[/bold] prints tables; in a pipe, or with [bold]-o facts.jsonl[/bold], it writes one \
JSON record a line, each with the exact characters it rests on."""

app = typer.Typer(
    name="factx",
    help=_HELP,
    rich_markup_mode="rich",
    no_args_is_help=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"factx {factx.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  (its callback has printed it)
        bool,
        typer.Option(
            "--version", metavar="", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command(epilog=EXAMPLES)(extract)
app.command()(explain)
app.command()(ledger)
app.command()(schema)
app.command()(info)


def command() -> Any:
    """All of it as one click command."""
    return typer.main.get_command(app)
