"""Compare the data with the checksums of project.yml: check_data.py PROJECT DATA; any difference ends the rebuild."""

import argparse
import hashlib
import sys
from pathlib import Path

import srsly

PLACE = "${vars.data}/"  # how project.yml writes the folder of the data


def complaints(assets: list[dict[str, str]], data: Path) -> list[str]:
    """Return what is missing or differs from its checksum, one line each, with where to get it."""
    found = []
    for asset in assets:
        path = data / asset["dest"].removeprefix(PLACE)
        if not path.is_file():
            found.append(f"missing: {path} ({asset['description']})")
        elif hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest() != asset["checksum"]:
            found.append(f"other content than in the recipe: {path} ({asset['description']})")
    return found


def main() -> None:
    """Compare all files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path, help="project.yml")
    parser.add_argument("data", type=Path, help="the folder that `vars.data` names")
    args = parser.parse_args()
    found = complaints(srsly.read_yaml(args.project)["assets"], args.data)
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
