"""Stub."""

from spacy.tokens import Doc

from factx import marks
from factx.lexicon import Lexicon


def describe(doc: Doc, lexicon: Lexicon) -> list[marks.Description]:
    """What the text says about each named mention."""
    return []
