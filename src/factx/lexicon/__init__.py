"""The words that the rules know, as data: `data/*.toml`, one table a file, overlaid by a user's own folder.

>>> lexicon = load()
>>> lexicon.index("cues")["say"].cue_class
'speech'
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from pydantic import ValidationError

from factx.errors import LexiconError
from factx.lexicon.removal import removals, without
from factx.lexicon.schema import (
    TABLES,
    CountryEntry,
    CueEntry,
    Entry,
    OrganizationEntry,
    OutcomeEntry,
    TitleEntry,
    WordEntry,
)


class Lexicon:
    """All tables; compared by identity, so that what a room derives from one can be cached on it."""

    def __init__(self, tables: Mapping[str, tuple[Entry, ...]]) -> None:
        self._tables = dict(tables)
        self._indexes: dict[str, Mapping[str, Entry]] = {}

    def entries(self, table: str) -> tuple[Entry, ...]:
        """The entries of a table in file order, a user's last."""
        return self._tables[table]

    def index(self, table: str) -> Mapping[str, Any]:
        """Word or phrase → entry; where two entries share a word, the later one (a user's) wins."""
        if table not in self._indexes:
            pairs = {word: entry for entry in self._tables[table] for word in entry.words}
            self._indexes[table] = MappingProxyType(pairs)
        return self._indexes[table]

    @cached_property
    def cues(self) -> tuple[CueEntry, ...]:
        """Speech verbs and other cues."""
        return cast(tuple[CueEntry, ...], self._tables["cues"])

    @cached_property
    def cue_index(self) -> Mapping[tuple[str, str], CueEntry]:
        """(part of speech, word) → entry of the cues: *claim* is both a verb and a noun. A user's entries win.

        >>> load().cue_index["noun", "claim"].cue_class
        'noun'
        """
        return {(entry.part_of_speech, word): entry for entry in self.cues for word in entry.words}

    @cached_property
    def outcomes(self) -> tuple[OutcomeEntry, ...]:
        """Words for what befell people."""
        return cast(tuple[OutcomeEntry, ...], self._tables["outcomes"])

    @cached_property
    def titles(self) -> tuple[TitleEntry, ...]:
        """Roles, ranks and honorifics."""
        return cast(tuple[TitleEntry, ...], self._tables["titles"])

    @cached_property
    def organizations(self) -> tuple[OrganizationEntry, ...]:
        """Nouns and names of bodies."""
        return cast(tuple[OrganizationEntry, ...], self._tables["organizations"])

    @cached_property
    def countries(self) -> tuple[CountryEntry, ...]:
        """Countries with demonyms and capitals."""
        return cast(tuple[CountryEntry, ...], self._tables["countries"])

    def words(self, table: str, word_class: str | None = None) -> frozenset[str]:
        """All words of a table, or those of one class of a table of plain words.

        >>> "protester" in load().words("persons")
        True
        """
        return _words(self, table, word_class)

    def naming(self, word_class: str) -> frozenset[str]:
        """The words of one class of the table `naming`."""
        return _words(self, "naming", word_class)


@cache
def _words(lexicon: Lexicon, table: str, word_class: str | None) -> frozenset[str]:
    entries = lexicon.entries(table)
    if word_class is not None:
        entries = tuple(entry for entry in cast(tuple[WordEntry, ...], entries) if entry.word_class == word_class)
    return frozenset(word for entry in entries for word in entry.words)


def load(overlay: Path | str | None = None) -> Lexicon:
    """Read the lexicon, and over it the files of a user's folder that bear the same names.

    Entries of theirs are added, and words that they remove are taken out of the entries of factx.

    Raises:
        LexiconError: naming the file and the entry that is wrong.
    """
    tables = {name: table(name) for name in TABLES}
    if overlay is not None:
        for path in overlay_files(Path(overlay)):
            text, entries = text_of(path), tables.get(path.stem, ())
            own = _read(path.stem, str(path), text)
            for removal in removals(path.stem, str(path), text):
                entries = without(entries, removal)
            tables[path.stem] = entries + own
    return Lexicon(tables)


def table(name: str) -> tuple[Entry, ...]:
    """The entries of a table as they come with factx; none where only users have such a file."""
    file = resources.files("factx.lexicon").joinpath("data", f"{name}.toml")
    return _read(name, file.name, file.read_text(encoding="utf-8")) if file.is_file() else ()


def overlay_files(folder: Path) -> list[Path]:
    """The files of a user's folder, in order of their names.

    Raises:
        LexiconError: it is no folder, or a file of it names no table.
    """
    if not folder.is_dir():
        raise LexiconError(
            str(folder), "is no folder", "give a folder of TOML files named like those of factx lexicon list"
        )
    files = sorted(folder.glob("*.toml"))
    for path in files:
        if path.stem not in TABLES:
            raise LexiconError(str(path), "names no table", f"use one of: {', '.join(sorted(TABLES))}")
    return files


def text_of(path: Path) -> str:
    """What a file holds.

    Raises:
        LexiconError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(str(path), f"cannot be read ({error})") from error


def entries_of(table: str, where: str, text: str) -> Iterator[Entry | LexiconError]:
    """The entries of a file in order, and in the place of one that breaks the schema of its table what is wrong.

    Raises:
        tomllib.TOMLDecodeError: the text is no TOML.
    """
    raw = tomllib.loads(text)
    for key in sorted(raw.keys() - {"entry", "remove"}):
        yield LexiconError(where, f"{key!r} is no entry", "write [[entry]] before the fields of each entry")
    items = raw.get("entry", [])
    for number, item in enumerate(items if isinstance(items, list) else [items], 1):
        try:
            yield TABLES[table].model_validate(item)
        except ValidationError as error:
            told = (
                (".".join(map(str, wrong["loc"])) or "entry", wrong["msg"].removeprefix("Value error, "))
                for wrong in error.errors()
            )
            yield LexiconError(where, f"entry {number}: {'; '.join(f'{field}: {what}' for field, what in told)}")


def _read(table: str, where: str, text: str) -> tuple[Entry, ...]:
    entries = []
    try:
        for entry in entries_of(table, where, text):
            if isinstance(entry, LexiconError):
                raise entry
            entries.append(entry)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(where, f"is no TOML ({error})") from error
    return tuple(entries)
