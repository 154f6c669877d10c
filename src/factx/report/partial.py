"""Numbers that their own words tell to be of some only: found on a day, still held, what brings a toll to another.

“Divers *brought up* 19 *bodies*”, “36 were *still* being *held*”, “four deaths, *bringing* the total *to* 19”.
"""

import re

from factx.corpus.listed import listed
from factx.facts import Casualty

_BODIES = frozenset({"bodies", "body", "corpses", "corpse", "remains"})
_FOUND = re.compile(
    r"\b(?:f(?:ound|ind(?:s|ing)?)|recover\w*|retriev\w*|pull\w*|discover\w*|dug|unearth\w*|exhum\w*"
    r"|wash\w* (?:ashore|up)|br(?:ought|ing(?:s|ing)?) (?:up|ashore|out))\b",
    re.IGNORECASE,
)
# Behind a number: what it is added to.
_ADDED = re.compile(
    r"\b(?:bring|tak|lift|rais|push)ing\b(?:[^.;!?]|\.(?! [A-Z])){0,60}\bto\b"
    r"|\badded to (?:the|its|their) (?:\w+ )?(?:tally|toll|count|total)\b",
    re.IGNORECASE,
)
# How some of them are at the time of telling: whoever is told of later in the same way, takes their place.
_STATES = {
    outcome: (name, re.compile(pattern, re.IGNORECASE))
    for outcome, name, pattern in (
        ("kidnapped", "still held", r"\b(?:still|remain\w*)\b.{0,25}\b(?:held|captives?|captivity|hands)\b"),
        ("infected", "in treatment", r"\b(?:in treatment|being treated|in isolation|in (?:a )?hospital)\b"),
        ("injured", "critical", r"\b(?:critical(?:ly)?|in (?:a )?coma|intensive care|life support)\b"),
    )
}
# Behind the words of a fact, and around a body that somebody found.
_BEHIND, _AROUND = 40, 60
_AGE = re.compile(r"\b(?:under|younger than) (?:the age of )?(?:\d+|f\w+|six|seven|eight|nine|ten|twelve|eighteen)\b")


def state(fact: Casualty, text: str | None) -> str:
    """How those are whom a number counts, where it may be some of all; empty where its words do not tell.

    “36 were still being held” → `still held`, “12 patients were in treatment” → `in treatment`.
    """
    if fact.outcome not in _STATES:
        return ""
    name, pattern = _STATES[fact.outcome]
    return name if pattern.search(fact.text + re.split(r"[,;.]", _behind(fact, text)[:_BEHIND])[0]) else ""


def is_some(fact: Casualty, text: str | None) -> bool:
    """Whether a number adds to another one by its words, or counts bodies that were found: fewer than all where more
    are known."""
    if _ADDED.search(_behind(fact, text)):
        return True
    victims = fact.victims.text.casefold().split() if fact.victims is not None else []
    if not _BODIES.intersection(victims[-1:]):
        return False
    around = _before(fact, text)[-_AROUND:] + fact.text + _behind(fact, text)[:_AROUND]
    return _FOUND.search(around) is not None


def is_nobody_else(fact: Casualty) -> bool:
    """Whether a number of none is of those beside others: “nobody else was hurt”, “no other deaths”."""
    return re.search(r"\b(?:else|other|others|further|additional|more)\b", fact.text, re.IGNORECASE) is not None


def whom(group: str) -> str:
    """What tells a group from others, the same for children however they are called.

    >>> whom("primary pupils"), whom("patients under five"), whom("rescue workers")
    ('children', 'children', 'workers')
    """
    words = group.split()
    return "children" if words[-1] in listed("minors") or _AGE.search(group) else words[-1]


def _before(fact: Casualty, text: str | None) -> str:
    """What stands in the sentence before a fact, as far as the text is known."""
    if text is None or fact.sentence is None or text[fact.start_char : fact.end_char] != fact.text:
        return ""
    return text[fact.sentence.start_char : fact.start_char]


def _behind(fact: Casualty, text: str | None) -> str:
    """What stands in the sentence behind a fact."""
    if text is None or fact.sentence is None or text[fact.start_char : fact.end_char] != fact.text:
        return ""
    return text[fact.end_char : fact.sentence.end_char]
