"""The article of an HTML page: its main text without menus and notices, its headline and its day of publication.

The text that is taken out is the article's one exact text; `--with-articles` writes it, so that offsets can be checked.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from factx.article import Article, iso_day
from factx.errors import InputError
from factx.reading import encodings, markup
from factx.reading import text as texts
from factx.reading.items import needs_extra

# A page has more markup than text: scripts and styles run to megabytes.
_BYTES_BESIDE = 1 << 24
_DECLARED = re.compile(rb"""<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# The day of publication comes from what the page says of itself, never from a guess at its text or from today's clock.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def most_bytes(characters: int) -> int:
    """How many bytes a page can have at most whose article has so many characters."""
    return texts.most_bytes(characters) + _BYTES_BESIDE


def article(
    data: bytes, where: str, id: str, limit: int, *, path: str | None = None, url: str | None = None, charset: str = ""
) -> Article:
    """The article of a page.

    Args:
        data: the page.
        where: names it in errors.
        id: names the article.
        limit: most characters of its text.
        path: the file it is from.
        url: where it was fetched, if that is known; else what the page says.
        charset: the encoding that its server named; what the page says of itself comes second.

    Raises:
        InputError: it is no HTML, or nothing in it looks like an article, or the extra `html` is not installed.
    """
    page = decode(data, where, charset)
    if not page.strip():
        raise InputError(where, "is an empty page", "give the article's page")
    markup.refuse_attributes(page, where)
    found = _extracted(page, where, url)
    text = "\n\n".join(line for line in (found.text or "").split("\n") if line.strip()) if found is not None else ""
    if not text:
        raise InputError(where, "is a page without an article that could be found", "save its text and give that")
    texts.check_length(text, where, limit)
    return Article(
        id=id,
        text=text,
        title=" ".join((found.title or "").split()) or None,
        published=iso_day(found.date) if found.date else None,
        url=url or found.url or None,
        path=path,
    )


def decode(data: bytes, where: str, charset: str = "") -> str:
    """A page as text: by its mark, by the encoding that its server or itself names, else as any text.

    >>> decode(b'<meta charset="windows-1251">' + "Да".encode("cp1251"), "a.html")[-2:]
    'Да'
    """
    declared = _DECLARED.search(data, 0, 4096)
    for name in (charset, declared.group(1).decode("ascii") if declared else ""):
        codec = encodings.codec_of(name)
        if codec is None or b"\x00" in data:
            continue
        try:
            return data.decode(codec)
        except ValueError:
            continue
    return texts.decode(data, where, markup=True)


def _extracted(page: str, where: str, url: str | None) -> Any:
    """The main text and metadata as trafilatura finds them; None where it finds nothing."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        remedy = ", or read the markup as it is with --input-format text"
        raise needs_extra(where, "is an HTML page", "html", remedy) from None
    try:
        with _unheard():
            tree = markup.parsed_whole(page, where)
            return bare_extraction(
                page if tree is None else tree,
                url=url,
                with_metadata=True,
                include_comments=False,
                include_tables=False,
                date_extraction_params=dict(_DATES),
            )
    except InputError:
        raise
    except Exception as error:
        # What a broken page can raise in the parsers below is not told anywhere; one page must not end the run.
        what = f"is a page that cannot be read ({type(error).__name__}: {error})"
        raise InputError(where, what, "save its text and give that") from error


@contextmanager
def _unheard() -> Iterator[None]:
    """Keep what the libraries below log about pages to themselves: factx says it in its own line."""
    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate", "justext", "courlan")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
