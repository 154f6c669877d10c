"""“44 people, **including 10 firefighters**”, “three of them children”, “among the dead was a boy”: parts of a whole.

What no word of their own links, groups inherit as parts of another count of their sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factx import noun_runs, syntax
from factx.extract.casualties.counted import Group
from factx.extract.casualties.inherit.coordination import Found, near
from factx.extract.casualties.ruling import ruled_one
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import INHERIT_FROM_WHOLE, Kept, Untied
from factx.lexicon.person_nouns import noun_class

_NEAR_LINKS = 6
_INCLUDING = frozenset(("including", "included", "namely", "comprising"))
_INCLUDE = frozenset(("include", "includes", "included"))
_OPENERS = frozenset((":", "–", "—", "-", "--", "(", ";"))
_AMONG = frozenset(("among", "amongst"))
_APART = frozenset(("in", "at", "near", "on", "inside", "outside", "from", "that", "who"))
_TOLD = frozenset(("said", "believed", "reported", "to", "be", "feared", "thought", "also"))
_WERE = frozenset(("were", "are", "was", "is", "being"))


def _is_of_others(link: Link, earlier: Sequence[Link]) -> bool:
    """“The guards shot at the crowd. Police **arrested four of them**”: no count of the arrested stands before."""
    group = link.group
    if not group.partitive or group.head is not None or link.shape != "object":
        return False
    return not any(other.outcome == link.outcome for other in earlier[-_NEAR_LINKS:])


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
        partitive = part_of(scene, link.group) and not _is_of_others(link, done)
        part = link.part or partitive or any(_implies_part(scene, other, link) for other in before)
        done.append(replace(link, part=part))
    beside = (*done[1:], *done[:1])
    return [link for link, other in zip(done, beside, strict=True) if not _renamed(scene, link, other)]


def _renamed(scene: Scene, link: Link, beside: Link) -> bool:
    """“**the other one**, a minor of 16, was arrested”: the next count names the same person."""
    if link.word is None or link.word != beside.word or link.group.head is not None:
        return False
    group, other = link.group, beside.group
    joined = other.start == group.end + 1 and scene.words[group.end] == "," and scene.words[other.start] in ("a", "an")
    return joined and (group.number.low, group.number.high) == (other.number.low, other.number.high) == (1, 1)


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
        answer = scene.rules.choose(INHERIT_FROM_WHOLE, scene, Untied(group, position, found, gained))
        if answer is not None:
            gained[group.start] = [ruled_one(answer)]
    return gained


@INHERIT_FROM_WHOLE.rule(
    "casualty.included",
    tier=1,
    examples=("The wounded include at least three children.", "Among the dead were two nurses."),
    counterexamples=("The guests include at least three children.", "Among the trees were two nurses."),
)
def included(scene: Scene, seed: Untied) -> Link | None:
    """“The wounded **include** at least three civilians”, “**Among the dead were** two children”."""
    group = seed.group
    index, begin = group.start - 1, scene.starts[group.start]
    while index > begin and scene.words[index] in _TOLD:
        index -= 1  # “among the dead **is said to be** a boy”
    if index < begin or scene.words[index] not in _INCLUDE | _WERE:
        return None
    among = scene.words[index] in _WERE
    word = scene.by_end.get(index)
    told = among and word is not None and word.start > begin and word.part in ("adjective", "verb")
    if told and word is not None and scene.words[word.start - 1] in ("the", "those"):
        return Link(group, word.outcome, word, "include", word.start, group.end)  # “**the dead were** 43 civilians”
    known = [scene.covering.get(left) for left in range(index - 1, max(begin - 1, index - 7), -1)]
    # “**The dead** from the shooting include two nurses”
    known.sort(key=lambda word: word is None or scene.words[word.start - 1] not in ("the", "those"))
    for word in known:
        if word is not None and word.part in ("adjective", "verb", "noun") and word.role != "toll":
            if among and not scene.has(max(begin, word.start - 3), word.start, _AMONG):
                return None
            return Link(group, word.outcome, word, "include", word.start, group.end, part=among)
    return None


@INHERIT_FROM_WHOLE.rule(
    "casualty.part",
    tier=2,
    examples=("12 people were killed, including two officers.", "12 people were killed, three of them children."),
    counterexamples=("12 people were killed, and two officers said so.",),
)
def part(scene: Scene, seed: Untied) -> Link | None:
    """“including **10 firefighters**”, “**three of them** children”, “: **10 soldiers** and **two officers**”."""
    group, position, found, gained = seed.group, seed.position, seed.kept, seed.gained
    whole = _whole_before(scene, position, found)
    if whole is None:
        return None
    link, listed = whole
    marked = part_of(scene, group) or _is_fronted(scene, link)
    listed = listed or _goes_on_listing(scene, group, position, gained)
    if not marked and not listed:
        return None
    end, victims = group.end, None
    if group.head is None:
        noun = described(scene, group)
        if noun is not None:
            victims, end = noun, noun[1]
        elif (
            group.number.label == "ratio"
            or _does_something(scene, group)
            or not (marked or (listed and _is_set_apart(scene, group)))
        ):
            return None
        if scene.words[group.end - 1] == "which" and noun is None and link.outcome != "infected":
            return None
    return Link(group, link.outcome, None, "part of a whole", group.start, end, part=True, victims=victims)


def _does_something(scene: Scene, group: Group) -> bool:
    """“after one of them **was caught** on film”: a part with a finite verb of its own is told of for itself."""
    return group.end < scene.stops[group.start] and scene.doc[group.end].tag_ in syntax.FINITE


def _is_set_apart(scene: Scene, group: Group) -> bool:
    """“nine bodies – four **in** the car and one **that** had been dragged away”: places tell the parts apart."""
    return group.end < scene.stops[group.start] and scene.words[group.end] in _APART


def _is_fronted(scene: Scene, whole: Link) -> bool:
    """“**Of the 44 killed**, 12 were women”: the sentence begins with the whole."""
    begin = scene.starts[whole.start]
    while begin < whole.start and (scene.doc[begin].is_punct or scene.doc[begin].is_space):
        begin += 1
    return begin < whole.start <= begin + 3 and scene.words[begin] in ("of", "among")


def _whole_before(scene: Scene, position: int, found: Kept) -> tuple[Link, bool] | None:
    """The nearest linked group to the left in the sentence, or to the right where the breakdown stands before the
    verb."""
    group = scene.groups[position]
    begin, stop = scene.starts[group.start], scene.stops[group.start]
    # By their places: a slice of all groups before or behind, for every group, would be quadratic.
    for place in range(position - 1, -1, -1):
        other = scene.groups[place]
        if other.start < begin:
            break
        links = found.get(other.start)
        if links and other.number.high != 0:
            return links[0], _opens_list(scene, other, group)
    for place in range(position + 1, len(scene.groups)):
        other = scene.groups[place]
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
        and bool(scene.doc[index].whitespace_ or scene.words[index] in (":", "—", "--", "("))
    )


def _goes_on_listing(scene: Scene, group: Group, position: int, gained: Kept) -> bool:
    """“including 147 civilians, **165 presumed terrorists**, and 26 traffickers”: next to a part stands another."""
    if not position:
        return False
    previous = scene.groups[position - 1]
    return previous.start in gained and gained[previous.start][0].part and near(scene, previous, group)


def described(scene: Scene, group: Group) -> tuple[int, int] | None:
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
