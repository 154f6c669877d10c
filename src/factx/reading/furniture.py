"""Parts of a news page: headline, dateline, byline, and furniture from which no fact may come."""

import datetime
from dataclasses import dataclass

from factx.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class TextSection:
    """Characters `start_char` to `end_char` (exclusive) are a `headline`, `dateline`, `byline` or `furniture`."""

    label: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections of a text in order, and the day of publication if its dateline or byline tells it."""

    sections: tuple[TextSection, ...]
    published: datetime.date | None = None


def read(text: str, title: str | None, lexicon: Lexicon) -> Layout:
    """Find the parts of a page."""
    return Layout(())
