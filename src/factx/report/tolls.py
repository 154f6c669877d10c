"""The tolls of one event: mentions of one number made one, and which of the numbers stand, are outdated or conflict.

“19 dead” in a headline and “killed 19 traders, the governor said” below it are one toll with two mentions. The toll of
an earlier article is superseded by a higher one of the same source, and within an article by one that “rose to” more.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from factx.facts import Casualty, Vague

Status = Literal["current", "superseded", "conflicting", "repeated"]
Bounds = tuple[int | None, int | None]

# Whom these words mean is everybody who was counted, not a group among them.
_ANYBODY = frozenset(
    {"people", "persons", "person", "victims", "victim", "bodies", "body", "corpses", "lives", "dead", "others"}
)
_ON_TOP = re.compile(r"\b(?:more|another|additional|further|extra)\b(?!\s+than\b)", re.IGNORECASE)
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_ROSE = re.compile(
    r"\b(?:rose|rise[ns]?|rising|climb\w*|jump\w*|gr[eo]wn?|increas\w+|soar\w*|mount\w*|revis\w+|rais\w+|updat\w+)\b"
    r"[^.;!?]{0,40}\bto\s*$",
    re.IGNORECASE,
)
_OUTDATED = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|preliminary)\b[^.;!?]{0,30}$|\bup\s+from\s*$"
    r"|\b(?:rose|risen|climbed|jumped|revised|raised)\s+from\s*$",
    re.IGNORECASE,
)
_BEFORE_A_COUNT = 80
# “About 1,500” and “1,480” do not contradict each other.
_ABOUT = 0.1


@dataclass(slots=True)
class Told:
    """One number from one source in one article.

    Attributes:
        fact: the mention that says most: with a source, with a hedge.
        mentions: all of them, in the order of the text.
        published: day on which the article came out.
        low, high, best: the bounds after the convention for vague words.
        increment: on top of another number.
        in_range: whether it is a toll of its own that still stands.
        source: who says so, the same for the same name or description in all articles; None for the article itself.
        revised: its words tell that the number grew to this (`rose`), or that it is an earlier one (`outdated`).
    """

    fact: Casualty
    mentions: list[Casualty]
    published: str | None
    low: int | None
    high: int | None
    best: int | None
    increment: bool
    in_range: bool
    source: str | None
    revised: Literal["rose", "outdated"] | None = None
    status: Status = "current"

    @property
    def victims(self) -> str | None:
        """The words for the victims, those of a group before those for anybody."""
        texts = [mention.victims.text for mention in self.mentions if mention.victims is not None]
        return next((text for text in texts if _group(text) is not None), texts[0] if texts else None)

    @property
    def group(self) -> str | None:
        """The group that was counted; None where one of the mentions counts them as everybody."""
        groups = [_group(mention.victims.text if mention.victims else None) for mention in self.mentions]
        return groups[0] if None not in groups else None

    @property
    def apart(self) -> tuple[bool, ...]:
        """Orders tolls before parts of them, additions, suppositions and denials."""
        return self.fact.subset, self.increment, self.fact.hypothetical, self.fact.negated


def tolls(
    facts: Iterable[Casualty],
    *,
    published: Mapping[str, str | None],
    texts: Mapping[str, str],
    vague: Vague = "range",
) -> list[Told]:
    """The tolls of one event with their status, in the order in which they come up.

    Args:
        facts: the casualty facts of one event.
        published: day of publication by article, where known.
        texts: text by article, where known; without it only the words of the fact tell that a number rose.
        vague: how vague numbers count.
    """
    found: dict[tuple[object, ...], list[Told]] = {}
    counted: set[tuple[str, str]] = set()
    for fact in facts:
        # “Killed 19 and wounded 25 others” adds nothing: these are all of the wounded.
        adds = (fact.article, fact.outcome) in counted and _is_more(fact)
        counted.add((fact.article, fact.outcome))
        told = _told(fact, published.get(fact.article), texts.get(fact.article), vague, increment=adds)
        alike = found.setdefault(_likeness(told), [])
        same = next((other for other in alike if _same_number(other, told)), None)
        if same is None:
            alike.append(told)
            continue
        same.mentions.append(fact)
        if _says_more(fact, same.fact):
            same.fact, same.low, same.high, same.best = fact, told.low, told.high, told.best
            same.source = told.source
        same.revised = same.revised or told.revised
    whole = [told for alike in found.values() for told in alike]
    _retire(whole)
    lines: dict[tuple[object, ...], list[Told]] = {}
    for told in whole:
        if told.in_range:
            lines.setdefault((told.fact.outcome, told.fact.scope, told.group), []).append(told)
    for line in lines.values():
        _compare(line)
    return whole


def span(standing: Iterable[Told]) -> Bounds:
    """The lowest and the highest number; None for a bound that one of them leaves open.

    >>> span([])
    (None, None)
    """
    bounds = [(told.low, told.high) for told in standing]
    if not bounds:
        return None, None
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    return min(lows) if len(lows) == len(bounds) else None, max(highs) if len(highs) == len(bounds) else None


def _is_more(fact: Casualty) -> bool:
    """Whether the words say that these persons come on top of others: “another five”, “12 others”."""
    if fact.count is None:
        return False
    return bool(_ON_TOP.search(fact.count.text) or (fact.victims is not None and _OTHERS.search(fact.victims.text)))


def _told(fact: Casualty, published: str | None, text: str | None, vague: Vague, *, increment: bool) -> Told:
    count = fact.count
    if count is not None and vague == "acled":
        count = count.under(vague)
    low, high, best = (count.low, count.high, count.best) if count else (None, None, None)
    is_vague = count is not None and count.modifier == "vague"
    counts = not (fact.subset or fact.negated or fact.hypothetical or increment or (is_vague and vague == "none"))
    counts = counts and fact.kind == "counted" and (low is not None or high is not None)
    revised = _revised(fact, text)
    return Told(fact, [fact], published, low, high, best, increment, counts, _source(fact), revised)


def _source(fact: Casualty) -> str | None:
    """Who says so, in a form that two articles share; who an unresolved “he” is, no other article knows."""
    source = fact.source
    if source is None:
        return None
    if source.name is None and source.form == "pronominal":
        return f"{source.text.casefold()} in {fact.article}"
    return " ".join((source.name or source.text).casefold().split()).removeprefix("the ")


def _revised(fact: Casualty, text: str | None) -> Literal["rose", "outdated"] | None:
    """What the words in front of a count say of it: “the toll [rose to] 44”, “[an earlier toll of] nine”."""
    if fact.count is None:
        return None
    if text is not None and text[fact.start_char : fact.end_char] == fact.text:
        first = max(0, fact.count.start_char - _BEFORE_A_COUNT)
        before = text[first : fact.count.start_char]
    else:
        before = fact.text[: max(0, fact.count.start_char - fact.start_char)]
    if _ROSE.search(before):
        return "rose"
    return "outdated" if _OUTDATED.search(before) else None


def _group(victims: str | None) -> str | None:
    """The group that words for victims name, None for anybody.

    >>> _group("police officers of the town"), _group("people")
    ('police officers', None)
    """
    if victims is None:
        return None
    group = " ".join(victims.casefold().split()).partition(" of ")[0]
    return None if group in _ANYBODY else group


def _likeness(told: Told) -> tuple[object, ...]:
    """What two mentions of one number share at least."""
    fact = told.fact
    words = None if fact.count else (fact.victims.text.casefold() if fact.victims else fact.id)
    flags = fact.subset, fact.negated, fact.hypothetical, told.increment
    return fact.article, fact.outcome, fact.scope, fact.kind, *flags, told.best, words


def _same_number(one: Told, other: Told) -> bool:
    """Whether a number is said again: of the same persons, and not by somebody else."""
    if one.source is not None and other.source is not None and one.source != other.source:
        return False
    groups = [_group(told.victims) for told in (one, other)]
    if None not in groups and not any(a and b and f" {a}".endswith(f" {b}") for a, b in (groups, groups[::-1])):
        return False
    if one.best is None and one.fact.count is not None and other.fact.count is not None:
        return one.fact.count.text.casefold() == other.fact.count.text.casefold()
    return not _disjoint(one, other)


def _says_more(fact: Casualty, than: Casualty) -> bool:
    def weight(of: Casualty) -> tuple[bool, bool]:
        return of.source is not None, of.count is not None and of.count.modifier != "exact"

    return weight(fact) > weight(than)


def _retire(whole: Sequence[Told]) -> None:
    """“Seven welders died. It revised an earlier toll of nine”: the nine are superseded by what is counted now."""
    now = {_place_in(told) for told in whole if told.in_range and told.revised != "outdated"}
    for told in whole:
        if told.in_range and told.revised == "outdated" and _place_in(told) in now:
            told.status, told.in_range = "superseded", False


def _place_in(told: Told) -> tuple[str, str]:
    return told.fact.article, told.fact.outcome


def _compare(line: Sequence[Told]) -> None:
    """Give each toll of one event, outcome, scope and group its status."""
    for told in line:
        if any(_supersedes(other, told) for other in line if other is not told):
            told.status = "superseded"
    standing: list[Told] = []
    for told in sorted((told for told in line if told.status == "current"), key=lambda told: told.published or ""):
        if any(_repeats(told, other) for other in standing):
            told.status = "repeated"
        else:
            standing.append(told)
    conflicts = [told for told in standing if any(_conflict(told, other) for other in standing)]
    for told in conflicts:
        told.status = "conflicting"
    for told in line:
        told.in_range = told.status in ("current", "conflicting")


def _supersedes(newer: Told, older: Told) -> bool:
    """Whether one toll puts another out of date; a lower number never does, unless it says so."""
    if newer.best is None or older.best is None:
        return False
    anyone = newer.source is None or older.source is None or newer.source == older.source
    if newer.best <= older.best:
        return False
    if newer.revised == "rose" and anyone and newer.fact.article == older.fact.article:
        return True
    later = newer.published is not None and older.published is not None and newer.published > older.published
    return later and (newer.source == older.source or (newer.revised == "rose" and anyone))


def _repeats(told: Told, other: Told) -> bool:
    """Whether another article says the same number again, from the same source or without one."""
    if told.fact.article == other.fact.article or told.best != other.best or _disjoint(told, other):
        return False
    return told.source is None or told.source == other.source


def _conflict(one: Told, other: Told) -> bool:
    """Whether two sources give numbers that cannot both be right."""
    if one.source == other.source and (one.source is not None or one.fact.article == other.fact.article):
        return False
    return _disjoint(one, other)


def _disjoint(one: Told, other: Told) -> bool:
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return (high is not None and other_low is not None and high < other_low) or (
        other_high is not None and low is not None and other_high < low
    )


def _reach(told: Told) -> tuple[float | None, float | None]:
    """The bounds, with some room around an “about”."""
    if told.fact.count is None or told.fact.count.modifier != "about":
        return told.low, told.high
    return (
        told.low * (1 - _ABOUT) if told.low is not None else None,
        told.high * (1 + _ABOUT) if told.high is not None else None,
    )
