"""HTML pages of facts, as `factx extract -f html` and `factx report` write them."""

import webbrowser
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factx.cli import messages
from factx.output import destination

if TYPE_CHECKING:
    from factx.facts import Record
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

    def write(self, records: "Sequence[Record]") -> None:
        """Take the records of one article."""
        self._page.add(records)

    def write_all(self, records: "Iterable[Record]") -> None:
        """Take the records of many articles, as they stand together."""
        from factx.facts import of_each_article

        for group in of_each_article(records):
            self._page.add(group)

    def close(self) -> None:
        """Write the page.

        Raises:
            NothingToKeepError: there is no article to make one of.
        """
        if not self._page.articles:
            raise destination.NothingToKeepError
        self._stream.write(self._page.html().encode("utf-8"))


class FolderWriter(PageWriter):
    """Writes a dashboard and a page for each article into a folder when it is closed."""

    def __init__(self, folder: Path, *, force: bool) -> None:
        from factx.report.html.page import Page

        self._folder, self._force, self._page = folder, force, Page()

    def close(self) -> None:
        """Write all pages, the dashboard last: where it is there, all that it leads to is.

        Raises:
            NothingToKeepError: there is no article to make one of.
            OutputError: a page exists already and is not to be overwritten, or cannot be written.
        """
        if not self._page.articles:
            raise destination.NothingToKeepError
        for name, html in self._page.folder():
            path = self._folder / name
            try:
                path.parent.mkdir(exist_ok=True)
            except OSError as error:
                raise destination.unwritable(path.parent, error) from error
            with destination.whole_file(path, force=self._force) as stream:
                stream.write(html.encode("utf-8"))


def index_of(folder: Path) -> Path:
    """The dashboard of a folder of pages."""
    return folder / "index.html"


@contextmanager
def into_folder(folder: Path, *, force: bool) -> Iterator[FolderWriter]:
    """A writer of pages into a folder, which is made where it is not there; nobody else writes them meanwhile.

    Raises:
        OutputError: it cannot be made, or there are pages in it already and `force` is not given.
    """
    made = not folder.is_dir()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise destination.unwritable(folder, error) from error
    try:
        with destination.sole_writer(index_of(folder), force=force):
            writer = FolderWriter(folder, force=force)
            yield writer
            writer.close()
    finally:
        if made:
            with suppress(OSError):  # what a failed run made is taken away again, if nothing is in it
                folder.rmdir()


def show(page: Path) -> None:
    """Open a page in the browser of the machine; where there is none, say where the page is."""
    if page.is_file() and not webbrowser.open(page.resolve().as_uri()):
        messages.notice(f"there is no browser to open {page}")
