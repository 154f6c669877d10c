"""From groups and outcome words to links: the casualty rules asked in their order.

First what the words around a count tell, then the parse, then what counts share with one another; each group that is
tied is left alone by what comes after.
"""

from collections.abc import Mapping, Sequence

from factx.extract.casualties.counted import Group
from factx.extract.casualties.inherit import coordination, parts, restated
from factx.extract.casualties.inherit.elsewhere import elsewhere
from factx.extract.casualties.inherit.later_parts import later_parts
from factx.extract.casualties.named import Suffering, indefinite
from factx.extract.casualties.propose import left_context, predicates
from factx.extract.casualties.ruling import ruled, ruled_one
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import (
    PROPOSE_BEFORE,
    PROPOSE_BEHIND,
    PROPOSE_COUNTED,
    PROPOSE_PARSED,
    PROPOSE_TOTAL,
    PROPOSE_WITHIN,
    VETO_LINK,
    Links,
)
from factx.rules import Step


def links_of(scene: Scene, told_of: Sequence[Suffering]) -> dict[int, list[Link]]:
    """Every group's links, by where the group starts; `told_of` is who suffers what by the parse."""
    found = _totals(scene)
    _by_words(scene, found)
    found.update(coordination.coordinated(scene, found))
    _by_others(scene, found, PROPOSE_PARSED)
    found.update(coordination.coordinated(scene, found))
    found.update(parts.parts(scene, found))
    found.update(coordination.coordinated(scene, found))
    found.update(restated.restated(scene, found))
    _by_others(scene, found, PROPOSE_WITHIN)
    found.update(parts.parts(scene, found))
    found.update(elsewhere(scene, found))
    found.update(indefinite(scene, found, told_of))
    found.update(parts.parts(scene, found))
    found.update(restated.later(scene, found))
    found.update(later_parts(scene, found))
    return found


def doubt(scene: Scene, link: Link) -> str:
    """Why a link is no casualty fact after all; an empty text where nothing speaks against it."""
    answer = scene.rules.choose(VETO_LINK, scene, link)
    return answer.value if answer is not None else ""


def _totals(scene: Scene) -> dict[int, list[Link]]:
    """“the death toll rose **to 44**”: links of the numbers that totals give, by the start of their group."""
    found: dict[int, list[Link]] = {}
    for word in scene.found:
        if word.part == "phrase" or not scene.groups_from(scene.starts[word.start], scene.stops[word.start]):
            continue  # no number in its sentence
        answer = scene.rules.choose(PROPOSE_TOTAL, scene, word)
        if answer is not None:
            link = ruled_one(answer)
            known = found.setdefault(link.group.start, [])
            if all(link.outcome != other.outcome for other in known):
                known.append(link)  # “the total of **dead or presumed dead** to 192” is one
    return found


def _by_words(scene: Scene, found: dict[int, list[Link]]) -> None:
    """What the words of a count, before it and behind it tell."""
    for group in scene.groups:
        if group.start in found:
            continue
        links = _ask(scene, PROPOSE_COUNTED, group) if group.head in scene.covering else []
        if not links and group.of_people and scene.words[group.start] != "without":
            links = _around(scene, group)
        if links:
            found[group.start] = links


def _around(scene: Scene, group: Group) -> list[Link]:
    """What governs a count and what is said of it, where both do not tell the same."""
    seed = left_context.governed(scene, group)
    answer = scene.rules.choose(PROPOSE_BEFORE, scene, seed) if seed is not None else None
    before = ruled(answer) if answer is not None else []
    after = predicates.drop_if_governed(scene, _ask(scene, PROPOSE_BEHIND, group), before)
    if group.kind == "body":  # “four bodies were found burned”
        after = [link for link in after if link.outcome != "injured"]
    outcomes = {link.outcome for link in after}
    if before and before[0].outcome == "casualty" and "killed" in outcomes:
        return list(after)
    return [*after, *(link for link in before if link.outcome not in outcomes)]


def _by_others(scene: Scene, found: dict[int, list[Link]], step: Step[[Scene, Group], Links]) -> None:
    """What the parse tells, or a count's own words, where nothing else does and no nearer count has the outcome."""
    for group in scene.groups:
        if group.start not in found and group.of_people and group.number.high != 0:
            links = [link for link in _ask(scene, step, group) if not _is_taken(link, found)]
            if links:
                found[group.start] = links


def _ask(scene: Scene, step: Step[[Scene, Group], Links], group: Group) -> list[Link]:
    answer = scene.rules.choose(step, scene, group)
    return ruled(answer) if answer is not None else []


def _is_taken(link: Link, found: Mapping[int, Sequence[Link]]) -> bool:
    """“some people fell and **two were saved**”: a subject nearer to the verb has the outcome to itself."""
    if link.word is None or link.shape != "parse: subject":
        return False
    between = range(link.group.end, link.word.start)
    return any(
        other.word is not None
        and other.word.start == link.word.start
        and not other.part
        and other.group.head is not None
        for start in between
        for other in found.get(start, ())
    )
