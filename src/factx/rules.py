"""The engine of the rules: what a rule is, which rules are in force, and how they are asked. It knows no phenomenon.

How to write a rule:

1. Find its *step*: a question that a room asks, such as `quotations.steps.PROPOSE_FROM_CLAUSE` (“which statement does
   this reporting clause make?”) or `VETO_STATEMENT` (“why is this no statement?”). A step gives the arguments, a frozen
   view of the document first, and the type of the answer.
2. Write one pure function of these arguments in a module of the step's folder. It returns its answer, or None where it
   has nothing to say; a veto returns its reason in plain words. It asks other rules nothing, and of a candidate nothing
   but its values (never which rule made it). What decides nothing on its own stays a plain function.
3. Put `@STEP.rule("family.name", tier=…, examples=(…), counterexamples=(…))` above it. The docstring is the phenomenon,
   and begins with a sentence that the rule was made for. Of several answers those of the lowest tier stand; two rules
   share a tier where it is the answers' values that tell which is better.
4. It is in force where the room's `registry.py` names its module: nothing else lists it. `factx rules show ID`,
   `docs/rules.md` and the tests (each example must fire the rule, no counterexample may) follow from there.

>>> GREET: Step[[str], str] = Step("demo", Stage.PROPOSE, "what to answer to a word")
>>> @GREET.rule("demo.polite", tier=1, examples=("hello",), counterexamples=("stop",))
... def polite(word: str) -> str | None:
...     '''“*Hello*”: a word of greeting is given back.'''
...     return word if word == "hello" else None
>>> rules = Rules([polite])
>>> rules.choose(GREET, "hello")
Answer(rule=<Rule demo.polite>, value='hello')
>>> rules.choose(GREET, "stop"), rules.without(["demo.polite"]).choose(GREET, "hello")
(None, None)
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from types import ModuleType
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar, cast

from factx.errors import RuleError

P = ParamSpec("P")
A = TypeVar("A")
V = TypeVar("V")
S = TypeVar("S")

_ID = re.compile(r"[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*")


class Stage(StrEnum):
    """What kind of decision a step is; the order is that in which a fact is made."""

    PROPOSE = "propose"
    """a candidate"""
    INHERIT = "inherit"
    """a candidate that shares something with one that is kept already"""
    SPEAKER = "speaker"
    """who says it"""
    SOURCE = "source"
    """who tells of it"""
    PLACE = "place"
    """where it happened"""
    BOUND = "bound"
    """where a candidate begins or ends"""
    VETO = "veto"
    """the reason why a candidate is no fact"""
    JOIN = "join"
    """what two candidates are to one another"""


@dataclass(frozen=True, eq=False)
class Step(Generic[P, A]):
    """One question that a room asks its rules: arguments P, and an answer A or None.

    Attributes:
        family: what its rules' ids begin with: the type of fact they are about.
        stage: what kind of decision it is.
        question: the question in plain words.
    """

    family: str
    stage: Stage
    question: str

    def rule(
        self, id: str, *, tier: int = 1, examples: tuple[str, ...] = (), counterexamples: tuple[str, ...] = ()
    ) -> "Callable[[Callable[P, A | None]], Rule[P, A]]":
        """Make a function with a docstring a rule of this step; what it is given `Rule` explains."""

        def made(apply: Callable[P, A | None]) -> Rule[P, A]:
            phenomenon = " ".join((apply.__doc__ or "").split("\n\n")[0].split())
            return Rule(id, self, tier, phenomenon, examples, counterexamples, apply)

        return made


@dataclass(frozen=True, repr=False, eq=False)
class Rule(Generic[P, A]):
    """One decision, as data with one pure function.

    Attributes:
        id: `family.name`, in lower case with hyphens; records carry it, `--without` switches it off.
        step: the question that it answers.
        tier: answers of a lower tier go before those of a higher one.
        phenomenon: a sentence that the rule was made for, and what it goes by.
        examples: texts in which it decides something.
        counterexamples: texts in which it does not.
        apply: the function.

    Raises:
        ValueError: the id is not of its step's family, or the function has no docstring.
    """

    id: str
    step: Step[P, A]
    tier: int
    phenomenon: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    apply: Callable[P, A | None]

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id) or self.id.split(".")[0] != self.step.family:
            raise ValueError(f"{self.id!r} is no id of a rule: write {self.step.family}.name-with-hyphens")
        if not self.phenomenon:
            raise ValueError(f"{self.id} says nothing of its phenomenon: give the function a docstring")

    @property
    def stage(self) -> Stage:
        """What kind of decision it is."""
        return self.step.stage

    def __repr__(self) -> str:
        return f"<Rule {self.id}>"


AnyRule = Rule[..., Any]


def rules_of(*modules: ModuleType) -> tuple[AnyRule, ...]:
    """The rules that modules define, in the order of the lines."""
    return tuple(rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule))


class Answer(NamedTuple, Generic[A]):
    """What a rule says."""

    rule: AnyRule
    value: A


class Refused(NamedTuple, Generic[A]):
    """A candidate, the rule that made it, the one that refused it, and the reason."""

    proposed: Answer[A]
    veto: AnyRule
    reason: str


class Settled(NamedTuple, Generic[A]):
    """The answers that stand, all of one tier, and those that were refused on the way to them."""

    kept: tuple[Answer[A], ...]
    refused: tuple[Refused[A], ...]


Heard = Callable[[AnyRule, tuple[Any, ...], Any], None]
"""Told of each decision: the rule, what it was asked, and its answer."""


@dataclass(frozen=True, eq=False)
class Rules:
    """The rules in force. What they decide does not depend on the order in which they are given.

    Attributes:
        rules: all of them.
        off: ids of rules that were taken out.
        heard: is told of each decision, for explanations and tests.

    Raises:
        ValueError: two rules bear one id.
    """

    rules: tuple[AnyRule, ...]
    off: frozenset[str] = frozenset()
    heard: Heard | None = None
    _tiers: dict[Any, tuple[tuple[AnyRule, ...], ...]] = field(init=False, repr=False)

    def __init__(self, rules: Iterable[AnyRule], off: Iterable[str] = (), heard: Heard | None = None) -> None:
        object.__setattr__(self, "rules", tuple(rules))
        object.__setattr__(self, "off", frozenset(off))
        object.__setattr__(self, "heard", heard)
        ids = [rule.id for rule in self.rules]
        if twice := sorted({id for id in ids if ids.count(id) > 1}):
            raise ValueError(f"two rules bear the id {twice[0]}")
        by_step: dict[Any, list[AnyRule]] = {}
        for rule in self.rules:
            by_step.setdefault(rule.step, []).append(rule)
        tiers = {step: _in_tiers(found) for step, found in by_step.items()}
        object.__setattr__(self, "_tiers", tiers)

    def __iter__(self) -> Iterator[AnyRule]:
        return iter(self.rules)

    def get(self, id: str) -> AnyRule:
        """The rule of an id.

        Raises:
            RuleError: there is none; names the nearest.
        """
        return {rule.id: rule for rule in self.rules}.get(id) or _unknown(id, self.rules)

    def without(self, ids: Iterable[str]) -> "Rules":
        """The same without some rules.

        Raises:
            RuleError: one of the ids is that of no rule.
        """
        taken = frozenset(ids)
        for id in sorted(taken - self.off):
            self.get(id)
        return Rules((rule for rule in self.rules if rule.id not in taken), self.off | taken, self.heard)

    def having(self, *rules: AnyRule) -> "Rules":
        """The same with some more rules."""
        return Rules((*self.rules, *rules), self.off, self.heard)

    def told_to(self, heard: Heard) -> "Rules":
        """The same, telling `heard` of each decision."""
        return Rules(self.rules, self.off, heard)

    def answers(self, step: Step[P, A], *args: P.args, **_: P.kwargs) -> Iterator[Answer[A]]:
        """What all rules of a step say, lowest tier first."""
        for tier in self._tiers.get(step, ()):
            yield from _of_tier(tier, args)

    def every(self, step: Step[P, A], *args: P.args, **_: P.kwargs) -> Iterator[Answer[A]]:
        """The same where each of them counts as a decision."""
        for answer in self.answers(step, *args, **_):
            self._tell(answer, args)
            yield answer

    def each(self, step: Step[P, Iterator[V]], *args: P.args, **_: P.kwargs) -> Iterator[Answer[V]]:
        """For rules that give several answers: each a decision, the next looked for when this one was acted on."""
        for answer in self.answers(step, *args, **_):
            for one in (Answer(answer.rule, value) for value in answer.value):
                self._tell(one, args)
                yield one

    def choose(self, step: Step[P, A], *args: P.args, **_: P.kwargs) -> Answer[A] | None:
        """The answer of the lowest tier that has one; where several of it have, they mean the same (vetoes)."""
        answer = next(self.answers(step, *args, **_), None)
        if answer is not None:
            self._tell(answer, args)
        return answer

    def settle(self, propose: Step[[V, S], A], veto: Step[[V, A], str], view: V, seed: S) -> Settled[A]:
        """Propose all, refuse what a veto speaks against, keep the lowest tier.

        All rules are pure, so a tier is asked only where none of a lower one stands.
        """
        refused: list[Refused[A]] = []
        for tier in self._tiers.get(propose, ()):
            kept = []
            for proposed in _of_tier(tier, (view, seed)):
                against = self.choose(veto, view, proposed.value)
                if against is None:
                    kept.append(cast(Answer[A], proposed))
                else:
                    refused.append(Refused(cast(Answer[A], proposed), against.rule, against.value))
            if kept:
                for answer in kept:
                    self._tell(answer, (view, seed))
                return Settled(tuple(kept), tuple(refused))
        return Settled((), tuple(refused))

    def _tell(self, answer: Answer[Any], args: tuple[Any, ...]) -> None:
        if self.heard is not None:
            self.heard(answer.rule, args, answer.value)


def best(answers: Iterable[Answer[A]], rank: Callable[[A], Any]) -> Answer[A] | None:
    """The answer whose value ranks lowest; of equal ones that whose rule has the first id, for any order of rules."""
    return min(answers, key=lambda answer: (rank(answer.value), answer.rule.id), default=None)


def _in_tiers(rules: list[AnyRule]) -> tuple[tuple[AnyRule, ...], ...]:
    ordered = sorted(rules, key=lambda rule: (rule.tier, rule.id))
    return tuple(tuple(tier) for _, tier in groupby(ordered, key=lambda rule: rule.tier))


def _of_tier(tier: tuple[AnyRule, ...], args: tuple[Any, ...]) -> Iterator[Answer[Any]]:
    for rule in tier:
        value = rule.apply(*args)
        if value is not None:
            yield Answer(rule, value)


def _unknown(id: str, rules: Iterable[AnyRule]) -> AnyRule:
    from difflib import get_close_matches

    near = get_close_matches(id, [rule.id for rule in rules], 1, 0.5)
    raise RuleError(id, "names no rule", f"did you mean {near[0]}?" if near else "see factx rules list")
