"""`factx explain`: why facts were found, in the terminal or as JSON."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from factx.cli import consoles, messages, options
from factx.cli.options import ColorChoice
from factx.errors import FactxError, InputError

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factx.analysis import Extractor
    from factx.article import Article
    from factx.facts import Record
    from factx.report.explanation import Explanation
    from factx.report.near import NearMiss


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
    types: options.Types = None,
    near: Annotated[
        bool, typer.Option("--near", help="Also numbers, outcome words and cues that are no fact, and why.")
    ] = False,
    format: Annotated[ExplainFormat, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = (
        ExplainFormat.TEXT
    ),
    published: options.Published = None,
    offline: options.Offline = False,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    without: options.Without = None,
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Show what each fact rests on: words, number, cue, the way through the parse, and the rule that found it.

    Facts keep their ids as long as text and version stay the same; `factx extract FILE` prints them.
    """
    messages.set_up(quiet=False, verbose=verbose, color=color.value)
    articles = _articles(file, published, offline=offline)
    from factx.analysis import load

    extractor = load(model, lexicon=lexicon, without=without or ())
    wanted = tuple(fact or ())
    found = [_explained(extractor, article, wanted, tuple(types or ()), near=near) for article in articles]
    missing = [name for name in wanted if not any(_has_id(why, name) for each in found for why in each.facts)]
    if missing:
        kind = f" of type {', '.join(types)}" if types else ""
        raise UnknownFactError(
            "--fact", f"{file} has no fact{kind} with the id {missing[0]}", f"factx extract {file} -f jsonl prints ids"
        )
    _print(found, format, color)
    return 0


def _articles(file: str, published: str | None, *, offline: bool) -> "list[Article]":
    """The articles of a file.

    Raises:
        InputError: for the first that cannot be read.
    """
    from factx.reading import sources

    articles = []
    reading = sources.Reading(published=published, offline=offline)
    for item in sources.read([file], reading, sys.stdin.buffer if sys.stdin else None):
        if isinstance(item, InputError):
            raise item
        articles.append(item)
    return articles


class _Explained(NamedTuple):
    """The facts of an article explained, and what is near a fact."""

    article: "Article"
    facts: "list[Explanation]"
    near: "list[NearMiss]"


def _explained(
    extractor: "Extractor", article: "Article", ids: tuple[str, ...], types: tuple[str, ...], *, near: bool
) -> _Explained:
    """The wanted facts of an article, explained."""
    from factx.report.explanation import explain as explanations

    doc, records = extractor.annotated(article)
    facts = [why for why in explanations(doc, article.text, records) if _is_wanted(why, ids, types)]
    missed = _near(doc, article, extractor, records) if near else []
    return _Explained(article, facts, [miss for miss in missed if not types or miss.type in types])


def _near(doc: "Doc", article: "Article", extractor: "Extractor", records: "Sequence[Record]") -> "list[NearMiss]":
    """What nearly was a casualty fact or a quote."""
    from factx.extract.casualties.near import near_misses as near_casualties
    from factx.extract.quotations.near import refused
    from factx.facts import Casualty, Quote
    from factx.report.near import near_misses

    lexicon, rules = extractor.lexicon, extractor.rules
    casualties = near_casualties(doc, lexicon, [record for record in records if isinstance(record, Casualty)], rules)
    quotes = [record for record in records if isinstance(record, Quote)]
    return near_misses(doc, quotes, casualties, refused(doc, article, lexicon, rules))


def _is_wanted(why: "Explanation", ids: tuple[str, ...], types: tuple[str, ...]) -> bool:
    return (not types or why.type in types) and (not ids or any(_has_id(why, name) for name in ids))


def _has_id(why: "Explanation", name: str) -> bool:
    return name in (why.id, why.id.rpartition("-")[2])


def _print(found: list[_Explained], format: ExplainFormat, color: ColorChoice) -> None:
    if format is ExplainFormat.JSON:
        plain = [{"article": each.article.id, **asdict(why)} for each in found for why in each.facts]
        for why in plain:
            why["passages"] = [span.model_dump() for span in why["passages"]]
        for each in found:
            for miss in each.near:
                plain.append({"article": each.article.id, "near": True, **asdict(miss)})
                plain[-1]["passage"] = miss.passage.model_dump()
        consoles.echo(json.dumps(plain, indent=2, ensure_ascii=False))
        return
    from factx.cli.explain_text import ExplanationWriter

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    writer = ExplanationWriter(consoles.console(sys.stdout, color.value))
    for each in found:
        writer.write(each.article.title or each.article.id, each.facts, each.near)
