"""What events ask of one casualty fact: what befell how many, when and where, and what its sentence says of it."""

import calendar
import datetime
import re
from dataclasses import dataclass

from factx.corpus import words
from factx.corpus.events import kinds
from factx.corpus.spelling import folded
from factx.facts import Casualty, Date

Days = tuple[int, int]

# A sum over many events: “since 2021”, “so far this year”, “together the two shocks”.
_SUM = re.compile(
    r"\bsince\s+(?:the\s+\w+\s+of\s+)?(?:(?:19|20)\d\d|Jan(?:uary|\.)?\s+1\b)"
    r"|\b(?:so far )?this year\b|\b(?:each|every|per) year\b|\bin recent (?:months|years)\b"
    r"|\btogether\b[^.;]{0,20}\b(?:the (?:two|three|four)|they)\b"
    r"|\bover the (?:past|last) (?:\w+ )?(?:years|decade)\b",
    re.IGNORECASE,
)
# Another event than the one that the article is about.
_OTHER = re.compile(
    r"\bseparate(?:ly)?\b|\bneighbou?ring\b|\bhours (?:earlier|later|before)\b|\belsewhere\b|\bin the whole of\b"
    r"|\b(?:second|another|similar) (?:\w+ )?(?:attack|strike|quake|shock|blast|bombing|raid|shooting|incident)\b"
    r"|\b(?:another|second) school\b"
    r"|\b(?:farther|further) (?:north|south|east|west|up|down)\b|\bacross the (?:border|country)\b|\bthe same day\b"
    r"|\b(?:its|their|of (?:its|their)) own\b|\bthe (?:next|following) (?:day|night|morning)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r"\b(?:second|another|new) (?:\w+ )?(?:attack|strike|quake|blast|bombing|raid)\b", re.IGNORECASE)
# What an outbreak has beside itself is another outbreak.
_ABROAD = re.compile(
    r"\bseparate\b|\bneighbou?ring\b|\bacross the border\b|\b(?:its|their|of (?:its|their)) own\b", re.IGNORECASE
)
# So even where no other place is named.
_APART = re.compile(
    r"\bseparate(?:ly)?\b|\bacross the country\b|\bin the whole of\b|\bcopycat\b|\bnationwide\b"
    r"|\bthe (?:next|following) (?:day|night|morning)\b",
    re.IGNORECASE,
)
# Said of those just told of: “They are not included in the toll of the ferry.”
_NOT_COUNTED = re.compile(
    r"\b(?:not|never|nor|n['’]t) (?:\w+ )?(?:part of|included in|counted (?:in|among|as)|among) (?:[\w'’-]+ ){0,4}?"
    r"(?:toll|dead|deaths|victims|figures?|count|number|total)\b",
    re.IGNORECASE,
)
# An accident on the side: “two divers drowned when their boat capsized”.
_ASIDE = re.compile(
    r"\bwhen (?:his|her|its|their|an?|another) (?:[\w-]+ ){0,3}"
    r"(?:capsized|crashed|collapsed|overturned|exploded|sank|derailed|plunged)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """One casualty fact, brought down to what events ask.

    Attributes:
        number: of the fact among all casualties.
        start: of its first character.
        line: where its paragraph begins.
        sentence: where its sentence begins.
        outcome: what befell them.
        best: the number to use; None where it counts nobody.
        plain: whether it is a toll by itself: counted, no part, no supposition, no denial.
        subset: a part of another.
        scope: as the fact has it.
        days: first and last day of its date; None where no day is known.
        own_date: its own sentence dates it.
        date: the ISO value and the last day's, as the fact has them.
        date_text: the words of its date.
        date_kinds: kinds of event that its date is said of: “Sunday's earthquake”.
        place: its words, and where they stand: clause, sentence, article, headline, dateline.
        country: of its place, where it is known.
        point: degrees north and east of its place, where they are known.
        hazards: kinds of event that its sentence names.
        names: rare words and words with a capital in its sentence, each as a number.
        aside: its sentence tells of an accident of their own.
        abroad: its sentence speaks of a neighbour's.
        other, apart, total: its sentence speaks of another place or event; of a separate one; of a sum over many.
        anchor: the event that it has already.
    """

    number: int
    start: int
    line: int
    sentence: int
    outcome: str
    best: int | None
    plain: bool
    subset: bool
    scope: str
    days: Days | None
    own_date: bool
    date: tuple[str, str | None] | None
    date_text: str
    date_kinds: frozenset[str]
    place: str
    place_from: str
    country: str
    point: tuple[float, float] | None
    hazards: frozenset[str]
    names: frozenset[int]
    aside: bool
    abroad: bool
    other: bool
    apart: bool
    total: bool
    anchor: str

    def __reduce__(self) -> tuple[type["Told"], tuple[object, ...]]:
        """A dataclass with slots pickles slowly by itself, and there are many of these."""
        return Told, tuple(getattr(self, name) for name in Told.__slots__)

    @property
    def own_days(self) -> Days | None:
        """Its days, where its own sentence dates it."""
        return self.days if self.own_date else None

    @property
    def own_place(self) -> str:
        """Its place, where its own sentence names it."""
        return self.place if self.place_from in ("clause", "sentence") else ""


def of_fact(fact: Casualty, number: int, text: str | None) -> Told:
    """A fact brought down; `text` is its article's, where it is known."""
    sentence = _sentence(fact, text)
    count, place = fact.count, fact.place
    return Told(
        number=number,
        start=fact.start_char,
        line=text.rfind("\n", 0, fact.start_char) + 1 if text is not None else -1,
        sentence=fact.sentence.start_char if fact.sentence is not None else -1,
        outcome=fact.outcome,
        best=count.best if count is not None else 1 if fact.kind == "named" else None,
        plain=fact.kind == "counted" and not (fact.subset or fact.negated or fact.hypothetical),
        subset=fact.subset,
        scope=fact.scope,
        days=days_of(fact.date),
        own_date=getattr(fact, "date_from", None) in (None, "clause", "sentence"),
        date=(fact.date.value, fact.date.value_end) if fact.date is not None and fact.date.value else None,
        date_text=" ".join(fact.date.text.split()) if fact.date is not None else "",
        date_kinds=kinds.kinds_behind(text, fact.date.end_char) if fact.date is not None else frozenset(),
        place=" ".join(place.text.split()) if place is not None else "",
        place_from=_place_from(fact),
        country=(getattr(place, "country", None) or "") if place is not None else "",
        point=_point(fact),
        hazards=kinds.hazards_of(sentence),
        names=words.names_of(f"{sentence}\n{_inherited(fact)}") | words.rare_of(sentence),
        aside=_ASIDE.search(sentence) is not None,
        apart=_APART.search(sentence) is not None or _is_not_counted(fact, text),
        abroad=_ABROAD.search(sentence) is not None,
        other=_OTHER.search(sentence) is not None,
        total=_SUM.search(sentence) is not None,
        anchor=fact.event or "",
    )


def days_of(date: Date | None) -> Days | None:
    """First and last day of a date, as ordinals.

    >>> days_of(Date(text="in May", start_char=0, end_char=6, value="2022-05", precision="month"))
    (738276, 738306)
    """
    if date is None or date.value is None:
        return None
    first, last = iso_days(date.value), iso_days(date.value_end or date.value)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def iso_days(value: str | None) -> Days | None:
    """The days of an ISO year, month or day; what follows a day is left out.

    >>> iso_days("2026-03-08T11:20:00Z"), iso_days("soon")
    ((739683, 739683), None)
    """
    try:
        year, month, day = (*[int(part) for part in (value or "")[:10].split("-")], None, None)[:3]
        if year is None:
            return None
        first, last = month or 1, month or 12
        end = day or calendar.monthrange(year, last)[1]
        return datetime.date(year, first, day or 1).toordinal(), datetime.date(year, last, end).toordinal()
    except ValueError:
        return None


def places_agree(one: str, other: str) -> bool:
    """Whether two names are of one place.

    >>> places_agree("MOSUL", "Mosul, Iraq"), places_agree("the Kagara district", "Kagara")
    (True, True)
    >>> places_agree("Peru", "Perth")
    False
    """
    shorter, longer = sorted((_parts(one), _parts(other)), key=len)
    return bool(shorter) and longer[: len(shorter)] == shorter


_LEVEL = re.compile(
    r"\b(?:the|state|province|region|district|township|city|town|village|county|prefecture|municipality|off|of)\b"
)


def _parts(place: str) -> list[str]:
    parts = (_LEVEL.sub(" ", " ".join(map(folded, part.split()))) for part in place.split(","))
    return [" ".join(part.split()) for part in parts if part.split()]


def place_key(place: str) -> str:
    """What two names of one place share at least: the words of their first part.

    >>> place_key("Kagara district, Nigeria")
    'kagara'
    """
    parts = _parts(place)
    return parts[0] if parts else ""


def second(title: str) -> bool:
    """Whether a headline tells of one more event: “Second strike hits clinic”.

    >>> second("Second strike hits clinic"), second("Toll rises")
    (True, False)
    """
    return _SECOND.search(title) is not None


def _sentence(fact: Casualty, text: str | None) -> str:
    if text is None or fact.sentence is None:
        return fact.text
    return text[fact.sentence.start_char : fact.sentence.end_char]


def _is_not_counted(fact: Casualty, text: str | None) -> bool:
    """Whether its paragraph goes on to say that these are not in the toll of another event."""
    if text is None:
        return False
    end = text.find("\n", fact.end_char)
    return _NOT_COUNTED.search(text, fact.end_char, end if end >= 0 else len(text)) is not None


def _inherited(fact: Casualty) -> str:
    """The place that the text gives it from somewhere else, but for a dateline or headline: those say little."""
    return fact.place.text if fact.place is not None and _place_from(fact) == "article" else ""


def _point(fact: Casualty) -> tuple[float, float] | None:
    place = fact.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _place_from(fact: Casualty) -> str:
    """The part of the article that names the place; older facts do not say: a dateline stands apart or in capitals."""
    place = fact.place
    if place is None:
        return ""
    told = getattr(place, "place_from", None) or getattr(fact, "place_from", None)
    if told:
        return str(told)
    inside = fact.sentence is None or fact.sentence.start_char <= place.start_char < fact.sentence.end_char
    return "dateline" if not inside or (place.text.isupper() and len(place.text) > 3) else "sentence"
