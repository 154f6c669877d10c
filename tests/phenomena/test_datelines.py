"""Datelines, date lines and bylines, and the day of publication that they tell."""

import datetime

import pytest

from factx.lexicon import load as load_lexicon
from factx.reading import datelines
from factx.reading.furniture import read

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("KABUL, Afghanistan (AP) — A bomb", "KABUL, Afghanistan (AP) —"),
        ("LAGOS, Nov 3 (Reuters) - The ministry", "LAGOS, Nov 3 (Reuters) -"),
        ("BEIJING, Feb. 20, 2015 (Xinhua) -- A court", "BEIJING, Feb. 20, 2015 (Xinhua) --"),
        ("TUNIS – 26 July 2022: The minister", "TUNIS – 26 July 2022:"),
        ("PORT-AU-PRINCE, Haiti — The gang", "PORT-AU-PRINCE, Haiti —"),
        ("PORT LOUIS, Mauritius (AP) _ Police", "PORT LOUIS, Mauritius (AP) _"),
        ("Amman (AFP) - The court", "Amman (AFP) -"),
        ("ST. LOUIS (AP) - A judge", "ST. LOUIS (AP) -"),
        ("GENEVA/NAIROBI, Nov 3 (Reuters) - Talks", "GENEVA/NAIROBI, Nov 3 (Reuters) -"),
        ("ROME — The pope", "ROME —"),
        ("BHOPAL: The police in the state on Tuesday arrested nine men.", "BHOPAL:"),
    ],
)
def test_dateline(line: str, expected: str) -> None:
    found = datelines.dateline(line)
    assert found is not None and line[found[0] : found[1]] == expected


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING: The dam has burst and the valley is under water now.",
        "NATO: a reckoning",
        "Kabul fell on Sunday — at last, he said.",
        "TELEPHONE: 555 0100",
        "The UN — which has 193 members — met.",
        "A man (35) - unnamed - died.",
        "Q: What happened?",
    ],
)
def test_no_dateline(line: str) -> None:
    assert datelines.dateline(line) is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Dam bursts\n\nFriday, September 9, 2016\n\nA dam burst.", "2016-09-09"),
        ("Dam bursts\nPublished: 7 January 2022 10:30\nA dam burst.", "2022-01-07"),
        ("Dam bursts\n\nUpdated: 9 January 2022\n\nPublished: 7 January 2022\n\nA dam burst.", "2022-01-07"),
        ("Dam bursts\n\nBy Ana Orsk | 3 May 2021\n\nA dam burst.", "2021-05-03"),
        ("BEIJING, Feb. 20, 2015 (Xinhua) -- A court heard the case.", "2015-02-20"),
        ("TUNIS – 26 July 2022: The minister spoke to the press.", "2022-07-26"),
        ("LAGOS, Nov 3 (Reuters) - The ministry said so.", None),
        ("Quito, 5 Oct 88 (EL FAROL) -- [Text] Two soldiers were freed.", "1988-10-05"),
        ("A dam burst on 3 May 2021, the mayor said at the town hall.\n\nMarch 3, 2001\n\nIt was built.", None),
        ("Dam bursts\n\n31 June 2021\n\nA dam burst.", None),
        ("Dam bursts\n\nMay 3\n\nA dam burst.", None),
    ],
)
def test_day_of_publication(text: str, published: str | None) -> None:
    day = read(text, None, LEXICON).published
    assert day == (datetime.date.fromisoformat(published) if published else None)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By Jane Doe in Lagos",
        "By Our Correspondent",
        "By Jane Doe and Li Aung | 3 May 2021",
        "BY JANE DOE, STAFF WRITER",
        "By AFP",
        "By María de la Cruz, Ko Aung",
    ],
)
def test_byline(line: str) -> None:
    assert datelines.byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the army had left.",
        "By Friday the army had left the city",
        "By noon",
        "By and large the city is calm",
    ],
)
def test_no_byline(line: str) -> None:
    assert not datelines.byline(line)


def test_only_the_first_dateline_of_a_page_counts_and_no_speaker_of_a_transcript() -> None:
    text = "TAPPER: Welcome to the show, and thank you all for being with us.\n\nORSK: Thank you for having me on the show tonight."
    assert [section.label for section in read(text, None, LEXICON).sections] == []


def test_credits_after_the_end() -> None:
    text = "A dam burst in the hills above the town of Orlo.\n\n(Reporting by Ana Orsk; Editing by Li Aung)"
    assert [section.label for section in read(text, None, LEXICON).sections] == ["byline"]
