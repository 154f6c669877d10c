"""Tokens of a text, in time that grows with its length, whatever it is made of.

spaCy takes what stands between two blanks, strips one mark after another from both ends and looks at all that is left
each time: a line of a thousand dashes costs a thousand times a thousand. Such a run is handed over in pieces.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Characters without a blank. The longest run of 1,300 news articles, an address, has 128.
LONGEST_RUN = 500
_PIECE = 125
# “…”¶-Commissioner Edwin Marlow: a hyphen that signs a quotation is a dash, not the first letter of a name.
_SIGNING = re.compile(r"""[”"’']\s{1,9}-(?=[^\W\d_a-z])""")
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


def tokenize(nlp: "Language", text: str) -> "Doc":
    """The Doc of a text before any component of the pipeline; `doc.text` equals it, character for character.

    >>> import spacy
    >>> doc = tokenize(spacy.blank("en"), "He left. " + "-" * 1000)
    >>> [token.text for token in doc[:3]], len(doc.text)
    (['He', 'left', '.'], 1009)
    """
    from spacy.tokens import Doc

    pieces = runs_cut(text)
    if len(pieces) == 1:
        return nlp.make_doc(text)
    whole = Doc.from_docs([nlp.make_doc(piece) for piece in pieces], ensure_whitespace=False)
    assert whole is not None
    return whole


def runs_cut(text: str) -> list[str]:
    """A text in pieces that joined are the text.

    It is cut inside runs of more than `LONGEST_RUN` characters, and behind a hyphen that signs a quotation.

    >>> runs_cut("“We won.”\\n-Ana Sosa")
    ['“We won.”\\n-', 'Ana Sosa']
    >>> [len(piece) for piece in runs_cut("He left. " + "-" * 600 + " So")]
    [9, 125, 125, 125, 125, 103]
    """
    cuts = [cut for run in _LONG_RUN.finditer(text) for cut in range(run.start(), run.end(), _PIECE) if cut]
    signs = [match.end() for match in _SIGNING.finditer(text)]
    cuts = sorted({*cuts, *signs})
    return [text[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(text)], strict=True)]
