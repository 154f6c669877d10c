"""What stands in a cell of a table: facts as short texts that a reader takes in at a glance.

A cell never lets the article's text steer the terminal: control characters and marks that turn the writing direction
are shown as `␛` or `�`, not sent.
"""

import re
from collections.abc import Iterable
from typing import cast

from rich.text import Text

from factx import outcomes
from factx.facts import Casualty, Count, Date, Entity, Link, Mention, Quote, Span
from factx.output.terminal import STEERING

_BLANKS = "\t\n\r\x0b\x0c\x85"
_IN_MARKS = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")

DIM = "dim"
QUOTED = "green"
CUE = "cyan"
FLAG = "italic magenta"


def clean(text: str) -> str:
    r"""The text with every character that would steer a terminal made visible; one character stays one.

    >>> clean("a\r\nb\x1b[2Jc\u202ed")
    'a  b␛[2Jc�d'
    """
    return STEERING.sub(_visible, text.replace("\t", " ").replace("\n", " "))


def _visible(found: re.Match[str]) -> str:
    character = found.group()
    if character in _BLANKS:
        return " "
    return chr(0x2400 + ord(character)) if ord(character) < 0x20 else "\ufffd"


def outcome(name: str) -> Text:
    """An outcome in its colour; one that this version does not know is shown all the same."""
    known = outcomes.OUTCOMES.get(cast(outcomes.Outcome, name))
    return Text(flat(name), known.style if known is not None else "")


def number(value: int) -> str:
    """Thousands parted by commas."""
    return f"{value:,}"


def numbered(value: int, noun: str) -> str:
    """A number of things.

    >>> numbered(1, "sentence"), numbered(2000, "sentence")
    ('1 sentence', '2,000 sentences')
    """
    return f"{number(value)} {noun}" if value == 1 else f"{number(value)} {noun}s"


def count_text(count: Count | None) -> str:
    """A count with its bounds.

    >>> count_text(Count(text="more than 3,700", start_char=0, end_char=15, low=3700, best=3700, modifier="more than"))
    '> 3,700'
    >>> count_text(Count(text="dozens", start_char=0, end_char=6, low=12, modifier="vague"))
    'dozens ≥ 12'
    """
    return clean(count.shown()) if count is not None else ""


def count(casualty: Casualty) -> Text:
    """The count, its words above its bound where both stand in a narrow column: `thousands` above `≥ 1,000`."""
    words, sign, bound = count_text(casualty.count).partition(" ≥ ")
    return Text(f"{words}\n≥ {bound}" if sign and len(words) > 6 else f"{words}{sign}{bound}", "bold")


def who(mention: Mention | None, *, style: str = "bold") -> Text:
    """A person or body by name, and by the mention where that is another: `he → Kassym-Jomart Tokayev`.

    >>> who(Mention(text="he", start_char=0, end_char=2, form="pronominal", name="Ana Sosa")).plain
    'he → Ana Sosa'
    """
    if mention is None:
        return Text.assemble(("–", DIM))
    text = flat(mention.text)
    if mention.name is None:
        return Text.assemble((text, style))
    name = flat(mention.name)
    if name in text or (mention.form == "named" and text in name):
        return Text.assemble((name if mention.form == "named" else text, style))
    return Text.assemble((f"{text} → ", DIM), (name, style))


def speaker(quote: Quote) -> Text:
    """Who said it, through whom, and to whom."""
    cell = who(quote.speaker)
    _append_links(cell, quote.via)
    if quote.addressee is not None:
        cell.append("\nto ", DIM).append_text(who(quote.addressee, style=""))
    return cell


def source(casualty: Casualty) -> Text:
    """Who gives the count, and through whom."""
    cell = who(casualty.source, style="")
    _append_links(cell, casualty.via)
    return cell


def _append_links(cell: Text, via: Iterable[Link]) -> None:
    for link in via:
        cell.append("\nvia ", DIM).append_text(who(link.speaker, style=""))


def content(quote: Quote) -> Text:
    """What was said: the pieces of an interrupted quote joined by dots, what stands in quotation marks in colour."""
    cell = Text()
    for index, piece in enumerate(quote.contents):
        if index:
            cell.append(" … ", DIM)
        plain = flat(piece.text)
        part = Text(plain, QUOTED if quote.kind == "direct" else "")
        if quote.kind == "mixed":
            for found in _IN_MARKS.finditer(plain):
                part.stylize(QUOTED, *found.span())
        cell.append_text(part)
    return _flagged(cell, negated=quote.negated, hypothetical=quote.hypothetical)


def evidence(casualty: Casualty) -> Text:
    """The words that a count rests on, the number and the persons counted underlined."""
    cell = Text(clean(casualty.text))
    for span, style in ((casualty.victims, "underline"), (casualty.count, "bold underline")):
        if span is not None:
            cell.stylize(style, *_within(span, casualty))
    flags = {"subset": casualty.subset, "negated": casualty.negated, "hypothetical": casualty.hypothetical}
    return _flagged(cell, **flags, **{casualty.scope: casualty.scope != "incident"})


def evidence_and_source(casualty: Casualty) -> Text:
    """The evidence with who says so below, for terminals that are too narrow for two columns."""
    cell = evidence(casualty)
    if casualty.source is not None:
        cell.append("\nsource: ", DIM).append_text(source(casualty))
    return cell


def _within(span: Span, casualty: Casualty) -> tuple[int, int]:
    start = max(0, span.start_char - casualty.start_char)
    return start, max(start, span.end_char - casualty.start_char)


def _flagged(cell: Text, **flags: bool) -> Text:
    named = [name for name, holds in flags.items() if holds]
    if named:
        cell.append(f" ({', '.join(named)})", FLAG)
    return cell


def country(fact: Entity) -> str:
    """The country that the text ties to somebody; in brackets the one that a reader infers."""
    return fact.country or (f"({fact.country_context})" if fact.country_context else "")


def when(date: Date | None) -> str:
    """A date by its value, or by its words where nothing tells the value.

    >>> at = {"start_char": 0, "end_char": 12}
    >>> when(Date(text="last weekend", **at, value="2022-01-01", value_end="2022-01-02", precision="weekend"))
    '2022-01-01/02'
    >>> when(Date(text="on Friday", **at, precision="day"))
    'on Friday'
    """
    if date is None:
        return ""
    if date.value is None:
        return flat(date.text)
    if date.value_end is None or date.value_end == date.value:
        return date.value
    shared = date.value.rfind("-") + 1
    same = date.value[:shared] == date.value_end[:shared]
    return f"{date.value}/{date.value_end[shared:] if same else date.value_end}"


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(clean(text).split())


def several(texts: Iterable[str]) -> str:
    """Texts with commas between them."""
    return ", ".join(flat(text) for text in texts)
