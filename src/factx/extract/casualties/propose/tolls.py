"""“The death toll **has risen to 44**”, “raised **to 36 the number of people killed**”, “Dead: 12”: totals told of a
noun.

The number stands apart from its outcome word, after a verb of change or being; “from 12” before it is the old toll.
"""

from dataclasses import replace

from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.propose.counted_nouns import tells_of_illness
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import PROPOSE_TOTAL
from factx.lexicon.closed_classes import word_set
from factx.lexicon.person_nouns import noun_class

# “the number of people **who …** has risen *to* 50”, but not “who *was* a top adviser”.
_AFTER_CLAUSE = frozenset(("to", "at", "past", "above"))
_STOPS = frozenset((";", ".", "include", "includes", "included"))
_OLD = frozenset(("from",))
_BETWEEN = word_set("have has had now also already since to at of")
_REACH = 20
_LIST_MARKS = frozenset((":", "–", "—", "--"))


def _may_total(scene: Scene, word: OutcomeWord) -> bool:
    """A word that tells an outcome; a noun for persons only in “the total **number of** detainees”."""
    if word.part not in ("adjective", "verb", "noun") or word.role == "toll":
        return False
    return word.role != "person" or (
        word.start > 1
        and scene.words[word.start - 1] == "of"
        and scene.words[word.start - 2] in scene.words_of("figure")
    )


@PROPOSE_TOTAL.rule(
    "casualty.toll-reached",
    tier=1,
    examples=("The death toll rose to 44.", "The toll from the quake passed 300."),
    counterexamples=("The bridge has a toll of two dollars.",),
)
def toll_reached(scene: Scene, word: OutcomeWord) -> Link | None:
    """“The **death toll has risen to 44**”: the number that a toll is said to reach."""
    return _number_after(scene, word, word.start) if word.part == "noun" and word.role == "toll" else None


@PROPOSE_TOTAL.rule(
    "casualty.toll-raised",
    tier=2,
    examples=("Rescuers found two bodies, which brought to 36 the death toll.", "That raised to 90 the death toll."),
    counterexamples=("The ministry sent to 36 towns a death toll.",),
)
def toll_raised(scene: Scene, word: OutcomeWord) -> Link | None:
    """“brought **to 36 the death toll**”: the number stands in front of the toll."""
    return _number_ahead(scene, word, word.start) if word.part == "noun" and word.role == "toll" else None


@PROPOSE_TOTAL.rule(
    "casualty.number-of",
    tier=3,
    examples=("The number of people killed rose to 36.", "The number of people rescued, 118, has not changed."),
    counterexamples=("A number of people were killed.",),
)
def number_of(scene: Scene, word: OutcomeWord) -> Link | None:
    """“**the number of people killed** has risen to 36”, “raised to 36 the number of people killed”."""
    start = _number_of(scene, word) if _may_total(scene, word) else None
    if start is None:
        return None
    return _number_after(scene, word, start) or _number_ahead(scene, word, start)


@PROPOSE_TOTAL.rule("casualty.label", tier=4, examples=("Dead: 12", "Injured: 30"), counterexamples=("Price: 12",))
def label(scene: Scene, word: OutcomeWord) -> Link | None:
    """“**Dead: 12**”: a label, a colon or dash, and the number."""
    group = scene.group_from.get(word.end + 1) if _may_total(scene, word) and _in_list(scene, word) else None
    return Link(group, word.outcome, word, "list", word.start, group.end) if group is not None else None


@PROPOSE_TOTAL.rule(
    "casualty.noun-total",
    tier=5,
    examples=("A panel puts the abduction total at 57.", "The army put the murder tally at 40."),
    counterexamples=("The murder trial is at 9.",),
)
def noun_total(scene: Scene, word: OutcomeWord) -> Link | None:
    """“puts the **kidnap total** at 57”: a noun of counting right behind the outcome."""
    if not _may_total(scene, word) or word.part == "adjective" or scene.words[word.end : word.end + 1] == []:
        return None
    return _number_after(scene, word, word.start) if scene.words[word.end] in scene.words_of("figure") else None


