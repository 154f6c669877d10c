"""“Floods killed 12 people. **Three of them were children**”: parts of a whole that the sentence before counted.

The sentence tells who some of the victims were, and no outcome of its own: it inherits that of the whole.
"""

from collections.abc import Mapping, Sequence

from factx.extract.casualties.counted import Group
from factx.extract.casualties.inherit.coordination import Found
from factx.extract.casualties.inherit.parts import described
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import INHERIT_LATER_PART, Told, Untied

_THEM = frozenset(("them", "these", "those", "victims", "casualties"))
_DETERMINERS = frozenset(("the", "its", "these", "those"))
_AMONG = frozenset(("among", "amongst"))
_WERE = frozenset(("were", "was", "are", "is"))
_INCLUDE = frozenset(("include", "includes", "included"))
_REACH = 4


def later_parts(scene: Scene, found: Mapping[int, list[Link]]) -> Found:
    """Links of the groups that a sentence tells apart among the victims of the sentence before."""
    gained: Found = {}
    by_sentence = _told(scene, found)
    victims = {scene.starts[i]: i for i in reversed(range(len(scene.words))) if scene.words[i] == "victims"}
    for position, group in enumerate(scene.groups):
        begin = scene.starts[group.start]
        if group.start in found or not begin or not group.of_people or group.number.high == 0:
            continue
        by_name = victims.get(begin, group.end) < group.end
        whole = _whole(by_sentence.get(scene.starts[begin - 1], ()), by_name=by_name)
        if whole is None or _exceeds(group, whole.group):
            continue
        answer = scene.rules.choose(INHERIT_LATER_PART, scene, Untied(group, position, found, gained))
        if answer is not None:
            told, id = answer.value, answer.rule.id
            gained[group.start] = [
                Link(group, whole.outcome, None, "part of a whole", told.start, told.end, part=True,
                     victims=told.victims, rule=id)
            ]  # fmt: skip
    return gained


@INHERIT_LATER_PART.rule(
    "casualty.three-of-them",
    tier=1,
    examples=(
        "Floods killed 12 people. Three of them were children.",
        "A raid killed nine men. Two of them were brothers.",
    ),
    counterexamples=("Floods killed 12 people. Three of them laughed.", "Three of them were children."),
)
def three_of_them(scene: Scene, seed: Untied) -> Told | None:
    """“**Three of them** were children”, “Two of the victims, it said, were pupils”."""
    group = seed.group
    if not group.partitive and not scene.has(group.number.end, group.end, _THEM):
        return None
    if group.end >= scene.stops[group.start] or scene.words[group.end] not in _WERE:
        return None
    victims = described(scene, group)
    return Told(group.start, victims[1], victims) if victims is not None else None


@INHERIT_LATER_PART.rule(
    "casualty.among-them",
    tier=2,
    examples=(
        "Floods killed 12 people. Among them was a boy.",
        "Floods killed 12 people. The victims include two nurses.",
    ),
    counterexamples=("Floods killed 12 people. Among the trees was a boy.",),
)
def among_them(scene: Scene, seed: Untied) -> Told | None:
    """“**Among them** was a boy”, “**The victims include** two nurses **and** a driver”."""
    group, begin, gained = seed.group, scene.starts[seed.group.start], seed.gained
    if group.kind != "person":
        return None
    index = begin + (scene.words[begin] in _AMONG)
    index += index < group.start and scene.words[index] in _DETERMINERS
    led = index < group.start and scene.words[index] in _THEM
    verb = index + 1
    if led and verb < group.start:
        leads = _WERE if scene.words[begin] in _AMONG else _INCLUDE
        if scene.words[verb] in leads and group.start - verb <= _REACH:
            return Told(group.start, group.end, None)
    joined = scene.words[group.start - 1] in ("and", ",")
    before = scene.group_to.get(group.start - 1)
    if joined and before is not None and before.start in gained and not scene.words[begin][0].isdigit():
        return Told(group.start, group.end, None)
    return None


def _told(scene: Scene, found: Mapping[int, list[Link]]) -> dict[int, list[Link]]:
    """The counts that are no parts, in text order, by where their sentence begins."""
    told: dict[int, list[Link]] = {}
    for index in sorted(found):
        links = [link for link in found[index] if not link.part and link.group.number.high != 0]
        told.setdefault(scene.starts[index], []).extend(links)
    return told


def _whole(links: Sequence[Link], *, by_name: bool) -> Link | None:
    """The count of the sentence before that the parts belong to: the last one; of “victims” that of the dead."""
    if not links:
        return None
    dead = [link for link in links if link.outcome == "killed"] if by_name else []
    return dead[-1] if dead else links[-1]


def _exceeds(part: Group, whole: Group) -> bool:
    """A part is no larger than its whole."""
    return part.number.low is not None and whole.number.high is not None and part.number.low >= whole.number.high
