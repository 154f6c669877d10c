"""“more than 300 of the 367”, “107 or more”, “three or four”, “an unknown number of”: numbers with their bounds.

`read` goes through a text's lower-case words once and gives every number expression with its hedges. It is pure and
knows no parse; which of them counts persons is for others to say. `number_contexts` keeps ages, dates and the like out.

>>> from factx.lexicon import load
>>> words = "at least 26 protesters and some 18 officers".split()
>>> found = read(words, hedge_phrases(load()))
>>> [(" ".join(words[one.start : one.end]), one.low, one.high, one.modifier) for one in found]
[('at least 26', 26, None, 'at least'), ('some 18', 18, 18, 'about')]
"""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple, cast

from factx.annotate.numbers import contexts
from factx.annotate.numbers.numerals import DOZENS, FLOORS, SCALES, Numeral, value_at
from factx.annotate.numbers.numerals import read as read_numeral
from factx.annotate.numbers.ranges import Range, numeral_at, read_range, read_share
from factx.facts import Modifier
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import ONES, TENS, word_set
from factx.lexicon.schema import WordEntry


class Reading(NamedTuple):
    """Words `start` to `end` are a number with these bounds; `best` is the one number to use where one is needed."""

    start: int
    end: int
    low: int | None
    high: int | None
    best: int | None
    modifier: Modifier


class Hedge(NamedTuple):
    """A phrase that stands at some place, up to word `end`."""

    end: int
    kind: str


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


class Hedges(NamedTuple):
    """The table `hedges`, ready to be matched: first word → phrases, the longest first.

    Attributes:
        before: phrases that stand before a number.
        after: phrases that stand behind one.
        single: words that alone may begin a number expression.
        pairs: first two words of the longer phrases: most articles and prepositions begin none.
        words_of: the words of a class of the table `surroundings`.
    """

    before: Phrases
    after: Phrases
    single: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    words_of: contexts.WordsOf


_STARTERS = frozenset((*ONES, *TENS, *SCALES, *DOZENS, *FLOORS, "half", "between", "two-thirds", "most"))
_NEGATORS = frozenset(("not", "n't", "n’t", "nor", "never", "neither", "cannot", "without"))
_BOUNDS = frozenset(("at least", "more than", "up to", "fewer than"))
_ARTICLES = frozenset(("a", "an"))
_AFTER_ARTICLE = frozenset((*SCALES, *DOZENS, "quarter", "third", "fifth", "majority", "few", "couple", "half", "many"))
_HEDGES = 8  # more in a row (“at least more than about …”) are no hedges
_PARTITIVES = 3  # “two of the three of the four of the five”
_DETERMINERS = word_set("the these those its their his her our that them some which all whom")


@cache
def hedge_phrases(lexicon: Lexicon) -> Hedges:
    """The hedges of a lexicon."""
    before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in cast(tuple[WordEntry, ...], lexicon.entries("hedges")):
        table = after if entry.word_class.endswith(" after") else before
        for phrase in entry.words:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, entry.word_class.removesuffix(" after")))
    phrases = [words for found in before.values() for words, _ in found]
    single = {words[0] for words in phrases if len(words) == 1}
    pairs = {(words[0], words[1]) for words in phrases if len(words) > 1}
    articles = {(article, word) for article in _ARTICLES for word in _AFTER_ARTICLE}
    words_of = partial(lexicon.words, "surroundings")
    return Hedges(
        _longest_first(before), _longest_first(after), frozenset(single), frozenset(pairs | articles), words_of
    )


def _longest_first(table: Mapping[str, list[tuple[tuple[str, ...], str]]]) -> Phrases:
    return {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in table.items()}


def read(words: Sequence[str], hedges: Hedges, glued: Sequence[bool] | None = None) -> list[Reading]:
    """All number expressions of a text, in order; a partitive (“12 of the 40”) also yields the number inside it.

    Args:
        words: the text's words in lower case.
        hedges: the hedges, from `hedge_phrases`.
        glued: per word, whether no blank follows it; tells “20,000-strong” from “12 - five of them”.
    """
    single = {
        word
        for word in set(words)
        if word in _STARTERS or word in hedges.single or word[0].isdigit() or "-" in word[1:]
    }
    firsts = {first for first, _ in hedges.pairs}
    found: list[Reading] = []
    done = 0
    for index in [index for index, word in enumerate(words) if word in single or word in firsts]:
        word = words[index]
        if index < done or (word not in single and (word, value_at(words, index + 1)) not in hedges.pairs):
            continue
        readings = _expression(words, index, hedges, glued)
        if readings:
            found.extend(readings)
            done = max(reading.end for reading in readings)  # what the partitive governs (“of the 40”) is already read
        else:
            done = _after_excluded(words, index, hedges)
    return found


def _after_excluded(words: Sequence[str], index: int, hedges: Hedges) -> int:
    """Past a numeral that is an age, a date …, and its hedges, so that no part of it is read again."""
    _, core = _hedges_before(words, index, hedges)
    numeral = numeral_at(words, core) if value_at(words, core) not in ("a", "an") else None
    if numeral is None:
        return index + 1
    between = read_range(
        words, core, numeral, hedges.words_of
    )  # “30-40% of patients” is a rate: its second number is no share
    return between.end if between else numeral.end


