"""Explanations: every rule that can be emitted has one; what a fact rests on, how the parse ties it, who was joined."""

import ast
import re
from pathlib import Path

import pytest
from spacy.tokens import Doc

import factx
from factx import analysis
from factx.article import Article
from factx.facts import Actor, Mention, Record
from factx.lexicon import Lexicon
from factx.registry import RULES
from factx.report import evidence, explanation, joining, rules
from factx.report.explanation import Explanation
from tests.clearnlp import SCHEMES
from tests.parses import WE_WON

SOURCE = Path(factx.__file__).parent
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def passes(path: Path) -> set[str]:
    """What a module writes into `rule` of mentions by name: `rule="pronoun"`."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    fields = [node for node in nodes if isinstance(node, ast.keyword | ast.AnnAssign)]
    named = [
        node.value
        for node in fields
        if (node.arg if isinstance(node, ast.keyword) else ast.unparse(node.target)) == "rule"
    ]
    return {value.value for value in named if isinstance(value, ast.Constant) and isinstance(value.value, str)}


def test_every_rule_and_pass_has_its_explanation() -> None:
    written = {name for path in (SOURCE / "resolve").rglob("*.py") for name in passes(path)}
    assert set(rules.RULES) == {"entity"} | written | {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", rules.RULES.values())
def test_explanations_are_whole(rule: rules.Rule) -> None:
    assert rule.example and rule.meaning.endswith(".")


KILLED = """
    At         at        ADP   IN  2 case
    least      least     ADJ   JJS 3 nmod
    26         26        NUM   CD  4 nummod
    protesters protester NOUN  NNS 6 nsubj:pass
    were       be        AUX   VBD 6 aux:pass
    killed     kill      VERB  VBN 0 root
    .          .         PUNCT .   6 punct
