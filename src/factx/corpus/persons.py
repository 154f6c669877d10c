"""One person over many articles: those with one surname sorted out, full names first, then surnames alone.

“James T. Kirby”, “Jim Kirby” and “J. Kirby” are one where no other Kirby fits; “Kirby” alone is whoever of the
collection fits the article: the only one there is, or the one whose company it keeps.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from factx.corpus.bearers import Bearer
from factx.corpus.groups import Doubt, Group, by_anchor, chosen
from factx.corpus.namesakes import parted
from factx.corpus.person_names import EXACT, PersonName, alike, first_keys, parsed

# A choice between two bearers of a surname has to be as likely as this.
_LIKELY = 0.9
# How often surnames alone are gone through.
_ROUNDS = 4
# One of two who both fit a short name is meant where he is so many times as often named.
_FAR_MORE = 10


def sorted_out(bearers: Sequence[Bearer]) -> list[Group]:
    """The persons among records whose names share a surname."""
    names: dict[PersonName, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        names[_fullest(bearer)].append(bearer)
    alone = [bearer for name, own in names.items() if not name.given for bearer in own]
    whole = [
        (name, group) for name, own in names.items() if name.given for part in parted(own) for group in by_anchor(part)
    ]
    persons = _joined(whole)
    return _with_surnames(persons, alone)


def _fullest(bearer: Bearer) -> PersonName:
    """The name in parts; an alias that is the end of it, and a full name, is the name without what was taken for it.

    “Universe Alicia Machado” has the alias “Alicia Machado”.
    """
    name = parsed(bearer.name)
    for alias in bearer.aliases:
        other = parsed(alias)
        if other.full and len(other.given) < len(name.given) and bearer.name.endswith(alias):
            return other
        if not name.given and other.full and other.family == name.family:
            return other
    return name


def _joined(whole: list[tuple[PersonName, Group]]) -> list[Group]:
    """Groups of one name each, joined where the names can be one person's; the fuller and the larger come first."""
    whole.sort(key=lambda item: (-_fullness(item[0]), item[1].rank))
    persons: list[tuple[list[PersonName], Group]] = []
    index: dict[object, list[int]] = defaultdict(list)
    for name, group in whole:
        keys = first_keys(name.given[0]) | {name.given[0][0]}
        near = sorted({at for key in keys for at in index[key]})
        fits = [(at, sure) for at in near if (sure := _fit(name, persons[at][0])) and persons[at][1].may_take(group)]
        at = _one_of(name, group, fits, persons)
        if at is None:
            at = len(persons)
            persons.append(([name], group))
        else:
            names, person = persons[at]
            sure = dict(fits)[at]
            why = "the same first name in another form" if sure < EXACT else "the same name"
            doubt = Doubt(_shown(group), _shown(person), sure, why) if sure < EXACT else None
            person.take(group, doubt)
            if name not in names:
                names.append(name)
        for key in keys:
            if at not in index[key]:
                index[key].append(at)
    return [person for _, person in persons]


def _fullness(name: PersonName) -> int:
    return sum(2 if len(given) > 1 else 1 for given in name.given)


def _fit(name: PersonName, names: Sequence[PersonName]) -> float:
    """How surely a name is one of somebody who has some names already: it must fit them all."""
    fits = [alike(name, other) for other in names]
    return max(fits) if min(fits) > 0 else 0.0


def _one_of(
    name: PersonName,
    group: Group,
    fits: Sequence[tuple[int, float]],
    persons: Sequence[tuple[list[PersonName], Group]],
) -> int | None:
    """Which of the persons whom a name fits it is; None where that is open."""
    exact = [at for at, sure in fits if sure == EXACT and persons[at][1].anchor]
    if len(exact) == 1:
        return exact[0]
    # Two persons of exactly this name were kept apart: joining their groups is not what a name can do.
    fits = [(at, sure) for at, sure in fits if sure < EXACT or name not in persons[at][0]]
    if len(fits) < 2:
        return fits[0][0] if fits and _agree(group, persons[fits[0][0]][1]) else None
    ranked = sorted(fits, key=lambda fit: (-persons[fit[0]][1].size, persons[fit[0]][1].rank))
    likely = _by_company(group, [persons[at][1] for at, _ in ranked])
    if likely is not None:
        return next(at for at, _ in ranked if persons[at][1] is likely)
    first, second = persons[ranked[0][0]][1], persons[ranked[1][0]][1]
    return ranked[0][0] if first.size >= _FAR_MORE * second.size else None


