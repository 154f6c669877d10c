"""The same text again: syndicated copies found in one pass by MinHash, whatever the size of the collection.

A text is the set of its runs of five words; two are copies where these sets are nearly the same. MinHash (Broder 1997)
keeps of each set 128 numbers, of which two sets share about as large a part as they share of their runs; texts that
agree in one of 32 bands of four are compared (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, chapter 3).
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from factx.corpus import words

_RUN, _NUMBERS, _BAND = 5, 128, 4
# Two texts are copies from this share of runs on: a headline or a last paragraph may be another, the rest may not.
SAME = 0.75
# Shorter texts are alike by chance.
_SHORTEST = 30


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text.

    Attributes:
        article: id of the article.
        key: the same in every order of reading.
        moment: day and hour of publication, as far as they are known.
        numbers: of the text, as bytes; empty for one too short to tell.
        given: the article that this one is a copy of already.
    """

    article: str
    key: int
    moment: str
    numbers: bytes
    given: str = ""


def numbers_of(text: str) -> bytes:
    """The MinHash of a text, empty where it is too short.

    >>> numbers_of("Too short to tell."), len(numbers_of("one two three four five six seven eight nine ten " * 9))
    (b'', 1024)
    """
    import numpy as np

    found = [words.plain(word) for word in text.split()]
    if len(found) < _SHORTEST:
        return b""
    runs = {zlib.crc32(" ".join(found[at : at + _RUN]).encode()) for at in range(len(found) - _RUN + 1)}
    factors, added = _functions()
    hashed = (np.fromiter(runs, dtype=np.uint64, count=len(runs))[:, None] * factors + added) >> np.uint64(17)
    return bytes(hashed.min(axis=0).tobytes())


def copies(signatures: Iterable[Signature]) -> dict[str, str]:
    """The article of which each copy is one: the first that came out.

    Returns:
        Article id to article id; originals are not in it.
    """
    ordered = sorted(signatures, key=lambda one: (not one.moment, one.moment, one.key))
    bands: dict[tuple[int, bytes], list[int]] = {}
    found: dict[str, str] = {}
    home: dict[int, str] = {}
    width = _BAND * 8
    for at, signature in enumerate(ordered):
        home[at] = signature.article
        if signature.given:
            found[signature.article] = home[at] = signature.given
        keys = [
            (band, signature.numbers[band * width : (band + 1) * width])
            for band in range(len(signature.numbers) // width)
        ]
        near = dict.fromkeys(first for key in keys for first in bands.get(key, ()))
        if not signature.given:
            for first in near:
                if _share(signature.numbers, ordered[first].numbers) >= SAME and home[first] != signature.article:
                    found[signature.article] = home[at] = home[first]
                    break
        # A copy is found by its original, so that a text that is copied a thousand times is compared once each.
        if signature.article not in found or signature.given:
            for key in keys:
                bands.setdefault(key, []).append(at)
    return found


def _share(one: bytes, other: bytes) -> float:
    """What part of their numbers two texts share."""
    import numpy as np

    mine, theirs = (np.frombuffer(numbers, dtype=np.uint64) for numbers in (one, other))
    return float((mine == theirs).mean())


@cache
def _functions() -> tuple[Any, Any]:
    """So many hash functions, the same in every run."""
    import numpy as np

    generator = np.random.Generator(np.random.PCG64(20160912))
    drawn: Any = generator.integers(1, 1 << 62, size=(2, _NUMBERS), dtype=np.uint64)
    return drawn[0] | np.uint64(1), drawn[1]
