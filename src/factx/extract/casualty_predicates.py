"""“12 people … **were killed**”, “dozens **dead**”, “two men, aged 50 and 46, **died**”: what is said of a group after it.

The words after a group are walked to its predicate: over auxiliaries and “reportedly”, insertions between commas, prepositional
phrases and reduced relative clauses. The first outcome word reached is the predicate, or nothing is.
"""

from dataclasses import dataclass, replace

from factx import syntax
from factx.extract.casualty_words import BE, BRIDGES, FINITE_BE, HAVE, MODALS, OBJECT_STARTS, PASSIVE_BRIDGES, RELATIVES, TRUE_PREPOSITIONS
from factx.extract.counted import Group
from factx.extract.outcomes import OutcomeWord, diseases
from factx.extract.scene import Link, Scene
from factx.facts import Outcome

_BRACKETS = {"(": ")", "[": "]"}
_ENDS = frozenset((":", ";", ".", "?", "!"))
_CALENDAR = frozenset("friday saturday sunday monday tuesday wednesday thursday today yesterday overnight".split())
_RUNNERS = frozenset(
    "gunman gunmen attacker attackers assailant assailants suspect suspects robber robbers thief thieves bomber bombers shooter shooters "
    "killer killers kidnapper kidnappers perpetrator perpetrators culprits bandits inmates prisoners hijackers militants driver drivers".split()
)
_FROM_JUSTICE = frozenset("scene foot custody jail prison police car motorcycle motorcycles motorbike arrest vehicle site".split())
_NO_OBJECT = frozenset("who which yesterday today so last early late tonight near due overnight other".split())
_HOMES = frozenset(("homes", "houses", "home", "villages"))
_SAME_PARTICIPLE = frozenset(("hurt", "put", "cut", "set", "hit", "let"))
# “A group *of 12 men* were arrested”: the people are the subject all the same.
_COLLECTIVES = frozenset("group groups team crowd gang family band number total convoy party crew cell column unit squad busload handful most all each both some any none".split())
_CHAIN_TAGS = frozenset(("VBN", "VBD", "CC", ",", "RB", "IN", "NN", "DT"))
_MERGED: dict[frozenset[str], Outcome] = {
    frozenset(("killed", "injured")): "casualty",
    frozenset(("killed", "missing")): "casualty",
    frozenset(("injured", "missing")): "casualty",
}
# How far a predicate may stand from its group in words; the longest in the dev articles is 33.
_REACH = 45


@dataclass(slots=True)
class _Walk:
    """How far a walk has come and what it has met."""

    index: int
    stop: int
    passive: bool = False
    active: bool = False
    relative: bool = False
    finite: bool = False
    inserted: bool = False


def _modifies_next(scene: Scene, word: OutcomeWord) -> bool:
    """“colleague of recently **slain** leader”: an adjective that belongs to a noun after it."""
    if word.part != "adjective" or word.end >= scene.stops[word.start]:
        return False
    token = scene.doc[word.end]
    return token.pos_ in ("NOUN", "PROPN") and token.lower_ not in _CALENDAR and token.ent_type_ not in ("DATE", "TIME")


def merged(one: Outcome, other: Outcome) -> Outcome | None:
    """“killed **and injured**”: one count of casualties where two outcomes are not told apart; “shot **and killed**” tells the second."""
    if "casualty" in (one, other):
        return other if one == "casualty" else one
    return _MERGED.get(frozenset((one, other)))


def after(scene: Scene, group: Group) -> list[Link]:
    """The links of a group to the predicate after it; rule `predicate`, or `apposed` where no finite verb stands between."""
    walk = _Walk(group.end, min(scene.stops[group.number.end - 1], group.end + _REACH))
    governed = _is_governed(scene, group)
    while walk.index < walk.stop:
        outcome = scene.by_start.get(walk.index)
        if outcome is not None:
            if governed and (walk.finite or walk.inserted) and not walk.relative and outcome.part != "adjective":
                return []
            if walk.index > group.end and not walk.passive and _modifies_next(scene, outcome):
                return []
            if walk.relative and (jump := _main_clause(scene, group, walk)) is not None:
                walk.index = jump
                continue
            if _befalls(scene, group, outcome, walk):
                return _with_conjoined(scene, group, outcome, "predicate" if walk.finite and not walk.relative else "apposed")
            if not (walk.relative or outcome.part == "noun"):
                return []
        if scene.words[walk.index] in _BRACKETS:
            inside = _in_brackets(scene, group, walk.index, walk.stop)
            if inside is not None:
                return [inside]
        following = _step(scene, group, walk)
        if following is None or following <= walk.index:
            return []
        walk.index = following
    return []


