"""The base pipeline that every training starts from: the news tokenizer and pruned vectors with name features.

Each row is a word2vec vector followed by flags: the word is a first name, a surname, (part of) a place, a country or
division, (part of) a party's name somewhere in the world. Words that only the name lists know share one row per
combination of flags, and capitalised or upper-case forms that the raw text lacks share the row of the form it has,
so that a headline's KABUL is known. Sharing costs a key, not a row.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from news_tokenizer import english_with_news_tokenizer
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.vectors import Vectors  # type: ignore[import-not-found]

Floats = NDArray[np.float32]

FLAGS = ["first name", "surname", "place", "division", "party"]
SOURCES = {
    "namedatabases-firstnames.tsv": 0, "popular-forenames.tsv": 0, "namedatabases-surnames.tsv": 1,
    "popular-surnames.tsv": 1, "world-cities.tsv": 2, "admin-divisions.tsv": 3, "factbook-parties.tsv": 4,
}  # fmt: skip
CASED_ALIASES = 40_000  # beyond that rank an unseen casing is too rare to pay for its key


def read_word2vec(path: Path, rows: int) -> tuple[list[str], Floats]:
    """Return the most frequent words and their vectors (word2vec's text format is sorted by frequency)."""
    words: list[str] = []
    with path.open(encoding="utf-8") as stream:
        total, width = map(int, next(stream).split())
        table = np.zeros((min(rows, total), width), dtype=np.float32)
        for line in stream:
            if len(words) == len(table):
                break
            word, *values = line.rstrip("\n").split(" ")
            table[len(words)] = np.array(values, dtype=np.float32)
            words.append(word)
    return words, table


def name_words(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield capitalised words of the name lists with the number of their flag."""
    for name, flag in SOURCES.items():
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if flag == 4 and (len(fields) < 2 or int(fields[1]) < 2):
                continue
            for word in fields[0].replace("-", " ").split():
                if word[:1].isupper() and len(word) > 1:
                    yield word, flag
            if name == "world-cities.tsv":
                for word in fields[1].split():
                    if word[:1].isupper():
                        yield word, 3


def flag_table(folder: Path) -> dict[str, tuple[bool, ...]]:
    """Return the flags of each word of the name lists."""
    flags: dict[str, list[bool]] = {}
    for word, flag in name_words(folder):
        flags.setdefault(word, [False] * len(FLAGS))[flag] = True
    return {word: tuple(values) for word, values in flags.items()}


def casings(word: str) -> list[str]:
    """Return the other forms under which a headline may show the word.

    >>> casings("protest")
    ['Protest', 'PROTEST']
    """
    forms = [word[:1].upper() + word[1:], word.upper()] if word.islower() else [word.upper()]
    return [form for form in forms if form != word and word.isalpha()]


def build(words: list[str], table: Floats, flags: dict[str, tuple[bool, ...]]) -> Vectors:
    """Return vectors with flags, rows shared as the module says."""
    marked = np.array([flags.get(w, (False,) * len(FLAGS)) for w in words], dtype=np.float32)
    rows = [np.hstack([table, marked])]
    keys = {word: row for row, word in enumerate(words)}
    shared: dict[tuple[bool, ...], int] = {}
    rare = len(words) // 2  # unknown names resemble the rarer half of the known ones
    for word, combination in flags.items():
        if word in keys:
            continue
        if combination not in shared:
            alike = [r for r in range(rare, len(words)) if tuple(marked[r] > 0) == combination]
            mean = table[alike].mean(axis=0) if alike else np.zeros(table.shape[1], dtype=np.float32)
            shared[combination] = len(words) + len(shared)
            rows.append(np.hstack([mean, np.array(combination, dtype=np.float32)])[None].astype(np.float32))
        keys[word] = shared[combination]
    for word in words[:CASED_ALIASES]:
        for form in casings(word):
            keys.setdefault(form, keys[word])
    vectors = Vectors(data=np.vstack(rows))
    for word, row in keys.items():
        vectors.add(get_string_id(word), row=row)
    return vectors


def main() -> None:
    """Write the base pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word2vec", type=Path)
    parser.add_argument("gazetteers", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--rows", type=int, default=70_000)
    args = parser.parse_args()
    nlp = english_with_news_tokenizer()
    words, table = read_word2vec(args.word2vec, args.rows)
    nlp.vocab.vectors = build(words, table, flag_table(args.gazetteers))
    nlp.vocab.vectors.name = "factx_news"
    nlp.to_disk(args.output)
    print(f"{nlp.vocab.vectors.shape[0]} rows, {nlp.vocab.vectors.n_keys} keys")


if __name__ == "__main__":
    main()
