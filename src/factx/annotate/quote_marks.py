"""“We left,” he said. ''We left,'' he said. ‘We left,’ he said: quoted stretches, whatever marks a page uses.

>>> [(stretch.text("“No,” she said, “not the workers’ fault.”"), stretch.label)
...  for stretch in quoted_stretches("“No,” she said, “not the workers’ fault.”", frozenset(["said"]))]
[('“No,”', 'double'), ('“not the workers’ fault.”', 'double')]

Marks are read paragraph by paragraph (a paragraph is a line), so a lost mark spoils no more than its own paragraph.
Inner quotations belong to the outer one. A quotation of several paragraphs repeats its opening mark and closes once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from factx import marks
from factx.annotate.glyphs import CLOSING, OPENING, SINGLE, STRAIGHT, Mark, is_measure, marks_of, may_be_possessive
from factx.lexicon import Lexicon, phrases

_TAG = re.compile(r"</?[a-z]+(?: [^<>\n]*)?/?>")
_PARAGRAPH = re.compile(r"[^\n]+")
_SPEAKER = r"(?:(?:he|she|they|it|I|we) |(?:[A-Z][\w.’'-]+ ){1,4}|(?:the|a|an) (?:[\w-]+ ){1,3})"
# A single mark that finds its closer only this far away has more likely lost it (longest seen in own British samples:
# 900).
_LONGEST_SINGLE = 1500
_FARTHEST_CLOSER = 100  # marks
_LONGEST_MARK = 2  # characters


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a quotation, marks included; `label` is `double`, `single` or `guillemets`."""

    start_char: int
    end_char: int
    label: str
    closed: bool
    continues: bool = False

    def text(self, article: str) -> str:
        """The stretch as it is printed."""
        return article[self.start_char : self.end_char]


class _Attributions(NamedTuple):
    """Patterns of what stands behind a quotation.

    Attributes:
        lost_closer: “We won, *she said*: a comma and words that end a quotation whose closing mark is lost.
        behind: …,” *he said* · …,” *said Ana Sosa*: what follows a quotation.
    """

    lost_closer: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _attributions(saying: frozenset[str]) -> _Attributions:
    verbs = "(?:" + "|".join(sorted(map(re.escape, saying))) + r")\b"
    return _Attributions(
        re.compile(rf"[,?!.] (?={_SPEAKER}{verbs})"), re.compile(rf" (?:{_SPEAKER}{verbs}|{verbs} [A-Zhst])")
    )


def annotate(doc: Doc, lexicon: Lexicon) -> None:
    """Mark quoted stretches."""
    starts = doc.to_array(["IDX"]).reshape(-1).tolist()
    found = []
    for stretch in quoted_stretches(marks.text(doc), phrases.attributing(lexicon)):
        first = bisect_right(starts, stretch.start_char) - 1
        last = bisect_right(starts, stretch.end_char - 1)
        found.append(
            marks.Quoted(
                first,
                last,
                stretch.label,
                start_char=stretch.start_char,
                end_char=stretch.end_char,
                closed=stretch.closed,
                continues=stretch.continues,
            )
        )
    marks.put(doc, marks.Quoted, found)


def quoted_stretches(text: str, saying: frozenset[str]) -> list[Stretch]:
    """All outermost quoted stretches of a text, in order; `saying` are forms of verbs that attribute.

    >>> text = "The ‘experts’ of the ’90s wrote: \\"It is 'over'.\\""
    >>> [stretch.text(text) for stretch in quoted_stretches(text, frozenset(["said"]))]
    ['‘experts’', '"It is \\'over\\'."']
    """
    told = _attributions(saying)
    tags = [match.span() for match in _TAG.finditer(text)]
    found: list[Stretch] = []
    for match in _PARAGRAPH.finditer(text):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        if start == end:
            continue  # a line of blanks
        in_paragraph = list(
            _paragraph(text, told, start, end, marks_of(text, start, end, tags), _left_open(text, found))
        )
        if found and in_paragraph and not found[-1].closed and _goes_on(text, found[-1], in_paragraph[0], start):
            found[-1] = replace(found[-1], continues=True)
        elif found and not found[-1].closed and not found[-1].continues:
            found[-1] = _without_lost_closer(text, told, found[-1])
        found.extend(in_paragraph)
    if found and not found[-1].closed:
        found[-1] = _without_lost_closer(text, told, found[-1])
    return found


def _left_open(text: str, found: list[Stretch]) -> bool:
    """““No,” she said. *“* ¶ We had water.””: whether an opening mark ends the paragraph before; it is taken out."""
    alone = bool(found) and not found[-1].closed and len(found[-1].text(text)) <= _LONGEST_MARK
    if alone:
        found.pop()
    return alone


def _goes_on(text: str, before: Stretch, first: Stretch, paragraph: int) -> bool:
    """Whether a paragraph repeats the opening mark of the unclosed quotation before it."""
    opens_paragraph = not text[paragraph : first.start_char].strip()
    ends_paragraph = not text[before.end_char : paragraph].strip()  # no other paragraph stands between
    return opens_paragraph and ends_paragraph and first.label == before.label


