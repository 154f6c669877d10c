"""“killing four”, “12 were taken hostage”, “death toll”: the words of a text that tell what befell people.

`find` matches the lexicon's outcome words by their printed forms, the longest phrase first, and lets the tags choose
between verb, noun and adjective. Whether anybody is counted with them is for `casualty_links`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from factx.facts import Outcome
from factx.lexicon import Lexicon
from factx.lexicon.inflections import noun_forms, verb_forms
from factx.lexicon.schema import OutcomeEntry

ANY = frozenset(("*",))
# “body”, “life” and “fire” are words of other rooms too; only tags can tell “he *fires* …” from a noun.
_SHOOT = frozenset(("shoot", "shoots", "shooting", "shot"))
_INTO = frozenset(("in", "on", "through", "to"))
_SENTENCE_ENDS = frozenset((".", ";", "!", "?"))
_SUBJECT_REACH = 4
_WOUND_REACH = 14
_TO = frozenset(("to", "into"))
_HALTS = frozenset((".", ";", "!", "?", "where", "who", "after", "before"))
_CENTERS = (["center"], ["centre"], ["unit"], ["facility"], ["system"], ["room"])
_CLOSED = frozenset((".", ",", "in", "with", "and", "for", "by"))
_HANG = frozenset(("hang", "hangs", "hung", "hanging"))
_PARTICLES = frozenset(("out", "around", "up", "on", "back", "over", "in", "with"))
_NOT_DEAD = frozenset(("brain", "half"))
_MANY = frozenset(("scores", "dozens", "hundreds", "thousands", "several", "many", "millions"))
_BEFORE_VERB = frozenset(("NOUN", "PROPN", "PRON", "PUNCT", "CCONJ"))
_NOUN_TAGS = frozenset(("NOUN", "PROPN"))
_VERB_TAGS = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class OutcomeWord:
    """Tokens `start` to `end` tell an outcome; `part` and `role` as in the table `outcomes`."""

    start: int
    end: int
    outcome: Outcome
    part: str
    role: str
    base: str
    persons_only: bool = False

    @property
    def befalls_object(self) -> bool:
        """Its object (or passive subject) is who suffers."""
        return self.role in ("object", "both")

    @property
    def befalls_subject(self) -> bool:
        """Its subject is who suffers."""
        return self.role in ("subject", "both")


Pattern = tuple[tuple[frozenset[str], ...], OutcomeEntry, str]


class Starts(NamedTuple):
    """What may begin with one printed form.

    Attributes:
        alone: entries of this one word.
        phrases: all entries of several words, the longest first.
        any_second: those of them whose second word is open (“suffer * injury”).
        by_second: second word → the phrases that fit it, open ones included, the longest first.
    """

    alone: tuple[Pattern, ...]
    phrases: tuple[Pattern, ...]
    any_second: tuple[Pattern, ...]
    by_second: Mapping[str, tuple[Pattern, ...]]


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, Starts]:
    """First printed form → what may begin with it; names of diseases are no outcomes."""
    table: dict[str, list[Pattern]] = {}
    for entry in lexicon.outcomes:
        if entry.role == "disease":
            continue
        for phrase in entry.words:
            words = phrase.split()
            forms = tuple(_forms(word, entry, index, len(words)) for index, word in enumerate(words))
            for first in forms[0]:
                table.setdefault(first, []).append((forms[1:], entry, phrase))
    return {first: _starts(found) for first, found in table.items()}


def _by_length(pattern: Pattern) -> tuple[int, int]:
    """The longest first; of equals the one with fewer open words."""
    return -len(pattern[0]), sum(allowed is ANY for allowed in pattern[0])


def _starts(found: Sequence[Pattern]) -> Starts:
    """Patterns with one first word, sorted by what follows it."""
    phrases = tuple(sorted((pattern for pattern in found if pattern[0]), key=_by_length))
    seconds = {second for pattern in phrases if pattern[0][0] is not ANY for second in pattern[0][0]}
    return Starts(
        tuple(pattern for pattern in found if not pattern[0]),
        phrases,
        tuple(pattern for pattern in phrases if pattern[0][0] is ANY),
        {
            second: tuple(pattern for pattern in phrases if pattern[0][0] is ANY or second in pattern[0][0])
            for second in seconds
        },
    )


def _forms(word: str, entry: OutcomeEntry, index: int, count: int) -> frozenset[str]:
    """The printed forms that one word of an entry may take."""
    if word == "*":
        return ANY
    if entry.part_of_speech == "adjective":
        return frozenset((word,))
    if entry.part_of_speech == "verb":
        return verb_forms(word)
    if entry.part_of_speech == "noun":
        return noun_forms(word) if index in (0, count - 1) and len(word) > 2 else frozenset((word,))
    if len(word) < 3 or word in ("the", "with", "for", "into", "from", "under", "and"):
        return frozenset((word,)) if word != "be" else verb_forms(word)
    return verb_forms(word) | noun_forms(word) if index == 0 else noun_forms(word) | verb_forms(word)


def find(doc: Doc, words: Sequence[str], lexicon: Lexicon) -> list[OutcomeWord]:
    """All outcome words of a text, in order and without overlap; words of diseases are left to `diseases`."""
    patterns = _patterns(lexicon)
    found: list[OutcomeWord] = []
    free_from = 0
    for index in [index for index, word in enumerate(words) if word in patterns]:
        word = _best(doc, words, index, patterns[words[index]], lexicon) if index >= free_from else None
        if word is not None:
            found.append(word)
            free_from = word.end
    return found


def around(words: Sequence[str], first: int, rest: int, stop: int, lexicon: Lexicon) -> OutcomeWord | None:
    """“**sent** 12 men **to jail**”, “**beat** three boys **to death**”: a phrase whose words stand around its object.

    Args:
        words: the text in lower case.
        first: where the verb stands.
        rest: where the object ends.
        stop: where the sentence ends.
        lexicon: whose phrases.
    """
    starts = _patterns(lexicon).get(words[first])
    for allowed, entry, phrase in starts.phrases if starts is not None else ():
        if entry.role != "object" or entry.part_of_speech != "phrase" or " and " in phrase:
            continue  # “shot two men **and wounded** three others” tells two outcomes
        end = rest + len(allowed)
        if end <= stop and all(
            word in forms or forms is ANY for word, forms in zip(words[rest:end], allowed, strict=True)
        ):
            return OutcomeWord(first, end, entry.outcome, "phrase", "object", phrase)
    return None


@cache
def diseases(lexicon: Lexicon) -> frozenset[str]:
    """First words of diseases: where one stands, “cases” are people who fell ill."""
    return frozenset(
        form
        for entry in lexicon.outcomes
        if entry.role == "disease"
        for word in entry.words
        if " " not in word
        for form in noun_forms(word)
    )


def _best(doc: Doc, words: Sequence[str], start: int, starts: Starts, lexicon: Lexicon) -> OutcomeWord | None:
    """The longest phrase that stands here; among single words the one whose part of speech the tag bears out."""
    following = words[start + 1] if start + 1 < len(words) else ""
    if words[start] in _SHOOT and following in ("down", "off"):
        return None  # “shot down a bomber”
    if words[start] == "die" and following == "for" and start and words[start - 1] == "to":
        return None  # “a voice to die for”
    if words[start] in _HANG and following in _PARTICLES:
        return None  # “two girls hung out”
    if words[start] == "dead" and start and words[start - 1] in _NOT_DEAD:
        return None  # “declared brain dead”
    for rest, entry, phrase in starts.by_second.get(following, starts.any_second):
        end = start + 1 + len(rest)
        last = rest[-1]  # it tells most phrases apart, of which many begin with “in” or “with”
        if end > len(words) or (last is not ANY and words[end - 1] not in last):
            continue
        if all(
            (allowed is ANY and word.isalpha()) or word in allowed
            for word, allowed in zip(words[start + 1 : end], rest, strict=True)
        ):
            persons = bool(entry.selects)
            return OutcomeWord(start, end, entry.outcome, entry.part_of_speech, entry.role, phrase, persons)
    alone = [pattern for pattern in starts.alone if _holds(pattern[1].selects, words, start, lexicon)]
    chosen = _by_tag(doc[start], alone) if alone else None
    if chosen is None:
        return None
    _, entry, phrase = chosen
    end, part = start + 1, entry.part_of_speech
    if entry.selects == "hospital" and following in _TO:
        end, part = _hospital(words, start, lexicon) + 1, "phrase"
    return OutcomeWord(start, end, entry.outcome, part, entry.role, phrase, bool(entry.selects))


def _holds(selects: str, words: Sequence[str], start: int, lexicon: Lexicon) -> bool:
    """Whether the words around bear out an entry that asks for more than persons."""
    if selects == "wounds":
        return _wounds(words, start, lexicon)
    if selects == "captives":
        return not lexicon.words("surroundings", "captivity").isdisjoint(words)
    return selects != "hospital" or _hospital(words, start, lexicon) > 0


def _wounds(words: Sequence[str], verb: int, lexicon: Lexicon) -> bool:
    """“the bullet **hit** her son”, “was **struck** by a train”; not “the storm **hit** 12 villages”."""
    parts = lexicon.words("surroundings", "body parts")
    bullets = lexicon.words("surroundings", "bullets") | lexicon.words("surroundings", "vehicles")
    if any(word in bullets for word in words[max(0, verb - _SUBJECT_REACH) : verb]):
        return True
    behind = words[verb + 1 : verb + 1 + _WOUND_REACH]
    for index, word in enumerate(behind):
        if word in _SENTENCE_ENDS:
            return False
        if word == "by" and any(near in bullets for near in behind[index + 1 : index + 5]):
            return True
        if word in _INTO and any(near in parts for near in behind[index + 2 : index + 5]):
            return True
    return False


def _hospital(words: Sequence[str], verb: int, lexicon: Lexicon) -> int:
    """Where the hospital stands to which a verb takes: “was **taken** to Harrow General *Hospital*”, “**rushed** the
    boy to the trauma *center*”; 0 where none does."""
    hospitals, medical = lexicon.words("surroundings", "hospitals"), lexicon.words("surroundings", "medical")
    entered = False
    for index in range(verb + 1, min(len(words), verb + 1 + _WOUND_REACH)):
        word = words[index]
        if word in _HALTS:
            return 0
        entered = entered or word in _TO
        if entered and word in hospitals:
            return index
        behind = words[index + 1 : index + 2]
        if entered and word in medical and behind in _CENTERS:
            return index + 1
        if entered and word == "health" and words[index - 1] != "of" and not _CLOSED.isdisjoint(behind):
            return index  # “to Lakeview Regional **Health**”
    return 0


def _by_tag(token: Token, candidates: Sequence[Pattern]) -> Pattern | None:
    """“arrests” as verb or noun, “wounded” as verb or adjective: by the tag; an only choice is taken where the form
    is plain."""
    if not candidates:
        return None
    by_part = {entry.part_of_speech: (rest, entry, phrase) for rest, entry, phrase in reversed(candidates)}
    pos, form = token.pos_, token.lower_
    if "noun" in by_part and form.endswith("ing") and token.i + 1 < len(token.doc) and token.nbor().lower_ == "of":
        return by_part["noun"]  # “the *killing* of 20 refugees”, whatever its tag
    if pos in _NOUN_TAGS and "noun" in by_part:
        # “held 12 people *hostage*” beside “12 hostages”, “a hostage”: after a determiner or number it is the noun
        apposed = (
            "adjective" in by_part
            and token.i > 0
            and token.nbor(-1).pos_ not in ("DET", "NUM", "ADJ", "NOUN", "PROPN", "ADP")
        )
        return by_part["adjective"] if apposed else by_part["noun"]
    if "adjective" in by_part and (pos not in _VERB_TAGS or "verb" not in by_part):
        return by_part["adjective"]
    if "verb" in by_part:
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        counted = following is not None and (following.pos_ == "NUM" or following.lower_ in _MANY)
        if counted and "noun" not in by_part and token.i and token.nbor(-1).pos_ in _BEFORE_VERB:
            return by_part["verb"]  # “gunmen **abduct** scores”, “rebels **free** 36”, tagged as noun or adjective
        plain = form.endswith(("ed", "ing", "en")) or form in ("shot", "slain", "fled", "hurt", "hung", "hit", "struck")
        if pos in _VERB_TAGS or plain or "noun" not in by_part:
            return by_part["verb"] if pos in _VERB_TAGS or plain or form.endswith("s") else None
    opens = token.is_sent_start or token.i == 0  # “*Toll* in ferry sinking at 41”, tagged as a verb
    return by_part.get("noun") if pos not in _VERB_TAGS or opens else None
