"""Which tolls are told of one event: “killed 12 in Mosul on Tuesday” and, a day later, “the toll in Mosul rose to 15”.

An event is a day (or a few) and a place. What an article tells without a date and place of its own belongs to its main
event, the first one it counts the victims of. Events of two articles are one where their dates and their places agree;
where that is unsure they stay two: two events too many can be seen in a ledger, two that were thrown together cannot.
"""

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from factx.facts import Casualty, Date, Span

Days = tuple[datetime.date, datetime.date]

# A day belongs to “last week”; but the toll of a year is not the toll of each of its days.
_LONGEST_TO_LIE_IN = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When and where one fact happened, as its own words say.

    Attributes:
        date: its date expression, or None.
        days: first and last day of it, None where no value is known.
        place: a place named in its sentence, or None.
        dateline: the place of the article's dateline, where it was given that instead.
    """

    date: Date | None = None
    days: Days | None = None
    place: Span | None = None
    dateline: Span | None = None

    @property
    def bare(self) -> bool:
        """Whether it says neither when nor where."""
        return self.date is None and self.place is None

    @property
    def brief(self) -> bool:
        """Whether it may date an event: a few days at the most, or no date at all."""
        return self.date is None or self.days is None or self.days[1] - self.days[0] < _LONGEST_TO_LIE_IN


@dataclass(slots=True)
class Event:
    """A day and a place with the facts that are told of them.

    Attributes:
        at: when and where, as the first facts that say it have it.
        published: day of publication of its article, which dates it where its facts do not.
        joined: whether other articles may have it, too.
        facts: in the order of the articles.
    """

    at: Circumstances = field(default_factory=Circumstances)
    published: Days | None = None
    joined: bool = True
    facts: list[Casualty] = field(default_factory=list)

    @property
    def days(self) -> Days | None:
        """Its own days, else the day of publication."""
        return self.at.days if self.at.date is not None else self.published

    @property
    def place(self) -> Span | None:
        """Its own place, else that of the dateline."""
        return self.at.place or self.at.dateline


def events(facts: Iterable[Casualty], published: Mapping[str, str | None]) -> list[Event]:
    """The events that facts tell of, in the order in which they come up.

    Args:
        facts: those of one article in one run.
        published: the ISO day of publication by article id, where it is known.
    """
    found: list[Event] = []
    for article, told in groupby(facts, key=lambda fact: fact.article):
        found.extend(_of_article(list(told), _day(published.get(article))))
    return _join(found)


def circumstances(fact: Casualty) -> Circumstances:
    """When and where a fact happened; the place of a dateline stands in capitals or outside the fact's sentence."""
    place = fact.place
    if place is None:
        return Circumstances(fact.date, days_of(fact.date))
    beside = fact.sentence is not None and not (
        fact.sentence.start_char <= place.start_char and place.end_char <= fact.sentence.end_char
    )
    if beside or (place.text.isupper() and len(place.text) > 3):
        return Circumstances(fact.date, days_of(fact.date), dateline=place)
    return Circumstances(fact.date, days_of(fact.date), place=place)


def days_of(date: Date | None) -> Days | None:
    """First and last day of a date.

    >>> [day.isoformat() for day in days_of(Date(text="in May", start_char=0, end_char=6, value="2022-05",
    ...                                          precision="month"))]
    ['2022-05-01', '2022-05-31']
    """
    if date is None or date.value is None:
        return None
    first, last = _day(date.value), _day(date.value_end or date.value)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _day(value: str | None) -> Days | None:
    """The days of an ISO year, month or day."""
    try:
        parts = [int(part) for part in (value or "").split("-")]
        year, month, day = (*parts, None, None)[:3]
        if year is None:
            return None
        if month is None:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if day is None:
            return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        return datetime.date(year, month, day), datetime.date(year, month, day)
    except ValueError:
        return None


def days_agree(one: Days, other: Days) -> bool:
    """Whether two dates can be those of one event: the same, or a day in a week that was named."""
    if one == other:
        return True
    inner, outer = sorted((one, other), key=lambda days: days[1] - days[0])
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer[1] - outer[0] < _LONGEST_TO_LIE_IN


def places_agree(one: str, other: str) -> bool:
    """Whether two names are of one place; whether one place lies in another is not known here.

    >>> places_agree("MOSUL", "Mosul, Iraq"), places_agree("Peru", "northern Peru")
    (True, False)
    """
    shorter, longer = sorted((_place_parts(one), _place_parts(other)), key=len)
    return bool(shorter) and longer[: len(shorter)] == shorter


