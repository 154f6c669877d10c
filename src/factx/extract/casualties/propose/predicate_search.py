"""“two men, **aged 50 and 46,** died”, “12 people **traveling in a bus** were killed”: what stands between a group
and its predicate.

Each function gives where the walk goes on behind one kind of stretch, or None where it ends.
"""

from dataclasses import dataclass

from factx import syntax
from factx.extract.casualties.counted import Group
from factx.extract.casualties.scene import Scene
from factx.extract.casualties.words import BE, CALENDAR, FINITE_BE, HAVE
from factx.lexicon.closed_classes import word_set

_BRACKETS = {"(": ")", "[": "]"}
_ENDS = frozenset((":", ";", ".", "?", "!"))
SPANS = word_set("week weekend month year morning afternoon evening night summer winter spring autumn")
_AGES = word_set("age ages aged")
_INSERTED = word_set("NOUN PROPN ADJ DET NUM PART ADP PRON CCONJ PUNCT")
_CHAIN_TAGS = word_set("VBN VBD CC , RB RP IN NN DT")


@dataclass(slots=True)
class Walk:
    """How far a walk has come and what it has met."""

    index: int
    stop: int
    passive: bool = False
    active: bool = False
    relative: bool = False
    finite: bool = False
    inserted: bool = False


def is_time(scene: Scene, index: int) -> bool:
    """“were **this week** arrested”, “killed **two days ago**”: whether a date or a part of the day begins here."""
    if scene.words[index] in CALENDAR or scene.doc[index].ent_type_ in ("DATE", "TIME"):
        return True
    return scene.words[index] in ("this", "last") and any(word in SPANS for word in scene.words[index + 1 : index + 2])


def past_time(scene: Scene, index: int, stop: int) -> int | None:
    """Past “this week”, “on Tuesday night”, “yesterday” between “were” and its participle; None where no time stands
    there."""
    index += scene.words[index] in ("on", "in", "at", "during")
    if index >= stop or not is_time(scene, index):
        return None
    index += 1 + (scene.words[index] in ("this", "last"))
    while index < stop and (scene.doc[index].ent_type_ in ("DATE", "TIME") or scene.words[index] in SPANS):
        index += 1
    return index


def past_ages(scene: Scene, group: Group, walk: Walk) -> int | None:
    """Past “ages 14 and 15”, “of ages 32 and 27” behind a group without a comma; None where no ages stand there."""
    index = walk.index
    if index != group.end or _AGES.isdisjoint(scene.words[index - 1 : index + 1]):
        return None
    near = index + (scene.words[index] in _AGES)
    while near < walk.stop and (scene.words[near].isdecimal() or scene.words[near] in ("and", ",", "to")):
        near += 1
    return near if scene.words[near - 1].isdecimal() else None


def conjoined_verb(scene: Scene, index: int, stop: int) -> int | None:
    """“were **ambushed and** killed”, “was stopped, robbed **and** shot”: where the outcome word of a chain of
    participles stands."""
    for near in range(index, min(stop, index + 7)):
        if near in scene.by_start and near > index:
            joined = scene.words[near - 1] in ("and", "or", "then", "later", ",") or scene.doc[near - 1].pos_ == "ADV"
            return near if joined else None
        token = scene.doc[near]
        if token.tag_ not in _CHAIN_TAGS or (near == index and token.tag_ not in ("VBN", "VBD")):
            return None
    return None


def past_bracket(scene: Scene, index: int, stop: int) -> int | None:
    """Past “(inmates)”."""
    closing = _BRACKETS[scene.words[index]]
    return next((near + 1 for near in range(index + 1, stop) if scene.words[near] == closing), None)


def past_insertion(scene: Scene, index: int, stop: int) -> int | None:
    """From the comma of “, aged 50 and 46, died” past its fellow, if the verb then follows."""
    for near in range(index + 1, stop):
        if scene.words[near] in (",", "–", "—", "--"):
            following = _past_adverbs(scene, near + 1, stop)
            if _resumes(scene, following, stop):
                return following
        elif scene.words[near] in _ENDS:
            return None
    return None


def _past_adverbs(scene: Scene, index: int, stop: int) -> int:
    while index < stop and scene.doc[index].pos_ == "ADV":
        index += 1
    return index


def _resumes(scene: Scene, index: int, stop: int) -> bool:
    """Whether a finite verb takes up the subject after an insertion."""
    if index >= stop:
        return False
    word = scene.by_start.get(index)
    if word is not None:
        return scene.words[index] in ("dead", "hostage", "captive", "missing") or (
            word.part in ("verb", "phrase") and not scene.words[index].endswith("ing")
        )
    return scene.words[index] in FINITE_BE or scene.words[index] in ("have", "has", "had", "remain", "remained")


def past_relative(scene: Scene, group: Group, walk: Walk) -> int | None:
    """Past “who had set sail from Fouka,”: to a verb after its comma, or where the parse ends the clause."""
    walk.relative = False
    if group.head is not None:
        clause = syntax.child(scene.doc[group.head], syntax.RELATIVE_CLAUSE)
        if clause is not None and syntax.extent(clause)[1] > walk.index:
            index = syntax.extent(clause)[1]
            index += index < walk.stop and scene.words[index] == ","
            if _resumes(scene, _past_adverbs(scene, index, walk.stop), walk.stop):
                return index
    comma = next((near for near in range(walk.index, walk.stop) if scene.words[near] == ","), None)
    if comma is not None and _resumes(scene, _past_adverbs(scene, comma + 1, walk.stop), walk.stop):
        return comma + 1
    return _second_verb(scene, walk)


