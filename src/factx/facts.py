"""The records that factx prints, as frozen pydantic models; `factx schema` prints them as JSON Schema.

One record is one line of JSONL. Records know nothing of spaCy, can be pickled, and check themselves when they are made;
their parts are in `factx.spans` and are imported from here by all rooms.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union

from pydantic import Field, TypeAdapter

from factx.outcomes import Outcome as Outcome  # a field of casualty records, imported from here by the rules
from factx.spans import Count as Count
from factx.spans import Cue as Cue
from factx.spans import CueClass as CueClass
from factx.spans import Date as Date
from factx.spans import Extent as Extent
from factx.spans import Form as Form
from factx.spans import Link as Link
from factx.spans import Mention as Mention
from factx.spans import Model as Model
from factx.spans import Modifier as Modifier
from factx.spans import Number as Number
from factx.spans import Place as Place
from factx.spans import Precision as Precision
from factx.spans import QuoteKind as QuoteKind
from factx.spans import Span as Span
from factx.spans import ToldIn as ToldIn
from factx.spans import Unit as Unit
from factx.spans import Vague as Vague
from factx.spans import VictimKind as VictimKind
from factx.spans import VictimRole as VictimRole
from factx.spans import linked, sure

SCHEMA = "factx/1"


class Record(Model):
    """What every record has: who it is, which article it is from, and the characters it rests on."""

    letter: ClassVar[str]

    schema_version: Literal["factx/1"] = Field("factx/1", alias="schema")
    type: str = Field(description="what it is a record of")
    id: str = Field(description="stable: the same article text and version give the same id")
    article: str = Field(description="id of the article")
    text: str = Field(description="the evidence")
    start_char: Number = Field(description="offset of the evidence in the article's text, in code points")
    end_char: Number = Field(description="offset after the evidence")
    sentence: Extent | None = Field(None, description="the sentence or sentences around the evidence")
    rule: str = Field(description="the rule that found it")
    confidence: float | None = sure("that a careful reader would accept the record as it stands")


class Quote(Record):
    """A statement that the article ascribes to somebody."""

    letter: ClassVar[str] = "q"

    type: Literal["quote"] = "quote"
    kind: QuoteKind = Field(description="direct: all in quotation marks, mixed: some, indirect: none")
    contents: tuple[Span, ...] = Field(
        min_length=1, description="what was said; an interrupted quote has several spans"
    )
    cue: Cue | None = Field(None, description="the words that tell of the saying")
    speaker: Mention | None = Field(None, description="who said it")
    via: tuple[Link, ...] = Field((), description="who passed it on, outermost first")
    addressee: Mention | None = Field(None, description="to whom")
    date: Date | None = Field(None, description="when it was said")
    negated: bool = Field(False, description="the text says that it is not so")
    hypothetical: bool = Field(False, description="the text says only what may be or might have been")


class Casualty(Record):
    """One count of persons with one outcome."""

    letter: ClassVar[str] = "c"

    type: Literal["casualty"] = "casualty"
    outcome: Outcome = Field(description="what became of them")
    kind: Literal["counted", "named", "uncounted"] = Field(description="a number, a named person, or neither")
    count: Count | None = Field(None, description="how many, with bounds")
    outcome_word: Span | None = Field(
        None, description="the words that tell the outcome; null for a part, which shares that of its whole"
    )
    victims: Span | None = Field(None, description="who they are; of a named person the words that tell most")
    unit: Unit = Field("persons", description="what the number counts: 12 families are not 12 persons")
    victim_role: VictimRole | None = Field(None, description="what they were in the event, where the words tell it")
    victim_kinds: tuple[VictimKind, ...] = Field((), description="ages and sexes that the words tell, in this order")
    source: Mention | None = Field(None, description="who says so")
    source_cue: Span | None = Field(None, description="the words that make the source one: said, according to")
    via: tuple[Link, ...] = Field((), description="who passed it on, outermost first")
    place: Place | None = Field(None, description="where it happened")
    date: Date | None = Field(None, description="when it happened, not when it was told")
    date_from: ToldIn | None = Field(None, description="the part of the article that dates the event")
    subset: bool = Field(False, description="these persons are part of another count nearby")
    negated: bool = Field(False, description="the text says that it is not so")
    hypothetical: bool = Field(False, description="the text says only what may be or might have been")
    scope: Literal["incident", "cumulative", "background"] = Field(
        "incident", description="of this event, added up over time, or of another event"
    )
    event: str | None = linked("one id for one event over all articles")


class Entity(Record):
    """What actors and organizations share."""

    name: str = Field(description="canonical name")
    aliases: tuple[str, ...] = Field((), description="other names in the text")
    country: str | None = Field(None, pattern="^[A-Z]{3}$", description="ISO 3166 alpha-3")
    country_context: str | None = Field(
        None, pattern="^[A-Z]{3}$", description="the country that a reader infers where the text ties none to it"
    )
    country_from: Literal["text", "context"] | None = Field(None, description="which of the two tells the country")
    affiliations: tuple[str, ...] = Field((), description="ids of organization records, or names")
    mentions: tuple[Mention, ...] = Field((), description="where the text speaks of them")
    quotes: Number = Field(0, description="how many quotes are theirs")
    identity: str | None = linked("one id for one person or body over all articles")
    identity_name: str | None = linked("the name of that person or body")


class Actor(Entity):
    """A named person."""

    letter: ClassVar[str] = "a"

    type: Literal["actor"] = "actor"
    kind: Literal["person"] = "person"
    titles: tuple[str, ...] = Field((), description="titles and offices, as the text has them")


class Organization(Entity):
    """A named body that can decide, say or do something."""

    letter: ClassVar[str] = "o"

    type: Literal["organization"] = "organization"
    acronym: str | None = Field(None, description="its short form")
    category: str | None = Field(None, description="government, military, media …, where the text tells")


class ArticleRecord(Record):
    """The article itself, printed with `--with-articles`; its `text` is the one exact text."""

    letter: ClassVar[str] = "t"

    type: Literal["article"] = "article"
    rule: str = "article"
    title: str | None = Field(None, description="the headline")
    published: str | None = Field(None, description="day of publication, ISO 8601")
    published_from: str | None = Field(
        None, description="what told it: option, sidecar, metadata, dateline, name, folder, url, modified"
    )
    url: str | None = Field(None, description="where it was published")
    path: str | None = Field(None, description="the file that it was read from")
    language: str = "en"
    characters: Number = Field(0, description="how long the text is")
    sentences: Number = Field(0, description="how many sentences it has")
    dates: tuple[Date, ...] = Field((), description="every date expression of the text")
    counts: dict[str, Number] = Field(default_factory=dict, description="records per type")
    copy_of: str | None = linked("id of the article that has this text already, all but a little of it")


Fact = Annotated[Quote | Casualty | Actor | Organization | ArticleRecord, Field(discriminator="type")]
# The tables of a database in the order in which they are made; a table is called by the plural of its record type.
TABLES: dict[str, type[Record]] = {
    "articles": ArticleRecord,
    "quotes": Quote,
    "casualties": Casualty,
    "actors": Actor,
    "organizations": Organization,
}
FACT_TYPES: tuple[type[Record], ...] = tuple(TABLES.values())

# What readers see for the types, on terminals, pages and sheets: above many of them, and for one. In the data, whose
# names scripts rely on, a person is an `actor`.
HEADINGS: Mapping[str, str] = {
    "article": "Articles",
    "quote": "Quotes",
    "casualty": "Casualties",
    "actor": "Persons",
    "organization": "Organizations",
}
NOUNS: Mapping[str, str] = {
    "article": "article",
    "quote": "quote",
    "casualty": "casualty fact",
    "actor": "person",
    "organization": "organization",
}

_AnyRecord = TypeVar("_AnyRecord")
_ADAPTER: TypeAdapter[Fact] = TypeAdapter(Fact)


def parse(line: str | bytes) -> Fact:
    """One JSONL line as its record.

    Raises:
        pydantic.ValidationError: when the line is no record of this schema version.

    >>> parse(Quote(id="q1", article="a", text="“No”", start_char=0, end_char=4, rule="marks", kind="direct",
    ...             contents=(Span(text="“No”", start_char=0, end_char=4),)).model_dump_json()).kind
    'direct'
    """
    return _ADAPTER.validate_json(line)


def by_article(
    records: Iterable[_AnyRecord], about: Callable[[_AnyRecord], tuple[str, str]]
) -> Iterator[list[_AnyRecord]]:
    """The records of one article after another, as they stand together; an article's own record begins a new one.

    So two neighbours with one id stay two where their own records are there.

    Args:
        records: of any kind.
        about: the type of a record and the id of its article.

    >>> list(by_article([("article", "a"), ("quote", "a"), ("article", "a"), ("quote", "b")], tuple))
    [[('article', 'a'), ('quote', 'a')], [('article', 'a')], [('quote', 'b')]]
    """
    together: list[_AnyRecord] = []
    before = ""
    for record in records:
        kind, article = about(record)
        if together and (kind == "article" or article != before):
            yield together
            together = []
        together.append(record)
        before = article
    if together:
        yield together


def of_each_article(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records of one article after another, as they stand together."""
    return by_article(records, lambda record: (record.type, record.article))


def json_schema(*more: type[Model]) -> dict[str, Any]:
    """JSON Schema (2020-12) of one printed record; `more` are models with a `type` of their own, such as ledger rows.

    >>> sorted(json_schema()["discriminator"]["mapping"])
    ['actor', 'article', 'casualty', 'organization', 'quote']
    """
    kinds: Any = Annotated[Union[(*FACT_TYPES, *more)], Field(discriminator="type")]
    schema = TypeAdapter(kinds).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"factx record {SCHEMA}", **schema}
