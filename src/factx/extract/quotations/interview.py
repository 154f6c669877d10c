"""“*Maria Oquendo* spoke to us. … *A:* We open in spring.”: who is meant by the labels of an interview's turns.

`Q` and `A` are whoever the text before the first turn introduces as asking and answering; `JN` is whose name there
begins with these letters.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factx import marks
from factx.extract.quotations.speaker_phrases import Speaker

if TYPE_CHECKING:
    from factx.extract.quotations.passage import Passage

_LONGEST_INITIALS = 4
_FEWEST_TURNS = 2


@dataclass(frozen=True, slots=True)
class Interview:
    """Who speaks under which label (in lower case); None where nobody is introduced for it."""

    speakers: dict[str, Speaker | None] = field(default_factory=dict)


def label_of(passage: "Passage", paragraph: tuple[int, int]) -> str:
    """“*Q*: When?”, “*JN*: Why?”: the one word before the colon that a paragraph begins with, else nothing."""
    first, last = paragraph
    if first + 2 < last and passage.lower[first + 1] == ":" and not passage.quoted[first]:
        return passage.text[passage.doc[first].idx : passage.doc[first].idx + len(passage.doc[first])]
    return ""


def is_turn(passage: "Passage", label: str) -> bool:
    """“Q”, “Answer”: a label for whoever asks or answers, which is nobody's name."""
    words = passage.lexicon.words
    return label.lower() in words("quoting", "asking_label") or label.lower() in words("quoting", "answering_label")


def read(passage: "Passage") -> Interview:
    """The interview that a text is; one without labels where it is none."""
    labels: dict[str, int] = {}
    opening = len(passage)
    for paragraph in passage.paragraphs:
        label = label_of(passage, paragraph)
        is_initials = label.isalpha() and label.isupper() and 1 < len(label) <= _LONGEST_INITIALS
        if label and (is_initials or is_turn(passage, label)):
            labels[label] = labels.get(label, 0) + 1
            opening = min(opening, paragraph[0])
    if sum(labels.values()) < _FEWEST_TURNS or len(labels) < _FEWEST_TURNS:
        return Interview()
    named = [name for name in passage.names if name.end <= opening]
    persons = _once(passage, [name for name in named if name.label == "PERSON"])
    spans = [*((name.start, name.end) for name in persons), *_runs(passage, opening)]
    initials_of = {
        letters: Speaker(*span, span[1] - 1) for span in reversed(spans) for letters in _initials(passage, *span)
    }
    speakers = {label.lower(): initials_of.get(label) for label in labels}
    asks, answers = _roles(passage, named, persons)
    for label in labels:
        if label.lower() in passage.lexicon.words("quoting", "asking_label"):
            speakers[label.lower()] = asks
        elif label.lower() in passage.lexicon.words("quoting", "answering_label"):
            speakers[label.lower()] = answers
    return Interview(speakers)


def _roles(
    passage: "Passage", named: list[marks.Name], persons: list[marks.Name]
) -> tuple[Speaker | None, Speaker | None]:
    """Who asks and who answers: “*The Lantern* spoke with *Maria Oquendo*”, “*Oquendo* was interviewed by *Neel*”."""
    verbs = passage.lexicon.words("quoting", "interviewing")
    for person in persons:
        first, last = passage.sentence(person.start)
        verb = next((i for i in range(first, last) if passage.doc[i].lemma_.lower() in verbs), None)
        if verb is None:
            continue
        before = [name for name in named if first <= name.start < verb and name.label in ("PERSON", "ORG")]
        behind = [name for name in named if verb < name.start < last and name.label in ("PERSON", "ORG")]
        left, right = (_leading(before), _leading(behind))
        if any(passage.lower[i] == "by" for i in range(verb + 1, min(verb + 3, last))):
            left, right = right, left
        if right is not None and right.label == "ORG" and left is not None and left.label == "PERSON":
            left, right = right, left  # “Oquendo spoke to The Lantern”
        if right is not None:
            return _speaker(left), _speaker(right)
        return None, _speaker(left)
    return None, _speaker(persons[0]) if len(persons) == 1 else None


def _leading(names: list[marks.Name]) -> marks.Name | None:
    """The first person among some names, else the first body."""
    return next((name for name in names if name.label == "PERSON"), names[0] if names else None)


def _once(passage: "Passage", names: list[marks.Name]) -> list[marks.Name]:
    """The first mention of each, short forms of an earlier name left out."""
    found: list[marks.Name] = []
    seen: set[str] = set()
    for name in names:
        last = passage.lower[name.end - 1]
        if last not in seen:
            found.append(name)
        seen.update(passage.lower[name.start : name.end])
    return found


def _runs(passage: "Passage", opening: int) -> list[tuple[int, int]]:
    """Two to four capitalised proper nouns in a row before the first turn, which may be a name that was not found."""
    proper = [passage.pos[i] == "PROPN" and passage.doc[i].is_title for i in range(opening)]
    starts = [i for i in range(opening) if proper[i] and not (i and proper[i - 1])]
    ends = [i + 1 for i in range(opening) if proper[i] and not (i + 1 < opening and proper[i + 1])]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if 1 < end - start <= _LONGEST_INITIALS]


def _initials(passage: "Passage", start: int, end: int) -> tuple[str, ...]:
    """“*JN*” for Jonas Neel, “*MCO*” and “*MO*” for Maria del Carmen Oquendo."""
    words = [passage.doc[i].text for i in range(start, end) if passage.doc[i].text[:1].isupper()]
    letters = "".join(word[0] for word in words)
    return (letters, letters[0] + letters[-1]) if len(words) > 1 else ()


def _speaker(name: marks.Name | None) -> Speaker | None:
    return None if name is None else Speaker(name.start, name.end, name.end - 1)
