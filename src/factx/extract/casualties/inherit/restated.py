"""“left 31 dead, although relatives put **the figure at 45**”; “60 died, **compared with 41** in 2019”: a count told
again.

A number without a noun, said of “the figure”, acknowledged by somebody or set beside another count, shares the outcome
of the count before it.
"""

from collections.abc import Iterable, Mapping

from factx.extract.casualties.counted import Group
from factx.extract.casualties.propose.predicate_search import is_time
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import INHERIT_FIGURE, INHERIT_RETOLD
from factx.lexicon.closed_classes import word_set
from factx.outcomes import Outcome
from factx.rules import Answer

_DETERMINERS = word_set("the a that this 's ’s official overall")
_LEADS = frozenset(("to", "at"))
_SPEAKS = frozenset(("spoke", "speaks", "speak", "spoken"))
_IN_ALL = frozenset(("all", "total", "altogether"))
_PUTS = frozenset(("put", "puts"))
_FATE = frozenset(("suffered", "suffer", "met", "meet", "shared", "share"))
_SAME = frozenset(("similar", "same"))
_REACH = 5
_FIGURE_REACH = 8


def restated(scene: Scene, found: Mapping[int, list[Link]]) -> dict[int, list[Link]]:
    """Links of the counts told again in the sentence of the first, by the start of their group."""
    gained: dict[int, list[Link]] = {}
    previous: Group | None = None
    for group in scene.groups:
        if group.start not in found and not group.partitive and _stands_alone(scene, group):
            links = found.get(previous.start) or gained.get(previous.start) if previous is not None else None
            same_sentence = previous is not None and scene.stops[previous.start] == scene.stops[group.start]
            if links and same_sentence and not links[-1].part and group.number.high != 0:
                answer = scene.rules.choose(INHERIT_RETOLD, scene, group)
                if answer is not None:
                    gained[group.start] = [_link(group, links[-1].outcome, answer)]
        previous = group
    return gained


def later(scene: Scene, found: Mapping[int, list[Link]]) -> dict[int, list[Link]]:
    """“The storm killed 40 people. **The figure now stands at 52**”: counts told again in the next sentence."""
    gained: dict[int, list[Link]] = {}
    for group in scene.groups:
        begin = scene.starts[group.start]
        if group.start in found or group.partitive or group.head is not None or group.number.high == 0 or not begin:
            continue
        outcomes = {link.outcome for link in _whole_counts(found, scene.starts[begin - 1], begin)}
        answer = scene.rules.choose(INHERIT_FIGURE, scene, group) if len(outcomes) == 1 else None
        if answer is not None:
            gained[group.start] = [_link(group, outcomes.pop(), answer)]
    return gained


def _link(group: Group, outcome: Outcome, answer: Answer[int]) -> Link:
    start = min(answer.value, group.number.start)
    return Link(group, outcome, None, "restated", start, group.number.end, rule=answer.rule.id)


def _whole_counts(found: Mapping[int, list[Link]], start: int, stop: int) -> Iterable[Link]:
    return (link for index in range(start, stop) for link in found.get(index, ()) if not link.part)


@INHERIT_FIGURE.rule(
    "casualty.figure-now-stands",
    examples=(
        "The storm killed 40 people. The figure now stands at 52.",
        "The raid left 43 people dead. The army puts the number at 17.",
    ),
    counterexamples=("The storm killed 40 people. The bridge now stands at 52 metres.",),
)
def figure_now_stands(scene: Scene, group: Group) -> int | None:
    """“**The figure now stands at 52**”: said of the figure, as subject or object of its sentence."""
    words, begin = scene.words, scene.starts[group.start]
    for index in range(group.start - 1, max(begin, group.start - _FIGURE_REACH), -1):
        if words[index] in scene.words_of("figure") and words[index - 1] in _DETERMINERS:
            between = words[index + 1 : group.start]
            put = between == ["at"] and index > begin + 1 and words[index - 2] in _PUTS
            stands = scene.words_of("figure stands")
            said = bool(between) and (put or not stands.isdisjoint(between))
            return index if said and stands | _LEADS >= set(between) else None
    return None


