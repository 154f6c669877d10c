"""Docs for rules on names: words with tags and entities in one line, without a parse worth the name.

>>> doc = named("Gen/NNP [PERSON Prawit/NNP] spoke/VBD ./.")
>>> [(entity.text, entity.label_) for entity in doc.ents], doc[1].tag_
([('Prawit', 'PERSON')], 'NNP')

A token is `word/TAG` or `word/TAG/label`; all hang on the first finite verb (or the first word), the words of an entity on its
first. `_word` is glued to the word before it. Rules that look at the parse are tested with `tests.parses`.
"""

import re

from spacy.lang.en import English
from spacy.tokens import Doc

_NLP = English()
_TOKEN = re.compile(r"\[(?P<label>[A-Z]+) |(?P<token>[^\s\]]+)|(?P<end>\])")
_POS = {
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "NN": "NOUN",
    "NNS": "NOUN",
    "PRP": "PRON",
    "PRP$": "PRON",
    "JJ": "ADJ",
    "IN": "ADP",
}
_CLOSING = frozenset(".,;:!?)") | {"'s", "’s", "”"}


def named(line: str) -> Doc:
    """A Doc from `word/TAG` tokens; see the module's docstring."""
    rows: list[list[str]] = []
    entities: list[str] = []
    label, inside = "", False
    for found in _TOKEN.finditer(line):
        if found["label"]:
            label, inside = found["label"], False
        elif found["end"]:
            label = ""
        else:
            rows.append(_parts(found["token"]))
            entities.append(f"{'I' if inside else 'B'}-{label}" if label else "O")
            inside = bool(label)
    words = [row[0].removeprefix("_") or "_" for row in rows]
    tags = [row[1] for row in rows]
    root = next((i for i, tag in enumerate(tags) if tag in ("VBD", "VBZ", "VBP", "MD")), 0)
    heads, deps = _tree(entities, root)
    deps = [row[2] if len(row) > 2 else dep for row, dep in zip(rows, deps, strict=True)]
    return Doc(
        _NLP.vocab,
        words=words,
        spaces=[
            i + 1 < len(rows) and rows[i + 1][0][0] != "_" and words[i + 1] not in _CLOSING and word != "("
            for i, word in enumerate(words)
        ],
        tags=tags,
        pos=[_POS.get(tag, "VERB" if tag.startswith("VB") else "X") for tag in tags],
        lemmas=[
            word.lower().removesuffix("s") if tag == "VBZ" else word.lower()
            for word, tag in zip(words, tags, strict=True)
        ],
        heads=heads,
        deps=deps,
        ents=entities,
        sent_starts=[i == 0 for i in range(len(rows))],
    )


def _parts(token: str) -> list[str]:
    word, _, rest = token.rpartition("/") if token.count("/") == 1 else token.partition("/")
    return [word, *rest.split("/")]


def _tree(entities: list[str], root: int) -> tuple[list[int], list[str]]:
    heads, deps, first = [], [], root
    for i, entity in enumerate(entities):
        if entity.startswith("I-"):
            heads.append(first)
            deps.append("flat")
        else:
            first = i
            heads.append(root)
            deps.append("ROOT" if i == root else "dep")
    return heads, deps
