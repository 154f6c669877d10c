"""The engine of the rules: tiers, vetoes with reasons, rules switched off; the order of the list decides nothing."""

import random
from itertools import permutations
from typing import Any

import pytest

from factx.errors import RuleError
from factx.rules import Answer, AnyRule, Rule, Rules, Settled, Stage, Step, best

# A toy room: the view is a text, the seed a letter of it, a candidate a stretch of the text.
FROM_LETTER: Step[[str, str], str] = Step("toy", Stage.PROPOSE, "which stretch does a letter begin?")
REFUSE: Step[[str, str], str] = Step("toy", Stage.VETO, "why is a stretch none?")


@FROM_LETTER.rule("toy.word", tier=2)
def word(text: str, letter: str) -> str | None:
    """“*anchor* and rope”: the word."""
    return next((each for each in text.split() if each.startswith(letter)), None)


@FROM_LETTER.rule("toy.last-word", tier=2)
def last_word(text: str, letter: str) -> str | None:
    """“anchor and *axe*”: the last word."""
    return next((each for each in reversed(text.split()) if each.startswith(letter)), None)


@FROM_LETTER.rule("toy.capital", tier=1)
def capital(text: str, letter: str) -> str | None:
    """“*Anchor* and rope”: a word with a capital goes before others."""
    return next((each for each in text.split() if each.startswith(letter.upper())), None)


@REFUSE.rule("toy.too-long")
def too_long(text: str, found: str) -> str | None:
    """“*anchorage*”: no long words.

    This paragraph is no part of the phenomenon.
    """
    return f"{len(found)} letters are too many" if len(found) > 6 else None


@REFUSE.rule("toy.foreign")
def foreign(text: str, found: str) -> str | None:
    """“*Åhus*”: plain letters only."""
    return None if found.isascii() else "it has a letter with a ring"


TOY: list[AnyRule] = [word, last_word, capital, too_long, foreign]


def settle(rules: Rules, text: str, letter: str) -> Settled[str]:
    return rules.settle(FROM_LETTER, REFUSE, text, letter)


def found(rules: Rules, text: str, letter: str) -> str | None:
    answer = best(settle(rules, text, letter).kept, len)
    return answer.value if answer is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anchor or axe", "axe"),  # one tier: the shorter of two
        ("axe or Anchor", "Anchor"),  # the lower tier, however long
        ("axe or Anchorage", "axe"),  # refused in the lower tier: the next one is asked
        ("rope", None),
        ("anchorage", None),
    ],
)
def test_the_lowest_tier_that_no_veto_refuses_stands(text: str, expected: str | None) -> None:
    assert found(Rules(TOY), text, "a") == expected


@pytest.mark.parametrize("text", ["anchor or axe", "axe or Anchor", "axe or Anchorage", "ax ay az", ""])
def test_the_order_of_the_list_decides_nothing(text: str) -> None:
    results = {(found(Rules(order), text, "a"), settle(Rules(order), text, "a")) for order in permutations(TOY)}
    assert len(results) == 1


def test_equal_answers_stand_under_the_first_id() -> None:
    for _ in range(5):
        (kept, other) = settle(Rules(random.sample(TOY, len(TOY))), "axe", "a").kept
        assert best((other, kept), len) == Answer(last_word, "axe")


def test_vetoes_say_why() -> None:
    settled = settle(Rules(TOY), "anchorage or Anchorage or axe", "a")
    assert [(refused.proposed.rule.id, refused.veto.id, refused.reason) for refused in settled.refused] == [
        ("toy.capital", "toy.too-long", "9 letters are too many"),
        ("toy.word", "toy.too-long", "9 letters are too many"),
    ]
    assert [answer.value for answer in settled.kept] == ["axe"]


def test_a_rule_that_is_switched_off_decides_nothing() -> None:
    text = "axe or Anchorage"
    assert found(Rules(TOY).without(["toy.too-long"]), text, "a") == "Anchorage"
    assert found(Rules(TOY).without(["toy.capital", "toy.word", "toy.last-word"]), text, "a") is None
    assert Rules(TOY).without(["toy.capital"]).off == {"toy.capital"}
    assert Rules(TOY).without(["toy.capital"]).without(["toy.capital", "toy.word"]).off == {"toy.capital", "toy.word"}


def test_every_answer_of_a_step_can_be_asked_for() -> None:
    answers = Rules(TOY).answers(FROM_LETTER, "axe or Anchor", "a")
    assert [(answer.rule.id, answer.value) for answer in answers] == [
        ("toy.capital", "Anchor"),
        ("toy.last-word", "axe"),
        ("toy.word", "axe"),
    ]


def test_decisions_are_told() -> None:
    told: list[tuple[str, Any]] = []
    rules = Rules(TOY).told_to(lambda rule, asked, value: told.append((rule.id, value)))
    found(rules, "Anchorage axe", "a")
    assert told == [("toy.too-long", "9 letters are too many"), ("toy.last-word", "axe"), ("toy.word", "axe")]


def test_unknown_rules_are_named_with_the_nearest() -> None:
    with pytest.raises(RuleError, match=r"toy\.capitals: names no rule; did you mean toy\.capital\?"):
        Rules(TOY).without(["toy.capitals"])


def test_a_rule_is_data_with_a_phenomenon() -> None:
    assert isinstance(too_long, Rule)
    assert (too_long.id, too_long.stage, too_long.tier) == ("toy.too-long", Stage.VETO, 1)
    assert too_long.phenomenon == "“*anchorage*”: no long words."
    assert too_long.apply("", "anchorage") is not None
    with pytest.raises(ValueError, match="two rules"):
        Rules([word, word])


@pytest.mark.parametrize("id", ["word", "tool.word", "toy.Word", "toy.a word", "toy.", "toy.-a"])
def test_an_id_is_of_the_family_of_its_step(id: str) -> None:
    with pytest.raises(ValueError, match="no id of a rule"):

        @FROM_LETTER.rule(id)
        def unnamed(text: str, letter: str) -> str | None:
            """“*a*”: some phenomenon."""
            return None


def test_a_rule_without_a_phenomenon_is_none() -> None:
    with pytest.raises(ValueError, match="phenomenon"):

        @FROM_LETTER.rule("toy.bare")
        def bare(text: str, letter: str) -> str | None:
            return None
