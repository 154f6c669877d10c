"""The article view: the text with everything found in it marked, beside the facts as cards."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factx.facts import HEADINGS, Actor, ArticleRecord, Casualty, Organization, Quote, Record
from factx.report.html import rendering
from factx.report.html.cards import Card, card
from factx.report.html.headlines import headline
from factx.report.html.segments import Paragraph, paragraphs

TYPES = {kind: heading for kind, heading in HEADINGS.items() if kind != "article"}
# The layers of the text by the type of fact that they belong to, with their names in the legend.
LAYERS = {
    "quote": {"quote": "what was said", "speaker": "speaker", "cue": "cue"},
    "casualty": {"casualty": "evidence", "count": "count", "victims": "victims", "source": "source"},
    "actor": {"actor": "person"},
    "organization": {"organization": "organization"},
}


@dataclass(frozen=True, slots=True)
class View:
    """What the template shows of one article.

    Attributes:
        article: the record of the article.
        title: its title, else its first line, else its id.
        paragraphs: its text, cut at the borders of the marks.
        cards: its facts, in the order of the records.
        counts: facts by type.
        speakers: who speaks or gives a count, with how many facts are theirs, most first.
    """

    article: ArticleRecord
    title: str
    paragraphs: list[Paragraph]
    cards: list[Card]
    counts: dict[str, int]
    speakers: list[tuple[str, int]]


def view(article: ArticleRecord, records: Iterable[Record]) -> View:
    """The article and its facts made ready for the template."""
    facts = [record for record in records if isinstance(record, Quote | Casualty | Actor | Organization)]
    cards = [card(number, record) for number, record in enumerate(facts, start=1)]
    marks = [mark for each in cards for mark in each.marks]
    said = Counter(each.who for each in cards if each.by)
    return View(
        article=article,
        title=headline(article) or article.article,
        paragraphs=paragraphs(article.text, marks),
        cards=cards,
        counts={kind: sum(each.type == kind for each in cards) for kind in TYPES},
        speakers=sorted(said.items(), key=lambda item: (-item[1], item[0].casefold())),
    )


def page(records: Sequence[Record], back: str = "") -> str:
    """The HTML page of one article.

    Args:
        records: the record of the article, which has its text, and its facts.
        back: the address of the dashboard that leads here, if there is one.

    Raises:
        ValueError: when the record of the article is not among them.
    """
    article = next((record for record in records if isinstance(record, ArticleRecord)), None)
    if article is None:
        raise ValueError("an article view needs the record of the article")
    return rendering.render("article", view=view(article, records), types=TYPES, layers=LAYERS, back=back)
