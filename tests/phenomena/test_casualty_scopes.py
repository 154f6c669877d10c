"""Which counts are of the event that an article tells, and which of another one that it recalls."""

from factx.lexicon import Lexicon
from tests.cases.casualties import found_in
from tests.parses import parse

FIRST = """
Seven seven NUM CD 2 nummod
people people NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
shot shoot VERB VBN 0 root
. . PUNCT . 4 punct
⏎ ⏎ SPACE _SP 5 dep
"""
SECOND_TIME = """
It it PRON PRP 5 nsubj
was be AUX VBD 5 cop
the the DET DT 5 det
second second ADJ JJ 5 amod
{counted} {counted} NOUN NN 0 root
in in ADP IN 8 case
two two NUM CD 8 nummod
days day NOUN NNS 5 nmod
. . PUNCT . 5 punct
"""
SATURDAY = """
On on ADP IN 2 case
Saturday Saturday PROPN NNP 6 obl B-DATE
ten ten NUM CD 4 nummod
people people NOUN NNS 6 nsubj:pass
were be AUX VBD 6 aux:pass
wounded wound VERB VBN 0 root
. . PUNCT . 6 punct
"""


def _scopes(lexicon: Lexicon, counted: str, *, apart: bool) -> list[str]:
    """The scopes of both counts, where the second stands in the paragraph that counts events or in the next."""
    parts = [FIRST, SECOND_TIME.format(counted=counted), SATURDAY]
    lines, shift = list[str](), 0
    for number, part in enumerate(parts):
        rows = part.strip().split("\n")
        if number == 1 and apart:
            rows.append("⏎ ⏎ SPACE _SP 9 dep")
        for row in rows:
            cells = row.split(" ")
            cells[4] = str(int(cells[4]) + shift) if int(cells[4]) else "0"
            lines.append(" ".join(cells))
        shift += len(rows)
    return [fact.scope for fact in found_in(parse("\n".join(lines)), lexicon)]


def test_what_stands_behind_a_count_of_events_is_of_another(lexicon: Lexicon) -> None:
    for counted in ("shooting", "time"):
        assert _scopes(lexicon, counted, apart=False) == ["incident", "background"]
        assert _scopes(lexicon, counted, apart=True) == ["incident", "background"]


def test_what_stands_behind_no_count_of_events_is_of_the_event(lexicon: Lexicon) -> None:
    assert _scopes(lexicon, "house", apart=False) == ["incident", "incident"]
