"""The dashboard: a corpus at a glance, with the evidence of every number in the page itself.

The page holds its data as JSON and builds tables only for what is looked at. A corpus whose evidence would make the
page too large has less of it: first fewer and shorter snippets, then only the first rows; the page says so then.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from factx.facts import Count
from factx.outcomes import OUTCOMES
from factx.report.html import rendering
from factx.report.html.corpus import CasualtyRow, Corpus, Named, QuoteRow
from factx.report.html.snippets import Snippet
from factx.report.ledger import Range, Toll
from factx.report.ledger import ledger as ledger_of

MOST_CHARACTERS = 12_000_000
_MOST_ALIASES = 12


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of the evidence a page holds.

    Attributes:
        snippets: of each person or body in each article.
        characters: of each piece of evidence.
        rows: of each table.
        texts: whether the articles are in it as a whole.
    """

    snippets: int
    characters: int
    rows: int
    texts: bool = False


DETAILS = (
    Detail(3, 1200, 200_000, texts=True),
    Detail(1, 400, 200_000, texts=True),
    Detail(3, 1200, 200_000),
    Detail(1, 400, 200_000),
    Detail(1, 200, 100_000),
    Detail(1, 160, 40_000),
    Detail(1, 160, 15_000),
)


def page(corpus: Corpus, most_characters: int = MOST_CHARACTERS, pages: Sequence[str] = ()) -> str:
    """The HTML page of a corpus, of no more characters than asked for if that can be had.

    Args:
        corpus: what it shows.
        most_characters: of the data in it.
        pages: the addresses of the articles' own pages, an empty one where an article has none. Without such pages
            the articles' texts are in this one, as far as there is room for all.
    """
    lines = ledger_of(corpus.ledger)
    totals = {
        "articles": len(corpus.articles),
        "quotes": len(corpus.quotes),
        "casualties": len(corpus.casualties),
        "actors": sum(kind == "actor" for kind, _ in corpus.named),
        "organizations": sum(kind == "organization" for kind, _ in corpus.named),
        "events": len({line.event for line in lines}),
    }
    for detail in DETAILS:
        if pages and detail.texts:
            continue
        encoding, text = rendering.embedded(data(corpus, lines, detail, pages))
        if len(text) <= most_characters:
            break
    days = sorted(row.published for row in corpus.articles if row.published)
    return rendering.render("dashboard", totals=totals, days=days[:1] + days[-1:], encoding=encoding, data=text)


def data(corpus: Corpus, lines: Sequence[Toll | Range], detail: Detail, pages: Sequence[str] = ()) -> dict[str, Any]:
    """What the page is built from, as plain objects; rows refer to articles and names by number."""
    ranked = _ranked(corpus)
    kept = ranked[: detail.rows]
    numbers = {key: number for number, (key, _) in enumerate(kept)}
    facts = {(corpus.articles[row.article].id, row.id): number for number, row in enumerate(corpus.casualties)}
    articles = [[row.id, row.title, row.published, *(row.counts[kind] for kind in _COUNTED)] for row in corpus.articles]
    return {
        "articles": articles[: detail.rows],
        "pages": pages[: detail.rows],
        "texts": [row.text for row in corpus.articles[: detail.rows]] if detail.texts else [],
        "named": [_named(named, corpus.passed_on(key), detail) for key, named in kept],
        "quotes": [_quote(row, numbers, detail) for row in corpus.quotes[: detail.rows]],
        "casualties": [_casualty(row, detail) for row in corpus.casualties[: detail.rows]],
        "events": _events(lines, facts, detail),
        "outcomes": {name: row.shown for name, row in OUTCOMES.items()},
        "all": {
            "articles": len(articles),
            "named": len(ranked),
            "quotes": len(corpus.quotes),
            "casualties": len(corpus.casualties),
        },
    }


_COUNTED = ("quote", "casualty", "actor", "organization")


def _ranked(corpus: Corpus) -> list[tuple[tuple[str, str], Named]]:
    """Persons and bodies, those that most articles name first."""
    return sorted(corpus.named.items(), key=lambda item: (-len(item[1].places), -item[1].mentions, item[0]))


def _named(named: Named, via: Sequence[str], detail: Detail) -> dict[str, Any]:
    titles = [(title, *_first_and_last(days)) for title, days in named.days.items() if any(days)]
    return {
        "titles": sorted(titles, key=lambda title: title[1])[-_MOST_ALIASES:],
        "via": via,
        "type": named.type,
        "name": named.name,
        "told": _usual(named.told),
        "country": _usual(named.countries),
        "confidence": named.confidence,
        "aliases": [alias for alias, _ in named.aliases.most_common(_MOST_ALIASES) if alias != named.name],
        "places": [
            (
                each.article,
                each.mentions,
                each.quotes,
                [_cut(part, detail) for part in each.snippets[: detail.snippets]],
            )
            for each in named.places
        ],
    }


def _first_and_last(days: Iterable[str]) -> tuple[str, str]:
    known = sorted(day for day in days if day)
    return known[0], known[-1]


