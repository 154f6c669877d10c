"""Answers of rules as links that bear the rule's id."""

from dataclasses import replace

from factx.extract.casualties.scene import Link
from factx.extract.casualties.steps import Links
from factx.rules import Answer


def ruled(answer: Answer[Links]) -> list[Link]:
    """The links of an answer, each with the id of the rule that gave it."""
    return [replace(link, rule=answer.rule.id) for link in answer.value]


def ruled_one(answer: Answer[Link]) -> Link:
    """The link of an answer, with the id of the rule that gave it."""
    return replace(answer.value, rule=answer.rule.id)
