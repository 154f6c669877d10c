"""Machine-annotated news for the student: where the teacher and today's pipeline differ, the tokens stay missing.

The teacher (encoder.py) reads; what it says of a name is weighed against what the re-typer makes of all mentions of
that name in the stretch. A name is kept where one type is likely enough by both together, a token is "outside" where
the teacher is sure of it or the pipeline that ships marks nothing there either. The rest is marked as missing: the
student learns nothing there.
"""

import argparse
import lzma
import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

# Before numpy is imported: threads only wait for each other on matrices as small as these.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import spacy
import torch
from encoder import LABELS, TYPES, Floats, Pieces, Reader, spans
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from factx.pipeline.mentions import collect
from factx.pipeline.retyper import CLASSES, Retyper

# Words taken from each source: mostly world news, some of it from places that treebanks never mention.
SHARES = {"masakhanews": 550_000, "lafand": 450_000, "allsides": 900_000, "kremlin": 120_000, "nltk_abc": 150_000,
          "bbc_zitros": 200_000, "fnc1": 200_000, "reuters21578": 150_000}  # fmt: skip
HOME_NEWS = {"allsides"}  # here only stretches that name COUNTRIES countries: the rest is about one
COUNTRIES = 2
STRETCH = 600  # words: about one article
LIKELY = 0.7  # of a name's type, by teacher and re-typer together, to be kept
SURE = 0.9  # of the teacher that a token is no name, where today's pipeline marks one
TEACHERS_PART = 0.6  # in the mean with the re-typer's chances
TOGETHER = 32  # stretches read at a time


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


def type_chances(span: Span, chances: Floats) -> Floats:
    """Return the teacher's chances of the re-typer's classes for a span, the last "no name": the mean over its tokens.

    A token's chance of a type is the sum over the four places in a name.
    """
    rows = chances[span.start : span.end]
    rows = rows[rows.sum(axis=1) > 0]
    by_type = {label: rows[:, [LABELS.index(f"{place}-{label}") for place in "BIES"]].sum(axis=1) for label in TYPES}
    return np.array([by_type[label].mean() if label else rows[:, 0].mean() for label in CLASSES], dtype=np.float32)


def judged(doc: Doc, chances: Floats, retyper: Retyper) -> tuple[list[Span], set[int]]:
    """Return the names to keep, and the tokens on which nothing is to be learned."""
    read = spans(doc, chances)
    doc.ents = tuple(read)
    names = collect(doc, doc.ents)
    pooled: dict[tuple[int, int], Floats] = {}
    if names:
        for name, row in zip(names, retyper.chances(doc, names), strict=True):
            pooled |= dict.fromkeys(((a, b) for a, b, _ in name.mentions), row)
    kept: list[Span] = []
    doubtful: set[int] = set()
    for span in read:
        own = float(chances[span.start : span.end].max(axis=1).min())
        if (span.start, span.end) in pooled:
            odds = TEACHERS_PART * type_chances(span, chances) + (1 - TEACHERS_PART) * pooled[span.start, span.end]
            best = int(odds.argmax())
            if odds[best] >= LIKELY and own >= LIKELY / 2:
                if CLASSES[best]:
                    kept.append(Span(doc, span.start, span.end, label=CLASSES[best]))
            else:
                doubtful |= set(range(span.start, span.end))
        elif own >= LIKELY:
            kept.append(span)
        else:
            doubtful |= set(range(span.start, span.end))
    return kept, doubtful


def annotate(doc: Doc, chances: Floats, retyper: Retyper) -> Doc:
    """Set the silver entities and missing tokens of a document that the pipeline has read."""
    today = {i for ent in doc.ents for i in range(ent.start, ent.end)}
    kept, doubtful = judged(doc, chances, retyper)
    taken = {i for span in kept for i in range(span.start, span.end)}
    outside = chances[:, 0]
    doubtful |= {
        t.i for t in doc if not t.is_space and t.i not in taken and outside[t.i] < (SURE if t.i in today else 0.5)
    }
    missing = [Span(doc, i, i + 1) for i in sorted(doubtful - taken)]
    doc.set_ents(kept, missing=missing, default="outside")
    return doc


def bare(doc: Doc) -> Doc:
    """Return the document with its tokens and entities alone."""
    copy = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    ents = [Span(copy, e.start, e.end, label=e.label) for e in doc.ents]
    gaps = [Span(copy, t.i, t.i + 1) for t in doc if not t.ent_iob]
    copy.set_ents(ents, missing=gaps, default="outside")
    return copy


def read(nlp: Language, teachers: Sequence[Reader], cutter: Pieces, texts: Sequence[str]) -> Iterator[Doc]:
    """Yield the stretches with silver entities; several teachers are read as their mean."""
    retyper = nlp.get_pipe("factx_retyper")
    assert isinstance(retyper, Retyper)
    docs = list(nlp.pipe(texts))
    words = [[t.text for t in doc] for doc in docs]
    votes = [teacher.chances(words, cutter) for teacher in teachers]
    for k, doc in enumerate(docs):
        chances: Floats = np.mean([vote[k] for vote in votes], axis=0)
        yield bare(annotate(doc, chances, retyper))


def main() -> None:
    """Write the silver documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    parser.add_argument("pipeline", type=Path, help="the pipeline that ships today")
    parser.add_argument("gazetteers", type=Path, help="folder of the name lists, for the names of countries")
    parser.add_argument("output", type=Path)
    parser.add_argument("teachers", type=Path, nargs="+", help="folders with weights.pt of teach.py")
    parser.add_argument("--scale", type=float, default=1.0, help="how much of the words to take")
    args = parser.parse_args()
    torch.set_num_threads(1)
    nlp = spacy.load(args.pipeline, exclude=["factx_sentences", "morphologizer", "parser", "lemmatizer"])
    cutter = Pieces()
    teachers: list[Reader] = []
    for folder in args.teachers:
        reader = Reader()
        reader.load_state_dict(torch.load(folder / "weights.pt"))
        teachers.append(reader)
    store = DocBin()
    words = 0
    known = countries(args.gazetteers)
    for source, share in SHARES.items():
        named = known if source in HOME_NEWS else frozenset()
        texts = stretches(args.raw / f"{source}.txt.xz", int(share * args.scale), named)
        while some := list(islice(texts, TOGETHER)):
            for doc in read(nlp, teachers, cutter, some):
                words += len(doc)
                store.add(doc)
        print(source, words, flush=True)
    store.to_disk(args.output)
    print(f"{words} tokens, {len(store)} stretches")


if __name__ == "__main__":
    main()
