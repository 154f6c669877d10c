"""“44 people, **including 10 firefighters**”, “three of them children”, “four women **and two men**”: outcomes that
groups share.

What no word of their own links, groups inherit: from the next member of a coordination, or as parts of a whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from factx import noun_runs, syntax
from factx.extract.casualties.counted import Group
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.words import TRUE_PREPOSITIONS
from factx.lexicon.closed_classes import word_set
from factx.lexicon.person_nouns import noun_class

_JOINTS = word_set(", and or plus as well along with together but also nor & the other another – alongside besides")
_NEAR_LINKS = 6
_INCLUDING = frozenset(("including", "included", "namely", "comprising"))
_INCLUDE = frozenset(("include", "includes", "included"))
_OPENERS = frozenset((":", "–", "—", "-", "(", ";"))
_PLACED = frozenset(("in", "at", "near"))
_OF_CAUSE = frozenset(("from", "by"))
_AMONG = frozenset(("among", "amongst"))
_WERE = frozenset(("were", "are", "was", "is", "being"))

Found = dict[int, list[Link]]


def coordinated(scene: Scene, found: Mapping[int, list[Link]]) -> Found:
    """“26 protesters and 18 officers have been killed”, “detained 558 suspects and 135 fugitives”: links from the
    neighbours."""
    groups = [group for group in scene.groups if group.of_people and not (group.partitive and group.head is None)]
    gained: Found = {}
    for left, right in reversed(list(pairwise(groups))):
        links = found.get(right.start) or gained.get(right.start)
        if (
            left.start in found
            or not links
            or not _adjacent(scene, left, right)
            or (right.head is None and left.head is not None)
            or (left.kind == "unknown" and scene.words[left.start - 1] in TRUE_PREPOSITIONS)
        ):
            continue
        shared = [
            link for link in links if link.rule in _RIGHTWARD and link.word is not None and link.word.start >= right.end
        ]
        if shared:
            gained[left.start] = [replace(link, group=left, start=left.start, victims=None) for link in shared]
    for left, right in pairwise(groups):
        links = found.get(left.start) or gained.get(left.start)
        if right.start in found or right.start in gained or not links or not _adjacent(scene, left, right):
            continue
        shared = [link for link in links if link.rule in _LEFTWARD and link.start < left.start]
        if shared:
            gained[right.start] = [replace(link, group=right, end=right.end, victims=None) for link in shared]
    return gained


_RIGHTWARD = frozenset(("predicate", "apposed", "parse: subject"))
_LEFTWARD = frozenset(("object", "noun of", "parse: object", "lives", "lost", "include"))


def _adjacent(scene: Scene, left: Group, right: Group) -> bool:
    """Nothing but “and”, a comma or the like stands between two groups of one sentence."""
    if scene.stops[left.start] != scene.stops[right.start] or right.start <= left.end or left.end >= right.start:
        return False
    between = scene.words[left.end : right.start]
    if len(between) <= 4 and all(word in _JOINTS for word in between):
        # “killed three, *with* dozens more feared buried” starts anew; “along with”, “together with” go on
        return between != ["–"] and ("with" not in between or "along" in between or "together" in between)
    if len(between) > 12:
        return False
    head, other = left.head, right.head
    return head is not None and other is not None and scene.doc[other] in syntax.conjuncts(scene.doc[head])


def part_of(scene: Scene, group: Group) -> bool:
    """“*including* 10 firefighters”, “three *of them* children”, “*among them* a child”: the group is part of another
    count."""
    index = group.start - 1
    begin = scene.starts[group.start]
    while index >= begin and scene.words[index] in (",", "and", "at", "least"):
        index -= 1
    if index < begin:
        return group.partitive
    word = scene.words[index]
    if word in _INCLUDING and not (word == "included" and index > begin and scene.doc[index - 1].pos_ == "NOUN"):
        return True
    if (
        word in ("them", "whom", "these", "those", "which")
        and index > begin
        and scene.words[index - 1] in ("among", "of", "amongst")
    ):
        return True
    return group.partitive


def with_parts(scene: Scene, links: Sequence[Link]) -> list[Link]:
    """The same links, in text order, with those marked that are parts of another count.

    “57 casualties, *including 21 dead* **and 36 wounded**”: what is joined to a part is one too.
    """
    done: list[Link] = []
    for link in sorted(links, key=lambda link: link.group.start):
        before = [other for other in done[-_NEAR_LINKS:] if scene.stops[other.start] == scene.stops[link.start]]
        part = link.part or part_of(scene, link.group) or any(_implies_part(scene, other, link) for other in before)
        done.append(replace(link, part=part))
    return done


def _implies_part(scene: Scene, whole: Link, link: Link) -> bool:
    """Whether an earlier link of the sentence makes this one a part.

    “including 21 dead *and 36 wounded*”, “14 casualties: *three killed*”, “22 wounded, *five in critical condition*”.
    """
    start = link.group.start
    opener = scene.words[start - 1]
    if whole.part and start in (whole.group.end + 1, whole.end + 1) and opener in ("and", ","):
        return True
    if (
        opener in (":", "(")
        and whole.group.end < start
        and (whole.group.number.low or 0) > (link.group.number.low or 0)
    ):
        return True
    of_condition = link.word is not None and link.word.role == "predicate" and link.group.head is None
    return of_condition and whole.outcome == link.outcome == "injured"


def parts(scene: Scene, found: Mapping[int, list[Link]]) -> Found:
    """Parts of a whole without an outcome word of their own: they share that of the whole before (or after) them."""
    gained: Found = {}
    for position, group in enumerate(scene.groups):
        if group.start in found or not group.of_people or group.number.high == 0:
            continue
        link = (
            _included(scene, group)
            or _breakdown(scene, group, position, found, gained)
            or _distributed(scene, group, position, found, gained)
        )
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


def _distributed(
    scene: Scene, group: Group, position: int, found: Mapping[int, list[Link]], gained: Found
) -> Link | None:
    """“killed four civilians in Donetsk, **two in Kherson** and **one in Kharkiv**”: the same outcome at other
    places."""
    after = scene.words[group.end] if group.end < scene.stops[group.start] else ""
    if (
        group.head is not None
        or group.partitive
        or not position
        or after not in _PLACED | _OF_CAUSE
        or not _near(scene, scene.groups[position - 1], group)
    ):
        return None
    previous = scene.groups[position - 1]
    links = found.get(previous.start) or gained.get(previous.start)
    if not links or links[0].part:
        return None
    # “12 deaths from cholera and **five from measles**”
    same_noun = (
        links[0].rule == "counted noun" and scene.words[group.start - 1] == "and" and not _has_verb(scene, group)
    )
    if not same_noun and (links[0].rule not in _LEFTWARD | {"distributed"} or after not in _PLACED):
        return None
    return replace(links[0], group=group, word=None, rule="distributed", start=group.start, end=group.end, victims=None)


def _has_verb(scene: Scene, group: Group) -> bool:
    """“made 12 arrests and five from the unit **were promoted**”: a verb of its own before the next comma."""
    for index in range(group.end, min(scene.stops[group.start], group.end + 8)):
        if scene.words[index] in (",", ";"):
            return False
        if scene.doc[index].pos_ in ("VERB", "AUX"):
            return True
    return False


def _breakdown(
    scene: Scene, group: Group, position: int, found: Mapping[int, list[Link]], gained: Found
) -> Link | None:
    """“including 10 firefighters”, “three of them children”, “four of whom are policemen”, “: 10 soldiers and two
    officers”."""
    whole = _whole_before(scene, position, found)
    if whole is None:
        return None
    link, listed = whole
    marked = part_of(scene, group) or _is_fronted(scene, link)
    if not marked and not _goes_on_listing(scene, group, position, gained) and not listed:
        return None
    end, victims = group.end, None
    if group.head is None:
        described = _described(scene, group)
        if described is not None:
            victims, end = described, described[1]
        elif not marked or (scene.words[group.end - 1] == "which" and link.outcome != "infected"):
            return None
    return Link(group, link.outcome, None, "part of a whole", group.start, end, part=True, victims=victims)


def _is_fronted(scene: Scene, whole: Link) -> bool:
    """“**Of the 44 killed**, 12 were women”: the sentence begins with the whole."""
    begin = scene.starts[whole.start]
    while begin < whole.start and (scene.doc[begin].is_punct or scene.doc[begin].is_space):
        begin += 1
    return begin < whole.start <= begin + 3 and scene.words[begin] in ("of", "among")


def _whole_before(scene: Scene, position: int, found: Mapping[int, list[Link]]) -> tuple[Link, bool] | None:
    """The nearest linked group to the left in the sentence, or to the right where the breakdown stands before the
    verb."""
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
    return (
        index > whole.start
        and scene.words[index] in _OPENERS
        and bool(scene.doc[index].whitespace_ or scene.words[index] in (":", "—", "("))
    )


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
    """The noun said of a part: “three of them **children**”, “four of whom are **policemen**”, “50 were **rescue
    officials**”."""
    index, stop = group.end, scene.stops[group.start]
    while index < stop and (
        scene.words[index] in _WERE
        or scene.doc[index].pos_ == "ADV"
        or scene.words[index] in ("believed", "to", "be", "reported", "all", "thought", "as", "said")
    ):
        index += 1
    noun = noun_runs.counted_noun(scene.doc, index, stop)
    if noun.head is None or (
        noun_class(scene.lexicon, scene.words[noun.head]) != "person" and scene.doc[noun.head].ent_type_ != "NORP"
    ):
        return None
    while index < noun.head and scene.doc[index].is_punct:
        index += 1
    return index, noun.end
