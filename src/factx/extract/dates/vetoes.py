"""What looks like a date by chance: “2,000 people”, “every Friday”, “may”, “Sunday Times”, “Boeing 1973”."""

import re

from spacy.tokens import Span

from factx.extract.dates.expression import Expression
from factx.extract.dates.form import FAMILY
from factx.extract.dates.words import WEEKDAYS
from factx.lexicon.closed_classes import word_set
from factx.rules import Stage, Step

VETO: Step[[Expression, Span], str] = Step(FAMILY, Stage.VETO, "Why is an expression no date?")

_NAMING = frozenset(("date.weekday", "date.month"))
# Months that are also verbs, modals or given names: alone they need a word before them that asks for a time.
_DOUBTFUL_MONTHS = frozenset(("may", "march", "april", "june", "august"))
_ASKS_FOR_TIME = word_set(
    "in since until till by last next this of from to early late mid during for through throughout and between "
    "before after every each around about when , - – or but as at than past on that previous following"
)
# “a June agreement”: a month before a noun.
_BEFORE_NOUNS = frozenset(("a", "an", "the", "its", "his", "her", "their", "our", "’s", "'s"))
_ADDRESS = re.compile(
    r"(?:\s(?:[A-Z]\w*\.?|\d{1,3}(?:st|nd|rd|th))){1,3}"
    r"\s(?:St|Street|Ave|Avenue|Blvd|Boulevard|Road|Rd|Terrace|Drive|Lane|Ln|Plaza|Parkway|Pkwy|Highway|Hwy|Way)\b"
)
_SETS = frozenset(("every", "each", "any", "some", "most", "per"))
# What may stand in a row of weekdays: “every Wednesday morning and Friday”.
_IN_ROW = word_set("on and or , / - – & morning afternoon evening night") | frozenset(WEEKDAYS)
_LONGEST_ROW = 16
_PLURAL_PART = re.compile(
    r"(?:\s(?:early|late))?(?:\s(?:and|or)\s\w+)?\s(?:mornings|afternoons|evenings|nights)\b", re.IGNORECASE
).match
# “the *Sunday Evening* Herald”: a name in capitals goes on behind the part of the day.
_NAME_GOES_ON = re.compile(r"\s[A-Z][a-z]").match
_NAMED_DAYS = frozenset(
    ("black", "good", "bloody", "super", "ash", "palm", "holy", "easter", "cyber", "maundy", "whit")
)
_WHOLE_NAMES = frozenset(("ORG", "PERSON", "LOC", "GPE", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "MISC"))
_MEASURES = re.compile(
    r"\s?(?:%|percent\b|per cent\b|[kc]?m\b|km|kilo|mile|metre|meter|feet|foot|ft\b|hours?\b|hrs?\b|GMT\b|UTC\b|"
    r"seats\b|points?\b|votes\b|dollars?\b|euros?\b|pounds?\b|yuan\b|rupees?\b|yen\b|people\b|troops\b|"
    r"soldiers\b|jobs\b|men\b|women\b|homes\b|houses\b|tons?\b|tonnes?\b|kg\b|times\b|words\b|pages\b|"
    r"copies\b|calories\b|block of\b|MHz|rpm|hp\b|cc\b|:\d|\+)",
    re.IGNORECASE,
)
# “2013 555 0100”, “2012-06”: a longer number goes on.
_NUMBER_GOES_ON = re.compile(r"\s\d{3}|-\d").match
_NUMBERED = word_set(
    "no no. number page pages route flight boeing nearly almost than least most approximately roughly over room "
    "windows r. h.r. resolution section tel tel. rule rules article bill"
)
# “92 (6): 1087–1101”: pages of a volume.
_PAGES = re.compile(r"\d\)?:\s?$")
# “the unit called “2051””: a number that stands alone between marks is a name.
_OPENING, _CLOSING = frozenset(("“", '"', "``", "‘")), ("”", '"', "’")
_HUNDREDS = frozenset(("hundred", "thousand"))
_BEFORE_SHORT_YEAR = word_set("of in since summer spring winter fall autumn from to until by back class")


def word_before(span: Span, steps: int = 1) -> str:
    """The word before a span, in lower case; empty at the start of a paragraph."""
    return span.doc[span.start - steps].lower_ if span.start >= steps else ""


