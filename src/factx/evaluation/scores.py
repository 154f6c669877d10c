"""The figures of an evaluation: precision and recall of what is found, and shares of fields that are right."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from factx.evaluation.gold import Stretch

T = TypeVar("T")
# An article and the first and last character there.
Place = tuple[str, int, int]


class Graded(Protocol):
    """A found fact that says how sure it is."""

    @property
    def confidence(self) -> float | None:
        """0 to 1; None where nobody graded it."""


@dataclass(slots=True)
class Tally:
    """How much was annotated and how much of that was found; how much was found and how much of that is right.

    >>> tally = Tally(recalled=3, gold=4, correct=3, found=6)
    >>> tally.precision, tally.recall, round(tally.f1, 3)
    (0.5, 0.75, 0.6)
    """

    recalled: float = 0
    gold: float = 0
    correct: float = 0
    found: float = 0

    @property
    def precision(self) -> float:
        """Right among what was found; 1 where nothing was found."""
        return self.correct / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Found among what was annotated; 1 where nothing was."""
        return self.recalled / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that is wrong: `missed` (annotated, not found), `spurious` (the reverse) or the name of a field."""

    article: str
    type: str
    what: str
    start_char: int
    end_char: int
    gold: str = ""
    found: str = ""


@dataclass(slots=True)
class Scores:
    """All figures of an evaluation, in the order in which they were first counted, and what is wrong.

    Attributes:
        grades: type of fact → how sure each found fact was, and whether it is right.
        tallies: name such as `quote.content` → what was found of it.
        shares: name such as `casualty.bounds` → (right, judged) among the facts that were found.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, tuple[int, int]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    grades: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)

    def grade(self, kind: str, found: Iterable[Graded], right: Iterable[Graded]) -> None:
        """Keep how sure each found fact was, and whether it is right; facts without a confidence are passed over."""
        known = {id(fact) for fact in right}
        graded = [(fact.confidence, id(fact) in known) for fact in found if fact.confidence is not None]
        self.grades.setdefault(kind, []).extend(graded)

    def count(self, name: str, right: float, gold: int, found: int, *, correct: float | None = None) -> None:
        """Add to a tally; `correct` is the precision's share where it is not counted in pairs as `right` is."""
        tally = self.tallies.setdefault(name, Tally())
        tally.recalled += right
        tally.gold += gold
        tally.correct += right if correct is None else correct
        tally.found += found

    def judge(self, name: str, right: bool) -> bool:
        """Count one judged field, and hand the judgement on."""
        done, of = self.shares.get(name, (0, 0))
        self.shares[name] = (done + right, of + 1)
        return right

    def differs(self, kind: str, what: str, place: Place, gold: object, found: object) -> None:
        """Keep a field that is wrong."""
        self.misses.append(Miss(place[0], kind, what, place[1], place[2], _shown(gold), _shown(found)))

    def unmatched(
        self,
        kind: str,
        gold: Iterable[T],
        found: Iterable[T],
        matched: Iterable[tuple[T, T]],
        place: Callable[[T], Place],
    ) -> None:
        """Keep what stands on one side only."""
        known = {id(item) for pair in matched for item in pair}
        for what, items in (("missed", gold), ("spurious", found)):
            self.misses.extend(Miss(place(i)[0], kind, what, *place(i)[1:]) for i in items if id(i) not in known)

    def rows(self) -> list[dict[str, str | float | None]]:
        """One row a measure: its name, precision, recall and F1 (or the share), 0 to 1, and on how many items."""
        found: list[dict[str, str | float | None]] = [
            {"measure": name, "precision": t.precision, "recall": t.recall, "f1": t.f1, "share": None, "items": t.gold}
            for name, t in self.tallies.items()
        ]
        found += [
            {"measure": name, "precision": None, "recall": None, "f1": None, "share": right / of, "items": of}
            for name, (right, of) in self.shares.items()
        ]
        return found


def _shown(value: object) -> str:
    """A field in the list of errors: characters as `12–20`, nothing as `none`."""
    if isinstance(value, Stretch):
        return f"{value.start_char}–{value.end_char}"
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value)) or "none"
    return "none" if value is None else str(value)
