"""The name of a person taken apart, and whether two of them can be one person's: “James T. Kirby”, “Jim Kirby”."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from factx.corpus.listed import listed, table
from factx.corpus.spelling import folded, slip, sounded

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
# What a newspaper puts before a name that is none of it, beside the titles of the lexicon.
_CUT = re.compile(r"\s[-–—―]\s|,|\(")
_INITIALS = re.compile(r"(?<![^\W\d_])([^\W\d_])\.(?=[^\W\d_])")

EXACT, SHORTER, NICKNAME, INITIAL, SLIP = 1.0, 0.95, 0.9, 0.8, 0.7


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, folded.

    Attributes:
        given: first and middle names, initials as one letter; empty for a surname alone.
        family: the surname, in one of its spellings.
        suffix: jr, sr, ii …; empty where there is none.
    """

    given: tuple[str, ...]
    family: str
    suffix: str = ""

    @property
    def full(self) -> bool:
        """Whether a first name that is more than an initial stands in it."""
        return any(len(name) > 1 for name in self.given)


@lru_cache(maxsize=200_000)
def parsed(name: str) -> PersonName:
    """A name in its parts; titles, party and stray signs before it are left out.

    >>> parsed("Republican James T. Kirby Jr.")
    PersonName(given=('james', 't'), family='kirbi', suffix='jr')
    >>> parsed("Osama bin Laden").family, parsed("Kirby").given
    ('laden', ())
    """
    words = [folded(word) for word in _CUT.split(_INITIALS.sub(r"\1 ", name.strip(" -–—―,")))[0].split()]
    words = [word for word in words if word and any(map(str.isalnum, word))]
    suffix = ""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        suffix = words.pop()
    while len(words) > 1 and (
        words[0] in listed("before a person") or (words[0] in _titles() and words[0] not in forenames())
    ):
        words.pop(0)
    if not words:
        return PersonName((), folded(name).strip())
    given = tuple(word for word in words[:-1] if word not in listed("particle") or word in words[:1])
    return PersonName(given, sounded(words[-1]), {"junior": "jr", "senior": "sr"}.get(suffix, suffix))


@cache
def forenames() -> frozenset[str]:
    """The first names of the lexicon, folded."""
    return frozenset(map(folded, (word for entry in table("forenames") for word in entry.words)))


@cache
def _titles() -> frozenset[str]:
    return frozenset(folded(word) for entry in table("titles") for word in entry.words if " " not in word)


@cache
def _circles() -> Mapping[str, frozenset[int]]:
    """First name → the entries of names that stand for one another."""
    found: dict[str, set[int]] = {}
    for number, entry in enumerate(table("nicknames")):
        for word in entry.words:
            found.setdefault(folded(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def first_keys(given: str) -> frozenset[object]:
    """Where to look for first names that one can stand for: itself as it sounds, its circles, and its initial.

    >>> first_keys("bill") & first_keys("william") != frozenset()
    True
    """
    if len(given) == 1:
        return frozenset({given})
    return frozenset({sounded(given), *_circles().get(given, ())})


def alike(one: PersonName, other: PersonName) -> float:
    """How surely two names with one surname can be one person's, from 0 (they cannot) to 1 (the same name).

    >>> [alike(parsed("James T. Kirby"), parsed(n)) for n in ("Jim Kirby", "J. Kirby", "James R. Kirby", "Ann Kirby")]
    [0.9, 0.8, 0.0, 0.0]
    """
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return 0.0
    if one.given == other.given:
        return EXACT if one.suffix == other.suffix else SHORTER
    short, long = sorted((one.given, other.given), key=len)
    if not short:
        return 0.0
    found = _aligned(short, long)
    if not found and len(long) > 1 and len(long[0]) == 1 and len(short[0]) > 1:
        found = _aligned(short, long[1:])
    return found


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    """The first names of one within those of the other, from the first on: “Keith Scott” in “Keith Lamont Scott”."""
    if len(long) < len(short):
        return 0.0
    sure = _same_given(short[0], long[0])
    rest = iter(long[1:])
    for name in short[1:]:
        step = next((found for other in rest if (found := _same_given(name, other))), 0.0)
        sure = min(sure, step)
    return min(sure, SHORTER)


def _same_given(one: str, other: str) -> float:
    if one == other:
        return EXACT
    if 1 in (len(one), len(other)):
        return INITIAL if one[0] == other[0] else 0.0
    if sounded(one) == sounded(other) or _circles().get(one, frozenset()) & _circles().get(other, frozenset()):
        return NICKNAME
    # “Donand” is a slip of the pen, “Maria” for “Mario” another person.
    return SLIP if slip(one, other) and not (one in forenames() and other in forenames()) else 0.0
