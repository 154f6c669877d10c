"""The ledger of tolls: which numbers are of one event, which of them stand, and that nothing is added up."""

import datetime
from typing import Any

import pytest

from factx.facts import ArticleRecord, Casualty, Count, Date, Extent, Link, Mention, Record, Span
from factx.report.events import circumstances, days_agree
from factx.report.ledger import Range, Toll, ledger

BOUNDS: dict[str, tuple[int | None, int | None, int | None, str]] = {
    "dozens": (12, None, 12, "vague"),
    "hundreds": (100, None, 100, "vague"),
    "at least 12": (12, None, 12, "at least"),
    "up to 40": (None, 40, 40, "up to"),
    "about 100": (100, 100, 100, "about"),
    "half": (None, None, None, "ratio"),
    "five more": (5, 5, 5, "exact"),
    "another five": (5, 5, 5, "exact"),
    "nobody": (0, 0, 0, "exact"),
}


def count(words: str, start: int) -> Count:
    low, high, best, modifier = BOUNDS.get(words) or (int(words), int(words), int(words), "exact")
    return Count.model_validate(
        {**span(words, start), "low": low, "high": high, "best": best, "modifier": modifier},
    )


def span(text: str, start: int) -> dict[str, Any]:
    return {"text": text, "start_char": start, "end_char": start + len(text)}


