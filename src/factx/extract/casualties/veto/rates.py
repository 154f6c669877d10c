"""“six people **a day**”, “**three** of the four suspects were arrested”: numbers that are no counts of their own."""

from factx.extract.casualties.ruling import because
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import VETO_LINK
from factx.lexicon.closed_classes import word_set

_EACH = frozenset(("a", "an", "each", "every", "per"))
_WITHIN = frozenset(("in", "on", "of", "during", "after", "within", "at", "for"))
_SPANS = word_set("day week month year hour night minute minutes second season annum hours days")
_PER_HEAD = word_set("capita head thousand million 1,000 100,000 10,000")
_POINTS = (["earlier"], ["before"], ["ago"], ["later"], ["after"])
_REGULAR = frozenset(("daily", "annually", "yearly", "monthly", "weekly"))
_AVERAGE = frozenset(("average", "averaging", "averaged"))


@VETO_LINK.rule(
    "casualty.rate",
    examples=("Traffic claims six lives a day.", "Malaria kills 7,000 people every year."),
    counterexamples=("Bandits killed 12 people in a night raid.",),
)
@because("a rate or an average, not a count")
def rate(scene: Scene, link: Link) -> bool:
    """“claims six lives a day”, “kills 7,000 people every year”, “deaths per 100,000”, “on average 12 people die”."""
    if link.group.number.label == "ratio" and link.group.kind == "unknown":
        return True  # “kills 80% of cancer cells”
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


@VETO_LINK.rule(
    "casualty.mere-member",
    examples=("He was one of 707 people shot last year.", "Ana Sosa was one of three people shot in a car."),
    counterexamples=("Three suspects were arrested.",),
)
@because("refers to one of those counted elsewhere")
def mere_member(scene: Scene, link: Link) -> bool:
    """“one of **707 people shot**”, “**three** of the four suspects *were* arrested”: a participle counts the whole,
    a finite verb the part."""
    number = link.group.number
    if scene.groups_from(number.start + 1, number.end):
        return link.shape in ("apposed", "attribute", "person noun")
    inside = any(other.start < number.start and number.end <= other.number.end for other in scene.groups)
    return inside and link.shape in ("predicate", "parse: subject", "part of a whole")
