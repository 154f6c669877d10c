"""`docs/rules.md`: every rule as the registry has it, and what it is worth where that was measured.

`python -m tests.house.rules_page` writes it. The weights stand in `docs/rules.jsonl`, a line for each rule and set of
annotated articles as `factx rules ablate GOLD -f jsonl` prints it, with the name of the set as `set`.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from factx.registry import RULES
from factx.rules import AnyRule, Stage
from tests.house.pages import REPOSITORY

PAGE = REPOSITORY / "docs" / "rules.md"
WEIGHTS = REPOSITORY / "docs" / "rules.jsonl"
_HEAD = """<!-- Written by `python -m tests.house.rules_page`; do not edit. -->

# The rules

Each fact names the rule that found it in `rule`. A rule proposes candidates, refuses them, cuts them, or finds who speaks;
of several candidates those of the lowest tier stand. `factx rules show ID` runs a rule's examples, `--without ID` switches it
off, and `factx rules ablate GOLD` weighs all on your own annotations. How to write one stands in
[changing it](changing-it.md).
"""
_FAMILIES = {"quote": "Quotes", "casualty": "Casualty counts", "date": "Dates", "title": "Titles", "entity": "Entities"}


def page() -> str:
    """What the page should hold now."""
    return "\n".join([_HEAD, *_rules(), *_weights()]).rstrip() + "\n"


def _rules() -> Iterator[str]:
    order, steps = list(Stage), list(dict.fromkeys(rule.step for rule in RULES))
    places = {rule: (list(_FAMILIES).index(rule.step.family), order.index(rule.stage)) for rule in RULES}
    rules = sorted(RULES, key=lambda rule: (*places[rule], steps.index(rule.step)))
    for family, of_family in groupby(rules, key=lambda rule: rule.step.family):
        yield f"## {_FAMILIES[family]}\n"
        for question, of_step in groupby(of_family, key=lambda rule: (rule.stage.value, rule.step.question)):
            yield f"### {question[1]} ({question[0]})\n"
            for rule in sorted(of_step, key=lambda rule: rule.tier):
                yield from _rule(rule)
            yield ""


def _rule(rule: AnyRule) -> Iterator[str]:
    yield f"* **`{rule.id}`** (tier {rule.tier}): {_escaped(rule.phenomenon)}"
    yield f"    * yes: {' · '.join(map(_shown, rule.examples))}"
    yield f"    * no: {' · '.join(map(_shown, rule.counterexamples))}"


def _shown(text: str) -> str:
    return " ¶ ".join(line for line in text.split("\n") if line)


def _escaped(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]")


def _weights() -> Iterator[str]:
    if not WEIGHTS.exists():
        return
    rows: list[dict[str, Any]] = [json.loads(line) for line in WEIGHTS.read_text(encoding="utf-8").splitlines()]
    yield "## What they are worth\n"
    yield "How often a rule decided something, how many facts bear its name and how many of these are right, how many facts"
    yield "change without it, and by how many points F1 falls (quotes: content and speaker; casualties: all"
    yield "fields; titles: their words; entities: B³ of mentions).\n"
    for name, of_set in groupby(rows, key=lambda row: row["set"]):
        yield f"### {name}\n"
        yield "| rule | fired | facts | right | changed | F1 gained |"
        yield "|---|--:|--:|--:|--:|--:|"
        for row in of_set:
            right = "–" if row["right"] is None else row["right"]
            gained = "–" if row["gained"] is None else f"{100 * row['gained']:+.2f}"
            yield f"| `{row['rule']}` | {row['fired']} | {row['records']} | {right} | {row['changed']} | {gained} |"
        yield ""


def forget_removed() -> None:
    """Drop the weights of rules that there are no more."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    known = {rule.id for rule in RULES}
    kept = [line for line in lines if json.loads(line)["rule"] in known]
    WEIGHTS.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


if __name__ == "__main__":
    forget_removed()
    PAGE.write_text(page(), encoding="utf-8")
