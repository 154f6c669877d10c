"""“the **suspect**”, “12 **women and children**”, “30 **families**”: role, age, sex and unit that a phrase of victims
tells."""

from typing import get_args

from factx.extract.casualties.ages import age_within
from factx.extract.casualties.scene import Link, Scene
from factx.facts import Unit, VictimKind, VictimRole
from factx.lexicon.inflections import base_forms

_UNITS: dict[str, Unit] = {"family": "families", "household": "households"}
_ADULT = 18
# An attacker first: “the suspected killer of the officer”.
_ROLES: tuple[VictimRole, ...] = ("attacker", "rescuer", "officer", "victim")


def role(scene: Scene, start: int, end: int) -> VictimRole | None:
    """“the **suspect**”, “three **police officers**”: the role that a phrase tells, if it tells one.

    What stands behind “of” tells of somebody else: “daughter of a policeman”.
    """
    words = scene.words[start : _complement(scene, start, end)]
    return next((kind for kind in _ROLES if any(word in scene.words_of(kind) for word in words)), None)


def kinds(scene: Scene, start: int, end: int) -> tuple[VictimKind, ...]:
    """“12 **women** and **children**”: the ages and sexes that a phrase of victims tells, in a fixed order."""
    end = _complement(scene, start, end)
    words, age = set(scene.words[start:end]), age_within(scene, start, end)
    found: list[VictimKind] = [kind for kind in get_args(VictimKind) if words & scene.words_of(kind)]
    if "children" not in found and ({"girls", "boys"} & set(found) or (age is not None and age < _ADULT)):
        found.insert(0, "children")
    return tuple(found)


def unit(scene: Scene, link: Link) -> Unit:
    """What a number counts: “30 **families** fled”, “13 **bodies** were found”; else persons."""
    group = link.group
    if group.head is None:
        return "persons"
    found = (_UNITS.get(base) for base in base_forms(scene.words[group.head]))
    return next((known for known in found if known), "bodies" if group.kind == "body" else "persons")


def _complement(scene: Scene, start: int, end: int) -> int:
    """Where the “of” phrase of a phrase begins, or its end."""
    return next((index for index in range(start + 1, end) if scene.words[index] == "of"), end)
