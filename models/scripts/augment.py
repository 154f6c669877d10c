"""News typography for treebank and newspaper text: marks, dashes, headlines, and names from everywhere.

All functions take and return word lists of one length, so that annotation keeps its places, except `renamed`,
which exchanges names and therefore works on entity spans.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

Span = tuple[int, int, str]

# (double open, double close, single open, single close, apostrophe); None leaves the text as it is.
MARKS = [None, ("“", "”", "‘", "’", "’"), ('"', '"', "'", "'", "'"), ("``", "''", "`", "'", "'"),
         ("‘", "’", "“", "”", "’"), ("«", "»", "‘", "’", "’")]  # fmt: skip
MARK_WEIGHTS = [30, 45, 15, 3, 6, 1]
DASHES = ["-", "--", "–", "—"]
DOUBLE = {'"', "``", "''", "“", "”", "„"}
SINGLE = {"'", "`", "‘", "’"}


def with_marks(words: Sequence[str], spaces: Sequence[bool], rng: random.Random) -> list[str]:
    """Return the words with one style of quotation marks and apostrophes.

    >>> with_marks(['"', "No", '"'], [False, False, True], random.Random(5))
    ['“', 'No', '”']
    """
    style = rng.choices(MARKS, MARK_WEIGHTS)[0]
    if style is None:
        return list(words)
    result = []
    for i, word in enumerate(words):
        opens = (i == 0 or spaces[i - 1] or words[i - 1].isspace() or words[i - 1] in "([—–") and not spaces[i]
        if word in DOUBLE:
            word = style[0] if opens else style[1]
        elif word in SINGLE:
            word = style[2] if opens else style[3]
        elif "'" in word or "’" in word:
            word = word.replace("'", style[4]).replace("’", style[4])
        result.append(word)
    return result


def with_dashes(words: Sequence[str], spaces: Sequence[bool], rng: random.Random) -> list[str]:
    """Return the words with one style of dash between clauses; hyphens inside compounds stay."""
    dash = rng.choice(DASHES)
    return [
        dash if w in DASHES and i and (spaces[i - 1] or w != "-") and not (w == "-" and not spaces[i]) else w
        for i, w in enumerate(words)
    ]


def recased(words: Sequence[str], begin: int, end: int, rng: random.Random) -> list[str]:
    """Return the words with those from begin to end in capitals, or each with a capital, as headlines have them."""
    style = rng.random()
    result = list(words)
    for i in range(begin, end):
        if style < 0.5:
            result[i] = words[i].upper()
        elif words[i][:1].islower() and len(words[i]) > 3:
            result[i] = words[i][:1].upper() + words[i][1:]
    return result


@dataclass
class Names:
    """Names to exchange: mentions of the training articles by label, and gazetteers of persons and places."""

    mentions: dict[str, list[list[str]]] = field(default_factory=dict)
    first: dict[str, list[str]] = field(default_factory=dict)
    last: dict[str, list[str]] = field(default_factory=dict)
    places: list[list[str]] = field(default_factory=list)

    def draw(self, label: str, old: Sequence[str], rng: random.Random) -> list[str]:
        """Return a name of the label; a person keeps the number of names, a place may come from the gazetteer."""
        if label == "PERSON" and rng.random() < 0.6 and len(old) <= 3:
            country = rng.choice(list(self.last))
            last = rng.choice(self.last[country]).split()
            first = rng.choice(self.first.get(country) or self.first["us"]).split()
            return last if len(old) == 1 and rng.random() < 0.8 else first if len(old) == 1 else first + last
        if label == "LOC" and rng.random() < 0.5:
            return rng.choice(self.places)
        return rng.choice(self.mentions[label])


def renamed(
    words: Sequence[str], spaces: Sequence[bool], ents: Sequence[Span], names: Names, share: float, rng: random.Random
) -> tuple[list[str], list[bool], list[Span]]:
    """Return words, spaces and entities with a share of the names exchanged for others of their label."""
    new_words: list[str] = []
    new_spaces: list[bool] = []
    new_ents: list[Span] = []
    place = 0
    for start, end, label in ents:
        new_words += words[place:start]
        new_spaces += spaces[place:start]
        begin = len(new_words)
        if label in {"PERSON", "LOC", "ORG"} and rng.random() < share:
            name = names.draw(label, words[start:end], rng)
            new_words += name
            new_spaces += [True] * (len(name) - 1) + [spaces[end - 1]]
        else:
            new_words += words[start:end]
            new_spaces += spaces[start:end]
        new_ents.append((begin, len(new_words), label))
        place = end
    return [*new_words, *words[place:]], [*new_spaces, *spaces[place:]], new_ents
