"""“four women **and two men**”: outcomes that the members of a list share.

What no word of its own links, a group inherits from the next member of a coordination, or from the one before it.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from factx import syntax
from factx.extract.casualties.counted import Group
from factx.extract.casualties.ruling import ruled
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import INHERIT_FROM_LAST, INHERIT_FROM_NEXT, Links, Pair
from factx.extract.casualties.words import JOINTS, TRUE_PREPOSITIONS

_RIGHTWARD = frozenset(("predicate", "apposed", "parse: subject"))
_LEFTWARD = frozenset(("object", "noun of", "parse: object", "lives", "lost", "include"))

Found = dict[int, list[Link]]


def coordinated(scene: Scene, found: Mapping[int, list[Link]]) -> Found:
    """“26 protesters and 18 officers have been killed”, “detained 558 suspects and 135 fugitives”: links from the
    neighbours, asked for from the last group of a list to its first, then the other way."""
    gained: Found = {}
    if not found:
        return gained
    groups = [group for group in scene.groups if group.of_people and not (group.partitive and group.head is None)]
    for left, right in reversed(list(pairwise(groups))):
        links = found.get(right.start) or gained.get(right.start)
        if left.start in found or not links or not _adjacent(scene, left, right):
            continue
        answer = scene.rules.choose(INHERIT_FROM_NEXT, scene, Pair(left, right, links))
        if answer is not None:
            gained[left.start] = ruled(answer)
    for left, right in pairwise(groups):
        links = found.get(left.start) or gained.get(left.start)
        if right.start in found or right.start in gained or not links or not _adjacent(scene, left, right):
            continue
        answer = scene.rules.choose(INHERIT_FROM_LAST, scene, Pair(left, right, links))
        if answer is not None:
            gained[right.start] = ruled(answer)
    return gained


@INHERIT_FROM_NEXT.rule(
    "casualty.shared-predicate",
    examples=("26 protesters and 18 officers have been killed.", "Four women and two men died."),
    counterexamples=("26 protesters and 18 officers met.", "Four cows and two men died."),
)
def shared_predicate(scene: Scene, pair: Pair) -> Links | None:
    """“**26 protesters** and 18 officers have been killed”: what is said of the last of a list is said of all."""
    left, right = pair.left, pair.right
    if (right.head is None and left.head is not None) or (
        left.kind == "unknown" and scene.words[left.start - 1] in TRUE_PREPOSITIONS
    ):
        return None
    shared = (
        link
        for link in pair.links
        if link.shape in _RIGHTWARD and link.word is not None and link.word.start >= right.end
    )
    return tuple(replace(link, group=left, start=left.start, victims=None) for link in shared) or None


@INHERIT_FROM_LAST.rule(
    "casualty.shared-governor",
    examples=(
        "Police detained 558 suspects and 135 fugitives.",
        "The deaths of four women and two men shook the town.",
    ),
    counterexamples=("Police detained 558 suspects and praised 135 officers.",),
)
def shared_governor(scene: Scene, pair: Pair) -> Links | None:
    """“detained 558 suspects and **135 fugitives**”: what governs the first of a list governs all."""
    if _is_apart(scene, pair.left, pair.right):
        return None
    shared = (link for link in pair.links if link.shape in _LEFTWARD and link.start < pair.left.start)
    return tuple(replace(link, group=pair.right, end=pair.right.end, victims=None) for link in shared) or None


def _adjacent(scene: Scene, left: Group, right: Group) -> bool:
    """Nothing but “and”, a comma or the like stands between two groups of one sentence."""
    if scene.stops[left.start] != scene.stops[right.start] or right.start <= left.end or left.end >= right.start:
        return False
    between = scene.words[left.end : right.start]
    if len(between) <= 4 and all(word in JOINTS for word in between):
        # “killed three, *with* dozens more feared buried” starts anew; “along with”, “together with” go on
        return between not in (["–"], ["--"]) and ("with" not in between or "along" in between or "together" in between)
    if len(between) > 12:
        return False
    head, other = left.head, right.head
    return head is not None and other is not None and scene.doc[other] in syntax.conjuncts(scene.doc[head])


def _is_apart(scene: Scene, left: Group, right: Group) -> bool:
    """“wounded 21, **an official** said”: after a bare comma “an” goes on with a list only if the list goes on."""
    if scene.words[right.start] not in ("a", "an") or scene.words[left.end : right.start] != [","]:
        return False
    return scene.words[right.end : right.end + 1] not in (["and"], [","], ["or"]) or not any(
        index in scene.group_from for index in range(right.end + 1, min(right.end + 4, len(scene.words)))
    )


def has_verb(scene: Scene, group: Group) -> bool:
    """“made 12 arrests and five from the unit **were promoted**”: a verb of its own before the next comma."""
    for index in range(group.end, min(scene.stops[group.start], group.end + 8)):
        if scene.words[index] in (",", ";"):
            return False
        if scene.doc[index].pos_ in ("VERB", "AUX"):
            return True
    return False


def near(scene: Scene, left: Group, right: Group) -> bool:
    """Few words and no verb between two members of a list."""
    if scene.stops[left.start] != scene.stops[right.start] or not left.end <= right.start <= left.end + 14:
        return False
    between = range(left.end, right.start)
    if not any(scene.words[index] in (",", "and", ";") for index in between[-2:]):
        return False
    return not any(scene.doc[index].pos_ in ("VERB", "AUX") and index not in scene.group_from for index in between)
