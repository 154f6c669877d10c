"""“left 31 dead, although relatives put **the figure at 45**”; “60 died, **compared with 41** in 2019”: a count told
again.

A number without a noun, said of “the figure” or set beside another count, shares the outcome of the count right before
it in the sentence.
"""

from collections.abc import Mapping

from factx.extract.casualties.counted import Group
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.walk import is_time
from factx.lexicon.closed_classes import word_set

_FIGURE = word_set("figure count tally number total toll")
_DETERMINERS = word_set("the a that this 's ’s official overall")
_LEADS = frozenset(("to", "at"))
_REACH = 5


def restated(scene: Scene, found: Mapping[int, list[Link]]) -> dict[int, list[Link]]:
    """Links of the counts told again, by the start of their group."""
    gained: dict[int, list[Link]] = {}
    previous: Group | None = None
    for group in scene.groups:
        if group.start not in found and not group.partitive and _stands_alone(scene, group):
            links = found.get(previous.start) if previous is not None else None
            start = _told_of(scene, group)
            same_sentence = previous is not None and scene.stops[previous.start] == scene.stops[group.start]
            if links and same_sentence and start is not None and not links[-1].part and group.number.high != 0:
                gained[group.start] = [Link(group, links[-1].outcome, None, "restated", start, group.number.end)]
        previous = group
    return gained


def _stands_alone(scene: Scene, group: Group) -> bool:
    """A number without a noun; “41 *last year*” counts no years."""
    if group.head is None:
        return group.of_people
    return is_time(scene, group.number.end)


def _told_of(scene: Scene, group: Group) -> int | None:
    """Where “compared with” or “the figure … to” in front of a number begins; None where neither stands there."""
    words, begin = scene.words, scene.starts[group.start]
    index = group.start - 1
    if index - 1 >= begin and words[index] in ("with", "to") and words[index - 1] == "compared":
        return index - 1
    if index < begin or words[index] not in _LEADS:
        return None
    for near in range(index - 1, max(begin, index - _REACH), -1):
        if words[near] in _FIGURE:
            return near if words[near - 1] in _DETERMINERS else None
        if scene.doc[near].pos_ in ("NOUN", "PROPN", "NUM"):
            return None
    return None