def _bare_year(expression: Expression) -> bool:
    """“2012”, not “early 2012” or “fiscal 2012”: digits that nothing before them makes a year."""
    return expression.rule == "date.year" and not expression.part("lead") and not expression.text[0].isalpha()


@VETO.rule(
    "date.no-measure",
    examples=("The road is 1500 km long.", "The party won 2012 votes."),
    counterexamples=("It was founded in 1991.", "In May 1991 the mill closed."),
)
def measured(expression: Expression, _span: Span) -> str | None:
    """“*2000* people”, “*1500* miles”: a unit, or more digits, behind a number in the range of years."""
    if expression.rule == "date.month-year":
        return "it measures what follows" if _MEASURES.match(expression.following) else None
    if not _bare_year(expression):
        return None
    goes_on = _MEASURES.match(expression.following) or _NUMBER_GOES_ON(expression.following)
    return "it measures what follows" if goes_on else None


@VETO.rule(
    "date.no-number",
    examples=("He quoted page 1987.", "She took flight 1812 to Lima.", "See Acta 92 (6): 1087–1101."),
    counterexamples=("It was founded in 1991.",),
)
def numbered(expression: Expression, span: Span) -> str | None:
    """“page *1987*”, “flight *1812*”, “Rule *2016*”: a number of something."""
    if expression.rule == "date.years":
        pages = word_before(span) in ("pages", "pp.", "page") or _PAGES.search(expression.before)
        return "it numbers pages" if pages else None
    return "it numbers something" if _bare_year(expression) and word_before(span) in _NUMBERED else None


@VETO.rule(
    "date.no-address",
    examples=(
        "They live at 2013 Harbour Street.",
        "The shop is at 1812 North Mill Road.",
        "It is at 1905 S. Mill Ave.",
    ),
    counterexamples=("The 2013 Harbour fire began there.",),
)
def of_address(expression: Expression, _span: Span) -> str | None:
    """“*2013* Harbour Street”, “*1905* S. Mill Ave.”: the number of a house."""
    return "it is a house number" if _bare_year(expression) and _ADDRESS.match(expression.following) else None


@VETO.rule(
    "date.no-count",
    tier=2,
    examples=("They sent 2000 ships.", "In 348 Dutch towns it rained.", "He sold fifteen twenty pictures."),
    counterexamples=("In the 2012 floods ships sank.", "In 348 Bishop Petra died."),
)
def counting(expression: Expression, span: Span) -> str | None:
    """“*2000* ships”, “In *348* Dutch towns”: a number that counts what follows."""
    number, doc = span[-1], span.doc
    if expression.rule in ("date.early-year", "date.spelled-year"):
        counts = (number.has_head() and number.head.i > number.i and number.dep_ == "nummod") or (
            expression.rule == "date.spelled-year" and span.end < len(doc) and doc[span.end].tag_ == "NNS"
        )
        return "it counts what follows" if counts else None
    if not _bare_year(expression):
        return None
    after = doc[span.end] if span.end < len(doc) else None
    if after is None or after.tag_ != "NNS" or word_before(span) in ("the", "in", "since", "of", "during", "’s", "'s"):
        return None
    round_number = int(expression.part("year")) % 10 == 0
    return "it counts what follows" if round_number and number.head.i > number.i else None


@VETO.rule(
    "date.no-name-between-marks",
    examples=("The unit is called “2051” in the book.", "She spoke on “This Week” about the war."),
    counterexamples=("The “2012 vote” was close.",),
)
def between_marks(expression: Expression, span: Span) -> str | None:
    """“the unit called “*2051*””, “on “*This Week*””: what stands alone between quotation marks is a name."""
    if word_before(span) not in _OPENING:
        return None
    if _bare_year(expression) and expression.following[:1] in _CLOSING:
        return "it is a name"
    titled = len(span) > 1 and span[0].is_title and span[-1].is_title
    return "it is a name" if expression.rule == "date.last-week" and titled else None


@VETO.rule(
    "date.comes-back",
    examples=(
        "They trade every Friday.",
        "There are two flights a week on Monday and Friday.",
        "The shop is closed on Saturday mornings.",
        "It rains each June.",
    ),
    counterexamples=("They traded on Friday.", "It rained in June."),
)
def comes_back(expression: Expression, span: Span) -> str | None:
    """“every *Friday*”, “two flights a week on *Monday* and *Friday*”, “on *Saturday* mornings”: many days, not one."""
    if expression.rule not in _NAMING:
        return None
    if expression.rule == "date.month":
        return "it comes back" if word_before(span) in _SETS else None
    if _PLURAL_PART(expression.following):
        return "it comes back"
    doc, i = span.doc, span.start - 1
    while i >= max(0, span.start - _LONGEST_ROW) and doc[i].lower_ in _IN_ROW:
        i -= 1
    word = doc[i].lower_ if i >= 0 else ""
    weekly = i > 0 and word in ("week", "month") and doc[i - 1].lower_ in ("a", "per", "each", "every")
    return "it comes back" if weekly or word in _SETS else None


