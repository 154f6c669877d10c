"""The page of a run: the article view of one article, or the dashboard of many."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from factx.corpus.applying import linked_first
from factx.errors import OutputError
from factx.facts import ArticleRecord, Record, of_each_article
from factx.report.html import article, dashboard
from factx.report.html.corpus import Corpus

# `folder`: a dashboard and a page an article.
View = Literal["auto", "article", "dashboard", "folder"]


class Page:
    """Takes the records of one article after another and becomes their page.

    Attributes:
        articles: how many have been taken.
    """

    def __init__(self, view: View = "auto") -> None:
        self.articles = 0
        self._view = view
        self._only: Sequence[Record] = ()
        self._all: list[Record] = []

    def add(self, records: Sequence[Record]) -> None:
        """Take the records of one article, its own among them where there is one."""
        if not records:
            return
        self._only = records if not self.articles else ()
        self.articles += 1
        self._all.extend(records)

    def html(self) -> str:
        """The page; `auto` is an article view where there is one article and its text is known.

        Raises:
            OutputError: an article view was asked for, and there are more articles, or the text is not known.
        """
        known = any(isinstance(record, ArticleRecord) for record in self._only)
        if self._view == "article" and self.articles != 1:
            what = f"shows one article, and there are {self.articles:,}"
            raise OutputError("--view article", what, "leave it out for a dashboard, or name one article")
        if self._view == "article" and not known:
            raise OutputError("--view article", "needs the text of the article", "extract with --with-articles")
        if known and self._view != "dashboard":
            return article.page(self._only)
        return dashboard.page(corpus_of(self._all))

    def folder(self) -> Iterator[tuple[str, str]]:
        """Paths and pages of a folder: a page for each article whose text is known, then the dashboard.

        Paths have slashes and lie below the folder; the dashboard is `index.html`.
        """
        corpus = corpus_of(self._all)
        paths = []
        for number, group in enumerate(of_each_article(self._all), start=1):
            known = any(isinstance(record, ArticleRecord) for record in group)
            paths.append(f"articles/{number:05}.html" if known else "")
            if known:
                yield paths[-1], article.page(group, back="../index.html")
        yield "index.html", dashboard.page(corpus, pages=paths)


def report(facts: Iterable[Record], *, view: View = "auto") -> str:
    """A page of HTML: an article beside its facts, or a dashboard of many; it asks no host for anything.

    Args:
        facts: records with those of their articles (`with_articles=True`), article after article.
        view: `article`, `dashboard`, or `auto`: the article view where there is one article.

    Raises:
        OutputError: an article view of several articles, or of one whose text is not among the records.
    """
    page = Page(view)
    for group in of_each_article(facts):
        page.add(group)
    return page.html()


def corpus_of(records: Sequence[Record]) -> Corpus:
    """What a dashboard shows of the records of many articles; those that are not linked yet are linked first."""
    corpus = Corpus()
    for group in of_each_article(linked_first(records)):
        corpus.add(group[0].article, group)
    return corpus
