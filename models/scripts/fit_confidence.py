"""Fit how sure factx is of its facts, on annotated training articles that no rule was tuned to the last error on.

    python scripts/fit_confidence.py QUOTES NER VERDICTS OUT --facts FOLDER

* QUOTES: articles with sources, cues and contents (PolNeAR train). A quote is right where an annotated one has half of
  its words or more in common and the same speaker (a mention that shares a character, or neither has one).
* NER: articles with names (the recognizer's training part). A person or body is right where its first named mention is
  annotated as one, edges and type.
* VERDICTS: JSONL of `{"article", "kind", "start_char", "end_char", "key", "right"}`: facts of NER articles that a
  reader judged; for casualties (`key` is the outcome) and for whom a speaker or source is led to (`key` is the name),
  which nobody annotated.

A logistic model a kind with a quadratic penalty, fitted by Newton's method (Hastie, Tibshirani, Friedman 2009, section
4.4.1) in float64; signs seen fewer than RARE times get no weight. Reported are five cross-fits by article: the expected
calibration error over ten bins of equal size (Naeini et al. 2015), and precision and share kept at 0.9.
"""

import argparse
import gzip
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

import factx
from factx.confidence.features import Signs, entity_signs, fact_signs, mention_signs
from factx.evaluation.gold import Stretch
from factx.evaluation.matching import likeness, pairs
from factx.facts import Actor, ArticleRecord, Casualty, Entity, Mention, Organization, Quote, Record, parse

Floats = NDArray[np.float64]
RARE = 15
PENALTY = 3.0
FOLDS = 5
BINS = 10
SURE = 0.9
# What of the names' annotation each type of record is; bodies that act are annotated as places at times.
LABELS = {"actor": ("PERSON",), "organization": ("ORG",)}
PLACES_THAT_ACT = ("LOC", "FAC", "NORP", "MISC")


class Sample(NamedTuple):
    """One fact: its article, its signs, and whether a reader accepts it."""

    article: str
    signs: Mapping[str, float]
    right: bool


class Gold(NamedTuple):
    """An annotated statement."""

    pieces: tuple[Stretch, ...]
    speaker: Stretch | None


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, packed or not."""
    packed = path.read_bytes()
    yield from map(json.loads, (gzip.decompress(packed) if path.suffix == ".gz" else packed).splitlines())


def extracted(articles: Sequence[Mapping[str, Any]], kept: Path, extractor: factx.Extractor) -> dict[str, list[Record]]:
    """The facts of articles by id, their own record first; read from `kept` where they were made before."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        sources = [factx.Article(str(article["id"]), article["text"]) for article in articles]
        with kept.open("w", encoding="utf-8") as file:
            for _, records in extractor.pipe(sources, with_articles=True):
                file.writelines(f"{record.model_dump_json()}\n" for record in records)
    found: dict[str, list[Record]] = defaultdict(list)
    with kept.open(encoding="utf-8") as file:
        for line in file:
            record = parse(line)
            found[record.article].append(record)
    return found


def of_quotes(articles: Iterable[Mapping[str, Any]], facts: Mapping[str, list[Record]]) -> Iterator[Sample]:
    """Quotes against annotated statements."""
    for article in articles:
        records = facts.get(str(article["id"]), [])
        around = Signs.of(article["text"], records)
        quotes = [record for record in records if isinstance(record, Quote)]
        gold = [_gold(quote) for quote in article["quotes"]]
        matched = pairs(gold, quotes, _pieces, lambda g, q: likeness(_pieces(g), _pieces(q)))
        right = {id(q) for g, q in matched if likeness(_pieces(g), _pieces(q)) >= 0.5 and _same(g.speaker, q)}
        for quote in quotes:
            yield Sample(str(article["id"]), fact_signs(quote, around), id(quote) in right)


def _gold(quote: Mapping[str, Any]) -> Gold:
    pieces = quote.get("spans") or [[quote["start"], quote["end"]]]
    known = quote.get("speaker_start") is not None
    speaker = Stretch(start_char=quote["speaker_start"], end_char=quote["speaker_end"]) if known else None
    return Gold(tuple(Stretch(start_char=start, end_char=end) for start, end in pieces), speaker)


def _pieces(item: Gold | Quote) -> Sequence[Any]:
    return item.pieces if isinstance(item, Gold) else item.contents


def _same(speaker: Stretch | None, quote: Quote) -> bool:
    """The outermost link of a chain is whom the annotation names."""
    told = quote.via[0].speaker if quote.via else quote.speaker
    if speaker is None or told is None:
        return speaker is None and told is None
    return told.start_char < speaker.end_char and speaker.start_char < told.end_char


def of_names(
    articles: Iterable[Mapping[str, Any]], facts: Mapping[str, list[Record]], kind: type[Entity]
) -> Iterator[Sample]:
    """Persons or bodies against annotated names."""
    for article in articles:
        records = facts.get(str(article["id"]), [])
        around = Signs.of(article["text"], records)
        gold = {(start, end): label for start, end, label in article["ents"]}
        unknown = article.get("unknown", [])
        for record in records:
            if not isinstance(record, kind):
                continue
            named = [mention for mention in record.mentions if mention.form == "named"]
            if not named or any(a < named[0].end_char and named[0].start_char < b for a, b in unknown):
                continue
            label = gold.get((named[0].start_char, named[0].end_char))
            if isinstance(record, Organization) and (
                label in PLACES_THAT_ACT or (label is None and _lower(record.name))
            ):
                continue  # “Washington said”, “state television”: bodies by the guideline of factx, none by this one
            yield Sample(str(article["id"]), entity_signs(record, around), label in LABELS[record.type])


