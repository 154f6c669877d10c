"""“more than 300 of the 367 people who …”: counted groups, each a number with the noun it counts.

A group knows its number, the head of its noun (none where it is elided: “wounding 238”), the victims' phrase as the
guideline cuts it, and what kind of noun that is. It is built from tags and words; the parse comes in only where groups
are linked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from factx import marks, noun_runs
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import PARTICIPLES_AS_NOUNS, word_set
from factx.lexicon.person_nouns import noun_class

_DETERMINERS = word_set("the these those its their his her our my your all that this")
_THEM = word_set("them us whom you which those these")
# Those of headlines, whose capitals make them names: “1 Officer **Killed**, 3 Hurt”.
_PARTICIPLES = PARTICIPLES_AS_NOUNS | word_set("killed wounded injured stabbed arrested slain")
# Behind “four **shot**” of a headline; “one **shot** was fired” counts shots.
_CLOSES = word_set(", ; and in at near outside inside during after")
_AGES = word_set("year years month months week weeks day days")
_PERSONAL = frozenset(("person", "group", "body", "life", "elided", "unknown"))
# Nouns that are what they are only with their complement: “members of the tribe”.
_OF = "of"


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens `start` to `end` are a number and what it counts.

    Attributes:
        number: the mark.
        head: token of the counted noun; None where it is elided.
        victims: tokens of the victims' phrase, without number, hedge and determiner.
        kind: class of the noun (`person`, `group`, `body`, `life`, `animal`, `thing`, `event`, `measure`), `elided`
        or `unknown`.
        partitive: a part of a larger group is counted (“three of them”, “some of the injured”).
    """

    number: marks.Number
    start: int
    end: int
    head: int | None
    victims: tuple[int, int] | None
    kind: str
    partitive: bool = False

    @property
    def of_people(self) -> bool:
        """What is counted may be people."""
        return self.kind in _PERSONAL


@dataclass(frozen=True, slots=True)
class Reader:
    """What groups are read from.

    Attributes:
        doc: the text.
        words: its words in lower case.
        lexicon: whose nouns.
        stops: for each token the end of its sentence.
        numbered: where numbers begin: no noun phrase reaches over one (“one man and wounded | several others”).
        phrases: where outcome phrases begin (“240 | taken hostage”): no noun phrase reaches into them.
        adjectives: where outcome adjectives stand (“left 4,000 | homeless”): they are no nouns, whatever their tag.
    """

    doc: Doc
    words: Sequence[str]
    lexicon: Lexicon
    stops: Sequence[int]
    numbered: frozenset[int]
    phrases: frozenset[int]
    adjectives: frozenset[int]


def groups(reader: Reader, found: Sequence[marks.Number]) -> list[Group]:
    """The counted groups of a text in order."""
    return [_group(reader, number) for number in found]


def _group(reader: Reader, number: marks.Number) -> Group:
    doc, words, lexicon, stop = reader.doc, reader.words, reader.lexicon, reader.stops[number.end - 1]
    index, partitive = number.end, False
    if (index < stop and words[index] == _OF) or (index - 1 > number.start and words[index - 1] == _OF):
        index += words[index] == _OF if index < stop else 0
        while index < stop and words[index] in _DETERMINERS:
            index += 1
        if index < stop and (
            words[index] in _THEM
            or (words[index - 1] in _THEM and doc[index].pos_ not in ("NOUN", "ADJ", "PROPN", "NUM"))
        ):
            end = index + (words[index] in _THEM)
            return Group(number, number.start, end, None, None, "elided", words[end - 1] not in ("those", "these"))
        victims = reader.lexicon.words("surroundings", "counted victims")
        partitive = index < stop and words[index] in victims and words[index - 1] in _DETERMINERS
    bracketed = _bracketed(words, index, stop, lexicon)
    if bracketed is not None:
        head, end = bracketed
        return Group(number, number.start, end, head, (head, head + 1), noun_class(lexicon, words[head]), partitive)
    noun = _noun(reader, number, index, stop)
    if noun.head is None or index in reader.phrases:
        return Group(number, number.start, max(index, number.end), None, None, "elided", partitive)
    head, end = noun.head, noun.end
    kind = noun_class(lexicon, words[head])
    if not kind:
        person = doc[head].ent_type_ == "NORP" or _is_age(words, head)
        kind = "person" if person else "unknown"
    end = _with_complement(reader, end, stop, kind)
    return Group(number, number.start, end, head, _victims(doc, words, index, head, end, kind), kind, partitive)


def _is_age(words: Sequence[str], head: int) -> bool:
    """“a 15-year-**old**”, “two 12 year **olds**”: an age stands for whoever is so old."""
    return words[head] in ("old", "olds") and any(word in _AGES for word in words[max(0, head - 2) : head])


