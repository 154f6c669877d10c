"""“**David Kato** was killed”, “the boy died”, “killing **civilians**”: victims without a number, of kind `named` or
`uncounted`.

Only what the parse shows plainly: who suffers an outcome word that no counted group has claimed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from spacy.tokens import Token

from factx import marks
from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.propose.sufferers import sufferers
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.traits import Traits, traits
from factx.outcomes import WITHOUT_NUMBER


@dataclass(frozen=True, slots=True)
class Single:
    """One person of whom a word tells an outcome, by a mention without a number."""

    link: Link
    traits: Traits


class Suffering(NamedTuple):
    """Who suffers what a word tells, by the rule that found them."""

    word: OutcomeWord
    rule: str
    tokens: Sequence[Token]


def suffering(scene: Scene) -> list[Suffering]:
    """The sufferers of all outcome words of a text, asked for once."""
    words = (word for word in scene.found if word.outcome in WITHOUT_NUMBER and word.role not in ("toll", "person"))
    return [Suffering(word, *sufferers(scene, word)) for word in words]


def named(scene: Scene, told_of: Sequence[Suffering]) -> Iterator[Single]:
    """Named and uncounted victims among those who suffer something."""
    for word, rule, tokens in told_of:
        for token in tokens:
            told = traits(scene, token)
            if told is None or scene.groups_from(told.start, token.i + 1) or token.i in scene.counted:
                continue
            if told.form == "name" and word.persons_only and token.ent_type_ != "PERSON":
                continue  # “Harbour Lights was **shot** in Dorn”
            if told.form in ("plural", "indefinite") and (word.persons_only or word.part not in ("verb", "phrase")):
                continue
            if word.outcome == "rescued" and (word.base == "save" or not _is_captive(scene)):
                continue
            if told.form == "bare" and not _in_headline(scene, told):
                continue
            kind: Literal["named", "uncounted"] = "uncounted" if told.form == "plural" else "named"
            if told.form != "indefinite":
                yield Single(_link(word, told, kind, rule), told)


def _is_open(group: Group, found: Mapping[int, Sequence[Link]]) -> bool:
    """No rule has tied the group yet, or only to what need not be the last: “a boy **was shot** at school and died”."""
    return all(
        link.outcome in ("casualty", "injured", "kidnapped") and link.shape in ("apposed", "predicate")
        for link in found.get(group.start, ())
    )


def _is_of_another(scene: Scene, link: Link, word: OutcomeWord) -> bool:
    """“A girl **was grazed** and Ana Sosa was **shot dead**”: somebody else stands before the second word."""
    between = range(link.end, word.start) if link.shape == "predicate" else ()
    return any(scene.doc[index].ent_type_ == "PERSON" or index in scene.group_from for index in between)


def _is_captive(scene: Scene) -> bool:
    """Whether the text tells of people who were abducted or held: only they are freed."""
    return any(word.outcome == "kidnapped" for word in scene.found)


def _in_headline(scene: Scene, told: Traits) -> bool:
    """“**Teen** shot in Detroit”: a noun without a determiner opens a headline."""
    begin = scene.starts[told.start]
    return told.start <= begin + 2 and scene.words[scene.stops[told.start] - 1] not in (".", "!", "?")


def _link(word: OutcomeWord, told: Traits, kind: Literal["named", "uncounted"], rule: str) -> Link:
    start, end = told.start, told.end
    number = marks.Number(start, end, "exact", None, None, None)
    group = Group(number, start, end, None, (start, end), "person")
    return Link(
        group,
        word.outcome,
        word,
        kind,
        min(start, word.start),
        max(end, word.end),
        victims=(start, end),
        kind=kind,
        rule=rule,
    )


def indefinite(
    scene: Scene, found: Mapping[int, Sequence[Link]], told_of: Sequence[Suffering]
) -> dict[int, list[Link]]:
    """“**A boy of three** is recovering after shooting himself”: counted groups of one that no rule has tied yet, and
    that the parse shows as the sufferer of an outcome word."""
    by_head = {group.head: group for group in scene.groups if group.head is not None and _is_open(group, found)}
    gained: dict[int, list[Link]] = {}
    for word, rule, tokens in told_of:
        for token in tokens if word.part != "noun" and (word.role != "survives" or scene.hurt) else ():
            group = by_head.get(token.i)
            if group is None or group.kind != "person" or group.number.high == 0:
                continue
            known = found.get(group.start, ())
            single = group.number.low == group.number.high == 1
            if known and word.outcome not in ("killed", "rescued"):
                continue
            if any(link.word == word or _is_of_another(scene, link, word) for link in known):
                continue  # “4,404 migrants **died or disappeared**” is one count
            start, end = min(group.start, word.start), max(group.end, word.end)
            link = Link(group, word.outcome, word, "sufferer", start, end, rule=rule)
            gained.setdefault(group.start, [link] if single else [*known, link])
    return gained
