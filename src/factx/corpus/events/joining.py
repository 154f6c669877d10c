"""Which scenes of many articles are one event.

Within a story, what the articles are about is one event, unless the kind, the day and the tolls tell of another: the
aftershock two days after the earthquake. Other events are found again by their place, day, kind and numbers, in other
stories, too.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factx.corpus.events import told as tolds
from factx.corpus.events.scenes import Scene, Story
from factx.corpus.events.stories import order, stories
from factx.corpus.events.told import Days
from factx.corpus.words import usual

# From this score on a scene is of an event; an event of another story has to fit better.
_FITS, _FITS_ELSEWHERE = 2.0, 3.0
# A name that more events have tells nothing; of those that share a sign, so many are looked at.
_FEW, _SEEN = 4, 40
_NEVER, _SURE = -99.0, 2.5
# Fewer dead than these may be told in part.
_MANY = 8
_WEEK = 7


@dataclass(slots=True)
class Event:
    """One event with what is told of it.

    Attributes:
        kind: what articles are about, an older event, or a sum over several.
        scenes: of which articles, in order of telling.
        story: the number of its story.
        days: when, by the first article that says so.
    """

    kind: str
    story: int
    scenes: list[Scene] = field(default_factory=list)
    days: Days | None = None
    hazards: frozenset[str] = frozenset()
    places: set[str] = field(default_factory=set)
    sharp: set[str] = field(default_factory=set)
    numbers: set[tuple[str, int]] = field(default_factory=set)
    names: set[int] = field(default_factory=set)
    most: int = 0
    anchor: str = ""

    def take(self, scene: Scene) -> None:
        """Have another article's scene, too."""
        self.scenes.append(scene)
        self.days = self.days or scene.days
        self.hazards = self.hazards or scene.hazards
        self.places |= scene.places
        self.sharp |= scene.sharp
        self.numbers |= scene.numbers
        self.names |= scene.names
        self.most = max(self.most, scene.first("killed"))
        self.anchor = self.anchor or scene.anchor

    def may_take(self, anchor: str) -> bool:
        """Whether no two events that were given already would become one."""
        return not (anchor and self.anchor and anchor != self.anchor)


def events(all_stories: Iterable[Story]) -> list[Event]:
    """The events of a collection, by their first telling."""
    grouped = stories(sorted(all_stories, key=order))
    found: list[Event] = []
    loose: list[tuple[int, Scene]] = []
    for number, group in enumerate(grouped):
        inside = _inside(group, number)
        found.extend(event for event in inside if event.kind in ("main", "sum", "older") or len(event.scenes) > 1)
        loose.extend((number, event.scenes[0]) for event in inside if event.kind == "other" and len(event.scenes) == 1)
    found = _same_place_and_day(found)
    index = _Index(found)
    for number, scene in loose:
        home = index.home(scene)
        if home is not None:
            home.take(scene)
            continue
        event = Event("other", number)
        event.take(scene)
        found.append(event)
        index.add(event)
    return found


def _inside(group: Sequence[Story], number: int) -> list[Event]:
    """The events of one story."""
    found: list[Event] = []
    for kind in ("main", "other", "older", "sum"):
        for story in group:
            for scene in story.scenes:
                if scene.kind != kind:
                    continue
                ranked = [
                    (_score(scene, event) + _own_signs(scene, event, found), -at)
                    for at, event in enumerate(found)
                    if event.may_take(scene.anchor)
                ]
                best, at = max(ranked, default=(0.0, 0))
                if best >= _FITS:
                    found[-at].take(scene)
                    continue
                if kind == "main":
                    _give_back(scene, found)
                event = Event(kind, number)
                event.take(scene)
                found.append(event)
    return found


def _give_back(scene: Scene, found: Sequence[Event]) -> None:
    """An article about a second event tells the tolls of the first again: they are the first's."""
    for event in found:
        if (part := scene.part(event.numbers)) is not None:
            event.take(part)


def _own_signs(scene: Scene, event: Event, found: Sequence[Event]) -> float:
    """Names and a kind that the scene shares with this event of the story and no other: “Kagara”, “aftershock”."""
    beside = scene.kind == "other" and event.kind == "other"
    others = [other for other in found if other is not event and (not beside or other.kind == "other")]
    names = scene.names & event.names
    score = 2.6 if names and names - set().union(*(other.names for other in others)) else 0.0
    if scene.kind == "main" or event.kind == "main":
        score = min(score, 1.0 if scene.kind == "main" else 2.0)
    kinds = scene.hazards & event.hazards
    return score + (1.0 if kinds and not any(kinds & other.hazards for other in others) and others else 0.0)


