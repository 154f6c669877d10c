"""The inline engine: articles through the extractor into a writer, in this process and in the order of the inputs."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from factx.article import Article
from factx.batch.tally import Tally
from factx.errors import FactxError, InputError
from factx.facts import ArticleRecord, Record

_LOG = logging.getLogger(__name__)


class Extracts(Protocol):
    """What turns a stream of articles into their records; `analysis.Extractor` does."""

    def pipe(
        self,
        articles: Iterable[Article],
        *,
        with_articles: bool = False,
        failed: Callable[[Article, Exception], None] | None = None,
    ) -> Iterator[tuple[Article, list[Record]]]:
        """Articles in, articles with their records out; one that cannot be analysed goes to `failed`."""
        ...


class Writes(Protocol):
    """What takes the records of one article after another."""

    def write(self, article: Article, records: Sequence[Record]) -> None:
        """Take the records of one article, its own first where it was asked for."""
        ...


class StoppedAtFailureError(Exception):
    """The run was to end with its first failure, and did."""


def run(
    reads: Iterable[Article | InputError],
    extractor: Extracts,
    writer: Writes,
    *,
    tally: Tally,
    failed: Callable[[FactxError], None],
    types: frozenset[str] = frozenset(),
    with_articles: bool = False,
    fail_fast: bool = False,
) -> Iterator[Tally]:
    """Extract and write everything, giving the tally back after each article.

    Args:
        reads: articles, and errors in the place of those that could not be read.
        extractor: what finds the facts.
        writer: where they go.
        tally: counts what was done; it holds also when the run breaks off.
        failed: told of every input that failed.
        types: the record types to write; empty for all.
        with_articles: write a record of each article before its facts.
        fail_fast: end at the first failure; what was read before it is finished.

    Raises:
        StoppedAtFailureError: at the first failure, with `fail_fast`.
    """

    def report(error: FactxError) -> None:
        tally.failed += 1
        failed(error)

    def analysis_failed(article: Article, error: Exception) -> None:
        _LOG.debug("%s: the analysis failed", article.id, exc_info=error)
        what = f"could not be analysed ({type(error).__name__}: {error})"
        report(InputError(article.id, what, "please report it with the article"))
        if fail_fast:
            raise StoppedAtFailureError from error

    articles = _articles(reads, report, tally, fail_fast)
    for article, records in extractor.pipe(articles, with_articles=with_articles, failed=analysis_failed):
        wanted = [r for r in records if not types or r.type in types or isinstance(r, ArticleRecord)]
        writer.write(article, wanted)
        tally.articles += 1
        tally.words += len(article.text.split())
        tally.facts.update(record.type for record in wanted if not isinstance(record, ArticleRecord))
        yield tally
    if fail_fast and tally.failed:
        raise StoppedAtFailureError


def _articles(
    reads: Iterable[Article | InputError], report: Callable[[FactxError], None], tally: Tally, fail_fast: bool
) -> Iterator[Article]:
    """The articles among what was read; errors are reported, and ids that come twice are warned of once."""
    seen: set[int] = set()
    for item in reads:
        if isinstance(item, InputError):
            report(item)
            if fail_fast:
                return
            continue
        if hash(item.id) in seen:
            tally.repeated_ids += 1
            if tally.repeated_ids == 1:
                _LOG.warning("%s: this id came before in this run; its facts cannot be told from the other's", item.id)
        seen.add(hash(item.id))
        yield item
