"""“Tripoli, **Lebanon**”, “in **Hyderabad**, a city in Sindh”: which country, and which state of it, a place is in.

The words decide first (“Paris, Texas”), then the names that the table knows in one country only, then the countries
that the article names besides; of two that fit alike the larger town counts. A village that no table knows is in the
country of the sentence or article.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from factx import marks
from factx.extract.casualties.place.spots import Spot
from factx.extract.casualties.scene import Scene
from factx.lexicon import gazetteer, geonames, phrases
from factx.lexicon.gazetteer import Reading

_NAMED, _PEOPLE, _TOWN, _DATELINE = 3.0, 1.0, 1.0, 2.0
_CAPITAL_POPULATION = 3_000_000
_COUNTRY_POPULATION = 30_000_000
# How much a country that the article names outweighs inhabitants, by powers of ten.
_SUPPORT = 3.0
# Two readings that lie nearer to each other than this both stand.
_CLOSE = 0.7
_PROVINCE, _COUNTRY = 2, 3


class Position(NamedTuple):
    """What GeoNames knows of a place."""

    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    admin1: str | None = None


NOWHERE = Position()


class Atlas:
    """The places of one article on the map."""

    def __init__(self, scene: Scene, spots: Sequence[Spot]) -> None:
        self._scene = scene
        self._spots = spots
        self._texts = marks.words(scene.doc).texts
        self._countries = phrases.places(scene.lexicon)

    def text(self, number: int) -> str:
        """The name of a spot without the noun that follows it or the direction before it."""
        spot = self._spots[number]
        return " ".join(self._texts[spot.start : spot.end])

    def country(self, number: int) -> str | None:
        """ISO 3166 alpha-3 of a spot; None for seas and continents, and where nothing tells."""
        reading = self.reading(number)
        return reading.country if reading is not None else self._around(number)

    def reading(self, number: int) -> Reading | None:
        """The likeliest of what a spot's name may stand for; None for a name that no table has."""
        found = self._readings[number]
        return found[0] if found else None

    def stands(self, number: int) -> Reading | None:
        """The likeliest reading of a spot's name, None where another one in another state is nearly as likely.

        A state that bears the name of its town (“Almaty”) is no rival of the town: it would be told as a state.
        """
        found = self._readings[number]
        if not found:
            return None
        towns = tuple(r for r in found if r.is_town)
        if self._spots[number].width < _PROVINCE and any(r.country == found[0].country for r in towns):
            found = towns
        best = self._rank(found[0])
        rivals = (other for other in found[1:] if (other.country, other.admin1) != (found[0].country, found[0].admin1))
        return found[0] if all(self._rank(rival) - best > _CLOSE for rival in rivals) else None

    def on_map(self, number: int) -> Position:
        """Where a spot is in GeoNames, as far as the extra `geo` is there and one place only may be meant."""
        country, name = self.country(number), self.text(number)
        if country is None or geonames.version() is None:
            return NOWHERE
        spot, reading = self._spots[number], self.stands(number)
        if spot.width == _COUNTRY and spot.inside < 0:
            return Position(geonames_id=geonames.country_id(country))
        if reading is not None and not reading.is_town and spot.width == _PROVINCE:
            return Position(admin1=gazetteer.state_name(country, reading.admin1))
        if reading is None and self._readings[number]:
            return NOWHERE
        town = geonames.town(name, country, reading.admin1 if reading is not None else "")
        if town is None:
            return Position(admin1=gazetteer.state_name(country, reading.admin1)) if reading is not None else NOWHERE
        return Position(town.latitude, town.longitude, town.geonames_id, town.state)

    def lies_in(self, inner: int, outer: int) -> bool:
        """Whether one spot may lie within a wider one: as the words say, or by country and state."""
        one, other = self._spots[inner], self._spots[outer]
        if one.inside == outer:
            return True
        if one.width >= other.width:
            return False
        country = self.country(inner)
        if country is None or country != self.country(outer):
            return False
        states = {reading.admin1 for reading in self._readings[inner]} - {""}
        wide = self.reading(outer)
        return wide is None or not wide.admin1 or not states or wide.admin1 in states

    @cached_property
    def _readings(self) -> tuple[tuple[Reading, ...], ...]:
        return tuple(self._of(number) for number in range(len(self._spots)))

    def _of(self, number: int) -> tuple[Reading, ...]:
        known = self._known[number]
        if len({reading.country for reading in known}) < 2 and len(known) < 2:
            return known
        known = self._by_container(number, known)
        return tuple(sorted(known, key=self._rank))

    def _by_container(self, number: int, known: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """“Paris, **Texas**”: the readings that lie in what the words name as container."""
        container, seen = self._spots[number].inside, 0
        while container >= 0 and seen < len(self._spots):
            around = self._known[container]
            for fits in (_in_state, _in_country):
                inside = tuple(reading for reading in known if any(fits(reading, wide) for wide in around))
                if inside:
                    return inside
            container, seen = self._spots[container].inside, seen + 1
        return known

    def _rank(self, reading: Reading) -> float:
        size = reading.population if reading.is_town else _CAPITAL_POPULATION
        size = size if reading.admin1 or reading.is_town else _COUNTRY_POPULATION
        digits = len(str(size)) + size / float(10 ** len(str(size)))
        total = sum(self._support.values()) or 1.0
        state = 1.0 if (reading.country, reading.admin1) in self._named_states else 0.0
        return -(digits + _SUPPORT * self._support.get(reading.country, 0.0) / total + state)

    @cached_property
    def _known(self) -> tuple[tuple[Reading, ...], ...]:
        """What the tables know of each spot; a country is a reading without state."""
        return tuple(self._look_up(spot) for spot in self._spots)

    def _look_up(self, spot: Spot) -> tuple[Reading, ...]:
        words = self._texts[spot.start : spot.end]
        country = self._country_named(words)
        name = " ".join(words)
        found = () if country else gazetteer.readings(name, whole=True)
        if not country and not found:
            country = self._country_named(words[:-1])  # “the Ecuador border”
        if country:  # also a state, as Georgia is, or a town, where the words say in which state it lies
            others = gazetteer.readings(name, whole=True)
            return (Reading(country, ""), *(r for r in others if spot.inside >= 0 or not r.is_town))
        found = found or gazetteer.readings(name)
        capital = self._countries.get(words)
        if capital is not None and capital.kind == "capital":
            own = [r for r in found if r.country == capital.alpha3]
            first = own[0] if own else Reading(capital.alpha3, "", _CAPITAL_POPULATION)
            size = max(first.population, _CAPITAL_POPULATION)
            found = (first._replace(population=size), *(r for r in found if r not in own))
        return found

    def _country_named(self, words: Sequence[str]) -> str:
        place = self._countries.get(words) if words else None
        return place.alpha3 if place is not None and place.kind == "name" else ""

    @cached_property
    def _support(self) -> dict[str, float]:
        """How much the article speaks of each country: names, peoples, places that lie in one country only."""
        found: dict[str, float] = defaultdict(float)
        texts = self._texts
        for start in self._countries.starts(texts):
            end, place = self._countries.match(texts, start) or (start, None)
            if place is not None and place.kind != "capital":
                alone = place.kind == "demonym" or not gazetteer.readings(" ".join(texts[start:end]), whole=True)
                found[place.alpha3] += (_NAMED if place.kind == "name" else _PEOPLE) if alone else 0.0
        for spot, known in zip(self._spots, self._known, strict=True):
            countries = {reading.country for reading in known}
            if len(countries) == 1 and not (len(known) == 1 and not known[0].admin1):
                found[countries.pop()] += _DATELINE if spot.part == "dateline" else _TOWN
        return dict(found)

    @cached_property
    def _named_states(self) -> frozenset[tuple[str, str]]:
        """States that the article names itself: “Texas”."""
        return frozenset(
            (known[0].country, known[0].admin1) for known in self._known if len(known) == 1 and not known[0].is_town
        )

    def _around(self, number: int) -> str | None:
        """The country of a name that no table has: of its container, its sentence, the article."""
        spot, seen = self._spots[number], 0
        if self._scene.words[spot.end - 1] in self._scene.event_words("open water") or spot.width > 3:
            return None
        container = spot.inside
        while container >= 0 and seen < len(self._spots):
            reading = self.reading(container)
            if reading is not None:
                return reading.country
            container, seen = self._spots[container].inside, seen + 1
        named_after = gazetteer.readings(" ".join(self._texts[spot.start : spot.end - 1]))
        if named_after:  # “an Orsk hotel”
            return min(named_after, key=self._rank).country
        starts = self._scene.starts
        beside = [
            self._readings[other][0].country
            for other, near in enumerate(self._spots)
            if self._readings[other] and starts[near.start] == starts[spot.start]
        ]
        if len(set(beside)) == 1:
            return beside[0]
        ranked = sorted(self._support.items(), key=lambda item: -item[1])[:2]
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return beside[0] if beside else None
        return ranked[0][0]


def _in_country(reading: Reading, wide: Reading) -> bool:
    return reading.country == wide.country


def _in_state(reading: Reading, wide: Reading) -> bool:
    return reading.country == wide.country and wide.admin1 in ("", reading.admin1)
