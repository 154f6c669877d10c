"""Short lists of function words inside rule modules, written as one line of text.

Words that readers may want to add to belong in `data/*.toml`; what stays in code are closed classes (auxiliaries,
determiners, the preposition that opens a breakdown), which a rule's logic rests on.
"""


def word_set(text: str) -> frozenset[str]:
    """The blank-separated words of a text as a set.

    >>> sorted(word_set("of the"))
    ['of', 'the']
    """
    return frozenset(text.split())


FINAL = frozenset(".?!…") | {"...", "....", "?!", "!!", "??", "!?"}
"""Marks that end a sentence, as single tokens."""
