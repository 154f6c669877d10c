"""“seven **deaths**”, “no **injuries or deaths**”, “208 guerrilla **casualties**”: what is counted is the outcome."""

from factx.extract.casualties.counted import Group
from factx.extract.casualties.outcomes import OutcomeWord, diseases
from factx.extract.casualties.propose.argument_roles import merged
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import PROPOSE_COUNTED, Links
from factx.lexicon.person_nouns import noun_class

_CASE_VERB_REACH = 6
_DISEASE_REACH = 100


@PROPOSE_COUNTED.rule(
    "casualty.counted-noun",
    examples=("Seven deaths were reported.", "The strike caused no casualties."),
    counterexamples=("Seven meetings were reported.", "The officer made an arrest."),
)
def counted_noun(scene: Scene, group: Group) -> Links | None:
    """“seven **deaths**”, “no **injuries or deaths**”, “208 guerrilla **casualties**”, “1,562 **infections**”."""
    word = scene.covering.get(group.head) if group.head is not None else None
    if word is None or word.part != "noun" or word.role != "event":
        return None
    if word.outcome == "infected" and not _is_illness(scene, group, word):
        return None
    if word.base in scene.words_of("single act") and group.number.low == 1 and group.number.high == 1:
        return None
    before = scene.words[max(group.start - 2, 0) : group.start]
    if len(before) == 2 and before[1] == "of" and before[0] in scene.words_of("change"):
        return None
    victims = _named_before(scene, group, word)
    links = [Link(group, word.outcome, word, "counted noun", group.start, word.end, victims=victims)]
    other = scene.by_start.get(word.end + 1)
    if (
        other is None
        or scene.words[word.end] not in ("or", "and", "nor")
        or other.part != "noun"
        or other.role != "event"
    ):
        return tuple(links)
    if group.number.high == 0:
        return (*links, Link(group, other.outcome, other, "counted noun", group.start, other.end, victims=victims))
    both = merged(word.outcome, other.outcome)
    if both is None:
        return tuple(links)
    return (Link(group, both, word, "counted noun", group.start, other.end, victims=victims),)


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
