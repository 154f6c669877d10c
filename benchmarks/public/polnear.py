"""PolNeAR: who said what in US political news, every attribution (Newell, Margolin and Ruths, LREC 2018).

Measured are all attributions, thoughts and intentions among them, by `factx.evaluation`: the content found (half of
all characters in common), and the source with it. Annotators mark the mention nearest to the cue, and of a chain the
outermost source alone. Of an article with several annotators the first by name is taken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.public.sets import PublicSet, Row, extracted
from factx import evaluation
from factx.analysis import Extractor
from factx.article import Article
from factx.evaluation.gold import ArticleLine, Item, Quote, Stretch
from factx.facts import Quote as FoundQuote
from factx.facts import Record

_TEXT_BOUND = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t(.+)")


class Annotated(NamedTuple):
    """An article with its attributions."""

    id: str
    text: str
    quotes: tuple[Quote, ...]


def read(folder: Path) -> list[Annotated]:
    """All articles below a folder that has `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann` somewhere."""
    texts = {path.stem: path for path in sorted(folder.rglob("text/*.txt"))}
    found: dict[str, Annotated] = {}
    for path in sorted(folder.rglob("attributions/*.ann")):
        name = path.stem if path.stem in texts else path.stem.rpartition("_")[0]
        if name in texts and name not in found:
            text = texts[name].read_text(encoding="utf-8")
            found[name] = Annotated(name, text, tuple(attributions(name, path.read_text(encoding="utf-8"))))
    return list(found.values())


def attributions(article: str, annotation: str) -> Iterator[Quote]:
    """The attributions of a file in brat's standoff format that have a content."""
    spans: dict[str, tuple[Stretch, ...]] = {}
    for line in annotation.splitlines():
        if bound := _TEXT_BOUND.match(line):
            edges = (piece.split() for piece in bound[3].split(";"))
            spans[bound[1]] = tuple(Stretch(start_char=int(start), end_char=int(end)) for start, end in edges)
    for line in annotation.splitlines():
        event = _EVENT.match(line)
        if event is None:
            continue
        roles: dict[str, list[Stretch]] = {}
        for role in event[1].split():
            kind, _, bound_to = role.partition(":")
            roles.setdefault(kind.rstrip("0123456789"), []).extend(spans.get(bound_to, ()))
        if roles.get("Content"):
            contents = tuple(sorted(roles["Content"], key=lambda piece: piece.start_char))
            yield Quote(
                type="quote", article=article, contents=contents,
                cue=_whole(roles.get("Cue")), speaker=_whole(roles.get("Source")),
            )  # fmt: skip


def _whole(pieces: list[Stretch] | None) -> Stretch | None:
    if not pieces:
        return None
    return Stretch(start_char=min(p.start_char for p in pieces), end_char=max(p.end_char for p in pieces))


def score(articles: Iterable[Annotated], facts: Mapping[str, list[Record]]) -> Iterator[Row]:
    """Content and joint F1."""
    gold: list[Item] = []
    found: list[Item] = []
    for one in articles:
        gold += [ArticleLine(type="article", article=one.id), *one.quotes]
        found += [_outermost(quote) for quote in facts.get(one.id, []) if isinstance(quote, FoundQuote)]
    scores = evaluation.evaluate(gold, found)
    for name, title in (("quote.content", "content"), ("quote.joint", "content and source")):
        if name in scores.tallies:
            tally = scores.tallies[name]
            yield Row(f"F1, {title}", 100 * tally.f1, int(tally.gold))
            yield Row(f"precision, {title}", 100 * tally.precision, int(tally.found))
            yield Row(f"recall, {title}", 100 * tally.recall, int(tally.gold))


def _outermost(quote: FoundQuote) -> Quote:
    """What factx found in the form of the annotation."""
    speaker = quote.via[0].speaker if quote.via else quote.speaker
    spans = {"cue": quote.cue, "speaker": speaker}
    return Quote(
        type="quote", article=quote.article, kind=quote.kind,
        contents=tuple(Stretch(start_char=part.start_char, end_char=part.end_char) for part in quote.contents),
        **{name: _whole([Stretch(start_char=s.start_char, end_char=s.end_char)]) if s else None
           for name, s in spans.items()},
    )  # fmt: skip


def measure(path: Path, extractor: Extractor) -> Iterator[Row]:
    """The figures of factx on a part of the corpus."""
    articles = read(path)
    return score(articles, extracted((Article(one.id, one.text) for one in articles), extractor))


POLNEAR = PublicSet(
    name="polnear",
    title="PolNeAR: attributions in US political news, 1,028 articles in three parts",
    source="https://github.com/networkdynamics/PolNeAR",
    licence="none stated; texts of their publishers",
    path="the folder data/test of the repository, or another part",
    measure=measure,
)
