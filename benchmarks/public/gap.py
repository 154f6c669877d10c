"""GAP: which of two names a pronoun means (Webster, Recasens, Axelrod and Baldridge, TACL 6, 2018).

Each of the two names of a text is a yes or no; precision and recall are over the names that the pronoun means. A record
of factx says yes for a name where both the pronoun and the name are among its mentions. *bias* is F1 on pronouns for
women over F1 on pronouns for men.
"""

import csv
import gzip
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.public.sets import PublicSet, Published, Row, extracted, f1
from factx.analysis import Extractor
from factx.article import Article
from factx.facts import Entity, Record
from factx.spans import Mention

_FEMININE = frozenset(("she", "her", "hers", "herself"))


class Name(NamedTuple):
    """One of the two names: its characters, and whether the pronoun means it."""

    start: int
    end: int
    meant: bool


class Case(NamedTuple):
    """A text with a pronoun and two names."""

    id: str
    text: str
    pronoun: tuple[int, int]
    feminine: bool
    names: tuple[Name, Name]


def read(path: Path) -> list[Case]:
    """The cases of a file such as `gap-test.tsv`, packed or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [_case(row) for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)]


def _case(row: Mapping[str, str]) -> Case:
    start = int(row["Pronoun-offset"])
    first, second = (
        Name(int(row[f"{key}-offset"]), int(row[f"{key}-offset"]) + len(row[key]), row[f"{key}-coref"] in _TRUE)
        for key in "AB"
    )
    pronoun = row["Pronoun"]
    return Case(
        row["ID"], row["Text"], (start, start + len(pronoun)), pronoun.lower() in _FEMININE, (first, second)
    )  # fmt: skip


_TRUE = frozenset(("TRUE", "True", "true", "1"))


def says(case: Case, name: Name, records: Iterable[Record]) -> bool:
    """Whether a record has both the pronoun and the name."""
    return any(
        any((mention.start_char, mention.end_char) == case.pronoun for mention in record.mentions)
        and any(_names(mention, name) for mention in record.mentions)
        for record in records
        if isinstance(record, Entity)
    )


def _names(mention: Mention, name: Name) -> bool:
    return mention.form == "named" and mention.start_char < name.end and mention.end_char > name.start


def score(cases: Iterable[Case], facts: Mapping[str, list[Record]]) -> Iterator[Row]:
    """F1 over all, over men, over women, and the bias."""
    counts = {"overall": [0, 0, 0], "masculine": [0, 0, 0], "feminine": [0, 0, 0]}
    for case in cases:
        for name in case.names:
            said = says(case, name, facts.get(case.id, []))
            for key in ("overall", "feminine" if case.feminine else "masculine"):
                counts[key][0] += said and name.meant
                counts[key][1] += name.meant
                counts[key][2] += said
    found = {key: f1(*count) for key, count in counts.items()}
    for key, value in found.items():
        yield Row(f"F1, {key}", value, counts[key][1])
    yield Row("bias", found["feminine"] / found["masculine"] if found["masculine"] else 0.0, counts["overall"][1])


def measure(path: Path, extractor: Extractor) -> Iterator[Row]:
    """The figures of factx on a file of the corpus."""
    cases = read(path)
    return score(cases, extracted((Article(case.id, case.text) for case in cases), extractor))


_PAPER = "Webster et al., TACL 6 (2018), on the test part, with the two names given"
GAP = PublicSet(
    name="gap",
    title="GAP: pronouns between two names, Wikipedia, 4,454 texts in three parts",
    source="https://github.com/google-research-datasets/gap-coreference",
    licence="Apache 2.0",
    path="gap-test.tsv or another part",
    measure=measure,
    published=(
        Published("F1, overall", "syntactic parallelism", 66.9, _PAPER),
        Published("F1, overall", "parallelism and the page's title", 70.6, _PAPER),
    ),
)
