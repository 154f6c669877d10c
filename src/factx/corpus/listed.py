"""The words of the lexicon that linking asks for, read once."""

from functools import cache
from typing import Any

from factx import lexicon


@cache
def _words() -> lexicon.Lexicon:
    return lexicon.load()


def table(name: str) -> tuple[Any, ...]:
    """The entries of a table of the lexicon."""
    return _words().entries(name)


@cache
def listed(word_class: str) -> frozenset[str]:
    """The words of a class of `linking.toml`.

    >>> "ministry" in listed("turned"), "children" in listed("subgroup")
    (True, True)
    """
    return _words().words("linking", word_class)
