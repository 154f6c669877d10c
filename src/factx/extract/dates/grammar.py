"""The grammar of dates: one rule per way of naming a day, week, month, season, year …, as patterns over the text.

Each rule says which words can begin it, so that a scan of the text asks a pattern only where it can match. What an
expression means is told in `values`; what stands there by chance (“may”, “2,000 people”) is left out in `dates`.

>>> match = next(rule for rule in RULES if rule.name == "month_day").pattern.match("November 7-18, 2022, in Geneva")
>>> match.group(), match["month"], match["day"], match["last"], match["year"]
('November 7-18, 2022', 'November', '7', '18', '2022')
"""

import re

from factx.extract.dates import bare_forms
from factx.extract.dates.rule import DIGIT, Rule, rule, the
from factx.extract.dates.words import (
    ANY_WEEKDAY,
    CARDINAL,
    DASH,
    DAY,
    DECADES,
    GAP,
    MONTH,
    MONTH_NAME,
    MONTHS,
    ORDINAL,
    ORDINALS,
    SEASON,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)

_MONTH_WORDS = " ".join(MONTHS)
_WEEKDAY_WORDS = " ".join(WEEKDAYS)
_ORDINAL_WORDS = " ".join(word for word in ORDINALS if word.isalpha()) + " twenty"
_DECADE_WORDS = " ".join(DECADES)
_CARDINAL_WORDS = "a an " + " ".join(
    sorted({re.split(r"[ -]", word.replace(r"\s", " "))[0] for word in CARDINAL.split("|")})
)
_SEASON_WORDS = SEASON.replace("|", " ")
_POINTERS = "last next this that same past previous following coming current " + the(
    "same very previous following preceding coming current next past"
)

_RELATIVE_YEAR = (
    rf"(?:,?{GAP}(?:(?:of|in){GAP})?"
    rf"(?i:(?P<that>last|this|next|that|the{GAP}same|the{GAP}previous|the{GAP}following){GAP}year\b))"
)
_YEAR = rf"(?:(?:,?{GAP}(?:(?:of|in){GAP})?|,)(?P<year>{YEAR})(?!s\b))"
# “from March to August 2011”, “January 23 – March 9, 2014”: the year that the second of two dates tells for the first.
_SHARED_YEAR = (
    rf"(?={GAP}?(?:[-–—,]|(?:to|through|until|and|or)\b){GAP}?(?:{DAY}{GAP})?(?P<shared>{MONTH})(?:{GAP}{DAY})?,?{GAP}(?:(?:in|of){GAP})?"
    rf"(?P<sharedyear>{YEAR})(?!s\b))"
)
# “QUITO, 5 Oct 88 (ACAN) --”: the year in the dateline of a wire report.
_WIRE_YEAR = rf"(?:{GAP}(?P<wireyear>\d\d)(?={GAP}?\([A-Z]))"
_BEFORE_DAY = rf"(?:(?P<weekday>{ANY_WEEKDAY}),?{GAP}(?:the{GAP})?)?"
_LAST_DAY = (
    rf"(?:(?:{DASH}|{GAP}(?:to|through|until){GAP}|{GAP}and{GAP}(?!{DAY}{GAP}[a-z]+s\b))(?:the{GAP})?(?P<last>{DAY}))"
)
_POINTER = (
    rf"(?i:(?P<pointer>this{GAP}past|this{GAP}coming|that{GAP}same|the{GAP}same|that{GAP}very|the{GAP}very{GAP}same|"
    rf"the{GAP}previous|the{GAP}following|the{GAP}preceding|the{GAP}coming|the{GAP}current|the{GAP}next|the{GAP}past|"
    rf"last|next|this|that|same))"
)
_OF_YEAR = (
    rf"(?:{GAP}(?:of|in){GAP}(?:(?:the{GAP})?(?:fiscal|financial){GAP}(?:year{GAP})?)?"
    rf"(?:(?P<year>{YEAR})|(?P<that>last|this|next|that|the|the{GAP}same|the{GAP}previous){GAP}"
    rf"(?:fiscal{GAP}|financial{GAP})?year\b))"
)
_ONES = (
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?:[- ](?:one|two|three|four|five|six|seven|eight|nine)\\b)?|"
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_HOLIDAY = (
    "New Year[’']s (?:Day|Eve)|Christmas(?: Day| Eve)?|Boxing Day|Valentine[’']s Day|Hallowe[’']?en|May Day|"
    "Thanksgiving(?: Day)?|Easter (?:Sunday|Monday)|Good Friday|Independence Day|Labor Day|Memorial Day|Veterans Day"
).replace(" ", GAP)
_HOLIDAY_WORDS = (
    "new christmas boxing valentine halloween hallowe may thanksgiving easter good independence labor memorial veterans"
)


