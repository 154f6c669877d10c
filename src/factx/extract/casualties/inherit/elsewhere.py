"""“hurt in Ecuador and **1,150 in Peru**”, “611 dead and **Peru 291**”: the same outcome of another place or body.

A number without a noun that a place or a name sets beside a count before it shares the outcome of that count; behind
the count itself (“6,212 injured, **4,530 in Quito**”) it is a part of it.
"""

from collections.abc import Mapping

from factx.extract.casualties.counted import Group
from factx.extract.casualties.inherit.coordination import Found, has_verb
from factx.extract.casualties.ruling import ruled_one
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import INHERIT_ELSEWHERE

_JOINTS = frozenset((",", "and", ";", "while", "with"))
_PLACED = frozenset(("in", "on", "at", "from", "near"))
_REACH = 9


def elsewhere(scene: Scene, found: Mapping[int, list[Link]]) -> Found:
    """Links of the numbers that a place or name sets beside the count before them."""
    gained: Found = {}
    last: Link | None = None
    for group in scene.groups:
        links = found.get(group.start)
        if links:
            last = links[0] if len(links) == 1 and group.number.high != 0 else None
        elif last is not None and group.head is None and not group.partitive and group.kind == "elided":
            answer = scene.rules.choose(INHERIT_ELSEWHERE, scene, last, group)
            if answer is not None:
                last = ruled_one(answer)
                gained[group.start] = [last]
    return gained


@INHERIT_ELSEWHERE.rule(
    "casualty.elsewhere",
    examples=(
        "More than 3,400 people were injured in Ecuador and 1,150 in Peru.",
        "The list has 6,212 injured, 4,530 on the northern side and 1,682 in Peru.",
    ),
    counterexamples=("More than 3,400 people were injured in Ecuador and 1,150 were honoured in Peru.",),
)
def beside_another(scene: Scene, last: Link, group: Group) -> Link | None:
    """“injured in Ecuador and **1,150 in Peru**”, “611 dead and **Peru 291**”: set beside the count before."""
    start = _beside(scene, last, group)
    if start is None:
        return None
    part = last.part or not _is_placed(scene, last.end, start)
    return Link(group, last.outcome, None, "elsewhere", group.start, group.number.end, part=part)


def _beside(scene: Scene, last: Link, group: Group) -> int | None:
    """Where the other place or name begins; None where there is none, or the count before stands too far away."""
    if scene.stops[last.start] != scene.stops[group.start] or group.number.high == 0 or has_verb(scene, group):
        return None
    named = _name_before(scene, group)
    joint = (named if named is not None else group.start) - 1
    if named is None and not (group.end < scene.stops[group.start] and scene.words[group.end] in _PLACED):
        return None
    if scene.words[joint] not in _JOINTS or not last.end <= joint < last.end + _REACH:
        return None
    if any(scene.doc[index].pos_ in ("VERB", "AUX") for index in range(last.end, joint)):
        return None
    return joint + 1 if named is None else named


def _name_before(scene: Scene, group: Group) -> int | None:
    """Where “the Copperbelt” of “**the Copperbelt** 38” begins, if the number ends its clause."""
    index = group.start
    while index > scene.starts[group.start] and scene.doc[index - 1].pos_ == "PROPN":
        index -= 1
    if index == group.start:
        return None
    behind = scene.words[group.end : min(group.end + 1, scene.stops[group.start])]
    ends = not behind or behind[0] in (",", ".", ";", "and", "–", ")", "while")
    return index - (scene.words[index - 1] == "the") if ends else None


def _is_placed(scene: Scene, start: int, stop: int) -> bool:
    """Whether a place, or another body, stands between the counts: then the second is none of the first."""
    return any(scene.words[index] in _PLACED or scene.doc[index].pos_ == "PROPN" for index in range(start, stop + 1))
