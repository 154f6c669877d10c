"""A corpus of any size out of the articles in samples/: every article is different, one in a hundred is bad."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
SAMPLES = REPOSITORY / "samples"
FACTX = [sys.executable, "-m", "factx"]

_ONSETS, _VOWELS, _ENDS = "bdfgklmnprstvz", "aeiou", ("sen", "rov", "lli", "ndo", "tek", "vic", "man")
_BAD_EVERY = 100


def texts() -> list[str]:
    """The sample articles."""
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


def name(number: int) -> str:
    """A surname that no other number has, so that the words of a corpus grow as those of the world do.

    >>> name(0), name(12345)
    ('Babasen', 'Tusosen')
    """
    syllables = ""
    rest = number
    for _ in range(2):
        rest, onset = divmod(rest, len(_ONSETS))
        rest, vowel = divmod(rest, len(_VOWELS))
        syllables += _ONSETS[onset] + _VOWELS[vowel]
    return f"{syllables}{_ENDS[rest % len(_ENDS)]}".capitalize()


def article(number: int, samples: list[str], paragraphs_kept: int | None = None) -> str:
    """The article of a number: a sample with its paragraphs turned round, or the first of them, and its own speaker."""
    turn, place = divmod(number, len(samples))
    head, *paragraphs = samples[place].split("\n\n")
    turn %= max(1, len(paragraphs))
    # The first of each sample name a town: what is loaded once, the table of towns with it, is loaded early.
    board = name(number + 7) if number >= len(samples) else "Nazilli"
    speaker = f"“The count stands at {number:,} for now,” said Ana {name(number)}, a clerk of the {board} board."
    return "\n\n".join([head, *[*paragraphs[turn:], *paragraphs[:turn]][:paragraphs_kept], speaker])


def is_bad(number: int) -> bool:
    """Whether an article is one of the bad ones."""
    return number % _BAD_EVERY == _BAD_EVERY - 1


def line(number: int, samples: list[str], paragraphs_kept: int | None = None) -> bytes:
    """The article of a number as JSONL, or what stands in its place."""
    record: object = {"id": f"a{number}", "published": "2022-01-07", "text": article(number, samples, paragraphs_kept)}
    if is_bad(number):
        kinds: tuple[object, ...] = (
            {"id": f"a{number}"},
            {"text": 7},
            ["no", "article"],
            {"text": "x" * 1_000_001},
            None,
        )
        record = kinds[number // _BAD_EVERY % len(kinds)]
    if record is None:
        return b'{"text": "broken\n'
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def lines(number: int, paragraphs_kept: int | None = None) -> Iterator[bytes]:
    """A corpus of so many articles, as lines of JSONL."""
    samples = texts()
    for place in range(number):
        yield line(place, samples, paragraphs_kept)


def write(path: Path, number: int, paragraphs_kept: int | None = None) -> None:
    """A corpus of so many articles as a file."""
    with path.open("wb") as file:
        file.writelines(lines(number, paragraphs_kept))
