"""Run factx over the evaluation sets beside the project and read the figures that their scorers print.

Figures are percentages under plain names, such as `statement.direct.joint` of the set `quotes`.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.accuracy.printed import SCORERS, measure_printed
from tests.accuracy.trained import measure_trained

# The gold files of each set, below the folder `shared`; those of the last two are the trained pipeline's own. The scorers
# of those from `full` on run factx by themselves.
SETS = {
    "quotes": ["eval/quotes/dev.jsonl"],
    "casualties": ["eval/casualties/dev.jsonl"],
    "hard-casualties": ["eval/casualties/hard-phenomena.jsonl"],
    "actors": ["eval/entities/actors-dev.jsonl"],
    "entities": ["eval/entities/entities-dev.jsonl"],
    "roles": ["eval/entities/roles.jsonl"],
    "dates": ["eval/entities/dates-dev.jsonl"],
    "full": ["eval/full/dev.jsonl"],
    "gap": ["eval/gap/gap-validation.tsv"],
    "gva": ["eval/gva/dev.jsonl"],
    "gva-series": ["eval/gva/series-dev.jsonl"],
    "events": ["eval/events/dev.articles.jsonl", "eval/events/dev.gold.jsonl", "eval/events/dev.events.jsonl"],
    "corpus": ["eval/corpus/dev.jsonl", "eval/quotes/dev.jsonl"],
    "ner": ["train/ner/dev.jsonl"],
    "syntax": ["train/ud/gum-dev.conllu.gz", "train/ud/ewt-dev.conllu.gz"],
}
_TRAINED = {"ner", "syntax"}

# What the scorers give as (precision, recall, F1) and what they give as one number; both become percentages.
_F1 = 2


def measure(name: str, shared: Path, folder: Path) -> dict[str, float]:
    """The figures of one set, in percent; `folder` receives the predictions.

    Raises:
        RuntimeError: when factx fails on the set or prints what breaks the contract.
    """
    if name in _TRAINED:
        return measure_trained(name, [shared / path for path in SETS[name]])
    if name in SCORERS:
        return measure_printed(name, shared, folder)
    # Options first: argparse gives the scorer only what follows the positional argument at once.
    command = [sys.executable, str(shared / "eval" / "score.py"), "--keep", str(folder), name]
    command += [] if name == "roles" else ["--", "--json"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr.strip()[-2000:]}")
    if name == "roles":
        return _read_roles(done.stdout)
    report = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    reader = _READERS.get(name, _read_entities)
    return {key: round(100 * value, 2) for key, value in reader(report)}


def _read_quotes(report: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for cues, rows in report.items():
        for kind in ("all", "direct", "mixed", "indirect"):
            yield f"{cues}.{kind}.joint", rows[kind]["joint"][_F1]
        yield f"{cues}.all.match", rows["all"]["match"][_F1]
        yield f"{cues}.kind", rows["all"]["kind_acc"] or 0.0


def _read_casualties(report: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    yield "detection", report["detection"]["f1"]
    yield "detection.precision", report["detection"]["p"]
    yield "strict", report["strict"]["f1"]
    totals = report["totals"]
    matched = max(1, totals["tp"])
    yield "modifier", totals.get("modifier", 0) / matched
    yield "victims", totals.get("victims_nn", 0) / max(1, totals.get("victims_nn_n", 0))
    yield "source", totals.get("source_nn", 0) / max(1, totals.get("source_nn_n", 0))


def _read_entities(report: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for row in ("entity", "entity person", "entity organization", "B3"):
        yield row, report[row][_F1]
    for field, found in report["fields"].items():
        if found["value"] is not None and not field.endswith(("e2e", "wrong", "strict", "ctx")):
            yield field, found["value"]


def _read_dates(report: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    yield "value", report["value"][_F1]
    yield "span", report["span overlap"][_F1]
    yield "compatible", report["compat acc"] or 0.0


def _read_roles(printed: str) -> dict[str, float]:
    """`title  R  91.2 (83/91)  P  88.0 (…)` as `title R` and `title P`."""
    figures = {}
    for line in printed.splitlines():
        row = re.match(r"(person|title|country|affiliation)\b", line)
        for letter, value in re.findall(r"\b([RP])\s+([\d.]+)", line) if row else ():
            figures[f"{line[: row.end()]} {letter}" if row else letter] = float(value)
    return figures


_READERS = {
    "quotes": _read_quotes,
    "casualties": _read_casualties,
    "hard-casualties": _read_casualties,
    "dates": _read_dates,
}
