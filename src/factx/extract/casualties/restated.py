"""“left 31 dead, although relatives put **the figure at 45**”; “60 died, **compared with 41** in 2019”: a count told
again.

A number without a noun, said of “the figure”, acknowledged by somebody or set beside another count, shares the outcome
of the count before it.
"""

from collections.abc import Iterable, Mapping

from factx.extract.casualties.counted import Group
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.walk import is_time
from factx.lexicon.closed_classes import word_set

_FIGURE = word_set("figure count tally number total toll")
_DETERMINERS = word_set("the a that this 's ’s official overall")
_LEADS = frozenset(("to", "at"))
_STANDS = word_set("stands stood is was rose rises climbed has now remains remained reached reaches increased later")
_GRANTS = word_set(
    "says say recognizes recognized recognises recognised acknowledges acknowledged acknowledge admits admitted admit "
    "concedes conceded counts counted reports reported confirms confirmed cites cited gives gave"
)
_SPEAKS = frozenset(("spoke", "speaks", "speak", "spoken"))
_IN_ALL = frozenset(("all", "total", "altogether"))
_PUTS = frozenset(("put", "puts"))
_FATE = frozenset(("suffered", "suffer", "met", "meet", "shared", "share"))
_SAME = frozenset(("similar", "same"))
_REACH = 5
_FIGURE_REACH = 8


def restated(scene: Scene, found: Mapping[int, list[Link]]) -> dict[int, list[Link]]:
    """Links of the counts told again in the sentence of the first, by the start of their group."""
    gained: dict[int, list[Link]] = {}
    previous: Group | None = None
    for group in scene.groups:
        if group.start not in found and not group.partitive and _stands_alone(scene, group):
            links = found.get(previous.start) or gained.get(previous.start) if previous is not None else None
            start = group.start if _same_fate(scene, group) else _told_of(scene, group)
            same_sentence = previous is not None and scene.stops[previous.start] == scene.stops[group.start]
            if links and same_sentence and start is not None and not links[-1].part and group.number.high != 0:
                gained[group.start] = [Link(group, links[-1].outcome, None, "restated", start, group.number.end)]
        previous = group
    return gained


def later(scene: Scene, found: Mapping[int, list[Link]]) -> dict[int, list[Link]]:
    """“The storm killed 40 people. **The figure now stands at 52**”: counts told again in the next sentence."""
    gained: dict[int, list[Link]] = {}
    for group in scene.groups:
        if group.start in found or group.partitive or group.head is not None or group.number.high == 0:
            continue
        start = _figure_of(scene, group)
        begin = scene.starts[group.start]
        if start is None or not begin:
            continue
        outcomes = {link.outcome for link in _whole_counts(found, scene.starts[begin - 1], begin)}
        if len(outcomes) == 1:
            gained[group.start] = [Link(group, outcomes.pop(), None, "restated", start, group.number.end)]
    return gained


def _whole_counts(found: Mapping[int, list[Link]], start: int, stop: int) -> Iterable[Link]:
    return (link for index in range(start, stop) for link in found.get(index, ()) if not link.part)


def _figure_of(scene: Scene, group: Group) -> int | None:
    """Where “The figure now stands at” in front of a number begins, as subject of its sentence."""
    words, begin = scene.words, scene.starts[group.start]
    for index in range(group.start - 1, max(begin, group.start - _FIGURE_REACH), -1):
        if words[index] in _FIGURE and words[index - 1] in _DETERMINERS:
            between = words[index + 1 : group.start]
            put = between == ["at"] and index > begin + 1 and words[index - 2] in _PUTS
            said = bool(between) and (put or any(word in _STANDS for word in between))
            return index if said and all(word in _STANDS or word in _LEADS for word in between) else None
    return None


def _stands_alone(scene: Scene, group: Group) -> bool:
    """A number without a noun; “41 *last year*” counts no years."""
    if group.head is None:
        return group.of_people
    return is_time(scene, group.number.end)


def _same_fate(scene: Scene, group: Group) -> bool:
    """“and another 32 **suffered a similar fate**”."""
    behind = scene.words[group.end : min(scene.stops[group.start], group.end + 4)]
    return bool(behind) and behind[0] in _FATE and any(word in _SAME for word in behind[1:])


def _told_of(scene: Scene, group: Group) -> int | None:
    """Where “compared with”, “the figure … to” or “acknowledges” in front of a number begins; None where none does."""
    words, begin = scene.words, scene.starts[group.start]
    index = group.start - 1
    if index - 1 >= begin and words[index] in ("with", "to") and words[index - 1] == "compared":
        return index - 1
    if index - 1 >= begin and words[index] == "of" and words[index - 1] in _SPEAKS:
        return index - 1
    if words[index] == "," and any(word in _IN_ALL for word in words[group.start : group.end]):
        return group.start  # “killed five people and the gunman, **six in all**”
    if index > begin and words[index] in _GRANTS:
        stop = group.end >= scene.stops[group.start] or not scene.words[group.end][0].isalpha()
        return index if stop else None
    if index < begin or words[index] not in _LEADS:
        return None
    for near in range(index - 1, max(begin, index - _REACH), -1):
        if words[near] in _FIGURE:
            return near if words[near - 1] in _DETERMINERS else None
        if scene.doc[near].pos_ in ("NOUN", "PROPN", "NUM"):
            return None
    return None
