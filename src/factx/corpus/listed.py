"""The words of the lexicon that linking asks for, read once."""

from functools import cache
from typing import Any

from factx import lexicon
from factx.corpus.spelling import folded


@cache
def _words() -> lexicon.Lexicon:
    return lexicon.load()


def table(name: str) -> tuple[Any, ...]:
    """The entries of a table of the lexicon."""
    return _words().entries(name)


@cache
def countries() -> frozenset[str]:
    """The names of countries, folded.

    >>> "ivory coast" in countries()
    True
    """
    return frozenset(folded(word) for country in table("countries") for word in country.words)


@cache
def listed(word_class: str) -> frozenset[str]:
    """The words of a class of `linking.toml`.

    >>> "ministry" in listed("turned"), "children" in listed("subgroup")
    (True, True)
    """
    return _words().words("linking", word_class)
