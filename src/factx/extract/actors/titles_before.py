"""Titles before the name of a person: “former energy minister **X**”, “the president of Russia, **Vladimir Putin**”."""

from factx import syntax
from factx.extract.actors.name_scene import (
    FIELD_TAGS,
    PREPOSITIONS,
    NameScene,
    Roles,
    forward,
    modifiers_back,
    skip_dropped,
    ties_back,
    title_back,
)
from factx.lexicon.closed_classes import word_set
from factx.marks import Name, Words

_ADDRESS = word_set("dr prof professor justice attorney engineer comrade captain sheikh sheik ambassador advocate")
_MIRRORS = word_set("counterpart rival ally predecessor successor")


def before(scene: NameScene, name: Name, roles: Roles) -> None:
    """“Gen **Prawit**”, “Sekunjalo chairman Dr **Iqbal Survé**”, “the president of Russia, **Vladimir Putin**”."""
    words = scene.words
    end = name.start - (name.start > 1 and words.lowers[name.start - 1] in ("called", "named"))
    for _ in range(4):
        found = title_back(scene, end)
        if found is None:
            break
        start, kind, text = found
        shared = words.lowers[end - 1].endswith("s") and scene.index.get([words.lowers[end - 1]]) is None
        if shared and kind == "role" and end == name.start:
            break
        if kind in ("honorific", "kin", "person"):
            if text in _MIRRORS:
                ties_back(scene, modifiers_back(scene, start), roles)
            end = start
            continue
        if kind in ("rank", "nobility", "religious") or text in _ADDRESS:
            roles.add(start, _without_dot(words, end))
            end = start
            continue
        _role_back(scene, start, end, roles)
        return
    if end > 0 and end == name.start:
        _phrase_back(scene, name, roles)
        if not roles.titles:
            _shared_back(scene, name, roles)
    elif end > 0:
        ties_back(scene, end, roles)
        _phrase_back(scene, Name(end, name.end, name.label), roles)


def _shared_back(scene: NameScene, name: Name, roles: Roles) -> None:
    """“Presidents Biden and **Al-Sisi**”, “six PPRP MPs — A, B and **C**”: a plural title before a list of names."""
    words, i = scene.words, name.start
    for _ in range(12):
        while i > 0 and words.lowers[i - 1] in (",", "and", "--", "–", "—", ":", "-"):
            i -= 1
        earlier = scene.ends.get(i)
        if earlier is None or earlier.label != "PERSON" or i == name.start:
            break
        i = earlier.start
    if i == 0 or not words.lowers[i - 1].endswith("s"):
        return
    found = title_back(scene, i)
    if found is not None and found[1] in ("role", "rank", "nobility"):
        _role_back(scene, found[0], i, roles)


def _without_dot(words: Words, end: int) -> int:
    return end - 1 if words.texts[end - 1] == "." else end


def _role_back(scene: NameScene, start: int, end: int, roles: Roles) -> None:
    """“former energy **minister**”: the modifiers, then who it is of, then a role joined by *and*."""
    words = scene.words
    first = modifiers_back(scene, start)
    roles.add(skip_dropped(words, first, start), end)
    place = ties_back(scene, first, roles)
    if place > 1 and words.lowers[place - 1] == "and":
        found = title_back(scene, place - 1)
        if found is not None and found[1] in ("role", "rank"):
            _role_back(scene, found[0], place - 1, roles)


def _phrase_back(scene: NameScene, name: Name, roles: Roles) -> None:
    """“the **president** of Russia, Vladimir Putin”, “shadow **minister** for Indigenous Australians Julian Leeser”."""
    words = scene.words
    stop = name.start
    comma = stop > 0 and words.lowers[stop - 1] == ","
    if stop > 1 and words.lowers[stop - 1] == ")":
        stop = _before_bracket(scene, stop)
    if comma:
        stop -= 1
        if not _comma_joins(scene, name):
            return
    i = stop - 1
    while i > max(stop - 14, 0):
        if words.tags[i] not in FIELD_TAGS and words.lowers[i] not in PREPOSITIONS | {"the", "and", "'s", "&", "'"}:
            return
        found = title_back(scene, i + 1) if words.tags[i] in ("NN", "NNP") else None
        follows = words.lowers[i + 1] if i + 1 < stop else ","
        other = any(n.label == "PERSON" for n in (scene.ends.get(i + 1),) if n)
        if other:
            return
        if found is not None and found[2] in _MIRRORS and i + 1 == stop:
            ties_back(scene, modifiers_back(scene, found[0]), roles)
            return
        if (
            found is not None
            and found[1] in ("role", "rank")
            and (follows in PREPOSITIONS or (i + 1 == stop and comma))
        ):
            first = modifiers_back(scene, found[0])
            last, ties = forward(scene, i + 1, stop)
            if i + 1 < stop and not ties and last < stop and comma is False:
                return
            roles.add(skip_dropped(words, first, found[0]), last)
            roles.ties.extend(ties)
            place = ties_back(scene, first, roles)
            if place > 1 and words.lowers[place - 1] == "and":
                joined = title_back(scene, place - 1)
                if joined is not None and joined[1] in ("role", "rank"):
                    _role_back(scene, joined[0], place - 1, roles)
            return
        i -= 1


def _before_bracket(scene: NameScene, end: int) -> int:
    """“head of the Water Board (**WB**) Ana Sosa”: where the bracket with a body's short form opens."""
    for opening in range(end - 2, max(end - 6, 0), -1):
        if scene.words.lowers[opening] == "(":
            inside = scene.starts.get(opening + 1)
            return opening if inside is not None and inside.label == "ORG" else end
    return end


def _comma_joins(scene: NameScene, name: Name) -> bool:
    """Whether a comma before a name joins it to the title before it, and does not begin a clause: “…, Putin said”."""
    words = scene.words
    if name.end >= len(words.tags):
        return True
    after = words.tags[name.end]
    return (
        not (after.startswith("VB") or after == "MD")
        or syntax.head_within(scene.doc, name.start, name.end).dep in syntax.APPOSITION
    )
