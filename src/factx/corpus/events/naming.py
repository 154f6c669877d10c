"""What an event is called: an id that stays, its day and its place, by those who told of it first."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from factx.corpus.events import dating
from factx.corpus.events.event import Event
from factx.corpus.events.told import Told
from factx.corpus.listed import countries
from factx.corpus.spelling import folded

# A place in the clause of a toll is more surely that of the event than one from the dateline.
_WEIGHTS = {"clause": 3.0, "sentence": 2.0, "headline": 2.0, "article": 2.0, "dateline": 0.7}
# A country is where it was, too, but says less.
_WIDE = 0.25
# Shorter places in capitals are letters: “UAE”.
_SHORTEST = 4
# The first tellings decide when and where it was.
_FIRST = 4


@dataclass(frozen=True, slots=True)
class About:
    """When and where an event was.

    Attributes:
        id: `2026-03-08-machala-1f0a3c`: day, place, and a number that only depends on who told of it first.
        date, date_end: ISO day, month or year; of publication where nobody tells, which `date_from` says then.
        date_text: the words of the date, where they are its only sign.
        place: as the articles have it.
        country: ISO alpha-3, where it is known.
        latitude, longitude: of the place, where they are known.
    """

    id: str
    date: str | None
    date_end: str | None
    date_text: str | None
    date_from: Literal["text", "published"] | None
    place: str | None
    place_from: str | None
    country: str | None
    latitude: float | None = None
    longitude: float | None = None


def about(event: Event, published: dict[int, str]) -> About:
    """When and where an event was, by its first tellings.

    Args:
        event: with its scenes in the order of telling.
        published: day of publication by the key of the article.
    """
    first = event.scenes[:_FIRST]
    facts = [fact for scene in first for fact in scene.told]
    place = _place(facts)
    day = min(filter(None, (published.get(scene.article, "")[:10] for scene in event.scenes)), default="")
    dated = dating.settled(_by_article(event), day)
    date = dated[0] if dated else day or None
    words = next((fact.date_text for fact in facts if fact.date_text), None)
    key = (event.scenes[0].article ^ min(fact.start for fact in event.scenes[0].told)) & 0xFFFFFF
    made = "-".join(filter(None, (date or "undated", _slug(place.place if place else ""), f"{key:06x}")))
    return About(
        id=event.anchor or made,
        date=date,
        date_end=dated[1] if dated else None,
        date_text=words if not dated else None,
        date_from="text" if dated else "published" if day else None,
        place=_without_capitals(place.place) if place else None,
        place_from=place.place_from or None if place else None,
        country=(place.country if place else None) or _country(facts),
        latitude=place.point[0] if place and place.point else None,
        longitude=place.point[1] if place and place.point else None,
    )


def _by_article(event: Event) -> list[list[Told]]:
    """What each article tells of an event; what it tells of parts and fears only where it is all."""
    told: dict[int, list[Told]] = defaultdict(list)
    for scene in event.scenes:
        told[scene.article].extend(scene.told)
    whole = {article: [fact for fact in facts if fact.plain] for article, facts in told.items()}
    return list(whole.values() if any(whole.values()) else told.values())


def _place(facts: Sequence[Told]) -> Told | None:
    weights: dict[str, float] = defaultdict(float)
    shown: dict[str, Told] = {}
    for fact in facts:
        if fact.place:
            key = folded(fact.place)
            weights[key] += (
                (_WIDE if key in countries() else 1.0)
                * _WEIGHTS.get(fact.place_from, 1.0)
                * (1.0 if fact.plain else 0.4)
            )
            best = shown.setdefault(key, fact)
            if best.place.isupper() and not fact.place.isupper():
                shown[key] = fact
    if not weights:
        return None
    return shown[min(weights, key=lambda key: (-weights[key], key))]


def _country(facts: Sequence[Told]) -> str | None:
    told = Counter(fact.country for fact in facts if fact.country)
    return min(told, key=lambda country: (-told[country], country)) if told else None


def _without_capitals(place: str) -> str:
    """The place of a dateline as a name: not all in capitals, but for letters that stand for words.

    >>> _without_capitals("COX'S BAZAR"), _without_capitals("U.S."), _without_capitals("Kagara")
    ("Cox's Bazar", 'U.S.', 'Kagara')
    """
    if not place.isupper() or len(place) < _SHORTEST or "." in place.removeprefix("ST."):
        return place
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda word: word[0].capitalize(), place)


def _slug(place: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in folded(place)).split())
