"""A fact as a card beside its article: what it says in a reader's words, all its fields, and the rule that found it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factx.facts import Actor, Casualty, Date, Entity, Link, Mention, Organization, Quote, Record, Span
from factx.report.html.segments import Mark
from factx.report.rules import RULES, Rule

FLAGS = ("negated", "hypothetical", "subset")


@dataclass(frozen=True, slots=True)
class Row:
    """One field: its name, its words, and what is known about them."""

    name: str
    value: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a page shows of one fact.

    Attributes:
        number: names the card and its marks within the page.
        type: the record's type.
        id: the record's id.
        kind: `direct`, `killed`, `person`, …, in front of the title.
        title: the fact in its own words.
        who: the speaker or source by name, for filters and the line below the title.
        by: the same as the text has it: `he → Ana Sosa`.
        flags: what holds of it beside: `negated`, `background`.
        rows: its other fields.
        mentions: of a person or body, where it is mentioned.
        confidence: how sure it is, 0 to 1, where that is known.
        rule, example, meaning: the rule's id, the sentence it was made for, what it goes by.
        json: the record as one line of JSONL.
        marks: its stretches of the text.
    """

    number: int
    type: str
    id: str
    kind: str
    title: str
    who: str
    by: str
    flags: tuple[str, ...]
    rows: tuple[Row, ...]
    mentions: tuple[Mention, ...]
    confidence: float | None
    rule: str
    example: str
    meaning: str
    json: str
    marks: tuple[Mark, ...]


def card(number: int, record: Quote | Casualty | Actor | Organization) -> Card:
    """The card of a record."""
    rule = RULES.get(record.rule, Rule("", ""))
    said = record.speaker if isinstance(record, Quote) else record.source if isinstance(record, Casualty) else None
    return Card(
        number=number,
        type=record.type,
        id=record.id,
        kind=_kind(record),
        title=_title(record),
        who=name_of(said) if said is not None else record.name if isinstance(record, Entity) else "",
        by=told_by(said) if said is not None else "",
        flags=flags(record),
        rows=tuple(_rows(record)),
        mentions=record.mentions if isinstance(record, Entity) else (),
        confidence=record.confidence,
        rule=record.rule,
        example=rule.example,
        meaning=rule.meaning,
        json=record.model_dump_json(),
        marks=tuple(_marks(number, record)),
    )


def name_of(mention: Mention) -> str:
    """The canonical name of whom a mention stands for, else its words on one line."""
    return " ".join((mention.name or mention.text).split())


def told_by(mention: Mention) -> str:
    """A mention with its name where that is another.

    >>> told_by(Mention(text="he", start_char=0, end_char=2, form="pronominal", name="Ana Sosa"))
    'he → Ana Sosa'
    >>> told_by(Mention(text="Mayor Ana Sosa", start_char=0, end_char=14, form="named", name="Ana Sosa"))
    'Mayor Ana Sosa'
    """
    text, name = " ".join(mention.text.split()), name_of(mention)
    if name in text:
        return text
    return name if mention.form == "named" and text in name else f"{text} → {name}"


def flags(record: Record) -> tuple[str, ...]:
    """What holds of a fact beside: that it is denied, imagined, part of another; a toll that is not of one incident."""
    held = [flag for flag in FLAGS if getattr(record, flag, False)]
    scope = getattr(record, "scope", "incident")
    return (*held, scope) if scope != "incident" else tuple(held)


def content_of(quote: Quote) -> str:
    """What was said, pieces of an interrupted quote joined by dots."""
    return " … ".join(" ".join(piece.text.split()) for piece in quote.contents)


def _kind(record: Record) -> str:
    if isinstance(record, Casualty):
        return record.outcome
    if isinstance(record, Organization):
        return record.category or "organization"
    return str(getattr(record, "kind", record.type))


def _title(record: Record) -> str:
    if isinstance(record, Quote):
        return content_of(record)
    if isinstance(record, Casualty):
        count = record.count.shown() if record.count else ""
        victims = " ".join(record.victims.text.split()) if record.victims else ""
        return f"{count} {victims}".strip() or " ".join(record.text.split())
    return str(getattr(record, "name", record.text))


def _rows(record: Record) -> Iterator[Row]:
    if isinstance(record, Quote):
        if record.cue is not None:
            yield _row("cue", record.cue, f"{record.cue.lemma}, {record.cue.cue_class.replace('_', ' ')}")
        if record.speaker is not None:
            yield _row("speaker", record.speaker, _resolved(record.speaker))
        yield from _links(record.via)
        if record.addressee is not None:
            yield _row("to", record.addressee, _resolved(record.addressee))
        yield from _dates(record.date)
    elif isinstance(record, Casualty):
        yield from _casualty_rows(record)
    elif isinstance(record, Entity):
        yield from _entity_rows(record)


def _casualty_rows(record: Casualty) -> Iterator[Row]:
    yield Row("kind", f"{record.kind}, {record.scope}")
    if record.count is not None:
        low, high, best = (
            "open" if value is None else f"{value:,}"
            for value in (record.count.low, record.count.high, record.count.best)
        )
        yield _row("count", record.count, f"{record.count.modifier}; low {low}, high {high}, best {best}")
    if record.victims is not None:
        yield _row("victims", record.victims)
    if record.source is not None:
        yield _row("source", record.source, _resolved(record.source))
    yield from _links(record.via)
    if record.place is not None:
        yield _row("place", record.place)
    yield from _dates(record.date)


def _entity_rows(record: Entity) -> Iterator[Row]:
    if isinstance(record, Actor) and record.titles:
        yield Row("titles", ", ".join(record.titles))
    if isinstance(record, Organization) and record.acronym:
        yield Row("acronym", record.acronym)
    if record.aliases:
        yield Row("also", ", ".join(record.aliases))
    if record.country:
        yield Row("country", record.country)
    if record.affiliations:
        yield Row("belongs to", ", ".join(record.affiliations))
    yield Row("quotes", str(record.quotes))


def _row(name: str, span: Span, detail: str = "") -> Row:
    return Row(name, " ".join(span.text.split()), detail)


def _resolved(mention: Mention) -> str:
    return f"{mention.form} → {mention.name}" if mention.name and mention.name != mention.text else mention.form


def _links(via: Sequence[Link]) -> Iterator[Row]:
    for link in via:
        cue = " ".join(link.cue.text.split())
        yield Row("via", told_by(link.speaker), f"“{cue}”")


def _dates(date: Date | None) -> Iterator[Row]:
    if date is not None:
        until = f" to {date.value_end}" if date.value_end else ""
        yield _row("date", date, f"{date.value}{until}, {date.precision}" if date.value else "which day is not known")


def _marks(number: int, record: Record) -> Iterator[Mark]:
    """What a fact marks in the text."""

    def mark(layer: str, *spans: Span | None) -> Iterator[Mark]:
        return (Mark(layer, number, span.start_char, span.end_char) for span in spans if span is not None)

    if isinstance(record, Quote):
        yield from mark("quote", *record.contents)
        yield from mark("cue", record.cue, *(link.cue for link in record.via))
        yield from mark("speaker", record.speaker, *(link.speaker for link in record.via))
    elif isinstance(record, Casualty):
        yield Mark("casualty", number, record.start_char, record.end_char)
        yield from mark("count", record.count)
        yield from mark("victims", record.victims)
        yield from mark("source", record.source, *(link.speaker for link in record.via))
    elif isinstance(record, Entity):
        yield from mark(record.type, *record.mentions)
