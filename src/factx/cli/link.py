"""`factx link`: one id for one person, body and event over all articles, and copies of one text."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from factx.batch.tally import ALL_FAILED, Tally
from factx.cli import conversions, messages, options
from factx.cli.options import RUN
from factx.errors import FactxError

if TYPE_CHECKING:
    from factx.batch.work import Engine
    from factx.cli.linking import Linking, Once
    from factx.corpus.known import Register
    from factx.corpus.linking import Linker

EXAMPLES = """[bold]Examples[/bold]

factx link facts.jsonl -o linked.jsonl

factx link linked.jsonl tuesday.jsonl -o linked-2.jsonl

factx link facts/ --identities people.toml -o linked.parquet

factx link facts.jsonl --review
"""
_LOCAL = "local"
_REVIEWED = 100


def link(
    facts: Annotated[
        list[str],
        typer.Argument(
            metavar="FACTS", help="JSONL, JSON, Parquet or SQLite of facts, packed or not, folders, - for a pipe."
        ),
    ],
    identities: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Who is who by your word, over all that texts tell: TOML of [[identity]] with id and names "
            "(country, type, party, wikidata where you like), or a CSV with these columns, | between names.",
        ),
    ] = None,
    review: Annotated[
        bool,
        typer.Option(
            "--review",
            metavar="",
            help="List the least certain joins instead of printing facts: how sure, which name, whose it was taken "
            "for, and why.",
        ),
    ] = False,
    output: options.Output = None,
    force: options.Force = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Work with N processes.", rich_help_panel=RUN)
    ] = 1,
    engine: Annotated[
        str,
        typer.Option(metavar="ENGINE", help="local, or dask://HOST:PORT for a Dask cluster.", rich_help_panel=RUN),
    ] = _LOCAL,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    color: options.Color = options.ColorChoice.AUTO,
) -> int:
    """Give one person, one body, one event and one text one id over all articles.

    Persons, organizations, speakers and sources get `identity` and `identity_name`, casualties `event`, articles that
    have the text of an earlier one `copy_of`. Facts that are linked already keep their ids, and new ones join them; a
    record that an earlier file has, too, is written once.
    """
    messages.set_up(quiet=quiet, verbose=verbose, color=color)
    from factx.corpus import known
    from factx.corpus.linking import Linker

    register = known.read(identities) if identities is not None else known.Register()
    tally = Tally()
    target = options.file_of(output)
    with ExitStack() as stack:
        linker = stack.enter_context(Linker(register.names))
        run = _linking(register, engine, jobs, tally)
        if target is not None:
            from factx.output import destination

            stack.enter_context(destination.sole_writer(target, force=force))
        lines = _lines(facts)
        run.run(lines, linker)
        tally.facts.update(run.counts)
        tally.articles = sum(run.counts.values())
        if review:
            _review(linker)
        if tally.exit_status != ALL_FAILED and (target is not None or not review):
            _write(run, linker, target, tally, force=force, color=color.value)
    _say(linker, tally, lines.repeated)
    return tally.exit_status


def _linking(register: "Register", engine: str, jobs: int, tally: Tally) -> "Linking":
    from factx.cli.linking import Linking

    def failed(error: FactxError) -> None:
        tally.failed += 1
        messages.error(error)

    return Linking(_engine(register, engine, jobs), register, failed)


def _engine(register: "Register", engine: str, jobs: int) -> "Engine":
    from factx.cli.linking import Recipe

    if engine != _LOCAL:
        from factx.batch.cluster import DaskEngine

        return DaskEngine(engine, Recipe(register))
    if jobs > 1:
        from factx.batch.processes import ProcessEngine

        return ProcessEngine(Recipe(register), jobs)
    from factx.batch.local import InlineEngine

    return InlineEngine(Recipe(register))


def _lines(paths: Sequence[str]) -> "Once":
    from factx.cli.linking import Once
    from factx.reading import facts

    stdin = sys.stdin.buffer if sys.stdin else None
    return Once([facts.lines(path, stdin) for path in dict.fromkeys(paths)])


def _write(run: "Linking", linker: "Linker", target: Path | None, tally: Tally, *, force: bool, color: str) -> None:
    """The linked facts as JSONL to standard output, or into a file of any format."""
    from factx.output import conversion, formats

    if target is None:
        for lines in run.lines(linker):
            sys.stdout.buffer.write(lines)
        sys.stdout.buffer.flush()
        return
    from factx.output.layouts import Layout

    chosen = formats.choose(None, target, terminal=False)
    conversion.check(chosen)
    with TemporaryDirectory(prefix="factx-", dir=target.parent) as folder:
        whole = Path(folder, "facts.jsonl")
        with whole.open("wb") as stream:
            stream.writelines(run.lines(linker))
        with_articles = tally.facts["article"] > 0
        make = conversions.planned(
            chosen, target, frozenset(), Layout("short"), with_articles=with_articles, force=force, color=color
        )
        make(whole)


def _review(linker: "Linker") -> None:
    """The least certain joins, as lines with tabs: how sure, the name, whose it was taken for, its id, why."""
    from factx.output.cells import flat

    found = sorted(linker.doubts, key=lambda item: (item[1].sure, item[0], item[1].name))
    told = dict.fromkeys((f"{doubt.sure:.2f}", doubt.name, doubt.to, one, doubt.why) for one, doubt in found)
    for cells in list(told)[:_REVIEWED]:
        typer.echo("\t".join(flat(cell) for cell in cells))


def _say(linker: "Linker", tally: Tally, repeated: int) -> None:
    from factx.output.cells import numbered

    said = [
        f"{numbered(tally.articles, 'record')}: {linker.entities:,} persons and bodies are {linker.identities:,}",
        f"{numbered(tally.facts['casualty'], 'casualty fact')} of {numbered(len(linker.abouts), 'event')}",
        f"{len(linker.copies):,} {'copy' if len(linker.copies) == 1 else 'copies'}",
    ]
    if repeated:
        said.append(f"{repeated:,} that an earlier file has, too")
    messages.notice("; ".join(said) + (f"; {numbered(tally.failed, 'line')} failed" if tally.failed else ""))
