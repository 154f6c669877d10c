"""Statements as records: characters instead of tokens, mentions, cue, date and modality."""

from bisect import bisect_left
from collections.abc import Sequence

from factx import marks
from factx.article import Article
from factx.extract.quotations.passage import Passage
from factx.extract.quotations.speaker_phrases import antecedent, mention
from factx.extract.quotations.statement import Shape, Statement
from factx.facts import Cue, Date, Link, Quote, QuoteKind, Span

_DENIALS = "denial"
# Words in front of an attributing clause that may date it: “On Friday,”, “In a speech in Varn on 3 May,”.
_LONGEST_ADVERBIAL = 10


class Recorder:
    """Makes the records of one article."""

    def __init__(self, passage: Passage, article: Article, dates: Sequence[Date]) -> None:
        self.passage = passage
        self.article = article
        self.dates = dates
        self._date_starts = [date.start_char for date in dates]
        found = marks.get(passage.doc, marks.Modality)
        self.negated = marks.covered(passage.doc, [mark for mark in found if mark.label == "negated"])
        self.hypothetical = marks.covered(passage.doc, [mark for mark in found if mark.label == "hypothetical"])
        self.denials = passage.lexicon.words("modality", _DENIALS)

    def quote(self, statement: Statement) -> Quote | None:
        """The record of a statement; None where nothing is left of its content."""
        spans = [span for piece in statement.contents if (span := self.span(*piece)) is not None]
        if not spans:
            return None
        cue = self.cue(statement)
        speaker = mention(self.passage, statement.speaker)
        # The evidence of a turn is the turn: who speaks is introduced once, above them all.
        beside = (cue,) if statement.shape is Shape.TURN else (cue, speaker)
        parts = [*spans, *(part for part in beside if part is not None)]
        left, right = min(part.start_char for part in parts), max(part.end_char for part in parts)
        verb = statement.cue.start if statement.cue is not None else None
        return Quote(
            id="",
            article=self.article.id,
            text=self.passage.text[left:right],
            start_char=left,
            end_char=right,
            rule=statement.rule,
            kind=self.kind(statement),
            contents=tuple(spans),
            cue=cue,
            speaker=speaker,
            via=tuple(link for outer in statement.via if (link := self.link(outer, statement)) is not None),
            addressee=mention(self.passage, statement.addressee),
            date=self.date(statement),
            negated=self.is_negated(statement),
            hypothetical=verb is not None and bool(self.hypothetical[verb]),
        )

    def is_negated(self, statement: Statement) -> bool:
        """“did not say”, “declined to say”, “denied”: the text does not ascribe the content to the speaker."""
        if statement.cue is None:
            return False
        refused = statement.cue.label == "refusal" or statement.cue.lemma in self.denials
        return refused or bool(self.negated[statement.cue.start])

    def span(self, start: int, end: int) -> Span | None:
        """A token range as a span of the text."""
        if start >= end:
            return None
        left, right = self.passage.chars(start, end)
        text = self.passage.text[left:right]
        return Span(text=text, start_char=left, end_char=right) if text.strip() else None

    def cue(self, statement: Statement) -> Cue | None:
        """The cue of a statement."""
        if statement.cue is None:
            return None
        left, right = self.passage.chars(statement.cue.start, max(statement.cue_end, statement.cue.end))
        text = self.passage.text[left:right]
        return Cue.model_validate(
            {
                "text": text,
                "start_char": left,
                "end_char": right,
                "lemma": statement.cue.lemma,
                "class": statement.cue.label,
            }
        )

    def link(self, statement: Statement, inner: Statement) -> Link | None:
        """A statement that passes another on, as a link of its chain; nobody passes on their own words."""
        source = antecedent(self.passage, statement.speaker)
        own = inner.speaker
        if (
            source is not statement.speaker
            and source is not None
            and own is not None
            and own.start <= source.head < own.end
        ):
            return None  # “One of them, *who* asked not to be named, said …”
        speaker, cue = mention(self.passage, source), self.cue(statement)
        if speaker is None or cue is None:
            return None
        return Link(speaker=speaker, cue=Span(text=cue.text, start_char=cue.start_char, end_char=cue.end_char))

    def kind(self, statement: Statement) -> QuoteKind:
        """Direct, mixed or indirect, by how much of the content stands in quotation marks."""
        inside = outside = 0
        for start, end in statement.contents:
            for i in range(start, end):
                if self.passage.pos[i] in ("PUNCT", "SPACE"):
                    continue
                if self.passage.quoted[i]:
                    inside += 1
                else:
                    outside += 1
        if not inside:
            return "indirect"
        return "mixed" if outside else "direct"

    def date(self, statement: Statement) -> Date | None:
        """“said *on Friday*”, “*On Friday*, the ministry said”: the date of the attributing clause."""
        start, end = statement.clause
        if start >= end:
            return None
        first, _ = self.passage.sentence(start)
        busy = any(self.passage.is_finite(i) or self.passage.quoted[i] for i in range(first, start))
        if start - first <= _LONGEST_ADVERBIAL and not busy and statement.start >= start:
            start = first
        left, right = self.passage.chars(start, end)
        index = bisect_left(self._date_starts, left)  # no date overlaps another: a later one ends later
        date = self.dates[index] if index < len(self.dates) else None
        return date if date is not None and date.end_char <= right else None
