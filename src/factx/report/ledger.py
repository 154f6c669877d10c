"""The ledger of tolls: what each source said how many were killed, hurt or taken in each event, side by side.

“At least 12 died, police said. … The union put the dead at 27, nine of them women.” are three rows of one event: two
that conflict and a part, which no range counts. Nothing here adds numbers up: the range of an event and outcome is the
span from the lowest to the highest number that still stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from factx.corpus.applying import tolls_linked_first
from factx.corpus.chronicle import chronicle, texts_and_days
from factx.corpus.events.naming import About
from factx.facts import ArticleRecord, Model, Modifier, Record, Span, ToldIn, Vague
from factx.outcomes import OUTCOMES, Outcome
from factx.report import tolls
from factx.report.told import Role, Status, Told

Scope = Literal["incident", "cumulative", "background"]

Articles = Mapping[str, ArticleRecord]
_SCOPES: tuple[Scope, ...] = ("incident", "cumulative", "background")


class Evidence(Span):
    """The words of one mention of a toll, in its article."""

    article: str = Field(description="id of the article")
    fact: str = Field(description="id of the casualty record")


class Line(Model):
    """What tolls and ranges share: the event, and whose lot it is."""

    schema_version: Literal["factx/1"] = Field("factx/1", alias="schema")
    event: str = Field(description="the event: day, place and a number, the same as that of `factx link`")
    date: str | None = Field(None, description="ISO day, month or year of the event")
    date_end: str | None = Field(None, description="last day, month or year where it is a range")
    date_text: str | None = Field(None, description="the words of the date, where they were its only sign")
    date_from: Literal["text", "published"] | None = Field(None, description="its own date, or that of publication")
    place: str | None = None
    place_from: ToldIn | None = Field(None, description="the part of the article that names it")
    country: str | None = Field(None, description="ISO 3166 alpha-3")
    latitude: float | None = Field(None, description="degrees north of the place, where it is known")
    longitude: float | None = Field(None, description="degrees east")
    outcome: Outcome
    scope: Scope
    victims: str | None = Field(None, description="the group that was counted; null for all persons")
    low: int | None = Field(None, ge=0)
    high: int | None = Field(None, ge=0, description="null with a low bound is open")
    best: int | None = Field(None, ge=0, description="the one number to use, where there is one")


class Toll(Line):
    """One number that one source gave at one time, with every place where an article says it."""

    type: Literal["toll"] = "toll"
    kind: Literal["counted", "named", "uncounted"]
    modifier: Modifier | None = None
    count: str | None = Field(None, description="the words of the number")
    source: str | None = Field(None, description="who gives it; null where the article itself does")
    via: tuple[str, ...] = Field((), description="who passed it on, outermost first")
    published: str | None = Field(None, description="day on which its article came out")
    title: str | None = Field(None, description="headline of its article")
    url: str | None = Field(None, description="where its article was published")
    status: Status = Field(description="whether it still stands, beside the others of its event, outcome and part")
    role: Role = Field(description="of all persons, of a part of them, or of some of those counted")
    part: str | None = Field(None, description="which part: a place, a group, those told of as more")
    repeated: bool = Field(description="whether an article before has the same number")
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
    summed: bool = Field(False, description="the sum of parts of one whole, of which no total is told")


def ledger(records: Iterable[Record], vague: Vague = "range") -> list[Toll | Range]:
    """The lines of a ledger: event by event, in each the outcomes, in each its tolls and then its ranges.

    Args:
        records: as `factx extract` or `factx link` gives them, linked first where they are not; article records give
            days of publication and texts.
        vague: how “dozens” counts: `range` from 12 up, `acled` as 12 by the convention of ACLED, `none` not at all.
    """
    kept = tolls_linked_first(_once(records))
    texts, published = texts_and_days(kept)
    copies = {one.article: one.copy_of for one in kept if isinstance(one, ArticleRecord) and one.copy_of}
    articles = {one.article: one for one in kept if isinstance(one, ArticleRecord)}
    lines: list[Toll | Range] = []
    for chapter in chronicle(kept):
        found = tolls.tolls(chapter.facts, published=published, texts=texts, copies=copies, vague=vague)
        lines.extend(_lines(chapter.about, found, articles))
    return lines


def _once(records: Iterable[Record]) -> Iterable[Record]:
    """Records without those that come twice."""
    seen: set[tuple[str, str]] = set()
    for record in records:
        if (record.article, record.id) not in seen:
            seen.add((record.article, record.id))
            yield record


def _lines(about: About, found: Sequence[Told], articles: Articles) -> Iterable[Toll | Range]:
    """The tolls of one event, those of one outcome and scope together, and their ranges below."""
    for outcome in OUTCOMES:
        own = [told for told in found if told.fact.outcome == outcome]
        for scope in _SCOPES:
            here = sorted((told for told in own if told.fact.scope == scope), key=lambda told: told.apart)
            yield from (_toll(about, told, articles) for told in here)
        yield from _ranges(about, own)


def _ranges(about: About, own: Sequence[Told]) -> Iterable[Range]:
    """The range of the totals; where no total stands, those of the parts, and their sum where they make up a whole."""
    standing = [told for told in own if told.in_range]
    totals = [told for told in standing if told.role == "total"]
    if totals:
        yield _range(about, totals, None)
        return
    parts: dict[str, list[Told]] = {}
    for told in standing:
        parts.setdefault(told.part, []).append(told)
    for own_part in parts.values():
        yield _range(about, own_part, own_part[0].group or own_part[0].part.removeprefix("of "))
    bounds = [tolls.span(own_part) for own_part in parts.values()]
    if len(bounds) > 1 and all(told.whole for told in standing) and all(low is not None for low, _ in bounds):
        lows, highs = [low or 0 for low, _ in bounds], [high for _, high in bounds if high is not None]
        high = sum(highs) if len(highs) == len(bounds) else None
        yield _range(about, standing, None).model_copy(update={"low": sum(lows), "high": high, "summed": True})


def _range(about: About, standing: Sequence[Told], victims: str | None) -> Range:
    low, high = tolls.span(standing)
    fact = standing[0].fact
    best = max(standing, key=lambda told: (told.moment, told.best or 0)).best
    return Range(
        **_fields(about), outcome=fact.outcome, scope=fact.scope, victims=victims, low=low, high=high,
        best=best if len({told.best for told in standing}) == 1 or low is None else None, tolls=len(standing),
    )  # fmt: skip


def _toll(about: About, told: Told, articles: Articles) -> Toll:
    fact = told.fact
    own = articles.get(fact.article)
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
        source=(fact.source.identity_name or fact.source.name or fact.source.text) if fact.source else None,
        via=tuple(link.speaker.identity_name or link.speaker.name or link.speaker.text for link in fact.via),
        published=told.published,
        title=own.title if own is not None else None,
        url=own.url if own is not None else None,
        status=told.status,
        role=told.role,
        part=told.part or None,
        repeated=told.repeated,
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


def _fields(about: About) -> dict[str, Any]:
    return {
        "event": about.id,
        "date": about.date,
        "date_end": about.date_end,
        "date_text": about.date_text,
        "date_from": about.date_from,
        "place": about.place,
        "place_from": about.place_from,
        "country": about.country,
        "latitude": about.latitude,
        "longitude": about.longitude,
    }
