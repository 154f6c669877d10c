"""“12 **wounded** soldiers”, “13 **bodies**”, “10 **detainees**”: the count's own words tell the outcome."""

import itertools

from factx.extract.casualties.counted import Group
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import PROPOSE_WITHIN, Links
from factx.lexicon.person_nouns import noun_class

_BODY_LAY_REACH = 6


@PROPOSE_WITHIN.rule(
    "casualty.attribute",
    tier=1,
    examples=("12 wounded soldiers reached the camp.", "They searched for 30 missing fishermen."),
    counterexamples=("12 tired soldiers reached the camp.",),
)
def attribute(scene: Scene, group: Group) -> Links | None:
    """“12 **wounded** soldiers”, “30 **missing** people”, “three **kidnapped** girls”."""
    if group.head is None:
        return None
    for index in range(group.number.end, group.head):
        word = scene.by_start.get(index)
        if word is None or word.end > group.head or (scene.words[index].endswith("ing") and word.part == "verb"):
            continue
        if word.part == "adjective" or (word.part == "verb" and word.befalls_object):
            return (Link(group, word.outcome, word, "attribute", group.start, group.end),)
    return None


@PROPOSE_WITHIN.rule(
    "casualty.bodies",
    tier=2,
    examples=("Five more bodies were found in a dry stream bed.", "Dozens of bodies lay on the street."),
    counterexamples=("Thirteen bodies regulate the trade.", "The bodies of 12 dogs were found."),
)
def bodies(scene: Scene, group: Group) -> Links | None:
    """“**13 bodies** were found”: a counted body is a dead person where something is done with it."""
    if group.kind != "body" or group.head is None:
        return None
    following = scene.words[group.head + 1 : group.head + 2]
    if following == ["of"] and any(index in scene.group_from for index in (group.head + 2, group.head + 3)):
        return None  # “a body of **a child**”: the child is counted
    animal = any(
        noun_class(scene.lexicon, scene.words[index]) == "animal" for index in range(group.number.end, group.end)
    )
    stop, begin = scene.stops[group.start], scene.starts[group.start]
    lying = scene.words_of("body lies")
    behind = itertools.takewhile(lambda word: word not in (",", "and"), scene.words[group.end : stop])
    lay = any(word in lying for word in itertools.islice(behind, _BODY_LAY_REACH))
    among = scene.words[max(0, group.start - 2) : group.start] in (["among", "the"], ["of", "the"])
    if animal or not (lay or among or scene.has(begin, stop, scene.words_of("body found"))):
        return None
    return (Link(group, "killed", None, "bodies", group.start, group.end),)


@PROPOSE_WITHIN.rule(
    "casualty.person-noun",
    tier=2,
    examples=("10 detainees wrote letters to the court.", "The group still has 12 hostages."),
    counterexamples=("10 lawyers wrote letters to the court.",),
)
def person_noun(scene: Scene, group: Group) -> Links | None:
    """“10 **detainees**”: the counted noun names the persons by what befell them."""
    word = scene.covering.get(group.head) if group.head is not None and group.kind != "body" else None
    if word is None or word.part != "noun" or word.role != "person":
        return None
    return (Link(group, word.outcome, word, "person noun", group.start, max(group.end, word.end)),)
