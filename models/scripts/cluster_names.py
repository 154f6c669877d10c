"""Names in documents of UD English GUM for `fit_confidence.py`: {"id", "text", "ents": [[start, end, label]]}.

Of every mention of a person, body or place that has a proper noun in it, the stretch from the first to the last proper
noun is a name. Only genres that news is akin to are read.
"""

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

GENRES = ("bio", "court", "essay", "interview", "letter", "news", "podcast", "speech", "vlog")
LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_BRACKET = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*(\))?|(\d+)(?:\[[^\]]*\])?\)")
Word = tuple[int, int, str, str]  # characters, class, brackets


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a packed CoNLL-U file that are of these genres."""
    name, text, words = "", "", list[Word]()
    for block in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n\n"):
        rows = block.strip("\n").split("\n")
        started = next((row.partition("=")[2].strip() for row in rows if row.startswith("# newdoc")), None)
        if started is not None:
            yield from _document(name, text, words)
            name, text, words = started, "", []
        if any(row.startswith("# newpar") for row in rows) and text:
            text = text.rstrip() + "\n\n"
        text = _sentence([row.split("\t") for row in rows if row and not row.startswith("#")], text, words)
    yield from _document(name, text, words)


def _document(name: str, text: str, words: Sequence[Word]) -> Iterator[dict[str, Any]]:
    if any(name.startswith(f"GUM_{genre}_") for genre in GENRES) and text.strip("_ \n"):
        yield {"id": f"gum-{name}", "text": text, "ents": list(_names(words))}


def _sentence(columns: Sequence[Sequence[str]], text: str, words: list[Word]) -> str:
    """The text with one more sentence; the blank after a multiword token follows the last of its words."""
    last, blank = 0, True
    for column in columns:
        spaced = "SpaceAfter=No" not in column[9]
        if "-" in column[0]:
            last, blank = int(column[0].partition("-")[2]), spaced
        if column[0].isdigit():
            entity = next((part[7:] for part in column[9].split("|") if part.startswith("Entity=")), "")
            words.append((len(text), len(text) + len(column[1]), column[3], entity))
            inside = int(column[0]) <= last
            text += column[1] + (" " if (spaced and not inside) or (int(column[0]) == last and blank) else "")
    return text


def _names(words: Sequence[Word]) -> Iterator[list[Any]]:
    opened: dict[str, list[tuple[int, str]]] = {}
    for place, (_, _, _, entity) in enumerate(words):
        for bracket in _BRACKET.finditer(entity):
            if bracket[1]:
                opened.setdefault(bracket[1], []).append((place, bracket[2]))
            closed = bracket[4] or (bracket[1] if bracket[3] else None)
            if closed and opened.get(closed):
                first, kind = opened[closed].pop()
                proper = [word for word in words[first : place + 1] if word[2] == "PROPN"]
                if proper and kind in LABELS:
                    yield [proper[0][0], proper[-1][1], LABELS[kind]]
