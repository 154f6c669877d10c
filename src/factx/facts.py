"""The records that factx prints, as frozen pydantic models; `factx schema` prints them as JSON Schema.

One record is one line of JSONL. Records know nothing of spaCy, can be pickled, and check themselves when they are made.
A *span* is a stretch of the article's one exact text in code points, end exclusive; a *mention* is a span that
names, describes or stands for somebody. No field is called `end`, `label`, `if` …: jq 1.6 could not write `{end}`.

>>> count = Count(text="At least 26", start_char=0, end_char=11, low=26, high=None, best=26, modifier="at least")
>>> count.model_dump_json()
'{"text":"At least 26","start_char":0,"end_char":11,"low":26,"high":null,"best":26,"modifier":"at least"}'
"""

from typing import Annotated, Any, ClassVar, Literal, Self, Union

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from factx.outcomes import Outcome as Outcome  # a field of casualty records, imported from here by the rules

SCHEMA = "factx/1"


def _linked(about: str) -> Any:
    """A field that only `factx link` fills, and that is not printed before."""
    return Field(None, description=about, exclude_if=lambda value: value is None)


Form = Literal["named", "nominal", "pronominal"]
QuoteKind = Literal["direct", "mixed", "indirect"]
CueClass = Literal[
    "speech", "speech_act", "according_to", "colon", "cognition", "evidence",
    "intention", "attitude", "refusal", "noun", "other",
]  # fmt: skip
Unit = Literal["persons", "families", "households", "bodies"]
VictimRole = Literal["victim", "attacker", "officer", "rescuer"]
VictimKind = Literal["children", "girls", "boys", "women", "men", "elderly"]
Modifier = Literal[
    "exact", "at least", "more than", "about", "up to", "fewer than", "between", "vague", "ratio"
]  # fmt: skip
Vague = Literal["range", "acled", "none"]
ToldIn = Literal["clause", "sentence", "article", "headline", "dateline"]
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

    text: str = Field(min_length=1, description="the words, as the article has them")
    start_char: int = Field(ge=0, description="offset of their first character in the article's text, in code points")
    end_char: int = Field(ge=1, description="offset after their last character")


class Mention(Span):
    """A span that stands for a person or body; `name` and `actor` are there once it is resolved."""

    form: Form = Field(description="by name, by a common noun, by a pronoun")
    name: str | None = Field(None, description="canonical name of the actor or organization")
    actor: str | None = Field(None, description="id of the actor or organization record of this article")
    identity: str | None = _linked("who this is over all articles; on speakers and sources of linked facts")
    identity_name: str | None = _linked("the name of that person or body")


class Cue(Span):
    """The words that tell of the saying: a verb, `according to`, a colon, a noun."""

    lemma: str = Field(description="the base form of its head")
    cue_class: CueClass = Field(alias="class", description="what kind of cue it is")


class Link(Model):
    """One step of a chain of sources: “Interfax cited state television as saying” has Interfax and *cited*."""

    speaker: Mention
    cue: Span


class Count(Span):
    """A number of persons with its bounds; `high` null means open, `low` and `high` null unknown."""

    low: int | None = Field(None, ge=0, description="so many at least")
    high: int | None = Field(None, ge=0, description="so many at most; null is open")
    best: int | None = Field(None, ge=0, description="the one number to use where one is needed")
    modifier: Modifier = Field(description="how the words bound the number")

    def shown(self) -> str:
        """The number as a reader takes it in: `≥ 26`, `≈ 40`, `12–20`, `dozens ≥ 12`; its words where it has no bounds.

        >>> Count(text="more than 3,700", start_char=0, end_char=15, low=3700, best=3700, modifier="more than").shown()
        '> 3,700'
        """
        words, low, high = " ".join(self.text.split()), self.low, self.high
        if self.modifier == "about" and self.best is not None:
            return f"≈ {self.best:,}"
        if self.modifier == "ratio" or low is high is None:
            return words
        if low is not None and high is not None:
            return f"{low:,}" if low == high else f"{low:,}–{high:,}"
        sign = {"more than": ">", "fewer than": "<"}.get(self.modifier, "≥" if high is None else "≤")
        bound = f"{sign} {low if high is None else high:,}"
        return f"{words} {bound}" if self.modifier == "vague" else bound

    def under(self, convention: Vague) -> Self:
        """“Dozens” under a convention for vague words: `range` 12 and more, `acled` 12, `none` no number.

        >>> dozens = Count(text="dozens", start_char=0, end_char=6, low=12, best=12, modifier="vague")
        >>> dozens.under("acled").high, dozens.under("none").low
        (12, None)
        """
        if self.modifier != "vague" or convention == "range":
            return self
        number = self.low if convention == "acled" else None
        return self.model_copy(update={"low": number, "high": number, "best": number})