"""


def explained(doc: Doc, lexicon: Lexicon) -> list[Explanation]:
    """The explanations of the facts of a hand-built parse."""
    records: list[Record] = analysis.analyse(doc, Article("a", doc.text), lexicon)
    return list(explanation.explain(doc, doc.text, records))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_quote_rests_on_marks_cue_and_speaker(scheme: str, lexicon: Lexicon) -> None:
    quote = explained(SCHEMES[scheme](WE_WON), lexicon)[0]
    assert [(part.label, part.text, part.detail) for part in quote.parts] == [
        ("content", "“We won,”", "in double quotation marks"),
        ("cue", "said", "lemma say, class speech"),
        ("speaker", "Ana Sosa", "named"),
    ]
    assert (quote.rule, quote.example) == ("quote.quotation-then-clause", "“We won,” she said.")
    assert quote.paths[0].line == ("said ─nsubj→ Ana" if scheme == "ud" else "said ─nsubj→ Sosa")
    assert quote.paths[1].line == "said ─ccomp→ won"
    assert [passage.text for passage in quote.passages] == ["“We won,” said Ana Sosa."]


@pytest.mark.parametrize(("scheme", "label"), [("ud", "nsubj:pass"), ("clearnlp", "nsubjpass")])
def test_a_casualty_rests_on_number_outcome_and_path(scheme: str, label: str, lexicon: Lexicon) -> None:
    (casualty,) = [why for why in explained(SCHEMES[scheme](KILLED), lexicon) if why.type == "casualty"]
    assert [(part.label, part.text, part.detail) for part in casualty.parts] == [
        ("count", "At least 26", "at least: low 26, high open, best 26"),
        ("victims", "protesters", ""),
        ("outcome", "killed", "killed"),
    ]
    (path,) = casualty.paths
    assert path.line == f"26 ←nummod─ protesters ←{label}─ killed"
    assert [(edge.child, edge.head) for edge in path.edges] == [("26", "protesters"), ("protesters", "killed")]
    assert casualty.rule == "casualty.predicate" and casualty.meaning


def test_a_person_rests_on_joined_mentions() -> None:
    text = "Ana Sosa left. She sang. Sosa slept, he said of her. He left."
    mentions = [(0, 8, "named"), (15, 18, "pronominal"), (25, 29, "named"), (48, 51, "pronominal")]
    actor = Actor.model_validate(
        {
            "id": "a1",
            "article": "a",
            "text": "Ana Sosa",
            "start_char": 0,
            "end_char": 8,
            "rule": "entity",
            "name": "Ana Sosa",
            "mentions": [{"text": text[a:b], "start_char": a, "end_char": b, "form": form} for a, b, form in mentions],
        }
    )
    passes = {(0, 8): "exact", (15, 18): "pronoun", (25, 29): "entity.short-name", (48, 51): "pronoun"}
    found = joining.joined(text, actor, passes)
    assert [(group.text, group.mentions, group.passed) for group in found] == [
        ("Ana Sosa", 1, "exact"),
        ("she, her", 2, "pronoun"),
        ("Sosa", 1, "entity.short-name"),
    ]
    assert found[1].context == "na Sosa left. [She] sang. Sosa sl"


def test_each_joined_mention_is_marked_with_its_pass(extractor: factx.Extractor) -> None:
    doc, records = extractor.annotated(
        Article("a", "Ana Sosa left early. Sosa slept. “I am tired,” said Sosa. She left.")
    )
    found = {group.text: group.passed for why in explanation.explain(doc, doc.text, records) for group in why.joined}
    assert found == {
        "Ana Sosa": "exact",
        "Sosa": "entity.short-name",
        "she": "pronoun",
        "i": "speaker of the quotation",
    }


@pytest.mark.parametrize(
    ("mention", "told"),
    [
        ({"text": "Sosa", "form": "named"}, "named"),
        ({"text": "police", "form": "nominal"}, "nominal, not resolved to a record"),
        ({"text": "Ana Sosa", "form": "named", "name": "Ana Sosa"}, "named"),
        ({"text": "she", "form": "pronominal", "name": "Ana Sosa"}, "pronominal → Ana Sosa (pass: pronoun)"),
        ({"text": "Mayor Ana Sosa", "form": "named", "name": "Ana Sosa"}, "named → Ana Sosa"),
    ],
)
def test_whom_a_speaker_stands_for(mention: dict[str, str], told: str) -> None:
    speaker = Mention.model_validate({**mention, "start_char": 3, "end_char": 3 + len(mention["text"])})
    assert joining.resolved(speaker, {(3, 6): "pronoun"}) == told


def test_parts_in_other_sentences_are_passages_of_their_own() -> None:
    text = "One two. Three four. Five six."
    sentences = [(0, 8), (9, 20), (21, 30)]
    assert [span.text for span in evidence.passages(text, sentences, [(22, 24), (0, 3)])] == ["One two.", "Five six."]
    assert [span.text for span in evidence.passages(text, sentences, [(0, 3), (9, 11)])] == ["One two. Three four."]


@pytest.mark.parametrize("name", ["everything.txt", "source-chains.txt", "casualty-bounds.txt", "no-facts.txt"])
def test_every_fact_of_the_samples_is_explained(name: str, extractor: factx.Extractor) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    doc, records = extractor.annotated(Article(name, text))
    found = list(explanation.explain(doc, text, records))
    assert [why.id for why in found] == [record.id for record in records[1:]]
    for why in found:
        assert why.meaning, why.rule
        for part in why.parts:
            assert text[part.start_char : part.end_char] == part.text
            assert any(span.start_char <= part.start_char < span.end_char for span in why.passages)
        assert all(group.passed and group.meaning for group in why.joined)


def test_a_pronoun_shows_its_antecedent_the_candidates_and_why(extractor: factx.Extractor) -> None:
    text = "Ana Sosa met Irene Bos in Varn. She told reporters that the port would stay shut."
    article = Article(id="a", text=text)
    doc, records = extractor.annotated(article)
    quote = next(why for why in explanation.explain(doc, text, records) if why.type == "quote")
    speaker = next(part for part in quote.parts if part.label == "speaker")
    assert re.fullmatch(
        r"pronominal → Ana Sosa \(pass: pronoun; antecedent Ana Sosa 0\.\d\d; others Irene Bos 0\.\d\d.*; for it: .+\)",
        speaker.detail,
    )
