"""Names that one article took for a body and others for a person, or the other way round: “Politifact, a person”."""

from collections.abc import Sequence

from factx.corpus import body_names
from factx.corpus.bearers import body_for_person
from factx.corpus.groups import Doubt, Group
from factx.corpus.listed import listed
from factx.corpus.person_names import PersonName, parsed

# The reading that so many times as many articles have is the right one.
_MORE = 2
_WHY = "taken for a person in one article, for a body in others"


def put_right(persons: Sequence[Group], companies: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """Persons and bodies of one component, each name with the kind that most articles have for it."""
    whole: dict[PersonName | None, Group] = {name: person for person in persons for name in _full_names(person)}
    cores = {core: company for company in companies for core in _cores(company)}
    kept = [company for company in companies if not _moved(company, whole.get(_as_person(company)))]
    here = {id(company) for company in kept}
    left = [
        person
        for person in persons
        if not (home := cores.get(_as_body(person))) or id(home) not in here or not _moved(person, home)
    ]
    return left, kept


def _moved(group: Group, home: Group | None) -> bool:
    if home is None or not group.bearers or home.size < _MORE * group.size or not home.may_take(group):
        return False
    home.take(group, Doubt(group.bearers[0].name, home.bearers[0].name, 0.7, _WHY))
    return True


def _full_names(person: Group) -> set[PersonName]:
    return {name for bearer in person.bearers if (name := parsed(bearer.name)).full}


def _as_person(company: Group) -> PersonName | None:
    return body_for_person(company.bearers[0]) if company.bearers else None


def _cores(company: Group) -> set[tuple[str, ...]]:
    """Its names of one word, and those of which one word is left without what kind of body it is."""
    names = {body_names.parsed(bearer.name).core for bearer in company.bearers}
    short = {core[:-1] for core in names if len(core) == 2 and core[-1] in listed("tail")}
    return {core for core in names if len(core) == 1} | short


def _as_body(person: Group) -> tuple[str, ...]:
    """The one word that a person is known by, who has no first name and no title anywhere."""
    names = {body_names.parsed(bearer.name).core for bearer in person.bearers}
    bare = all(not parsed(bearer.name).given and not bearer.titles for bearer in person.bearers)
    return next(iter(names)) if bare and len(names) == 1 else ()
