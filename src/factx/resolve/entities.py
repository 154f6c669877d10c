"""Stub."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from factx import marks
from factx.article import Article
from factx.facts import Actor, Organization, Quote
from factx.lexicon import Lexicon


@dataclass(frozen=True)
class Entities:
    """The persons and bodies of one article.

    `records` have no ids yet; `affiliations` holds, per record, indexes of other records, or names.
    """

    records: tuple[Actor | Organization, ...] = ()
    affiliations: tuple[tuple[int | str, ...], ...] = ()

    def find(self, doc: Doc, start_char: int, end_char: int) -> int | None:
        """Index of the record that a mention stands for: by the head of its phrase."""
        return None


def resolve(
    doc: Doc, article: Article, descriptions: Sequence[marks.Description], quotes: Sequence[Quote], lexicon: Lexicon
) -> Entities:
    """Join the mentions of a Doc into persons and bodies."""
    return Entities()
