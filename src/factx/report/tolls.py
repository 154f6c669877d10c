"""The tolls of one event: mentions of one number made one, and which of the numbers stand, are outdated or conflict.

“19 dead” in a headline and “killed 19 traders, the governor said” below it are one toll with two mentions.
"""

from collections.abc import Iterable, Iterator, Mapping

from factx.facts import Casualty, Vague
from factx.report import roles, standing
from factx.report.told import Bounds, Told, disjoint, group_of, is_more, is_surely_more, told_of

_ANY = "*"


def tolls(
    facts: Iterable[Casualty],
    *,
    published: Mapping[str, str | None],
    texts: Mapping[str, str],
    copies: Mapping[str, str] | None = None,
    vague: Vague = "range",
) -> list[Told]:
    """The tolls of one event with their status, in the order in which they come up.

    Args:
        facts: the casualty facts of one event.
        published: day of publication by article, where known.
        texts: text by article, where known; without it only the words of the fact tell that a number rose.
        copies: the article that an article is a copy of: its numbers are those of the original.
        vague: how vague numbers count.
    """
    copies = copies or {}
    whole: list[Told] = []
    homes: dict[tuple[object, ...], Told] = {}
    counted: set[tuple[str, object]] = set()
    for fact in facts:
        # “Killed 19 and wounded another 25” adds nothing: these are all of the wounded.
        sentence = fact.article, fact.sentence.start_char if fact.sentence is not None else fact.id
        before = (fact.article, fact.outcome) in counted
        beside_others = sentence in counted and (sentence[0], (sentence[1], fact.outcome)) not in counted
        adds = not beside_others and (is_more(fact) if before else is_surely_more(fact))
        counted |= {(fact.article, fact.outcome), sentence, (sentence[0], (sentence[1], fact.outcome))}
        told = told_of(fact, published.get(fact.article), texts.get(fact.article), vague, increment=adds)
        told.article = copies.get(fact.article, fact.article)
        same = next((home for key in _asked(told) if (home := homes.get(key)) and _same_number(home, told)), None)
        if same is None:
            whole.append(told)
            same = told
        else:
            _add(same, told)
        for key in _kept(told):
            homes.setdefault(key, same)
    roles.give(whole)
    series: dict[tuple[object, ...], list[Told]] = {}
    for told in whole:
        if told.counts:
            series.setdefault((told.fact.outcome, told.part), []).append(told)
    for line in series.values():
        standing.give(line)
    for told in whole:
        told.in_range = told.counts and told.status != "superseded" and told.role != "subset" and not told.increment
    return whole


def span(stand: Iterable[Told]) -> Bounds:
    """The lowest and the highest number; None for a bound that one of them leaves open.

    “At least 36” is no more open than the 47 that somebody else counts.

    >>> span([])
    (None, None)
    """
    bounds = {(told.low, told.high) for told in stand}
    if not bounds:
        return None, None
    most = max((high for _, high in bounds if high is not None), default=None)
    lows = [low for low, _ in bounds]
    highs = [
        most if high is None and most is not None and low is not None and low <= most else high for low, high in bounds
    ]
    low = None if None in lows else min(low for low in lows if low is not None)
    return low, None if None in highs else max(high for high in highs if high is not None)


def _add(home: Told, told: Told) -> None:
    """One more mention of a number."""
    home.mentions.append(told.fact)
    home.revised = home.revised or told.revised
    if _says_more(told.fact, home.fact):
        home.fact, home.low, home.high, home.best = told.fact, told.low, told.high, told.best
        home.source = told.source


def _likeness(told: Told) -> tuple[object, ...]:
    """What two mentions of one number share at least."""
    fact = told.fact
    words = None if fact.count else (fact.victims.text.casefold() if fact.victims else fact.id)
    flags = fact.subset, fact.negated, fact.hypothetical, told.increment
    return told.article, fact.outcome, fact.scope, fact.kind, *flags, told.best, words


def _kept(told: Told) -> Iterator[tuple[object, ...]]:
    """Under what a toll is found: its number with its source and group, or with any."""
    alike, group = _likeness(told), told.group
    head = group.split()[-1] if group else None
    for source in (told.source, _ANY):
        for whom in (head, _ANY):
            yield *alike, source, whom


def _asked(told: Told) -> Iterator[tuple[object, ...]]:
    """Under what a mention of the same number may be: a source or group that is not told fits any."""
    alike, group = _likeness(told), told.group
    head = group.split()[-1] if group else None
    for source in (told.source, None) if told.source is not None else (None, _ANY):
        for whom in (head, None) if head is not None else (None, _ANY):
            yield *alike, source, whom


def _same_number(one: Told, other: Told) -> bool:
    """Whether a number is said again: of the same persons, and not by somebody else."""
    if one.source is not None and other.source is not None and one.source != other.source:
        return False
    groups = [group_of(told.victims) for told in (one, other)]
    if None not in groups and not any(a and b and f" {a}".endswith(f" {b}") for a, b in (groups, groups[::-1])):
        return False
    if one.best is None and one.fact.count is not None and other.fact.count is not None:
        return one.fact.count.text.casefold() == other.fact.count.text.casefold()
    return not disjoint(one, other)


def _says_more(fact: Casualty, than: Casualty) -> bool:
    def weight(of: Casualty) -> tuple[bool, bool]:
        return of.source is not None, of.count is not None and of.count.modifier != "exact"

    return weight(fact) > weight(than)
