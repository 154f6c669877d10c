"""Titles of several persons at once: “*Presidents* Biden and **Al-Sisi**”, “her Chilean and Kenyan counterparts”."""

from factx.document import Document
from factx.extract.actors.titles.callings import is_calling
from factx.extract.actors.titles.heads import title_back
from factx.extract.actors.titles.modifiers import modifiers_back, skip_dropped
from factx.extract.actors.titles.roles import Roles
from factx.extract.actors.titles.roles_before import MIRRORS, comma_joins, role_back
from factx.extract.actors.titles.steps import TITLE_BEFORE, told
from factx.lexicon.closed_classes import word_set
from factx.marks import Name

# “government pathologists, comprised of Bos, Falk and **Rey**”, “former MPs such as Bos and **Rey**”
_BEFORE_LIST = word_set(", and -- – — : - including comprised comprising consisting such as like namely")
_MADE_UP = (["comprised", "of"], ["consisting", "of"], ["composed", "of"])


@TITLE_BEFORE.rule(
    "title.of-several",
    tier=3,
    examples=("Presidents Ivo Falk and Ana Sosa met.", "The ministers Ana Sosa, Ivo Falk and Jo Bos met."),
    counterexamples=("The mayor and Ana Sosa met.",),
)
@told
def of_several(document: Document, name: Name, roles: Roles) -> None:
    """“*Presidents* Biden and **Al-Sisi**”, “six PPRP *MPs* — A, B and **C**”: a plural before a list of names is the
    title of each.
    """
    words, i, earlier_names = document.words, name.start, 0
    for _ in range(12):
        while i > 0 and (words.lowers[i - 1] in _BEFORE_LIST or words.lowers[max(i - 2, 0) : i] in _MADE_UP):
            i -= 1
        earlier = document.name_to.get(i)
        if earlier is None or earlier.label != "PERSON" or i == name.start:
            break
        i, earlier_names = _past_address(document, earlier.start), earlier_names + 1
    lone = not earlier_names and words.lowers[name.start - 1] == ","
    if i == 0 or not words.lowers[i - 1].endswith("s") or (lone and not comma_joins(document, name)):
        return  # “fees for members, Sosa said”
    found = title_back(document, i)
    if found is not None and (found[1] in ("role", "rank", "nobility") or found[2].removesuffix("s") in MIRRORS):
        if found[1] != "person":
            role_back(document, found[0], i, roles)
        roles.shared = True
        if peoples := _joined_peoples(document, modifiers_back(document, found[0])):
            roles.ties[:], roles.shared = peoples[earlier_names : earlier_names + 1], False
    elif found is None and words.tags[i - 1] == "NNS" and is_calling(document, i - 1, plural=True):
        roles.add(skip_dropped(words, modifiers_back(document, i - 1), i - 1), i)


def _joined_peoples(document: Document, end: int) -> list[Name]:
    """“her **Chilean** and **Peruvian** counterparts, A and B”: several peoples before a plural, one for each name."""
    words, found = document.words, list[Name]()
    while (people := document.name_to.get(end)) is not None and people.label in ("NORP", "LOC"):
        found.insert(0, people)
        end = people.start - 1
        while end > 0 and words.lowers[end] in (",", "and") and words.lowers[end - 1] in (",", "and"):
            end -= 1
        if end < 0 or words.lowers[end] not in (",", "and"):
            break
    return found if len(found) > 1 else []


def _past_address(document: Document, start: int) -> int:
    """“PPP leaders **Dr** Bos, Ana Sosa and others”: left of what one of the names has of its own."""
    found = title_back(document, start)
    addressed = found is not None and (found[1] == "honorific" or found[2] in document.lexicon.naming("address"))
    return found[0] if found is not None and addressed else start
