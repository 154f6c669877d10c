"""`factx explain`: which facts are shown, how they look, what is said of ids that are not there."""

import json
from pathlib import Path

import pytest
from rich.text import Text
from spacy.tokens import Doc

import factx.analysis
from factx.article import Article
from factx.cli.explain_text import marked_lines
from factx.facts import Record, Span
from factx.lexicon import Lexicon
from factx.registry import RULES
from factx.report.explanation import Part
from tests.cases.casualties import PARSED
from tests.cli.conftest import Command
from tests.parses import WE_WON, parse

TEXT = "“We won,” said Ana Sosa."


class OneParse:
    """An extractor that knows the parse of one sentence."""

    def __init__(self, table: str, lexicon: Lexicon) -> None:
        self.lexicon, self.rules = lexicon, RULES
        self.doc = parse(table)

    def annotated(self, article: Article) -> tuple[Doc, list[Record]]:
        return self.doc, factx.analysis.analyse(self.doc, article, self.lexicon)


@pytest.fixture
def explain(factx_command: Command, lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """`factx explain a.txt …` on a terminal of 80 columns."""
    monkeypatch.setattr(factx.analysis, "load", lambda *_, **__: OneParse(WE_WON, lexicon))
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return factx_command


def test_the_sentence_stands_above_its_numbered_parts(explain: Command) -> None:
    ran = explain("explain", "a.txt", "-t", "quote")
    lines = [line.rstrip() for line in ran.stdout.splitlines()]
    assert ran.status == 0 and ran.stderr == ""
    assert lines[0] == "a.txt"
    assert lines[2].endswith("-q1  direct quote")
    assert lines[3:5] == [
        "  “We won,” said Ana Sosa.",
        "  1════════ 2─── 3───────",
    ]
    assert "  2  cue      said       lemma say, class speech" in lines
    assert "  parse  cue – speaker: said ─nsubj→ Ana" in lines
    assert any(line.startswith("  rule   quote.quotation-then-clause – ") for line in lines)
    assert "actor" not in ran.stdout


@pytest.mark.parametrize("chosen", ["q1", "a1"])
def test_one_fact_by_the_end_of_its_id_or_all_of_it(chosen: str, explain: Command) -> None:
    short = json.loads(explain("explain", "a.txt", "--fact", chosen, "-f", "json").stdout)
    assert [why["id"].rpartition("-")[2] for why in short] == [chosen]
    whole = json.loads(explain("explain", "a.txt", "--fact", short[0]["id"], "-f", "json").stdout)
    assert whole == short


def test_standard_input_and_json(explain: Command) -> None:
    ran = explain("explain", "-", "-f", "json", "-t", "quote", stdin=TEXT.encode())
    (why,) = json.loads(ran.stdout)
    assert why["parts"][1] | {"text": "said"} == why["parts"][1]
    assert why["passages"] == [{"text": TEXT, "start_char": 0, "end_char": len(TEXT)}]
    assert why["paths"][0]["edges"] == [{"child": "Ana", "label": "nsubj", "head": "said"}]


@pytest.mark.parametrize(
    ("arguments", "status", "line"),
    [
        (
            ["a.txt", "--fact", "q9"],
            2,
            "--fact: a.txt has no fact with the id q9; factx extract a.txt -f jsonl prints ids",
        ),
        (
            ["a.txt", "--fact", "q1", "-t", "actor"],
            2,
            "--fact: a.txt has no fact of type actor with the id q1; factx extract a.txt -f jsonl prints ids",
        ),
        (["nothing.txt"], 4, "nothing.txt: "),
        (["a.txt", "-t", "verb"], 2, "--type: 'verb' is not one of quote, casualty, person, organization"),
        (["a.txt", "--published", "soon"], 2, "--published: 'soon' is no date"),
    ],
)
def test_one_line_for_what_cannot_be(arguments: list[str], status: int, line: str, explain: Command) -> None:
    ran = explain("explain", *arguments)
    assert (ran.status, ran.stdout, len(ran.lines)) == (status, "", 1)
    assert ran.lines[0].startswith(f"factx: error: {line}")


def test_colour_only_where_it_is_asked_for(explain: Command) -> None:
    assert "\x1b[" not in explain("explain", "a.txt").stdout
    assert "\x1b[" not in explain("explain", "a.txt", "--color", "never", terminal=True).stdout
    assert "\x1b[" in explain("explain", "a.txt", "--color", "always").stdout


def lines_of(text: str, parts: list[Part], width: int) -> list[str]:
    span = Span(text=text, start_char=0, end_char=len(text))
    return [line.plain for line in marked_lines(span, parts, width) if isinstance(line, Text)]


def test_long_sentences_wrap_with_their_marks() -> None:
    parts = [Part("content", "two three", 4, 13), Part("cue", "three", 8, 13)]
    assert lines_of("one two three four", parts, 8) == ["one two", "    1───"[:7], "three", "2────", "four"]


def test_wide_letters_and_steering_characters_keep_the_marks_in_place() -> None:
    assert lines_of("习近平 said\x1b", [Part("cue", "said", 4, 8)], 40) == ["习近平 said␛", "       1───"]
    assert lines_of("Aaaaaaaaaa", [Part("cue", "Aaaaaaaaaa", 0, 10)], 4) == ["Aaaa", "1───", "aaaa", "────", "aa", "──"]


def test_parts_that_begin_together_keep_both_numbers() -> None:
    parts = [Part("content", "If not", 0, 6), Part("hypothetical", "If", 0, 2), Part("cue", "said", 8, 12)]
    assert lines_of("If not, said", parts, 40) == ["If not, said", "12────  3───"]


def test_near_misses_stand_below_the_facts_with_their_reasons(
    explain: Command, lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goats = OneParse(PARSED["goats"]["parse"], lexicon)
    monkeypatch.setattr(factx.analysis, "load", lambda *_, **__: goats)
    (tmp_path / "b.txt").write_text(goats.doc.text, encoding="utf-8")
    assert "Near misses" not in explain("explain", "b.txt").stdout
    shown = [line.rstrip() for line in explain("explain", "b.txt", "--near").stdout.splitlines()]
    assert shown[-3:] == [
        "Near misses",
        "  Four goats were killed.",
        "    number           Four goats – “goats” is no word for people",
    ]
    (near,) = json.loads(explain("explain", "b.txt", "--near", "-f", "json").stdout)
    assert (near["near"], near["type"], near["text"]) == (True, "casualty", "Four goats")
    assert json.loads(explain("explain", "b.txt", "--near", "-t", "quote", "-f", "json").stdout) == []
