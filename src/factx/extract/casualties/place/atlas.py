"""“Tripoli, **Lebanon**”, “in **Hyderabad**, a city in Sindh”: which country, and which state of it, a place is in.

The words decide first (“Paris, Texas”), then the names that the table knows in one country only, then the countries
that the article names besides; of two that fit alike the larger town counts. A village that no table knows is in the
country of the sentence or article.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from factx import marks
from factx.extract.casualties.place.spots import Spot
from factx.extract.casualties.scene import Scene
from factx.lexicon import gazetteer, phrases
from factx.lexicon.gazetteer import Reading

_NAMED, _PEOPLE, _TOWN, _DATELINE = 3.0, 1.0, 1.0, 2.0
_CAPITAL_POPULATION = 3_000_000
# How much a country that the article names outweighs inhabitants, by powers of ten.
_SUPPORT = 3.0


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

    def state(self, number: int) -> str:
        """GeoNames' code of the state of a spot; empty where it is not known."""
        reading = self.reading(number)
        return reading.admin1 if reading is not None else ""

    def reading(self, number: int) -> Reading | None:
        """The likeliest of what a spot's name may stand for; None for a name that no table has."""
        found = self._readings[number]
        return found[0] if found else None

    def readings(self, number: int) -> tuple[Reading, ...]:
        """All that a spot's name may stand for after what the words say, the likeliest first."""
        return self._readings[number]

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
            for fits in (
                [r for r in known if any(r.country == a.country and (not a.admin1 or r.admin1 == a.admin1) for a in around)],
                [r for r in known if any(r.country == a.country for a in around)],
            ):
                if fits:
                    return tuple(fits)
            container, seen = self._spots[container].inside, seen + 1
        return known

    def _rank(self, reading: Reading) -> float:
        size = reading.population if reading.is_town else _CAPITAL_POPULATION
        digits = len(str(size)) + size / 10 ** len(str(size))
        total = sum(self._support.values()) or 1.0
        state = 1.0 if (reading.country, reading.admin1) in self._named_states else 0.0
        return -(digits + _SUPPORT * self._support[reading.country] / total + state)

    @cached_property
    def _known(self) -> tuple[tuple[Reading, ...], ...]:
        """What the tables know of each spot; a country is a reading without state."""
        return tuple(self._look_up(spot) for spot in self._spots)

    def _look_up(self, spot: Spot) -> tuple[Reading, ...]:
        words = self._texts[spot.start : spot.end]
        for end in range(spot.end, spot.start, -1):
            place = self._countries.get(self._texts[spot.start : end])
            if place is not None and place.kind == "name" and (spot.width != 2 or end == spot.end):
                return (Reading(place.alpha3, ""),)
            if end < spot.end - 1:
                break
        found = gazetteer.readings(" ".join(words))
        capital = self._countries.get(words)
        if capital is not None and capital.kind == "capital":
            own = [r for r in found if r.country == capital.alpha3]
            first = own[0] if own else Reading(capital.alpha3, "", _CAPITAL_POPULATION)
            found = (first._replace(population=max(first.population, _CAPITAL_POPULATION)), *(r for r in found if r not in own))
        return found

    @cached_property
    def _support(self) -> Counter[str]:
        """How much the article speaks of each country: names, peoples, places that lie in one country only."""
        found: Counter[str] = Counter()
        for name in marks.get(self._scene.doc, marks.Name):
            place = self._countries.get(self._texts[name.start : name.end])
            if place is not None and place.kind != "capital":
                found[place.alpha3] += _NAMED if place.kind == "name" else _PEOPLE
        for spot, known in zip(self._spots, self._known, strict=True):
            countries = {reading.country for reading in known}
            if len(countries) == 1 and not (len(known) == 1 and not known[0].admin1):
                found[countries.pop()] += _DATELINE if spot.part == "dateline" else _TOWN
        return found

    @cached_property
    def _named_states(self) -> frozenset[tuple[str, str]]:
        """States that the article names itself: “Texas”."""
        return frozenset(
            (known[0].country, known[0].admin1) for known in self._known if len(known) == 1 and not known[0].is_town
        )

    def _around(self, number: int) -> str | None:
        """The country of a name that no table has: of its container, its sentence, the article."""
        spot, seen = self._spots[number], 0
        if self._scene.words[spot.end - 1] in self._scene.words_of("open water") or spot.width > 3:
            return None
        container = spot.inside
        while container >= 0 and seen < len(self._spots):
            reading = self.reading(container)
            if reading is not None:
                return reading.country
            container, seen = self._spots[container].inside, seen + 1
        starts = self._scene.starts
        beside = [
            self._readings[other][0].country
            for other, near in enumerate(self._spots)
            if self._readings[other] and starts[near.start] == starts[spot.start]
        ]
        if len(set(beside)) == 1:
            return beside[0]
        ranked = self._support.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return beside[0] if beside else None
        return ranked[0][0]
