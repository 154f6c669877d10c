"""When an event happened."""

from factx.extract.casualties.place.choice import is_event_sentence, is_other
from factx.extract.casualties.place.view import View, When
from factx.extract.casualties.scene import Link
from factx.extract.casualties.scope import Scope
from factx.facts import Date, ToldIn

EXACT = ("day", "weekend", "week", "range")


def choose(view: View, link: Link, scope: Scope) -> tuple[Date | None, ToldIn | None]:
    scene = view.scene
    begin = scene.starts[link.start]
    number = link.group.number
    here = [view.whens[i] for i in view.whens_by_sentence.get(begin, [])]
    here = [w for w in here if (w.end <= number.start or number.end <= w.start) and veto(view, w) is None]
    if scope != "incident":
        here = here or []
    toll = link.rule in ("toll", "restated")
    if toll:
        here = [w for w in here if of_event(view, w)]
    if here:
        over = ancestors(view, view.anchor(link))

        def rank(w):
            same = view.verb_over(w.end - 1).i in over or head_noun(view, w) in over
            return (not same, not of_event(view, w), max(w.start - link.end, link.start - w.end, 0))
        best = min(here, key=rank)
        return best.date, "clause" if not rank(best)[0] else "sentence"
    if scope == "cumulative":
        return None, None
    near = thread(view, begin)
    if near is not None:
        return near.date, "article"
    if scope != "incident" or is_other(view, begin):
        return None, None
    for sure in (True, False):
        for s in view.sentences:
            part = view.parts.get(s)
            if part == "dateline" and s not in view.links_by_sentence or is_other(view, s) or not is_event_sentence(view, s):
                continue
            found = [view.whens[i] for i in view.whens_by_sentence.get(s, [])]
            found = [w for w in found if veto(view, w) is None and (w.date.precision in EXACT or (sure and w.date.precision == "month")) and (of_event(view, w) or not sure)]
            if found:
                return found[0].date, "article"
    return None, None


def ancestors(view, index):
    """The verbs and event nouns that a token hangs on, up to the one that tells of it."""
    token, found = view.scene.doc[index], {index}
    for _ in range(10):
        if token.head is token:
            break
        token = token.head
        if view.telling(token.i):
            break
        found.add(token.i)
    return found


def head_noun(view, w):
    """The event noun that a date hangs on, -1 for none."""
    token = view.scene.doc[w.end - 1]
    nouns = view.scene.words_of("event noun")
    for _ in range(4):
        if token.head is token or token.head.pos_ in ("VERB", "AUX"):
            return -1
        token = token.head
        if token.lower_ in nouns or token.i in view.scene.covering:
            return token.i
    return -1


def thread(view, begin):
    doc = view.scene.doc
    for before in view.before(begin):
        last = doc[view.scene.stops[before] - 1]
        if "\n" in last.text or "\n" in last.whitespace_ or view.parts.get(before) == "headline":
            return None
        if not is_event_sentence(view, before):
            continue
        free = [view.whens[i] for i in view.whens_by_sentence.get(before, [])]
        free = [w for w in free if veto(view, w) is None]
        if free:
            return free[0]
    return None


def of_event(view: View, w: When) -> bool:
    """“**Sunday’s** earthquake”, “the **March 10** aftershock”, “the earthquake on **Sunday**”."""
    words = view.scene.words
    stop = view.scene.stops[w.start]
    end = w.end + (w.end < stop and words[w.end] in ("'s", "’s"))
    nouns = view.scene.words_of("event noun")
    if any(words[i] in nouns for i in range(end, min(end + 3, stop))):
        return True
    begin = view.scene.starts[w.start]
    lead = w.start - 1
    if lead >= begin and words[lead] in ("on", "in", "of", "early", "late", "from"):
        lead -= 1
    if head_noun(view, w) >= 0:
        return True
    return lead >= begin and (words[lead] in nouns or words[lead] in view.scene.words_of("event verb"))


def veto(view: View, w: When) -> str | None:
    """Why a date is not that of an event."""
    scene, words = view.scene, view.scene.words
    begin = scene.starts[w.start]
    part = view.parts.get(w.start)
    if part == "dateline":
        return "it is the day of writing"
    if of_event(view, w):
        return None
    if words[max(begin, w.start - 2) : w.start] == ["as", "of"]:
        return "it is the day of the count"
    lo = max(begin, w.start - 3)
    if any(view.telling(i) for i in range(lo, w.start)):
        return "it was told on that day"
    verb = view.verb_over(w.end - 1)
    if view.telling(verb.i):
        return "it was told on that day"
    if verb.lower_ in scene.words_of("toll kept"):
        return "the toll was kept on that day"
    if verb.tag_ in ("VB", "VBZ", "VBP") or any(c.lower_ in ("will", "would") for c in verb.children):
        return "it is no day of the past"
    return None
