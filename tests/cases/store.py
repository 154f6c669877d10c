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

from spacy.tokens import Doc, Token

from factx import lexicon
from factx.pipeline.load import load_pipeline
from factx.pipeline.parsing import parse as parsed
from tests.parses import parse
from tests.phenomena.test_quotations import found_in, shown

_FOLDER = Path(__file__).parent
_CASES = _FOLDER / "quotations.toml"
_PARSES = _FOLDER / "quotation_parses.txt"


def stored(text: str) -> dict[str, str]:
    """Phenomenon → parse of the file as it is.

    >>> stored("# 1 a tweet\\nHi hi INTJ UH 0 ROOT\\n")
    {'a tweet': 'Hi hi INTJ UH 0 ROOT\\n'}
    """
    blocks = (block.split("\n", 1) for block in ("\n" + text).split("\n# ")[1:])
    return {title.split(" ", 1)[1]: table for title, table in blocks}


def table_of(doc: Doc) -> str:
    """A Doc as `tests.parses` reads it, one token a line."""
    return "\n".join(map(_row, doc))


def _row(token: Token) -> str:
    root = token.head == token
    fields = [_word(token), _blankless(token.lemma_ or token.text), token.pos_, token.tag_]
    fields += ["0" if root else str(token.head.i + 1), "root" if root else token.dep_]
    return " ".join(fields + ([f"{token.ent_iob_}-{token.ent_type_}"] if token.ent_type_ else []))


def _word(token: Token) -> str:
    """The word, with `_` before it where no blank stands between it and the word before it."""
    if token.is_space:
        return "⏎"
    before = token.nbor(-1) if token.i else None
    glued = before is not None and not before.whitespace_ and not before.is_space
    return f"_{token.text}" if glued else token.text


def _blankless(text: str) -> str:
    return text.replace("\n", "⏎").replace(" ", "⏎")


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
