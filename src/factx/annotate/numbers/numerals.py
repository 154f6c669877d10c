"""“a quarter of a million”, “thirty-four hundred”, “1,426”, “5 lakh”, “scores of thousands”: what numerals are worth.

A numeral is the bare quantity without its hedge. `read` takes lower-case words and a position and gives what stands
there; it knows no context (an age and a toll look alike here).

>>> read("two hundred and fifty people".split(), 0)
Numeral(end=4, value=250, vague=False)
>>> read("tens of thousands".split(), 0)
Numeral(end=3, value=10000, vague=True)
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factx.lexicon.closed_classes import ONES, TENS

SCALES = {
    "hundred": 100, "thousand": 1_000, "lakh": 100_000, "lakhs": 100_000, "million": 1_000_000, "mn": 1_000_000,
    "mln": 1_000_000, "crore": 10_000_000, "crores": 10_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}  # fmt: skip
DOZENS = {"dozen": 12, "score": 20}
# Floors of vague magnitudes: tens, dozens and hundreds as ACLED codes them; the others follow the same way.
FLOORS = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1_000, "lakhs": 100_000,
    "millions": 1_000_000, "crores": 10_000_000, "billions": 1_000_000_000,
}  # fmt: skip
# “several hundred”, “a few thousand”, “a couple of hundred” have at least two of them.
_FEW = frozenset(("several", "few", "many", "couple"))
_PARTS = {"half": 0.5, "quarter": 0.25, "quarters": 0.25, "third": 1 / 3, "thirds": 1 / 3, "fifth": 0.2, "fifths": 0.2}
_HYPHENS = frozenset("-‐‑–")

# More than all people who ever lived; longer strings of digits are codes and noise.
_MOST = 1e12
_MOST_CHARACTERS = 20
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:['’]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_CONTINENTAL = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_PLAIN = re.compile(r"[1-9]\d*|0")
_DECIMAL = re.compile(r"\d+\.\d+")
_SHORT = re.compile(r"(\d+(?:\.\d+)?)(k|mn|mln|bn)")
_THREE_DIGITS = re.compile(r"\d{3}")


class Numeral(NamedTuple):
    """A bare quantity that ends before word `end`; vague ones (“dozens”) have their floor as value."""

    end: int
    value: int
    vague: bool = False


def read(words: Sequence[str], start: int) -> Numeral | None:
    """The numeral that begins at a word, the longest there is; None where none begins.

    >>> read("half a million of them".split(), 0), read(["1,562", ".", "967", "infections"], 0)
    (Numeral(end=3, value=500000, vague=False), Numeral(end=3, value=1562967, vague=False))
    """
    word = words[start]
    if word[0].isdigit():
        return _digits(words, start)
    if word in ("a", "an"):
        return _with_article(words, start)
    if word in ("half", "three", "two", "quarter"):
        fraction = _fraction_of_scale(words, start)
        if fraction is not None:
            return fraction
    if word in _FEW:
        return _several(words, start)
    if word in FLOORS:
        return _floor(words, start)
    return _spelled(words, start)


def value_at(words: Sequence[str], index: int) -> str:
    """The word at a position, or nothing past the end."""
    return words[index] if 0 <= index < len(words) else ""


def _digits(words: Sequence[str], start: int) -> Numeral | None:
    """“1,426”, “1.000”, “13 000”, “2.7 million”, “40 thousand”, “50k”."""
    word, end = words[start], start + 1
    if len(word) > _MOST_CHARACTERS:
        return None
    following = value_at(words, end)
    scaled = following in SCALES or following in DOZENS
    if _GROUPED.fullmatch(word):
        value = float(re.sub(r"\D", "", word))
        # “1,562. 967 infections”: a typesetter's slip; a full stop would be followed by a capital or a blank line.
        if (
            following == "."
            and _THREE_DIGITS.fullmatch(value_at(words, end + 1))
            and value_at(words, end + 2).isalpha()
        ):
            return Numeral(end + 2, int(value) * 1000 + int(words[end + 1]))
    elif _PLAIN.fullmatch(word):
        value = float(word)
        groups = len(word) <= 3 and word != "0" and not scaled
        while groups and value < _MOST and _THREE_DIGITS.fullmatch(value_at(words, end)):
            value, end = value * 1000 + int(words[end]), end + 1
    elif _CONTINENTAL.fullmatch(word) and not scaled:
        value = float(word.replace(".", ""))
    elif _DECIMAL.fullmatch(word) and scaled:
        value = float(word)
    elif short := _SHORT.fullmatch(word):
        value = float(short[1]) * {"k": 1e3, "bn": 1e9}.get(short[2], 1e6)
    else:
        return None
    return _scaled(words, end, value)


def _scaled(words: Sequence[str], end: int, value: float) -> Numeral:
    """Multiply by the scales that follow: “2.7 *million*”, “12 *hundred thousand*”, “two *dozen*”."""
    while True:
        word = value_at(words, end)
        factor = SCALES.get(word) or DOZENS.get(word)
        if factor is None or value > _MOST:
            return Numeral(end, round(value))
        value, end = value * factor, end + 1


def _with_article(words: Sequence[str], start: int) -> Numeral | None:
    """“a dozen”, “a hundred and twenty”, “a quarter of a million”, “a few hundred”, “a couple of thousand”."""
    following = value_at(words, start + 1)
    if following in _FEW and following != "several":
        return _several(words, start + 1)
    if following == "half":
        return _fraction_of_scale(words, start + 1)
    if following in _PARTS:
        return _fraction_of_scale(words, start + 1)
    if following in DOZENS:
        return Numeral(start + 2, DOZENS[following])
    if following in SCALES:
        return _spelled(words, start + 1, first=1)
    return None


def _fraction_of_scale(words: Sequence[str], start: int) -> Numeral | None:
    """“half a million”, “half a dozen”, “a quarter of a million”, “three quarters of a million”, “half million”."""
    share, index = 1.0, start
    if words[index] in ("two", "three"):
        share, index = float(ONES[words[index]]), index + 1
        if value_at(words, index) in _HYPHENS:
            index += 1
    part = _PARTS.get(value_at(words, index))
    if part is None:
        return None
    index += 1
    if value_at(words, index) == "of":
        index += 1
    if value_at(words, index) in ("a", "an"):
        index += 1
    scale = value_at(words, index)
    factor = SCALES.get(scale) or ({"dozen": 12}.get(scale))
    if factor is None:
        return None
    return Numeral(index + 1, round(share * part * factor))


def _several(words: Sequence[str], start: int) -> Numeral | None:
    """“several hundred”, “a few thousand”, “a couple of dozen”: two of the scale, and vague; alone they are no
    numeral."""
    index = start + 1
    if value_at(words, index) == "of":
        index += 1
    scale = value_at(words, index)
    if scale in SCALES or scale == "dozen":
        inner = _scaled(words, index, 2.0)
        return Numeral(inner.end, inner.value, vague=True)
    return None


def _floor(words: Sequence[str], start: int) -> Numeral:
    """“dozens”, “tens of thousands”, “hundreds of thousands”, “scores of thousands”."""
    value, end = FLOORS[words[start]], start + 1
    while value_at(words, end) == "of" and value_at(words, end + 1) in FLOORS:
        value, end = value * FLOORS[words[end + 1]], end + 2
    return Numeral(end, value, vague=True)


def _spelled(words: Sequence[str], start: int, first: int | None = None) -> Numeral | None:
    """“twenty-six”, “two hundred and fifty”, “thirty-four hundred”, “one and a half million”; `first` stands for an
    article."""
    total, group, index = 0, first or 0, start
    seen = first is not None
    while index < len(words):
        word = words[index]
        if word in _HYPHENS and seen and value_at(words, index - 1) in TENS and value_at(words, index + 1) in ONES:
            index += 1
            continue
        small = _below_hundred(word)
        if small is not None:
            if seen and not _may_add(group, small, words[index - 1]):
                break
            group, seen = group + small, True
        elif word == "hundred" or word == "dozen":
            group = max(group, 1) * (100 if word == "hundred" else 12)
            seen = True
        elif word in SCALES and (seen or word == "thousand"):
            total, group, seen = total + max(group, 1) * SCALES[word], 0, True
        elif word == "and" and seen and _continues(words, index, total, group):
            half = words[index + 1] == "a"
            if half:  # “one and a half million”
                factor = SCALES[words[index + 3]]
                return Numeral(index + 4, round((group + 0.5) * factor))
        else:
            break
        index += 1
    return Numeral(index, total + group) if seen else None


def _below_hundred(word: str) -> int | None:
    """“six”, “sixty”, and “twenty-six” where the tokenizer left it whole."""
    value = ONES.get(word) or TENS.get(word)
    if value is None and "-" in word:
        tens, _, ones = word.partition("-")
        if tens in TENS and ones in ONES:
            return TENS[tens] + ONES[ones]
    return value


def _may_add(group: int, small: int, previous: str) -> bool:
    """“twenty six” and “hundred six” go on; “two three” are two numerals."""
    if previous in ("and", "hundred") or previous in SCALES:
        return True
    return previous in TENS | dict.fromkeys(_HYPHENS, 0) and group % 100 in TENS.values() and small < 10


def _continues(words: Sequence[str], index: int, total: int, group: int) -> bool:
    """“two hundred *and* fifty”, “one *and* a half million”; not “a hundred *and* six dogs” of a list of fifty."""
    after = value_at(words, index + 1)
    if after == "a" and value_at(words, index + 2) == "half" and value_at(words, index + 3) in SCALES:
        return True
    small = _below_hundred(after)
    before = words[index - 1]
    return small is not None and (before == "hundred" or before == "thousand") and (group or total) % 100 == 0
