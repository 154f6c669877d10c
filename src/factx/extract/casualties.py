"""Stub."""

from collections.abc import Sequence

from spacy.tokens import Doc

from factx.article import Article
from factx.facts import Casualty, Date, Quote
from factx.lexicon import Lexicon


def extract(doc: Doc, article: Article, quotes: Sequence[Quote], dates: Sequence[Date], lexicon: Lexicon) -> list[Casualty]:
    """Casualty facts of a marked Doc."""
    return []
