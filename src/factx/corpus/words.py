"""How rare words are, and how alike two texts by the rare words that they share.

Rarity is counted in the collection and in a body of news kept with factx, so that two stories can be compared as well
as two thousand.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources

from factx.corpus.listed import table
from factx.corpus.spelling import folded

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d{2,4}(?![\d:%])")
BACKGROUND = 12_000
# Words in fewer of the stretches are rare.
_SELDOM = 150


def of_text(text: str) -> dict[int, str]:
    """The different words of a text, folded, each by a number that is the same in every run.

    >>> sorted(of_text("Police in Mosul: police said 19.").values())
    ['19', 'in', 'mosul', 'police', 'said']
    """
    return {zlib.crc32(word.encode()): word for word in map(plain, _WORD.findall(text))}


def names_of(text: str) -> frozenset[int]:
    """The words with a capital, and numbers, of a text.

    >>> len(names_of("The fire in Mosul killed 19."))
    3
    """
    found = (word for word in _WORD.findall(text) if word[0].isupper() or word[0].isdigit())
    return frozenset(zlib.crc32(plain(word).encode()) for word in found)


def rare_of(text: str) -> frozenset[int]:
    """The words of a text that news has seldom: clinic, divers; but for those that any event has: drowned, capsized.

    >>> len(rare_of("Two divers drowned on Monday."))
    1
    """
    return frozenset(
        number
        for number, word in of_text(text).items()
        if len(word) > 4 and usual().get(number, 0) < _SELDOM and word not in _happenings()
    )


@cache
def _happenings() -> frozenset[str]:
    verbs = (entry for entry in table("events") if entry.word_class == "event verb")
    return frozenset(word for entry in verbs for word in entry.words)


def plain(word: str) -> str:
    """A word without case, accents and the genitive."""
    return folded(word.removesuffix("'s").removesuffix("’s"))


@cache
def usual() -> Mapping[int, int]:
    """How often common words stand in the news that is kept with factx."""
    lines = resources.files("factx.corpus").joinpath("common_words.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    found: Counter[int] = Counter()
    for word, number in pairs:
        found[zlib.crc32(plain(word).encode())] += int(number)
    return found


def rarity(number: int, among: Mapping[int, int], texts: int) -> float:
    """How rare a word is: 0 where every text has it.

    Args:
        number: the word's.
        among: in how many texts of the collection the words stand.
        texts: how many texts the collection has.
    """
    times = usual().get(number, 1) + among.get(number, 0)
    return max(0.0, math.log((BACKGROUND + texts) / times) - 1.0)


def likeness(one: Collection[int], other: Collection[int], weights: Mapping[int, float]) -> tuple[float, float]:
    """The cosine of two sets of words by their weights, and the weight of what they share."""
    shared = [weights[number] for number in one if number in other]
    mine = sum(weights[number] ** 2 for number in one)
    theirs = sum(weights[number] ** 2 for number in other)
    if not shared or not mine or not theirs:
        return 0.0, 0.0
    return sum(weight**2 for weight in shared) / math.sqrt(mine * theirs), sum(shared)
