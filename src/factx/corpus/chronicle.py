"""The events of a collection with the facts that are told of each, for a ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factx.corpus.events import joining, naming
from factx.corpus.events.naming import About
from factx.corpus.events.scenes import Story, story_of
from factx.facts import ArticleRecord, Casualty, Record


@dataclass(frozen=True, slots=True)
class Chapter:
    """One event and the facts of it, in the order of telling."""

    about: About
    facts: tuple[Casualty, ...]


def chronicle(records: Iterable[Record]) -> list[Chapter]:
    """The events that facts tell of, those that were told of first before others.

    Args:
        records: of all articles; facts that are linked already keep their event.
    """
    stories: list[Story] = []
    facts: list[Casualty] = []
    articles: dict[str, list[Record]] = {}
    for record in records:
        articles.setdefault(record.article, []).append(record)
    for article in articles.values():
        story = story_of(article, len(facts))
        if story is not None:
            stories.append(story)
            facts.extend(record for record in article if isinstance(record, Casualty))
    moments = {story.key: story.moment for story in stories}
    chapters: dict[str, tuple[About, list[Casualty]]] = {}
    for event in joining.events(stories):
        about = naming.about(event, moments)
        for scene in event.scenes:
            for told in scene.told:
                one = told.anchor or about.id
                chapter = chapters.setdefault(one, (replace(about, id=one), []))
                chapter[1].append(facts[told.number])
    return [Chapter(about, tuple(_in_order(own))) for about, own in chapters.values()]


def _in_order(facts: Sequence[Casualty]) -> list[Casualty]:
    """Article by article as they came, each in the order of its text."""
    order = {article: at for at, article in enumerate(dict.fromkeys(fact.article for fact in facts))}
    return sorted(facts, key=lambda fact: (order[fact.article], fact.start_char))


def texts_and_days(records: Iterable[Record]) -> tuple[dict[str, str], dict[str, str | None]]:
    """Text and time of publication of the articles whose own records are there, by article."""
    articles = [record for record in records if isinstance(record, ArticleRecord)]
    return {one.article: one.text for one in articles}, {one.article: one.published for one in articles}
