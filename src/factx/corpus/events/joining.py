"""Which scenes of many articles are one event.

Within a story, what the articles are about is one event, unless the kind, the day and the tolls tell of another: the
aftershock two days after the earthquake. Other events are found again by their place, day, kind and numbers, in other
stories, too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from factx.corpus.events.elsewhere import Index, same_place_and_day
from factx.corpus.events.event import Event
from factx.corpus.events.fitting import FITS, SURE, fit, own_signs
from factx.corpus.events.found import Found
from factx.corpus.events.scenes import Scene, Story
from factx.corpus.events.stories import order, stories

# So many articles are about an event that takes what another story's article is about.
_SEVERAL = 2


def events(all_stories: Iterable[Story]) -> list[Event]:
    """The events of a collection, by their first telling."""
    grouped = stories(sorted(all_stories, key=order))
    found: list[Event] = []
    loose: list[Event] = []
    for number, group in enumerate(grouped):
        for event in _inside(group, number):
            (loose if _is_told_once(event) else found).append(event)
    found = same_place_and_day(found)
    index = Index(found)
    found = [event for event in found if not _is_of_another_story(event, index)]
    for event in loose:
        homes = [(index.home(scene), scene) for scene in event.scenes]
        for home, scene in homes:
            if home is not None:
                home.take(scene)
        if left := [scene for home, scene in homes if home is None]:
            found.append(_of_scenes(event, left))
            index.add(found[-1])
    return found


def _of_scenes(event: Event, scenes: Iterable[Scene]) -> Event:
    """An event of those scenes of another for which no other is found."""
    own = Event(event.kind, event.story)
    for scene in scenes:
        own.take(scene)
    return own


def _is_of_another_story(event: Event, index: Index) -> bool:
    """Whether what one article is about is an event of another story, which has it then: large numbers are the same.

    A summit mourns the 57 who were abducted and the 22 who were killed.
    """
    if event.kind != "main" or len(event.scenes) > 1:
        return False
    home = index.home(event.scenes[0], numbers=SURE)
    if home is None or len(home.about) < _SEVERAL:
        return False
    home.take(event.scenes[0])
    return True


def _is_told_once(event: Event) -> bool:
    """Whether one article alone tells of an event, beside its own."""
    return event.kind == "other" and len({scene.article for scene in event.scenes}) == 1


def _inside(group: Sequence[Story], number: int) -> list[Event]:
    """The events of one story."""
    found = Found(number)
    for kind in ("main", "other", "older", "sum"):
        for scene in (scene for story in group for scene in story.scenes if scene.kind == kind):
            ranked = [(fit(scene, event) + own_signs(scene, event, found), -at) for at, event in found.near(scene)]
            best, at = max(ranked, default=(0.0, 0))
            if best >= FITS:
                found.take(-at, scene)
                continue
            if kind == "main":
                _give_back(scene, found)
            found.start(scene)
        if kind == "other":
            _to_others(found.events)
    return found.events


def _to_others(found: Sequence[Event]) -> None:
    """“In Belmar the number rose to 11”, where an article before told of another event in Belmar, is of that one."""
    homes: dict[str, list[Event]] = defaultdict(list)
    for event in found:
        for place in event.sharp if event.kind == "other" else ():
            homes[place].append(event)
    for event in found:
        if event.kind != "main":
            continue
        own = Counter(place for scene in event.scenes for place in scene.sharp)
        for scene in event.scenes:
            only = {place for place in scene.sharp if own[place] <= 1 and len(homes[place]) == 1}
            for place in sorted(only):
                if (part := scene.of_places({place})) is not None:
                    homes[place][0].take(part)


def _give_back(scene: Scene, found: Found) -> None:
    """An article about a second event tells the tolls of the first again: they are the first's."""
    for at, event in found.near(scene):
        if (part := scene.part(event.numbers)) is not None:
            found.take(at, part)
