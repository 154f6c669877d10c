"""The ledger of tolls: what each source said how many were killed, hurt or taken in each event, side by side.

“At least 12 died, police said. … The union put the dead at 27, nine of them women.” are three rows of one event: two
that conflict and a part, which no range counts. Nothing here adds numbers up: the range of an event and outcome is the
span from the lowest to the highest number that still stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from factx.facts import ArticleRecord, Casualty, Model, Modifier, Record, Span, Vague
from factx.outcomes import OUTCOMES, Outcome
from factx.report import tolls
from factx.report.events import Event, events
from factx.report.tolls import Status

Scope = Literal["incident", "cumulative", "background"]

_SCOPES: tuple[Scope, ...] = ("incident", "cumulative", "background")


class Evidence(Span):
    """The words of one mention of a toll, in its article."""

    article: str = Field(description="id of the article")
    fact: str = Field(description="id of the casualty record")


class Line(Model):
    """What tolls and ranges share: the event, and whose lot it is."""

    schema_version: Literal["factx/1"] = Field("factx/1", alias="schema")
    event: str = Field(description="the event, numbered within this ledger: e1, e2, …")
    date: str | None = Field(None, description="ISO day, month or year of the event")
    date_end: str | None = Field(None, description="last day, month or year where it is a range")
    date_text: str | None = Field(None, description="the words of the date, where they were its only sign")
    date_from: Literal["text", "published"] | None = Field(None, description="its own date, or that of publication")
    place: str | None = None
    place_from: Literal["text", "dateline"] | None = None
    outcome: Outcome
    scope: Scope
    victims: str | None = Field(None, description="the group that was counted; null for all persons")
    low: int | None = Field(None, ge=0)
    high: int | None = Field(None, ge=0, description="null with a low bound is open")


class Toll(Line):
    """One number that one source gave at one time, with every place where an article says it."""

    type: Literal["toll"] = "toll"
    kind: Literal["counted", "named", "uncounted"]
    best: int | None = Field(None, ge=0)
    modifier: Modifier | None = None
    count: str | None = Field(None, description="the words of the number")
    source: str | None = Field(None, description="who gives it; null where the article itself does")
    via: tuple[str, ...] = Field((), description="who passed it on, outermost first")
    published: str | None = Field(None, description="day on which its article came out")
    status: Status = Field(description="whether it stands beside the others of its event, outcome, scope and victims")
    in_range: bool = Field(description="whether the range of its event and outcome counts it")
    subset: bool = Field(description="a part of another number")
    increment: bool = Field(description="comes on top of another number: “12 more”")
    negated: bool
    hypothetical: bool
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Range(Line):
    """From the lowest to the highest toll that stands for an event, outcome, scope and group; never a sum."""

    type: Literal["range"] = "range"
    tolls: int = Field(ge=1, description="how many tolls it spans")


@dataclass(frozen=True, slots=True)
class _About:
    """What every line of one event has."""

    event: str
    date: str | None
    date_end: str | None
    date_text: str | None
    date_from: Literal["text", "published"] | None
    place: str | None
    place_from: Literal["text", "dateline"] | None


def ledger(records: Iterable[Record], vague: Vague = "range") -> list[Toll | Range]:
    """The lines of a ledger: event by event, in each the outcomes, in each its tolls and then its ranges.

    Args:
        records: as `factx extract` gives them; article records give days of publication, other types are passed over.
        vague: how “dozens” counts: `range` from 12 up, `acled` as 12 by the convention of ACLED, `none` not at all.
    """
    facts: dict[tuple[str, str], Casualty] = {}
    published: dict[str, str | None] = {}
    texts: dict[str, str] = {}
    for record in records:
        if isinstance(record, ArticleRecord):
            published[record.article], texts[record.article] = record.published, record.text
        elif isinstance(record, Casualty):
            facts.setdefault((record.article, record.id), record)
    # The facts of one article stand together, in the order in which the articles came.
    order = {article: number for number, article in enumerate(dict.fromkeys(article for article, _ in facts))}
    in_order = sorted(facts.values(), key=lambda fact: (order[fact.article], fact.start_char))
    lines: list[Toll | Range] = []
    for number, event in enumerate(events(in_order, published), start=1):
        found = tolls.tolls(event.facts, published=published, texts=texts, vague=vague)
        lines.extend(_lines(_about(event, f"e{number}"), found))
    return lines


def _about(event: Event, name: str) -> _About:
    date, day = event.at.date, event.published
    by_publication = date is None and day is not None
    return _About(
        event=name,
        date=day[0].isoformat() if day is not None and by_publication else date.value if date else None,
        date_end=date.value_end if date else None,
        date_text=date.text if date is not None and date.value is None else None,
        date_from="published" if by_publication else "text" if date else None,
        place=event.place.text if event.place else None,
        place_from=None if event.place is None else "text" if event.at.place else "dateline",
    )


def _lines(about: _About, found: Sequence[tolls.Told]) -> Iterable[Toll | Range]:
    """The tolls of one event, those of one outcome and scope together, and their ranges below."""
    for outcome in OUTCOMES:
        for scope in _SCOPES:
            here = [told for told in found if told.fact.outcome == outcome and told.fact.scope == scope]
            here.sort(key=lambda told: told.apart)
            yield from (_toll(about, told) for told in here)
            yield from _ranges(about, here)


def _ranges(about: _About, here: Iterable[tolls.Told]) -> Iterable[Range]:
    groups: dict[str | None, list[tolls.Told]] = {}
    for told in here:
        if told.in_range:
            groups.setdefault(told.group, []).append(told)
    for group, standing in sorted(groups.items(), key=lambda item: item[0] is not None):
        low, high = tolls.span(standing)
        fact = standing[0].fact
        yield Range(
            **_fields(about), outcome=fact.outcome, scope=fact.scope, victims=group, low=low, high=high,
            tolls=len(standing),
        )  # fmt: skip


def _toll(about: _About, told: tolls.Told) -> Toll:
    fact = told.fact
    return Toll(
        **_fields(about),
        outcome=fact.outcome,
        scope=fact.scope,
        victims=told.victims,
        low=told.low,
        high=told.high,
        kind=fact.kind,
        best=told.best,
        modifier=fact.count.modifier if fact.count else None,
        count=fact.count.text if fact.count else None,
        source=(fact.source.name or fact.source.text) if fact.source else None,
        via=tuple(link.speaker.name or link.speaker.text for link in fact.via),
        published=told.published,
        status=told.status,
        in_range=told.in_range,
        subset=fact.subset,
        increment=told.increment,
        negated=fact.negated,
        hypothetical=fact.hypothetical,
        evidence=tuple(
            Evidence(
                text=mention.text,
                start_char=mention.start_char,
                end_char=mention.end_char,
                article=mention.article,
                fact=mention.id,
            )
            for mention in told.mentions
        ),
    )


def _fields(about: _About) -> dict[str, Any]:
    return {name: getattr(about, name) for name in about.__slots__}
