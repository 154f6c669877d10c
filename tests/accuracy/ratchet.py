"""Raise the accuracy floors to what factx reaches now: `python -m tests.accuracy.ratchet`.

Floors only go up. Lowering one takes its name and a reason, which stays in the file:

    python -m tests.accuracy.ratchet --lower quotes statement.all.joint --reason "gold spans were corrected"

A floor stands SLACK points under the figure it was taken from: another processor's arithmetic may flip a close decision.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.accuracy.measure import SETS, measure

FLOORS = Path(__file__).with_name("floors.json")
SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SLACK = 0.3


def read_floors() -> dict[str, Any]:
    """The floors by set: `sha256` of the gold file, `floors` in percent, `lowered` with reasons."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def checksum(paths: Sequence[Path]) -> str:
    """SHA-256 of the files, one after another, in hexadecimal digits."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def raised(old: dict[str, float], figures: dict[str, float]) -> dict[str, float]:
    """Each floor at the higher of what it was and what was measured less the slack.

    >>> raised({"strict": 70.0}, {"strict": 68.0, "detection": 80.0})
    {'detection': 79.7, 'strict': 70.0}
    """
    names = sorted({*old, *figures})
    return {name: max(old.get(name, 0.0), round(figures.get(name, 0.0) - SLACK, 1)) for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"any of {', '.join(SETS)}; all where none is given")
    parser.add_argument("--lower", nargs=2, metavar=("SET", "FIGURE"))
    parser.add_argument("--reason")
    arguments = parser.parse_args()
    if arguments.lower and not arguments.reason:
        parser.error("--lower needs --reason")
    floors = read_floors()
    for name in [arguments.lower[0]] if arguments.lower else arguments.sets or SETS:
        gold = [SHARED / path for path in SETS[name]]
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(name, SHARED, Path(folder))
        entry = floors.setdefault(name, {"gold": SETS[name], "floors": {}, "lowered": []})
        if entry.get("sha256", checksum(gold)) != checksum(gold):
            entry["floors"] = {}  # other gold, other scale
        if arguments.lower:
            figure = arguments.lower[1]
            entry["lowered"].append({"figure": figure, "from": entry["floors"].pop(figure), "reason": arguments.reason})
        entry.update(sha256=checksum(gold), floors=raised(entry["floors"], figures))
        print(name, json.dumps(figures, indent=1))
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
