"""Annotated articles with their texts, and how well a peer's records agree with them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from factx import evaluation
from factx.errors import InputError
from factx.evaluation.gold import Item, Stretch, parsed
from factx.evaluation.matching import likeness, pairs

Raw = Mapping[str, Any]
_HALF = 0.5
# Measure of factx.evaluation → how the table calls it.
MEASURES = {
    "quote.content": "quotes",
    "quote.joint": "… and speakers",
    "casualty.detection": "casualties",
    "casualty.strict": "… and bounds",
}
NAMES = "names"


class Name(NamedTuple):
    """A named mention of a person or body."""

    article: str
    type: str
    start_char: int
    end_char: int


@dataclass(frozen=True)
class Gold:
    """Texts by article, and the records that were annotated."""

    texts: Mapping[str, str]
    records: tuple[Raw, ...]

    @property
    def words(self) -> int:
        """How many words the texts have."""
        return sum(len(text.split()) for text in self.texts.values())


def lines(path: Path) -> Iterator[tuple[str, Raw]]:
    """Where each line of a JSONL file is, and its object.

    Raises:
        InputError: a line is no JSON object.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            where = f"{path}:{number}"
            parsed(line, where)  # complains of what is no record
            yield where, json.loads(line)


def read(path: Path) -> Gold:
    """The gold of a file.

    Raises:
        InputError: it has no article with its text, or a line is no record.
    """
    records = tuple(record for _, record in lines(path))
    texts = {str(r["article"]): str(r["text"]) for r in records if r["type"] == "article" and r.get("text")}
    if not texts:
        raise InputError(str(path), "has no article lines with a text", "write it with factx extract --with-articles")
    return Gold(texts, tuple(record for record in records if str(record["article"]) in texts))


def items(records: Iterable[Raw]) -> Iterator[Item]:
    """Records as the evaluation reads them."""
    return (parsed(json.dumps(record), "record") for record in records)


def names(records: Iterable[Raw]) -> list[Name]:
    """All named mentions; a mention that does not say what it is counts as named."""
    return [
        Name(str(record["article"]), str(record["type"]), mention["start_char"], mention["end_char"])
        for record in records
        if record["type"] in ("actor", "organization")
        for mention in record["mentions"]
        if mention.get("form", "named") == "named"
    ]


def figures(gold: Gold, found: Iterable[Raw]) -> dict[str, float | None]:
    """F1 of a peer in per cent by measure; None where it gives nothing of the kind, nothing where the gold has none."""
    own = [record for record in found if str(record["article"]) in gold.texts]
    scores = evaluation.evaluate(items(gold.records), items(own))
    given = {record["type"] for record in own}
    result: dict[str, float | None] = {}
    for measure, title in MEASURES.items():
        tally = scores.tallies.get(measure)
        if tally is not None and tally.gold:
            result[title] = 100 * tally.f1 if measure.partition(".")[0] in given else None
    if annotated := names(gold.records):
        result[NAMES] = _names_f1(annotated, names(own)) if given & {"actor", "organization"} else None
    return result


def _names_f1(gold: list[Name], found: list[Name]) -> float:
    """Names with half of their characters or more in common, of the same type."""
    right = 0
    for group in {(name.article, name.type) for name in gold}:
        one, other = ([name for name in some if name[:2] == group] for some in (gold, found))
        right += len(pairs(one, other, lambda name: [name], _alike))
    return 200 * right / (len(gold) + len(found))


def _alike(one: Name, other: Name) -> float:
    alike = likeness([_stretch(one)], [_stretch(other)])
    return alike if alike >= _HALF else 0.0


def _stretch(name: Name) -> Stretch:
    return Stretch(start_char=name.start_char, end_char=name.end_char)
