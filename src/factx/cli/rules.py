"""`factx rules list`, `show` and `ablate`: the registry of the rules, to look at and to weigh."""

import inspect
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factx.cli import messages, options

if TYPE_CHECKING:
    from factx.analysis import Extractor
    from factx.cli.ablation import Weight
    from factx.rules import AnyRule

rules = typer.Typer(
    help="Look at the rules that find facts, or weigh them on your own annotations.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

EXAMPLES = """[bold]Examples[/bold]

factx rules show quote.hearsay

factx rules ablate gold.jsonl --only quote.

factx extract article.txt --without quote.hearsay,quote.colon
"""


class ListFormat(StrEnum):
    """Values of --format."""

    TEXT = "text"
    JSONL = "jsonl"


_Format = Annotated[ListFormat, typer.Option("--format", "-f", metavar="FORMAT", help="text or jsonl.")]


@rules.command("list")
def list_rules(format: _Format = ListFormat.TEXT) -> None:
    """List the rules: id, stage, tier, and the phenomenon that each is for."""
    from factx.registry import RULES
    from factx.rules import Stage

    width, order = max(len(rule.id) for rule in RULES), list(Stage)
    for rule in sorted(RULES, key=lambda rule: (rule.step.family, order.index(rule.stage))):
        if format is ListFormat.JSONL:
            fields: dict[str, Any] = {
                "id": rule.id,
                "stage": rule.stage.value,
                "tier": rule.tier,
                "phenomenon": rule.phenomenon,
            }
            fields |= {"examples": list(rule.examples), "counterexamples": list(rule.counterexamples)}
            typer.echo(json.dumps(fields, ensure_ascii=False))
        else:
            typer.echo(f"{rule.id:<{width}}  {rule.stage.value:<8} {rule.tier:>2}  {rule.phenomenon}")


@rules.command(epilog=EXAMPLES)
def show(
    rule: Annotated[str, typer.Argument(metavar="ID", help="Its id, as factx rules list and explain name it.")],
    model: options.Model = None,
    lexicon: options.Lexicon = None,
) -> None:
    """Show a rule: what it decides and where it stands; its examples and counterexamples are run.

    A tick stands before an example in which the rule decides something, a dash before one in which it does not.
    """
    from factx.analysis import load
    from factx.registry import RULES

    found = RULES.get(rule)
    extractor = load(model, lexicon=lexicon)
    typer.echo(f"{found.id}\n  {found.phenomenon}")
    typer.echo(f"  {found.stage.value}, tier {found.tier}: {found.step.question}\n  {_place(found)}")
    for title, texts in (("examples", found.examples), ("counterexamples", found.counterexamples)):
        typer.echo(f"\n{title}")
        for text in texts:
            decides, facts = _run(extractor, found, text)
            typer.echo(f"  {'✓' if decides else '–'} {text}".replace("\n", "⏎"))
            for line in facts:
                typer.echo(f"      {line}")


def _place(rule: "AnyRule") -> str:
    """File and line of a rule's function."""
    function = inspect.unwrap(rule.apply)
    return f"{inspect.getsourcefile(function) or ''}:{inspect.getsourcelines(function)[1]}"


def _run(extractor: "Extractor", rule: "AnyRule", text: str) -> tuple[bool, list[str]]:
    """Whether a rule decides something in a text, and a line on each quote and casualty there, or on each date."""
    from factx.analysis import analyse
    from factx.article import Article
    from factx.facts import ArticleRecord
    from factx.pipeline.parsing import parse
    from factx.report.explanation import explain

    decisive: set[str] = set()
    heard = extractor.rules.told_to(lambda each, *_: decisive.add(each.id))
    doc = parse(extractor.nlp, text)
    records = analyse(doc, Article("text", text), extractor.lexicon, heard)
    decisive |= {record.rule for record in records}
    facts = []
    for why in explain(doc, text, [record for record in records if record.type in ("quote", "casualty")]):
        parts = "; ".join(f"{part.label} {part.text}" for part in why.parts)
        facts.append(f"{why.summary} ({why.rule}): {parts}".replace("\n", "⏎"))
    if rule.step.family == "date":
        dates = (date for record in records if isinstance(record, ArticleRecord) for date in record.dates)
        values = ((date, " to ".join(filter(None, (date.value, date.value_end)))) for date in dates)
        facts = [
            f"{date.kind} {date.text}: {value or 'no value without a day of publication'}" for date, value in values
        ]
    return rule.id in decisive, facts


@rules.command(epilog=EXAMPLES)
def ablate(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD", help="Annotated articles as factx evaluate reads them, texts included."),
    ],
    only: Annotated[str, typer.Option(metavar="PART", help="Only rules whose id holds this.")] = "",
    format: _Format = ListFormat.TEXT,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    without: options.Without = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> None:
    """Weigh the rules: switch each off in turn and see what changes on annotated articles.

    For each rule: how often it decided, how many of its own records are right, how many records change without it, and
    the F1 of its kind of fact with and without. The article lines of GOLD must hold the texts (`factx extract
    --with-articles`). Texts are parsed once.
    """
    from factx.analysis import load
    from factx.cli import ablation

    messages.set_up(quiet=quiet, verbose=verbose, color=options.ColorChoice.AUTO)
    weigher = ablation.Weigher(load(model, lexicon=lexicon, without=without or ()), gold)
    if format is ListFormat.TEXT:
        typer.echo(
            f"{'rule':<34}{'fired':>7}{'records':>9}{'right':>7}{'changed':>9}{'F1':>7}{'without':>9}{'gained':>8}"
        )
    for weight in weigher.weights(only):
        typer.echo(weight.line() if format is ListFormat.JSONL else _row(weight))


def _row(weight: "Weight") -> str:
    right = "" if weight.right is None else str(weight.right)
    figures = "".join(
        f"{'–' if value is None else f'{100 * value:.2f}':>{width}}"
        for value, width in ((weight.f1, 7), (weight.f1_without, 9), (weight.gained, 8))
    )
    return f"{weight.rule:<34}{weight.fired:>7}{weight.records:>9}{right:>7}{weight.changed:>9}{figures}"
