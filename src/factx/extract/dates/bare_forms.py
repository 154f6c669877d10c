"""The grammar of dates that say little by themselves: “in the summer”, “for the year”, “on the 15th”.

What they mean, and whether the words around them make them dates at all, is told in `leaning`.
"""

from factx.extract.dates.rule import DIGIT, Rule, rule, the
from factx.extract.dates.words import DAY, GAP, MONTH, ORDINAL, ORDINALS, SEASON, YEAR

# A time of day on the clock, which the day beside it dates: “9:30 p.m.”, “0400 GMT”.
CLOCK = (
    rf"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?{GAP}?(?:[ap]\.m\.?|[ap]m\b|[AP]M\b|[AP]\.M\.?)(?:{GAP}(?:[ECMP][SD]?T|GMT|UTC|BST)\b)?|"
    rf"(?:[01]\d|2[0-3])[:.]?[0-5]\d{GAP}?(?:hours{GAP})?(?:GMT|UTC)\b"
)
_SEASONS = SEASON.replace("|", " ")

RULES: tuple[Rule, ...] = (
    # “in the summer”, “over the winter”, “in spring”
    rule(
        "bare_season",
        f"{_SEASONS} {the(_SEASONS)}",
        rf"(?:the{GAP})?(?P<season>{SEASON})\b(?!{GAP}of\b|-|{GAP}(?:asleep|apart|short|into|in love|behind|back)\b)",
    ),
    # “for the year”, “in the month”, “during the week”
    rule(
        "bare_unit",
        the("year month week fiscal financial"),
        rf"the{GAP}(?:(?:fiscal|financial){GAP})?(?P<unit>year|month|week)(?={GAP}?(?:[.,;:!?)”\"]|$|to{GAP}date\b))",
    ),
    # “at 7:15 p.m.”, “0400 GMT”
    rule("clock", DIGIT, CLOCK),
    # “on the 15th”
    rule(
        "bare_day",
        the(f"{DIGIT} {' '.join(word for word in ORDINALS if word.isalpha())}"),
        rf"the{GAP}(?:(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?={GAP}?(?:[.,;:!?)”\"]|$|and\b|when\b|at\b|in{GAP}(?![A-Z])))|"
        rf"(?P<word>{ORDINAL})(?={GAP}?(?:[.,;:!?)]|$)|{GAP}and{GAP}(?:that|he|she|it|they|I|we)\b))",
    ),
    # “the week of March 4”, “the week ending Jan. 12, 2019”
    rule(
        "week_of",
        the("week"),
        rf"the{GAP}week{GAP}(?:of|beginning|starting|(?P<ending>ending|ended)){GAP}(?P<month>{MONTH}){GAP}(?P<day>{DAY})(?:,?{GAP}(?P<year>{YEAR}))?",
    ),
)
