"""What the passes over descriptions and pronouns look at."""

from dataclasses import dataclass

from spacy.tokens import Doc

from factx.lexicon import Lexicon
from factx.marks import Words

# Tokens, about ten sentences: farther back, a reader needs the name again.
REACH = 250


@dataclass(frozen=True)
class View:
    """What the passes over nominals and pronouns look at; `placed` is 1 where the name of a place or people stands."""

    doc: Doc
    words: Words
    lexicon: Lexicon
    sentence_of: list[int]
    sentence_starts: list[int]
    placed: bytearray
