"""Numbers whose words tell that they are of some only, and which of them stand; articles are invented."""

import pytest

from factx.facts import Casualty
from factx.report.ledger import Range, Toll, ledger
from tests.corpus.records import Story, of


def told(*stories: Story) -> dict[str, tuple[str, str]]:
    """The words of each toll → its role and status."""
    return {line.evidence[0].text: (line.role, line.status) for line in ledger(of(stories)) if isinstance(line, Toll)}


def ranges(*stories: Story) -> dict[tuple[str, str | None], tuple[int | None, int | None]]:
    """Outcome and group → bounds."""
    lines = ledger(of(stories))
    return {(line.outcome, line.victims): (line.low, line.high) for line in lines if isinstance(line, Range)}


def article(name: str, day: int, text: str) -> Story:
    title = "Ferry Alba Star sinks off Corvo"
    return Story(name, f"2031-05-{day:02}", title, f"{title}\n\n{text}")


@pytest.mark.parametrize(
    ("text", "some", "rest"),
    [
        ("Four deaths were counted by the ministry on Monday, bringing the total since May 2 to 19 deaths.",
         ("Four deaths", 4), ("19 deaths", 19)),
        ("Six home deaths were added to the tally. In all 40 people died.", ("Six home deaths", 6), ("40 people died", 40)),
        ("Divers brought up 19 bodies, officials said. The toll stands at 87.", ("19 bodies", 19), ("at 87", 87)),
    ],
)  # fmt: skip
def test_what_is_added_or_found_is_a_part(text: str, some: tuple[str, int], rest: tuple[str, int]) -> None:
    victims = {"text": some[0], "start_char": 0, "end_char": len(some[0])} if "bodies" in some[0] else None
    story = article("a", 5, text).toll(*some, victims=victims).toll(*rest, source="officials" if victims else None)
    assert told(story) == {some[0]: ("part", "current"), rest[0]: ("total", "current")}


def test_bodies_that_are_all_that_is_known_are_the_toll() -> None:
    victims = {"text": "bodies", "start_char": 0, "end_char": 6}
    assert told(article("a", 5, "Divers found 19 bodies.").toll("19 bodies", 19, victims=victims)) == {
        "19 bodies": ("total", "current")
    }


@pytest.mark.parametrize(
    ("outcome", "all_of_them", "first", "later"),
    [
        ("kidnapped", "57 were seized", "41 were still being held", "two remained in captivity"),
        ("infected", "500 fell ill", "88 were in treatment", "12 were still being treated"),
        ("injured", "40 were hurt", "three were in a coma", "one was in intensive care"),
    ],
)
def test_how_some_are_is_told_anew_each_time(outcome: str, all_of_them: str, first: str, later: str) -> None:
    numbers = {"57": 57, "500": 500, "40": 40, "41": 41, "88": 88, "three": 3, "two": 2, "12": 12, "one": 1}
    stories = [
        article(name, day, f"In all {all_of_them}. Of these {words}.")
        .toll(all_of_them, numbers[all_of_them.split()[0]], outcome=outcome)
        .toll(words, numbers[words.split()[0]], outcome=outcome)
        for name, day, words in (("a", 5, first), ("b", 9, later))
    ]
    found = told(*stories)
    assert (found[first], found[later]) == (("part", "superseded"), ("part", "current"))
    assert found[all_of_them] == ("total", "current")


def test_children_are_children_however_they_are_called() -> None:
    stories = [
        article(name, day, f"The sinking killed 60 people. {words} were among them.")
        .toll("killed 60", 60)
        .toll(words, number, subset=True, victims={"text": words, "start_char": 0, "end_char": len(words)})
        for name, day, words, number in (("a", 5, "eight children", 8), ("b", 9, "eleven pupils", 11))
    ]
    found = told(*stories)
    assert (found["eight children"], found["eleven pupils"]) == (("subset", "superseded"), ("subset", "current"))


def test_those_killed_on_both_sides_are_parts_of_one_whole() -> None:
    text = "Gunmen killed three soldiers, the army said. A nurse said nine soldiers died. 21 gunmen were also killed."
    story = article("a", 5, text)
    for words, number, victims, source in (
        ("three soldiers", 3, "soldiers", "the army"), ("nine soldiers", 9, "soldiers", "A nurse"), ("21 gunmen", 21, "gunmen", None),
    ):  # fmt: skip
        story = story.toll(
            words, number, source=source, victims={"text": victims, "start_char": 0, "end_char": len(victims)}
        )
    assert ranges(story) == {("killed", "soldiers"): (3, 9), ("killed", "gunmen"): (21, 21), ("killed", None): (24, 30)}


def test_the_sum_of_two_places_is_the_toll_of_all() -> None:
    text = "The governments put the toll at 137, with 90 killed in Ostania and 47 in Lerma."
    story = article("a", 5, text).toll("at 137", 137, place="Ostania")
    story = story.toll("90 killed", 90, place="Ostania").toll("47", 47, place="Lerma")
    assert ranges(story) == {("killed", None): (137, 137)}


def test_as_many_as_ten_is_not_the_ten_that_are_counted_later() -> None:
    first = article("a", 5, "As many as 10 were hurt.").toll("As many as 10", 10, outcome="injured")
    told = first.records[-1]
    assert isinstance(told, Casualty)
    count = told.count
    assert count is not None
    vague = told.model_copy(update={"count": count.model_copy(update={"low": None, "modifier": "up to"})})
    first.records[-1] = vague
    second = article("b", 6, "Eleven were hurt.").toll("Eleven", 11, outcome="injured")
    third = article("c", 9, "Ten were hurt.").toll("Ten", 10, outcome="injured")
    assert ranges(first, second, third) == {("injured", None): (10, 10)}


@pytest.mark.parametrize(
    ("text", "nobody", "source", "bounds"),
    [
        ("Gunmen seized 20 people. Police said nobody was taken.", "nobody was taken", "Police", (0, 20)),
        ("Gunmen seized 20 people. Nobody was taken at the mill.", "Nobody was taken", None, (20, 20)),
        ("Gunmen seized 20 people. Nobody else was taken, police said.", "Nobody else was taken", "police", (20, 20)),
    ],
)
def test_nobody_counts_where_somebody_says_so_against_others(
    text: str, nobody: str, source: str | None, bounds: tuple[int, int]
) -> None:
    story = article("a", 5, text).toll("seized 20", 20, outcome="kidnapped")
    story = story.toll(nobody, 0, outcome="kidnapped", source=source, negated=True)
    assert ranges(story) == {("kidnapped", None): bounds}


def test_nobody_is_the_toll_where_all_say_so() -> None:
    story = article("a", 5, "Nobody was hurt in the crash.").toll("Nobody was hurt", 0, outcome="injured", negated=True)
    assert ranges(story) == {("injured", None): (0, 0)}


def test_nobody_is_out_of_date_once_somebody_is_counted() -> None:
    first = article("a", 5, "Nobody was killed, police said.").toll(
        "Nobody was killed", 0, source="police", negated=True
    )
    second = article("b", 6, "Two people were killed.").toll("Two people", 2)
    assert ranges(first, second) == {("killed", None): (2, 2)}
