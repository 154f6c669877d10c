"""Answers of rules as links that bear the rule's id, and tests as vetoes with a reason."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.steps import Links
from factx.rules import Answer


def ruled(answer: Answer[Links]) -> list[Link]:
    """The links of an answer, each with the id of the rule that gave it."""
    return [replace(link, rule=answer.rule.id) for link in answer.value]


def ruled_one(answer: Answer[Link]) -> Link:
    """The link of an answer, with the id of the rule that gave it."""
    return replace(answer.value, rule=answer.rule.id)


def because(reason: str) -> Callable[[Callable[[Scene, Link], bool]], Callable[[Scene, Link], str | None]]:
    """Make a test of a link a veto that gives this reason."""

    def made(test: Callable[[Scene, Link], bool]) -> Callable[[Scene, Link], str | None]:
        return wraps(test)(lambda scene, link: reason if test(scene, link) else None)

    return made
