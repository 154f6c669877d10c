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


def test_one_name_in_common_makes_no_event_of_two_short_articles() -> None:
    first = Story("first", "2031-05-02", "Mayor thanks", "Rosa Tineo, the mayor, gave thanks. At least 12 people died.")
    second = Story("second", "2031-05-05", "Dock shut", "A guard named Tineo shut the dock. Three died.")
    found = events(first.toll("12 people died", 12), second.toll("Three died", 3))
    assert found["12 people died"] != found["Three died"]


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


def test_a_date_of_an_event_of_another_kind_is_none_of_the_toll() -> None:
    """“A hall cracked by Sunday's earthquake”: the aftershock was another day, as the next article says."""
    first = Story(
        "first", "2031-05-06T20:00:00Z", "Aftershock kills six in Tarnow",
        "Aftershock kills six in Tarnow\n\nAn aftershock brought down a hall in Tarnow that was cracked by Sunday's earthquake, killing six people.",
    ).toll("killing six", 6, place="Tarnow", date="2031-05-04", date_words="Sunday")  # fmt: skip
    second = Story(
        "second", "2031-05-09", "Tarnow counts its dead after the aftershock",
        "Tarnow counts its dead after the aftershock\n\nTuesday's aftershock in Tarnow killed six people, the mayor said.",
    ).toll("killed six", 6, place="Tarnow", date="2031-05-06", date_words="Tuesday")  # fmt: skip
    lines = ledger(of((first, second)))
    assert {(line.date, line.date_from) for line in lines} == {("2031-05-06", "text")}


@pytest.mark.parametrize(
    "days", [("2031-05-05", "2031-05-05", "2031-05-06"), ("2031-05-06", "2031-05-05", "2031-05-05")]
)
def test_the_day_that_most_articles_give_is_that_of_the_event(days: tuple[str, ...]) -> None:
    stories = [
        Story(
            f"a{at}", f"2031-05-0{at + 6}", "Ferry Alba Star sinks off Corvo",
            "Ferry Alba Star sinks off Corvo\n\nThe ferry Alba Star sank off Corvo, killing 12 people.",
        ).toll("killing 12", 12, place="Corvo", date=day)
        for at, day in enumerate(days)
    ]  # fmt: skip
    assert {line.date for line in ledger(of(stories))} == {"2031-05-05"}


def test_a_date_after_the_first_telling_is_not_that_of_the_event() -> None:
    """“A strike the next day”: counted from the day of publication the date would lie ahead."""
    story = Story(
        "a", "2031-05-06", "Strike hits Orsk", "Strike hits Orsk\n\nA strike the next day killed seven in Orsk."
    )
    (toll, _) = ledger(of([story.toll("killed seven", 7, place="Orsk", date="2031-05-07", date_words="the next day")]))
    assert (toll.date, toll.date_from) == ("2031-05-06", "published")


def test_those_who_are_not_part_of_the_toll_are_of_another_event() -> None:
    story = Story(
        "a", "2031-05-06", "Ferry Alba Star sinks off Corvo",
        "Ferry Alba Star sinks off Corvo\n\nThe ferry Alba Star sank off Corvo, killing 12 people.\n\n"
        "Two divers died in the search. They are not included in the toll of the ferry.\n\nThree passengers are missing.",
    ).toll("killing 12", 12).toll("Two divers", 2).toll("Three passengers", 3, outcome="missing")  # fmt: skip
    found = events(story)
    assert found["killing 12"] == found["Three passengers"] != found["Two divers"]


def test_a_later_article_that_tells_the_day_of_the_event_is_of_it() -> None:
    """It goes by the arrests on Saturday, and says “in a coma since the shooting on May 5”."""
    first = Story(
        "a", "2031-05-05", "Gunman opens fire in Quilmas school",
        "Gunman opens fire in Quilmas school\n\nA gunman opened fire in a school in Quilmas on Monday, wounding 11 pupils.",
    ).toll("wounding 11", 11, outcome="injured", place="Quilmas", date="2031-05-05")  # fmt: skip
    later = Story(
        "b", "2031-05-12", "Two held over Quilmas school shooting",
        "Two held over Quilmas school shooting\n\nPolice in Quilmas arrested two men over the school shooting on Saturday."
        "\n\nTen pupils have been in hospital since the attack on May 5.",
    ).toll("arrested two", 2, outcome="detained", place="Quilmas", date="2031-05-10").toll(
        "Ten pupils", 10, outcome="injured", date="2031-05-05"
    )  # fmt: skip
    found = events(first, later)
    assert found["wounding 11"] == found["Ten pupils"]


