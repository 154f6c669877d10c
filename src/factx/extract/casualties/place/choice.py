"""Where an event happened."""

from collections.abc import Iterable

from factx.extract.casualties.place.view import View
from factx.extract.casualties.scene import Link
from factx.extract.casualties.scope import Scope
from factx.facts import ToldIn
from factx.lexicon.closed_classes import word_set

_FLED = word_set("fled flee fleeing pulled recovered rescued evacuated displaced abducted kidnapped taken seized driven retrieved escaped")
_SEATED = word_set("born lived lives living based resident residents native hails hailed raised studied headquartered consulate embassy")
_MOVED = word_set("taken rushed brought flown airlifted transferred admitted treated treatment hospitalised hospitalized admission returned travelled traveled headed heading way bound traveling travelling moved transported referred surgery")
_ELSEWHERE = word_set("after since following like than unlike amid despite")
_MOST = 12
_PERSON_FROM = 3


def veto(view: View, number: int) -> str | None:
    scene, spot = view.scene, view.spots[number]
    words, begin = scene.words, scene.starts[spot.start]
    outer = spot
    if view.tells(spot.start):
        return "it is where the teller is"
    lead = spot.lead
    before = words[max(begin, lead - 4) : lead]
    if spot.role == "at" and any(index in scene.told for index in range(max(begin, lead - 3), lead)):
        return "it is where it was told"
    if any(word in ("speaking", "telephone", "phone", "reporters", "reporting") for word in before):
        return "it is where it was told"
    if spot.role == "from" and not any(word in _FLED for word in words[max(begin, lead - 6) : lead]):
        return "people come from there"
    if spot.role == "to" and words[lead] != "into" and words[lead] != "through":
        return "somebody goes there"
    if any(word in _SEATED for word in words[max(begin, lead - 2) : lead]):
        return "somebody lives there"
    if spot.role == "at" and spot.width == 0 and any(word in _MOVED for word in words[max(begin, lead - 6) : lead]):
        return "the hurt were taken there"
    if any(word in _MOVED for word in words[max(begin, lead - 3) : lead]):
        return "the hurt were taken there"
    if any(word.startswith(("km", "kilomet", "mile")) for word in words[max(begin, spot.start - 7) : spot.start]) and words[spot.start-1] in ("from","of"):
        return "a distance is measured from there"
    return None


def _free(view: View, numbers: Iterable[int]) -> list[int]:
    contained = {view.spots[n].inside for n in numbers}
    return [n for n in numbers if veto(view, n) is None and n not in contained]


_TRUST = {"at": 0, "of": 1, "from": 1, "to": 2, "compound": 3, "possessive": 3, "none": 3}


def in_sentence(view: View, link: Link):
    begin = view.scene.starts[link.start]
    numbers = view.spots_by_sentence.get(begin, [])
    free = [n for n in _free(view, numbers) if not (view.spots[n].start < link.end and link.start < view.spots[n].end and view.spots[n].role not in ("at",))]
    if not free:
        return None
    others = [other for other in view.links_by_sentence[begin] if other.group.start != link.group.start]

    def rank(n):
        spot = view.spots[n]
        if spot.start >= link.start:
            gap = max(0, spot.start - link.end); behind = 0
            crossed = sum(link.start < o.group.start < spot.start for o in others)
        else:
            gap = link.start - spot.end; behind = 1
            crossed = sum(spot.end <= o.start < link.start for o in others)
        return (_TRUST[spot.role] > 1, crossed > 0, behind, gap)
    ranked = sorted(free, key=rank)
    n = ranked[0]
    told = "clause" if not rank(n)[1] else "sentence"
    return n, told


def is_event_sentence(view: View, begin: int) -> bool:
    stop = view.scene.stops[begin]
    return begin in view.links_by_sentence or view.scene.has(begin, stop, view.scene.words_of("event noun") | view.scene.words_of("event verb"))


def event_spots(view: View):
    """Spots of event sentences in text order: (sentence, number)."""
    for begin in view.sentences:
        if view.parts.get(begin) == "dateline" :
            pass
        if not is_event_sentence(view, begin):
            continue
        for n in _free(view, view.spots_by_sentence.get(begin, [])):
            if view.spots[n].part == "body" and _TRUST[view.spots[n].role] < 2:
                yield begin, n


def choose(view: View, link: Link, scope: Scope) -> tuple[int, ToldIn] | None:
    if not view.spots:
        return None
    begin = view.scene.starts[link.start]
    found = in_sentence(view, link)
    if found is not None:
        n, told = found
        if view.spots[n].width >= 2 and scope == "incident":
            finer = next((m for _, m in event_spots(view) if view.atlas.lies_in(m, n)), None)
            if finer is not None:
                return finer, "article"
        return found
    events = list(event_spots(view))
    # the thread: the nearest sentence before, of the same paragraph
    if events:
        prior = [n for b, n in events if b <= begin]
        n = events[0][1]
        if view.spots[n].width >= 2:
            finer = next((m for _, m in events if view.atlas.lies_in(m, n)), None)
            n = finer if finer is not None else n
        return n, "article"
    for part in ("headline", "dateline"):
        for n, spot in enumerate(view.spots):
            if spot.part == part:
                return n, part
    rest = _free(view, range(len(view.spots)))
    return (rest[0], "article") if rest else None
