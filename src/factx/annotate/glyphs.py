"""“…” and '…': the quotation marks and apostrophes of a paragraph, and what each may be by what stands beside it."""

import re
from bisect import bisect_right
from dataclasses import dataclass

# ``, '' and the pairs of single glyphs that some pages print for one double mark.
# Three marks after a word close an inner quotation and then the outer one.
_MARK = re.compile(r"(?<=[\w.,!?…])'(?=''(?![\w'’]))|``|''|‘‘|’’|‘’(?=\w)|[“”„‟«»\"‘’‛'`]")
OPENING = frozenset("“„‟«") | {"``", "‘‘", "‘’"}
CLOSING = frozenset("”»") | {"’’"}
STRAIGHT = frozenset(('"', "''"))
SINGLE = frozenset("‘’‛'`")
_BEFORE_OPENER = frozenset("([{—–-/\u00a0…“\"‘'")
_AFTER_CLOSER = frozenset(".,;:!?)]}—–-/…”\"’'*")
# ’90s, ’em, ’tis: an apostrophe in front of a word opens nothing.
_YEAR = re.compile(r"\d\d\b")  # in ’84: the closing glyph before two digits
_CLOSER = re.compile(r"[,.!?]['’](?=\s|$)")
_ELISION = re.compile(r"\d0s|(?:em|til|tis|twas|cause|n|bout|round|cos|er|im|un|kay|sup|ere|gainst)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark with what its neighbours make of it."""

    start: int
    end: int
    glyph: str
    may_open: bool
    may_close: bool


def marks_of(text: str, start: int, end: int, tags: list[tuple[int, int]]) -> list[Mark]:
    """The quotation marks and apostrophes of a paragraph that may open or close something."""
    found = []
    for match in _MARK.finditer(text, start, end):
        glyph, left, right = match.group(), match.start(), match.end()
        tag = bisect_right(tags, (left, len(text))) - 1
        if tag >= 0 and left < tags[tag][1]:
            continue
        before = text[left - 1] if left > start else " "
        after = text[right] if right < end else " "
        single = glyph in SINGLE
        opens = (before.isspace() or before in _BEFORE_OPENER) and not after.isspace()
        closes = not before.isspace() and not after.isalnum() and left > start
        if single and opens:
            elided = glyph != "`" and _ELISION.match(text, right) is not None
            if left == start:  # ‘Twas ever thus,’ he said: one mark for two
                elided = elided and _CLOSER.search(text, right, end) is None
            opens = (after.isalnum() or after in '…$#£€“"[(') and not elided
            opens = opens and not (glyph == "’" and _YEAR.match(text, right))
        if glyph in OPENING and not single:
            opens = True
            closes = not before.isspace() and left > start and (after.isspace() or after in _AFTER_CLOSER)
        elif glyph in STRAIGHT and left == start and text[right + 1 : right + 2].isupper():
            opens = True  # " We left," he said: a blank too many
        elif glyph in STRAIGHT and before.isspace() and after.isspace():
            # “…,' " he said”: a blank between an inner and an outer closing mark
            closes = left - 2 >= start and text[left - 2] in "'’"
        elif glyph in STRAIGHT and before in ".,!?" and after.isupper():
            opens = closes = True  # said."We left.": a blank is lost on one side, and nothing tells on which
        elif glyph in CLOSING:
            opens = (before.isspace() and not after.isspace()) or left == start
            closes = not opens or after in _AFTER_CLOSER
        if opens or closes:
            found.append(Mark(left, right, glyph, opens, closes))
    return found


def is_measure(text: str, mark: Mark) -> bool:
    """6'2" or a 12" gun: a straight mark after a digit measures something."""
    return mark.glyph in STRAIGHT and mark.start > 0 and text[mark.start - 1].isdigit() and not mark.may_open


def may_be_possessive(text: str, mark: Mark) -> bool:
    """workers’ demands, Texas’ governor, nothin’ else: a mark after a letter that a word follows."""
    before = text[mark.start - 1].lower()
    after = text[mark.end : mark.end + 2]
    followed_by_word = len(after) == 2 and after[0] == " " and after[1].isalpha()
    return followed_by_word and before in "sxzn"