def _names_person(reader: Reader, index: int) -> bool:
    return noun_class(reader.lexicon, reader.words[index]) == "person" or _is_age(reader.words, index)


def _noun(reader: Reader, number: marks.Number, index: int, stop: int) -> noun_runs.CountedNoun:
    """The noun that a number counts, where the tags miss it too."""
    doc, words, lexicon = reader.doc, reader.words, reader.lexicon
    one = number.low == 1 and number.high == 1
    if index + 1 < stop and index in reader.adjectives and doc[index + 1].pos_ == "CCONJ":
        return noun_runs.CountedNoun(None, index)  # “611 **dead** and Peru 291”
    noun = noun_runs.counted_noun(doc, index, stop, one=one)
    if noun.head is not None and noun.head in reader.adjectives:
        # “4,000 **homeless**”, “12 villagers **dead**”, tagged as nouns
        before = noun.head - 1
        named = before >= index and noun_class(lexicon, words[before]) == "person"
        return noun_runs.CountedNoun(before, noun.head) if named else noun_runs.CountedNoun(None, index)
    if noun.head is None:
        is_person = index < stop and noun_class(lexicon, words[index]) == "person" and doc[index].pos_ == "ADJ"
        if is_person and index not in reader.adjectives:
            return noun_runs.CountedNoun(index, index + 1)  # “one **civilian** died”, tagged as an adjective
        return noun
    if words[noun.head] == "remain":
        return noun_runs.CountedNoun(None, index)  # “41 **remain** in captivity”, tagged as a noun
    before = noun.head - 1
    while before > index and doc[before].pos_ == "ADV":
        before -= 1
    if words[noun.head] in _PARTICIPLES and before >= index and _names_person(reader, before):
        return noun_runs.CountedNoun(before, before + 1)  # “a boy **shot** Monday”, tagged as a noun
    if words[noun.head] in _PARTICIPLES and noun.head == index and not _CLOSES.isdisjoint(words[index + 1 : index + 2]):
        return noun_runs.CountedNoun(None, index)  # “Four **Shot**, Two Killed”
    end = noun.end
    if not one and end < stop and doc[end].pos_ == "VERB" and not noun_class(lexicon, words[noun.head]):
        plural = words[end].endswith("s") and noun_class(lexicon, words[end]) == "person"
        return noun_runs.CountedNoun(end, end + 1) if plural else noun  # “three terror **suspects**”, tagged as a verb
    return noun


def _bracketed(words: Sequence[str], index: int, stop: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """“13 (inmates) dead”: a noun that an editor put in."""
    if (
        index + 2 < stop
        and words[index] in ("(", "[")
        and words[index + 2] in (")", "]")
        and noun_class(lexicon, words[index + 1]) == "person"
    ):
        return index + 1, index + 3
    return None


def _with_complement(reader: Reader, end: int, stop: int, kind: str) -> int:
    """End of “members *of the tribe*”, “women *and children*”."""
    doc, words = reader.doc, reader.words
    if end + 1 < stop and words[end] in ("and", "or") and kind == "person":
        other = noun_runs.counted_noun(doc, end + 1, stop)
        counted_again = words[end + 1] == "other" or any(
            near in reader.numbered or doc[near].pos_ in ("NUM", "DET") for near in range(end + 1, other.end)
        )
        if (
            other.head is not None
            and doc[other.head].tag_ == "NNS"
            and noun_class(reader.lexicon, words[other.head]) == "person"
            and not counted_again
        ):
            return other.end
    if end + 1 < stop and words[end] == _OF and kind in ("person", "group", "body", "unknown", "thing"):
        index = end + 1
        while index < stop and (words[index] in _DETERMINERS or words[index] in ("a", "an")):
            index += 1
        if index < stop and (words[index][0].isdigit() or doc[index].pos_ == "NUM"):
            return end
        other = noun_runs.counted_noun(doc, index, stop)
        if other.head is not None:
            return _closing_bracket(words, other.end, stop)
    return end


def _closing_bracket(words: Sequence[str], end: int, stop: int) -> int:
    """Past “(Maoist)” after a name."""
    if end + 2 < stop and words[end] == "(" and words[end + 2] == ")":
        return end + 3
    return end


def _victims(doc: Doc, words: Sequence[str], start: int, head: int, end: int, kind: str) -> tuple[int, int] | None:
    if kind == "life":
        return None
    if kind == "body":  # “two soldiers’ bodies”
        for index in range(start, head):
            if doc[index].tag_ == "POS" and index > start:
                return start, index
    if start < head and doc[start].pos_ == "NUM" and words[start + 1] not in ("-", "year", "month"):
        start += 1  # “none of the 120 passengers”
    while start < head and (doc[start].is_punct or words[start] in ("more", "other", "additional", "new", "of", "the")):
        start += 1
    return start, end