def _usual(told: Counter[str]) -> str:
    """What most articles tell, with two more where they tell otherwise."""
    return ", ".join(value for value, _ in told.most_common(3))


def _quote(row: QuoteRow, numbers: dict[tuple[str, str], int], detail: Detail) -> dict[str, Any]:
    told = {
        "article": row.article,
        "id": row.id,
        "kind": row.kind,
        "speaker": numbers.get(row.speaker) if row.speaker is not None else None,
        "by": row.by,
        "content": row.content[: detail.characters],
        "cue": row.cue,
        "via": row.via,
        "to": row.addressee,
        "date": row.date,
        "flags": row.flags,
        "about": [numbers[who] for who in row.about if who in numbers],
        "evidence": _cut(row.evidence, detail),
        "start": row.start_char,
        "end": row.end_char,
        "confidence": row.confidence,
        "rule": row.rule,
    }
    return {name: value for name, value in told.items() if value not in ("", None, (), [])}


def _casualty(row: CasualtyRow, detail: Detail) -> dict[str, Any]:
    told = {
        "article": row.article,
        "id": row.id,
        "outcome": row.outcome,
        "count": row.count,
        "victims": row.victims,
        "source": row.source,
        "flags": row.flags,
        "evidence": _cut(row.evidence, detail),
        "start": row.start_char,
        "end": row.end_char,
        "confidence": row.confidence,
        "rule": row.rule,
    }
    return {name: value for name, value in told.items() if value not in ("", None, (), [])}


def _cut(snippet: Snippet, detail: Detail) -> tuple[str, str, str]:
    """A snippet of no more than so many characters in three: what is before what is meant, that, and what is behind."""
    meant = snippet.text[snippet.first : snippet.last]
    spare = max(0, detail.characters - len(meant)) // 2
    before, after = snippet.text[: snippet.first], snippet.text[snippet.last :]
    return (
        before if len(before) <= spare else "…" + before[len(before) - spare :],
        meant if len(meant) <= detail.characters else meant[: detail.characters] + "…",
        after if len(after) <= spare else after[:spare] + "…",
    )


def _events(lines: Iterable[Toll | Range], facts: dict[tuple[str, str], int], detail: Detail) -> list[dict[str, Any]]:
    found = []
    for _, group in groupby(lines, key=lambda line: line.event):
        here = list(group)
        first = here[0]
        found.append(
            {
                "date": first.date,
                "until": first.date_end,
                "when": first.date_text,
                "from": first.date_from,
                "place": first.place,
                "dateline": first.place_from == "dateline",
                "country": first.country,
                "at": None if first.latitude is None else (first.latitude, first.longitude),
                "id": first.event,
                "tolls": [_toll(line, facts) for line in here if isinstance(line, Toll)],
                "ranges": [_range(line, here) for line in here if isinstance(line, Range)],
            }
        )
    return found[: detail.rows]


def _toll(line: Toll, facts: dict[tuple[str, str], int]) -> dict[str, Any]:
    held = ("subset", "increment", "negated", "hypothetical")
    told = {
        "outcome": line.outcome,
        "scope": line.scope,
        "victims": line.victims,
        "low": line.low,
        "high": line.high,
        "best": line.best,
        "shown": _shown(line),
        "source": line.source,
        "via": line.via,
        "published": line.published,
        "role": line.role if line.role != "total" else "",
        "part": line.part,
        "status": line.status,
        "counts": line.in_range,
        "flags": [name for name in held if getattr(line, name)],
        "facts": [facts[each.article, each.fact] for each in line.evidence if (each.article, each.fact) in facts],
    }
    return {name: value for name, value in told.items() if value not in ("", None, (), [])}


def _range(line: Range, here: Sequence[Toll | Range]) -> dict[str, Any]:
    """A range with the highest number that was told in it: a single “at least” leaves it open, whatever others say."""
    alike = [other for other in here if (other.outcome, other.scope) == (line.outcome, line.scope)]
    groups = {other.victims for other in alike if isinstance(other, Range)}
    standing = [
        other
        for other in alike
        if isinstance(other, Toll) and other.in_range and _group(other.victims, groups) == line.victims
    ]
    return {
        "outcome": line.outcome,
        "scope": line.scope,
        "victims": line.victims,
        "low": line.low,
        "high": line.high,
        "told": max((bound for each in standing for bound in (each.low, each.high) if bound is not None), default=None),
        "tolls": line.tolls,
    }


def _group(victims: str | None, groups: set[str | None]) -> str | None:
    """Which of the groups of an event some words for victims name, None for all persons."""
    words = " ".join((victims or "").casefold().split()).partition(" of ")[0]
    return words if words in groups else None


def _shown(line: Toll) -> str:
    """The number of a toll as a reader takes it in."""
    if line.modifier is None or not line.count:
        return line.kind
    count = Count(
        text=line.count, start_char=0, end_char=len(line.count), low=line.low, high=line.high, best=line.best,
        modifier=line.modifier,
    )  # fmt: skip
    return count.shown()
