"""Articles as they arrive after a bad scraper, a bad encoding and a bad day: ways to mutilate a text, as strategies.

Each mutation takes a text and a source of chance and gives a text; `mutilated` applies up to three of them to a part of
a sample. What hypothesis draws is small (a sample, names of mutations, a seed), so that a failure shrinks to one line.
"""

import random
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from hypothesis import strategies as st

from tests.golden.digest import SAMPLES

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
MARKS = "“”‘’\"'«»`„‟‹›"
_LONGEST_PART = 1200

Mutation = Callable[[str, random.Random], str]


def _sprinkled(text: str, chance: random.Random, pieces: str | list[str], times: int = 12) -> str:
    """Pieces put in at chance places."""
    for _ in range(chance.randint(1, times)):
        place = chance.randint(0, len(text))
        text = text[:place] + chance.choice(pieces) + text[place:]
    return text


def _shuffled(text: str, chance: random.Random, cut: str) -> str:
    parts = re.split(f"({cut})", text)
    chance.shuffle(parts)
    return "".join(parts)


def _without_one_mark(text: str, chance: random.Random) -> str:
    places = [place for place, character in enumerate(text) if character in MARKS]
    drop = chance.choice(places) if places else -1
    return text[:drop] + text[drop + 1 :] if places else text


def _nested(text: str, chance: random.Random) -> str:
    depth = chance.randint(2, 60)
    left, right = chance.choice([("(", ")"), ("[", "]"), ("“", "”"), ("“‘", "’”"), ("{", "}")])
    return left * depth + text[:400] + right * (depth - chance.randint(0, 1))


MUTATIONS: Mapping[str, Mutation] = {
    "truncated": lambda text, chance: text[: chance.randint(0, len(text))],
    "beheaded": lambda text, chance: text[chance.randint(0, len(text)) :],
    "words shuffled": lambda text, chance: _shuffled(text, chance, r"\s+"),
    "sentences shuffled": lambda text, chance: _shuffled(text, chance, r"(?<=[.!?”])\s+"),
    "one mark lost": _without_one_mark,
    "no marks": lambda text, _: "".join(character for character in text if character not in MARKS),
    "marks doubled": lambda text, _: "".join(c * 2 if c in MARKS else c for c in text),
    "marks straight": lambda text, _: text.translate(str.maketrans("“”‘’", "\"\"''")),
    "marks the wrong way": lambda text, _: text.translate(str.maketrans("“”‘’", "”“’‘")),
    "marks of another kind": lambda text, chance: re.sub("[“”]", lambda _: chance.choice(MARKS), text),
    "capitals": lambda text, _: text.upper(),
    "no capitals": lambda text, _: text.lower(),
    "no breaks": lambda text, _: " ".join(text.split()),
    "no blanks": lambda text, _: text.replace(" ", ""),
    "breaks everywhere": lambda text, _: text.replace(" ", "\n"),
    "odd breaks": lambda text, chance: re.sub(
        r"\n", lambda _: chance.choice(["\r\n", "\r", "\u2028", "\x0b", "\t"]), text
    ),
    "odd blanks": lambda text, chance: re.sub(
        " ", lambda _: chance.choice([" ", "\xa0", "\u2009", "  ", "\u200b"]), text
    ),
    "control characters": lambda text, chance: _sprinkled(text, chance, "\x00\x01\x07\x1b\x7f\x85\ufeff\ufffd"),
    "right to left": lambda text, chance: _sprinkled(text, chance, ["\u202e", "\u200f", " مرحبا ", " שלום ", "\u2067"]),
    "emoji": lambda text, chance: _sprinkled(text, chance, ["😀", "👩‍👩‍👧", "🇰🇿", "☠️", "1️⃣"]),
    "combining characters": lambda text, chance: _sprinkled(text, chance, ["\u0301" * 30, "e\u0301", "\u0345"]),
    "numbers": lambda text, chance: re.sub(r"\d+", lambda _: str(chance.randint(0, 10 ** chance.randint(1, 40))), text),
    "mojibake": lambda text, _: text.encode("utf-8").decode("cp1252", errors="replace"),
    "stuttering": lambda text, chance: text[: chance.randint(1, 200)] * chance.randint(2, 12),
    "a long word": lambda text, chance: _sprinkled(text, chance, ["x" * 300, "Überraschung" * 25], 3),
    "nested": _nested,
    "full stops": lambda text, chance: _sprinkled(text, chance, [".", "...", ". . .", "!?", "…"], 40),
}

# What is long and the same all over: whatever is not linear shows here.
MONOTONOUS = {
    "5,000 quotation marks": "“" * 5000,
    "5,000 marks in turn": "“”" * 2500,
    "100,000 digits": "9" * 100_000,
    "brackets": "(" * 3000 + ")" * 3000,
    "one word": "news " * 3000,
    "one name": "Ana Sosa " * 1500,
    "said said": "he said " * 1500,
    "nobody but he": "He said he told him. " * 600,
    "commas": "a, " * 3000,
    "tolls": "12 killed, " * 1000,
    "paragraphs": "“No.\n\n" * 1000,
    "dates": "on Friday " * 1000,
    "no letter": "\n\n\t \xa0" * 1000,
    "one line": "x" * 30_000,
    "apostrophes": "'s " * 3000,
    "hyphens": "a-" * 5000,
    "acronyms": "Ada Bell Corp (ABC) " * 500,
    "of of": "minister of " * 1500,
}


class Mutilated(NamedTuple):
    """A part of a sample and what was done to it; prints as what it is made from."""

    sample: str
    start: int
    done: tuple[str, ...]
    seed: int

    @property
    def text(self) -> str:
        """The text that came out."""
        text = TEXTS[self.sample][self.start : self.start + _LONGEST_PART]
        chance = random.Random(self.seed)
        for name in self.done:
            text = MUTATIONS[name](text, chance)
        return text


mutilated = st.builds(
    Mutilated,
    sample=st.sampled_from(sorted(TEXTS)),
    start=st.integers(0, 1500),
    done=st.lists(st.sampled_from(sorted(MUTATIONS)), min_size=1, max_size=3).map(tuple),
    seed=st.integers(0, 2**32),
)
