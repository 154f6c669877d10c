"""The time of ledgers and of linking grows with the number of facts, not with its square."""

import time
from collections.abc import Callable

import pytest

from factx.corpus.applying import link
from factx.facts import ArticleRecord, Casualty, Count, Date, Extent, Mention, Place, Record
from factx.report.ledger import ledger
from tests.corpus.records import Story, of


def article(name: str, day: int) -> ArticleRecord:
    published = f"2031-05-{7 + day % 20:02}"
    return ArticleRecord(id=f"{name}-t", article=name, text="-", start_char=0, end_char=1, published=published)


def toll(name: str, at: int, number: int, source: str = "police", place: str = "Mosul") -> Casualty:
    start, text = at * 100, f"killed {number}"

    def span(words: str, offset: int) -> dict[str, object]:
        return {"text": words, "start_char": start + offset, "end_char": start + offset + len(words)}

    return Casualty.model_validate(
        {
            "id": f"{name}-c{at}", "article": name, **span(text, 0), "rule": "r", "outcome": "killed", "kind": "counted",
            "sentence": Extent(start_char=start, end_char=start + 50),
            "count": Count.model_validate({**span(str(number), 7), "low": number, "high": number, "best": number, "modifier": "exact"}),
            "place": Place.model_validate({**span(place, 20), "place_from": "clause"}),
            "date": Date.model_validate({**span("on Monday", 30), "value": "2031-05-06", "precision": "day"}),
            "source": Mention.model_validate({**span(source, 40), "form": "nominal"}),
        }
    )  # fmt: skip


SHAPES: dict[str, Callable[[int], list[Record]]] = {
    "numbers of one article": lambda n: [article("a", 0), *(toll("a", at, at + 2) for at in range(n))],
    "sources of one number": lambda n: [article("a", 0), *(toll("a", at, 12, f"source {at}") for at in range(n))],
    "places of one article": lambda n: [
        article("a", 0),
        *(toll("a", at, at + 2, place=f"Town{at}") for at in range(n)),
    ],
    "articles of one event": lambda n: [
        r for at in range(n) for r in (article(f"a{at}", at), toll(f"a{at}", 1, at + 2))
    ],
    "articles without days": lambda n: [toll(f"a{at}", 1, at + 2, f"source {at}") for at in range(n)],
}


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds, the least of three runs: others are at work, too."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("shape", SHAPES)
def test_ledgers(shape: str) -> None:
    few, many = SHAPES[shape](400), SHAPES[shape](3200)
    # Eight times as many facts: eight times as long, 64 times if it were quadratic.
    assert seconds(lambda: ledger(many)) < 26 * max(seconds(lambda: ledger(few)), 0.02)


def test_linking_of_one_surname() -> None:
    def stories(count: int) -> list[Record]:
        return of(
            Story(str(at)).person(f"{'ABCDEFGH'[at % 8]}{'aeiou'[at % 5]}lo Ostrow").person("Ostrow")
            for at in range(count)
        )

    few, many = stories(200), stories(1600)
    assert seconds(lambda: link(many)) < 26 * max(seconds(lambda: link(few)), 0.02)
