"""“**killing** 26 people”, “the **deaths of** 12 miners”, “**claimed** 12 lives”, “seven **deaths**”: what governs or
names a group."""

from factx.extract.casualties import outcomes
from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord, diseases
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.voice import merged
from factx.extract.casualties.walk import SPANS, is_time
from factx.extract.casualties.words import BE
from factx.lexicon.closed_classes import word_set
from factx.lexicon.person_nouns import noun_class

_INTO_GROUP = word_set("the those these his her its their our all of more some also both up at least")
_TOGETHER = frozenset((("along", "with"), ("together", "with"), ("as", "well", "as"), ("alongside",)))
_CLAIM = word_set(
    "claim claims claimed claiming take takes took taken taking cost costs costing lose loses lost losing end ended"
)
_SAVE = frozenset(["save", "saves", "saved", "saving"])
_LOSE = frozenset(("lost", "lose", "losing", "loses"))
_CHANGE = word_set(
    "increase increases decrease decreases rise rises drop drops fall falls decline declines reduction variation "
    "variations average averages rate rates"
)
# “take the life of”, “fire on”: what follows these stands after the whole phrase.
_OBJECT_SIDE = frozenset(("the", "fire", "on", "upon"))
_TIME_WORDS = 4
_SINGLE_ACT = word_set("injury arrest flight release rescue capture killing murder execution suicide")
_CASE_VERB_REACH = 6
_DISEASE_REACH = 100
_ILLNESS_REACH = 12


def before(scene: Scene, group: Group) -> list[Link]:
    """The links of a group to the outcome verb or noun right before it; rules `object`, `noun of`, `lives`, `lost`,
    `together`."""
    begin = scene.starts[group.number.end - 1]
    index = _over_determiners(scene, group.start - 1, begin)
    if index is None:
        return []
    if scene.words[index] in ("of", "to"):
        word = scene.by_end.get(_over_time(scene, index, begin))
        if word is not None and word.part == "noun" and _governs(word, scene.words[index]):
            return [Link(group, word.outcome, word, "noun of", word.start, group.end)]
        if group.kind == "life" and scene.words[index - 1 : index + 1] == ["loss", "of"]:
            return [Link(group, "killed", None, "lives", index - 1, group.end)]  # “with the loss of 40 lives”
        if index + 1 not in scene.by_end:
            return []
    if scene.words[index] in ("in", "among"):
        return _fallen_ill(scene, group, index, begin)
    split = outcomes.around(scene.words, index, group.end, scene.stops[group.number.end - 1], scene.lexicon)
    if split is not None and split.base.split()[1] not in _OBJECT_SIDE:
        return [Link(group, split.outcome, split, "object", index, split.end)]
    lives = _lives(scene, group, index)
    if lives is not None:
        return [lives]
    verb = scene.by_end.get(index + 1)
    if (
        verb is not None
        and verb.part == "adjective"
        and scene.words[verb.start].endswith("ed")
        and index == group.start - 1
    ):
        return _governed(scene, group, verb, begin)  # “injured scores of others”, tagged as an adjective
    if (
        verb is not None
        and verb.part in ("verb", "phrase")
        and verb.befalls_object
        and not _passive(scene, verb, begin)
    ):
        return _governed(scene, group, verb, begin)
    return _together(scene, group, index, begin)


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
        if verb in _CLAIM:
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


def attributive(scene: Scene, group: Group) -> list[Link]:
    """“12 **wounded** soldiers”, “30 **missing** people”, “three **kidnapped** girls”."""
    if group.head is None:
        return []
    for index in range(group.number.end, group.head):
        word = scene.by_start.get(index)
        if word is None or word.end > group.head or (scene.words[index].endswith("ing") and word.part == "verb"):
            continue
        if word.part == "adjective" or (word.part == "verb" and word.befalls_object):
            return [Link(group, word.outcome, word, "attribute", group.start, group.end)]
    return []


