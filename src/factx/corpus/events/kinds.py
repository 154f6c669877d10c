"""Kinds of event: those that a sentence names, and whether two events can be of one kind."""

import re
from collections.abc import Mapping
from functools import cache

from factx.corpus import words
from factx.corpus.listed import table

_NO_HAZARD = re.compile(
    r"\b(?:open(?:ed|s|ing)? fire|fire (?:department|service|chief|brigade|fighters?|officials?)|cease-?fire)\b",
    re.IGNORECASE,
)
_ANY_KIND = {
    frozenset({"bombing", "explosion"}), frozenset({"storm", "flood"}), frozenset({"storm", "landslide"}),
    frozenset({"flood", "landslide"}), frozenset({"earthquake", "tsunami"}), frozenset({"earthquake", "landslide"}),
    frozenset({"eruption", "tsunami"}), frozenset({"raid", "shooting"}), frozenset({"crash", "fire"}),
    frozenset({"fire", "explosion"}), frozenset({"protest", "shooting"}), frozenset({"ambush", "shooting"}),
    frozenset({"ambush", "bombing"}), frozenset({"bombing", "shooting"}), frozenset({"storm", "sinking"}),
    frozenset({"raid", "bombing"}), frozenset({"stampede", "protest"}), frozenset({"explosion", "shooting"}),
}  # fmt: skip
# What a date stands right in front of: “Sunday's earthquake”, “the March 10 aftershock”.
_BEHIND = re.compile(r"(?:['’]s)?\s+((?:[\w-]+\s+){0,2}[\w-]+)")


def related(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two events can be of one kind, by the kinds that are named of them.

    >>> related(frozenset({"earthquake"}), frozenset({"aftershock"})), related(frozenset(), frozenset({"fire"}))
    (False, True)
    """
    if not one or not other or one & other:
        return True
    return any(frozenset({a, b}) in _ANY_KIND for a in one for b in other)


@cache
def _kinds() -> Mapping[str, str]:
    return {word: getattr(entry, "word_class", "") for entry in table("hazards") for word in entry.words}


def hazards_of(sentence: str) -> frozenset[str]:
    """The kinds of event that a sentence names.

    >>> sorted(hazards_of("Firefighters said gunmen opened fire after the quakes."))
    ['earthquake']
    """
    found = set()
    for word in words.of_text(_NO_HAZARD.sub(" ", sentence)).values():
        kind = _kinds().get(word) or _kinds().get(word.removesuffix("s"))
        if kind:
            found.add(kind)
    # “The aftershock of the quake” is the aftershock.
    return frozenset(found - {"earthquake"} if "aftershock" in found else found)


def kinds_behind(text: str | None, end: int) -> frozenset[str]:
    """The kinds of event that a date which ends there is said of.

    >>> sorted(kinds_behind("Tuesday's aftershock hit a hall.", 7)), kinds_behind("On Sunday, a flood", 9)
    (['aftershock'], frozenset())
    """
    behind = _BEHIND.match(text, end) if text is not None else None
    return hazards_of(behind[1]) if behind is not None else frozenset()
