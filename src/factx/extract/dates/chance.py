"""What looks like a date by chance: “2,000 people”, “every Friday”, “may”, “Sunday Times”, “Boeing 1973”.

Each check is a small function of the expression and its tokens; `by_chance` asks the ones that can apply to its rule.
"""

import re

from spacy.tokens import Span

from factx import syntax
from factx.extract.dates.expressions import Expression
from factx.extract.dates.words import words

# Months that are also verbs, modals or given names: alone they need a word before them that asks for a time.
_DOUBTFUL_MONTHS = frozenset(("may", "march", "april", "june", "august"))
_ASKS_FOR_TIME = words(
    "in since until till by last next this of from to early late mid during for through throughout and between "
    "before after every each around about when , - – or but as at than past on that previous following"
)
# “a June agreement”: a month before a noun.
_BEFORE_NOUNS = frozenset(("a", "an", "the", "its", "his", "her", "their", "our", "’s", "'s"))
_ADDRESS = re.compile(
    r"(?:\s[A-Z]\w+\.?){1,3}\s(?:St|Street|Ave|Avenue|Blvd|Boulevard|Road|Rd|Terrace|Drive|Lane|Plaza|Way)\b"
)
_TODAYS = re.compile(
    r"[’']s\s(?:world|society|youth|generation|standards|economy|children|market|environment)\b|\sas\b"
)
# Participles and verbs that, with “today”, tell of the present at large; verbs that tell of the day.
_LASTING = words("used known seen called continues survives survive remains remain exists exist stands")
_TOLD_TODAY = words("say announce report begin open meet face vote mark celebrate publish")
_SPEAKING = frozenset(("i", "we", "you", "this", "it", "today"))
_SETS = frozenset(("every", "each", "any", "some", "most", "per"))
_NAMED_DAYS = frozenset(
    ("black", "good", "bloody", "super", "ash", "palm", "holy", "easter", "cyber", "maundy", "whit")
)
_WHOLE_NAMES = frozenset(("ORG", "PERSON", "LOC", "GPE", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "MISC"))
_MEASURES = re.compile(
    r"\s?(?:%|percent\b|per cent\b|[kc]?m\b|km|kilo|mile|metre|meter|feet|foot|ft\b|hours?\b|hrs?\b|GMT\b|UTC\b|"
    r"seats\b|points?\b|votes\b|dollars?\b|euros?\b|pounds?\b|yuan\b|rupees?\b|yen\b|people\b|troops\b|"
    r"soldiers\b|jobs\b|men\b|women\b|homes\b|houses\b|tons?\b|tonnes?\b|kg\b|times\b|words\b|pages\b|"
    r"copies\b|calories\b|block of\b|MHz|rpm|hp\b|cc\b|:\d)",
    re.IGNORECASE,
)
_NUMBERED = words(
    "no no. number page pages route flight boeing nearly almost than least most approximately roughly over room "
    "windows r. h.r. resolution section tel tel."
)
_HUNDREDS = frozenset(("hundred", "thousand"))
_BEFORE_SHORT_YEAR = words("of in since summer spring winter fall autumn from to until by back class")


def by_chance(expression: Expression, span: Span) -> bool:
    """Whether an expression only looks like a date."""
    check = _CHECKS.get(expression.rule)
    return check is not None and check(expression, span)


def _before(span: Span, steps: int = 1) -> str:
    """The word before a span, in lower case; empty at the start of a paragraph."""
    return span.doc[span.start - steps].lower_ if span.start >= steps else ""


def _year(expression: Expression, span: Span) -> bool:
    """“1,500 soldiers”, “2000 people”, “page 1987”: a number in the range of years."""
    doc, following = span.doc, expression.following
    if expression.part("lead") or expression.text[0].isalpha():
        return False
    if _MEASURES.match(following) or (following[:1] == "-" and following[1:2].isdecimal()):
        return True
    before = _before(span)
    if re.match(r"\s\d{3}", following):
        return True
    if before in _NUMBERED or _ADDRESS.match(following):
        return True
    token = doc[span.end - 1]
    after = doc[span.end] if span.end < len(doc) else None
    if after is None or after.tag_ != "NNS" or before in ("the", "in", "since", "of", "during", "’s", "'s"):
        return False
    return int(expression.part("year")) % 10 == 0 and token.head.i > token.i


