"""Of whom a number tells: of all, of a part (a place, a group, those who were found on a day), of some of those counted.

“At least 31 in Ecuador and nine in Peru” are two parts; “118 died in Arenillas” is one where 1,843 are dead in all;
“nine of the dead were children” counts persons again that the toll has already.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factx.report.told import Told

# Groups that are a part of those hurt wherever all are counted, too.
_GROUPS = frozenset(
    """children child women woman men man boys boy girls girl infants babies soldiers soldier troops police policemen
    officers officer rescuers workers worker nurses nurse doctors patients pupils students student teachers teacher
    firefighters gunmen militants rebels insurgents attackers attacker suspects foreigners tourists journalists
    migrants peacekeepers guards schoolchildren schoolgirls minors adults""".split()
)
# A place's toll that is so much less than what is known of all is a part of it.
_FAR_LESS = 0.75


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
            known = max([known, *(told.best or 0 for told in own if told.role == "total" and told.counts)])


def _of_article(own: Sequence[Told], known: int) -> None:
    """The roles of the tolls of one outcome in one article; `known` is the highest total before it."""
    plain = [told for told in own if told.counts and not told.fact.subset and not told.increment]
    exact = [told.best or 0 for told in plain if told.revised != "outdated"]
    most = max(exact, default=0)
    in_all = max(most, known)
    siblings = _siblings(plain, most)
    for told in own:
        place, group = _place(told), told.group
        if told.fact.subset:
            told.role, told.part = "subset", f"of {group or place or told.fact.id}"
        elif told.increment:
            told.role, told.part = "part", f"more {told.fact.article} {told.best}"
        elif id(told) in siblings:
            told.role, told.part = "part", f"in {place}"
        elif group is not None and _is_group(group) and (told.best or 0) < in_all:
            told.role, told.part = "part", f"of {group.split()[-1]}"
        elif place and (told.best or 0) < _FAR_LESS * in_all and not _shares_place(told, plain, most):
            told.role, told.part = "part", f"in {place}"


def _siblings(plain: Sequence[Told], most: int) -> set[int]:
    """Numbers that one sentence gives for two places, none of them the total: 31 in one country, nine in the other."""
    by_sentence: dict[object, list[Told]] = defaultdict(list)
    for told in plain:
        sentence = told.fact.sentence
        if sentence is not None and _place(told):
            by_sentence[sentence.start_char].append(told)
    found = set()
    for told_here in by_sentence.values():
        if len({_place(told) for told in told_here}) > 1 and all(told.revised is None for told in told_here):
            total = sum(told.best or 0 for told in told_here)
            found |= {id(told) for told in told_here if (told.best or 0) < most or total > most}
    return found


def _shares_place(told: Told, plain: Iterable[Told], most: int) -> bool:
    """Whether the highest toll of the article is of the same place: then both are of all who were hurt there."""
    return any(other.best == most and _place(other) == _place(told) for other in plain if other is not told)


def _is_group(group: str) -> bool:
    return group.split()[-1] in _GROUPS


def _place(told: Told) -> str:
    """The place that the clause or sentence of a toll names."""
    place = told.fact.place
    if place is None or getattr(place, "place_from", None) not in ("clause", "sentence"):
        return ""
    return " ".join(place.text.casefold().split()).removeprefix("the ")
