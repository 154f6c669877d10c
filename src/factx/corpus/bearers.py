"""What identity asks of the persons and bodies of one article, brought down to short rows."""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from factx.corpus import body_names, person_names
from factx.corpus.listed import listed
from factx.corpus.person_names import PersonName
from factx.corpus.spelling import folded, sounded
from factx.facts import Actor, ArticleRecord, Entity, Organization, Record

MOST_COMPANY = 16


@dataclass(frozen=True, slots=True)
class Bearer:
    """One record of a person or body.

    Attributes:
        number: of the record among all, in the order of reading; it decides nothing.
        key: the same for the same article and id, whatever the order of reading; settles ties.
        person: or body.
        name: as the record has it.
        aliases: its other names in the article, an acronym among them.
        titles: the heads of its titles: minister, senator.
        country: ISO alpha-3, empty where the article does not tell.
        field: the category of a body.
        day: days since 0001-01-01 of publication; 0 where it is not known.
        company: who else is named in the article, most mentioned first, each as a number.
        owners: countries, states and unions that the bodies of the article belong to.
        anchor: the identity it has already, or that a user's file gives it.
    """

    number: int
    key: int
    person: bool
    name: str
    aliases: tuple[str, ...]
    titles: tuple[str, ...]
    country: str
    field: str
    day: int
    company: tuple[int, ...]
    owners: tuple[str, ...]
    anchor: str = ""

    def __reduce__(self) -> tuple[type["Bearer"], tuple[object, ...]]:
        """A dataclass with slots pickles slowly by itself, and there are millions of these."""
        return Bearer, tuple(getattr(self, name) for name in Bearer.__slots__)

    def line(self) -> bytes:
        """The row as a line of JSON, for a file of rows."""
        values = [getattr(self, name) for name in Bearer.__slots__]
        return json.dumps(values, separators=(",", ":")).encode("ascii") + b"\n"


def of_line(line: bytes) -> Bearer:
    """The row that a line of JSON holds.

    >>> row = Bearer(1, 2, True, "Ana Sosa", ("Sosa",), (), "PRT", "", 0, (3, 4), ())
    >>> of_line(row.line()) == row
    True
    """
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(line)]
    return Bearer(*values)


Anchor = Callable[[Entity], str | None]


def of_article(records: Sequence[Record], first: int, day: int, anchor: Anchor) -> list[Bearer]:
    """The persons and bodies of one article.

    Args:
        records: all of the article's.
        first: the number that its first person or body gets.
        day: of publication as an ordinal, 0 for unknown.
        anchor: the identity that a record has before it is linked.
    """
    entities = [record for record in records if isinstance(record, Entity)]
    there = sorted(entities, key=lambda entity: (-len(entity.mentions), entity.start_char))[: MOST_COMPANY + 1]
    company = [(entity.id, _number(entity)) for entity in there]
    owners = tuple(sorted({owner for entity in entities for owner in _owners(entity)}))
    return [
        Bearer(
            number=first + at,
            key=key_of(entity.article, entity.id),
            person=isinstance(entity, Actor),
            name=entity.name,
            aliases=_aliases(entity),
            titles=tuple(dict.fromkeys(map(head, entity.titles))) if isinstance(entity, Actor) else (),
            country=entity.country or "",  # what is inferred is wrong too often to part two of one name
            field=(entity.category or "") if isinstance(entity, Organization) else "",
            day=day,
            company=tuple(number for other, number in company if other != entity.id),
            owners=owners,
            anchor=anchor(entity) or "",
        )
        for at, entity in enumerate(entities)
    ]


def key_of(article: str, fact: str) -> int:
    """A number for a record that is the same in every order of reading."""
    return int.from_bytes(hashlib.blake2b(f"{article}\0{fact}".encode(), digest_size=8).digest())


def head(title: str) -> str:
    """The word of a title that says what its holder is.

    >>> head("former minister of defence"), head("Vice President")
    ('minister', 'president')
    """
    words = title.casefold().partition(" of ")[0].partition(" for ")[0].partition(" in ")[0].split()
    return words[-1].strip(".,") if words else ""


def component_keys(bearer: Bearer) -> Iterable[str]:
    """Under which names two records can meet; those that share none are never one."""
    if bearer.person:
        name = person_names.parsed(bearer.name)
        yield f"p {name.family}"
        for alias in bearer.aliases:
            word = folded(alias)
            if " " not in alias and word not in name.given and word not in person_names.forenames():
                yield f"p {sounded(word)}"
        if not name.given and (body := body_names.parsed(bearer.name)).core:
            yield f"o {' '.join(body.core)}"
        return
    if (taken := body_for_person(bearer)) is not None:
        yield f"p {taken.family}"
    for printed in (bearer.name, *bearer.aliases):
        body = body_names.parsed(printed)
        yield f"o {' '.join(body.core)}"
        if short := body_names.initials(body.core):
            yield f"o {short}"
        if len(body.core) > 1 and body.core[-1] in listed("tail"):
            yield f"o {' '.join(body.core[:-1])}"


def body_for_person(bearer: Bearer) -> PersonName | None:
    """The name of a body that could be a person's after all: “Bernie Sanders”, of no known kind."""
    name = person_names.parsed(bearer.name)
    return name if not bearer.field and name.full and name.given[0] in person_names.forenames() else None


def only_forename(bearer: Bearer) -> bool:
    """Whether a person is known by the first name alone: “Michelle”."""
    name = person_names.parsed(bearer.name)
    return bearer.person and not name.given and folded(bearer.name.strip()) in person_names.forenames()


def published(records: Iterable[Record]) -> str | None:
    """The day on which an article came out, where its own record is there and tells."""
    return next((record.published for record in records if isinstance(record, ArticleRecord)), None)


def number_of(text: str) -> int:
    """A small number for a name, the same in every run."""
    return zlib.crc32(text.encode())


def _number(entity: Entity) -> int:
    if isinstance(entity, Actor):
        return number_of(f"p {person_names.parsed(entity.name).family}")
    return number_of(f"o {' '.join(body_names.parsed(entity.name).core)}")


def _owners(entity: Entity) -> Iterable[str]:
    """Countries, states and unions that a body belongs to, and states that the titles of a person name."""
    if isinstance(entity, Organization):
        name = body_names.parsed(entity.name)
        yield from filter(None, (name.whose, body_names.UNIONS_OWN.get(name.core)))
        yield from body_names.regions_in(entity.name)
    elif isinstance(entity, Actor):
        yield from (owner for title in entity.titles for owner in body_names.regions_in(title))


def _aliases(entity: Entity) -> tuple[str, ...]:
    acronym = (entity.acronym,) if isinstance(entity, Organization) and entity.acronym else ()
    return tuple(dict.fromkeys(alias for alias in (*entity.aliases, *acronym) if alias != entity.name))
