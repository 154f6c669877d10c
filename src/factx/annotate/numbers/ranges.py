"""“20 to 30”, “three or four”, “about half of”, “one in five”: ranges, and shares without a number of their own."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from factx.annotate.numbers.contexts import MONTHS, WordsOf
from factx.annotate.numbers.numerals import SCALES, Numeral, value_at
from factx.annotate.numbers.numerals import read as read_numeral
from factx.lexicon.closed_classes import word_set

HYPHENS = frozenset("-‐‑–—")
_CHANGE_REACH = 20
_PERCENT = frozenset(("%", "percent", "per", "pct", "pc"))
_PARTS = word_set("half third thirds quarter quarters fifth fifths majority two-thirds three-quarters")
_THOSE = frozenset(("them", "those", "the", "these"))
_AFTER_SHARE = word_set("the those its their them died were are was survived")
_BETWEEN_PARTS = frozenset((*HYPHENS, "possibly", "perhaps", "even", "maybe", "as"))


class Range(NamedTuple):
    """Words `start` to `end` are a range; `single` where only its end counts (“rose from 12 to **15**”)."""

    start: int
    end: int
    low: int
    high: int | None
    best: int
    single: bool = False


def numeral_at(words: Sequence[str], index: int) -> Numeral | None:
    """The numeral at a place, or None, also past the end."""
    return read_numeral(words, index) if index < len(words) else None


def read_range(words: Sequence[str], index: int, first: Numeral, words_of: WordsOf) -> Range | None:
    """“20 to 30”, “between 20 and 30”, “20-30”, “three or four”; after “rose from 12 to 15” only the second counts."""
    joint, before = value_at(words, first.end), value_at(words, index - 1)
    if joint not in (("and",) if before == "between" else ("to", "or", *HYPHENS)):
        return None
    found = _second(words, first, joint)
    if found is None or (joint in HYPHENS and _is_dash(words, index, found[0])):
        return None
    start, second = found
    low = _scaled_alike(words, index, first, start, second)
    if joint in HYPHENS and (low == 0 or value_at(words, second.end) in HYPHENS):
        return None
    if before == "from" and _after_change(words, index, words_of("change of a number")):
        return Range(start, second.end, second.value, second.value, second.value, single=True)
    if low >= second.value:
        return None
    high = None if second.vague else second.value
    best = low if first.vague or high is None else (low + second.value) // 2
    return Range(index - 1 if before == "between" else index, second.end, low, high, best)


def _is_dash(words: Sequence[str], index: int, second: int) -> bool:
    """“Nov 3 **–** 12 people died”, “at 9 **–** four people”: what ends a dateline is no range."""
    return value_at(words, index - 1) in MONTHS or words[index][0].isdigit() != words[second][0].isdigit()


def _second(words: Sequence[str], first: Numeral, joint: str) -> tuple[int, Numeral] | None:
    """Where the second numeral begins, over “to *perhaps*” and “-*to*-”, and what it is."""
    step = 2 if joint in HYPHENS and value_at(words, first.end + 1) == "to" else 1
    second = numeral_at(words, first.end + step)
    while second is None and step < 3 and value_at(words, first.end + step) in _BETWEEN_PARTS:
        step += 1
        second = numeral_at(words, first.end + step)
    if second is None or (second.vague != first.vague and joint not in ("to", "or")):
        return None
    return first.end + step, second


def _scaled_alike(words: Sequence[str], index: int, first: Numeral, start: int, second: Numeral) -> int:
    """“20 to 30 *thousand*”: the first shares the scale of the second."""
    if first.value < 1000 <= second.value and first.end - index == 1 and second.end > start + 1:
        scaled = first.value * SCALES.get(words[second.end - 1], 0)
        if 0 < scaled < second.value:
            return scaled
    return first.value


def _after_change(words: Sequence[str], index: int, changes: frozenset[str]) -> bool:
    """Whether “from” follows a verb of change: “rose among children of the camps *from* 12 to 15”."""
    earlier = takewhile(lambda word: word not in (".", ";"), reversed(words[max(0, index - _CHANGE_REACH) : index]))
    return not changes.isdisjoint(earlier)


def read_share(words: Sequence[str], index: int, units: frozenset[str]) -> int | None:
    """Where “half of”, “67 percent of”, “one in five”, “two-thirds of the” ends; None where no share begins."""
    numeral = numeral_at(words, index)
    if numeral is None:
        if value_at(words, index) == "most" and value_at(words, index + 1) == "of":
            return index + 2 if value_at(words, index + 2) in _THOSE else None
        part = index + (value_at(words, index) in ("a", "one", "the"))
        if value_at(words, index) == "a" and value_at(words, part + 1) == "was":
            return None  # “two were hurt and **a third was** killed”
        return _share_end(words, part + 1) if value_at(words, part) in _PARTS else None
    end = numeral.end
    following = value_at(words, end)
    if following in _PERCENT:
        end += 2 if following == "per" and value_at(words, end + 1) == "cent" else 1
        return end + 1 if value_at(words, end) == "of" else None
    if following in ("in", "out") and numeral.value < 10:
        return _one_in(words, numeral, following, units)
    hyphen = end + (following in HYPHENS)
    return _share_end(words, hyphen + 1) if value_at(words, hyphen) in _PARTS else None


def _one_in(words: Sequence[str], numeral: Numeral, following: str, units: frozenset[str]) -> int | None:
    """“one in five”, “nine out of ten”, “one in every three”; not “two in three days”, “12 in 1999”."""
    end = numeral.end + (2 if value_at(words, numeral.end + 1) in ("of", "every") else 1)
    end += value_at(words, end) == "every"
    whole = numeral_at(words, end)
    if whole is None or not numeral.value < whole.value <= 100:
        return None
    if following == "out":
        return whole.end if whole.value <= 10 else None
    if numeral.value > 1 and (whole.value != 10 or words[end][0].isdigit()):
        return None
    return None if value_at(words, whole.end) in units else whole.end


def _share_end(words: Sequence[str], index: int) -> int | None:
    """After “half”: past “of”, or before “the …”; None for “half a dozen”, “half brother”."""
    following = value_at(words, index)
    if following == "of" and value_at(words, index + 1) not in ("a", "an"):
        return index + 1
    return index if following in _AFTER_SHARE else None
