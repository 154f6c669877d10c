"""Stores the parses of new cases of `victims.toml`: `python -m tests.cases.victims` shows, `--write` stores.

A stored parse stays as it is, so that the tests of the rules do not change when the pipeline is trained anew; delete it
from `victim_parses.txt` to have it made again.
"""

import argparse
import tomllib
from pathlib import Path
from typing import Any

from factx import lexicon
from factx.facts import Casualty
from factx.pipeline.load import load_pipeline
from factx.pipeline.parsing import parse as parsed
from tests.cases.casualties import found_in
from tests.cases.tables import stored, table_of
from tests.parses import parse

_FOLDER = Path(__file__).parent
_PARSES = _FOLDER / "victim_parses.txt"
CASES: list[dict[str, Any]] = tomllib.loads((_FOLDER / "victims.toml").read_text(encoding="utf-8"))["case"]


def parses() -> dict[str, str]:
    """Phenomenon → stored parse."""
    return stored(_PARSES.read_text(encoding="utf-8")) if _PARSES.exists() else {}


def shown(fact: Casualty) -> str:
    """A fact as the case file writes it."""
    flags = ("~" if fact.subset else "") + ("?" if fact.hypothetical else "") + ("!" if fact.negated else "")
    bounds = ""
    if fact.count is not None:
        low, high = ("" if bound is None else str(bound) for bound in (fact.count.low, fact.count.high))
        bounds = f" {low}..{high}"
    role = f" {fact.victim_role}" if fact.victim_role else ""
    return f"{flags}{fact.outcome} {fact.kind}{bounds} {fact.victims.text if fact.victims else '-'}{role}"


def main() -> None:
    """Parse the cases that have no parse yet, and show where rules and cases differ."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--write", action="store_true", help="store the parses")
    chosen = options.parse_args()
    known, nlp, words = parses(), load_pipeline(None), lexicon.load()
    blocks = []
    for number, case in enumerate(CASES, 1):
        phenomenon, text = str(case["phenomenon"]), str(case["text"])
        table = known.get(phenomenon) or table_of(parsed(nlp, text))
        found, wanted = sorted(map(shown, found_in(parse(table), words))), sorted(case["facts"])
        if found != wanted:
            print(f"{number} {phenomenon}\n  found  {found}\n  wanted {wanted}")
        blocks.append(f"# {number} {phenomenon}\n{table.rstrip()}\n")
    print(f"{len(CASES) - len(known)} new cases, {len(CASES)} in all")
    if chosen.write:
        _PARSES.write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
