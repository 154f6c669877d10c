"""What the workers of `factx extract` do: read an item, find its facts, write them as lines."""

import logging
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from factx.article import Article
from factx.batch.work import Item as AnyItem
from factx.batch.work import Note, Outcome, Work
from factx.confidence import surer_than
from factx.errors import InputError
from factx.facts import ArticleRecord, Casualty, Record, Vague
from factx.output import jsonl
from factx.reading import sources
from factx.reading.items import Item
from factx.reading.sources import Reading

if TYPE_CHECKING:
    from factx.analysis import Extractor

_LOG = logging.getLogger("factx")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a worker needs to know to do the same as every other; calling it loads the pipeline."""

    reading: Reading = field(default_factory=Reading)
    model: str | None = None
    lexicon: Path | None = None
    without: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()
    with_articles: bool = False
    log_level: int = logging.WARNING
    vague: Vague = "range"
    min_confidence: float = 0.0

    def __call__(self) -> Work:
        """Load what is heavy and give the work.

        Raises:
            PipelineError: when the pipeline cannot be loaded.
            LexiconError: when a lexicon file is wrong.
        """
        from factx.analysis import load

        if not _LOG.handlers:  # a process of its own; elsewhere the command has set the level
            _LOG.setLevel(self.log_level)
        return Worker(self, load(self.model, lexicon=self.lexicon, without=self.without))


class Worker:
    """The work on items, with a loaded extractor."""

    def __init__(self, recipe: Recipe, extractor: "Extractor") -> None:
        self._recipe, self._extractor = recipe, extractor

    def __call__(self, items: Sequence[AnyItem]) -> list[Outcome]:
        """What became of each item, in their order."""
        notes: list[list[Note]] = [[] for _ in items]
        found: dict[int, Outcome] = {}
        places: dict[int, int] = {}

        def articles() -> Iterator[Article]:
            for place, item in enumerate(items):
                assert isinstance(item, Item)
                try:
                    with _noted(notes[place]):
                        article = sources.article(item, self._recipe.reading)
                except InputError as error:
                    found[place] = Outcome(failure=error, notes=tuple(notes[place]))
                    continue
                except Exception as error:  # a fault of ours costs the article, not the run
                    failure = _told_fault(item.where, "could not be read", error, notes[place])
                    found[place] = Outcome(failure=failure, notes=tuple(notes[place]))
                    continue
                places[id(article)] = place
                yield article

        def failed(article: Article, error: Exception) -> None:
            place = places[id(article)]
            failure = _told_fault(items[place].where, "could not be analysed", error, notes[place])
            found[place] = Outcome(failure=failure, notes=tuple(notes[place]))

        with_articles = self._recipe.with_articles
        for article, records in self._extractor.pipe(articles(), with_articles=with_articles, failed=failed):
            place = places[id(article)]
            found[place] = self._outcome(article, records, notes[place])
        return [found[place] for place in range(len(items))]

    def _outcome(self, article: Article, records: Sequence[Record], notes: Sequence[Note]) -> Outcome:
        types = self._recipe.types
        kept = [record for record in records if not types or record.type in types or _is_article(record)]
        wanted = [_under(self._recipe.vague, record) for record in surer_than(kept, self._recipe.min_confidence)]
        counts: dict[str, int] = {}
        for record in wanted:
            if not _is_article(record):
                counts[record.type] = counts.get(record.type, 0) + 1
        lines = b"".join(map(jsonl.line, wanted))
        notes = [*notes, *_beyond_numbers(article.id, kept)]
        return Outcome(lines, article.id, len(article.text.split()), counts, tuple(notes))


def _under(vague: Vague, record: Record) -> Record:
    """A casualty fact with its count under the convention for vague words; other records as they are."""
    if vague == "range" or not isinstance(record, Casualty) or record.count is None:
        return record
    return record.model_copy(update={"count": record.count.under(vague)})


def _beyond_numbers(article: str, records: Iterable[Record]) -> Iterator[Note]:
    """A warning for each count whose number is so large that it is kept as words only."""
    for record in records:
        if isinstance(record, Casualty) and record.count is not None and record.count.beyond_numbers:
            words = " ".join(record.count.text.split())
            yield Note(logging.WARNING, f"{article}: “{words:.40}” is larger than a count can be; kept as words only")


def _is_article(record: Record) -> bool:
    return isinstance(record, ArticleRecord)


def _told_fault(where: str, failed: str, error: Exception, notes: list[Note]) -> InputError:
    """The error for an article that factx itself fails at, in a line."""
    if _LOG.isEnabledFor(logging.DEBUG):
        told = "".join(traceback.format_exception(error)).rstrip()
        notes.append(Note(logging.DEBUG, f"{where}: {failed}\n{told}"))
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    return InputError(where, f"{failed} ({reason})", "please report it with the article")


class _Collector(logging.Handler):
    """Keeps what is logged, for the process that shows it."""

    def __init__(self, notes: list[Note]) -> None:
        super().__init__()
        self._notes = notes

    def emit(self, record: logging.LogRecord) -> None:
        self._notes.append(Note(record.levelno, record.getMessage()))


@contextmanager
def _noted(notes: list[Note]) -> Iterator[None]:
    """Collect what factx logs in the block instead of showing it: it is shown in the order of the inputs."""
    handlers, propagate = _LOG.handlers, _LOG.propagate
    _LOG.handlers, _LOG.propagate = [_Collector(notes)], False
    try:
        yield
    finally:
        _LOG.handlers, _LOG.propagate = handlers, propagate
