"""UD English GUM: parses and pronouns in many genres (Zeldes, LRE 51, 2017), from raw text.

Words, sentences and relations are compared by their characters, so that the pipeline's own tokens are judged: a word is
right for UAS where a word with the same characters has the same head, for LAS where the relation is the same, too
(without subtypes, as in the CoNLL shared task of 2018). *pronouns* asks of *he*, *she*, *it* and *they* that mean a
person or body with a name whether factx has them among the mentions of a record with that name.
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, Token

from benchmarks.public.sets import PublicSet, Row, f1
from factx.analysis import Extractor
from factx.article import Article
from factx.facts import Entity, Record

Edges = tuple[int, int]
_THIRD = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_ACTING = frozenset(("person", "organization"))
_BRACKET = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*(\))?|(\d+)(?:\[[^\]]*\])?\)")


class Word(NamedTuple):
    """A syntactic word: its characters, its head's number in the sentence (0: none), relation, class, brackets."""

    edges: Edges
    form: str
    head: int
    relation: str
    upos: str
    entity: str


@dataclass
class Document:
    """A document: its text, as its sentences and blanks give it, and the words of each sentence."""

    id: str
    text: str = ""
    sentences: list[list[Word]] = field(default_factory=list)


class Cluster(NamedTuple):
    """Mentions of one person or body."""

    named: list[Edges]
    pronouns: list[Edges]


def read(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file, packed or not; without those that come with underscores for their words."""
    yield from (document for document in _read(path.read_bytes(), path.suffix == ".gz") if document.text.strip("_ \n"))


def _read(raw: bytes, packed: bool) -> Iterator[Document]:
    document = Document("")
    for block in (gzip.decompress(raw) if packed else raw).decode("utf-8").split("\n\n"):
        rows = block.strip("\n").split("\n")
        comments = [row for row in rows if row.startswith("#")]
        named = [row.partition("=")[2].strip() for row in comments if row.startswith("# newdoc")]
        if named and document.sentences:
            yield document
        if named:
            document = Document(named[0])
        if any(row.startswith("# newpar") for row in comments) and document.text:
            document.text = document.text.rstrip() + "\n\n"
        columns = [row.split("\t") for row in rows if row and not row.startswith("#")]
        if columns:
            _add(document, columns)
    if document.sentences:
        yield document


def _add(document: Document, columns: list[list[str]]) -> None:
    """One more sentence; words inside a multiword token stand together, and its blank follows the last of them."""
    words: list[Word] = []
    together, blank = 0, True
    for column in columns:
        number, spaced = column[0], "SpaceAfter=No" not in column[9]
        if "-" in number:
            together, blank = int(number.partition("-")[2]), spaced
        if not number.isdigit():
            continue
        start = len(document.text)
        document.text += column[1]
        entity = next((part[7:] for part in column[9].split("|") if part.startswith("Entity=")), "")
        edges = (start, len(document.text))
        words.append(Word(edges, column[1], int(column[6]), column[7].partition(":")[0], column[3], entity))
        inside = int(number) <= together
        if (spaced and not inside) or (int(number) == together and blank):
            document.text += " "
    document.sentences.append(words)


def clusters(document: Document) -> list[Cluster]:
    """The persons and bodies of a document that have a name, with the pronouns that mean them."""
    opened: dict[str, list[tuple[int, str]]] = {}
    found: dict[str, Cluster] = {}
    words = [word for sentence in document.sentences for word in sentence]
    for place, word in enumerate(words):
        for bracket in _BRACKET.finditer(word.entity):
            if bracket[1]:
                opened.setdefault(bracket[1], []).append((place, bracket[2]))
            closed = bracket[4] or (bracket[1] if bracket[3] else None)
            if closed and opened.get(closed):
                first, kind = opened[closed].pop()
                if kind in _ACTING:
                    _mention(found.setdefault(closed, Cluster([], [])), words[first : place + 1])
    return [cluster for cluster in found.values() if cluster.named]


def _mention(cluster: Cluster, words: list[Word]) -> None:
    edges = (words[0].edges[0], words[-1].edges[1])
    if len(words) == 1 and words[0].form.lower() in _THIRD | _THEY:
        cluster.pronouns.append(edges)
    elif any(word.upos == "PROPN" for word in words):
        cluster.named.append(edges)


def syntax(document: Document, doc: Doc) -> dict[str, tuple[int, int, int]]:
    """Right, annotated and found: words with head, with head and relation, sentences."""
    gold, edges = {}, []
    for sentence in document.sentences:
        edges.append((sentence[0].edges[0], sentence[-1].edges[1]))
        for word in sentence:
            gold[word.edges] = (sentence[word.head - 1].edges if word.head else None, word.relation)
    found = {_edges(token): _relation(token) for token in doc if not token.is_space}
    sentences = [[token for token in span if not token.is_space] for span in doc.sents]
    own = [(_edges(some[0])[0], _edges(some[-1])[1]) for some in sentences if some]
    return {
        "UAS": (sum(found.get(at, (at,))[0] == head for at, (head, _) in gold.items()), len(gold), len(found)),
        "LAS": (sum(found.get(at) == known for at, known in gold.items()), len(gold), len(found)),
        "sentences F1": (len(set(edges) & set(own)), len(edges), len(own)),
    }


def _edges(token: Token) -> Edges:
    return token.idx, token.idx + len(token)


def _relation(token: Token) -> tuple[Edges | None, str]:
    root = token.head.i == token.i
    return (None if root else _edges(token.head)), token.dep_.lower().partition(":")[0]


def pronouns(document: Document, records: Iterable[Record]) -> tuple[int, int, int]:
    """Right, annotated and found: pronouns that mean a person or body with a name."""
    gold = {edges: cluster for cluster in clusters(document) for edges in cluster.pronouns}
    right = found = 0
    for record in (record for record in records if isinstance(record, Entity)):
        named = [(m.start_char, m.end_char) for m in record.mentions if m.form == "named"]
        for mention in record.mentions:
            cluster = gold.get((mention.start_char, mention.end_char))
            if cluster is not None:
                found += 1
                right += any(a < end and start < b for a, b in named for start, end in cluster.named)
    return right, len(gold), found


def measure(path: Path, extractor: Extractor) -> Iterator[Row]:
    """The figures of factx on a part of the treebank."""
    totals: dict[str, list[int]] = {}
    for document in read(path):
        doc, records = extractor.annotated(Article(document.id, document.text))
        counted = {**syntax(document, doc), "pronouns F1": pronouns(document, records)}
        for name, counts in counted.items():
            total = totals.setdefault(name, [0, 0, 0])
            totals[name] = [one + other for one, other in zip(total, counts, strict=True)]
    for name, (right, gold, found) in totals.items():
        yield Row(name, f1(right, gold, found), gold)


GUM = PublicSet(
    name="gum",
    title="UD English GUM: syntax and coreference in sixteen genres",
    source="https://github.com/UniversalDependencies/UD_English-GUM",
    licence="annotation CC BY 4.0; texts of some genres for non-commercial use only",
    path="en_gum-ud-test.conllu or another part",
    measure=measure,
)
