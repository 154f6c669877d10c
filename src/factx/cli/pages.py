"""HTML pages of facts, as `factx extract -f html` and `factx report` write them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from factx.facts import Record
from factx.output import destination

if TYPE_CHECKING:
    from factx.report.html.page import View


class PageWriter:
    """Writes one page of all records when it is closed."""

    def __init__(self, stream: BinaryIO, view: "View" = "auto") -> None:
        from factx.report.html.page import Page

        self._stream, self._page = stream, Page(view)

    @property
    def articles(self) -> int:
        """Of how many articles the page is."""
        return self._page.articles

    def write(self, records: Sequence[Record]) -> None:
        """Take the records of one article."""
        self._page.add(records)

    def write_all(self, records: Iterable[Record]) -> None:
        """Take the records of many articles, as they stand together."""
        from factx.report.html.page import by_article

        for group in by_article(records):
            self._page.add(group)

    def close(self) -> None:
        """Write the page.

        Raises:
            NothingToKeepError: there is no article to make one of.
        """
        if not self._page.articles:
            raise destination.NothingToKeepError
        self._stream.write(self._page.html().encode("utf-8"))
