"""One person or body over many articles: names, titles and countries over time, quotes, and who passes them on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from factx.corpus import applying, body_names, person_names
from factx.corpus.spelling import sounded
from factx.facts import Actor, ArticleRecord, Entity, Mention, Model, Organization, Quote, Record


class Title(Model):
    """What somebody is called in some articles, and from when to when."""

    title: str
    articles: int = Field(ge=1)
    first: str | None = Field(None, description="ISO day of the first article that says so, where days are known")
    last: str | None = None


class Said(Model):
    """One quote of theirs."""

    article: str
    published: str | None = None
    quote: str = Field(description="id of the quote in its article")
    content: str
    cue: str | None = None
    via: tuple[str, ...] = Field((), description="who passed it on, outermost first")
    url: str | None = None


class Person(Model):
    """A person or body with what many articles tell of them."""

    type: Literal["who"] = "who"
    identity: str
    name: str
    names: tuple[str, ...] = Field(description="names of the articles, most frequent first")
    kind: Literal["actor", "organization"]
    country: str | None = None
    articles: int = Field(ge=1)
    first: str | None = Field(None, description="ISO day of the first article that names them")
    last: str | None = None
    titles: tuple[Title, ...] = ()
    passed_on_by: tuple[str, ...] = Field((), description="who passes their quotes on, most frequent first")
    quotes: tuple[Said, ...] = ()


@dataclass(slots=True)
class _Found:
    identity: str
    name: str
    kind: Literal["actor", "organization"]
    names: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    titles: dict[str, list[str]] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    via: Counter[str] = field(default_factory=Counter)
    quotes: list[Said] = field(default_factory=list)


def persons(records: Iterable[Record], name: str) -> list[Person]:
    """Those whom a name, a part of it or an identity means, those of most articles first.

    Args:
        records: facts, linked or not; those that are not are linked first.
        name: in any case; “Sosa” finds everybody of that surname.
    """
    linked = applying.linked_first(records)
    articles = {record.article: record for record in linked if isinstance(record, ArticleRecord)}
    found: dict[str, _Found] = {}
    for record in linked:
        if isinstance(record, Entity):
            _named(record, articles.get(record.article), found)
    for record in linked:
        # What a copy says is said once.
        own = articles.get(record.article)
        if isinstance(record, Quote) and not (own is not None and own.copy_of):
            _said(record, own, found)
    meant = [one for one in found.values() if _means(name, one)]
    meant.sort(key=lambda one: (-len(one.articles), one.identity))
    return [_person(one) for one in meant]


def _means(asked: str, one: _Found) -> bool:
    if asked == one.identity:
        return True
    if one.kind == "organization":
        return any(body_names.parsed(asked).core == body_names.parsed(name).core for name in one.names)
    wanted = person_names.parsed(asked)
    own = [person_names.parsed(name) for name in one.names]
    if not wanted.given:
        return any(wanted.family in (name.family, *map(sounded, name.given)) for name in own)
    return any(wanted.family == name.family and person_names.alike(wanted, name) > 0 for name in own)


def _named(record: Entity, article: ArticleRecord | None, found: dict[str, _Found]) -> None:
    if record.identity is None or not isinstance(record, Actor | Organization):
        return
    one = found.setdefault(record.identity, _Found(record.identity, record.identity_name or record.name, record.type))
    one.names[" ".join(record.name.split())] += 1
    one.articles.add(record.article)
    if record.country:
        one.countries[record.country] += 1
    day = article.published[:10] if article is not None and article.published else ""
    if day:
        one.days.append(day)
    for title in record.titles if isinstance(record, Actor) else ():
        one.titles.setdefault(title, []).append(day)


def _said(quote: Quote, article: ArticleRecord | None, found: dict[str, _Found]) -> None:
    speaker = quote.speaker
    one = found.get(speaker.identity or "") if speaker is not None else None
    if one is None:
        return
    via = tuple(_shown(link.speaker) for link in quote.via)
    one.via.update(via)
    one.quotes.append(
        Said(
            article=quote.article,
            published=article.published[:10] if article is not None and article.published else None,
            quote=quote.id,
            content=" … ".join(" ".join(span.text.split()) for span in quote.contents),
            cue=quote.cue.lemma if quote.cue is not None else None,
            via=via,
            url=article.url if article is not None else None,
        )
    )


def _shown(mention: Mention) -> str:
    return mention.identity_name or mention.name or " ".join(mention.text.split())


def _person(one: _Found) -> Person:
    days = sorted(one.days)
    return Person(
        identity=one.identity,
        name=one.name,
        names=tuple(_ranked(one.names)),
        kind=one.kind,
        country=next(iter(_ranked(one.countries)), None),
        articles=len(one.articles),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        titles=tuple(_title(title, told) for title, told in sorted(one.titles.items(), key=_by_time)),
        passed_on_by=tuple(_ranked(one.via)),
        quotes=tuple(sorted(one.quotes, key=lambda said: (said.published is None, said.published or ""))),
    )


def _by_time(item: tuple[str, list[str]]) -> tuple[str, int, str]:
    """By the first day on which a title is told; where no days are known, the usual ones first."""
    title, days = item
    return min(filter(None, days), default=""), -len(days), title


def _title(title: str, told: Sequence[str]) -> Title:
    days = sorted(filter(None, told))
    return Title(title=title, articles=len(told), first=days[0] if days else None, last=days[-1] if days else None)


def _ranked(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda name: (-counted[name], name))
