"""When two printed words are one: case, accents, hyphens, initials, transliteration."""

import unicodedata
from functools import lru_cache

_LONGEST_NAME = 12  # words; a longer one is a line in capitals or a list
_ARTICLES = {"el": "al", "ul": "al", "bin": "bin", "ibn": "bin", "ben": "bin"}


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word without case, accents, dots and apostrophes.

    >>> folded("Yaoundé"), folded("U.N."), folded("El-Sisi")
    ('yaounde', 'un', 'al-sisi')
    """
    plain = unicodedata.normalize("NFKD", word)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    for mark in ".'’‘`":
        letters = letters.replace(mark, "")
    head, hyphen, rest = letters.partition("-")
    return f"{_ARTICLES.get(head, head)}-{rest}" if hyphen else letters


@lru_cache(maxsize=20_000)
def key(words: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words of a name, without those that fold to nothing."""
    return tuple(filter(None, map(folded, words)))


def is_initial_of(short: str, long: str) -> bool:
    """“J.” for “John”, “A” for “Anita”."""
    return len(short) == 1 and long.startswith(short)


def near(one: str, other: str) -> bool:
    """At most one letter more, less or other, in words long enough to bear it; or the Arabic article (“Al-Karim”).

    >>> near("zoheiry", "zoheiri"), near("kim", "kin"), near("sutinphuak", "sutinpuak")
    (True, False, True)
    """
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if len(one) > len(other):
        one, other = other, one
    for i, letter in enumerate(one):
        if letter != other[i]:
            return one[i + 1 :] == other[i + 1 :] if len(one) == len(other) else one[i:] == other[i + 1 :]
    return True


def with_gaps(words: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    """The words of a name with each left out in turn: names that share one of these differ in one word.

    None of a name of more than `_LONGEST_NAME` words: its variants take up the square of its length.

    >>> with_gaps(("al", "zoheiry"))
    [(0, ('', 'zoheiry')), (1, ('al', ''))]
    """
    if len(words) > _LONGEST_NAME:
        return []
    return [(i, (*words[:i], "", *words[i + 1 :])) for i in range(len(words))]
