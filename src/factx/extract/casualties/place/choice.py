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
_CLINICS = word_set("hospital hospitals clinic morgue mortuary court")
_MOST = 12
_PERSON_FROM = 3


def veto(view: View, number: int) -> str | None:
    scene, spot = view.scene, view.spots[number]
    words, begin = scene.words, scene.starts[spot.start]
    outer = spot
    if spot.width > 3:
        return "it is wider than a country"
    if view.tells(spot.start):
        return "it is where the teller is"
    lead = spot.lead
    before = words[max(begin, lead - 4) : lead]
    if spot.role == "at" and any(view.telling(index) for index in range(max(begin, lead - 3), lead)):
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
    if any(word in _CLINICS for word in words[max(begin, lead - 4) : lead]):
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


def is_other(view: View, begin: int) -> bool:
    stop = view.scene.stops[begin]
    words = view.scene.words
    if any(words[i] in view.scene.words_of("other event") and (i == 0 or words[i - 1] not in ("yet", "two", "three", "four", "several")) for i in range(begin, stop)):
        return True
    if any(a in ("hours", "days", "weeks", "months", "years") and b == "earlier" for a, b in zip(view.scene.words[begin:stop], view.scene.words[begin+1:stop])):
        return True
    return any(view.whens[i].date.precision in ("year", "decade") for i in view.whens_by_sentence.get(begin, []))


def event_spots(view: View):
    """Spots of event sentences in text order: (sentence, number)."""
    if not hasattr(view, "_es"):
        view._es = list(_event_spots(view))
    return view._es

def _event_spots(view):
    for begin in view.sentences:
        if not is_event_sentence(view, begin) or is_other(view, begin):
            continue
        for n in _free(view, view.spots_by_sentence.get(begin, [])):
            if view.spots[n].part == "body" and _TRUST[view.spots[n].role] < 2:
                yield begin, n


def finer_of(view, n, link=None):
    return next((m for b, m in event_spots(view) if view.atlas.lies_in(m, n) and not claimed(view, b, m, link)), None)


def claimed(view, begin, m, asking):
    """A count of its own stands in the clause of the finer place: “14,000 were displaced from X area”"""
    claims = [link for link in view.links_by_sentence.get(begin, ()) if (c := in_sentence(view, link)) is not None and c[0] == m]
    if not claims or b_first(view) == begin or asking is None:
        return False
    return not any(c.group.number.best == asking.group.number.best or c.group.start == asking.group.start for c in claims)

def b_first(view):
    return next((b for b in view.sentences if b in view.links_by_sentence and b not in view.parts), -1)


def wide(view):
    """The country of the article's event."""
    events = event_spots(view)
    codes = [c for c in (view.atlas.country(n) for _, n in events) if c]
    if codes:
        for n, spot in enumerate(view.spots):
            if spot.width == 3 and view.atlas.country(n) == codes[0]:
                return n
    return None


def choose(view: View, link: Link, scope: Scope) -> tuple[int, ToldIn] | None:
    if not view.spots:
        return None
    begin = view.scene.starts[link.start]
    found = in_sentence(view, link)
    events = event_spots(view)
    if found is not None and (_TRUST[view.spots[found[0]].role] < 2 or not events):
        n, told = found
        if view.spots[n].width >= 2 and scope != "cumulative" and not is_other(view, begin) and not shared(view, begin):
            finer = finer_of(view, n, link)
            if finer is not None:
                return finer, "article"
        return found
    near = thread(view, begin) if scope != "cumulative" else None
    if near is not None:
        if view.spots[near].width >= 2 and (finer := finer_of(view, near, link)) is not None:
            near = finer
        return near, "article"
    if scope == "cumulative" and (n := wide(view)) is not None:
        return n, "article"
    if is_other(view, begin) and (n := wide(view)) is not None:
        return n, "article"
    if events:
        n = events[0][1]
        if view.spots[n].width >= 2:
            finer = finer_of(view, n, link)
            n = finer if finer is not None else n
        return n, "article"
    if found is not None:
        return found
    for part in ("headline", "dateline"):
        for n, spot in enumerate(view.spots):
            if spot.part == part:
                return n, part
    rest = _free(view, range(len(view.spots)))
    return (rest[0], "article") if rest else None


def shared(view, begin):
    free = [n for n in _free(view, view.spots_by_sentence.get(begin, [])) if _TRUST[view.spots[n].role] == 0]
    return len(free) > 1 and len(view.links_by_sentence[begin]) > 1


def thread(view, begin):
    """The place of the sentences before in the same paragraph."""
    doc = view.scene.doc
    for before in view.before(begin):
        if "\n" in doc[view.scene.stops[before] - 1].text or "\n" in doc[view.scene.stops[before] - 1].whitespace_:
            return None
        if view.parts.get(before) == "headline":
            return None
        if not is_event_sentence(view, before):
            continue
        free = [n for n in _free(view, view.spots_by_sentence.get(before, [])) if _TRUST[view.spots[n].role] < 2 and view.spots[n].part == "body"]
        if free:
            return min(free, key=lambda n: view.spots[n].width)
    return None
