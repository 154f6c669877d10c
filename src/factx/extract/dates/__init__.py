"""Dates: “said on Friday”, “last weekend”, “November 7–18”, “the third quarter” as stretches of the calendar.

The grammar (`grammar`) finds the expressions in the text, `tense` asks the parse which way their clauses
look, and `values` tells what they mean on the day of publication. Left out is what only looks like a date: “2,000
people”, “every Friday”, *May* as a verb, *Sunday* in the name of a paper, and whatever stands in page furniture.

>>> import spacy
>>> doc = spacy.blank("en")("It was signed on 26 July 2022 and took effect the next day.")
>>> [(date.text, date.value) for date in extract(doc, None)]
[('26 July 2022', '2022-07-26'), ('the next day', '2022-07-27')]
"""

import datetime
from dataclasses import replace

from spacy.tokens import Doc, Span

from factx import marks
from factx.extract.dates import expressions, tense, values
from factx.extract.dates.anchor import Anchor
from factx.extract.dates.chance import by_chance
from factx.extract.dates.expressions import Expression
from factx.facts import Date


def extract(doc: Doc, published: datetime.date | None) -> list[Date]:
    """The dates of a marked Doc in text order, none overlapping another; `published` anchors the relative ones."""
    text = marks.text(doc)
    furniture = marks.furniture(doc)
    spans: dict[int, Span] = {}
    parsed = doc.has_annotation("DEP")
    anchor = Anchor(published, direction=lambda found: tense.direction(spans[found.start_char], parsed))
    dates = []
    for expression in expressions.find(text):
        tokens = marks.tokens_at(doc, expression.start_char, expression.end_char)
        if tokens is None or furniture[tokens[0]]:
            continue
        span = doc[tokens[0] : tokens[1]]
        if expression.part("pointer") == "that" and span[0].tag_ == "IN" and len(span) > 1:
            expression, span = _without_conjunction(expression), span[1:]
        if by_chance(expression, span):
            continue
        spans[expression.start_char] = span
        date = _date(expression, anchor)
        if date is not None:
            dates.append(date)
    return dates


def _without_conjunction(expression: Expression) -> Expression:
    """“said *that* Monday’s attack …”: the conjunction is no pointer."""
    text = expression.text[4:].lstrip()
    parts = {"bare" if name in ("weekday", "month") else name: value for name, value in expression.parts.items()}
    del parts["pointer"]
    return replace(expression, start_char=expression.end_char - len(text), text=text, parts=parts)


def _date(expression: Expression, anchor: Anchor) -> Date | None:
    period = values.resolve(expression, anchor)
    if period is None:
        return None
    value, value_end = (None, None) if anchor.unknown else period.iso
    return Date(
        text=expression.text,
        start_char=expression.start_char,
        end_char=expression.end_char,
        value=value,
        value_end=value_end,
        precision=period.precision,
    )
