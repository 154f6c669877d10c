"""The pictures of the README, made of the samples: `.venv/bin/python docs/pictures.py`.

tables.svg is what `factx extract` prints on a terminal; report.png and dashboard.png are what `factx report` makes, as
Chromium shows it (`pip install 'factx[browser]'`, `apt-get install chromium`). Run it again when what they show has
changed.
"""

import os
import re
import shutil
import tempfile
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

import factx
from factx.facts import Record
from factx.output.table import TableWriter
from factx.report.html.page import Page

DOCS = Path(__file__).resolve().parent
SAMPLES = DOCS.parent / "samples"
WIDTH = 104
_BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def records_of(extractor: factx.Extractor, name: str) -> list[Record]:
    """The facts of a sample, with the record of the article."""
    path = SAMPLES / name
    article = factx.Article(id=f"samples/{name}", text=path.read_text(encoding="utf-8"))
    return extractor.annotated(article)[1]


def draw_tables(records: list[Record], command: str, target: Path) -> None:
    """The tables of some facts as a picture of a terminal that loads nothing."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(f"[bold green]$[/] {command}")
    TableWriter(console).write(records)
    without_fonts = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    target.write_text(console.export_svg(title="factx", code_format=without_fonts), encoding="utf-8")


def photograph(html: str, target: Path, *, press: str = "", height: int = 860) -> None:
    """A page as a browser shows it, after something in it was pressed."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("FACTX_CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        raise SystemExit("docs/pictures.py needs Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": height})
        page.goto(file.as_uri())
        page.wait_for_timeout(500)
        if press:
            page.locator(press).first.click()
            page.mouse.move(0, 0)
        page.wait_for_timeout(500)
        page.screenshot(path=target)
        browser.close()


def main() -> None:
    """Make all pictures."""
    extractor = factx.load()
    name = "casualty-bounds.txt"
    draw_tables(records_of(extractor, name), f"factx extract samples/{name}", DOCS / "tables.svg")
    article, corpus = Page(), Page()
    article.add(records_of(extractor, "everything.txt"))
    for path in sorted(SAMPLES.glob("*.txt")):
        corpus.add(records_of(extractor, path.name))
    photograph(article.html(), DOCS / "report.png", press="#words a:text('gunmen')")
    photograph(corpus.html(), DOCS / "dashboard.png", height=1100)


if __name__ == "__main__":
    main()
