"""Annotated facts as a user writes them: the records of factx, of which every field that nobody judged may be left out.

The article line says that an article was annotated at all, so that one without facts counts too; its `dates` are
judged where they are given. A field that is left out is not scored; one that is null says that there is none.

>>> line = '{"type": "quote", "article": "a1", "contents": [{"start_char": 0, "end_char": 9}], "speaker": null}'
>>> quote = parsed(line, "gold.jsonl:1")
>>> quote.speaker, "speaker" in quote.model_fields_set, "cue" in quote.model_fields_set
(None, True, False)
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from factx.errors import InputError


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Stretch(_Part):
    """Characters from `start_char` to `end_char` (exclusive) of the article's text."""

    start_char: int = Field(ge=0)
    end_char: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> "Stretch":
        if self.end_char <= self.start_char:
            raise ValueError("end_char must be greater than start_char")
        return self


class Quote(_Part):
    """A statement."""

    type: Literal["quote"]
    article: str
    confidence: float | None = None
    contents: tuple[Stretch, ...] = Field(min_length=1)
    kind: str | None = None
    cue: Stretch | None = None
    speaker: Stretch | None = None


class Bounds(Stretch):
    """A count: its characters and bounds; a bound is null where it is open."""

    low: int | None = None
    high: int | None = None
    modifier: str | None = None


class Casualty(Stretch):
    """A count of people, or named or uncounted ones, that something befell."""

    type: Literal["casualty"]
    article: str
    confidence: float | None = None
    outcome: str
    count: Bounds | None = None
    victims: Stretch | None = None
    source: Stretch | None = None
    negated: bool = False
    hypothetical: bool = False


class Entity(_Part):
    """A person or body with all its mentions."""

    type: Literal["actor", "organization"]
    article: str
    confidence: float | None = None
    name: str
    mentions: tuple[Stretch, ...] = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    acronym: str | None = None
    country: str | None = None


class Dated(Stretch):
    """A date expression and what it stands for."""

    value: str | None = None
    value_end: str | None = None


class ArticleLine(_Part):
    """Says that an article was annotated."""

    type: Literal["article"]
    article: str
    dates: tuple[Dated, ...] = ()


Item = Quote | Casualty | Entity | ArticleLine
_ITEM: TypeAdapter[Item] = TypeAdapter(Annotated[Item, Field(discriminator="type")])


class Annotation(BaseModel):
    """All that is said of one article."""

    model_config = ConfigDict(frozen=True)

    article: str
    quotes: tuple[Quote, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    actors: tuple[Entity, ...] = ()
    organizations: tuple[Entity, ...] = ()
    dates: tuple[Dated, ...] | None = None


def parsed(line: str | bytes, where: str) -> Item:
    """One line of a gold or predicted file.

    Raises:
        InputError: naming the line and the field that is wrong.
    """
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(where, "is no JSON", "write one record a line") from error
    try:
        return _ITEM.validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"][1:]) or "record"
        message = first["msg"].removeprefix("Value error, ")
        raise InputError(where, f"{field}: {message[:1].lower()}{message[1:]}", "see factx evaluate --help") from error


def by_article(items: Iterable[Item]) -> dict[str, Annotation]:
    """The annotation of each article by its id, whatever the order of the lines."""
    ordered = sorted(items, key=lambda item: item.article)
    return {article: _annotation(article, group) for article, group in groupby(ordered, key=lambda item: item.article)}


def _annotation(article: str, items: Iterator[Item]) -> Annotation:
    lists: dict[str, list[Any]] = {"quote": [], "casualty": [], "actor": [], "organization": []}
    dates: tuple[Dated, ...] | None = None
    for item in items:
        if isinstance(item, ArticleLine):
            dates = item.dates if "dates" in item.model_fields_set else dates
        else:
            lists[item.type].append(item)
    return Annotation(
        article=article,
        quotes=tuple(lists["quote"]),
        casualties=tuple(lists["casualty"]),
        actors=tuple(lists["actor"]),
        organizations=tuple(lists["organization"]),
        dates=dates,
    )