def _without_lost_closer(text: str, told: _Attributions, stretch: Stretch) -> Stretch:
    """Where the closing mark is lost, the quotation ends at “, he said” if there is one."""
    lost = told.lost_closer.search(text, stretch.start_char, stretch.end_char)
    return replace(stretch, end_char=lost.start() + 1) if lost else stretch


def _paragraph(
    text: str, told: _Attributions, start: int, end: int, found: list[Mark], opened: bool
) -> Iterator[Stretch]:
    """Pair the marks of one paragraph from left to right; `opened` tells that its opening mark stands above it."""
    index = _lost_opener(text, told, start, found, opened)
    if index:
        yield Stretch(start, found[index - 1].end, "double", True)
    while index < len(found):
        mark = found[index]
        if mark.glyph in SINGLE:
            last = _single_closer(text, found, index) if mark.may_open else None
            if last is not None:
                yield Stretch(mark.start, found[last].end, "single", True)
                index = last
            elif mark.may_open and mark.start == start and mark.glyph == "‘" and not _closes_later(found, index):
                yield Stretch(mark.start, end, "single", False)
                return
        elif mark.may_open and not is_measure(text, mark):
            last, at = _double_closer(text, found, index, end)
            label = "guillemets" if mark.glyph == "«" else "double"
            closed = last is not None and found[last].end == at
            before_blanks = at if closed else mark.start + len(text[mark.start : at].rstrip())
            stretch = Stretch(mark.start, before_blanks, label, closed)
            yield stretch if closed or last is None else _without_lost_closer(text, told, stretch)
            if last is None:
                return
            index = last if closed else last - 1
        index += 1


def _lost_opener(text: str, told: _Attributions, start: int, found: list[Mark], opened: bool) -> int:
    """We left,” he said: how many marks a quotation takes that begins with its paragraph, its opening mark lost."""
    first = next((index for index, mark in enumerate(found) if mark.glyph not in SINGLE), None)
    if first is None or found[first].glyph not in CLOSING or found[first].may_open or found[first].start == start:
        return 0
    closer = found[first]
    attributed = opened or (text[closer.start - 1] in ",?!" and told.behind.match(text, closer.end))
    return first + 1 if attributed else 0


def _double_closer(text: str, found: list[Mark], opener: int, end: int) -> tuple[int | None, int]:
    """The mark that closes a double quotation, and where it ends; or the one that shows the closer to be lost.

    An opener of the same kind inside either opens an inner quotation, if closers enough follow, or tells that the
    closing mark before it is missing. “…“ and "…” are closed by whatever stands where a closer stands.
    """
    own = found[opener].glyph
    inner = 0
    for index in range(opener + 1, len(found)):
        mark = found[index]
        if mark.glyph in SINGLE:
            continue
        if mark.may_open and not (mark.may_close and mark.glyph not in OPENING):
            if mark.glyph in OPENING and mark.may_close:
                return index, mark.end
            if not _inner_closes(found, index, own):
                slip = _single_for_double(text, found, opener, index)
                return (index, mark.start) if slip is None else (slip, found[slip].end)
            inner += 1
        elif inner:
            inner -= 1
        elif mark.may_close or mark.glyph in CLOSING:
            return index, mark.end
    return None, end


def _single_for_double(text: str, found: list[Mark], opener: int, stop: int) -> int | None:
    """“We can stop it.’ The mayor saw the film “Tides.”: a single mark behind a full stop that closes for a double."""
    for index in range(opener + 1, stop):
        mark = found[index]
        if mark.may_open:
            return None
        if mark.glyph in SINGLE and mark.may_close and text[mark.start - 1] in ".,?!":
            return index
    return None


def _inner_closes(found: list[Mark], index: int, own: str) -> bool:
    """Whether two closers follow before the next opener: one for the inner quotation, one for the outer."""
    if found[index].glyph == own and own in STRAIGHT:
        return False  # "He said "no" to me" cannot be told from a lost mark, which is the more frequent
    closers = 0
    for mark in found[index + 1 : index + _FARTHEST_CLOSER]:
        if mark.glyph in SINGLE:
            continue
        if mark.may_open and not mark.may_close:
            return False
        closers += 1
        if closers == 2:
            return True
    return False


def _closes_later(found: list[Mark], index: int) -> bool:
    return any(mark.glyph in SINGLE and mark.may_close for mark in found[index + 1 :])


def _single_closer(text: str, found: list[Mark], opener: int) -> int | None:
    """The mark that closes a single quotation: no plural possessive if another closer follows, no inner mark.

    ‘The workers’ club was shut,’ he said: the mark after *workers* stands before a word and after an s, the one after
    the comma is a closer for certain.
    """
    limit = found[opener].start + _LONGEST_SINGLE
    doubtful: int | None = None
    inside = 0  # depth of double marks within
    for index in range(opener + 1, len(found)):
        mark = found[index]
        if mark.start > limit:
            break
        if mark.glyph not in SINGLE:
            if mark.may_open and not mark.may_close:
                inside += 1
            elif inside:
                inside -= 1
            elif doubtful is None:
                return None  # a double quotation that began before ends here: our opener was an apostrophe
            continue
        if inside:
            continue
        if mark.may_open and not mark.may_close:
            if doubtful is not None:
                break
            continue
        if mark.may_close and not mark.may_open:
            if not may_be_possessive(text, mark):
                return index
            doubtful = index if doubtful is None else doubtful
    return doubtful
