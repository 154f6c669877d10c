"""What every public set has: a source, a licence, figures of others, and a way to be measured."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from factx.analysis import Extractor
from factx.article import Article
from factx.facts import Record


class Row(NamedTuple):
    """One figure: its name, its value (per cent, or a ratio), and on how many items."""

    measure: str
    value: float
    items: int


class Published(NamedTuple):
    """A figure of somebody else on the same measure, and the publication that has it."""

    measure: str
    system: str
    value: float
    cited: str


class PublicSet(NamedTuple):
    """A test set that a reader can fetch.

    Attributes:
        name: as the command has it.
        title: what it is.
        source: where it is to be had.
        licence: of the annotation and the texts.
        path: what PATH has to be.
        measure: figures of an extractor on the set at a path.
        published: figures of others.
    """

    name: str
    title: str
    source: str
    licence: str
    path: str
    measure: Callable[[Path, Extractor], Iterator[Row]]
    published: tuple[Published, ...] = ()


def f1(right: float, gold: int, found: int) -> float:
    """F1 in per cent; 0 where nothing is right.

    >>> f1(2, 4, 2)
    66.66666666666667
    """
    return 200 * right / (gold + found) if right else 0.0


def extracted(articles: Iterable[Article], extractor: Extractor) -> Mapping[str, list[Record]]:
    """The records of each article by its id, that of the article itself first."""
    return {article.id: list(facts) for article, facts in extractor.pipe(articles, with_articles=True)}


def table(public: PublicSet, rows: Iterable[Row]) -> Iterator[str]:
    """Markdown: the set, and one line a figure with those of others beside it."""
    yield f"{public.title}. {public.source}; {public.licence}."
    yield ""
    yield "| measure | items | factx | others |"
    yield "|---|---|---|---|"
    for row in rows:
        others = " · ".join(f"{p.system} {p.value:g}" for p in public.published if p.measure == row.measure)
        yield f"| {row.measure} | {row.items:,} | {row.value:.{1 if row.value > 2 else 2}f} | {others} |"
    if public.published:
        yield ""
        yield f"Others: {'; '.join(sorted({figure.cited for figure in public.published}))}."
