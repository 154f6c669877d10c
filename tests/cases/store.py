"""Stores the parses of new quotation cases: `python -m tests.cases.store` shows what would be stored, `--write` stores it.

A case of `quotations.toml` is a text with the quotes that a reader finds in it. The test runs the rules on a parse that
lies beside it in `quotation_parses.txt`, so that it does not change when the pipeline is trained anew. A new case is
written into the TOML file; this script parses its text with the bundled pipeline (`--model` takes another one), shows
where rules and case differ, and appends the parse. A stored parse stays as it is unless `--again PHENOMENON` names it;
it may be mended by hand, one token a line as `tests.parses` explains. Cases keep the order of the TOML file.

    python -m tests.cases.store                     # new cases: what the rules find, nothing written
    python -m tests.cases.store --write             # the same, and stores their parses
    python -m tests.cases.store --again "tweet"     # parses the case of that phenomenon anew
"""

import argparse
import tomllib
from pathlib import Path
from typing import Any

from factx import lexicon
from factx.pipeline.load import load_pipeline
from factx.pipeline.parsing import parse as parsed
from tests.cases.tables import stored, table_of
from tests.parses import parse
from tests.phenomena.test_quotations import found_in, shown

_FOLDER = Path(__file__).parent
_CASES = _FOLDER / "quotations.toml"
_PARSES = _FOLDER / "quotation_parses.txt"


def main() -> None:
    """Parse the cases that have no parse yet, and show where rules and cases differ."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--write", action="store_true", help="store the parses")
    options.add_argument("--again", action="append", default=[], metavar="PHENOMENON", help="parse this case anew")
    options.add_argument("--model", help="a spaCy pipeline instead of the bundled one")
    chosen = options.parse_args()
    cases: list[dict[str, Any]] = tomllib.loads(_CASES.read_text(encoding="utf-8"))["case"]
    known = stored(_PARSES.read_text(encoding="utf-8"))
    nlp, words = load_pipeline(chosen.model), lexicon.load()
    blocks = []
    for number, case in enumerate(cases, 1):
        phenomenon, text = str(case["phenomenon"]), str(case["text"]).strip()
        table = known.get(phenomenon)
        if table is None or phenomenon in chosen.again:
            table = table_of(parsed(nlp, text))
            if parse(table).text != text:
                print(f"{phenomenon}: the table loses blanks of the text; write the case with plain spaces")
        found, wanted = sorted(map(shown, found_in(parse(table), words))), sorted(case.get("quotes", []))
        if found != wanted:
            print(f"{number} {phenomenon}\n  found  {found}\n  wanted {wanted}")
        blocks.append(f"# {number} {phenomenon}\n{table.rstrip()}\n")
    print(f"{len(cases) - len(known)} new cases, {len(cases)} in all")
    if chosen.write:
        _PARSES.write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