class Date(Span):
    """A date expression; `value` is null where no publication date anchors it."""

    value: str | None = Field(None, description="ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD")
    value_end: str | None = Field(None, description="last day, month or year of a range")
    precision: Precision = Field(description="how long a time it names")


class Place(Span):
    """Where something happened: the words, the part of the article that told them, and where on the map they are.

    The coordinates need the extra `geo`; they are null without it, and where more than one place of the name fits.
    """

    place_from: ToldIn = Field(description="the part of the article that places the event")
    country: str | None = Field(None, pattern="^[A-Z]{3}$", description="ISO 3166 alpha-3")
    latitude: float | None = Field(None, ge=-90, le=90, description="degrees north, WGS 84")
    longitude: float | None = Field(None, ge=-180, le=180, description="degrees east, WGS 84")
    geonames_id: int | None = Field(None, gt=0, description="number of the place in GeoNames")
    admin1: str | None = Field(None, description="name of the state or province in GeoNames")


class Record(Model):
    """What every record has: who it is, which article it is from, and the characters it rests on."""

    letter: ClassVar[str]

    schema_version: Literal["factx/1"] = Field("factx/1", alias="schema")
    type: str = Field(description="what it is a record of")
    id: str = Field(description="stable: the same article text and version give the same id")
    article: str = Field(description="id of the article")
    text: str = Field(description="the evidence")
    start_char: int = Field(ge=0, description="offset of the evidence in the article's text, in code points")
    end_char: int = Field(ge=0, description="offset after the evidence")
    sentence: Extent | None = Field(None, description="the sentence or sentences around the evidence")
    rule: str = Field(description="the rule that found it")


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
    event: str | None = _linked("one id for one event over all articles")


class Entity(Record):
    """What actors and organizations share."""

    name: str = Field(description="canonical name")
    aliases: tuple[str, ...] = Field((), description="other names in the text")
    country: str | None = Field(None, pattern="^[A-Z]{3}$", description="ISO 3166 alpha-3")
    affiliations: tuple[str, ...] = Field((), description="ids of organization records, or names")
    mentions: tuple[Mention, ...] = Field((), description="where the text speaks of them")
    quotes: int = Field(0, ge=0, description="how many quotes are theirs")
    identity: str | None = _linked("one id for one person or body over all articles")
    identity_name: str | None = _linked("the name of that person or body")


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
    published_from: str | None = Field(None, description="what told it: option, metadata, dateline")
    url: str | None = Field(None, description="where it was published")
    path: str | None = Field(None, description="the file that it was read from")
    language: str = "en"
    characters: int = Field(0, description="how long the text is")
    sentences: int = Field(0, description="how many sentences it has")
    dates: tuple[Date, ...] = Field((), description="every date expression of the text")
    counts: dict[str, int] = Field(default_factory=dict, description="records per type")
    copy_of: str | None = _linked("id of the article that has this text already, all but a little of it")


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


def json_schema(*more: type[Model]) -> dict[str, Any]:
    """JSON Schema (2020-12) of one printed record; `more` are models with a `type` of their own, such as ledger rows.

    >>> sorted(json_schema()["discriminator"]["mapping"])
    ['actor', 'article', 'casualty', 'organization', 'quote']
    """
    kinds: Any = Annotated[Union[(*FACT_TYPES, *more)], Field(discriminator="type")]
    schema = TypeAdapter(kinds).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"factx record {SCHEMA}", **schema}