def _is_governed(scene: Scene, group: Group) -> bool:
    """“**in** one case”, “the relatives **of** 12 victims”, “moved **millions**”: the group is no subject of a finite verb."""
    index = group.start - 1
    while index >= scene.starts[group.start] and scene.doc[index].pos_ == "DET":
        index -= 1
    if index < scene.starts[group.start]:
        return False
    word = scene.words[index]
    if word == "of":
        return index > 0 and scene.words[index - 1] not in _COLLECTIVES
    if word in TRUE_PREPOSITIONS and not group.partitive:
        return True
    head = scene.doc[group.head if group.head is not None else group.number.end - 1]
    return head.dep in syntax.OBJECT and head.head.i < group.start and head.head.i not in scene.covering


def _step(scene: Scene, group: Group, walk: _Walk) -> int | None:
    """Where the walk goes from a word that is no predicate; None where it ends."""
    index, word = walk.index, scene.words[walk.index]
    if word in _BRACKETS:
        return _past_bracket(scene, index, walk.stop)
    if word in BE:
        walk.passive, walk.active, walk.finite = True, False, walk.finite or word in FINITE_BE
        return index + 1
    if word in HAVE or word in MODALS:
        walk.active, walk.finite = not walk.passive, walk.finite or word != "to"
        return index + 1
    if word in RELATIVES and index == group.end:
        walk.relative = True
        return index + 1
    if word in BRIDGES or scene.doc[index].pos_ in ("ADV", "PART"):
        walk.passive = walk.passive or word in PASSIVE_BRIDGES
        return index + 1
    if word == "," or (word in ("–", "—", "-") and scene.doc[index].whitespace_):
        walk.inserted = True
        return _past_insertion(scene, index, walk.stop)
    if walk.passive:
        return _conjoined_verb(scene, index, walk.stop)
    if walk.relative:
        return _past_relative(scene, group, walk)
    reduced = _past_reduced(scene, group, walk)
    return reduced if reduced is not None else _past_phrase(scene, index, walk.stop, group)


def _befalls(scene: Scene, group: Group, word: OutcomeWord, walk: _Walk) -> bool:
    """Whether an outcome word said of a group befalls it: not “26 rebels killed four soldiers”, nor “12 people killing time”."""
    if word.part == "adjective" or word.role == "predicate":
        return True
    if word.part == "noun":
        return False
    first = scene.words[word.start]
    if first.endswith("ing"):
        return word.befalls_subject and (walk.passive or word.part == "phrase")
    if word.befalls_subject and _suffers_itself(scene, group, word, walk):
        return True
    if not word.befalls_object or (first in (word.base, word.base + "s") and first not in _SAME_PARTICIPLE):
        return False
    return walk.passive or (not walk.active and not takes_object(scene, word))


def _suffers_itself(scene: Scene, group: Group, word: OutcomeWord, walk: _Walk) -> bool:
    """“12 died”, “300 fled the city”; not “two gunmen fled the scene” nor “contracted a builder”."""
    if word.base in ("contract", "catch"):
        return scene.has(word.end, min(word.end + 5, scene.stops[word.start]), diseases(scene.lexicon))
    if word.base == "flee":
        running = group.head is not None and scene.words[group.head] in _RUNNERS
        return not running and not scene.has(word.end, min(word.end + 3, scene.stops[word.start]), _FROM_JUSTICE)
    if word.base == "evacuate" and scene.has(word.end, min(word.end + 3, scene.stops[word.start]), _HOMES):
        return True
    if word.role == "subject":
        return not walk.passive or word.part == "phrase" or word.base in ("disappear", "starve", "vanish")
    return not takes_object(scene, word)


def takes_object(scene: Scene, word: OutcomeWord) -> bool:
    """Whether a noun phrase follows a verb: then it acts (“26 rebels killed four soldiers”, “killed themselves”)."""
    if word.end >= scene.stops[word.start]:
        return False
    token = scene.doc[word.end]
    if token.lower_ in OBJECT_STARTS or word.end in scene.group_from:
        return True
    if token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ") and token.ent_type_ not in ("DATE", "TIME"):
        return token.lower_ not in _NO_OBJECT and token.lower_ not in _CALENDAR
    return False


def _with_conjoined(scene: Scene, group: Group, word: OutcomeWord, rule: str) -> list[Link]:
    """“were killed **and injured**” is one count of casualties, “dead **or missing**” too; “abducted **and later killed**” are two facts."""
    start, end = min(group.start, word.start), max(group.end, word.end)
    other = _conjoined(scene, word)
    if other is None or other.outcome == word.outcome:
        return [Link(group, word.outcome, word, rule, start, end)]
    both = merged(word.outcome, other.outcome)
    if both is not None and group.number.high != 0:
        return [Link(group, both, word, rule, start, max(end, other.end))]
    return [Link(group, word.outcome, word, rule, start, end), Link(group, other.outcome, other, rule, start, max(end, other.end))]


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
        if scene.words[index] not in ("and", "or", "then", "later", "even", "either", "subsequently", "nor", "/", "were", "was", "are"):
            return None
        index += 1
    return None


