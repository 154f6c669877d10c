"""A ledger as a table for a spreadsheet: a row for each event and outcome, or one for each telling."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from factx.report.ledger import Range, Toll

Row = Mapping[str, Any]

# What each column of a table holds, for the formats that ask: what a reader wants comes first, ids last.
SUMMARY: Mapping[str, type] = {
    "date": str, "place": str, "country": str, "outcome": str, "low": int, "best": int, "high": int,
    "conflicting": bool, "sources": str, "tellings": int, "first_told": str, "last_told": str, "articles": int,
    "titles": str, "urls": str, "date_end": str, "latitude": float, "longitude": float, "article_ids": str,
    "event": str,
}  # fmt: skip
SERIES: Mapping[str, type] = {
    "date": str, "place": str, "country": str, "outcome": str, "low": int, "best": int, "high": int, "victims": str,
    "source": str, "via": str, "published": str, "status": str, "title": str, "url": str, "evidence": str,
    "count": str, "modifier": str, "kind": str, "scope": str, "role": str, "part": str, "in_range": bool,
    "repeated": bool, "subset": bool, "increment": bool, "negated": bool, "hypothetical": bool, "date_end": str,
    "date_text": str, "date_from": str, "place_from": str, "latitude": float, "longitude": float, "articles": str,
    "event": str, "type": str,
}  # fmt: skip
_BETWEEN = " | "


def summary(lines: Iterable[Toll | Range]) -> Iterator[Row]:
    """A row for each event and outcome that some toll still stands for, in the order of the ledger.

    Columns: `SUMMARY`. `low`, `best` and `high` are those of the range of all; `best` is empty where sources conflict.
    """
    for _, of_event in groupby(lines, key=lambda line: line.event):
        here = list(of_event)
        for outcome in dict.fromkeys(line.outcome for line in here):
            own = [line for line in here if line.outcome == outcome]
            ranges = [line for line in own if isinstance(line, Range)]
            whole = next((line for line in ranges if line.victims is None), ranges[0] if len(ranges) == 1 else None)
            if whole is not None:
                yield _row(whole, [line for line in own if isinstance(line, Toll)])


def _row(whole: Range, tolls: list[Toll]) -> Row:
    standing = [toll for toll in tolls if toll.in_range]
    days = sorted(toll.published for toll in tolls if toll.published)
    articles = dict.fromkeys(mention.article for toll in tolls for mention in toll.evidence)
    fields = whole.model_dump()
    told = {
        "conflicting": any(toll.status == "conflicting" for toll in standing),
        "sources": _joined(toll.source for toll in standing),
        "tellings": sum(len(toll.evidence) for toll in tolls),
        "first_told": days[0] if days else None,
        "last_told": days[-1] if days else None,
        "articles": len(articles),
        "titles": _joined(toll.title for toll in tolls),
        "urls": _joined(toll.url for toll in tolls),
        "article_ids": _joined(articles),
    }
    return {name: told.get(name, fields.get(name)) for name in SUMMARY}


def series(lines: Iterable[Toll | Range]) -> Iterator[Row]:
    """A row for each telling: one number of one source in one article, ranges left out. Columns: `SERIES`."""
    for line in lines:
        if isinstance(line, Toll):
            fields = line.model_dump()
            told = {
                "via": _joined(line.via),
                "articles": _joined(mention.article for mention in line.evidence),
                "evidence": _BETWEEN.join(
                    f"{mention.article}:{mention.start_char}-{mention.end_char} {mention.text}"
                    for mention in line.evidence
                ),
            }
            yield {name: told.get(name, fields.get(name)) for name in SERIES}


def _joined(values: Iterable[str | None]) -> str | None:
    return _BETWEEN.join(dict.fromkeys(value for value in values if value)) or None