def _place_parts(place: str) -> list[str]:
    parts = re.split(r"\s*,\s*", " ".join(place.casefold().split()))
    return [part.removeprefix("the ") for part in parts if part]


def _of_article(facts: Sequence[Casualty], published: Days | None) -> Iterator[Event]:
    """The events of one article, its main one first."""
    told = [(fact, circumstances(fact)) for fact in facts]
    main = Event(_main(told), published)
    others: list[Event] = []
    loose: dict[str, Event] = {}
    fits: Event | None = None
    for fact, at in told:
        if at.bare and fact.subset and fits is not None:
            pass  # “Of the villagers who fell ill in 2007, *two died*”: a part is of the event of its whole
        elif at.bare:
            # An older event, or a sum over several, that says nothing of when and where is that of no day.
            fits = main if fact.scope == "incident" else loose.setdefault(fact.scope, Event(joined=False))
        else:
            fits = next((event for event in (main, *others) if _belongs(at, event)), Event(_without_line(fact, at)))
            if fits is not main and not any(fits is other for other in others):
                others.append(fits)
        fits.facts.append(fact)
    yield from (event for event in (main, *others, *loose.values()) if event.facts)


def _main(told: Iterable[tuple[Casualty, Circumstances]]) -> Circumstances:
    """When and where the main event of an article was: the first date and place among its counts."""
    leading = [
        at
        for fact, at in told
        if fact.kind == "counted" and fact.scope != "background" and at.brief
        if not (fact.subset or fact.negated or fact.hypothetical)
    ]
    dated = next((at for at in leading if at.date is not None), Circumstances())
    same_time = [at for at in leading if at.date is None or _dates_match(at, dated)]
    place = next((at.place for at in same_time if at.place is not None), None)
    dateline = next((at.dateline for at in leading if at.dateline is not None), None)
    return Circumstances(dated.date, dated.days, place, dateline)


def _without_line(fact: Casualty, at: Circumstances) -> Circumstances:
    """The circumstances of another event; an older one was not where this article was written."""
    keeps = fact.scope != "background" and at.place is None
    return Circumstances(at.date, at.days, at.place, at.dateline if keeps else None)


def _belongs(at: Circumstances, event: Event) -> bool:
    """Whether what a fact says of when and where, something at least, is true of an event of its article."""
    if at.date is not None and not _dates_match(at, event.at):
        return False
    return at.place is None or (event.place is not None and places_agree(at.place.text, event.place.text))


def _dates_match(one: Circumstances, other: Circumstances) -> bool:
    """Whether two dates of one article agree, by their words where nobody knows their day."""
    if one.date is None or other.date is None:
        return False
    if one.days is not None and other.days is not None:
        return days_agree(one.days, other.days)
    return one.days is other.days is None and one.date.text.casefold() == other.date.text.casefold()


def _join(found: Iterable[Event]) -> list[Event]:
    """Events of several articles that are one made one; one that agrees with two others stays alone."""
    whole: list[Event] = []
    index: dict[tuple[str, datetime.date, datetime.date], list[Event]] = {}
    for event in found:
        keys = _keys(event)
        near = {id(other): other for key in keys for other in index.get(key, ())}
        same = [other for other in near.values() if _are_one(event, other)]
        if len(same) == 1:
            same[0].facts.extend(event.facts)
            continue
        whole.append(event)
        for key in keys:
            index.setdefault(key, []).append(event)
    return whole


def _keys(event: Event) -> list[tuple[str, datetime.date, datetime.date]]:
    """Where to look for events that an event may be one with: two that agree share a key.

    A dateline and a day of publication alone are no sign of an event, so what has nothing else has no key.
    """
    place = _place_parts(event.place.text) if event.place is not None else []
    if not place or event.days is None or event.at.bare or not event.joined:
        return []
    first, last = event.days
    if last - first >= _LONGEST_TO_LIE_IN:
        return [(place[0], first, last)]
    days = [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]
    return [(place[0], day, day) for day in days]


def _are_one(event: Event, other: Event) -> bool:
    """Whether two articles tell of one event, for two that share a key."""
    if event.days is None or other.days is None or event.place is None or other.place is None:
        return False
    if other.facts[-1].article == event.facts[0].article:  # articles come one after the other
        return False
    return days_agree(event.days, other.days) and places_agree(event.place.text, other.place.text)
