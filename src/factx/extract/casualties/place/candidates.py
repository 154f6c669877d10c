"""The places and dates of an article that no veto speaks against, as the rules that choose among them see them."""

from collections.abc import Callable, Sequence
from functools import cached_property

from factx.extract.casualties.place.spots import Spot
from factx.extract.casualties.place.view import View, When
from factx.extract.casualties.scene import Link

_PROVINCE, _COUNTRY = 2, 3
# How surely a place is that of what its sentence tells, by what ties it there; “of” may be anything.
_TIED = {"at": 0, "counted": 0, "of": 1, "from": 1, "to": 1}
_LOOSE = 2


class Candidates:
    """What is left of a view's places and dates after the vetoes, and what the article as a whole says of its event.

    Attributes:
        view: all places and dates.

    Args:
        view: all places and dates.
        place_stands: whether no veto speaks against a place, by its number.
        date_stands: whether none speaks against a date.
    """

    def __init__(self, view: View, place_stands: Callable[[int], bool], date_stands: Callable[[When], bool]) -> None:
        self.view = view
        self._place_stands = place_stands
        self._date_stands = date_stands
        self._places_of: dict[int, list[int]] = {}

    @cached_property
    def _places(self) -> frozenset[int]:
        return frozenset(filter(self._place_stands, range(len(self.view.spots))))

    @cached_property
    def _dates(self) -> frozenset[int]:
        """Where the dates begin that no veto speaks against."""
        return frozenset(when.start for when in self.view.whens if self._date_stands(when))

    def spot(self, number: int) -> Spot:
        """A place by its number."""
        return self.view.spots[number]

    def places_in(self, sentence: int) -> list[int]:
        """The places of a sentence; of “Orsk, Kanu” only the one within."""
        found = self._places_of.get(sentence)
        if found is None:
            found = self._places_of[sentence] = self._in(sentence)
        return found

    def _in(self, sentence: int) -> list[int]:
        numbers = self.view.spots_in(sentence)
        containers = {self.spot(number).inside for number in numbers}
        return [number for number in numbers if number in self._places and number not in containers]

    def dates_in(self, sentence: int) -> list[When]:
        """The dates of a sentence."""
        return [when for when in self.view.whens_in(sentence) if when.start in self._dates]

    @cached_property
    def dates_of_event(self) -> list[When]:
        """Dates of sentences about the event; “the same day” and the like tell nothing far away."""
        view = self.view
        leaning = view.scene.event_words("leaning date")
        return [
            when
            for sentence in view.sentences
            if view.tells_of_event(sentence) and not view.tells_of_other(sentence)
            for when in self.dates_in(sentence)
            if leaning.isdisjoint(view.scene.words[when.start : when.end])
        ]

    def tie(self, number: int) -> int:
        """0 for “in Orsk”, 1 for “of Orsk”, 2 where no preposition ties a place to what happens."""
        return _TIED.get(self.spot(number).role, _LOOSE)

    def is_tied(self, number: int) -> bool:
        """Whether a preposition ties a place to what its sentence tells."""
        return self.tie(number) < _LOOSE

    @cached_property
    def of_event(self) -> list[tuple[int, int]]:
        """Where the article says its event was: sentences with the numbers of their places, in text order."""
        view = self.view
        return [
            (sentence, number)
            for sentence in view.sentences
            if view.tells_of_event(sentence) and not view.tells_of_other(sentence)
            for number in self.places_in(sentence)
            if self.is_tied(number) and self.spot(number).part == "body" and self.spot(number).role != "counted"
        ]

    @cached_property
    def country(self) -> int | None:
        """The article's first mention of the country in which its event was; None where it names none."""
        atlas = self.view.atlas
        codes = [code for _, number in self.of_event if (code := atlas.country(number)) is not None]
        named = (n for n, spot in enumerate(self.view.spots) if spot.width == _COUNTRY and spot.part != "dateline")
        return next((n for n in named if codes and atlas.country(n) == codes[0]), None)

    def nearest(self, link: Link) -> tuple[int, bool] | None:
        """The place of a link's sentence that is nearest to it, and whether no other count stands between.

        After the evidence before before it; a place inside it (“men *of Orsk* were killed”) only with “in” or “from”.
        """
        sentence = self.view.scene.starts[link.start]
        free = [number for number in self.places_in(sentence) if self._beside(number, link)]
        others = [o for o in self.view.links_in(sentence) if o.group.start != link.group.start]
        ranked = sorted((self._distance(number, link, others), number) for number in free)
        return (ranked[0][1], not ranked[0][0][1]) if ranked else None

    def _beside(self, number: int, link: Link) -> bool:
        spot = self.spot(number)
        inside = spot.start < link.end and link.start < spot.end
        return not inside or spot.role in ("at", "from")

    def _distance(self, number: int, link: Link, others: Sequence[Link]) -> tuple[bool, bool, int, int]:
        spot = self.spot(number)
        # “Orsk counted 12 dead”: the place stands before what is counted there.
        loose = not self.is_tied(number) or (spot.role == "counted" and spot.start >= link.start)
        if spot.start >= link.start:
            crossed = any(link.start < other.group.start < spot.start for other in others)
            return (loose, crossed, 0, max(0, spot.start - link.end))
        crossed = any(spot.end <= other.start < link.start for other in others)
        behind = 0 if self.view.leads_to_clause(number) else 1
        return (loose and behind == 1, crossed, behind, link.start - spot.end)

    def exact(self, number: int, link: Link) -> int | None:
        """“in Kanu … The raid was on **Orsk**”: the first more exact place of the event that lies in a wide one."""
        if self.spot(number).width < _PROVINCE:
            return None
        return next(
            (
                inner
                for sentence, inner in self.of_event
                if self.view.atlas.lies_in(inner, number) and not self._has_own_count(sentence, inner, link)
            ),
            None,
        )

    def _has_own_count(self, sentence: int, number: int, link: Link) -> bool:
        """“14,000 were displaced from **Orsk**”: the place of another count of the event, which may be a part."""
        if sentence == self._first_told or self.view.event_over(self.spot(number).end - 1) >= 0:
            return False
        claims = [other for other in self.view.links_in(sentence) if self._takes(other, number)]
        asked = link.group
        return bool(claims) and not any(
            other.group.number.best == asked.number.best or other.group.start == asked.start for other in claims
        )

    def _takes(self, link: Link, number: int) -> bool:
        taken = self.nearest(link)
        return taken is not None and taken[0] == number

    @cached_property
    def _first_told(self) -> int:
        """The first sentence of the text proper with a casualty."""
        view = self.view
        return next((s for s in view.sentences if view.links_in(s) and view.part(s) == "body"), -1)

    def are_shared_out(self, sentence: int) -> bool:
        """“31 in Orsk and nine in Kanu”: counts of one sentence that have a place each."""
        tied = [number for number in self.places_in(sentence) if self.tie(number) == 0]
        return len(tied) > 1 and len(self.view.links_in(sentence)) > 1
