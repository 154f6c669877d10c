"""Raw news as the encoder parses it: tree_silver.py RAW PIPELINE ENCODER OUTPUT.

Stretches of a few paragraphs; those of which the encoder is least sure are left out. Where it is unsure of a token in
the others, the relation stays missing, and the student learns neither it nor the head.
"""

import argparse
import lzma
import os
from collections.abc import Iterator
from pathlib import Path

# Before numpy is imported: threads only wait for each other on matrices as small as these.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import spacy
import torch
from encoder import PIECES, Pieces
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tree_teacher import TreeReader
from trees import UNKNOWN, Reading

# Shares of the words: mostly world news, some of it from places that treebanks never mention.
SHARES = {"lafand": 0.2, "masakhanews": 0.2, "allsides": 0.17, "bbc_zitros": 0.15, "fnc1": 0.12, "nltk_abc": 0.08,
          "reuters21578": 0.08}  # fmt: skip
LINE = (60, 1200)  # characters of a paragraph that is taken
STRETCH = 800  # characters, at most, unless one paragraph is longer
TOGETHER = 24  # stretches read at a time
SURE = 0.5  # of head and relation of a token
LEFT_OUT = 0.12  # share of the stretches


def stretches(path: Path) -> Iterator[str]:
    """Yield runs of consecutive paragraphs."""
    run: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in map(str.strip, stream):
            if not LINE[0] < len(line) < LINE[1]:
                continue
            if run and sum(map(len, run)) + len(line) > STRETCH:
                yield "\n\n".join(run)
                run = []
            run.append(line)


def chosen(nlp: Language, raw: Path, words: int, cutter: Pieces) -> Iterator[Doc]:
    """Yield tokens of stretches that the encoder can read at once, taken evenly from each source."""
    for source, share in SHARES.items():
        texts = list(stretches(raw / f"{source}.txt.xz"))
        size = sum(len(text.split()) for text in texts[::50]) * 50
        step = max(1.0, size / (share * words))
        for k in range(int(len(texts) / step)):
            doc = nlp.make_doc(texts[int(k * step)])
            if sum(len(cutter.of(t.text)) for t in doc) <= PIECES:
                yield doc


def annotated(doc: Doc, reading: Reading, labels: list[str]) -> Doc:
    """Return the document with heads and relations; white space hangs on the word before it."""
    tree = reading.tree
    first = next(i for i, head in enumerate(tree.heads) if head != UNKNOWN)
    heads = [head if head != UNKNOWN else i - 1 if i > first else first for i, head in enumerate(tree.heads)]
    deps = ["dep" if label == UNKNOWN else labels[label] for label in tree.labels]
    deps = ["ROOT" if heads[i] == i else dep for i, dep in enumerate(deps)]
    made = Doc(
        doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], heads=heads, deps=deps
    )
    made.user_data["unsure"] = [i for i, sure in enumerate(reading.sure) if sure < SURE]
    return made


def main() -> None:
    """Write the stretches."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    parser.add_argument("pipeline", type=Path, help="whose tokens are taken")
    parser.add_argument("encoder", type=Path, help="the folder that tree_teacher.py wrote")
    parser.add_argument("output", type=Path)
    parser.add_argument("--words", type=int, default=1_700_000)
    args = parser.parse_args()
    torch.set_num_threads(1)
    nlp, cutter = spacy.blank("en"), Pieces()
    nlp.tokenizer = spacy.load(args.pipeline).tokenizer
    saved = torch.load(args.encoder / "weights.pt")
    reader = TreeReader(len(saved["labels"]))
    reader.load_state_dict(saved["reader"])
    docs = sorted(chosen(nlp, args.raw, args.words, cutter), key=len)
    found: list[Reading] = []
    for i in range(0, len(docs), TOGETHER):
        found += reader.read([[t.text for t in doc] for doc in docs[i : i + TOGETHER]], cutter)
    means = [float(np.mean([s for s in reading.sure if s] or [0.0])) for reading in found]
    least = float(np.quantile(means, LEFT_OUT))
    store = DocBin(store_user_data=True)
    for doc, reading, mean in zip(docs, found, means, strict=True):
        if mean >= least and any(head != UNKNOWN for head in reading.tree.heads):
            store.add(annotated(doc, reading, saved["labels"]))
    store.to_disk(args.output)
    print(f"{len(store)} stretches of {sum(map(len, docs))} tokens read, mean certainty {np.mean(means):.3f}")


if __name__ == "__main__":
    main()