_LOWER_MONTH = rf"(?:{'|'.join(month for month in MONTHS if len(month) > 3)})\b"


_DAYS = (
    # “05/Mar/2021”, “2021, March 5”, “March the 5th, 2021”
    rule(
        "other_day",
        f"{DIGIT} {_MONTH_WORDS}",
        rf"(?:{DAY}[-/.]{MONTH}[-/.](?:{YEAR}|\d\d(?!\d))|{YEAR}(?:,?{GAP}|[-/.]){MONTH}(?:{GAP}|[-/.]){DAY}|{MONTH}{GAP}the{GAP}{DAY},?{GAP}{YEAR})",
    ),
    # “9/11”, “the Sept. 11 attacks”
    rule(
        "eleventh_of_september",
        f"{DIGIT} september sept sep",
        rf"9/11\b(?![/\d])|(?:September|Sept?\.?){GAP}11(?:th)?(?={GAP}(?:\w+{GAP})?(?:attack|terror|hijack))",
    ),
    # “2022-01-07”
    rule(
        "iso_day",
        DIGIT,
        r"(?P<year>1\d{3}|20\d\d)(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?![\d/-])",
    ),
    # “26/07/2022”, “7.12.98”
    rule(
        "numeric_day",
        DIGIT,
        r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:1\d|20)\d\d|\d\d)(?![\d/]|\.\d)",
    ),
    # “Friday, July 21, 2017”, “Nov. 7-18”, “March 20 and 21”, “July 4 last year”
    rule(
        "month_day",
        f"{_MONTH_WORDS} {_WEEKDAY_WORDS}",
        rf"{_BEFORE_DAY}(?P<month>{MONTH}){GAP}?(?P<day>{DAY}){_LAST_DAY}?(?:{_YEAR}|{_RELATIVE_YEAR}|{_SHARED_YEAR})?",
    ),
    # “26 July 2022”, “the 16th of December”, “7-18 November”
    rule(
        "day_month",
        f"{DIGIT} {_WEEKDAY_WORDS} {_ORDINAL_WORDS} {the(f'{DIGIT} {_ORDINAL_WORDS}')}",
        rf"{_BEFORE_DAY}(?:the{GAP})?(?P<day>{DAY}|(?i:{ORDINAL})\b){_LAST_DAY}?{GAP}(?:of{GAP})?(?P<month>{MONTH})"
        rf"(?:{_YEAR}|{_RELATIVE_YEAR}|{_SHARED_YEAR}|{_WIRE_YEAR})?",
    ),
    # “Friday”, “last Tuesday”, “Wednesday last week”, “the previous Friday”
    rule(
        "weekday",
        f"{_WEEKDAY_WORDS} {_POINTERS}",
        rf"(?:{_POINTER}{GAP}(?P<weekday>{ANY_WEEKDAY})|(?P<bare>{WEEKDAY}))"
        rf"(?P<part>{GAP}(?:morning|afternoon|evening|night)\b)?(?:,?{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week\b)?"
        rf"(?={GAP}\((?P<month>{MONTH}){GAP}?(?P<day>{DAY})|{GAP}\((?P<daybefore>{DAY}){GAP}(?P<monthafter>{MONTH}))?",
    ),
    # “yesterday”, “tonight”, “the day before yesterday”
    rule(
        "deictic_day",
        f"today yesterday tomorrow tonight overnight midweek {the('day')}",
        rf"(?i:(?:the{GAP}day{GAP}(?:before|after){GAP})?(?P<word>today|yesterday|tomorrow)|(?P<other>tonight|overnight|midweek))\b(?!{GAP}?(?:Show|FM|TV)\b)",
    ),
    # “New Year’s Eve 2021”, “last Christmas”
    rule(
        "holiday",
        f"{_HOLIDAY_WORDS} "
        f"last this next {the(_HOLIDAY_WORDS)}",
        rf"(?:(?P<pointer>[Ll]ast|[Nn]ext|[Tt]his){GAP}|(?P<beforethat>[Ll]ast|[Nn]ext|[Tt]his){GAP}year(?:[’']s)?{GAP}|the{GAP}(?={_HOLIDAY}{GAP}(?:before|after)\b))?"
        rf"(?P<holiday>{_HOLIDAY})\b(?:{_YEAR}|{_RELATIVE_YEAR}|{GAP}(?P<way>before|after)(?={GAP}?[.,;:!?)]))?",
    ),
)

_MONTHS = (
    # “May 1991”, “October of 1812”, “August last year”, “April-May 2021”
    rule(
        "month_year",
        _MONTH_WORDS,
        rf"(?P<month>{MONTH})(?:[-–—](?P<last>{MONTH}|{_LOWER_MONTH}))?(?:{_YEAR}|{_RELATIVE_YEAR}|{_SHARED_YEAR})",
    ),
    # “last May”, “this September”, “in June”
    rule(
        "month",
        f"{_MONTH_WORDS} {_POINTERS}",
        rf"(?:{_POINTER}{GAP}(?P<month>{MONTH})|(?P<bare>{MONTH_NAME}))(?:{GAP}night\b)?",
    ),
)

