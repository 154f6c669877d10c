"""“**killing** 26 people”, “the **deaths of** 12 miners”, “**claimed** 12 lives”, “seven **deaths**”: what governs or
names a group."""

from factx.extract.casualties import outcomes
from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.propose.argument_roles import merged
from factx.extract.casualties.propose.counted_nouns import tells_of_illness
from factx.extract.casualties.propose.predicate_search import SPANS, is_time
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import PROPOSE_BEFORE, Governed, Links
from factx.extract.casualties.words import BE
from factx.lexicon.closed_classes import word_set

_INTO_GROUP = word_set("the those these his her its their our all of more some also both up at least")
_TOGETHER = frozenset((("along", "with"), ("together", "with"), ("as", "well", "as"), ("alongside",)))
_SAVE = frozenset(["save", "saves", "saved", "saving"])
_LOSE = frozenset(("lost", "lose", "losing", "loses"))
# “take the life of”, “fire on”: what follows these stands after the whole phrase.
_OBJECT_SIDE = frozenset(("the", "fire", "on", "upon"))
_TIME_WORDS = 4
_ILLNESS_REACH = 12


def governed(scene: Scene, group: Group) -> Governed | None:
    """A group with what may govern it, over “all the”, “also”; None where its sentence begins with it."""
    begin = scene.starts[group.number.end - 1]
    index = _over_determiners(scene, group.start - 1, begin)
    return Governed(group, index, begin) if index is not None else None


@PROPOSE_BEFORE.rule(
    "casualty.noun-of",
    tier=1,
    examples=("The deaths of 12 miners shook the town.", "He confirmed injuries to five guards."),
    counterexamples=("The meeting of 12 miners was short.",),
)
def noun_of(scene: Scene, seed: Governed) -> Links | None:
    """“the **deaths of** 12 miners”, “**injuries to** five”: a noun that tells the outcome governs the count."""
    if scene.words[seed.index] not in ("of", "to"):
        return None
    word, group = scene.by_end.get(_over_time(scene, seed.index, seed.begin)), seed.group
    if word is None or word.part != "noun" or not _governs(word, scene.words[seed.index]):
        return None
    return (Link(group, word.outcome, word, "noun of", word.start, group.end),)


@PROPOSE_BEFORE.rule(
    "casualty.loss-of-lives",
    tier=1,
    examples=("The ferry sank with the loss of 40 lives.", "The fire ended with the loss of two lives."),
    counterexamples=("The team ended the day with the loss of two points.",),
)
def loss_of_lives(scene: Scene, seed: Governed) -> Links | None:
    """“with **the loss of 40 lives**”: lives that are lost."""
    group, index = seed.group, seed.index
    if group.kind != "life" or scene.words[index - 1 : index + 1] != ["loss", "of"]:
        return None
    return (Link(group, "killed", None, "lives", index - 1, group.end),)


@PROPOSE_BEFORE.rule(
    "casualty.found-in",
    tier=2,
    examples=("New cholera infections were confirmed in two travellers.", "The infection was diagnosed in 12 nurses."),
    counterexamples=("New gold was found in two villages.",),
)
def found_in(scene: Scene, seed: Governed) -> Links | None:
    """“new cases were confirmed **in two travellers**”: an illness found in persons."""
    if scene.words[seed.index] not in ("in", "among"):
        return None
    return tuple(_fallen_ill(scene, seed.group, seed.index, seed.begin)) or None


@PROPOSE_BEFORE.rule(
    "casualty.around",
    tier=3,
    examples=("The court sent 12 men to jail.", "The crowd beat three boys to death."),
    counterexamples=("The court sent 12 men to the capital.",),
)
def around(scene: Scene, seed: Governed) -> Links | None:
    """“**sent** 12 men **to jail**”, “**beat** three boys **to death**”: a phrase stands around the count."""
    group, index = seed.group, seed.index
    if not _is_verbal(scene, seed):
        return None
    split = outcomes.around(scene.words, index, group.end, scene.stops[group.number.end - 1], scene.lexicon)
    if split is None or split.base.split()[1] in _OBJECT_SIDE:
        return None
    return (Link(group, split.outcome, split, "object", index, split.end),)


@PROPOSE_BEFORE.rule(
    "casualty.lives",
    tier=4,
    examples=("The floods claimed 12 lives.", "The crash cost 40 lives."),
    counterexamples=("The storm claimed 12 roofs.",),
)
def lives(scene: Scene, seed: Governed) -> Links | None:
    """“**claimed 12 lives**”, “saved 12 lives”, “claimed 30 victims”."""
    link = _lives(scene, seed.group, seed.index) if _is_verbal(scene, seed) else None
    return (link,) if link is not None and link.shape == "lives" else None


@PROPOSE_BEFORE.rule(
    "casualty.lost",
    tier=4,
    examples=("The village lost five people in the flood.", "The brigade lost 30 men."),
    counterexamples=("The club lost five players to injury.", "The party lost five seats."),
)
def lost(scene: Scene, seed: Governed) -> Links | None:
    """“the village **lost five people**”: persons as the object of “lose”."""
    link = _lives(scene, seed.group, seed.index) if _is_verbal(scene, seed) else None
    return (link,) if link is not None and link.shape == "lost" else None


