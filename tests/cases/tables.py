"""Parses as text: one token a line, one block a case, as `tests.parses` reads them."""

from spacy.tokens import Doc, Token


def stored(text: str) -> dict[str, str]:
    """Phenomenon → parse of the file as it is.

    >>> stored("# 1 a tweet\\nHi hi INTJ UH 0 ROOT\\n")
    {'a tweet': 'Hi hi INTJ UH 0 ROOT\\n'}
    """
    blocks = (block.split("\n", 1) for block in ("\n" + text).split("\n# ")[1:])
    return {title.split(" ", 1)[1]: table for title, table in blocks}


def table_of(doc: Doc) -> str:
    """A Doc as `tests.parses` reads it, one token a line."""
    return "\n".join(map(_row, doc))


def _row(token: Token) -> str:
    root = token.head == token
    fields = [_word(token), _blankless(token.lemma_ or token.text), token.pos_, token.tag_]
    fields += ["0" if root else str(token.head.i + 1), "root" if root else token.dep_]
    return " ".join(fields + ([f"{token.ent_iob_}-{token.ent_type_}"] if token.ent_type_ else []))


def _word(token: Token) -> str:
    """The word, with `_` before it where no blank stands between it and the word before it."""
    if token.is_space:
        return "⏎"
    before = token.nbor(-1) if token.i else None
    glued = before is not None and not before.whitespace_ and not before.is_space
    return f"_{token.text}" if glued else token.text


def _blankless(text: str) -> str:
    return text.replace("\n", "⏎").replace(" ", "⏎")
