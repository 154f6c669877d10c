"""Who is who by the user's word: a file of identities, which decides over all that names and articles tell.

    [[identity]]
    id = "Q22686"
    names = ["Donald Trump", "Donald J. Trump", "The Donald"]
    country = "USA"          # may be left out, as may party and wikidata
    type = "person"          # or "body"; a person where it is left out

A CSV has the same columns: id, names (with | between them), country, type, party, wikidata.
"""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factx.corpus import body_names, person_names
from factx.corpus.spelling import folded
from factx.errors import InputError
from factx.facts import Actor, Entity

_FIELDS = frozenset({"id", "names", "country", "type", "party", "wikidata"})
_REMEDY = "give id and names for each, as in factx link --help"


@dataclass(frozen=True, slots=True)
class Known:
    """One identity of the file: id, names, the first of which is printed, whether it is a person, its country."""

    id: str
    names: tuple[str, ...]
    person: bool = True
    country: str = ""


class Register:
    """The identities of a file, to be asked for a record."""

    def __init__(self, known: tuple[Known, ...] = ()) -> None:
        self._known = known
        self._by_name: dict[tuple[bool, object], list[Known]] = {}
        for one in known:
            for name in one.names:
                self._by_name.setdefault((one.person, _key(name, person=one.person)), []).append(one)

    @property
    def names(self) -> Mapping[str, str]:
        """The name to print, by id."""
        return {one.id: one.names[0] for one in self._known}

    def identity(self, entity: Entity) -> str | None:
        """The id of a record that one identity of the file has a name of; None for none, or for two."""
        person = isinstance(entity, Actor)
        for name in (entity.name, *entity.aliases):
            found = {one.id: one for one in self._by_name.get((person, _key(name, person=person)), ())}
            if len(found) > 1 and entity.country:
                found = {id: one for id, one in found.items() if one.country in ("", entity.country)}
            if len(found) == 1 and (name == entity.name or " " in name):
                return next(iter(found))
        return None


def _key(name: str, *, person: bool) -> object:
    if not person:
        body = body_names.parsed(name)
        return body.core, body.whose
    parts = person_names.parsed(name)
    return (parts.given, parts.family) if parts.given else folded(name)


def read(path: Path) -> Register:
    """The identities of a TOML or CSV file.

    Raises:
        InputError: it cannot be read, or an entry lacks id or names, or has fields that mean nothing.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "check the file") from error
    rows = _of_csv(text) if path.suffix.lower() in (".csv", ".tsv") else _of_toml(text, str(path))
    return Register(tuple(_known(row, f"{path}: identity {number}") for number, row in enumerate(rows, 1)))


def _of_csv(text: str) -> Iterator[dict[str, Any]]:
    dialect = "excel-tab" if "\t" in text.partition("\n")[0] else "excel"
    for row in csv.DictReader(io.StringIO(text), dialect=dialect):
        yield {
            key: [name.strip() for name in value.split("|") if name.strip()] if key == "names" else value
            for key, value in row.items()
            if value
        }


def _of_toml(text: str, where: str) -> list[Any]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(where, f"is no TOML ({error})", "mend that line") from error
    rows = found.get("identity")
    if set(found) != {"identity"} or not isinstance(rows, list):
        raise InputError(where, "has no [[identity]]", _REMEDY)
    return rows


def _known(row: Any, where: str) -> Known:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not isinstance(row.get("names"), list):
        raise InputError(where, "has no id or no names", _REMEDY)
    if strange := set(row) - _FIELDS:
        raise InputError(where, f"has {', '.join(sorted(map(str, strange)))}, which means nothing", _REMEDY)
    names = tuple(name for name in row["names"] if isinstance(name, str) and name.strip())
    if not names or row.get("type", "person") not in ("person", "body"):
        raise InputError(where, "has no names, or a type that is neither person nor body", _REMEDY)
    return Known(row["id"], names, row.get("type", "person") == "person", str(row.get("country", "")))
