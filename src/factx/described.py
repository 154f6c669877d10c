"""What the text says about a named mention, as those who read titles hand it to those who join mentions."""

from dataclasses import dataclass

from factx.marks import Name


@dataclass(frozen=True, slots=True)
class Description:
    """What the text says about one named mention: the tokens of titles, and codes or tokens of what it is tied to.

    Attributes:
        name: the named mention.
        titles: roles and titles, as (start, end) tokens without country and possessor.
        outside: where a title begins, and the token of the “former” that a name parts from it (“former DP president”).
        country: ISO 3166 alpha-3 where the text ties one to the mention, its role or its body.
        shared: the same of a role that is told of several persons at once (“two Chilean boxers, A and B”).
        home: ISO 3166 alpha-3 of the town or state that they govern or serve (“the mayor of Kumasi”), from the table.
        affiliations: (start, end) tokens of the names of bodies that the text ties it to.
        category: category of a body where its noun tells (`police`, `media`, …).
        acronym: (start, end) tokens of a short form introduced right beside a long one.
        nominals: (start, end) tokens of noun phrases that rename it (appositions).
    """

    name: Name
    titles: tuple[tuple[int, int], ...] = ()
    outside: tuple[tuple[int, int], ...] = ()
    country: str | None = None
    shared: str | None = None
    home: str | None = None
    affiliations: tuple[tuple[int, int], ...] = ()
    category: str | None = None
    acronym: tuple[int, int] | None = None
    nominals: tuple[tuple[int, int], ...] = ()