def own_noun(scene: Scene, group: Group) -> list[Link]:
    """“seven **deaths**”, “no **injuries or deaths**”, “208 guerrilla **casualties**”, “1,562 **infections**”."""
    word = scene.covering.get(group.head) if group.head is not None else None
    if word is None or word.part != "noun" or word.role != "event":
        return []
    if word.outcome == "infected" and not _is_illness(scene, group, word):
        return []
    if word.base in _SINGLE_ACT and group.number.low == 1 and group.number.high == 1:
        return []
    if group.start > 1 and (scene.words[group.start - 1] == "of" and scene.words[group.start - 2] in _CHANGE):
        return []
    victims = _named_before(scene, group, word)
    links = [Link(group, word.outcome, word, "counted noun", group.start, word.end, victims=victims)]
    other = scene.by_start.get(word.end + 1)
    if (
        other is None
        or scene.words[word.end] not in ("or", "and", "nor")
        or other.part != "noun"
        or other.role != "event"
    ):
        return links
    if group.number.high == 0:
        return [*links, Link(group, other.outcome, other, "counted noun", group.start, other.end, victims=victims)]
    both = merged(word.outcome, other.outcome)
    if both is None:
        return links
    return [Link(group, both, word, "counted noun", group.start, other.end, victims=victims)]


def _named_before(scene: Scene, group: Group, word: OutcomeWord) -> tuple[int, int] | None:
    """“208 **guerrilla** casualties”, “12 **civilian** deaths”: a person noun right before the outcome."""
    index = word.start - 1
    if (
        index >= group.number.end
        and scene.doc[index].pos_ != "ADJ"
        and noun_class(scene.lexicon, scene.words[index]) == "person"
    ):
        return index, index + 1
    return None


def tells_of_illness(scene: Scene, word: OutcomeWord) -> bool:
    """“new cases rose to 500”, “cholera cases”; not “court cases rose to 500”: asked of a noun that nothing counts."""
    if word.base != "case":
        return True
    start, before = scene.starts[word.start], scene.words[max(scene.starts[word.start], word.start - 3) : word.start]
    if any(other in scene.words_of("other case") for other in before):
        return False
    return any(other in scene.words_of("sign of illness") for other in before) or scene.has(
        start, scene.stops[word.start], diseases(scene.lexicon)
    )


def _is_illness(scene: Scene, group: Group, word: OutcomeWord) -> bool:
    """“699 new infections”, “12 cases of cholera”; not “38 cases of torture”, “12 court cases”, “grew by 4,000
    cases”."""
    if scene.words[group.start - 1] == "by":
        return False
    if scene.words[group.start] in ("a", "an"):
        return scene.epidemic and scene.words[word.end : word.end + 1] != ["of"]
    if word.base == "infection":
        return True
    start, stop = scene.starts[word.start], scene.stops[word.start]
    names = diseases(scene.lexicon)
    if word.end < stop and scene.words[word.end] == "of":
        after = range(word.end, min(stop, word.end + 5))
        named = any(scene.words[index] in names for index in after)
        signed = any(other in scene.words_of("sign of illness") for other in scene.words[group.number.end : word.start])
        return named or (signed and not any(scene.words[index] in scene.words_of("other case") for index in after))
    between = scene.words[group.number.end : word.start]
    if any(other in scene.words_of("other case") for other in between):
        return False
    verbs = scene.words_of("case told")
    if group.number.label == "vague" and not between and scene.words[group.start - 1] not in verbs:
        return False  # “in some cases”
    if scene.has(start, stop, names) or any(other in scene.words_of("sign of illness") for other in between):
        return True
    # “300 cases have been **reported**”, where the text speaks of a disease
    told = scene.has(word.end, min(stop, word.end + _CASE_VERB_REACH), verbs)
    told = told or scene.words[group.start - 1] in verbs
    if scene.epidemic and group.number.label not in ("vague", "ratio"):
        return True
    return told and scene.has(max(0, start - _DISEASE_REACH), min(len(scene.words), stop + _DISEASE_REACH), names)