def _years(_expression: Expression, span: Span) -> bool:
    """“pages 1987–94”."""
    return _before(span) in ("pages", "pp.", "page")


def _weekday(expression: Expression, span: Span) -> bool:
    """“every Friday”, “Bloody Sunday”, “the Sunday Times”, “Friday the 13th”."""
    before = _before(span)
    if before in _SETS or (before in _NAMED_DAYS and not expression.part("pointer")):
        return True
    return _inside_name(span) or expression.following.startswith(" the 13th")


def _inside_name(span: Span) -> bool:
    """“the *Sunday* Times”: a name goes on after the expression; the end of one (“in Tokyo *Monday*”) is a date."""
    if span[0].ent_type_ not in _WHOLE_NAMES or span.end >= len(span.doc):
        return False
    after = span.doc[span.end]
    return after.ent_iob_ == "I" and after.text[0].isupper()


def _month(expression: Expression, span: Span) -> bool:
    """“May said”, “March on Rome”, “August Wilson”."""
    if _before(span) in _SETS or _inside_name(span):
        return True
    word = expression.part("bare")
    if not word or word.rstrip(".") not in _DOUBTFUL_MONTHS:
        return False
    before = _before(span)
    if before in _BEFORE_NOUNS and span.end < len(span.doc) and span.doc[span.end].text.islower():
        return False
    return (
        span[0].ent_type_ == "PERSON"
        or (bool(before) and before not in _ASKS_FOR_TIME)
        or (not before and span[0].ent_type_ != "DATE")
    )


def _month_year(expression: Expression, _span: Span) -> bool:
    """“March 2000 miles”."""
    return bool(_MEASURES.match(expression.following))


def _unit(expression: Expression, span: Span) -> bool:
    """“the last week of his life”, “every last day”: stretches without a place in the calendar."""
    pointer = expression.part("pointer")
    if pointer in ("last", "next"):
        return _before(span) in ("the", "his", "her", "their", "its", "our", "my", "every", "very")
    return False


def _deictic_day(expression: Expression, span: Span) -> bool:
    """“USA Today”, “today’s world”; “overnight price rises”, where the word tells how and not when."""
    if expression.part("other") == "overnight":
        token = span[-1]
        return token.pos_ in ("ADJ", "NOUN") or (token.head.i > token.i and token.head.pos_ == "NOUN")
    if expression.part("word") == "today" and (_TODAYS.match(expression.following) or _nowadays(span)):
        return True
    return span[0].text == "Today" and _before(span) == "usa"


def _nowadays(span: Span) -> bool:
    """“a method still used today”, “Today the quarter has many shops”: the present, and not one day of it."""
    token = span[-1]
    if len(span) > 1 or token.dep in syntax.SUBJECT or not token.has_head() or token.head is token:
        return False
    above = next((above for above in syntax.ancestors(token, 6) if syntax.is_verb(above)), None)
    if above is None:
        return False
    if above.lower_ in _LASTING and above.tag_ in ("VBN", "VBZ", "VBP"):
        return True
    beside = {child.lower_ for child in above.children}
    if "still" in beside and above.tag_ in ("VBZ", "VBP", "VBN"):
        return True
    subject = syntax.own_subject(above)
    opens = token.is_sent_start and above.tag_ in ("VBZ", "VBP") and above.lemma_ not in _TOLD_TODAY
    return bool(opens) and subject is not None and subject.lower_ not in _SPEAKING


def _distance(expression: Expression, span: Span) -> bool:
    """“two hundred fifty years ago”, “every two years later”; but “from $10 million a year ago” is a date."""
    before = _before(span)
    return before in ("several", "every", "half") or (
        before in _HUNDREDS and expression.part("number") not in ("a", "an")
    )


def _short_year(_expression: Expression, span: Span) -> bool:
    """“the ’71 men”: two digits are a year only after a word that asks for one."""
    return _before(span) not in _BEFORE_SHORT_YEAR


_CHECKS = {
    "year": _year,
    "years": _years,
    "weekday": _weekday,
    "month": _month,
    "month_year": _month_year,
    "unit": _unit,
    "deictic_day": _deictic_day,
    "distance": _distance,
    "short_year": _short_year,
}
