"""From texts to parsed Docs: one Doc a text, however long it is."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A text over this many characters is parsed in parts: the networks' memory grows with the Doc (about 10 kB a token),
# and no news article comes near it.
PART_CHARACTERS = 50_000


def parse_all(nlp: "Language", texts: Iterable[str]) -> Iterator["Doc"]:
    """Parse texts in order; `doc.text` equals the text, character for character."""
    from spacy.tokens import Doc

    parts: list[Doc] = []
    pieces = ((piece, last) for text in texts for piece, last in split(text))
    for doc, last in nlp.pipe(pieces, as_tuples=True):
        parts.append(doc)
        if last:
            whole = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
            parts = []
            if whole is not None:
                yield whole


def split(text: str, limit: int = PART_CHARACTERS) -> Iterator[tuple[str, bool]]:
    """A text in parts of about `limit` characters, each with whether it is the last; joined they are the text.

    A part ends after a blank line where there is one, else after a line, else after a blank, else at the limit.

    >>> [part for part, _ in split("One two.\\n\\nThree four.", limit=12)]
    ['One two.\\n\\n', 'Three four.']
    """
    start = 0
    while len(text) - start > limit:
        stop = next(
            (found + len(mark) for mark in ("\n\n", "\n", " ") if (found := text.rfind(mark, start, start + limit)) > start),
            start + limit,
        )
        yield text[start:stop], False
        start = stop
    yield text[start:], True
