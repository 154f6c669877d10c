"""The last step of linking: records with who they are, which event they are of, and which text they copy."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from factx.corpus.gathering import gather
from factx.corpus.known import Register
from factx.corpus.linking import Linker, Links
from factx.facts import ArticleRecord, Casualty, Entity, Link, Mention, Quote, Record, of_each_article

Who = Mapping[str, tuple[str, str]]


def link(records: Iterable[Record], register: Register | None = None) -> list[Record]:
    """Facts of many articles with what links them; those that are linked already keep what they have.

    Args:
        records: those of one article in one run, as `factx extract` writes them.
        register: identities by the user's word.
    """
    register = register or Register()
    articles = list(of_each_article(records))
    with Linker(register.names) as linker:
        linker.add(gather(articles, register))
        linker.run()
        return list(applied(articles, linker.links(0)))


def linked_first(records: Iterable[Record]) -> list[Record]:
    """Facts as they are where all of them are linked, else linked: a page or ledger of either is the same."""
    whole = list(records)
    return whole if all(map(_is_linked, whole)) else link(whole)


def tolls_linked_first(records: Iterable[Record]) -> list[Record]:
    """The records of articles and casualties, linked by all facts around them, which are not kept in memory."""
    kept: list[tuple[list[str], list[Record]]] = []
    known: dict[str, Record] = {}
    all_linked = True
    with Linker() as linker:
        for group in of_each_article(records):
            all_linked = all_linked and all(map(_is_linked, group))
            known |= {record.article: record for record in group if isinstance(record, ArticleRecord)}
            # Facts that stand apart from their article's record are told of in it all the same.
            own = known.get(group[0].article, group[0])
            linker.add(gather([group if own is group[0] else [own, *group]], Register()))
            ids = [record.id for record in group if isinstance(record, Entity)]
            kept.append((ids, [record for record in group if isinstance(record, ArticleRecord | Casualty)]))
        if all_linked:
            return [record for _, group in kept for record in group]
        linker.run()
        return [
            record
            for number, (ids, group) in enumerate(kept)
            for record in _of_article(ids, group, linker.links(number))
        ]


def _is_linked(record: Record) -> bool:
    if isinstance(record, Entity):
        return record.identity is not None
    return not isinstance(record, Casualty) or record.event is not None


def applied(articles: Iterable[Sequence[Record]], links: Links) -> Iterator[Record]:
    """The records of some articles, linked; `links` are those of just these."""
    entities, events = iter(links.entities), iter(links.events)
    for records in articles:
        who = {record.id: next(entities) for record in records if isinstance(record, Entity)}
        for record in records:
            yield _applied(record, who, events, links.copies)


def _of_article(ids: Sequence[str], records: Sequence[Record], links: Links) -> Iterator[Record]:
    """Some of the records of one article, linked; `ids` are those of its persons and bodies."""
    who, events = dict(zip(ids, links.entities, strict=True)), iter(links.events)
    return (_applied(record, who, events, links.copies) for record in records)


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
