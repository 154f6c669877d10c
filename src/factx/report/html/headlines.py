"""What an article is called where it has no title: by how it begins, never by where its file lies."""

from factx.facts import ArticleRecord

_LONGEST = 100  # characters of a line that serves as a title


def headline(article: ArticleRecord | None) -> str:
    """The title of an article, else its first line; cut at a blank where it is long; empty where there is no text.

    >>> shown = {"article": "a", "characters": 0, "sentences": 0, "start_char": 0, "end_char": 0}
    >>> headline(ArticleRecord(id="a", text="Ferry sinks\\n\\nThe ferry sank on Monday.", **shown))
    'Ferry sinks'
    >>> headline(ArticleRecord(id="a", text="Nothing.", title=" A  ferry ", **shown))
    'A ferry'
    """
    if article is None:
        return ""
    title = " ".join((article.title or "").split())
    line = title or " ".join(article.text.lstrip()[: 4 * _LONGEST].partition("\n")[0].split())
    if title or len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"
