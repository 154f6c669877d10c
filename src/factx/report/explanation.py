"""Why a fact was found: the words it rests on, how the parse ties them together, its rule, and for what that was made.

Pure functions from a marked Doc and its records to plain objects, which the command prints.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from factx import marks
from factx.facts import NOUNS, Casualty, Date, Entity, Link, Mention, Quote, Record, Span
from factx.report import evidence, joining, parse_paths
from factx.report.rules import RULES, Rule


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text that a fact rests on: what it is to the fact, and what is known about it.

    `quoted` holds the characters in quotation marks, marks included, of a content.
    """

    label: str
    text: str
    start_char: int
    end_char: int
    detail: str = ""
    quoted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """One fact explained.

    Attributes:
        id: the record's id.
        type: the record's type.
        summary: the fact in a few words.
        rule: id of the rule, `example` a sentence as it was made for, `meaning` what it goes by.
        passages: the sentences that the evidence stands in, as spans; parts of them that lie apart are apart here.
        parts: what the fact rests on, in text order.
        paths: the way through the parse between two parts, as `cue – speaker` and `said ─nsubj→ she`.
        joined: for persons and bodies, which pass joined which mentions.
    """

    id: str
    type: str
    summary: str
    rule: str
    example: str
    meaning: str
    passages: tuple[Span, ...]
    parts: tuple[Part, ...]
    paths: tuple[parse_paths.Path, ...] = ()
    joined: tuple[joining.Joined, ...] = ()


def explain(doc: Doc, text: str, records: Iterable[Record]) -> Iterator[Explanation]:
    """Explanations of the quotes, casualties, persons and bodies among some records of a marked Doc.

    Args:
        doc: the marked Doc.
        text: the article's text.
        records: what to explain.
    """
    view = _View(doc, text)
    for record in records:
        if isinstance(record, Quote):
            yield view.quote(record)
        elif isinstance(record, Casualty):
            yield view.casualty(record)
        elif isinstance(record, Entity):
            yield view.entity(record)


