"""“four **goats** were killed”, “six people **a day**”: numbers and outcome words that are no casualty fact, and why.

For the reader who asks why something was *not* found; the extraction itself has no use for it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from factx.document import Document
from factx.extract.casualties.counted import Group
from factx.extract.casualties.links import doubt, links_of
from factx.extract.casualties.named import suffering
from factx.extract.casualties.outcomes import OutcomeWord
from factx.extract.casualties.registry import RULES
from factx.extract.casualties.scene import Scene, view
from factx.facts import Casualty
from factx.lexicon import Lexicon
from factx.rules import Rules

_ALL = Rules(RULES)
_TOLD_ALONE = frozenset(("verb", "phrase", "adjective"))


class Near(NamedTuple):
    """Tokens `start` to `end`, a `number` or an `outcome word`, are no casualty fact; `reason` tells why."""

    label: str
    start: int
    end: int
    reason: str


def near_misses(doc: Doc, lexicon: Lexicon, facts: Sequence[Casualty], rules: Rules = _ALL) -> Iterator[Near]:
    """The numbers beside outcome words, and the outcome words, that no fact of a marked Doc took."""
    scene = view(Document(doc, lexicon), rules)
    links = links_of(scene, suffering(scene))
    counts = {fact.count.start_char for fact in facts if fact.count is not None}
    told = {fact.outcome_word.start_char for fact in facts if fact.outcome_word is not None}
    passed: set[int] = set()
    for group in scene.groups:
        if doc[group.number.start].idx in counts:
            continue
        doubts = [doubt(scene, link) for link in links.get(group.start, ())]
        reason = next(filter(None, doubts), "") or _untied(scene, group)
        if reason:
            passed.add(scene.starts[group.start])
            yield Near("number", group.start, group.end, reason)
    for word in scene.found:
        alone = word.part in _TOLD_ALONE and doc[word.start].idx not in told
        if alone and scene.starts[word.start] not in passed and not _inside(doc, word, facts):
            yield Near("outcome word", word.start, word.end, "nobody is counted or named with it")


def _untied(scene: Scene, group: Group) -> str:
    """Why no outcome of its sentence is a group's; an empty text where there is none."""
    start, stop = scene.starts[group.start], scene.stops[group.start]
    words = [word for word in scene.found if start <= word.start < stop]
    if not words:
        return ""
    if not group.of_people:
        return f"“{scene.words[group.head] if group.head is not None else ''}” is no word for people"
    nearest = min(words, key=lambda word: max(word.start - group.end, group.start - word.end))
    return f"nothing ties it to “{scene.doc[nearest.start : nearest.end].text}”"


def _inside(doc: Doc, word: OutcomeWord, facts: Sequence[Casualty]) -> bool:
    """Whether a word stands in the evidence of some fact."""
    at = doc[word.start].idx
    return any(fact.start_char <= at < fact.end_char for fact in facts)
