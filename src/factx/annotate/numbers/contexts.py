"""“a 53-year-old”, “$5 million”, “20,000-strong”, “flight 370”, “in 1991”, “2-1”: numerals that count nobody.

Each question looks only at the words around a numeral. What passes may still count things; that is for the extractor
to see.

>>> words = "aged 16 , was shot".split()
>>> excluded(words, 1, 1, 2, None)
True
"""

import re
from collections.abc import Sequence

from factx.annotate.numbers.numerals import read, value_at
from factx.lexicon.closed_classes import word_set

_TIME = (
    "second seconds minute minutes hour hours day days week weeks weekend month months year years decade decades "
    "century centuries yr yrs fortnight night nights morning mornings afternoon afternoons "
    "evening evenings"
)
_LENGTH = (
    "km kms kilometer kilometers kilometre kilometres mile miles meter meters metre metres m ft foot feet inch "
    "inches cm mm yard yards acre acres hectare hectares square cubic knots mph kph km/h"
)
_WEIGHT = (
    "kg kgs kilo kilos kilogram kilograms gram grams ton tons tonne tonnes pound pounds lb lbs ounce ounces liter "
    "liters litre litres barrel barrels gallons megawatts mw"
)
_MONEY = (
    "dollar dollars euro euros peso pesos rupee rupees yuan yen pounds franc francs cents rubles roubles usd eur "
    "naira shillings dirhams dinars riyals taka"
)
_SHARES = "% percent pct degrees degree point points pc per celsius fahrenheit c"
UNITS = frozenset(f"{_TIME} {_LENGTH} {_WEIGHT} {_MONEY} {_SHARES}".split())
_CURRENCIES = word_set("$ € £ ¥ ₹ us$ usd rs rs. ₦ rm au$ c$ a$ hk$ s$ nt$ ₱ ₽ eur ₩ ₺ r$ tk")
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
)
_CLOCK = word_set("am pm a.m. p.m. a.m p.m o'clock o’clock hrs gmt utc est noon midnight")
_LABELS = word_set(
    "no. nos. flight route highway article chapter resolution section act page pages paragraph room boeing "
    "airbus lot bus channel number numbers articles line terminal gate platform interstate apartment apt flat "
    "suite phase stage class grade grades group unit district ward sector block zone level category type model "
    "version volume issue episode round game matchday lap lane exit junction tier appendix annex figure table "
    "clause rule law decree order item step part psalm verse covid sars h1n1 mig sukhoi su tu an il apollo ak "
    "rpg f mh g top aged age ages # № turned turns turning aging born brigade battalion regiment division "
    "precinct sub-section fox nbc abc cbs pbs itv tv ktv"
)
_BEFORE_UNIT = word_set("more or straight consecutive full long short to calendar nautical us u.s. american metric")
_LIST_JOINTS = frozenset((",", "and"))
_OLDEST = 116
_STATIONS = frozenset(("news", "investigates", "eyewitness"))
_PERIOD_LABELS = frozenset(("season", "week", "day", "year", "month"))
_AGE_BEFORE = frozenset(("aged", "age", "ages"))
_PEOPLE = word_set(
    "children child kids people men women boys girls those anyone youths minors adults persons youngsters teenagers "
    "all someone residents patients infants"
)
_LIMITS = frozenset(("under", "over", "below", "above", "between", "aged"))
_YEAR_PREPOSITIONS = word_set("in since of by until during")
# A bare 2015 before these counts them; before anything else it is a year.
_COUNTED = _PEOPLE | word_set(
    "deaths dead casualties prisoners civilians soldiers were have killed injured wounded arrests cases migrants "
    "refugees detainees"
)
_ALSO_VERBS = word_set("may march mar")
_SUBJECTS = word_set("they it that who which")
_BEFORE_PRONOUN = word_set("this that which each any every the last first next good bad everyone some big no new old")
_AFTER_PRONOUN = word_set(". , that who which and is in to - ; of") | {""}
_AFTER_ONE = word_set("another 's ’s day time thing way side hand must should can needs might could would")
_LIFE = word_set("died dies retired married divorced born")
_NO_NOUNS = word_set("was is has as its this his does")
_TIMES = word_set("twice half times just about almost nearly exactly only")
_TOTALS = word_set("total toll tally number count figure")
_TOTAL_REACH = 9
_HYPHENS = frozenset("-‐‑–")
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_ZERO_LED = re.compile(r"0\d+")


