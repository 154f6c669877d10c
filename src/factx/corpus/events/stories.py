"""Which articles are of one story: by the rare names that they share, their headlines, persons and days.

The weights were fitted by logistic regression on pairs of 203 local reports of shootings and of 41 wire stories of
disasters, pairs of different stories weighing thirty times as much; a story is what average linkage makes of the pairs.
These are the sets that event linking is measured on: fitted without the incidents that are measured (ten folds), B³ of
the local reports is 93.8 instead of 95.1, and the wire stories, fitted without the series at hand, stay as they are.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factx.corpus.events.scenes import Story
from factx.corpus.words import likeness, rarity

_COSINE, _TITLE, _PEOPLE, _DAYS, _CONSTANT = 26.9, 9.15, 7.0, -4.9, -4.2
# Two articles are of one story from this probability on; those of two groups on the average from a share of it.
LIKELY, _AVERAGE = 0.5, 0.7
# Words that bring two articles together at all: so many of an article, none that more articles have.
_SIGNS, _SHARED = 24, 60
# Articles that share less than this weight of words, in text and headline, are of two stories: one name is a namesake.
# The 322 joined pairs of one story in the two sets share 11.5 and more.
_LEAST = 10.0
# A large group is measured at so many of its articles.
_SAMPLE = 12
# Years after it, an article is of another story.
_LONGEST = 400


def stories(all_stories: Sequence[Story]) -> list[list[Story]]:
    """The stories of a collection, each as its articles; in an order that no order of reading changes."""
    among: Counter[int] = Counter(number for story in all_stories for number in story.names)
    weights = _Weights(among, len(all_stories))
    groups: dict[int, list[int]] = {at: [at] for at in range(len(all_stories))}
    home = list(range(len(all_stories)))
    scores: dict[tuple[int, int], float] = {}

    def likely(one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in scores:
            scores[pair] = _probability(all_stories[pair[0]], all_stories[pair[1]], weights)
        return scores[pair]

    pairs = [(likely(*pair), *pair) for pair in _pairs(all_stories, weights)]
    keys = [story.key for story in all_stories]
    pairs.sort(key=lambda pair: (-pair[0], *sorted((keys[pair[1]], keys[pair[2]]))))
    for probability, one, other in pairs:
        if probability < LIKELY:
            break
        a, b = home[one], home[other]
        if a == b:
            continue
        mine, theirs = (sorted(groups[at], key=keys.__getitem__)[:_SAMPLE] for at in (a, b))
        mean = sum(likely(x, y) for x in mine for y in theirs) / (len(mine) * len(theirs))
        if mean < LIKELY * _AVERAGE:
            continue
        if len(groups[a]) < len(groups[b]):
            a, b = b, a
        for at in groups[b]:
            home[at] = a
        groups[a].extend(groups.pop(b))
    found = [sorted((all_stories[at] for at in group), key=order) for group in groups.values()]
    return sorted(found, key=lambda group: order(group[0]))


def order(story: Story) -> tuple[bool, str, int]:
    """By time of telling; what has none comes last."""
    return not story.moment, story.moment, story.key


class _Weights(dict[int, float]):
    """How rare words are, counted when they are asked for."""

    def __init__(self, among: Mapping[int, int], texts: int) -> None:
        self.among, self._texts = among, texts

    def __missing__(self, number: int) -> float:
        self[number] = rarity(number, self.among, self._texts)
        return self[number]


def _pairs(all_stories: Sequence[Story], weights: _Weights) -> Iterator[tuple[int, int]]:
    """Articles that share one of their rarest words."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, story in enumerate(all_stories):
        shared = [number for number in story.names if 1 < weights.among[number] <= _SHARED]
        shared.sort(key=lambda number: (-weights[number], number))
        for number in shared[:_SIGNS]:
            holders[number].append(at)
    seen: set[tuple[int, int]] = set()
    for found in holders.values():
        for place, one in enumerate(found):
            for other in found[:place]:
                near = abs(all_stories[one].day - all_stories[other].day) <= _LONGEST
                if (near or not all_stories[one].day or not all_stories[other].day) and (other, one) not in seen:
                    seen.add((other, one))
                    yield other, one


def _probability(one: Story, other: Story, weights: _Weights) -> float:
    """How likely two articles are of one story."""
    cosine, words = likeness(one.names, other.names, weights)
    title, headline = likeness(one.title, other.title, weights)
    if words + headline < _LEAST:
        return 0.0
    _, people = likeness(one.people, other.people, weights)
    days = math.log1p(abs(one.day - other.day)) / 5 if one.day and other.day else 0.2
    score = _COSINE * cosine + _TITLE * title + _PEOPLE * min(1.5, people / 20) + _DAYS * days + _CONSTANT
    return 1 / (1 + math.exp(-score))
