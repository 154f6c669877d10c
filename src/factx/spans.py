"""The parts of records: stretches of the article's one exact text, and what they stand for.

A *span* counts in code points, end exclusive; a *mention* is a span that names, describes or stands for somebody. No
field is called `end`, `label`, `if` …: jq 1.6 could not write `{end}`.

>>> count = Count(text="At least 26", start_char=0, end_char=11, low=26, high=None, best=26, modifier="at least")
>>> count.model_dump_json()
'{"text":"At least 26","start_char":0,"end_char":11,"low":26,"high":null,"best":26,"modifier":"at least"}'
"""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

# Parquet and SQLite have no room for more.
MOST = 2**63 - 1
Number = Annotated[int, Field(ge=0, le=MOST)]
Bound = Annotated[Number | None, BeforeValidator(lambda value: None if _is_beyond(value) else value)]


def _is_beyond(value: object) -> bool:
    return isinstance(value, int) and value > MOST


def linked(about: str) -> Any:
    """A field that only `factx link` fills, and that is not printed before."""
    return Field(None, description=about, exclude_if=lambda value: value is None)


def sure(of: str) -> Any:
    """A probability, as a careful reader would see it; not printed where nobody has graded the fact."""
    about = f"how sure it is {of}, 0 to 1"
    return Field(None, ge=0, le=1, description=about, exclude_if=lambda value: value is None)


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
DateKind = Literal["date", "duration", "set"]
Precision = Literal[
    "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century", "range"
]  # fmt: skip


class Model(BaseModel):
    """Base of all records and their parts: frozen, closed, printed under the names of the contract."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)


class Extent(Model):
    """Where something stands, without its text."""

    start_char: Number = Field(description="offset of the first character in the article's text, in code points")
    end_char: Number = Field(description="offset after the last character")


class Span(Model):
    """A stretch of the article's text: `article.text[start_char:end_char] == text`."""

    text: str = Field(min_length=1, description="the words, as the article has them")
    start_char: Number = Field(description="offset of their first character in the article's text, in code points")
    end_char: Number = Field(ge=1, description="offset after their last character")


class Mention(Span):
    """A span that stands for a person or body; `name` and `actor` are there once it is resolved."""

    form: Form = Field(description="by name, by a common noun, by a pronoun")
    name: str | None = Field(None, description="canonical name of the actor or organization")
    actor: str | None = Field(None, description="id of the actor or organization record of this article")
    confidence: float | None = sure("that it stands for whom `name` and `actor` say")
    identity: str | None = linked("who this is over all articles; on speakers and sources of linked facts")
    identity_name: str | None = linked("the name of that person or body")


class Cue(Span):
    """The words that tell of the saying: a verb, `according to`, a colon, a noun."""

    lemma: str = Field(description="the base form of its head")
    cue_class: CueClass = Field(alias="class", description="what kind of cue it is")


class Link(Model):
    """One step of a chain of sources: “Interfax cited state television as saying” has Interfax and *cited*."""

    speaker: Mention
    cue: Span


class Count(Span):
    """A number of persons with its bounds; `high` null means open, `low` and `high` null unknown.

    A bound that 64 bits cannot hold is null; the words are in `text`.
    """

    low: Bound = Field(None, description="so many at least")
    high: Bound = Field(None, description="so many at most; null is open")
    best: Bound = Field(None, description="the one number to use where one is needed")
    modifier: Modifier = Field(description="how the words bound the number")

    @property
    def beyond_numbers(self) -> bool:
        """Whether its words tell a number that has no room in 64 bits."""
        return self.low is self.high is self.best is None and self.modifier not in ("vague", "ratio")

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
    """A date expression; `value` is null where no publication date anchors it.

    Of kind `duration` (“for three days”) and `set` (“every Friday”) are expressions that are no point of the calendar.
    """

    kind: DateKind = Field("date", description="a point or stretch of the calendar, how long, or how often")
    value: str | None = Field(
        None,
        description="ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD; of durations P3D, PXW where the number is open; of sets "
        "the length between (P1W) or what comes back (XXXX-WXX-5, XXXX-07)",
    )
    value_end: str | None = Field(None, description="last day, month or year of a range")
    precision: Precision | None = Field(
        None, description="how long a time a date names; durations and sets have none", exclude_if=lambda p: p is None
    )


class Place(Span):
    """Where something happened: the words, the part of the article that told them, and where on the map they are.

    The coordinates need the extra `geo`; they are null without it, and where more than one place of the name fits.
    """

    place_from: ToldIn | None = Field(None, description="the part of the article that places the event")
    country: str | None = Field(None, pattern="^[A-Z]{3}$", description="ISO 3166 alpha-3")
    latitude: float | None = Field(None, ge=-90, le=90, description="degrees north, WGS 84")
    longitude: float | None = Field(None, ge=-180, le=180, description="degrees east, WGS 84")
    geonames_id: int | None = Field(None, gt=0, description="number of the place in GeoNames")
    admin1: str | None = Field(None, description="name of the state or province in GeoNames")
