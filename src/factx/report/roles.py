"""Of whom a number tells: of all, of a part (a place, a group, those found on a day), of some of those counted.

“At least 31 in Ecuador and nine in Peru” are two parts; “118 died in Arenillas” is one where 1,843 are dead in all;
“nine of the dead were children” counts persons again that the toll has already.
"""

from collections import defaultdict
from collections.abc import Sequence

from factx.corpus.listed import countries, listed
from factx.report import partial
from factx.report.told import Told, disjoint

# A place's toll that is so much less than what is known of all is a part of it.
_FAR_LESS = 0.75
# A number that is so much of another is the same, rounded: “passes 300” above 311.
_NEARLY = 0.9
# Two articles that have so high a number, or a higher one, mean the same.
_NO_CHANCE = 10


def give(whole: Sequence[Told]) -> None:
    """Say of each toll of an event whether it is of all, of a part or of some of those counted."""
    by_outcome: dict[str, list[Told]] = defaultdict(list)
    for told in whole:
        by_outcome[told.fact.outcome].append(told)
    for line in by_outcome.values():
        by_article: dict[str, list[Told]] = defaultdict(list)
        for told in line:
            by_article[told.fact.article].append(told)
        known = 0
        for own in sorted(by_article.values(), key=lambda own: (own[0].moment, own[0].fact.article)):
            _of_article(own, known)
            told_now = (told for told in own if told.role == "total" and told.counts and not _vague(told))
            known = max([known, *(told.best or 0 for told in told_now)])
        _by_other_articles(line)


def _by_other_articles(line: Sequence[Told]) -> None:
    """A number that other articles give as that of all, or of a place, is so here, too, where words do not tell."""
    totals: dict[int, set[str]] = defaultdict(set)
    parts: dict[int, dict[str, str]] = defaultdict(dict)
    for told in line:
        if told.counts and told.best is not None and told.best >= _NO_CHANCE:
            if told.role == "total":
                totals[told.best].add(told.fact.article)
            elif told.part.startswith("in "):
                parts[told.best][told.part] = told.fact.article
    for told in line:
        best = told.best or 0
        if told.role == "part" and not told.increment and not told.whole and totals[best] - {told.fact.article}:
            told.role, told.part = "total", ""
        elif told.role == "total" and len(parts[best]) == 1 and len(totals[best]) == 1 and told.counts:
            ((part, article),) = parts[best].items()
            if article != told.fact.article:
                told.role, told.part = "part", part


def _of_article(own: Sequence[Told], known: int) -> None:
    """The roles of the tolls of one outcome in one article; `known` is the highest total before it."""
    plain = [told for told in own if told.counts and not told.fact.subset and not told.increment]
    now = [told for told in plain if told.revised != "outdated" and not _vague(told)]
    top = max(now, key=lambda told: (told.best or 0, told.source is None), default=None)
    most = (top.best or 0) if top is not None else 0
    several = len({told.fact.place.country for told in own if told.fact.place and told.fact.place.country}) > 1
    siblings, sides = _siblings(plain, most), _sides(plain)
    for told in own:
        place, group = _place(told), told.group
        if told.best == 0:
            told.role, told.part = ("total", "") if _is_nobody(told, own, known) else ("part", f"of {told.fact.id}")
            told.part = told.state or told.part
            continue
        if told.fact.subset:
            told.role = "subset"
            told.part = f"of {partial.whom(group)}" if group else f"in {place}" if place else f"of {told.fact.id}"
            told.part = told.state or told.part
        elif told.increment:
            told.role, told.part = "part", f"more {told.fact.article} {told.best}"
        elif id(told) in siblings:
            told.role, told.part, told.whole = "part", f"in {place}", True
        elif (told.state or told.some) and (told.best or 0) < max(most, known) and told.revised is None:
            told.role, told.part = "part", told.state or f"of {told.fact.id}"
        elif group is not None and _is_group(group) and (id(told) in sides or (told.best or 0) < max(most, known)):
            told.role, told.part, told.whole = "part", f"of {partial.whom(group)}", id(told) in sides
        elif top is not None and _within(told, top, several):
            told.role, told.part = "part", f"in {place}" if place and place != _place(top) else f"of {told.fact.id}"
        elif place and told.source is None and _is_far_less(told, max(most, known)):
            told.role, told.part = "part", f"in {place}"