class _View:
    """One Doc with what all its explanations look up."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc, self.text = doc, text
        self.sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
        self.quoted = marks.get(doc, marks.Quoted)
        self.modality = marks.get(doc, marks.Modality)
        self.passes = joining.passes(doc)
        self.antecedents = joining.antecedents(doc)
        self.weighed = joining.weighed(doc)

    def quote(self, quote: Quote) -> Explanation:
        """“We won,” *said Ana Sosa*: contents with their marks, cue, speaker, chain."""
        parts = [self._content(piece) for piece in quote.contents]
        if quote.cue is not None:
            parts.append(_part("cue", quote.cue, f"lemma {quote.cue.lemma}, class {quote.cue.cue_class}"))
            parts.extend(self._modality(quote.cue, negated=quote.negated, hypothetical=quote.hypothetical))
        parts.extend(self._mentions(("speaker", quote.speaker), ("addressee", quote.addressee)))
        parts.extend((*self._links(quote.via, quote.cue), *_dates(quote.date)))
        ties = [("speaker", quote.cue, quote.speaker), ("content", quote.cue, quote.contents[0])]
        return self._explanation(quote, _flagged(f"{quote.kind} quote", quote), parts, self._paths("cue", ties))

    def casualty(self, casualty: Casualty) -> Explanation:
        """“*At least 26* protesters have been *killed*”: number with bounds, outcome word, victims, source."""
        parts, count, word = [], casualty.count, casualty.outcome_word
        if count is not None:
            parts.append(_part("count", count, evidence.bounds(count)))
        if word is not None:
            parts.append(_part("outcome", word, casualty.outcome))
            parts.extend(self._modality(word, negated=casualty.negated, hypothetical=casualty.hypothetical))
        if casualty.victims is not None:
            parts.append(_part("victims", casualty.victims, ""))
        parts.extend(self._mentions(("source", casualty.source)))
        if casualty.source_cue is not None and casualty.source_cue != word:
            parts.append(_part("source cue", casualty.source_cue, ""))
        parts.extend(self._links(casualty.via, None))
        if casualty.place is not None:
            parts.append(_part("place", casualty.place, ""))
        parts.extend(_dates(casualty.date))
        ties = [("outcome", count or casualty.victims, word)]
        summary = _flagged(f"{casualty.kind} {casualty.outcome}", casualty)
        paths = self._paths("count" if count is not None else "victims", ties)
        return self._explanation(casualty, summary, parts, paths)

    def entity(self, entity: Entity) -> Explanation:
        """“*Ana Sosa* … *the mayor* … *she*”: the first mention, and which pass joined the others."""
        first = Span(text=entity.text, start_char=entity.start_char, end_char=entity.end_char)
        summary = f"{NOUNS[entity.type]}, {len(entity.mentions)} mention{'s' if len(entity.mentions) != 1 else ''}"
        parts = [_part("first mention", first, entity.name)]
        return self._explanation(
            entity, summary, parts, (), joining.joined(self.text, entity, self.passes, self.antecedents)
        )

    def _explanation(
        self,
        record: Record,
        summary: str,
        parts: list[Part],
        paths: tuple[parse_paths.Path, ...],
        joined: tuple[joining.Joined, ...] = (),
    ) -> Explanation:
        rule = RULES.get(record.rule, Rule("", ""))
        stretches = [(part.start_char, part.end_char) for part in parts]
        stretches.append((record.start_char, record.end_char))
        return Explanation(
            id=record.id,
            type=record.type,
            summary=summary,
            rule=record.rule,
            example=rule.example,
            meaning=rule.meaning,
            passages=tuple(evidence.passages(self.text, self.sentences, stretches)),
            parts=tuple(sorted(parts, key=lambda part: (part.start_char, -part.end_char))),
            paths=paths,
            joined=joined,
        )

    def _content(self, piece: Span) -> Part:
        inside = evidence.quoted_within(self.quoted, piece)
        told = evidence.marks_around(inside, piece)
        quoted = tuple((mark.start_char, mark.end_char) for mark in inside)
        return Part("content", piece.text, piece.start_char, piece.end_char, told, quoted)

    def _mentions(self, *named: tuple[str, Mention | None]) -> Iterator[Part]:
        for label, mention in named:
            if mention is not None:
                yield _part(label, mention, joining.resolved(mention, self.passes, self.weighed))

    def _links(self, via: Iterable[Link], cue: Span | None) -> Iterator[Part]:
        """Who passed it on, and the words that tell so, unless they are the cue itself: “Reuters, citing …, said”."""
        for link in via:
            yield from self._mentions(("via", link.speaker))
            if cue is None or link.cue.start_char != cue.start_char:
                yield _part("via cue", link.cue, "")

    def _modality(self, around: Span, *, negated: bool, hypothetical: bool) -> Iterator[Part]:
        """What denies or makes unreal: the words in whose reach the cue or outcome word stands."""
        wanted = {"negated": negated, "hypothetical": hypothetical}
        for mark in self.modality:
            token = self.doc[mark.cue]
            reach = mark.span(self.doc)
            if wanted.get(mark.label) and reach.start_char <= around.start_char < reach.end_char:
                wanted[mark.label] = False
                yield Part(mark.label, token.text, token.idx, token.idx + len(token))

    def _paths(self, own: str, ties: Iterable[tuple[str, Span | None, Span | None]]) -> tuple[parse_paths.Path, ...]:
        found = (
            parse_paths.between(self.doc, f"{own} – {label}", one, other)
            for label, one, other in ties
            if one is not None and other is not None
        )
        return tuple(path for path in found if path is not None)


def _part(label: str, span: Span, detail: str) -> Part:
    return Part(label, span.text, span.start_char, span.end_char, detail)


def _dates(date: Date | None) -> Iterator[Part]:
    if date is not None:
        until = f" to {date.value_end}" if date.value_end else ""
        yield _part("date", date, f"{date.value}{until}" if date.value else "no day of publication tells which")


def _flagged(summary: str, fact: Quote | Casualty) -> str:
    """The summary with what holds of the fact beside: “counted killed, subset”."""
    flags = [name for name in ("negated", "hypothetical", "subset") if getattr(fact, name, False)]
    if isinstance(fact, Casualty) and fact.scope != "incident":
        flags.append(fact.scope)
    return ", ".join([summary, *flags])
