"""When an event happened."""

from factx.extract.casualties.place.view import View
from factx.extract.casualties.scene import Link
from factx.extract.casualties.scope import Scope
from factx.facts import Date, ToldIn


def choose(view: View, link: Link, scope: Scope) -> tuple[Date | None, ToldIn | None]:
    scene = view.scene
    begin = scene.starts[link.start]
    number = link.group.number
    here = [view.whens[i] for i in view.whens_by_sentence.get(begin, [])]
    here = [w for w in here if (w.end <= number.start or number.end <= w.start) and not told(view, w)]
    if here:
        return min(here, key=lambda w: max(w.start - link.end, link.start - w.end, 0)).date, "sentence"
    if scope == "incident":
        for s in view.sentences:
            from factx.extract.casualties.place.choice import is_event_sentence
            if is_event_sentence(view, s) and view.parts.get(s) != "dateline":
                for i in view.whens_by_sentence.get(s, []):
                    if not told(view, view.whens[i]):
                        return view.whens[i].date, "article"
    return None, None


def told(view: View, when) -> bool:
    """The day on which it was told."""
    verb = view.verb_over(when.end - 1)
    if verb.i in view.scene.told:
        return True
    lo = max(view.scene.starts[when.start], when.start - 3)
    return any(i in view.scene.told for i in range(lo, when.start))
