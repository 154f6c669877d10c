"""“six people **a day**”, “released two **tapes**”, “a former prisoner of war”: links that are no casualty facts
after all."""

from collections.abc import Callable

from factx.extract.casualties.outcomes import diseases
from factx.extract.casualties.scene import Link, Scene
from factx.lexicon.closed_classes import word_set

_WOUND_LEADS = word_set(
    "from of with to suffered suffering suffers sustained sustaining received had has having inflicted"
)
_WOUND_COUNTS = word_set("multiple numerous various")
_PRESENT = frozenset(("VBZ", "VBP", "VB"))
_OPENING = 5
_PEOPLE = frozenset(("person", "group", "body"))
_EACH = frozenset(("a", "an", "each", "every", "per"))
_WITHIN = frozenset(("in", "on", "of", "during", "after", "within", "at", "for"))
_SPANS = word_set("day week month year hour night minute minutes second season annum hours days")
_PER_HEAD = word_set("capita head thousand million 1,000 100,000 10,000")
_POINTS = (["earlier"], ["before"], ["ago"], ["later"], ["after"])
_REGULAR = frozenset(("daily", "annually", "yearly", "monthly", "weekly"))
_AVERAGE = frozenset(("average", "averaging", "averaged"))
_FIGURES = frozenset(
    (("capture", "delegates"), ("release", "players"), ("release", "employees"), ("release", "workers"))
)
_SIDELINED = 3
# “hurt millions”: tolls of the hurt do not run so high; policies do.
_MANY = 10_000


def plausible(scene: Scene, link: Link) -> bool:
    """Whether a link stands the tests that look at it as a whole."""
    return not doubt(scene, link)


def doubt(scene: Scene, link: Link) -> str:
    """Why a link is no casualty fact after all; an empty text where nothing speaks against it."""
    return next((reason for failed, reason in _TESTS if failed(scene, link)), "")


def _no_person(scene: Scene, link: Link) -> bool:
    """“released two tapes”, “save a quarter of the cost”: verbs that befall things as well need a noun for people."""
    word, group = link.word, link.group
    if word is None or not word.persons_only or group.kind in _PEOPLE:
        return False
    # “12 were released” is said of people; “released 12 in cash” need not be.
    if group.kind == "elided" and (link.rule == "predicate" or (link.rule != "object" and group.partitive)):
        return False
    if group.kind == "elided" and word.outcome == "missing" and link.rule == "apposed":
        return not any(not other.persons_only for other in scene.found)  # “the search goes on with 24 still missing”
    # “8 rebels were killed, 3 wounded and 5 captured”: an elided noun that the sentence's other outcomes make a person
    start, stop = scene.starts[link.start], scene.stops[link.end - 1]
    return group.kind != "elided" or not any(not other.persons_only for other in scene.found_from(start, stop))


def _made_up(scene: Scene, link: Link) -> bool:
    """“In the film a detective **kills** three men”, “the novel tells of a boy who **dies**”: stories are told in the
    present."""
    if link.word is None or scene.doc[link.word.start].tag_ not in _PRESENT:
        return False
    begin = scene.starts[link.start]
    fiction = scene.words_of("fiction")
    for index in range(begin, min(begin + _OPENING, link.start)):
        if scene.words[index] in fiction:
            led = index > begin + 1 and scene.words[index - 2] == "in"
            return led or scene.words[index + 1] in scene.words_of("fiction tells")
    return False


def _wounds(scene: Scene, link: Link) -> bool:
    """“died **from multiple** injuries”, “28 bodies, **some** badly burned”: wounds are counted, or told of bodies."""
    number, word = link.group.number, link.word
    if link.outcome != "injured" or number.label != "vague":
        return False
    before = scene.words[number.start - 1] if number.start else ""
    if word is not None and word.base == "injury":
        return before in _WOUND_LEADS or (number.end < word.start and scene.words[number.start] in _WOUND_COUNTS)
    return any(
        group.kind == "body" and group.end in (number.start, number.start - 1)
        for group in (scene.group_to.get(number.start), scene.group_to.get(number.start - 1))
        if group is not None
    )


def _patients(scene: Scene, link: Link) -> bool:
    """“12 nurses are **being treated for** cholera”: in hospital, but not injured."""
    word = link.word
    if word is None or link.outcome != "injured" or (word.part != "phrase" and not word.base.startswith("hospital")):
        return False
    return scene.has(scene.starts[link.start], scene.stops[link.end - 1], diseases(scene.lexicon))


def _habitual(scene: Scene, link: Link) -> bool:
    """“if you are **a young person who gets** infected”: an indefinite one in the present tense is nobody."""
    group = link.group
    if scene.words[group.start] not in ("a", "an") or group.end + 1 >= len(scene.words):
        return False
    relative = scene.words[group.end] in ("who", "that")
    return relative and scene.doc[group.end + 1].tag_ == "VBZ" and scene.words[group.end + 1] not in ("is", "has")


