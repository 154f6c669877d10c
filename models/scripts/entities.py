"""Annotated news articles to spaCy documents with entities.

An article is cut at blank lines into stretches of some hundred words: the network sees four tokens to each side, so
it loses nothing, and the batches mix more articles.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from news_tokenizer import english_with_news_tokenizer
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

MIN_CHARACTERS = 600
# Too rare to promise (393 and 234 mentions): folded into the class a reader would expect them in.
FOLDED = {"FAC": "LOC", "PRODUCT": "MISC"}

Article = dict[str, Any]


def read(path: Path) -> Iterator[Article]:
    """Yield the records `{id, text, ents, unknown?}` of a JSONL file, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in data.decode("utf-8").split("\n"):
        if line:
            yield json.loads(line)


def cuts(text: str, ents: list[list[Any]]) -> list[int]:
    """Return the offsets at which to cut: after blank lines, never inside an entity, first 0 and last the end.

    >>> cuts("a" * 700 + "\\n\\n" + "b" * 10, [])
    [0, 702, 712]
    """
    offsets = [0]
    place = text.find("\n\n")
    while place >= 0:
        end = place + 2
        while end < len(text) and text[end].isspace():
            end += 1
        inside = any(start < end < stop for start, stop, _ in ents)
        if end - offsets[-1] >= MIN_CHARACTERS and not inside and end < len(text):
            offsets.append(end)
        place = text.find("\n\n", end)
    return [*offsets, len(text)]


def annotate(doc: Doc, ents: list[list[Any]], unknown: list[list[int]]) -> Doc:
    """Set the entities of `doc`; stretches whose annotation does not fit the tokens become missing."""
    spans: list[Span] = []
    missing: list[Span] = []
    for start, stop, label in ents:
        span = doc.char_span(start, stop, label=FOLDED.get(label, label))
        if span is not None and not any(span.start < s.end and s.start < span.end for s in spans):
            spans.append(span)
        else:
            unknown = [*unknown, [start, stop]]
    for start, stop in unknown:
        span = doc.char_span(start, stop, alignment_mode="expand")
        if span is not None and not any(span.start < s.end and s.start < span.end for s in spans + missing):
            missing.append(span)
    doc.set_ents(spans, missing=missing, default="outside")
    return doc


def whole(article: Article, nlp: Language) -> Doc:
    """Return the article as one gold document."""
    return annotate(nlp.make_doc(article["text"]), article["ents"], article.get("unknown", []))


def pieces(article: Article, nlp: Language) -> Iterator[Doc]:
    """Yield the article as several gold documents."""
    text, ents, unknown = article["text"], article["ents"], article.get("unknown", [])
    offsets = cuts(text, ents)
    for begin, end in pairwise(offsets):
        yield annotate(
            nlp.make_doc(text[begin:end]),
            [[a - begin, b - begin, label] for a, b, label in ents if begin <= a and b <= end],
            [[max(a, begin) - begin, min(b, end) - begin] for a, b in unknown if a < end and b > begin],
        )


def main() -> None:
    """Write ner-train.spacy (pieces) and ner-dev.spacy (whole articles); each doc names its article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ner", type=Path, help="folder with train.jsonl.gz and dev.jsonl")
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    nlp = english_with_news_tokenizer()
    train, dev = DocBin(store_user_data=True), DocBin(store_user_data=True)
    for article in read(args.ner / "train.jsonl.gz"):
        for doc in pieces(article, nlp):
            doc.user_data["article"] = article["id"]
            train.add(doc)
    for article in read(args.ner / "dev.jsonl"):
        dev.add(whole(article, nlp))
    train.to_disk(args.output / "ner-train.spacy")
    dev.to_disk(args.output / "ner-dev.spacy")


if __name__ == "__main__":
    main()
