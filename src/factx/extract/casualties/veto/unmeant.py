"""“shot **at** a pedestrian”, “**how many** people were arrested”, “**captured** on camera”: words of casualties that
tell of none."""

from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import VETO_LINK

_FIRE = frozenset(("shoot", "shot", "shooting", "shoots", "fire", "fired", "firing", "fires"))
# Words between “captured” and the camera, and at the head of a sentence: “In a blurred photograph, …”.
_BEHIND, _OPENING = 4, 5


@VETO_LINK.rule(
    "casualty.shot-at",
    examples=("The gunman shot at a pedestrian and fled.", "He shot at two officers who chased him."),
    counterexamples=("Two officers were shot at a bar.",),
)
def shot_at(scene: Scene, link: Link) -> str | None:
    """“shot **at** a pedestrian”: who is shot at need not be hit."""
    word, group = link.word, link.group
    if word is None or word.end >= group.start or scene.words[word.start] not in _FIRE:
        return None
    return "shot at is not hit" if list(scene.words[word.end : group.start]) == ["at"] else None


@VETO_LINK.rule(
    "casualty.how-many",
    examples=("The ministry did not say how many people were arrested.", "Nobody knows how many people died."),
    counterexamples=("Many people died.",),
)
def how_many(scene: Scene, link: Link) -> str | None:
    """“did not say **how many** people were arrested”: a question is no count."""
    start = link.group.start
    return "a question, not a count" if start and scene.words[start - 1] == "how" else None


@VETO_LINK.rule(
    "casualty.too-many",
    examples=("There are just too many killings here.", "It is just too many murders for one town."),
    counterexamples=("There were many killings.",),
)
def too_many(scene: Scene, link: Link) -> str | None:
    """“just **too many** killings here”: a complaint is no count."""
    number = link.group.number
    complaint = "too" in scene.words[max(0, number.start - 1) : number.end]
    return "a complaint, not a count" if complaint and link.kind == "counted" else None


@VETO_LINK.rule(
    "casualty.captured-on-camera",
    examples=(
        "In the photograph, Ana Sosa was captured beside the mayor.",
        "Ana Sosa was captured on camera outside the court.",
    ),
    counterexamples=("Ana Sosa was captured by rebels outside the court.",),
)
def captured_on_camera(scene: Scene, link: Link) -> str | None:
    """“In the photograph, Sosa was **captured** beside the mayor”: pictures hold nobody."""
    word = link.word
    if word is None or word.base != "capture":
        return None
    begin, cameras = scene.starts[word.start], scene.words_of("camera")
    behind = scene.has(word.end, min(scene.stops[word.start], word.end + _BEHIND), cameras)
    opening = scene.words[begin] in ("in", "on") and scene.has(begin, min(word.start, begin + _OPENING), cameras)
    return "captured in a picture" if behind or opening else None
