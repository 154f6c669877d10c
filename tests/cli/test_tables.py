"""The tables of a terminal: what stands in a cell, and how they look in narrow and wide terminals."""

import io
import re

import pytest
from rich.console import Console

from factx.facts import (
    Actor,
    ArticleRecord,
    Casualty,
    Count,
    Cue,
    Date,
    Link,
    Mention,
    Organization,
    Quote,
    Record,
    Span,
)
from factx.output import cells
from factx.output.table import TableWriter

TEXT = (
    "At least 14 fishermen drowned, the coast guard said. “We are still looking for the others, and we will not stop "
    "before the weather makes us,” it said."
)


def span(text: str) -> Span:
    """The first place of a text in TEXT."""
    start = TEXT.index(text)
    return Span(text=text, start_char=start, end_char=start + len(text))


def mention(text: str, form: str = "nominal", name: str | None = None) -> Mention:
    return Mention.model_validate({**span(text).model_dump(), "form": form, "name": name})


def count(text: str, low: int | None, high: int | None, best: int | None, modifier: str) -> Count:
    return Count.model_validate(
        {
            "text": text,
            "start_char": 0,
            "end_char": len(text),
            "low": low,
            "high": high,
            "best": best,
            "modifier": modifier,
        }
    )


COMMON = {"article": "a.txt", "rule": "r"}
QUOTED = span("“We are still looking for the others, and we will not stop before the weather makes us,”")
TOLL = span("At least 14 fishermen drowned")
FACTS: list[Record] = [
    ArticleRecord(
        **COMMON,
        id="t",
        text=TEXT,
        start_char=0,
        end_char=len(TEXT),
        published="2022-01-07",
        published_from="dateline",
        characters=len(TEXT),
        sentences=2,
    ),
    Quote(
        **COMMON,
        id="q1",
        **QUOTED.model_dump(),
        kind="direct",
        contents=(QUOTED,),
        cue=Cue(**span("said").model_dump(), lemma="say", cue_class="speech"),
        speaker=mention("it", "pronominal", "Coast Guard"),
        via=(Link(speaker=mention("others"), cue=Cue(**span("said").model_dump(), lemma="say", cue_class="speech")),),
        negated=True,
    ),
    Casualty(
        **COMMON,
        id="c1",
        **TOLL.model_dump(),
        outcome="killed",
        kind="counted",
        count=Count(**span("At least 14").model_dump(), low=14, best=14, modifier="at least"),
        victims=span("fishermen"),
        source=mention("the coast guard"),
        scope="cumulative",
    ),
    Actor(**COMMON, id="a1", **span("it").model_dump(), name="Ana Sosa", titles=("captain",), affiliations=("o1",)),
    Organization(
        **COMMON, id="o1", **span("coast").model_dump(), name="Coast Guard", acronym="CG", aliases=("CG", "the Guard")
    ),
]


def printed(width: int, facts: list[Record] = FACTS) -> str:
    console = Console(file=io.StringIO(), width=width)
    writer = TableWriter(console)
    writer.write(facts)
    writer.close()
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [30, 40, 60, 80, 110, 160, 240])
def test_tables_fit_the_terminal_and_lose_no_word(width: int) -> None:
    shown = printed(width)
    assert max(map(len, shown.splitlines())) <= width
    if width >= 60:
        columns_apart = " ".join(shown.split())
        for word in ("Coast Guard", "≥ 14", "killed", "Ana Sosa", "captain", "(negated)", "(cumulative)"):
            assert word in columns_apart
    quote = [line for line in shown.splitlines() if "“" in line or "weather" in line]
    assert quote


def test_wide_terminals_show_more() -> None:
    headings = [("Cue", 80), ("Source", 80), ("Kind", 160), ("Belongs to", 160)]
    for heading, width in headings:
        assert heading in printed(width)
        assert heading not in printed(60)


def test_columns_that_nothing_stands_in_are_left_out() -> None:
    assert "Where" not in printed(160)
    assert "Country" not in printed(160)


def test_heading_tells_the_article() -> None:
    assert printed(120).splitlines()[:2] == [
        "a.txt",
        f"published 2022-01-07 (from its dateline) · {len(TEXT)} characters · 2 sentences",
    ]


def test_bodies_are_named_and_not_numbered() -> None:
    persons = printed(160).partition("Persons")[2].partition("Organizations")[0]
    assert "Coast Guard" in persons
    assert "o1" not in persons


def test_an_acronym_is_not_told_twice() -> None:
    row = next(line for line in printed(160).splitlines() if "the Guard" in line)
    assert row.count("CG") == 1


