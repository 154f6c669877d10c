"""“a 53-year-old”, “$5 million”, “20,000-strong”, “flight 370”, “in 1991”, “2-1”: numerals that count nobody.

Each question looks only at the words around a numeral. What passes may still count things; that is for the extractor
to see.

>>> from functools import partial
>>> from factx.lexicon import load
>>> words = "aged 16 , was shot".split()
>>> excluded(words, 1, 1, 2, partial(load().words, "surroundings"), None)
True
"""

import re
from collections.abc import Callable, Sequence

from factx.annotate.numbers.numerals import read, value_at
from factx.lexicon.closed_classes import word_set

MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
)
_BEFORE_UNIT = word_set("more or straight consecutive full long short to calendar nautical us u.s. american metric")
_LIST_JOINTS = frozenset((",", "and"))
_OLDEST = 116
_TOTAL_REACH = 9
WordsOf = Callable[[str], frozenset[str]]
_PERIOD_LABELS = frozenset(("season", "week", "day", "year", "month"))
_AGE_BEFORE = frozenset(("aged", "age", "ages"))
_LIMITS = frozenset(("under", "over", "below", "above", "between", "aged"))
_YEAR_PREPOSITIONS = word_set("in since of by until during")
_ALSO_VERBS = word_set("may march mar")
_SUBJECTS = word_set("they it that who which")
_BEFORE_PRONOUN = word_set("this that which each any every the last first next good bad everyone some big no new old")
_AFTER_PRONOUN = word_set(". , that who which and is in to - ; of") | {""}
_AFTER_ONE = word_set("another 's ’s day time thing way side hand must should can needs might could would")
_TIMES = word_set("twice half times just about almost nearly exactly only")
_HYPHENS = frozenset("-‐‑–")
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")


def excluded(
    words: Sequence[str], start: int, core: int, end: int, words_of: WordsOf, glued: Sequence[bool] | None
) -> bool:
    """Whether the numeral in words `core` to `end` is an age, date, time, sum of money, measure, label or score.

    Args:
        words: the text in lower case.
        start: where the hedges before the numeral begin.
        core: where the numeral begins.
        end: where it ends, range included.
        words_of: the words of a class of the table `surroundings`.
        glued: per word, whether no blank follows it.
    """
    before = words[core - 1] if core else ""
    after = words[end] if end < len(words) else ""
    bare = end - core == 1 and words[core].isdigit()
    return (
        before in words_of("currency")
        or before in words_of("numbered")
        or (after in ("fewer", "less") and value_at(words, end + 1) != "than")
        or _is_measure(words, end, words_of("unit"))
        or (glued is not None and _is_hyphenated(words, core, end, glued))
        or (before in _PERIOD_LABELS and bare and len(words[core]) < 3)
        or _is_date(words, core, end, bare, words_of)
        or _is_age(words, start, core, end, words_of("age group"))
        or (bare and (_is_station(words, core, end) or _is_listed_age(words, core)))
        or (bare and before in ("(", "[") and after in (")", "]"))
        or (words[core] == "one" and end - core == 1 and _is_pronoun(words, core))
        or after in words_of("clock")
        or before == "/"
        or (after == "/" and bare)
    )


def excluded_vague(words: Sequence[str], start: int, end: int, words_of: WordsOf) -> bool:
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
    return after in words_of("unit") or after in ("time", "times", "where", "how", "what", "way", "ways", "-")


def _compares(words: Sequence[str], start: int) -> bool:
    """“twice **as** many died”, “**as** many homes **as** last year”; not “in the summer, **as** many people died”."""
    if start > 1 and words[start - 2] in _TIMES:
        return True
    return "as" in words[start + 1 : start + 8]


