"""`python -m benchmarks.peers GOLD`: accuracy and speed of factx and others on the same gold, as a Markdown table.

F1 in per cent; words per second of processor time, the loading of models not counted. A dash: the system gives nothing
of the kind, or its speed is not known.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import factx
from benchmarks.peers import gold as golds
from benchmarks.peers.systems import Peer, Raw, of_factx, of_patterns, of_pipeline, of_textacy
from factx.errors import FactxError

Figures = Mapping[str, float | None]


def measured(peer: Peer, gold: golds.Gold) -> tuple[str, Figures, float | None]:
    """A peer's name, its figures, and its words per second."""
    began = time.process_time()
    found = list(peer.find(gold.texts))
    spent = time.process_time() - began
    return peer.name, golds.figures(gold, found), gold.words / spent if spent else None


def handed_in(named: str, gold: golds.Gold) -> tuple[str, Figures, float | None]:
    """Predictions that somebody else has made, `NAME=FILE`.

    Raises:
        InputError: a line of the file is no record.
    """
    name, _, path = named.partition("=")
    found: list[Raw] = [dict(record) for _, record in golds.lines(Path(path or name))]
    return name, golds.figures(gold, found), None


def table(gold: golds.Gold, rows: Sequence[tuple[str, Figures, float | None]]) -> Iterator[str]:
    """Markdown, one line a system; columns are what the gold has."""
    columns = [title for title in (*golds.MEASURES.values(), golds.NAMES) if any(title in row[1] for row in rows)]
    yield f"{len(gold.texts):,} articles, {gold.words:,} words."
    yield ""
    yield f"| system | {' | '.join(columns)} | words/s |"
    yield "|---" * (len(columns) + 2) + "|"
    for name, figures, speed in rows:
        cells = [_cell(figures.get(column), ".1f") for column in columns]
        yield f"| {name} | {' | '.join(cells)} | {_cell(speed, ',.0f')} |"


def _cell(value: float | None, style: str) -> str:
    return "–" if value is None else f"{value:{style}}"


def peers(models: Sequence[str]) -> Iterator[Peer]:
    """factx, the patterns, textacy where it is installed, and the pipelines that were named."""
    import spacy

    extractor = factx.load()
    yield of_factx(extractor)
    yield of_patterns()
    loaded = {Path(model).name: spacy.load(model) for model in models}
    on, nlp = next(iter(loaded.items()), ("the pipeline of factx", extractor.nlp))
    textacy = of_textacy(nlp, on)
    if textacy is None:
        print("textacy is not installed: its quotations are left out", file=sys.stderr)
    else:
        yield textacy
    for name, pipeline in loaded.items():
        yield of_pipeline(name, pipeline)


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("gold", type=Path, help="annotated records of factx, JSONL, with the articles and their texts")
    parser.add_argument("--predictions", action="append", default=[], metavar="NAME=FILE", help="records of others")
    parser.add_argument("--peer-model", action="append", default=[], metavar="PATH", help="a spaCy pipeline")
    given = parser.parse_args(arguments)
    try:
        gold = golds.read(given.gold)
        handed = [handed_in(named, gold) for named in given.predictions]
        others = list(peers(given.peer_model))
    except (FactxError, OSError) as error:
        sys.exit(str(error))
    rows = [measured(peer, gold) for peer in others]
    print("\n".join(table(gold, [*rows, *handed])))


if __name__ == "__main__":
    main()
