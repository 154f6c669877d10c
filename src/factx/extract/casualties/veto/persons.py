"""“released two **tapes**”, “a former prisoner of war”: nobody, or nobody in particular."""

from factx.extract.casualties.ruling import because
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import VETO_LINK

_PEOPLE = frozenset(("person", "group", "body"))


@VETO_LINK.rule(
    "casualty.no-person",
    examples=("The agency released two recordings.", "The bank saved a quarter of the cost."),
    counterexamples=("The militia freed 12 hostages.",),
)
@because("what is counted is no word for people, and the verb befalls things as well")
def no_person(scene: Scene, link: Link) -> bool:
    """“released two tapes”, “save a quarter of the cost”: verbs that befall things as well need a noun for people."""
    word, group = link.word, link.group
    if word is None or not word.persons_only or group.kind in _PEOPLE:
        return False
    # “12 were released” is said of people; “released 12 in cash” need not be.
    if group.kind == "elided" and (link.shape == "predicate" or (link.shape != "object" and group.partitive)):
        return False
    if group.kind == "elided" and word.outcome == "missing" and link.shape == "apposed":
        return not any(not other.persons_only for other in scene.found)  # “the search goes on with 24 still missing”
    # “8 rebels were killed, 3 wounded and 5 captured”: an elided noun that the sentence's other outcomes make a person
    start, stop = scene.starts[link.start], scene.stops[link.end - 1]
    return group.kind != "elided" or not any(not other.persons_only for other in scene.found_from(start, stop))


@VETO_LINK.rule(
    "casualty.in-passing",
    examples=("A former prisoner of war read a poem.", "The town is home to some of the children who died."),
    counterexamples=("12 prisoners of war died.",),
)
@because("tells of people in passing, not of what befell them")
def in_passing(scene: Scene, link: Link) -> bool:
    """“a former prisoner of war”, “accepting 10,000 refugees”: people of a kind, named in passing."""
    number = link.group.number
    few = (number.label == "vague" and number.low == 2) or scene.words[number.start] == "one"
    if (link.shape == "apposed" and few and _some_of(scene, link)) or _names_again(scene, link):
        return True
    if link.shape == "counted noun":
        return (
            number.label == "vague"
            and number.low == 2
            and scene.words[number.end - 1] != "of"
            and scene.words[number.end] == "of"
        )
    if link.shape != "person noun":
        return False
    if number.low == number.high == 1 or scene.has(number.end, link.end, frozenset(("former", "ex"))):
        return True
    return link.outcome == "displaced" and not scene.has(
        scene.starts[link.start], scene.stops[link.start], scene.words_of("shelter")
    )


@VETO_LINK.rule(
    "casualty.somebody-in-general",
    examples=("Take care of a person who gets infected.", "A driver who dies leaves a family."),
    counterexamples=("A driver who died left a family.",),
)
@because("somebody in general, not a certain person")
def somebody_in_general(scene: Scene, link: Link) -> bool:
    """“if you are **a young person who gets** infected”: an indefinite one in the present tense is nobody."""
    group = link.group
    if scene.words[group.start] not in ("a", "an") or group.end + 1 >= len(scene.words):
        return False
    relative = scene.words[group.end] in ("who", "that")
    return relative and scene.doc[group.end + 1].tag_ == "VBZ" and scene.words[group.end + 1] not in ("is", "has")


def _names_again(scene: Scene, link: Link) -> bool:
    """“Ana Sosa, **a resident of Dorn** got hit by a bus”: who was named before is told of again."""
    group = link.group
    if group.start < 2 or group.head is None or scene.words[group.start] not in ("a", "an"):
        return False
    named = scene.words[group.start - 1] == "," and scene.doc[group.start - 2].ent_type_ == "PERSON"
    return named and "of" in scene.words[group.head + 1 : group.end]


def _some_of(scene: Scene, link: Link) -> bool:
    number = link.group.number
    if link.group.head is None:
        return False
    of = number.end if scene.words[number.end] == "of" else number.end - 1
    return scene.words[of] == "of" and scene.words[of + 1] in ("the", "those", "these", "them")
