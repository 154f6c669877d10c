"""Number expressions with their bounds: the documented table of what `annotate.numbers` reads."""

import pytest
from spacy.lang.en import English

from factx import marks
from factx.annotate import numbers
from factx.annotate.numbers.expressions import hedge_phrases, read
from factx.lexicon import Lexicon

_NLP = English()
_INF = None

# expression, low, high, modifier; read in front of “sailors were hurt” too
EXPRESSIONS: list[tuple[str, int | None, int | None, str]] = [
    # digits
    ("31", 31, 31, "exact"),
    ("2,317", 2317, 2317, "exact"),
    ("14.500", 14500, 14500, "exact"),
    ("14 500", 14500, 14500, "exact"),
    ("1 234 567", 1234567, 1234567, "exact"),
    ("1'250", 1250, 1250, "exact"),
    ("1,50,000", 150000, 150000, "exact"),
    ("3,401. 882", 3401882, 3401882, "exact"),
    ("3.4 million", 3400000, 3400000, "exact"),
    ("60 thousand", 60000, 60000, "exact"),
    ("4 lakh", 400000, 400000, "exact"),
    ("2.5 crore", 25000000, 25000000, "exact"),
    ("50k", 50000, 50000, "exact"),
    ("15 hundred", 1500, 1500, "exact"),
    # words
    ("eleven", 11, 11, "exact"),
    ("forty-three", 43, 43, "exact"),
    ("Sixty seven", 67, 67, "exact"),
    ("one hundred", 100, 100, "exact"),
    ("a hundred", 100, 100, "exact"),
    ("a hundred and six", 106, 106, "exact"),
    ("three hundred and twelve", 312, 312, "exact"),
    ("two thousand four hundred", 2400, 2400, "exact"),
    ("twenty-one hundred", 2100, 2100, "exact"),
    ("nine thousand", 9000, 9000, "exact"),
    ("a thousand", 1000, 1000, "exact"),
    ("five million", 5000000, 5000000, "exact"),
    ("one and a half million", 1500000, 1500000, "exact"),
    ("half a million", 500000, 500000, "exact"),
    ("a quarter of a million", 250000, 250000, "exact"),
    ("three quarters of a million", 750000, 750000, "exact"),
    ("a dozen", 12, 12, "exact"),
    ("three dozen", 36, 36, "exact"),
    ("half a dozen", 6, 6, "exact"),
    # vague magnitudes
    ("tens", 10, _INF, "vague"),
    ("dozens", 12, _INF, "vague"),
    ("scores", 20, _INF, "vague"),
    ("hundreds", 100, _INF, "vague"),
    ("thousands", 1000, _INF, "vague"),
    ("tens of thousands", 10000, _INF, "vague"),
    ("dozens of thousands", 12000, _INF, "vague"),
    ("hundreds of thousands", 100000, _INF, "vague"),
    ("millions", 1000000, _INF, "vague"),
    ("several dozen", 24, _INF, "vague"),
    ("several hundred", 200, _INF, "vague"),
    ("several thousand", 2000, _INF, "vague"),
    ("a few hundred", 200, _INF, "vague"),
    ("a few dozen", 24, _INF, "vague"),
    ("a couple of hundred", 200, _INF, "vague"),
    # vague words
    ("several", 2, _INF, "vague"),
    ("many", 2, _INF, "vague"),
    ("a few", 2, _INF, "vague"),
    ("a handful of", 2, _INF, "vague"),
    ("a number of", 2, _INF, "vague"),
    ("numerous", 2, _INF, "vague"),
    ("at least several", 2, _INF, "at least"),
    ("an unknown number of", None, None, "vague"),
    ("an undetermined number of", None, None, "vague"),
    ("a couple of", 2, 2, "about"),
    ("a pair of", 2, 2, "exact"),
    # at least
    ("at least 26", 26, _INF, "at least"),
    ("at least a dozen", 12, _INF, "at least"),
    ("no fewer than 40", 40, _INF, "at least"),
    ("not less than 40", 40, _INF, "at least"),
    ("a minimum of nine", 9, _INF, "at least"),
    ("at the very least 9", 9, _INF, "at least"),
    ("70 or more", 70, _INF, "at least"),
    ("70 or over", 70, _INF, "at least"),
    ("70 and counting", 70, _INF, "at least"),
    ("3000+", 3000, _INF, "at least"),
    ("at least 12 or more", 12, _INF, "at least"),
    ("at least another five", 5, _INF, "at least"),
    ("at least 35 more", 35, _INF, "at least"),
    # more than
    ("more than 80", 80, _INF, "more than"),
    ("over 80", 80, _INF, "more than"),
    ("well over 80", 80, _INF, "more than"),
    ("upwards of 80", 80, _INF, "more than"),
    ("in excess of 80", 80, _INF, "more than"),
    ("just over 80", 80, _INF, "more than"),
    ("more than two dozen", 24, _INF, "more than"),
    ("more than 1.5 million", 1500000, _INF, "more than"),
    # about
    ("about 300", 300, 300, "about"),
    ("around 300", 300, 300, "about"),
    ("some 300", 300, 300, "about"),
    ("some forty", 40, 40, "about"),
    ("nearly 300", 300, 300, "about"),
    ("almost half a million", 500000, 500000, "about"),
    ("an estimated 300", 300, 300, "about"),
    ("approximately 300", 300, 300, "about"),
    ("just under 300", 300, 300, "about"),
    ("close to 300", 300, 300, "about"),
    ("perhaps 300", 300, 300, "about"),
    ("300 or so", 300, 300, "about"),
    ("100-odd", 100, 100, "about"),
    ("a total of nearly 300", 300, 300, "about"),
    # up to, fewer than
    ("up to 90", None, 90, "up to"),
    ("as many as 90", None, 90, "up to"),
    ("at most 90", None, 90, "up to"),
    ("no more than 90", None, 90, "up to"),
    ("fewer than 90", None, 90, "fewer than"),
    ("less than 90", None, 90, "fewer than"),
    # ranges
    ("between 8 and 11", 8, 11, "between"),
    ("8 to 11", 8, 11, "between"),
    ("8-11", 8, 11, "between"),
    ("8 – 11", 8, 11, "between"),
    ("four or five", 4, 5, "between"),
    ("two thousand to three thousand", 2000, 3000, "between"),
    ("20 to 30 thousand", 20000, 30000, "between"),
    ("about 8 to 11", 8, 11, "between"),
    # increments, totals and parts
    ("another 12", 12, 12, "exact"),
    ("another", 1, 1, "exact"),
    ("12 more", 12, 12, "exact"),
    ("a further 12", 12, 12, "exact"),
    ("53 other", 53, 53, "exact"),
    ("a total of 53", 53, 53, "exact"),
    ("all nine", 9, 9, "exact"),
    ("both", 2, 2, "exact"),
    ("30 of the 41", 30, 30, "exact"),
    ("more than 30 of the 41", 30, _INF, "more than"),
    ("one of the 41", 1, 1, "exact"),
    # shares
    ("about half of the", None, None, "ratio"),
    ("two-thirds of the", None, None, "ratio"),
    ("a third of the", None, None, "ratio"),
    ("41 percent of the", None, None, "ratio"),
    ("41% of the", None, None, "ratio"),
    ("41 per cent of the", None, None, "ratio"),
    ("one in three", None, None, "ratio"),
    ("nine out of ten", None, None, "ratio"),
    # nobody
    ("no", 0, 0, "exact"),
    ("zero", 0, 0, "exact"),
    ("none of the", 0, 0, "exact"),
    ("without any", 0, 0, "exact"),
    ("not a single", 0, 0, "exact"),
]

