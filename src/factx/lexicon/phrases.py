"""Phrases of the lexicon, looked up in a list of words: the longest one that begins or ends at a place.

The words are those of a tokenizer that splits at hyphens and before “'s”, so phrases are split the same way.

>>> index = Phrases([("vice president", "role"), ("vice-president", "role"), ("president", "role")])
>>> index.match_back(["the", "vice", "-", "president"], 4)
(1, 'role')
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar, cast

from factx.lexicon import Lexicon
from factx.lexicon.inflections import telling_forms
from factx.lexicon.schema import CueEntry, OrganizationEntry, TitleEntry, WordEntry

T = TypeVar("T")
_NOUNS = ("noun", "sector")

_PIECE = re.compile(r"'s\b|-|[^\s-]+?(?='s\b)|[^\s-]+")


def pieces(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokenizer would split it.

    >>> pieces("prime minister's office"), pieces("secretary-general")
    (('prime', 'minister', "'s", 'office'), ('secretary', '-', 'general'))
    """
    return tuple(_PIECE.findall(plain(phrase)))


def plain(text: str) -> str:
    """Curly apostrophes made straight, and non-breaking hyphens plain."""
    return text.replace("’", "'").replace("‑", "-")


class Phrases(Generic[T]):
    """Phrases with a value each; where two are alike, the later one wins."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._values: dict[tuple[str, ...], T] = {pieces(phrase): value for phrase, value in pairs}
        self._first = _longest(self._values, 0)
        self._last = _longest(self._values, -1)

    def match(self, words: Sequence[str], start: int) -> tuple[int, T] | None:
        """Where the longest phrase that begins at `start` ends, with its value; none begins behind the last word."""
        longest = self._first.get(words[start], 0) if start < len(words) else 0
        for end in range(min(start + longest, len(words)), start, -1):
            value = self._values.get(tuple(words[start:end]))
            if value is not None:
                return end, value
        return None

    def starts(self, words: Sequence[str], among: Iterable[int] | None = None) -> list[int]:
        """Where a phrase may begin, by its first word: what a long text is asked first; `among` some tokens only."""
        first = self._first
        if among is not None:
            return [i for i in among if words[i] in first]
        return [i for i, word in enumerate(words) if word in first]

    def match_back(self, words: Sequence[str], end: int, floor: int = 0) -> tuple[int, T] | None:
        """Where the longest phrase that ends before `end` begins, with its value; not before `floor`."""
        longest = self._last.get(words[end - 1], 0) if end > floor else 0
        for start in range(max(end - longest, floor), end):
            value = self._values.get(tuple(words[start:end]))
            if value is not None:
                return start, value
        return None

    def get(self, words: Sequence[str]) -> T | None:
        """The value of exactly these words."""
        return self._values.get(tuple(words))


def _longest(keys: Iterable[tuple[str, ...]], position: int) -> dict[str, int]:
    """First (or last) word → length of the longest phrase with it."""
    found: dict[str, int] = {}
    for key in keys:
        found[key[position]] = max(found.get(key[position], 0), len(key))
    return found


class Place(NamedTuple):
    """What a word tells of a country: its code, and how: `name`, `demonym`, `capital` or `region`."""

    alpha3: str
    kind: str


def attributing_forms(cues: Iterable[CueEntry]) -> frozenset[str]:
    """“said”, “adds”: forms of verbs of speech that stand beside words in quotation marks, and seldom tell of else."""
    verbs = (cue for cue in cues if cue.cue_class == "speech" and cue.part_of_speech == "verb" and not cue.everyday)
    words = (word for cue in verbs if cue.content != "phrase" for word in cue.words)
    return frozenset(form for word in words for form in telling_forms(word))


@cache
def attributing(lexicon: Lexicon) -> frozenset[str]:
    """The attributing forms of all cues."""
    return attributing_forms(lexicon.cues)


@cache
def titles(lexicon: Lexicon) -> Phrases[TitleEntry]:
    """Titles by lower-case phrase; of two entries with one word (a minister, a pastor) the first counts."""
    return Phrases((word, entry) for entry in reversed(lexicon.titles) for word in entry.words)


@cache
def organization_nouns(lexicon: Lexicon) -> Phrases[OrganizationEntry]:
    """Nouns for bodies (`noun` and `sector`) by lower-case phrase."""
    return Phrases(
        (word.lower(), entry) for entry in lexicon.organizations if entry.kind in _NOUNS for word in entry.words
    )


@cache
def leading_nouns(lexicon: Lexicon) -> dict[str, OrganizationEntry]:
    """Nouns of other languages that stand first in the names they head: “**Banco** Unión”, “**Partido** Azul”."""
    return {word: entry for entry in lexicon.organizations if entry.kind == "leading" for word in entry.words}


@cache
def heads(lexicon: Lexicon) -> Phrases[OrganizationEntry]:
    """Nouns that head the names of bodies, and those that head the names of events and places."""
    kinds = (*_NOUNS, "event", "place")
    return Phrases(
        (word.lower(), entry)
        for kind in kinds
        for entry in lexicon.organizations
        if entry.kind == kind
        for word in entry.words
    )


@cache
def organization_names(lexicon: Lexicon) -> Phrases[OrganizationEntry]:
    """Bodies that every article knows, by phrase as printed."""
    return Phrases(
        (word, entry) for entry in lexicon.organizations if entry.kind in ("name", "seat") for word in entry.words
    )


@cache
def places(lexicon: Lexicon) -> Phrases[Place]:
    """Countries, demonyms and capitals by phrase as printed; plural demonyms too."""
    pairs: list[tuple[str, Place]] = []
    for entry in lexicon.countries:
        pairs += [(word, Place(entry.alpha3, "capital")) for word in entry.capitals]
    for entry in lexicon.countries:
        pairs += [(form, Place(entry.alpha3, "demonym")) for word in entry.demonyms for form in _numbers(word)]
    for entry in lexicon.countries:
        pairs += [(word, Place(entry.alpha3, "name")) for word in entry.words]
    return Phrases(pairs)


@cache
def regions(lexicon: Lexicon) -> Phrases[Place]:
    """Parts of countries by phrase as printed: “Western Cape” is of South Africa."""
    entries = cast(tuple[WordEntry, ...], lexicon.entries("regions"))
    return Phrases([(word, Place(entry.word_class, "region")) for entry in entries for word in entry.words])


def _numbers(demonym: str) -> tuple[str, ...]:
    """“Kazakh”, “Kazakhs”; “Chinese” stays as it is."""
    return (demonym,) if demonym.endswith(("s", "ese", "ish", ".", "ch", "US")) else (demonym, demonym + "s")


@cache
def folded_forenames(lexicon: Lexicon) -> frozenset[str]:
    """First names in small letters without accents: “José” as *jose*."""
    plain_names = (unicodedata.normalize("NFKD", name) for name in forenames(lexicon))
    return frozenset("".join(c for c in name if not unicodedata.combining(c)).lower() for name in plain_names)


@cache
def forenames(lexicon: Lexicon) -> dict[str, str]:
    """First name → `male` or `female`."""
    return {word: gender for gender in ("male", "female") for word in lexicon.words("forenames", gender)}


def head_of(name: Sequence[str]) -> str:
    """The noun that heads the name of a body, before what it is of.

    >>> head_of(["ministry", "of", "fisheries"]), head_of(["national", "archives"])
    ('ministry', 'archives')
    """
    end = next((i for i in range(1, len(name)) if name[i] in ("of", "for", "on", "in", "at")), len(name))
    return name[end - 1]
