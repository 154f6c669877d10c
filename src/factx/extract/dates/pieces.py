"""Pieces that several patterns of dates are built from, and the words that can begin these."""

from factx.extract.dates.form import the
from factx.extract.dates.words import ANY_WEEKDAY, DASH, DAY, GAP, MONTH, MONTHS, ORDINALS, SEASON, WEEKDAYS, YEAR

MONTH_WORDS = " ".join(MONTHS)
WEEKDAY_WORDS = " ".join(WEEKDAYS)
ORDINAL_WORDS = " ".join(word for word in ORDINALS if word.isalpha()) + " twenty"
SEASON_WORDS = SEASON.replace("|", " ")
POINTER_WORDS = "last next this that same past previous following coming current " + the(
    "same very previous following preceding coming current next past"
)

RELATIVE_YEAR = (
    rf"(?:,?{GAP}(?:(?:of|in){GAP})?"
    rf"(?i:(?P<that>last|this|next|that|the{GAP}same|the{GAP}previous|the{GAP}following){GAP}year\b))"
)
YEAR_BEHIND = rf"(?:(?:,?{GAP}(?:(?:of|in){GAP})?|,)(?P<year>{YEAR})(?!s\b))"
# “from March to August 2011”, “January 23 – March 9, 2014”: the year that the second of two dates tells for the first.
SHARED_YEAR = (
    rf"(?={GAP}?(?:[-–—,]|(?:to|through|until|and|or)\b){GAP}?(?:{DAY}{GAP})?(?P<shared>{MONTH})(?:{GAP}{DAY})?,?{GAP}(?:(?:in|of){GAP})?"
    rf"(?P<sharedyear>{YEAR})(?!s\b))"
)
# “QUITO, 5 Oct 88 (ACAN) --”: the year in the dateline of a wire report.
WIRE_YEAR = rf"(?:{GAP}(?P<wireyear>\d\d)(?={GAP}?\([A-Z]))"
WEEKDAY_BEFORE = rf"(?:(?P<weekday>{ANY_WEEKDAY}),?{GAP}(?:the{GAP})?)?"
LAST_DAY = (
    rf"(?:(?:{DASH}|{GAP}(?:to|through|until){GAP}|{GAP}and{GAP}(?!{DAY}{GAP}[a-z]+s\b))(?:the{GAP})?(?P<last>{DAY}))"
)
POINTER = (
    rf"(?i:(?P<pointer>this{GAP}past|this{GAP}coming|that{GAP}same|the{GAP}same|that{GAP}very|the{GAP}very{GAP}same|"
    rf"the{GAP}previous|the{GAP}following|the{GAP}preceding|the{GAP}coming|the{GAP}current|the{GAP}next|the{GAP}past|"
    rf"last|next|this|that|same))"
)
OF_YEAR = (
    rf"(?:{GAP}(?:of|in){GAP}(?:(?:the{GAP})?(?:fiscal|financial){GAP}(?:year{GAP})?)?"
    rf"(?:(?P<year>{YEAR})|(?P<that>last|this|next|that|the|the{GAP}same|the{GAP}previous){GAP}"
    rf"(?:fiscal{GAP}|financial{GAP})?year\b))"
)
