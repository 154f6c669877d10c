"""One id for one person or body over all articles.

Records meet only where their names can: those of one surname, those of bodies whose names or initials agree. What can
meet is one component, and each is sorted out by itself, whatever stands in the others; so nothing depends on the order
of reading, and components can be shared out among processes.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factx.corpus import bodies, body_names, mistaken, person_names, persons
from factx.corpus.bearers import Bearer, number_of, only_forename
from factx.corpus.groups import Doubt, Group
from factx.corpus.spelling import folded


@dataclass(frozen=True, slots=True)
class Identity:
    """A person or body of the collection.

    Attributes:
        id: `person:donald-trump`, `body:united-nations`; with a few signs more where two share a name.
        name: the name that most articles have, in full.
        numbers: of the records that are it.
        doubts: the joins that are less than sure.
    """

    id: str
    name: str
    numbers: tuple[int, ...]
    doubts: tuple[Doubt, ...] = ()


def identities(bearers: Sequence[Bearer], names: Mapping[str, str] | None = None) -> list[Identity]:
    """The identities of one component.

    Args:
        bearers: all records of the component.
        names: names of the identities that a user's file gives, by their ids.
    """
    by_key = sorted(bearers, key=lambda bearer: bearer.key)
    people = persons.sorted_out([bearer for bearer in by_key if bearer.person])
    companies = bodies.sorted_out([bearer for bearer in by_key if not bearer.person])
    people, companies = mistaken.put_right(people, companies)
    return [*_named(people, names or {}, person=True), *_named(companies, names or {}, person=False)]


def _named(groups: Iterable[Group], names: Mapping[str, str], *, person: bool) -> Iterable[Identity]:
    taken: dict[str, int] = {}
    merged: dict[str, Group] = {}
    alone: list[Group] = []
    for group in sorted((group for group in groups if group.bearers), key=lambda group: group.rank):
        if group.anchor and group.anchor in merged:
            merged[group.anchor].take(group)
        elif group.anchor:
            merged[group.anchor] = group
        else:
            alone.append(group)
    for anchor, group in merged.items():
        taken[anchor] = 1
        yield Identity(anchor, names.get(anchor) or _name(group), _numbers(group), tuple(group.doubts))
    for group in alone:
        name = _name(group)
        made = f"{'person' if person else 'body'}:{_slug(name)}"
        if made in taken or (person and not person_names.parsed(name).given):
            made = f"{made}-{group.rank[1] & 0xFFFFFF:06x}"
        taken[made] = 1
        yield Identity(made, name, _numbers(group), tuple(group.doubts))


def _numbers(group: Group) -> tuple[int, ...]:
    return tuple(bearer.number for bearer in group.bearers)


def _name(group: Group) -> str:
    """The name that most records have; a full one before a surname or an acronym."""
    counted = Counter(" ".join(bearer.name.split()) for bearer in group.bearers)
    person = Counter(bearer.person for bearer in group.bearers).most_common(1)[0][0]

    def order(name: str) -> tuple[bool, bool, int, int, str]:
        if person:
            parts = person_names.parsed(name)
            clean = len(name.split()) <= len(parts.given) + 2
            return not parts.full, not clean, -counted[name], len(name), name
        parts_of_body = body_names.parsed(name)
        return False, parts_of_body.acronym and len(counted) > 1, -counted[name], len(name), name

    return min(counted, key=order)


def _slug(name: str) -> str:
    """A name as part of an id.

    >>> _slug("Enrique Peña Nieto"), _slug("U.N.")
    ('enrique-pena-nieto', 'un')
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace(".", ""))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+", "-", letters).strip("-_") or "unnamed"


@dataclass(frozen=True, slots=True)
class Whole:
    """What first names alone can be short for."""

    identity: str
    name: str
    family: int
    size: int


def wholes(found: Iterable[Identity], bearers: Mapping[int, Bearer]) -> Iterable[tuple[str, Whole]]:
    """The persons of a component by first name."""
    for identity in found:
        name = person_names.parsed(identity.name)
        if bearers[identity.numbers[0]].person and name.full:
            yield name.given[0], Whole(identity.id, identity.name, number_of(f"p {name.family}"), len(identity.numbers))


def with_forenames(
    found: Sequence[Identity], bearers: Mapping[int, Bearer], index: Mapping[str, Sequence[Whole]]
) -> dict[int, tuple[str, str]]:
    """First names alone as the persons they mean: the one of that name whose surname the article has, too.

    Returns:
        The id and name by the number of the record, for those that mean somebody else than their own identity.
    """
    told: dict[int, tuple[str, str]] = {}
    for identity in found:
        for number in identity.numbers:
            bearer = bearers[number]
            if bearer.anchor or not only_forename(bearer):
                continue
            given = folded(bearer.name.strip())
            meant = [whole for whole in index.get(given, ()) if whole.family in bearer.company]
            if len(meant) == 1:
                told[number] = meant[0].identity, meant[0].name
    return told


def components(keys: Iterable[Sequence[str]]) -> list[int]:
    """Which component each of some records belongs to, as a number; records that share a key share it.

    >>> components([["p kirbi"], ["p xi", "p jinping"], ["p xi"]])
    [0, 1, 1]
    """
    union = Union()
    firsts = [union.joined(each) for each in keys]
    roots: dict[int, int] = defaultdict(lambda: len(roots))
    return [roots[union.root(first)] for first in firsts]


class Union:
    """Keys that belong together, as sets that grow."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._parents: list[int] = []

    def joined(self, keys: Iterable[str]) -> int:
        """Put some keys into one set, and give a number that stands for it."""
        numbers = [self._number(key) for key in keys]
        for other in numbers[1:]:
            one, two = sorted((self.root(numbers[0]), self.root(other)))
            self._parents[two] = one
        return numbers[0]

    def root(self, number: int) -> int:
        """The number that all of a set share."""
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def _number(self, key: str) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self._parents)
            self._parents.append(len(self._parents))
        return self._numbers[key]
