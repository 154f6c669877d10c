"""Dates: “said on Friday”, “last weekend”, “November 7–18”, “the third quarter” as stretches of the calendar.

Each way of naming a date is a form (`form`): a pattern that finds it in the text, and a rule that tells what it means.
`tense` asks the parse which way its clause looks. Vetoes (`vetoes`) leave out what only looks like a date: “2,000
people”, “every Friday”, *May* as a verb, *Sunday* in the name of a paper; page furniture is left out whole.
Nothing is ever taken from today's clock: without a day of publication the expressions that need one have no value.

>>> import spacy
>>> from factx.lexicon import load
>>> doc = spacy.blank("en")("It was signed on 26 July 2022 and took effect the next day.")
>>> [(date.text, date.value) for date in extract(doc, None, lexicon=load())]
[('26 July 2022', '2022-07-26'), ('the next day', '2022-07-27')]
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from factx import marks
from factx.extract.dates import expressions, lengths
from factx.extract.dates.anchor import Anchor
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import READ
from factx.extract.dates.registry import RULES
from factx.extract.dates.tense import Tense
from factx.extract.dates.vetoes import VETO
from factx.facts import Date
from factx.lexicon import Lexicon
from factx.rules import Rules

__all__ = ["RULES", "extract", "stretches"]
_ALL = Rules(RULES)

_OPENS_RANGE = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
# Rules whose expressions may name two dates, and the parts that hold these.
_PAIRED = {"date.years": ("year", "last"), "date.century": ("first", "century")}
_JOINT = re.compile(r"\s?(?:[-–—/]|to|and|or|through)\s?", re.IGNORECASE)
# “2009–10” and “12th to 16th centuries” are one row of years; “2009–2010” and “15th to 19th century” name both ends.
_WHOLE = 4
# “For the nine months, …” in a report on a quarter.
_MONTHS_OF_REPORTS = re.compile(r"\b(?:six|nine)\s+months\b(?!\s+(?:ago|earlier|later))", re.IGNORECASE)
_NAMES = frozenset(("ORG", "PERSON", "LOC", "GPE", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "MISC"))


def extract(doc: Doc, published: datetime.date | None, rules: Rules = _ALL, *, lexicon: Lexicon) -> list[Date]:
    """The dates of a marked Doc in text order, none overlapping another; `published` anchors the relative ones."""
    text = marks.text(doc)
    furniture = marks.furniture(doc)
    spans: dict[int, Span] = {}
    tense = Tense(lexicon, doc.has_annotation("DEP"))
    anchor = Anchor(
        published,
        direction=lambda found: tense.direction(spans[found.start_char]),
        months=tuple(match.start() for match in _MONTHS_OF_REPORTS.finditer(text)),
    )
    dates = []
    for expression in expressions.find(text, expressions.in_force(rules.off)):
        tokens = marks.tokens_at(doc, expression.start_char, expression.end_char)
        if tokens is None or furniture[tokens[0]]:
            continue
        span = doc[tokens[0] : tokens[1]]
        if expression.part("pointer") == "that" and span[0].tag_ == "IN" and len(span) > 1:
            expression, span = _without_conjunction(expression), span[1:]
        if rules.choose(VETO, expression, span) is not None:
            continue
        for one in _two_dates(expression):
            spans[one.start_char] = span
            date = _date(one, anchor, rules)
            if date is not None:
                dates.append(date)
    return dates


def _two_dates(expression: Expression) -> tuple[Expression, ...]:
    """“from *2009*–*2010*”, “from *the 15th* to *the 19th century*”: two dates, and not one row of years.

    A dash between years stands where “to” or “and” should; without “from” or “between” both are one date.
    """
    first, last = _PAIRED.get(expression.rule, ("", ""))
    if not expression.part(first) or not expression.part(last) or not _OPENS_RANGE.search(expression.before):
        return (expression,)
    inner = expression.text.index(expression.parts[first]) + len(expression.parts[first])
    joint = _JOINT.match(expression.text, inner)
    if joint is None or len(expression.part(last)) < _WHOLE or expression.text.endswith("s"):
        return (expression,)
    start = expression.start_char
    told = "year" if expression.rule == "date.years" else "century"
    rule = f"date.{told}"
    return (
        replace(
            expression,
            rule=rule,
            end_char=start + inner,
            text=expression.text[:inner],
            parts={told: expression.parts[first]},
        ),
        replace(
            expression,
            rule=rule,
            start_char=start + joint.end(),
            text=expression.text[joint.end() :],
            parts={told: expression.parts[last]},
        ),
    )


def _without_conjunction(expression: Expression) -> Expression:
    """“said *that* Monday’s attack …”: the conjunction is no pointer."""
    text = expression.text[4:].lstrip()
    parts = {"bare" if name in ("weekday", "month") else name: value for name, value in expression.parts.items()}
    del parts["pointer"]
    return replace(expression, start_char=expression.end_char - len(text), text=text, parts=parts)


def _date(expression: Expression, anchor: Anchor, rules: Rules) -> Date | None:
    anchor.unknown = False
    read = rules.choose(READ, expression, anchor)
    if read is None:
        return None
    period = read.value
    anchor.note(period, expression)
    value, value_end = (None, None) if anchor.unknown else period.iso
    return Date(
        text=expression.text,
        start_char=expression.start_char,
        end_char=expression.end_char,
        value=value,
        value_end=value_end,
        precision=period.precision,
    )


def stretches(doc: Doc, dates: Sequence[Date], rules: Rules = _ALL) -> list[Date]:
    """The durations and sets of a marked Doc (“for three days”, “every Friday”) that overlap none of its dates.

    >>> import spacy
    >>> [(found.text, found.value) for found in stretches(spacy.blank("en")("It rained for three days."), [])]
    [('three days', 'P3D')]
    """
    furniture = marks.furniture(doc)
    taken = bytearray(len(doc))
    for date in dates:
        _take(doc, date.start_char, date.end_char, taken)
    found: list[Date] = []
    for answer in lengths.find(marks.text(doc), rules):
        length = answer.value
        tokens = marks.tokens_at(doc, length.start_char, length.end_char)
        if tokens is None or furniture[tokens[0]] or any(taken[tokens[0] : tokens[1]]) or _in_name(doc[slice(*tokens)]):
            continue
        _take(doc, length.start_char, length.end_char, taken)
        if rules.heard is not None:
            rules.heard(answer.rule, (marks.text(doc),), length)
        found.append(
            Date(
                text=length.text,
                start_char=length.start_char,
                end_char=length.end_char,
                kind=length.kind,
                value=length.value,
            )
        )
    return sorted(found, key=lambda date: date.start_char)


def _take(doc: Doc, start_char: int, end_char: int, taken: bytearray) -> None:
    tokens = marks.tokens_at(doc, start_char, end_char)
    if tokens is not None:
        taken[tokens[0] : tokens[1]] = b"\x01" * (tokens[1] - tokens[0])


def _in_name(span: Span) -> bool:
    """“the *Daily* Star”, “*Six Day* War”."""
    named = any(token.ent_type_ in _NAMES and token.text[0].isupper() for token in span)
    return named or (len(span) == 1 and span[0].tag_ in ("NN", "NNP"))  # “the party **daily** said”
