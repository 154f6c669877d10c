"""The peers: factx, the patterns, textacy's quotations, and names by any spaCy pipeline."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import factx
from benchmarks.peers import patterns
from factx.facts import ArticleRecord

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Raw = dict[str, Any]
_TYPES = {"PERSON": "actor", "PER": "actor", "ORG": "organization"}


class Peer(NamedTuple):
    """A system: its name, and what it finds in texts by article."""

    name: str
    find: Callable[[Mapping[str, str]], Iterator[Raw]]


def of_factx(extractor: factx.Extractor) -> Peer:
    """Factx itself, text to facts."""

    def find(texts: Mapping[str, str]) -> Iterator[Raw]:
        for _, facts in extractor.pipe(factx.Article(name, text) for name, text in texts.items()):
            for fact in facts:
                if not isinstance(fact, ArticleRecord):
                    yield json.loads(fact.model_dump_json())

    return Peer(f"factx {factx.__version__}", find)


def of_patterns() -> Peer:
    """Regular expressions."""

    def find(texts: Mapping[str, str]) -> Iterator[Raw]:
        for name, text in texts.items():
            yield from patterns.find(name, text)

    return Peer("regular expressions", find)


def of_textacy(nlp: "Language", on: str) -> Peer | None:
    """Textacy's direct quotations on a spaCy pipeline; None where textacy is not installed."""
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None

    def find(texts: Mapping[str, str]) -> Iterator[Raw]:
        for article, text in texts.items():
            try:
                triples = list(direct_quotations(nlp(text)))
            except ValueError:  # it refuses articles with a quotation mark that is not closed
                continue
            for speaker, cue, content in triples:
                span = {"start_char": content.start_char, "end_char": content.end_char}
                yield {
                    "type": "quote", "article": article, "kind": "direct", "contents": [span],
                    "speaker": _around(speaker), "cue": _around(cue),
                }  # fmt: skip

    return Peer(f"textacy on {on}", find)


def _around(tokens: Any) -> dict[str, int] | None:
    """The characters from the first of some tokens to the last."""
    if not tokens:
        return None
    return {"start_char": tokens[0].idx, "end_char": tokens[-1].idx + len(tokens[-1])}


def of_pipeline(name: str, nlp: "Language") -> Peer:
    """Names of persons and bodies by a spaCy pipeline; what has the same words is one."""

    def find(texts: Mapping[str, str]) -> Iterator[Raw]:
        for article, doc in zip(texts, nlp.pipe(texts.values()), strict=True):
            yield from entities(article, doc)

    return Peer(name, find)


def entities(article: str, doc: "Doc") -> Iterator[Raw]:
    """The persons and bodies of a parsed text as records."""
    found: dict[tuple[str, str], list[dict[str, int]]] = defaultdict(list)
    for span in doc.ents:
        if span.label_ in _TYPES:
            found[_TYPES[span.label_], span.text].append({"start_char": span.start_char, "end_char": span.end_char})
    for (kind, name), mentions in found.items():
        yield {"type": kind, "article": article, "name": name, "mentions": mentions}
