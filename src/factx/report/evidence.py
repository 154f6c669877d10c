"""The evidence of a fact as a reader looks for it: its sentences, its quotation marks, its number and outcome word."""

from collections.abc import Iterable, Iterator, Sequence

from factx import marks
from factx.facts import Count, Span

_MARKS = {"double": "double quotation marks", "single": "single quotation marks", "guillemets": "guillemets"}


def passages(text: str, sentences: Sequence[tuple[int, int]], stretches: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """The sentences that some stretches of characters stand in; neighbouring sentences are one span."""
    wanted = sorted(stretches)
    touched = []
    for start, end in sentences:
        while wanted and wanted[0][1] <= start:
            wanted.pop(0)
        if not wanted:
            break
        if any(left < end and start < right for left, right in wanted):
            touched.append((start, end))
    begin = until = -1
    for start, end in touched:
        if begin < 0:
            begin, until = start, end
        elif text[until:start].strip():
            yield _trimmed(text, begin, until)
            begin, until = start, end
        else:
            until = end
    if begin >= 0:
        yield _trimmed(text, begin, until)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(text=words.strip() or words, start_char=start, end_char=start + len(words.strip() or words))


def quoted_within(quoted: Sequence[marks.Quoted], piece: Span) -> list[marks.Quoted]:
    """The quoted stretches that a piece of content holds or stands in."""
    return [mark for mark in quoted if piece.start_char < mark.end_char and mark.start_char < piece.end_char]


def marks_around(inside: Sequence[marks.Quoted], piece: Span) -> str:
    """In which quotation marks a piece of content stands, and how much of it."""
    if not inside:
        return "no quotation marks"
    first, last = inside[0], inside[-1]
    whole = first.start_char <= piece.start_char and piece.end_char <= first.end_char
    told = f"{'in' if whole else 'partly in'} {_MARKS.get(first.label, first.label)}"
    if last.continues:
        return f"{told}; goes on in the next paragraph"
    return told if last.closed else f"{told}; the closing mark is missing"


def bounds(count: Count) -> str:
    """The bounds of a count as its record has them.

    >>> bounds(Count(text="At least 26", start_char=0, end_char=11, low=26, high=None, best=26, modifier="at least"))
    'at least: low 26, high open, best 26'
    >>> bounds(Count(text="26", start_char=0, end_char=2, low=26, high=26, best=26, modifier="exact"))
    'exact: 26'
    """
    low, high, best = count.low, count.high, count.best
    if low is None and high is None:
        return f"{count.modifier}: no number tells the bounds"
    if low == high:
        return f"{count.modifier}: {low:,}"
    told = [f"{name} {'open' if value is None else f'{value:,}'}" for name, value in (("low", low), ("high", high))]
    return f"{count.modifier}: {', '.join(told)}" + (f", best {best:,}" if best is not None else "")
