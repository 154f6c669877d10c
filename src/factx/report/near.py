"""Why something near a fact is none: “said” without a speaker, words in quotation marks that nobody says.

Near misses come from the rules that refused them; where none did, marks and parse tell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from factx import marks, syntax
from factx.facts import Quote, Span


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Words of the text that are no fact of a type, what they might have been, and the reason; `passage` is their
    sentence."""

    type: str
    label: str
    text: str
    start_char: int
    end_char: int
    reason: str
    passage: Span


def near_misses(
    doc: Doc,
    quotes: Sequence[Quote],
    casualties: Iterable[tuple[str, int, int, str]],
    refused: Mapping[int, str] | None = None,
) -> list[NearMiss]:
    """The near misses of a marked Doc in text order.

    Args:
        doc: the marked Doc.
        quotes: its quotes.
        casualties: label, first and last token and reason of what the casualty rules passed over.
        refused: first token of a cue and why a rule refused what it attributes.
    """
    found = [_near(doc, "casualty", *near) for near in casualties]
    found.extend(_near(doc, "quote", *near) for near in (*_cues(doc, quotes, refused or {}), *_quoted(doc, quotes)))
    return sorted(found, key=lambda near: (near.start_char, near.end_char))


def _cues(doc: Doc, quotes: Sequence[Quote], refused: Mapping[int, str]) -> Iterator[tuple[str, int, int, str]]:
    """Cues that introduce no quote."""
    used = {quote.cue.start_char for quote in quotes if quote.cue is not None}
    used |= {link.cue.start_char for quote in quotes for link in quote.via}
    quoted = [mark for mark in marks.get(doc, marks.Quoted) if mark.label != "single"]
    inside = [(span.start_char, span.end_char) for quote in quotes for span in quote.contents]
    for cue in marks.get(doc, marks.CueMark):
        token = doc[cue.start]
        if token.idx in used or cue.label == "colon" or any(start <= token.idx < end for start, end in inside):
            continue
        yield "cue", cue.start, cue.end, refused.get(cue.start) or _without_quote(token, quoted)


def _without_quote(token: Token, quoted: Sequence[marks.Quoted]) -> str:
    """Why a cue has no quote, as far as the parse tells."""
    if syntax.is_verb(token) and syntax.subject(token) is None and syntax.agent(token) is None:
        return "nobody is its subject"
    sentence = token.sent
    beside = any(mark.start < sentence.end and sentence.start < mark.end for mark in quoted)
    if not beside and not syntax.clausal_complements(token):
        return "it governs no statement, and no quotation marks stand in its sentence"
    return "its statement or its speaker is none that could be quoted"


def _quoted(doc: Doc, quotes: Sequence[Quote]) -> Iterator[tuple[str, int, int, str]]:
    """Words in quotation marks that are in no quote."""
    inside = [(span.start_char, span.end_char) for quote in quotes for span in quote.contents]
    for mark in marks.get(doc, marks.Quoted):
        if mark.label == "single" or any(start < mark.end_char and mark.start_char < end for start, end in inside):
            continue
        yield "quotation marks", mark.start, mark.end, "no cue and speaker beside it: a title, a name, a word in doubt"


def _near(doc: Doc, kind: str, label: str, start: int, end: int, reason: str) -> NearMiss:
    span, sentence = doc[start:end], doc[start].sent
    passage = Span(text=sentence.text, start_char=sentence.start_char, end_char=sentence.end_char)
    return NearMiss(kind, label, span.text, span.start_char, span.end_char, reason, passage)
