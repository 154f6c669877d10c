"""Explanations on a terminal: the sentence with its parts numbered below, what each is, the parse, the rule.

    “We won,” said Ana Sosa.
    1════════ 2─── 3───────

Double lines run below what stands in quotation marks. The numbers carry the meaning; colours only repeat it.
"""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factx.facts import Span
from factx.outcomes import OUTCOMES
from factx.output import cells
from factx.report.explanation import Explanation, Part
from factx.report.near import NearMiss

_INDENT = 2
_STYLES = {
    "content": cells.QUOTED,
    "cue": cells.CUE,
    "speaker": "bold",
    "addressee": "bold",
    "count": "bold red",
    "outcome": OUTCOMES["killed"].style,
    "victims": "magenta",
    "source": "bold",
    "negated": cells.FLAG,
    "hypothetical": cells.FLAG,
    "first mention": "bold",
}
_MISS_WIDTH = 40
_SIGNS = "123456789" + ascii_lowercase


class ExplanationWriter:
    """Explanations of one article after another."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def write(self, article: str, explanations: Sequence[Explanation], near: Sequence[NearMiss] = ()) -> None:
        """Print the explanations of one article under its name, and below them what is near a fact."""
        self._console.print(Text(cells.flat(article), "bold"))
        if not explanations:
            self._console.print(Text("no facts found", cells.DIM))
        for explanation in explanations:
            self._console.print()
            self._explanation(explanation)
        if near:
            self._console.print()
            self._console.print(Text("Near misses", "bold"))
        for number, miss in enumerate(near):
            if not number or near[number - 1].passage != miss.passage:
                self._console.print(Padding(_passage(near, miss.passage), (0, 0, 0, _INDENT)))
            self._console.print(Padding(_miss(miss), (0, 0, 0, 2 * _INDENT)))

    def _explanation(self, why: Explanation) -> None:
        self._console.print(Text.assemble((why.id, "bold"), f"  {why.summary}"))
        width = max(20, self._console.width - _INDENT)
        for index, passage in enumerate(why.passages):
            if index:
                self._console.print(Text(" " * _INDENT + "⋯", cells.DIM))
            for line in marked_lines(passage, why.parts, width):
                self._console.print(Text(" " * _INDENT).append_text(line))
        if not why.joined:
            self._console.print(Padding(_legend(why.parts, width), (0, 0, 0, _INDENT)))
        self._console.print(Padding(_grounds(why), (0, 0, 0, _INDENT)))
        if why.joined:
            self._console.print(Padding(_joined(why, self._console.width), (0, 0, 0, _INDENT)))


def _passage(near: Sequence[NearMiss], passage: Span) -> Text:
    """A sentence with its near misses underlined."""
    text = Text(cells.clean(passage.text))
    for miss in near:
        if miss.passage == passage:
            text.stylize("underline", miss.start_char - passage.start_char, miss.end_char - passage.start_char)
    return text


def _miss(miss: NearMiss) -> Table:
    """What words might have been, and why they are not."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, width=15)
    table.add_column(overflow="fold")
    words = Text(cells.flat(miss.text), "bold")
    words.truncate(_MISS_WIDTH, overflow="ellipsis")
    table.add_row(Text(miss.label, cells.DIM), Text.assemble(words, f" – {miss.reason}"))
    return table


def marked_lines(passage: Span, parts: Sequence[Part], width: int) -> Iterator[Text]:
    """The lines of a passage, each with the numbers of its parts in a line below where it has any."""
    text = cells.clean(passage.text)
    signs, styles = _signs(passage, parts)
    for start, end in _lines(text, width):
        line, below = Text(), Text(style=cells.DIM)
        for place in range(start, end):
            size = cell_len(text[place])
            line.append(text[place], styles[place])
            fill = signs[place] if signs[place] in " ─═" else "─"
            below.append((signs[place] + fill * size)[:size], styles[place])
        yield line
        below.rstrip()
        if below.plain:
            yield below


def _signs(passage: Span, parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    """For each character what stands below it and its style; parts inside others lie on top."""
    size = len(passage.text)
    signs, styles = [" "] * size, [""] * size
    for number, part in enumerate(parts):
        start, end = part.start_char - passage.start_char, part.end_char - passage.start_char
        for place in range(max(start, 0), min(end, size)):
            signs[place] = "─" if signs[place] in " ─═" else signs[place]
            styles[place] = _STYLES.get(part.label, "underline")
        for left, right in part.quoted:
            for place in range(max(left - passage.start_char, start, 0), min(right - passage.start_char, end, size)):
                signs[place] = "═" if signs[place] in " ─═" else signs[place]
        if 0 <= start < size:
            free = (place for place in range(start, min(end, size)) if signs[place] in "─═")
            signs[min(next(free, start), size - 1)] = _sign(number)
    return signs, styles


def _sign(number: int) -> str:
    return _SIGNS[number] if number < len(_SIGNS) else "+"


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end when it is broken at blanks; words longer than a line are cut."""
    start = 0
    while start < len(text):
        end, used, blank = start, 0, -1
        while end < len(text) and used + cell_len(text[end]) <= width:
            used += cell_len(text[end])
            blank = end if text[end] == " " else blank
            end += 1
        if end < len(text) and text[end] != " " and blank > start:
            end = blank
        end = max(end, start + 1)
        yield start, end
        start = end
        while start < len(text) and text[start] == " ":
            start += 1


def _legend(parts: Sequence[Part], width: int) -> Table:
    """Which number is what; long contents, which stand above, are cut to leave room for what is known about them."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for number, part in enumerate(parts):
        text = Text(cells.flat(part.text), _STYLES.get(part.label, ""))
        text.truncate(max(12, width * 2 // 5), overflow="ellipsis")
        table.add_row(Text(_sign(number), cells.DIM), Text(part.label), text, Text(cells.flat(part.detail)))
    return table


def _grounds(why: Explanation) -> Table:
    """The parse and the rule."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for path in why.paths:
        table.add_row(Text("parse", cells.DIM), Text.assemble((f"{path.between}: ", cells.DIM), cells.flat(path.line)))
    meaning = f" – {why.meaning}" if why.meaning else ""
    table.add_row(Text("rule", cells.DIM), Text.assemble((why.rule, "bold"), meaning))
    if why.example and not why.joined:
        table.add_row("", Text.assemble(("made for: ", cells.DIM), (why.example, "italic")))
    return table


_WIDE = 100


def _leaning(wordings: Sequence[str]) -> list[tuple[str, str]]:
    """“ ← Tokayev, the president”: the mentions that a group leans on."""
    return [(f" ← {cells.flat(', '.join(wordings))}", cells.DIM)] if wordings else []


def _joined(why: Explanation, width: int) -> Table:
    """Which pass joined which mentions."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(overflow="fold", ratio=3)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", ratio=2)
    table.add_column(overflow="fold", ratio=5)
    if width >= _WIDE:
        table.add_column(no_wrap=True, overflow="ellipsis", ratio=5)
    for group in why.joined:
        row = [
            Text(cells.flat(group.text), "bold" if group.form == "named" else ""),
            Text(f"×{group.mentions}", cells.DIM),
            Text(group.passed, cells.CUE),
            Text.assemble(cells.flat(group.meaning), *_leaning(group.leans_on)),
        ]
        if width >= _WIDE:
            row.append(Text(cells.flat(group.context), cells.DIM))
        table.add_row(*row)
    return table
