"""Stub."""

from spacy.tokens import Doc


def annotate(doc: Doc) -> None:
    """Mark quoted stretches."""
