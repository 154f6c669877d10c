"""Texts with who is who: GUM's clusters of mentions, and GAP's pronouns between two names."""

import csv
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_PIECE = re.compile(r"\(([^()]+)(\))?|(\d+)\)")


@dataclass
class Clustered:
    """A text with mentions: first and one-past-last character, and the cluster's id."""

    name: str
    text: str = ""
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Ambiguous:
    """A text with a pronoun and two names as characters, and whether the pronoun means each of them."""

    text: str
    pronoun: tuple[int, int]
    names: tuple[tuple[int, int], tuple[int, int]]
    meant: tuple[bool, bool]


def read_gap(path: Path) -> Iterator[Ambiguous]:
    """Yield the texts of a gzipped GAP file (Webster et al. 2018)."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            places = {
                k: (int(row[f"{k}-offset"]), int(row[f"{k}-offset"]) + len(row[k])) for k in ("Pronoun", "A", "B")
            }
            meant = row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"
            yield Ambiguous(row["Text"], places["Pronoun"], (places["A"], places["B"]), meant)


def read_gum(path: Path, held_out: frozenset[str]) -> Iterator[Clustered]:
    """Yield the documents of a gzipped CoNLL-U file with `Entity=` in its last column, but for those held out."""
    document, builder = Clustered(""), _Builder(Clustered(""))
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# newdoc"):
                if document.text and document.name not in held_out:
                    yield document
                document = Clustered(line.partition("=")[2].strip())
                builder = _Builder(document)
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                builder.paragraph()
            elif line[:1].isdigit():
                builder.token(line.rstrip("\n").split("\t"))
    if document.text and document.name not in held_out:
        yield document


class _Builder:
    """Puts a document's text together and its mentions upon it."""

    def __init__(self, document: Clustered) -> None:
        self.document = document
        self.open: list[tuple[int, str]] = []
        self.whole: tuple[int, int, int] | None = None  # first and last number of a multiword token, where it begins
        self.place = 0

    def paragraph(self) -> None:
        """A blank line between two paragraphs."""
        if self.document.text:
            self.document.text = self.document.text.rstrip() + "\n\n"

    def token(self, columns: list[str]) -> None:
        """One line of the table: a word, or a token of several (“can't”), whose words follow."""
        number, blank = columns[0], "" if "SpaceAfter=No" in columns[9] else " "
        if "-" in number:
            first, last = map(int, number.split("-"))
            self.whole, self.place = (first, last, len(self.document.text)), len(self.document.text)
            self.document.text += columns[1] + blank
        elif "." not in number:
            start, end = self._span(int(number), columns[1], blank)
            self._mentions(start, end, columns[9])

    def _span(self, number: int, word: str, blank: str) -> tuple[int, int]:
        if self.whole is not None and self.whole[0] <= number <= self.whole[1]:
            if number == self.whole[1]:
                self.whole = None
            found = self.document.text.find(word, self.place)
            start = found if found >= 0 else self.place
            end = min(start + len(word), len(self.document.text.rstrip()))
            self.place = end
            return start, end
        start = len(self.document.text)
        self.document.text += word + blank
        return start, start + len(word)

    def _mentions(self, start: int, end: int, misc: str) -> None:
        told = _ENTITY.search(misc)
        for opened, closed, ended in _PIECE.findall(told.group(1)) if told is not None else ():
            cluster = opened.split("-")[0]
            if opened and closed:
                self.document.mentions.append((start, end, cluster))
            elif opened:
                self.open.append((start, cluster))
            else:
                at = next((k for k in range(len(self.open) - 1, -1, -1) if self.open[k][1] == ended), None)
                if at is not None:
                    self.document.mentions.append((self.open.pop(at)[0], end, ended))
