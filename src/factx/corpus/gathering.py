"""The first step of linking: what identities, events and copies ask of a stretch of facts, as short rows.

A stretch holds whole articles. What is gathered of one depends on it alone, so that stretches can be shared out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factx.corpus import bearers, copies
from factx.corpus.bearers import Bearer
from factx.corpus.copies import Signature
from factx.corpus.events.scenes import Story, story_of
from factx.corpus.events.told import iso_days
from factx.corpus.known import Register
from factx.corpus.spelling import folded
from factx.facts import ArticleRecord, Casualty, Entity, Record


@dataclass(slots=True)
class Gathered:
    """The rows of a stretch; numbers count its persons and bodies, and its casualties, from 0.

    Attributes:
        bearers: its persons and bodies.
        keys: under which names each can meet another.
        forenames: first names that somebody is known by alone.
        stories: its articles that count casualties.
        signatures: of its texts.
        articles, entities, casualties: how many it has.
    """

    bearers: list[Bearer] = field(default_factory=list)
    keys: list[tuple[str, ...]] = field(default_factory=list)
    forenames: set[str] = field(default_factory=set)
    stories: list[Story] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    articles: int = 0
    entities: int = 0
    casualties: int = 0


def gather(articles: Iterable[Sequence[Record]], register: Register) -> Gathered:
    """The rows of some articles.

    Args:
        articles: the records of each.
        register: identities by the user's word.
    """

    def anchor(entity: Entity) -> str | None:
        return register.identity(entity) or entity.identity

    found = Gathered()
    for records in articles:
        found.articles += 1
        moment = bearers.published(records) or ""
        days = iso_days(moment)
        own = bearers.of_article(records, found.entities, days[0] if days else 0, anchor)
        found.entities += len(own)
        for bearer in own:
            found.bearers.append(bearer)
            found.keys.append(tuple(bearers.component_keys(bearer)))
            if bearers.only_forename(bearer):
                found.forenames.add(folded(bearer.name.strip()))
        story = story_of(records, found.casualties)
        found.casualties += sum(isinstance(record, Casualty) for record in records)
        if story is not None:
            found.stories.append(story)
        for record in records:
            if isinstance(record, ArticleRecord):
                key = bearers.key_of(record.article, record.id)
                numbers = copies.numbers_of(record.text)
                found.signatures.append(Signature(record.article, key, moment, numbers, record.copy_of or ""))
    return found
