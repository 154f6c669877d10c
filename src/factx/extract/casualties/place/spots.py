"""“in **Orsk**”, “at **Bellmont prison**”, “Nantu County’s **Kaotan Township**”: the names of places in a text, and how
each is tied to the words before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from factx import marks
from factx.extract.casualties.scene import Scene
from factx.lexicon import gazetteer, phrases
from factx.lexicon.closed_classes import word_set

Role = Literal["at", "counted", "of", "from", "to", "compound", "possessive", "none"]
Part = Literal["body", "headline", "dateline"]

_LOCATIVE = word_set(
    "in at near on outside inside around across throughout along within off under beneath over above beside "
    "amid between by"
)
_OF, _FROM, _TO = frozenset(("of",)), frozenset(("from",)), word_set("to into toward towards for onto through via")
_FILL = word_set(
    "the a an its his her their northern southern eastern western central north south east west northeast northwest "
    "southeast southwest northeastern northwestern southeastern southwestern north-east rural remote coastal occupied "
    "nearby neighboring neighbouring downtown war-torn far - , same notorious restive troubled mountainous southern "
    "capital city town village district province state region port border suburb outskirts county island hill eastern "
    "parts areas area part and northernmost upper lower old mainly mostly predominantly densely populated small tiny"
)
_DIRECTIONS = word_set(
    "northern southern eastern western central northeastern northwestern southeastern southwestern north-east upper"
)
# The words, but for those above, between a place and the one that it lies in.
_JOINTS = frozenset((",", "in", "of", ", in", "(", ", , in", ", of", "in of", ", in of", ", off"))
_LABELS: dict[str, Part] = {"headline": "headline", "dateline": "dateline"}
_REACH = 6
_SITE, _DISTRICT, _PROVINCE, _COUNTRY, _CONTINENT = 0, 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `start` to `end` name a place.

    Attributes:
        role: how the words beside tie it: `at` by a locative preposition, `counted` before “reported 12 cases”,
            `compound` before a noun, …
        lead: token of that preposition, else `start`.
        width: 0 a building, road or water, 1 a town or what nothing tells of, 2 a state or region, 3 a country.
        part: the part of the article that it stands in.
        inside: number of the spot that this one lies in by the words (“Orsk, **Kanu**”), else -1.
    """

    start: int
    end: int
    role: Role
    lead: int
    width: int
    part: Part
    inside: int = -1


def find(scene: Scene) -> list[Spot]:
    """The places that a marked Doc names, in text order, page furniture left out."""
    of_part = parts(scene)
    furniture = marks.furniture(scene.doc)
    found: list[Spot] = []
    for start, end in _names(scene):
        if not furniture[start] and not (found and start < found[-1].end):
            found.append(_spot(scene, start, end, of_part.get(start, "body")))
    return _chained(scene, sorted([*found, *_datelined(scene, found)], key=lambda spot: spot.start))


def _datelined(scene: Scene, found: Sequence[Spot]) -> Iterator[Spot]:
    """“**TUNGAN ORSK**, Kanu, Jan 18 – …”: the town of a dateline that nobody took for a name."""
    known = {index for spot in found for index in range(spot.start, spot.end)}
    for section in marks.get(scene.doc, marks.Section):
        if section.label == "dateline" and scene.words[section.start].isalpha():
            end = section.start
            while end < section.end and scene.doc[end].is_alpha and scene.doc[end].is_upper:
                end += 1
            if section.start < end and known.isdisjoint(range(section.start, end)):
                yield Spot(section.start, end, "none", section.start, _DISTRICT, "dateline")


def _names(scene: Scene) -> Iterator[tuple[int, int]]:
    """Names of places, and of buildings and the like whatever their label (“at the **Enyo Tavern**”), in text order."""
    found = {
        start: end
        for name in marks.get(scene.doc, marks.Name)
        if name.label == "LOC"
        for start, end in (*_without_commas(scene, name.start, name.end), *_state_behind(scene, name.end))
    }
    for name in marks.get(scene.doc, marks.Name):
        if name.label not in ("LOC", "NORP") and _of_site(scene, name.start, name.end):
            found[name.start] = name.end
    for start, end in _unnamed(scene):
        found.setdefault(start, end)
    yield from sorted(found.items())


