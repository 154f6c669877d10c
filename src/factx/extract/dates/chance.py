"""What looks like a date by chance: “2,000 people”, “every Friday”, “may”, “Sunday Times”, “Boeing 1973”.

Each check is a small function of the expression and its tokens; `by_chance` asks the ones that can apply to its rule.
"""

import re

from spacy.tokens import Span, Token

from factx import syntax
from factx.extract.dates.expressions import Expression
from factx.extract.dates.words import WEEKDAYS, words

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
_MANY = words("many most some all few one any")
# “the town it **is today**”, “where we **are today**”.
_COPULAS = frozenset(("is", "are", "am"))
_AS_IT_IS = re.compile(r"\s?(?:[.?!;,)]|$)").match
_SETS = frozenset(("every", "each", "any", "some", "most", "per"))
# What may stand in a row of weekdays: “every Wednesday morning and Friday”.
_IN_ROW = words("on and or , / - – & morning afternoon evening night") | frozenset(WEEKDAYS)
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
_NUMBERED = words(
    "no no. number page pages route flight boeing nearly almost than least most approximately roughly over room "
    "windows r. h.r. resolution section tel tel. rule rules article bill"
)
# “the unit called “2051””: a number that stands alone between marks is a name.
_OPENING, _CLOSING = frozenset(("“", "\"", "``", "‘")), ("”", "\"", "’")
# “92 (6): 1087–1101”: pages of a volume.
_PAGES = re.compile(r"\d\)?:\s?$")
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
    if re.match(r"\s\d{3}", following) or (before in _OPENING and following[:1] in _CLOSING):
        return True
    if before in _NUMBERED or _ADDRESS.match(following):
        return True
    token = doc[span.end - 1]
    after = doc[span.end] if span.end < len(doc) else None
    if after is None or after.tag_ != "NNS" or before in ("the", "in", "since", "of", "during", "’s", "'s"):
        return False
    return int(expression.part("year")) % 10 == 0 and token.head.i > token.i


def _years(expression: Expression, span: Span) -> bool:
    """“pages 1987–94”, “92 (6): 1087–1101”."""
    return _before(span) in ("pages", "pp.", "page") or _PAGES.search(expression.before) is not None


def _counts(_expression: Expression, span: Span) -> bool:
    """“In 348 Dutch towns”, “about fifteen twenty pictures”: a number that counts what follows; “one in 100”."""
    number = span[-1]
    if number.has_head() and number.head.i > number.i and number.dep_ == "nummod":
        return True
    return span.start > 1 and _before(span) == "in" and span.doc[span.start - 2].like_num


def _weekday(expression: Expression, span: Span) -> bool:
    """“every Friday”, “Bloody Sunday”, “the Sunday Times”, “Friday the 13th”."""
    if _returns(expression, span) or (_before(span) in _NAMED_DAYS and not expression.part("pointer")):
        return True
    titled = len(span) > 1 and span[-1].is_title and _NAME_GOES_ON(expression.following)
    return bool(titled) or _inside_name(span) or expression.following.startswith(" the 13th")


def _returns(expression: Expression, span: Span) -> bool:
    """“every Wednesday and *Friday*”, “two flights a week on *Monday* and *Friday*”, “on *Saturday* mornings”."""
    if _PLURAL_PART(expression.following):
        return True
    doc, i = span.doc, span.start - 1
    while i >= 0 and doc[i].lower_ in _IN_ROW:
        i -= 1
    word = doc[i].lower_ if i >= 0 else ""
    if word in ("week", "month") and doc[i - 1].lower_ in ("a", "per", "each", "every"):
        return True
    return word in _SETS or (word == "weekly" and i < span.start - 1)


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
    if span.start and span[0].is_title and span[-1].is_title and len(span) > 1 and _before(span) in _OPENING:
        return True  # the programme “This Week”
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
    if expression.part("word") == "today" and (_before(span) in _COPULAS and _AS_IT_IS(expression.following)):
        return True
    return span[0].text == "Today" and _before(span) == "usa"


def _nowadays(span: Span) -> bool:
    """“a method still used today”, “Today the quarter has many shops”: the present, and not one day of it."""
    token = span[-1]
    if len(span) > 1:
        return False
    if span.end < len(span.doc) and span.doc[span.end].lower_ in ("'s", "’s"):
        return _before(span) == "of" and _before(span, 2) in _MANY
    if token.dep in syntax.SUBJECT or not token.has_head() or token.head is token:
        return False
    above = next((above for above in syntax.ancestors(token, 6) if _predicate(above) is not None), None)
    verb = _predicate(above) if above is not None else None
    if above is None or verb is None:
        return False
    if above.lower_ in _LASTING and above.tag_ in ("VBN", "VBZ", "VBP"):
        return True
    present = verb.tag_ in ("VBZ", "VBP") or above.tag_ == "VBN"
    if present and any(child.lower_ == "still" for child in (*above.children, *verb.children)):
        return True
    subject = syntax.own_subject(above)
    if not _opens_clause(token) or verb.tag_ not in ("VBZ", "VBP") or above.lemma_ in _TOLD_TODAY:
        return False
    return subject is not None and subject.lower_ not in _SPEAKING and subject.i > token.i


def _predicate(token: Token) -> Token | None:
    """The verb of a clause by its head: itself, or the copula of “in *use*”, “the best *lamps*”."""
    return token if syntax.is_verb(token) else syntax.copula(token)


def _opens_clause(today: Token) -> bool:
    """“*Today*, lamps are …”, “but *today*, lamps are …”."""
    return bool(today.is_sent_start) or (today.i > 0 and today.nbor(-1).lower_ in ("but", "and"))


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
    "early_year": _counts,
    "spelled_year": _counts,
    "weekday": _weekday,
    "month": _month,
    "month_year": _month_year,
    "unit": _unit,
    "deictic_day": _deictic_day,
    "distance": _distance,
    "short_year": _short_year,
}