def _rate(scene: Scene, link: Link) -> bool:
    """“claims six lives a day”, “kills 7,000 people every year”, “deaths per 100,000”, “on average 12 people die”."""
    words, stop = scene.words, min(scene.stops[link.end - 1], link.end + 4)
    for index in range(link.end, stop - 1):
        if words[index] in _EACH and (words[index + 1] in _SPANS or words[index + 1] in _PER_HEAD):
            if words[index] in ("a", "an") and words[index - 1] in _WITHIN:
                continue  # “killed 12 *in* a night raid”
            return words[index + 2 : index + 3] not in _POINTS  # “41 a year *earlier*” is no rate
    if link.group.number.label != "ratio" and scene.has(
        max(scene.starts[link.start], link.start - 3), link.end, _AVERAGE
    ):
        return True
    first = scene.starts[link.start]
    return (words[first] in ("every", "each") and first + 4 > link.start - 3 and first < link.start) or scene.has(
        link.end, min(stop, link.end + 2), _REGULAR
    )


def _mere_member(scene: Scene, link: Link) -> bool:
    """“one of **707 people shot**”, “**three** of the four suspects *were* arrested”: a participle counts the whole,
    a finite verb the part."""
    number = link.group.number
    if scene.groups_from(number.start + 1, number.end):
        return link.rule in ("apposed", "attribute", "person noun")
    inside = any(other.start < number.start and number.end <= other.number.end for other in scene.groups)
    return inside and link.rule in ("predicate", "parse: subject", "part of a whole")


def _passing(scene: Scene, link: Link) -> bool:
    """“a former prisoner of war”, “accepting 10,000 refugees”: people of a kind, named in passing."""
    number = link.group.number
    few = (number.label == "vague" and number.low == 2) or scene.words[number.start] == "one"
    if link.rule == "apposed" and few and _some_of(scene, link):
        return True
    if link.rule == "counted noun":
        return (
            number.label == "vague"
            and number.low == 2
            and scene.words[number.end - 1] != "of"
            and scene.words[number.end] == "of"
        )
    if link.rule != "person noun":
        return False
    if number.low == number.high == 1 or scene.has(number.end, link.end, frozenset(("former", "ex"))):
        return True
    return link.outcome == "displaced" and not scene.has(
        scene.starts[link.start], scene.stops[link.start], scene.words_of("shelter")
    )


def _some_of(scene: Scene, link: Link) -> bool:
    """“belonging to **some of the children** who died”: a mere reference."""
    number = link.group.number
    if link.group.head is None:
        return False
    of = number.end if scene.words[number.end] == "of" else number.end - 1
    return scene.words[of] == "of" and scene.words[of + 1] in ("the", "those", "these", "them")


def _figurative(scene: Scene, link: Link) -> bool:
    """“hurt millions of Americans”, “a wounded candidate”, “captured 1,944 delegates”, “a defender was injured” in a
    match."""
    number, word = link.group.number, link.word
    head = scene.words[link.group.head] if link.group.head is not None else ""
    if word is not None and (word.base, head) in _FIGURES:
        return True
    if word is not None and word.base == "hurt" and link.rule == "object" and (number.low or 0) >= _MANY:
        return True
    if link.outcome == "injured" and head in scene.words_of("sportsman"):
        start, stop = scene.starts[link.start], scene.stops[link.end - 1]
        return not any(other.outcome == "killed" for other in scene.found_from(start, stop))
    if word is not None and word.base == "flee" and head in scene.words_of("lost otherwise"):
        return True
    if link.rule == "attribute" and number.high == 1:
        return link.outcome != "killed" or scene.words[number.start] in ("a", "an")
    if link.outcome == "injured" and number.high is not None and number.high <= _SIDELINED:
        words = scene.words[scene.starts[link.start] : scene.stops[link.end - 1]]
        return (
            any(word in scene.words_of("sports") for word in words)
            or len(scene.words_of("sports too") & set(words)) > 1
        )
    return False


def _vague_loss(_scene: Scene, link: Link) -> bool:
    """“losing so many great people”, “lost an eminent writer”: only a real number of the lost is a toll."""
    number = link.group.number
    return link.rule == "lost" and (number.label == "vague" or number.high == 1)


_TESTS: tuple[tuple[Callable[[Scene, Link], bool], str], ...] = (
    (_figurative, "a figure of speech, of sports or of business"),
    (_made_up, "told in a story"),
    (_no_person, "what is counted is no word for people, and the verb befalls things as well"),
    (_rate, "a rate or an average, not a count"),
    (_mere_member, "refers to one of those counted elsewhere"),
    (_passing, "tells of people in passing, not of what befell them"),
    (_vague_loss, "a loss without a real number"),
    (_wounds, "wounds are counted, not the wounded"),
    (_patients, "patients of a disease are not injured"),
    (_habitual, "somebody in general, not a certain person"),
)
