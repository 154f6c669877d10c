"""The figures of the bundled pipeline itself on the development sets of its training data, in percent.

They come from the functions that write the model card (`models/scripts/evaluate.py`), over raw text and the pipeline's
own tokens and sentences, so that the card, `factx info` and the gate cannot tell three stories.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from factx.pipeline.load import pipeline_path
from factx.pipeline.matrices import use_exact_products

SCRIPTS = Path(__file__).resolve().parents[2] / "models" / "scripts"
ENTITY_TYPES = ["PERSON", "ORG", "LOC", "NORP", "DATE"]
# Relations that the rules of the other rooms stand on.
RELATIONS = ["nsubj", "nsubj:pass", "obj", "obl", "ccomp", "xcomp", "advcl", "appos", "parataxis", "conj", "nmod",
             "nmod:desc", "nummod", "compound", "flat"]  # fmt: skip


def measure_trained(name: str, paths: list[Path]) -> dict[str, float]:
    """The figures of the set `ner` or `syntax` on its gold files."""
    # The recipe's scripts are run from their folder and import each other by bare names.
    if str(SCRIPTS) not in sys.path:
        sys.path.append(str(SCRIPTS))
    nlp = spacy.load(pipeline_path())
    use_exact_products(nlp, nlp.path)
    rows = _entities(nlp, *paths) if name == "ner" else _syntax(nlp, paths)
    return {figure: round(100 * share, 2) for figure, share in rows}


def _entities(nlp: Language, path: Path) -> Iterator[tuple[str, float]]:
    entities, evaluate = import_module("entities"), import_module("evaluate")
    golds = [entities.whole(article, nlp) for article in entities.read(path)]
    scores: dict[str, Any] = evaluate.entity_scores(list(nlp.pipe(gold.text for gold in golds)), golds)
    yield "all", scores["ents_f"]
    yield "spans", scores["ents_untyped_f"]
    for label in ENTITY_TYPES:
        yield label, scores["ents_per_type"][label]["f"]


def _syntax(nlp: Language, paths: list[Path]) -> Iterator[tuple[str, float]]:
    treebank, evaluate = import_module("treebank"), import_module("evaluate")
    for path in paths:
        corpus = path.name.partition("-")[0]
        golds = list(treebank.convert([path], nlp.vocab, None).get_docs(nlp.vocab))
        yield from _parse_rows(corpus, evaluate.parse_scores(nlp, golds))
        if corpus == "gum":
            news = [gold for gold in golds if "_news_" in gold.user_data["document"]]
            yield "news.sentences", evaluate.parse_scores(nlp, news)["sents_f"]


def _parse_rows(corpus: str, scores: dict[str, Any]) -> Iterator[tuple[str, float]]:
    yield f"{corpus}.tags", scores["tag_acc"]
    yield f"{corpus}.lemmas", scores["lemma_acc"]
    yield f"{corpus}.UAS", scores["dep_uas"]
    yield f"{corpus}.LAS", scores["dep_las"]
    yield f"{corpus}.sentences", scores["sents_f"]
    for relation in RELATIONS:
        yield f"{corpus}.{relation}", scores["dep_las_per_type"][relation]["f"]
