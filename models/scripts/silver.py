"""Machine-annotated news for the student: where the teachers differ, the tokens stay missing.

The teachers vote on spans; the re-typer, fitted on out-of-fold mistakes, decides types over a whole stretch. What only
some teachers see, or the re-typer doubts, is marked as missing, so that the student learns nothing there.
"""

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from thinc.api import NumpyOps, set_current_ops

from factx.pipeline.mentions import TYPES, collect
from factx.pipeline.retyper import CLASSES, Retyper

# Words taken from each source: mostly world news, some of it from places that treebanks never mention.
SHARES = {"masakhanews": 550_000, "lafand": 450_000, "allsides": 550_000, "kremlin": 120_000, "nltk_abc": 150_000,
          "bbc_zitros": 150_000, "fnc1": 100_000}  # fmt: skip
HOME_NEWS = {"allsides"}  # here only stretches that name COUNTRIES countries: the rest is about one
COUNTRIES = 3
STRETCH = 600  # words: about one article
CONFIDENT = 0.75  # below this the re-typer's best class is as often wrong as a single teacher's


def countries(gazetteers: Path) -> frozenset[str]:
    """Return the countries whose names are one word and mean nothing else."""
    lines = (gazetteers / "world-cities.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if " " not in (name := line.split("\t")[1])) - {"Chad", "Georgia", "Jordan"}


def stretches(path: Path, words: int, named: frozenset[str]) -> Iterator[str]:
    """Yield runs of consecutive paragraphs of about STRETCH words, taken evenly from the whole file.

    Where `named` holds countries, only runs that name COUNTRIES of them count.
    """
    found: list[str] = []
    run: list[str] = []
    size = 0
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            run.append(line.strip())
            size += len(line.split())
            if size >= STRETCH:
                if not named or len(named & set(re.findall(r"\w+", " ".join(run)))) >= COUNTRIES:
                    found.append("\n\n".join(run))
                run, size = [], 0
    step = max(1.0, len(found) * STRETCH / words)
    yield from (found[int(k * step)] for k in range(int(len(found) / step)))


def agreed(doc: Doc, readings: Sequence[Doc]) -> tuple[list[Span], set[int]]:
    """Return the spans that most teachers mark, with their commonest label, and the tokens on which they differ."""
    votes = Counter((e.start, e.end) for reading in readings for e in reading.ents)
    labels: dict[tuple[int, int], Counter[str]] = {}
    for reading in readings:
        for e in reading.ents:
            labels.setdefault((e.start, e.end), Counter())[e.label_] += 1
    spans: list[Span] = []
    doubtful: set[int] = set()
    taken: set[int] = set()
    for (start, end), count in votes.most_common():
        if 2 * count > len(readings) and not taken & set(range(start, end)):
            spans.append(Span(doc, start, end, label=labels[start, end].most_common(1)[0][0]))
            taken |= set(range(start, end))
        else:
            doubtful |= set(range(start, end))
    # A span found by two of three is kept; what the third alone sees around it is not held against it.
    return sorted(spans), doubtful - taken


def sure_types(retyper: Retyper, doc: Doc) -> dict[tuple[int, int], str | None]:
    """Return the type of each mention, "" for no name, None where the re-typer is in doubt."""
    names = collect(doc, doc.ents)
    if not names or retyper.weights is None:
        return {}
    chances = retyper.chances(doc, names)
    return {
        (a, b): CLASSES[int(row.argmax())] if row.max() >= CONFIDENT else None
        for name, row in zip(names, chances, strict=True)
        for a, b, _ in name.mentions
    }


def annotate(teachers: Sequence[Language], retyper: Retyper, contexts: Any, text: str) -> Doc:
    """Return the stretch with silver entities and missing tokens."""
    doc: Doc = contexts(teachers[0].make_doc(text))
    spans, doubtful = agreed(doc, [teacher(text) for teacher in teachers])
    doc.ents = tuple(spans)
    types = sure_types(retyper, doc)
    kept: list[Span] = []
    for span in spans:
        label = types.get((span.start, span.end), span.label_) if span.label_ in TYPES else span.label_
        if label:
            kept.append(Span(doc, span.start, span.end, label=label))
        elif label is None:
            doubtful |= set(range(span.start, span.end))
    missing = [Span(doc, i, i + 1) for i in sorted(doubtful)]
    doc.set_ents(kept, missing=missing, default="outside")
    return doc


def main() -> None:
    """Write the silver documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    parser.add_argument("retyper", type=Path)
    parser.add_argument("parser", type=Path, help="the pipeline whose tok2vec gives the re-typer its contexts")
    parser.add_argument("gazetteers", type=Path, help="folder of the name lists, for the names of countries")
    parser.add_argument("output", type=Path)
    parser.add_argument("teachers", type=Path, nargs="+")
    parser.add_argument("--scale", type=float, default=1.0, help="how much of the words to take")
    args = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))  # see train.py
    teachers = [spacy.load(path) for path in args.teachers]
    retyper = Retyper(teachers[0].vocab).from_disk(args.retyper)
    contexts = spacy.load(args.parser, exclude=["tagger", "morphologizer", "parser"]).get_pipe("tok2vec")
    store = DocBin()
    words = 0
    known = countries(args.gazetteers)
    for source, share in SHARES.items():
        named = known if source in HOME_NEWS else frozenset()
        for text in stretches(args.raw / f"{source}.txt.xz", int(share * args.scale), named):
            doc = annotate(teachers, retyper, contexts, text)
            words += len(doc)
            store.add(doc)
    store.to_disk(args.output)
    print(f"{words} tokens, {len(store)} stretches")


if __name__ == "__main__":
    main()