@PROPOSE_BEFORE.rule(
    "casualty.object",
    tier=5,
    examples=("The blast killed 12 people.", "Police arrested five students."),
    counterexamples=("The blast shook 12 people.", "12 people were killed."),
)
def object_of(scene: Scene, seed: Governed) -> Links | None:
    """“**killed** 12 people”: an outcome verb stands right before the count."""
    group, index = seed.group, seed.index
    verb = scene.by_end.get(index + 1) if _is_verbal(scene, seed) else None
    if verb is None:
        return None
    misread = verb.part == "adjective" and scene.words[verb.start].endswith("ed") and index == group.start - 1
    acts = verb.part in ("verb", "phrase") and verb.befalls_object and not _passive(scene, verb, seed.begin)
    # “injured scores of others”, tagged as an adjective
    return tuple(_governed(scene, group, verb, seed.begin)) if misread or acts else None


@PROPOSE_BEFORE.rule(
    "casualty.together",
    tier=6,
    examples=("The editor was detained along with 150 refugees.", "A pilot was killed together with 12 passengers."),
    counterexamples=("The editor travelled along with 150 refugees.",),
)
def together(scene: Scene, seed: Governed) -> Links | None:
    """“was detained **along with** 150 refugees”: the count shares the outcome of the verb before."""
    found = _together(scene, seed.group, seed.index, seed.begin) if _is_verbal(scene, seed) else []
    return tuple(found) or None


def _is_verbal(scene: Scene, seed: Governed) -> bool:
    """No preposition governs the group, but for one that ends an outcome phrase (“opened fire *on* 12”)."""
    word = scene.words[seed.index]
    if word in ("of", "to"):
        return seed.index + 1 in scene.by_end
    return word not in ("in", "among")


def _fallen_ill(scene: Scene, group: Group, index: int, begin: int) -> list[Link]:
    """“new cases were confirmed **in two travellers**”, “the infection was diagnosed in a man”."""
    if group.kind != "person" or index - 1 < begin or scene.words[index - 1] not in scene.words_of("illness found"):
        return []
    for near in range(index - 2, max(begin - 1, index - _ILLNESS_REACH), -1):
        word = scene.covering.get(near)
        if word is not None and word.outcome == "infected" and word.part == "noun" and tells_of_illness(scene, word):
            return [Link(group, "infected", word, "found in", word.start, group.end)]
    return []


def _over_time(scene: Scene, index: int, begin: int) -> int:
    """Leftwards over “this summer” in “the deaths *this summer* of two men”: where the noun ends."""
    left = index
    while left > max(begin, index - _TIME_WORDS) and (is_time(scene, left - 1) or scene.words[left - 1] in SPANS):
        left -= 1
    return left if left in scene.by_end else index


def _over_determiners(scene: Scene, index: int, begin: int) -> int | None:
    """Leftwards over “all the”, “also”, to what may govern the group."""
    for _ in range(5):
        if index < begin:
            return None
        if index + 1 in scene.by_end or scene.words[index] == "of":
            return index
        if scene.words[index] not in _INTO_GROUP and scene.doc[index].pos_ != "ADV":
            return index
        index -= 1
    return None


def _governs(word: OutcomeWord, preposition: str) -> bool:
    """“deaths **of** 12”, “injuries **to** 12”; “cases of” govern diseases, not patients."""
    if preposition == "to":
        return word.outcome in ("injured", "casualty")
    return word.role in ("event", "of") and word.base != "case"


def _governed(scene: Scene, group: Group, word: OutcomeWord, begin: int) -> list[Link]:
    """The links of a group to the verbs before it; “killed **and wounded** 12” is one count of casualties.

    “**Kidnapped** and **killed** a priest” tells both of one man.
    """
    index = word.start - 1
    if index > begin and scene.words[index] in ("and", "or") and index in scene.by_end:
        other = scene.by_end[index]
        both = merged(word.outcome, other.outcome) if other.part == word.part else None
        if both is not None:
            return [Link(group, both, word, "object", other.start, group.end)]
        if other.part == word.part and other.befalls_object and not _passive(scene, other, begin):
            return [
                Link(group, one.outcome, one, "object", one.start, group.end)
                for one in ((word, other) if other.outcome != word.outcome else (word,))
            ]
    return [Link(group, word.outcome, word, "object", word.start, group.end)]


def _passive(scene: Scene, word: OutcomeWord, begin: int) -> bool:
    """“were killed 12” does not happen; “is killing 12” is active."""
    index = word.start - 1
    while index >= begin and scene.doc[index].pos_ == "ADV":
        index -= 1
    return index >= begin and not scene.words[word.start].endswith("ing") and scene.words[index] in BE


def _lives(scene: Scene, group: Group, index: int) -> Link | None:
    """“claimed 12 lives”, “cost 40 lives”, “saved 12 lives”; “claimed 30 victims”; “lost five people”."""
    verb = scene.words[index]
    head = scene.words[group.head] if group.head is not None else ""
    if group.kind == "life" or (head in ("victims", "victim") and verb.startswith("claim")):
        if verb in scene.words_of("takes lives"):
            return Link(group, "killed", None, "lives", index, group.end)
        return Link(group, "rescued", None, "lives", index, group.end) if verb in _SAVE else None
    if verb in _LOSE and group.kind == "person" and head and head not in scene.words_of("lost otherwise"):
        return Link(group, "killed", None, "lost", index, group.end)
    return None


def _together(scene: Scene, group: Group, index: int, begin: int) -> list[Link]:
    """“were detained by the police **along with** 150 refugees”: the outcome of the nearest verb before."""
    if not any(tuple(scene.words[index + 1 - len(words) : index + 1]) == words for words in _TOGETHER):
        return []
    for near in range(index, max(begin - 1, index - 16), -1):
        word = scene.covering.get(near)
        if word is not None and word.part in ("verb", "phrase") and word.end <= index:
            return [Link(group, word.outcome, word, "together", word.start, group.end)]
        if scene.words[near] in (";", ":") or near in scene.group_to:
            return []
    return []
