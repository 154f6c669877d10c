"""What the text says about each name: titles, country, affiliations, category, short form."""

from spacy.tokens import Doc

from factx import marks, syntax
from factx.extract.actors import acronyms, ties
from factx.extract.actors.name_scene import NameScene, Roles
from factx.extract.actors.titles_before import before
from factx.extract.actors.titles_behind import behind
from factx.extract.actors.titles_said import being, moved
from factx.lexicon import Lexicon, phrases
from factx.marks import Description, Name


def describe(doc: Doc, lexicon: Lexicon) -> list[Description]:
    """What the text says about each named mention of a person or body, in text order.

    “Kazakhstan’s former energy minister Serik Baimenov” → title “former energy minister”, country KAZ.
    """
    names = marks.get(doc, Name)
    scene = NameScene(doc, marks.words(doc), {n.start: n for n in names}, {n.end: n for n in names}, lexicon)
    described = []
    for name in names:
        if name.label == "PERSON":
            described.append(_person(scene, name))
        elif name.label == "ORG":
            described.append(_body(scene, name))
    return described


def _person(scene: NameScene, name: Name) -> Description:
    roles = Roles()
    for read in (before, behind, being, moved):
        read(scene, name, roles)
    codes = [ties.country_of_tie(scene, tie) for tie in roles.ties]
    country = next((code for code in codes if code), None) or ties.country_before(scene, name)
    bodies = [tie for tie in roles.ties if tie.label in ("ORG", "NOMINAL")]
    if not roles.ties:
        bodies += _of_body(scene, name)
    return Description(
        name=name,
        titles=tuple(roles.titles),
        outside=tuple(roles.outside.items()),
        country=country,
        affiliations=tuple((tie.start, tie.end) for tie in bodies),
        nominals=tuple((noun.i, noun.i + 1) for noun in syntax.appositions(scene.doc[name.end - 1])),
    )


def _of_body(scene: NameScene, name: Name) -> list[Name]:
    """“**Narendra Modi** of the BJP”."""
    words, i = scene.words, name.end
    if i + 1 < len(words.lowers) and words.lowers[i] in ("of", "from"):
        body = scene.starts.get(i + 1) or scene.starts.get(i + 2)
        if body is not None and body.label == "ORG" and (body.start == i + 1 or words.lowers[i + 1] == "the"):
            return [body]
    return []


def _body(scene: NameScene, name: Name) -> Description:
    return Description(
        name=name,
        country=ties.country_in_name(scene, name)
        or ties.country_before(scene, name)
        or ties.country_after(scene, name),
        affiliations=_parents(scene, name),
        category=ties.category(scene, name),
        acronym=acronyms.introduced(scene.words, name, scene.starts),
    )


def _parents(scene: NameScene, name: Name) -> tuple[tuple[int, int], ...]:
    """“the **UN**’s Human Rights Council”, “the disciplinary commission of the **Communist Party**”."""
    words = scene.words
    nouns, known = phrases.organization_nouns(scene.lexicon), phrases.organization_names(scene.lexicon)
    for i in range(name.start + 1, name.end - 1):
        if words.lowers[i] not in ("'s", "'"):
            continue
        if (
            known.get(words.texts[name.start : i]) is not None
            or nouns.match_back(words.lowers, i, name.start + 1) is not None
        ):
            return ((name.start, i),)
    if name.start > 1 and words.lowers[name.start - 1] in ("'s", "'"):
        owner = scene.ends.get(name.start - 1)
        if owner is not None and owner.label == "ORG":
            return ((owner.start, owner.end),)
    if name.end + 1 < len(words.lowers) and words.lowers[name.end] in ("of", "at"):
        parent = scene.starts.get(name.end + 1) or (
            scene.starts.get(name.end + 2) if words.lowers[name.end + 1] == "the" else None
        )
        if parent is not None and parent.label == "ORG":
            return ((parent.start, parent.end),)
    return ()
