"""Score the pipeline on the development sets; write the scores into its meta.json and the model card beside it."""

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any

# Before numpy is imported: see src/factx/pipeline/matrices.py.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from corpora import stored
from model_card import card
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from factx.pipeline.load import load_pipeline

SYNTAX = ["tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_p", "sents_r", "sents_f"]
RELATIONS = [
    "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "obl:unmarked", "ccomp", "xcomp", "advcl", "acl", "acl:relcl",
    "parataxis", "appos", "flat", "nummod", "nmod", "nmod:desc", "nmod:poss", "compound", "conj", "aux:pass", "cop",
    "mark", "case",
]  # fmt: skip

Scores = dict[str, Any]


def rounded(value: float | None) -> float:
    """Return a share to four places, 0 where nothing was scored."""
    return round(value or 0.0, 4)


def parse_scores(nlp: Language, golds: list[Doc]) -> Scores:
    """Return tagging, parsing, lemma and sentence scores of the whole pipeline, on its own tokens."""
    found = nlp.evaluate([Example(nlp.make_doc(gold.text), gold) for gold in golds])
    result: Scores = {name: rounded(found[name]) for name in SYNTAX}
    by_relation = found["dep_las_per_type"] or {}
    result["dep_las_per_type"] = {
        r: {k: rounded(v) for k, v in by_relation[r].items()} for r in RELATIONS if r in by_relation
    }
    return result


def entity_scores(predicted: list[Doc], golds: list[Doc]) -> Scores:
    """Return precision, recall and F of exact spans: typed, by type, and without types."""
    examples = [Example(p, g) for p, g in zip(predicted, golds, strict=True)]
    found = Scorer.score_spans(examples, "ents", has_annotation=lambda doc: doc.has_annotation("ENT_IOB"))
    untyped = Scorer.score_spans(
        examples, "ents", labeled=False, has_annotation=lambda doc: doc.has_annotation("ENT_IOB"), allow_overlap=True
    )
    result: Scores = {name: rounded(found[name]) for name in ("ents_p", "ents_r", "ents_f")}
    result["ents_untyped_f"] = rounded(untyped["ents_f"])
    result["ents_per_type"] = {
        label: {k: rounded(v) for k, v in values.items()} for label, values in sorted(found["ents_per_type"].items())
    }
    return result


def article_scores(nlp: Language, golds: list[Doc]) -> Scores:
    """Return the entity scores of the whole pipeline and, as `recognizer_alone`, without the stages after it."""
    texts = [gold.text for gold in golds]
    result = entity_scores(list(nlp.pipe(texts)), golds)
    with nlp.select_pipes(disable=["factx_redrawer", "factx_retyper"]):
        alone = entity_scores(list(nlp.pipe(texts)), golds)
    result["recognizer_alone"] = {name: alone[name] for name in ("ents_p", "ents_r", "ents_f")}
    return result


def measure(path: Path, golds: list[Doc]) -> Scores:
    """Return size, load time and speed; in time of the processor; they depend on the machine and are only a hint."""
    begin = time.process_time()
    nlp = load_pipeline(path)
    load = time.process_time() - begin
    texts = [gold.text for gold in golds]
    begin = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return {
        "megabytes": round(sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) / 1e6, 1),
        "load_seconds": round(load, 2),
        "tokens_per_second": round(tokens / (time.process_time() - begin), -2),
    }


def evaluate(path: Path, corpus: Path) -> Scores:
    """Return all scores."""
    nlp = load_pipeline(path)
    articles = stored(corpus / "ner-dev.spacy", nlp.vocab)
    gum = stored(corpus / "gum-dev.spacy", nlp.vocab)
    scores: Scores = article_scores(nlp, articles)
    scores.update(parse_scores(nlp, gum))
    scores["gum_news"] = parse_scores(nlp, [d for d in gum if "_news_" in d.user_data["document"]])
    scores["ewt"] = parse_scores(nlp, stored(corpus / "ewt-dev.spacy", nlp.vocab))
    scores["machine"] = measure(path, articles)
    return scores


def main() -> None:
    """Score, then write meta.json and README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("card", type=Path)
    args = parser.parse_args()
    scores = evaluate(args.pipeline, args.corpus)
    place = args.pipeline / "meta.json"
    meta = json.loads(place.read_text(encoding="utf-8"))
    meta["performance"] = scores
    place.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    args.card.write_text(card(meta), encoding="utf-8")
    print(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
