"""The lists of known full names that the re-typer carries, as hashes.

Only lists whose licence lets them be passed on are read: GeoNames (CC BY 4.0), the CIA World Factbook (public domain),
UN speakers (CC0), kremlin.ru persons (CC BY 4.0). The phoenix dictionaries have no licence and stay out.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from spacy.strings import get_string_id

from factx.pipeline.mentions import LISTS, NameLists

# file, column of the name, list
SOURCES = [
    ("world-cities.tsv", 0, "city"),
    ("world-cities.tsv", 1, "country"),
    ("world-cities.tsv", 2, "division"),
    ("admin-divisions.tsv", 0, "division"),
    ("factbook-persons.tsv", 0, "person"),
    ("kremlin-persons.tsv", 0, "person"),
    ("un-speakers.tsv", 4, "person"),
    ("factbook-parties.tsv", 0, "party"),
    ("factbook-terrorist-groups.tsv", 0, "armed group"),
]
ADMIN_WORDS = (" province", " district", " region", " oblast", " county", " governorate", " state", " prefecture")


def entries(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each name, in small letters and with single blanks between tokens, and its list."""
    for file, column, name in SOURCES:
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) > column and len(fields[column].strip()) > 1:
                text = " ".join(fields[column].lower().replace("-", " - ").replace("’", "'").split())
                yield text, name
                for word in ADMIN_WORDS if name == "division" else ():
                    if text.endswith(word):
                        yield text.removesuffix(word), name


def read_lists(folder: Path) -> NameLists:
    """Return the lists as sorted hashes with bits."""
    bits: dict[int, int] = {}
    for text, name in entries(folder):
        key = get_string_id(text)
        bits[key] = bits.get(key, 0) | 1 << LISTS.index(name)
    keys = np.array(sorted(bits), dtype=np.uint64)
    return NameLists(keys, np.array([bits[int(key)] for key in keys], dtype=np.uint8))
