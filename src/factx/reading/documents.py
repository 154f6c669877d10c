"""Articles out of documents: Markdown, Word (DOCX) and PDF with a text layer, each with one exact text.

What these formats mark (headings, links, emphasis) is left out, what they say is kept: a paragraph a block, with an
empty line between two. `--with-articles` writes the text that the offsets count in.
"""

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from factx.article import Article, published_day
from factx.errors import InputError
from factx.reading import text as texts
from factx.reading.items import Item, needs_extra

# Pictures and fonts may take far more room than the text.
MOST_BYTES = 1 << 27
_MOST_UNPACKED = 1 << 28
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^(title|date|published|url|link)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)


def article(item: Item, limit: int) -> Article:
    """The article of a document.

    Raises:
        InputError: it cannot be read or has no text, or the extra `documents` is not installed.
    """
    read: dict[str, Callable[[bytes, str], tuple[str, dict[str, str]]]] = {
        "markdown": _markdown,
        "docx": _docx,
        "pdf": _pdf,
    }
    text, known = read[item.kind](item.data, item.where)
    if not text.strip():
        raise InputError(item.where, "has no text", _WITHOUT_TEXT.get(item.kind, "give one with words in it"))
    texts.check_length(text, item.where, limit)
    published = published_day(known["date"]) if "date" in known else None
    return Article(
        id=item.path or item.id,
        text=text,
        title=known.get("title"),
        published=published,
        url=known.get("url"),
        path=item.path,
    )


_WITHOUT_TEXT = {"pdf": "a scan has pictures of words only: run OCR over it first, for example with ocrmypdf"}


def _markdown(data: bytes, where: str) -> tuple[str, dict[str, str]]:
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise needs_extra(where, "is Markdown", "documents", ", or read it as it is with --input-format text") from None
    source = texts.decode(data, where)
    front = _FRONT_MATTER.match(source)
    known = _front_matter(front[1]) if front is not None else {}
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(source[front.end() :] if front else source)
    blocks: list[str] = []
    for place, token in enumerate(tokens):
        if token.type == "inline":
            text = "".join(_spoken(token.children or ())).strip()
            if tokens[place - 1].type == "heading_open" and tokens[place - 1].tag == "h1" and text:
                known.setdefault("title", " ".join(text.split()))
            blocks.append(text)
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.strip())
    return "\n\n".join(filter(None, blocks)), known


def _front_matter(text: str) -> dict[str, str]:
    """What the lines between `---` at the head of a file say; only plain `name: value` is understood."""
    names = {"published": "date", "link": "url"}
    found = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(text)}
    return {names.get(name, name): value for name, value in found.items() if value}


def _spoken(tokens: Any) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"


def _docx(data: bytes, where: str) -> tuple[str, dict[str, str]]:
    try:
        import docx
    except ImportError:
        raise needs_extra(where, "is a Word document", "documents") from None
    _refuse_bombs(data, where)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [paragraph for part in document.iter_inner_content() for paragraph in _paragraphs(part)]
        title = (document.core_properties.title or "").strip()
    except Exception as error:
        what = f"is no Word document that can be read ({type(error).__name__}: {error})"
        raise InputError(where, what, "save it again as .docx, or as plain text") from error
    return "\n\n".join(text for text in blocks if text.strip()), {"title": title} if title else {}


def _refuse_bombs(data: bytes, where: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names, size = packed.namelist(), sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(where, f"is no Word document ({error})", "save it as .docx, or as plain text") from error
    if "word/document.xml" not in names:
        raise InputError(where, "is an archive without a Word document in it", "unpack it or save it as plain text")
    if size > _MOST_UNPACKED:
        raise InputError(where, f"unpacks to more than {_MOST_UNPACKED >> 20} MB", "save it as plain text")


def _paragraphs(part: Any) -> Iterator[str]:
    """The texts of a paragraph, or of the cells of a table; a cell that spans several is taken once."""
    if not hasattr(part, "rows"):
        yield part.text
        return
    seen: set[int] = set()
    for row in part.rows:
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                for inner in cell.iter_inner_content():
                    yield from _paragraphs(inner)


def _pdf(data: bytes, where: str) -> tuple[str, dict[str, str]]:
    try:
        import pypdf
    except ImportError:
        raise needs_extra(where, "is a PDF", "documents", ", or save its text: pdftotext FILE -") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # factx says in its own line what is wrong
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(where, "is a PDF with a password", "save it without one")
        pages = [page.extract_text() for page in reader.pages]
    except InputError:
        raise
    except Exception as error:
        what = f"is no PDF that can be read ({type(error).__name__}: {error})"
        raise InputError(where, what, "save its text, for example with: pdftotext FILE -") from error
    # A sentence may go on over the end of a page, as it does over the end of a line.
    text = "\n".join(page.strip("\n") for page in pages if page.strip())
    return text.encode("utf-8", "replace").decode("utf-8"), {}
