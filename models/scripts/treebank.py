"""Universal Dependencies treebanks to spaCy documents.

A document here is a run of whole paragraphs, with the blank lines of the page as tokens, because that is what the
parser meets in news copy: a paragraph's end is a token, and a sentence's end often is not.
"""

import argparse
import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

MAX_TOKENS = 300
# What ends a paragraph in training: mostly a blank line; now and then a single line break or nothing at all.
PARAGRAPH_ENDS = ["\n\n"] * 7 + ["\n"] * 2 + [""]
# Features that rules read or that separate tags; the rest (NumForm, ExtPos, Typo, …) only scatter the classes.
MORPH = {"Case", "Definite", "Degree", "Gender", "Mood", "Number", "Person", "Polarity", "Poss", "PronType",
         "Reflex", "Tense", "VerbForm", "Voice", "NumType"}  # fmt: skip
# Subtypes too rare to learn (8 in 365,000 words).
RELATIONS = {"csubj:outer": "csubj"}


@dataclass
class Sentence:
    """The columns of one CoNLL-U sentence that the pipeline learns from."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)

    def add(self, columns: list[str]) -> None:
        """Append one word line (`columns` are its ten fields); the root's head is the word itself."""
        here = len(self.words)
        head = int(columns[6])
        self.words.append(columns[1])
        self.spaces.append("SpaceAfter=No" not in columns[9])
        self.lemmas.append(columns[2])
        self.pos.append(columns[3])
        self.tags.append(columns[4])
        self.morphs.append("|".join(f for f in columns[5].split("|") if f.split("=")[0] in MORPH))
        self.heads.append(head - 1 if head else here)
        self.deps.append("ROOT" if not head else RELATIONS.get(columns[7], columns[7]))

    def add_white(self, text: str) -> None:
        """Append a whitespace token, attached to the word before it as spaCy's own augmenter does."""
        self.spaces[-1] = False
        self.words.append(text)
        self.spaces.append(False)
        self.lemmas.append(text)
        self.pos.append("SPACE")
        self.tags.append("_SP")
        self.morphs.append("")
        self.heads.append(len(self.words) - 2)
        self.deps.append("dep")


def read(path: Path) -> Iterator[tuple[str, list[list[Sentence]]]]:
    """Yield each document of a gzipped CoNLL-U file: its name and its paragraphs."""
    name = ""
    document: list[list[Sentence]] = []
    sentence = Sentence()
    unspaced_until, multiword_spaced = 0, True  # the last word of a multiword token, and whether a blank follows it
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if document:
                    yield name, document
                name, document = line.partition("=")[2].strip(), []
            if line.startswith(("# newdoc", "# newpar")) and (not document or document[-1]):
                document.append([])
            if line and not line.startswith("#"):
                columns = line.split("\t")
                number = columns[0]
                if "-" in number:
                    # Words inside a multiword token touch; the last one takes the token's own spacing.
                    unspaced_until = int(number.split("-")[1])
                    multiword_spaced = "SpaceAfter=No" not in columns[9]
                elif "." not in number:
                    sentence.add(columns)
                    if int(number) < unspaced_until:
                        sentence.spaces[-1] = False
                    elif int(number) == unspaced_until:
                        sentence.spaces[-1] = multiword_spaced
            if not line and sentence.words:
                document[-1].append(sentence)
                sentence, unspaced_until = Sentence(), 0
    if document:
        yield name, document


def is_masked(document: list[list[Sentence]]) -> bool:
    """Return whether the words are blanked out as `_____` (GUM's Reddit documents, for licence reasons).

    >>> is_masked([[Sentence(words=["__", "____", "."])]])
    True
    """
    words = [word for paragraph in document for sentence in paragraph for word in sentence.words]
    return 2 * sum(set(word) == {"_"} for word in words) > len(words)


def chunks(document: list[list[Sentence]], choose_end: random.Random | None) -> Iterator[list[Sentence]]:
    """Yield runs of paragraphs of about MAX_TOKENS words; without `choose_end` all ends are blank lines."""
    chunk: list[Sentence] = []
    size = 0
    for paragraph in document:
        for sentence in paragraph:
            chunk.append(sentence)
            size += len(sentence.words)
        end = choose_end.choice(PARAGRAPH_ENDS) if choose_end else "\n\n"
        if chunk and size >= MAX_TOKENS:
            yield chunk
            chunk, size = [], 0
        elif chunk and end:
            chunk[-1].add_white(end)
        elif chunk:
            chunk[-1].spaces[-1] = True
    if chunk:
        yield chunk


def to_doc(sentences: list[Sentence], vocab: Vocab) -> Doc:
    """Return the gold document of a chunk of sentences."""
    offsets = [0]
    for sentence in sentences:
        offsets.append(offsets[-1] + len(sentence.words))
    heads = [head + offset for s, offset in zip(sentences, offsets, strict=False) for head in s.heads]
    return Doc(
        vocab,
        words=[w for s in sentences for w in s.words],
        spaces=[x for s in sentences for x in s.spaces],
        lemmas=[w for s in sentences for w in s.lemmas],
        pos=[p for s in sentences for p in s.pos],
        tags=[t for s in sentences for t in s.tags],
        morphs=[m for s in sentences for m in s.morphs],
        heads=heads,
        deps=[d for s in sentences for d in s.deps],
    )


def convert(paths: list[Path], vocab: Vocab, seed: int | None) -> DocBin:
    """Return all documents of the files; a seed means training data, where paragraph ends vary."""
    ends = None if seed is None else random.Random(seed)
    store = DocBin(store_user_data=True)
    for path in paths:
        for name, document in read(path):
            if is_masked(document):
                continue
            for chunk in chunks(document, ends):
                doc = to_doc(chunk, vocab)
                doc.user_data["document"] = name
                store.add(doc)
    return store


def main() -> None:
    """Write ud-train.spacy, ewt-dev.spacy and gum-dev.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ud", type=Path, help="folder with {ewt,gum}-{train,dev}.conllu.gz")
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    vocab = spacy.blank("en").vocab
    train = [args.ud / "ewt-train.conllu.gz", args.ud / "gum-train.conllu.gz"]
    convert(train, vocab, args.seed).to_disk(args.output / "ud-train.spacy")
    for name in ("ewt", "gum"):
        convert([args.ud / f"{name}-dev.conllu.gz"], vocab, None).to_disk(args.output / f"{name}-dev.spacy")


if __name__ == "__main__":
    main()
