"""“half of those killed **were peasants**”, “the death of 10 and injury of 31 **civilians**”: victims named elsewhere
than at the count."""

from factx import noun_runs
from factx.extract.casualties.scene import Link, Scene
from factx.lexicon.person_nouns import noun_class

_WERE = frozenset(("were", "are", "was", "is"))


def elided(scene: Scene, link: Link) -> tuple[int, int] | None:
    """The victims' phrase of a group without a noun of its own, where the sentence names them; else None."""
    return _said_of(scene, link) or _shared_head(scene, link) or _renamed(scene, link) or _of_noun(scene, link)


def _said_of(scene: Scene, link: Link) -> tuple[int, int] | None:
    """“About half of those killed were **peasants**”; “Two of those identified as **soldiers** were killed”."""
    end, stop = max(link.end, link.group.end), scene.stops[link.start]
    if end < stop and scene.words[end] in _WERE:
        return _persons(scene, end + 1, stop)
    index = link.group.end
    if index + 1 < stop and scene.words[index] == "identified" and scene.words[index + 1] == "as":
        return _persons(scene, index + 2, stop)
    return None


def _shared_head(scene: Scene, link: Link) -> tuple[int, int] | None:
    """“the death of 10 and injury of 31 **civilians**”, “the deaths of two and wounding of five **officers**”."""
    if link.shape != "noun of" or link.group.end >= len(scene.words) or scene.words[link.group.end] != "and":
        return None
    for index in range(link.group.end + 1, min(link.group.end + 5, scene.stops[link.start])):
        other = scene.group_from.get(index)
        if other is not None:
            return other.victims if scene.words[index - 1] == "of" and other.kind == "person" else None
    return None


def _renamed(scene: Scene, link: Link) -> tuple[int, int] | None:
    """“the other two, apparently **Army officers**, were taken hostage”."""
    index, stop = link.group.end, scene.stops[link.start]
    if link.shape != "predicate" or link.word is None or index >= stop or scene.words[index] != ",":
        return None
    index += 1
    while index < stop and (scene.doc[index].pos_ in ("ADV", "DET", "NUM")):
        index += 1
    return _persons(scene, index, min(stop, link.word.start))


def _of_noun(scene: Scene, link: Link) -> tuple[int, int] | None:
    """“the deaths of **children** … shot up to 753”, “the number of **people** killed rose to 30”."""
    if link.shape != "toll" or link.word is None:
        return None
    for index in range(max(scene.starts[link.start], link.word.start - 5), link.group.start):
        if scene.words[index] == "of" and (index < link.word.start or index == link.word.end):
            return _persons(scene, index + 1, link.group.start)
    return None


def _persons(scene: Scene, start: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase of persons that begins here."""
    noun = noun_runs.counted_noun(scene.doc, start, stop)
    if noun.head is None or noun_class(scene.lexicon, scene.words[noun.head]) != "person":
        return None
    end = noun.end
    if end + 1 < stop and scene.words[end] == "and" and noun_class(scene.lexicon, scene.words[end + 1]) == "person":
        end += 2  # “60 percent of the dead were **women and children**”
    return start, end
