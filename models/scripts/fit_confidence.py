"""Fit how sure factx is of its facts, on annotated training articles that no rule was tuned to the last error on.

    python scripts/fit_confidence.py QUOTES NER GUM VERDICTS OUT --facts FOLDER

* QUOTES: articles with sources, cues and contents (PolNeAR train). A quote is right where annotators have the same
  statement of the same speaker (`confidence_samples.agrees`).
* NER: articles with names (the recognizer's training part). A person or body is right where its first named mention is
  annotated as one, edges and type, or where a reader says so.
* GUM: the training part of a treebank with clusters, for names in lives, interviews, speeches and courts; right is a
  name that has half of its characters in common with an annotated one of the type.
* VERDICTS: JSONL of `{"article", "kind", "start_char", "end_char", "key", "right"}`: facts of NER articles that a
  reader judged as they stood: casualties (`key` is the outcome; right are outcome, bounds, flags, victims and source;
  the place was not judged), quotes (`key` is the kind; right are statement, speaker and flags), bodies that annotators
  do not have (by their first named mention; `key` is the name), and whom a speaker or source is led to (`key` is the
  name). Offsets are those of the article's text; no text of it is in the file.

A logistic model a kind with a quadratic penalty, fitted by Newton's method (Hastie, Tibshirani, Friedman 2009, section
4.4.1) in float64; the penalty is the one of PENALTIES that does best on articles not seen; signs seen fewer than RARE
times get no weight. A quote that a reader judged counts as often as READ annotated ones. Reported are five cross-fits
by article: the expected calibration error over ten bins of equal size (Naeini et al. 2015), and precision and share
kept at 0.9.
"""

import argparse
import json
import math
import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from cluster_names import documents
from confidence_samples import Sample, lines, of_names, of_quotes, of_verdicts
from numpy.typing import NDArray

import factx
from factx.facts import Actor, Organization, Record, parse

Floats = NDArray[np.float64]
RARE = 15
PENALTIES = (1.0, 3.0, 10.0, 30.0)
FOLDS = 5
BINS = 10
SURE = 0.9
READ = 2


def shuffled(articles: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Articles in an order that has nothing to do with where they are from, and is always the same."""
    return sorted(articles, key=lambda article: crc32(f"verdict{article['id']}".encode()))


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


def fitted(samples: Sequence[Sample], penalty: float) -> tuple[float, dict[str, float]]:
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
    weights = _newton(table, target, penalty)
    return round(float(weights[-1]), 3), {name: round(float(weights[number]), 3) for name, number in column.items()}


def _newton(table: Floats, target: Floats, penalty: float) -> Floats:
    """The maximum of the penalised likelihood; the bias, last, bears no penalty."""
    weights = np.zeros(table.shape[1])
    bound = np.full(table.shape[1], penalty)
    bound[-1] = 1e-6
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (target - chance) - bound * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(bound)
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


def cross_fitted(samples: Sequence[Sample], penalty: float) -> list[tuple[float, bool]]:
    """What models say of facts of articles that they have not seen."""
    found = []
    for fold in range(FOLDS):
        own = [sample for sample in samples if crc32(sample.article.encode()) % FOLDS == fold]
        model = fitted([sample for sample in samples if crc32(sample.article.encode()) % FOLDS != fold], penalty)
        found += [(chance(model, sample), sample.right) for sample in own]
    return found


def likeliest(samples: Sequence[Sample]) -> float:
    """The penalty with which models say most of what they have not seen (the best mean logarithm of what is true)."""

    def likelihood(penalty: float) -> float:
        judged = cross_fitted(samples, penalty)
        return sum(math.log(max(value if right else 1 - value, 1e-9)) for value, right in judged)

    return max(PENALTIES, key=likelihood)


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
    parser.add_argument("gum", type=Path)
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--facts", type=Path, required=True, help="a folder in which extracted facts are kept")
    parser.add_argument("--without", type=Path, help="JSONL with the ids of documents of GUM that are measured on")
    parser.add_argument("--most", type=int, default=None, help="articles of each set, if not all")
    given = parser.parse_args()
    extractor = factx.load()
    spoken, named = (shuffled(list(lines(path)))[: given.most] for path in (given.quotes, given.ner))
    quotes = extracted(spoken, given.facts / "quotes.jsonl", extractor)
    names = extracted(named, given.facts / "ner.jsonl", extractor)
    measured = {line["id"] for line in lines(given.without)} if given.without else set()
    others = [document for document in documents(given.gum) if document["id"] not in measured]
    clusters = extracted(others, given.facts / "gum.jsonl", extractor)
    verdicts = list(lines(given.verdicts))
    tolls = list(of_verdicts(verdicts, names, "casualty"))
    models = {
        "quote": [*of_quotes(spoken, quotes), *READ * list(of_verdicts(verdicts, names, "quote"))],
        "casualty": [sample for sample in tolls if "kind=counted" in sample.signs],
        "uncounted casualty": [sample for sample in tolls if "kind=counted" not in sample.signs],
        "actor": [*of_names(named, names, Actor), *of_names(others, clusters, Actor, share=0.5)],
        "organization": [
            *of_names(named, names, Organization, verdicts),
            *of_names(others, clusters, Organization, share=0.5),
        ],
        "mention": list(of_verdicts(verdicts, names, "mention")),
    }
    written = {}
    for kind, samples in models.items():
        penalty = likeliest(samples)
        print(kind, f"penalty {penalty:g}:", told(cross_fitted(samples, penalty)))
        bias, weights = fitted(samples, penalty)
        written[kind] = {"bias": bias, "weights": weights}
    given.out.write_text(json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