def test_two_events_beside_that_of_an_article_each_find_their_own() -> None:
    """A summit speaks of a ferry and of a flood of two other stories."""
    ferry = Story(
        "ferry", "2031-05-02", "Ferry Alba Star sinks off Corvo",
        "Ferry Alba Star sinks off Corvo\n\nThe ferry Alba Star sank off Corvo, killing 87 people.",
    ).toll("killing 87", 87, place="Corvo")  # fmt: skip
    flood = Story(
        "flood", "2031-05-03", "Flood in Lerma valley kills 64",
        "Flood in Lerma valley kills 64\n\nA flood in the Lerma valley killed 64 people, governor Ida Rauch said.",
    ).toll("killed 64", 64, place="Lerma")  # fmt: skip
    summit = Story(
        "summit", "2031-05-20", "Ministers meet after raid on Orsk",
        "Ministers meet after raid on Orsk\n\nMinisters met in Bruna after a raid on Orsk that killed nine.\n\n"
        "They mourned the ferry that sank off Corvo, in a separate disaster, where 87 died.\n\n"
        "They promised help after the separate flood in Lerma, where 64 died.",
    ).toll("killed nine", 9, place="Orsk").toll("87 died", 87, place="Corvo").toll("64 died", 64, place="Lerma")  # fmt: skip
    found = events(ferry, flood, summit)
    assert (found["87 died"], found["64 died"]) == (found["killing 87"], found["killed 64"])
    assert len(set(found.values())) == 3


def test_a_ledger_links_facts_that_are_not_linked() -> None:
    """Copies count once, and a source has one name, as in the ledger of linked facts."""
    words = " ".join(f"word{at}" for at in range(200))
    text = f"A blaze in Quilmas killed 12 people, Ana Sosa said. {words}"
    stories = [
        Story(name, f"2031-05-0{at}", "Blaze kills 12", text)
        .person("Ana Sosa")
        .toll("killed 12", 12, place="Quilmas", source="Ana Sosa", actor=f"{name}-a1")
        for at, name in ((6, "a"), (7, "b"))
    ]
    lines = ledger(of(stories))
    assert lines == ledger(link(of(stories)))
    assert [line.source for line in lines if isinstance(line, Toll)] == ["Ana Sosa"]


def test_a_ledger_of_half_linked_facts_is_that_of_all() -> None:
    half = [*link(of(ALL[:2])), *of(ALL[2:])]
    assert ledger(half) == ledger(link(half))


def test_some_of_those_just_counted_are_of_their_event() -> None:
    """“A strike the next day killed seven people, one of whom died on Sunday.”"""
    story = Story(
        "a", "2031-05-08", "Raid on Orsk kills 36",
        "Raid on Orsk kills 36\n\nA raid on Orsk on Sunday killed 36 people.\n\n"
        "A separate raid on Belmar killed seven people, one of whom died on Sunday.",
    ).toll("killed 36", 36, place="Orsk", date="2031-05-04", date_words="Sunday")  # fmt: skip
    story = story.toll("killed seven", 7, place="Belmar").toll("one of whom", 1, date="2031-05-04", subset=True)
    found = events(story)
    assert found["one of whom"] == found["killed seven"] != found["killed 36"]


def test_what_a_summit_is_about_is_the_event_of_another_story() -> None:
    """Its article shares no words with those of the raid, but its large numbers, with which no chance plays."""
    raids = [
        Story(
            name, f"2031-05-0{at}", "Gunmen abduct 57 in Orsk raid",
            "Gunmen abduct 57 in Orsk raid\n\nGunmen raided Orsk on Sunday and abducted 57 people. They killed 22.",
        ).toll("abducted 57", 57, outcome="kidnapped", place="Orsk").toll("killed 22", 22)
        for at, name in ((5, "a"), (6, "b"))
    ]  # fmt: skip
    summit = Story(
        "summit", "2031-05-20", "Ministers meet after kidnappings",
        "Ministers meet after kidnappings\n\nMinisters of nine states remembered the 57 abducted villagers.\n\n22 were dead.",
    ).toll("57 abducted", 57, outcome="kidnapped").toll("22 were", 22)  # fmt: skip
    assert len(set(events(*raids, summit).values())) == 1


def test_a_separate_raid_of_the_same_day_is_none_of_the_first() -> None:
    first = Story(
        "a", "2031-05-06", "Gunmen raid Orsk",
        "Gunmen raid Orsk\n\nGunmen raided Orsk on Monday, killing 12 people.\n\nA separate raid in Belmar killed six.",
    ).toll("killing 12", 12, place="Orsk", date="2031-05-05", date_words="Monday").toll("killed six", 6, place="Belmar")  # fmt: skip
    later = Story(
        "b", "2031-05-07", "Toll of Orsk raid rises to 17",
        "Toll of Orsk raid rises to 17\n\nGunmen who raided Orsk killed 17 people, elders said on Tuesday.\n\n"
        "The toll of Monday's separate raid in Belmar rose to eight.",
    ).toll("killed 17", 17, place="Orsk", date="2031-05-06", date_words="Tuesday").toll(
        "to eight", 8, place="Belmar", date="2031-05-05", date_words="Monday"
    )  # fmt: skip
    found = events(first, later)
    assert found["killing 12"] == found["killed 17"] != found["killed six"] == found["to eight"]
