"""Hand-built parses: Docs whose tags, heads and labels the test itself writes, in either label scheme.

A parse is written one token a line as `word lemma POS TAG head label [entity]`, the head as a 1-based token number and 0
for the root:

>>> doc = parse('''
... Officials official NOUN  NNS 2 nsubj
... said      say      VERB  VBD 0 root
... so        so       ADV   RB  2 advmod
... ''')
>>> doc[1].dep_, [child.text for child in doc[1].children]
('ROOT', ['Officials', 'so'])

A `_` before a word glues it to the word before it (no blank between them): `_,`. `⏎` is a blank line.
"""

from spacy.lang.en import English
from spacy.tokens import Doc

_NLP = English()
_NO_BLANK_BEFORE = frozenset(".,;:!?)]}%”’") | {"'s", "’s", "n't", "n’t"}
_NO_BLANK_AFTER = frozenset("([{“‘$£€")

# “We won,” said Ana Sosa.
WE_WON = """
“      “     PUNCT “   3 punct
We     we    PRON  PRP 3 nsubj
won    win   VERB  VBD 6 ccomp
,      ,     PUNCT ,   6 punct
”      ”     PUNCT ''  6 punct
said   say   VERB  VBD 0 root
Ana    Ana   PROPN NNP 6 nsubj B-PERSON
Sosa   Sosa  PROPN NNP 7 flat  I-PERSON
.      .     PUNCT .   6 punct
"""


def parse(table: str) -> Doc:
    """A Doc from one token a line; see the module's docstring."""
    rows = [line.split() for line in table.strip().splitlines() if line.strip()]
    words, glued = [], []
    for row in rows:
        word = row[0]
        glued.append(len(word) > 1 and word.startswith("_"))
        word = word[1:] if glued[-1] else word
        words.append("\n\n" if word == "⏎" else word)
    heads = [index if int(row[4]) == 0 else int(row[4]) - 1 for index, row in enumerate(rows)]
    return Doc(
        _NLP.vocab,
        words=words,
        spaces=_spaces(words, glued),
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        heads=heads,
        deps=["ROOT" if row[5] == "root" else row[5] for row in rows],
        ents=[row[6] if len(row) > 6 else "O" for row in rows],
    )


def _spaces(words: list[str], glued: list[bool]) -> list[bool]:
    """Whether a blank follows each word, by the habits of English print."""
    spaces = []
    for index, word in enumerate(words):
        after = index + 1 < len(words)
        following = words[index + 1] if after else ""
        together = word in _NO_BLANK_AFTER or following in _NO_BLANK_BEFORE or word.isspace() or following.isspace()
        spaces.append(after and not together and not glued[index + 1])
    return spaces
