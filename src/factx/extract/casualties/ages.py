"""“a **16**-year-old boy”, “Ana Sosa, **24**,”, “a **two**-month-old”: the age that the text tells of one person."""

from factx.extract.casualties.scene import Scene
from factx.lexicon.closed_classes import ONES, TENS

YEARS = frozenset(("year", "years"))
MONTHS = frozenset(("month", "months", "week", "weeks", "day", "days"))
_SPELLED = ONES | TENS
_OLDEST = 116
_REACH = 6


def age_of(scene: Scene, start: int, end: int) -> int | None:
    """The age in years that tokens `start` to `end`, or what stands right before or behind them, tell; under one is 0.

    >>> # “16-year-old boy” → 16; “Ana Sosa” in “Ana Sosa, 24, died” → 24
    """
    inside = age_within(scene, max(scene.starts[start], start - _REACH), end)
    return inside if inside is not None else _age_behind(scene, end)


def age_within(scene: Scene, start: int, end: int) -> int | None:
    """“**16**-year-old”, “**three** month old”: an age with its unit inside a phrase."""
    words = scene.words
    for index in range(start, end):
        word = words[index]
        if not word.isdecimal() and word not in _SPELLED:
            continue
        behind = index + 1 + (words[index + 1 : index + 2] == ["-"])
        unit = words[behind] if behind < end else ""
        if unit in YEARS:
            return int(word) if word.isdecimal() else _SPELLED[word]
        if unit in MONTHS:
            return 0
    return None


def _age_behind(scene: Scene, end: int) -> int | None:
    words = scene.words[end : end + 3]
    if len(words) == 3 and words[0] in (",", "(") and words[1] in ("age", "aged"):
        words = scene.words[end + 1 : end + 4]
    if len(words) > 1 and words[0] in (",", "(", "age", "aged") and words[1].isdecimal():
        return int(words[1]) if len(words[1]) < 4 and int(words[1]) < _OLDEST else None
    return None
