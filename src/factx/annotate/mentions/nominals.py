"""Noun phrases that may stand for a named person or body: “the president”, “Kazakhstan’s president”, “the paper”."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from factx import marks, syntax
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import WEEKDAYS, word_set


def find(
    doc: Doc, words: marks.Words, names: list[marks.Name], lexicon: Lexicon, skip: bytearray
) -> list[marks.Nominal]:
    """Singular noun phrases whose head is a role, a person or a body: “**the party leader**”, “**a man**”, “**the
    ministry**”.

    A head right before a name is a title (“president Xi”), one inside a name is none: neither is marked.
    """
    heads, bare = _heads(lexicon), lexicon.naming("bare bodies")
    plural = plural_heads([words.texts[n.start : n.end] for n in names if n.label == "ORG"])
    inside = marks.covered(doc, names)
    found = []
    for i, lower in enumerate(words.lowers):
        if lower == "old" and not skip[i] and (age := _of_age(words, i, inside)) is not None:
            found.append(age)
            continue
        label = "organization" if lower == "body" and words.tags[i - 1] in ("JJ", "NN") else heads.get(lower)
        if lower in plural:
            label = "organization"
        elif words.tags[i] not in ("NN", "NNP"):
            continue
        if label is None or inside[i] or skip[i]:
            continue
        compound = i + 1 < len(words.tags) and words.tags[i + 1] in ("NN", "NNS", "NNP", "HYPH")
        if i + 1 < len(words.tags) and (inside[i + 1] or (compound and words.lowers[i + 1] not in _DAYS)):
            continue
        head = doc[i]
        opener = _opener(words, i)
        if opener is None and lower in bare and not words.tags[i - 1].startswith(("NN", "JJ", "PRP$")):
            opener = i
        if head.dep in syntax.COMPOUND or opener is None:
            continue
        start = opener
        if words.tags[opener] == "POS":
            owner = syntax.possessor(head)
            start = owner.left_edge.i if owner is not None and owner.i < opener else max(opener - 1, 0)
        end = i + 1 if syntax.copula(head) is not None else max(syntax.phrase(head).end, i + 1)
        while end > i + 1 and words.tags[end - 1] == "POS":
            end -= 1
        found.append(marks.Nominal(start, end, label, i))
    return found


def _opener(words: marks.Words, head: int) -> int | None:
    """Where the article or possessive stands: “**the** former energy minister”, “Kazakhstan**’s** president”."""
    for i in range(head - 1, max(head - 8, -1), -1):
        tag = words.tags[i]
        if tag in ("DT", "PRP$", "POS"):
            return i
        if tag not in ("AFX", "JJ", "NN", "NNP", "NNS", "HYPH", "VBN", "VBG", "CD", "JJS", "JJR", "CC", "NNPS"):
            return None
    return None


@cache
def _heads(lexicon: Lexicon) -> dict[str, str]:
    """Last word of a title or of a noun for a body → `person` or `organization`."""
    found = {
        phrases.pieces(word)[-1]: "organization"
        for entry in lexicon.organizations
        if entry.kind == "noun"
        for word in entry.words
    }
    found.update(
        {
            _head_of(phrases.pieces(word)): "person"
            for entry in lexicon.titles
            if entry.kind != "honorific"
            for word in entry.words
        }
    )
    for word in lexicon.naming("other senses"):
        found.pop(word, None)
    return found


def _head_of(title: Sequence[str]) -> str:
    """“**head** of government”, “**mother**-in-law”: the last word before what it is of."""
    end = next((i for i in range(1, len(title)) if title[i] in ("of", "in", "to", "for")), len(title))
    return title[end - 2] if title[end - 1] == "-" else title[end - 1]


# “the group **today** said”: a noun by its tag, and no part of the phrase.
_DAYS = WEEKDAYS | word_set("today yesterday tomorrow tonight last this next")


def plural_heads(names: Sequence[Sequence[str]]) -> frozenset[str]:
    """“the National **Archives**”: plural nouns that head the name of a body, and so may stand for it.

    >>> plural_heads([["National", "Archives"], ["Dorn", "Bank"]])
    frozenset({'archives'})
    """
    heads = {phrases.head_of([word.lower() for word in name]) for name in names if len(name) > 1}
    return frozenset(head for head in heads if head.endswith("s") and len(head) > 5 and head.isalpha())


def _of_age(words: marks.Words, i: int, inside: bytearray) -> marks.Nominal | None:
    """“**the 31-year-old** was freed”: an age that stands for a person; not “the 31-year-old singer”."""
    if i < 5 or words.lowers[i - 3 : i] != ["-", "year", "-"] or words.lowers[i - 5] not in ("the", "this"):
        return None
    after = words.tags[i + 1 : i + 2]
    if not words.lowers[i - 4].isdigit() or (after and (after[0][:2] in ("NN", "JJ", "HY", "CD") or inside[i + 1])):
        return None
    return marks.Nominal(i - 5, i + 1, "person", i)