def _score(scene: Scene, event: Event) -> float:
    """How well a scene fits an event of its story."""
    if scene.anchor and scene.anchor == event.anchor:
        return 99.0
    if (scene.kind in ("older", "sum")) != (event.kind in ("older", "sum")):
        return _NEVER
    if scene.kind in ("older", "sum"):
        return _score_of_period(scene, event)
    if not tolds.related(scene.hazards, event.hazards) or _falls(scene, event):
        return _NEVER
    apart = scene.kind == "other" and any(other.article == scene.article for other in event.scenes)
    if apart and _of_numbers(scene, event) < _SURE:
        return _NEVER  # the article itself keeps them apart, and does not give the same number
    score = 3.0 if scene.kind == "main" and event.kind == "main" else 0.0
    score += 1.0 if scene.hazards & event.hazards else 0.0
    if scene.sharp:
        score += 2.0 if _meet(scene.sharp, event.places) else -0.5
    return score + _of_days(scene, event) + _of_numbers(scene, event)


def _score_of_period(scene: Scene, event: Event) -> float:
    score = _of_numbers(scene, event)
    if scene.kind != event.kind:
        return score if scene.days == event.days else 0.0
    if scene.days is not None and event.days is not None:
        if scene.kind == "older":
            score += 2.0 if _overlap(scene.days, event.days) else -2.0
        else:
            score += 1.5 if abs(scene.days[0] - event.days[0]) < 45 or _overlap(scene.days, event.days) else -2.0
    if scene.kind == "sum":
        score += 0.5 if scene.days is None or event.days is None else 0.0
        score += 0.5 + 0.5 * bool({o for o, _ in scene.numbers} & {o for o, _ in event.numbers})
    return score


def _of_days(scene: Scene, event: Event) -> float:
    if scene.days is None or event.days is None:
        return 0.0
    if _overlap(scene.days, event.days):
        return 2.0 if scene.kind != "main" else 1.0
    if abs(scene.days[0] - event.days[0]) <= 1:
        return 1.0
    if scene.days[1] < event.days[0] - 1:
        return -3.0
    # Later days are those on which more was told, unless another event is meant.
    return -0.5 if scene.kind == "main" else -1.5


def _of_numbers(scene: Scene, event: Event) -> float:
    """The tolls that both have: 4,455 is no chance, three may be one."""
    shared = [best for _, best in scene.numbers & event.numbers]
    return min(3.0, sum(math.log10(best + 1) for best in shared))


def _falls(scene: Scene, event: Event) -> bool:
    """Whether an article is about another event of its story: far fewer dead than are known, on a later day."""
    killed = scene.first("killed")
    if scene.kind != "main" or not killed or ("killed", killed) in event.numbers:
        return False
    if scene.second:
        return True
    later = scene.days is not None and event.days is not None and scene.days[0] > event.days[1]
    return later and event.most >= _MANY and killed * 2 <= event.most and not scene.has("killed", event.most)


def _meet(places: Iterable[str], others: Iterable[str]) -> bool:
    return bool(set(places) & set(others))


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _same_place_and_day(found: Sequence[Event]) -> list[Event]:
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
            and tolds.related(event.hazards, other.hazards)
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


class _Index:
    """Events by the places and large numbers that they are known by."""

    def __init__(self, found: Iterable[Event]) -> None:
        self._by_sign: dict[object, list[Event]] = defaultdict(list)
        for event in found:
            self.add(event)

    def add(self, event: Event) -> None:
        """Have an event found by its signs."""
        for sign in self._signs(event.sharp, event.numbers, event.names):
            self._by_sign[sign].append(event)

    def home(self, scene: Scene) -> Event | None:
        """The one event of other stories that a scene beside an article's own is of."""
        signs = self._signs(scene.sharp, scene.numbers, scene.names)
        near = {id(event): event for sign in signs for event in self._by_sign.get(sign, ())[:_SEEN]}
        scored = [(self._fit(scene, event), at, event) for at, event in enumerate(near.values())]
        score, _, event = max(scored, key=lambda item: (item[0], -item[1]), default=(0.0, 0, None))
        return event if event is not None and score >= _FITS_ELSEWHERE else None

    def _fit(self, scene: Scene, event: Event) -> float:
        if event.kind not in ("main", "other") or not event.may_take(scene.anchor):
            return -1.0
        if not tolds.related(scene.hazards, event.hazards):
            return -1.0
        score = _of_days(scene, event) + 1.5 * _of_numbers(scene, event)
        score += 2.0 if _meet(scene.sharp, event.sharp) else 0.0
        score += 2.0 if any(name in event.names and self._rare(name) for name in scene.names) else 0.0
        return score + (1.0 if scene.hazards & event.hazards else 0.0)

    def _rare(self, name: int) -> bool:
        """Whether few events have a name in their sentences, and news seldom."""
        return len(self._by_sign.get(name, ())) <= _FEW and name not in usual()

    @staticmethod
    def _signs(places: Iterable[str], numbers: Iterable[tuple[str, int]], names: Iterable[int]) -> list[object]:
        rare = (name for name in names if name not in usual())
        return [*sorted(places), *sorted(number for number in numbers if number[1] >= 10), *sorted(rare)]