NO_NUMBERS = [
    "a 41-year-old baker was hurt",
    "the baker, 41, was hurt",
    "a baker aged 41 was hurt",
    "at the age of 41",
    "pupils aged between 7 and 11",
    "children under five",
    "a 9,000-strong force",
    "a six-week siege",
    "for 12 years",
    "three months later",
    "over the past 20 days",
    "12 km north of the port",
    "$40 million",
    "€40",
    "40 million pesos",
    "90 percent mortality",
    "on 7 January",
    "on January 7",
    "in 1991",
    "since 2014",
    "the 1948 war",
    "at 8 p.m.",
    "flight 370",
    "Article 12 of the charter",
    "Covid-19",
    "an RPG-7",
    "one another",
    "one day",
    "no longer",
    "how many",
    "twice as many",
    "230 fewer deaths",
    "between 1970 and 1991, nurses were infected",
    "seized between 2017 and 2018 had vanished",
    "when a loved one dies",
    "Nov 3 – the port was closed",
]


def readings(text: str, lexicon: Lexicon) -> list[tuple[str, int | None, int | None, str]]:
    doc = _NLP(text)
    words = [token.lower_ for token in doc]
    found = read(words, hedge_phrases(lexicon), [not token.whitespace_ for token in doc])
    return [(doc[one.start : one.end].text, one.low, one.high, one.modifier) for one in found]


def test_the_table_is_long_enough() -> None:
    assert len(EXPRESSIONS) >= 100
    assert len({expression for expression, *_ in EXPRESSIONS}) == len(EXPRESSIONS)


