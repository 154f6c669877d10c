"""Names of towns, states and regions: which country each may lie in. The table comes with factx; nothing is installed.

`data/places.tsv` is made of GeoNames (CC BY 4.0) by `models/scripts/build_places.py`; countries themselves stand in
`countries.toml`. It is read when the first name is looked up, which a text without casualties,
mayors and police forces of towns never does.

>>> [(reading.country, reading.population) for reading in readings("Paris")]
[('FRA', 2138000), ('USA', 24000)]
>>> readings("Córdoba") == readings("Cordoba") != (), readings("Nowhere-on-Sea")
(True, ())
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

_LEADING = re.compile(r"^(?:the|greater|central|downtown|old|city of|town of|village of|province of|state of)\s+")
_TRAILING = re.compile(
    r"\s+(?:city|town|township|village|province|governorate|region|department|district|county|state|prefecture|area|"
    r"municipality|oblast|emirate|metropolitan area|suburb|parish)$"
)

_TOWN = 100_000
_COMPASS = frozenset(
    f"{side}{end}"
    for side in ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"]
    for end in ("", "ern")
)


class Reading(NamedTuple):
    """One place that a name may stand for.

    Attributes:
        country: ISO 3166 alpha-3.
        admin1: GeoNames' code of the state or province; empty for a region that crosses them.
        population: inhabitants of a town; 0 for a state or region.
    """

    country: str
    admin1: str
    population: int = 0

    @property
    def is_town(self) -> bool:
        """No state and no region."""
        return self.population > 0


def folded(name: str) -> str:
    """A name as the table looks it up: small letters, no accents, blanks for hyphens.

    >>> folded("Aix‑en-Provence"), folded("São  Paulo"), folded("St. Louis")
    ('aix en provence', 'sao paulo', 'saint louis')
    """
    if name.isascii():
        if name.isalpha():
            return name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = name.lower().replace("-", " ").replace("‐", " ").split()
    return " ".join("saint" if word == "st." else word for word in words)


def keys(name: str) -> tuple[str, ...]:
    """The folded name, and without the words around it that maps may leave out.

    >>> keys("the city of Orsk"), keys("Kanu province")
    (('the city of orsk', 'city of orsk', 'orsk'), ('kanu province', 'kanu'))
    """
    found = [folded(name)]
    while (shorter := _LEADING.sub("", found[-1])) != found[-1]:
        found.append(shorter)
    if (shorter := _TRAILING.sub("", found[-1])) != found[-1]:
        found.append(shorter)
    return tuple(found)


@lru_cache(maxsize=20_000)
def readings(name: str, *, whole: bool = False) -> tuple[Reading, ...]:
    """What a name may stand for, the likeliest first: states and regions, then towns, the largest first.

    `whole` asks for the whole name only, not for “Helmand” instead of “the Helmand province”.

    A point of the compass alone is none of the regions that are called by it: “the *South* Side”, “*west* Oakland”.

    >>> readings("the Helmand province") == readings("Helmand") != (), readings("South")
    (True, ())
    """
    if folded(name) in _COMPASS:
        return ()
    table = _table()
    asked = keys(name)[:1] if whole else keys(name)
    found = next((table[key] for key in asked if key in table), "")
    return tuple(_reading(item) for item in found.split(";") if item)


def is_town(name: str) -> bool:
    """Whether a name alone stands for a town of 100,000 or more: smaller ones are surnames as often.

    >>> is_town("Doha"), is_town("Ana Sosa")
    (True, False)
    """
    return any(reading.population >= _TOWN for reading in readings(name, whole=True))


def state_name(country: str, admin1: str) -> str | None:
    """The name of a state or province by its code in GeoNames.

    >>> state_name("USA", "TX")
    'Texas'
    """
    return _table().get(f"={country},{admin1}")


def _reading(item: str) -> Reading:
    country, admin1, *size = item.split(",")
    return Reading(country, admin1, int(size[0]) * 1000 if size else 0)


def version() -> str:
    """Where the table comes from, as its head has it."""
    return _text().split("\n", 2)[1].removeprefix("# ").rstrip(".")


def _text() -> str:
    return resources.files("factx.lexicon").joinpath("data", "places.tsv").read_text(encoding="utf-8")


@cache
def _table() -> dict[str, str]:
    """Folded name → its readings; `=` and a state → the state's name."""
    return dict(line.split("\t") for line in _text().splitlines() if not line.startswith("#"))