@PROPOSE_TOTAL.rule(
    "casualty.deaths-topped",
    tier=6,
    examples=("Deaths topped 93,000 in the region.", "Quake deaths climb to 902."),
    counterexamples=("Prices topped 93,000 in the region.",),
)
def deaths_topped(scene: Scene, word: OutcomeWord) -> Link | None:
    """“**deaths topped** 93,000”: a plural and a verb of reaching."""
    of_event = word.part == "noun" and word.role == "event" and word.start not in scene.counted
    if not of_event or not scene.words[word.start].endswith("s"):
        return None
    return _number_after(scene, word, word.start) if _reaches(scene, word) and tells_of_illness(scene, word) else None


@PROPOSE_TOTAL.rule(
    "casualty.those-totalled",
    tier=7,
    examples=("Those infected totaled 900.", "Those wounded reached 300."),
    counterexamples=("Those present totaled 900.",),
)
def those_totalled(scene: Scene, word: OutcomeWord) -> Link | None:
    """“**those infected totaled** 900”, “the dead number eight”."""
    before = scene.words[word.start - 1] if word.start else ""
    if word.part not in ("adjective", "verb") or before not in ("those", "the") or not _reaches(scene, word):
        return None
    return _number_after(scene, word, word.start)


@PROPOSE_TOTAL.rule(
    "casualty.number-rescued",
    tier=8,
    examples=("The number rescued remained at 118.", "The school put at 39 the number killed."),
    counterexamples=("A large number rescued the festival.",),
)
def number_rescued(scene: Scene, word: OutcomeWord) -> Link | None:
    """“the **number rescued** remained at 118”, “put at 39 the number killed”: no “of” between."""
    before = scene.words[word.start - 1] if word.start else ""
    if word.part not in ("adjective", "verb") or before not in scene.words_of("figure"):
        return None
    return _number_after(scene, word, word.start - 1) or _number_ahead(scene, word, word.start - 1)


@PROPOSE_TOTAL.rule(
    "casualty.put-the-dead-at",
    tier=9,
    examples=("The ministry put the dead on its side of the border at 214.", "Officials put the missing at 50."),
    counterexamples=("The ministry put the price at 214.",),
)
def put_the_dead_at(scene: Scene, word: OutcomeWord) -> Link | None:
    """“**put the dead** on its side of the border **at 214**”."""
    if word.part != "adjective" or not word.start or scene.words[word.start - 1] != "the":
        return None
    return _number_at(scene, word) if _is_put(scene, word) else None


def _is_put(scene: Scene, word: OutcomeWord) -> bool:
    return word.start > 1 and scene.words[word.start - 2] in ("put", "puts", "putting")


def _number_at(scene: Scene, word: OutcomeWord) -> Link | None:
    """The number behind the first “at” of the sentence."""
    for index in range(word.end, min(scene.stops[word.start], word.end + _REACH)):
        group = scene.group_from.get(index)
        if group is not None:
            at = scene.words[index - 1] == "at" and group.of_people and group.number.high != 0
            return Link(group, word.outcome, word, "toll", word.start, group.number.end) if at else None
    return None


def _reaches(scene: Scene, word: OutcomeWord) -> bool:
    """A verb of reaching right after the word, or “**are** up to 10”."""
    index, stop = word.end, scene.stops[word.start]
    while index < stop and scene.words[index] in _BETWEEN:
        index += 1
    if index + 1 < stop and scene.words[index] in ("are", "were"):
        group = scene.group_from.get(index + 1)
        return group is not None and group.kind == "elided"
    return index < stop and scene.words[index] in scene.words_of("toll reached")


