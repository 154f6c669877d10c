"""When an event was, by all who told of it: the day that most articles give it, not that of telling.

One article only says “overnight”, another “Tuesday's aftershock”, a third “the March 10 aftershock”.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from factx.corpus.events import kinds
from factx.corpus.events import told as tolds
from factx.corpus.events.told import Told

IsoDate = tuple[str, str | None]

# Days counted from one that the text told of before, not from that of publication.
_FROM_BEFORE = re.compile(r"\b(?:next|following|same|later)\b", re.IGNORECASE)
# A date that the sentence of a toll gives it, one that the article gives it, one that another date lies in.
_OWN, _INHERITED, _AROUND = 1.0, 0.4, 0.5


def believed(fact: Told, published: int, lead: frozenset[str]) -> Told:
    """A fact without a date that cannot be its own: of an event of another kind, or after the article came out.

    Args:
        fact: as the article tells it.
        published: the day as an ordinal, 0 for unknown.
        lead: kinds of the event that the article is about.
    """
    if fact.days is None:
        return fact
    foreign = not kinds.related(fact.date_kinds, fact.hazards or lead)
    latest = published - 1 if _FROM_BEFORE.search(fact.date_text) else published + 1
    late = published and fact.days[0] > latest
    return replace(fact, days=None, date=None, date_text="") if foreign or late else fact


def settled(articles: Iterable[Iterable[Told]], first: str) -> IsoDate | None:
    """The date that most articles give an event; of two that as many give the shorter, then the one told first.

    Args:
        articles: what each tells of it, in the order of telling.
        first: ISO day on which the first of them came out, empty for unknown: nothing is told before it happens.
    """
    votes: dict[IsoDate, float] = defaultdict(float)
    for facts in articles:
        own: dict[IsoDate, float] = {}
        for fact in facts:
            if fact.date is not None and not (first and fact.date[0] > first):
                own[fact.date] = max(own.get(fact.date, 0.0), _OWN if fact.own_date else _INHERITED)
        for date, weight in own.items():
            votes[date] += weight
    order = list(votes)
    return max(
        order,
        key=lambda date: (
            votes[date] + _AROUND * sum(votes[wide] for wide in order if wide != date and _inside(date, wide)),
            len(date[0]),
            date[1] is None,
            -order.index(date),
        ),
        default=None,
    )


def _inside(one: IsoDate, other: IsoDate) -> bool:
    inner, outer = _span(one), _span(other)
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _span(date: IsoDate) -> tolds.Days | None:
    first, last = tolds.iso_days(date[0]), tolds.iso_days(date[1] or date[0])
    return (first[0], last[1]) if first and last else None
