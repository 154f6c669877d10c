"""“more than 300 of the 367”, “107 or more”, “three or four”, “an unknown number of”: numbers with their bounds.

`read` goes through a text's lower-case words once and gives every number expression with its hedges. It is pure and knows no
parse; which of them counts persons is for others to say. `number_contexts` keeps ages, dates and the like out.

>>> words = "at least 26 protesters and some 18 officers".split()
>>> [(" ".join(words[found.start:found.end]), found.low, found.high, found.modifier) for found in read(words, hedge_phrases(load()))]
[('at least 26', 26, None, 'at least'), ('some 18', 18, 18, 'about')]
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, cast

from factx.annotate import number_contexts
from factx.annotate.numerals import DOZENS, FLOORS, ONES, SCALES, TENS, Numeral, value_at
from factx.annotate.numerals import read as read_numeral
from factx.facts import Modifier
from factx.lexicon import Lexicon, load
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
_HYPHENS = frozenset("-‐‑–—")
_DETERMINERS = frozenset("the these those its their his her our that them some which all whom".split())
_RISING = frozenset(
    "rise rises rose risen rising climb climbs climbed climbing jump jumped jumping grow grew grown increase increased increasing "
    "up raise raised raising went go gone revise revised fall fell fallen drop dropped lowered reduced changed moved "
    "upgraded updated mount mounted swelled shot soared surged doubled tripled".split()
)
_PERCENT = frozenset(("%", "percent", "per", "pct", "pc"))
_PARTS = frozenset("half third thirds quarter quarters fifth fifths majority two-thirds three-quarters".split())


@cache
def hedge_phrases(lexicon: Lexicon) -> Phrases:
    """First word → phrases of the table `hedges` that begin with it, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in cast(tuple[WordEntry, ...], lexicon.entries("hedges")):
        for phrase in entry.words:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, entry.word_class))
    return {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in table.items()}


@cache
def _starters(lexicon_phrases: int, phrases_key: frozenset[str]) -> frozenset[str]:
    numerals = set(ONES) | set(TENS) | set(SCALES) | set(DOZENS) | set(FLOORS) | {"a", "an", "half", "between", "from", "two-thirds", "most"}
    return frozenset(numerals | phrases_key)


def read(words: Sequence[str], phrases: Phrases, glued: Sequence[bool] | None = None) -> list[Reading]:
    """All number expressions of a text, in order; a partitive (“12 of the 40”) also yields the number inside it.

    Args:
        words: the text's words in lower case.
        phrases: the hedges, from `hedge_phrases`.
        glued: per word, whether no blank follows it; tells “20,000-strong” from “12 - five of them”.
    """
    starters = _starters(id(phrases), frozenset(phrases))
    found: list[Reading] = []
    index, count = 0, len(words)
    while index < count:
        word = words[index]
        if word in starters or word[0].isdigit() or "-" in word[1:]:
            readings = _expression(words, index, phrases, glued)
            if readings:
                found.extend(readings)
                # What the partitive governs (“of the 40”) is already read.
                index = max(reading.end for reading in readings)
                continue
            index = _after_excluded(words, index)
            continue
        index += 1
    return found


def _after_excluded(words: Sequence[str], index: int) -> int:
    """Past a numeral that is an age, a date …, so that no part of it is read again."""
    numeral = read_numeral(words, index) if words[index] not in ("a", "an") else None
    return max(numeral.end, index + 1) if numeral else index + 1


def _expression(words: Sequence[str], start: int, phrases: Phrases, glued: Sequence[bool] | None) -> list[Reading]:
    """The number expression that begins exactly at a word, with what it is part of; empty where none does."""
    hedges, index = _hedges_before(words, start, phrases)
    special = _without_numeral(words, start, index, hedges)
    ratio = _ratio(words, start, index)
    if ratio is not None:
        return [ratio]
    numeral = _numeral(words, index)
    if numeral is None:
        return [special] if special and not number_contexts.excluded_vague(words, start, special.end) else []
    between = _range(words, index, numeral, hedges, glued)
    end = between.end if between else numeral.end
    after = _hedge_after(words, end, phrases)
    if number_contexts.excluded(words, start, index, end, glued):
        return []
    if between is not None:
        return [between._replace(start=start if between.start == index else between.start)]
    if after is not None:
        end = after.end
    while (more := _hedge_after(words, end, phrases)) is not None and more.kind == "exact":
        end = more.end
    kind = _strongest([*hedges, *([after.kind] if after else [])])
    reading = _bounded(start, end, numeral, kind)
    return _with_partitive(words, reading, phrases, glued)