def _lower(name: str) -> bool:
    """Whether a name has words of content in lower case."""
    return any(word.islower() and len(word) > 3 for word in name.split())


def of_verdicts(
    verdicts: Iterable[Mapping[str, Any]], facts: Mapping[str, list[Record]], kind: str
) -> Iterator[Sample]:
    """Casualty facts, or speakers and sources that are led to somebody, as a reader judged them."""
    judged: dict[str, dict[tuple[int, int, str], bool]] = defaultdict(dict)
    for verdict in verdicts:
        if verdict["kind"] == kind:
            judged[verdict["article"]][verdict["start_char"], verdict["end_char"], verdict["key"]] = verdict["right"]
    for article, known in judged.items():
        records = facts.get(article, [])
        text = next((record.text for record in records if isinstance(record, ArticleRecord)), "")
        around = Signs.of(text, records)
        for (start, end, key), signs in _judgeable(records, around, kind):
            if (start, end, key) in known:
                yield Sample(article, signs, known[start, end, key])


def _judgeable(
    records: Iterable[Record], around: Signs, kind: str
) -> Iterator[tuple[tuple[int, int, str], Mapping[str, float]]]:
    for record in records:
        if kind == "casualty" and isinstance(record, Casualty):
            yield (record.start_char, record.end_char, record.outcome), fact_signs(record, around)
        mention: Mention | None = None
        if kind == "mention":
            mention = record.speaker if isinstance(record, Quote) else None
            mention = record.source if isinstance(record, Casualty) else mention
        if mention is not None and mention.name is not None:
            yield (mention.start_char, mention.end_char, mention.name), mention_signs(mention, around)


def fitted(samples: Sequence[Sample]) -> tuple[float, dict[str, float]]:
    """A bias and the weights of all signs that are seen often enough."""
    seen = Counter(name for sample in samples for name, value in sample.signs.items() if value)
    names = sorted(name for name, times in seen.items() if times >= RARE)
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(samples), len(names) + 1))
    table[:, -1] = 1.0
    for row, sample in enumerate(samples):
        for name, value in sample.signs.items():
            if name in column:
                table[row, column[name]] = value
    target = np.array([float(sample.right) for sample in samples])
    weights = _newton(table, target)
    return round(float(weights[-1]), 3), {name: round(float(weights[number]), 3) for name, number in column.items()}


def _newton(table: Floats, target: Floats) -> Floats:
    """The maximum of the penalised likelihood; the bias, last, bears no penalty."""
    weights = np.zeros(table.shape[1])
    penalty = np.full(table.shape[1], PENALTY)
    penalty[-1] = 1e-6
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (target - chance) - penalty * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights += step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights


def chance(model: tuple[float, Mapping[str, float]], sample: Sample) -> float:
    """What a model says of a fact."""
    bias, weights = model
    total = bias + sum(weights.get(name, 0.0) * value for name, value in sample.signs.items())
    return float(1 / (1 + np.exp(-total)))


def cross_fitted(samples: Sequence[Sample]) -> list[tuple[float, bool]]:
    """What models say of facts of articles that they have not seen."""
    found = []
    for fold in range(FOLDS):
        own = [sample for sample in samples if crc32(sample.article.encode()) % FOLDS == fold]
        model = fitted([sample for sample in samples if crc32(sample.article.encode()) % FOLDS != fold])
        found += [(chance(model, sample), sample.right) for sample in own]
    return found


def told(judged: Sequence[tuple[float, bool]]) -> str:
    """How well chances and truth agree."""
    ordered = sorted(judged)
    bins = [part for part in np.array_split(np.array(ordered, dtype=float), BINS) if len(part)]
    error = sum(len(part) * abs(part[:, 0].mean() - part[:, 1].mean()) for part in bins) / len(ordered)
    sure = [right for value, right in ordered if value >= SURE]
    right = sum(right for _, right in ordered) / len(ordered)
    return (
        f"{len(ordered)} facts, {right:.1%} right; calibration error {error:.3f}; "
        f"at {SURE}: {sum(sure) / max(len(sure), 1):.1%} right, {len(sure) / len(ordered):.1%} kept"
    )


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("quotes", type=Path)
    parser.add_argument("ner", type=Path)
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--facts", type=Path, required=True, help="a folder in which extracted facts are kept")
    given = parser.parse_args()
    extractor = factx.load()
    spoken, named = list(lines(given.quotes)), list(lines(given.ner))
    quotes = extracted(spoken, given.facts / "quotes.jsonl", extractor)
    names = extracted(named, given.facts / "ner.jsonl", extractor)
    verdicts = list(lines(given.verdicts))
    models = {
        "quote": list(of_quotes(spoken, quotes)),
        "casualty": list(of_verdicts(verdicts, names, "casualty")),
        "actor": list(of_names(named, names, Actor)),
        "organization": list(of_names(named, names, Organization)),
        "mention": list(of_verdicts(verdicts, names, "mention")),
    }
    written = {}
    for kind, samples in models.items():
        print(kind, told(cross_fitted(samples)))
        bias, weights = fitted(samples)
        written[kind] = {"bias": bias, "weights": weights}
    given.out.write_text(json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
