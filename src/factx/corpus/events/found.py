"""The events of one story as they are found, with an index of what they are known by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from factx.corpus.events.event import Event
from factx.corpus.events.scenes import Scene

# So many events are looked at of those that share a sign, and of those that articles are about.
_SEEN, _MAINS = 40, 60


class Found:
    """Events that take scenes; how many of them have a name or a kind is known at any time.

    Attributes:
        events: in the order in which they were found.
    """

    def __init__(self, story: int) -> None:
        self.events: list[Event] = []
        self._story = story
        self._names: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
        self._kinds: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        self._sizes = [0, 0]
        self._by_sign: dict[object, list[int]] = defaultdict(list)
        self._of_kind: dict[str, list[int]] = defaultdict(list)

    def near(self, scene: Scene) -> Iterator[tuple[int, Event]]:
        """Events that a scene may be of, by number: those that share a sign with it, and the main ones."""
        numbers = {at for kind in ("main", "older", "sum") for at in self._of_kind[kind][:_MAINS]}
        numbers |= {at for sign in _signs(scene) for at in self._by_sign.get(sign, ())[:_SEEN]}
        return ((at, self.events[at]) for at in sorted(numbers) if self.events[at].may_take(scene.anchor))

    def start(self, scene: Scene) -> None:
        """A new event with its first scene."""
        at = len(self.events)
        self.events.append(Event(scene.kind, self._story))
        self._of_kind[scene.kind].append(at)
        for side in self._sides(self.events[at]):
            self._sizes[side] += 1
        self.take(at, scene)

    def take(self, at: int, scene: Scene) -> None:
        """One more scene of an event."""
        event = self.events[at]
        names, kinds = scene.names - event.names, scene.hazards - event.hazards if not event.hazards else frozenset()
        for sign in _signs(scene):
            if not self._by_sign[sign] or self._by_sign[sign][-1] != at:
                self._by_sign[sign].append(at)
        event.take(scene)
        for side in self._sides(event):
            self._names[side].update(names)
            self._kinds[side].update(kinds)

    def only(self, names: Iterable[int], *, beside: bool) -> bool:
        """Whether one of some names is that of one event alone, of all or of those beside what articles are about."""
        counted = self._names[beside]
        return any(counted[name] == 1 for name in names)

    def only_kind(self, kinds: Iterable[str], *, beside: bool) -> bool:
        """Whether no other event is of some kinds."""
        found = list(kinds)
        return bool(found) and self._sizes[beside] > 1 and all(self._kinds[beside][kind] == 1 for kind in found)

    @staticmethod
    def _sides(event: Event) -> tuple[int, ...]:
        return (0, 1) if event.kind == "other" else (0,)


def _signs(scene: Scene) -> list[object]:
    return [*((scene.anchor,) if scene.anchor else ()), *scene.sharp, *scene.numbers, *scene.names]
