"""TempEval-3: time expressions with their values in TimeML (UzZaman et al., SemEval 2013, task 1, part A).

Expressions match where they overlap (*relaxed*); *value* asks for the annotated value as well, over all expressions as
the published figures are, and over dates alone. The values of factx are written as TIMEX3 has them (`timex_value`).
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from benchmarks.public.sets import PublicSet, Published, Row, extracted, f1
from factx.analysis import Extractor
from factx.article import Article
from factx.evaluation.matching import likeness, pairs
from factx.facts import ArticleRecord, Date, Record

_SEASONS = {"03": "SP", "06": "SU", "09": "FA", "12": "WI"}


class Expression(NamedTuple):
    """An annotated time expression."""

    start_char: int
    end_char: int
    type: str
    value: str


class Document(NamedTuple):
    """One file: its text, when it was written, and its expressions."""

    id: str
    text: str
    written: str | None
    expressions: tuple[Expression, ...]


def read(folder: Path) -> list[Document]:
    """All `.tml` files of a folder, by name.

    Raises:
        ValueError: a file has no TEXT.
        xml.etree.ElementTree.ParseError: a file is no XML.
    """
    return [document(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.tml"))]


def document(name: str, source: str) -> Document:
    """The text inside TEXT without its tags, and the expressions by their characters there."""
    root = ElementTree.fromstring(source)
    body = root.find(".//TEXT")
    if body is None:
        raise ValueError(f"{name}: no TEXT in the file")
    created = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    parts: list[str] = []
    found: list[Expression] = []
    _walk(body, parts, found)
    written = created.get("value", "")[:10] if created is not None else None
    return Document(name, "".join(parts), written if written and len(written) == 10 else None, tuple(found))


def _walk(element: ElementTree.Element, parts: list[str], found: list[Expression]) -> None:
    parts.append(element.text or "")
    for child in element:
        start = sum(map(len, parts))
        _walk(child, parts, found)
        if child.tag == "TIMEX3":
            end = sum(map(len, parts))
            if end > start:
                found.append(Expression(start, end, child.get("type", "DATE"), child.get("value", "")))
        parts.append(child.tail or "")


def timex_value(date: Date) -> str:
    """A date of factx as TIMEX3 writes it; empty where it has none.

    >>> timex_value(Date(text="that week", start_char=0, end_char=9, value="2021-05-03", value_end="2021-05-09",
    ...                  precision="week"))
    '2021-W18'
    """
    value = date.value or ""
    if date.kind != "date" or not value:
        return value
    year, month = value[:4], value[5:7]
    if date.precision in ("week", "weekend"):
        monday = datetime.date.fromisoformat(value).isocalendar()
        return f"{monday.year}-W{monday.week:02d}" + ("-WE" if date.precision == "weekend" else "")
    if date.precision == "quarter":
        return f"{year}-Q{(int(month) + 2) // 3}"
    if date.precision == "half":
        return f"{year}-H{1 if int(month) < 7 else 2}"
    if date.precision == "season":
        return f"{year}-{_SEASONS.get(month, month)}"
    return value[:3] if date.precision == "decade" else value[:2] if date.precision == "century" else value


def score(documents: Iterable[Document], facts: Mapping[str, list[Record]]) -> Iterator[Row]:
    """Relaxed, strict and value F1 over all expressions, then over dates."""
    every, dates = [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]
    for one in documents:
        found = [d for r in facts.get(one.id, []) if isinstance(r, ArticleRecord) for d in r.dates]
        _count(one.expressions, found, every)
        others = [e for e in one.expressions if e.type != "DATE"]
        _count(
            [e for e in one.expressions if e.type == "DATE"],
            [d for d in found if d.kind == "date" and not any(likeness([e], [d]) for e in others)],
            dates,
        )
    for name, (relaxed, strict, value, gold, got) in (("all", every), ("dates", dates)):
        yield Row(f"relaxed F1, {name}", f1(relaxed, gold, got), gold)
        yield Row(f"strict F1, {name}", f1(strict, gold, got), gold)
        yield Row(f"value F1, {name}", f1(value, gold, got), gold)


def _count(gold: list[Expression] | tuple[Expression, ...], found: list[Date], counts: list[int]) -> None:
    matched = pairs(gold, found, lambda item: [item], lambda one, other: likeness([one], [other]))
    counts[0] += len(matched)
    counts[1] += sum((e.start_char, e.end_char) == (d.start_char, d.end_char) for e, d in matched)
    counts[2] += sum(e.value == timex_value(d) for e, d in matched)
    counts[3] += len(gold)
    counts[4] += len(found)


def measure(path: Path, extractor: Extractor) -> Iterator[Row]:
    """The figures of factx on a folder of TimeML files."""
    documents = read(path)
    articles = (Article(one.id, one.text, published=one.written) for one in documents)
    return score(documents, extracted(articles, extractor))


_TASK = "UzZaman et al., SemEval 2013 task 1"
TEMPEVAL = PublicSet(
    name="tempeval",
    title="TempEval-3 platinum: time expressions in 20 news texts",
    source="https://www.cs.york.ac.uk/semeval-2013/task1/",
    licence="for research; texts of their publishers",
    path="the folder with the .tml files",
    measure=measure,
    published=(Published("value F1, all", "HeidelTime", 77.6, _TASK),),
)
