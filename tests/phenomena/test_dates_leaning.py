"""Dates that say little by themselves, and what looks like them: the words around tell whether and which."""

import pytest

import factx
from factx import facts


def dated(extractor: factx.Extractor, text: str) -> list[tuple[str, str | None, str | None]]:
    """The dates of a text published on Wednesday 6 March 2024."""
    _, records = extractor.annotated(factx.Article("a", text, published="2024-03-06"))
    (article,) = (record for record in records if isinstance(record, facts.ArticleRecord))
    return [(date.text, date.value, date.value_end) for date in article.dates if date.kind == "date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # bare seasons, by tense; one that has hardly begun is not the one that is told of
        ("The dam was built in the summer.", ("the summer", "2023-06", "2023-08")),
        ("Prices rose in the spring.", ("the spring", "2023-03", "2023-05")),
        ("The team will play in the autumn.", ("the autumn", "2024-09", "2024-11")),
        ("Floods hit the town over the winter.", ("the winter", "2023-12", "2024-02")),
        # bare years, months and weeks
        ("Sales grew 4% for the year.", ("the year", "2024", None)),
        ("In 2021 it opened a mill. It lost money in the year.", ("the year", "2021", None)),
        ("It rained a lot during the month.", ("the month", "2024-03", None)),
        # the day of a month
        ("They will meet on the 15th.", ("the 15th", "2024-03-15", None)),
        ("They met on the 15th.", ("the 15th", "2024-02-15", None)),
        ("He came on July 2, 2021, and left on the 9th.", ("the 9th", "2021-07-09", None)),
        # weeks told by a day
        ("It happened in the week of March 4.", ("the week of March 4", "2024-03-04", "2024-03-10")),
        ("Claims fell in the week ended March 2.", ("the week ended March 2", "2024-02-25", "2024-03-02")),
        # a month whose year stands with the one after
        ("Between May and June in 1981 he fought.", ("May", "1981-05", None)),
        # two years with a dash
        ("He held office in 2009-2010.", ("2009-2010", "2009", "2010")),
        ("From 2009-2010 he lived in Oslo.", ("2009", "2009", None)),
        # quarters and decades in short forms
        ("Profit rose in 1Q 2023.", ("1Q 2023", "2023-01", "2023-03")),
        ("He came in the mid-90s.", ("mid-90s", "1990", "1999")),
        ("It was written in the ’60’s.", ("the ’60’s", "1960", "1969")),
        # feasts that move
        ("It happened on Easter Sunday.", ("Easter Sunday", "2023-04-09", None)),
        ("Shops closed on Good Friday 2022.", ("Good Friday 2022", "2022-04-15", None)),
        ("On Labor Day it rained.", ("Labor Day", "2023-09-04", None)),
        ("Crowds came on Memorial Day.", ("Memorial Day", "2023-05-29", None)),
        # a time of day has the day that was mentioned
        ("A bomb exploded on Friday. A second one went off at 7:15 p.m.", ("7:15 p.m.", "2024-03-01", None)),
        ("The 2012 vote was close.", ("2012", "2012", None)),
        # a year that is talked of
        ("In 2021 it opened a mill. The first loom broke later in the year.", ("later in the year", "2021", None)),
        ("Losses are likely in the fiscal year.", ("the fiscal year", "2024", None)),
        ("Twice as many ships came this year as last.", ("last", "2023", None)),
        ("Three years ago today the war began.", ("Three years ago today", "2021-03-06", None)),
        # what a report of a company compares with
        (
            "Third-quarter profit fell. It lost money in the year-earlier period.",
            ("the year-earlier period", "2022-07", "2022-09"),
        ),
        (
            "Third-quarter profit rose. For the nine months, it lost money, compared with a profit a year earlier.",
            ("a year earlier", "2023", None),
        ),
        (
            "Third-quarter profit rose. For the quarter a year ago, it had a loss.",
            ("the quarter", "2022-07", "2022-09"),
        ),
        (
            "Profit fell in the third quarter, and the flood will cost it a fourth-quarter charge. Sales rose in the quarter.",
            ("the quarter", "2023-07", "2023-09"),
        ),
        # an ordinal in letters is a day only where the talk is of its month
        ("She came on 3 January 2021. She left on the fifth.", ("the fifth", "2021-01-05", None)),
        # the Friday before the one that was mentioned
        (
            "Shares fell on Friday. They had stood higher the previous Friday.",
            ("the previous Friday", "2024-02-23", None),
        ),
        # a story from long ago has its year; the dates of a life have not
        (
            "In May 1831 he was held. On 4 July 1831 he fled. On 9 July 1831 he was found. "
            "There was no rising until 5 June.",
            ("5 June", "1831-06-05", None),
        ),
        ("Born in 1980, he came in 1990, left in 2001 and died in December.", ("December", "2023-12", None)),
        # years of long ago
        ("In 348 Bishop Petra died. He had come earlier that year.", ("348", "0348", None)),
        ("In 348 Bishop Petra died. He had come earlier that year.", ("earlier that year", "0348", None)),
        ("Ana of Dorn (c. 314 – 368) was a nun.", ("368", "0368", None)),
        ("It was written in April of fifteen eighteen.", ("April of fifteen eighteen", "1518-04", None)),
        # ends of a row, and the row
        ("Poems from the 15th to the 19th century are read.", ("the 15th", "1400", "1499")),
        ("Poems from the 15th to the 19th century are read.", ("the 19th century", "1800", "1899")),
        ("Trade grew from the 12th to 16th centuries.", ("the 12th to 16th centuries", "1100", "1599")),
        ("Demand in January-june 2016 was low.", ("January-june 2016", "2016-01", "2016-06")),
        # feasts
        ("They met on last year’s Halloween.", ("last year’s Halloween", "2023-10-31", None)),
        (
            "He came on last year’s Halloween, or was it the Halloween before?",
            ("the Halloween before", "2022-10-31", None),
        ),
    ],
)
def test_words_around_tell_the_date(
    text: str, expected: tuple[str, str | None, str | None], extractor: factx.Extractor
) -> None:
    assert expected in dated(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "In winter, the lake freezes.",
        "The fall of the government was quick.",
        "The spring in the valley dried up.",
        "He was named man of the year.",
        "They live on the 15th floor.",
        "The office opens at 9 a.m.",
        "The house won 2012 votes.",
        "The year of the dragon began.",
        "The method is still used today.",
        "Lamps of that kind are still in use today.",
        "That made the town what it is today.",
        "It is in many of today’s cars.",
        "Today, lamps are the best source of light.",
        "The town was not the place it is today.",
        "You are not allowed to park there overnight.",
        "She shows a new film every Wednesday/Thursday.",
        "It offers two flights per week on Wednesday afternoon and Saturday morning.",
        "Traffic is bad on Saturday mornings.",
        "He sang on Saturday Morning Music Hall.",
        "The unit is called “2051” in the book.",
        "She spoke on “This Week” about the war.",
        "See Rule 2016 of the code.",
        "The guild, for women only 1380-2075, is small.",
        "In 348 Dutch towns it rained.",
        "Only one in 100 fell ill.",
        "He sold about fifteen twenty pictures.",
        "He came in on the fifth.",
        "He came last.",
    ],
)
def test_no_date(text: str, extractor: factx.Extractor) -> None:
    assert dated(extractor, text) == []