def _hedges_before(words: Sequence[str], start: int, phrases: Phrases) -> tuple[list[str], int]:
    """The kinds of the hedges from a word on (“a total of” + “nearly”) and where they end; vague words end them."""
    kinds: list[str] = []
    index = start
    while index < len(words):
        if _numeral(words, index) is not None and words[index] not in ("a", "an", "several", "many", "few"):
            break
        if words[index] in ("a", "an", "several", "many", "few") and read_numeral(words, index) is not None:
            break
        hedge = _phrase(words, index, phrases, after=False)
        if hedge is None:
            break
        kinds.append(hedge.kind)
        index = hedge.end
    return kinds, index


def _phrase(words: Sequence[str], index: int, phrases: Phrases, *, after: bool) -> Hedge | None:
    """The longest phrase of the table at a place, of those that stand before (or after) numbers."""
    for phrase, kind in phrases.get(words[index], ()):
        if kind.endswith(" after") is after and tuple(words[index : index + len(phrase)]) == phrase:
            return Hedge(index + len(phrase), kind.removesuffix(" after"))
    return None


def _hedge_after(words: Sequence[str], end: int, phrases: Phrases) -> Hedge | None:
    if end >= len(words):
        return None
    hedge = _phrase(words, end, phrases, after=True)
    # “12 more than last year”, “20 at least partly”: these words belong to what follows.
    if hedge and hedge.kind == "exact" and value_at(words, hedge.end) == "than":
        return None
    return hedge


def _numeral(words: Sequence[str], index: int) -> Numeral | None:
    return read_numeral(words, index) if index < len(words) else None


def _strongest(kinds: Sequence[str]) -> str:
    """The hedge that sets the bounds: the first that is more than decoration."""
    return next((kind for kind in kinds if kind not in ("exact", "couple")), "exact")


def _bounded(start: int, end: int, numeral: Numeral, kind: str) -> Reading:
    """A numeral's bounds under a hedge: “more than 300” is 300 and up, “up to 30” 30 at most, “dozens” 12 and up."""
    value = numeral.value
    if kind in ("up to", "fewer than"):
        return Reading(start, end, None, value, value if kind == "up to" else max(value - 1, 0), kind)  # type: ignore[arg-type]
    if kind in ("at least", "more than"):
        return Reading(start, end, value, None, value, kind)  # type: ignore[arg-type]
    if numeral.vague:
        return Reading(start, end, value, None, value, "vague")
    if kind == "none":
        return Reading(start, end, 0, 0, 0, "exact")
    return Reading(start, end, value, value, value, "about" if kind in ("about", "vague") else "exact")


def _without_numeral(words: Sequence[str], start: int, index: int, hedges: Sequence[str]) -> Reading | None:
    """“several”, “some”, “an unknown number of”, “no one”, “a couple of”, “another”, “both”: quantities without a numeral."""
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
    if last == "couple":
        phrase = words[start:index]
        value = 3 if "trio" in phrase else 2
        return Reading(start, index, value, value, value, "exact" if "pair" in phrase or value == 3 else "about")
    if words[index - 1] == "another":
        return Reading(start, index, 1, 1, 1, "exact")
    if words[index - 1] == "both":
        return Reading(start, index, 2, 2, 2, "exact")
    return None