@pytest.mark.parametrize("tail", ["", " sailors were hurt."])
@pytest.mark.parametrize(("expression", "low", "high", "modifier"), EXPRESSIONS)
def test_bounds_and_modifier(
    expression: str, low: int | None, high: int | None, modifier: str, tail: str, lexicon: Lexicon
) -> None:
    if expression == "3,401. 882" and not tail:
        pytest.skip("only a word after it tells the slip from a full stop")
    found = readings(expression + tail, lexicon)
    assert found, "nothing was read"
    assert found[0][1:] == (low, high, modifier)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_counts_nobody_is_no_number(text: str, lexicon: Lexicon) -> None:
    assert readings(text, lexicon) == []


def test_after_a_rise_only_the_new_number_counts(lexicon: Lexicon) -> None:
    assert readings("the count rose from 12 to 15 on Monday", lexicon)[-1][1:] == (15, 15, "exact")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bringing the total number of cases to 1932.", [("1932", 1932, 1932, "exact")]),
        ("the number of cases fell from 1990 to 1995", []),
        ("NOV 3 – 12 miners died", [("12", 12, 12, "exact")]),
        ("Nov 3 – Four miners died", [("Four", 4, 4, "exact")]),
        ("the toll is estimated to be more than 90", [("estimated to be more than 90", 90, None, "more than")]),
        ("in the summer as many people died", [("many", 2, None, "vague")]),
        ("as many houses burned as last year", []),
        ("says that one of those killed was a boy", [("one", 1, 1, "exact")]),
        ("about half died", [("about half", None, None, "ratio")]),
    ],
)
def test_what_the_words_around_a_number_tell(
    text: str, expected: list[tuple[str, int, int, str]], lexicon: Lexicon
) -> None:
    assert readings(text, lexicon) == expected


def test_a_rise_may_stand_far_before_its_numbers(lexicon: Lexicon) -> None:
    text = "cases doubled among children and young mothers of the two southern camps from 120 to 260"
    assert readings(text, lexicon)[-1][1:] == (260, 260, "exact")
    apart = "cases doubled . In the camps by the river , the huts hold from 12 to 26"
    assert readings(apart, lexicon)[-1][1:] == (12, 26, "between")


def test_a_range_of_percents_is_a_rate(lexicon: Lexicon) -> None:
    assert readings("kills 30 - 40 % of patients", lexicon) == []
    assert [reading[3] for reading in readings("hurt 40 % of patients", lexicon)] == ["ratio"]


def test_a_part_yields_the_whole_too(lexicon: Lexicon) -> None:
    assert [found[:2] for found in readings("30 of the 41 crew", lexicon)] == [("30 of the 41", 30), ("41", 41)]


def test_any_counts_nobody_only_after_a_negation(lexicon: Lexicon) -> None:
    assert readings("it did not cause any deaths", lexicon) == [("any", 0, 0, "exact")]
    assert readings("any deaths are investigated", lexicon) == []


def test_reading_is_linear_in_odd_input(lexicon: Lexicon) -> None:
    words = ("1 of " * 400).split()
    assert readings(" ".join(words), lexicon) is not None


@pytest.mark.parametrize("table", ["hedges"])
def test_every_hedge_has_an_example_that_is_read(table: str, lexicon: Lexicon) -> None:
    for entry in lexicon.entries(table):
        assert entry.examples, entry.words
        for example in entry.examples:
            words = example.replace("[", "").replace("]", "")
            bracketed = example[example.index("[") + 1 : example.index("]")]
            found = [text for text, *_ in readings(words, lexicon)]
            assert any(bracketed.lower() in text.lower() for text in found), (example, found)


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("a herder fell", "DT NN VBD", ["a"]),
        ("a bridge fell", "DT NN VBD", []),
        ("an old district officer fell", "DT JJ NN NN VBD", ["an"]),
        ("another human rights defender fell", "DT JJ NNS NN VBD", ["another"]),
        ("one Jan Bos fell", "CD NNP NNP VBD", []),
        ("one baker fell", "CD NN VBD", ["one"]),
    ],
)
def test_articles_count_persons_only(text: str, tags: str, expected: list[str], lexicon: Lexicon) -> None:
    from spacy.tokens import Doc

    coarse = {"DT": "DET", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "VBD": "VERB", "CD": "NUM"}
    doc = Doc(_NLP.vocab, words=text.split(), tags=tags.split(), pos=[coarse[tag] for tag in tags.split()])
    numbers.annotate(doc, lexicon)
    assert [mark.span(doc).text for mark in marks.get(doc, marks.Number)] == expected
