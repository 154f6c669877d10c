"""Peers are scored on the same gold in the same run; what they find is written as records of factx."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import spacy
from benchmarks.peers import gold, patterns
from benchmarks.peers.__main__ import main
from benchmarks.peers.systems import entities, of_textacy
from spacy.tokens import Span

TEXT = (
    "“We will not leave the valley,” said Ana Sosa on Friday. At least 12 people were killed, the Harbour Guard said."
)


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start_char": start, "end_char": start + len(words)}


GOLD: list[dict[str, Any]] = [
    {"type": "article", "article": "a", "text": TEXT},
    {
        "type": "quote",
        "article": "a",
        "contents": [at("“We will not leave the valley,”")],
        "speaker": at("Ana Sosa"),
    },
    {
        "type": "casualty", "article": "a", **at("At least 12 people were killed"), "outcome": "killed",
        "count": {**at("At least 12"), "low": 12, "high": None},
    },
    {"type": "actor", "article": "a", "name": "Ana Sosa", "mentions": [{**at("Ana Sosa"), "form": "named"}]},
]  # fmt: skip


def written(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text, content, speaker",
    [
        ("“The road is shut today,” said Ana Sosa.", "The road is shut today", "Ana Sosa"),
        ('"The road is shut today," she told us.', "The road is shut today", "she"),
        ("Elias Brandt said: “The road is shut today.”", "The road is shut today", "Elias Brandt"),
        ("The mayor said the road was shut today.", "the road was shut today", "The mayor"),
        ("“The road is shut today.”", "The road is shut today", None),
    ],
)
def test_patterns_find_marks_and_reports(text: str, content: str, speaker: str | None) -> None:
    found = next(patterns.quotes("a", text))
    (piece,) = found["contents"]
    assert content in text[piece["start_char"] : piece["end_char"]]
    who = found["speaker"]
    assert (text[who["start_char"] : who["end_char"]] if who else None) == speaker


@pytest.mark.parametrize("text", ["They call it “home”.", "He sat down.", ""])
def test_patterns_find_no_statement_in_a_word_or_a_plain_sentence(text: str) -> None:
    assert list(patterns.quotes("a", text)) == []


@pytest.mark.parametrize(
    "text, outcome, low, high",
    [
        ("At least 12 people were killed.", "killed", 12, None),
        ("Three miners are missing.", "missing", 3, 3),
        ("The blast left 1,200 people injured.", "injured", 1200, 1200),
        ("A storm killed 40.", "killed", 40, 40),
        ("Police arrested up to 30 men.", "detained", None, 30),
        ("Dozens were wounded.", "injured", 12, None),
    ],
)
def test_patterns_find_counts(text: str, outcome: str, low: int | None, high: int | None) -> None:
    (found,) = patterns.casualties("a", text)
    assert (found["outcome"], found["count"]["low"], found["count"]["high"]) == (outcome, low, high)


@pytest.mark.parametrize("text", ["They killed time.", "The team won 3 games.", "On 4 May he died."])
def test_patterns_find_no_count_without_people(text: str) -> None:
    assert [toll for toll in patterns.casualties("a", text) if toll["outcome"] != "killed"] == []


def test_figures_are_those_of_the_evaluation_and_names_are_mentions(tmp_path: Path) -> None:
    own = gold.read(written(tmp_path / "gold.jsonl", GOLD))
    assert gold.figures(own, GOLD[1:]) == {
        "quotes": 100.0, "… and speakers": 100.0, "casualties": 100.0, "… and bounds": 100.0, "names": 100.0,
    }  # fmt: skip
    figures = gold.figures(own, [{**GOLD[1], "speaker": None}])
    assert (figures["quotes"], figures["… and speakers"], figures["casualties"], figures["names"]) == (
        100.0, 0.0, None, None,
    )  # fmt: skip


def test_a_person_taken_for_a_body_is_no_name_found(tmp_path: Path) -> None:
    own = gold.read(written(tmp_path / "gold.jsonl", GOLD))
    assert gold.figures(own, [{**GOLD[3], "type": "organization"}])["names"] == 0.0


def test_entities_of_any_pipeline_become_records() -> None:
    doc = spacy.blank("en")(TEXT)
    start = next(token.i for token in doc if token.text == "Ana")
    doc.ents = (Span(doc, start, start + 2, label="PERSON"), Span(doc, start + 3, start + 4, label="DATE"))
    assert list(entities("a", doc)) == [
        {"type": "actor", "article": "a", "name": "Ana Sosa", "mentions": [at("Ana Sosa")]}
    ]


def test_textacy_is_asked_for_quotations_and_may_refuse_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def direct_quotations(doc: Any) -> Iterator[tuple[list[Any], list[Any], Any]]:
        if len(doc) < 5:
            raise ValueError("unclosed quotation")
        yield [], list(doc[9:10]), doc[0:3]

    module = ModuleType("textacy.extract.triples")
    module.__dict__["direct_quotations"] = direct_quotations
    for name in ("textacy", "textacy.extract"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "textacy.extract.triples", module)
    peer = of_textacy(spacy.blank("en"), "a blank one")
    assert peer is not None and peer.name == "textacy on a blank one"
    found = list(peer.find({"a": TEXT, "b": "“Oh"}))
    assert [record["article"] for record in found] == ["a"] and found[0]["speaker"] is None


def test_the_command_prints_one_line_a_system(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guard = {"type": "organization", "article": "a", "name": "Harbour Guard", "mentions": [at("Harbour Guard")]}
    told = {"type": "quote", "article": "a", "contents": [at("At least 12 people were killed")]}
    path = written(tmp_path / "gold.jsonl", [*GOLD, guard, {**told, "speaker": at("the Harbour Guard")}])
    theirs = written(tmp_path / "theirs.jsonl", [GOLD[2]])
    main([str(path), "--predictions", f"another={theirs}"])
    printed = capsys.readouterr().out.splitlines()
    assert printed[2] == "| system | quotes | … and speakers | casualties | … and bounds | names | words/s |"
    assert any(line.startswith("| factx") and "| 100.0 | 100.0 | 100.0 | 100.0 |" in line for line in printed)
    assert any(line.startswith("| regular expressions |") for line in printed)
    assert printed[-1] == "| another | – | – | 100.0 | 100.0 | – | – |"


@pytest.mark.parametrize(
    "lines, told",
    [
        ('{"type": "quote", "article": "a", "contents": []}\n', "contents"),
        ('{"type": "article", "article": "a"}\n', "no article lines with a text"),
        ("no json\n", "is no JSON"),
    ],
)
def test_a_file_that_is_no_gold_is_refused_in_a_line(tmp_path: Path, lines: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(SystemExit, match=told):
        main([str(path)])


def test_a_pipeline_that_is_not_there_is_told_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"type": "article", "article": "a", "text": "It rained."}\n', encoding="utf-8")
    with pytest.raises(SystemExit, match="no-such-pipeline"):
        main([str(path), "--peer-model", "no-such-pipeline"])
