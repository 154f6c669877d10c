"""The ledger of tolls: which numbers are of one event, which of them stand, and that nothing is added up."""

from typing import Any

import pytest

from factx.facts import ArticleRecord, Casualty, Count, Date, Extent, Link, Mention, Place, Record, Span
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
            "place": Place(**where, place_from="clause" if place else "dateline") if where else None,
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

    def events(self) -> list[str]:
        """The events of the tolls by letters, in the order of the ledger."""
        letters: dict[str, str] = {}
        return [letters.setdefault(line.event, "abcdefgh"[len(letters)]) for line in self.tolls()]

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
    assert told.ranges() == [(None, 26, 26)]
    assert [(line.status, line.role, line.part) for line in told.tolls()] == [
        ("current", "total", None),
        ("current", "part", "of officers"),
    ]


@pytest.mark.parametrize(
    "flag", [{"subset": True}, {"negated": True}, {"hypothetical": True}], ids=lambda flag: next(iter(flag))
)
def test_what_is_no_toll_is_listed_and_not_counted(flag: dict[str, Any]) -> None:
    told = Told().fact("a", "12").fact("a", "3", **flag)
    last = told.tolls()[-1]
    assert (last.count, last.in_range, last.status) == ("3", False, "current")
    assert told.ranges() == [(None, 12, 12)]


def test_what_comes_on_top_is_marked_and_not_added() -> None:
    told = Told().fact("a", "12").fact("a", "five more").fact("a", "5", victims="others", outcome="injured")
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
    assert [line.scope for line in told.tolls()] == ["incident", "cumulative"]


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
    assert {(line.date, line.place) for line in told.tolls()} == {("2031-05-06", "Mosul")}
    assert set(told.events()) == {"a"}


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2030"},
        {"scope": "background"},
        {"before": "Hours later a second attack killed ", "place": "Erbil"},
        {"before": "In a separate raid in Erbil they killed ", "place": "Erbil"},
        {"before": "So far this year they have killed ", "scope": "cumulative"},
        {"before": "Since 2028 they have killed ", "scope": "cumulative", "date": "2028"},
    ],
)
def test_other_events_of_an_article(other: dict[str, Any]) -> None:
    told = Told().fact("a", "12", **MOSUL).fact("a", "40", **other)
    assert told.events() == ["a", "b"]


@pytest.mark.parametrize(
    "same",
    [
        {"date": "2031-05-09"},  # the day on which it was told, or on which they died
        {"place": "Erbil"},  # a part of those hurt
        {"before": "Two more have died: ", "place": "Mosul"},
    ],
)
def test_parts_and_days_of_telling_are_no_other_event(same: dict[str, Any]) -> None:
    assert set(Told().fact("a", "12", **MOSUL).fact("a", "2", **same).events()) == {"a"}


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
    assert set(told.events()) == {"a"}


def test_a_day_of_publication_dates_what_has_no_date() -> None:
    (toll,) = Told().article("a", "2031-05-07").fact("a", "12", place="Mosul").tolls()
    assert (toll.date, toll.date_from, toll.published) == ("2031-05-07", "published", "2031-05-07")


# --- several articles