def _stands_alone(scene: Scene, group: Group) -> bool:
    """A number without a noun; “41 *last year*” counts no years."""
    if group.head is None:
        return group.of_people
    return is_time(scene, group.number.end)


@INHERIT_RETOLD.rule(
    "casualty.same-fate",
    tier=1,
    examples=(
        "36 women died last year, and another 32 suffered a similar fate.",
        "12 were shot, and two met the same fate.",
    ),
    counterexamples=("36 women died last year, and another 32 suffered a defeat.",),
)
def same_fate(scene: Scene, group: Group) -> int | None:
    """“and another 32 **suffered a similar fate**”."""
    behind = scene.words[group.end : min(scene.stops[group.start], group.end + 4)]
    fate = bool(behind) and behind[0] in _FATE and any(word in _SAME for word in behind[1:])
    return group.start if fate else None


@INHERIT_RETOLD.rule(
    "casualty.compared-with",
    tier=2,
    examples=(
        "60 people died, compared with 41 a year earlier.",
        "The fire killed 12 people, compared to nine in May.",
    ),
    counterexamples=("60 people died, and officials compared notes with 41 experts.",),
)
def compared_with(scene: Scene, group: Group) -> int | None:
    """“60 died, **compared with 41** a year earlier”."""
    words, index = scene.words, group.start - 1
    compared = index > scene.starts[group.start] and words[index] in ("with", "to") and words[index - 1] == "compared"
    return index - 1 if compared else None


@INHERIT_RETOLD.rule(
    "casualty.spoke-of",
    tier=2,
    examples=(
        "Seven people are dead, the army said, while the mayor spoke of six.",
        "Ten men are dead, the army said, while relatives spoke of 14.",
    ),
    counterexamples=("Seven people are dead, while the mayor spoke of peace.",),
)
def spoke_of(scene: Scene, group: Group) -> int | None:
    """“seven are dead, while the mayor **spoke of six**”."""
    words, index = scene.words, group.start - 1
    spoke = index > scene.starts[group.start] and words[index] == "of" and words[index - 1] in _SPEAKS
    return index - 1 if spoke else None


@INHERIT_RETOLD.rule(
    "casualty.in-all",
    tier=2,
    examples=("The attack killed five people and the gunman, six in all.", "Two men and a boy died, three in all."),
    counterexamples=("The attack killed five people in all.",),
)
def in_all(scene: Scene, group: Group) -> int | None:
    """“killed five people and the gunman, **six in all**”."""
    summed = any(word in _IN_ALL for word in scene.words[group.start : group.end])
    return group.start if summed and group.start and scene.words[group.start - 1] == "," else None


@INHERIT_RETOLD.rule(
    "casualty.granted",
    tier=3,
    examples=(
        "Relatives say 40 people were killed; the army admits 12.",
        "Aid group says 98 dead in cholera, ministry says 71",
    ),
    counterexamples=("40 people were killed; the army admits 12 mistakes.",),
)
def granted(scene: Scene, group: Group) -> int | None:
    """“40 were killed; the army **admits 12**”: somebody says, counts or acknowledges another number."""
    index = group.start - 1
    if index <= scene.starts[group.start] or scene.words[index] not in scene.words_of("grants"):
        return None
    stop = group.end >= scene.stops[group.start] or not scene.words[group.end][0].isalpha()
    return index if stop else None


@INHERIT_RETOLD.rule(
    "casualty.put-the-figure",
    tier=4,
    examples=(
        "The fire left 31 dead, although relatives put the figure at 45.",
        "Floods killed 12 people, bringing the total to 60.",
    ),
    counterexamples=("The fire left 31 dead, although relatives put the price at 45.",),
)
def put_the_figure(scene: Scene, group: Group) -> int | None:
    """“left 31 dead, although relatives **put the figure at 45**”."""
    words, begin = scene.words, scene.starts[group.start]
    index = group.start - 1
    if index < begin or words[index] not in _LEADS:
        return None
    for near in range(index - 1, max(begin, index - _REACH), -1):
        if words[near] in scene.words_of("figure"):
            return near if words[near - 1] in _DETERMINERS else None
        if scene.doc[near].pos_ in ("NOUN", "PROPN", "NUM"):
            return None
    return None
