"""“hurt millions of Americans”, “In the film a detective kills three men”: figures of speech, sports and fiction."""

from factx.extract.casualties.ruling import because
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import VETO_LINK

_PRESENT = frozenset(("VBZ", "VBP", "VB"))
_OPENING = 5
_FIGURES = frozenset(
    (("capture", "delegates"), ("release", "players"), ("release", "employees"), ("release", "workers"))
)
_SIDELINED = 3
# “hurt millions”: tolls of the hurt do not run so high; policies do.
_MANY = 10_000


@VETO_LINK.rule(
    "casualty.figure",
    examples=("The plan hurt millions of Americans.", "Two strikers were injured in the match."),
    counterexamples=("The blast hurt 12 people.",),
)
@because("a figure of speech, of sports or of business")
def figure(scene: Scene, link: Link) -> bool:
    """“hurt millions of Americans”, “a wounded candidate”, “captured 1,944 delegates”, “a defender was injured” in a
    match."""
    number, word = link.group.number, link.word
    head = scene.words[link.group.head] if link.group.head is not None else ""
    if word is not None and (word.base, head) in _FIGURES:
        return True
    if word is not None and word.base == "hurt" and link.shape == "object" and (number.low or 0) >= _MANY:
        return True
    if link.outcome == "injured" and head in scene.words_of("sportsman"):
        start, stop = scene.starts[link.start], scene.stops[link.end - 1]
        return not any(other.outcome == "killed" for other in scene.found_from(start, stop))
    if word is not None and word.base == "flee" and head in scene.words_of("lost otherwise"):
        return True
    if link.shape == "attribute" and number.high == 1:
        return link.outcome != "killed" or scene.words[number.start] in ("a", "an")
    if link.outcome == "injured" and number.high is not None and number.high <= _SIDELINED:
        words = scene.words[scene.starts[link.start] : scene.stops[link.end - 1]]
        return (
            any(word in scene.words_of("sports") for word in words)
            or len(scene.words_of("sports too") & set(words)) > 1
        )
    return False


@VETO_LINK.rule(
    "casualty.fiction",
    examples=("In the film a detective kills three men.", "The novel tells of a boy who dies."),
    counterexamples=("A detective killed three men.",),
)
@because("told in a story")
def fiction(scene: Scene, link: Link) -> bool:
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


@VETO_LINK.rule(
    "casualty.vague-loss",
    examples=("The theatre lost an eminent writer.", "She lost a daughter to an accident."),
    counterexamples=("The village lost five people in the flood.",),
)
@because("a loss without a real number")
def vague_loss(_scene: Scene, link: Link) -> bool:
    """“losing so many great people”, “lost an eminent writer”: only a real number of the lost is a toll."""
    number = link.group.number
    return link.shape == "lost" and (number.label == "vague" or number.high == 1)
