"""Persons of one full name who are two: told apart by their time, their countries and what they do."""

from collections import Counter
from collections.abc import Sequence

from factx.corpus.bearers import Bearer

# Nobody is in the news again after so many years without a line in between.
_A_LIFE = 365 * 45


def parted(bearers: Sequence[Bearer]) -> list[list[Bearer]]:
    """The records of one full name as those of one person each; nearly always of one."""
    return [part for era in _eras(bearers) for part in _countries(era)]


def _eras(bearers: Sequence[Bearer]) -> list[list[Bearer]]:
    dated = sorted((bearer for bearer in bearers if bearer.day), key=lambda bearer: (bearer.day, bearer.key))
    undated = [bearer for bearer in bearers if not bearer.day]
    eras: list[list[Bearer]] = []
    for bearer in dated:
        if eras and bearer.day - eras[-1][-1].day <= _A_LIFE:
            eras[-1].append(bearer)
        else:
            eras.append([bearer])
    if not eras:
        return [undated]
    max(eras, key=len).extend(undated)
    return eras


def _countries(bearers: list[Bearer]) -> list[list[Bearer]]:
    """Two of a name where articles tie them to two countries, give them nothing in common, and say what each is.

    A country that is wrong in one article parts nobody: the articles share a title or others whom they name.
    """
    tied: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        if bearer.country and bearer.titles:
            tied.setdefault(bearer.country, []).append(bearer)
    if len(tied) < 2:
        return [bearers]
    sides: list[list[Bearer]] = []
    for _, own in sorted(tied.items(), key=lambda item: (-len(item[1]), item[0])):
        side = next((side for side in sides if _common(side, own)), None)
        if side is None:
            sides.append(list(own))
        else:
            side.extend(own)
    if len(sides) < 2:
        return [bearers]
    placed = {bearer.number for side in sides for bearer in side}
    for bearer in sorted((b for b in bearers if b.number not in placed), key=lambda b: b.key):
        max(sides, key=lambda side: _shared(side, bearer)).append(bearer)
    return sides


def _common(one: Sequence[Bearer], other: Sequence[Bearer]) -> bool:
    """Whether two sides have a title in common, or company beyond one name."""
    titles = [{title for bearer in side for title in bearer.titles} for side in (one, other)]
    company = [{number for bearer in side for number in bearer.company} for side in (one, other)]
    return bool(titles[0] & titles[1]) or len(company[0] & company[1]) > 1


def _shared(side: Sequence[Bearer], bearer: Bearer) -> tuple[int, int]:
    company = Counter(number for other in side for number in other.company)
    titles = {title for other in side for title in other.titles}
    return sum(company[number] > 0 for number in bearer.company) + sum(t in titles for t in bearer.titles), len(side)