@pytest.mark.parametrize(
    ("other", "events"),
    [
        ({"date": "2031-05-06", "place": "Mosul"}, 1),
        ({"date": "2031-05-06", "place": "Mosul, Iraq"}, 1),
        ({"date": "2031-05-08", "place": "Mosul"}, 2),
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
    assert len(set(told.events())) == events


def test_a_dateline_and_a_day_of_publication_join_nothing() -> None:
    wired = Told().article("a", "2031-05-06").article("b", "2031-05-06")
    wired.fact("a", "12", dateline="BAGHDAD").fact("b", "12", dateline="BAGHDAD")
    assert wired.events() == ["a", "b"]


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
        ("12", "at least 12", ("current", "current")),
        ("15", "12", ("superseded", "current")),
    ],
)
def test_later_tolls_of_one_source(first: str, second: str, expected: tuple[str, str]) -> None:
    told = two_days({"words": first, "source": "The police"}, {"words": second, "source": "police"})
    assert tuple(line.status for line in told.tolls()) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("12", "27", ("superseded", "current")),
        ("27", "12", ("conflicting", "conflicting")),
        ("up to 40", "27", ("current", "current")),
        ("150", "about 100", ("conflicting", "conflicting")),
        ("105", "about 100", ("current", "current")),
        ("12", "12", ("current", "current")),
    ],
)
def test_tolls_of_two_sources(first: str, second: str, expected: tuple[str, str]) -> None:
    told = two_days({"words": first, "source": "the governor"}, {"words": second, "source": "the union"})
    assert tuple(line.status for line in told.tolls()) == expected


def test_a_number_that_is_told_again_is_not_out_of_date() -> None:
    told = two_days({"words": "12", "source": "the army"}, {"words": "27", "source": "the union"})
    assert told.statuses() == {"a 12": "superseded", "b 27": "current"}
    told.fact("b", "12", source="the army", **MOSUL)
    assert told.statuses() == {"a 12": "conflicting", "b 12": "conflicting", "b 27": "conflicting"}


@pytest.mark.parametrize("before", ["cut the toll to ", "The count fell to ", "has lowered the number of dead to "])
def test_a_lower_number_that_says_so_supersedes(before: str) -> None:
    told = two_days({"words": "27", "source": "the union"}, {"words": "12", "source": "a panel", "before": before})
    assert told.statuses() == {"a 27": "superseded", "b 12": "current"}


def test_of_those_missing_the_last_number_counts() -> None:
    told = Told().article("a", "2031-05-06").article("b", "2031-05-07")
    told.fact("a", "40", outcome="missing", source="a mayor", **MOSUL)
    told.fact("b", "12", outcome="missing", source="the fire service", **MOSUL)
    assert told.statuses() == {"a 40": "superseded", "b 12": "current"}


def test_parts_of_one_whole_are_summed_where_no_total_is_told() -> None:
    told = Told().fact("a", "31", place="Ecuador", date="2031-05-06")
    told.at["a"] -= 1000
    told.fact("a", "9", place="Peru", date="2031-05-06")
    told.records[-1] = told.records[-1].model_copy(
        update={"id": "c2", "start_char": 1300, "end_char": 1301, "count": count("9", 1300), "text": "9"}
    )
    assert told.ranges() == [("in ecuador", 31, 31), ("in peru", 9, 9), (None, 40, 40)]
    assert told.fact("a", "44").ranges() == [(None, 44, 44)]


def test_a_range_spans_what_stands() -> None:
    told = two_days({"words": "12", "source": "the governor"}, {"words": "27", "source": "the union"})
    told.fact("b", "14", source="the governor", **MOSUL)
    assert told.statuses() == {"a 12": "superseded", "b 14": "conflicting", "b 27": "conflicting"}
    assert told.ranges() == [(None, 14, 27)]


def test_without_days_of_publication_nothing_is_later() -> None:
    told = Told().fact("a", "12", source="police", **MOSUL).fact("b", "15", source="police", **MOSUL)
    assert "superseded" not in {line.status for line in told.tolls()}


def test_a_toll_that_is_said_again_is_outdated_with_the_first() -> None:
    told = two_days({"words": "12", "source": "police"}, {"words": "12", "source": "police"}).article("c", "2031-05-08")
    assert [(line.status, line.repeated) for line in told.tolls()] == [("current", False), ("current", True)]
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


@pytest.mark.parametrize("value", ["", "soon", "2031-13", "2031-02-30", "2031-05-06-07", "0000"])
def test_values_that_are_no_dates(value: str) -> None:
    assert Told().fact("a", "1", date=value, place="Mosul").events() == ["a"]
