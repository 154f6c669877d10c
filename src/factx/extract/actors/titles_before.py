"""Titles before the name of a person: “former energy minister **X**”, “the president of Russia, **Vladimir Putin**”."""

from factx import syntax
from factx.document import Document
from factx.extract.actors import callings
from factx.extract.actors.steps import TITLE_BEFORE, told
from factx.extract.actors.title_spans import (
    FIELD_TAGS,
    MODIFIER_TAGS,
    PREPOSITIONS,
    Roles,
    forward,
    modifiers_back,
    skip_dropped,
    ties_back,
    title_back,
)
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Name, Words

# What stays before a form of address: “former Rep. Sosa”, “assistant professor Bos”.
_KEPT = word_set("former retired acting assistant associate adjunct visiting state")
# “**former** DP president”: what a body's name parts from its title.
_OUTSIDE = word_set("former ex acting deputy")
MIRRORS = word_set("counterpart rival ally predecessor successor")


@TITLE_BEFORE.rule(
    "title.beside-name",
    tier=1,
    examples=("Gen Ivo Falk left early.", "Former energy minister Ana Sosa left early."),
    counterexamples=("Ana Sosa left early.", "The minister left with Ana Sosa."),
)
@told
def beside_name(document: Document, name: Name, roles: Roles) -> None:
    """“*Gen* **Prawit**”, “Sekunjalo *chairman* *Dr* **Iqbal Survé**”: ranks and roles right before a name."""
    end = _right_before(document, name, roles)
    if end is not None and 0 < end < name.start:
        ties_back(document, end, roles)
        _phrase_back(document, Name(end, name.end, name.label), roles)


def _right_before(document: Document, name: Name, roles: Roles) -> int | None:
    """Take what stands right before a name; where that begins, None where a role closed the search."""
    words = document.words
    end = callings.before_called(words, name.start)
    if end > 3 and words.texts[end - 1] == ")" and words.texts[end - 3] == "(" and words.texts[end - 2].isupper():
        end -= 3 * (title_back(document, end - 3) is not None)  # “chief executive officer (CEO) **Ana Sosa**”
    for _ in range(4):
        found = title_back(document, end)
        if found is None:
            break
        start, kind, text = found
        last = words.lowers[end - 1]
        shared = last.endswith("s") and phrases.titles(document.lexicon).get([last]) is None
        if shared and kind == "role" and end == name.start:
            break
        if kind in ("honorific", "kin", "person"):
            if text in MIRRORS:
                ties_back(document, modifiers_back(document, start), roles)
            end = start
            continue
        alone = text == "chief" and words.texts[start] == "Chief" and words.tags[start - 1] not in MODIFIER_TAGS
        if _is_described_rank(document, start, kind):
            role_back(document, start, end, roles)
            return None
        if kind in ("rank", "nobility", "religious") or text in document.lexicon.naming("address") or alone:
            start = _rank_back(document, start, kind)
            first = start - (start > 0 and words.lowers[start - 1] in _KEPT and kind == "role")
            roles.add(first, _without_dot(words, end))
            end = first
            end -= _after_role(document, end)
            continue
        role_back(document, start, end, roles)
        return None
    return end


@TITLE_BEFORE.rule(
    "title.of-something",
    tier=2,
    examples=("The president of Russia, Ivo Falk, left early.", "Director of the Water Board Petra Vandal left early."),
    counterexamples=("The president of the club met Ana Sosa.", "In Russia, Ivo Falk left early."),
)
@told
def of_something(document: Document, name: Name, roles: Roles) -> None:
    """“the *president* of Russia, **Vladimir Putin**”: a title with what it is of, or before a comma."""
    _phrase_back(document, name, roles)


@TITLE_BEFORE.rule(
    "title.calling-before",
    tier=4,
    examples=("The farm hired beekeeper Jonas Neel in May.", "The glazier Petra Vandal told us so."),
    counterexamples=("The woman Ana Sosa fled.",),
)
@told
def calling_before(document: Document, name: Name, roles: Roles) -> None:
    """“*Glazier* **Jo Bos** told us”: a noun for people right before a name, though no list of titles has it."""
    callings.calling_before(document, name, roles)


def _after_role(document: Document, end: int) -> int:
    """“police spokesperson, **Brigadier** Ana Sosa”: 1 where a comma parts a rank from a role before it, else 0."""
    words = document.words
    role = (
        end > 1
        and words.lowers[end - 1] == ","
        and words.tags[end - 2] in ("NN", "NNP")
        and end - 1 not in document.name_to
    )
    return int(role and title_back(document, end - 1) is not None)


def _is_described_rank(document: Document, start: int, kind: str) -> bool:
    """“the **national team** captain Ana Sosa”, “a retired **army** general”: no form of address, but what she is."""
    words, before = document.words, start - 1
    if (
        (kind != "rank" and words.lowers[start] != "captain")
        or before < 0
        or start in document.name_to
        or not words.texts[start].islower()
    ):
        return False
    return words.tags[before] in ("NN", "JJ") and words.texts[before].islower() and words.lowers[before] not in _KEPT


def _rank_back(document: Document, start: int, kind: str) -> int:
    """“**Pol Maj-**General Pornsak”: a rank of several pieces begins at its first."""
    words = document.words
    if kind != "rank":
        return start
    if start > 1 and words.texts[start - 1] == "-":
        before = title_back(document, start - 1)
        start = before[0] if before is not None and before[1] == "rank" else start
    return start - (start > 0 and words.texts[start - 1] == "Pol")


def _without_dot(words: Words, end: int) -> int:
    return end - 1 if words.texts[end - 1] == "." else end


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


def _joined_back(document: Document, end: int, roles: Roles) -> None:
    """“**Mayor** and …”, “**chair of the party** and head of the Water Board, Ana Sosa”: the role before “and”."""
    found, words = title_back(document, end), document.words
    if found is None or words.lowers[found[0] - 1 - (words.lowers[found[0] - 1] == "the")] in ("to", "of"):
        _phrase_back(document, Name(end, end + 1, "MISC"), roles)
    elif found[1] in ("role", "rank"):
        role_back(document, found[0], end, roles)


def _phrase_back(document: Document, name: Name, roles: Roles) -> None:
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
