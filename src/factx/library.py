"""What the commands do, as functions for a program or a notebook: read, look at, put side by side.

>>> import factx
>>> extractor = factx.load()                                            # doctest: +SKIP
>>> for article, facts in extractor.pipe(factx.read(["articles/"])):    # doctest: +SKIP
...     print(article.title, len(facts))
>>> factx.ledger(factx.read_facts("facts.jsonl"))                        # doctest: +SKIP
"""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from factx.article import Article
from factx.errors import InputError
from factx.facts import Record, Vague

if TYPE_CHECKING:
    from factx.report.ledger import Range, Toll

Item = TypeVar("Item", Article, Record)


Paths = Iterable[str | os.PathLike[str]] | str | os.PathLike[str]


def read(paths: Paths, *, errors: list[InputError] | None = None, **how: Any) -> Iterator[Article]:
    """The articles of files and folders, one after another, as `factx extract` reads them.

    Args:
        paths: a path, or several: text, HTML, JSONL, Parquet, WARC, packed or not, and folders of them.
        errors: what cannot be read is put here and the rest goes on; without it the first error is raised.
        how: fields of `factx.reading.sources.Reading`, such as `recursive=True` or `published="2022-01-07"`.

    Raises:
        InputError: an input cannot be read, and no list for errors was given.
    """
    from factx.reading import sources

    return _good(sources.read(_several(paths), sources.Reading(**how), None), errors)


def read_facts(paths: Paths, *, errors: list[InputError] | None = None) -> Iterator[Record]:
    """The facts that commands have written, one after another: JSONL, JSON, Parquet, SQLite, packed or not, folders.

    Args:
        paths: a path, or several.
        errors: what is no fact is put here and the rest goes on; without it the first error is raised.

    Raises:
        InputError: a line is no fact, a file cannot be read, and no list for errors was given.
    """
    from factx.reading import facts

    return _good((item for path in _several(paths) for item in facts.read(path, None)), errors)


def _several(paths: Paths) -> list[str]:
    return [os.fspath(path) for path in ([paths] if isinstance(paths, str | os.PathLike) else paths)]


def _good(items: Iterable[Item | InputError], errors: list[InputError] | None) -> Iterator[Item]:
    for item in items:
        if not isinstance(item, InputError):
            yield item
        elif errors is None:
            raise item
        else:
            errors.append(item)


def ledger(facts: Iterable[Record], *, vague: Vague = "range") -> "list[Toll | Range]":
    """The tolls of many articles side by side, as `factx ledger` prints them.

    Args:
        facts: records of any number of articles, best with the records of the articles (`with_articles=True`).
        vague: how “dozens” counts: `range` from 12 up, `acled` as 12, `none` not at all.

    Raises:
        TypeError: what is given is the path of a file of facts.
    """
    from factx.report.ledger import ledger as lines

    if isinstance(facts, str | os.PathLike):
        raise TypeError(f"{facts!r} is a path, not records: factx.ledger(factx.read_facts({str(facts)!r}))")
    return lines(facts, vague=vague)
