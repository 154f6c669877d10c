"""Which numbers of one series still stand: what was told later, and by whom, of the same persons.

A number is superseded when a later article has a higher one, when its own source gives another, or when it is revised;
but not while it is told again. Two that stand and cannot both be right conflict: the army's 17, the villagers' 47.
Of those missing or held, of whom fewer are left each day, and of the hurt, whatever is told later counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factx.report.told import Told, disjoint

_FINAL = frozenset({"killed", "casualty"})
_NOT_YET = ""


@dataclass(slots=True)
class _Number:
    """One number of a series, wherever it is told.

    Attributes:
        told: its tolls.
        last: when it was told last as what is known now; empty for never, or where no day is known.
        sources: who gave it.
    """

    best: int
    told: list[Told] = field(default_factory=list)
    last: str = _NOT_YET
    sources: set[str | None] = field(default_factory=set)

    @property
    def outdated(self) -> bool:
        """Whether it is only told as an earlier one."""
        return all(told.revised == "outdated" for told in self.told)


def give(line: Sequence[Told]) -> None:
    """Give each toll of one event, outcome and part its status, in time that grows with their number."""
    numbers: dict[object, _Number] = {}
    for told in sorted(line, key=lambda told: (told.moment, told.fact.article, told.fact.start_char)):
        # “As many as ten” is no telling of the ten that are counted in the end.
        key = told.best if told.best is not None and told.low is not None else (told.low, told.high)
        number = numbers.setdefault(key, _Number(told.best if told.best is not None else told.low or 0))
        told.repeated = any(other.fact.article != told.fact.article for other in number.told[:1])
        number.told.append(told)
        number.sources.add(told.source)
        if told.revised != "outdated":
            number.last = max(number.last, told.moment)
    every = sorted(numbers.values(), key=lambda number: number.best)
    later = _Later(every)
    standing = []
    for number in every:
        if (number.outdated and len(every) > 1) or later.than(number):
            for told in number.told:
                told.status = "superseded"
        else:
            standing.append(number)
    _conflicts(standing)


class _Later:
    """What was told last by whom, to be asked for one number after another."""

    def __init__(self, every: Sequence[_Number]) -> None:
        self._higher: dict[int, str] = {}
        self._raised: dict[str, list[tuple[int, str | None]]] = {}
        latest = _NOT_YET
        for number in reversed(every):
            self._higher[number.best] = latest
            latest = max(latest, number.last)
        now = [(told, number.best) for number in every for told in number.told if told.revised != "outdated"]
        self._any = _two_latest((told.moment, best) for told, best in now)
        self._open = _two_latest((t.moment, best) for t, best in now if t.source is None or t.revised is not None)
        by_source: dict[str | None, list[tuple[str, int]]] = {}
        for told, best in now:
            by_source.setdefault(told.source, []).append((told.moment, best))
        self._by_source = {source: _two_latest(own) for source, own in by_source.items()}
        for told, best in now:
            if told.revised == "rose":
                self._raised.setdefault(told.fact.article, []).append((best, told.source))

    def than(self, number: _Number) -> bool:
        """Whether something that puts a number out of date was told after it."""
        if self._raised_in_its_article(number):
            return True
        if not number.last:
            return False
        if self._higher[number.best] > number.last or _other(self._open, number.best) > number.last:
            return True
        if number.told[0].fact.outcome not in _FINAL and _other(self._any, number.best) > number.last:
            return True
        return any(_other(self._by_source.get(source, ()), number.best) > number.last for source in number.sources)

    def _raised_in_its_article(self, number: _Number) -> bool:
        last = number.told[-1]
        return any(
            best > number.best and (source is None or last.source is None or source == last.source)
            for best, source in self._raised.get(last.fact.article, ())[:8]
        )


def _two_latest(told: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The last telling, and the last telling of another number."""
    found: dict[int, str] = {}
    for moment, best in told:
        found[best] = max(found.get(best, ""), moment)
    return tuple(sorted(((moment, best) for best, moment in found.items()), reverse=True)[:2])


def _other(latest: Iterable[tuple[str, int]], best: int) -> str:
    """When another number was told last."""
    return next((moment for moment, other in latest if other != best), "")


def _conflicts(standing: Sequence[_Number]) -> None:
    """Numbers that stand beside another that is not theirs, from somebody else."""
    if len(standing) < 2:
        return
    ends = [standing[0], standing[-1]]
    for at, number in enumerate(standing):
        near = [standing[at - 1]] if at else []
        near += [standing[at + 1]] if at + 1 < len(standing) else []
        if any(other is not number and _differ(number, other) for other in (*ends, *near)):
            for told in number.told:
                told.status = "conflicting"


def _differ(one: _Number, other: _Number) -> bool:
    """Whether two numbers cannot both be right, and are not one source's or one article's own."""
    if not disjoint(one.told[-1], other.told[-1]):
        return False
    articles = {told.fact.article for told in one.told} & {told.fact.article for told in other.told}
    same = one.sources == other.sources and (one.sources != {None} or bool(articles))
    return not same