@pytest.mark.parametrize(
    ("counted", "shown"),
    [
        (count("26", 26, 26, 26, "exact"), "26"),
        (count("at least 26", 26, None, 26, "at least"), "≥ 26"),
        (count("more than 3,700", 3700, None, 3700, "more than"), "> 3,700"),
        (count("about 40", 40, 40, 40, "about"), "≈ 40"),
        (count("12 to 20", 12, 20, None, "between"), "12–20"),
        (count("up to 30", None, 30, 30, "up to"), "≤ 30"),
        (count("fewer than 30", None, 30, 30, "fewer than"), "< 30"),
        (count("dozens", 12, None, 12, "vague"), "dozens ≥ 12"),
        (count("a couple", 2, 2, 2, "about"), "≈ 2"),
        (count("half of", None, None, None, "ratio"), "half of"),
        (count("an unknown\nnumber of", None, None, None, "vague"), "an unknown number of"),
        (count("no", 0, 0, 0, "exact"), "0"),
        (None, ""),
    ],
)
def test_counts_with_their_bounds(counted: Count | None, shown: str) -> None:
    assert cells.count_text(counted) == shown


@pytest.mark.parametrize(
    ("mentioned", "shown"),
    [
        (None, "–"),
        (mention("it", "pronominal", "Coast Guard"), "it → Coast Guard"),
        (mention("the coast guard"), "the coast guard"),
        (mention("coast", "named", "Coast Guard"), "coast → Coast Guard"),
        (mention("fishermen", "named", "All fishermen of Tema"), "All fishermen of Tema"),
        (mention("the coast guard", "nominal", "the coast guard"), "the coast guard"),
    ],
)
def test_speakers_by_name_and_mention(mentioned: Mention | None, shown: str) -> None:
    assert cells.who(mentioned).plain == shown


@pytest.mark.parametrize(
    ("value", "value_end", "shown"),
    [
        (None, None, "a day"),
        ("2022-01-07", None, "2022-01-07"),
        ("2022-01-01", "2022-01-02", "2022-01-01/02"),
        ("2022-01", "2022-03", "2022-01/03"),
        ("2021-12-31", "2022-01-02", "2021-12-31/2022-01-02"),
        ("2014", "2016", "2014/2016"),
    ],
)
def test_dates(value: str | None, value_end: str | None, shown: str) -> None:
    date = Date(text="a day", start_char=0, end_char=5, value=value, value_end=value_end, precision="day")
    assert cells.when(date) == shown


def test_no_text_steers_the_terminal() -> None:
    evil = "\x1b]0;owned\x07“\x1b[2J”\u202e\r\n\x9b31m"
    quote = Quote(
        **COMMON,
        id="q1",
        text=evil,
        start_char=0,
        end_char=len(evil),
        kind="indirect",
        contents=(Span(text=evil, start_char=0, end_char=len(evil)),),
        speaker=Mention(text=evil, start_char=0, end_char=len(evil), form="named", name=evil),
    )
    shown = printed(100, [quote])
    assert not set("\x1b\x07\x9b\u202e\r") & set(shown)
    assert len(cells.clean(evil)) == len(evil)


def test_square_brackets_are_text_and_no_markup() -> None:
    actor = Actor(**COMMON, id="a1", text="x", start_char=0, end_char=1, name="[bold]Ana[/bold] [x]", titles=("[red]",))
    assert "[bold]Ana[/bold] [x]" in printed(100, [actor])
    assert "[red]" in printed(100, [actor])


def test_totals_stand_below_the_last_table() -> None:
    console = Console(file=io.StringIO(), width=100)
    writer = TableWriter(console)
    for article in ("a.txt", "b.txt"):
        writer.write([fact.model_copy(update={"article": article}) for fact in FACTS])
    writer.close()
    assert isinstance(console.file, io.StringIO)
    _, _, totals = console.file.getvalue().partition("Totals of 2 articles")
    assert [" ".join(line.split()) for line in totals.splitlines() if line.strip()] == [
        "2 quotes 2 direct · 2 with a named speaker",
        "2 casualty facts 2 killed",
        "2 persons",
        "2 organizations",
    ]


def test_no_totals_of_one_fact_or_none() -> None:
    assert "Totals" not in printed(100, FACTS[:2])
    assert "Totals" not in printed(100, FACTS[:1])
    assert "no facts found" in printed(100, FACTS[:1])
    assert printed(100, []) == ""


def test_facts_without_their_article_stand_under_its_id() -> None:
    assert printed(100, FACTS[1:]).startswith("a.txt\n")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_bound_stays_in_one_piece_below_long_words(width: int) -> None:
    hurt = FACTS[2].model_copy(update={"count": count("tens of thousands", 20_000, None, None, "vague")})
    lines = [" ".join(line.split()) for line in printed(width, [hurt]).splitlines()]
    assert any("≥ 20,000" in line and "thousands" not in line for line in lines)


def test_colours_go_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    for no_color in (None, "1"):
        if no_color:
            monkeypatch.setenv("NO_COLOR", no_color)
        console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="256")
        writer = TableWriter(console)
        writer.write(FACTS)
        writer.close()
        assert isinstance(console.file, io.StringIO)
        shown.append(console.file.getvalue())
    coloured = re.compile("\x1b\\[(?:[\\d;]*;)?(?:3[0-7]|9[0-7]|38;5)")
    assert coloured.search(shown[0])
    assert not coloured.search(shown[1])
    strip = re.compile("\x1b\\[[\\d;]*m")
    assert strip.sub("", shown[0]) == strip.sub("", shown[1])
