"""The command in this process, with streams of its own and an extractor that needs no pipeline."""

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import factx.analysis
from factx import cli
from factx.article import Article
from factx.facts import ArticleRecord, Cue, Mention, Quote, Record, Span


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    stdout: str
    stderr: str

    @property
    def lines(self) -> list[str]:
        """Lines of standard error without the closing line."""
        return [line for line in self.stderr.splitlines() if not re.match(r"factx: [\d,]+ articles?,", line)]


class QuoteMarks:
    """Takes every text between curly marks for a quote of somebody; fails on articles that say EXPLODE."""

    def pipe(
        self,
        articles: Iterable[Article],
        *,
        with_articles: bool = False,
        failed: Callable[[Article, Exception], None] | None = None,
    ) -> Iterator[tuple[Article, list[Record]]]:
        for article in articles:
            if "EXPLODE" in article.text:
                assert failed is not None
                failed(article, RuntimeError("boom"))
                continue
            about = ArticleRecord(
                id="a",
                article=article.id,
                text=article.text,
                start_char=0,
                end_char=len(article.text),
                title=article.title,
                published=article.published,
                published_from=article.published_from,
                path=article.path,
                characters=len(article.text),
            )
            quotes = [self._quote(article, *found.span()) for found in re.finditer("“[^”]+”", article.text)]
            yield article, [about, *quotes] if with_articles else [*quotes]

    def _quote(self, article: Article, start: int, end: int) -> Quote:
        span = Span(text=article.text[start:end], start_char=start, end_char=end)
        return Quote(
            id=f"q{start}",
            article=article.id,
            **span.model_dump(),
            rule="marks",
            kind="direct",
            contents=(span,),
            cue=Cue(**span.model_dump(), lemma="say", cue_class="speech"),
            speaker=Mention(**span.model_dump(), form="pronominal", name="Ana Sosa", actor="a1"),
        )


class Terminal(io.TextIOWrapper):
    """A text stream over bytes that is a terminal if told so."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("utf-8")


Command = Callable[..., Ran]


@pytest.fixture
def factx_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Run `factx` in an empty folder: `factx_command("extract", "a.txt", stdin=b"…", terminal=False)`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(factx.analysis, "load", lambda *_, **__: QuoteMarks())
    monkeypatch.setenv(
        "FACTX_TIMEOUT", "0"
    )  # so that the work is done in this process, where the extractor is a false one
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nobody"))  # settings of whoever runs the tests are not heard
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: Any, stdin: bytes | None = b"", terminal: bool = False) -> Ran:
        out, err = Terminal(terminal=terminal), Terminal(terminal=terminal)
        monkeypatch.setattr(sys, "stdin", Terminal(stdin or b"", terminal=stdin is None))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        status = cli.run([str(argument) for argument in arguments])
        return Ran(status, out.text(), err.text())

    return run
