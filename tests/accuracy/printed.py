"""Sets whose scorers run factx by themselves and print their figures as lines to read, in percent."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

Rows = Iterator[tuple[str, float]]
_NUMBER = r"(\d+(?:\.\d+)?)"


def measure_printed(name: str, shared: Path, folder: Path) -> dict[str, float]:
    """The figures of one of `SCORERS`.

    Raises:
        RuntimeError: the scorer failed, or printed nothing that can be read.
    """
    command, read = SCORERS[name]
    arguments = [str(shared / "eval" / command[0]), *command[1:]]
    if name == "corpus":
        arguments.append(str(_linked(shared, folder)))
    else:
        arguments += ["--python", sys.executable]
    figures = dict(read(_run([sys.executable, *arguments])))
    if not figures:
        raise RuntimeError(f"{name}: the scorer printed no figures")
    return {figure: round(value, 2) for figure, value in figures.items()}


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:3])}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def _linked(shared: Path, folder: Path) -> Path:
    """The facts of the articles of the set `quotes`, linked over all of them."""
    source, facts, linked = (folder / name for name in ("in.jsonl", "facts.jsonl", "linked.jsonl"))
    with source.open("w", encoding="utf-8") as out:
        for line in (shared / "eval" / "quotes" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            kept = {key: article[key] for key in ("id", "title", "published", "text") if article.get(key)}
            out.write(json.dumps(kept, ensure_ascii=False) + "\n")
    factx = [sys.executable, "-m", "factx"]
    _run([*factx, "extract", str(source), "-o", str(facts), "--with-articles", "-q"])
    _run([*factx, "link", str(facts), "-o", str(linked), "-q"])
    return linked


def _read_full(printed: str) -> Rows:
    """The whole articles: statements, who said them, tolls, persons and bodies."""
    for pattern, figure in (
        (rf"content P .* F1 {_NUMBER}; kind", "content"),
        (rf"WHO SAID WHAT .* F1 {_NUMBER} ", "who said what"),
    ):
        yield figure, _found(pattern, printed)
    for name in ("DETECTION", "STRICT"):
        yield f"casualties.{name.lower()}", 100 * _found(rf"(?m)^{name} .* F1 {_NUMBER}\b", printed)
    row = r"(?m)^ALL .*"
    yield "casualties.scope", _found(rf"{row} {_NUMBER} +[\d.]+$", printed)
    yield "casualties.subset", _found(rf"{row} {_NUMBER}$", printed)
    yield "casualties.source", _found(rf"source +{_NUMBER}% of", printed)
    for name in ("entity", "entity person", "entity organization"):
        yield name, _found(rf"(?m)^{name} +[\d.]+ +[\d.]+ +{_NUMBER}$", printed)
    for name in ("pron acc", "pron prec", "nominal acc", "title e2e", "country e2e"):
        yield name, _found(rf"(?m)^{name} +{_NUMBER} ", printed)


def _read_gap(printed: str) -> Rows:
    """Pronouns between two names."""
    for kind in ("all", "M", "F"):
        yield f"{kind}.f1", _found(rf"(?m)^GAP {kind} .* F1 {_NUMBER}$", printed)


def _read_gva(printed: str) -> Rows:
    """Killed and injured of local stories."""
    for name in ("killed", "injured", "both"):
        yield name, _found(rf"\b{name} {_NUMBER}", printed)


def _read_series(printed: str) -> Rows:
    """Which stories tell of one incident."""
    yield "event.precision", _found(rf"B3 P {_NUMBER}", printed)
    yield "event.b3", _found(rf" F1 {_NUMBER}", printed)


def _read_events(printed: str) -> Rows:
    """Tolls of series of stories, and how they end."""
    yield "event.precision", _found(rf"B3 P {_NUMBER}", printed)
    yield "event.b3", _found(rf" F1 {_NUMBER}", printed)
    for name in ("found", "status", "feared", "final", "place", "date"):
        yield name, _found(rf"\b{name} {_NUMBER}", printed)


def _read_corpus(printed: str) -> Rows:
    """Persons and bodies over articles."""
    yield "b3.precision", _found(rf"B3 rows +P {_NUMBER}", printed)
    yield "b3", _found(rf"B3 rows .* F1 {_NUMBER}", printed)
    yield "b3.several", _found(rf"B3 entities .* F1 {_NUMBER}", printed)
    right, of = re.findall(r"exactly right (\d+) of (\d+)", printed)[0]
    yield "exactly", 100 * int(right) / int(of)


def _found(pattern: str, printed: str) -> float:
    match = re.search(pattern, printed)
    if match is None:
        raise RuntimeError(f"no line of the scorer matches {pattern}")
    return float(match[1])


SCORERS: dict[str, tuple[list[str], Callable[[str], Rows]]] = {
    "full": (["full/score_full.py"], _read_full),
    "gap": (["gap/score_gap.py"], _read_gap),
    "gva": (["gva/score_gva.py"], _read_gva),
    "gva-series": (["gva/score_gva.py", "--series"], _read_series),
    "events": (["events/score_events.py"], _read_events),
    "corpus": (["corpus/score_corpus.py"], _read_corpus),
}
