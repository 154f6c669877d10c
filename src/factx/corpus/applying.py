"""The last step of linking: records with who they are, which event they are of, and which text they copy."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from factx.corpus.gathering import articles_of, gather
from factx.corpus.known import Register
from factx.corpus.linking import Links, linked
from factx.facts import ArticleRecord, Casualty, Entity, Link, Mention, Quote, Record

Who = Mapping[str, tuple[str, str]]


def link(records: Iterable[Record], register: Register | None = None) -> list[Record]:
    """Facts of many articles with what links them; those that are linked already keep what they have.

    Args:
        records: those of one article in one run, as `factx extract` writes them.
        register: identities by the user's word.
    """
    register = register or Register()
    articles = list(articles_of(records))
    done = linked([gather(articles, register)], register.names)
    return list(applied(articles, done.links(0)))


def applied(articles: Iterable[Sequence[Record]], links: Links) -> Iterator[Record]:
    """The records of some articles, linked; `links` are those of just these."""
    entities, events = iter(links.entities), iter(links.events)
    for records in articles:
        who = {record.id: next(entities) for record in records if isinstance(record, Entity)}
        for record in records:
            yield _applied(record, who, events, links.copies)


def _applied(record: Record, who: Who, events: Iterator[str], copies: Mapping[str, str]) -> Record:
    if isinstance(record, Entity):
        one, name = who[record.id]
        return record.model_copy(update={"identity": one, "identity_name": name})
    if isinstance(record, Quote):
        update = {"speaker": _mention(record.speaker, who), "addressee": _mention(record.addressee, who)}
        return record.model_copy(update={**update, "via": _chain(record.via, who)})
    if isinstance(record, Casualty):
        source = _mention(record.source, who)
        return record.model_copy(update={"event": next(events), "source": source, "via": _chain(record.via, who)})
    if isinstance(record, ArticleRecord) and record.article in copies:
        return record.model_copy(update={"copy_of": copies[record.article]})
    return record


def _chain(via: Sequence[Link], who: Who) -> tuple[Link, ...]:
    return tuple(link.model_copy(update={"speaker": _mention(link.speaker, who)}) for link in via)


def _mention(mention: Mention | None, who: Who) -> Mention | None:
    if mention is None or (found := who.get(mention.actor or "")) is None:
        return mention
    one, name = found
    return mention.model_copy(update={"identity": one, "identity_name": name})
