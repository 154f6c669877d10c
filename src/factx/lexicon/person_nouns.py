"""“protesters”, “gunmen”, “goats”: whether a noun counts persons, bodies, lives – or no people at all.

>>> from factx.lexicon import load
>>> lexicon = load()
>>> noun_class(lexicon, "protesters"), noun_class(lexicon, "goats"), noun_class(lexicon, "harragas")
('person', 'animal', 'person')
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import cast

from factx.lexicon import Lexicon
from factx.lexicon.inflections import base_forms
from factx.lexicon.schema import WordEntry

_SUFFIXES = (
    "man",
    "men",
    "woman",
    "women",
    "person",
    "people",
    "ists",
    "ist",
    "-olds",
    "-old",
    "-girl",
    "-boy",
    "boys",
    "girls",
    "folk",
    "worker",
    "workers",
)


@cache
def _classes(lexicon: Lexicon) -> Mapping[str, str]:
    """Word → its class; where a word has two, that of persons."""
    found: dict[str, str] = {}
    for entry in cast(tuple[WordEntry, ...], lexicon.entries("persons")):
        for word in entry.words:
            if found.get(word) != "person":
                found[word] = entry.word_class
    return found


@lru_cache(maxsize=20_000)
def noun_class(lexicon: Lexicon, word: str) -> str:
    """The class of a lower-case noun in either number, or an empty string where nothing is known of it."""
    classes = _classes(lexicon)
    for base in base_forms(word):
        if base in classes:
            return classes[base]
    if word.startswith("ex-") and len(word) > 4:
        return noun_class(lexicon, word[3:])
    return "person" if word.endswith(_SUFFIXES) and word not in ("list", "lists", "human", "specimen", "mist") else ""
