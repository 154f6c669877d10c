"""“12 nurses are **treated for cholera**”: patients, not the wounded."""

from factx.extract.casualties.outcomes import diseases
from factx.extract.casualties.ruling import because
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import VETO_LINK


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
