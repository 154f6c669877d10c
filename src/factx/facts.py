"""The records that factx prints, as frozen pydantic models; `factx schema` prints them as JSON Schema.

One record is one line of JSONL. Records know nothing of spaCy, can be pickled, and check themselves when they are made.
A *span* is a stretch of the article's one exact text in code points, end exclusive; a *mention* is a span that
names, describes or stands for somebody. No field is called `end`, `label`, `if` …: jq 1.6 could not write `{end}`.

>>> count = Count(text="At least 26", start_char=0, end_char=11, low=26, high=None, best=26, modifier="at least")
>>> count.model_dump_json()
'{"text":"At least 26","start_char":0,"end_char":11,"low":26,"high":null,"best":26,"modifier":"at least"}'
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

SCHEMA = "factx/1"

Form = Literal["named", "nominal", "pronominal"]
QuoteKind = Literal["direct", "mixed", "indirect"]
CueClass = Literal[
    "speech", "speech_act", "according_to", "colon", "cognition", "evidence",
    "intention", "attitude", "refusal", "noun", "other",
]  # fmt: skip
Outcome = Literal[
    "killed", "injured", "missing", "detained", "displaced", "kidnapped", "infected", "rescued", "casualty"
]  # fmt: skip
Modifier = Literal[
    "exact", "at least", "more than", "about", "up to", "fewer than", "between", "vague", "ratio"
]  # fmt: skip
Precision = Literal[
    "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century", "range"
]  # fmt: skip


class Model(BaseModel):
    """Base of all records and their parts: frozen, closed, printed under the names of the contract."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)


class Extent(Model):
    """Where something stands, without its text."""

    start_char: int = Field(ge=0, description="offset of the first character in the article's text, in code points")
    end_char: int = Field(ge=0, description="offset after the last character")


class Span(Model):
    """A stretch of the article's text: `article.text[start_char:end_char] == text`."""

    text: str = Field(min_length=1)
    start_char: int = Field(ge=0)
    end_char: int = Field(ge=1)


class Mention(Span):
    """A span that stands for a person or body; `name` and `actor` are there once it is resolved."""

    form: Form
    name: str | None = Field(None, description="canonical name of the actor or organization")
    actor: str | None = Field(None, description="id of the actor or organization record of this article")


class Cue(Span):
    """The words that tell of the saying: a verb, `according to`, a colon, a noun."""

    lemma: str
    cue_class: CueClass = Field(alias="class")


class Link(Model):
    """One step of a chain of sources: “Interfax cited state television as saying” has Interfax and *cited*."""

    speaker: Mention
    cue: Span


class Count(Span):
    """A number of persons with its bounds; `high` null means open, `low` and `high` null unknown."""

    low: int | None = Field(None, ge=0)
    high: int | None = Field(None, ge=0)
    best: int | None = Field(None, ge=0, description="the one number to use where one is needed")
    modifier: Modifier


class Date(Span):
    """A date expression; `value` is null where no publication date anchors it."""

    value: str | None = Field(None, description="ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD")
    value_end: str | None = Field(None, description="last day, month or year of a range")
    precision: Precision


class Record(Model):
    """What every record has: who it is, which article it is from, and the characters it rests on."""

    letter: ClassVar[str]

    schema_version: Literal["factx/1"] = Field("factx/1", alias="schema")
    type: str
    id: str = Field(description="stable: the same article text and version give the same id")
    article: str = Field(description="id of the article")
    text: str = Field(description="the evidence")
    start_char: int = Field(ge=0)
    end_char: int = Field(ge=0)
    sentence: Extent | None = Field(None, description="the sentence or sentences around the evidence")
    rule: str = Field(description="the rule that found it")


class Quote(Record):
    """A statement that the article ascribes to somebody."""

    letter: ClassVar[str] = "q"

    type: Literal["quote"] = "quote"
    kind: QuoteKind
    contents: tuple[Span, ...] = Field(
        min_length=1, description="what was said; an interrupted quote has several spans"
    )
    cue: Cue | None = None
    speaker: Mention | None = None
    via: tuple[Link, ...] = Field((), description="who passed it on, outermost first")
    addressee: Mention | None = None
    date: Date | None = Field(None, description="when it was said")
    negated: bool = False
    hypothetical: bool = False


class Casualty(Record):
    """One count of persons with one outcome."""

    letter: ClassVar[str] = "c"

    type: Literal["casualty"] = "casualty"
    outcome: Outcome
    kind: Literal["counted", "named", "uncounted"]
    count: Count | None = None
    victims: Span | None = None
    source: Mention | None = None
    via: tuple[Link, ...] = ()
    place: Span | None = None
    date: Date | None = None
    subset: bool = Field(False, description="these persons are part of another count nearby")
    negated: bool = False
    hypothetical: bool = False
    scope: Literal["incident", "cumulative", "background"] = "incident"


class Entity(Record):
    """What actors and organizations share."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = Field(None, pattern="^[A-Z]{3}$", description="ISO 3166 alpha-3")
    affiliations: tuple[str, ...] = Field((), description="ids of organization records, or names")
    mentions: tuple[Mention, ...] = ()
    quotes: int = Field(0, ge=0, description="how many quotes are theirs")


class Actor(Entity):
    """A named person."""

    letter: ClassVar[str] = "a"

    type: Literal["actor"] = "actor"
    kind: Literal["person"] = "person"
    titles: tuple[str, ...] = ()


class Organization(Entity):
    """A named body that can decide, say or do something."""

    letter: ClassVar[str] = "o"

    type: Literal["organization"] = "organization"
    acronym: str | None = None
    category: str | None = None


class ArticleRecord(Record):
    """The article itself, printed with `--with-articles`; its `text` is the one exact text."""

    letter: ClassVar[str] = "t"

    type: Literal["article"] = "article"
    rule: str = "article"
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    path: str | None = None
    language: str = "en"
    characters: int = 0
    sentences: int = 0
    dates: tuple[Date, ...] = ()
    counts: dict[str, int] = Field(default_factory=dict, description="records per type")


Fact = Annotated[Quote | Casualty | Actor | Organization | ArticleRecord, Field(discriminator="type")]
FACT_TYPES: tuple[type[Record], ...] = (ArticleRecord, Quote, Casualty, Actor, Organization)

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


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one printed record."""
    schema = _ADAPTER.json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"factx record {SCHEMA}", **schema}
