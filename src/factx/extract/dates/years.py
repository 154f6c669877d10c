"""Years, and rows of them: “1991”, “the 1950s”, “the 20th century”, “in 348”."""

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor, whole_year
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import DIGIT, form, the
from factx.extract.dates.pieces import MONTH_WORDS, ORDINAL_WORDS
from factx.extract.dates.words import (
    CARDINAL,
    DASH,
    DECADES,
    GAP,
    MONTH,
    ORDINAL,
    YEAR,
    full_year,
    month_number,
    number,
)

_DECADE_WORDS = " ".join(DECADES)
_ONES = (
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?:[- ](?:one|two|three|four|five|six|seven|eight|nine)\\b)?|"
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
# So many years at most from the first to the last of “1812–1990”.
_LONGEST_ROW = 300


@form(
    "date.decade",
    f"{DIGIT} {_DECADE_WORDS} {the(f'{DIGIT} {_DECADE_WORDS}')}",
    rf"(?i:(?:the{GAP})?(?:(?P<decade>(?:1\d|20)\d0)[’']?s|(?<![\w])[’'‘](?P<short>\d0)[’']?s|(?<=mid-)(?P<bareshort>[2-9]0)s)|the{GAP}(?P<words>{'|'.join(DECADES)}))\b",
    examples=("It was built in the 1950s.", "He wrote it in the ’60s.", "She came in the nineties."),
    counterexamples=("He is in his 60s.",),
)
def decade(expression: Expression, _anchor: Anchor) -> Period | None:
    """“the 1950s” ten years, “the 1600s” a hundred."""
    if expression.part("words"):
        return calendar.decade(1900 + DECADES[expression.part("words")])
    short = expression.part("short") or expression.part("bareshort")
    if short:
        return calendar.decade(1900 + int(short))
    first = int(expression.part("decade"))
    return calendar.century(first // 100 + 1) if first % 100 == 0 and first < 2000 else calendar.decade(first)


@form(
    "date.century",
    f"{DIGIT} {ORDINAL_WORDS} {the(f'{DIGIT} {ORDINAL_WORDS}')}",
    rf"(?i:(?:the{GAP})?(?:(?P<first>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})(?:{DASH}|{GAP}(?:to|and|or|through){GAP}(?:the{GAP})?))?"
    rf"(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})(?:{GAP}|-)centur(?:y|ies)\b)(?!{GAP}(?:B\.?C|BCE)\b)",
    examples=(
        "It was built in the 20th century.",
        "Trade grew from the 12th to 16th centuries.",
        "It was used from the 15th to the 19th century.",
    ),
    counterexamples=("It was told in the 1st century BC.",),
)
def century(expression: Expression, _anchor: Anchor) -> Period | None:
    """“the 20th century”, “the 12th to 16th centuries”."""
    last = number(expression.part("century")) or 0
    first = number(expression.part("first")) if expression.part("first") else None
    if not 1 <= last <= 30:
        return None
    if first is None or not 1 <= first < last:
        return calendar.century(last)
    return calendar.years(100 * (first - 1), 100 * last - 1)


@form(
    "date.years",
    DIGIT,
    rf"(?P<year>{YEAR})[-–/](?P<last>(?:1\d|20)\d\d|\d\d)(?![\d-]|[-–/]\d|[.,]\d|%)",
    examples=("He held office in 1990–94.", "The 2011/12 budget was small."),
    counterexamples=("The rate was 1990-94% of it.", "She wrote pages 1987–94."),
)
def years(expression: Expression, _anchor: Anchor) -> Period | None:
    """“1990–94”."""
    first = int(expression.part("year"))
    last = full_year(expression.part("last"), first)
    if last > first + _LONGEST_ROW:
        return None  # “1380–2075”: numbers
    return calendar.years(first, last) if first < last else calendar.year(first)


@form(
    "date.year",
    f"{DIGIT} fiscal",
    rf"(?:(?i:fiscal|financial){GAP}(?:(?i:year){GAP})?)?(?P<year>{YEAR})\b(?!{GAP}?(?:B\.?C|BCE)\b)",
    examples=("It was founded in 1991.", "Profit fell in fiscal 1989."),
    counterexamples=("He won 1,991 votes.", "It holds 2000 people."),
)
def year(expression: Expression, _anchor: Anchor) -> Period | None:
    """“1991”, “fiscal 1989”."""
    return calendar.year(int(expression.part("year")))


@form(
    "date.spelled-year",
    f"fifteen sixteen seventeen eighteen nineteen twenty two {MONTH_WORDS} {the('year')}",
    rf"(?:(?P<month>{MONTH}){GAP}(?:of{GAP})?)?(?i:(?P<the>the{GAP}year{GAP})?(?:(?P<hundreds>fifteen|sixteen|seventeen|eighteen|nineteen|twenty){GAP}(?P<ones>oh{GAP}\w+|{_ONES})"
    rf"|(?P<thousand>two{GAP}thousand)(?:{GAP}(?:and{GAP})?(?P<rest>{_ONES}|{CARDINAL}))?))\b",
    examples=("He was born in nineteen ninety-six.", "It was written in the year two thousand."),
    counterexamples=("Two thousand men came.",),
)
def spelled_year(expression: Expression, _anchor: Anchor) -> Period | None:
    """“nineteen ninety-six”; “two thousand” is a year only where the text says so."""
    if expression.part("thousand"):
        rest = number(expression.part("rest"))
        if rest is None and not expression.part("the"):
            return None
        year = 2000 + (rest or 0)
    else:
        ones = number(expression.part("ones").removeprefix("oh "))
        if ones is None:
            return None
        year = 100 * (number(expression.part("hundreds")) or 0) + ones
    month = expression.part("month")
    return calendar.month(year, month_number(month)) if month else calendar.year(year)


@form(
    "date.era-year",
    f"{DIGIT} ad ce",
    rf"(?:(?:AD|A\.D\.|CE){GAP}(?P<after>\d{{1,4}})|(?P<year>\d{{2,4}}){GAP}(?:AD|A\.D\.|CE))\b",
    examples=("The wall was built in 842 AD.", "The town fell in AD 71."),
    counterexamples=("It fell in 44 BC.",),
)
def era_year(expression: Expression, _anchor: Anchor) -> Period | None:
    """“AD 71”."""
    return calendar.year(int(expression.part("year") or expression.part("after")))


@form(
    "date.early-year",
    f"{DIGIT} {the('year')}",
    r"(?:(?<=\b[Ii]n )(?P<year>[1-9]\d\d)(?=,| [A-Z])|(?<=\b[Yy]ear )(?P<named>[1-9]\d{1,2})(?=[.,;:)]| [a-z])|"
    r"(?<=\(c\. )(?P<born>[1-9]\d\d)(?= ?[–-] ?(?:c\. ?)?[1-9]\d\d\))|(?<=[–-] )(?P<died>[1-9]\d\d)(?=\)))",
    examples=(
        "In 348 Bishop Petra died.",
        "The town was founded in the year 71.",
        "Ana of Dorn (c. 314 – 368) was a nun.",
    ),
    counterexamples=("In 348 Dutch towns it rained.", "One in 100 fell ill."),
)
def early_year(expression: Expression, _anchor: Anchor) -> Period | None:
    """“In 348 Bishop Petra died”: a year of three digits."""
    years = (expression.part(name) for name in ("year", "named", "born", "died"))
    return calendar.year(int(next(year for year in years if year)))


@form(
    "date.short-year",
    DIGIT,
    r"(?<![\w])[’'‘](?P<short>\d\d)(?![\w])",
    examples=("She left in the summer of ’71.", "He was in the class of ’68."),
    counterexamples=("They sang “rock ’em” at ’71 men.",),
)
def short_year(expression: Expression, anchor: Anchor) -> Period | None:
    """“the class of ’71”."""
    return calendar.year(whole_year(expression.part("short"), anchor.published))
