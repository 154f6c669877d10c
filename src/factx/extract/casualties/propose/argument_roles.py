"""“26 rebels **killed** four soldiers”, “26 rebels **killed** in the raid”: whether an outcome word befalls a group
or is done by it."""

from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord, diseases
from factx.extract.casualties.propose.predicate_search import Walk, is_time
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.words import CALENDAR, OBJECT_STARTS
from factx.facts import Outcome
from factx.lexicon.closed_classes import word_set

_NO_OBJECT = word_set("who which yesterday today so last early late tonight near due overnight other")
_HOMES = frozenset(("homes", "houses", "home", "villages"))
_JOINTS = word_set("and or then later even either subsequently nor / were was are")
_SAME_PARTICIPLE = frozenset(("hurt", "put", "cut", "set", "hit", "let"))
# “two **held over** a theft”: the phrase itself asks for the noun behind it.
_LEADING_ON = frozenset(("over", "of"))
# “…, **with** nine nurses **dying** of the fever”: a participle that tells what befell them, not what they are about.
_DYING = frozenset(("die", "drown", "perish", "succumb"))
_MERGED: dict[frozenset[str], Outcome] = {
    frozenset(("killed", "injured")): "casualty",
    frozenset(("killed", "missing")): "casualty",
    frozenset(("injured", "missing")): "casualty",
}


def befalls(scene: Scene, group: Group, word: OutcomeWord, walk: Walk) -> bool:
    """Whether an outcome word said of a group befalls it: not “26 rebels killed four soldiers”, nor “12 people
    killing time”."""
    if word.part == "adjective" or word.role == "predicate":
        return not is_own_doing(scene, word, passive=walk.passive)
    if word.part == "noun":
        return False
    if word.role == "survives":
        return group.kind in ("person", "elided") and scene.hurt
    first = scene.words[word.start]
    if first.endswith("ing"):
        absolute = word.base in _DYING and walk.index == group.end and scene.words[group.start - 1] == "with"
        return word.befalls_subject and (walk.passive or word.part == "phrase" or absolute)
    if word.befalls_subject and suffers_itself(scene, group, word, passive=walk.passive):
        return True
    if not word.befalls_object or (first in (word.base, word.base + "s") and first not in _SAME_PARTICIPLE):
        return False
    if is_own_doing(scene, word, passive=walk.passive):
        return False
    leads_on = word.part == "phrase" and word.base.split()[-1] in _LEADING_ON
    return walk.passive or (not walk.active and (leads_on or not takes_object(scene, word)))


def is_own_doing(scene: Scene, word: OutcomeWord, *, passive: bool) -> bool:
    """“12 officers *shot at* the car”, “millions are *missing* work”: the word tells what the group does."""
    if word.base == "missing":
        return takes_object(scene, word)
    return word.base == "shoot" and not passive and scene.words[word.end : word.end + 1] == ["at"]


def suffers_itself(scene: Scene, group: Group, word: OutcomeWord, *, passive: bool) -> bool:
    """“12 died”, “300 fled the city”; not “two gunmen fled the scene” nor “contracted a builder”."""
    if word.base in ("contract", "catch"):
        return scene.has(word.end, min(word.end + 5, scene.stops[word.start]), diseases(scene.lexicon))
    if word.base == "flee":
        running = group.head is not None and scene.words[group.head] in scene.words_of("runs away")
        stop = min(word.end + 3, scene.stops[word.start])
        return not running and not scene.has(word.end, stop, scene.words_of("fled from"))
    if word.base == "evacuate" and scene.has(word.end, min(word.end + 3, scene.stops[word.start]), _HOMES):
        return True
    if word.role == "subject":
        return not passive or word.part == "phrase" or word.base in ("disappear", "starve", "vanish")
    return not takes_object(scene, word)


def takes_object(scene: Scene, word: OutcomeWord) -> bool:
    """Whether a noun phrase follows a verb: then it acts (“26 rebels killed four soldiers”, “killed themselves”)."""
    if word.end >= scene.stops[word.start]:
        return False
    token = scene.doc[word.end]
    joined = scene.by_start.get(word.end + 1) if token.lower_ == "and" else None
    if joined is not None and joined.part == "verb" and joined.end > word.end:
        return takes_object(scene, joined)  # “a man who **shot and killed his wife**”
    if word.end in scene.group_from:
        return True
    if is_time(scene, word.end):
        return False  # “villagers killed **this month**”, “two days ago”
    if token.lower_ in OBJECT_STARTS:
        return True
    if token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ") and token.ent_type_ not in ("DATE", "TIME"):
        return token.lower_ not in _NO_OBJECT and token.lower_ not in CALENDAR
    return False


def modifies_next(scene: Scene, word: OutcomeWord) -> bool:
    """“colleague of recently **slain** leader”: an adjective that belongs to a noun after it."""
    if word.part != "adjective" or word.end >= scene.stops[word.start]:
        return False
    token = scene.doc[word.end]
    return token.pos_ in ("NOUN", "PROPN") and token.lower_ not in CALENDAR and token.ent_type_ not in ("DATE", "TIME")


def merged(one: Outcome, other: Outcome) -> Outcome | None:
    """“killed **and injured**”: one count of casualties where two outcomes are not told apart; “shot **and killed**”
    tells the second."""
    if "casualty" in (one, other):
        return other if one == "casualty" else one
    return _MERGED.get(frozenset((one, other)))


def with_conjoined(scene: Scene, group: Group, word: OutcomeWord, rule: str) -> list[Link]:
    """“were killed **and injured**” is one count of casualties, “dead **or missing**” too; “abducted **and later
    killed**” are two facts."""
    start, end = min(group.start, word.start), max(group.end, word.end)
    other = _conjoined(scene, word)
    if other is None or other.outcome == word.outcome:
        return [Link(group, word.outcome, word, rule, start, end)]
    both = merged(word.outcome, other.outcome)
    if both is not None and group.number.high != 0:
        return [Link(group, both, word, rule, start, max(end, other.end))]
    return [
        Link(group, word.outcome, word, rule, start, end),
        Link(group, other.outcome, other, rule, start, max(end, other.end)),
    ]


def _conjoined(scene: Scene, word: OutcomeWord) -> OutcomeWord | None:
    """A second outcome word said of the same people: joined by “and” or “or”, with no object of its own."""
    index = word.end
    while index < scene.stops[word.start] and index < word.end + 4:
        other = scene.by_start.get(index) if index > word.end else None
        if other is not None:
            if other.part == "noun" or (other.part != "adjective" and takes_object(scene, other)):
                return None
            same_form = scene.words[other.start].endswith("ing") == scene.words[word.start].endswith("ing")
            return other if other.part == "adjective" or same_form else None
        if scene.words[index] not in _JOINTS:
            return None
        index += 1
    return None
