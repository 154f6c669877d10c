"""“died **from multiple** injuries”, “12 nurses are treated for cholera”: wounds and patients, not the wounded."""

from factx.extract.casualties.outcomes import diseases
from factx.extract.casualties.ruling import because
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import VETO_LINK
from factx.lexicon.closed_classes import word_set

_WOUND_COUNTS = word_set("multiple numerous various")


@VETO_LINK.rule(
    "casualty.wounds",
    examples=("He died from multiple injuries.", "They found 28 bodies, some badly burned."),
    counterexamples=("The crash caused 12 injuries.",),
)
@because("wounds are counted, not the wounded")
def wounds(scene: Scene, link: Link) -> bool:
    """“died **from multiple** injuries”, “28 bodies, **some** badly burned”: wounds are counted, or told of bodies."""
    number, word = link.group.number, link.word
    if link.outcome != "injured" or number.label != "vague":
        return False
    before = scene.words[number.start - 1] if number.start else ""
    if word is not None and word.base == "injury":
        leads = before in scene.words_of("wound lead")
        return leads or (number.end < word.start and scene.words[number.start] in _WOUND_COUNTS)
    return any(
        group.kind == "body" and group.end in (number.start, number.start - 1)
        for group in (scene.group_to.get(number.start), scene.group_to.get(number.start - 1))
        if group is not None
    )


@VETO_LINK.rule(
    "casualty.sick",
    examples=(
        "12 nurses were taken to hospital with cholera.",
        "12 nurses with measles are being treated in hospital.",
    ),
    counterexamples=("12 nurses were taken to hospital after the crash.",),
)
@because("patients of a disease are not injured")
def sick(scene: Scene, link: Link) -> bool:
    """“12 nurses are **being treated for** cholera”: in hospital, but not injured."""
    word = link.word
    if word is None or link.outcome != "injured" or (word.part != "phrase" and not word.base.startswith("hospital")):
        return False
    return scene.has(scene.starts[link.start], scene.stops[link.end - 1], diseases(scene.lexicon))
