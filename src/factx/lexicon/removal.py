"""What an overlay takes out of a table: `[[remove]]` with the words, and where a word has several entries, which.

# words/cues.toml
[[remove]]
words = ["claim"]
part_of_speech = "noun"
"""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from factx.errors import LexiconError
from factx.lexicon.schema import TABLES, Entry


class Removal(NamedTuple):
    """Words that are taken out of the entries whose fields are as `having` says."""

    where: str
    words: frozenset[str]
    having: Mapping[str, str]


def removals(table: str, where: str, text: str) -> list[Removal]:
    """The `[[remove]]` tables of a file.

    Raises:
        LexiconError: one has no words, or names a field that entries of the table do not have.
        tomllib.TOMLDecodeError: the text is no TOML.
    """
    raw = tomllib.loads(text).get("remove", [])
    return [
        _removal(table, f"{where}: remove {number}", item)
        for number, item in enumerate(raw if isinstance(raw, list) else [raw], 1)
    ]


def _removal(table: str, where: str, item: Any) -> Removal:
    words = item.get("words") if isinstance(item, dict) else None
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise LexiconError(where, "names no words", 'write words = ["…"] below [[remove]]')
    names = {field.alias or name: name for name, field in TABLES[table].model_fields.items()}
    having = {names.get(key, ""): value for key, value in item.items() if key != "words"}
    if "" in having or not all(isinstance(value, str) for value in having.values()):
        raise LexiconError(where, "has a field that no entry has", f"use some of: {', '.join(sorted(names))}")
    return Removal(where, frozenset(words), having)


def without(entries: Iterable[Entry], removal: Removal) -> tuple[Entry, ...]:
    """The entries without the words of a removal; those that no word is left of are gone.

    Raises:
        LexiconError: no entry has one of the words.
    """
    kept: list[Entry] = []
    found: set[str] = set()
    for entry in entries:
        meant = all(getattr(entry, name) == value for name, value in removal.having.items())
        taken = removal.words.intersection(entry.words) if meant else frozenset()
        found |= taken
        left = tuple(word for word in entry.words if word not in taken)
        if left:
            kept.append(entry if not taken else entry.model_copy(update={"words": left}))
    missing = sorted(removal.words - found)
    if missing:
        raise LexiconError(removal.where, f"no entry has {missing[0]!r}", "factx lexicon list TABLE prints the entries")
    return tuple(kept)
