"""Give an assembled pipeline the parser that tree_student.py wrote: replace_parser.py PIPELINE PARSER."""

import argparse
import json
from pathlib import Path

import spacy
from assemble import replace
from spacy.language import Language

from factx.pipeline.matrices import FILE
from factx.pipeline.parser import Parser


def with_parser(nlp: Language, folder: Path) -> list[str]:
    """Put the parser of the folder in the place of the pipeline's; return its relations."""
    behind = nlp.pipe_names[nlp.pipe_names.index("parser") + 1]
    nlp.remove_pipe("parser")
    parser = nlp.add_pipe("factx_parser", name="parser", before=behind)
    assert isinstance(parser, Parser)
    parser.from_disk(folder)
    assert parser.network, f"there is no parser in {folder}"
    return parser.network.labels


def main() -> None:
    """Write the pipeline anew, with the grids of the other components."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pipeline", type=Path, help="which is changed in place")
    arguments.add_argument("parser", type=Path)
    args = arguments.parse_args()
    strings = json.loads((args.pipeline / "vocab" / "strings.json").read_text(encoding="utf-8"))
    grids = json.loads((args.pipeline / FILE).read_text(encoding="utf-8"))
    nlp = spacy.load(args.pipeline)
    labels = with_parser(nlp, args.parser)
    replace(nlp, sorted({*strings, *labels}), args.pipeline)
    kept = {name: own for name, own in grids.items() if name != "parser"}
    (args.pipeline / FILE).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