def _number_after(scene: Scene, word: OutcomeWord, start: int) -> Link | None:
    """The first number after the noun that it is said to reach: “rose from 12 **to 15**”."""
    stop = min(scene.stops[word.start], word.end + _REACH)
    relative = False
    for index in range(word.end, stop):
        group = scene.group_from.get(index)
        if group is None:
            if _ends_toll(scene, index):
                return None
            relative = relative or scene.words[index] in ("who", "which")
            continue
        lead = scene.words[index - 1]
        if lead in _OLD or not group.of_people:
            continue
        inserted = lead == "," and index == word.end + 1 and scene.words[group.end : group.end + 1] == [","]
        if inserted:  # “the number of people rescued, **118**, has not changed”
            return Link(group, word.outcome, word, "toll", start, group.end)
        leads = lead in scene.words_of("toll lead") or lead.endswith("ing")
        if not leads or (relative and lead not in _AFTER_CLAUSE):
            return None
        if group.number.high == 0 and group.kind != "elided":
            return None  # “the toll was likely to rise, but there was **no** confirmation”
        if group.kind not in ("elided", "person", "unknown", "life", "group") or group.head in scene.covering:
            return None
        end = group.end if group.kind in ("person", "group") else group.number.end
        return Link(_passed(scene, group, lead), word.outcome, word, "toll", start, end)
    return None


def _passed(scene: Scene, group: Group, lead: str) -> Group:
    """“passed 300” is more than 300."""
    number = group.number
    if lead not in scene.words_of("toll passed") or number.label != "exact":
        return group
    return replace(group, number=replace(number, label="more than", high=None))


def _ends_toll(scene: Scene, index: int) -> bool:
    """Another toll or a list begins here, or the sentence ends."""
    other = scene.by_start.get(index)
    return scene.words[index] in _STOPS or (other is not None and other.role == "toll")


def _number_ahead(scene: Scene, word: OutcomeWord, start: int) -> Link | None:
    """“raised **to 36** the number of people killed”: the number stands right before “the number”."""
    index = start
    while index > 0 and scene.words[index - 1] in ("the", "a", "total", "its", "overall"):
        index -= 1
    group = scene.group_to.get(index)
    number_ends = group.number.end if group else -1
    if group is None:
        group = next((other for other in scene.groups if other.number.end == index), None)
        number_ends = group.number.end if group else -1
    if group is None or number_ends != index or scene.words[group.start - 1] not in ("to", "at"):
        return None
    victims = None
    if "people" in scene.words[start : word.start]:
        near = scene.words.index("people", start)
        victims = (near, near + 1)
    return Link(group, word.outcome, word, "toll", group.start, word.end, victims=victims)


def _number_of(scene: Scene, word: OutcomeWord) -> int | None:
    """Where “number of people” in “the **number of people** killed” starts, if it stands before the outcome word."""
    begin = scene.starts[word.start]
    for index in range(word.start - 1, max(begin - 1, word.start - 7), -1):
        if scene.words[index] in scene.words_of("figure") and index + 1 < word.start and scene.words[index + 1] == "of":
            if index in scene.counted:
                return None  # “a total of 12 deaths”
            return index if _of_people(scene, index + 2, word.start) else None
        if scene.words[index] in (",", ";", ".") or index in scene.group_from:
            return None
    return None


def _of_people(scene: Scene, start: int, stop: int) -> bool:
    """“the number of **people** killed”, “the number of dead”; not “a number of the *exchanges* released”."""
    nouns = [index for index in range(start, stop) if scene.doc[index].pos_ in ("NOUN", "PROPN")]
    return (
        not nouns
        or any(noun_class(scene.lexicon, scene.words[index]) == "person" for index in nouns)
        or stop - start <= 2
    )


def _in_list(scene: Scene, word: OutcomeWord) -> bool:
    """“Dead: 12”, “Injured – 30” at the start of a line."""
    return (
        word.end + 1 < len(scene.words)
        and scene.words[word.end] in _LIST_MARKS
        and word.start == scene.starts[word.start]
        and word.end + 1 in scene.group_from
    )