def _without_commas(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """“Birmingham, England” taken for one name: its pieces."""
    commas = [index for index in range(start, end) if scene.words[index] == ","]
    for left, right in pairwise((start - 1, *commas, end)):
        if left + 1 < right:
            yield left + 1, right


def _state_behind(scene: Scene, end: int) -> Iterator[tuple[int, int]]:
    """“Birmingham, **Ala.**”, “Athens, **Georgia**”: a state that nobody took for a name."""
    texts = marks.words(scene.doc).texts
    if texts[end : end + 1] != [","] or not texts[end + 1 : end + 2] or not texts[end + 1][:1].isupper():
        return
    text = texts[end + 1]
    written = (text, f"{text}.") if texts[end + 2 : end + 3] == ["."] else (text,)
    if any(not reading.is_town for name in written for reading in gazetteer.readings(name, whole=True)):
        yield end + 1, end + 2


def _of_site(scene: Scene, start: int, end: int) -> bool:
    """“at the **Enyo Tavern**”, “the **Nitu** bridge”: a building or the like, after a preposition of place."""
    words = scene.words
    noun = words[end - 1] if end - start > 1 else words[end] if end < len(words) else ""
    if noun not in scene.event_words("site") | scene.event_words("district"):
        return False
    return _role(scene, start, end)[0] == "at"


def _unnamed(scene: Scene) -> Iterator[tuple[int, int]]:
    """“at the same **Bellmont** prison”: a name that nobody marked, before the noun of a building or the like."""
    nouns = scene.event_words("site") | scene.event_words("district")
    texts, pos = marks.words(scene.doc).texts, marks.words(scene.doc).pos
    for end, word in enumerate(scene.words):
        if word not in nouns or end < 1 or pos[end - 1] != "PROPN" or not texts[end - 1][:1].isupper():
            continue
        start = end - 1
        while start > scene.starts[end] and pos[start - 1] == "PROPN" and texts[start - 1][:1].isupper():
            start -= 1
        demonym = phrases.places(scene.lexicon).get(texts[start:end]) is not None
        if not demonym and _of_site(scene, start, end):
            yield start, end


def parts(scene: Scene) -> dict[int, Part]:
    """Tokens of the headline and dateline → which of them."""
    found: dict[int, Part] = {}
    for section in marks.get(scene.doc, marks.Section):
        label: Part | None = _LABELS.get(section.label)
        if label is not None:
            found.update(dict.fromkeys(range(section.start, section.end), label))
    return found


def _spot(scene: Scene, start: int, name_end: int, part: Part) -> Spot:
    while name_end - start > 1 and scene.words[start] in _DIRECTIONS:
        start += 1  # “northern Kanu”: the name alone is what maps know
    end = _with_noun(scene, start, name_end)
    width = _width(scene, start, name_end, end)
    role, lead = _role(scene, start, end)
    return Spot(start, end, role, lead, width, part)


def _with_noun(scene: Scene, start: int, end: int) -> int:
    """“Bellmont **prison**”, “Kaotan **Township**”: the noun that tells what the place is."""
    if phrases.places(scene.lexicon).get(marks.words(scene.doc).texts[start:end]) is not None:
        return end  # “a Ruritanian prison” has no name
    if end < len(scene.words) and scene.doc[end].pos_ in ("NOUN", "PROPN"):
        word = scene.words[end]
        if any(word in scene.event_words(kind) for kind in ("site", "district", "province")):
            return end + 1
    return end


def _width(scene: Scene, start: int, name_end: int, end: int) -> int:
    last = scene.words[end - 1]
    wide = scene.event_words("continent")
    if last in wide or " ".join(scene.words[end - 2 : end]) in wide:
        return _CONTINENT
    if last in scene.event_words("site") and end - start > 1:
        return _SITE
    if last in scene.event_words("district") and end - start > 1:
        return _DISTRICT
    words = marks.words(scene.doc).texts[start:name_end]
    place = phrases.places(scene.lexicon).get(words)
    if place is not None and place.kind == "name" and end == name_end:
        return _COUNTRY
    if last in scene.event_words("province") and end - start > 1:
        return _PROVINCE
    known = gazetteer.readings(" ".join(words))
    return _PROVINCE if known and not known[0].is_town and not any(r.is_town for r in known) else _DISTRICT


def _role(scene: Scene, start: int, end: int) -> tuple[Role, int]:
    """How the words before tie a place to what they tell."""
    words, begin = scene.words, scene.starts[start]
    index = start - 1
    while index >= begin and start - index <= _REACH and words[index] in _FILL:
        index -= 1
    possessive = end < len(words) and words[end] in ("'s", "’s")
    if index >= begin:
        word = words[index]
        if word in _LOCATIVE or word in scene.event_words("event on a place"):
            return "at", index
        if word in _OF:
            return "of", index
        if word in _FROM:
            return "from", index
        if word in _TO:
            return "to", index
    if possessive:
        return "possessive", start
    if any(word in scene.event_words("event counted") for word in words[end : min(end + 2, scene.stops[start])]):
        return "counted", start  # “Orsk reported 12 new cases”
    if any(word in scene.event_words("event noun") for word in words[end : min(end + 2, scene.stops[start])]):
        return "at", start  # “the Orsk bombing”
    following = scene.doc[end].pos_ if end < len(words) else ""
    return ("compound", start) if following in ("NOUN", "PROPN", "ADJ") else ("none", start)


def _chained(scene: Scene, found: Sequence[Spot]) -> list[Spot]:
    """Spots that know which other one they lie in: “**Orsk**, Kanu”, “Kanu’s **Orsk**”, “Orsk in Kanu”."""
    inside: dict[int, int] = {}
    for number, (one, other) in enumerate(pairwise(found)):
        if scene.starts[one.start] != scene.starts[other.start] or one.part != other.part:
            continue
        between = list(scene.words[one.end : other.start])
        if _possesses(between) and one.width >= other.width:
            inside[number + 1] = number
        elif (between == [","] and _is_town_of(scene, one, other)) or (_nests(between) and _is_narrower(one, other)):
            inside[number] = number + 1
    roles: dict[int, tuple[Role, int]] = {}
    for number, container in inside.items():
        if container < number:  # “in Kanu’s Orsk”: the preposition belongs to both
            roles[number] = (found[container].role, found[container].lead)
    done: list[Spot] = []
    for number, spot in enumerate(found):
        role, lead = roles.get(number, (spot.role, spot.lead))
        if role == "none" and number and _is_next(scene, found[number - 1], spot):
            role, lead = done[-1].role, done[-1].lead  # “in Orsk **and Kanu**”
        done.append(Spot(spot.start, spot.end, role, lead, spot.width, spot.part, inside.get(number, -1)))
    return done


def _possesses(between: Sequence[str]) -> bool:
    """“Kanu**’s eastern** Orsk”."""
    return bool(between) and between[0] in ("'s", "’s") and all(word in _FILL for word in between[1:])


def _is_narrower(one: Spot, other: Spot) -> bool:
    return one.width < other.width or one.width == other.width != _COUNTRY


def _is_town_of(scene: Scene, one: Spot, other: Spot) -> bool:
    """“**Lebanon**, Pennsylvania”: a town of the state that follows, which bears the name of a country."""
    if one.width != _COUNTRY or other.width != _PROVINCE:
        return False
    texts = marks.words(scene.doc).texts
    inner, outer = (gazetteer.readings(" ".join(texts[spot.start : spot.end])) for spot in (one, other))
    return any(r.is_town and (r.country, r.admin1) == (s.country, s.admin1) for r in inner for s in outer)


def _is_next(scene: Scene, before: Spot, spot: Spot) -> bool:
    between = [word for word in scene.words[before.end : spot.start] if word not in _FILL or word in (",", "and")]
    return between in (["and"], [","], [",", "and"], ["or"]) and scene.starts[before.start] == scene.starts[spot.start]


def _nests(between: Sequence[str]) -> bool:
    """“, ”, “ in the northern ”, “ of ”, “ (…) in ”: words between a place and the one that it lies in."""
    plain = [word for word in between if word not in _FILL or word == ","]
    return " ".join(plain) in _JOINTS
