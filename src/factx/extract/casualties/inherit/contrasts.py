"""“One man was killed and **three others were shot**”: who is told apart from the dead was hurt, not killed.

Verbs like *shoot* leave open whether somebody died; “others” beside the dead of the same event closes it.
"""

from collections.abc import Sequence
from dataclasses import replace

from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import JOIN_CONTRAST
from factx.outcomes import Outcome

_OTHER = frozenset(("other", "others", "another"))
_TREATED = frozenset(("treated", "treatment", "admitted", "hospitalized", "hospitalised"))
_WOUNDED = frozenset(("wound", "wounds", "wounded", "injuries", "injured", "burns"))
_FATAL = frozenset(("fatally", "mortally"))


def contrasted(scene: Scene, links: Sequence[Link]) -> list[Link]:
    """The same links, in the same order; “others” who were shot beside the dead of this or the last sentence are
    injured."""
    done: list[Link] = []
    dead: list[Link] = []
    for link in links:
        answer = scene.rules.choose(JOIN_CONTRAST, scene, link, dead)
        if answer is not None:
            link = replace(link, outcome=answer.value)
        if link.outcome == "killed" and link.group.number.high != 0:
            dead.append(link)
        done.append(link)
    return done


@JOIN_CONTRAST.rule(
    "casualty.patients",
    examples=(
        "The cholera outbreak goes on, and cholera cases rise. Only 12 patients were still in treatment.",
        "The Ebola outbreak goes on, and Ebola cases rise. So far 88 patients are in treatment.",
    ),
    counterexamples=("After the crash, 88 patients were being treated.",),
)
def patients(scene: Scene, link: Link, dead: Sequence[Link]) -> Outcome | None:
    """“88 **patients were being treated**” in a text that counts the sick: they are infected."""
    ill = scene.epidemic and any(word.outcome == "infected" for word in scene.found)
    return "infected" if ill and link.outcome == "injured" and _is_treated(scene, link) else None


@JOIN_CONTRAST.rule(
    "casualty.others-beside-the-dead",
    examples=("One person was killed and three others were shot.", "A man died. Two other people were stabbed."),
    counterexamples=("Three people were shot.", "Two others were fatally shot beside the dead man."),
)
def others_beside_the_dead(scene: Scene, link: Link, dead: Sequence[Link]) -> Outcome | None:
    """“one was killed and **three others were shot**”: who is told apart from the dead was hurt."""
    return "injured" if link.outcome == "casualty" and _is_apart(scene, link, dead) else None


def _is_treated(scene: Scene, link: Link) -> bool:
    """“88 **patients were being treated**”, “305 people **were in treatment**” in a text that counts the sick."""
    if link.word is None or link.word.part == "adjective" or (link.word.part == "verb" and link.word.base == "injure"):
        return False
    treated = scene.has(link.word.start, link.word.end, _TREATED)
    return treated and not scene.has(scene.starts[link.start], scene.stops[link.end - 1], _WOUNDED)


def _is_apart(scene: Scene, link: Link, dead: Sequence[Link]) -> bool:
    group, word = link.group, link.word
    if word is None or word.part != "verb" or not dead or not _OTHER & set(scene.words[group.start : group.end]):
        return False
    begin = scene.starts[group.start]
    last = dead[-1]
    near = scene.starts[last.start] in (begin, scene.starts[begin - 1] if begin else begin)
    return near and last.word != word and not scene.has(word.start - 1, word.end + 1, _FATAL)
