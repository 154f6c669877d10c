"""What each fold's recognizer marks in the articles that it has not seen: the training data of the later stages."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from corpora import FOLDS, fold_of
from entities import Article
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from factx.pipeline.edges import Mention


@dataclass
class Reading:
    """An article, its tokens with tags and the parser's vectors, and the mentions that an honest recognizer finds."""

    doc: Doc
    article: Article
    fold: int
    mentions: list[Mention]

    def marked(self) -> Doc:
        """Return the document with the mentions as its entities."""
        self.doc.ents = tuple(Span(self.doc, a, b, label=label) for a, b, label in self.mentions)
        return self.doc


def readings(articles: Sequence[Article], folds: Path, parser: Path) -> tuple[Vocab, list[Reading]]:
    """Read every article with the recognizer that was trained without it."""
    nlp = spacy.load(parser, exclude=["morphologizer", "parser"])
    found = [Reading(doc, article, fold_of(article["id"]), []) for doc, article in nlp.pipe(
        ((a["text"], a) for a in articles), as_tuples=True, batch_size=8
    )]  # fmt: skip
    for fold in range(FOLDS):
        recognizer: Any = spacy.load(folds / f"fold{fold}" / "model-best").get_pipe("ner")
        for label in recognizer.labels:
            nlp.vocab.strings.add(label)
        own = [reading for reading in found if reading.fold == fold]
        bare = (Doc(nlp.vocab, words=[t.text for t in r.doc], spaces=[bool(t.whitespace_) for t in r.doc]) for r in own)
        for reading, doc in zip(own, recognizer.pipe(bare, batch_size=8), strict=True):
            reading.mentions = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    return nlp.vocab, found
