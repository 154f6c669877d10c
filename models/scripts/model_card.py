"""The model card, written from the pipeline's meta.json; only the record of experiments (tried.md) is kept by hand."""

from pathlib import Path
from typing import Any

Meta = dict[str, Any]

HEAD = """# {lang}_{name} {version}

{description}
Written by `scripts/evaluate.py`; do not edit. `python -m weasel run all` in this folder rebuilds everything.

## Licence and sources

The weights are under {license} (see `LICENSE`), because UD English EWT is. The recipe's code is under the licence
of factx.

| source | licence | by |
|---|---|---|
{sources}

The vectors also saw raw text (All Sides, Reuters-21578, BBC, Global Voices, ABC, UN speeches, Wikipedia), and the
features name lists (CIA World Factbook, public-domain name databases). Recognizer and parser also learned from news
that an encoder annotated: all-MiniLM-L6-v2 (Apache-2.0), fine-tuned on the articles and on the treebanks above; nothing
of it is in the weights. No text or annotation is in the weights' folder. Test splits of the treebanks and of the entity
data were never looked at.

## Parts

`factx_sentences` presets the certain sentence boundaries → `tok2vec` (static vectors and hashed features, 6 layers) →
`tagger` (Penn tags), `morphologizer` (UPOS and features), `parser` (factx's own: Universal Dependencies; every pair of
words of a sentence is scored, and the best tree taken) → `lemmatizer` (rules) → `ner` (its own network) →
`factx_redrawer` (where names begin and end: joined, longer, shorter, split) → `factx_retyper` (one type for all
mentions of a name in a document, or none).

The weights lie on grids of powers of two (`grids.json`), on which the networks' products are exact sums: loaded by
factx, the pipeline says the same to the last bit on every processor, with any number of threads and in any batch.
"""


def percent(value: float) -> str:
    """Return a share as percent: 0.8349 is 83.5."""
    return f"{100 * value:.1f}"


def source_rows(meta: Meta) -> str:
    """Return the table rows of the sources."""
    return "\n".join(f"| [{s['name']}]({s['url']}) | {s['license']} | {s['author']} |" for s in meta["sources"])


def entity_table(scores: Meta) -> str:
    """Return the entity scores: exact spans and types."""
    rows = [
        f"| {label} | {percent(v['p'])} | {percent(v['r'])} | {percent(v['f'])} |"
        for label, v in scores["ents_per_type"].items()
    ]
    alone = scores["recognizer_alone"]
    return "\n".join([
        "## Entities (Worldwide English NER, its development articles; exact span and type)", "",
        "| type | precision | recall | F |", "|---|---|---|---|", *rows,
        f"| **all** | {percent(scores['ents_p'])} | {percent(scores['ents_r'])} | **{percent(scores['ents_f'])}** |",
        f"| spans, whatever the type | | | {percent(scores['ents_untyped_f'])} |",
        "| all, recognizer alone | " + " | ".join(percent(alone[k]) for k in ("ents_p", "ents_r", "ents_f")) + " |",
    ])  # fmt: skip


def syntax_table(scores: Meta) -> str:
    """Return tagging, parsing and sentence scores on the whole pipeline's own tokens."""
    columns = [("GUM dev", scores), ("GUM dev, news", scores["gum_news"]), ("EWT dev", scores["ewt"])]
    names = {"tag_acc": "tags", "pos_acc": "UPOS", "morph_acc": "features", "lemma_acc": "lemmas", "dep_uas": "UAS",
             "dep_las": "LAS", "sents_f": "sentences F"}  # fmt: skip
    lines = ["## Syntax (raw text, own tokens and sentences)", "", "| | " + " | ".join(c for c, _ in columns) + " |"]
    lines.append("|---|" + "---|" * len(columns))
    for key, name in names.items():
        lines.append(f"| {name} | " + " | ".join(percent(values[key]) for _, values in columns) + " |")
    for relation in scores["dep_las_per_type"]:
        cells = [values["dep_las_per_type"].get(relation, {}).get("f") for _, values in columns]
        lines.append(f"| `{relation}` F | " + " | ".join("–" if c is None else percent(c) for c in cells) + " |")
    return "\n".join(lines)


REBUILD = """## Rebuilding

Minutes of processor time of each step of `python -m weasel run all`, each on one core. The parser's are those of
version 0.3.0; the whole recipe was last run from nothing then, without the encoder (143 minutes: NER F 82.7, LAS 84.4
on GUM and 81.7 on EWT). The encoder learns in half-precision numbers, which not every processor multiplies fast.

| step | minutes | |
|---|---|---|
| check, convert | 1 | |
| vectors, base | 7 | two workers |
| parser | 88 | 12,000 steps; 0.25 s each where nothing else runs |
| tree-encoder | 32 | five epochs |
| trees | 65 | 1.7 M words of silver; 4342 steps |
| teachers | 22 | four of 2,500 steps |
| retyper | 3 | |
| encoder | 27 | six epochs |
| silver | 18 | 3.5 M tokens |
| ner | 15 | 11,000 steps |
| assemble, exact, evaluate | 2 | |

No rebuild gives the same weights: these learned in several legs, as the comment in `project.yml` tells.

`python -m weasel run confidence` fits how sure factx is of its facts (`src/factx/confidence/weights.json`), once the
pipeline and the rules are done: on PolNeAR's training statements, on the names of the recognizer's training articles,
and on `verdicts.jsonl`, where a reader judged some 1,300 facts of these articles. It prints the calibration on articles
left out.
"""

LIMITS = """## Limits

* Types of rare names without a telling context are the commonest error: spans alone score far higher.
* FAC counts as LOC and PRODUCT as MISC; MISC is a mixed bag and weak. In the data weekdays and the like flip
  between DATE and MISC.
* The treebanks hold little news; `parataxis` and `appos`, on which quotations rest, are the weakest relations.
* GUM's Reddit documents come without their words and were left out of training and scoring.
* The redrawer joins and lengthens names only where the recognizer marked a part of them.
* The re-typer gives a name one type in a whole document: where Jordan is a man and a country, one will be wrong.
* English only; text in capitals throughout is read worse.
"""


def card(meta: Meta) -> str:
    """Return the model card in Markdown."""
    scores = meta["performance"]
    machine = scores["machine"]
    size = (
        f"## Size and speed\n\n{machine['megabytes']} MB on disk; on the machine that wrote this, one core, loaded in "
        f"{machine['load_seconds']} s and read {machine['tokens_per_second']:,.0f} tokens a second.\n"
    )
    head = HEAD.format(
        sources=source_rows(meta), **{k: meta[k] for k in ("lang", "name", "version", "description", "license")}
    )
    tried = Path(__file__).with_name("tried.md").read_text(encoding="utf-8")
    return "\n".join([head, entity_table(scores), "", syntax_table(scores), "", size, REBUILD, tried, LIMITS])
