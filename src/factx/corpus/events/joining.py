"""Which scenes of many articles are one event.

Within a story, what the articles are about is one event, unless the kind, the day and the tolls tell of another: the
aftershock two days after the earthquake. Other events are found again by their place, day, kind and numbers, in other
stories, too.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from factx.corpus.events.elsewhere import Index, same_place_and_day
from factx.corpus.events.event import Event
from factx.corpus.events.fitting import FITS, fit, own_signs
from factx.corpus.events.scenes import Scene, Story
from factx.corpus.events.stories import order, stories


def events(all_stories: Iterable[Story]) -> list[Event]:
    """The events of a collection, by their first telling."""
    grouped = stories(sorted(all_stories, key=order))
    found: list[Event] = []
    loose: list[tuple[int, Scene]] = []
    for number, group in enumerate(grouped):
        inside = _inside(group, number)
        found.extend(event for event in inside if event.kind in ("main", "sum", "older") or len(event.scenes) > 1)
        loose.extend((number, event.scenes[0]) for event in inside if event.kind == "other" and len(event.scenes) == 1)
    found = same_place_and_day(found)
    index = Index(found)
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
                    (fit(scene, event) + own_signs(scene, event, found), -at)
                    for at, event in enumerate(found)
                    if event.may_take(scene.anchor)
                ]
                best, at = max(ranked, default=(0.0, 0))
                if best >= FITS:
                    found[-at].take(scene)
                    continue
                if kind == "main":
                    _give_back(scene, found)
                event = Event(kind, number)
                event.take(scene)
                found.append(event)
        if kind == "other":
            _to_others(found)
    return found


def _to_others(found: Sequence[Event]) -> None:
    """“In Belmar the number rose to 11”, where an article before told of another event in Belmar, is of that one."""
    others = [event for event in found if event.kind == "other"]
    places = Counter(place for event in others for place in event.sharp)
    for event in found:
        if event.kind != "main":
            continue
        own = Counter(place for scene in event.scenes for place in scene.sharp)
        for scene in event.scenes:
            for other in others:
                only = {place for place in other.sharp if places[place] == 1 and own[place] <= 1}
                if (part := scene.of_places(only)) is not None:
                    other.take(part)


def _give_back(scene: Scene, found: Sequence[Event]) -> None:
    """An article about a second event tells the tolls of the first again: they are the first's."""
    for event in found:
        if (part := scene.part(event.numbers)) is not None:
            event.take(part)
