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
            "--version", "-V", metavar="", callback=_print_version, is_eager=True, help="Print the version and stop."
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


# Commands by what somebody wants to do, the usual ones first.
_READ, _LOOK, _GATHER, _CHECK = "Find facts", "Look at them", "Gather and convert", "Check and change"
for _name, _examples, _panel in (
    (extract, EXAMPLES, _READ),
    (explain, None, _READ),
    (report, REPORT_EXAMPLES, _LOOK),
    (query, QUERY_EXAMPLES, _LOOK),
    (who, WHO_EXAMPLES, _LOOK),
    (ledger, LEDGER_EXAMPLES, _LOOK),
    (link, LINK_EXAMPLES, _GATHER),
    (convert, CONVERT_EXAMPLES, _GATHER),
    (merge, MERGE_EXAMPLES, _GATHER),
    (evaluate, EVALUATE_EXAMPLES, _CHECK),
    (schema, None, _CHECK),
    (info, None, _CHECK),
):
    app.command(epilog=_examples, rich_help_panel=_panel)(_name)
app.add_typer(rules, name="rules", rich_help_panel=_CHECK)
app.add_typer(lexicon, name="lexicon", rich_help_panel=_CHECK)


@app.command("help", hidden=True)
def _help(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="COMMAND", help="Of which command.")] = None,
) -> None:
    """Print the help of factx, or of a command."""
    parent: Any = context.parent
    shown = parent.command
    for name in names or ():
        found = shown.get_command(parent, name) if hasattr(shown, "get_command") else None
        if found is None:
            raise typer.BadParameter(f"{name!r} is no command", param_hint="COMMAND")
        shown = found
    names_so_far = " ".join((parent.info_name or "factx", *(names or ())))
    typer.echo(shown.get_help(typer.Context(shown, info_name=names_so_far)))


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
    if command.epilog:  # examples are read before options
        command.help, command.epilog = f"{command.help}\n\n{command.epilog}", None
    for parameter in command.params:
        if parameter.param_type_name == "argument":  # `<list[str]>` tells nobody anything
            parameter.display_type_rich = lambda **_: None
    if (option := command.get_help_option(typer.Context(command, help_option_names=_HELP_OPTIONS))) is not None:
        option.metavar = ""
    for inner in getattr(command, "commands", {}).values():
        _tidy_help(inner)
