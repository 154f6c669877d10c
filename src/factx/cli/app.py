"""The commands of factx, put together."""

import re
from pathlib import Path
from typing import Annotated, Any

import typer

import factx
from factx.cli import messages, settings, settings_files
from factx.cli.convert import EXAMPLES as CONVERT_EXAMPLES
from factx.cli.convert import convert
from factx.cli.evaluate import EXAMPLES as EVALUATE_EXAMPLES
from factx.cli.evaluate import evaluate
from factx.cli.explain import explain
from factx.cli.extract import EXAMPLES, extract
from factx.cli.info import info
from factx.cli.ledger import EXAMPLES as LEDGER_EXAMPLES
from factx.cli.ledger import ledger
from factx.cli.lexicon import lexicon
from factx.cli.link import EXAMPLES as LINK_EXAMPLES
from factx.cli.link import link
from factx.cli.merge import EXAMPLES as MERGE_EXAMPLES
from factx.cli.merge import merge
from factx.cli.query import EXAMPLES as QUERY_EXAMPLES
from factx.cli.query import query
from factx.cli.report import EXAMPLES as REPORT_EXAMPLES
from factx.cli.report import report
from factx.cli.rules import rules
from factx.cli.schema import schema
from factx.cli.who import EXAMPLES as WHO_EXAMPLES
from factx.cli.who import who

_HELP = """Who said what, how many were killed or hurt, and who is who: facts from English news, offline.

[bold]factx extract article.txt[/bold] prints tables; in a pipe, or with [bold]-o facts.jsonl[/bold], it writes one \
JSON record a line, each with the exact characters it rests on."""

_HELP_OPTIONS = ["-h", "--help"]

app = typer.Typer(
    name="factx",
    help=_HELP,
    rich_markup_mode="rich",
    no_args_is_help=False,
    add_completion=True,
    context_settings={"help_option_names": _HELP_OPTIONS},
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
    config: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Settings of this TOML file alone, before or after the command's name; empty for none at all. "
            "Otherwise those of the user's configuration folder, and for how facts look those of the working folder.",
        ),
    ] = None,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        return
    context.obj = given = settings.given(context.command, settings_files.files(config, Path()))
    context.default_map = given.values
    messages.tell_later(given.told(context.invoked_subcommand), heed_quiet=not given.quiet_by_folder)
    for line in settings.unknown_variables(context.command):
        messages.LOG.warning("%s", line)


app.command(epilog=EXAMPLES)(extract)
app.command(epilog=MERGE_EXAMPLES)(merge)
app.command(epilog=CONVERT_EXAMPLES)(convert)
app.command(epilog=QUERY_EXAMPLES)(query)
app.command()(explain)
app.command(epilog=LINK_EXAMPLES)(link)
app.command(epilog=WHO_EXAMPLES)(who)
app.command(epilog=LEDGER_EXAMPLES)(ledger)
app.command(epilog=REPORT_EXAMPLES)(report)
app.command(epilog=EVALUATE_EXAMPLES)(evaluate)
app.add_typer(lexicon, name="lexicon")
app.add_typer(rules, name="rules")
app.command()(schema)
app.command()(info)


def command() -> Any:
    """All of it as one click command, each option of which an environment variable may set."""
    group = typer.main.get_command(app)
    settings.name_variables(group)
    for parameter in group.params:
        if parameter.name in ("install_completion", "show_completion"):
            parameter.metavar = ""
    _tidy_help(group)
    return group


def _tidy_help(command: Any) -> None:
    """Paragraphs of docstrings are wrapped by the terminal's width, and --help is a switch like all others."""
    command.help = re.sub(r"(?<!\n)\n(?!\n)", " ", command.help or "")
    if (option := command.get_help_option(typer.Context(command, help_option_names=_HELP_OPTIONS))) is not None:
        option.metavar = ""
    for inner in getattr(command, "commands", {}).values():
        _tidy_help(inner)
