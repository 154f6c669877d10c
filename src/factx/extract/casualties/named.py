"""“**David Kato** was killed”, “the boy died”, “killing **civilians**”: victims without a number, of kind `named` or
`uncounted`.

Only what the parse shows plainly: who suffers an outcome word that no counted group has claimed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from factx import marks
from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.sufferers import sufferers
from factx.extract.casualties.traits import Form, Traits, traits

_OUTCOMES = frozenset(("killed", "injured", "detained", "kidnapped", "missing", "casualty", "rescued"))
# Verbs that befall things as readily (“released tapes”) are believed of names and certain persons only.
_CERTAIN: frozenset[Form] = frozenset(("name", "definite", "pronoun", "bare"))


@dataclass(frozen=True, slots=True)
class Single:
    """One person of whom a word tells an outcome, by a mention without a number."""

    link: Link
    traits: Traits


def named(scene: Scene) -> Iterator[Single]:
    """Named and uncounted victims of the outcome words of a text."""
    for word in scene.found:
        if word.outcome not in _OUTCOMES or word.role in ("toll", "person"):
            continue
        for token in sufferers(scene, word):
            told = traits(scene, token)
            if told is None or scene.groups_from(told.start, told.end) or token.i in scene.counted:
                continue
            if told.form in ("plural", "indefinite") and (word.persons_only or word.part not in ("verb", "phrase")):
                continue
            if told.form == "bare" and not _in_headline(scene, told):
                continue
            kind = "uncounted" if told.form == "plural" else "named"
            if told.form != "indefinite":
                yield Single(_link(scene, word, told, kind), told)


def _in_headline(scene: Scene, told: Traits) -> bool:
    """“**Teen** shot in Detroit”: a noun without a determiner opens a headline."""
    begin = scene.starts[told.start]
    return told.start <= begin + 2 and scene.words[scene.stops[told.start] - 1] not in (".", "!", "?")


def _link(scene: Scene, word: OutcomeWord, told: Traits, kind: str) -> Link:
    start, end = told.start, told.end
    number = marks.Number(start, end, "exact", None, None, None)
    group = Group(number, start, end, None, (start, end), "person")
    return Link(
        group, word.outcome, word, kind, min(start, word.start), max(end, word.end), victims=(start, end), kind=kind
    )
