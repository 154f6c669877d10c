"""One body over many articles: “the F.B.I.”, “FBI” and the long form; “Senate” and “US Senate”, not “Texas Senate”."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from factx.corpus import body_names
from factx.corpus.bearers import Bearer
from factx.corpus.body_names import BodyName, parsed
from factx.corpus.groups import Doubt, Group, by_anchor
from factx.corpus.listed import listed

# What a name that is short for two is short for: one that so large a share of the articles means.
_MOSTLY = 0.8
_PLACELESS = frozenset({"UN", "EU"})

Names = dict[BodyName, list[Group]]


def sorted_out(bearers: Sequence[Bearer]) -> list[Group]:
    """The bodies among records whose names may be short for one another."""
    named: dict[BodyName, list[Bearer]] = defaultdict(list)
    loose: dict[BodyName, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        name = parsed(bearer.name)
        (loose if name.common and not name.whose else named)[name].append(bearer)
    names: Names = {name: by_anchor(own) for name, own in named.items()}
    for name, own in loose.items():
        _place(name, own, names)
    for step in (_qualified, _acronyms, _aliases, _tails):
        step(names)
    return [group for groups in names.values() for group in groups]


def _place(name: BodyName, bearers: Sequence[Bearer], names: Names) -> None:
    """“Senate”, “National Guard”: whose it is, the article tells by its country and by whose its other bodies are."""
    by_owner: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        by_owner[_owner_of(name, bearer)].append(bearer)
    for owner, own in by_owner.items():
        key = BodyName(name.core, owner)
        for group in by_anchor(own):
            home = next((other for other in names.get(key, ()) if other.may_take(group)), None)
            if home is None or not owner:
                names.setdefault(key, []).append(group)
            else:
                home.take(
                    group, Doubt(group.bearers[0].name, home.bearers[0].name, 0.85, f"bodies of {owner} beside it")
                )


def _owner_of(name: BodyName, bearer: Bearer) -> str:
    """Whose a body with a common name is, by its article; empty where that is open."""
    near = [owner for owner in bearer.owners if owner.endswith(bearer.country)] if bearer.country else bearer.owners
    regions = [owner for owner in near if " " in owner]
    if name.core in body_names.UNIONS:
        return "UN" if "UN" in bearer.owners else regions[0] if len(regions) == 1 else ""
    if len(regions) == 1 and not [owner for owner in near if " " not in owner and owner not in _PLACELESS]:
        return regions[0] if not body_names.national(name.core) else ""
    return bearer.country


def _qualified(names: Names) -> None:
    """A name without owner is the one that has an owner, where only one has."""
    owners: dict[tuple[str, ...], list[BodyName]] = defaultdict(list)
    for name in names:
        owners[name.core].append(name)
    for core, all_names in owners.items():
        bare = BodyName(core)
        if bare not in names:
            continue
        whose = [name for name in all_names if name.whose and (" " not in name.whose or not body_names.national(core))]
        local = (bare.common and not body_names.national(core)) or core in body_names.UNIONS
        if len(whose) == 1 and not local:
            _join(names, bare, whose[0], 0.8, "the only one of the name with an owner")
        elif len(whose) > 1 and not local:
            most = max(whose, key=lambda name: (sum(group.size for group in names[name]), name.whose))
            total = sum(group.size for name in whose for group in names[name])
            if sum(group.size for group in names[most]) >= _MOSTLY * total:
                _join(names, bare, most, 0.7, "most often meant by the name")
        elif local:
            names[bare] = [Group([bearer], bearer.anchor) for group in names[bare] for bearer in group.bearers]


def _acronyms(names: Names) -> None:
    """An acronym is its long form: the one that an article explains it by, or the only one with these initials."""
    by_letters: dict[str, Counter[BodyName]] = defaultdict(Counter)
    told: dict[str, Counter[BodyName]] = defaultdict(Counter)
    for name, groups in names.items():
        if len(name.core) > 1:
            by_letters[body_names.initials(name.core)][name] = sum(group.size for group in groups)
            for group in groups:
                for bearer in group.bearers:
                    for alias in bearer.aliases:
                        if (short := parsed(alias)).acronym:
                            told[short.core[0]][name] += 1
    for name in [name for name in names if len(name.core) == 1]:
        word = name.core[0]
        long = _one_of(told.get(word, Counter())) or (
            _one_of(by_letters.get(word, Counter())) if name.acronym else None
        )
        if long is not None and long in names:
            _join(names, name, long, 0.9, "its acronym")


def _aliases(names: Names) -> None:
    """A name that some article has beside a longer one for the same body is that body elsewhere, too."""
    told: dict[tuple[str, ...], Counter[BodyName]] = defaultdict(Counter)
    for name, groups in names.items():
        for group in groups:
            for bearer in group.bearers:
                for alias in {parsed(alias).core for alias in bearer.aliases}:
                    told[alias][name] += 1
    for name in sorted(names, key=lambda name: (len(name.core), name.core, name.whose)):
        if name not in names or not told.get(name.core):
            continue
        long = _one_of(Counter({other: n for other, n in told[name.core].items() if other != name}))
        if long is not None and long in names and long != name and not name.common and _within(name.core, long.core):
            _join(names, name, long, 0.85, "an article has both names for it")


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    return len(short) < len(long) and set(short) <= set(long)


def _tails(names: Names) -> None:
    """“Peabody” is Peabody Energy where nothing else begins so."""
    longer: dict[tuple[str, ...], list[BodyName]] = defaultdict(list)
    for name in names:
        if len(name.core) > 1 and name.core[-1] in listed("tail"):
            longer[name.core[:-1]].append(name)
    for core, found in longer.items():
        short = BodyName(core, found[0].whose)
        if short in names and len(found) == 1 and len(core) == 1:
            _join(names, short, found[0], 0.75, "the name without what kind of body it is")


def _one_of(found: Mapping[BodyName, int]) -> BodyName | None:
    """The one that nearly all mean; None where it is open."""
    if not found:
        return None
    name, most = max(found.items(), key=lambda item: (item[1], item[0].core, item[0].whose))
    return name if most >= _MOSTLY * sum(found.values()) else None


def _join(names: Names, short: BodyName, long: BodyName, sure: float, why: str) -> None:
    """The records of a name given to another, but for those whose identity is another already."""
    stay = []
    for group in names.pop(short):
        home = next((other for other in names[long] if other.may_take(group)), None)
        if home is None:
            stay.append(group)
        else:
            home.take(group, Doubt(group.bearers[0].name, home.bearers[0].name, sure, why))
    if stay:
        names[short] = stay
