"""`factx explain`: why facts were found, in the terminal or as JSON."""

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factx.cli import messages
from factx.cli.extract import TYPES, ColorChoice, chosen_types, day_of_publication
from factx.errors import FactxError, InputError

if TYPE_CHECKING:
    from factx.analysis import Extractor
    from factx.article import Article
    from factx.report.explanation import Explanation


class UnknownFactError(FactxError):
    """No fact has the id that was asked for."""

    code = 2


class ExplainFormat(StrEnum):
    """Values of --format."""

    TEXT = "text"
    JSON = "json"


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text or JSONL file; - for a pipe.")],
    fact: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this fact: its id, or the end of it, such as q3; may be given again."),
    ] = None,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            "-t",
            metavar="TYPES",
            callback=chosen_types,
            help=f"Only these facts: {', '.join(TYPES)}; commas between them, may be given again.",
        ),
    ] = None,
    format: Annotated[ExplainFormat, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = (
        ExplainFormat.TEXT
    ),
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", callback=day_of_publication, help="Day of publication, YYYY-MM-DD, as for extract."
        ),
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME_OR_PATH", help="Another spaCy pipeline, as for extract.")
    ] = None,
    lexicon: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder of TOML word lists, as for extract.")
    ] = None,
    verbose: Annotated[
        int,
        typer.Option("--verbose", "-v", metavar="", count=True, help="Twice for tracebacks.", show_default=False),
    ] = 0,
    color: Annotated[
        ColorChoice,
        typer.Option(metavar="WHEN", help="auto, always or never. auto heeds NO_COLOR and FORCE_COLOR."),
    ] = ColorChoice.AUTO,
) -> int:
    """Show what each fact rests on: words, number, cue, the way through the parse, and the rule that found it.

    Facts keep their ids as long as text and version stay the same; `factx extract FILE` prints them.
    """
    messages.set_up(quiet=False, verbose=verbose, color=color.value)
    articles = _articles(file, published)
    from factx.analysis import load

    extractor = load(model, lexicon=lexicon)
    wanted = tuple(fact or ())
    found = [
        (article, [why for why in _explained(extractor, article) if _is_wanted(why, wanted, types or ())])
        for article in articles
    ]
    missing = [name for name in wanted if not any(_has_id(why, name) for _, whys in found for why in whys)]
    if missing:
        kind = f" of type {', '.join(types)}" if types else ""
        raise UnknownFactError(
            "--fact", f"{file} has no fact{kind} with the id {missing[0]}", f"factx extract {file} -f jsonl prints ids"
        )
    _print(found, format, color)
    return 0


def _articles(file: str, published: str | None) -> "list[Article]":
    """The articles of a file.

    Raises:
        InputError: for the first that cannot be read.
    """
    from factx.reading import sources

    articles = []
    for item in sources.read([file], sources.Reading(published=published), sys.stdin.buffer if sys.stdin else None):
        if isinstance(item, InputError):
            raise item
        articles.append(item)
    return articles


def _explained(extractor: "Extractor", article: "Article") -> "Iterator[Explanation]":
    """All facts of an article, explained."""
    from factx.extract.casualties import scene
    from factx.report.explanation import explain as explanations

    doc, records = extractor.annotated(article)
    told = [(word.start, word.end, str(word.outcome)) for word in scene.view(doc, extractor.lexicon).found]
    return explanations(doc, article.text, records, told)


def _is_wanted(why: "Explanation", ids: tuple[str, ...], types: "list[str] | tuple[()]") -> bool:
    return (not types or why.type in types) and (not ids or any(_has_id(why, name) for name in ids))


def _has_id(why: "Explanation", name: str) -> bool:
    return name in (why.id, why.id.rpartition("-")[2])


def _print(found: "list[tuple[Article, list[Explanation]]]", format: ExplainFormat, color: ColorChoice) -> None:
    if format is ExplainFormat.JSON:
        plain = [{"article": article.id, **asdict(why)} for article, whys in found for why in whys]
        for why in plain:
            why["passages"] = [span.model_dump() for span in why["passages"]]
        typer.echo(json.dumps(plain, indent=2, ensure_ascii=False))
        return
    from factx.cli.explain_text import ExplanationWriter
    from factx.cli.extraction import console

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    writer = ExplanationWriter(console(sys.stdout, color.value))
    for article, whys in found:
        writer.write(article.title or article.id, whys)
