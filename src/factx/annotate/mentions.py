"""Stub."""

from spacy.tokens import Doc

from factx.lexicon import Lexicon


def annotate(doc: Doc, lexicon: Lexicon) -> None:
    """Mark a Doc."""
