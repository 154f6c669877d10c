"""Records of invented articles, as `factx extract` would write them."""

from collections.abc import Iterable
from typing import Any, Literal

from factx.corpus.applying import link
from factx.facts import (
    Actor,
    ArticleRecord,
    Casualty,
    Count,
    Date,
    Entity,
    Extent,
    Mention,
    Organization,
    Place,
    Quote,
    Record,
    Span,
)
from factx.facts import Link as Chain


def named(text: str, start: int = 0, actor: str | None = None) -> Mention:
    return Mention(text=text, start_char=start, end_char=start + len(text), form="named", name=text, actor=actor)


class Story:
    """One article; what it is asked for is added to its records."""

    def __init__(
        self, name: str, published: str | None = None, title: str | None = None, text: str | None = None
    ) -> None:
        self.name, self.text = name, text if text is not None else "-"
        self.records: list[Record] = [
            ArticleRecord(
                id=f"{name}-t", article=name, text=self.text, start_char=0, end_char=len(self.text),
                published=published, title=title,
            )
        ]  # fmt: skip

    def _id(self, letter: str) -> str:
        return f"{self.name}-{letter}{len(self.records)}"

    def person(self, name: str, *, mentions: int = 1, **fields: Any) -> "Story":
        return self._entity(Actor, "a", name, mentions, fields)

    def body(self, name: str, *, mentions: int = 1, **fields: Any) -> "Story":
        return self._entity(Organization, "o", name, mentions, fields)

    def _entity(
        self, kind: type[Actor] | type[Organization], letter: str, name: str, mentions: int, fields: Any
    ) -> "Story":
        start = 10 * len(self.records)
        self.records.append(
            kind(
                id=self._id(letter), article=self.name, text=name, start_char=start, end_char=start + len(name),
                rule="entity", name=name, mentions=tuple(named(name, start + 200 * at) for at in range(mentions)), **fields,
            )
        )  # fmt: skip
        return self

    def quote(self, speaker: str, content: str, via: str | None = None) -> "Story":
        who = next(record for record in self.records if isinstance(record, Entity) and record.name == speaker)
        span = Span(text=content, start_char=900, end_char=900 + len(content))
        links = (Chain(speaker=named(via), cue=Span(text="cited", start_char=1, end_char=6)),) if via else ()
        self.records.append(
            Quote(
                id=self._id("q"), article=self.name, text=content, start_char=900, end_char=900 + len(content), rule="r",
                kind="direct", contents=(span,), speaker=named(speaker, 5, who.id), via=links,
            )
        )  # fmt: skip
        return self

    def toll(
        self,
        words: str,
        number: int,
        *,
        outcome: Any = "killed",
        place: str | None = None,
        place_from: Literal["clause", "sentence", "article", "dateline"] = "clause",
        date: str | None = None,
        date_words: str | None = None,
        source: str | None = None,
        actor: str | None = None,
        **fields: Any,
    ) -> "Story":
        """A toll whose words stand in the text of the article; its sentence is the one around them."""
        start = self.text.index(words)
        first = max(self.text.rfind(". ", 0, start) + 2, self.text.rfind("\n", 0, start) + 1, 0)
        ends = [end for mark in (". ", "\n") if (end := self.text.find(mark, start)) >= 0]
        last = min(ends, default=len(self.text))

        def span(text: str) -> dict[str, Any]:
            at = self.text.index(text)
            return {"text": text, "start_char": at, "end_char": at + len(text)}

        self.records.append(
            Casualty(
                id=self._id("c"), article=self.name, text=words, start_char=start, end_char=start + len(words), rule="r",
                sentence=Extent(start_char=first, end_char=last), outcome=outcome, kind="counted",
                count=Count(**span(words), low=number, high=number, best=number, modifier="exact"),
                place=Place(**span(place), place_from=place_from) if place else None,
                date=Date(**span(date_words or words), value=date, precision="day") if date else None,
                source=Mention(**span(source), form="nominal", actor=actor) if source else None,
                **fields,
            )
        )  # fmt: skip
        return self


def of(stories: Iterable[Story]) -> list[Record]:
    return [record for story in stories for record in story.records]


def identities(*stories: Story) -> dict[str, str]:
    """`article name` → identity, after linking."""
    return {
        f"{record.article} {record.name}": record.identity or ""
        for record in link(of(stories))
        if isinstance(record, Entity)
    }


def together(*stories: Story) -> set[frozenset[str]]:
    """Which records of persons and bodies are one, as `article name`; those that stand alone are left out."""
    groups: dict[str, set[str]] = {}
    for record, identity in identities(*stories).items():
        groups.setdefault(identity, set()).add(record)
    return {frozenset(group) for group in groups.values() if len(group) > 1}