def _agree(one: Group, other: Group) -> bool:
    """Whether nothing speaks against two groups whose names fit: countries of their own and no title in common."""
    mine, theirs = one.countries(), other.countries()
    if not mine or not theirs or mine.keys() & theirs.keys():
        return True
    return bool(one.titles().keys() & other.titles().keys() or one.company.keys() & other.company.keys())


def _by_company(group: Group, persons: Sequence[Group]) -> Group | None:
    everywhere: Counter[int] = Counter()
    for person in persons:
        everywhere.update(person.company)
    total = sum(person.size for person in persons)
    votes: Counter[int] = Counter()
    for bearer in group.bearers:
        likely, person = chosen(bearer, persons, everywhere, total)[0]
        if likely >= _LIKELY and _evidence(bearer, person):
            votes[persons.index(person)] += 1
    return persons[next(iter(votes))] if len(votes) == 1 else None


def _with_surnames(persons: list[Group], alone: Sequence[Bearer]) -> list[Group]:
    """Surnames alone given to whom they mean; those that could be of several, or of nobody, stay by themselves.

    Who was found in one round keeps company in the next.
    """
    persons, left = _anchored(persons, alone)
    for _ in range(_ROUNDS):
        everywhere: Counter[int] = Counter(number for bearer in left for number in bearer.company)
        for person in persons:
            everywhere.update(person.company)
        total = len(left) + sum(person.size for person in persons)
        joins: dict[int, list[tuple[Bearer, float]]] = defaultdict(list)
        open_still = []
        numbers = {id(person): at for at, person in enumerate(persons)}
        for bearer in left:
            if not persons:
                open_still.append(bearer)
                continue
            likely, person = chosen(bearer, persons, everywhere, total)[0]
            if _meant(bearer, likely, person, len(persons)):
                joins[numbers[id(person)]].append((bearer, likely))
            else:
                open_still.append(bearer)
        for at, own in joins.items():
            why = "the only bearer of the surname" if len(persons) == 1 else "the surname, and who else is named"
            shown = _shown(persons[at])
            persons[at].take(Group([bearer for bearer, _ in own]))
            persons[at].doubts.extend(Doubt(bearer.name, shown, min(0.9, 0.9 * sure), why) for bearer, sure in own)
        left = open_still
        if not joins:
            break
    return persons + _nobodys(left)


def _anchored(persons: list[Group], alone: Sequence[Bearer]) -> tuple[list[Group], list[Bearer]]:
    """Surnames alone that have an identity already given to it; the other ones are left."""
    homes = {person.anchor: person for person in persons if person.anchor}
    for bearer in alone:
        if bearer.anchor in homes:
            homes[bearer.anchor].take(Group([bearer]))
        elif bearer.anchor:
            homes[bearer.anchor] = Group([bearer], bearer.anchor)
            persons = [*persons, homes[bearer.anchor]]
    return persons, [bearer for bearer in alone if not bearer.anchor]


def _meant(bearer: Bearer, likely: float, person: Group, of: int) -> bool:
    if of == 1:
        return _agree(Group([bearer]), person)
    return likely >= _LIKELY and _evidence(bearer, person)


def _evidence(bearer: Bearer, person: Group) -> bool:
    """Whether more than the name speaks for somebody: a title, a country, company they share."""
    if any(title in person.titles() for title in bearer.titles):
        return True
    return any(number in person.company for number in bearer.company) or bearer.country in person.countries()


def _nobodys(left: Sequence[Bearer]) -> list[Group]:
    """Surnames whose bearer no article names in full: one where the articles share more than the name."""
    groups: list[Group] = []
    homes: dict[object, Group] = {}
    for bearer in sorted(left, key=lambda bearer: bearer.key):
        signs = [*bearer.titles, *bearer.company, *filter(None, (bearer.country,))]
        home = next((homes[sign] for sign in signs if sign in homes), None)
        if home is None:
            home = Group([bearer])
            groups.append(home)
        else:
            why = "a short name, and who else is named"
            home.take(Group([bearer]), Doubt(bearer.name, home.bearers[0].name, 0.6, why))
        for sign in signs:
            homes.setdefault(sign, home)
    return groups


def _shown(group: Group) -> str:
    return min(group.bearers, key=lambda bearer: bearer.key).name