_UNITS = (
    # “last week”, “this past weekend”, “the following year”, “this summer”, “that night”
    rule(
        "unit",
        _POINTERS,
        rf"{_POINTER}{GAP}(?i:(?:fiscal{GAP}|financial{GAP}|calendar{GAP}|school{GAP}|whole{GAP})?"
        rf"(?P<unit>weekend|week|month|year|quarter|decade|century|day|night|morning|afternoon|evening|{SEASON}))\b(?!-)"
        rf"(?P<part>{GAP}(?:morning|afternoon|evening|night)\b)?",
    ),
    # “the weekend”
    rule("weekend", the("weekend"), rf"(?i:the{GAP}weekend)\b(?!{GAP}(?:of|before|after)\b)"),
    # “two years ago”, “a week earlier”, “23 years later”
    rule(
        "distance",
        f"{DIGIT} {_CARDINAL_WORDS}",
        rf"(?P<number>\d{{1,3}}|(?i:{CARDINAL}))(?:{GAP}|-)(?i:(?P<half>and{GAP}a{GAP}half{GAP})?(?P<unit>day|night|week|weekend|fortnight|month|year|decade)s?{GAP}"
        rf"(?P<way>ago|earlier|later|previously|before(?={GAP}?(?:[.,;:!?)—–-]|$))|prior(?={GAP}?[.,;:!?)]|$)|afterwards?|from{GAP}now|hence))\b"
        rf"(?:(?<=ago){GAP}(?P<since>today|yesterday|tomorrow|tonight|this{GAP}(?:week|month))\b)?",
    ),
    # “twice as many this year as last”
    rule("last_alone", "last", rf"(?i:(?<=\bas )|(?<=\bthan ))last(?={GAP}?[.,;:)])"),
    # “the week before last”
    rule(
        "before_last",
        the("week weekend month year"),
        rf"(?i:the{GAP}(?P<unit>week|weekend|month|year){GAP}before{GAP}last)\b",
    ),
    # “the day before, …”, “the night before”
    rule(
        "beside",
        the("day night week month year"),
        rf"(?i:the{GAP}(?P<unit>day|night|week|month|year){GAP}(?P<way>before|after))(?={GAP}?(?:[.,;:!?)”\"—]|$)|{GAP}(?:and|but|in|when|at|by|while)\b)",
    ),
    # “the end of the year”, “year-end”, “later in the week”
    rule(
        "close",
        "year month end later earlier late early "
        + the("end start beginning middle close rest remainder later earlier late early year month full"),
        rf"(?i:(?:the{GAP})?(?:(?P<edge>end|start|beginning|middle|close|rest|remainder){GAP}of|later{GAP}in|earlier{GAP}in|late{GAP}in|early{GAP}in)"
        rf"{GAP}the{GAP}(?:fiscal{GAP}|financial{GAP})?(?P<unit>week|month|year)|(?P<whole>year|month)(?:[’']s{GAP}|-|{GAP})end|"
        rf"the{GAP}full{GAP}(?P<full>year))\b",
    ),
)

