"""One event over many articles, and apart from others; stories are invented."""

import itertools

import pytest

from factx.corpus.applying import link
from factx.facts import Casualty
from factx.report.ledger import Range, Toll, ledger
from tests.corpus.records import Story, of

QUAKE_1 = Story(
    "quake-1", "2031-05-06", "Strong quake hits Tarnow valley",
    "Strong quake hits Tarnow valley\n\nA powerful earthquake struck the Tarnow valley in Ostania on Tuesday, killing 31 "
    "people, Governor Ilmar Vesk said. Hours later a truck convoy crashed in neighbouring Belmar, where nine drivers died.\n\n"
    "The valley last saw such damage in 1998, when a quake killed 212 people.",
).toll("killing 31", 31, place="Tarnow", date="2031-05-06").toll("nine drivers", 9, place="Belmar").toll(
    "killed 212", 212, date="1998", scope="background"
)  # fmt: skip
QUAKE_2 = Story(
    "quake-2", "2031-05-07", "Toll of Tarnow valley quake climbs to 54",
    "Toll of Tarnow valley quake climbs to 54\n\nRescuers in the Tarnow valley of Ostania have found 54 bodies, Governor "
    "Ilmar Vesk said. Some 120 people were hurt. In Belmar the number of dead drivers rose to 11.",
).toll("54 bodies", 54, place="Tarnow").toll("120 people", 120, outcome="injured").toll("to 11", 11, place="Belmar")  # fmt: skip
SHOCK = Story(
    "shock", "2031-05-09", "Aftershock kills six in Tarnow valley",
    "Aftershock kills six in Tarnow valley\n\nAn aftershock shook the Tarnow valley of Ostania on Friday and killed six "
    "people in Krale, Governor Ilmar Vesk said.",
).toll("killed six", 6, place="Krale", date="2031-05-09")  # fmt: skip
FIRE = Story(
    "fire", "2031-05-06", "Hostel blaze in Quilmas kills 12",
    "Hostel blaze in Quilmas kills 12\n\nA blaze in a hostel in Quilmas killed 12 people on Tuesday, fire chief Rosa Tineo said.",
).toll("killed 12", 12, place="Quilmas", date="2031-05-06")  # fmt: skip
ALL = (QUAKE_1, QUAKE_2, SHOCK, FIRE)


def events(*stories: Story) -> dict[str, str]:
    """The words of each toll → a letter for its event."""
    letters: dict[str | None, str] = {}
    return {
        record.text: letters.setdefault(record.event, "abcdefgh"[len(letters)])
        for record in link(of(stories))
        if isinstance(record, Casualty)
    }


def test_what_articles_are_about_is_one_event_and_others_stay_apart() -> None:
    found = events(*ALL)
    assert found["killing 31"] == found["54 bodies"] == found["120 people"]
    assert len({found[words] for words in ("killing 31", "nine drivers", "killed 212", "killed six", "killed 12")}) == 5


def test_another_event_is_found_again_by_its_place() -> None:
    found = events(*ALL)
    assert found["nine drivers"] == found["to 11"]


def test_the_order_of_reading_decides_nothing() -> None:
    def ids(order: tuple[Story, ...]) -> dict[tuple[str, str], str | None]:
        return {(r.article, r.id): r.event for r in link(of(order)) if isinstance(r, Casualty)}

    expected = ids(ALL)
    assert all(ids(order) == expected for order in itertools.permutations(ALL))


def test_new_articles_join_and_rename_nothing() -> None:
    old = link(of(ALL[:1]))
    both = link([*old, *of(ALL[1:])])
    assert [r.event for r in both if isinstance(r, Casualty)][:3] == [r.event for r in old if isinstance(r, Casualty)]
    assert len({r.event for r in both if isinstance(r, Casualty) and r.text in ("killing 31", "54 bodies")}) == 1


def test_the_ledger_of_linked_facts_is_that_of_facts() -> None:
    facts = of(ALL)
    assert ledger(link(facts)) == ledger(facts)


def test_a_ledger_tells_day_place_and_what_stands() -> None:
    lines = [line for line in ledger(of(ALL)) if line.outcome == "killed" and line.place == "Tarnow"]
    tolls = {line.count: line.status for line in lines if isinstance(line, Toll)}
    assert tolls == {"killing 31": "superseded", "54 bodies": "current"}
    assert [(line.date, line.low, line.high) for line in lines if isinstance(line, Range)] == [("2031-05-06", 54, 54)]


def test_tolls_of_copies_count_once_and_all_articles_stay_listed() -> None:
    words = " ".join(f"word{at}" for at in range(200))
    one, two = (
        Story(name, day, "Blaze kills 12", f"A blaze in Quilmas killed 12 people. {words}").toll(
            "killed 12", 12, place="Quilmas"
        )
        for name, day in (("a", "2031-05-06"), ("b", "2031-05-07"))
    )
    (toll,) = (line for line in ledger(link(of((one, two)))) if isinstance(line, Toll))
    assert [mention.article for mention in toll.evidence] == ["a", "b"]


@pytest.mark.parametrize("published", [None, "2031", "soon"])
def test_articles_without_a_day_are_linked_by_their_words(published: str | None) -> None:
    stories = [
        Story(
            name, published, "Ferry Alba Star sinks off Corvo", "The ferry Alba Star sank off Corvo, killing 12 people."
        ).toll("killing 12", 12, place="Corvo")
        for name in ("a", "b")
    ]
    assert len({r.event for r in link(of(stories)) if isinstance(r, Casualty)}) == 1