class Told:
    """Writes records of articles: each fact stands in a sentence of its own."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.at: dict[str, int] = {}

    def article(self, name: str, published: str | None = None, text: str = "-") -> "Told":
        self.records.append(
            ArticleRecord(
                id=f"{name}-t", article=name, text=text, start_char=0, end_char=len(text), published=published
            )
        )
        return self

    def fact(
        self,
        article: str,
        words: str | None,
        *,
        victims: str | None = None,
        source: str | None = None,
        place: str | None = None,
        dateline: str | None = None,
        date: str | None = None,
        date_end: str | None = None,
        date_words: str = "on that day",
        before: str = "",
        **other: Any,
    ) -> "Told":
        start = self.at[article] = self.at.get(article, 0) + 1000
        number = count(words, start + len(before)) if words is not None else None
        text = f"{before}{words or victims}"
        where = span(place, start + 100) if place else span(dateline, 0) if dateline else None
        dated = date is not None or date_words != "on that day"
        fields: dict[str, Any] = {
            "outcome": "killed",
            "kind": "counted" if number else "named",
            "victims": Span(**span(victims, start + 50)) if victims else None,
            "source": Mention(**span(source, start + 200), form="nominal", name=None) if source else None,
            "place": Span(**where) if where else None,
            "date": Date(**span(date_words, start + 300), value=date, value_end=date_end, precision="day")
            if dated
            else None,
        }
        self.records.append(
            Casualty(
                id=f"{article}-c{start}",
                article=article,
                **span(text, start),
                sentence=Extent(start_char=start, end_char=start + 400),
                rule="r",
                count=number,
                **(fields | other),
            )
        )
        return self

    def tolls(self, **options: Any) -> list[Toll]:
        return [line for line in ledger(self.records, **options) if isinstance(line, Toll)]

    def ranges(self, **options: Any) -> list[tuple[str | None, int | None, int | None]]:
        lines = ledger(self.records, **options)
        return [(line.victims, line.low, line.high) for line in lines if isinstance(line, Range)]

    def statuses(self) -> dict[str, str]:
        return {f"{line.evidence[0].article} {line.count}": line.status for line in self.tolls()}


MOSUL = {"date": "2031-05-06", "place": "Mosul"}


# --- one article


def test_headline_and_body_are_one_toll_with_two_mentions() -> None:
    told = Told().fact("a", "12").fact("a", "at least 12", victims="people", source="the police", **MOSUL)
    (toll,) = told.tolls()
    assert [mention.text for mention in toll.evidence] == ["12", "at least 12"]
    assert (toll.source, toll.modifier, toll.low, toll.high) == ("the police", "at least", 12, None)
    assert told.ranges() == [(None, 12, None)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"victims": "soldiers"}, {"victims": "rebels"}),
        ({"source": "the army"}, {"source": "the rebels"}),
        ({"outcome": "killed"}, {"outcome": "injured"}),
        ({"scope": "incident"}, {"scope": "cumulative", "date": "2031-05-06"}),
        ({}, {"subset": True}),
    ],
)
def test_same_number_of_others_is_no_repetition(first: dict[str, Any], second: dict[str, Any]) -> None:
    told = Told().fact("a", "12", **({"date": "2031-05-06"} | first)).fact("a", "12", **second)
    assert len(told.tolls()) == 2


def test_groups_are_not_added_up() -> None:
    told = Told().fact("a", "26", victims="marchers").fact("a", "18", victims="police officers")
    assert told.ranges() == [("marchers", 26, 26), ("police officers", 18, 18)]
    assert {line.status for line in told.tolls()} == {"current"}


@pytest.mark.parametrize(
    "flag", [{"subset": True}, {"negated": True}, {"hypothetical": True}], ids=lambda flag: next(iter(flag))
)
def test_what_is_no_toll_is_listed_and_not_counted(flag: dict[str, Any]) -> None:
    told = Told().fact("a", "12").fact("a", "3", **flag)
    last = told.tolls()[-1]
    assert (last.count, last.in_range, last.status) == ("3", False, "current")
    assert told.ranges() == [(None, 12, 12)]


def test_what_comes_on_top_is_marked_and_not_added() -> None:
    told = Told().fact("a", "12").fact("a", "five more").fact("a", "another five", outcome="injured")
    more, wounded = told.tolls()[1:]
    assert (more.increment, more.in_range) == (True, False)
    assert (wounded.increment, wounded.in_range) == (False, True)  # the first five of the wounded
    assert told.ranges() == [(None, 12, 12), (None, 5, 5)]


def test_ratios_and_names_are_listed_without_a_number() -> None:
    told = Told().fact("a", "half").fact("a", None, victims="Ana Sosa").fact("a", None, victims="Ana Sosa")
    assert [(line.kind, line.in_range, len(line.evidence)) for line in told.tolls()] == [
        ("counted", False, 1),
        ("named", False, 2),
    ]
    assert told.ranges() == []


def test_scopes_stay_apart() -> None:
    told = Told().fact("a", "12", **MOSUL).fact("a", "900", scope="cumulative", **MOSUL)
    assert [(line.event, line.scope) for line in told.tolls()] == [("e1", "incident"), ("e1", "cumulative")]
    assert told.ranges() == [(None, 12, 12), (None, 900, 900)]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("the toll rose to ", {"a 9": "superseded", "a 12": "current"}),
        ("the toll climbed from nine to ", {"a 9": "superseded", "a 12": "current"}),
        ("an earlier toll of ", {"a 9": "current", "a 12": "superseded"}),
        ("the dead are ", {"a 9": "current", "a 12": "current"}),
    ],
)
def test_words_that_tell_of_an_older_toll(before: str, expected: dict[str, str]) -> None:
    assert Told().fact("a", "9").fact("a", "12", before=before).statuses() == expected


def test_the_words_before_a_fact_are_read_in_the_article() -> None:
    told = Told().fact("a", "9").fact("a", "12")
    text = "x" * 1000 + "9".ljust(1000 - len("The toll has since risen to "), "x") + "The toll has since risen to 12"
    assert told.article("a", text=text).statuses() == {"a 9": "superseded", "a 12": "current"}


def test_an_earlier_toll_alone_stands() -> None:
    assert Told().fact("a", "9", before="an earlier toll of ").statuses() == {"a 9": "current"}


# --- events of one article


def test_what_says_nothing_of_when_and_where_is_of_the_main_event() -> None:
    told = Told().fact("a", "12").fact("a", "30", outcome="injured", **MOSUL).fact("a", "2", outcome="missing")
    assert {(line.event, line.date, line.place) for line in told.tolls()} == {("e1", "2031-05-06", "Mosul")}


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2031-05-09"},
        {"place": "Erbil"},
        {"date": "2030"},
        {"scope": "background"},
        {"scope": "cumulative"},
        {"date": "2031-05-01", "date_end": "2031-05-31"},
    ],
)
def test_other_events_of_an_article(other: dict[str, Any]) -> None:
    told = Told().fact("a", "12", **MOSUL).fact("a", "40", **other)
    assert [line.event for line in told.tolls()] == ["e1", "e2"]


def test_a_part_that_says_nothing_of_when_and_where_is_of_the_event_of_its_whole() -> None:
    told = Told().fact("a", "12", **MOSUL).fact("a", "40", date="2030").fact("a", "2", subset=True).fact("a", "3")
    assert [(line.event, line.count) for line in told.tolls()] == [("e1", "12"), ("e1", "3"), ("e2", "40"), ("e2", "2")]


@pytest.mark.parametrize(
    "same",
    [
        {"date": "2031-05-06"},
        {"place": "the Mosul"},
        {"place": "Mosul, Iraq"},
        {"date": "2031-05-05", "date_end": "2031-05-11"},
        {"dateline": "BAGHDAD"},
    ],
)
def test_the_main_event_in_other_words(same: dict[str, Any]) -> None:
    told = Told().fact("a", "12", **MOSUL).fact("a", "40", outcome="injured", **same)
    assert {line.event for line in told.tolls()} == {"e1"}


def test_days_without_a_value_agree_by_their_words() -> None:
    told = Told()
    for words in ("Tuesday", "tuesday", "Friday"):
        told.fact("a", str(len(words)), date_words=words)
    assert [(line.event, line.date, line.date_text) for line in told.tolls()] == [
        ("e1", None, "Tuesday"),
        ("e2", None, "Friday"),
    ]


def test_a_day_of_publication_dates_what_has_no_date() -> None:
    (toll,) = Told().article("a", "2031-05-07").fact("a", "12", place="Mosul").tolls()
    assert (toll.date, toll.date_from, toll.published) == ("2031-05-07", "published", "2031-05-07")


# --- several articles


@pytest.mark.parametrize(
    ("other", "events"),
    [
        ({"date": "2031-05-06", "place": "Mosul"}, 1),
        ({"date": "2031-05-06", "place": "Mosul, Iraq"}, 1),
        ({"date": "2031-05-05", "date_end": "2031-05-11", "place": "Mosul"}, 1),
        ({"date": "2031-05-06", "dateline": "MOSUL"}, 1),
        ({"date": "2031-05-07", "place": "Mosul"}, 2),
        ({"date": "2031-05", "place": "Mosul"}, 2),
        ({"date": "2031-05-06", "place": "Erbil"}, 2),
        ({"date": "2031-05-06"}, 2),
        ({"place": "Mosul"}, 2),
        ({"dateline": "MOSUL"}, 2),
        ({}, 2),
    ],
)
def test_articles_are_joined_where_date_and_place_agree(other: dict[str, Any], events: int) -> None:
    told = Told().fact("a", "12", **MOSUL).fact("b", "15", **other)
    assert len({line.event for line in told.tolls()}) == events


def test_a_day_of_publication_can_join_with_a_place_but_not_with_a_dateline() -> None:
    named = Told().article("a", "2031-05-06").article("b", "2031-05-06")
    named.fact("a", "12", **MOSUL).fact("b", "12", place="Mosul")
    assert {line.event for line in named.tolls()} == {"e1"}
    wired = Told().article("a", "2031-05-06").article("b", "2031-05-06")
    wired.fact("a", "12", dateline="BAGHDAD").fact("b", "12", dateline="BAGHDAD")
    assert {line.event for line in wired.tolls()} == {"e1", "e2"}


def test_what_agrees_with_two_events_stays_alone() -> None:
    told = Told().fact("a", "12", **MOSUL).fact("b", "3", date="2031-05-08", place="Mosul")
    told.fact("c", "40", date="2031-05-05", date_end="2031-05-11", place="Mosul")
    assert [line.event for line in told.tolls()] == ["e1", "e2", "e3"]


def two_days(first: dict[str, Any], second: dict[str, Any]) -> Told:
    """Two articles on one event, the first a day before the second."""
    told = Told().article("a", "2031-05-06").article("b", "2031-05-07")
    return told.fact("a", first.pop("words"), **MOSUL, **first).fact("b", second.pop("words"), **MOSUL, **second)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("12", "15", ("superseded", "current")),
        ("at least 12", "15", ("superseded", "current")),
        ("dozens", "hundreds", ("superseded", "current")),
        ("12", "at least 12", ("current", "repeated")),
        ("15", "12", ("current", "current")),
    ],
)
def test_later_tolls_of_one_source(first: str, second: str, expected: tuple[str, str]) -> None:
    told = two_days({"words": first, "source": "The police"}, {"words": second, "source": "police"})
    assert tuple(line.status for line in told.tolls()) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("12", "27", ("conflicting", "conflicting")),
        ("at least 12", "27", ("current", "current")),
        ("up to 40", "27", ("current", "current")),
        ("about 100", "105", ("current", "current")),
        ("about 100", "150", ("conflicting", "conflicting")),
        ("12", "12", ("current", "current")),
    ],
)
def test_tolls_of_two_sources(first: str, second: str, expected: tuple[str, str]) -> None:
    told = two_days({"words": first, "source": "the governor"}, {"words": second, "source": "the union"})
    assert tuple(line.status for line in told.tolls()) == expected


def test_a_range_spans_what_stands() -> None:
    told = two_days({"words": "12", "source": "the governor"}, {"words": "27", "source": "the union"})
    told.fact("b", "14", source="the governor", **MOSUL)
    assert told.statuses() == {"a 12": "superseded", "b 14": "conflicting", "b 27": "conflicting"}
    assert told.ranges() == [(None, 14, 27)]


def test_without_days_of_publication_nothing_is_later() -> None:
    told = Told().fact("a", "12", source="police", **MOSUL).fact("b", "15", source="police", **MOSUL)
    assert {line.status for line in told.tolls()} == {"current"}


def test_a_toll_that_is_said_again_is_outdated_with_the_first() -> None:
    told = two_days({"words": "12", "source": "police"}, {"words": "12", "source": "police"}).article("c", "2031-05-08")
    assert told.statuses() == {"a 12": "current", "b 12": "repeated"}
    told.fact("c", "15", source="police", **MOSUL)
    assert told.statuses() == {"a 12": "superseded", "b 12": "superseded", "c 15": "current"}


@pytest.mark.parametrize(
    ("vague", "expected"),
    [("range", [(None, 12, None)]), ("acled", [(None, 12, 12)]), ("none", [])],
)
def test_vague_words(vague: str, expected: list[tuple[str | None, int | None, int | None]]) -> None:
    told = Told().fact("a", "dozens")
    assert told.ranges(vague=vague) == expected
    (toll,) = told.tolls(vague=vague)
    assert (toll.count, toll.low, toll.in_range) == ("dozens", 12, bool(expected))


def test_records_that_come_twice_count_once() -> None:
    told = Told().fact("a", "12")
    told.records *= 2
    assert [len(line.evidence) for line in told.tolls()] == [1]


def test_source_and_chain() -> None:
    link = Link(speaker=Mention(**span("Interfax", 9), form="named"), cue=Span(**span("cited", 20)))
    told = Told().fact("a", "12", source="state television", via=(link,))
    (toll,) = told.tolls()
    assert (toll.source, toll.via) == ("state television", ("Interfax",))


# --- parts


def test_the_place_of_a_dateline_is_none_of_the_fact() -> None:
    (own, inherited, capitals) = (
        Told().fact("a", "1", place="Mosul").fact("a", "2", dateline="Mosul").fact("a", "3", place="MOSUL").records
    )
    assert isinstance(own, Casualty) and circumstances(own).place is not None
    assert isinstance(inherited, Casualty) and circumstances(inherited).bare
    assert isinstance(capitals, Casualty) and circumstances(capitals).bare


@pytest.mark.parametrize("value", ["", "soon", "2031-13", "2031-02-30", "2031-05-06-07", "0000"])
def test_values_that_are_no_dates(value: str) -> None:
    assert [line.event for line in Told().fact("a", "1", date=value, place="Mosul").tolls()] == ["e1"]


def test_days() -> None:
    day = datetime.date(2031, 5, 6)
    week = datetime.date(2031, 5, 5), datetime.date(2031, 5, 11)
    month = datetime.date(2031, 5, 1), datetime.date(2031, 5, 31)
    assert days_agree((day, day), week)
    assert days_agree(month, month)
    assert not days_agree((day, day), month)
