"""A stretch of HTML as text, as feeds hold it: paragraphs with an empty line between them, nothing else left out."""

from html.parser import HTMLParser

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset(("script", "style", "template", "noscript", "title"))


def text_of(fragment: str) -> str:
    """The text of a stretch of HTML.

    >>> text_of("<p>Two &amp; more <b>died</b>.</p><p>“We<br>left”</p><script>x()</script>")
    'Two & more died.\\n\\n“We\\nleft”'
    """
    parser = _Paragraphs()
    parser.feed(fragment)
    parser.close()
    return "\n\n".join(parser.paragraphs())


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[list[str]] = [[]]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._done[-1].append("\n")
        elif tag in _BLOCKS:
            self._done.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self._done.append([])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._done[-1].append(data.replace("\r\n", " ").replace("\n", " "))

    def paragraphs(self) -> list[str]:
        """The paragraphs that are not blank, with single blanks in them."""
        lines = ((" ".join(line.split()) for line in "".join(parts).split("\n")) for parts in self._done)
        return [text for text in ("\n".join(filter(None, part)) for part in lines) if text]