def _expression(
    words: Sequence[str], start: int, hedges: Hedges, glued: Sequence[bool] | None, nested: int = 0
) -> list[Reading]:
    """The number expression that begins exactly at a word, with what it is part of; empty where none does.

    `nested` says of how many others it is the whole (“two of three of the four”): of `_PARTITIVES` at most.
    """
    kinds, index = _hedges_before(words, start, hedges)
    special = _without_numeral(words, start, index, kinds)
    share = read_share(words, index, hedges.words_of("unit"))
    if share is not None:
        return [Reading(start, share, None, None, None, "ratio")]
    numeral = numeral_at(words, index)
    if numeral is None:
        return [special] if special and not contexts.excluded_vague(words, start, special.end, hedges.words_of) else []
    between = read_range(words, index, numeral, hedges.words_of)
    end = between.end if between else numeral.end
    after = _hedge_after(words, end, hedges)
    if contexts.excluded(words, start, index, end, hedges.words_of, glued):
        return []
    if between is not None:
        return [_of_range(between, start if between.start == index else between.start)]
    if after is not None:
        end = after.end
    kind = _strongest([*kinds, *([after.kind] if after else [])])
    reading = _bounded(start, end, numeral, kind)
    return _with_partitive(words, reading, hedges, glued, nested) if nested < _PARTITIVES else [reading]


def _of_range(between: Range, start: int) -> Reading:
    """A range as a reading; one that ends in a vague magnitude (“dozens to hundreds”) is vague."""
    modifier: Modifier = "exact" if between.single else "between" if between.high is not None else "vague"
    return Reading(start, between.end, between.low, between.high, between.best, modifier)


def _hedges_before(words: Sequence[str], start: int, hedges: Hedges) -> tuple[list[str], int]:
    """The kinds of the hedges from a word on (“a total of” + “nearly”) and where they end; vague words end them."""
    kinds: list[str] = []
    index = start
    while index < len(words) and len(kinds) < _HEDGES:
        if read_numeral(words, index) is not None:
            break
        hedge = _phrase(words, index, hedges.before)
        if hedge is None:
            break
        kinds.append(hedge.kind)
        index = hedge.end
    return kinds, index


def _phrase(words: Sequence[str], index: int, phrases: Phrases) -> Hedge | None:
    """The longest phrase of a table at a place."""
    for phrase, kind in phrases.get(words[index], ()):
        if len(phrase) == 1 or tuple(words[index : index + len(phrase)]) == phrase:
            return Hedge(index + len(phrase), kind)
    return None


def _hedge_after(words: Sequence[str], end: int, hedges: Hedges) -> Hedge | None:
    if end >= len(words):
        return None
    hedge = _phrase(words, end, hedges.after)
    # “12 more than last year”, “20 at least partly”: these words belong to what follows.
    if hedge and hedge.kind == "exact" and value_at(words, hedge.end) == "than":
        return None
    return hedge


def _strongest(kinds: Sequence[str]) -> str:
    """The hedge that sets the bounds: a bound (“estimated to be **more than** a hundred”), else the first that is more
    than decoration."""
    telling = [kind for kind in kinds if kind not in ("exact", "couple")]
    return next((kind for kind in telling if kind in _BOUNDS), telling[0] if telling else "exact")


def _bounded(start: int, end: int, numeral: Numeral, kind: str) -> Reading:
    """A numeral's bounds under a hedge: “more than 300” is 300 and up, “up to 30” 30 at most, “dozens” 12 and up."""
    value = numeral.value
    if kind in ("up to", "fewer than"):
        return Reading(start, end, None, value, value, kind)  # type: ignore[arg-type]
    if kind in ("at least", "more than"):
        return Reading(start, end, value, None, value, kind)  # type: ignore[arg-type]
    if numeral.vague:
        return Reading(start, end, value, None, value, "vague")
    if kind == "none":
        return Reading(start, end, 0, 0, 0, "exact")
    return Reading(start, end, value, value, value, "about" if kind in ("about", "vague") else "exact")


def _without_numeral(words: Sequence[str], start: int, index: int, hedges: Sequence[str]) -> Reading | None:
    """“several”, “some”, “an unknown number of”, “no one”, “a couple of”, “another”, “both”: quantities without a
    numeral."""
    if not hedges:
        return None
    last = hedges[-1]
    if last == "vague" or (last == "about" and words[index - 1] == "some"):
        kind = _strongest([kind for kind in hedges if kind != "vague"])
        if kind in ("at least", "more than"):
            return Reading(start, index, 2, None, 2, kind)  # type: ignore[arg-type]
        return Reading(start, index, 2, None, 2, "vague")
    if last == "unknown":
        return Reading(start, index, None, None, None, "vague")
    if last == "none":
        return Reading(start, index, 0, 0, 0, "exact")
    if last == "any":
        denied = any(word in _NEGATORS for word in words[max(0, start - 6) : start])
        return Reading(start, index, 0, 0, 0, "exact") if denied else None
    if last == "couple":
        phrase = words[start:index]
        value = 3 if "trio" in phrase else 2
        return Reading(start, index, value, value, value, "exact" if "pair" in phrase or value == 3 else "about")
    if words[index - 1] == "another":
        return Reading(start, index, 1, 1, 1, "exact")
    if words[index - 1] == "both":
        return Reading(start, index, 2, 2, 2, "exact")
    return None


def _with_partitive(
    words: Sequence[str], reading: Reading, hedges: Hedges, glued: Sequence[bool] | None, nested: int
) -> list[Reading]:
    """“12 of the 40”, “more than 300 of the 367”: the count is the first; the second is yielded beside it."""
    if value_at(words, reading.end) not in ("of", "out"):
        return [reading]
    index = reading.end + 1 + (value_at(words, reading.end) == "out")
    while value_at(words, index) in _DETERMINERS:
        index += 1
    if index >= len(words) or words[index] in ("a", "an"):
        return [reading]
    inner = next(iter(_expression(words, index, hedges, glued, nested + 1)), None)
    if inner is None or not inner.low or inner.modifier == "vague" or inner.low < (reading.low or 0):
        return [reading]
    return [reading._replace(end=inner.end), inner]