def excluded(words: Sequence[str], start: int, core: int, end: int, glued: Sequence[bool] | None) -> bool:
    """Whether the numeral in words `core` to `end` is an age, date, time, sum of money, measure, label or score.

    Args:
        words: the text in lower case.
        start: where the hedges before the numeral begin.
        core: where the numeral begins.
        end: where it ends, range included.
        glued: per word, whether no blank follows it.
    """
    before = words[core - 1] if core else ""
    after = words[end] if end < len(words) else ""
    bare = end - core == 1 and words[core].isdigit()
    return (
        (core > 0 and before in _CURRENCIES)
        or _ZERO_LED.fullmatch(words[core]) is not None
        or _is_measure(words, end)
        or (bool(glued) and _is_hyphenated(words, core, end, glued))
        or before in _LABELS
        or (after in ("fewer", "less") and value_at(words, end + 1) != "than")
        or (before in _PERIOD_LABELS and bare and len(words[core]) < 3)
        or _is_date(words, core, end, bare)
        or _is_age(words, start, core, end)
        or (bare and (_is_station(words, core, end) or _is_listed_age(words, core)))
        or (bare and before in ("(", "[") and after in (")", "]"))
        or (words[core] == "one" and end - core == 1 and _is_pronoun(words, core))
        or after in _CLOCK
        or (before == "/" or (after == "/" and bare))
        or (before == "at" and core > 1 and words[core - 2] in _LIFE and bare)
    )


def excluded_vague(words: Sequence[str], start: int, end: int) -> bool:
    """“no longer”, “some time”, “many years”, “another day”, “several times”: quantities of no persons."""
    after = words[end] if end < len(words) else ""
    if start > 0 and (words[start - 1] in ("how", "so", "too", "twice") or words[start] in ("so", "too")):
        return True
    if start > 0 and words[start - 1] == "as" and _compares(words, start):
        return True
    if words[start] == "another" and start > 0 and words[start - 1] == "one":
        return True
    if words[start] == "both" and "and" in words[end : end + 6]:
        return True
    if words[start] == "no" and after in ("longer", "doubt", "matter", "sooner", ".", ",", "way", "wonder", "stranger"):
        return True
    return after in UNITS or after in ("time", "times", "where", "how", "what", "way", "ways", "-")


def _compares(words: Sequence[str], start: int) -> bool:
    """“twice **as** many died”, “**as** many homes **as** last year”; not “in the summer, **as** many people died”."""
    if start > 1 and words[start - 2] in _TIMES:
        return True
    return "as" in words[start + 1 : start + 8]


def _is_measure(words: Sequence[str], end: int) -> bool:
    """“12 months”, “80 km”, “5 billion pesos”, “3.5 percent”."""
    after = words[end] if end < len(words) else ""
    if after in _BEFORE_UNIT:
        after = words[end + 1] if end + 1 < len(words) else ""
        if after in ("more", "so"):
            after = words[end + 2] if end + 2 < len(words) else ""
    return (
        (after in UNITS and after not in ("per", "c", "m"))
        or (after == "per" and end + 1 < len(words) and words[end + 1] == "cent")
        or after == "m"
    )


def _is_hyphenated(words: Sequence[str], core: int, end: int, glued: Sequence[bool] | None) -> bool:
    """“20,000-strong”, “53-year-old”, “six-week”, “RPG-7”, “Covid-19”; “100-odd” is a number."""
    if glued is None:
        return False
    if end + 1 < len(words) and words[end] in _HYPHENS and glued[end - 1] and glued[end] and words[end + 1] != "odd":
        return words[end + 1][:1].isalpha()
    return (
        core > 1
        and words[core - 1] in _HYPHENS
        and glued[core - 2]
        and glued[core - 1]
        and not words[core - 2][:1].isdigit()
    )


def _is_date(words: Sequence[str], core: int, end: int, bare: bool) -> bool:
    """“7 January”, “July 18”, “2 Oct 88”, “in 1991”, “1948 War”."""
    before = words[core - 1] if core else ""
    after = words[end] if end < len(words) else ""
    if not words[core][0].isdigit():
        return False
    if end > core + 1 and _YEAR.fullmatch(words[core]) and _YEAR.fullmatch(words[end - 1]):
        plural = after.endswith("s") and after not in _NO_NOUNS
        return not (plural or after in _PEOPLE)  # “between 1970 and 1991, …”; not “1500 to 2000 miners”
    if before in MONTHS and (before not in _ALSO_VERBS or core < 2 or words[core - 2] not in _SUBJECTS):
        return True
    if after in MONTHS and bare and int(words[core]) <= 31:
        following = words[end + 1] if end + 1 < len(words) else ""
        return not (after in _ALSO_VERBS and following in ("have", "be", "to", "through"))
    if not bare or not _YEAR.fullmatch(words[core]) or _is_total(words, core):
        return False
    return (before == "," and core > 1) or before in _YEAR_PREPOSITIONS or after not in _COUNTED