@VETO.rule(
    "date.named-day",
    examples=("He wrote a book on Bloody Sunday.", "Shops are full on Black Friday.", "It was Friday the 13th."),
    counterexamples=("He wrote a book on Sunday.",),
)
def named_day(expression: Expression, span: Span) -> str | None:
    """“Bloody *Sunday*”, “Black *Friday*”, “*Friday* the 13th”: a day with a name of its own."""
    if expression.rule != "date.weekday":
        return None
    named = word_before(span) in _NAMED_DAYS and not expression.part("pointer")
    return "the day has a name" if named or expression.following.startswith(" the 13th") else None


@VETO.rule(
    "date.in-name",
    examples=("She writes for the Sunday Times.", "He sang on Saturday Night Music Hall."),
    counterexamples=("She arrived in Lima Sunday.",),
)
def in_name(expression: Expression, span: Span) -> str | None:
    """“the *Sunday* Times”: a name goes on; the end of one (“in Lima *Sunday*”) is a date."""
    if expression.rule not in _NAMING:
        return None
    titled = expression.rule == "date.weekday" and len(span) > 1 and span[-1].is_title
    if titled and _NAME_GOES_ON(expression.following):
        return "it is part of a name"
    if span[0].ent_type_ not in _WHOLE_NAMES or span.end >= len(span.doc):
        return None
    after = span.doc[span.end]
    return "it is part of a name" if after.ent_iob_ == "I" and after.text[0].isupper() else None


@VETO.rule(
    "date.no-month",
    examples=("Theresa May said it was over.", "Thousands in Lima March with him."),
    counterexamples=("It rained in May.", "The March vote was close."),
)
def month_word(expression: Expression, span: Span) -> str | None:
    """“*May* said”, “the *March* on Lima”: a month that is a name, a modal or a verb as well."""
    word = expression.part("bare") if expression.rule == "date.month" else ""
    if not word or word.rstrip(".") not in _DOUBTFUL_MONTHS:
        return None
    lead = word_before(span)
    if lead in _BEFORE_NOUNS and span.end < len(span.doc) and span.doc[span.end].text.islower():
        return None
    other = lead not in _ASKS_FOR_TIME if lead else span[0].ent_type_ != "DATE"
    return "it is another word" if other else None


@VETO.rule(
    "date.of-something",
    examples=("He spent the last week of his life there.", "He used every last day."),
    counterexamples=("He came last week.",),
)
def of_something(expression: Expression, span: Span) -> str | None:
    """“the *last week* of his life”, “every *last day*”: stretches without a place in the calendar."""
    if expression.rule != "date.last-week" or expression.part("pointer") not in ("last", "next"):
        return None
    counted = word_before(span) in ("the", "his", "her", "their", "its", "our", "my", "every", "very")
    return "it counts from something else" if counted else None


@VETO.rule(
    "date.no-distance",
    examples=("It began two hundred fifty years ago.", "It comes back every two years later on."),
    counterexamples=("It rose from a million a year ago.",),
)
def no_certain_distance(expression: Expression, span: Span) -> str | None:
    """“two hundred *fifty years ago*”, “every *two years later*”: the number is a part of another, or of a set."""
    lead = word_before(span)
    if expression.rule != "date.distance":
        return None
    part = lead in _HUNDREDS and expression.part("number") not in ("a", "an")
    return "the number is not whole" if part or lead in ("several", "every", "half") else None


@VETO.rule(
    "date.two-digits",
    examples=("They signed the ’71 men.", "He drove a ’68 truck."),
    counterexamples=("She left in the summer of ’71.",),
)
def two_digits(expression: Expression, span: Span) -> str | None:
    """“the *’71* men”: two digits are a year only after a word that asks for one."""
    wanted = expression.rule != "date.short-year" or word_before(span) in _BEFORE_SHORT_YEAR
    return None if wanted else "two digits may be anything"