def _ratio(words: Sequence[str], start: int, index: int) -> Reading | None:
    """“about half of”, “67 percent of”, “one in five”, “two-thirds of the”: shares without a number of their own."""
    numeral = _numeral(words, index)
    if numeral is None:
        part = index + (value_at(words, index) in ("a", "one", "the"))
        if value_at(words, part) in _PARTS and (end := _share_end(words, part + 1)):
            return Reading(start, end, None, None, None, "ratio")
        return None
    end = numeral.end
    following = value_at(words, end)
    if following in _PERCENT:
        end += 2 if following == "per" and value_at(words, end + 1) == "cent" else 1
        return Reading(start, end + 1, None, None, None, "ratio") if value_at(words, end) == "of" else None
    if following in ("in", "out") and numeral.value < 10:
        end += 2 if value_at(words, end + 1) in ("of", "every") else 1
        end += value_at(words, end) == "every"
        whole = _numeral(words, end)
        if whole and numeral.value < whole.value <= 100 and (following == "out" or numeral.value == 1 or whole.value == 10):
            after = value_at(words, whole.end)
            if following == "in" and (after in number_contexts.UNITS or words[end][0].isdigit() and numeral.value > 1):
                return None
            return Reading(start, whole.end, None, None, None, "ratio") if following == "in" or whole.value <= 10 else None
    hyphen = end + (following in _HYPHENS)
    if value_at(words, hyphen) in _PARTS and (stop := _share_end(words, hyphen + 1)):
        return Reading(start, stop, None, None, None, "ratio")
    return None


def _share_end(words: Sequence[str], index: int) -> int | None:
    """After “half”: past “of”, or before “the …”; None for “half a dozen”, “half brother”."""
    following = value_at(words, index)
    if following == "of" and value_at(words, index + 1) not in ("a", "an"):
        return index + 1
    return index if following in ("the", "those", "its", "their", "them") else None


def _range(words: Sequence[str], index: int, first: Numeral, hedges: Sequence[str], glued: Sequence[bool] | None) -> Reading | None:
    """“20 to 30”, “between 20 and 30”, “20-30”, “three or four”; after “rose from 12 to 15” only the second counts."""
    joint, before = value_at(words, first.end), value_at(words, index - 1)
    joins = ("and",) if before == "between" else ("to", "or", *_HYPHENS)
    step = 2 if joint in _HYPHENS and value_at(words, first.end + 1) == "to" else 1
    if joint not in joins:
        return None
    second = _numeral(words, first.end + step)
    while second is None and step < 3 and value_at(words, first.end + step) in (*_HYPHENS, "possibly", "perhaps", "even", "maybe", "as"):
        step += 1
        second = _numeral(words, first.end + step)
    if second is None or second.vague != first.vague and joint not in ("to", "or"):
        return None
    low = first.value
    if first.value < second.value and second.value >= 1000 and first.value < 1000 and first.end - index == 1 and second.end > first.end + step + 1:
        scale = SCALES.get(words[second.end - 1])  # “20 to 30 thousand”
        low = first.value * scale if scale and first.value * scale < second.value else low
    if joint in _HYPHENS and (low == 0 or value_at(words, second.end) in _HYPHENS):
        return None
    if before == "from" and _after_rise(words, index):
        return Reading(first.end + step, second.end, second.value, second.value, second.value, "exact")
    if not low < second.value or (joint == "or" and second.value > 3 * low) or (before == "from" and joint == "to" and low * 20 < second.value):
        return None
    high = None if second.vague else second.value
    best = low if first.vague or high is None else (low + second.value) // 2
    start = index - 1 if before == "between" else index
    return Reading(start, second.end, low, high, best, "vague" if second.vague else "between")


def _after_rise(words: Sequence[str], index: int) -> bool:
    """Whether “from” follows a verb of change: “rose *from* 12 to 15”."""
    return any(words[near] in _RISING for near in range(max(0, index - 7), index))


def _with_partitive(words: Sequence[str], reading: Reading, phrases: Phrases, glued: Sequence[bool] | None) -> list[Reading]:
    """“12 of the 40”, “more than 300 of the 367”: the count is the first; the second is yielded beside it."""
    if value_at(words, reading.end) not in ("of", "out"):
        return [reading]
    index = reading.end + 1 + (value_at(words, reading.end) == "out")
    while value_at(words, index) in _DETERMINERS:
        index += 1
    if index >= len(words) or words[index] in ("a", "an"):
        return [reading]
    inner = next(iter(_expression(words, index, phrases, glued)), None)
    if inner is None or inner.low is None or inner.low == 0 or inner.modifier == "vague" or (inner.low < (reading.low or 0)):
        return [reading]
    return [reading._replace(end=inner.end), inner]


def phrases_of(words: Sequence[str], readings: Sequence[Reading]) -> Iterator[str]:
    """The texts of readings, for tests and explanations."""
    for reading in readings:
        yield " ".join(words[reading.start : reading.end])


__all__ = ["Reading", "hedge_phrases", "load", "phrases_of", "read"]