def _is_total(words: Sequence[str], core: int) -> bool:
    """“bringing the total number of cases **to 1932**”; not “the number fell from 1990 **to 1995**”."""
    if core < 2 or words[core - 1] not in ("to", "at"):
        return False
    return words[core - 3] != "from" and any(word in _TOTALS for word in words[max(0, core - _TOTAL_REACH) : core - 1])


def _is_age(words: Sequence[str], start: int, core: int, end: int) -> bool:
    """“aged 50 and 46”, “children under five”, “, 58 ,”, “age of 54”, “between 15 and 29 years of age”."""
    before = words[core - 1] if core else ""
    after = words[end] if end < len(words) else ""
    if before == "of" and core > 1 and words[core - 2] in _AGE_BEFORE:
        return True
    if before in ("and", "or", ",", "between", "to", "from") and any(
        word in _AGE_BEFORE for word in words[max(0, core - 5) : core]
    ):
        return after not in _PEOPLE
    first = words[start]
    if (
        first in _LIMITS
        and start > 0
        and (words[start - 1] in _PEOPLE or words[start - 1] in ("aged", "age", "the", "ages"))
    ):
        return after not in _PEOPLE
    if before == "," and after == "," and end - core == 1 and words[core].isdigit() and int(words[core]) < _OLDEST:
        # “Amina, 58, died” – but “12, 15, and 20 people” is a list
        near = words[end + 1 : end + 3]
        return not any(word[0].isdigit() for word in near)
    return (
        before == ","
        and after in ("and", ".", ";")
        and core > 1
        and words[core].isdigit()
        and 10 < int(words[core]) < 100
        and not words[core - 2][0].isdigit()
        and end - core == 1
        and start == core
    )


def _is_station(words: Sequence[str], core: int, end: int) -> bool:
    """“police told **13** News two people were hurt”, “Action News **5**”, “**10** On Your Side”."""
    after = words[end] if end < len(words) else ""
    if after in _STATIONS or list(words[end : end + 3]) == ["on", "your", "side"]:
        return True
    return core > 1 and words[core - 1] == "news" and words[core - 2] not in ("good", "bad", "the", "breaking")


_LONGEST_LIST = 60  # words of a list of ages: longer ones are tables


def _is_listed_age(words: Sequence[str], core: int) -> bool:
    """“Two men, **25** and **30**, were shot”: behind a counted noun, as many numerals as it counts."""
    first, farthest = core, max(core - _LONGEST_LIST, 3)
    while (
        first > farthest and words[first - 1] in _LIST_JOINTS and words[first - 2 - (words[first - 2] == ",")].isdigit()
    ):
        first -= 2 + (words[first - 2] == ",")
    if first and words[first - 1] in _AGE_BEFORE:
        return True
    if first < 3 or words[first - 1] != "," or not words[first - 2].isalpha():
        return False
    ages, index = 0, first
    while index < min(len(words), core + _LONGEST_LIST) and words[index].isdigit() and int(words[index]) < _OLDEST:
        ages += 1
        index += 1
        while value_at(words, index) in _LIST_JOINTS and value_at(words, index + 1) in _LIST_JOINTS:
            index += 1
        index += value_at(words, index) in _LIST_JOINTS
    counted = [read(words, near) for near in range(max(0, first - 5), first - 2)]
    return ages > 1 and any(numeral is not None and numeral.value == ages for numeral in counted)


def _is_pronoun(words: Sequence[str], core: int) -> bool:
    """“this one”, “one another”, “one day”, “one ’s own”; “one of them” and “one was killed” are numbers."""
    before = words[core - 1] if core else ""
    after = words[core + 1] if core + 1 < len(words) else ""
    if before in ("that", "which") and after == "of":
        return False  # “says that **one of** those killed was a boy”
    if before in ("loved", "beloved"):
        return True
    if before in _BEFORE_PRONOUN:
        return after in _AFTER_PRONOUN
    return after in _AFTER_ONE
