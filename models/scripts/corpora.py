"""Corpus readers for `spacy train --code`: each yields the plain documents, then augmented copies of them."""

import random
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from attribution import Row, attributed, is_plain, sentence_rows
from augment import Names, recased, renamed, with_dashes, with_marks
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab

FOLDS = 3
RARE = frozenset({"appos", "ccomp", "parataxis"})
Reader = Callable[[Language], Iterator[Example]]


def stored(path: Path, vocab: Vocab) -> list[Doc]:
    """Return the documents of a .spacy file."""
    return list(DocBin(store_user_data=True).from_disk(path).get_docs(vocab))


def fold_of(article: str) -> int:
    """Return the fold of an article, the same in every run and on every machine."""
    return zlib.crc32(article.encode()) % FOLDS


def paired(gold: Doc) -> Example:
    """Return the gold document with a bare copy of its tokens."""
    return Example(Doc(gold.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold]), gold)


def headlines(doc: Doc, words: list[str], rng: random.Random, share: float) -> list[str]:
    """Recase whole paragraphs of fewer than 25 words now and then, and rarely any sentence."""
    begin = 0
    for i, token in enumerate(doc):
        if i + 1 == len(doc) or "\n" in token.text:
            if i - begin < 25 and rng.random() < share:
                words = recased(words, begin, i + 1, rng)
            begin = i + 1
    return words


def copy_of_tree(doc: Doc, rng: random.Random) -> Doc:
    """Return a treebank document in another typography, with speakers behind some of its sentences."""
    if rng.random() < 0.5:
        doc = with_speakers(doc, rng)
    spaces = [bool(t.whitespace_) for t in doc]
    words = with_dashes(with_marks([t.text for t in doc], spaces, rng), spaces, rng)
    words = headlines(doc, words, rng, 0.15)
    for sentence in doc.sents:
        if rng.random() < 0.015:
            words = recased(words, sentence.start, sentence.end, rng)
    return Doc(
        doc.vocab, words=words, spaces=spaces, lemmas=[t.lemma_ for t in doc], pos=[t.pos_ for t in doc],
        tags=[t.tag_ for t in doc], morphs=[str(t.morph) for t in doc], heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
    )  # fmt: skip


def with_speakers(doc: Doc, rng: random.Random) -> Doc:
    """Return the document with a speaker behind some of its plain sentences."""
    all_rows: list[Row] = []
    heads: list[int] = []
    for sentence in doc.sents:
        rows = sentence_rows(sentence)
        white = [r for r in rows if r.word.isspace()]
        if len(white) <= 1 and is_plain(rows[: len(rows) - len(white)]) and rng.random() < 0.25:
            rows = attributed(rows[: len(rows) - len(white)], rng)
            rows += [replace(w, head=len(rows) - 1) for w in white]
            rows[-1 - len(white)].space = not white
        heads += [len(all_rows) + r.head for r in rows]
        all_rows += rows
    return Doc(
        doc.vocab, words=[r.word for r in all_rows], spaces=[r.space for r in all_rows], pos=[r.pos for r in all_rows],
        tags=[r.tag for r in all_rows], morphs=[r.morph for r in all_rows], heads=heads, deps=[r.dep for r in all_rows],
    )  # fmt: skip


def copy_of_article(doc: Doc, names: Names, share: float, rng: random.Random) -> Doc:
    """Return an annotated piece of news in another typography and, often, with other names."""
    words = [t.text for t in doc]
    spaces = [bool(t.whitespace_) for t in doc]
    ents = [(e.start, e.end, e.label_) for e in doc.ents]
    words = with_dashes(with_marks(words, spaces, rng), spaces, rng)
    words = headlines(doc, words, rng, 0.15)
    missing = any(not t.ent_iob for t in doc)
    if not missing and rng.random() < 0.7:
        words, spaces, ents = renamed(words, spaces, ents, names, share, rng)
    copy = Doc(doc.vocab, words=words, spaces=spaces)
    gaps = [Span(copy, t.i, t.i + 1) for t in doc if not t.ent_iob] if missing else []
    copy.set_ents([Span(copy, a, b, label=x) for a, b, x in ents], missing=gaps, default="outside")
    return copy


def read_names(folder: Path, docs: Iterable[Doc]) -> Names:
    """Return the names of the gazetteer folder and of the training documents."""
    names = Names()
    for path, table in (("namedatabases-firstnames.tsv", names.first), ("namedatabases-surnames.tsv", names.last)):
        for line in (folder / path).read_text(encoding="utf-8").splitlines():
            name, country = line.split("\t")[:2]
            table.setdefault(country, []).append(name)
    for path in ("world-cities.tsv", "admin-divisions.tsv"):
        for line in (folder / path).read_text(encoding="utf-8").splitlines():
            names.places.append(line.split("\t")[0].split())
    for doc in docs:
        for ent in doc.ents:
            if not any(t.is_space for t in ent):
                names.mentions.setdefault(ent.label_, []).append([t.text for t in ent])
    return names


def passages(doc: Doc) -> Iterator[Doc]:
    """Yield the runs of sentences with a relation of RARE, each with a sentence between two of them and one behind."""
    sentences = list(doc.sents)
    wanted = [any(t.dep_ in RARE for t in sentence) for sentence in sentences]
    begin = 0
    while True in wanted[begin:]:
        begin = end = wanted.index(True, begin)
        while True in wanted[end : end + 2]:
            end = wanted.index(True, end) + 1
        yield doc[sentences[begin].start : sentences[min(end, len(sentences) - 1)].end].as_doc()
        begin = end


@registry.readers("factx.Treebank.v1")  # type: ignore[untyped-decorator]
def treebank(path: Path, copies: int, seed: int, rare: float = 0.0) -> Reader:
    """Read treebank documents; tokens are predicted by the pipeline's tokenizer.

    A share `rare` of the passages with relations that are rare there and common in news (RARE) comes twice.
    """

    def examples(nlp: Language) -> Iterator[Example]:
        rng = random.Random(seed)
        docs = stored(path, nlp.vocab)
        for copy in range(1 + copies):
            for doc in docs:
                gold = copy_of_tree(doc, rng) if copy else doc
                again = [passage for passage in passages(gold) if rng.random() < rare] if rare else []
                for tree in (gold, *again):
                    yield Example(nlp.make_doc(tree.text), tree)

    return examples


@registry.readers("factx.Articles.v1")  # type: ignore[untyped-decorator]
def articles(
    path: Path, gazetteers: Path, copies: int, share: float, seed: int, fold: int = -1, silver: Path | None = None
) -> Reader:
    """Read annotated articles; `share` of the names in most copies are exchanged.

    A `fold` from 0 to FOLDS - 1 leaves the articles of that fold out. Machine-annotated `silver` pieces come once.
    """

    def examples(nlp: Language) -> Iterator[Example]:
        rng = random.Random(seed)
        docs = [d for d in stored(path, nlp.vocab) if fold < 0 or fold_of(d.user_data["article"]) != fold]
        names = read_names(Path(gazetteers), docs) if copies else Names()
        for copy in range(1 + copies):
            for doc in docs:
                gold = copy_of_article(doc, names, share, rng) if copy else doc
                yield paired(gold)
        for doc in stored(Path(silver), nlp.vocab) if silver else []:
            yield paired(copy_of_article(doc, names, share / 2, rng) if rng.random() < 0.5 else doc)

    return examples