def _is_measure(words: Sequence[str], end: int, units: frozenset[str]) -> bool:
    """“12 months”, “80 km”, “5 billion pesos”, “3.5 percent”."""
    after = words[end] if end < len(words) else ""
    if after in _BEFORE_UNIT:
        end += 1 + (value_at(words, end + 1) in ("more", "so"))
        after = value_at(words, end)
    return (after in units and after not in ("per", "c")) or (after == "per" and value_at(words, end + 1) == "cent")


def _is_hyphenated(words: Sequence[str], core: int, end: int, glued: Sequence[bool]) -> bool:
    """“20,000-strong”, “53-year-old”, “six-week”, “RPG-7”, “Covid-19”; “100-odd” is a number."""
    if end + 1 < len(words) and words[end] in _HYPHENS and glued[end - 1] and glued[end] and words[end + 1] != "odd":
        return words[end + 1][:1].isalpha()
    return (
        core > 1
        and words[core - 1] in _HYPHENS
        and glued[core - 2]
        and glued[core - 1]
        and not words[core - 2][:1].isdigit()
    )


def _is_date(words: Sequence[str], core: int, end: int, bare: bool, words_of: WordsOf) -> bool:
    """“7 January”, “July 18”, “2 Oct 88”, “in 1991”, “1948 War”."""
    before = words[core - 1] if core else ""
    after = words[end] if end < len(words) else ""
    if not words[core][0].isdigit():
        return False
    if end > core + 1 and _YEAR.fullmatch(words[core]) and _YEAR.fullmatch(words[end - 1]):
        return after not in words_of("age group")  # “between 1970 and 1991, …”; not “1500 to 2000 people”
    if before in MONTHS and (before not in _ALSO_VERBS or core < 2 or words[core - 2] not in _SUBJECTS):
        return True
    if after in MONTHS and bare and int(words[core]) <= 31:
        return True
    if not bare or not _YEAR.fullmatch(words[core]) or _is_total(words, core, words_of("figure")):
        return False
    return (before == "," and core > 1) or before in _YEAR_PREPOSITIONS or after not in words_of("counted in years")


def _is_total(words: Sequence[str], core: int, figures: frozenset[str]) -> bool:
    """“bringing the total number of cases **to 1932**”; not “the number fell from 1990 **to 1995**”."""
    reached = core > 1 and words[core - 1] in ("to", "at") and words[core - 3] != "from"
    return reached and not figures.isdisjoint(words[max(0, core - _TOTAL_REACH) : core - 1])


def _is_age(words: Sequence[str], start: int, core: int, end: int, people: frozenset[str]) -> bool:
    """“aged 50 and 46”, “children under five”, “, 58 ,”, “age of 54”, “between 15 and 29 years of age”."""
    before = words[core - 1] if core else ""
    after = words[end] if end < len(words) else ""
    if before == "of" and core > 1 and words[core - 2] in _AGE_BEFORE:
        return True
    if before in ("and", "or", ",", "between", "to", "from") and any(
        word in _AGE_BEFORE for word in words[max(0, core - 5) : core]
    ):
        return after not in people
    if words[start] in _LIMITS and start > 0 and words[start - 1] in people | _AGE_BEFORE:
        return after not in people
    if before == "," and after == "," and end - core == 1 and words[core].isdigit() and int(words[core]) < _OLDEST:
        # “Amina, 58, died” – but “12, 15, and 20 people” is a list
        near = words[end + 1 : end + 3]
        return not any(word[0].isdigit() for word in near)
    return (
        before == ","
        and after in ("and", ".", ";")
        and end - core == 1
        and start == core > 1
        and words[core].isdigit()
        and 10 < int(words[core]) < 100
        and not words[core - 2][0].isdigit()
    )


def _is_station(words: Sequence[str], core: int, end: int) -> bool:
    """“police told **13** News two people were hurt”, “Action News **5**”, “**10** On Your Side”."""
    after = words[end] if end < len(words) else ""
    if after in ("news", "eyewitness", "investigates") or list(words[end : end + 3]) == ["on", "your", "side"]:
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
