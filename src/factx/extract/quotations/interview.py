"""“*Maria Oquendo* spoke to us. … *A:* We open in spring.”: who is meant by the labels of an interview's turns.

`Q` and `A` are whoever the text before the first turn introduces as asking and answering; `JN` is whose name there
has these first letters. Labels that are names need no introduction, and are no matter of this module.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from factx import marks
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import Speaker
from factx.lexicon.closed_classes import FIRST_PERSON

_LONGEST_NAME = 4
_FEWEST_TURNS = 2
_LONGEST_TITLE = 7


@dataclass(frozen=True, slots=True)
class Interview:
    """Who speaks under which label (in lower case); None where nobody is introduced for it."""

    speakers: dict[str, Speaker | None] = field(default_factory=dict)


class Label(NamedTuple):
    """What a paragraph begins with: a word, and the token of the mark behind it (of both where they are one: “Q.”)."""

    word: str
    mark: int


def label_of(passage: Passage, first: int, last: int) -> Label | None:
    """“*Q*: When?”, “*Q*. When?”, “*JN*: Why?”: the one word before a mark that a paragraph begins with."""
    if first + 2 >= last or passage.quoted[first]:
        return None
    word = passage.doc[first].text
    if passage.lower[first + 1] == ":":
        return Label(word, first + 1)
    if is_turn(passage, word.removesuffix(".")) and "." in (word[-1], passage.lower[first + 1]):
        return Label(word.removesuffix("."), first if word.endswith(".") else first + 1)
    return None


def is_turn(passage: Passage, label: str) -> bool:
    """“Q”, “Answer”: a label for whoever asks or answers, which is nobody's name."""
    words = passage.lexicon.words
    return label.lower() in words("quoting", "asking_label") or label.lower() in words("quoting", "answering_label")


def further(passage: Passage, first: int, interview: Interview, speaker: Speaker) -> list[tuple[int, int]]:
    """The paragraphs without a label that go on with a turn: those before the next turn, and behind the last one those
    in the first person. What is told about the speaker, headings and brackets end it."""
    found: list[tuple[int, int]] = []
    spoken: list[tuple[int, int]] = []
    goes_on = True
    for at in range(passage.paragraph_index(first) + 1, len(passage.paragraphs)):
        following = passage.paragraphs[at]
        label = label_of(passage, *following)
        if label is not None and label.word.lower() in interview.speakers:
            return found
        goes_on = goes_on and _is_spoken(passage, following, speaker)
        if goes_on:
            found.append(following)
            if not FIRST_PERSON.isdisjoint(passage.lower[following[0] : following[1]]):
                spoken = found[:]
    return spoken


def _is_spoken(passage: Passage, paragraph: tuple[int, int], speaker: Speaker) -> bool:
    """A sentence or more outside brackets and quotation marks that does not name the speaker: “*It will be ready.*”"""
    first, last = paragraph
    words = passage.lower[first:last]
    return (
        not passage.furniture[first]
        and words[0] not in ("(", "[")
        and not passage.quoted[first]
        and passage.lower[speaker.head] not in words
        and any(passage.is_finite(i) for i in range(first, last))
    )


def read(passage: Passage) -> Interview:
    """The interview that a text is; one without labels where it is none."""
    labels: dict[str, int] = {}
    opening = len(passage)
    for paragraph in passage.paragraphs:
        found = label_of(passage, *paragraph)
        if found is not None and (found.word.isupper() or is_turn(passage, found.word)):
            labels[found.word] = labels.get(found.word, 0) + 1
            opening = min(opening, paragraph[0])
    if sum(labels.values()) < _FEWEST_TURNS or len(labels) < _FEWEST_TURNS:
        return Interview()
    named = [name for name in passage.names if name.end <= opening]
    persons = _once(passage, [name for name in named if name.label == "PERSON"])
    spans = [*((name.start, name.end) for name in persons), *_runs(passage, opening)]
    known = {short: Speaker(*span, span[1] - 1) for span in reversed(spans) for short in _shortened(passage, *span)}
    speakers = {label.lower(): known.get(label) for label in labels}
    asks, answers = _roles(passage, named, persons)
    for label in labels:
        if label.lower() in passage.lexicon.words("quoting", "asking_label"):
            speakers[label.lower()] = asks
        elif label.lower() in passage.lexicon.words("quoting", "answering_label"):
            speakers[label.lower()] = answers
    return Interview(speakers)


