"""What the commands do, as functions for a program or a notebook: read, look at, put side by side.

>>> import factx
>>> extractor = factx.load()                                            # doctest: +SKIP
>>> for article, facts in extractor.pipe(factx.read(["articles/"])):    # doctest: +SKIP
...     print(article.title, len(facts))
"""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from factx.article import Article
from factx.errors import InputError
from factx.facts import Record, Vague

if TYPE_CHECKING:
    from factx.report.ledger import Range, Toll


def read(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    errors: list[InputError] | None = None,
    **how: Any,
) -> Iterator[Article]:
    """The articles of files and folders, one after another, as `factx extract` reads them.

    Args:
        paths: a path, or several: text, HTML, JSONL, Parquet, WARC, packed or not, and folders of them.
        errors: what cannot be read is put here and the rest goes on; without it the first error is raised.
        how: fields of `factx.reading.sources.Reading`, such as `recursive=True` or `published="2022-01-07"`.

    Raises:
        InputError: an input cannot be read, and no list for errors was given.
    """
    from factx.reading import sources

    several = [paths] if isinstance(paths, str | os.PathLike) else paths
    for item in sources.read([os.fspath(path) for path in several], sources.Reading(**how), None):
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
    """
    from factx.report.ledger import ledger as lines

    return lines(facts, vague=vague)
