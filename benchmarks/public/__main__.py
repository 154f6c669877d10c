"""`python -m benchmarks.public NAME PATH`: factx on one public set, as a Markdown table."""

import argparse
import sys
from pathlib import Path

import factx
from benchmarks.public.gap import GAP
from benchmarks.public.gum import GUM
from benchmarks.public.polnear import POLNEAR
from benchmarks.public.sets import table
from benchmarks.public.tempeval import TEMPEVAL

SETS = {public.name: public for public in (GAP, TEMPEVAL, POLNEAR, GUM)}


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    described = "\n".join(f"  {public.name:<10}{public.title}\n{'':12}{public.source}" for public in SETS.values())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.public",
        description=f"{__doc__}\n\n{described}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", choices=sorted(SETS))
    parser.add_argument("path", type=Path, help="where the set lies on this machine; nothing is downloaded")
    given = parser.parse_args(arguments)
    public = SETS[given.name]
    if not given.path.exists():
        sys.exit(f"{given.path} is not there: {public.name} needs {public.path} ({public.source})")
    rows = list(public.measure(given.path, factx.load()))
    if not any(row.items for row in rows):
        sys.exit(f"{given.path} holds nothing of {public.name}: it needs {public.path} ({public.source})")
    print("\n".join(table(public, rows)))


if __name__ == "__main__":
    main()
