"""Stub."""

import datetime

from spacy.tokens import Doc

from factx.facts import Date


def extract(doc: Doc, published: datetime.date | None) -> list[Date]:
    """Date expressions of a Doc."""
    return []
