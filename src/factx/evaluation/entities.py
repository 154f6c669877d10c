"""Actors and organizations: is there one record for each, with the right mentions and fields?

A record is found where it shares mentions with the annotated one, best first (the entity-based alignment of CEAF, Luo
2005, with one point an aligned pair). B³ (Bagga and Baldwin 1998) asks of every mention how much of its record is
right; a mention that only one side has counts against it.
"""

from collections.abc import Sequence

from factx.evaluation.gold import Annotation, Entity, Stretch
from factx.evaluation.matching import Pieces, overlap, pairs
from factx.evaluation.scores import Place, Scores

_FIELDS = ("name", "acronym", "country")
_LISTS = ("aliases", "titles")
Key = tuple[int, int]


def score(gold: Annotation, found: Annotation, scores: Scores) -> None:
    """Count the actors and organizations of one article."""
    for kind, expected, got in (
        ("actor", gold.actors, found.actors),
        ("organization", gold.organizations, found.organizations),
    ):
        matched = pairs(expected, got, _mentions, _shared)
        scores.count(kind, len(matched), len(expected), len(got))
        scores.grade(kind, got, [other for _, other in matched])
        for one, other in matched:
            _judge(one, other, scores)
        scores.unmatched(kind, expected, got, matched, _place)
    _b_cubed([*gold.actors, *gold.organizations], [*found.actors, *found.organizations], scores)


def _judge(expected: Entity, got: Entity, scores: Scores) -> None:
    for name in [name for name in (*_FIELDS, *_LISTS) if name in expected.model_fields_set]:
        one, other = getattr(expected, name), getattr(got, name)
        if name in _FIELDS:
            right = scores.judge(f"{expected.type}.{name}", _plain(one) == _plain(other))
        else:
            texts, others = set(map(_plain, one)), set(map(_plain, other))
            scores.count(f"{expected.type}.{name}", len(texts & others), len(texts), len(others))
            right = texts == others
        if not right:
            scores.differs(expected.type, name, _place(expected), one, other)


def _place(entity: Entity) -> Place:
    first = min(entity.mentions, key=lambda mention: mention.start_char)
    return entity.article, first.start_char, first.end_char


def _mentions(entity: Entity) -> Pieces:
    return entity.mentions


def _shared(expected: Entity, got: Entity) -> float:
    """How many mentions two records share; of equals the smaller record, so that a lump does not win."""
    shared = sum(1 for mention in expected.mentions if overlap([mention], got.mentions))
    return shared + 1 / (1 + len(got.mentions)) if shared else 0.0


def _plain(text: str | None) -> str | None:
    return None if text is None else " ".join(text.casefold().split())


def _b_cubed(gold: Sequence[Entity], found: Sequence[Entity], scores: Scores) -> None:
    mentions = [mention for entity in gold for mention in entity.mentions]
    others = [mention for entity in found for mention in entity.mentions]
    same = {_key(one): _key(other) for one, other in pairs(mentions, others, _itself, _touching)}
    in_gold = {_key(mention): {_key(m) for m in entity.mentions} for entity in gold for mention in entity.mentions}
    in_found = {_key(mention): {_key(m) for m in entity.mentions} for entity in found for mention in entity.mentions}
    back = {other: one for one, other in same.items()}
    recall = sum(_share(in_gold[one], in_found[other], same) for one, other in same.items())
    precision = sum(_share(in_found[other], in_gold[one], back) for one, other in same.items())
    scores.count("mention.b3", recall, len(in_gold), len(in_found), correct=precision)


def _share(own: set[Key], other: set[Key], aligned: dict[Key, Key]) -> float:
    return sum(1 for mention in own if aligned.get(mention) in other) / len(own)


def _key(mention: Stretch) -> Key:
    return mention.start_char, mention.end_char


def _itself(mention: Stretch) -> Pieces:
    return [mention]


def _touching(one: Stretch, other: Stretch) -> float:
    shared = overlap([one], [other])
    return shared / max(one.end_char - one.start_char, other.end_char - other.start_char)
