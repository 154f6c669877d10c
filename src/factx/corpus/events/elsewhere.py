"""Events of one story that are told of in others: found by place and day, by rare names, by large numbers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factx.corpus.events import kinds
from factx.corpus.events.event import Event
from factx.corpus.events.fitting import meet, of_days, of_numbers
from factx.corpus.events.scenes import Scene
from factx.corpus.words import usual

# An event of another story has to fit better than one of the same.
_FITS = 3.0
# A name that more events have tells nothing; of those that share a sign, so many are looked at.
_FEW, _SEEN = 4, 40
# Numbers that are no chance.
_MUCH = 1.5
_WEEK = 7


def same_place_and_day(found: Sequence[Event]) -> list[Event]:
    """Events of two stories whose place and day are the same are one, where nothing else speaks against it."""
    whole: list[Event] = []
    index: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in found:
        keys = _place_and_days(event)
        near = {id(other): other for key in keys for other in index.get(key, ())}
        same = [
            other
            for other in near.values()
            if other.may_take(event.anchor)
            and kinds.related(event.hazards, other.hazards)
            and other.story != event.story
        ]
        if len(same) == 1:
            for scene in event.scenes:
                same[0].take(scene)
            continue
        whole.append(event)
        for key in keys:
            index[key].append(event)
    return whole


def _place_and_days(event: Event) -> list[tuple[str, int]]:
    if event.kind != "main" or event.days is None or event.days[1] - event.days[0] >= _WEEK:
        return []
    return [(place, day) for place in sorted(event.sharp) for day in range(event.days[0], event.days[1] + 1)]


class Index:
    """Events by the places and large numbers that they are known by."""

    def __init__(self, found: Iterable[Event]) -> None:
        self._by_sign: dict[object, list[Event]] = defaultdict(list)
        for event in found:
            self.add(event)

    def add(self, event: Event) -> None:
        """Have an event found by its signs."""
        for sign in self._signs(event.sharp, event.numbers, event.names):
            self._by_sign[sign].append(event)

    def home(self, scene: Scene, numbers: float = 0.0) -> Event | None:
        """The one event of other stories that a scene is of, where its numbers agree so well at least."""
        signs = self._signs(scene.sharp, scene.numbers, scene.names)
        near = {id(event): event for sign in signs for event in self._by_sign.get(sign, ())[:_SEEN]}
        near = {key: event for key, event in near.items() if not numbers or of_numbers(scene, event) >= numbers}
        scored = [(self._fit(scene, event), at, event) for at, event in enumerate(near.values())]
        score, _, event = max(scored, key=lambda item: (item[0], -item[1]), default=(0.0, 0, None))
        return event if event is not None and score >= _FITS else None

    def _fit(self, scene: Scene, event: Event) -> float:
        if event.kind not in ("main", "other") or not event.may_take(scene.anchor):
            return -1.0
        if not kinds.related(scene.hazards, event.hazards):
            return -1.0
        if event.is_about(scene.article):
            return -1.0
        same_kind, numbers = bool(scene.hazards & event.hazards), of_numbers(scene, event)
        here = meet(scene.sharp, event.sharp)
        named = any(name in event.names and self._rare(name) for name in scene.names)
        if not (here or numbers >= _MUCH or (named and same_kind)):
            return -1.0
        return of_days(scene, event) + 1.5 * numbers + 2.0 * here + 2.0 * named + same_kind

    def _rare(self, name: int) -> bool:
        """Whether few events have a name in their sentences, and news seldom."""
        return len(self._by_sign.get(name, ())) <= _FEW and name not in usual()

    @staticmethod
    def _signs(places: Iterable[str], numbers: Iterable[tuple[str, int]], names: Iterable[int]) -> list[object]:
        rare = (name for name in names if name not in usual())
        return [*sorted(places), *sorted(number for number in numbers if number[1] >= 10), *sorted(rare)]
