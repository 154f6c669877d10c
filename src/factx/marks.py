"""The marks that annotators leave in a Doc and extractors read: typed, in `doc.spans["factx.…"]`.

A mark is a stretch of tokens with a label and, by kind, a few more values. `put` writes all marks of a kind into their
span group (the values beside them, as plain lists that serialise with the Doc); `get` reads them back in text order.

>>> import spacy
>>> doc = spacy.blank("en")("At least 26 protesters died.")
>>> put(doc, Number, [Number(0, 3, "at least", low=26, high=None, best=26)])
>>> [(mark.span(doc).text, mark.low) for mark in get(doc, Number)], doc.spans["factx.numbers"][0].label_
([('At least 26', 26)], 'at least')
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar, NamedTuple, TypeVar, cast
from weakref import WeakKeyDictionary, ref

from spacy.tokens import Doc, Span, SpanGroup


@dataclass(frozen=True, slots=True)
class Mark:
    """Tokens `start` to `end` (exclusive) of a Doc, with a label."""

    group: ClassVar[str]

    start: int
    end: int
    label: str

    def span(self, doc: Doc) -> Span:
        """The tokens as a spaCy Span."""
        return doc[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Section(Mark):
    """A part of the page: `headline`, `dateline`, `byline` or `furniture` (from which no fact may come)."""

    group: ClassVar[str] = "factx.sections"


@dataclass(frozen=True, slots=True)
class Quoted(Mark):
    """A quoted stretch with its marks; label `double`, `single` or `guillemets`.

    `start_char` and `end_char` include the marks; `closed` is False where the closing mark is missing (lost, or a
    paragraph of a longer quotation); `continues` is True where the next paragraph goes on with the same quotation.
    """

    group: ClassVar[str] = "factx.quoted"

    start_char: int
    end_char: int
    closed: bool
    continues: bool

    def last_inner(self, text: str) -> str:
        """The last character within its marks in a text; empty where there is none."""
        inner = text[self.start_char + 1 : self.end_char]
        return inner.rstrip("”\"’'»“ \u00a0")[-1:] if self.closed else inner.rstrip()[-1:]


@dataclass(frozen=True, slots=True)
class CueMark(Mark):
    """A word or phrase that may introduce a statement; label is the class of the cue (`speech`, `according_to`, …)."""

    group: ClassVar[str] = "factx.cues"

    lemma: str


@dataclass(frozen=True, slots=True)
class Number(Mark):
    """A number expression with its hedge; label is the modifier; bounds as in `facts.Count`."""

    group: ClassVar[str] = "factx.numbers"

    low: int | None
    high: int | None
    best: int | None


@dataclass(frozen=True, slots=True)
class Name(Mark):
    """A named mention without title, article and possessive; label `PERSON`, `ORG`, `LOC`, `NORP` or `MISC`."""

    group: ClassVar[str] = "factx.names"


@dataclass(frozen=True, slots=True)
class Nominal(Mark):
    """A noun phrase that describes a person or body (“the president”); label `person`, `group` or `organization`."""

    group: ClassVar[str] = "factx.nominals"

    head: int


@dataclass(frozen=True, slots=True)
class Modality(Mark):
    """What something denies or makes unreal; label `negated` or `hypothetical`; `cue` is the token that does it."""

    group: ClassVar[str] = "factx.modality"

    cue: int


@dataclass(frozen=True, slots=True)
class Joined(Mark):
    """A mention of a person or body with a record; label is what joined it (`entity.short-name`, `pronoun`, …).

    `antecedent` is a token of the mention that it leans on; None where its own words tell. Where candidates were
    weighed: the `chance` of the one taken, (token, chance) of `others`, and the features (`rows`) of the first two.
    """

    group: ClassVar[str] = "factx.joined"

    antecedent: int | None
    chance: float | None = None
    others: Sequence[tuple[int, float]] = ()
    rows: Sequence[Sequence[int]] = ()


@dataclass(frozen=True, slots=True)
class Retagged(Mark):
    """A word whose tag is mended: label is its Penn tag now, `given` and `given_pos` what the tagger gave it."""

    group: ClassVar[str] = "factx.retagged"

    given: str
    given_pos: str


class Words(NamedTuple):
    """The words of a Doc as plain lists, one item a token, for rules that look at many: far cheaper than asking each.

    Attributes:
        texts: as printed, but apostrophes straight.
        lowers: the same in lower case.
        printed: in lower case, apostrophes as they are.
        tags: Penn Treebank tags.
        pos: Universal parts of speech.
    """

    texts: list[str]
    lowers: list[str]
    printed: list[str]
    tags: list[str]
    pos: list[str]


class _Read:
    """What has been read of a Doc, for as long as it is there: reading all of its tokens or spans again is dear."""

    def __init__(self) -> None:
        self.words: Words | None = None
        self.text: str | None = None
        self.starts: list[int] | None = None
        self.marks: dict[type[Mark], tuple[SpanGroup, list[Mark]]] = {}


_READ: "WeakKeyDictionary[Doc, _Read]" = WeakKeyDictionary()
_last: "tuple[ref[Doc], _Read] | None" = None  # whoever asks once mostly asks again


def _read(doc: Doc) -> _Read:
    global _last
    if (last := _last) is None or last[0]() is not doc:
        _last = last = ref(doc), _READ.setdefault(doc, _Read())
    return last[1]


def words(doc: Doc) -> Words:
    """The words of a Doc with their tags.

    >>> import spacy
    >>> words(spacy.blank("en")("“I can’t.”")).lowers
    ['“', 'i', 'ca', "n't", '.', '”']
    """
    read = _read(doc)
    if read.words is None:
        read.words = _words(doc)
    return read.words


def retag(doc: Doc, tags: Iterable[tuple[int, str, str]]) -> None:
    """Give some tokens another tag and part of speech, for whoever asks the tokens or the words."""
    read = _read(doc)
    for i, tag, pos in tags:
        doc[i].tag_, doc[i].pos_ = tag, pos
    if read.words is not None:
        read.words = read.words._replace(tags=_strings(doc, "TAG"), pos=_strings(doc, "POS"))


def _words(doc: Doc) -> Words:
    exact, tags, pos = (_strings(doc, attribute) for attribute in ("ORTH", "TAG", "POS"))
    straight = {word: word.replace("’", "'") for word in set(exact)}
    printed = {word: word.lower() for word in straight}
    lower = {word: text.lower() for word, text in straight.items()}
    texts, lowers, plain = ([table[word] for word in exact] for table in (straight, lower, printed))
    return Words(texts, lowers, plain, tags, pos)


def text(doc: Doc) -> str:
    """`doc.text`, which spaCy joins anew from all tokens each time."""
    read = _read(doc)
    if read.text is None:
        words_and_blanks = zip(_strings(doc, "ORTH"), column(doc, "SPACY"), strict=True)
        read.text = "".join([word + " " if blank else word for word, blank in words_and_blanks])
    return read.text


def column(doc: Doc, attribute: str) -> list[int]:
    """One attribute of all tokens as spaCy holds it: the id of a word, tag or lemma, 0 and 1 for no and yes."""
    return cast(list[int], doc.to_array([attribute]).reshape(-1).tolist())


def _strings(doc: Doc, attribute: str) -> list[str]:
    """One attribute of all tokens as words, each id looked up once: a text has few different ones."""
    ids = column(doc, attribute)
    strings = {key: doc.vocab.strings[key] for key in set(ids)}
    return [strings[key] for key in ids]


def _starts(doc: Doc) -> list[int]:
    read = _read(doc)
    if read.starts is None:
        read.starts = column(doc, "IDX")
    return read.starts


def characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """First and one-past-last character of some tokens, without making a Span.

    >>> import spacy
    >>> characters(spacy.blank("en")("He left on Friday."), 1, 4)
    (3, 17)
    """
    last = end - 1
    return _starts(doc)[start], _starts(doc)[last] + len(words(doc).texts[last])


def tokens_at(doc: Doc, start_char: int, end_char: int) -> tuple[int, int] | None:
    """The tokens that a stretch of characters touches, as (start, end); None where it holds only blanks between tokens.

    By bisection: `doc.char_span` walks the whole Doc at every call, which makes a loop over stretches quadratic.

    >>> import spacy
    >>> tokens_at(spacy.blank("en")("He left on Friday."), 11, 17)
    (3, 4)
    """
    starts = _starts(doc)
    start, end = max(bisect_right(starts, start_char) - 1, 0), bisect_left(starts, end_char)
    if start < end and starts[start] + len(words(doc).texts[start]) <= start_char:
        start += 1
    return (start, end) if start < end else None


M = TypeVar("M", bound=Mark)
_PLACE = attrgetter("start", "end")


def put(doc: Doc, kind: type[M], marks: Iterable[M]) -> None:
    """Write all marks of a kind, in text order, in place of those that were there."""
    # The slots of a subclass are what it holds beside the tokens and label of a Mark.
    ordered = sorted(marks, key=_PLACE)
    spans = [Span(doc, mark.start, mark.end, label=mark.label) for mark in ordered]
    values = [[getattr(mark, name) for name in kind.__slots__] for mark in ordered]
    group = SpanGroup(doc, name=kind.group, attrs={"values": values}, spans=spans)
    doc.spans[kind.group] = group
    _read(doc).marks[kind] = (group, cast(list[Mark], ordered))


def get(doc: Doc, kind: type[M]) -> list[M]:
    """All marks of a kind in text order; an empty list where nobody marked any."""
    if kind.group not in doc.spans:
        return []
    group = doc.spans[kind.group]
    kept = _read(doc).marks.get(kind)
    if kept is not None and kept[0] is group:
        return cast(list[M], kept[1].copy())
    return [
        kind(span.start, span.end, span.label_, *rest) for span, rest in zip(group, group.attrs["values"], strict=True)
    ]


def covered(doc: Doc, marks: Iterable[Mark]) -> bytearray:
    """One byte per token: 1 where any of the marks stands. Asking it is as cheap as a list look-up."""
    mask = bytearray(len(doc))
    for mark in marks:
        mask[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    return mask


def furniture(doc: Doc) -> bytearray:
    """One byte per token: 1 in page furniture, from which no fact may come."""
    return covered(doc, (mark for mark in get(doc, Section) if mark.label == "furniture"))
