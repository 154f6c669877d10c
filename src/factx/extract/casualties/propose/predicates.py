"""“12 people … **were killed**”, “dozens **dead**”, “two men, aged 50 and 46, **died**”: what is said of a group
after it.

The words after a group are walked to its predicate: over auxiliaries and “reportedly”, insertions between commas,
prepositional phrases and reduced relative clauses. The first outcome word reached is the predicate, or nothing is.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from factx import syntax
from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.propose import predicate_search as steps
from factx.extract.casualties.propose.argument_roles import befalls, modifies_next, with_conjoined
from factx.extract.casualties.propose.predicate_search import Walk
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import PROPOSE_BEHIND, Links
from factx.extract.casualties.words import BE, FINITE_BE, HAVE, MODALS, RELATIVES, TRUE_PREPOSITIONS

_QUOTES = frozenset("\"“”‘’'")
_BRACKETS = {"(": ")", "[": "]"}
# How far a predicate may stand from its group in words; the longest in the dev articles is 33.
_REACH = 45


@PROPOSE_BEHIND.rule(
    "casualty.part-of-the-wounded",
    tier=1,
    examples=("Two of the wounded died in hospital.", "One of those arrested was injured."),
    counterexamples=("Two of the nurses died.",),
)
def part_of_the_wounded(scene: Scene, group: Group) -> Links | None:
    """“**two of the wounded died**”: the first word tells of the whole, the next of the part."""
    own = scene.by_start.get(group.end)
    apart = group.partitive or scene.words[group.end - 1] in ("those", "these")
    if own is None or not apart or group.head is not None or own.part == "noun":
        return None
    beyond = _walked(scene, replace(group, end=own.end, partitive=False))
    whole = (Link(group, own.outcome, own, "apposed", group.start, own.end),)
    return tuple(replace(link, group=group, part=True) for link in beyond) or whole


@PROPOSE_BEHIND.rule(
    "casualty.predicate",
    tier=2,
    examples=("Two men, aged 50 and 46, died on Tuesday.", "Dozens dead in blast"),
    counterexamples=("Two men, aged 50 and 46, danced on Tuesday.", "26 rebels killed four soldiers."),
)
def behind(scene: Scene, group: Group) -> Links | None:
    """“two men, aged 50 and 46, **died**”, “dozens **dead**”: the first outcome word on the way to the predicate."""
    return tuple(_walked(scene, group)) or None


def _walked(scene: Scene, group: Group) -> list[Link]:
    """Shape `predicate`, or `apposed` where no finite verb stands between."""
    walk = Walk(group.end, min(scene.stops[group.number.end - 1], group.end + _REACH))
    governed = is_governed(scene, group)
    while walk.index < walk.stop:
        outcome = scene.by_start.get(walk.index)
        if outcome is not None:
            finite = walk.finite or walk.inserted or _dies(scene, outcome)
            told_of_other = outcome.part != "adjective" or _is_done_to(scene, group)
            if governed and finite and not walk.relative and told_of_other:
                return []
            if walk.index > group.end and not walk.passive and modifies_next(scene, outcome):
                return []
            if walk.relative and (jump := steps.main_clause(scene, group, walk)) is not None:
                walk.index = jump
                continue
            if befalls(scene, group, outcome, walk) or _is_named_so(outcome, walk):
                return with_conjoined(
                    scene, group, outcome, "predicate" if walk.finite and not walk.relative else "apposed"
                )
            if not (walk.relative or outcome.part == "noun"):
                return []
        if (walk.passive or walk.index == group.end) and scene.words[walk.index] in ("among", "amongst"):
            member = _among(scene, group, walk)
            return [member] if member is not None else []
        if scene.words[walk.index] in _BRACKETS:
            inside = _in_brackets(scene, group, walk.index, walk.stop)
            if inside is not None:
                return [inside]
        following = steps.past_ages(scene, group, walk) or _step(scene, group, walk)
        if following is None or following <= walk.index:
            return []
        walk.index = following
    return []


def _dies(scene: Scene, word: OutcomeWord) -> bool:
    """“A mother of three **died**”: a finite verb of dying, whose subject is not what “of” governs."""
    return word.befalls_subject and scene.doc[word.start].tag_ == "VBD"


def _is_done_to(scene: Scene, group: Group) -> bool:
    """“A dog that was shot after **attacking** a deputy is dead”: the object of a participle is no subject."""
    head = scene.doc[group.head if group.head is not None else group.number.end - 1]
    return head.dep in syntax.OBJECT and head.head.tag_ == "VBG"


def _is_named_so(word: OutcomeWord, walk: Walk) -> bool:
    """“One in three **are refugees**”: a noun for people said of people."""
    return word.part == "noun" and word.role == "person" and walk.finite and walk.passive and not walk.relative


def _among(scene: Scene, group: Group, walk: Walk) -> Link | None:
    """“Two Chinese nationals were **among the 16 dead**”: part of those of whom the word tells."""
    for index in range(walk.index + 1, min(walk.stop, walk.index + 7)):
        word = scene.by_start.get(index)
        if word is not None and (word.part == "adjective" or (word.part == "verb" and word.befalls_object)):
            return Link(group, word.outcome, word, "predicate", group.start, word.end, part=True)
        if scene.words[index] == ",":
            return None
    return None


def is_governed(scene: Scene, group: Group) -> bool:
    """“**in** one case”, “the relatives **of** 12 victims”, “moved **millions**”: the group is no subject of a finite
    verb."""
    index = group.start - 1
    while index >= scene.starts[group.start] and scene.doc[index].pos_ == "DET":
        index -= 1
    if index < scene.starts[group.start]:
        return False
    word = scene.words[index]
    if word == "of":
        return index > 0 and scene.words[index - 1] not in scene.words_of("collective")
    if (word in TRUE_PREPOSITIONS or (word == "as" and scene.doc[index].pos_ == "ADP")) and not group.partitive:
        return True
    head = scene.doc[group.head if group.head is not None else group.number.end - 1]
    if head.dep not in syntax.OBJECT or head.head.i >= group.start or head.head.i in scene.covering:
        return False
    return not _misread(scene, group, head.head)


def _misread(scene: Scene, group: Group, verb: Token) -> bool:
    """“Last time they invaded the town 1,387 people **were** killed”: no object has a finite auxiliary behind it.

    Only a clause that modifies a noun ends so: “men who attacked two officers were killed”.
    """
    index = group.end
    if index >= scene.stops[group.start] or scene.words[index] not in FINITE_BE | HAVE:
        return False
    chain = (verb, *syntax.ancestors(verb))
    return not any(above.dep in syntax.RELATIVE_CLAUSE | syntax.ADNOMINAL_CLAUSE for above in chain)


def _step(scene: Scene, group: Group, walk: Walk) -> int | None:
    """Where the walk goes from a word that is no predicate; None where it ends."""
    index, word = walk.index, scene.words[walk.index]
    if word in _BRACKETS:
        return steps.past_bracket(scene, index, walk.stop)
    if word in BE:
        walk.passive, walk.active, walk.finite = True, False, walk.finite or word in FINITE_BE
        return index + 1
    if word in HAVE or word in MODALS:
        if scene.words[index - 1] == "to":
            walk.passive = False  # “a second man is believed **to have** shot Sosa”
        walk.active, walk.finite = not walk.passive, walk.finite or word != "to"
        return index + 1
    if word in RELATIVES and (index == group.end or word == "who") and not walk.finite:
        walk.relative = True
        return index + 1
    if word in ("certain", "sure") and scene.words[index + 1 : index + 3] == ["to", "have"]:
        return index + 2  # “seem certain to have drowned”
    if word in scene.words_of("bridge") or scene.doc[index].pos_ in ("ADV", "PART"):
        walk.passive = walk.passive or word in scene.words_of("passive bridge")
        return index + 1
    if word in _QUOTES:
        return index + 1  # “‘No staff’ **were hurt**”
    if word == "," or (word in ("–", "—", "--", "-") and scene.doc[index].whitespace_):
        walk.inserted = True
        return steps.past_insertion(scene, index, walk.stop)
    if walk.passive:
        later = steps.past_time(scene, index, walk.stop)
        return later if later is not None else steps.conjoined_verb(scene, index, walk.stop)
    if walk.relative:
        return steps.past_relative(scene, group, walk)
    # “experts have *noted* that apes are killed”: after “have” a participle is the verb of the group itself
    reduced = steps.past_reduced(scene, group, walk) if not walk.active else None
    return reduced if reduced is not None else steps.past_phrase(scene, index, walk.stop, group)


def _in_brackets(scene: Scene, group: Group, index: int, stop: int) -> Link | None:
    """“more than 100 civilians (martyred)”."""
    word = scene.by_start.get(index + 1)
    if word is not None and word.end < stop and scene.words[word.end] in _BRACKETS.values() and word.part != "noun":
        return Link(group, word.outcome, word, "bracket", group.start, word.end + 1)
    return None


def drop_if_governed(scene: Scene, links: Sequence[Link], governors: Sequence[Link]) -> Sequence[Link]:
    """“suspected of killing three policemen **were arrested**”: who is an object is not the subject of the next
    finite verb."""
    if any(link.shape in ("object", "noun of") for link in governors):
        return [link for link in links if link.shape != "predicate" and not _has_other_subject(scene, link)]
    return links


def _has_other_subject(scene: Scene, link: Link) -> bool:
    """“those who killed a priest **fled**”: a verb whose subject stands before the group."""
    subject = syntax.own_subject(scene.doc[link.word.start]) if link.word is not None else None
    return subject is not None and subject.i < link.group.start