_STRETCHES = (
    # “summer 2022”, “the winter of 1812-13”, “spring of last year”
    rule(
        "season",
        f"{_SEASON_WORDS} {the(_SEASON_WORDS)}",
        rf"(?i:(?:the{GAP})?(?P<season>{SEASON})){GAP}(?:of{GAP})?(?:(?P<year>{YEAR})(?:[-–/]\d\d(?:\d\d)?)?\b(?!s\b)|(?P<that>last|this|next){GAP}year\b)",
    ),
    # “the third quarter of 1984”, “last year’s first half”, “third-quarter earnings”
    rule(
        "part_of_year",
        f"{DIGIT} {_ORDINAL_WORDS} last this next fiscal "
        + the(f"{DIGIT} {_ORDINAL_WORDS} year last this next fiscal"),
        rf"(?:[Tt]he{GAP})?(?:(?:(?P<yearsame>year-(?:ago|earlier))|(?P<before>{YEAR})|"
        rf"(?i:(?P<beforethat>last|this|next){GAP}year)[’']s){GAP})?"
        rf"(?i:(?:fiscal[- ])?(?P<ordinal>{ORDINAL})(?:{GAP}|-)(?:fiscal{GAP})?(?P<part>quarter|half|semester))\b"
        rf"{_OF_YEAR}?",
    ),
    # “Q3 2021”, “H1”
    rule(
        "numbered_part",
        f"q1 q2 q3 q4 h1 h2 {DIGIT}",
        rf"(?:(?P<part>[QH])(?P<ordinal>[1-4])|(?P<number>[1-4])(?P<unit>[QH]))\b{_YEAR}?",
    ),
    # “the latest quarter”, “the year-earlier period”
    rule(
        "reported_quarter",
        f"year {the('latest year quarter period')}",
        rf"(?i:the{GAP}(?:latest{GAP}|(?P<same>year-(?:ago|earlier){GAP}))?(?:quarter(?P<then>(?={GAP}a{GAP}year{GAP}(?:ago|earlier)\b))?|(?P<period>period))|(?P<alone>year-(?:ago|earlier)))\b(?!-)",
    ),
    # “the first five months of the year”
    rule(
        "first_part",
        f"first last {the('first last')}",
        rf"(?i:(?:the{GAP})?(?P<edge>first|last){GAP}(?P<number>{CARDINAL}|\d{{1,2}}){GAP}(?P<unit>month|week|day)s){_OF_YEAR}",
    ),
    # “the 1950s”, “the ’60s”, “the sixties”
    rule(
        "decade",
        f"{DIGIT} {_DECADE_WORDS} {the(f'{DIGIT} {_DECADE_WORDS}')}",
        rf"(?i:(?:the{GAP})?(?:(?P<decade>(?:1\d|20)\d0)[’']?s|(?<![\w])[’'‘](?P<short>\d0)[’']?s|(?<=mid-)(?P<bareshort>[2-9]0)s)|the{GAP}(?P<words>{'|'.join(DECADES)}))\b",
    ),
    # “the 20th century”, “the twelfth to sixteenth centuries”
    rule(
        "century",
        f"{DIGIT} {_ORDINAL_WORDS} {the(f'{DIGIT} {_ORDINAL_WORDS}')}",
        rf"(?i:(?:the{GAP})?(?:(?P<first>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})(?:{DASH}|{GAP}(?:to|and|or|through){GAP}(?:the{GAP})?))?"
        rf"(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})(?:{GAP}|-)centur(?:y|ies)\b)(?!{GAP}(?:B\.?C|BCE)\b)",
    ),
    # “1990–94”, “2011/12”
    rule("years", DIGIT, rf"(?P<year>{YEAR})[-–/](?P<last>(?:1\d|20)\d\d|\d\d)(?![\d-]|[-–/]\d|[.,]\d|%)"),
    # “fiscal 1989”, “the year two thousand”, “2011”
    rule(
        "year",
        f"{DIGIT} fiscal",
        rf"(?:(?i:fiscal|financial){GAP}(?:(?i:year){GAP})?)?(?P<year>{YEAR})\b(?!{GAP}?(?:B\.?C|BCE)\b)",
    ),
    # “nineteen ninety-six”, “January twenty sixteen”, “the year two thousand”
    rule(
        "spelled_year",
        f"fifteen sixteen seventeen eighteen nineteen twenty two {_MONTH_WORDS} {the('year')}",
        rf"(?:(?P<month>{MONTH}){GAP}(?:of{GAP})?)?(?i:(?P<the>the{GAP}year{GAP})?(?:(?P<hundreds>fifteen|sixteen|seventeen|eighteen|nineteen|twenty){GAP}(?P<ones>oh{GAP}\w+|{_ONES})"
        rf"|(?P<thousand>two{GAP}thousand)(?:{GAP}(?:and{GAP})?(?P<rest>{_ONES}|{CARDINAL}))?))\b",
    ),
    # “842 AD”, “AD 71”
    rule(
        "era_year",
        f"{DIGIT} ad ce",
        rf"(?:(?:AD|A\.D\.|CE){GAP}(?P<after>\d{{1,4}})|(?P<year>\d{{2,4}}){GAP}(?:AD|A\.D\.|CE))\b",
    ),
    # “In 348 Bishop Petra died”, “the year 71”, “(c. 314 – 368)”
    rule(
        "early_year",
        f"{DIGIT} {the('year')}",
        r"(?:(?<=\b[Ii]n )(?P<year>[1-9]\d\d)(?=,| [A-Z])|(?<=\b[Yy]ear )(?P<named>[1-9]\d{1,2})(?=[.,;:)]| [a-z])|"
        r"(?<=\(c\. )(?P<born>[1-9]\d\d)(?= ?[–-] ?(?:c\. ?)?[1-9]\d\d\))|(?<=[–-] )(?P<died>[1-9]\d\d)(?=\)))",
    ),
    # “class of ’71”
    rule("short_year", DIGIT, r"(?<![\w])[’'‘](?P<short>\d\d)(?![\w])"),
)

RULES: tuple[Rule, ...] = (*_DAYS, *_MONTHS, *_UNITS, *_STRETCHES, *bare_forms.RULES)