def _is_nobody(told: Told, own: Sequence[Told], known: int) -> bool:
    """Whether “no one was kidnapped” is of all: “nobody else was hurt” and “no deaths at the weekend” are not.

    Where its own article counts some, only somebody else's word does.
    """
    if known or partial.is_nobody_else(told.fact) or told.state:
        return False
    others = [other for other in own if other.best and other.counts and not other.fact.subset]
    return not others or (told.source is not None and all(other.source != told.source for other in others))


def _is_far_less(told: Told, most: int) -> bool:
    """Whether a place's number is so low that it is a part; those missing or held are fewer each day."""
    return told.fact.outcome not in ("missing", "kidnapped") and (told.best or 0) < _FAR_LESS * most


def _sides(plain: Sequence[Told]) -> set[int]:
    """Those killed on both sides of a clash, none of them the total: three soldiers, 21 gunmen."""
    grouped = [(told, told.group.split()[-1]) for told in plain if told.group and _is_group(told.group)]
    attackers = [told for told, head in grouped if head in listed("attackers")]
    attacked = [told for told, head in grouped if head not in listed("attackers")]
    if not attackers or not attacked or len(grouped) < len(plain):
        return set()
    return {id(told) for told in (*attackers, *attacked)}


def _within(told: Told, top: Told, several: bool) -> bool:
    """Whether a lower number is some of the highest that its article has: nobody else gives it, nor did it before.

    A country is a part only where it is one of several.
    """
    if told is top or told.revised is not None or _vague(told) or (told.best or 0) >= _NEARLY * (top.best or 0):
        return False
    if top.revised in ("rose", "fell") and not _place(told):
        return False  # “the toll rose to 12”: nine was the toll before
    # Of those freed or hurt an article tells the day's beside all so far; of the dead, two say two numbers.
    own_voice = top.source is None and told.fact.outcome in ("injured", "rescued", "infected", "detained")
    somebody_else = told.source is not None and told.source != top.source and not own_voice
    place = _place(told)
    elsewhere = place and place != _place(top) and (several or place not in countries())
    if somebody_else and not (elsewhere and (told.best or 0) < _FAR_LESS * (top.best or 0)):
        return False
    return disjoint(told, top)


def _vague(told: Told) -> bool:
    return told.fact.count is not None and told.fact.count.modifier in ("vague", "between", "up to")


def _siblings(plain: Sequence[Told], most: int) -> set[int]:
    """Numbers that one sentence gives for two places, none of them the total: 31 in one country, nine in the other."""
    by_sentence: dict[object, list[Told]] = defaultdict(list)
    for told in plain:
        sentence = told.fact.sentence
        if sentence is not None and _place(told):
            by_sentence[sentence.start_char].append(told)
    found = set()
    for told_here in by_sentence.values():
        told_here = [told for told in told_here if not _is_sum(told, told_here)]
        if len({_place(told) for told in told_here}) > 1 and all(told.revised is None for told in told_here):
            total = sum(told.best or 0 for told in told_here)
            found |= {id(told) for told in told_here if (told.best or 0) < most or total > most}
    return found


def _is_sum(told: Told, beside: Sequence[Told]) -> bool:
    """Whether a number is that of all beside it together: “1,377, with 903 here and 474 there”."""
    others = [other.best or 0 for other in beside if other is not told]
    return len(others) > 1 and told.best == sum(others)


def _is_group(group: str) -> bool:
    return group.split()[-1] in listed("subgroup")


def _place(told: Told) -> str:
    """The place that the clause or sentence of a toll names."""
    place = told.fact.place
    if place is None or getattr(place, "place_from", None) not in ("clause", "sentence"):
        return ""
    return " ".join(place.text.casefold().split()).removeprefix("the ")
