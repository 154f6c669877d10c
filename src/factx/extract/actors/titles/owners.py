"""Whose a title is: “**Kazakhstan**’s deputy …”, “**Party (PPRP)** leader”."""

from factx.document import Document
from factx.extract.actors.titles.roles import Roles
from factx.lexicon import phrases
from factx.marks import Name


def ties_back(document: Document, end: int, roles: Roles) -> int:
    """The names that own a title, left of it: “**Kazakhstan**’s deputy …”, “**Party (PPRP)** leader”; where they
    begin."""
    words = document.words
    for _ in range(3):
        if end > 0 and words.lowers[end - 1] in ("'s", "'"):
            end -= 1
        elif end > 2 and words.texts[end - 1] == ")":
            opening = next((i for i in range(end - 2, max(end - 6, 0), -1) if words.texts[i] == "("), None)
            if opening is None:
                return end
            end = opening
        name = document.name_to.get(end) or _unseen_people(document, end)
        if (
            name is None
            and end > 1
            and words.lowers[end] in ("'s", "'")
            and words.lowers[end - 2] in ("the", "this", "that")
        ):
            roles.ties.append(Name(end - 1, end, "NOMINAL"))  # “the foundation's CEO”
            return end - 2
        if name is None or name.label == "PERSON":
            return end
        roles.ties.append(name)
        end = name.start
    return end


def _unseen_people(document: Document, end: int) -> Name | None:
    """“**Iranian** supreme leader”: a demonym that the recognizer passed over."""
    place = phrases.places(document.lexicon).get(document.words.texts[max(end - 1, 0) : end])
    return Name(end - 1, end, "NORP") if place is not None and place.kind == "demonym" else None