def _roles(
    passage: Passage, named: list[marks.Name], persons: list[marks.Name]
) -> tuple[Speaker | None, Speaker | None]:
    """Who asks and who answers: “*The Lantern* spoke with *Maria Oquendo*”, “Q&A with *Oquendo*”; else the first person
    of the first paragraph answers."""
    guest = next((person for person in persons if _is_guest(passage, person)), None)
    if guest is not None:
        return None, _speaker(guest)
    verbs = passage.lexicon.words("quoting", "interviewing")
    for name in named:
        first, last = passage.sentence(name.start)
        verb = next((i for i in range(first, last) if passage.doc[i].lemma_.lower() in verbs), None)
        if verb is None or name.label not in ("PERSON", "ORG"):
            continue
        here = [each for each in named if first <= each.start < last and each.label in ("PERSON", "ORG")]
        left, right = (_leading([n for n in here if n.start < verb]), _leading([n for n in here if n.start > verb]))
        if right is not None and _asks(passage, verb, right):
            left, right = right, left or next(iter(persons), None)
        if right is not None and right.label == "PERSON":
            return _speaker(left), _speaker(right)
        return None, _speaker(left if left is not None and left.label == "PERSON" else None)
    opening = passage.paragraphs[0][1]
    return None, next((_speaker(person) for person in persons if person.end <= opening or len(persons) == 1), None)


def _is_guest(passage: Passage, person: marks.Name) -> bool:
    """“Q&A *with* Vice President **Biden**”, “five questions *for* the novelist **Rana Aziz**”."""
    near = range(person.start - 1, max(person.start - _LONGEST_TITLE, 0), -1)
    link = next((i for i in near if passage.lower[i] in ("with", "for")), None)
    nouns = passage.lexicon.words("quoting", "interview")
    return link is not None and bool({passage.lower[link - 1], passage.doc[link - 1].lemma_.lower()} & nouns)


def _asks(passage: Passage, verb: int, right: marks.Name) -> bool:
    """“was interviewed *by* **Neel**”, “spoke with *our reporter* **Neel**”, “spoke to **The Lantern**”."""
    between = passage.lower[verb + 1 : right.start]
    return (
        right.label == "ORG"
        or "by" in between[:2]
        or bool(passage.lexicon.words("quoting", "interviewer") & {*between})
    )


def _leading(names: list[marks.Name]) -> marks.Name | None:
    """The first person among some names, else the first body."""
    return next((name for name in names if name.label == "PERSON"), names[0] if names else None)


def _once(passage: Passage, names: list[marks.Name]) -> list[marks.Name]:
    """The first mention of each, short forms of an earlier name left out."""
    found: list[marks.Name] = []
    seen: set[str] = set()
    for name in names:
        last = passage.lower[name.end - 1]
        if last not in seen:
            found.append(name)
        seen.update(passage.lower[name.start : name.end])
    return found


def _runs(passage: Passage, opening: int) -> list[tuple[int, int]]:
    """Two to four capitalised proper nouns in a row before the first turn, which may be a name that was not found."""
    proper = [passage.pos[i] == "PROPN" for i in range(opening)]
    starts = [i for i in range(opening) if proper[i] and not (i and proper[i - 1])]
    ends = [i + 1 for i in range(opening) if proper[i] and not (i + 1 < opening and proper[i + 1])]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if 1 < end - start <= _LONGEST_NAME]


def _shortened(passage: Passage, start: int, end: int) -> tuple[str, ...]:
    """“*JN*” for Jonas Neel, “*MCO*” and “*MO*” for Maria del Carmen Oquendo."""
    words = [passage.doc[i].text for i in range(start, end) if passage.doc[i].text[:1].isupper()]
    letters = "".join(word[0] for word in words)
    return (letters, letters[0] + letters[-1]) if len(words) > 1 else ()


def _speaker(name: marks.Name | None) -> Speaker | None:
    return None if name is None else Speaker(name.start, name.end, name.end - 1)
