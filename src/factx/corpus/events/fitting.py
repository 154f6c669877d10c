"""How well a scene of an article fits an event: by kind, place, day, names and numbers."""

import math
from collections.abc import Iterable

from factx.corpus.events import kinds
from factx.corpus.events.event import Event
from factx.corpus.events.found import Found
from factx.corpus.events.scenes import Scene
from factx.corpus.events.told import Days

# From this score on a scene is of an event of its story.
FITS = 2.0
NEVER, SURE = -99.0, 2.5
# Fewer dead than these may be told in part.
_MANY = 8


def own_signs(scene: Scene, event: Event, found: Found) -> float:
    """Names and a kind that the scene shares with this event of the story and no other: “Kagara”, “aftershock”."""
    beside = scene.kind == "other" and event.kind == "other"
    score = 2.6 if found.only(scene.names & event.names, beside=beside) else 0.0
    if scene.kind == "main" or event.kind == "main":
        score = min(score, 1.0 if scene.kind == "main" else 2.0)
    return score + (1.0 if found.only_kind(scene.hazards & event.hazards, beside=beside) else 0.0)


def fit(scene: Scene, event: Event) -> float:
    """How well a scene fits an event of its story."""
    if scene.anchor and scene.anchor == event.anchor:
        return 99.0
    if (scene.kind in ("older", "sum")) != (event.kind in ("older", "sum")):
        return NEVER
    if scene.kind in ("older", "sum"):
        return _score_of_period(scene, event)
    if not kinds.related(scene.hazards, event.hazards) or _falls(scene, event):
        return NEVER
    apart = scene.kind == "other" and event.is_about(scene.article)
    if apart and of_numbers(scene, event) < SURE and not _first_day(scene, event):
        return NEVER  # the article itself keeps them apart, and does not give the same number
    score = 3.0 if scene.kind == "main" and event.kind == "main" else 0.0
    score += 1.0 if scene.hazards & event.hazards else 0.0
    if scene.sharp:
        score += 2.0 if meet(scene.sharp, event.places) else -0.5
    return score + of_days(scene, event) + of_numbers(scene, event)


def _score_of_period(scene: Scene, event: Event) -> float:
    score = of_numbers(scene, event)
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


def of_days(scene: Scene, event: Event) -> float:
    """How well the days agree: an earlier day is of another event, a later one may be that of telling."""
    if scene.days is None or event.days is None:
        return 0.0
    if _overlap(scene.days, event.days):
        return 2.0 if scene.kind != "main" else 1.0
    if abs(scene.days[0] - event.days[0]) <= 1:
        return 1.0
    if scene.days[1] < event.days[0] - 1:
        return -3.0
    # Later days are those on which more was told, unless another event is meant.
    return -0.5 if scene.kind == "main" else -0.7


def of_numbers(scene: Scene, event: Event) -> float:
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
    fewer = event.most >= _MANY and killed * 2 <= event.most
    tells_the_toll = scene.has("killed", event.most) and not scene.hazards - event.hazards
    return later and fewer and not tells_the_toll


def _first_day(scene: Scene, event: Event) -> bool:
    """Whether an article of a later day tells the day of the event: “in a coma since the attack on May 21”."""
    if scene.days is None or event.days is None or scene.article == event.scenes[0].article:
        return False
    if any(fact.apart or fact.other for fact in scene.told):
        return False  # “Friday's separate raid”
    return scene.days == event.days and kinds.related(scene.hazards, event.hazards)


def meet(places: Iterable[str], others: Iterable[str]) -> bool:
    """Whether they have a place in common."""
    return bool(set(places) & set(others))


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
