"""Patterns that a lexicon file may hold: regular expressions so plain that no line makes them slow.

Python's matcher goes back and tries again: `(a+)+` on forty letters takes longer than anybody waits. What repeats here
repeats one character or set only, so that the time is bounded by the length of a line (220 characters) and the few
repetitions of a pattern; or it is possessive (`(?:a+b)*+`), and nothing is tried again.
"""

import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# Three that overlap take a line's length to the third power at the worst: ten million steps.
_MOST_REPETITIONS = 3
_LONGEST = 400
_REPEATS = (  # a possessive one is none of these
    codes.MAX_REPEAT,
    codes.MIN_REPEAT,
)
_REFUSED = {
    codes.GROUPREF: "refers back to a group",
    codes.GROUPREF_EXISTS: "asks for a group",
}


def check(pattern: str) -> None:
    """Raise a ValueError that says what is wrong with a pattern, if anything is.

    >>> check(r"(?:share|send) this (?:article|story)s?"), check(r".{0,40} min read")
    (None, None)
    >>> check("(?:a+)+b")
    Traceback (most recent call last):
        ...
    ValueError: '(?:a+)+b' repeats what repeats itself: write it without one of the two
    """
    try:
        re.compile(rf"(?:{pattern})")
        tree = parser.parse(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"{pattern!r} is no regular expression ({error})") from error
    if len(pattern) > _LONGEST:
        raise ValueError(f"{pattern[:40]!r}… is longer than {_LONGEST} characters")
    if tree.state.groups > 1:
        raise ValueError(f"{pattern!r} has a group that is kept: write (?:…) for (…)")
    repetitions = 0
    for code, argument in _parts(tree):
        if code in _REFUSED:
            raise ValueError(f"{pattern!r} {_REFUSED[code]}: write it out")
        if code in _REPEATS and _varies(argument):
            repetitions += 1
            if any(inner in _REPEATS and _varies(about) for inner, about in _parts(argument[2])):
                raise ValueError(f"{pattern!r} repeats what repeats itself: write it without one of the two")
            if len(argument[2]) != 1 or argument[2][0][0] in (codes.SUBPATTERN, codes.BRANCH):
                raise ValueError(f"{pattern!r} repeats more than one character: say how often with (?:…)?")
    if repetitions > _MOST_REPETITIONS:
        raise ValueError(f"{pattern!r} has more than {_MOST_REPETITIONS} repetitions: split it into several")


def _varies(argument: Any) -> bool:
    """Whether a repetition may be of several lengths; `?` is none of these: it is there or not."""
    least, most = argument[0], argument[1]
    return bool(most > 1 and most != least)


def _parts(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Everything that a pattern is made of, with what stands within it."""
    for code, argument in tree:
        yield code, argument
        yield from _within(argument)


def _within(argument: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(argument, parser.SubPattern):
        yield from _parts(argument)
    elif isinstance(argument, list | tuple):
        for inner in argument:
            yield from _within(inner)
