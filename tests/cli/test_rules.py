"""`factx rules`, and rules that are switched off."""

import json
from pathlib import Path

import pytest

import factx
import factx.analysis
from factx.cli import identity
from factx.cli.work import Recipe
from factx.registry import RULES
from tests.cli.conftest import Command

HEARSAY = "The club is reportedly spending a million on the keeper."


@pytest.fixture
def real(factx_command: Command, extractor: factx.Extractor, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command with the bundled pipeline, loaded once."""

    def load(*_: object, without: tuple[str, ...] = (), **__: object) -> factx.Extractor:
        return factx.Extractor(extractor.nlp, extractor.lexicon, RULES.without(without))

    monkeypatch.setattr(factx.analysis, "load", load)
    return factx_command


def test_all_rules_are_listed(factx_command: Command) -> None:
    ran = factx_command("rules", "list")
    assert ran.status == 0
    assert {line.split()[0] for line in ran.stdout.splitlines()} == {rule.id for rule in RULES}
    rows = [json.loads(line) for line in factx_command("rules", "list", "-f", "jsonl").stdout.splitlines()]
    assert {row["stage"] for row in rows} >= {"propose", "veto", "join"}
    assert all(row["phenomenon"] for row in rows)


def test_a_rule_is_shown_with_its_examples_run(real: Command) -> None:
    ran = real("rules", "show", "quote.hearsay")
    assert ran.status == 0
    assert ran.stdout.count("  ✓ ") == len(RULES.get("quote.hearsay").examples)
    assert ran.stdout.count("  – ") == len(RULES.get("quote.hearsay").counterexamples)
    assert "propose/hearsay.py:" in ran.stdout


def test_a_date_rule_is_shown_with_its_dates(real: Command) -> None:
    ran = real("rules", "show", "date.iso-day")
    assert "date 2022-07-26: 2022-07-26" in ran.stdout
    assert "dates/month_days.py:" in ran.stdout


@pytest.mark.parametrize("command", [("rules", "show"), ("extract", "a.txt", "--without")])
def test_a_rule_that_is_none_is_a_usage_error(factx_command: Command, command: tuple[str, ...]) -> None:
    ran = factx_command(*command, "quote.hersay")
    assert ran.status == 2
    assert "quote.hersay: names no rule; did you mean quote.hearsay?" in ran.stderr


def test_a_rule_is_weighed(real: Command, tmp_path: Path) -> None:
    text = f"{HEARSAY} “We won,” said Ana Sosa."
    start = text.index("The club")
    quote = {"type": "quote", "article": "a", "contents": [{"start_char": start, "end_char": 55}], "speaker": None}
    lines = [json.dumps({"type": "article", "article": "a", "text": text}), json.dumps(quote)]
    (tmp_path / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")

    ran = real("rules", "ablate", "gold.jsonl", "--only", "hearsay", "-f", "jsonl")

    (row,) = map(json.loads, ran.stdout.splitlines())
    assert (row["rule"], row["fired"], row["records"], row["right"]) == ("quote.hearsay", 1, 1, 1)
    assert row["changed"] >= 1
    assert row["gained"] > 0.5


def test_annotations_without_texts_cannot_weigh_rules(real: Command, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"type": "article", "article": "a"}', encoding="utf-8")
    ran = real("rules", "ablate", "gold.jsonl")
    assert ran.status == 4
    assert "gold.jsonl: has no article with a text" in ran.stderr


@pytest.mark.parametrize("settings", ['[rules]\noff = ["quote.hearsay"]', 'without = "quote.hearsay"'])
def test_settings_switch_rules_off(real: Command, tmp_path: Path, settings: str) -> None:
    (tmp_path / "a.txt").write_text(HEARSAY, encoding="utf-8")
    assert '"rule":"quote.hearsay"' in real("extract", "a.txt", "-t", "quote").stdout.replace(" ", "")
    (tmp_path / "factx.toml").write_text(settings, encoding="utf-8")
    assert real("extract", "a.txt", "-t", "quote").stdout == ""


def test_a_run_is_another_without_a_rule() -> None:
    assert identity.of(Recipe())["without"] == []
    assert identity.of(Recipe(without=("quote.colon", "quote.asked")))["without"] == ["quote.asked", "quote.colon"]
