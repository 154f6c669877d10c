"""What the text says about each name: titles, country, affiliations, category, short form."""

from collections.abc import Iterator

from factx import syntax
from factx.described import Description
from factx.document import Document
from factx.extract.actors import acronyms, ties, towns
from factx.extract.actors.registry import RULES
from factx.extract.actors.titles.roles import Roles
from factx.extract.actors.titles.steps import TITLE_BEFORE, TITLE_BEHIND, TITLE_MOVED, TITLE_TOLD, Titles
from factx.lexicon import phrases
from factx.marks import Name
from factx.rules import Answer, Rules

__all__ = ["RULES", "describe"]

_ALL = Rules(RULES)


def describe(document: Document, rules: Rules = _ALL) -> list[Description]:
    """What the text says about each named mention of a person or body, in text order.

    “Kazakhstan’s former energy minister Serik Baimenov” → title “former energy minister”, country KAZ.
    """
    described = []
    for name in document.names:
        if name.label == "PERSON":
            described.append(_person(document, name, rules))
        elif name.label == "ORG":
            described.append(_body(document, name))
    return [*described, *_of_pronouns(document, rules)]


def _of_pronouns(document: Document, rules: Rules) -> Iterator[Description]:
    """“**She** is the *director* of the mint”: what clauses tell of whoever a pronoun means; its label is PRONOUN."""
    for i, lower in enumerate(document.words.lowers):
        if lower not in ("he", "she") or document.doc[i].dep not in syntax.SUBJECT:
            continue
        roles = Roles()
        _take(roles, rules.choose(TITLE_TOLD, document, Name(i, i + 1, "PERSON")))
        if roles.titles:
            yield _described(document, Name(i, i + 1, "PRONOUN"), roles)


def _person(document: Document, name: Name, rules: Rules) -> Description:
    roles = Roles()
    _take(roles, rules.choose(TITLE_BEFORE, document, name))
    _take(roles, rules.choose(TITLE_BEHIND, document, name, bool(roles.titles)))
    _take(roles, rules.choose(TITLE_TOLD, document, name))
    _take(roles, rules.choose(TITLE_MOVED, document, name))
    return _described(document, name, roles)


def _described(document: Document, name: Name, roles: Roles) -> Description:
    country = next(filter(None, (ties.country_of_tie(document, tie) for tie in roles.ties)), None)
    own = ties.country_before(document, name) or ties.nationality(document, name) or ties.identified(document, name)
    bodies = [tie for tie in roles.ties if tie.label in ("ORG", "NOMINAL")]
    if not roles.ties:
        bodies += _of_body(document, name)
    return Description(
        name=name,
        titles=tuple(roles.titles),
        outside=tuple(roles.outside.items()),
        country=own or (None if roles.shared else country),
        shared=country,
        home=towns.country_of_office(document, roles.titles, roles.ties),
        affiliations=tuple((tie.start, tie.end) for tie in bodies),
        nominals=tuple((noun.i, noun.i + 1) for noun in syntax.appositions(document.doc[name.end - 1])),
    )


def _take(roles: Roles, answer: Answer[Titles] | None) -> None:
    """What a rule found, beside what is known; a title counts once."""
    if answer is None:
        return
    for start, end in answer.value.titles:
        roles.add(start, end)
    roles.ties.extend(answer.value.ties)
    roles.outside.update(answer.value.outside)
    roles.shared = roles.shared or answer.value.shared


def _of_body(document: Document, name: Name) -> list[Name]:
    """“**Narendra Modi** of the BJP”."""
    words, i = document.words, name.end
    if i + 1 < len(words.lowers) and words.lowers[i] in ("of", "from"):
        body = document.name_from.get(i + 1) or document.name_from.get(i + 2)
        if body is not None and body.label == "ORG" and (body.start == i + 1 or words.lowers[i + 1] == "the"):
            return [body]
    return []


def _body(document: Document, name: Name) -> Description:
    return Description(
        name=name,
        country=ties.country_in_name(document, name)
        or ties.country_before(document, name)
        or ties.country_after(document, name),
        home=towns.country_of_body(document, name),
        affiliations=_parents(document, name),
        category=ties.category(document, name),
        acronym=acronyms.introduced(document.words, name, document.name_from),
    )


def _parents(document: Document, name: Name) -> tuple[tuple[int, int], ...]:
    """“the **UN**’s Human Rights Council”, “the disciplinary commission of the **Communist Party**”."""
    words = document.words
    nouns, known = phrases.organization_nouns(document.lexicon), phrases.organization_names(document.lexicon)
    for i in range(name.start + 1, name.end - 1):
        if words.lowers[i] not in ("'s", "'"):
            continue
        if (
            known.get(words.texts[name.start : i]) is not None
            or nouns.match_back(words.lowers, i, name.start + 1) is not None
        ):
            return ((name.start, i),)
    if name.start > 1 and words.lowers[name.start - 1] in ("'s", "'"):
        owner = document.name_to.get(name.start - 1)
        if owner is not None and owner.label == "ORG":
            return ((owner.start, owner.end),)
    if name.end + 1 < len(words.lowers) and words.lowers[name.end] in ("of", "at"):
        parent = document.name_from.get(name.end + 1) or (
            document.name_from.get(name.end + 2) if words.lowers[name.end + 1] == "the" else None
        )
        if parent is not None and parent.label == "ORG":
            return ((parent.start, parent.end),)
    return ()