def _conjoined_verb(scene: Scene, index: int, stop: int) -> int | None:
    """“were **ambushed and** killed”, “was stopped, robbed **and** shot”: where the outcome word of a chain of participles stands."""
    for near in range(index, min(stop, index + 7)):
        if near in scene.by_start and near > index:
            joined = scene.words[near - 1] in ("and", "or", "then", "later", ",") or scene.doc[near - 1].pos_ == "ADV"
            return near if joined else None
        token = scene.doc[near]
        if token.tag_ not in _CHAIN_TAGS or (near == index and token.tag_ not in ("VBN", "VBD")):
            return None
    return None


def _in_brackets(scene: Scene, group: Group, index: int, stop: int) -> Link | None:
    """“more than 100 civilians (martyred)”."""
    word = scene.by_start.get(index + 1)
    if word is not None and word.end < stop and scene.words[word.end] in _BRACKETS.values() and word.part != "noun":
        return Link(group, word.outcome, word, "bracket", group.start, word.end + 1)
    return None


def _past_bracket(scene: Scene, index: int, stop: int) -> int | None:
    closing = _BRACKETS[scene.words[index]]
    return next((near + 1 for near in range(index + 1, stop) if scene.words[near] == closing), None)


def _past_insertion(scene: Scene, index: int, stop: int) -> int | None:
    """From the comma of “, aged 50 and 46, died” past its fellow, if the verb then follows."""
    for near in range(index + 1, stop):
        if scene.words[near] in (",", "–", "—"):
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
        return scene.words[index] in ("dead", "hostage", "captive", "missing") or (word.part in ("verb", "phrase") and not scene.words[index].endswith("ing"))
    return scene.words[index] in FINITE_BE or scene.words[index] in ("have", "has", "had", "remain", "remained")


def _past_relative(scene: Scene, group: Group, walk: _Walk) -> int | None:
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
    return None


def _main_clause(scene: Scene, group: Group, walk: _Walk) -> int | None:
    """“300 of the 367 people who were *arrested* **remained behind bars**”: the part's own predicate after the clause of the whole.

    Also “a tourist who had been *in intensive care* … **died**”, where the parse sees the main verb.
    """
    partitive = any(group.start < other.start < group.number.end for other in scene.groups)
    if group.head is None or not (partitive or group.number.high == 1):
        return None
    clause = syntax.child(scene.doc[group.head], syntax.RELATIVE_CLAUSE)
    if clause is None:
        return None
    index = syntax.extent(clause)[1]
    index += index < walk.stop and scene.words[index] == ","
    following = scene.by_start.get(_past_adverbs(scene, index, walk.stop))
    bridged = index < walk.stop and scene.words[index] in BRIDGES | FINITE_BE | HAVE
    if not bridged and (following is None or following.part not in ("verb", "phrase") or not following.befalls_subject):
        return None
    walk.relative = walk.passive = walk.active = False
    walk.finite = True
    return index


def _past_reduced(scene: Scene, group: Group, walk: _Walk) -> int | None:
    """Past “traveling in a bus”, “suspected of killing three policemen”, “identified as soldiers” to the finite verb."""
    token = scene.doc[walk.index]
    if token.tag_ not in ("VBG", "VBN") and not (token.tag_ == "VBD" and group.partitive):
        return None
    for near in range(walk.index + 1, min(walk.stop, walk.index + 16)):
        word = scene.words[near]
        if word in (",", ";", ":", "–", "—", "who", "which", "said"):
            return None
        if word in ("was", "were", "are", "is", "have", "has", "had"):
            return near
        outcome = scene.by_start.get(near)
        if outcome is not None and outcome.part == "verb" and scene.doc[near].tag_ == "VBD" and outcome.befalls_subject:
            return near
    return None


def _past_phrase(scene: Scene, index: int, stop: int, group: Group) -> int | None:
    """Past “from Gaza”, “in the northern village”, “Friday” between a group and its verb."""
    token = scene.doc[index]
    if token.lower_ in _CALENDAR or token.ent_type_ == "DATE":
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
        if inside.pos_ in ("VERB", "ADV") or inside.text in (",", "("):
            return near
        if inside.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADP", "PRON", "CCONJ", "PUNCT") or inside.text in (";", ":"):
            return None
        if inside.pos_ == "CCONJ" and (near + 1 in scene.group_from or near + 1 in scene.by_start or scene.doc[near + 1].pos_ in ("VERB", "AUX")):
            return None
    return None


def drop_if_governed(links: list[Link], governors: list[Link]) -> list[Link]:
    """“suspected of killing three policemen **were arrested**”: who is an object is not the subject of the next finite verb."""
    if any(link.rule in ("object", "noun of") for link in governors):
        return [link for link in links if link.rule != "predicate"]
    return links


def as_part(link: Link) -> Link:
    """The same link for persons who are part of another count."""
    return replace(link, part=True)
