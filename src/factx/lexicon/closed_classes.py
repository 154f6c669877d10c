"""Short lists of function words inside rule modules, written as one line of text.

Words that readers may want to add to belong in `data/*.toml`; what stays in code are closed classes (auxiliaries,
determiners, the preposition that opens a breakdown), which a rule's logic rests on.
"""


def word_set(text: str) -> frozenset[str]:
    """The blank-separated words of a text as a set.

    >>> sorted(word_set("of the"))
    ['of', 'the']
    """
    return frozenset(word_list(text))


def word_list(text: str) -> list[str]:
    """The same words in their order."""
    return text.split()


FINAL = frozenset(".?!…") | {"...", "....", "?!", "!!", "??", "!?"}
"""Marks that end a sentence, as single tokens."""

PARTICIPLES_AS_NOUNS = word_set("shot hit hurt suffering")
"""Forms that taggers take for nouns right behind a person: “a boy **shot** Monday”, “a man **suffering** from”."""

FIRST_PERSON = word_set("i we my our us me")

WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set("january february march april june july august september october november december")
"""Months in small letters without “may”, which is a verb as often."""
CALENDAR_NAMES = frozenset(word.capitalize() for word in WEEKDAYS | MONTHS | {"may"})
"""Days and months as they are printed."""

_ONES = word_list(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
ONES = {word: value for value, word in enumerate(_ONES, 1)}
TENS = {word: 10 * value for value, word in enumerate(_TENS, 2)} | {"fourty": 40}