def _second_verb(scene: Scene, walk: Walk) -> int | None:
    """“men who *refused* to leave the land **were** arrested”: the next finite auxiliary after the clause's own verb.

    Not where the clause's verb tells something: “men who *said* the rebels were arrested”.
    """
    own = False
    for index in range(walk.index, walk.stop):
        token = scene.doc[index]
        if index in scene.told or token.pos_ in ("SCONJ", "CCONJ") or token.tag_ in ("WP", "WRB", "WDT"):
            return None
        if token.text in _ENDS or token.text == "," or index in scene.group_from:
            return None
        if own and scene.words[index] in FINITE_BE | HAVE:
            return index if index - 1 > walk.index and scene.doc[index - 1].pos_ in ("NOUN", "PROPN") else None
        own = own or token.tag_ in syntax.FINITE
    return None


def main_clause(scene: Scene, group: Group, walk: Walk) -> int | None:
    """“300 of the 367 people who were *arrested* **remained behind bars**”: the part's own predicate after the clause
    of the whole.

    Also “a tourist who had been *in intensive care* … **died**”, where the parse sees the main verb.
    """
    partitive = bool(scene.groups_from(group.start + 1, group.number.end))
    if group.head is None or not (partitive or group.number.high == 1):
        return None
    index = _after_clause(scene, group, walk)
    if index is None:
        index = _next_death(scene, group, walk)
    if index is None:
        return None
    walk.relative = walk.passive = walk.active = False
    walk.finite = True
    return index


def _after_clause(scene: Scene, group: Group, walk: Walk) -> int | None:
    """Where the parse ends the relative clause of a group, if a verb for the group follows there."""
    clause = syntax.child(scene.doc[group.head], syntax.RELATIVE_CLAUSE) if group.head is not None else None
    if clause is None:
        return None
    index = syntax.extent(clause)[1]
    index += index < walk.stop and scene.words[index] == ","
    if index < walk.stop and scene.words[index] in FINITE_BE | HAVE | scene.words_of("bridge"):
        return index
    following = scene.by_start.get(_past_adverbs(scene, index, walk.stop))
    return (
        index if following is not None and following.part in ("verb", "phrase") and following.befalls_subject else None
    )


def _next_death(scene: Scene, group: Group, walk: Walk) -> int | None:
    """“A policeman who was wounded in the attack **died**”: a verb of dying with this subject, or before any new
    clause begins."""
    fresh = True
    for near in range(walk.index + 1, walk.stop):
        token = scene.doc[near]
        word = scene.by_start.get(near)
        if word is not None and word.base in ("die", "succumb", "pass away") and token.tag_ == "VBD":
            subject = syntax.own_subject(token)
            return near if fresh or (subject is not None and subject.i == group.head) else None
        if token.pos_ in ("SCONJ", "CCONJ") or token.tag_ in ("WP", "WRB", "WDT") or token.text in (",", ";"):
            fresh = False
    return None


def past_reduced(scene: Scene, group: Group, walk: Walk) -> int | None:
    """Past “traveling in a bus”, “suspected of killing three policemen”, “identified as soldiers” to the finite
    verb."""
    token = scene.doc[walk.index]
    if token.tag_ not in ("VBG", "VBN") and not (token.tag_ == "VBD" and group.partitive):
        return None
    for near in range(walk.index + 1, min(walk.stop, walk.index + 16)):
        word = scene.words[near]
        if word in (",", ";", ":", "–", "—", "--", "who", "which", "said"):
            return None
        if word in ("was", "were", "are", "is", "have", "has", "had"):
            return near
        outcome = scene.by_start.get(near)
        if outcome is not None and outcome.part == "verb" and scene.doc[near].tag_ == "VBD" and outcome.befalls_subject:
            return near
    return None


def past_phrase(scene: Scene, index: int, stop: int, group: Group) -> int | None:
    """Past “from Gaza”, “in the northern village”, “Friday” between a group and its verb."""
    token = scene.doc[index]
    if token.lower_ in CALENDAR or token.ent_type_ == "DATE":
        return index + 1
    if token.pos_ != "ADP" and token.lower_ not in ("including", "to"):
        return None
    if group.head is None and token.lower_ in ("by", "as", "than", "after", "before", "since", "to"):
        return None
    for near in range(index + 1, min(stop, index + 16)):
        inside = scene.doc[near]
        outcome = scene.by_start.get(near)
        if outcome is not None and outcome.part != "noun" and (inside.tag_ not in ("VBG", "JJ") or near - index > 2):
            return near
        if inside.lower_ in BE or inside.lower_ in HAVE or inside.pos_ == "AUX":
            return near
        if inside.pos_ in ("VERB", "ADV") or inside.text in (",", "(", "who"):
            return near
        if inside.pos_ not in _INSERTED or inside.text in (";", ":"):
            return None
        if inside.pos_ == "CCONJ" and (
            near + 1 == len(scene.doc)  # an article that breaks off at its “and”
            or near + 1 in scene.group_from
            or near + 1 in scene.by_start
            or scene.doc[near + 1].pos_ in ("VERB", "AUX")
        ):
            return None
    return None
