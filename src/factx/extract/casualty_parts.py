"""“44 people, **including 10 firefighters**”, “three of them children”, “four women **and two men**”: outcomes that groups share.

What no word of their own links, groups inherit: from the next member of a coordination, or as parts of a whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factx import syntax
from factx.extract.counted import Group
from factx.extract.scene import Link, Scene
from factx.lexicon.person_nouns import noun_class

_JOINTS = frozenset((",", "and", "or", "plus", "as", "well", "along", "with", "together", "but", "also", "nor", "&", "the", "other", "another", "–", "alongside", "besides"))
_INCLUDING = frozenset(("including", "included", "namely", "comprising"))
_INCLUDE = frozenset(("include", "includes", "included"))
_OPENERS = frozenset((":", "–", "—", "-", "(", ";"))
_AMONG = frozenset(("among", "amongst"))
_WERE = frozenset(("were", "are", "was", "is", "being"))

Found = dict[int, list[Link]]


def coordinated(scene: Scene, found: Mapping[int, list[Link]]) -> Found:
    """“26 protesters and 18 officers have been killed”, “detained 558 suspects and 135 fugitives”: links from the neighbours."""
    groups = [group for group in scene.groups if group.of_people]
    gained: Found = {}
    for left, right in zip(reversed(groups[:-1]), reversed(groups[1:]), strict=True):
        links = found.get(right.start) or gained.get(right.start)
        if left.start in found or not links or not _adjacent(scene, left, right):
            continue
        shared = [link for link in links if link.rule in _RIGHTWARD and link.word is not None and link.word.start >= right.end]
        if shared:
            gained[left.start] = [replace(link, group=left, start=left.start, victims=None) for link in shared]
    for left, right in zip(groups, groups[1:], strict=False):
        links = found.get(left.start) or gained.get(left.start)
        if right.start in found or right.start in gained or not links or not _adjacent(scene, left, right):
            continue
        shared = [link for link in links if link.rule in _LEFTWARD and link.start < left.start]
        if shared:
            gained[right.start] = [replace(link, group=right, end=right.end, victims=None) for link in shared]
    return gained


_RIGHTWARD = frozenset(("predicate", "apposed", "parse: subject"))
_LEFTWARD = frozenset(("object", "noun of", "parse: object", "lives", "lost"))


def _adjacent(scene: Scene, left: Group, right: Group) -> bool:
    """Nothing but “and”, a comma or the like stands between two groups of one sentence."""
    if scene.stops[left.start] != scene.stops[right.start] or right.start <= left.end or left.end >= right.start:
        return False
    between = scene.words[left.end : right.start]
    if len(between) <= 4 and all(word in _JOINTS for word in between):
        return between != ["–"]
    if len(between) > 12:
        return False
    head, other = left.head, right.head
    return head is not None and other is not None and scene.doc[other] in syntax.conjuncts(scene.doc[head])


def part_of(scene: Scene, group: Group) -> bool:
    """“*including* 10 firefighters”, “three *of them* children”, “*among them* a child”: the group is part of another count."""
    index = group.start - 1
    begin = scene.starts[group.start]
    while index >= begin and scene.words[index] in (",", "and", "at", "least"):
        index -= 1
    if index < begin:
        return group.partitive
    word = scene.words[index]
    if word in _INCLUDING and not (word == "included" and index > begin and scene.doc[index - 1].pos_ == "NOUN"):
        return True
    if word in ("them", "whom", "these", "those", "which") and index > begin and scene.words[index - 1] in ("among", "of", "amongst"):
        return True
    return group.partitive


def parts(scene: Scene, found: Mapping[int, list[Link]]) -> Found:
    """Parts of a whole without an outcome word of their own: they share that of the whole before (or after) them."""
    gained: Found = {}
    for position, group in enumerate(scene.groups):
        if group.start in found or not group.of_people or group.number.high == 0:
            continue
        link = _included(scene, group) or _breakdown(scene, group, position, found, gained)
        if link is not None:
            gained[group.start] = [link]
    return gained


def _included(scene: Scene, group: Group) -> Link | None:
    """“The wounded **include** at least three civilians”, “**Among the dead were** two children”."""
    index, begin = group.start - 1, scene.starts[group.start]
    if index < begin or scene.words[index] not in _INCLUDE | _WERE:
        return None
    among = scene.words[index] in _WERE
    for near in range(index - 1, max(begin - 1, index - 7), -1):
        word = scene.covering.get(near)
        if word is not None and word.part in ("adjective", "verb", "noun") and word.role != "toll":
            if among and not scene.has(max(begin, word.start - 3), word.start, _AMONG):
                return None
            return Link(group, word.outcome, word, "include", word.start, group.end, part=among)
    return None


def _breakdown(scene: Scene, group: Group, position: int, found: Mapping[int, list[Link]], gained: Found) -> Link | None:
    """“including 10 firefighters”, “three of them children”, “four of whom are policemen”, “: 10 soldiers and two officers”."""
    whole = _whole_before(scene, position, found, gained)
    if whole is None:
        return None
    link, listed = whole
    marked = part_of(scene, group)
    if not marked and not _goes_on_listing(scene, group, position, gained) and not listed:
        return None
    end, victims = group.end, None
    if group.head is None:
        described = _described(scene, group)
        if described is not None:
            victims, end = described, described[1]
        elif not marked or scene.words[group.end - 1] == "which" and link.outcome != "infected":
            return None
    return Link(group, link.outcome, None, "part of a whole", group.start, end, part=True, victims=victims)


def _whole_before(scene: Scene, position: int, found: Mapping[int, list[Link]], gained: Found) -> tuple[Link, bool] | None:
    """The nearest linked group to the left in the sentence, or to the right where the breakdown stands before the verb."""
    group = scene.groups[position]
    begin, stop = scene.starts[group.start], scene.stops[group.start]
    for other in reversed(scene.groups[:position]):
        if other.start < begin:
            break
        links = found.get(other.start)
        if links and other.number.high != 0:
            return links[0], _opens_list(scene, other, group)
    for other in scene.groups[position + 1 :]:
        if other.start >= stop:
            break
        if found.get(other.start) and part_of(scene, group):
            return found[other.start][0], False
    return None


def _opens_list(scene: Scene, whole: Group, group: Group) -> bool:
    """“killing 12 people – 10 soldiers and two officers”: a dash or colon right before the group."""
    index = group.start - 1
    return index > whole.start and scene.words[index] in _OPENERS and bool(scene.doc[index].whitespace_ or scene.words[index] in (":", "—", "("))


def _goes_on_listing(scene: Scene, group: Group, position: int, gained: Found) -> bool:
    """“including 147 civilians, **165 presumed terrorists**, and 26 traffickers”: next to a part stands another."""
    if not position:
        return False
    previous = scene.groups[position - 1]
    return previous.start in gained and gained[previous.start][0].part and _near(scene, previous, group)


def _near(scene: Scene, left: Group, right: Group) -> bool:
    """Few words and no verb between two members of a list."""
    if scene.stops[left.start] != scene.stops[right.start] or not left.end <= right.start <= left.end + 14:
        return False
    between = range(left.end, right.start)
    if not any(scene.words[index] in (",", "and", ";") for index in between[-2:]):
        return False
    return not any(scene.doc[index].pos_ in ("VERB", "AUX") and index not in scene.group_from for index in between)


def _described(scene: Scene, group: Group) -> tuple[int, int] | None:
    """The noun said of a part: “three of them **children**”, “four of whom are **policemen**”, “50 were **rescue officials**”."""
    index, stop = group.end, scene.stops[group.start]
    while index < stop and (scene.words[index] in _WERE or scene.doc[index].pos_ == "ADV" or scene.words[index] in ("believed", "to", "be", "reported", "all", "thought", "as", "said")):
        index += 1
    noun = syntax.counted_noun(scene.doc, index, stop)
    if noun.head is None or noun_class(scene.lexicon, scene.words[noun.head]) != "person" and scene.doc[noun.head].ent_type_ != "NORP":
        return None
    while index < noun.head and scene.doc[index].is_punct:
        index += 1
    return index, noun.end
