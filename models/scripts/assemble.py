"""Join the trained parts into the pipeline `en_factx_news`, written beside its place and then renamed into it."""

import argparse
import json
import shutil
import warnings
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.lookups import Lookups, load_lookups

META = {
    "lang": "en",
    "name": "factx_news",
    "version": "0.5.0",
    "description": "English pipeline for world news: sentences, tags, dependencies (UD), lemmas, seven entity types.",
    "author": "The factx authors",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
}
# name, licence, author, address
SOURCES = """
UD English EWT | CC BY-SA 4.0 | Natalia Silveira et al. | https://universaldependencies.org/treebanks/en_ewt/
UD English GUM, free genres | CC BY 4.0 | Amir Zeldes et al. | https://universaldependencies.org/treebanks/en_gum/
Worldwide English NER | none stated | A. Shan et al. 2024 (arXiv 2404.13465) | https://arxiv.org/abs/2404.13465
GeoNames | CC BY 4.0 | GeoNames | https://www.geonames.org/
kremlin.ru | CC BY 4.0 | Administration of the President of Russia | http://en.kremlin.ru/
spacy-lookups-data | MIT | Explosion | https://github.com/explosion/spacy-lookups-data
"""

# Closed classes that the rule lemmatizer's tables leave out (in spaCy's own pipelines an attribute ruler has them).
CLOSED = {
    "aux": """am:be are:be is:be was:be were:be been:be being:be 's:be ’s:be 're:be ’re:be 'm:be ’m:be has:have had:have
        having:have 've:have ’ve:have 'd:would ’d:would 'll:will ’ll:will wo:will ca:can did:do does:do done:do
        doing:do got:get sha:shall gets:get getting:get ai:be""",
    "pron": """me:I my:my him:he his:his them:they us:we i:I whom:who theirs:theirs these:this those:that em:they
        'em:they ’s:we 's:we""",
    "det": "an:a these:this those:that",
    "part": "n't:not n’t:not nt:not na:to ’s:'s ’:'s ':'s",
    "adp": "v:v.",
    "sconj": "'cause:because ’cause:because",
    "verb": "'s:be ’s:be 're:be ’re:be 've:have ’ve:have 'm:be ’m:be gon:go wan:want",
    "adj": "better:good best:good",
}
# Words of these classes that no other rule fits keep their form, in small letters: The, See, need.
SMALL = ["aux", "pron", "det", "part", "adp", "sconj", "cconj", "intj", "verb"]


def lemma_tables() -> Lookups:
    """Return the English lemma tables with the closed classes added."""
    lookups = load_lookups("en", ["lemma_rules", "lemma_exc", "lemma_index"])
    exceptions = lookups.get_table("lemma_exc")
    for pos, pairs in CLOSED.items():
        forms = dict(pair.split(":", 1) for pair in pairs.split())
        exceptions[pos] = {**exceptions.get(pos, {}), **{form: [lemma] for form, lemma in forms.items()}}
    rules = lookups.get_table("lemma_rules")
    for pos in SMALL:
        rules[pos] = [*rules.get(pos, []), ["", ""]]
    return lookups


def needed_strings(nlp: Language, base: set[str]) -> list[str]:
    """Return the strings without which a label could not be spelled: those of the base pipeline and all labels.

    The words of the training texts, which the parts bring along, are looked up by hash only; without them the folder
    is smaller, loads faster, and holds no word list of the data.
    """
    labels = {label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())}
    features = {feature for label in labels for feature in label.split("|")}
    values = {value for feature in features for value in feature.split("=")}
    return sorted(base | labels | features | values | {"_SP", "SPACE", "ROOT", "dep"})


def assemble(
    base: Path, parser: Path, ner: Path, redrawer: Path | None, retyper: Path | None
) -> tuple[Language, list[str]]:
    """Return the whole pipeline and the strings to store; later stages that are not fitted stay idle."""
    # The vectors are the base's in every part; spaCy warns because it compares objects, not numbers.
    warnings.filterwarnings("ignore", message=r"\[W113\]")
    # Small batches keep the matrices in the cache: twice as fast on a CPU as the default of 1,000 texts.
    nlp = spacy.load(base, config={"nlp": {"batch_size": 16}})
    base_strings = set(nlp.vocab.strings)
    syntax = spacy.load(parser)
    nlp.add_pipe("factx_sentences")
    for name in ("tok2vec", "tagger", "morphologizer", "parser"):
        nlp.add_pipe(name, source=syntax)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(list, nlp=nlp, lookups=lemma_tables())  # type: ignore[attr-defined]
    nlp.add_pipe("ner", source=spacy.load(ner))
    for name, folder in (("factx_redrawer", redrawer), ("factx_retyper", retyper)):
        component = nlp.add_pipe(name)
        if folder:
            component.from_disk(folder)  # type: ignore[attr-defined]
    fields = [line.split(" | ") for line in SOURCES.strip().splitlines()]
    sources = [dict(zip(("name", "license", "author", "url"), f, strict=True)) for f in fields]
    nlp.meta.update({**META, "sources": sources})
    return nlp, needed_strings(nlp, base_strings)


def replace(nlp: Language, strings: list[str], output: Path) -> None:
    """Write the pipeline so that a reader sees the old one or the new one, whole."""
    new, old = output.with_name(output.name + ".new"), output.with_name(output.name + ".old")
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(new)
    (new / "vocab" / "strings.json").write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")
    if output.exists():
        output.rename(old)
    new.rename(output)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Assemble and write the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("parser", type=Path)
    parser.add_argument("ner", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--redrawer", type=Path)
    parser.add_argument("--retyper", type=Path)
    args = parser.parse_args()
    nlp, strings = assemble(args.base, args.parser, args.ner, args.redrawer, args.retyper)
    replace(nlp, strings, args.output)


if __name__ == "__main__":
    main()
