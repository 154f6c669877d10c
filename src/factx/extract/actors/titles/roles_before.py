"""Roles with what they are of before a name: “the president of Russia, **Vladimir Putin**”."""

from factx import syntax
from factx.document import Document
from factx.extract.actors.titles.fields import PREPOSITIONS, forward
from factx.extract.actors.titles.heads import title_back
from factx.extract.actors.titles.modifiers import FIELD_TAGS, modifiers_back, skip_dropped
from factx.extract.actors.titles.owners import ties_back
from factx.extract.actors.titles.roles import Roles
from factx.extract.actors.titles.steps import TITLE_BEFORE, told
from factx.lexicon.closed_classes import word_set
from factx.marks import Name

MIRRORS = word_set("counterpart rival ally predecessor successor")
# “**former** DP president”: what a body's name parts from its title.
_OUTSIDE = word_set("former ex acting deputy")


@TITLE_BEFORE.rule(
    "title.of-something",
    tier=2,
    examples=("The president of Russia, Ivo Falk, left early.", "Director of the Water Board Petra Vandal left early."),
    counterexamples=("The president of the club met Ana Sosa.", "In Russia, Ivo Falk left early."),
)
@told
def of_something(document: Document, name: Name, roles: Roles) -> None:
    """“the *president* of Russia, **Vladimir Putin**”: a title with what it is of, or before a comma."""
    phrase_back(document, name, roles)


def phrase_back(document: Document, name: Name, roles: Roles) -> None:
    """“the **president** of Russia, Vladimir Putin”, “shadow **minister** for Indigenous Australians Julian Leeser”."""
    words = document.words
    stop = name.start
    comma = stop > 0 and words.lowers[stop - 1] == ","
    if stop > 1 and words.lowers[stop - 1] == ")":
        stop = _before_bracket(document, stop)
    if comma:
        stop -= 1
        if not comma_joins(document, name):
            return
    i = stop - 1
    while i >= max(stop - 14, 0):
        if words.tags[i] not in FIELD_TAGS and words.lowers[i] not in PREPOSITIONS | {"the", "and", "'s", "&", "'"}:
            return
        found = title_back(document, i + 1) if words.tags[i] in ("NN", "NNP") else None
        follows = words.lowers[i + 1] if i + 1 < stop else ","
        other = any(n.label == "PERSON" for n in (document.name_to.get(i + 1),) if n)
        if other:
            return
        if found is not None and found[2] in MIRRORS and i + 1 == stop:
            ties_back(document, modifiers_back(document, found[0]), roles)
            return
        if (
            found is not None
            and found[1] in ("role", "rank", "nobility", "religious")
            and (follows in PREPOSITIONS or (i + 1 == stop and comma))
        ):
            found, i = _of_another(document, found, i)
            first = modifiers_back(document, found[0])
            last, ties = forward(document, i + 1, stop)
            if i + 1 < stop and not ties and last < stop and comma is False:
                return
            roles.add(skip_dropped(words, first, found[0]), last)
            roles.ties.extend(ties)
            place = ties_back(document, first, roles)
            if place > 1 and words.lowers[place - 1] == "and":
                _joined_back(document, place - 1, roles)
            return
        i -= 1


def _joined_back(document: Document, end: int, roles: Roles) -> None:
    """“**Mayor** and …”, “**chair of the party** and head of the Water Board, Ana Sosa”: the role before “and”."""
    found, words = title_back(document, end), document.words
    if found is None or words.lowers[found[0] - 1 - (words.lowers[found[0] - 1] == "the")] in ("to", "of"):
        phrase_back(document, Name(end, end + 1, "MISC"), roles)
    elif found[1] in ("role", "rank"):
        role_back(document, found[0], end, roles)


def role_back(document: Document, start: int, end: int, roles: Roles) -> None:
    """“former energy **minister**”: the modifiers, then who it is of, then a role joined by *and*."""
    words = document.words
    first = modifiers_back(document, start)
    begins = skip_dropped(words, first, start)
    roles.add(begins, end)
    place = ties_back(document, first, roles)
    if place < first and words.lowers[place - 1] in _OUTSIDE and place:
        roles.outside[begins] = place - 1
    found = title_back(document, place - 1) if place > 1 and words.lowers[place - 1] == "and" else None
    if found is not None and found[1] in ("role", "rank"):
        role_back(document, found[0], place - 1, roles)


def _of_another(document: Document, found: tuple[int, str, str], i: int) -> tuple[tuple[int, str, str], int]:
    """“**chief of staff** to the president, Abba Kyari”: his title is the first of the two."""
    words, start = document.words, found[0]
    start -= start > 0 and words.lowers[start - 1] == "the"
    if start < 2 or words.lowers[start - 1] not in ("to", "of"):
        return found, i
    outer = title_back(document, start - 1)
    return (outer, start - 2) if outer is not None and outer[1] in ("role", "rank") else (found, i)


def _before_bracket(document: Document, end: int) -> int:
    """“head of the Water Board (**WB**) Ana Sosa”: where the bracket with a body's short form opens."""
    for opening in range(end - 2, max(end - 6, 0), -1):
        if document.words.lowers[opening] == "(":
            inside = document.name_from.get(opening + 1)
            return opening if inside is not None and inside.label == "ORG" else end
    return end


def comma_joins(document: Document, name: Name) -> bool:
    """Whether a comma before a name joins it to the title before it, and does not begin a clause: “…, Putin said”."""
    words = document.words
    if name.end >= len(words.tags):
        return True
    after = words.tags[name.end]
    return (
        not (after.startswith("VB") or after == "MD")
        or syntax.head_within(document.doc, name.start, name.end).dep in syntax.APPOSITION
    )