@pytest.mark.parametrize("text", ["He died the following night.", "They left the next day."])
def test_a_day_that_leans_on_none_has_no_value(text: str, extractor: factx.Extractor) -> None:
    assert [value for _, value, _ in dated(extractor, text)] == [None]


def test_today_is_a_day_where_something_happens(extractor: factx.Extractor) -> None:
    assert dated(extractor, "Police said today that two men had been arrested.") == [("today", "2024-03-06", None)]
    assert dated(extractor, "Today is a sad day.") == [("Today", "2024-03-06", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # from the event, not from the day on which it was told
        ("A bus hit a wall on Saturday, the mayor said on Tuesday. The next day, the driver was held.", "2024-03-03"),
        (
            "A bus hit a wall on Sunday, police in Orlow said Tuesday. The day before, it had passed a test.",
            "2024-03-02",
        ),
        # what is told of the past never lies after the publication
        ("A bus hit a wall on Monday. Police said today the driver was held the following day.", "2024-03-05"),
        ("A bus hit a wall on Friday. The mayor spoke on Wednesday. Two days later he was held.", "2024-03-03"),
        ("A boat sank on Monday. A service will be held on Friday. The captain was held the next day.", "2024-03-05"),
        ("The mayor spoke on Wednesday. The driver was held the next day.", None),
        # what must not change
        ("The mayor resigned on Sunday. She said on Monday she was ill. The next day, she left.", "2024-03-05"),
        ("The driver was held on Saturday. Two days later, he was freed.", "2024-03-04"),
        ("The council will meet on Sunday. The next day, it will vote.", "2024-03-11"),
    ],
)
def test_the_next_day_counts_from_the_event(text: str, expected: str | None, extractor: factx.Extractor) -> None:
    assert dated(extractor, text)[-1][1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The office is at 1912 S. Orange Ave. in Norby.",
        "It stands at 2013 21st Street.",
        "It stands at 1911 E 5th Ave.",
        "It stands at 1745 Northwest Oak Pkwy.",
    ],
)
def test_house_numbers_are_no_years(text: str, extractor: factx.Extractor) -> None:
    assert dated(extractor, text) == []


@pytest.mark.parametrize("text", ["In 1912 S. Orange was mayor.", "The 2013 Harbour fire began there."])
def test_years_before_names_are_years(text: str, extractor: factx.Extractor) -> None:
    assert [value for _, value, _ in dated(extractor, text)] == [text.split()[1]]
